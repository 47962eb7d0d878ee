use assize_diag::{Span, Spanned};
use assize_model::Exact;
use assize_reader::{TomlItem, TomlTable};

use super::band::read_edges;
use super::twice;
use crate::diags::{endless_ladder, one_of_keys, rule_of_another_rollup, rung_without_where};
use crate::{Many, Rollup, Rounding};

/// How ratings make a rating, as a node or `[overall]` says it.
#[derive(Clone)]
pub(crate) enum RatingRuleDraft {
    Lowest,
    Median,
    MostCommon,
    MeanOfPoints { round: Rounding, edges: Option<Spanned<Vec<Spanned<Exact>>>>, span: Span },
    Ladder(Vec<RungDraft>),
    Matrix(MatrixDraft),
}

/// `{ rating, where }` of a ladder.
#[derive(Clone)]
pub(crate) struct RungDraft {
    pub(crate) rating: Spanned<String>,
    pub(crate) conditions: Vec<RatingConditionDraft>,
}

/// `matrix = { rows, columns, ratings }`.
#[derive(Clone)]
pub(crate) struct MatrixDraft {
    pub(crate) rows: Spanned<String>,
    pub(crate) columns: Spanned<String>,
    pub(crate) ratings: Vec<(Vec<Spanned<String>>, Span)>,
    pub(crate) span: Span,
}

/// What things are asked, how many of them must be so, and how.
#[derive(Clone)]
pub(crate) struct RatingConditionDraft {
    pub(crate) of: OfDraft,
    pub(crate) many: Many,
    /// `None` where it could not be read, which has been complained of.
    pub(crate) bound: Option<BoundDraft>,
    pub(crate) span: Span,
}

/// What a condition is about.
#[derive(Clone)]
pub(crate) enum OfDraft {
    Members,
    Nodes(Vec<Spanned<String>>),
    Level(Spanned<String>),
    Questions(Vec<Spanned<String>>, Option<Spanned<String>>),
}

/// "At most" or "at least" a rating.
#[derive(Clone)]
pub(crate) struct BoundDraft {
    pub(crate) is_most: bool,
    pub(crate) rating: Spanned<String>,
}

impl BoundDraft {
    /// One of these keys, with its place among them; each says whether it is the most.
    pub(super) fn read(table: &mut TomlTable<'_>, keys: &[(&'static str, bool)]) -> Option<(Self, usize)> {
        let mut found = Vec::new();
        for (place, (key, is_most)) in keys.iter().enumerate() {
            found.extend(table.get(key).map(|item| (place, *key, *is_most, item)));
        }
        if found.len() != 1 {
            let given: Vec<_> = found.iter().map(|(_, key, _, item)| (*key, item.span)).collect();
            let keys: Vec<_> = keys.iter().map(|(key, _)| *key).collect();
            table.page.complaints.push(one_of_keys(&table.what, &keys, &given, table.span));
            return None;
        }
        let (place, _, is_most, item) = found.pop()?;
        Some((Self { is_most, rating: item.string()? }, place))
    }
}

impl RatingConditionDraft {
    /// Reads the keys of a condition from the table that has them.
    pub(super) fn read(table: &mut TomlTable<'_>) -> Self {
        let of = read_of(table);
        let number = table.get("number").map(TomlItem::whole);
        let keys = [("any-at-most", true), ("any-at-least", false), ("all-at-most", true), ("all-at-least", false)];
        let (bound, many) = match number {
            Some(number) => {
                let bound = BoundDraft::read(table, &[("number-at-most", true), ("number-at-least", false)]);
                // One that could not be read has been complained of.
                let number = number.map_or(0, |number| usize::try_from(number.value).unwrap_or(usize::MAX));
                (bound, Many::AtLeast(number))
            }
            // The complaint is that they have no `number`.
            None if ["number-at-most", "number-at-least"].iter().any(|key| table.has(key)) => (None, Many::Any),
            None => {
                let bound = BoundDraft::read(table, &keys);
                let many = if bound.as_ref().is_some_and(|(_, place)| *place > 1) { Many::All } else { Many::Any };
                (bound, many)
            }
        };
        Self { of, many, bound: bound.map(|(bound, _)| bound), span: table.span }
    }
}

fn read_of(table: &mut TomlTable<'_>) -> OfDraft {
    let mut found = Vec::new();
    for key in ["nodes", "level", "questions"] {
        found.extend(table.get(key).map(|item| (key, item)));
    }
    if found.len() > 1 {
        let given: Vec<_> = found.iter().map(|(key, item)| (*key, item.span)).collect();
        table.page.complaints.push(one_of_keys(&table.what, &["nodes", "level", "questions"], &given, table.span));
    }
    match found.into_iter().next() {
        None => OfDraft::Members,
        Some(("level", item)) => item.string().map_or(OfDraft::Members, OfDraft::Level),
        Some(("nodes", item)) => OfDraft::Nodes(read_ids(item)),
        Some((_, item)) => {
            let questions = read_ids(item);
            OfDraft::Questions(questions, table.required("band").and_then(TomlItem::string))
        }
    }
}

fn read_ids(item: TomlItem<'_>) -> Vec<Spanned<String>> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let Some(ids) = item.strings() else { return Vec::new() };
    if ids.is_empty() {
        page.complain_of_blank(&what, span);
    }
    twice::ids(page, &what, &ids);
    ids
}

