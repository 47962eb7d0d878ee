//! Drawings as they come out: well formed, whole, bounded, harmless, the same twice.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assize_chart::{Drawn, Markup, Size, draw};
use assize_report::chart::{Bars, Chart, Dots, Edge, Form, Lanes, Named, Step};
use assize_report::{Block, Cell, Column, Interval, Limit, Number, Rated, Report, Section, Share, Table, golden};
use quick_xml::Reader;
use quick_xml::events::Event;

const SIZES: [Size; 2] = [Size::Wide, Size::Narrow];

fn gallery() -> Vec<Chart> {
    serde_json::from_str(include_str!("data/gallery.json")).unwrap()
}

fn charts_of(report: &Report) -> Vec<Chart> {
    fn collect(section: &Section, into: &mut Vec<Chart>) {
        for block in &section.blocks {
            if let Block::Chart(chart) = block {
                into.push(chart.clone());
            }
        }
        section.sections.iter().for_each(|section| collect(section, into));
    }
    let mut charts = Vec::new();
    report.sections.iter().for_each(|section| collect(section, &mut charts));
    charts
}

fn drawing(chart: &Chart, size: Size) -> (String, Drawn) {
    let mut out = Markup::new();
    let drawn = draw(&mut out, chart, "chart", size);
    (out.finish(), drawn)
}

/// The drawing's texts, those of `text` and `title` elements, after a look at its form: every element closed, every number finite and on
/// or near the page.
fn texts(svg: &str) -> Vec<String> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut found, mut depth) = (Vec::new(), 0);
    loop {
        match reader.read_event().expect("the drawing is well formed") {
            Event::Start(start) => {
                depth += 1;
                numbers(&start);
                if matches!(start.name().as_ref(), "text" | "title" | "desc") {
                    found.push(String::new());
                }
            }
            Event::Empty(start) => numbers(&start),
            Event::End(_) => depth -= 1,
            Event::Text(text) if text.trim().is_empty() => {}
            Event::Text(text) => found.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref().unwrap() {
                    Some(character) => character.to_string(),
                    None => {
                        quick_xml::escape::resolve_predefined_entity(&reference).expect("a known entity").to_owned()
                    }
                };
                found.last_mut().unwrap().push_str(&text);
            }
            Event::Eof => break,
            _ => panic!("only elements and texts"),
        }
    }
    assert_eq!(depth, 0);
    found.into_iter().map(|text| text.trim().to_owned()).collect()
}

fn numbers(element: &quick_xml::events::BytesStart<'_>) {
    for attribute in element.attributes() {
        let attribute = attribute.expect("each attribute once, in quotes");
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap();
        let name = attribute.key.as_ref();
        if matches!(name, "x" | "y" | "x1" | "x2" | "y1" | "y2" | "cx" | "cy" | "width" | "height") {
            let number: f64 = value.parse().unwrap();
            assert!((-20.0..1e5).contains(&number), "{name}={value}");
        }
        assert!(!value.contains("NaN") && !value.contains("inf"), "{name}={value}");
        assert!(!name.starts_with("on") && name != "href" && name != "style", "{name}");
    }
}

