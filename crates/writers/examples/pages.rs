//! Lays documents made for that out as web pages, to be looked at and tried in a browser: `cargo run -p assize-writers --example pages -- FOLDER`.

use std::path::Path;

use assize_report::{Audience, Block, Chart, Derivation, Kind, Report, Section, golden};
use assize_writer::{Options, Writer};

/// One of each form of chart and more, with the data of a real report's size.
const GALLERY: &str = include_str!("../../chart/tests/data/gallery.json");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name the folder that the pages are to be put into")?;
    let html = assize_writers::builtin().into_iter().find(|writer| writer.about().name == "html").ok_or("no html")?;
    let documents = [
        ("everything", golden::everything()),
        ("hostile", golden::hostile()),
        ("bare", golden::bare()),
        ("gallery", gallery()?),
    ];
    for (name, report) in documents {
        put(Path::new(&folder), name, &report, html.as_ref())?;
    }
    Ok(())
}

/// The page, and the document that it shows.
#[allow(clippy::disallowed_methods, reason = "an example: what it writes may be half written, and is written again")]
fn put(folder: &Path, name: &str, report: &Report, html: &dyn Writer) -> Result<(), Box<dyn std::error::Error>> {
    let written = html.write(report, &Options::default()).map_err(|refusal| format!("{refusal:?}"))?;
    let page = written.files.first().ok_or("no page")?;
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(format!("{name}.html")), &page.contents)?;
    std::fs::write(folder.join(format!("{name}.json")), serde_json::to_vec(report)?)?;
    Ok(())
}

fn gallery() -> Result<Report, serde_json::Error> {
    let charts: Vec<Chart> = serde_json::from_str(GALLERY)?;
    let section = |chart: Chart| Section {
        id: format!("section-{}", chart.id),
        title: chart.id.replace('-', " "),
        blocks: vec![Block::Chart(chart)],
        sections: vec![],
    };
    let mut report = Report::new(Kind::Scorecard, Audience::Internal, "Synthetic: charts of every form");
    report.notices = vec!["Synthetic: no body named here exists.".into()];
    report.derivations = charts.iter().take(2).flat_map(figures_of).map(derivation).collect();
    report.sections = charts.into_iter().map(section).collect();
    Ok(report)
}

fn figures_of(chart: &Chart) -> Vec<String> {
    let cells = chart.table.rows.iter().flat_map(|row| &row.cells);
    cells.filter_map(|cell| cell.figure().map(str::to_owned)).collect()
}

fn derivation(figure: String) -> Derivation {
    let steps = [
        "Made up: 146 cases were assessed, and 5 answers are not known.",
        "109 were judged sufficient and 37 insufficient: 109 of 146.",
        "Rounded half up to a whole per cent.",
    ];
    Derivation { figure, steps: steps.map(str::to_owned).to_vec() }
}
