use assize_diag::{Span, Spanned};
use assize_model::{Exact, ratio};
use assize_reader::{TomlItem, TomlPage, TomlTable};

use super::base::read_minimum;
use super::id::check_id;
use super::{Origin, replaces};
use crate::diags::{
    Sort, as_fractions, edge_in_words, edge_range, edges_order, missing_compare, no_small_base, rating_out_of_reach,
    wrong_side,
};
use crate::{Better, Compare, DiscretionRule, MinimumBase};

#[derive(Clone)]
pub(crate) struct BandDraft {
    pub(crate) name: Spanned<String>,
    /// "`[bands.cases]`".
    pub(crate) what: String,
    /// `None` where one of them could not be read, which has been complained of.
    pub(crate) edges: Option<Spanned<Vec<Exact>>>,
    /// By edge: whether its rating begins above it.
    pub(crate) above: Vec<bool>,
    pub(crate) compare: Compare,
    pub(crate) discretion: Option<DiscretionRule>,
    pub(crate) minimum: Option<MinimumBase>,
    pub(crate) small: Option<SmallDraft>,
    pub(crate) origin: Origin,
    pub(crate) span: Span,
    pub(crate) replaces: Option<Span>,
}

/// `small = { units, edges }` of a band.
#[derive(Clone)]
pub(crate) struct SmallDraft {
    pub(crate) units: u64,
    pub(crate) edges: Spanned<Vec<Exact>>,
    pub(crate) above: Vec<bool>,
    pub(crate) span: Span,
}

impl BandDraft {
    pub(crate) fn read_all(bands: TomlTable<'_>) -> Vec<Self> {
        let read = |(name, band): (_, TomlItem<'_>)| {
            let page = band.page;
            let table = band.table();
            if table.is_none() {
                page.follows(Sort::Band.code());
            }
            Some(Self::read(name, table?))
        };
        bands.entries().into_iter().filter_map(read).collect()
    }

    fn read(name: Spanned<String>, mut table: TomlTable<'_>) -> Self {
        check_id(table.page, "band", &name);
        table.what = format!("`[bands.{}]`", name.value.escape_debug()).into();
        let replaces = replaces(&mut table);
        let written = table.required("edges").and_then(|item| read_band_edges(item, Some(Better::Higher)));
        let small = table.get("small");
        let compare = read_compare(&mut table, true);
        let discretion = table.get("discretion").and_then(read_discretion);
        let minimum = table.get("minimum").and_then(read_minimum);
        let origin = Origin::read_expected(&mut table);
        let (edges, above) = match written.map(|written| checked(table.page, &table.what, written, compare)) {
            Some((edges, above)) => (Some(edges), above),
            None => (None, Vec::new()),
        };
        let small = small.and_then(|item| read_small(item, compare));
        let (what, span) = (table.what.clone(), table.span);
        table.finish();
        let compare = compare.unwrap_or(Compare::Exact);
        Self { name, what: what.to_string(), edges, above, compare, discretion, minimum, small, origin, span, replaces }
    }
}

/// An edge: a number, or a table that says that its rating begins beyond it.
pub(super) struct EdgeDraft {
    pub(super) value: Spanned<Exact>,
    pub(super) is_beyond: bool,
}

/// Edges that have been looked at, and which of them are not reached by the figure itself.
fn checked(
    page: &TomlPage<'_>,
    what: &str,
    written: Spanned<Vec<EdgeDraft>>,
    compare: Option<Compare>,
) -> (Spanned<Vec<Exact>>, Vec<bool>) {
    let above: Vec<bool> = written.value.iter().map(|edge| edge.is_beyond).collect();
    let edges: Vec<Spanned<Exact>> = written.value.into_iter().map(|edge| edge.value).collect();
    check_edges(page, what, (&edges, &above), compare);
    (Spanned { value: edges.into_iter().map(|edge| edge.value).collect(), span: written.span }, above)
}

/// `small = { units, edges }`.
fn read_small(item: TomlItem<'_>, compare: Option<Compare>) -> Option<SmallDraft> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let mut table = item.table()?;
    let units = table.required("units").and_then(TomlItem::whole);
    let edges = table.required("edges").and_then(|item| read_band_edges(item, Some(Better::Higher)));
    let edges = edges.map(|edges| checked(page, &what, edges, compare));
    table.finish();
    let units = units?;
    if units.value < 2 {
        page.complaints.push(no_small_base(&what, units.value, units.span));
    }
    let (edges, above) = edges?;
    Some(SmallDraft { units: units.value, edges, above, span })
}

