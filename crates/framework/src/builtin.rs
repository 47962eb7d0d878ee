//! What the program carries: the shared catalogue, the providers, the regimes and the published record, each as a name and a text.

use assize_diag::Sources;

use crate::{Carried, Texts};

/// The shared units, facts and observations.
pub const CATALOGUE: (&str, &str) =
    ("builtin:observations.toml", include_str!("../../../frameworks/observations.toml"));

/// The bodies inspected.
pub const PROVIDERS: (&str, &str) = ("builtin:providers.toml", include_str!("../../../frameworks/providers.toml"));

// `FRAMEWORKS` and `RECORDS`: what lies in the folder `frameworks` when the program is built.
include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// Adds the catalogue, the providers and the regimes to the sources; frameworks of the user's own come after.
pub fn texts(sources: &mut Sources) -> Texts {
    let mut add = |(name, text)| sources.add_carried(name, text);
    Texts {
        catalogue: add(CATALOGUE),
        providers: add(PROVIDERS),
        carried: FRAMEWORKS.iter().zip(ids()).map(|(one, id)| Carried { id, source: add(*one), text: one.1 }).collect(),
        frameworks: Vec::new(),
    }
}

/// The ids of the regimes: their folders are named by them.
pub fn ids() -> impl Iterator<Item = &'static str> {
    FRAMEWORKS.iter().map(|(name, _)| {
        let path = name.strip_prefix("builtin:").unwrap_or(name);
        path.split('/').next().unwrap_or(path)
    })
}
