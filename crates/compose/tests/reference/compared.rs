//! Main points of inspections side by side say what the tables of the same document do, and what the record does.

use std::collections::{BTreeMap, BTreeSet};

use assize_analysis::{BodyWeights, Comparison, Rejudgement, Setting, Topic, comparison, rejudge};
use assize_compose::{SelectionInWords, Uncertainty};
use assize_diag::Diagnostics;
use assize_disclose::internal;
use assize_model::Inspection;
use assize_report::{ANNEXES, Block, Cell, Report, Row, Table};
use assize_scoring::{AdmitOptions, Outcome};
use assize_testing::{ONE_THREAD, carried_with_record};

/// Inspections of the record that the program carries side by side, and the report of them.
fn with_compared(
    topic: Option<Topic>,
    is_one: impl Fn(&Inspection) -> bool,
    look: impl FnOnce(&Comparison<'_, '_>, Report),
) {
    let (_, library, inspections) = carried_with_record();
    let beside: Vec<&Inspection> = inspections.iter().filter(|one| is_one(one)).collect();
    let judge = |one| {
        let home = &library.frameworks[&Inspection::clone(one).framework];
        rejudge(one, &beside, &[home], &library, (AdmitOptions::default(), &ONE_THREAD), &mut Diagnostics::new())
    };
    let judged: Vec<Rejudgement<'_>> = inspections.iter().filter(|one| is_one(one)).filter_map(judge).collect();
    let weights = BodyWeights::new();
    let setting = Setting {
        strata: &[],
        under: &[],
        library: &library,
        tallying: &ONE_THREAD,
        weights: &weights,
        topic: topic.as_ref(),
    };
    let whole = comparison(&judged, setting);
    let asked = SelectionInWords::default();
    let report = assize_compose::comparison(internal(&whole), None, &asked, &library.providers, Uncertainty::default());
    look(&whole, report);
}

/// What the first main point on a topic counts otherwise than its tables do.
fn miscounted(report: &Report) -> Option<String> {
    let rows = |name: &'static str| {
        let tables = report.tables().filter(move |table| table.name == name);
        tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)))
    };
    let is_rating = |(table, row): &(&Table, &Row)| matches!(table.cell(row, "rating"), Some(Cell::Rating(_)));
    let (ratings, figures): (Vec<_>, Vec<_>) = rows("said").partition(is_rating);
    let findings: Vec<_> = rows("said-findings").collect();
    let many = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        some => Some(format!("{some} {more}")),
    };
    let counted = [
        many(ratings.len(), "rating is known", "ratings are known"),
        many(figures.len(), "figure", "figures"),
        many(findings.len(), "finding in words", "findings in words"),
    ];
    let of = figures.iter().chain(&findings);
    let of: BTreeSet<&str> = of.filter_map(|(table, row)| Some(table.cell(row, "inspection")?.words())).collect();
    let of = (!of.is_empty()).then(|| format!("of it, in {} of {} ", of.len(), report.inspections.len()));
    let said = &report.main_points.first()?.text;
    let is_none = said.contains("no rating of it is known") == ratings.is_empty();
    let wrong = counted.into_iter().chain([of]).flatten().find(|words| !said.contains(words.as_str()));
    wrong.or((!is_none).then(|| "whether any rating is known".to_owned())).map(|words| format!("{words}: {said}"))
}

/// What inspectors said of change: a list, beside several inspections in an annex.
fn told(report: &mut Report) -> Vec<&mut String> {
    let (annexes, shown): (Vec<_>, Vec<_>) = report.sections.iter_mut().partition(|section| section.id == ANNEXES);
    let annexes = annexes.into_iter().flat_map(|annexes| &mut annexes.sections);
    let list = shown.into_iter().chain(annexes).filter(|section| section.id == "said-of-change");
    list.flat_map(|section| &mut section.blocks)
        .flat_map(|block| match block {
            Block::List { points } => points.as_mut_slice(),
            _ => &mut [],
        })
        .collect()
}

/// What was said of change that the document does not have.
fn untold(whole: &Comparison<'_, '_>, report: &mut Report) -> Option<String> {
    let mut said: Vec<(String, String, String)> = Vec::new();
    for one in whole.entries.iter().map(|entry| entry.inspection) {
        let year = one.year().map(|year| year.to_string()).unwrap_or_default();
        let verdicts =
            one.verdicts.iter().map(|verdict| (verdict.value.id.clone(), &*verdict.value.words, verdict.value.change));
        let findings = one.findings().into_iter().map(|(name, finding)| (name, finding.text(), finding.change()));
        let changed = verdicts.chain(findings).filter(|(_, _, change)| change.is_some());
        said.extend(changed.map(|(name, text, _)| {
            (year.clone(), text.trim_end_matches('.').to_lowercase(), format!("({}/{name})", one.id))
        }));
    }
    let texts: Vec<String> = told(report).into_iter().map(|text| text.to_lowercase()).collect();
    let is_told = |(year, words, name): &&(String, String, String)| {
        texts.iter().any(|text| text.contains(&format!("{year}: {words} {name}")))
    };
    let untold = said.iter().find(|one| !is_told(one)).map(|(_, words, _)| words.clone());
    untold.or((texts.len() != said.len()).then(|| texts.join("\n")))
}

/// By body: the year and the title of each of its ratings.
type Rated<'w> = BTreeMap<&'w str, Vec<(String, String)>>;

