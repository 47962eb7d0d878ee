//! Bodies of one kind side by side: ratings standard by standard, and whether they differ by more than chance.

use assize_analysis::Comparison;
use assize_report::{Block, Cell, Chart, Column, Section, Table};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use crate::cells;
use crate::figures::{self, percent_text};
use crate::report::{strip, totals};
use crate::uncertainty::Uncertainty;

/// With fewer bodies there is no range to speak of.
const LEAST: usize = 3;

/// For each framework of three inspections or more: a map of ratings, then the shares. Where there are several such frameworks, maps with
/// less than half known come apart from these, for an annex.
pub(crate) fn bodies(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> [Option<Section>; 2] {
    let mut frameworks: IndexMap<&str, Vec<&Scorecard<'_>>> = IndexMap::new();
    for card in whole.home_cards() {
        frameworks.entry(&card.framework.id).or_default().push(card);
    }
    let title = "Standard by standard, body by body";
    let (mut section, mut sparse) = (Section::new("bodies", title), Section::new("bodies-in-part", title));
    frameworks.retain(|_, cards| cards.len() >= LEAST);
    let is_alone = frameworks.len() == 1;
    for (framework, cards) in &frameworks {
        let totals = totals(cards, &format!("totals-{framework}")).map(Block::Table);
        if let Some(chart) = strip(cards, &format!("bodies-{framework}")) {
            match is_alone || is_known(&chart, cards.len()) {
                true => section = section.block(chart).blocks(totals),
                false => sparse = sparse.block(chart).blocks(totals),
            }
        }
        if let Some(table) = by_chance(cards, framework, uncertainty) {
            section = section.block(table);
        }
    }
    [section, sparse].map(Section::filled)
}

/// Whether the rating is known in at least half of the boxes of this many inspections.
fn is_known(map: &Chart, inspections: usize) -> bool {
    let boxes = map.table.rows.iter().flat_map(|row| &row.cells);
    let known = boxes.filter(|cell| matches!(cell, Cell::Rating(rated) if rated.step.is_some())).count();
    2 * known >= inspections * (map.table.columns.len() - 1)
}

/// A row a question that three bodies or more have counted: all together, the range, and the range that chance alone gives.
fn by_chance(cards: &[&Scorecard<'_>], id: &str, uncertainty: Uncertainty) -> Option<Table> {
    let framework = cards.first()?.framework;
    let mut table = Table::new("range", format!("Do they differ by more than chance? {}", framework.title.en))
        .with_id(format!("range-{id}"))
        .columns([
            Column::text("title", ""),
            Column::share("share", "All together"),
            Column::number("range", "Lowest to highest").unit("per cent"),
            Column::number("expected", "By chance").unit("per cent"),
            Column::text("beyond_chance", "More than chance"),
            Column::count("bodies", "Bodies").unit("bodies"),
            Column::text("id", "Id").for_scripts(),
        ]);
    for question in 0..framework.questions.len() {
        // Of a sample that was drawn unequally nothing says what chance does to such a share.
        let counted: Vec<(u64, u64)> = cards.iter().filter_map(|card| card.question(question).sampled()).collect();
        let shares = counted.iter().filter(|(_, of)| *of > 0).map(|(n, of)| assize_model::ratio(*n, *of));
        let shares: Vec<_> = shares.collect();
        let (Some(lowest), Some(highest)) = (shares.iter().min(), shares.iter().max()) else { continue };
        if shares.len() < LEAST {
            continue;
        }
        let (n, of) = counted.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let bases: Vec<u64> = counted.iter().map(|(_, of)| *of).filter(|of| *of > 0).collect();
        let Some((chance, text)) = uncertainty.by_chance(n, of, &bases) else { continue };
        let ends = [figures::number(lowest), figures::number(highest)];
        let is_more = ends[0] < chance[0] || ends[1] > chance[1];
        table.row(vec![
            Cell::text(cards[0].question(question).title()),
            cells::counted(None, n, of),
            cells::range(ends, format!("{} to {}", percent_text(lowest), percent_text(highest))),
            cells::range(chance, text),
            Cell::text(if is_more { "yes" } else { "no" }),
            cells::count(shares.len() as u64),
            Cell::text(&framework.questions[question].id),
        ]);
    }
    table.note(format!(
        "By chance: if all bodies had one true share, all of their shares would be in it {} times in a hundred, with samples as large as theirs. Bodies are not ranked.",
        uncertainty.confidence.percent()
    ));
    table.filled()
}
