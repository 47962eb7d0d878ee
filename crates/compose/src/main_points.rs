//! What a person would repeat of inspections: sentences made by rule from their figures, and what inspectors themselves said of change.

mod many;

use assize_framework::Rollup;
use assize_model::{FollowUpStatus, Remark, RemarkKind};
use assize_report::{Cell, MainPoint};
use assize_scoring::{Basis, CardNode, Fit, Outcome, PrintedCheck, PrintedOutcome, Scorecard, Total, WhyNotRated};
use indexmap::IndexSet;

use crate::cells;
use crate::comparison::said_of_one;
use crate::figures::of_text;
use crate::inspection::context_clause;
use crate::scorecard::{capital, is_own, last_alone, last_words, shown_nodes, total_words};
use crate::spread::{QuestionSpread, one_number};
use crate::words::{self, list, lower};

pub(crate) use many::{by_standards, of_many, place, rated_by_standards, rated_or_counted, ratings_of};

/// Up to how many inspections each has a line of its own; up to how many this is a main point.
pub(crate) const A_SENTENCE_EACH: usize = 8;
pub(crate) const MOST_POINTS: usize = 5;
/// How many figures are given of an inspection that comes to nothing else, and how many where it has only a line.
const MOST_FIGURES: usize = 4;
const IN_BRIEF: usize = 2;

/// For one inspection: what it comes to, its lowest and highest, and what is not known. For several: the result of each and what it says of
/// change. For many: how many have which result.
pub(crate) fn main_points(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    match cards {
        [] => Vec::new(),
        [card] => of_one(card),
        few if few.len() <= MOST_POINTS => few.iter().filter_map(|card| of_several(card)).collect(),
        many => of_many(many),
    }
}

/// Sentences that belong together, as one point.
pub(crate) fn together(points: impl IntoIterator<Item = MainPoint>) -> Option<MainPoint> {
    points.into_iter().reduce(|mut one, next| {
        one.text = format!("{} {}", one.text, next.text);
        one.figures.extend(next.figures);
        one
    })
}

/// All points of one thing; for a few, a point each; for many, how many are left too.
pub(crate) fn one_each(of: Vec<Vec<MainPoint>>, what: &str) -> Vec<MainPoint> {
    let more = if of.len() > MOST_POINTS { of.len() - MOST_POINTS + 1 } else { 0 };
    let shown = of.len() - more;
    match <[Vec<MainPoint>; 1]>::try_from(of) {
        Ok([points]) => points,
        Err(several) => {
            let rest = (more > 0).then(|| MainPoint::new(format!("{more} more {what} are below.")));
            several.into_iter().take(shown).filter_map(together).chain(rest).collect()
        }
    }
}

/// The finding alone, for a title: "Requires improvement, 15 of 30 points"; of cases without an overall rating how the standards are rated that are known.
pub(crate) fn title_finding(card: &Scorecard<'_>) -> Option<String> {
    let of_standards = || distribution(card).filter(|_| card.inspection.has_cases());
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
        points.extend(said(card, MOST_FIGURES));
        points.extend([RemarkKind::Strength, RemarkKind::Concern].into_iter().filter_map(|kind| remarks(card, kind)));
    }
    // Why it is rated so, where no standard tells.
    if card.total.is_some() && !is_own(card) && card.all_nodes().all(|node| node.rating().rated().is_none()) {
        points.extend(said(card, MOST_FIGURES));
        points.extend(remarks(card, RemarkKind::Concern));
    }
    points.extend(extremes(card));
    points.extend(changed(card));
    points.extend(change(card));
    if points.len() == 1 {
        points.extend(remarks(card, RemarkKind::Concern));
    }
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
        Err(_) => {
            let words = capital(&total_words(card.framework, &total.last, total.maximum).en);
            format!("{words}{}.", reach(card, total).unwrap_or_default())
        }
    };
    Some(MainPoint { text, figures: vec![card.name("overall").to_string()] })
}

