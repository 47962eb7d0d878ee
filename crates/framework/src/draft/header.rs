use assize_diag::Spanned;
use assize_model::{Period, ProviderKind, Text};
use assize_reader::{TomlItem, TomlTable};

use super::id::read_id;
use super::{Origin, twice};
use crate::diags::drops_nothing;

#[derive(Clone)]
pub(crate) struct Header {
    pub(crate) id: Spanned<String>,
    pub(crate) title: Text,
    pub(crate) inspects: Option<Vec<ProviderKind>>,
    pub(crate) levels: Option<Vec<Spanned<String>>>,
    pub(crate) question_level: Option<String>,
    pub(crate) person: Option<String>,
    pub(crate) in_force: Period,
    pub(crate) extends: Option<Spanned<String>>,
    /// Ids of what it does not take over.
    pub(crate) drop: Vec<Spanned<String>>,
    pub(crate) is_abstract: bool,
    /// The frameworks it extends, nearest first; its file has only the first.
    pub(crate) ancestors: Vec<String>,
    pub(crate) origin: Origin,
}

impl Header {
    pub(crate) fn read(mut table: TomlTable<'_>, kinds: &[ProviderKind]) -> Option<Self> {
        let id = table.required("id").and_then(|id| read_id(id, "framework"));
        let title = table.required_text("title");
        let inspects = table.get("inspects").and_then(|item| read_kinds(item, kinds));
        let extends = table.get("extends").and_then(TomlItem::string);
        let drop = table.strings("drop").unwrap_or_default();
        twice::ids(table.page, &format!("`drop` of {}", table.what), &drop);
        if let (None, Some(first)) = (&extends, drop.first()) {
            table.page.complaints.push(drops_nothing(first, None, &[]));
        }
        let levels = if extends.is_some() { table.get("levels") } else { table.required("levels") };
        let levels = levels.and_then(read_levels);
        let question_level = table.string("question-level");
        let person = table.string("person");
        let in_force = table.get("in-force").and_then(TomlItem::period).unwrap_or_default();
        let is_abstract = table.flag("abstract").is_some_and(|flag| flag.value);
        let origin = Origin::read_expected(&mut table);
        table.finish();
        let ancestors = extends.iter().map(|parent| parent.value.clone()).collect();
        Some(Self {
            id: id?,
            title,
            inspects,
            levels,
            question_level,
            person,
            in_force,
            extends,
            drop,
            is_abstract,
            ancestors,
            origin,
        })
    }
}

fn read_kinds(item: TomlItem<'_>, own: &[ProviderKind]) -> Option<Vec<ProviderKind>> {
    Some(item.list()?.into_iter().filter_map(|item| item.provider_kind(own)).collect())
}

fn read_levels(item: TomlItem<'_>) -> Option<Vec<Spanned<String>>> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let levels = item.list()?;
    if levels.is_empty() {
        page.complain_of_blank(&what, span);
    }
    let levels: Vec<_> = levels.into_iter().filter_map(TomlItem::string).collect();
    twice::ids(page, &what, &levels);
    Some(levels)
}
