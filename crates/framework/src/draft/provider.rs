use assize_diag::Spanned;
use assize_model::{Provider, ProviderKind};
use assize_reader::{TomlItem, TomlTable};

use super::id::id_of;

pub(crate) struct ProviderDraft {
    pub(crate) id: Spanned<String>,
    pub(crate) provider: Provider,
    /// The ids of its successors, in their order.
    pub(crate) successors: Vec<Spanned<String>>,
}

impl ProviderDraft {
    pub(crate) fn read_all(mut file: TomlTable<'_>) -> Vec<Self> {
        file.get("$schema");
        file.get("kind"); // read before
        let providers = file.tables("provider").into_iter().filter_map(Self::read).collect();
        file.finish();
        providers
    }

    fn read(mut table: TomlTable<'_>) -> Option<Self> {
        let id = id_of(&mut table, "provider");
        let name = table.required_string("name");
        let kind = table.required("kind").and_then(|item| item.provider_kind(&[]));
        let kind = kind.unwrap_or_else(|| ProviderKind::named("body"));
        let named = Provider::new(id.as_ref().map(|id| id.value.clone()).unwrap_or_default(), name, kind);
        let (provider, successors) = table.provider(named, TomlItem::string);
        Some(Self { id: id?, provider, successors })
    }
}
