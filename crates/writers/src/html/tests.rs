use std::collections::{BTreeMap, BTreeSet};

use assize_report::{
    Audience, Block, Cell, Chart, Derivation, Grid, GridGroup, KeyFigure, Kind, MainPoint, Mark, Provenance, Rated,
    Report, Section, Share, Standing, Term, Weight,
};
use assize_writer::{Options, Writer};
use base64::Engine;
use quick_xml::Reader;
use quick_xml::events::Event;
use sha2::Digest;

use super::Html;
use super::page::{POLICY, SCRIPT};
use crate::example;

/// The example with key figures, ratings in boxes, remarks and a chart before all else.
fn report() -> Report {
    let mut report = example::report();
    let figure = |id: &str, text: &str, counted: Option<(u64, u64)>| {
        let marks = if id == "2.2" { vec![Mark::LowReliability, Mark::Break] } else { vec![] };
        let (n, of) = counted.unzip();
        let figure = Some(format!("example-crc-2019/2018-crc/{id}"));
        Cell::from(Share { figure, n, of, text: text.into(), marks, ..Share::default() })
    };
    let chart: Chart = serde_json::from_str(include_str!("chart.json")).expect("a chart");
    let rating = |step, name: &str, figure: &str| Rated {
        text: name.into(),
        step,
        figure: Some(format!("example-crc-2019/2018-crc/{figure}")),
        ..Rated::default()
    };
    let key = |label: &str, figure, note: &str| KeyFigure { label: label.into(), figure, note: note.into() };
    let blocks = vec![
        Block::KeyFigures {
            figures: vec![
                key("Assessment keeps other people safe", figure("2.1.3", "71%", Some((100, 141))), "100 of 141 cases"),
                key("Planning", figure("2.2", "33% to 65%", None), "45 answers are missing"),
                key("Women", figure("2.1@sex=a woman#insufficient", "4%", Some((1, 25))), ""),
            ],
        },
        Block::Grid(Grid {
            id: "grid".into(),
            title: "Ratings at a glance".into(),
            groups: vec![GridGroup {
                title: "Case supervision".into(),
                boxes: vec![
                    ("2.1 Assessment".into(), rating(Some([2, 4]), "Good", "2.1")),
                    ("2.2 Planning".into(), rating(None, "Inadequate to good", "2.2")),
                ],
            }],
        }),
        Block::List { points: vec!["The first point.".into(), "The second.".into()] },
        Block::Remark { weight: Weight::Warning, text: "Too few cases.".into() },
        Block::Chart(chart),
    ];
    report.sections[0].blocks.splice(0..0, blocks);
    report
}

fn page(report: &Report) -> String {
    let written = Html.write(report, &Options::default()).unwrap();
    assert_eq!(written.files.len(), 1);
    String::from_utf8(written.files[0].contents.clone()).unwrap()
}

/// An element's name, its attributes, and all of the text within it.
type Element = (String, BTreeMap<String, String>, String);

/// The elements, in order. The page is XML except for its script.
fn elements(page: &str) -> Vec<Element> {
    let page = page.replace(SCRIPT, "").replace("<!DOCTYPE html>", "");
    let mut reader = Reader::from_str(&page);
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (vec![], vec![]);
    let add = |found: &mut Vec<Element>, open: &[usize], text: &str| {
        open.iter().for_each(|place| found[*place].2.push_str(text));
    };
    loop {
        let event = reader.read_event().expect("the page is well formed");
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.expect("each attribute once, in quotes");
                    let name = String::from_utf8(attribute.key.0.to_vec()).unwrap();
                    (name, attribute.unescape_value().unwrap().into_owned())
                });
                found.push((String::from_utf8(start.name().0.to_vec()).unwrap(), attributes.collect(), String::new()));
                if matches!(event, Event::Start(_)) {
                    open.push(found.len() - 1);
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => add(&mut found, &open, &text.decode().unwrap()),
            Event::GeneralRef(reference) => {
                let name = reference.decode().unwrap();
                let text = match reference.resolve_char_ref().unwrap() {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&name).expect("a known entity").to_owned(),
                };
                add(&mut found, &open, &text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    found
}

/// Its shares that have a name.
fn figures(report: &Report) -> Vec<Share> {
    fn of_section(section: &Section, into: &mut Vec<Share>) {
        for block in &section.blocks {
            let cells: Vec<&Cell> = match block {
                Block::Items { items } => items.iter().map(|item| &item.value).collect(),
                Block::Table(table) | Block::Chart(Chart { table, .. }) => {
                    table.rows.iter().flat_map(|row| &row.cells).collect()
                }
                Block::KeyFigures { figures } => figures.iter().map(|one| &one.figure).collect(),
                _ => Vec::new(),
            };
            into.extend(cells.into_iter().filter_map(Cell::share).filter(|share| share.figure.is_some()).cloned());
        }
        section.sections.iter().for_each(|section| of_section(section, into));
    }
    let mut found = Vec::new();
    report.sections.iter().for_each(|section| of_section(section, &mut found));
    found
}

#[test]
fn the_page_as_a_browser_gets_it() {
    let page = page(&report());
    let body = &page[page.find("<body").unwrap()..page.find("<script>").unwrap()];
    insta::assert_snapshot!(body);
}

#[test]
fn the_script_is_the_one_that_the_policy_allows() {
    let digest = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(SCRIPT));
    assert!(POLICY.contains(&format!("'sha256-{digest}'")), "the digest of tables.js is {digest}");
    assert!(!SCRIPT.contains("</"));
}

