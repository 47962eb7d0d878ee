use assize_model::Provider;
use assize_reader::Complaints;
use indexmap::IndexMap;

use super::cycles;
use crate::diags::{Among, duplicate_id, successor_cycle, unknown_successor};
use crate::draft::ProviderDraft;

/// The providers by id; every successor is one of them.
pub(crate) fn check_providers(drafts: &[ProviderDraft], complaints: &Complaints) -> IndexMap<String, Provider> {
    let mut providers: IndexMap<String, Provider> = IndexMap::new();
    let mut unique: Vec<&ProviderDraft> = Vec::new();
    for draft in drafts {
        match providers.get_index_of(&draft.id.value) {
            Some(index) => {
                let (first, again) = (("provider", unique[index].id.span), ("provider", draft.id.span));
                complaints.push(duplicate_id(Among::Providers, &draft.id.value, first, again));
            }
            None => {
                providers.insert(draft.id.value.clone(), draft.provider.clone());
                unique.push(draft);
            }
        }
    }
    check_successors(&unique, &providers, complaints);
    providers
}

fn check_successors(drafts: &[&ProviderDraft], providers: &IndexMap<String, Provider>, complaints: &Complaints) {
    let known: Vec<_> = providers.keys().map(String::as_str).collect();
    let mut links = vec![Vec::new(); drafts.len()];
    for (draft, links) in drafts.iter().zip(&mut links) {
        for successor in &draft.successors {
            match providers.get_index_of(&successor.value) {
                Some(index) => links.push(index),
                None => complaints.push(unknown_successor(successor, &known)),
            }
        }
    }
    for circle in cycles(&links) {
        let next = circle.iter().cycle().skip(1);
        let member = |(from, to): (&usize, &usize)| {
            let (draft, successor) = (drafts[*from], &drafts[*to].id.value);
            let place = draft.successors.iter().find(|id| id.value == *successor);
            (draft.id.value.as_str(), place.unwrap_or(&draft.id).span)
        };
        complaints.push(successor_cycle(circle.iter().zip(next).map(member).collect()));
    }
}
