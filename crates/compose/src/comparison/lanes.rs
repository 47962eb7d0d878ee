//! The chart over time: a lane a body, from its beginning to its end, with what each inspection of it found.

use std::collections::BTreeSet;

use assize_analysis::{Comparison, edition};
use assize_framework::Framework;
use assize_model::{Exact, Inspection, InspectionKind, Lineage, PartialDate, Provider, VerdictInWords, ratio};
use assize_report::chart::Lanes;
use assize_report::{Cell, Chart, Column, Form, Table};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use crate::cells::{self, words_or};
use crate::dates::{self, date};
use crate::figures;
use crate::scorecard::in_words;
use crate::words::lower;

/// How many bodies without an inspection here are shown, as predecessors or successors of bodies that have one.
const BESIDE: usize = 4;
/// Months in a year; days in a month, near enough for a drawing.
const MONTHS: u64 = 12;
const DAYS: u64 = 31;
/// What a verdict is about that is about everything.
const WHOLE: &str = "as a whole";
/// Longer names of bodies and of their kinds are shortened.
const LONG: usize = 24;

/// Nothing where all are of one day, so that there is no line of time to draw. `area`: where the bodies before and after must have worked.
pub(crate) fn lanes(
    whole: &Comparison<'_, '_>,
    area: Option<&str>,
    providers: &IndexMap<String, Provider>,
) -> Option<Chart> {
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let dates: Vec<PartialDate> = cards.iter().filter_map(|card| card.inspection.dated()).collect();
    if dates.iter().all(|date| Some(date) == dates.first()) {
        return None;
    }
    let bodies = bodies(&cards, area, providers);
    let mut table = Table::new("lanes", "Results over time, body by body").with_id("lanes-numbers").columns([
        Column::text("body", "Body"),
        Column::text("provider", "Body's id"),
        Column::number("existed", "Existed").unit("years"),
        Column::number("when", "When").unit("years"),
        Column::rating("result", "Result"),
        Column::text("note", "Points"),
        Column::text("yardstick", "Judged by, where that is new"),
        Column::refs("from", "Went on from"),
        Column::text("inspection", "Inspection"),
    ]);
    let lineage = Lineage::new(providers);
    let mut said = Vec::new();
    for body in &bodies {
        let before: Vec<&str> = lineage.predecessors(body).iter().map(|(other, _)| other.id.as_str()).collect();
        let of_lane = || [Cell::text(short(body)), Cell::text(&body.id), existed(body)];
        let from = || cells::refs_or(before.clone(), "no body before it is known");
        let own = cards.iter().filter(|card| card.inspection.provider.id == body.id);
        let mut last: Option<&Framework> = None;
        let mut results = Vec::new();
        for card in own {
            let is_new = last.is_none_or(|before| edition(before) != edition(card.framework));
            last = Some(card.framework);
            let yardstick = if is_new { standards(card.framework) } else { String::new() };
            let (result, note) = result(card);
            results.push(format!("{} {}", when_words(card), lower(result.words())));
            let after = [
                when(card),
                result,
                words_or(note, "no points"),
                words_or(yardstick, "as before"),
                from(),
                Cell::text(&card.inspection.id),
            ];
            table.row(of_lane().into_iter().chain(after).collect());
        }
        if last.is_none() {
            let none = || Cell::empty("no inspection here");
            let none = [none(), none(), Cell::text("no inspection here"), none(), from(), none()];
            table.row(of_lane().into_iter().chain(none).collect());
        }
        let results = if results.is_empty() { "no inspection here".to_owned() } else { results.join(", ") };
        said.push(format!("{}: {results}", short(body)));
    }
    Some(Chart {
        id: "lanes".to_owned(),
        finding: finding(&cards),
        measure: "What each inspection found, body by body, in its own regime's words".to_owned(),
        alternative: format!("A lane a body, over time. {}.", said.join("; ")),
        reading: READING.to_owned(),
        source: String::new(),
        form: Form::Lanes(Lanes {
            lane: "provider".to_owned(),
            span: "existed".to_owned(),
            when: "when".to_owned(),
            result: "result".to_owned(),
            note: Some("note".to_owned()),
            yardstick: "yardstick".to_owned(),
            from: "from".to_owned(),
        }),
        // The table of what was published says the same to readers.
        table: table.for_scripts(),
    })
}

