//! What changes are made of.

use assize_analysis::{Comparison, NoSplit, PairCompared, Split};
use assize_model::ratio;
use assize_report::{Block, Cell, Column, Section, Table};

use super::{each_pair, framework, pair_cells, pair_columns, pair_id, pair_title};
use crate::figures::percent_text;
use crate::uncertainty::Uncertainty;
use crate::{cells, comparability};

/// A table a pair whose four corners exist; nothing where no pair has them.
pub fn splits(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> Option<Section> {
    let lead = "Criteria: what the other regime's rule does on the same cases, the mean over both sides' cases. Cases: what other cases do, those that one side alone has among them. Practice: the rest. The three add up to the change exactly; printed ones are each rounded.";
    let section = Section::new("splits", "What the changes are made of").block(Block::paragraph(lead));
    each_pair(whole, section, &whole.splits, |pair, splits| of_pair(whole, pair, splits, uncertainty))
}

fn of_pair(whole: &Comparison<'_, '_>, pair: &PairCompared, splits: &[Split], uncertainty: Uncertainty) -> Section {
    let id = pair_id(whole, pair, "splits");
    let mut table = Table::new("splits", "").with_id(format!("{id}-table")).columns(columns());
    splits.iter().for_each(|one| table.row(row(whole, pair, one, uncertainty)));
    table.note(format!(
        "In brackets: {percent} per cent intervals, sampling alone. Of criteria and cases from leaving out each unit once (the jackknife), none where nothing varies; of practice from Wilson's for each stratum (the method of Zou and Donner), weights as they are, the mean of both regimes'.",
        percent = uncertainty.confidence.percent()
    ));
    if let Some(fact) = splits.iter().find_map(|one| one.fact.as_deref()) {
        table.note(format!("Cases are divided by `{fact}`; a level counts where both sides have ten units of it. Covered: the part of each side's units at such levels."));
    }
    if let Some(why) = splits.iter().find_map(|one| one.parts.rest.as_ref().err().map(|(_, why)| *why)) {
        table.note(format!("Where cases and practice are not told apart: {}.", why_not(why)));
    }
    Section::new(id, pair_title(whole, pair, "to")).block(table)
}

fn columns() -> Vec<Column> {
    let points = |id, title| Column::number(id, title).unit("percentage points");
    let mut columns = vec![
        Column::text("question_first", "First asks"),
        Column::text("question_second", "Second asks"),
        Column::text("relation_text", "First is").for_readers(),
        points("change", "Change"),
        points("criteria", "Criteria"),
        points("cases", "Cases"),
        points("practice", "Practice"),
        Column::text("covered", "Covered").for_readers(),
        points("cases_and_practice", "Cases and practice together").for_scripts(),
    ];
    columns.extend(pair_columns());
    let texts = [
        ("framework_first", "First framework"),
        ("framework_second", "Second framework"),
        ("relation", "How the first question relates to the second"),
        ("fact", "The fact that divides the cases"),
    ];
    columns.extend(texts.map(|(id, title)| Column::text(id, title).for_scripts()));
    let shares = [
        ("first_under_first", "First cases, first rule"),
        ("first_under_second", "First cases, second rule"),
        ("second_under_first", "Second cases, first rule"),
        ("second_under_second", "Second cases, second rule"),
        ("covered_first", "Units of the first at common levels"),
        ("covered_second", "Units of the second at common levels"),
    ];
    columns.extend(shares.map(|(id, title)| Column::share(id, title).for_scripts()));
    columns
}

fn row(whole: &Comparison<'_, '_>, pair: &PairCompared, one: &Split, uncertainty: Uncertainty) -> Vec<Cell> {
    let level = uncertainty.confidence.level();
    let question = |entry: usize, side: usize| {
        let home = framework(whole, entry, &one.frameworks[side]);
        Cell::text(home.map_or("", |home| &home.questions[one.questions[side]].id))
    };
    let (cases, practice, together) = match &one.parts.rest {
        Ok((cases, practice)) => (
            cells::with_interval(cases, one.cases_interval(level)),
            cells::with_interval(practice, one.practice_interval(level)),
            Cell::empty("told apart"),
        ),
        Err((together, why)) => {
            let together = cells::points_apart(together);
            (Cell::text(format!("with practice: {}", together.text)), Cell::empty(why_not(*why)), together.into())
        }
    };
    let mut row = vec![
        question(pair.a, 0),
        question(pair.b, 1),
        Cell::text(comparability::relation(one.relation)),
        cells::points_apart(&one.parts.change).into(),
        cells::with_interval(&one.parts.criteria, one.criteria_interval(level)),
        cases,
        practice,
        cells::or(one.covered().map(covered_text), "cases and practice are given together"),
        together,
    ];
    row.extend(pair_cells(whole, pair));
    row.extend([one.frameworks[0].as_str(), &one.frameworks[1], one.relation.word()].map(Cell::text));
    row.push(cells::or(one.fact.as_ref(), why_not(NoSplit::NoStrata)));
    let corners = &one.corners;
    row.extend([corners.ar, corners.a_s, corners.br, corners.bs].map(|(n, of)| cells::counted(None, n, of)));
    match (one.covered(), &one.parts.rest) {
        (Some(covered), _) => row.extend(covered.map(|(n, of)| cells::counted(None, n, of))),
        (None, Err((_, why))) => row.extend([(); 2].map(|()| Cell::empty(why_not(*why)))),
        (None, Ok(_)) => row.extend([(); 2].map(|()| Cell::empty("not known"))),
    }
    row
}

/// "80%, 75%": the part of each side's units at common levels.
pub(super) fn covered_text(covered: [(u64, u64); 2]) -> String {
    covered.map(|(n, of)| percent_text(&ratio(n, of))).join(", ")
}

pub(super) fn why_not(why: NoSplit) -> &'static str {
    match why {
        NoSplit::NoCases => "one of the two has no cases",
        NoSplit::NoPoint => "one of the four figures has no point",
        NoSplit::NoStrata => "no fact divides the cases of both",
        NoSplit::NoCommonStrata => "no level has ten units on both sides",
    }
}
