//! What moves a rating, in words.

use assize_analysis::{Crossing, FewestUnits, Move, NoMargin, OverallMove, Stuck};
use assize_scoring::{Group, Scorecard};

use crate::figures::{of_text, whole_text};
use crate::words;

/// "4 of 120 cases: 2.1.1 by 4, 2.1.3 by 2"; "3 of 120 cases: 2.1.1 or 2.1.3".
pub(super) fn move_text(card: &Scorecard<'_>, found: &Result<Move, Stuck>, up: bool) -> String {
    match found {
        Ok(found) => format!(
            "{}: {}",
            units_text(card, found.units, &found.crossing),
            if up { needs(card, &found.crossing) } else { any_of(card, &found.crossing) }
        ),
        Err(stuck) => stuck_text(card, stuck, up),
    }
}

/// "5 of 120 cases: 2.1 to Good, 2.2 to Good (2.1.3 by 4, 2.2.1 by 2)".
pub(super) fn overall_text(card: &Scorecard<'_>, found: &Result<OverallMove, Stuck>, up: bool) -> String {
    match found {
        Ok(found) => {
            let standards = found.standards.iter().map(|(node, to)| {
                format!("{} to {}", card.framework.nodes[*node].label(), words::rating(card.framework, *to))
            });
            let standards: Vec<String> = standards.collect();
            format!(
                "{}: {} ({})",
                units_text(card, found.units, &found.crossing),
                standards.join(", "),
                needs(card, &found.crossing)
            )
        }
        Err(stuck) => stuck_text(card, stuck, up),
    }
}

/// "if 6 cases were judged sufficient instead of insufficient in 2.2.3 (31 of 56 now), Planning would be good"; "if 2 cases were judged sufficient instead
/// of insufficient (1 in 2.1.1 and 2 in 2.1.2), Assessment would be good".
pub(super) fn would_be(
    card: &Scorecard<'_>,
    (units, crossing): (FewestUnits, &[Crossing]),
    what: &str,
    rating: &str,
) -> String {
    let (count, word) = counted(card, units, crossing);
    let label = |one: &Crossing| card.framework.questions[one.question].label();
    let needs = if let [one] = crossing {
        let now = card.question(one.question).counts().and_then(assize_scoring::NineCounts::point);
        let now = now.map(|(n, of)| format!(" ({} now)", of_text(n, of))).unwrap_or_default();
        format!("in {}{now}", label(one))
    } else {
        let needs = crossing.iter().map(|one| format!("{} in {}", whole_text(one.need), label(one)));
        format!("({})", words::list(needs))
    };
    format!("if {count} {word} were judged sufficient instead of insufficient {needs}, {what} would be {rating}")
}

/// "4 of 120 cases", "4 to 7 units".
pub(super) fn units_text(card: &Scorecard<'_>, units: FewestUnits, crossing: &[Crossing]) -> String {
    let read = kind(card, crossing).and_then(|kind| Some((kind, *card.tally.units[&Group::All].get(kind)?)));
    match read {
        Some((kind, read)) if units.least == units.most => {
            let word = words::unit_word(card.framework, kind, read);
            format!("{} {word}", of_text(units.most, read as u64))
        }
        _ => {
            let (count, word) = counted(card, units, crossing);
            format!("{count} {word}")
        }
    }
}

/// How many, and what of: "4", "cases"; "4 to 7", "units".
fn counted<'a>(card: &Scorecard<'a>, units: FewestUnits, crossing: &[Crossing]) -> (String, &'a str) {
    let count = match units.least == units.most {
        true => whole_text(units.most),
        false => format!("{} to {}", whole_text(units.least), whole_text(units.most)),
    };
    let many = usize::try_from(units.most).unwrap_or(usize::MAX);
    let word = kind(card, crossing).map(|kind| words::unit_word(card.framework, kind, many));
    (count, word.unwrap_or(if many == 1 { "unit" } else { "units" }))
}

/// The one kind of unit of these questions.
fn kind<'a>(card: &Scorecard<'a>, crossing: &[Crossing]) -> Option<&'a str> {
    let mut kinds: Vec<&str> =
        crossing.iter().map(|one| card.framework.questions[one.question].unit.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if let [kind] = kinds[..] { Some(kind) } else { None }
}

/// "2.1.1 by 4, 2.1.3 by 2".
pub(super) fn needs(card: &Scorecard<'_>, crossing: &[Crossing]) -> String {
    let need =
        |one: &Crossing| format!("{} by {}", card.framework.questions[one.question].label(), whole_text(one.need));
    crossing.iter().map(need).collect::<Vec<_>>().join(", ")
}

/// "2.1.1 or 2.1.3".
fn any_of(card: &Scorecard<'_>, crossing: &[Crossing]) -> String {
    let ids: Vec<&str> = crossing.iter().map(|one| card.framework.questions[one.question].label()).collect();
    ids.join(" or ")
}

fn stuck_text(card: &Scorecard<'_>, stuck: &Stuck, up: bool) -> String {
    match (stuck, up) {
        (Stuck::AtTheEnd, true) => "there is no better one".to_owned(),
        (Stuck::AtTheEnd, false) => "there is no worse one".to_owned(),
        (Stuck::Questions(questions), _) => {
            let ids: Vec<&str> = questions.iter().map(|question| card.framework.questions[*question].label()).collect();
            format!("not by other judgements: too little is judged of {}", words::list(&ids))
        }
        (Stuck::Standards, _) => {
            "not by other judgements: the standards that have cases do not add up to it".to_owned()
        }
    }
}

/// Why there is no margin, for a reader.
pub(super) fn why_not_text(why: NoMargin) -> &'static str {
    match why {
        NoMargin::Entered => "none: judged by the inspector, not counted",
        NoMargin::Panel => "none: decided by the ratings panel",
        NoMargin::Between => "none: known within limits only",
        NoMargin::Unknown => "none: not known",
        NoMargin::NotRated => "none: not rated",
        NoMargin::OtherRollup => "not worked out: it rests on another rollup than the lowest of questions",
        NoMargin::Published => "none: the published rating, which is not worked out from cases",
        NoMargin::NoOverall => "none: there is no overall rating",
        NoMargin::Limits => "not worked out: limits of the framework may cap it",
    }
}
