//! What a person would repeat of inspections: sentences made by rule from their figures, and what inspectors themselves said of change.

use std::collections::{BTreeMap, BTreeSet};

use assize_framework::Rollup;
use assize_model::{FollowUpStatus, InspectionKind, Provider, ProviderKind, Remark, RemarkKind};
use assize_report::{Cell, MainPoint};
use assize_scoring::{Basis, CardNode, Check, Fit, Outcome, PrintedOutcome, Scorecard, Total, WhyNotRated};
use indexmap::{IndexMap, IndexSet};

use crate::cells;
use crate::comparison::{short, standards, times};
use crate::dates::years;
use crate::figures::of_text;
use crate::inspection::context_clause;
use crate::scorecard::{capital, is_own, last_alone, last_words, shown_nodes, total_words};
use crate::spread::{Spread, one_number};
use crate::words::{self, list, lower};

/// With how many inspections each has a sentence of its own.
pub(crate) const A_SENTENCE_EACH: usize = 8;
/// With how many sets of standards each has a sentence of its own.
const MOST_SETS: usize = 4;
/// Bodies with a rating are named where they are so few.
const FEW: usize = 2;
/// So many figures are said of an inspection that comes to nothing else.
const MOST_FIGURES: usize = 4;

/// Of one inspection what it comes to, its lowest and highest, what is not known; of several the result of each and what it says of change;
/// of many how many have which result.
pub(crate) fn main_points(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    match cards {
        [] => Vec::new(),
        [card] => of_one(card),
        few if few.len() <= A_SENTENCE_EACH => few.iter().filter_map(|card| of_several(card)).collect(),
        many => of_many(many),
    }
}

/// The finding alone, for a title: "Requires improvement, 15 of 30 points"; of cases without an overall rating how the standards are rated that are known.
pub(crate) fn title_finding(card: &Scorecard<'_>) -> Option<String> {
    let of_standards = || distribution(card).filter(|_| !card.inspection.tables.is_empty());
    finding(card).or_else(|| Some(of_standards()?.text.trim_end_matches('.').to_owned()))
}

/// "Requires improvement, 15 of 30 points".
fn finding(card: &Scorecard<'_>) -> Option<String> {
    let total = card.total.as_ref().filter(|total| total.last.rating.is_ok())?;
    Some(last_alone(card.framework, total).en)
}

fn of_one(card: &Scorecard<'_>) -> Vec<MainPoint> {
    let mut points: Vec<MainPoint> = Vec::new();
    points.extend(result(card));
    points.extend(distribution(card));
    points.extend(scores(card));
    points.extend(verdicts(card));
    if points.is_empty() {
        points.extend(printed(card));
        points.extend(rated(card));
        points.extend(said(card));
        points.extend([RemarkKind::Strength, RemarkKind::Concern].into_iter().filter_map(|kind| remarks(card, kind)));
    }
    // Why it is rated so, where no standard tells.
    if card.total.is_some() && !is_own(card) && card.all_nodes().all(|node| node.rating().rated().is_none()) {
        points.extend(said(card));
        points.extend(remarks(card, RemarkKind::Concern));
    }
    points.extend(extremes(card));
    points.extend(change(card));
    points.extend(not_rated(card));
    points.extend(not_known(card));
    points
}

pub(crate) fn of_several(card: &Scorecard<'_>) -> Option<MainPoint> {
    let point = of_one(card).into_iter().next()?;
    let change = change(card).filter(|change| change.text != point.text);
    let change = change.map(|change| format!(" {}", change.text)).unwrap_or_default();
    let text = format!("{}: {}{change}", card.inspection.title, lower(&point.text));
    Some(MainPoint { text, figures: point.figures })
}

/// What it comes to, and how far the next rating is.
pub(crate) fn result(card: &Scorecard<'_>) -> Option<MainPoint> {
    let total = card.total.as_ref()?;
    let text = match total.last.rating {
        Ok(outcome) => {
            let more = next(card, total, outcome).filter(|_| total.last.held.is_empty());
            let words = last_words(card.framework, total).en;
            format!("{words}{}.", more.map(|more| format!("; {more}")).unwrap_or_default())
        }
        Err(_) => format!("{}.", capital(&total_words(card.framework, &total.last, total.maximum).en)),
    };
    Some(MainPoint { text, figures: vec![card.name("overall").to_string()] })
}

