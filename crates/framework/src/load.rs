use assize_diag::{Diagnostics, Label, SourceId, Sources, Spanned};
use assize_model::{Bodies, ProviderKind};
use assize_reader::{Complaints, Page};
use indexmap::IndexMap;

use crate::check::{
    Vocabulary, check, check_catalogue, check_complete, check_providers, complain_of_regimes, cycles, parents_first,
};
use crate::diags::{FAMILY, Sort, broken_parent, duplicate_framework, extends_cycle, kind_differs, unknown_name};
use crate::draft::{CatalogueDraft, FrameworkDraft, ProviderDraft, kind};
use crate::extend::extend;
use crate::{Framework, Library};

/// The texts that a library is made of.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The shared units, facts and observations.
    pub catalogue: SourceId,
    /// The bodies inspected.
    pub providers: SourceId,
    /// Each a framework, in the order in which they are to be listed.
    pub frameworks: Vec<SourceId>,
}

/// Reads all texts, says everything that is wrong with them, and gives what is right: a framework with an error is left out, and so is
/// one that extends it. A catalogue or providers with errors are given as far as they could be read.
pub fn load(texts: &Texts, sources: &Sources, diagnostics: &mut Diagnostics) -> Library {
    Complaints::gather(diagnostics, |complaints| load_all(texts, sources, complaints))
}

fn load_all(texts: &Texts, sources: &Sources, complaints: &Complaints) -> Library {
    let open =
        |source: SourceId| Page::open(source, sources.get(source).text().unwrap_or_default(), &FAMILY, complaints);
    let catalogue = read_catalogue(&open(texts.catalogue));
    let shared = check_catalogue(&Vocabulary::default(), &catalogue, complaints);
    let mut providers = read_providers(open(texts.providers));
    let mut kinds = providers.kinds.clone();
    let written = texts.frameworks.iter().filter_map(|source| {
        let errors = complaints.errors();
        read_framework(&open(*source).with_kinds(&providers.kinds), &mut kinds, errors)
    });
    let written = unique(written.collect(), complaints);
    providers.kinds = kinds;
    let ids: Vec<_> = written.iter().map(|written| written.id.value.as_str()).collect();
    let drafts = written.iter().filter_map(|written| Some(&written.draft.as_ref()?.catalogue));
    for catalogue in drafts.chain([&catalogue]) {
        complain_of_regimes(catalogue, &ids, complaints);
    }
    let frameworks = check_frameworks(&written, &shared, complaints);
    Library { frameworks, catalogue: shared.catalogue, providers, left_out: IndexMap::new() }
}

fn read_catalogue(page: &Page<'_>) -> CatalogueDraft {
    let Some(mut file) = page.top() else { return CatalogueDraft::default() };
    file.get("$schema");
    let catalogue = CatalogueDraft::read(&mut file, None);
    file.finish();
    catalogue
}

fn read_providers(page: Page<'_>) -> Bodies {
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

/// `None` where the file does not say which framework it is; that has been complained of. Adds its kinds of provider to those that are
/// known. `errors` is how many there were before.
fn read_framework(page: &Page<'_>, kinds: &mut Vec<ProviderKind>, errors: usize) -> Option<Written> {
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

/// The frameworks with nothing wrong in them, in the order in which they were given; each is checked after the one it extends.
fn check_frameworks(written: &[Written], shared: &Vocabulary, complaints: &Complaints) -> IndexMap<String, Framework> {
    let parents = check_parents(written, complaints);
    let mut whole: Vec<Option<FrameworkDraft>> = vec![None; written.len()];
    let mut frameworks: Vec<Option<Framework>> = vec![None; written.len()];
    for index in parents_first(&parents) {
        let Some(own) = &written[index].draft else { continue };
        let parent = match (&own.header.extends, parents[index]) {
            (None, _) => None,
            (Some(_), None) => continue,
            (Some(extends), Some(parent)) => {
                if frameworks[parent].is_none() {
                    complaints.push(broken_parent(&own.header.id.value, extends));
                    continue;
                }
                whole[parent].as_ref()
            }
        };
        let errors = complaints.errors();
        let is_sound = || written[index].is_sound && errors == complaints.errors();
        let made = || {
            let draft = extend(parent, own.clone(), complaints);
            let framework = check(&draft, shared, complaints);
            if is_sound() && !framework.is_abstract {
                check_complete(&framework, &draft, complaints);
            }
            (draft, framework)
        };
        let (draft, framework) = match &own.header.extends {
            None => made(),
            Some(extends) => {
                // What is inherited was sound: what is wrong with it now is so by what is dropped or declared here.
                let span = own.header.drop.first().unwrap_or(extends).span;
                let label = Label { place: span.into(), text: String::new() };
                complaints.taking_in(span.source, label, made)
            }
        };
        if is_sound() {
            frameworks[index] = Some(framework);
            whole[index] = Some(draft);
        }
    }
    frameworks.into_iter().flatten().map(|framework| (framework.id.clone(), framework)).collect()
}

/// Which framework each extends. One that extends an unknown one, or itself in the end, is complained of and has no parent here.
fn check_parents(written: &[Written], complaints: &Complaints) -> Vec<Option<usize>> {
    let known: Vec<_> = written.iter().map(|written| written.id.value.as_str()).collect();
    let extends = |written: &'_ Written| written.draft.as_ref().and_then(|draft| draft.header.extends.clone());
    let parent = |written: &Written| {
        let name = &extends(written)?;
        let found = known.iter().position(|known| *known == name.value);
        if found.is_none() {
            let others: Vec<_> = known.iter().copied().filter(|known| *known != written.id.value).collect();
            complaints.push(unknown_name(Sort::Framework, name, &others, None));
        }
        found
    };
    let mut parents: Vec<_> = written.iter().map(parent).collect();
    let links: Vec<Vec<_>> = parents.iter().map(|parent| parent.iter().copied().collect()).collect();
    for circle in cycles(&links) {
        let member = |index: &usize| {
            let written = &written[*index];
            (written.id.value.as_str(), extends(written).map_or(written.id.span, |extends| extends.span))
        };
        complaints.push(extends_cycle(circle.iter().map(member).collect()));
        circle.iter().for_each(|index| parents[*index] = None);
    }
    parents
}
