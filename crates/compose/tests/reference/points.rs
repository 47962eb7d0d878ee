//! Main points say what the figures say that they name: on every record that the program carries, and on the random pairs.

use std::collections::BTreeSet;

use assize_compose::Uncertainty;
use assize_diag::{Diagnostics, MemoryFiles, Sources};
use assize_disclose::internal;
use assize_framework::builtin::{RECORDS, texts};
use assize_intake::{Context, parse_record};
use assize_report::{Cell, MainPoint, Report, Row, Table};
use assize_scoring::{AdmitOptions, TallyOptions, admit, score, tally};

/// What a main point says that its figures do not.
pub(crate) fn fault(report: &Report) -> Option<String> {
    report.main_points.iter().find_map(|point| fault_of(report, point))
}

fn fault_of(report: &Report, point: &MainPoint) -> Option<String> {
    let mut text = point.text.clone();
    let mut allowed = counts(report);
    for name in &point.figures {
        let rows: Vec<(&Table, &Row)> = report
            .tables()
            .filter(|table| ["ratings", "questions", "words"].contains(&table.name.as_str()))
            .filter_map(|table| Some((table, table.about(name)?)))
            .collect();
        let Some((table, row)) = rows.first() else { return Some(format!("{name} is in no table: {}", point.text)) };
        let cell = |id: &str| table.cell(row, id).map(Cell::words).unwrap_or_default();
        let shown = [cell("share"), cell("rating"), cell("words"), cell("printed")];
        let lower = point.text.to_lowercase();
        let is_said = shown.iter().any(|said| !said.is_empty() && lower.contains(&said.to_lowercase()));
        let is_total = name.ends_with("/overall") && lower.contains(cell("points"));
        if !is_said && !is_total {
            return Some(format!("{name} is {shown:?}: {}", point.text));
        }
        allowed.extend(row.cells.iter().flat_map(|cell| numbers(cell.words())));
        if let Some(Cell::Points(points)) = table.cell(row, "points") {
            allowed.extend(points.of.map(|most| most.to_string()));
        }
        if let Some(share) = table.cell(row, "share").and_then(Cell::share) {
            allowed.extend(share.n.into_iter().chain(share.of).map(|number| number.to_string()));
        }
        // Titles have numbers of their own.
        text = text.replace(cell("title"), "");
    }
    let told = point.figures.is_empty();
    numbers(&text).find(|number| !told && !allowed.contains(number)).map(|number| format!("{number}: {}", point.text))
}

/// How many rows have each rating and how many there are, the edges of totals, and the most points there can be.
fn counts(report: &Report) -> BTreeSet<String> {
    let mut allowed: BTreeSet<usize> = BTreeSet::new();
    for table in report.tables().filter(|table| table.name == "ratings") {
        let rated: Vec<&str> =
            table.rows.iter().filter_map(|row| table.cell(row, "rating")?.rated()?.rating.as_deref()).collect();
        allowed.extend((0..=table.rows.len() + 1).filter(|count| *count <= rated.len()));
    }
    let known = report.tables().filter(|table| table.name == "questions").flat_map(|table| {
        let is_known = |row: &&Row| {
            let cell = |id: &str| table.cell(row, id);
            cell("share").and_then(Cell::share).is_some_and(|share| share.value.is_some())
                && cell("scored").is_some_and(|scored| scored.words() == "true")
                && cell("entered").is_some_and(|entered| entered.words().is_empty())
        };
        table.rows.iter().filter(is_known).filter_map(|row| row.figure.as_deref())
    });
    allowed.insert(known.collect::<BTreeSet<_>>().len());
    for framework in &report.frameworks {
        for band in &framework.overall {
            let most = framework.ratings.last().map_or(0, |best| best.points);
            allowed.extend(band.edges.iter().chain([&(band.standards as u64 * most)]).map(|edge| *edge as usize));
            allowed.extend(0..=band.standards);
        }
    }
    allowed.iter().map(ToString::to_string).collect()
}

fn numbers(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty()).map(str::to_owned)
}

#[test]
fn main_points_of_every_record_say_what_its_figures_say() {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let texts = texts(&mut sources);
    let library = assize_framework::load(&texts, &sources, &mut diagnostics);
    let files = MemoryFiles::new(std::iter::empty::<(String, String)>());
    let mut with_points = 0;
    for (name, text) in RECORDS {
        let mut context = Context {
            files: &files,
            providers: &library.providers,
            sources: &mut sources,
            diagnostics: &mut diagnostics,
        };
        let source = context.sources.add_carried(*name, *text);
        let inspection = parse_record(source, None, &mut context).unwrap_or_else(|| panic!("{name} is sound"));
        let framework = &library.frameworks[&inspection.framework];
        let admitted = admit(&inspection, framework, &library, AdmitOptions::default(), &mut diagnostics)
            .unwrap_or_else(|| panic!("{name} fits"));
        let card = score(&admitted, tally(&admitted, &TallyOptions { by: Vec::new(), threads: 1 }), None);
        let report = assize_compose::scorecard(internal([card].as_slice()), Uncertainty::default());
        assert_eq!(fault(&report), None, "{name}");
        assert!(report.main_points.len() <= 6, "{name}: {:?}", report.main_points);
        with_points += usize::from(!report.main_points.is_empty());
    }
    assert!(with_points > 60, "{with_points}");
}