/// "requires improvement, 15 of 30 points; good begins at 16".
pub(crate) fn rating_in_brief(card: &Scorecard<'_>) -> Option<String> {
    let total = card.total.as_ref()?;
    let next = total.last.rating.ok().and_then(|outcome| next(card, total, outcome));
    let next = next.filter(|_| total.last.held.is_empty()).map(|next| format!("; {next}"));
    Some(format!("{}{}", lower(&finding(card)?), next.unwrap_or_default()))
}

/// "good begins at 16"; "good begins at 16 (assumed)".
fn next(card: &Scorecard<'_>, total: &Total, outcome: Outcome) -> Option<String> {
    let rating = outcome.rated()? + 1;
    // The edge says something only beside points.
    if !total.has_points || total.last.points.0 != total.last.points.1 {
        return None;
    }
    let better = card.framework.ratings.get(rating)?;
    let overall = card.framework.overall.as_ref()?;
    let edge = overall.edges.get(&total.standards.len())?.get(rating - 1)?;
    Some(format!("{} begins at {edge}{}", lower(&better.title.en), words::assumed(overall.origin.status)))
}

/// How many standards have each rating: as published, else those that are known.
fn distribution(card: &Scorecard<'_>) -> Option<MainPoint> {
    let (framework, total) = (card.framework, card.total.as_ref()?);
    let made = crate::distribution::distribution(card)?;
    let is_known = |node: &&usize| card.nodes[**node].last.rated().is_some();
    let own = total.standards.iter().filter(is_known).map(|node| card.node(*node).name().to_string());
    // The source's own count is of no figure.
    let figures = if made.is_published { Vec::new() } else { own.collect() };
    let (of, others, counts) = (made.of(), made.others, made.counts);
    let mut parts: Vec<String> = (0..counts.len())
        .rev()
        .filter(|rating| counts[*rating] > 0)
        .enumerate()
        .map(|(place, rating)| {
            let verb = if place > 0 {
                ""
            } else if counts[rating] == 1 {
                "is rated "
            } else {
                "are rated "
            };
            format!("{} {verb}{}", counts[rating], lower(words::rating(framework, rating)))
        })
        .collect();
    parts.extend((others > 0).then(|| format!("{others} otherwise")));
    let level = &framework.levels[framework.overall.as_ref()?.level];
    let is_whole = !card.inspection.ratings.is_empty() || of == total.standards.len() as u64;
    let (the, which) = if is_whole { ("", "") } else { ("the ", " whose rating is known") };
    let text = match counts.iter().position(|count| *count == of) {
        Some(rating) => {
            let all = words::all_of(of, &format!("{level}s"));
            format!("{}{which} are rated {}.", capital(&all), lower(words::rating(framework, rating)))
        }
        None if others == of => none_of(card, of, level),
        None => format!("Of {the}{of} {level}s{which}, {}.", list(&parts)),
    };
    // Then the table beside it says otherwise.
    let clashes = |check: &Check<'_>| check.fit == Fit::Clashes && matches!(check.printed, PrintedOutcome::Ratings(_));
    let text = match card.checks.iter().any(clashes) {
        true => format!("By the published count of ratings: {}", lower(&text)),
        false => text,
    };
    (of > 1).then_some(MainPoint { text, figures })
}

/// "None of 12 standards is rated outstanding or good."
fn none_of(card: &Scorecard<'_>, of: u64, level: &str) -> String {
    let ratings = card.framework.ratings.iter().rev();
    let none = ratings.filter(|rating| card.inspection.ratings.contains_key(&rating.name));
    let none: Vec<String> = none.map(|rating| lower(&rating.title.en)).collect();
    format!("None of {of} {level}s is rated {}.", none.join(" or "))
}

/// The scores of a regime without ratings, the highest first.
fn scores(card: &Scorecard<'_>) -> Option<MainPoint> {
    if !card.framework.ratings.is_empty() {
        return None;
    }
    let is_top = |node: &CardNode<'_, '_>| node.declared().parent.is_none();
    let nodes = shown_nodes(card).into_iter().map(|node| card.node(node)).filter(is_top);
    let mut known: Vec<(f64, CardNode<'_, '_>, String)> = nodes
        .filter_map(|node| match cells::of_node(node) {
            Cell::Share(share) if node.entered().is_some() || share.value.is_some() => {
                let value = share.value.or(share.low.as_ref().map(|low| low.value))?;
                Some((value, node, share.text))
            }
            _ => None,
        })
        .collect();
    known.sort_by(|a, b| b.0.total_cmp(&a.0));
    let said: Vec<String> =
        known.iter().map(|(_, node, text)| format!("{} {text}", lower(&node.declared().title.en))).collect();
    let figures = known.iter().map(|(_, node, _)| node.name().to_string()).collect();
    (!known.is_empty()).then(|| MainPoint { text: format!("{}.", capital(&list(&said))), figures })
}