/// The ratings of each body that has several, in order of time.
fn rated<'w>(whole: &'w Comparison<'_, '_>) -> Rated<'w> {
    let mut bodies: Rated<'_> = BTreeMap::new();
    for card in whole.home_cards() {
        let Some(Ok(Outcome::Rated(rating))) = card.total.as_ref().map(|total| &total.last.rating) else { continue };
        let (body, year) = (&card.inspection.provider, card.inspection.year().map(|year| year.to_string()));
        let rating = card.framework.ratings[*rating].title.en.to_lowercase();
        bodies.entry(&body.id).or_default().push((year.unwrap_or_default(), rating));
    }
    bodies.retain(|_, ratings| ratings.len() > 1);
    bodies
}

/// What the main point and the table on bodies that were rated again have otherwise than their ratings.
fn misrated(whole: &Comparison<'_, '_>, report: &Report) -> Option<String> {
    let text = report.main_points.iter().map(|point| &point.text).find(|text| text.starts_with("Rated again "));
    let text = text.map_or("", String::as_str);
    let bodies = rated(whole);
    // "Rated again under other rules, ...: 9 bodies; 2 good both times; 3 good, then inadequate."
    let number = |said: &str| said.trim_start().split(' ').next()?.parse::<usize>().ok();
    let sentences = || text.split("Rated again ").skip(1).filter_map(|said| said.split_once(": "));
    let counted = sentences().map(|(how, said)| number(said).unwrap_or(usize::from(how.contains("other rules"))));
    let counted: usize = counted.sum();
    if counted != bodies.len() {
        return Some(format!("{counted} of {} bodies: {text}", bodies.len()));
    }
    let other = sentences().find(|(how, _)| how.contains("other rules")).map_or("", |(_, said)| said);
    let told: usize = other.split("; ").skip(1).filter_map(number).sum();
    // One alone is named, with its path.
    let told = if other.is_empty() || number(other).is_some() { told } else { 1 };
    let table = report.tables().find(|table| table.name == "rated-again").filter(|_| counted > 1);
    let rows = || table.into_iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let other =
        rows().filter(|(table, row)| table.cell(row, "moved").is_some_and(|cell| cell.words() == "by other rules"));
    if other.count() != told && counted > 1 {
        return Some(format!("{told} by other rules: {text}"));
    }
    rows().find_map(|(table, row)| {
        let said = |id: &str| table.cell(row, id).map(|cell| cell.words().to_lowercase()).unwrap_or_default();
        let ratings = bodies.get(said("provider").as_str())?;
        let is_so = ratings.contains(&(said("first_year"), said("before")))
            && ratings.contains(&(said("last_year"), said("after")));
        (!is_so).then(|| format!("{}: {ratings:?}", said("body")))
    })
}

/// What inspectors said of change, and how bodies came out that were rated again, of each kind of body; each is found out where it is false.
#[test]
fn what_is_said_of_change_is_what_the_record_says() {
    let mut seen = [0, 0];
    for kind in ["crc", "nps", "pdu", "region", "trust", "youth"] {
        with_compared(
            None,
            |one| one.provider.kind.word() == kind,
            |whole, mut report| {
                assert_eq!(misrated(whole, &report), None, "{kind}");
                let point = report.main_points.iter_mut().find(|point| point.text.contains(" bodies; "));
                if let Some(point) = point {
                    point.text = point.text.replacen(" bodies; ", "0 bodies; ", 1);
                    assert!(misrated(whole, &report).is_some(), "{kind}");
                    seen[0] += 1;
                }
            },
        );
    }
    let of_london = |one: &Inspection| one.id.contains("london") && one.year().is_some_and(|year| year < 2020);
    let of_companies = |one: &Inspection| ["crc", "trust"].contains(&one.provider.kind.word());
    for is_one in [&of_london as &dyn Fn(&Inspection) -> bool, &of_companies] {
        with_compared(None, is_one, |whole, mut report| {
            assert_eq!(untold(whole, &mut report), None);
            for text in told(&mut report).into_iter().filter(|text| text.contains("/strength-1)")) {
                *text = text.replace("/strength-1)", "/strength-2)");
                seen[1] += 1;
            }
            assert!(untold(whole, &mut report).is_some());
        });
    }
    assert!(seen[0] > 1 && seen[1] > 1, "{seen:?}");
}

/// A theme, a stage and words of standards, of two kinds of body.
#[test]
fn what_is_said_of_a_topic_is_counted() {
    let topics = [
        Topic::theme("safety"),
        Topic::theme("unpaid-work"),
        Topic::stage("reviewing"),
        Topic::titled("staff"),
        Topic::titled("harm"),
    ];
    for (topic, kind) in topics.into_iter().flat_map(|topic| ["pdu", "trust"].map(|kind| (topic.clone(), kind))) {
        with_compared(
            Some(topic),
            |one| one.provider.kind.word() == kind,
            |_, mut report| {
                assert_eq!(miscounted(&report), None, "{kind}");
                let said = report.tables().filter(|table| table.name.starts_with("said")).count();
                let first = &mut report.main_points[0].text;
                assert_eq!(said == 0, first.contains("no figure or finding"), "{first}");
                *first = first
                    .replace(" figure", "x figure")
                    .replace(" finding", "x finding")
                    .replace(" rating", "x rating");
                assert!(miscounted(&report).is_some());
            },
        );
    }
}
