//! From a name or a path to a library. The working directory is never looked in.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::FindError;

/// Where libraries are looked for by name, in this order.
#[derive(Clone, Default, Debug)]
pub struct Folders {
    /// What `--writer-dir` names.
    pub named: Vec<PathBuf>,
    /// What `ASSIZE_WRITERS` names; only absolute ones count.
    pub environment: Vec<PathBuf>,
    /// `writers/` beside the program.
    pub beside: Option<PathBuf>,
}

/// A library that may be loaded: nobody but its user and the system's own can change it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Library {
    /// Its file, absolute, without links.
    pub path: PathBuf,
}

impl Folders {
    fn all(&self) -> impl Iterator<Item = &Path> {
        let environment = self.environment.iter().filter(|folder| folder.is_absolute());
        self.named.iter().chain(environment).chain(&self.beside).map(PathBuf::as_path)
    }
}

/// The library that `typed` means: a path where it has a separator in it or ends as libraries do, else a name.
///
/// # Errors
/// Where none is found, with every place that was looked at; where it can be changed by others.
pub fn find(typed: &str, folders: &Folders) -> Result<Library, FindError> {
    let path = Path::new(typed);
    if path.components().count() > 1 || has_ending(path) {
        return usable(path);
    }
    let mut looked = Vec::new();
    for folder in folders.all() {
        for name in file_names(typed) {
            let path = folder.join(name);
            if path.is_file() {
                return usable(&path);
            }
            looked.push(path);
        }
    }
    Err(FindError::NotFound(looked))
}

/// Every library of these folders, in order of folder and file name.
pub fn list(folders: &Folders) -> Vec<Result<Library, FindError>> {
    let mut libraries = Vec::new();
    for folder in folders.all() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.is_file() && has_ending(path));
        paths.sort();
        libraries.extend(paths.iter().map(|path| usable(path)));
    }
    libraries
}

/// `libmarkdown_govspeak.so` and `markdown-govspeak.so` of `markdown-govspeak`.
fn file_names(name: &str) -> [String; 2] {
    let ending = std::env::consts::DLL_EXTENSION;
    let prefix = std::env::consts::DLL_PREFIX;
    [format!("{prefix}{}.{ending}", name.replace('-', "_")), format!("{name}.{ending}")]
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == std::env::consts::DLL_EXTENSION)
}

/// Follows links, and refuses what others can change: the file, or the folder it lies in.
fn usable(path: &Path) -> Result<Library, FindError> {
    let unreadable = |error| FindError::Unreadable(path.to_owned(), error);
    let real = fs::canonicalize(path).map_err(unreadable)?;
    // Opening a pipe would wait for its other end.
    if !fs::metadata(&real).map_err(unreadable)?.is_file() {
        return Err(unreadable(io::Error::other("it is not a regular file")));
    }
    for looked in [real.as_path()].into_iter().chain(real.parent()) {
        let metadata = fs::metadata(looked).map_err(unreadable)?;
        if let Some(by) = changed_by(&metadata) {
            return Err(FindError::Unsafe { path: looked.to_owned(), by });
        }
    }
    Ok(Library { path: real })
}

/// Who else can change it.
#[cfg(unix)]
fn changed_by(metadata: &Metadata) -> Option<&'static str> {
    use std::os::unix::fs::MetadataExt;
    let owner = metadata.uid();
    match metadata.mode() {
        // In a sticky folder nobody can rename or remove what is another's: the system's folder for temporary files is one.
        mode if metadata.is_dir() && mode & 0o1000 != 0 => None,
        mode if mode & 0o002 != 0 => Some("everyone"),
        mode if mode & 0o020 != 0 => Some("its group"),
        _ if owner != 0 && owner != rustix::process::geteuid().as_raw() => {
            Some("its owner, who is neither you nor root")
        }
        _ => None,
    }
}

#[cfg(not(unix))]
fn changed_by(_: &Metadata) -> Option<&'static str> {
    None
}
