//! Saving: what is written appears whole under its name, or not at all.
//!
//! Everything is written beside the target first, under a name of its own, then renamed. Beside, because a rename is only whole within
//! one file system. The name is always the same, so that of two runs to one target the second stops, and so that what a killed run left
//! behind is found.

mod sums;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use assize_diag::{Code, Diagnostic, Files, Place, reason};
use assize_writer::File;

use crate::interrupted;
use sums::{Sums, sums};

/// How many changed files are named.
const LISTED: usize = 5;

#[derive(Debug)]
pub(crate) enum SaveError {
    /// The target is there, and the user did not say that it may be replaced.
    Exists(PathBuf),
    /// Another run writes to the same target, or was stopped while it did.
    Busy(PathBuf),
    /// The target is a folder that holds something else, which replacing it would destroy.
    OtherFiles(PathBuf),
    /// The target is a folder with files that have been changed since they were written.
    Changed(Vec<PathBuf>),
    /// The file system refused.
    Failed(PathBuf, io::Error),
}

impl From<SaveError> for Diagnostic {
    fn from(error: SaveError) -> Self {
        let why;
        let (code, path, what, help) = match &error {
            SaveError::Exists(path) => {
                (Code::new("save/exists"), path, "already exists", Some("`--force` replaces it"))
            }
            SaveError::Busy(path) => {
                let help = "wait for the other run; if there is none, remove it";
                (Code::new("save/busy"), path, "exists: another run is writing, or was stopped", Some(help))
            }
            SaveError::OtherFiles(path) => {
                let help = "move it away, or choose another folder";
                (Code::new("save/other-files"), path, "is not part of what would be written", Some(help))
            }
            SaveError::Changed(paths) => {
                let help = "not even `--force` replaces what you have changed: move it away, or choose another folder";
                why = changed(paths);
                (Code::new("save/changed"), &paths[0], why.as_str(), Some(help))
            }
            SaveError::Failed(path, error) => {
                let no_folder = "the folder that it goes into does not exist: make it first, or choose another";
                why = format!("cannot be written: {}", reason(error));
                (
                    Code::new("save/failed"),
                    path,
                    why.as_str(),
                    (error.kind() == io::ErrorKind::NotFound).then_some(no_folder),
                )
            }
        };
        let path = path.display();
        Diagnostic::error(code, format!("`{path}` {what}")).at(Place::Argument(path.to_string())).help_if(help)
    }
}

/// What is said behind the first of these files.
fn changed(paths: &[PathBuf]) -> String {
    let others: Vec<_> = paths.iter().skip(1).take(LISTED).map(|path| format!("`{}`", path.display())).collect();
    let more = paths.len().saturating_sub(1 + others.len());
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    match others.as_slice() {
        [] => "is not as written here: changed since".to_owned(),
        others => format!("and {}{more} are not as written here: changed since", others.join(", ")),
    }
}

/// Says whether saving to this target would be refused at once, before any work is done. An empty folder may become one of files; one of
/// files that have been changed since they were written is never replaced.
pub(crate) fn may_save(files: &dyn Files, target: &Path, force: bool) -> Result<(), SaveError> {
    let is_empty = || files.list(target).is_ok_and(|entries| entries.is_empty());
    if files.exists(target) && !force && !is_empty() {
        return Err(SaveError::Exists(target.to_owned()));
    }
    let changed = Sums::of(files, target)?.map(|sums| sums.changed(files, target)).unwrap_or_default();
    if changed.is_empty() { Ok(()) } else { Err(SaveError::Changed(changed)) }
}

pub(crate) fn save_file(files: &dyn Files, target: &Path, contents: &[u8], force: bool) -> Result<(), SaveError> {
    if files.exists(target) && !force {
        return Err(SaveError::Exists(target.to_owned()));
    }
    let mut aside = Aside::new(files, target, "new")?;
    let path = aside.path.clone();
    aside.make(target, || files.write(&path, contents))?;
    interrupted::hold(|| {
        // Another run may have ended since.
        if files.exists(target) && !force {
            return Err(SaveError::Exists(target.to_owned()));
        }
        files.rename(&aside.path, target).map_err(|error| failed(target, error))?;
        aside.keep();
        Ok(())
    })
}

/// Saves files as one folder: all of them, or none. Their checksums go with them, so that a file which the user has changed can be recognised.
pub(crate) fn save_set(files: &dyn Files, target: &Path, set: &[File], force: bool) -> Result<(), SaveError> {
    let sums = sums(set);
    save_all(files, target, &set.iter().chain([&sums]).collect::<Vec<_>>(), force)
}

/// The same of files that are the user's from the first.
pub(crate) fn save_project(files: &dyn Files, target: &Path, set: &[File], force: bool) -> Result<(), SaveError> {
    save_all(files, target, &set.iter().collect::<Vec<_>>(), force)
}