#[test]
fn every_figure_reads_back_as_it_is_in_the_document() {
    let report = report();
    let elements = elements(&page(&report));
    let shown: Vec<_> = elements.iter().filter(|(name, ..)| name == "data").collect();
    let figures = figures(&report);
    assert!(figures.len() > 5);
    for figure in &figures {
        let such: Vec<_> =
            shown.iter().filter(|(_, own, _)| own.get("data-figure") == figure.figure.as_ref()).collect();
        assert!(such.iter().any(|(.., text)| *text == figure.text), "{figure:?}");
        let anchors = such.iter().filter(|(_, own, _)| own.contains_key("id")).count();
        assert_eq!(anchors, 1, "{figure:?} is an anchor once");
        if let Some((n, of)) = figure.n.zip(figure.of) {
            let counted = format!("{n}/{of}");
            assert!(such.iter().any(|(_, own, _)| own.get("value") == Some(&counted)));
        }
    }
    let count = shown.iter().filter(|(_, own, _)| own.contains_key("data-figure")).count();
    assert_eq!(count, figures.len(), "none is left out, none is added");
}

#[test]
fn anchors_are_single_and_links_lead_to_one() {
    let mut twice = report();
    twice.sections.push(twice.sections[0].clone());
    twice.sections[1].id = "main".into();
    for report in [report(), twice] {
        let elements = elements(&page(&report));
        let ids: Vec<&String> = elements.iter().filter_map(|(_, own, _)| own.get("id")).collect();
        let single: BTreeSet<&String> = ids.iter().copied().collect();
        assert_eq!(ids.len(), single.len());
        for (_, own, _) in &elements {
            if let Some(target) = own.get("href").and_then(|href| href.strip_prefix('#')) {
                assert!(single.contains(&target.to_owned()), "{target}");
            }
            for name in ["aria-labelledby"] {
                for id in own.get(name).iter().flat_map(|ids| ids.split(' ')) {
                    assert!(single.contains(&id.to_owned()), "{id}");
                }
            }
        }
    }
}

#[test]
fn hostile_texts_are_shown_and_do_nothing() {
    let hostile =
        "</script></style><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x' &lt; \u{1b}[2J\u{202e}";
    let json = serde_json::to_value(report()).unwrap();
    let hostile: Report = serde_json::from_value(poison(json, hostile)).unwrap();
    let page = page(&hostile);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
    assert!(!page.contains("<img") && !page.contains('\u{1b}') && !page.contains('\u{202e}'));
    for (name, own, _) in elements(&page) {
        assert!(!own.keys().any(|key| key.starts_with("on")), "{name}");
        let is_harmless = |href: &String| href.starts_with('#') || is_table(href);
        assert!(own.get("href").is_none_or(is_harmless));
    }
}

/// A table within the page, with every character that could act encoded.
fn is_table(href: &str) -> bool {
    let table = href.strip_prefix("data:text/csv;charset=utf-8,");
    table.is_some_and(|table| table.chars().all(|one| one.is_ascii_alphanumeric() || "%-._".contains(one)))
}

/// The document with a text put after every text that is not one of a fixed choice.
fn poison(value: serde_json::Value, text: &str) -> serde_json::Value {
    use serde_json::Value;
    const FIXED: [&str; 15] = [
        "kind",
        "audience",
        "standing",
        "block",
        "shown",
        "weight",
        "cell",
        "form",
        "marks",
        "exact",
        "low",
        "high",
        "basis",
        "inspections",
        "language",
    ];
    match value {
        Value::String(own) => Value::String(own + text),
        Value::Array(all) => Value::Array(all.into_iter().map(|one| poison(one, text)).collect()),
        // The ids of columns name cells.
        Value::Object(mut all) if all.contains_key("shown") => {
            let title = all["title"].take();
            all["title"] = poison(title, text);
            Value::Object(all)
        }
        Value::Object(all) => all
            .into_iter()
            .map(|(key, one)| {
                let is_fixed = FIXED.contains(&key.as_str());
                (key, if is_fixed { one } else { poison(one, text) })
            })
            .collect(),
        other => other,
    }
}

