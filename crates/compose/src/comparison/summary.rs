//! The first screen: what each document says, what may be set against what, what cannot be said.

use std::collections::{BTreeMap, BTreeSet};

use assize_compare::{Break, Comparability, Comparison, PairCompared, Reason, edition, home_card};
use assize_model::InspectionKind;
use assize_report::{Block, Mark, Section};
use assize_scoring::{Basis, Scorecard};

use super::{paragraph, section, table};
use crate::comparability;
use crate::figures::{printed_text, share_text};
use crate::scorecard::{in_words, printed_overall, total_words};
use crate::words::list;

/// More things said in words than these are not all shown here.
const SAID: usize = 4;

/// The timeline: what each says in its own regime's words, and where the series breaks.
pub fn documents(whole: &Comparison<'_, '_>) -> Section {
    let mut rows = Vec::new();
    for (index, one) in whole.entries.iter().enumerate() {
        let Some(card) = home_card(one) else { continue };
        let changed = index.checked_sub(1).map(|before| whole.breaks[before].as_slice()).unwrap_or_default();
        let published = one.inspection.published.map(|date| date.to_string()).unwrap_or_default();
        let is_broken = changed.contains(&Break::Body) || changed.contains(&Break::Regime);
        let mark = if is_broken { format!(" {}", Mark::Break.text()) } else { String::new() };
        rows.push(vec![
            (index + 1).to_string(),
            format!("{published}{mark}"),
            one.inspection.title.clone(),
            says(card),
        ]);
    }
    let note = "Each in its own regime's words; nothing is subtracted here. [b]: the body or the regime is another than in the line above.";
    let columns = ["", "Published", "Inspection", "What it says"];
    section(
        "documents",
        "What was published",
        vec![table("documents-table", "", &columns, rows, vec![note.to_owned()])],
    )
}

/// The total, else the scores of the parts, else what it puts in words.
fn says(card: &Scorecard<'_>) -> String {
    if let Some(total) = &card.total {
        let words = total_words(card.framework, &total.last, total.maximum);
        return match (printed_overall(card), total.basis) {
            (_, Basis::Published) => format!("{words} (as published)"),
            (Some(printed), _) if total.last.rating.is_err() => {
                format!("{printed} (as printed); no standard's rating is known")
            }
            _ => words,
        };
    }
    let scored: Vec<String> = (0..card.nodes.len())
        .filter(|node| card.framework.nodes[*node].parent.is_none())
        .filter_map(|node| {
            let id = &card.framework.nodes[node].id;
            if let Some(score) = card.record.scores.get(&node) {
                return Some(format!("{id}: {}", printed_text(score.0.value)));
            }
            let figure = card.nodes[node].figure.as_ref().ok()?;
            figure.point.is_some().then(|| format!("{id}: {}", share_text(figure.point.as_ref(), &figure.limits)))
        })
        .collect();
    if !scored.is_empty() {
        let many = if card.inspection.kind == InspectionKind::Aggregate { "several bodies together; " } else { "" };
        let level = card.framework.levels.first().map_or("part", String::as_str);
        return format!("{many}by {level}, {}", scored.join(", "));
    }
    let words = in_words(card);
    let parts: Vec<&str> = words.split("; ").collect();
    match parts.len() {
        many if many > SAID => format!("{}; and {} more", parts[..SAID].join("; "), many - SAID),
        _ => words,
    }
}

