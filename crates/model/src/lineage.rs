use indexmap::IndexMap;

use crate::{Provider, Succession};

/// Who took over from whom, both ways.
#[derive(Debug)]
pub struct Lineage<'a> {
    providers: &'a IndexMap<String, Provider>,
    /// By successor: who went before, in the order of the providers.
    before: IndexMap<&'a str, Vec<(&'a Provider, &'a Succession)>>,
}

impl<'a> Lineage<'a> {
    /// The lineage of these providers.
    pub fn new(providers: &'a IndexMap<String, Provider>) -> Self {
        let mut before: IndexMap<&str, Vec<_>> = IndexMap::new();
        for provider in providers.values() {
            for succession in &provider.successors {
                before.entry(&succession.id).or_default().push((provider, succession));
            }
        }
        Self { providers, before }
    }

    /// Those whose work this one took over.
    pub fn predecessors(&self, provider: &Provider) -> Vec<(&'a Provider, &'a Succession)> {
        self.before.get(provider.id.as_str()).cloned().unwrap_or_default()
    }

    /// Those who took over its work. A successor that is not listed is left out.
    pub fn successors(&self, provider: &Provider) -> Vec<(&'a Provider, &'a Succession)> {
        let listed = self.providers.get(&provider.id).map(|listed| listed.successors.as_slice()).unwrap_or_default();
        listed.iter().filter_map(|succession| Some((self.providers.get(&succession.id)?, succession))).collect()
    }
}
