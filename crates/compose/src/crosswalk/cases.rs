//! What the pairs come to on the cases of an inspection.

use std::collections::BTreeSet;

use assize_analysis::{Comparability, Consequence, Crosswalk, Reason};
use assize_framework::Framework;
use assize_report::{Block, Cell, Column, Refs, Section, Table};
use assize_scoring::{Figure, NoBasis};

use super::{OnCases, number};
use crate::{cells, comparability, words};

/// A table of the pairs that the cases can answer; a word where they answer none.
pub(super) fn on_cases(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>) -> Section {
    let inspection = one.rejudgement.inspection;
    let id = format!("cases-{}", inspection.id);
    let section = Section::new(&id, format!("On the cases of {}", inspection.title));
    if one.consequence.is_empty() {
        let text = "The cases answer no question of one of the two, so nothing can be shown side by side.";
        return section.block(Block::paragraph(text));
    }
    let (both, half): (Vec<&Consequence>, Vec<&Consequence>) =
        one.consequence.iter().partition(|pair| pair.a.1.is_ok() && pair.b.1.is_ok());
    let mut blocks: Vec<Block> = Vec::new();
    if !both.is_empty() {
        blocks.push(pairs(walk, one, &both, &id).into());
    }
    if !half.is_empty() {
        let half_count = number(half.len());
        let text = format!("Pairs with one side that the cases can answer: {half_count}; they are not listed.");
        blocks.push(Block::paragraph(text));
        let mut table = pairs(walk, one, &half, &format!("{id}-half"));
        table.title = "Pairs with one side that the cases can answer".to_owned();
        table.columns = table.columns.into_iter().map(Column::for_scripts).collect();
        blocks.push(table.into());
    }
    blocks.extend(shared(walk, one, &id).map(Block::Table));
    let caveats: BTreeSet<_> = one.consequence.iter().flat_map(|pair| pair.verdict.caveats()).collect();
    if !caveats.is_empty() {
        let caveats: Vec<&str> = caveats.into_iter().map(comparability::caveat).collect();
        blocks.push(Block::paragraph(format!("To bear in mind: {}.", caveats.join("; "))));
    }
    section.blocks(blocks)
}

fn pairs(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>, pairs: &[&Consequence], id: &str) -> Table {
    let [a, b] = [&walk.a.id, &walk.b.id];
    let mut table = Table::new("pairs-on-cases", "The same cases under both").of(id).columns([
        Column::text("title_a", a),
        Column::share("share_a", "Share"),
        Column::text("title_b", b),
        Column::share("share_b", "Share"),
        Column::text("side_by_side", "Side by side").for_readers(),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("a", format!("Question of {a}")).for_scripts(),
        Column::text("b", format!("Question of {b}")).for_scripts(),
        Column::text("reached_a", format!("How the answers under {a} came")).for_scripts(),
        Column::text("reached_b", format!("How the answers under {b} came")).for_scripts(),
    ]);
    table = table.columns(comparability::columns()).columns([
        Column::share("left_a", format!("Observations of {a} left where only what both ask counts")).for_scripts(),
        Column::share("left_b", format!("Observations of {b} left where only what both ask counts")).for_scripts(),
        Column::text("same_rule", "What is left of the two rules is the same").for_scripts(),
        Column::share("common_a", format!("Share by what is left of {a}")).for_scripts(),
        Column::share("common_b", format!("Share by what is left of {b}")).for_scripts(),
    ]);
    pairs.iter().for_each(|pair| table.row(row(walk, one, pair)));
    table.note("Shares with their limits, whatever the unknown answers are. No difference is shown where two questions ask different things.");
    table
}

fn row(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>, consequence: &Consequence) -> Vec<Cell> {
    let pair = &walk.pairs[consequence.pair];
    let inspection = &one.rejudgement.inspection.id;
    let side = |framework: &Framework, question: usize| match one.rejudgement.under(&framework.id) {
        Some(judged) => {
            let question = judged.card.question(question);
            [Cell::text(question.title()), cells::bounded(question)]
        }
        None => [Cell::empty("not judged under it"), Cell::empty("not judged under it")],
    };
    let mut row: Vec<Cell> = side(walk.a, pair.a).into_iter().chain(side(walk.b, pair.b)).collect();
    row.push(Cell::text(side_by_side(consequence)));
    let (a, b) = (&walk.a.questions[pair.a].id, &walk.b.questions[pair.b].id);
    let reached = [consequence.a.0, consequence.b.0].map(|reached| reached.word());
    row.extend([inspection, a, b, reached[0], reached[1]].map(Cell::text));
    row.extend(comparability::cells(&consequence.verdict));
    match one.common.iter().find(|basis| basis.pair == consequence.pair) {
        Some(basis) => row.extend([
            cells::so_many(basis.kept_a.0, basis.kept_a.1),
            cells::so_many(basis.kept_b.0, basis.kept_b.1),
            Cell::text(if basis.same { "yes" } else { "no" }),
            cut_down(&basis.a),
            cut_down(&basis.b),
        ]),
        None => row.extend([(); 5].map(|()| Cell::empty("the cases have none of what both ask"))),
    }
    row
}

/// The share by a rule that was cut down, which is not a figure of the regime.
fn cut_down(share: &Result<Figure, NoBasis>) -> Cell {
    match share {
        Ok(figure) => cells::unnamed(figure).into(),
        Err(why) => Cell::empty(words::no_basis(*why)),
    }
}

/// Each regime's questions by their own rules over what the other asks too.
fn shared(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>, id: &str) -> Option<Table> {
    let mut table = Table::new("shared", "On what both regimes ask").of(id).columns([
        Column::text("title", ""),
        Column::share("left", "Observations left"),
        Column::share("share", "Share"),
        Column::refs("observations", "Which"),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("framework", "Framework").for_scripts(),
        Column::text("id", "Id").for_scripts(),
    ]);
    for (framework, questions) in [walk.a, walk.b].into_iter().zip(&one.shared) {
        if !questions.is_empty() {
            table.group(format!("By the rules of {}", framework.id));
        }
        for shared in questions {
            let question = &framework.questions[shared.question];
            let mut row = vec![
                Cell::text(question.titled()),
                cells::so_many(shared.kept.len(), shared.of),
                cut_down(&shared.share),
                Refs { ids: shared.kept.clone(), text: words::list(&shared.kept) }.into(),
            ];
            row.extend([&one.rejudgement.inspection.id, &framework.id, &question.id].map(Cell::text));
            table.row(row);
        }
    }
    table.note("Each regime's own rule over the observations that both ask, from observations alone: beside the figures above, never instead of them.");
    table.filled()
}

/// The verdict with its reasons, except what the table's note already says.
fn side_by_side(consequence: &Consequence) -> String {
    let verdict = &consequence.verdict;
    let word = comparability::comparability(verdict.comparability());
    if verdict.comparability() == Comparability::Comparable {
        return word.to_owned();
    }
    let what = |reason: Reason| match reason {
        Reason::Observations => "observations",
        Reason::Rule => "rules",
        Reason::Applies => "of which units they are asked",
        other => comparability::reason(other),
    };
    let reasons: Vec<&str> = verdict.reasons().map(what).collect();
    format!("{word}: {}", reasons.join(", "))
}