/// What the report concludes in words.
fn verdicts(card: &Scorecard<'_>) -> Option<MainPoint> {
    let verdicts = &card.inspection.verdicts;
    let said: Vec<String> = verdicts.iter().map(|one| format!("{}: {}", one.value.about, one.value.words)).collect();
    let figures = verdicts.iter().map(|one| card.name(&one.value.id).to_string()).collect();
    (!said.is_empty()).then(|| MainPoint { text: format!("{}.", capital(&said.join("; "))), figures })
}

/// An overall rating that the report prints, where the regime has no rule for one.
fn printed(card: &Scorecard<'_>) -> Option<MainPoint> {
    let rating = card.printed_rating("overall").filter(|_| card.framework.overall.is_none())?;
    Some(MainPoint::new(format!("{} ({}).", words::rating(card.framework, rating), words::basis(Basis::Printed))))
}

/// What is rated, where no total tells it.
fn rated(card: &Scorecard<'_>) -> Option<MainPoint> {
    let rated = card.all_nodes().filter_map(|node| Some((node, node.rating().rated()?)));
    let rated: Vec<(CardNode<'_, '_>, usize)> = rated.collect();
    let rating = |rating: usize| lower(words::rating(card.framework, rating));
    if rated.len() <= MOST_FIGURES {
        let said = |(node, index): (CardNode<'_, '_>, usize)| format!("{}: {}", node.title(), rating(index));
        return joined(rated.into_iter().map(|one| (said(one), one.0.name().to_string())));
    }
    let count = |index: usize| rated.iter().filter(|(_, one)| *one == index).count();
    let counts = (0..card.framework.ratings.len()).rev().filter(|index| count(*index) > 0);
    let counts = list(counts.map(|index| format!("{} {}", count(index), rating(index))));
    let figures = rated.iter().map(|(node, _)| node.name().to_string()).collect();
    Some(MainPoint { text: format!("{} parts are rated: {counts}.", rated.len()), figures })
}

/// What the record says of parts of the regime: in words, or as a figure of its own.
fn said(card: &Scorecard<'_>) -> Option<MainPoint> {
    let figures = card.record.figures.iter().filter(|figure| figure.belongs_to.is_some());
    let figures = figures.map(|figure| (context_clause(figure), card.name(&figure.id).to_string()));
    let is_alone = extremes(card).is_none();
    let questions = card.all_questions().filter(|question| is_alone && question.declared().scored);
    let questions = questions.filter_map(|question| {
        Some((format!("{}: {}", question.title(), one_number(question)?.1), question.name().to_string()))
    });
    joined(figures.chain(questions).take(MOST_FIGURES))
}

/// What an inspection says first that comes to nothing else: figures of parts of the regime, else a concern, else a strength.
pub(crate) fn said_in_brief(card: &Scorecard<'_>) -> Option<String> {
    let remark = |kind: RemarkKind| {
        let mut remarks = card.inspection.remarks.iter().map(|one| &one.value);
        remarks.find(|remark| remark.kind == kind).map(|remark| remark.text.clone())
    };
    let figures = said(card).or_else(|| rated(card)).map(|point| point.text);
    let said = figures.or_else(|| remark(RemarkKind::Concern)).or_else(|| remark(RemarkKind::Strength));
    said.map(|said| lower(&said))
}

/// "Planning: just over half of cases; delivery: less than half of cases."
fn joined(said: impl Iterator<Item = (String, String)>) -> Option<MainPoint> {
    let (texts, figures): (Vec<String>, Vec<String>) = said.unzip();
    let texts: Vec<String> = texts.iter().map(|text| lower(text)).collect();
    (!texts.is_empty()).then(|| MainPoint { text: format!("{}.", capital(&texts.join("; "))), figures })
}

