//! In order of time, a line each: when, who, what it came to, and what inspectors said of change.

use assize_analysis::Comparison;
use assize_model::InspectionKind;
use assize_report::{Block, Section};
use assize_scoring::Scorecard;

use super::change::said_of_one;
use super::lanes::{ends, named, verdict, without_kind};
use crate::dates::month_published;
use crate::main_points::{rating_in_brief, said_in_brief};
use crate::scorecard::in_words;
use crate::words::{list, lower};

/// More things said in words than these are not all shown here.
const SAID: usize = 4;
/// Titles that are longer end where they begin to say how: "protecting the public" of "by minimising the risk of harm to others".
const LONG: usize = 40;

pub(crate) fn in_order(whole: &Comparison<'_, '_>) -> Section {
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let points = cards.iter().map(|card| in_a_line(card, &cards)).collect();
    let title = match cards.iter().any(|card| !said_of_one(card).is_empty()) {
        true => "What was published, and what inspectors said of change",
        false => "What was published",
    };
    Section::new("in-order", title).block(Block::List { points })
}

/// "2018-03 London CRC: protecting the public: variable. Clear progress since 2016." `beside`: all that it stands among.
pub(crate) fn in_a_line(card: &Scorecard<'_>, beside: &[&Scorecard<'_>]) -> String {
    let published = month_published(card.inspection);
    let published = published.unwrap_or_else(|| "undated".to_owned());
    let found = came_to(card).unwrap_or_else(|| lower(&in_words(card).join("; ")));
    let said: Vec<String> = said_of_one(card).iter().map(|said| format!(" {said}.")).collect();
    let with = members(card, beside).map(|with| format!(" ({with})")).unwrap_or_default();
    format!("{published} {}{with}: {}.{}", named(card.inspection), found.trim_end_matches('.'), said.concat())
}

/// The rating and how far the next is; else the span of the scores, else what is said in words.
fn came_to(card: &Scorecard<'_>) -> Option<String> {
    if card.total.is_some() {
        return Some(rating_in_brief(card).unwrap_or_else(|| "no overall rating".to_owned()));
    }
    let verdicts = card.inspection.verdicts.iter().take(SAID).map(|one| verdict(&one.value));
    let verdicts = verdicts.collect::<Vec<_>>().join("; ");
    scores(card).or((!verdicts.is_empty()).then_some(verdicts)).or_else(|| said_in_brief(card))
}

/// "outcomes from 64% (protecting the public) to 84% (assisting sentencing)".
fn scores(card: &Scorecard<'_>) -> Option<String> {
    let brief = |title: &str| match title.split_once(" by ") {
        Some((what, _)) if title.len() > LONG => lower(what),
        _ => lower(title),
    };
    let (level, [least, most]) = ends(card)?;
    let said = [least, most].map(|(node, text)| format!("{text} ({})", brief(&card.framework.nodes[node].title.en)));
    let [least, most] = said;
    Some(if least == most { least } else { format!("{level}s from {least} to {most}") })
}

/// "London with 5 other Trusts": those of the members that are shown beside it, and how many more there are.
fn members(card: &Scorecard<'_>, beside: &[&Scorecard<'_>]) -> Option<String> {
    let (inspection, kind) = (card.inspection, &card.inspection.provider.kind);
    let is_member = |one: &&&Scorecard<'_>| inspection.members.iter().any(|member| member.value == one.inspection.id);
    let known = beside.iter().filter(is_member).map(|one| without_kind(&one.inspection.provider));
    let known: Vec<&str> = known.collect();
    let more = inspection.members.len() - known.len();
    let others = format!("{more} other {}{}", kind.short(), if more == 1 { "" } else { "s" });
    match (known.is_empty(), inspection.kind == InspectionKind::Aggregate) {
        (true, true) => Some("several together".to_owned()),
        (true, false) => None,
        (false, _) if more == 0 => Some(format!("{} together", list(known))),
        (false, _) => Some(format!("{} with {others}", list(known))),
    }
}
