//! How far the next rating is, as the main point says it, against the table of margins and the questions' own counts.

use assize_analysis::{Margins, agreement, margins, units};
use assize_compose::Uncertainty;
use assize_diag::{Diagnostics, MemoryFiles, Sources};
use assize_disclose::{Audience, internal};
use assize_framework::Library;
use assize_report::{Cell, MainPoint, Report, Row, Section, Table};
use assize_scoring::{AdmitOptions, Admitted, Scorecard, admit};
use assize_testing::{carried_with_record, recorded, scored};

/// "If 2 cases were judged sufficient instead of insufficient in 4.2.3 (14 of 24 now), the overall rating would be good": the number and the counts,
/// against their rows.
fn fault(point: &MainPoint, report: &Report, margins: &Section) -> Option<String> {
    let cell = |table: &Table, row: &Row, id: &str| table.cell(row, id).map(Cell::words).unwrap_or_default().to_owned();
    let clauses: Vec<&str> = point.text.split("; ").collect();
    if clauses.len() != point.figures.len() {
        return Some(format!("a clause a figure: {}", point.text));
    }
    for (place, figure) in point.figures.iter().enumerate() {
        let found = margins.tables().find_map(|table| Some((table, table.about(figure)?)));
        let Some((table, row)) = found else { return Some(format!("{figure} is in no table")) };
        let ends = ["up_least", "up_most"].map(|id| cell(table, row, id));
        let many = if ends[0] == ends[1] { ends[0].clone() } else { format!("{} to {}", ends[0], ends[1]) };
        let (_, clause) = clauses[place].split_once(' ').unwrap_or_default();
        if !clause.starts_with(&format!("{many} ")) {
            return Some(format!("{figure} takes {many}: {}", point.text));
        }
        let Some((_, rest)) = clause.split_once(" insufficient in ") else { continue };
        let Some((rest, _)) = rest.split_once(", ") else { return Some(format!("no rating: {}", point.text)) };
        let (id, now) = rest.split_once(" (").unwrap_or((rest, ""));
        let question = report.tables().filter(|table| table.name == "questions").find_map(|table| {
            let row = table.rows.iter().find(|row| table.cell(row, "id").is_some_and(|cell| cell.words() == id))?;
            table.cell(row, "share")?.share()
        });
        let counts = question.and_then(|share| share.n.zip(share.of));
        if counts.is_none_or(|(n, of)| now != format!("{n} of {of} now)")) {
            return Some(format!("{id} has {counts:?}: {}", point.text));
        }
    }
    None
}

/// An example and its tables, scored, with what would move its ratings.
fn with_example<T>(files: &[(&str, &str)], look: impl FnOnce(&Admitted<'_>, &Scorecard<'_>, &Margins) -> T) -> T {
    let (mut sources, library, _): (Sources, Library, _) = carried_with_record();
    let (files, mut diagnostics) = (MemoryFiles::new(files.iter().copied()), Diagnostics::new());
    let inspection = recorded(&files, &library, &mut sources);
    let framework = &library.frameworks[&inspection.framework];
    let options = AdmitOptions::default();
    let admitted = admit(&inspection, framework, &library, options, &mut diagnostics).expect("the example fits");
    let card = scored(&admitted);
    look(&admitted, &card, &margins(&card, &units(&admitted)))
}

#[test]
fn the_nearest_rating_is_as_far_as_its_row_says() {
    let record = include_str!("../../../../examples/synthetic-crc-2019/inspection.toml");
    let tables = [
        ("cases.csv", include_str!("../../../../examples/synthetic-crc-2019/cases.csv")),
        ("unpaid-work.csv", include_str!("../../../../examples/synthetic-crc-2019/unpaid-work.csv")),
        ("resettlement.csv", include_str!("../../../../examples/synthetic-crc-2019/resettlement.csv")),
    ];
    // Without what was entered there is no overall rating, and a node is the nearest.
    let bare: String = record.split("\n[entered]").next().unwrap_or_default().to_owned();
    for (text, of_overall) in [(record, true), (bare.as_str(), false)] {
        let files = [&[("record.toml", text)], tables.as_slice()].concat();
        with_example(&files, |_, card, found| {
            let report = assize_compose::scorecard(internal(std::slice::from_ref(card)), Uncertainty::default());
            let cards = std::slice::from_ref(card);
            let mut points = assize_compose::nearest(cards, std::slice::from_ref(found));
            let sections = assize_compose::margins(Audience::Internal, cards, std::slice::from_ref(found));
            let section = sections[0].as_ref().expect("there are margins");
            assert_eq!(points.len(), 1);
            assert_eq!(points[0].figures[0].ends_with("/overall"), of_overall, "{points:?}");
            assert_eq!(fault(&points[0], &report, section), None);
            // One more is found.
            let words: Vec<&str> = points[0].text.splitn(3, ' ').collect();
            let more = words[1].parse::<u64>().expect("a number stands second") + 1;
            points[0].text = format!("{} {more} {}", words[0], words[2]);
            assert!(fault(&points[0], &report, section).is_some());
        });
    }
}

/// The coefficients of the main point are those of the row of all others.
#[test]
fn the_coefficients_are_those_of_the_table() {
    let record = include_str!("../../../../examples/synthetic-second-readings/inspection.toml");
    let cases = include_str!("../../../../examples/synthetic-second-readings/cases.csv");
    let (mut sources, library, _) = carried_with_record();
    let (files, mut diagnostics) =
        (MemoryFiles::new([("record.toml", record), ("cases.csv", cases)]), Diagnostics::new());
    let inspection = recorded(&files, &library, &mut sources);
    let framework = &library.frameworks[&inspection.framework];
    let options = AdmitOptions { every_reading: true, ..AdmitOptions::default() };
    let admitted = admit(&inspection, framework, &library, options, &mut diagnostics).expect("the example fits");
    let report = assize_compose::agreement(&[agreement(&admitted)]);
    let point = report.main_points.iter().find(|point| point.text.starts_with("Beyond chance: ")).expect("it is said");
    let table = report.tables().find(|table| table.name == "pairs").expect("there are pairs");
    let row = table.rows.last().expect("the last row is of all others");
    for (id, word) in [("kappa", "kappa"), ("ac1", "AC1")] {
        let shown = table.cell(row, id).map(Cell::words).unwrap_or_default();
        let shown = shown.split(' ').next().unwrap_or_default();
        assert!(!shown.is_empty() && point.text.contains(&format!("{word} {shown}")), "{id} {shown}: {}", point.text);
    }
}
