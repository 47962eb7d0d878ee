//! Chapter 3 of an aggregate: what each score would be without each of its questions.

use assize_report::{Block, Cell, Column, Section, Table};
use assize_scoring::{Child, Leaving, Scorecard, leaving};

use super::headline::scored;
use crate::figures::{difference, percent_text};
use crate::{cells, words};

/// How many of those that move a score most are shown.
const SHOWN: usize = 8;

/// A table a score that is a mean, those first that move it most.
pub(super) fn drivers(pooled: &[&Scorecard<'_>]) -> Section {
    let tables = pooled.iter().flat_map(|card| scored(card).into_iter().filter_map(|node| table(card, node)));
    let tables: Vec<Table> = tables.collect();
    let lead =
        "A rare question weighs as much as a common one in a mean. Left out one at a time, these move the score most.";
    Section::new("drivers", "What drives the scores")
        .blocks((!tables.is_empty()).then(|| Block::paragraph(lead)))
        .blocks(tables)
}

fn table(card: &Scorecard<'_>, node: usize) -> Option<Table> {
    let framework = card.framework;
    let declared = &framework.nodes[node];
    let score = &card.nodes[node];
    let whole = match (&score.subset, &score.figure) {
        (Some(subset), _) => &subset.share,
        (None, Ok(figure)) => figure.point.as_ref()?,
        (None, Err(_)) => return None,
    };
    let mut without = leaving(card, node);
    let size = |one: &Leaving| if one.share < *whole { whole - &one.share } else { &one.share - whole };
    without.sort_by_key(|one| std::cmp::Reverse(size(one)));
    without.truncate(SHOWN);
    let over = match &score.subset {
        Some(subset) => format!(
            "{} {}; never to be set beside a printed score",
            percent_text(whole),
            words::over_counted(subset.children.len(), &subset.of.to_string())
        ),
        None => percent_text(whole),
    };
    let points = |id, title| Column::number(id, title).unit("percentage points");
    let mut table = Table::new("drivers", format!("{}: {over}", declared.titled()))
        .with_id(format!("drivers-{}-{}", card.inspection.id, declared.id))
        .columns([
            Column::text("title", "Without"),
            Column::share("share", "Its own share"),
            Column::share("then", "Then"),
            points("moves", "Moves by"),
            Column::text("remark", ""),
            Column::text("id", "Id").for_scripts(),
            Column::text("under", "Under").for_scripts(),
        ]);
    for one in &without {
        let (title, name, share, is_small) = match one.child {
            Child::Question(question) => {
                let small = card.questions[question].small_base;
                let question = card.question(question);
                (question.title(), question.name(), cells::of_question(question), small)
            }
            Child::Node(node) => {
                let node = card.node(node);
                (node.title(), node.name(), cells::of_node(node), false)
            }
        };
        if share.share().is_none_or(|share| share.value.is_none()) {
            continue;
        }
        let moves = difference(&one.share, whole);
        let cells = vec![
            Cell::text(title),
            share,
            cells::mean(None, &one.share).into(),
            Cell::number(moves, format!("{moves:+.2} points")),
            if is_small { Cell::text("fewer than 10 units") } else { Cell::empty("not small") },
            Cell::text(one.child.id(framework)),
            Cell::text(&declared.id),
        ];
        table.figure(name, cells);
    }
    table.filled()
}
