//! What the files of a folder were when they were written, so that a file which the user has changed since can be recognised.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

use assize_diag::Files;
use assize_study::sha256;
use assize_writer::File;

use super::{SaveError, failed};

/// The file in a folder that says it.
const SUMS: &str = ".assize-sums";

/// By name the digest of each file that was written to a folder.
pub(super) struct Sums(BTreeMap<PathBuf, String>);

impl Sums {
    /// What a folder says of itself. `None` where it says nothing: another program made it, or the user took the file away.
    pub(super) fn of(files: &dyn Files, folder: &Path) -> Result<Option<Self>, SaveError> {
        let path = folder.join(SUMS);
        if !files.exists(&path) {
            return Ok(None);
        }
        let text = files.read(&path).and_then(|text| String::from_utf8(text).map_err(io::Error::other));
        let text = text.map_err(|error| failed(&path, error))?;
        let named = |line: &str| line.split_once("  ").map(|(digest, name)| (PathBuf::from(name), digest.to_owned()));
        let is_within =
            |(name, _): &(PathBuf, String)| name.components().all(|part| matches!(part, Component::Normal(_)));
        Ok(Some(Self(text.lines().filter_map(named).filter(is_within).collect())))
    }

    /// Whether the folder had a file of this name, or has this one to say so.
    pub(super) fn has(&self, name: &Path) -> bool {
        name == Path::new(SUMS) || self.0.contains_key(name)
    }

    /// The files that are there and are not as they were written.
    pub(super) fn changed(&self, files: &dyn Files, folder: &Path) -> Vec<PathBuf> {
        let listed =
            self.0.iter().map(|(name, digest)| (folder.join(name), digest)).filter(|(path, _)| files.exists(path));
        let changed = listed.filter(|(path, digest)| !files.read(path).is_ok_and(|there| sha256(&there) == **digest));
        changed.map(|(path, _)| path).collect()
    }
}

/// The file that says what those of a set are: lines as `sha256sum` prints and checks them.
pub(super) fn sums(set: &[File]) -> File {
    let line = |file: &File| format!("{}  {}\n", sha256(&file.contents), file.name);
    File { name: SUMS.to_owned(), contents: set.iter().map(line).collect::<String>().into_bytes() }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use assize_diag::{Files, MemoryFiles};
    use assize_writer::File;

    use super::super::{SaveError, may_save, save_set};

    fn set() -> [File; 2] {
        ["a.txt", "b/c.txt"].map(|name| File { name: name.into(), contents: "new".into() })
    }

    /// A folder as it was written.
    fn written(set: &[File]) -> MemoryFiles {
        let files = MemoryFiles::default();
        save_set(&files, Path::new("out"), set, false).unwrap();
        MemoryFiles::new(files.snapshot())
    }

    /// A folder as it was written, and then this done to it; what it is to be replaced.
    fn replaced(work: impl Fn(&MemoryFiles)) -> Result<(), SaveError> {
        let files = written(&set());
        work(&files);
        let before = files.snapshot();
        let replaced =
            may_save(&files, Path::new("out"), true).and_then(|()| save_set(&files, Path::new("out"), &set(), true));
        assert_eq!(files.snapshot(), before);
        replaced
    }

    fn write(files: &MemoryFiles, path: &str) {
        let path = Path::new(path);
        if files.exists(path) {
            files.remove(path).unwrap();
        }
        files.write(path, b"mine").unwrap();
    }

    #[test]
    fn what_the_user_has_changed_stays() {
        replaced(|_| ()).unwrap();
        let changed = replaced(|files| ["out/a.txt", "out/b/c.txt"].iter().for_each(|path| write(files, path)));
        let expect = ["out/a.txt", "out/b/c.txt"].map(PathBuf::from);
        assert!(matches!(changed, Err(SaveError::Changed(paths)) if paths == expect));
    }

    #[test]
    fn a_file_of_a_name_that_would_be_written_and_was_not_is_another() {
        let files = written(&set()[..1]);
        write(&files, "out/b/c.txt");
        let refused = save_set(&files, Path::new("out"), &set(), true);
        assert!(matches!(refused, Err(SaveError::OtherFiles(path)) if path == Path::new("out/b/c.txt")));
    }
}
