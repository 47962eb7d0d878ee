//! A made-up report of about 200 printed pages (206 of A4 as Chromium 156 prints it), laid out as a web page again and again: `cargo run --release -p assize-writers --example long -- FOLDER TURNS`
//! puts the document and the page there, and prints how long each turn took, in milliseconds: reading the document from JSON, laying it out.

#![allow(clippy::print_stdout, reason = "an example for measurements: times are its result")]
#![allow(clippy::float_arithmetic, reason = "times, not figures")]

use std::path::PathBuf;
use std::time::Instant;

use assize_report::chart::Chart;
use assize_report::{
    Audience, Block, Cell, Column, Derivation, Grid, GridGroup, KeyFigure, Kind, Limit, Rated, Report, Section, Share,
    Table,
};
use assize_writer::Options;

const GALLERY: &str = include_str!("../../chart/tests/data/gallery.json");
/// Bodies, each with a section of about six pages.
const BODIES: usize = 34;
/// Rows of a table.
const ROWS: usize = 24;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name a folder")?);
    let turns: usize = arguments.next().and_then(|turns| turns.to_str()?.parse().ok()).ok_or("say how many turns")?;
    let document = serde_json::to_vec(&report()?)?;
    let html = assize_writers::builtin().into_iter().find(|writer| writer.about().name == "html").ok_or("no html")?;
    put(&folder, "long.json", &document)?;
    for turn in 0..turns {
        let start = Instant::now();
        let report: Report = serde_json::from_slice(&document)?;
        let read = start.elapsed();
        let written = html.write(&report, &Options::default()).map_err(|refusal| format!("{refusal:?}"))?;
        let whole = start.elapsed();
        println!("{:.2} {:.2}", read.as_secs_f64() * 1000.0, (whole - read).as_secs_f64() * 1000.0);
        if turn == 0 {
            put(&folder, "long.html", &written.files.first().ok_or("no page")?.contents)?;
        }
    }
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "an example: what it writes may be half written, and is written again")]
fn put(folder: &std::path::Path, name: &str, contents: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(name), contents)
}

fn report() -> Result<Report, serde_json::Error> {
    let charts: Vec<Chart> = serde_json::from_str(GALLERY)?;
    let mut report = Report::new(Kind::Scorecard, Audience::Internal, "Synthetic: a long report");
    report.notices = vec!["Synthetic: no body named here exists.".into()];
    report.sections = (1..=BODIES).map(|body| section(body, &charts)).collect();
    report.derivations = figures_of(&report.sections).map(derivation).collect();
    Ok(report)
}

fn section(body: usize, charts: &[Chart]) -> Section {
    let text = "The sample was drawn from all cases that began in six months; where a case could not be read it was replaced by the next of its stratum. ";
    let mut blocks = vec![
        Block::Paragraph { text: text.repeat(4) },
        Block::KeyFigures {
            figures: (0..4)
                .map(|place| KeyFigure {
                    label: format!("Key figure {place}"),
                    figure: figure(body, 900 + place).into(),
                    note: "72 of 104 cases".into(),
                })
                .collect(),
        },
        Block::Grid(grid(body)),
        Block::Table(table(body, 0)),
        Block::Table(table(body, 1)),
    ];
    for place in [0, 1, 2, 5] {
        // The charts of the gallery, with names of their own.
        let chart = charts[(body + place) % charts.len()].clone();
        let id = format!("{}-{body}", chart.id);
        let mut table = chart.table.with_id(format!("{id}-table"));
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::Share(share) = cell {
                share.figure = share.figure.as_ref().map(|name| format!("{name}-{body}"));
            }
        }
        blocks.push(Block::Chart(Chart { id, table, ..chart }));
    }
    blocks.push(Block::List { points: vec![text.to_owned(); 3] });
    Section { id: format!("body-{body}"), title: format!("Synthetic body {body}"), blocks, sections: vec![] }
}

fn figure(body: usize, place: usize) -> Share {
    let (met, of) = (60 + (body as u64 * 7 + place as u64 * 3) % 80, 146);
    let figure = Some(format!("synthetic-{body}/2018-crc/{place}"));
    Share { figure, n: Some(met), of: Some(of), text: format!("{met} of {of}"), ..Share::default() }
}

fn table(body: usize, which: usize) -> Table {
    let title = format!("Questions of part {which}");
    let mut table = Table::new("questions", title).with_id(format!("table-{body}-{which}")).columns([
        Column::text("question", "Question"),
        Column::share("figure", "Figure"),
        Column::share("share", "Share"),
        Column::rating("rating", "Rating"),
    ]);
    let limit = |value| Some(Limit { n: None, of: None, value, open: false });
    let share = Share {
        value: Some(61.0),
        low: limit(58.0),
        high: limit(64.0),
        edges: vec![50.0, 65.0, 80.0],
        text: "61% (89 of 146)".into(),
        ..Share::default()
    };
    let good = Rated { rating: Some("good".into()), step: Some([2, 4]), text: "Good".into(), ..Rated::default() };
    for place in 0..ROWS {
        let title = format!("{which}.{place} Does the work focus sufficiently on keeping other people safe?");
        if place.is_multiple_of(8) {
            table.group(title);
        } else {
            let figure = figure(body, which * ROWS + place);
            table.row(vec![Cell::text(title), figure.into(), share.clone().into(), good.clone().into()]);
        }
    }
    table.note("Made up.");
    table
}

fn grid(body: usize) -> Grid {
    let ratings = ["Inadequate", "Requires improvement", "Good", "Outstanding"];
    let one = |place: usize| {
        let step = (body + place) % 4;
        let rating = Rated { text: ratings[step].into(), step: Some([step, 4]), ..Rated::default() };
        (format!("{place} Standard"), rating)
    };
    let groups = vec![GridGroup { title: "Standards".into(), boxes: (1..=10).map(one).collect() }];
    Grid { id: format!("grid-{body}"), title: "Ratings".into(), groups }
}

fn figures_of(sections: &[Section]) -> impl Iterator<Item = String> {
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let cells = tables.flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    cells.filter_map(|cell| cell.figure().map(str::to_owned))
}

fn derivation(figure: String) -> Derivation {
    let steps = ["Counted over 146 cases.", "Those that could not be judged are left out.", "Rounded half up."];
    Derivation { figure, steps: steps.map(str::to_owned).to_vec() }
}
