//! Who was inspected: a body that is known, or one that the record declares.

use assize_diag::{Spanned, nearest};
use assize_model::{Provider, Succession, fold};
use assize_reader::{Item, Page, Table};
use indexmap::IndexMap;

use super::head::Head;
use super::unique;
use crate::diags;
use crate::id::read_id;

/// The provider that `[inspection]` names. `None` where it cannot be told.
pub(super) fn read(
    top: &mut Table<'_>,
    head: Option<&Head>,
    providers: &IndexMap<String, Provider>,
) -> Option<Provider> {
    let page = top.page;
    let declared = top.table("provider").map(|table| declaration(table, providers));
    let named = head?.provider.as_ref()?;
    match (declared, providers.get(&named.value)) {
        (Some(declared), _) => {
            let (provider, id) = declared?;
            if id.value != named.value {
                page.complaints.push(diags::record::other_provider(&id, named));
            }
            Some(provider)
        }
        (None, Some(known)) => Some(known.clone()),
        (None, None) => {
            let near = nearest(&named.value, providers.keys().map(String::as_str));
            page.complaints.push(diags::record::unknown_provider(named, near));
            None
        }
    }
}

/// `[provider]`, and where its id stands.
fn declaration(mut table: Table<'_>, providers: &IndexMap<String, Provider>) -> Option<(Provider, Spanned<String>)> {
    let page = table.page;
    let id = table.required("id").and_then(read_id);
    let name = table.required("name").and_then(Item::string);
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
    let successors: Vec<_> = successors.into_iter().filter_map(succession).collect();
    table.finish();
    unique::check(page, successors.iter().map(|(id, _)| id), |id, first| {
        diags::record::id_twice("successor", id, first)
    });
    let (id, name, kind) = (id?, name?, kind?);
    if let Some((own, _)) = successors.iter().find(|(successor, _)| successor.value == id.value) {
        page.complaints.push(diags::record::own_successor(own));
    }
    let provider = Provider {
        id: id.value.clone(),
        name: name.value.clone(),
        kind,
        fictional,
        areas,
        within,
        from: period.from,
        to: period.to,
        several,
        owners,
        successors: successors.into_iter().map(|(_, succession)| succession).collect(),
    };
    check(page, &provider, &id, &name, providers);
    Some((provider, id))
}

/// Who took over, and by what the work was divided. The other body may stand in a record that is not read, so that its id is not looked up.
fn succession(item: Item<'_>) -> Option<(Spanned<String>, Succession)> {
    let mut table = item.table()?;
    let id = table.required("id").and_then(read_id);
    let by = table.get("by").and_then(Item::divisions).unwrap_or_default();
    let work = table.string("work");
    let on = table.get("on").and_then(Item::date).map(|on| on.value);
    table.finish();
    let id = id?;
    Some((id.clone(), Succession { id: id.value, by, work, on }))
}

/// What is known already is not declared in other words, and nothing made up goes by a real body's name.
fn check(
    page: &Page<'_>,
    declared: &Provider,
    id: &Spanned<String>,
    name: &Spanned<String>,
    providers: &IndexMap<String, Provider>,
) {
    // A record that was read before may have declared the same.
    if providers.get(&id.value).is_some_and(|known| known != declared) {
        page.complaints.push(diags::record::known_provider(id));
    }
    let real = providers.values().find(|known| !known.fictional && fold(&known.name) == fold(&name.value));
    if let Some(real) = real
        && declared.fictional
    {
        page.complaints.push(diags::record::real_name(name, real));
    }
}
