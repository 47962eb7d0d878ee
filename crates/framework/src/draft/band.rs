use assize_diag::{Span, Spanned};
use assize_model::{Exact, ratio};
use assize_reader::{Item, Page, Table};

use super::base::read_minimum;
use super::id::check_id;
use super::{Origin, replaces};
use crate::diags::{edge_range, edges_order, missing_compare, rating_out_of_reach};
use crate::{Compare, DiscretionRule, MinimumBase};

/// `[bands.NAME]`.
#[derive(Clone)]
pub(crate) struct BandDraft {
    pub(crate) name: Spanned<String>,
    /// "`[bands.cases]`".
    pub(crate) what: String,
    /// `None` where one of them could not be read, which has been complained of.
    pub(crate) edges: Option<Spanned<Vec<Exact>>>,
    pub(crate) compare: Compare,
    pub(crate) discretion: Option<DiscretionRule>,
    pub(crate) minimum: Option<MinimumBase>,
    pub(crate) origin: Origin,
    pub(crate) span: Span,
    pub(crate) replaces: Option<Span>,
}

impl BandDraft {
    pub(crate) fn read_all(bands: Table<'_>) -> Vec<Self> {
        bands.entries().into_iter().filter_map(|(name, band)| Some(Self::read(name, band.table()?))).collect()
    }

    fn read(name: Spanned<String>, mut table: Table<'_>) -> Self {
        check_id(table.page, "band", &name);
        table.what = format!("`[bands.{}]`", name.value.escape_debug());
        let replaces = replaces(&mut table);
        let edges = table.required("edges").and_then(read_edges);
        let compare = read_compare(&mut table);
        let discretion = table.get("discretion").and_then(read_discretion);
        let minimum = table.get("minimum").and_then(read_minimum);
        let origin = Origin::read_expected(&mut table);
        if let Some(edges) = &edges {
            check_edges(table.page, &table.what, &edges.value, compare);
        }
        let edges = edges
            .map(|edges| Spanned { value: edges.value.into_iter().map(|edge| edge.value).collect(), span: edges.span });
        let (what, span) = (table.what.clone(), table.span);
        table.finish();
        let compare = compare.unwrap_or(Compare::Exact);
        Self { name, what, edges, compare, discretion, minimum, origin, span, replaces }
    }
}

pub(super) fn read_edges(item: Item<'_>) -> Option<Spanned<Vec<Spanned<Exact>>>> {
    let span = item.span;
    let edges: Vec<_> = item.list()?.into_iter().map(Item::decimal).collect();
    Some(Spanned { value: edges.into_iter().collect::<Option<_>>()?, span })
}

pub(super) fn read_compare(table: &mut Table<'_>) -> Option<Compare> {
    let Some(item) = table.get("compare") else {
        table.page.complaints.push(missing_compare(&table.what, table.span));
        return None;
    };
    item.choice("way to compare", &[Compare::Exact, Compare::Printed], |compare| match compare {
        Compare::Exact => "exact",
        Compare::Printed => "printed",
    })
}

fn read_discretion(item: Item<'_>) -> Option<DiscretionRule> {
    let (page, what, span) = (item.page, item.what.clone(), item.span);
    let mut table = item.table()?;
    if table.entries().is_empty() {
        page.complain_of_blank(&what, span);
    }
    let rule = DiscretionRule {
        within_points: table.get("within-points").and_then(Item::decimal).map(|points| points.value),
        one_case: table.flag("one-case").is_some_and(|flag| flag.value),
        cases_at_most: table.get("cases-at-most").and_then(Item::whole).map(|cases| cases.value),
    };
    table.finish();
    Some(rule)
}

/// Above 0, at most 100, rising, and no rating between two edges that no compared figure can fall between.
pub(super) fn check_edges(page: &Page<'_>, what: &str, edges: &[Spanned<Exact>], compare: Option<Compare>) {
    let written = |edge: &Spanned<Exact>| page.written(edge.span).to_owned();
    for edge in edges {
        let why = match () {
            () if edge.value > ratio(100, 1) => "above 100 per cent",
            () if edge.value == ratio(0, 1) => "0: every share reaches it, and the worst rating is out of reach",
            () => continue,
        };
        page.complaints.push(edge_range(what, written(edge), why.to_owned(), edge.span));
    }
    for pair in edges.windows(2) {
        let [before, edge] = pair else { continue };
        if edge.value <= before.value {
            let (before, edge) = ((written(before), before.span), (written(edge), edge.span));
            page.complaints.push(edges_order(what, before, edge));
        } else if compare == Some(Compare::Printed) && before.value.ceil() >= edge.value {
            let why = format!("no whole per cent lies from {} to below {}", written(before), written(edge));
            page.complaints.push(rating_out_of_reach(what, None, why, edge.span));
        }
    }
}
