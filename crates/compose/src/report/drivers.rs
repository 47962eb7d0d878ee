//! Chapter 3 of an aggregate: what each score would be without each of its questions.

use assize_model::Exact;
use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::{Child, Leaving, Scorecard, leaving};

use super::headline::scored;
use super::{chapter, paragraph};
use crate::figures::{difference, percent_text};
use crate::scorecard::column;

/// So many that move a score most are shown.
const SHOWN: usize = 8;

/// A table a score that is a mean, those first that move it most.
pub(super) fn drivers(pooled: &[&Scorecard<'_>]) -> Section {
    let mut blocks: Vec<Block> = Vec::new();
    for card in pooled {
        blocks.extend(scored(card).into_iter().filter_map(|node| table(card, node)).map(Block::Table));
    }
    let lead = match blocks.is_empty() {
        true => "No score here is a mean of questions that are known, so that nothing can be left out of one.",
        false => {
            "A rare question weighs as much as a common one in a mean. Left out one at a time, these move the score most."
        }
    };
    blocks.insert(0, paragraph(lead));
    chapter("drivers", "What drives the scores", blocks, Vec::new())
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
    let own = |child: Child| -> Option<(&Exact, &str)> {
        match child {
            Child::Question(question) => Some((
                card.questions[question].figure.as_ref().ok()?.point.as_ref()?,
                framework.questions[question].title.en.as_str(),
            )),
            Child::Node(node) => {
                Some((card.nodes[node].figure.as_ref().ok()?.point.as_ref()?, framework.nodes[node].title.en.as_str()))
            }
        }
    };
    let row = |one: &Leaving| {
        let (share, title) = own(one.child)?;
        let small = match one.child {
            Child::Question(question) if card.questions[question].small_base => "fewer than 10 units",
            Child::Question(_) | Child::Node(_) => "",
        };
        let cells = [
            format!("{} {title}", one.child.id(framework)),
            percent_text(share),
            percent_text(&one.share),
            format!("{:+.2} points", difference(&one.share, whole)),
            small.to_owned(),
        ];
        Some(Row { figure: None, kind: RowKind::Body, cells: cells.map(Cell::text).to_vec() })
    };
    let rows: Vec<Row> = without.iter().filter_map(row).collect();
    let over = match &score.subset {
        Some(subset) => format!(
            "{percent} over the {children} of {subset} that have counts; never to be set beside a printed score",
            percent = percent_text(whole),
            children = subset.children.len(),
            subset = subset.of
        ),
        None => percent_text(whole),
    };
    let columns = vec![
        column("Without", ColumnKind::Text),
        column("Its own share", ColumnKind::Number),
        column("Then", ColumnKind::Number),
        column("Moves by", ColumnKind::Number),
        column("", ColumnKind::Text),
    ];
    (!rows.is_empty()).then(|| Table {
        name: String::new(),
        id: format!("drivers-{}-{}", card.inspection.id, declared.id),
        title: format!("{} {}: {over}", declared.id, declared.title.en),
        columns,
        rows,
        notes: Vec::new(),
    })
}
