//! A small report with everything in it once.

use assize_report::{
    Audience, Block, Cell, Column, Item, Kind, Limit, Mark, Rated, Report, RowKind, Section, Share, Table, Tree,
};

pub(crate) fn report() -> Report {
    Report {
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
    }
}

fn table() -> Table {
    let mut table = Table::new("standards", "Standards and key questions").columns([
        Column::text("id", "Standard"),
        Column::text("title", "Title"),
        Column::rating("rating", "Rating"),
        Column::bar("share", "Sufficient"),
        Column::count("unknown", "Cannot tell or missing").unit("cases"),
    ]);
    let nothing = || Cell::empty("not judged from cases");
    table.group("1 Organisational delivery: what the whole organisation does, as judged by the inspectors on site");
    table.row(vec![Cell::text("1.1"), Cell::text("Leadership"), rating("good", 2), nothing(), nothing()]);
    table.group("2 Case supervision");
    table.row(vec![
        Cell::text("2.1.3"),
        Cell::text("Assessment focuses sufficiently on keeping other people safe"),
        rating("outstanding", 3),
        bar("2.1.3", Some(70.92), 69.9, 71.3, "71% (100 of 141)"),
        Cell::count(2, "2"),
    ]);
    table.row(vec![
        Cell::text("2.2.3"),
        Cell::text("Planning focuses sufficiently on keeping other people safe"),
        Rated { text: "Inadequate to Requires improvement".into(), ..Rated::default() }.into(),
        bar("2.2.3", None, 33.3, 64.9, "33% to 65%"),
        Cell::count(45, "45"),
    ]);
    table.row(vec![
        Cell::text("2.3.3"),
        Cell::text("Implementation and delivery"),
        rating("inadequate", 0),
        bar("2.3.3", Some(0.0), 0.0, 0.0, "0% (0 of 12)"),
        Share { text: "1".into(), marks: vec![Mark::LowReliability], ..Share::default() }.into(),
    ]);
    let total = [Cell::text("Total"), Cell::empty("all"), rating("requires-improvement", 1), nothing()];
    table.push(RowKind::Total, None, total.into_iter().chain([Cell::count(48, "48")]).collect());
    table.note(
        "[u] a base of fewer than ten units. The edges of the band stand at 50, 65 and 80 per cent of the cases.",
    );
    table
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
