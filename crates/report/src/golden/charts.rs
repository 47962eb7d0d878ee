//! A chart of each form.

use super::{rated, share};
use crate::chart::{Bars, Break, Chart, Dots, Edge, Form, Lanes, Named, Step};
use crate::{Cell, Column, Interval, Number, Share, Table};

fn chart(id: &str, finding: &str, form: Form, table: Table) -> Chart {
    Chart {
        id: id.to_owned(),
        finding: finding.to_owned(),
        measure: "Per cent of cases, nowhere, never".into(),
        alternative: format!("A chart. {finding}"),
        reading: "Longer is more.".into(),
        source: "Nobody, never.".into(),
        form,
        table,
    }
}

/// The table of a chart, whose columns the chart names.
fn drawn_table(id: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    let mut table = Table::new("table", "").of(id).columns(columns);
    rows.into_iter().for_each(|cells| table.row(cells));
    table
}

pub(super) fn bars(id: &str, label: &str) -> Chart {
    let interval = Interval {
        low: 43.0,
        high: 59.0,
        confidence: 95,
        method: "wilson".into(),
        population: None,
        text: "43% to 59%".into(),
    };
    let known = Share { interval: Some(interval), ..share(&format!("{id}-1"), "51.31%", Some(51.31), [51.31, 51.31]) };
    let limits = share(&format!("{id}-2"), "52.32%", None, [40.0, 64.0]);
    let mean = || Cell::from(Share { figure: None, ..share("", "60%", Some(60.0), [60.0, 60.0]) });
    let row = |share: Share, apart: Cell| vec![Cell::text(label), share.into(), "59 of 115".into(), mean(), apart];
    let columns = vec![
        Column::text("title", "What"),
        Column::share("share", "Figure"),
        Column::text("base", "Base"),
        Column::share("mean", "Average").for_scripts(),
        Column::text("stands_out", "Stands out").for_scripts(),
    ];
    let rows = vec![row(known, "the lowest".into()), row(limits, Cell::empty("not the lowest"))];
    let edges = [(50.0, "Requires improvement"), (65.0, "Good")];
    let form = Form::Bars(Bars {
        share: "share".into(),
        base: Some("base".into()),
        reference: Some(Named { column: "mean".into(), label: "average".into() }),
        stands_out: Some("stands_out".into()),
        rating: None,
        edges: edges.map(|(value, label)| Edge { value, label: label.to_owned() }).to_vec(),
    });
    chart(id, "About half of the work was done well enough.", form, drawn_table(id, columns, rows))
}

fn dots() -> Chart {
    let range = |low, high, text: &str| {
        Cell::from(Number { value: None, low: Some(low), high: Some(high), fraction: None, text: text.into() })
    };
    let columns = vec![
        Column::text("title", "What"),
        Column::share("share", "Figure"),
        Column::number("range", "Range"),
        Column::number("expected", "By chance"),
        Column::text("base", "Base"),
    ];
    let cells = vec![
        "A body".into(),
        share("dot", "61.41%", Some(61.41), [61.41, 61.41]).into(),
        range(52.0, 80.0, "52% to 80%"),
        range(58.0, 66.0, "58% to 66%"),
        "89 of 145".into(),
    ];
    let named = |column: &str, label: &str| Named { column: column.into(), label: label.into() };
    let form = Form::Dots(Dots {
        share: "share".into(),
        base: Some("base".into()),
        range: named("range", "range over three bodies"),
        expected: Some(named("expected", "expected from chance alone")),
    });
    chart("golden-dots", "One body among three.", form, drawn_table("golden-dots", columns, vec![cells]))
}

