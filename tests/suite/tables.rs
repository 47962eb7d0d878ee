//! Every table of every report: named, with columns that a script can rely on, and nothing empty without a reason.

use std::collections::{BTreeMap, BTreeSet};

use assize_report::{Cell, ColumnKind, Limit, Report, RowKind, Section, Shown, Table};

use crate::support::{Folder, MARROWDALE, made_up_inspection};

fn made(folder: &Folder, arguments: &[&str]) -> Result<Report, String> {
    let is_published = arguments[0] == "report";
    let into: &[&str] = if is_published { &["-o", "out", "--force"] } else { &[] };
    let done = folder.run(&[arguments, into, &["--writer", "json", "--quiet"]].concat());
    let document = if is_published { folder.bytes("out/report.json") } else { done.stdout.into_bytes() };
    serde_json::from_slice(&document).map_err(|why| format!("{why}\n{}", done.stderr))
}

fn faults(report: &Report) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut ids, mut charts) = (BTreeSet::new(), BTreeSet::new());
    let mut sections: Vec<_> = report.sections.iter().collect();
    while let Some(section) = sections.pop() {
        sections.extend(&section.sections);
        if !charts.insert(&section.id) {
            faults.push(format!("section {} is there twice", section.id));
        }
        for table in section.own_tables() {
            if !ids.insert(&table.id) {
                faults.push(format!("table {} is there twice", table.id));
            }
            if table.name.is_empty() || table.title.is_empty() && section.title.is_empty() {
                faults.push(format!("{} has no name or title", table.id));
            }
            faults.extend(faults_of(table).into_iter().map(|fault| format!("{}: {fault}", table.name)));
        }
    }
    faults.extend(told_twice(report));
    faults
}

/// Whether a cell is of its column's kind; words and nothing stand in any. Columns for readers alone may mix, since scripts have the same elsewhere.
fn fits(cell: &Cell, kind: ColumnKind) -> bool {
    match cell {
        Cell::Text { .. } | Cell::Empty { .. } => true,
        Cell::Count { .. } => kind == ColumnKind::Count,
        Cell::Number(_) => kind == ColumnKind::Number,
        Cell::Share(_) => matches!(kind, ColumnKind::Share | ColumnKind::Bar),
        Cell::Rating(_) => kind == ColumnKind::Rating,
        Cell::Points(_) => kind == ColumnKind::Points,
        Cell::Refs(_) => kind == ColumnKind::Refs,
        Cell::Other => false,
    }
}

/// What is known of a share, whatever words, marks and edges stand beside it.
type Known<'r> = (Option<u64>, Option<u64>, Option<f64>, Option<f64>, Option<f64>, &'r Option<String>);

/// Both versions of a figure stand here under its one name.
const BEFORE_AND_AFTER: &str = "moved-figures";

/// Shares of one name that say another thing in another table.
fn told_twice(report: &Report) -> Vec<String> {
    let end = |limit: &Option<Limit>| limit.as_ref().map(|limit| limit.value);
    let mut known: BTreeMap<&str, (&str, Known<'_>)> = BTreeMap::new();
    let mut faults = Vec::new();
    for table in report.sections.iter().flat_map(Section::tables).filter(|table| table.name != BEFORE_AND_AFTER) {
        for share in table.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::share) {
            let Some(figure) = &share.figure else { continue };
            let told = (share.n, share.of, share.value, end(&share.low), end(&share.high), &share.fraction);
            let (first, before) = *known.entry(figure).or_insert((&table.name, told));
            if before != told {
                faults.push(format!("{figure} is {before:?} in {first} and {told:?} in {}", table.name));
            }
        }
    }
    faults
}

