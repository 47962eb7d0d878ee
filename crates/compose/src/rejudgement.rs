//! The same cases under several regimes.

mod questions;
mod standards;

use assize_analysis::{Judged, Rejudgement};
use assize_disclose::Published;
use assize_framework::Framework;
use assize_report::{ANNEXES, Audience, Block, Cell, Column, Item, Kind, Report, Section, Table};
use assize_scoring::{Group, NoBasis, Scorecard};
use indexmap::IndexSet;

use crate::cells;
use crate::comparability;
use crate::figures::whole_text;
use crate::inspection::of_cards;
use crate::main_points::one_each;
use crate::scorecard::{capital, last_alone, nodes_table, notices};
use crate::words::{self, lower};

/// So many ids of questions are named.
const FEW_IDS: usize = 3;

/// Where nothing can be judged again, and what could be.
const NO_CASES: &str = "There are no cases here: nothing can be judged again under another regime.";

const WITH_CASES: &str = "No published inspection comes with its cases; the four made-up ones of `assize demo -o tour` do (`assize rejudge tour/marrowdale-trust-2014.toml`).";

/// A report of the same cases under each regime.
///
/// `is_every`: no regimes were named, so that every one is looked at.
pub fn rejudgement(published: Published<&[Rejudgement<'_>]>, is_every: bool) -> Report {
    let (all, audience) = (*published, published.audience());
    let regimes = if is_every { "every regime that" } else { "other regimes, as far as" };
    let cards = all.iter().flat_map(|one| one.under.iter().map(|judged| &judged.card));
    let title = match all {
        [one] => {
            format!("{} under {regimes} its cases can answer", one.inspection.title)
        }
        _ => format!("The same cases under {regimes} they can answer"),
    };
    // What is said of an inspection is said once, not once a regime.
    let firsts: Vec<Scorecard<'_>> =
        all.iter().filter_map(|one| one.under.first().map(|judged| judged.card.clone())).collect();
    Report {
        notices: notices(&firsts),
        main_points: one_each(
            all.iter().map(|one| standards::main_points(one, all.len() > 1)).collect(),
            "inspections",
        ),
        sections: all.iter().map(section).chain(annexes(all, audience)).collect(),
        ..of_cards(cards, Report::new(Kind::Rejudgement, audience, title))
    }
}

fn section(one: &Rejudgement<'_>) -> Section {
    let inspection = one.inspection;
    let section = Section::new(&inspection.id, &inspection.title);
    if !one.has_cases() {
        return section.block(Block::commands([WITH_CASES]));
    }
    let mut section = section.blocks(standards::standards(one)).block(about(one));
    if !one.under.is_empty() {
        section = section.block(overview(one)).block(coverage(one));
    }
    if !one.left_out.is_empty() {
        let ids: Vec<&str> = one.left_out.iter().map(|left| left.framework.id.as_str()).collect();
        let text = format!("The cases answer no question of {}.", words::list(&ids));
        section = section.block(Block::paragraph(text)).block(left_out(one));
    }
    section
}

/// Each regime in full, question by question.
fn annexes(all: &[Rejudgement<'_>], audience: Audience) -> Option<Section> {
    let of = |one: &Rejudgement<'_>| {
        let named = |section: Section| match all {
            [_] => section,
            _ => Section { title: format!("{}: {}", one.inspection.title, lower(&section.title)), ..section },
        };
        one.under.iter().map(|judged| named(under(one, judged, audience))).collect::<Vec<_>>()
    };
    Section::new(ANNEXES, "Annexes").sections(all.iter().flat_map(of)).filled()
}

fn about(one: &Rejudgement<'_>) -> Vec<Item> {
    let inspection = one.inspection;
    let home = one.home.map_or(inspection.framework.clone(), |home| format!("{} ({})", home.title.en, home.id));
    let kind = inspection.provider.kind.title();
    let mut items = vec![
        Item::new("Inspection", inspection.id.clone()),
        Item::new("Provider", format!("{} ({kind})", inspection.provider.name)),
        Item::new("Inspected under", home),
    ];
    if let Some(judged) = one.under.first() {
        let counts = &judged.card.tally.units[&Group::All];
        let units: Vec<String> =
            counts.iter().map(|(unit, count)| words::units(judged.framework, unit, *count)).collect();
        if !units.is_empty() {
            items.push(Item::new("Read", units.join(", ")));
        }
    }
    items
}

/// A line a regime: how much of it can be answered, and what comes out.
fn overview(one: &Rejudgement<'_>) -> Table {
    let mut table = Table::new("regimes", "The same cases under each regime")
        .of(&one.inspection.id)
        .column(Column::text("regime", "Regime").for_readers())
        .column(Column::text("framework", "Framework").for_scripts())
        .column(Column::text("at_home", "Inspected under it").for_scripts())
        .column(Column::text("questions_answered", "Questions answered").for_readers())
        .column(Column::count("answered", "Answered").unit("questions").for_scripts())
        .column(Column::count("questions", "Questions").unit("questions").for_scripts())
        .column(Column::text("judged", "Units judged"))
        .column(Column::text("overall", "Overall"))
        .column(Column::refs("caveats", "Caveats").for_scripts());
    for judged in &one.under {
        let id = &judged.framework.id;
        let of = judged.questions.len();
        table.row(vec![
            Cell::text(if judged.at_home { format!("{id} (its own)") } else { id.clone() }),
            Cell::text(id),
            Cell::text(if judged.at_home { "yes" } else { "no" }),
            Cell::text(format!("{} of {of}", judged.answered())),
            cells::count(judged.answered() as u64),
            cells::count(of as u64),
            Cell::text(judged_units(judged)),
            overall(judged),
            Cell::refs(judged.caveats.iter().map(|caveat| caveat.word())),
        ]);
    }
    table.note("Units judged: those for which at least one question has a settled answer.");
    table.notes.extend(stays(one));
    table.note("Side by side, not one better than the other: each regime asks, adds up and words in its own way.");
    table
}

/// Why a table that is scored under another framework may come to something else than its cases judged again under it (semantics 7.30).
fn stays(one: &Rejudgement<'_>) -> Option<String> {
    let home = one.home?;
    let others = one.under.iter().filter(|judged| !judged.at_home);
    let found: Vec<(&str, Vec<&str>)> =
        others.map(|judged| (judged.framework.id.as_str(), one.answers_that_stay(judged.framework))).collect();
    let found: Vec<&(&str, Vec<&str>)> = found.iter().filter(|(_, ids)| !ids.is_empty()).collect();
    let ids: IndexSet<&str> = found.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
    let has = if found.len() == 1 { "has" } else { "have" };
    let shown: Vec<&str> = ids.iter().copied().take(FEW_IDS).collect();
    let shown = match ids.len() - shown.len() {
        0 => words::list(shown),
        more => format!("{} and {more} more", shown.join(", ")),
    };
    (!found.is_empty()).then(|| {
        format!(
            "Recorded answers belong to the questions of {home}. {regimes} {has} other questions of the same numbers ({shown}), which they do not answer. `assize score --framework` reads such headings as questions of the framework that it names, and so comes to other figures.",
            home = home.id,
            regimes = words::list(found.iter().map(|(id, _)| *id)),
        )
    })
}

/// How far the units of each kind could be judged, for scripts: readers have it in a line a regime.
fn coverage(one: &Rejudgement<'_>) -> Table {
    let mut table = Table::new("coverage", "How far the units could be judged")
        .of(&one.inspection.id)
        .column(Column::text("framework", "Framework").for_scripts())
        .column(Column::text("unit", "Unit").for_scripts())
        .column(Column::count("units", "Units").unit("units").for_scripts())
        .column(Column::count("decided_somewhere", "At least one answer settled").unit("units").for_scripts())
        .column(Column::count("decided_everywhere", "Every answer settled").unit("units").for_scripts());
    for judged in &one.under {
        for units in &judged.coverage {
            table.row(vec![
                Cell::text(&judged.framework.id),
                Cell::text(&units.unit),
                cells::count(units.units),
                cells::count(units.decided_somewhere),
                cells::count(units.decided_everywhere),
            ]);
        }
    }
    table
}

/// The regimes with nothing answered, for scripts: readers have them in a sentence.
fn left_out(one: &Rejudgement<'_>) -> Table {
    let mut table = Table::new("left-out", "Regimes without a question that the cases answer")
        .of(&one.inspection.id)
        .column(Column::text("framework", "Framework").for_scripts())
        .column(Column::count("questions", "Questions").unit("questions").for_scripts());
    for left in &one.left_out {
        table.row(vec![Cell::text(&left.framework.id), cells::count(left.questions as u64)]);
    }
    table
}

fn judged_units(judged: &Judged<'_>) -> String {
    let parts = judged.coverage.iter().filter(|one| one.decided_somewhere > 0).map(|one| {
        let units = words::units(judged.framework, &one.unit, usize::try_from(one.units).unwrap_or(usize::MAX));
        format!("{} of {units}", whole_text(one.decided_somewhere))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

fn overall(judged: &Judged<'_>) -> Cell {
    match &judged.card.total {
        Some(total) => Cell::text(last_alone(judged.framework, total).en),
        None if judged.framework.ratings.is_empty() => Cell::text("no ratings in this regime"),
        None => Cell::empty("no overall rating in this regime"),
    }
}

/// One regime: caveats, ratings, questions, and what cannot be answered.
pub(crate) fn under(one: &Rejudgement<'_>, judged: &Judged<'_>, audience: Audience) -> Section {
    let framework = judged.framework;
    let id = format!("{}-{}", one.inspection.id, framework.id);
    let own = if judged.at_home { ", the regime they were inspected under" } else { "" };
    let clauses: Vec<&str> = judged.caveats.iter().map(|one| comparability::caveat(*one)).collect();
    let caveats = format!("To bear in mind: {}.", clauses.join("; "));
    let known = known_nodes(judged);
    Section::new(&id, format!("Under {}{own}", framework.id))
        .blocks((!clauses.is_empty()).then(|| Block::paragraph(caveats)))
        .blocks((!known.is_empty()).then(|| nodes_table(&judged.card, &known, &id, audience)))
        .blocks(questions::answered(judged, &id))
        .blocks(questions::unanswerable(judged, &id))
}

/// The nodes with something known, and the nodes above them.
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
    framework.tree_order().into_iter().filter(|node| has_known_below(framework, *node, &is_known)).collect()
}

/// "Key question": what this regime calls its questions, to head a column.
fn question_title(framework: &Framework) -> String {
    capital(&framework.question_level)
}