fn squeezed(texts: &[String]) -> String {
    texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is to be read in a drawing: figures, bases, changes, ratings. Names are broken into lines.
fn words(chart: &Chart) -> Vec<String> {
    let (form, table) = (&chart.form, &chart.table);
    let columns = |columns: [Option<&str>; 2]| -> Vec<String> {
        let cells =
            table.rows.iter().flat_map(|row| columns.into_iter().flatten().map(|column| table.cell(row, column)));
        cells.map(|cell| cell.unwrap().words().to_owned()).collect()
    };
    match form {
        Form::Bars(bars) => {
            let rows = columns([Some(&bars.share), bars.base.as_deref()]).into_iter();
            rows.chain(bars.edges.iter().map(|edge| edge.label.clone())).collect()
        }
        Form::Dots(dots) => {
            let rows = columns([Some(&dots.share), dots.base.as_deref()]).into_iter();
            rows.chain([dots.range.label.clone()]).collect()
        }
        Form::Slope { columns, breaks } => {
            let breaks = breaks.iter().map(|one| one.label.clone());
            all_of(table, columns).into_iter().chain(breaks).collect()
        }
        Form::Lanes(lanes) => {
            let known = |row: &&assize_report::Row| !matches!(table.cell(row, &lanes.when), Some(Cell::Empty { .. }));
            let rows = table.rows.iter().filter(known);
            rows.map(|row| table.cell(row, &lanes.result).unwrap().words().to_owned()).collect()
        }
        Form::Panels { columns, .. } => all_of(table, columns),
        Form::Strip { columns } => {
            let labels = table.rows.iter().map(|row| row.cells[0].words().to_owned());
            all_of(table, columns).into_iter().chain(labels).collect()
        }
        Form::Waterfall { steps } => steps.iter().flat_map(|step| [step.text.clone(), step.label.clone()]).collect(),
        Form::Other => Vec::new(),
    }
}

/// The headings of these columns, and what their cells say.
fn all_of(table: &Table, columns: &[String]) -> Vec<String> {
    let places: Vec<usize> = columns.iter().map(|column| table.place(column).unwrap()).collect();
    let cells = table.rows.iter().flat_map(|row| places.iter().map(|place| row.cells[*place].words().to_owned()));
    places.iter().map(|place| table.columns[*place].title.clone()).chain(cells).collect()
}

#[test]
fn every_number_of_the_data_is_there_in_both_sizes() {
    let charts: Vec<Chart> = charts_of(&golden::everything()).into_iter().chain(gallery()).collect();
    assert!(charts.len() > 11);
    for chart in charts {
        for size in SIZES {
            let (svg, drawn) = drawing(&chart, size);
            assert_eq!(drawn.shown, drawn.of);
            let texts = texts(&svg);
            assert_eq!(texts[0], chart.finding);
            assert_eq!(texts[1], chart.alternative);
            let read = squeezed(&texts);
            for word in words(&chart) {
                assert!(read.contains(&word), "{} {size:?}: `{word}` in {read}", chart.id);
            }
            for mark in chart.table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match cell {
                Cell::Share(share) => Some(&share.marks),
                _ => None,
            }) {
                assert!(mark.iter().all(|mark| read.contains(mark.text())));
            }
        }
    }
}

#[test]
fn small_drawings_as_they_are() {
    for chart in charts_of(&golden::everything()) {
        insta::assert_snapshot!(chart.id.clone(), drawing(&chart, Size::Wide).0);
    }
    let bars = &charts_of(&golden::everything())[0];
    insta::assert_snapshot!("golden-bars-narrow", drawing(bars, Size::Narrow).0);
}

#[test]
fn the_same_data_give_the_same_bytes() {
    for chart in gallery() {
        for size in SIZES {
            assert_eq!(drawing(&chart, size), drawing(&chart, size));
        }
    }
}

#[test]
fn hostile_texts_are_shown_and_do_nothing() {
    for hostile in golden::HOSTILE {
        for chart in gallery() {
            let json = serde_json::to_value(&chart).unwrap();
            let chart: Chart = serde_json::from_value(poison(json, hostile)).unwrap();
            for size in SIZES {
                let (svg, _) = drawing(&chart, size);
                assert!(!svg.contains(['\u{1b}', '\u{202e}', '\u{7}']));
                texts(&svg);
            }
        }
    }
}

/// The chart with every text that is free to choose replaced.
fn poison(value: serde_json::Value, text: &str) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Array(all) => Value::Array(all.into_iter().map(|one| poison(one, text)).collect()),
        // The ids of columns name cells.
        Value::Object(all) if all.contains_key("kind") && all.contains_key("id") => Value::Object(all),
        Value::Object(all) => {
            let free = [
                "id",
                "finding",
                "measure",
                "alternative",
                "reading",
                "label",
                "base",
                "text",
                "range",
                "expected",
                "bases",
                "middle",
                "within",
                "title",
            ];
            let one = |(key, value): (String, Value)| {
                let value =
                    if value.is_string() && free.contains(&key.as_str()) { text.into() } else { poison(value, text) };
                (key, value)
            };
            Value::Object(all.into_iter().map(one).collect())
        }
        other => other,
    }
}