fn save_all(files: &dyn Files, target: &Path, set: &[&File], force: bool) -> Result<(), SaveError> {
    may_save(files, target, force)?;
    let mut aside = Aside::new(files, target, "new")?;
    let path = aside.path.clone();
    aside.make(target, || files.create_folder(&path))?;
    for file in set {
        let path = aside.path.join(&file.name);
        create_folders(files, &aside.path, &path).map_err(|error| failed(&target.join(&file.name), error))?;
        files.write(&path, &file.contents).map_err(|error| failed(&target.join(&file.name), error))?;
    }
    interrupted::hold(|| give_its_name(files, target, aside, set, force))
}

/// Puts the whole set in its place.
fn give_its_name(
    files: &dyn Files,
    target: &Path,
    aside: Aside<'_>,
    set: &[&File],
    force: bool,
) -> Result<(), SaveError> {
    if !files.exists(target) {
        files.rename(&aside.path, target).map_err(|error| failed(target, error))?;
        aside.keep();
        return Ok(());
    }
    // Another run may have ended since.
    may_save(files, target, force)?;
    only_these(files, target, Path::new(""), (set, Sums::of(files, target)?.as_ref()))?;
    if files.exchange(&aside.path, target).is_ok() {
        // What was there before has the other name now, and goes.
        return Ok(());
    }
    let mut old = Aside::new(files, target, "old")?;
    let path = old.path.clone();
    old.make(target, || files.rename(target, &path))?;
    if let Err(error) = files.rename(&aside.path, target) {
        // What was there before goes back to its place; if that fails too, it is safe under the other name.
        old.is_kept = true;
        let _ = files.rename(&old.path, target);
        return Err(failed(target, error));
    }
    aside.keep();
    Ok(())
}

/// Makes the folders between the set's own and a file of it, those that are not there yet.
fn create_folders(files: &dyn Files, root: &Path, path: &Path) -> io::Result<()> {
    let mut missing: Vec<&Path> = path.ancestors().skip(1).take_while(|folder| *folder != root).collect();
    missing.reverse();
    missing.into_iter().filter(|folder| !files.exists(folder)).try_for_each(|folder| files.create_folder(folder))
}

/// Refuses to replace a folder that holds anything but files of these names, and folders of such files. Where it says what was written to
/// it, others are the user's.
fn only_these(
    files: &dyn Files,
    folder: &Path,
    within: &Path,
    (set, sums): (&[&File], Option<&Sums>),
) -> Result<(), SaveError> {
    for entry in files.list(folder).map_err(|error| failed(folder, error))? {
        let inside = within.join(entry.file_name().unwrap_or_default());
        let names = || set.iter().map(|file| Path::new(&file.name));
        let is_folder = files.list(&entry).is_ok();
        match is_folder {
            true if names().any(|name| name != inside && name.starts_with(&inside)) => {
                only_these(files, &entry, &inside, (set, sums))?;
            }
            false if names().any(|name| name == inside) && sums.is_none_or(|sums| sums.has(&inside)) => {}
            true | false => return Err(SaveError::OtherFiles(entry)),
        }
    }
    Ok(())
}

fn failed(path: &Path, error: io::Error) -> SaveError {
    SaveError::Failed(path.to_owned(), error)
}

/// A path beside the target, with nothing left in the end of what this run made.
struct Aside<'a> {
    files: &'a dyn Files,
    path: PathBuf,
    /// What is there may be another run's.
    is_ours: bool,
    is_kept: bool,
}

impl<'a> Aside<'a> {
    /// `.NAME.assize-new` beside `NAME`; nothing is there yet.
    fn new(files: &'a dyn Files, target: &Path, what: &str) -> Result<Self, SaveError> {
        let Some(name) = target.file_name() else {
            return Err(failed(target, io::Error::other("it is not the name of a file")));
        };
        let mut aside = OsString::from(".");
        aside.push(name);
        aside.push(format!(".assize-{what}"));
        let path = target.with_file_name(aside);
        match files.exists(&path) {
            true => Err(SaveError::Busy(path)),
            false => Ok(Self { files, path, is_ours: false, is_kept: false }),
        }
    }

    /// Makes it; where another run was quicker, that one is busy.
    fn make(&mut self, target: &Path, make: impl FnOnce() -> io::Result<()>) -> Result<(), SaveError> {
        interrupted::remember(&self.path);
        let made = make();
        if let Err(error) = &made
            && error.kind() == io::ErrorKind::AlreadyExists
        {
            interrupted::forget(&self.path);
            return Err(SaveError::Busy(self.path.clone()));
        }
        // A write that failed may have left a part.
        self.is_ours = true;
        made.map_err(|error| failed(target, error))
    }

    /// It has become the target.
    fn keep(mut self) {
        self.is_kept = true;
    }
}