/// How many strengths or concerns there are, and the first of them.
fn remarks(card: &Scorecard<'_>, kind: RemarkKind) -> Option<MainPoint> {
    let remarks = card.inspection.remarks.iter().filter(|remark| remark.value.kind == kind);
    let remarks: Vec<&Remark> = remarks.map(|remark| &remark.value).collect();
    let what = match remarks.len() {
        1 => capital(kind.word()),
        many => format!("{many} {}s, the first", kind.word()),
    };
    Some(MainPoint::new(format!("{what}: {}", remarks.first()?.text)))
}

/// The lowest and the highest of the scored questions, as counted or as printed.
fn extremes(card: &Scorecard<'_>) -> Option<MainPoint> {
    let spread = Spread::new(card.all_questions().filter(|question| question.declared().scored));
    let ends = spread.ends()?;
    let level = &card.framework.question_level;
    let said = ends.each_ref().map(|questions| {
        let (first, text) = questions.first().and_then(|first| Some((first, one_number(*first)?.1)))?;
        let counts = first.cell().and_then(assize_scoring::Cell::point).filter(|_| first.entered().is_none());
        let of = counts.map(|(n, of)| format!(" ({})", of_text(n, of)));
        // The same share may be printed once as 79.5% and once as 80%.
        let texts: IndexSet<String> = questions.iter().filter_map(|one| Some(one_number(*one)?.1)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        Some(match (questions.as_slice(), texts.as_slice()) {
            ([one], _) => format!("{}, {text}{}", one.title(), of.unwrap_or_default()),
            ([one, two], [_]) => format!("{} and {}, {text}", one.title(), two.title()),
            ([one, two], [first, .., last]) => format!("{}, {first}, and {}, {last}", one.title(), two.title()),
            (many, texts) => format!("{} of them, {}", many.len(), texts.join(" or ")),
        })
    });
    let [Some(lowest), Some(highest)] = said else { return None };
    let text = format!("Lowest of {}: {lowest}; highest: {highest}.", spread.of_how_many(level));
    let figures = ends.iter().flatten().map(|one| one.name().to_string()).collect();
    Some(MainPoint { text, figures })
}

/// What inspectors said of change since the inspection before.
pub(crate) fn change(card: &Scorecard<'_>) -> Option<MainPoint> {
    let follow_up = card.inspection.follow_ups.first()?;
    let how = words::follow_up(follow_up.value.status);
    let many = card.inspection.follow_ups.len();
    let text = match many {
        1 => {
            let of = follow_up.value.title.as_ref().map(|title| format!(" ({})", lower(title))).unwrap_or_default();
            format!("Earlier recommendations{of}, {how}: {}", follow_up.value.text)
        }
        _ => {
            let count = |status| card.inspection.follow_ups.iter().filter(|one| one.value.status == status).count();
            let statuses = [FollowUpStatus::Done, FollowUpStatus::InPart, FollowUpStatus::NotDone];
            let said = statuses.map(|status| (count(status), words::follow_up(status)));
            let said = said.iter().filter(|(count, _)| *count > 0).map(|(count, how)| format!("{count} {how}"));
            format!("Of {many} earlier recommendations, {}.", list(said))
        }
    };
    Some(MainPoint::new(text))
}

/// What the report says that it does not rate, and what rests on too little to be rated.
fn not_rated(card: &Scorecard<'_>) -> Option<MainPoint> {
    let said = card.all_nodes().filter_map(|node| Some(format!("{} ({})", node.title(), cells::not_rated(node)?)));
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| MainPoint::new(format!("Not rated: {}.", list(&said))))
}