/// Which may be set against which: pairs together by the editions of their regimes.
pub fn may_be_set(whole: &Comparison<'_, '_>) -> Section {
    let some: Vec<&PairCompared> = whole.pairs.iter().filter(|pair| !pair.figures.is_empty()).collect();
    let figures: usize = some.iter().map(|pair| pair.figures.len()).sum();
    let lead = match some.len() {
        0 => format!(
            "Of {} pairs none has a figure that may be set against one of the other: they stand side by side, and no \
             difference is made.",
            whole.pairs.len()
        ),
        one => format!(
            "Of {} pairs {one} {} figures that may be set against each other, {figures} in all; of the others no \
             difference is made.",
            whole.pairs.len(),
            if one == 1 { "has" } else { "have" }
        ),
    };
    let mut classes: BTreeMap<(String, String), Vec<&PairCompared>> = BTreeMap::new();
    for pair in &whole.pairs {
        classes.entry(editions(whole, pair)).or_default().push(pair);
    }
    let mut rows = Vec::new();
    for ((a, b), pairs) in classes {
        let most = pairs.iter().map(|pair| pair.most()).min().unwrap_or(Comparability::NotComparable);
        let of_most: Vec<&&PairCompared> = pairs.iter().filter(|pair| pair.most() == most).collect();
        let which = match (most, of_most.len() == pairs.len()) {
            (Comparability::NotComparable, _) | (_, true) => String::new(),
            (_, false) => format!(
                " ({})",
                list(
                    &of_most
                        .iter()
                        .map(|pair| numbers(pair))
                        .collect::<Vec<_>>()
                        .iter()
                        .map(String::as_str)
                        .collect::<Vec<_>>()
                )
            ),
        };
        let reasons: BTreeSet<Reason> = of_most.iter().flat_map(|pair| reasons(pair, most)).collect();
        let why: Vec<&str> = reasons.into_iter().map(comparability::reason).collect();
        let regimes = if a == b { format!("both {a}") } else { format!("{a}, {b}") };
        rows.push(vec![
            regimes,
            pairs.len().to_string(),
            format!("{}{which}", comparability::comparability(most)),
            why.join("; "),
        ]);
    }
    let columns = ["Regimes", "Pairs", "At most", "Because"];
    section(
        "may-be-set",
        "Which may be set against which",
        vec![paragraph(lead), table("may-be-set-table", "", &columns, rows, Vec::new())],
    )
}

fn reasons(pair: &PairCompared, most: Comparability) -> Vec<Reason> {
    let of_most = pair.themes.iter().filter(|theme| theme.verdict.comparability() == most);
    let found: Vec<Reason> = of_most.flat_map(|theme| theme.verdict.reasons()).collect();
    // Where neither counts anything there is no theme, and words alone.
    if pair.themes.is_empty() { vec![Reason::WordsAlone] } else { found }
}

pub(super) fn numbers(pair: &PairCompared) -> String {
    format!("{} with {}", pair.a + 1, pair.b + 1)
}

fn editions(whole: &Comparison<'_, '_>, pair: &PairCompared) -> (String, String) {
    let of = |index: usize| {
        let one = whole.entries[index];
        one.home.map_or(one.inspection.framework.as_str(), edition).to_owned()
    };
    let (a, b) = (of(pair.a), of(pair.b));
    if a <= b { (a, b) } else { (b, a) }
}

/// What nobody can say from these, and why.
pub fn cannot_be_said(whole: &Comparison<'_, '_>) -> Section {
    let mut points = Vec::new();
    let broken = |what: Break| whole.breaks.iter().filter(|changed| changed.contains(&what)).count();
    let (bodies, regimes) = (broken(Break::Body), broken(Break::Regime));
    if bodies + regimes > 0 {
        points.push(format!(
            "One line from the first to the last: the body changes {}, the regime {}.",
            times(bodies),
            times(regimes)
        ));
    }
    let unrated = whole.pairs.iter().filter(|pair| {
        pair.overall.as_ref().is_none_or(|verdict| verdict.comparability() == Comparability::NotComparable)
    });
    let unrated = unrated.count();
    if unrated > 0 {
        points.push(format!(
            "Which of two has the better overall rating: in {unrated} of {} pairs there are no two ratings that mean the same.",
            whole.pairs.len()
        ));
    }
    let without_cases = whole.entries.iter().filter(|one| one.inspection.tables.is_empty()).count();
    if without_cases > 0 {
        points.push(format!(
            "How much of a change is practice, and how much other criteria or other cases: that takes the cases of both, and {without_cases} of {} \
             inspections have none here.",
            whole.entries.len()
        ));
    }
    if points.is_empty() {
        points.push("Nothing that was looked for here.".to_owned());
    }
    section("cannot-be-said", "What cannot be said", vec![Block::List { points }])
}

fn times(number: usize) -> String {
    match number {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}