impl Drop for Aside<'_> {
    fn drop(&mut self) {
        interrupted::forget(&self.path);
        if self.is_ours && !self.is_kept && self.files.exists(&self.path) {
            // Where this fails, the next run finds it and says so.
            let _ = self.files.remove(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};

    use assize_diag::{Files, MemoryFiles};
    use assize_writer::File;

    use super::{SaveError, save_file, save_set};

    fn set(text: &str) -> Vec<File> {
        ["a.txt", "b.txt"].map(|name| File { name: name.into(), contents: text.into() }).into()
    }

    fn snapshot(entries: &[(&str, &str)]) -> BTreeMap<PathBuf, Vec<u8>> {
        entries.iter().map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_file_or_a_set_appears_under_its_name() {
        let files = MemoryFiles::new([("x/other", "o")]);
        save_file(&files, Path::new("x/report.txt"), b"new", false).unwrap();
        save_set(&files, Path::new("x/out"), &set("new"), false).unwrap();
        let deep = [File { name: "a/b/c.txt".into(), contents: "new".into() }];
        save_set(&files, Path::new("x/deep"), &deep, false).unwrap();
        let after = files.snapshot().into_iter().filter(|(path, _)| !path.ends_with(".assize-sums")).collect();
        let expect = [
            ("x/other", "o"),
            ("x/report.txt", "new"),
            ("x/out/a.txt", "new"),
            ("x/out/b.txt", "new"),
            ("x/deep/a/b/c.txt", "new"),
        ];
        assert_eq!(snapshot(&expect), after);
    }

    #[test]
    fn what_is_there_is_replaced_only_when_asked() {
        let there = [("out/a.txt", "old"), ("out/b.txt", "old"), ("report.txt", "old")];
        let files = MemoryFiles::new(there);
        let file = Path::new("report.txt");
        assert!(matches!(save_file(&files, file, b"new", false), Err(SaveError::Exists(_))));
        assert!(matches!(save_set(&files, Path::new("out"), &set("new"), false), Err(SaveError::Exists(_))));
        assert_eq!(files.snapshot(), snapshot(&there));
        save_file(&files, file, b"new", true).unwrap();
        save_set(&files, Path::new("out"), &set("new"), true).unwrap();
        let after = files.snapshot();
        assert!(after.iter().all(|(path, contents)| contents == b"new" || path.ends_with(".assize-sums")));
    }

    #[test]
    fn a_folder_with_other_files_is_never_replaced() {
        let files = MemoryFiles::new([("out/a.txt", "old"), ("out/thesis.doc", "years of work")]);
        let before = files.snapshot();
        let refused = save_set(&files, Path::new("out"), &set("new"), true);
        assert!(matches!(refused, Err(SaveError::OtherFiles(path)) if path == Path::new("out/thesis.doc")));
        assert_eq!(files.snapshot(), before);
        // A folder in whose place a file would come, and one of ours that holds something else.
        let set = [
            File { name: "a.txt".into(), contents: "new".into() },
            File { name: "b/c.txt".into(), contents: "new".into() },
        ];
        for (mine, expect) in [("out/a.txt/mine.txt", "out/a.txt"), ("out/b/mine.txt", "out/b/mine.txt")] {
            let files = MemoryFiles::new([("out/b/c.txt", "old"), (mine, "years of work")]);
            let refused = save_set(&files, Path::new("out"), &set, true);
            assert!(matches!(refused, Err(SaveError::OtherFiles(path)) if path == Path::new(expect)), "{mine}");
        }
    }

    #[test]
    fn of_two_runs_the_second_stops() {
        let files = MemoryFiles::new([(".report.txt.assize-new", "half")]);
        assert!(matches!(save_file(&files, Path::new("report.txt"), b"new", true), Err(SaveError::Busy(_))));
        assert_eq!(files.snapshot().len(), 1);
    }

    /// If any call fails, the target is whole: all old or all new. Only the removal of what is no longer needed may be left undone.
    #[test]
    fn whatever_fails_nothing_is_half_written() {
        type Save = fn(&dyn Files) -> Result<(), SaveError>;
        let file: Save = |files| save_file(files, Path::new("report.txt"), b"new", true);
        let folder: Save = |files| save_set(files, Path::new("out"), &set("new"), true);
        for (save, there) in [
            (file, vec![]),
            (file, vec![("report.txt", "old")]),
            (folder, vec![]),
            (folder, vec![("out/a.txt", "old"), ("out/b.txt", "old")]),
        ] {
            for call in 0.. {
                let files = MemoryFiles::new(there.clone());
                files.fail_at(call);
                let saved = save(&files);
                let after = files.snapshot();
                let is_aside = |path: &Path| {
                    let path = path.to_string_lossy();
                    [".assize-new", ".assize-old"].iter().any(|aside| path.contains(aside))
                };
                let shown = after.iter().filter(|(path, _)| !is_aside(path) && !path.ends_with(".assize-sums"));
                let shown: Vec<_> = shown.map(|(_, contents)| contents.as_slice()).collect();
                let sums = after.keys().filter(|path| path.ends_with(".assize-sums")).count();
                match &saved {
                    Ok(()) => {
                        assert!(!shown.is_empty() && shown.iter().all(|contents| *contents == b"new"), "{after:?}")
                    }
                    Err(_) => assert_eq!(after, snapshot(&there), "call {call}"),
                }
                if saved.is_ok() && after.len() == shown.len() + sums {
                    assert!(call > 1, "some calls were made to fail");
                    break;
                }
            }
        }
    }
}