/// Those inspected, by kind and by when they began; and a few that went before or came after.
fn bodies<'c>(
    cards: &[&'c Scorecard<'_>],
    area: Option<&str>,
    providers: &'c IndexMap<String, Provider>,
) -> Vec<&'c Provider> {
    let lineage = Lineage::new(providers);
    let mut bodies: Vec<&Provider> = Vec::new();
    for card in cards {
        if bodies.iter().all(|known| known.id != card.inspection.provider.id) {
            bodies.push(&card.inspection.provider);
        }
    }
    let of_area = |body: &Provider| area.is_none_or(|area| body.areas.iter().any(|one| one.eq_ignore_ascii_case(area)));
    let mut beside: Vec<&Provider> = Vec::new();
    for body in bodies.iter().filter(|body| !body.several) {
        let next = lineage.predecessors(body).into_iter().chain(lineage.successors(body));
        for (other, _) in next.filter(|(other, _)| of_area(other)) {
            if bodies.iter().chain(&beside).all(|known| known.id != other.id) {
                beside.push(other);
            }
        }
    }
    if beside.len() <= BESIDE {
        bodies.extend(beside);
    }
    bodies.sort_by_key(|body| (body.kind.clone(), body.several, body.from.map(|from| from.to_string())));
    bodies
}

/// "London CRC".
pub(crate) fn short(body: &Provider) -> String {
    if body.name.len() > LONG { shortened(&body.name, body) } else { body.name.clone() }
}

/// "Kent" of "Kent Probation Trust", beside others of its kind.
pub(crate) fn without_kind(body: &Provider) -> &str {
    let (name, kind) = (body.name.as_str(), body.kind.title());
    let at = name.len().checked_sub(kind.len()).filter(|at| *at > 0 && name.is_char_boundary(*at));
    let is_kind = |at: &usize| name[*at..].eq_ignore_ascii_case(kind);
    at.filter(is_kind).map_or(name, |at| name[..at].trim_end())
}

/// The title with the kind of its body in short, and without the year, which stands before it: "North of London, the CRC's work".
pub(super) fn named(inspection: &Inspection) -> String {
    let title = shortened(&inspection.title, &inspection.provider);
    let year = inspection.year().map(|year| format!(", {year}")).unwrap_or_default();
    title.strip_suffix(&year).unwrap_or(&title).to_owned()
}

const READING: &str = "A broad bar is the life of a body; an upright line is where its work passed on; two strokes are where other standards begin. A square has the colour of its rating; a ring is a result in words or shares.";

/// The same, with the year behind this word, unless the title says one.
pub(crate) fn named_with_year(inspection: &Inspection, before: &str) -> String {
    let name = named(inspection);
    match inspection.year().filter(|_| year_in(&name).is_none()) {
        Some(year) => format!("{name}{before}{year}"),
        None => name,
    }
}

/// The last year that a title says.
pub(super) fn year_in(title: &str) -> Option<&str> {
    title.split(|one: char| !one.is_ascii_digit()).rfind(|number| number.len() == 4)
}

/// The first "community rehabilitation company" as "CRC".
fn shortened(text: &str, body: &Provider) -> String {
    let (title, short) = (body.kind.title(), body.kind.short());
    // A division is not called one in its name: "National Probation Service London".
    let (title, short) = match (title.rsplit_once(' '), short.rsplit_once(' ')) {
        (Some((long, last)), Some((short, same))) if last == same => (long, short),
        _ => (title, short),
    };
    match text.to_ascii_lowercase().find(&title.to_ascii_lowercase()) {
        Some(at) if is_abbreviation(short) => format!("{}{short}{}", &text[..at], &text[at + title.len()..]),
        _ => text.to_owned(),
    }
}

/// "CRC".
pub(crate) fn is_abbreviation(short: &str) -> bool {
    short.len() > 1 && short.chars().all(char::is_uppercase)
}

/// "standards of April 2018", "Quality & Impact inspections".
pub(crate) fn standards(framework: &Framework) -> String {
    let title = &framework.title.en;
    match title.rsplit_once(", ") {
        Some((_, last)) if last.starts_with(char::is_lowercase) => last.to_owned(),
        Some((first, _)) => first.to_owned(),
        None => title.clone(),
    }
}

/// The overall rating and its points; else the span of the scores, the first thing said in words.
fn result(card: &Scorecard<'_>) -> (Cell, String) {
    if let Some(total) = &card.total {
        let Ok(outcome) = total.last.rating else { return (Cell::text("no overall rating"), String::new()) };
        let is_known = total.has_points && total.last.points.0 == total.last.points.1;
        let points =
            if is_known { format!("{} of {} points", total.last.points.0, total.maximum) } else { String::new() };
        return (cells::rating_based(card.framework, outcome, total.basis), points);
    }
    let said = scores(card).or_else(|| card.inspection.verdicts.first().map(|first| verdict(&first.value)));
    let first = || in_words(card).first().map(|first| lower(first)).unwrap_or_default();
    (words_or(said.unwrap_or_else(first), "nothing is known"), String::new())
}

