//! What the program carries is whole and clean.

use std::path::{Path, PathBuf};

use assize_diag::Sources;
use assize_framework::builtin::{self, CATALOGUE, FRAMEWORKS, PROVIDERS, RECORDS};

use crate::support::{load_beside_builtin, loaded};

#[test]
fn what_is_carried_loads_clean() {
    let mut sources = Sources::new();
    let mut texts = builtin::texts(&mut sources);
    texts.frameworks = texts.carried.drain(..).map(|carried| carried.source).collect();
    let loaded = loaded(&texts, &sources);
    assert_eq!(loaded.said, "");
    assert_eq!(loaded.library.frameworks.len(), FRAMEWORKS.len());
    assert!(!loaded.library.providers.is_empty());
}

/// What is read when it is asked for is what is read at once, in the same order, by the id that its folder has.
#[test]
fn what_is_carried_is_read_when_it_is_asked_for() {
    let mut sources = Sources::new();
    let mut texts = builtin::texts(&mut sources);
    let asked_for = loaded(&texts, &sources).library;
    texts.frameworks = texts.carried.drain(..).map(|carried| carried.source).collect();
    let at_once = loaded(&texts, &sources).library;
    assert!(asked_for.frameworks.keys().eq(at_once.frameworks.keys()));
    for (id, framework) in asked_for.frameworks.keys().rev().map(|id| (id, &asked_for.frameworks[id])) {
        assert_eq!(format!("{framework:?}"), format!("{:?}", at_once.frameworks[id]));
    }
}

/// Regimes that the shared file and those of the program name are there: no framework of a user's makes one look misspelt.
#[test]
fn what_is_carried_names_no_regime_that_is_not() {
    let library = load_beside_builtin(&[]).library;
    for framework in library.frameworks.values() {
        for regime in framework.catalogue.observations.values().flat_map(|one| one.regimes.keys()) {
            assert!(library.frameworks.contains_key(regime), "{regime}");
        }
    }
}

#[test]
fn every_file_of_the_folder_is_carried() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frameworks");
    let mut found = Vec::new();
    walk(&folder, &mut found);
    let name = |path: &PathBuf| path.strip_prefix(&folder).expect("it was found there").display().to_string();
    let mut found: Vec<_> = found.iter().map(name).map(|path| format!("builtin:{path}")).collect();
    found.sort();
    let mut carried: Vec<_> =
        [CATALOGUE, PROVIDERS].iter().chain(FRAMEWORKS).chain(RECORDS).map(|(name, _)| *name).collect();
    carried.sort_unstable();
    assert_eq!(carried, found);
}

/// What stands in every copy of the program: all of it, and the published record alone, in bytes. More is a decision to be taken.
#[test]
fn what_is_carried_is_small() {
    let size = |texts: &[(&str, &str)]| texts.iter().map(|(_, text)| text.len()).sum::<usize>();
    let all = size(FRAMEWORKS) + size(RECORDS) + size(&[CATALOGUE, PROVIDERS]);
    assert!(all < 700_000, "{all} bytes");
    assert!(size(RECORDS) < 270_000, "{} bytes", size(RECORDS));
}

/// The TOML files of a folder and all in it.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("the folder is part of the project") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
}