/// Edges, each a number or a table that says that its rating begins beyond it; `None`: on which side could not be read.
pub(super) fn read_band_edges(item: TomlItem<'_>, better: Option<Better>) -> Option<Spanned<Vec<EdgeDraft>>> {
    let span = item.span;
    let edges = item.list()?.into_iter().map(|item| {
        if let Some(better) = better.filter(|_| item.is_string()) {
            item.page.complaints.push(edge_in_words(&item.what(), better, item.span));
            return None;
        }
        if !item.is_table() {
            return Some(EdgeDraft { value: item.decimal()?, is_beyond: false });
        }
        let better = better?;
        let mut table = item.table()?;
        let is_other = |key: &str| Better::ALL.iter().any(|other| *other != better && other.beyond() == key);
        if let Some((key, _)) = table.entries().iter().find(|(key, _)| is_other(&key.value)) {
            table.page.complaints.push(wrong_side(&table.what, &key.value, better, key.span));
            return None;
        }
        let edge = table.required(better.beyond()).and_then(TomlItem::decimal);
        table.finish();
        Some(EdgeDraft { value: edge?, is_beyond: true })
    });
    let edges: Vec<Option<EdgeDraft>> = edges.collect();
    Some(Spanned { value: edges.into_iter().collect::<Option<_>>()?, span })
}

pub(super) fn read_edges(item: TomlItem<'_>) -> Option<Spanned<Vec<Spanned<Exact>>>> {
    let span = item.span;
    let edges: Vec<_> = item.list()?.into_iter().map(TomlItem::decimal).collect();
    Some(Spanned { value: edges.into_iter().collect::<Option<_>>()?, span })
}

pub(super) fn read_compare(table: &mut TomlTable<'_>, is_share: bool) -> Option<Compare> {
    let Some(item) = table.get("compare") else {
        table.page.complaints.push(missing_compare(&table.what, is_share, table.span));
        return None;
    };
    item.choice("way to compare", &[Compare::Exact, Compare::Printed], |compare| match compare {
        Compare::Exact => "exact",
        Compare::Printed => "printed",
    })
}

fn read_discretion(item: TomlItem<'_>) -> Option<DiscretionRule> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let mut table = item.table()?;
    if table.entries().is_empty() {
        page.complain_of_blank(&what, span);
    }
    let rule = DiscretionRule {
        within_points: table.get("within-points").and_then(TomlItem::decimal).map(|points| points.value),
        one_case: table.flag("one-case").is_some_and(|flag| flag.value),
        cases_at_most: table.get("cases-at-most").and_then(TomlItem::whole).map(|cases| cases.value),
    };
    table.finish();
    Some(rule)
}

/// Above 0, at most 100, rising, and no rating between two edges that no compared figure can fall between. `above`: which edges are not reached by
/// the figure itself; empty for none.
pub(super) fn check_edges(
    page: &TomlPage<'_>,
    what: &str,
    (edges, above): (&[Spanned<Exact>], &[bool]),
    compare: Option<Compare>,
) {
    let written = |edge: &Spanned<Exact>| page.written(edge.span).to_owned();
    let is_above = |edge: usize| above.get(edge).copied().unwrap_or_default();
    if let Some(first) = edges.first()
        && edges.iter().all(|edge| edge.value <= ratio(1, 1))
        && edges.iter().any(|edge| written(edge).contains('.'))
    {
        let edges: Vec<_> = edges.iter().map(|edge| &edge.value).collect();
        page.complaints.push(as_fractions(&format!("edges of {what}"), "are", &edges, first.span));
        return;
    }
    for (index, edge) in edges.iter().enumerate() {
        let why = match is_above(index) {
            _ if edge.value > ratio(100, 1) => "above 100 per cent",
            true if edge.value == ratio(100, 1) => "100, and no share is above it",
            false if edge.value == ratio(0, 1) => "0: every share reaches it, and the worst rating is out of reach",
            true | false => continue,
        };
        page.complaints.push(edge_range(what, written(edge), why.to_owned(), edge.span));
    }
    for (index, pair) in edges.windows(2).enumerate() {
        let [before, edge] = pair else { continue };
        let from = if is_above(index) { "above" } else { "from" };
        let is_reached = leaves_room((&before.value, is_above(index)), (&edge.value, is_above(index + 1)));
        if edge.value <= before.value {
            let (before, edge) = ((written(before), before.span), (written(edge), edge.span));
            page.complaints.push(edges_order(what, before, edge));
            // The others follow from it, mostly.
            break;
        } else if compare == Some(Compare::Printed) && !is_reached {
            let why = format!("no whole per cent lies {from} {} to below {}", written(before), written(edge));
            page.complaints.push(rating_out_of_reach(what, None, why, edge.span));
        }
    }
}

/// Whether a whole number lies from the lower edge (or beyond it) to below the upper one (or on it).
pub(super) fn leaves_room((low, is_above): (&Exact, bool), (high, with_high): (&Exact, bool)) -> bool {
    let least = if is_above { low.floor() + ratio(1, 1) } else { low.ceil() };
    if with_high { least <= *high } else { least < *high }
}
