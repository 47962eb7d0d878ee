//! The chances of a plan: one row for each true share, number of questions and rating.

use assize_report::{Plan, PlanChance, PlanRatings, PlanRow};

use super::cell::{decimals, plain, text};

/// A rating that a body of a true share may be given.
type Row<'r> = (&'r Plan, &'r PlanRatings, &'r PlanRow, &'r PlanChance);

/// A column's name, and what it says of a row.
type Column = (&'static str, fn(Row<'_>) -> String);

/// All columns, from left to right.
pub(crate) const COLUMNS: [Column; 10] = [
    ("eligible", |(plan, _, _, _)| plain(Some(plan.eligible))),
    ("sample", |(plan, _, _, _)| plain(Some(plan.sample))),
    ("framework", |(plan, _, _, _)| text(&plan.framework)),
    ("band", |(_, ratings, _, _)| text(&ratings.band)),
    ("key_questions", |(_, ratings, _, _)| plain(Some(ratings.key_questions))),
    ("true_share", |(_, _, row, _)| decimals(Some(row.share))),
    ("true_count", |(_, _, row, _)| plain(Some(row.sufficient))),
    ("true_rating", |(_, _, row, _)| text(&row.rating)),
    ("rating", |(_, _, _, chance)| text(&chance.rating)),
    ("chance", |(_, _, _, chance)| decimals(Some(chance.number))),
];

/// The names of the columns, then the rows.
pub(crate) fn lines(plan: &Plan) -> impl Iterator<Item = Vec<String>> {
    let rows = plan.ratings.iter().flat_map(move |ratings| {
        let of_row = move |row| (ratings, row);
        ratings.rows.iter().map(of_row)
    });
    let rows = rows.flat_map(move |(ratings, row): (_, &PlanRow)| {
        row.chances.iter().map(move |chance| (plan, ratings, row, chance))
    });
    let names = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
    std::iter::once(names).chain(rows.map(|row| COLUMNS.iter().map(|(_, cell)| cell(row)).collect()))
}
