//! What the compiler does not see: the layers, where unsafe code may stand, codes and their entries, long files, reasons.

mod codes;
mod files;
mod layers;
mod manifest;
mod welsh;

use std::fs;
use std::path::{Path, PathBuf};

/// Says everything that is untidy.
pub(crate) fn tidy(root: &Path) -> Result<(), String> {
    eprintln!("\n==> tidy");
    let crates = crates(root)?;
    let workspace = read(&root.join("Cargo.toml"))?;
    let pages = pages(root)?;
    let mut faults = layers::check(&crates);
    faults.extend(files::check(&crates));
    faults.extend(codes::check(&crates, &pages));
    let path = root.join(welsh::FILE);
    let words = Text { text: read(&path)?, path: shown(root, &path) };
    faults.extend(welsh::check(&crates, &frameworks(root)?, &words));
    faults.extend(manifest::check_reasons("Cargo.toml", &workspace));
    for one in &crates {
        faults.extend(manifest::check_reasons(&format!("crates/{}/Cargo.toml", one.name), &one.manifest));
    }
    match faults.len() {
        0 => Ok(()),
        count => Err(format!("{}\n\n==> failed: tidy ({count} faults)", faults.join("\n"))),
    }
}

/// The frameworks that the program carries.
fn frameworks(root: &Path) -> Result<Vec<Text>, String> {
    let folders = entries(&root.join("frameworks"))?;
    let files = folders.into_iter().map(|folder| folder.join("framework.toml")).filter(|path| path.is_file());
    files.map(|path| Ok(Text { text: read(&path)?, path: shown(root, &path) })).collect()
}

/// A crate of the workspace.
struct Crate {
    /// Its folder in `crates/`.
    name: String,
    /// Its `Cargo.toml`.
    manifest: String,
    /// The files in its `src/`, by path from the workspace, in order.
    sources: Vec<Text>,
}

/// A file.
struct Text {
    path: String,
    text: String,
}

fn crates(root: &Path) -> Result<Vec<Crate>, String> {
    let mut crates = Vec::new();
    for folder in entries(&root.join("crates"))? {
        let manifest = folder.join("Cargo.toml");
        if manifest.is_file() {
            let mut sources = Vec::new();
            collect(root, &folder.join("src"), &mut sources)?;
            crates.push(Crate { name: file_name(&folder), manifest: read(&manifest)?, sources });
        }
    }
    Ok(crates)
}

/// The page that explains codes.
fn pages(root: &Path) -> Result<Vec<Text>, String> {
    let path = root.join("docs/codes.md");
    Ok(vec![Text { text: read(&path)?, path: shown(root, &path) }])
}

fn collect(root: &Path, folder: &Path, texts: &mut Vec<Text>) -> Result<(), String> {
    for path in entries(folder)? {
        if path.is_dir() {
            collect(root, &path, texts)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(Text { text: read(&path)?, path: shown(root, &path) });
        }
    }
    Ok(())
}

/// What is in a folder, in order of name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error| format!("cannot list {}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}

#[expect(clippy::disallowed_methods, reason = "the rule is for the program; this reads the program's own sources")]
fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string().replace('\\', "/")
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