/// Charts of every form with `count` items, and these numbers and texts in them.
fn of(count: usize, value: f64, other: f64, text: &str) -> Vec<Chart> {
    let frame = gallery().remove(0);
    let label = || text.to_owned();
    let limit = |value| Some(Limit { n: None, of: None, value, open: false });
    let interval =
        Interval { low: value, high: other, confidence: 95, method: String::new(), population: None, text: label() };
    let share = Share {
        figure: None,
        n: None,
        of: None,
        fraction: None,
        value: Some(value),
        low: limit(other),
        high: limit(value),
        interval: Some(interval),
        edges: Vec::new(),
        text: label(),
        marks: Vec::new(),
        status: None,
    };
    let limits = Share { value: None, ..share.clone() };
    let range =
        |low, high| Cell::from(Number { value: None, low: Some(low), high: Some(high), fraction: None, text: label() });
    let columns = [Column::text("title", ""), Column::share("share", ""), Column::text("base", "")];
    let mut table = Table::new("drawn", "").columns(columns).columns([
        Column::share("mean", ""),
        Column::text("stands_out", ""),
        Column::number("range", ""),
        Column::number("expected", ""),
        Column::rating("rating", text),
        Column::number("when", ""),
    ]);
    let mean = Share { value: Some(other), ..share.clone() };
    for drawn in [share, limits].into_iter().cycle().take(count) {
        let drawn = [label().into(), drawn.into(), label().into(), mean.clone().into(), label().into()];
        let rated = Rated { step: Some([count, 4]), text: label(), ..Rated::default() };
        table.row(
            drawn
                .into_iter()
                .chain([range(value, other), range(other, value), rated.into(), Cell::number(value, text)])
                .collect(),
        );
    }
    let named = |column: &str| Named { column: column.to_owned(), label: label() };
    let width = count.min(300);
    let forms = vec![
        Form::Bars(Bars {
            share: "share".to_owned(),
            base: Some("base".to_owned()),
            reference: Some(named("mean")),
            stands_out: Some("stands_out".to_owned()),
            rating: Some("rating".to_owned()),
            edges: vec![Edge { value, label: label() }; count],
        }),
        Form::Dots(Dots {
            share: "share".to_owned(),
            base: Some("base".to_owned()),
            range: named("range"),
            expected: Some(named("expected")),
        }),
        Form::Slope {
            columns: ["share", "mean"].map(str::to_owned).into_iter().cycle().take(width).collect(),
            breaks: vec![assize_report::chart::Break { before: usize::MAX, label: label() }; count],
        },
        Form::Strip { columns: vec!["rating".to_owned(); width] },
        Form::Panels { columns: vec!["share".to_owned(); width], edges: vec![Edge { value, label: label() }; count] },
        lanes(["base", "range", "when", "rating"]),
        lanes(["title", "expected", "when", "base"]),
        Form::Waterfall {
            steps: vec![
                Step { label: label(), from: value, to: other, text: label(), total: count.is_multiple_of(2) };
                count
            ],
        },
    ];
    forms.into_iter().map(|form| Chart { form, table: table.clone(), ..frame.clone() }).collect()
}

fn lanes([lane, span, when, result]: [&str; 4]) -> Form {
    let named = |column: &str| column.to_owned();
    Form::Lanes(Lanes {
        lane: named(lane),
        span: named(span),
        when: named(when),
        result: named(result),
        note: Some(named("base")),
        yardstick: named("stands_out"),
        from: named("title"),
    })
}

#[test]
fn absurd_numbers_stay_on_the_page() {
    let absurd =
        [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, f64::MIN_POSITIVE, -0.0, 1e300, 101.0, -1.0];
    for value in absurd {
        for other in absurd {
            for chart in of(2, value, other, "a") {
                for size in SIZES {
                    let (svg, _) = drawing(&chart, size);
                    assert!(svg.len() < 12_000, "{}", svg.len());
                    texts(&svg);
                }
            }
        }
    }
}

#[test]
fn nothing_and_ten_thousand_items_are_drawn_in_bounded_room() {
    let long = "W\u{301} <&>\u{202e}".repeat(100);
    for (count, text) in [(0, "a"), (1, ""), (10_000, "a label of some length"), (200, &long)] {
        for chart in of(count, 61.0, 73.5, text) {
            for size in SIZES {
                let (svg, drawn) = drawing(&chart, size);
                assert!(svg.len() < 2_000_000, "{}", svg.len());
                assert!(drawn.shown <= 1_000 && drawn.shown <= drawn.of && drawn.of <= count);
                assert!(count < 10_000 || drawn.shown < drawn.of);
                texts(&svg);
            }
        }
    }
}

/// What is said of a mark at the right edge takes the room on its left.
#[test]
fn words_of_a_lane_are_not_cut_where_there_is_room() {
    let all = charts_of(&golden::everything());
    let mut chart = all.into_iter().find(|chart| matches!(chart.form, Form::Lanes(_))).unwrap();
    let said =
        "some core work had deteriorated; outcomes for public protection and reoffending less likely to be achieved";
    chart.table.rows.remove(1);
    let ended = Number { value: None, low: Some(2014.4), high: Some(2019.6), fraction: None, text: "to 2019".into() };
    (chart.table.rows[1].cells[2], chart.table.rows[1].cells[4]) = (ended.into(), said.into());
    for size in SIZES {
        let (svg, _) = drawing(&chart, size);
        let texts = texts(&svg);
        assert!(
            texts.iter().any(|text| text.ends_with("achieved")) && !texts.iter().any(|text| text.contains('…')),
            "{texts:?}"
        );
    }
}