/// "outcomes 64% to 84%"; nothing where no score is known.
fn scores(card: &Scorecard<'_>) -> Option<String> {
    let many = if card.inspection.kind == InspectionKind::Aggregate { "several together; " } else { "" };
    let (level, [(_, least), (_, most)]) = ends(card)?;
    Some(if least == most { format!("{many}{least}") } else { format!("{many}{level}s {least} to {most}") })
}

/// The parts with the lowest and the highest score, each with it as printed, and what such parts are called; nothing where no score is known.
pub(super) fn ends<'c>(card: &'c Scorecard<'_>) -> Option<(&'c str, [(usize, String); 2])> {
    let tops = (0..card.nodes.len()).filter(|node| card.framework.nodes[*node].parent.is_none());
    let share = |node: usize| {
        let share = cells::of_node(card.node(node)).share()?.clone();
        // One that its source prints has limits alone.
        let low = share.low.filter(|_| card.node(node).entered().is_some());
        Some((share.value.or(low.map(|low| low.value))?, (node, share.text)))
    };
    let mut known: Vec<(f64, (usize, String))> = tops.filter_map(share).collect();
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    let level = card.framework.levels.first().map_or("part", String::as_str);
    let (least, most) = (known.first()?.1.clone(), known.last()?.1.clone());
    Some((level, [least, most]))
}

/// "poor", where it is of the whole; else "protecting the public: good".
pub(super) fn verdict(verdict: &VerdictInWords) -> String {
    match verdict.about.ends_with(WHOLE) {
        true => verdict.words.clone(),
        false => format!("{}: {}", lower(&verdict.about), verdict.words),
    }
}

fn finding(cards: &[&Scorecard<'_>]) -> String {
    let of = |count: usize, one: &str, many: &str| {
        if count == 1 { format!("one {one}") } else { format!("{count} {many}") }
    };
    let bodies: BTreeSet<&str> = cards.iter().map(|card| card.inspection.provider.id.as_str()).collect();
    let standards: BTreeSet<&str> = cards.iter().map(|card| edition(card.framework)).collect();
    let (many, bodies, standards) =
        (cards.len(), of(bodies.len(), "body", "bodies"), of(standards.len(), "set of standards", "sets of standards"));
    let years = dates::years(cards.iter().map(|card| card.inspection));
    let years = years.map(|years| format!(", {years}")).unwrap_or_default();
    let runs =
        if bodies.starts_with("one") && standards.starts_with("one") { "" } else { "No single line runs through: " };
    format!("{runs}{many} inspections, {bodies}, {standards}{years}.")
}

fn when_words(card: &Scorecard<'_>) -> String {
    card.inspection.dated().map_or_else(|| "without a date".to_owned(), date)
}

fn when(card: &Scorecard<'_>) -> Cell {
    match card.inspection.dated() {
        Some(dated) => Cell::number(years(dated, Within::Middle), when_words(card)),
        None => Cell::empty("without a date"),
    }
}

fn existed(body: &Provider) -> Cell {
    let text = match (body.from, body.to) {
        (None, None) => return Cell::empty("not known"),
        (Some(from), Some(to)) => format!("{} to {}", date(from), date(to)),
        (Some(from), None) => format!("from {}", date(from)),
        (None, Some(to)) => format!("to {}", date(to)),
    };
    let ends = [body.from.map(|from| years(from, Within::First)), body.to.map(|to| years(to, Within::Last))];
    cells::between(ends, text)
}

/// Which moment of a date that is a year or a month.
#[derive(Clone, Copy)]
enum Within {
    First,
    Middle,
    Last,
}

/// In years, with two decimals.
fn years(date: PartialDate, within: Within) -> f64 {
    let part = |of: u64| match within {
        Within::First => ratio(0, 1),
        Within::Middle => ratio(1, 2 * of),
        Within::Last => ratio(1, of),
    };
    let months = |month: u8| ratio(u64::from(month) - 1, MONTHS);
    let days = |day: u8| ratio(u64::from(day) - 1, MONTHS * DAYS);
    let after: Exact = match (date.month, date.day) {
        (Some(month), Some(day)) => months(month) + days(day),
        (Some(month), None) => months(month) + part(MONTHS),
        (None, _) => part(1),
    };
    figures::hundredths(&(ratio(u64::from(date.year), 1) + after))
}
