use assize_report::Report;
use assize_writer::{Options, Writer};

use super::columns::COLUMNS;
use super::{Csv, OTHERS};
use crate::builtin;
use crate::example::report;

fn write(report: &Report) -> String {
    let written = Csv.write(report, &Options::default()).unwrap();
    String::from_utf8(written.files.into_iter().next().unwrap().contents).unwrap()
}

/// The table read back: a map by column for each row.
struct Table {
    names: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(text: &str) -> Self {
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let line = |record: &::csv::StringRecord| record.iter().map(str::to_owned).collect();
        let names = line(reader.headers().unwrap());
        Self { names, rows: reader.records().map(|record| line(&record.unwrap())).collect() }
    }

    fn get(&self, row: usize, name: &str) -> &str {
        &self.rows[row][self.names.iter().position(|known| known == name).unwrap()]
    }

    /// The row of a figure.
    fn row(&self, figure: &str) -> usize {
        let is_it = |row: &usize| self.get(*row, "figure") == figure;
        let rows: Vec<_> = (0..self.rows.len()).filter(is_it).collect();
        assert_eq!(rows.len(), 1, "{figure}");
        rows[0]
    }
}

#[test]
fn looks_right() {
    insta::assert_snapshot!(write(&report()));
}

/// The same with a line for each cell that holds something, for reading.
#[test]
fn says_what_is_known() {
    let table = Table::read(&write(&report()));
    let row = |row: &Vec<String>| {
        let cells = table.names.iter().zip(row).skip(10).filter(|(_, cell)| !cell.is_empty());
        cells.map(|(name, cell)| format!("{name}: {cell}\n")).collect::<String>()
    };
    insta::assert_snapshot!(table.rows.iter().map(row).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_page_lists_the_columns() {
    let page = include_str!("../../FORMAT.md").split_once("| column |").unwrap().1;
    let cells =
        page.lines().skip(2).take_while(|line| line.starts_with('|')).map(|line| line.split('|').nth(1).unwrap());
    let listed: Vec<_> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert_eq!(listed, COLUMNS.map(|(name, _)| name));
}

#[test]
fn the_page_lists_the_columns_of_bodies() {
    let page = include_str!("../../FORMAT.md").split_once("| field |").unwrap().1;
    let cells =
        page.lines().skip(2).take_while(|line| line.starts_with('|')).map(|line| line.split('|').nth(1).unwrap());
    let listed: Vec<_> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert_eq!(listed, super::bodies::COLUMNS.map(|(name, _)| name));
}

#[test]
fn the_page_lists_the_columns_of_plans() {
    let page = include_str!("../../FORMAT.md").split_once("| of a plan |").unwrap().1;
    let cells =
        page.lines().skip(2).take_while(|line| line.starts_with('|')).map(|line| line.split('|').nth(1).unwrap());
    let listed: Vec<_> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert_eq!(listed, super::plan::COLUMNS.map(|(name, _)| name));
}

#[test]
fn numbers_are_those_of_the_document() {
    let report = report();
    let table = Table::read(&write(&report));
    let number = |figure: &str| table.get(table.row(figure), "number").parse::<f64>().ok();
    let fraction = |figure: &str, above: &str, below: &str| {
        let row = table.row(figure);
        let parts = [table.get(row, above), table.get(row, below)];
        parts.iter().all(|part| !part.is_empty()).then(|| parts.join("/"))
    };
    let mut figures = 0;
    for inspection in &report.inspections {
        for node in &inspection.nodes {
            let share = node.share.as_ref();
            assert_eq!(number(&node.figure), share.and_then(|share| share.number), "{}", node.figure);
            assert_eq!(fraction(&node.figure, "low_n", "low_of"), share.map(|share| share.low.clone()));
            assert_eq!(fraction(&node.figure, "high_n", "high_of"), share.map(|share| share.high.clone()));
            assert_eq!(table.get(table.row(&node.figure), "points").parse().ok(), node.points);
        }
        for question in &inspection.questions {
            assert_eq!(number(&question.figure), question.number, "{}", question.figure);
            assert_eq!(fraction(&question.figure, "n", "of"), question.exact, "{}", question.figure);
            assert_eq!(fraction(&question.figure, "low_n", "low_of"), question.low, "{}", question.figure);
            assert_eq!(fraction(&question.figure, "high_n", "high_of"), question.high, "{}", question.figure);
        }
        for figure in &inspection.figures {
            assert_eq!(number(&figure.figure), figure.number, "{}", figure.figure);
            assert_eq!(table.get(table.row(&figure.figure), "n").parse().ok(), figure.count, "{}", figure.figure);
            assert_eq!(table.get(table.row(&figure.figure), "of").parse().ok(), figure.of, "{}", figure.figure);
        }
        let groups = inspection.breakdowns.iter().flat_map(|breakdown| &breakdown.groups);
        for figure in groups.clone().flat_map(|group| &group.questions) {
            assert_eq!(number(&figure.figure), figure.number, "{}", figure.figure);
            assert_eq!(fraction(&figure.figure, "n", "of"), figure.exact, "{}", figure.figure);
        }
        figures += usize::from(inspection.overall.is_some()) + inspection.nodes.len() + inspection.questions.len();
        figures += inspection.figures.len() + groups.map(|group| group.questions.len()).sum::<usize>();
    }
    assert_eq!(table.rows.len(), figures);
}

#[test]
fn a_fraction_that_was_not_counted_is_no_count() {
    let mut report = report();
    let question = &mut report.inspections[0].questions[0];
    question.cell = None;
    let figure = question.figure.clone();
    let table = Table::read(&write(&report));
    let row = table.row(&figure);
    assert_eq!([table.get(row, "n"), table.get(row, "of"), table.get(row, "number")], ["", "", "78.63"]);
}

#[test]
fn no_text_is_run_or_breaks_a_row() {
    let bad = [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "\nx",
        "＝1",
        "a,b",
        "\"q\"",
        "two\nlines\r\nmore",
        "\u{202e}\u{1b}[2J",
    ];
    for bad in bad {
        let mut report = report();
        let inspection = &mut report.inspections[0];
        inspection.provider.name = bad.into();
        inspection.questions[0].title = bad.into();
        inspection.figures[0].text = bad.into();
        inspection.breakdowns[0].groups[0].value = bad.into();
        inspection.nodes[1].flags = vec![bad.into()];
        inspection.overall.as_mut().unwrap().reason = Some(bad.into());
        let text = write(&report);
        assert!(!text.contains(['\r', '\t', '\u{1b}', '\u{202e}']), "{text}");
        let table = Table::read(&text);
        assert_eq!(text.lines().count(), table.rows.len() + 1, "{text}");
        for cell in table.rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell:?}");
        }
        assert_eq!(table.get(0, "provider_name").trim_start_matches('\''), crate::visible(bad));
    }
}

#[test]
fn a_report_without_inspections_is_refused_with_those_that_can() {
    let explanation = Report { inspections: vec![], ..report() };
    let refusal = Csv.write(&explanation, &Options::default()).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "this report has no inspections to list; `text`, `json`, `markdown` and `html` can write it"
    );
    let can = builtin().into_iter().filter(|writer| writer.write(&explanation, &Options::default()).is_ok());
    let can: Vec<_> = can.map(|writer| format!("`{}`", writer.about().name)).collect();
    assert_eq!(OTHERS.replace(" and ", ", "), can.join(", "));
}