#[test]
fn made_up_cases_are_marked_at_every_chapter() {
    let mut report = report();
    report.inspections.iter_mut().for_each(|one| one.synthetic = false);
    assert!(!page(&report).contains("class=\"marked\""));
    report.inspections.iter_mut().for_each(|one| one.synthetic = true);
    let marks = page(&report).matches("<p class=\"marked\">Synthetic: made-up cases</p>").count();
    assert_eq!(marks, report.sections.len());
    // Where others are real, at every section of its own.
    let mut real = report.inspections[0].clone();
    (real.id, real.synthetic) = ("real".into(), false);
    report.inspections.push(real);
    let section = |id: String| Section::new(id, "Within").block(Block::paragraph("Words."));
    let own = section(format!("{}-own", report.inspections[0].id))
        .sections([section(format!("{}-in", report.inspections[0].id))]);
    report.sections = vec![own, section("real-one".into())];
    assert_eq!(page(&report).matches("<p class=\"marked\">Synthetic: made-up cases</p>").count(), 2);
}

/// Tile, main points and picture open the page, each once; a chapter with nothing else left has no heading, and the contents link to it.
#[test]
fn the_first_picture_stands_with_the_main_points() {
    let mut report = report();
    let places = |report: &Report| {
        let page = page(report);
        ["class=\"main-points\"", "class=\"grid\"", "class=\"notices\""].map(|part| page.find(part))
    };
    (report.main_points, report.notices) = (Vec::new(), vec!["A notice.".into()]);
    let [none, grid, notices] = places(&report);
    assert!(none.is_none() && notices < grid, "{grid:?}, {notices:?}");
    report.main_points = vec![MainPoint::new("A point.")];
    let [points, grid, notices] = places(&report);
    assert!(points.is_some() && points < grid && grid < notices, "{points:?}, {grid:?}, {notices:?}");
    let (id, heading) = (report.sections[0].id.clone(), format!("<h2 id=\"{}-heading\"", report.sections[0].id));
    assert!(page(&report).contains(&heading));
    report.sections[0].blocks.truncate(2);
    report.sections[0].sections.clear();
    let page = page(&report);
    assert_eq!(page.matches("class=\"grid\"").count(), 1);
    assert!(page.contains(&format!("<div class=\"opening\" id=\"{id}\">")) && !page.contains(&heading));
}

#[test]
fn what_a_reader_looks_up_stands_at_the_end() {
    let mut report = report();
    report.language = "cy".into();
    (report.kind, report.standing) = (Kind::Publication, Standing::Checked);
    report.glossary = vec![Term { term: "key question".into(), meaning: "one that is rated".into() }];
    report.provenance = Some(Provenance { program: "assize 0.1.0".into(), ..Provenance::default() });
    let name = figures(&report)[0].figure.clone().unwrap();
    report.derivations = vec![Derivation { figure: name.clone(), steps: vec!["One.".into(), "Two.".into()] }];
    let page = page(&report);
    for part in [
        "<html lang=\"cy\">",
        ">Cynnwys</span>",
        "<dt>key question</dt><dd>one that is rated</dd>",
        "<dt>[u]</dt><dd>dibynadwyedd isel</dd>",
        "<dd>assize 0.1.0</dd>",
        "<ol><li>One.</li><li>Two.</li></ol>",
        "Wedi’i wirio",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains(&format!("<code>{name}</code>")));
    assert!(report.sections.iter().any(|section| !section.blocks.is_empty()));
}

#[test]
fn english_on_a_page_in_another_language_is_marked() {
    let mut report = report();
    let english = page(&report).matches("lang=\"en\"").count();
    assert_eq!(english, 0);
    report.language = "cy".into();
    report.title = "Teitl".into();
    report.notices = vec!["Rhybudd.".into(), "A notice.".into(), "71%".into()];
    report.translated = vec!["Rhybudd.".into(), "Teitl".into()];
    let page = page(&report);
    for part in ["<h1>Teitl</h1>", "<p>Rhybudd.</p>", "<p lang=\"en\">A notice.</p>", "<p>71%</p>"] {
        assert!(page.contains(part), "{part}");
    }
    // Its own words are in its language.
    assert!(page.contains(">Cynnwys</span>"));
}

#[test]
fn an_empty_report_is_a_page() {
    let empty = Report::new(Kind::Scorecard, Audience::Public, "Nothing");
    let elements = elements(&page(&empty));
    assert!(elements.iter().any(|(name, _, text)| name == "h1" && text == "Nothing"));
}
