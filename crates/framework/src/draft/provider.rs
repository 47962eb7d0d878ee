use assize_diag::Spanned;
use assize_model::{Provider, ProviderKind, Succession};
use assize_reader::{Item, Table};

use super::id::id_of;

pub(crate) struct ProviderDraft {
    pub(crate) id: Spanned<String>,
    pub(crate) provider: Provider,
    /// The ids of its successors, in their order.
    pub(crate) successors: Vec<Spanned<String>>,
}

impl ProviderDraft {
    pub(crate) fn read_all(mut file: Table<'_>) -> Vec<Self> {
        file.get("$schema");
        file.get("kind"); // read before
        let providers = file.tables("provider").into_iter().filter_map(Self::read).collect();
        file.finish();
        providers
    }

    fn read(mut table: Table<'_>) -> Option<Self> {
        let id = id_of(&mut table, "provider");
        let name = table.required_string("name");
        let kind = table.required("kind").and_then(|item| item.provider_kind(&[]));
        let fictional = table.flag("fictional").is_some_and(|flag| flag.value);
        let several = table.flag("several").is_some_and(|flag| flag.value);
        let [areas, within] = ["areas", "within"].map(|key| {
            let named = table.strings(key).unwrap_or_default().into_iter();
            named.map(|area| area.value).collect()
        });
        let period = table.period();
        let owners = table.get("owners").and_then(Item::owners).unwrap_or_default();
        let successors = table.get("successors").and_then(Item::list).unwrap_or_default();
        let (ids, successors) = successors.into_iter().filter_map(read_succession).unzip();
        table.finish();
        let (id, kind) = (id?, kind.unwrap_or_else(|| ProviderKind::named("body")));
        let provider = Provider {
            id: id.value.clone(),
            name,
            kind,
            fictional,
            several,
            areas,
            within,
            from: period.from,
            to: period.to,
            owners,
            successors,
        };
        Some(Self { id, provider, successors: ids })
    }
}

fn read_succession(item: Item<'_>) -> Option<(Spanned<String>, Succession)> {
    let mut table = item.table()?;
    let id = table.required("id").and_then(Item::string);
    let by = table.get("by").and_then(Item::divisions).unwrap_or_default();
    let work = table.string("work");
    let on = table.get("on").and_then(Item::date).map(|on| on.value);
    table.finish();
    let id = id?;
    Some((id.clone(), Succession { id: id.value, by, work, on }))
}
