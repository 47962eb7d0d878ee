//! Documents that every writer is held to: one with everything that a report may hold, one whose texts are hostile, one with next to
//! nothing. `assize writers check` lays them out, and so may the tests of a writer. All of it is made up.

mod charts;

use charts::{bars, charts};

use crate::{
    Audience, Band, Block, Cell, Chart, Column, ColumnKind, Derivation, Form, Framework, Grid, GridGroup, Input,
    Inspection, Item, KeyFigure, Kind, Limit, MainPoint, Mark, Number, Points, Provenance, Provider, Rated,
    RatingLabel, Report, Row, RowKind, Section, Share, Table, Term, TotalBand, Tree, UnitCount, Weight,
};

/// What stands first in the document with everything.
pub const NOTICE: &str = "Synthetic: nothing in this document is about a real body.";

/// The document with everything: each kind of block, cell, chart and mark at least once. No two of its figures have the same text.
pub fn everything() -> Report {
    let mut report = Report::new(Kind::Scorecard, Audience::Internal, "Golden document");
    report.byline = "Nobody, never.".into();
    report.main_points =
        vec![MainPoint { text: "What a person would repeat.".to_owned(), figures: vec!["golden/g/key".to_owned()] }];
    report.notices = vec![NOTICE.to_owned(), "Internal: nothing in this document has been hidden.".to_owned()];
    report.sections = vec![
        Section::new("words", "Words").blocks(words()),
        Section::new("figures", "Figures").blocks([key_figures(), table().into(), Block::Grid(grid())]),
        Section::new("charts", "Charts").blocks(charts()).sections([Section::new(
            "deeper",
            "A section within a section",
        )
        .block(Block::paragraph("As deep as it goes."))]),
    ];
    report.glossary = vec![Term { term: "share".into(), meaning: "sufficient of sufficient and insufficient".into() }];
    report.derivations = vec![Derivation {
        figure: "golden/g/key".into(),
        steps: vec!["Eleven of seventeen.".into(), "As counted.".into()],
    }];
    report.inspections = vec![inspection()];
    report.frameworks = vec![framework()];
    report.provenance = Some(Provenance {
        program: "assize, golden".into(),
        inputs: vec![Input { name: "golden.toml".into(), sha256: "0".repeat(64) }],
        arguments: vec!["--by=sex".into(), "golden.toml".into()],
        ..Provenance::default()
    });
    report
}

/// A made-up inspection, of the framework below.
pub fn inspection() -> Inspection {
    Inspection {
        id: "example-crc-2019".to_owned(),
        kind: "inspection".to_owned(),
        title: "Example CRC, 2019".to_owned(),
        provider: Provider {
            id: "example-crc".to_owned(),
            name: "Example CRC".to_owned(),
            kind: "crc".to_owned(),
            fictional: true,
            owners: Vec::new(),
        },
        framework: "golden-crc".to_owned(),
        year: Some(2019),
        published: Some("2019-05-16".to_owned()),
        synthetic: true,
        licence: None,
        members: Vec::new(),
        units: vec![UnitCount { unit: "case".to_owned(), count: 120 }],
    }
}

fn framework() -> Framework {
    let label = |(points, (id, title)): (u64, (&str, &str))| RatingLabel { id: id.into(), title: title.into(), points };
    let labels = [("inadequate", "Inadequate"), ("good", "Good"), ("outstanding", "Outstanding")];
    Framework {
        id: "golden-crc".to_owned(),
        title: "A regime made up for this document".to_owned(),
        in_force: [Some("2018-04".to_owned()), None],
        ratings: (0..).zip(labels).map(label).collect(),
        bands: vec![Band { id: "cases".to_owned(), edges: vec![50.0, 80.0] }],
        overall: vec![TotalBand { standards: 10, edges: vec![8, 16] }],
    }
}

/// The document whose texts would act if a writer let them: as markup, as a formula, on a terminal, by their direction.
pub fn hostile() -> Report {
    let mut report = Report::new(Kind::Scorecard, Audience::Internal, HOSTILE[0]);
    report.notices = HOSTILE.map(str::to_owned).to_vec();
    let cells = |text: &str| vec![Cell::text(text), marked("hostile", text, None, None).into()];
    let rows = HOSTILE.iter().map(|text| Row { figure: None, kind: RowKind::Body, cells: cells(text) }).collect();
    let mut table = Table::new("hostile-table", HOSTILE[3])
        .column(Column::text("title", HOSTILE[1]))
        .column(Column::share("share", HOSTILE[2]));
    table.rows = rows;
    table.notes = HOSTILE.map(str::to_owned).to_vec();
    let items = HOSTILE.map(|text| Item::new(text, text)).to_vec();
    let roots = vec![Tree { text: HOSTILE[4].into(), notes: HOSTILE.map(str::to_owned).to_vec(), children: vec![] }];
    let blocks = vec![
        Block::paragraph(HOSTILE[5]),
        Block::Items { items },
        Block::Table(table),
        Block::Tree { roots },
        Block::List { points: HOSTILE.map(str::to_owned).to_vec() },
        Block::Chart(bars("hostile-chart", HOSTILE[0])),
    ];
    report.sections = vec![Section::new("hostile", HOSTILE[6]).blocks(blocks)];
    report
}

