use assize_diag::{Span, Spanned};
use assize_reader::{Item, Table};

use super::id::id_of;
use super::{Origin, replaces, twice};

/// `[[limit]]`.
#[derive(Clone)]
pub(crate) struct LimitDraft {
    pub(crate) id: Spanned<String>,
    pub(crate) nodes: Vec<Spanned<String>>,
    pub(crate) all_at_most: Option<Spanned<String>>,
    pub(crate) overall_at_most: Option<Spanned<String>>,
    pub(crate) origin: Origin,
    pub(crate) replaces: Option<Span>,
}

impl LimitDraft {
    pub(crate) fn read(mut table: Table<'_>) -> Option<Self> {
        let id = id_of(&mut table, "limit");
        let replaces = replaces(&mut table);
        let nodes = table.required("nodes").and_then(read_nodes).unwrap_or_default();
        let all_at_most = table.required("all-at-most").and_then(Item::string);
        let overall_at_most = table.required("overall-at-most").and_then(Item::string);
        let origin = Origin::read_expected(&mut table);
        table.finish();
        Some(Self { id: id?, nodes, all_at_most, overall_at_most, origin, replaces })
    }
}

fn read_nodes(item: Item<'_>) -> Option<Vec<Spanned<String>>> {
    let (page, what, span) = (item.page, item.what.clone(), item.span);
    let nodes = item.strings()?;
    if nodes.is_empty() {
        page.complain_of_blank(&what, span);
    }
    twice::ids(page, &what, &nodes);
    Some(nodes)
}
