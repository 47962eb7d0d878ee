//! A small report with everything in it once.

use assize_report::{
    Audience, Block, Cell, Column, ColumnKind, Item, Kind, Limit, Mark, Rated, Report, Row, RowKind, Section, Share,
    Table, Tree,
};

/// The report.
pub(crate) fn report() -> Report {
    let mut report = Report {
        notices: vec![
            "Made-up cases: Example CRC does not exist, and nothing here says anything about a real body or a real person."
                .into(),
        ],
        sections: vec![
            Section {
                id: "ratings".into(),
                title: "Ratings".into(),
                blocks: vec![
                    Block::Paragraph {
                        text: "Seven of ten standards are rated by the scoring rule; three are known only within limits because \
                               of answers that are missing. The panel moved one."
                            .into(),
                    },
                    Block::Items {
                        items: vec![
                            item("Overall", rating("requires-improvement", 1)),
                            item("Points", Cell::text("15 of 30")),
                            item("Sample", Cell::text("146 cases assessed of 640 that could be drawn, design not stated in the record")),
                            item("Assessment keeps other people safe", bar("key", Some(70.92), 69.9, 71.3, "71% (100 of 141)")),
                        ],
                    },
                    Block::Table(table()),
                ],
                sections: vec![Section {
                    id: "method".into(),
                    title: "How the rating was reached".into(),
                    blocks: vec![Block::Tree { roots: vec![tree()] }],
                    sections: vec![Section {
                        id: "rounding".into(),
                        title: "Rounding".into(),
                        blocks: vec![Block::Paragraph { text: "Half up.".into() }],
                        sections: vec![],
                    }],
                }],
            },
        ],
        inspections: vec![assize_report::golden::inspection()],
        ..Report::new(Kind::Scorecard, Audience::Internal, "Example CRC, 2019")
    };
    report.settle();
    report
}

fn table() -> Table {
    let column = |title: &str, align| Column::new(align, "", title);
    let row = |kind, cells: [Cell; 5]| Row { figure: None, kind, cells: cells.into() };
    let group = |text: &str| {
        row(RowKind::Group, [Cell::text(text), Cell::empty(""), Cell::empty(""), Cell::empty(""), Cell::empty("")])
    };
    Table {
        name: String::new(),
        id: "standards".into(),
        title: "Standards and key questions".into(),
        columns: vec![
            column("Standard", ColumnKind::Text),
            column("Title", ColumnKind::Text),
            column("Rating", ColumnKind::Text),
            column("Sufficient", ColumnKind::Bar),
            column("Cannot tell or missing", ColumnKind::Number),
        ],
        rows: vec![
            group("1 Organisational delivery: what the whole organisation does, as judged by the inspectors on site"),
            row(
                RowKind::Body,
                [Cell::text("1.1"), Cell::text("Leadership"), rating("good", 2), Cell::empty(""), Cell::empty("")],
            ),
            group("2 Case supervision"),
            row(
                RowKind::Body,
                [
                    Cell::text("2.1.3"),
                    Cell::text("Assessment focuses sufficiently on keeping other people safe"),
                    rating("outstanding", 3),
                    bar("2.1.3", Some(70.92), 69.9, 71.3, "71% (100 of 141)"),
                    Cell::text("2"),
                ],
            ),
            row(
                RowKind::Body,
                [
                    Cell::text("2.2.3"),
                    Cell::text("Planning focuses sufficiently on keeping other people safe"),
                    Cell::from(Rated {
                        rating: None,
                        step: None,
                        text: "Inadequate to Requires improvement".into(),
                        ..Rated::default()
                    }),
                    bar("2.2.3", None, 33.3, 64.9, "33% to 65%"),
                    Cell::text("45"),
                ],
            ),
            row(
                RowKind::Body,
                [
                    Cell::text("2.3.3"),
                    Cell::text("Implementation and delivery"),
                    rating("inadequate", 0),
                    bar("2.3.3", Some(0.0), 0.0, 0.0, "0% (0 of 12)"),
                    Share { text: "1".into(), marks: vec![Mark::LowReliability], ..Share::default() }.into(),
                ],
            ),
            row(
                RowKind::Total,
                [
                    Cell::text("Total"),
                    Cell::empty(""),
                    rating("requires-improvement", 1),
                    Cell::empty(""),
                    Cell::text("48"),
                ],
            ),
        ],
        notes: vec![
            "[u] a base of fewer than ten units. The edges of the band stand at 50, 65 and 80 per cent of the cases."
                .into(),
        ],
    }
}

fn item(name: &str, value: Cell) -> Item {
    Item { name: name.into(), value }
}

fn rating(name: &str, step: usize) -> Cell {
    let mut text = name.replace('-', " ");
    text[..1].make_ascii_uppercase();
    Cell::from(Rated { rating: Some(name.into()), step: Some([step, 4]), text, ..Rated::default() })
}

fn bar(id: &str, point: Option<f64>, low: f64, high: f64, text: &str) -> Cell {
    let [low, high] = [low, high].map(|value| Some(Limit { n: None, of: None, value, open: false }));
    let figure = Some(format!("example-crc-2019/2018-crc/{id}-in-table"));
    Share { figure, value: point, low, high, edges: vec![50.0, 65.0, 80.0], text: text.into(), ..Share::default() }
        .into()
}

fn tree() -> Tree {
    let leaf = |text: &str, notes: &[&str]| Tree {
        text: text.into(),
        notes: notes.iter().map(|note| (*note).into()).collect(),
        children: vec![],
    };
    Tree {
        text: "standard 2.1, Assessment: Good".into(),
        notes: vec!["lowest of its key questions".into()],
        children: vec![
            leaf("key question 2.1.1: 82%", &["recorded in cases.csv, column 4"]),
            Tree {
                text: "key question 2.1.3, which is the lowest of the three and so decides the rating of the standard: 71%".into(),
                notes: vec![],
                children: vec![leaf("100 sufficient", &["lines 2 to 141 of cases.csv, with gaps, as listed by the explanation"])],
            },
        ],
    }
}
