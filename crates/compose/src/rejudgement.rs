//! The same cases under several regimes, for readers and for scripts.

mod figures_of;
mod questions;

use assize_analysis::{Judged, Rejudgement};
use assize_disclose::Mask;
use assize_framework::Framework;
use assize_report::{Audience, Block, Cell, ColumnKind, Item, Kind, Report, Row, RowKind, Section, Table};
use assize_scoring::{Group, NoBasis, Scorecard};

use crate::comparability;
use crate::figures::whole_text;
use crate::inspection::inspection;
use crate::scorecard::{capital, column, item, nodes_table, notices, total_words, tree_order};
use crate::uncertainty::Uncertainty;
use crate::words;

/// A report of the same cases under each regime.
pub fn rejudgement(all: &[Rejudgement<'_>], mask: &Mask) -> Report {
    let cards = || all.iter().flat_map(|one| one.under.iter().map(|judged| &judged.card));
    let title = match all {
        [one] => {
            format!("{inspection} under every regime that its cases can answer", inspection = one.inspection.title)
        }
        _ => "The same cases under every regime that they can answer".to_owned(),
    };
    // What is said of an inspection is said once, not once a regime.
    let firsts: Vec<Scorecard<'_>> =
        all.iter().filter_map(|one| one.under.first().map(|judged| judged.card.clone())).collect();
    Report {
        notices: notices(&firsts),
        sections: all.iter().map(|one| section(one, mask)).collect(),
        inspections: cards().map(|card| inspection(card, Uncertainty::default())).collect(),
        rejudgements: all.iter().map(figures_of::rejudgement).collect(),
        ..Report::new(Kind::Rejudgement, Audience::Internal, title)
    }
}

fn section(one: &Rejudgement<'_>, mask: &Mask) -> Section {
    let inspection = one.inspection;
    let mut blocks = vec![Block::Items { items: about(one) }];
    if inspection.tables.is_empty() {
        let text =
            "There are no cases here, only what was published: nothing can be judged again under another regime.";
        blocks.push(Block::Paragraph { text: text.to_owned() });
    }
    if !one.under.is_empty() {
        blocks.push(Block::Table(overview(one)));
    }
    if !inspection.tables.is_empty() && !one.left_out.is_empty() {
        let ids: Vec<&str> = one.left_out.iter().map(|left| left.framework.id.as_str()).collect();
        blocks.push(Block::Paragraph {
            text: format!("The cases answer no question of {ids}.", ids = words::list(&ids)),
        });
    }
    Section {
        id: inspection.id.clone(),
        title: inspection.title.clone(),
        blocks,
        sections: one.under.iter().map(|judged| under(one, judged, mask)).collect(),
    }
}

fn about(one: &Rejudgement<'_>) -> Vec<Item> {
    let inspection = one.inspection;
    let home = one.home.map_or(inspection.framework.clone(), |home| format!("{} ({})", home.title.en, home.id));
    let kind = inspection.provider.kind.title();
    let mut items = vec![
        item("Inspection", inspection.id.clone()),
        item("Provider", format!("{} ({kind})", inspection.provider.name)),
        item("Inspected under", home),
    ];
    if let Some(judged) = one.under.first() {
        let counts = &judged.card.tally.units[&Group::All];
        let units: Vec<String> =
            counts.iter().map(|(unit, count)| words::units(judged.framework, unit, *count)).collect();
        if !units.is_empty() {
            items.push(item("Read", units.join(", ")));
        }
    }
    items
}

/// A line a regime: how much of it can be answered, and what comes out.
fn overview(one: &Rejudgement<'_>) -> Table {
    let titles = ["Regime", "Questions answered", "Units judged", "Overall"];
    let row = |judged: &Judged<'_>| {
        let name = match judged.at_home {
            true => format!("{framework} (its own)", framework = judged.framework.id),
            false => judged.framework.id.clone(),
        };
        let answered = format!("{} of {}", judged.answered(), judged.questions.len());
        let cells = [name, answered, judged_units(judged), overall(judged)];
        Row { figure: None, kind: RowKind::Body, cells: cells.into_iter().map(Cell::text).collect() }
    };
    Table {
        name: String::new(),
        id: format!("{}-regimes", one.inspection.id),
        title: "The same cases under each regime".to_owned(),
        columns: titles.map(|title| column(title, ColumnKind::Text)).to_vec(),
        rows: one.under.iter().map(row).collect(),
        notes: vec![
            "Units judged: those for which at least one question has a settled answer.".to_owned(),
            "Side by side, not one better than the other: each regime asks, adds up and words in its own way."
                .to_owned(),
        ],
    }
}

fn judged_units(judged: &Judged<'_>) -> String {
    let parts = judged.coverage.iter().filter(|one| one.decided_somewhere > 0).map(|one| {
        let units = words::units(judged.framework, &one.unit, usize::try_from(one.units).unwrap_or(usize::MAX));
        format!("{} of {units}", whole_text(one.decided_somewhere))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

fn overall(judged: &Judged<'_>) -> String {
    match &judged.card.total {
        Some(total) => total_words(judged.framework, &total.last, total.maximum),
        None if judged.framework.ratings.is_empty() => "no ratings in this regime".to_owned(),
        None => String::new(),
    }
}

/// One regime: caveats, ratings, questions, and what cannot be answered.
pub(crate) fn under(one: &Rejudgement<'_>, judged: &Judged<'_>, mask: &Mask) -> Section {
    let framework = judged.framework;
    let id = format!("{}-{}", one.inspection.id, framework.id);
    let mut blocks = Vec::new();
    if !judged.caveats.is_empty() {
        let clauses: Vec<&str> = judged.caveats.iter().map(|one| comparability::caveat(*one)).collect();
        blocks.push(Block::Paragraph { text: format!("To bear in mind: {clauses}.", clauses = clauses.join("; ")) });
    }
    let known = known_nodes(judged);
    if !known.is_empty() {
        blocks.push(Block::Table(nodes_table(&judged.card, &known, &id, mask)));
    }
    blocks.extend(questions::answered(judged, &id, mask).map(Block::Table));
    blocks.extend(questions::unanswerable(judged, &id));
    let own = if judged.at_home { ", the regime they were inspected under" } else { "" };
    Section { id, title: format!("Under {framework}{own}", framework = framework.id), blocks, sections: Vec::new() }
}

/// The nodes of which something is known, and those they stand under.
fn known_nodes(judged: &Judged<'_>) -> Vec<usize> {
    let framework = judged.framework;
    let card = &judged.card;
    let is_known = |node: usize| {
        let score = &card.nodes[node];
        let entered = card.record.ratings.contains_key(&node) || card.record.scores.contains_key(&node);
        framework.nodes[node].rollup.is_some() && (entered || !matches!(score.figure, Err(NoBasis::NoData)))
    };
    fn has_known_below(framework: &Framework, node: usize, is_known: &dyn Fn(usize) -> bool) -> bool {
        is_known(node)
            || framework.nodes[node].children.iter().any(|child| has_known_below(framework, *child, is_known))
    }
    tree_order(framework).into_iter().filter(|node| has_known_below(framework, *node, &is_known)).collect()
}

/// "Key question": what this regime calls its questions, to head a column.
fn question_title(framework: &Framework) -> String {
    capital(&framework.question_level)
}