/// What is not known, in one line.
fn not_known(card: &Scorecard<'_>) -> Option<MainPoint> {
    let total = card.total.as_ref()?;
    let framework = card.framework;
    let level = framework.nodes[total.standards[0]].level;
    let counts = crate::distribution::distribution(card).filter(|made| made.is_published);
    // Where the source counts standards outside the total, too, these are asked for with the others.
    let is_wide = counts.as_ref().is_some_and(|made| made.of() > total.standards.len() as u64);
    let outside = (0..framework.nodes.len()).filter(|node| {
        let node = &framework.nodes[*node];
        node.level == level && !node.in_total && node.is_rated()
    });
    let (inside, beside): (Vec<usize>, Vec<usize>) = outside.partition(|_| is_wide);
    let all: Vec<usize> = total.standards.iter().copied().chain(inside).collect();
    let is_open = |node: &&usize| {
        let last = card.nodes[**node].last;
        let is_unknown = total.unknown.contains(node)
            || total.not_rated.contains(node)
            || last == Outcome::Unknown
            || last.ends() == Some((0, framework.ratings.len() - 1));
        let is_said = matches!(last, Outcome::NotRated(WhyNotRated::Said | WhyNotRated::UnderMinimum));
        is_unknown && last.rated().is_none() && !is_said
    };
    let (open, of) = (all.iter().filter(is_open).count(), all.len());
    let level = &framework.levels[level];
    let what = match counts {
        None if open == of => format!("how each of the {of} {level}s was rated"),
        None => format!("the rating of {open} of {of} {level}s"),
        Some(_) if open == of => format!("which of the {of} {level}s had which rating"),
        Some(_) => format!("which {level} had which rating, for {open} of {of}"),
    };
    let beside = beside.iter().filter(is_open).map(|node| framework.nodes[*node].id.as_str());
    let beside: Vec<&str> = beside.collect();
    let beside = match beside.len() {
        0 => String::new(),
        1 => format!(", and {}, which is outside the total", beside[0]),
        _ => format!(", and {}, which are outside the total", list(beside)),
    };
    let enter = match open < of && is_to_enter(card, &all) {
        true => " Those that are judged as a whole are entered in a record, under [entered].",
        false => "",
    };
    (open > 0 && !is_own(card)).then(|| MainPoint::new(format!("Not known here: {what}{beside}.{enter}")))
}

/// Whether there are cases here, and what is judged as a whole is missing beside them.
pub(crate) fn is_to_enter(card: &Scorecard<'_>, standards: &[usize]) -> bool {
    let is_missing = |node: &usize| {
        card.framework.nodes[*node].rollup == Some(Rollup::Entered) && card.nodes[*node].last == Outcome::Unknown
    };
    !card.inspection.tables.is_empty() && standards.iter().any(is_missing)
}

/// How many of many have which overall rating.
pub(crate) fn of_many(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    let (several, single): (Vec<&Provider>, Vec<&Provider>) =
        cards.iter().map(|card| &card.inspection.provider).partition(|provider| provider.several);
    let bodies: BTreeSet<&str> = single.iter().map(|provider| provider.id.as_str()).collect();
    let of = match (bodies.len(), several.len()) {
        (0, _) => "each of several bodies together".to_owned(),
        (1, 0) => "of 1 body".to_owned(),
        (bodies, 0) => format!("of {bodies} bodies"),
        (bodies, 1) => format!("1 of several bodies together, the others of {bodies} bodies"),
        (bodies, several) => format!("{several} of several bodies together, the others of {bodies} bodies"),
    };
    let when = years(cards.iter().map(|card| card.inspection)).map(|years| format!(", {years}")).unwrap_or_default();
    let comma = if several.is_empty() { "" } else { "," };
    let whole = format!("{} inspections{comma} {of}{when}.", cards.len());
    std::iter::once(MainPoint::new(whole)).chain(rated_by_standards(cards)).collect()
}

/// How many of these have which overall rating; of a few, and where none has any, what there is.
pub(crate) fn rated_or_counted(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    let rated = if cards.len() > A_SENTENCE_EACH { rated_by_standards(cards) } else { Vec::new() };
    if rated.is_empty() { main_points(cards) } else { rated }
}

