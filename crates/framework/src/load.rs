use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use assize_diag::{Diagnostics, Label, SourceId, Sources, Spanned};
use assize_model::{Bodies, ProviderKind};
use assize_reader::{Complaints, TomlPage};
use indexmap::IndexMap;

use crate::check::{
    Vocabulary, check, check_catalogue, check_complete, check_providers, complain_of_regimes, cycles, parents_first,
};
use crate::diags::{FAMILY, Sort, broken_parent, duplicate_framework, extends_cycle, kind_differs, unknown_name};
use crate::draft::{CatalogueDraft, FrameworkDraft, ProviderDraft, kind};
use crate::extend::extend;
use crate::frameworks::{Entry, Whole};
use crate::{Carried, Frameworks, Library};

/// The texts that a library is made of.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The shared units, facts and observations.
    pub catalogue: SourceId,
    /// The bodies inspected.
    pub providers: SourceId,
    /// Frameworks that are read only when they are asked for; listed first.
    pub carried: Vec<Carried>,
    /// Each a framework, in the order in which they are to be listed.
    pub frameworks: Vec<SourceId>,
}

impl Texts {
    fn carries(&self, id: &str) -> bool {
        self.carried.iter().any(|carried| carried.id == id)
    }
}

/// Reads all texts, says everything that is wrong with them, and gives what is right: a framework with an error is left out, and so is
/// one that extends it. A catalogue or providers with errors are given as far as they could be read.
pub fn load(texts: &Texts, sources: &Sources, diagnostics: &mut Diagnostics) -> Library {
    Complaints::gather(diagnostics, |complaints| load_all(texts, sources, complaints))
}

fn load_all(texts: &Texts, sources: &Sources, complaints: &Complaints) -> Library {
    let open =
        |source: SourceId| TomlPage::open(source, sources.get(source).text().unwrap_or_default(), &FAMILY, complaints);
    let catalogue = read_catalogue(&open(texts.catalogue));
    let shared = check_catalogue(&Vocabulary::default(), &catalogue, complaints);
    let mut providers = read_providers(open(texts.providers));
    let mut kinds = providers.kinds.clone();
    let mut read = |source: &SourceId| {
        let errors = complaints.errors();
        read_framework(&open(*source).with_kinds(&providers.kinds), &mut kinds, errors)
    };
    let own: Vec<Written> = texts.frameworks.iter().filter_map(&mut read).collect();
    let mut written = named_by(&own, &texts.carried, &mut read);
    written.extend(own);
    let written = unique(written, complaints);
    let shared_kinds = std::mem::replace(&mut providers.kinds, kinds);
    let mut ids: Vec<&str> = texts.carried.iter().map(|carried| carried.id).collect();
    ids.extend(written.iter().map(|written| written.id.value.as_str()).filter(|id| !texts.carries(id)));
    let drafts = written.iter().filter_map(|written| Some(&written.draft.as_ref()?.catalogue));
    for catalogue in drafts.chain([&catalogue]) {
        complain_of_regimes(catalogue, &ids, complaints);
    }
    let mut by_id: IndexMap<String, Entry> = IndexMap::new();
    for carried in &texts.carried {
        by_id.insert(carried.id.to_owned(), Entry { carried: Some(*carried), ..Entry::default() });
    }
    for whole in check_frameworks(&written, &ids, &shared, complaints) {
        let entry = by_id.entry(whole.framework.id.clone()).or_default();
        entry.read = OnceLock::from(whole);
    }
    let catalogue = Arc::clone(&shared.catalogue);
    let frameworks = Arc::new(Frameworks { by_id, shared, kinds: shared_kinds });
    Library { frameworks, catalogue, providers, left_out: IndexMap::new() }
}

/// Those of the carried frameworks that others extend, or are called like, and those that these extend, in their order.
fn named_by(own: &[Written], carried: &[Carried], read: &mut impl FnMut(&SourceId) -> Option<Written>) -> Vec<Written> {
    let extends = |written: &Written| written.extends().map(|extends| extends.value.clone());
    let mut open: Vec<String> =
        own.iter().flat_map(|own| [Some(own.id.value.clone()), extends(own)]).flatten().collect();
    let mut named: BTreeMap<usize, Written> = BTreeMap::new();
    while let Some(id) = open.pop() {
        if let Some(at) = carried.iter().position(|carried| carried.id == id)
            && !named.contains_key(&at)
            && let Some(written) = read(&carried[at].source)
        {
            open.extend(extends(&written));
            named.insert(at, written);
        }
    }
    named.into_values().collect()
}

fn read_catalogue(page: &TomlPage<'_>) -> CatalogueDraft {
    let Some(mut file) = page.top() else { return CatalogueDraft::default() };
    file.get("$schema");
    let catalogue = CatalogueDraft::read(&mut file, None);
    file.finish();
    catalogue
}

fn read_providers(page: TomlPage<'_>) -> Bodies {
    let kinds = page.top().map(|mut file| kind::read_all(&mut file)).unwrap_or_default();
    let kinds: Vec<ProviderKind> = kinds.into_iter().map(|(_, kind)| kind).collect();
    let page = page.with_kinds(&kinds);
    let drafts = page.top().map(ProviderDraft::read_all).unwrap_or_default();
    let by_id = check_providers(&drafts, page.complaints);
    Bodies { kinds, by_id }
}