fn lanes() -> Chart {
    let years =
        |low, high, text: &str| Cell::from(Number { value: None, low, high, fraction: None, text: text.into() });
    let row = |body: &str, span: Cell, when: Cell, result: Cell, yardstick: &str, from: &[&str]| {
        vec![body.into(), body.into(), span, when, result, yardstick.into(), Cell::refs(from.iter().copied())]
    };
    let company = || years(Some(2014.41), None, "from June 2014");
    let rows = vec![
        row(
            "A Trust",
            years(None, Some(2014.41), "to May 2014"),
            Cell::number(2014.2, "March 2014"),
            "mixed".into(),
            "words",
            &[],
        ),
        row(
            "A company",
            company(),
            Cell::number(2016.9, "November 2016"),
            rated("Poor", Some([0, 4])).into(),
            "",
            &["A Trust"],
        ),
        row(
            "A company",
            company(),
            Cell::number(2019.5, "June 2019"),
            rated("Fair", Some([2, 4])).into(),
            "ratings",
            &["A Trust"],
        ),
    ];
    let columns = vec![
        Column::text("body", "Body"),
        Column::text("id", "Id"),
        Column::number("existed", "Existed").unit("years"),
        Column::number("when", "When").unit("years"),
        Column::rating("result", "Result"),
        Column::text("yardstick", "Yardstick"),
        Column::refs("from", "From"),
    ];
    let form = Form::Lanes(Lanes {
        lane: "id".into(),
        span: "existed".into(),
        when: "when".into(),
        result: "result".into(),
        note: None,
        yardstick: "yardstick".into(),
        from: "from".into(),
    });
    chart("golden-lanes", "A company went on from a Trust.", form, drawn_table("golden-lanes", columns, rows))
}

pub(super) fn charts() -> Vec<Chart> {
    let columns = |ids: &[&str], column: fn(&str) -> Column| -> Vec<Column> {
        [Column::text("title", "What")].into_iter().chain(ids.iter().map(|id| column(id))).collect()
    };
    let times = ["2014", "2016", "2019"];
    let known = |id: &str, text: &str, value| Cell::from(share(id, text, Some(value), [value, value]));
    let lines = vec![vec![
        "A body".into(),
        known("before", "62.42%", 62.42),
        Cell::empty("not inspected"),
        known("after", "63.43%", 63.43),
    ]];
    let slope = Form::Slope {
        columns: times.map(str::to_owned).to_vec(),
        breaks: vec![Break { before: 2, label: "another regime".into() }],
    };
    let over_time = drawn_table("golden-slope", columns(&times, |id| Column::share(id, id)), lines);
    let panels = Form::Panels { columns: times.map(str::to_owned).to_vec(), edges: Vec::new() };
    let beside = vec![vec![
        "A standard".into(),
        known("first", "64.44%", 64.44),
        Cell::from(share("second", "30% to 50%", None, [30.0, 50.0])),
        known("third", "65.45%", 65.45),
    ]];
    let beside = drawn_table("golden-panels", columns(&times, |id| Column::share(id, id)), beside);
    let boxes = vec![vec!["A body".into(), rated("Good", Some([2, 4])).into(), rated("not known", None).into()]];
    let strip = Form::Strip { columns: vec!["1.1".into(), "2.1".into()] };
    let ratings = drawn_table("golden-strip", columns(&["1.1", "2.1"], |id| Column::rating(id, id)), boxes);
    let step =
        |label: &str, from, to, text: &str, total| Step { label: label.into(), from, to, text: text.into(), total };
    let waterfall = Form::Waterfall {
        steps: vec![
            step("Before", 0.0, 55.0, "55%", true),
            step("Practice", 55.0, 63.0, "+8 points", false),
            step("Criteria", 63.0, 60.0, "-3 points", false),
            step("After", 0.0, 60.0, "60%", true),
        ],
    };
    let changes = vec![vec!["Before".into(), "55%".into()], vec!["After".into(), "60%".into()]];
    let changes = drawn_table("golden-waterfall", columns(&["change"], |id| Column::text(id, "Change")), changes);
    vec![
        bars("golden-bars", "A question"),
        dots(),
        chart("golden-slope", "A little more than before, by another measure.", slope, over_time),
        lanes(),
        chart("golden-panels", "A little more, panel by panel.", panels, beside),
        chart("golden-strip", "One is good, one is not known.", strip, ratings),
        chart("golden-waterfall", "Practice rose, the yardstick moved.", waterfall, changes),
    ]
}
