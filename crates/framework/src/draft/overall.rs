use assize_diag::{Span, Spanned};
use assize_reader::{TomlItem, TomlPage, TomlTable};

use super::{Origin, RatingRuleDraft, WeightsDraft, replaces};
use crate::Rollup;
use crate::diags::{bad_standards, edges_of_no_number, edges_order, rule_of_another_rollup};

/// More standards than this are in no regime.
const MOST_STANDARDS: usize = 1000;

#[derive(Clone)]
pub(crate) struct OverallDraft {
    pub(crate) of: Option<Spanned<String>>,
    pub(crate) edges: Vec<TotalEdges>,
    /// `None` where points are added.
    pub(crate) rule: Option<RatingRuleDraft>,
    pub(crate) weights: Option<WeightsDraft>,
    pub(crate) origin: Origin,
    pub(crate) span: Span,
    pub(crate) replaces: Option<Span>,
}

/// The edges for one number of standards.
#[derive(Clone)]
pub(crate) struct TotalEdges {
    pub(crate) standards: usize,
    /// `None` where one of them could not be read, which has been complained of.
    pub(crate) edges: Option<Vec<Spanned<u64>>>,
    pub(crate) span: Span,
}

impl OverallDraft {
    pub(crate) fn read(mut table: TomlTable<'_>) -> Self {
        let replaces = replaces(&mut table);
        let of = table.required("of").and_then(TomlItem::string);
        let rollup = match table.get("rollup") {
            None => Ok(Some(Rollup::SumOfPoints)),
            Some(item) => item.choice("rollup of `[overall]`", &Rollup::OVERALL, Rollup::words).map(Some).ok_or(()),
        };
        let is_of_ratings = rollup.ok().flatten().is_some_and(Rollup::is_of_ratings);
        let edges = if rollup == Ok(Some(Rollup::SumOfPoints)) { table.required("edges") } else { table.get("edges") };
        if let (Some(item), Ok(rollup), true) = (&edges, rollup, is_of_ratings) {
            let complaint = rule_of_another_rollup(&table.what, "edges", Rollup::SumOfPoints, rollup, item.span);
            table.page.complaints.push(complaint);
        }
        let edges = edges.filter(|item| {
            if item.is_list() {
                item.page.complaints.push(edges_of_no_number(item.page.written(item.span), item.span));
            }
            !item.is_list()
        });
        let edges = edges.and_then(TomlItem::table).map(read_edges).unwrap_or_default();
        let (rule, is_whole) = RatingRuleDraft::read(&mut table, rollup);
        let weights = table.get("weights").and_then(WeightsDraft::read).filter(|_| is_whole);
        let origin = Origin::read_expected(&mut table);
        let span = table.span;
        table.finish();
        Self { of, edges, rule, weights, origin, span, replaces }
    }
}

fn read_edges(table: TomlTable<'_>) -> Vec<TotalEdges> {
    let mut all = Vec::new();
    for (key, item) in table.entries() {
        let standards = standards(&key.value);
        if standards.is_none() {
            table.page.complaints.push(bad_standards(&key.value, key.span));
        }
        let span = item.span;
        let edges: Option<Vec<_>> = item.list().and_then(|edges| edges.into_iter().map(TomlItem::whole).collect());
        if let Some(standards) = standards {
            complain_of_order(table.page, &format!("a total of {standards}"), edges.as_deref().unwrap_or_default());
            all.push(TotalEdges { standards, edges, span });
        }
    }
    all
}

/// A number from 1, without leading zeros, so that no two keys mean the same.
fn standards(key: &str) -> Option<usize> {
    let plain = key.bytes().all(|byte| byte.is_ascii_digit()) && !key.starts_with('0');
    key.parse().ok().filter(|standards| plain && (1..=MOST_STANDARDS).contains(standards))
}

fn complain_of_order(page: &TomlPage<'_>, what: &str, edges: &[Spanned<u64>]) {
    for pair in edges.windows(2) {
        let [before, edge] = pair else { continue };
        if edge.value <= before.value {
            let (before, edge) = ((before.value.to_string(), before.span), (edge.value.to_string(), edge.span));
            page.complaints.push(edges_order(what, before, edge));
        }
    }
}