/// What a rollup needs. Where the rule of another stands in its place, nothing is missing besides.
fn needed<'p>(table: &mut TomlTable<'p>, is_another: bool, key: &'static str) -> Option<TomlItem<'p>> {
    if is_another { table.get(key) } else { table.required(key) }
}

impl RatingRuleDraft {
    /// Reads the rule that a rollup needs; complains of one that it does not. `Err`: the word for the rollup is wrong, which has been
    /// complained of. With it whether nothing was complained of, so that more may be said of what goes with the rollup.
    pub(super) fn read(table: &mut TomlTable<'_>, rollup: Result<Option<Rollup>, ()>) -> (Option<Self>, bool) {
        let mut is_another = false;
        for (key, needs) in [("mean", Rollup::MeanOfPoints), ("ladder", Rollup::Ladder), ("matrix", Rollup::Matrix)] {
            let item = table.get(key).filter(|_| rollup != Ok(Some(needs)));
            if let (Some(item), Ok(rollup)) = (item, rollup) {
                table.page.complaints.push(rule_of_another_rollup(&table.what, key, needs, rollup, item.span));
                is_another = true;
            }
        }
        let Ok(rollup) = rollup else { return (None, false) };
        let (rule, needs_one) = match rollup {
            Some(Rollup::LowestRating) => (Some(Self::Lowest), true),
            Some(Rollup::MedianRating) => (Some(Self::Median), true),
            Some(Rollup::MostCommonRating) => (Some(Self::MostCommon), true),
            Some(Rollup::MeanOfPoints) => (needed(table, is_another, "mean").and_then(read_mean), true),
            Some(Rollup::Ladder) => {
                let ladder = needed(table, is_another, "ladder");
                (ladder.and_then(|item| read_ladder(item, &table.what)), true)
            }
            Some(Rollup::Matrix) => (needed(table, is_another, "matrix").and_then(read_matrix), true),
            Some(
                Rollup::MeanOfQuestions
                | Rollup::MeanOfChildren
                | Rollup::Pooled
                | Rollup::Lowest
                | Rollup::SumOfPoints
                | Rollup::Entered
                | Rollup::Measure,
            )
            | None => (None, false),
        };
        let is_whole = !is_another && rule.is_some() == needs_one;
        (rule, is_whole)
    }
}

fn read_mean(item: TomlItem<'_>) -> Option<RatingRuleDraft> {
    let span = item.span;
    let mut table = item.table()?;
    let round = table.required("round").and_then(|item| item.choice("way to round", &Rounding::ALL, Rounding::word));
    let edges = table.get("edges").and_then(read_edges);
    table.finish();
    Some(RatingRuleDraft::MeanOfPoints { round: round?, edges, span })
}

fn read_ladder(item: TomlItem<'_>, of: &str) -> Option<RatingRuleDraft> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let rungs = item.list()?;
    if rungs.is_empty() {
        page.complain_of_blank(&what, span);
    }
    let count = rungs.len();
    let mut read = Vec::new();
    for (place, rung) in rungs.into_iter().enumerate() {
        let span = rung.span;
        let Some(mut table) = rung.table() else { continue };
        table.what = format!("rung {} of the ladder of {of}", place + 1).into();
        let rating = table.required("rating").and_then(TomlItem::string);
        let conditions = table.get("where");
        let conditions = conditions.map(|item| read_conditions(item, &table.what));
        let is_last = place + 1 == count;
        match (&conditions, is_last) {
            (Some(_), true) => page.complaints.push(endless_ladder(of, span)),
            (None, false) => page.complaints.push(rung_without_where(&table.what, count - place - 1, span)),
            (Some(_), false) | (None, true) => {}
        }
        table.finish();
        read.extend(rating.map(|rating| RungDraft { rating, conditions: conditions.unwrap_or_default() }));
    }
    Some(RatingRuleDraft::Ladder(read))
}

/// One condition, or a list of them that must all hold.
fn read_conditions(item: TomlItem<'_>, of: &str) -> Vec<RatingConditionDraft> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let items = if item.is_table() { vec![item] } else { item.list().unwrap_or_default() };
    if items.is_empty() {
        page.complain_of_blank(&what, span);
    }
    let read = |item: TomlItem<'_>| {
        let mut table = item.table()?;
        table.what = format!("a condition of {of}").into();
        let condition = RatingConditionDraft::read(&mut table);
        table.finish();
        Some(condition)
    };
    items.into_iter().filter_map(read).collect()
}

fn read_matrix(item: TomlItem<'_>) -> Option<RatingRuleDraft> {
    let span = item.span;
    let mut table = item.table()?;
    let rows = table.required("rows").and_then(TomlItem::string);
    let columns = table.required("columns").and_then(TomlItem::string);
    let ratings = table.required("ratings").and_then(TomlItem::list).unwrap_or_default();
    let row = |item: TomlItem<'_>| {
        let span = item.span;
        Some((item.strings()?, span))
    };
    let ratings = ratings.into_iter().filter_map(row).collect();
    table.finish();
    Some(RatingRuleDraft::Matrix(MatrixDraft { rows: rows?, columns: columns?, ratings, span }))
}
