//! From a name or a path to a library or a command. The working directory is never looked in.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use assize_writer::COMMAND;

use crate::FindError;

/// Where writers are looked for by name.
#[derive(Clone, Default, Debug)]
pub struct Folders {
    /// What `--writer-dir` names.
    pub named: Vec<PathBuf>,
    /// What `ASSIZE_WRITERS` names; only absolute ones count.
    pub environment: Vec<PathBuf>,
    /// `writers/` beside the program.
    pub beside: Option<PathBuf>,
}

/// The library or the command of a writer. Only the user and root can change it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Its file, absolute, without links.
    pub path: PathBuf,
}

impl Folders {
    fn all(&self) -> impl Iterator<Item = &Path> {
        let environment = self.environment.iter().filter(|folder| folder.is_absolute());
        self.named.iter().chain(environment).chain(&self.beside).map(PathBuf::as_path)
    }
}

impl Found {
    /// Whether it is started, not loaded.
    pub fn is_command(&self) -> bool {
        !is_library(&self.path)
    }
}

/// The writer that `typed` means: a path where it has a separator in it or ends as libraries do, else a name.
///
/// # Errors
/// Where none is found, with every place that was looked at; where several are; where it can be changed by others.
pub fn find(typed: &str, folders: &Folders) -> Result<Found, FindError> {
    if is_path(typed) {
        return usable(Path::new(typed));
    }
    let mut found = named(typed, folders);
    match found.pop() {
        None => Err(FindError::NotFound(looked_at(typed, folders).collect())),
        Some(one) if found.is_empty() => usable(&one),
        Some(last) => Err(FindError::Several([found, vec![last]].concat())),
    }
}

/// The files in the folders that have the name of this writer, each once, usable or not.
pub fn named(name: &str, folders: &Folders) -> Vec<PathBuf> {
    // One folder may be named twice. A path stays as it is written: links on it are looked at.
    let mut known = BTreeSet::new();
    let is_new = |path: &PathBuf| known.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone()));
    looked_at(name, folders).filter(|path| path.is_file()).filter(is_new).collect()
}

fn looked_at(name: &str, folders: &Folders) -> impl Iterator<Item = PathBuf> {
    folders.all().flat_map(|folder| file_names(name).map(|name| folder.join(name)))
}

/// Whether that is the path of a writer's file, not a writer's name.
pub fn is_path(typed: &str) -> bool {
    let path = Path::new(typed);
    path.components().count() > 1 || is_library(path)
}

/// Every library and command of these folders, each once, in order of folder and file name.
pub fn list(folders: &Folders) -> Vec<Result<Found, FindError>> {
    let mut found = Vec::new();
    for folder in folders.all() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.is_file() && (is_library(path) || is_command(path)));
        paths.sort();
        for one in paths.iter().map(|path| usable(path)) {
            let is_known = one.as_ref().is_ok_and(|one| found.iter().flatten().any(|known| known == one));
            if !is_known {
                found.push(one);
            }
        }
    }
    found
}

/// `libmarkdown_govspeak.so`, `markdown-govspeak.so` and `assize-writer-markdown-govspeak` of `markdown-govspeak`.
fn file_names(name: &str) -> [String; 3] {
    let ending = std::env::consts::DLL_EXTENSION;
    let prefix = std::env::consts::DLL_PREFIX;
    let command = format!("{COMMAND}{}", name.strip_prefix(COMMAND).unwrap_or(name));
    [format!("{prefix}{}.{ending}", name.replace('-', "_")), format!("{name}.{ending}"), command]
}

/// Whether its file is called `assize-writer-NAME`.
fn is_command(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).and_then(|file| file.strip_prefix(COMMAND));
    name.is_some_and(|name| !name.is_empty() && !name.contains('.'))
}

/// Whether it is loaded; else it is started.
pub(crate) fn is_library(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == std::env::consts::DLL_EXTENSION)
}

/// Follows links, and refuses what others can change: the file, a folder or a link on the way to it, as written or as links lead.
fn usable(path: &Path) -> Result<Found, FindError> {
    let unreadable = |error| FindError::Unreadable(path.to_owned(), error);
    let real = fs::canonicalize(path).map_err(unreadable)?;
    // Opening a pipe would wait for its other end.
    if !fs::metadata(&real).map_err(unreadable)?.is_file() {
        return Err(unreadable(io::Error::other("it is not a regular file")));
    }
    for looked in on_the_way(path).map_err(unreadable)? {
        let metadata = fs::symlink_metadata(&looked).map_err(unreadable)?;
        if let Some(by) = changed_by(&metadata) {
            return Err(FindError::Unsafe { path: looked, by });
        }
    }
    let found = Found { path: real };
    match found.is_command() && !is_executable(&found.path).map_err(unreadable)? {
        true => Err(FindError::NotExecutable(found.path)),
        false => Ok(found),
    }
}

/// Every folder and link that the system goes through on the way to a file, and the file itself.
fn on_the_way(path: &Path) -> io::Result<Vec<PathBuf>> {
    /// As many links as the system follows.
    const LINKS: usize = 40;
    let parts = |path: &Path| path.components().rev().map(|part| PathBuf::from(part.as_os_str())).collect::<Vec<_>>();
    let (mut left, mut here) = (parts(&std::path::absolute(path)?), PathBuf::new());
    let (mut way, mut links) = (Vec::new(), 0);
    while let Some(part) = left.pop() {
        if part == Path::new("..") {
            here.pop();
            continue;
        }
        // The root begins anew.
        let one = here.join(part);
        way.push(one.clone());
        if !fs::symlink_metadata(&one)?.is_symlink() {
            here = one;
            continue;
        }
        links += 1;
        if links > LINKS {
            return Err(io::Error::other("links point to links without end"));
        }
        left.extend(parts(&fs::read_link(&one)?));
    }
    Ok(way)
}

/// Whether anybody may execute it; the system says whether we may.
fn is_executable(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o111 != 0)
}

#[cfg(unix)]
const OWNER: &str = "its owner, who is neither you nor root";

/// Who else can change it.
#[cfg(unix)]
fn changed_by(metadata: &Metadata) -> Option<&'static str> {
    use std::os::unix::fs::MetadataExt;
    let owner = metadata.uid();
    let is_trusted = owner == 0 || owner == rustix::process::geteuid().as_raw();
    match metadata.mode() {
        // Everybody may do everything with a link, which is nothing: its owner can make another of it.
        _ if metadata.is_symlink() && is_trusted => None,
        _ if metadata.is_symlink() => Some(OWNER),
        // In a sticky folder its owner alone can rename or remove what is another's: the system's folder for temporary files is root's.
        mode if metadata.is_dir() && mode & 0o1000 != 0 && is_trusted => None,
        mode if mode & 0o002 != 0 => Some("everyone"),
        mode if mode & 0o020 != 0 => Some("its group"),
        _ if !is_trusted => Some(OWNER),
        _ => None,
    }
}

#[cfg(not(unix))]
fn changed_by(_: &Metadata) -> Option<&'static str> {
    None
}
