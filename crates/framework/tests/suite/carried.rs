//! What the program carries is whole and clean.

use std::path::{Path, PathBuf};

use assize_framework::builtin::{CATALOGUE, FRAMEWORKS, PROVIDERS, RECORDS};

use crate::support::load_beside_builtin;

#[test]
fn what_is_carried_loads_clean() {
    let loaded = load_beside_builtin(&[]);
    assert_eq!(loaded.said, "");
    assert_eq!(loaded.library.frameworks.len(), FRAMEWORKS.len());
    assert!(!loaded.library.providers.is_empty());
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
