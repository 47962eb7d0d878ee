//! Shares by the values of facts, for scripts.

use assize_report::{Breakdown, BreakdownGroup, BreakdownQuestion};
use assize_scoring::{Figure, Group, NoBasis, QuestionTally, Scorecard};

use super::{cell_counts, name};
use crate::figures;
use crate::scorecard::rest;
use crate::uncertainty::Uncertainty;
use crate::words;

pub(super) fn breakdowns(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Vec<Breakdown> {
    let mut breakdowns: Vec<Breakdown> = Vec::new();
    for (group, questions) in &card.tally.groups {
        let Group::Fact { fact, value } = group else { continue };
        let units = &card.tally.units[group];
        if units.values().all(|count| *count == 0) {
            continue;
        }
        let title = card.framework.catalogue.facts.get(fact).map_or_else(|| fact.clone(), |fact| fact.title.en.clone());
        if breakdowns.last().is_none_or(|last| last.fact != *fact) {
            breakdowns.push(Breakdown { fact: fact.clone(), title, groups: Vec::new() });
        }
        let questions = questions.iter().enumerate();
        let figures = questions
            .filter_map(|(index, tally)| Some(question(card, index, tally.as_ref()?, [fact, value], uncertainty)));
        let group = BreakdownGroup { value: value.clone(), units: units.clone(), questions: figures.collect() };
        breakdowns.last_mut().expect("one was pushed just now").groups.push(group);
    }
    breakdowns
}

fn question(
    card: &Scorecard<'_>,
    index: usize,
    tally: &QuestionTally,
    [fact, value]: [&str; 2],
    uncertainty: Uncertainty,
) -> BreakdownQuestion {
    let question = &card.framework.questions[index];
    let cell = &tally.cell;
    let figure = (!cell.has_no_basis()).then(|| Figure::of_cell(cell, card.questions[index].reached));
    let detectable = cell.point().and_then(|(_, of)| uncertainty.detectable(of, rest(card, index, [fact, value])?));
    BreakdownQuestion {
        id: question.id.clone(),
        figure: name(card, &question.id).group(fact, value).to_string(),
        sufficient: cell.all_sufficient(),
        insufficient: cell.all_insufficient(),
        exact: figure.as_ref().and_then(|figure| figures::exact_text(figure.point.as_ref(), Some(cell))),
        number: figure.as_ref().and_then(|figure| figure.point.as_ref().map(figures::number)),
        text: figure.as_ref().map_or_else(
            || words::no_basis(NoBasis::NoUnitApplies).to_owned(),
            |figure| figures::share_text(figure.point.as_ref(), &figure.limits),
        ),
        low: figure.as_ref().map(|figure| figures::low_text(&figure.limits, Some(cell))),
        high: figure.as_ref().map(|figure| figures::high_text(&figure.limits, Some(cell))),
        interval: uncertainty.interval(card, &question.unit, cell),
        detectable_difference: detectable.map(figures::of_hundredths),
        cell: cell_counts(cell),
    }
}