/// How many have which overall rating: a sentence for each set of standards, where there are not too many of them.
fn rated_by_standards(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    let rated: Vec<&Scorecard<'_>> = cards.iter().filter(|card| rating_of(card).is_some()).copied().collect();
    let mut regimes: IndexMap<(&str, &str), Vec<&Scorecard<'_>>> = IndexMap::new();
    for card in &rated {
        regimes.entry((&card.framework.id, card.inspection.provider.kind.word())).or_default().push(card);
    }
    // Two regimes for one kind of body go by their titles.
    let set_of = |cards: &[&Scorecard<'_>]| standards(cards[0].framework);
    let is_shared = |kind: &str, set: &str| {
        regimes.iter().filter(|((_, other), cards)| *other == kind && set_of(cards) == set).count() > 1
    };
    let mut sets: IndexMap<String, Vec<&[&Scorecard<'_>]>> = IndexMap::new();
    for ((_, kind), cards) in &regimes {
        let set = set_of(cards);
        let set = if is_shared(kind, &set) { cards[0].framework.title.en.clone() } else { capital(&set) };
        sets.entry(set).or_default().push(cards);
    }
    let said: Vec<String> = match sets.len() {
        0 => Vec::new(),
        1..=MOST_SETS => sets.iter().map(|(set, regimes)| of_set(set, regimes)).collect(),
        _ => vec![format!("{} have an overall rating: {}.", rated.len(), overall_of(&rated, false))],
    };
    let not_rated = (!said.is_empty()).then(|| not_rated_overall(cards)).flatten();
    said.into_iter().chain(not_rated).map(MainPoint::new).collect()
}

/// "18 CRC inspections": of one kind of body.
fn counted(cards: &[&Scorecard<'_>]) -> Option<String> {
    let kind = cards.first()?.inspection.provider.kind.short();
    words::counted(cards.len(), &format!("{kind} inspection"), &format!("{kind} inspections"))
}

/// "Not rated overall: 8 Trust inspections, 2014; 17 CRC inspections, 2016 to 2018."
fn not_rated_overall(cards: &[&Scorecard<'_>]) -> Option<String> {
    let mut kinds: BTreeMap<&ProviderKind, Vec<&Scorecard<'_>>> = BTreeMap::new();
    let is_single = |card: &&&Scorecard<'_>| card.inspection.kind != InspectionKind::Aggregate;
    for card in cards.iter().filter(is_single).filter(|card| rating_of(card).is_none()) {
        kinds.entry(&card.inspection.provider.kind).or_default().push(card);
    }
    let said = kinds.values().filter_map(|cards| {
        let years = years(cards.iter().map(|card| card.inspection)).map(|years| format!(", {years}"));
        Some(format!("{}{}", counted(cards)?, years.unwrap_or_default()))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("Not rated overall: {}.", said.join("; ")))
}

/// "Standards of April 2018: of 18 CRC inspections, 1 good (Hampshire), 16 requires improvement and 1 inadequate; of 7 NPS division inspections, 5
/// good and 2 requires improvement."
fn of_set(set: &str, regimes: &[&[&Scorecard<'_>]]) -> String {
    let said = regimes.iter().filter_map(|cards| Some(format!("of {}, {}", counted(cards)?, overall_of(cards, true))));
    format!("{set}: {}.", said.collect::<Vec<_>>().join("; "))
}

/// The overall rating that stands.
pub(crate) fn rating_of(card: &Scorecard<'_>) -> Option<usize> {
    card.total.as_ref().and_then(|total| total.last.rating.ok()).and_then(Outcome::rated)
}

fn overall_of(cards: &[&Scorecard<'_>], with_bodies: bool) -> String {
    ratings_of(cards.iter().filter_map(|card| Some((*card, rating_of(card)?))), with_bodies)
}

/// How many have which rating, the best first; those that few have with their bodies.
pub(crate) fn ratings_of<'c, 'a: 'c>(
    rated: impl IntoIterator<Item = (&'c Scorecard<'a>, usize)>,
    with_bodies: bool,
) -> String {
    // By rating: the inspections in which each body has it, one for each time.
    type Bodies<'c> = IndexMap<String, Vec<&'c str>>;
    let mut found: Vec<(usize, String, Bodies<'c>)> = Vec::new();
    for (card, rating) in rated {
        let title = lower(words::rating(card.framework, rating));
        let place = found.iter().position(|(_, known, _)| *known == title).unwrap_or(found.len());
        if place == found.len() {
            found.push((rating, title, IndexMap::new()));
        }
        found[place].2.entry(short(&card.inspection.provider)).or_default().push(&card.inspection.id);
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let named = |(body, of): (&String, &Vec<&str>)| match of.as_slice() {
        [_] => body.clone(),
        [first, rest @ ..] if rest.iter().all(|one| one == first) => format!("{body} on {} standards", of.len()),
        many => format!("{body} {}", times(many.len())),
    };
    let said = found.iter().map(|(_, title, bodies)| {
        let all = format!("{} {title}", bodies.values().map(Vec::len).sum::<usize>());
        let names: Vec<String> = bodies.iter().map(named).collect();
        if with_bodies && names.len() <= FEW { format!("{all} ({})", list(&names)) } else { all }
    });
    let said: Vec<String> = said.collect();
    list(said)
}
