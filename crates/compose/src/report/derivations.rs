//! How each figure of a report came about.

use std::collections::BTreeSet;

use assize_diag::Sources;
use assize_disclose::Mask;
use assize_report::chart::RatingBox;
use assize_report::{Block, Chart, Derivation, Form, Report, Section};
use assize_scoring::{FigureName, Scorecard};

use crate::explanation::steps;

/// A derivation of every figure that the report shows, in the order in which they appear, each once.
pub(super) fn derivations(
    report: &Report,
    cards: &[&Scorecard<'_>],
    sources: &Sources,
    mask: &Mask,
) -> Vec<Derivation> {
    let shown = assize_report::golden::figures(report).into_iter().map(|figure| figure.id.as_str());
    let boxed = boxes(&report.sections);
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for id in shown.chain(boxed) {
        if !known.insert(id) {
            continue;
        }
        let made = cards.iter().find_map(|card| {
            let name = named(id, card)?;
            steps(card, &name, sources, mask)
        });
        if let Some(steps) = made {
            found.push(Derivation { figure: id.to_owned(), steps });
        }
    }
    found
}

/// The figures that boxes of grids and strips stand for.
fn boxes(sections: &[Section]) -> Vec<&str> {
    let mut found = Vec::new();
    for section in sections {
        for block in &section.blocks {
            let boxes: Vec<&RatingBox> = match block {
                Block::Grid(grid) => {
                    let all = grid.groups.iter().flat_map(|group| &group.boxes);
                    all.map(|(_, one)| one).collect()
                }
                Block::Chart(Chart { form: Form::Strip { rows, .. }, .. }) => {
                    rows.iter().flat_map(|row| &row.boxes).collect()
                }
                Block::Paragraph { .. }
                | Block::Items { .. }
                | Block::Table(_)
                | Block::Tree { .. }
                | Block::List { .. }
                | Block::Remark { .. }
                | Block::KeyFigures { .. }
                | Block::Chart(_)
                | Block::Other => Vec::new(),
            };
            found.extend(boxes.into_iter().filter_map(|one| one.figure.as_deref()));
        }
        found.extend(self::boxes(&section.sections));
    }
    found
}

/// The name that a figure's id is, where it is one of this scorecard.
fn named(id: &str, card: &Scorecard<'_>) -> Option<FigureName> {
    let is_of = |name: &FigureName| name.inspection == card.inspection.id && name.framework == card.framework.id;
    id.parse().ok().filter(is_of)
}