/// Texts of [`hostile`].
pub const HOSTILE: [&str; 19] = [
    "</title><script>alert('golden')</script>",
    "\"><img src=x onerror=alert(1)>",
    "=HYPERLINK(\"http://example.invalid\",\"x\")",
    "| a | b |\n|---|---|\n# not a heading",
    "[a link](javascript:alert(1)) `code` **bold** ^callout^",
    "\u{1b}]0;a title\u{7}\u{1b}[31mred\u{1b}[0m",
    "\u{202e}desrever\u{2066}",
    "{{ 7 * 7 }} ${7*7} <%= 7*7 %> &lt;b&gt; &#x3c;b&#x3e;",
    "\r\n--><![CDATA[ ]]> \\input{x} \\write18{x}",
    "\" onfocus=golden(1) x=\"",
    "#eval(\"golden\") $ #import \"golden.typ\": * $",
    "include::golden[] {docdir} link:javascript:golden[x] +++<b>+++",
    ".. include:: golden",
    "`golden <javascript:golden>`_ |golden| *x*",
    "100%golden R&golden $golden #golden _golden ~golden ^golden \\golden *golden @golden <golden {golden}",
    "`r golden(1)` `{r} golden(1)` {{< golden >}}",
    "+golden(1)",
    "-golden(1)",
    "@golden(1)",
];

/// The document with next to nothing: a title and one empty section.
pub fn bare() -> Report {
    let mut report = Report::new(Kind::Scorecard, Audience::Internal, "Next to nothing");
    report.sections = vec![Section::new("empty", "Empty")];
    report
}

/// What a program of a later version may hand over: the document with everything, and a kind of report, of block, of column, of cell, of chart
/// and of mark that this version does not have.
pub fn later() -> Report {
    let mut report = everything();
    report.kind = Kind::Other;
    let column = Column::new(ColumnKind::Other, "other", "A column of a later version");
    let mut table =
        Table::new("later-table", "A table of a later version").column(Column::text("title", "What")).column(column);
    let share = marked("later", "77.07%", Some(77.07), Some(Mark::Other));
    table.row(vec![Cell::text("A cell of a later version"), Cell::Other]);
    table.row(vec![Cell::text("A mark of a later version"), share.into()]);
    let chart = Chart { form: Form::Other, ..bars("later-chart", "A chart of a later version") };
    report.sections.push(Section::new("later", "Later").blocks([Block::Other, table.into(), chart.into()]));
    report
}

fn words() -> Vec<Block> {
    let tree = Tree {
        text: "Trunk".into(),
        notes: vec!["A note on the trunk.".into()],
        children: vec![Tree { text: "Branch".into(), notes: vec![], children: vec![] }],
    };
    vec![
        Block::paragraph("A paragraph, with an r\u{f4}le for accents: Arolygiaeth Prawf, \u{175}\u{177}."),
        Block::List { points: vec!["A first point.".into(), "A second point.".into()] },
        Block::Remark { weight: Weight::Info, text: "Good to know.".into() },
        Block::Remark { weight: Weight::Warning, text: "Not to be overlooked.".into() },
        Block::commands(["To see one: `assize score ID`."]),
        vec![Item::new("Name", "value"), Item::new("Share", marked("item", "21.25%", Some(21.25), None))].into(),
        Block::Tree { roots: vec![tree] },
    ]
}

fn key_figures() -> Block {
    let limit = Some(Limit { n: Some(11), of: Some(17), value: 64.71, open: false });
    let shown = Share {
        n: Some(11),
        of: Some(17),
        low: limit.clone(),
        high: limit,
        status: Some("assumed".into()),
        ..share("key", "64.71%", Some(64.71), [64.71, 64.71])
    };
    Block::KeyFigures {
        figures: vec![KeyFigure {
            label: "A figure that matters".into(),
            figure: shown.into(),
            note: "11 of 17 cases".into(),
        }],
    }
}

/// A share with the edges of a band, and perhaps a mark.
fn marked(id: &str, text: &str, value: Option<f64>, mark: Option<Mark>) -> Share {
    let limits = value.map_or([40.0, 60.0], |value| [value, value]);
    Share { edges: vec![50.0, 65.0, 80.0], marks: mark.into_iter().collect(), ..share(id, text, value, limits) }
}

