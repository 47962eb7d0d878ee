//! Who was inspected: a body that is known, or one that the record declares.

use assize_diag::{Spanned, nearest};
use assize_model::{Provider, ProviderKind, fold};
use assize_reader::{TomlItem, TomlPage, TomlTable};
use indexmap::IndexMap;

use super::head::Head;
use super::unique;
use crate::diags;
use crate::id::read_id;

/// The provider that `[inspection]` names. `None` where it cannot be told.
pub(super) fn read(
    top: &mut TomlTable<'_>,
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
fn declaration(
    mut table: TomlTable<'_>,
    providers: &IndexMap<String, Provider>,
) -> Option<(Provider, Spanned<String>)> {
    let page = table.page;
    let id = table.required("id").and_then(read_id);
    let name = table.required("name").and_then(TomlItem::string);
    let kind = table.required("kind").and_then(|item| item.provider_kind(&[]));
    let text = |one: &Option<Spanned<String>>| one.as_ref().map(|one| one.value.clone()).unwrap_or_default();
    let known = kind.clone().unwrap_or_else(|| ProviderKind::named("body"));
    let (provider, successors) = table.provider(Provider::new(text(&id), text(&name), known), read_id);
    unique::check(page, &successors, |id, first| diags::record::id_twice("successor", id, first));
    let (id, name, _) = (id?, name?, kind?);
    if let Some(own) = successors.iter().find(|successor| successor.value == id.value) {
        page.complaints.push(diags::record::own_successor(own));
    }
    check(page, &provider, &id, &name, providers);
    Some((provider, id))
}

/// What is known already is not declared in other words, and nothing made up goes by a real body's name.
fn check(
    page: &TomlPage<'_>,
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
