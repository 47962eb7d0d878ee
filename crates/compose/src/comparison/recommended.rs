//! What was recommended, and what later inspections say became of it: one report of inspections that were asked for.

use std::collections::BTreeSet;

use assize_analysis::{Followed, follow_ups};
use assize_disclose::Published;
use assize_model::{ContextFigure, FollowUp, Inspection, RemarkKind};
use assize_report::{Audience, Block, Kind, MainPoint, Report, Section};
use assize_scoring::Scorecard;

use super::follow_up::{became, followed, not_said};
use super::lanes::named_with_year;
use crate::inspection::{context_clause, of_cards};
use crate::scorecard::notices_for;
use crate::words::{follow_up as follow_up_in_words, list, lower};

/// The recommendations of these inspections, and what those among them say of earlier ones. The last `later` of them were not asked for, but say what
/// became of the others' recommendations.
pub fn recommendations(published: Published<&[Scorecard<'_>]>, later: usize) -> Report {
    let (all, audience) = (*published, published.audience());
    let (all, others) = all.split_at(all.len() - later);
    let mut cards: Vec<&Scorecard<'_>> = all.iter().filter(|card| are_told(card)).collect();
    cards.sort_by_key(|card| card.inspection.dated().map(|date| date.to_string()));
    let inspections: Vec<&Inspection> = cards.iter().map(|card| card.inspection).collect();
    let with_others: Vec<&Inspection> =
        inspections.iter().copied().chain(others.iter().map(|card| card.inspection)).collect();
    let is_asked_for = |id: &str| inspections.iter().any(|one| one.id == id);
    let recommended: Vec<Followed<'_>> =
        follow_ups(&with_others).into_iter().filter(|one| is_asked_for(&one.inspection.id)).collect();
    let of_others = others.iter().flat_map(followed_up);
    let mut told: Vec<Told<'_, '_>> = cards.iter().copied().flat_map(followed_up).collect();
    told.extend(of_others.filter(|(_, one)| is_asked_for(one.of.split('/').next().unwrap_or_default())));
    let counted: Vec<String> =
        cards.iter().flat_map(|card| figures(card).map(|figure| counted(card, figure))).collect();
    let counted = (!counted.is_empty()).then(|| MainPoint::new(format!("By number alone: {}.", counted.join("; "))));
    let recorded = MainPoint::new(recorded(&recommended, all.len()));
    let not_said = not_said(&recommended).map(MainPoint::new);
    let whole = followed("recommendations-table", &recommended).for_scripts().filled().map(Block::Table);
    let by = inspections.iter().filter_map(|inspection| of_one(inspection, &recommended));
    Report {
        main_points: [recorded].into_iter().chain(counted).chain(seen_in(&told)).chain(not_said).collect(),
        notices: notices_for(&cards, Audience::Internal),
        sections: seen_later(&told)
            .into_iter()
            .chain(Section::new("recommended", "What was recommended").blocks(whole).sections(by).filled())
            .collect(),
        ..of_cards(cards, Report::new(Kind::Explanation, audience, "Recommendations, and what became of them"))
    }
}

/// Whether an inspection says anything of recommendations: its own, how many they were, or what became of earlier ones.
pub(super) fn are_told(card: &Scorecard<'_>) -> bool {
    let inspection = card.inspection;
    let mut remarks = inspection.remarks.iter();
    remarks.any(|one| one.value.kind == RemarkKind::Recommendation)
        || !inspection.follow_ups.is_empty()
        || figures(card).next().is_some()
}

fn recorded(recommended: &[Followed<'_>], of: usize) -> String {
    let by: BTreeSet<&str> = recommended.iter().map(|one| one.inspection.id.as_str()).collect();
    match (recommended.len(), of) {
        (0, 1) => "No recommendation of this inspection is recorded in words.".to_owned(),
        (0, of) => format!("No recommendation of these {of} inspections is recorded in words."),
        (1, 1) => "1 recommendation is recorded in words.".to_owned(),
        (1, of) => format!("1 recommendation is recorded in words, of 1 of {of} inspections."),
        (some, 1) => format!("{some} recommendations are recorded in words."),
        (some, of) => format!("{some} recommendations are recorded in words, of {} of {of} inspections.", by.len()),
    }
}

/// Those of one inspection; what became of one, where that is said of it.
fn of_one(inspection: &Inspection, recommended: &[Followed<'_>]) -> Option<Section> {
    let own = recommended.iter().filter(|one| one.inspection.id == inspection.id);
    let points: Vec<String> = own
        .map(|one| match one.status() {
            Some(_) => format!("{} ({})", one.recommendation.text.trim_end_matches('.'), became(one)),
            None => one.recommendation.text.clone(),
        })
        .collect();
    let section = || Section::new(format!("{}-recommended", inspection.id), &inspection.title);
    (!points.is_empty()).then(|| section().block(Block::List { points }))
}

/// What later inspections say of earlier recommendations, a line each.
fn seen_later(told: &[Told<'_, '_>]) -> Option<Section> {
    let points: Vec<String> = told.iter().map(|(card, one)| in_a_line(card, one)).collect();
    let section = || Section::new("seen-later", "What later inspections say became of them");
    (!points.is_empty()).then(|| section().block(Block::List { points }))
}

/// Figures of a record that are about recommendations, as their ids begin to say.
fn figures<'c>(card: &'c Scorecard<'_>) -> impl Iterator<Item = &'c ContextFigure> {
    card.record.figures.iter().filter(|figure| figure.id.starts_with("recommendation"))
}

/// "London CRC, 2019: recommendations made: 6 (london-crc-2019/recommendations)".
fn counted(card: &Scorecard<'_>, figure: &ContextFigure) -> String {
    let (body, id) = (named_with_year(card.inspection, ", "), &card.inspection.id);
    format!("{body}: {} ({id}/{})", context_clause(figure), figure.id)
}

/// "London CRC, 2018, of the report on the north of London of December 2016: done in part. Newly organised."
fn in_a_line(card: &Scorecard<'_>, one: &FollowUp) -> String {
    let (body, how) = (named_with_year(card.inspection, ", "), follow_up_in_words(one.status));
    format!("{body}, of {}: {how}. {}", lower(one.called()), one.text)
}

/// "Earlier recommendations, as later inspections saw them: done in part in 2018 and 2019."
pub(super) fn seen(cards: &[&Scorecard<'_>]) -> Option<MainPoint> {
    seen_in(&cards.iter().copied().flat_map(followed_up).collect::<Vec<_>>())
}

/// An inspection, and what it says became of an earlier recommendation or report.
type Told<'c, 'a> = (&'c Scorecard<'a>, &'c FollowUp);

fn followed_up<'c, 'a>(card: &'c Scorecard<'a>) -> impl Iterator<Item = Told<'c, 'a>> {
    card.inspection.follow_ups.iter().map(move |one| (card, &one.value))
}

fn seen_in(told: &[Told<'_, '_>]) -> Option<MainPoint> {
    let mut said: Vec<(&str, Vec<String>)> = Vec::new();
    for (card, follow_up) in told {
        let how = follow_up_in_words(follow_up.status);
        let year = card.inspection.year().map(|year| year.to_string()).unwrap_or_default();
        match said.iter_mut().find(|(known, _)| *known == how) {
            Some((_, years)) if years.contains(&year) => {}
            Some((_, years)) => years.push(year),
            None => said.push((how, vec![year])),
        }
    }
    let parts: Vec<String> = said.iter().map(|(how, years)| format!("{how} in {}", list(years))).collect();
    let all = format!("Earlier recommendations, as later inspections saw them: {}.", list(&parts));
    (!parts.is_empty()).then(|| MainPoint::new(all))
}
