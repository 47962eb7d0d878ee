use assize_diag::{Span, Spanned};
use assize_model::{Exact, Text};
use assize_reader::{TomlItem, TomlTable};

use super::band::{check_edges, read_compare, read_edges};
use super::{Origin, replaces};
use crate::Compare;
use crate::diags::proportion_words;

#[derive(Clone)]
pub(crate) struct ProportionsDraft {
    pub(crate) words: Vec<Text>,
    pub(crate) edges: Vec<Exact>,
    pub(crate) compare: Compare,
    pub(crate) origin: Origin,
    pub(crate) span: Span,
    pub(crate) replaces: Option<Span>,
}

impl ProportionsDraft {
    pub(crate) fn read(mut table: TomlTable<'_>) -> Self {
        let replaces = replaces(&mut table);
        let words = table.required("words").and_then(read_words);
        let edges = table.required("edges").and_then(read_edges);
        let compare = read_compare(&mut table, true);
        let origin = Origin::read_expected(&mut table);
        if let Some(edges) = &edges {
            check_edges(table.page, &table.what, (&edges.value, &[]), compare);
        }
        if let (Some(words), Some(edges)) = (&words, &edges)
            && words.value.len() != edges.value.len() + 1
        {
            let (words, edges) = ((words.value.len(), words.span), (edges.value.len(), edges.span));
            table.page.complaints.push(proportion_words(words, edges));
        }
        let span = table.span;
        table.finish();
        Self {
            words: words.map(|words| words.value).unwrap_or_default(),
            edges: edges.into_iter().flat_map(|edges| edges.value).map(|edge| edge.value).collect(),
            compare: compare.unwrap_or(Compare::Exact),
            origin,
            span,
            replaces,
        }
    }
}

fn read_words(item: TomlItem<'_>) -> Option<Spanned<Vec<Text>>> {
    let span = item.span;
    Some(Spanned { value: item.list()?.into_iter().filter_map(TomlItem::text).collect(), span })
}