fn faults_of(table: &Table) -> BTreeSet<String> {
    let mut faults = BTreeSet::new();
    let ids: BTreeSet<&str> = table.columns.iter().map(|column| column.id.as_str()).collect();
    if ids.len() < table.columns.len() || ids.contains("") {
        faults.insert("two columns of one id, or one without".to_owned());
    }
    for column in &table.columns {
        let has_unit = column.unit.as_ref().is_some_and(|unit| !unit.is_empty());
        if matches!(column.kind, ColumnKind::Count | ColumnKind::Number) && !has_unit {
            faults.insert(format!("{} has no unit", column.id));
        }
    }
    for row in table.rows.iter().filter(|row| row.kind != RowKind::Group) {
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            match cell {
                Cell::Empty { reason } if reason.is_empty() => faults.insert(format!("{}: no reason", column.id)),
                Cell::Text { text } if text.is_empty() => faults.insert(format!("{}: no words", column.id)),
                cell if column.shown != Shown::Readers && !fits(cell, column.kind) => {
                    faults.insert(format!("{}: a cell of another kind", column.id))
                }
                _ => false,
            };
        }
    }
    faults
}

#[test]
fn tables_can_be_relied_on() {
    let published = Folder::new([]);
    let made_up = made_up_inspection();
    made_up.write("later/cases.csv", &made_up.files()["cases.csv"].replacen(",sufficient", ",insufficient", 20));
    for name in ["inspection.toml", "resettlement.csv", "unpaid-work.csv"] {
        made_up.write(&format!("later/{name}"), &made_up.files()[name]);
    }
    let readings = Folder::new([
        ("inspection.toml", include_str!("../../examples/synthetic-second-readings/inspection.toml")),
        ("cases.csv", include_str!("../../examples/synthetic-second-readings/cases.csv")),
    ]);
    let world = Folder::new(MARROWDALE);
    let asked: [(&Folder, &[&str]); 29] = [
        (&published, &["score"]),
        (&published, &["score", "london-crc-2019", "--against", "kind", "--stability", "--seed", "1", "--margins"]),
        (&published, &["score", "six-trusts-2014"]),
        (&published, &["explain", "london-crc-2019/overall"]),
        (&published, &["quote", "2.1", "london-crc-2019"]),
        (&published, &["compare", "--area", "london"]),
        (&published, &["frameworks", "list"]),
        (&published, &["frameworks", "show", "2018-crc"]),
        (&published, &["frameworks", "show", "2014-adult-offending-work"]),
        (&published, &["frameworks", "diff", "2018-crc", "2019-crc"]),
        (&published, &["providers", "list"]),
        (&published, &["providers", "show", "wales-crc"]),
        (&published, &["writers", "list"]),
        (&published, &["writers", "check", "markdown"]),
        (&published, &["plan", "--eligible", "640", "--framework", "2018-crc", "--share", "71.5"]),
        (&published, &["report", "london-crc-2019", "--audience", "public"]),
        (&published, &["report", "--bodies", "london", "--audience", "public"]),
        (&made_up, &["check", "inspection.toml"]),
        (
            &made_up,
            &["score", "inspection.toml", "--by", "sex,rosh.inspector", "--stability", "--seed", "1", "--margins"],
        ),
        (&made_up, &["explain", "2.1.3", "inspection.toml"]),
        (&made_up, &["quote", "2.1.3", "inspection.toml"]),
        (&made_up, &["rejudge", "inspection.toml"]),
        (&made_up, &["diff", "inspection.toml", "later/inspection.toml"]),
        (&made_up, &["report", "inspection.toml"]),
        (&readings, &["agreement", "inspection.toml"]),
        (&readings, &["check", "inspection.toml"]),
        (&world, &["compare", "marrowdale-trust-2014.toml", "marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml"]),
        (&world, &["report", "marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml"]),
        (&world, &["report", "marrowdale-crc-2018.toml", "marrowdale-trust-2014.toml", "nps-marrowdale-2018.toml"]),
    ];
    let mut all = Vec::new();
    for (folder, arguments) in asked {
        let faults = made(folder, arguments).map_or_else(|why| vec![why], |report| faults(&report));
        all.extend(faults.into_iter().map(|fault| format!("{}: {fault}", arguments.join(" "))));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
