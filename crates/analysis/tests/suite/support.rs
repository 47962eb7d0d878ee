//! Libraries of frameworks, and inspections read from texts.

use assize_diag::{Diagnostics, MemoryFiles, Sources};
use assize_framework::{Library, Texts, builtin, load};
use assize_intake::{Context, TableOptions, read_table};
use assize_model::{Inspection, ProviderKind};

/// A library of this catalogue and these frameworks.
pub(crate) fn library(catalogue: &str, frameworks: &[(&str, &str)]) -> (Sources, Library) {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let texts = Texts {
        catalogue: sources.add_public("catalogue.toml", catalogue),
        providers: sources.add_public("providers.toml", ""),
        frameworks: frameworks.iter().map(|(id, text)| sources.add_public(format!("{id}.toml"), *text)).collect(),
    };
    let library = load(&texts, &sources, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.sorted(&sources));
    (sources, library)
}

/// What the program carries.
pub(crate) fn carried() -> Library {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let texts = builtin::texts(&mut sources);
    load(&texts, &sources, &mut diagnostics)
}

/// The inspection of a bare table.
pub(crate) fn inspection(
    csv: &str,
    home: &str,
    kind: ProviderKind,
    library: &Library,
    sources: &mut Sources,
) -> Inspection {
    let mut diagnostics = Diagnostics::new();
    let files = MemoryFiles::new([("cases.csv", csv)]);
    let mut context = Context { files: &files, providers: &library.providers, sources, diagnostics: &mut diagnostics };
    let options = TableOptions::new(home, "case", kind);
    let mut inspections = read_table("cases.csv".as_ref(), &options, &mut context);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.sorted(sources));
    inspections.remove(0)
}