/// A framework's file as far as it could be read.
struct Written {
    id: Spanned<String>,
    /// `None` where the file is not even TOML.
    draft: Option<FrameworkDraft>,
    is_sound: bool,
}

impl Written {
    fn extends(&self) -> Option<&Spanned<String>> {
        self.draft.as_ref()?.header.extends.as_ref()
    }
}

/// `None` where the file does not say which framework it is; that has been complained of. Adds its kinds of provider to those that are
/// known. `errors` is how many there were before.
fn read_framework(page: &TomlPage<'_>, kinds: &mut Vec<ProviderKind>, errors: usize) -> Option<Written> {
    let Some(file) = page.top() else {
        return Some(Written { id: page.string("framework", "id")?, draft: None, is_sound: false });
    };
    let draft = FrameworkDraft::read(file)?;
    for (id, kind) in &draft.kinds {
        match kinds.iter().find(|known| *known == kind) {
            Some(known) if known.is_called_as(kind) => {}
            Some(known) => page.complaints.push(kind_differs(id, known)),
            None => kinds.push(kind.clone()),
        }
    }
    Some(Written { id: draft.header.id.clone(), draft: Some(draft), is_sound: errors == page.complaints.errors() })
}

/// Each id once: a second framework of the same id is complained of and left out.
fn unique(written: Vec<Written>, complaints: &Complaints) -> Vec<Written> {
    let mut all: IndexMap<String, Written> = IndexMap::new();
    for written in written {
        match all.get(&written.id.value) {
            Some(first) => {
                let (first, again) = (first.id.span, written.id.span);
                complaints.push(duplicate_framework(&written.id.value, first, again));
            }
            None => {
                all.insert(written.id.value.clone(), written);
            }
        }
    }
    all.into_values().collect()
}

/// The frameworks with nothing wrong in them, in the order in which they were given; each is checked after the one it extends. `ids`: of all
/// frameworks that there are.
fn check_frameworks(written: &[Written], ids: &[&str], shared: &Vocabulary, complaints: &Complaints) -> Vec<Whole> {
    let parents = check_parents(written, ids, complaints);
    let mut checked: Vec<Option<Whole>> = vec![None; written.len()];
    for index in parents_first(&parents) {
        let Some(own) = &written[index].draft else { continue };
        let parent = match (&own.header.extends, parents[index]) {
            (None, _) => None,
            (Some(_), None) => continue,
            (Some(extends), Some(parent)) => {
                let Some(parent) = &checked[parent] else {
                    complaints.push(broken_parent(&own.header.id.value, extends));
                    continue;
                };
                Some(&parent.draft)
            }
        };
        let errors = complaints.errors();
        let is_sound = || written[index].is_sound && errors == complaints.errors();
        let made = || {
            let whole = whole(parent, own.clone(), shared, complaints);
            if is_sound() && !whole.framework.is_abstract {
                check_complete(&whole.framework, &whole.draft, complaints);
            }
            whole
        };
        let whole = match &own.header.extends {
            None => made(),
            Some(extends) => {
                // What is inherited was sound: what is wrong with it now is so by what is dropped or declared here.
                let span = own.header.drop.first().unwrap_or(extends).span;
                let label = Label { place: span.into(), text: String::new() };
                complaints.taking_in(span.source, label, made)
            }
        };
        if is_sound() {
            checked[index] = Some(whole);
        }
    }
    checked.into_iter().flatten().collect()
}

/// A framework with all that it inherits, checked.
pub(crate) fn whole(
    parent: Option<&FrameworkDraft>,
    own: FrameworkDraft,
    shared: &Vocabulary,
    complaints: &Complaints,
) -> Whole {
    let draft = extend(parent, own, complaints);
    let framework = check(&draft, shared, complaints);
    Whole { draft, framework }
}

/// Which framework each extends. One that extends an unknown one, or itself in the end, is complained of and has no parent here.
fn check_parents(written: &[Written], ids: &[&str], complaints: &Complaints) -> Vec<Option<usize>> {
    let parent = |one: &Written| {
        let name = one.extends()?;
        let found = written.iter().position(|known| known.id.value == name.value);
        if found.is_none() {
            let others: Vec<_> = ids.iter().copied().filter(|known| *known != one.id.value).collect();
            complaints.push(unknown_name(Sort::Framework, name, &others, None));
        }
        found
    };
    let mut parents: Vec<_> = written.iter().map(parent).collect();
    let links: Vec<Vec<_>> = parents.iter().map(|parent| parent.iter().copied().collect()).collect();
    for circle in cycles(&links) {
        let member = |index: &usize| {
            let written = &written[*index];
            (written.id.value.as_str(), written.extends().map_or(written.id.span, |extends| extends.span))
        };
        complaints.push(extends_cycle(circle.iter().map(member).collect()));
        circle.iter().for_each(|index| parents[*index] = None);
    }
    parents
}
