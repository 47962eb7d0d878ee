//! Margins for scripts.

use assize_analysis::{Crossing, FewestUnits, Margins, Move, NoMargin, NodeMargin, OverallMargin, OverallMove, Stuck};
use assize_framework::{Compare, Framework};
use assize_report as report;
use assize_report::{
    Discretion, MarginCrossing, MarginMove, MarginStandard, MarginUnits, NodeMargins, OverallMargins, QuestionMargins,
};
use assize_scoring::Scorecard;

use super::in_words::{move_text, overall_text};
use crate::inspection::name;

pub(super) fn margins(card: &Scorecard<'_>, margins: &Margins) -> report::Margins {
    report::Margins {
        nodes: margins.nodes.iter().map(|one| node(card, one)).collect(),
        overall: margins.overall.as_ref().map(|one| overall(card, one)),
    }
}

fn node(card: &Scorecard<'_>, one: &NodeMargin) -> NodeMargins {
    let (framework, score) = (card.framework, &card.nodes[one.node]);
    let declared = &framework.nodes[one.node];
    let moves = one.margin.as_ref().ok();
    NodeMargins {
        id: declared.id.clone(),
        figure: name(card, &declared.id).to_string(),
        compare: declared.band.map(|band| match framework.bands[band].compare {
            Compare::Printed => "printed".to_owned(),
            Compare::Exact => "exact".to_owned(),
        }),
        rating: score.rule.rated().map(|rating| framework.ratings[rating].name.clone()),
        why_not: one.margin.as_ref().err().map(|why| why_not(*why).to_owned()),
        up: moves.map(|moves| of_node(card, &moves.up, true)),
        down: moves.map(|moves| of_node(card, &moves.down, false)),
        questions: one
            .questions
            .iter()
            .map(|one| {
                let id = &framework.questions[one.question].id;
                QuestionMargins {
                    id: id.clone(),
                    figure: name(card, id).to_string(),
                    rating: one.rating.map(|rating| framework.ratings[rating].name.clone()),
                    up: one.up.as_ref().ok().copied(),
                    down: one.down.as_ref().ok().copied(),
                }
            })
            .collect(),
        discretion: score.discretion.iter().map(|one| discretion(framework, one)).collect(),
    }
}

fn of_node(card: &Scorecard<'_>, found: &Result<Move, Stuck>, up: bool) -> MarginMove {
    let ok = found.as_ref().ok();
    MarginMove {
        units: ok.map(|found| units(found.units)),
        why_not: found.as_ref().err().map(|stuck| stuck_word(stuck).to_owned()),
        in_the_way: found.as_ref().err().map(|stuck| in_the_way(card, stuck)).unwrap_or_default(),
        standards: Vec::new(),
        crossing: ok.map(|found| crossing(card, &found.crossing)).unwrap_or_default(),
        text: move_text(card, found, up),
    }
}

fn overall(card: &Scorecard<'_>, one: &OverallMargin) -> OverallMargins {
    let framework = card.framework;
    let id = |node: usize| framework.nodes[node].id.clone();
    let moves = one.margin.as_ref().ok();
    OverallMargins {
        rating: moves.map(|moves| framework.ratings[moves.rating].name.clone()),
        why_not: one.margin.as_ref().err().map(|why| why_not(*why).to_owned()),
        up: moves.map(|moves| of_overall(card, &moves.up, true)),
        down: moves.map(|moves| of_overall(card, &moves.down, false)),
        held_down_by: one.held_down_by.iter().map(|(node, _)| id(*node)).collect(),
        held_down_units: one.held_down_by.first().map(|(_, found)| units(*found)),
        enough_alone: one.enough_alone.iter().map(|node| id(*node)).collect(),
    }
}

fn of_overall(card: &Scorecard<'_>, found: &Result<OverallMove, Stuck>, up: bool) -> MarginMove {
    let framework = card.framework;
    let ok = found.as_ref().ok();
    let standard = |(node, to): &(usize, usize)| MarginStandard {
        id: framework.nodes[*node].id.clone(),
        to: framework.ratings[*to].name.clone(),
    };
    MarginMove {
        units: ok.map(|found| units(found.units)),
        why_not: found.as_ref().err().map(|stuck| stuck_word(stuck).to_owned()),
        in_the_way: found.as_ref().err().map(|stuck| in_the_way(card, stuck)).unwrap_or_default(),
        standards: ok.map(|found| found.standards.iter().map(standard).collect()).unwrap_or_default(),
        crossing: ok.map(|found| crossing(card, &found.crossing)).unwrap_or_default(),
        text: overall_text(card, found, up),
    }
}

fn units(units: FewestUnits) -> MarginUnits {
    MarginUnits { least: units.least, most: units.most, known: units.known.word().to_owned() }
}

fn crossing(card: &Scorecard<'_>, crossing: &[Crossing]) -> Vec<MarginCrossing> {
    let one =
        |one: &Crossing| MarginCrossing { question: card.framework.questions[one.question].id.clone(), need: one.need };
    crossing.iter().map(one).collect()
}

fn in_the_way(card: &Scorecard<'_>, stuck: &Stuck) -> Vec<String> {
    match stuck {
        Stuck::Questions(questions) => {
            questions.iter().map(|question| card.framework.questions[*question].id.clone()).collect()
        }
        Stuck::AtTheEnd | Stuck::Standards => Vec::new(),
    }
}

const fn stuck_word(stuck: &Stuck) -> &'static str {
    match stuck {
        Stuck::AtTheEnd => "at-the-end",
        Stuck::Questions(_) => "questions",
        Stuck::Standards => "standards",
    }
}

const fn why_not(why: NoMargin) -> &'static str {
    match why {
        NoMargin::Entered => "entered",
        NoMargin::Panel => "panel",
        NoMargin::Between => "between",
        NoMargin::Unknown => "unknown",
        NoMargin::NotRated => "not-rated",
        NoMargin::OtherRollup => "other-rollup",
        NoMargin::Published => "published",
        NoMargin::NoOverall => "no-overall",
        NoMargin::Limits => "limits",
    }
}

/// A reason for the panel.
fn discretion(framework: &Framework, one: &assize_scoring::Discretion) -> Discretion {
    Discretion {
        trigger: one.trigger.word().to_owned(),
        direction: one.direction.word().to_owned(),
        questions: one.children.iter().map(|child| child.id(framework).to_owned()).collect(),
    }
}