fn table() -> Table {
    let mut table = Table::new("golden-table", "A table")
        .column(Column::text("title", "What"))
        .column(Column::share("measure", "Figure"))
        .column(Column::bar("share", "Share"))
        .column(Column::rating("rating", "Rating"))
        .column(Column::count("cases", "Cases").unit("cases"))
        .column(Column::number("difference", "Difference").unit("percentage points"))
        .column(Column::points("points", "Points"))
        .column(Column::refs("under", "Under"))
        .column(Column::text("reached", "Reached").for_scripts())
        .column(Column::text("beside", "Beside").for_readers());
    let none = || Cell::empty("nothing here");
    let row = |id: &str, first: Share, cells: [Cell; 6]| {
        let start = [Cell::text(id), first.into()];
        start.into_iter().chain(cells).chain([Cell::text("recorded"), Cell::text("as above")]).collect::<Vec<_>>()
    };
    let known = |text: &str, step| Rated { rating: Some(text.to_lowercase()), ..rated(text, step) };
    let number = Number {
        value: Some(-3.25),
        low: Some(-7.5),
        high: Some(1.0),
        fraction: Some("-13/400".into()),
        text: "-3.25 points".into(),
    };
    let points = Points { figure: None, least: 2, most: 3, of: Some(33), text: "2 to 3 of 33".into() };
    table.group("A group of rows");
    table.figure(
        "golden/g/known",
        row(
            "Known",
            marked("known", "33.17%", Some(33.17), None),
            [
                marked("bar", "33.18%", Some(33.18), None).into(),
                known("Good", Some([2, 4])).into(),
                Cell::count(41, "41"),
                number.into(),
                points.into(),
                Cell::refs(["2.1", "2.2"]),
            ],
        ),
    );
    let between = Rated {
        between: Some(["inadequate".into(), "good".into()]),
        text: "Inadequate to good".into(),
        ..Rated::default()
    };
    table.figure(
        "golden/g/limits",
        row(
            "Known within limits",
            marked("limits", "40.01%", None, None),
            [marked("bar-of-limits", "40.02%", None, None).into(), between.into(), none(), none(), none(), none()],
        ),
    );
    for (id, text, mark) in [
        ("hidden", "[c]", Mark::Suppressed),
        ("does-not-apply", "12.01%", Mark::NotApplicable),
        ("not-there", "12.02%", Mark::NotAvailable),
        ("doubtful", "12.03%", Mark::LowReliability),
        ("after-a-break", "12.04%", Mark::Break),
    ] {
        let cells = row(id, marked(id, text, None, Some(mark)), [none(), none(), none(), none(), none(), none()]);
        table.figure(format!("golden/g/{id}"), cells);
    }
    let together = marked("total", "99.09%", Some(99.09), None);
    table.total("golden/g/total", row("Together", together, [none(), none(), none(), none(), none(), none()]));
    table.note("A note under the table.");
    table
}

fn rated(text: &str, step: Option<[usize; 2]>) -> Rated {
    Rated { step, text: text.to_owned(), ..Rated::default() }
}

fn grid() -> Grid {
    let boxes = vec![
        ("1.1 Leadership".to_owned(), rated("Outstanding", Some([3, 4]))),
        ("2.1 Assessment".to_owned(), rated("Inadequate", Some([0, 4]))),
        ("2.2 Planning".to_owned(), rated("not known", None)),
    ];
    let groups = vec![GridGroup { title: "Standards".into(), boxes }];
    Grid { id: "golden-grid".into(), title: "A grid of ratings".into(), groups }
}

/// A share with a known value or known limits.
fn share(id: &str, text: &str, value: Option<f64>, limits: [f64; 2]) -> Share {
    let limit = |value| Some(Limit { n: None, of: None, value, open: false });
    Share {
        figure: Some(format!("golden/g/{id}")),
        value,
        low: limit(limits[0]),
        high: limit(limits[1]),
        text: text.to_owned(),
        ..Share::default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{bare, everything, hostile, later};

    #[test]
    fn everything_is_there_and_no_figure_is_like_another() {
        let report = everything();
        let text = serde_json::to_string(&report).unwrap();
        for word in [
            "paragraph",
            "items",
            "table",
            "tree",
            "list",
            "remark",
            "key-figures",
            "grid",
            "chart",
            "bars",
            "dots",
            "slope",
            "lanes",
            "panels",
            "strip",
            "waterfall",
            "text",
            "share",
            "bar",
            "rating",
            "count",
            "number",
            "points",
            "refs",
            "empty",
            "group",
            "total",
            "[c]",
            "[z]",
            "[x]",
            "[u]",
            "[b]",
            "info",
            "warning",
        ] {
            assert!(text.contains(&format!("\"{word}\"")), "{word}");
        }
        let texts: Vec<&str> = report.shown().into_iter().map(|(_, text, _)| text).collect();
        let different: BTreeSet<&str> = texts.iter().copied().collect();
        assert_eq!(texts.len(), different.len(), "{texts:?}");
        assert!(texts.len() > 12, "{texts:?}");
    }

    #[test]
    fn they_are_documents_and_their_ids_are_unique() {
        for report in [everything(), hostile(), bare(), later()] {
            let text = serde_json::to_string(&report).unwrap();
            assert_eq!(serde_json::from_str::<crate::Report>(&text).unwrap(), report);
        }
    }
}
