//! What the program carries: the shared catalogue, the providers, the regimes and the published record, each as a name and a text.

use assize_diag::Sources;

use crate::Texts;

/// The shared units, facts and observations.
pub const CATALOGUE: (&str, &str) =
    ("builtin:observations.toml", include_str!("../../../frameworks/observations.toml"));

/// The bodies inspected.
pub const PROVIDERS: (&str, &str) = ("builtin:providers.toml", include_str!("../../../frameworks/providers.toml"));

// `FRAMEWORKS` and `RECORDS`: what lies in the folder `frameworks` when the program is built.
include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// Adds the catalogue, the providers and the regimes to the sources; frameworks of the user's own come after.
pub fn texts(sources: &mut Sources) -> Texts {
    let mut add = |(name, text): (&str, &str)| sources.add_carried(name, text);
    Texts {
        catalogue: add(CATALOGUE),
        providers: add(PROVIDERS),
        frameworks: FRAMEWORKS.iter().copied().map(add).collect(),
    }
}