/// ": inadequate to good": the ratings that points within these bounds would have, where they are not all that there are.
fn reach(card: &Scorecard<'_>, total: &Total) -> Option<String> {
    let framework = card.framework;
    let is_held = framework.limits.iter().any(|limit| limit.on.is_none());
    let edges = framework.overall.as_ref()?.edges.get(&total.standards.len())?;
    let (least, most) = total.last.points;
    let [worst, best] = [least, most].map(|points| edges.iter().filter(|edge| **edge <= points).count());
    let [from, to] = [worst, best].map(|rating| lower(words::rating(framework, rating)));
    let is_told = !is_held && best > worst && best - worst + 1 < framework.ratings.len();
    is_told.then(|| if best - worst == 1 { format!(": {from} or {to}") } else { format!(": {from} to {to}") })
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
    let (least, most) = total.last.points;
    let better = card.framework.ratings.get(rating)?;
    let overall = card.framework.overall.as_ref()?;
    let edges = overall.edges.get(&total.standards.len())?;
    // The edge says something only beside points that the rating follows from.
    let follows =
        total.has_points && least == most && edges.iter().filter(|edge| **edge <= least).count() + 1 == rating;
    let edge = edges.get(rating - 1).filter(|_| follows)?;
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
    let clashes =
        |check: &PrintedCheck<'_>| check.fit == Fit::Clashes && matches!(check.printed, PrintedOutcome::Ratings(_));
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
    let rating = card.printed_alone().0?;
    let text = format!("{} ({}).", words::rating(card.framework, rating), words::basis(Basis::Printed));
    Some(MainPoint { text, figures: vec![card.name("overall").to_string()] })
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
fn said(card: &Scorecard<'_>, most: usize) -> Option<MainPoint> {
    let figures = card.record.figures.iter().filter(|figure| figure.belongs_to.is_some());
    let figures = figures.map(|figure| (context_clause(figure), card.name(&figure.id).to_string()));
    let is_alone = extremes(card).is_none();
    let questions = card.all_questions().filter(|question| is_alone && question.declared().scored);
    let questions = questions.filter_map(|question| {
        Some((format!("{}: {}", question.title(), one_number(question)?.1), question.name().to_string()))
    });
    joined(figures.chain(questions).take(most))
}

/// What an inspection says first that comes to nothing else: figures of parts of the regime, else a concern, else a strength.
pub(crate) fn said_in_brief(card: &Scorecard<'_>) -> Option<String> {
    let remark = |kind: RemarkKind| {
        let mut remarks = card.inspection.remarks.iter().map(|one| &one.value);
        remarks.find(|remark| remark.kind == kind).map(|remark| remark.text.clone())
    };
    let figures = said(card, IN_BRIEF).or_else(|| rated(card)).map(|point| point.text);
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
    let spread = QuestionSpread::new(card.all_questions().filter(|question| question.declared().scored));
    let ends = spread.ends()?;
    let level = &card.framework.question_level;
    let said = ends.each_ref().map(|questions| {
        let (first, text) = questions.first().and_then(|first| Some((first, one_number(*first)?.1)))?;
        let counts = first.counts().and_then(assize_scoring::NineCounts::point).filter(|_| first.entered().is_none());
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

/// What inspectors said of change, where no rating or score says what it came to.
fn changed(card: &Scorecard<'_>) -> Option<MainPoint> {
    let said = if card.total.is_none() { said_of_one(card) } else { Vec::new() };
    (!said.is_empty()).then(|| MainPoint::new(format!("{}.", said.join(". "))))
}

/// What became of earlier recommendations.
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

/// What the report says that it does not rate, what rests on too little to be rated, and what there is nothing of.
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
        let is_said = matches!(
            last,
            Outcome::NotRated(WhyNotRated::Said | WhyNotRated::UnderMinimum | WhyNotRated::NoUnitApplies)
        );
        is_unknown && last.rated().is_none() && !is_said
    };
    let (open, of) = (all.iter().filter(is_open).count(), all.len());
    let level = &framework.levels[level];
    let what = match counts {
        _ if of == 1 => format!("how the one {level} was rated"),
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
    let tables = without_table(card, &all).unwrap_or_default();
    (open > 0 && !is_own(card)).then(|| MainPoint::new(format!("Not known here: {what}{beside}.{enter}{tables}")))
}

/// " 4.1 Unpaid work rests on other units (`unpaid-work-case`), whose table a record names.", where there is a table of others.
fn without_table(card: &Scorecard<'_>, standards: &[usize]) -> Option<String> {
    let tables = card.inspection.tables.iter().map(|table| table.unit.as_str());
    let read: IndexSet<&str> = tables.chain(card.inspection.tallied.iter().map(|row| row.unit.as_str())).collect();
    let nodes = || standards.iter().map(|node| card.node(*node));
    let asked =
        |node: CardNode<'_, '_>| node.questions().map(|one| one.declared().unit.clone()).collect::<IndexSet<_>>();
    let is_without = |node: &CardNode<'_, '_>| {
        let units = asked(*node);
        !units.is_empty() && units.iter().all(|unit| !read.contains(unit.as_str())) && node.rating().rated().is_none()
    };
    let without: Vec<CardNode<'_, '_>> = nodes().filter(is_without).collect();
    let units: IndexSet<String> = without.iter().flat_map(|node| asked(*node)).collect();
    let units: Vec<String> = units.iter().map(|unit| format!("`{unit}`")).collect();
    let titles: Vec<String> = without.iter().map(|node| node.title()).collect();
    let (rest, whose) = if titles.len() == 1 { ("rests", "table") } else { ("rest", "tables") };
    let is_told = !read.is_empty() && !titles.is_empty();
    is_told.then(|| {
        format!(" {} {rest} on units of other kinds ({}), whose {whose} a record names.", list(&titles), list(&units))
    })
}

/// Whether there are cases here, and what is judged as a whole is missing beside them.
pub(crate) fn is_to_enter(card: &Scorecard<'_>, standards: &[usize]) -> bool {
    let is_missing = |node: &usize| {
        card.framework.nodes[*node].rollup == Some(Rollup::Entered) && card.nodes[*node].last == Outcome::Unknown
    };
    card.inspection.has_cases() && standards.iter().any(is_missing)
}
