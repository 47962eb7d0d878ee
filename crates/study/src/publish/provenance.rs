//! What a report was made from: digests of everything that was read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use assize_diag::{Files, Sources};
use assize_framework::{Library, builtin};
use assize_report::{Input, Report};
use sha2::{Digest as _, Sha256};

/// Files whose contents are remembered by their digests.
pub(super) struct HashedFiles<'f> {
    files: &'f dyn Files,
    read: Mutex<Vec<Input>>,
}

impl<'f> HashedFiles<'f> {
    pub(super) fn new(files: &'f dyn Files) -> Self {
        Self { files, read: Mutex::new(Vec::new()) }
    }

    /// What was read, in order of name, each once.
    pub(super) fn inputs(&self) -> Vec<Input> {
        let mut read = self.read.lock().expect("nothing panics while it holds the list").clone();
        read.sort_by(|a, b| (&a.name, &a.sha256).cmp(&(&b.name, &b.sha256)));
        read.dedup();
        read
    }
}

impl Files for HashedFiles<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let contents = self.files.read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let input = Input { name, sha256: sha256(&contents) };
        self.read.lock().expect("nothing panics while it holds the list").push(input);
        Ok(contents)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.files.list(folder)
    }

    fn exists(&self, path: &Path) -> bool {
        self.files.exists(path)
    }

    fn is_same(&self, a: &Path, b: &Path) -> bool {
        self.files.is_same(a, b)
    }
}

/// What writers were handed.
pub(super) fn handed(files: &[(String, Vec<u8>)]) -> impl Iterator<Item = Input> {
    files.iter().map(|(name, bytes)| Input { name: name.clone(), sha256: sha256(bytes) })
}

/// The SHA-256 of bytes as `sha256sum` prints it: 64 hexadecimal digits.
pub fn sha256(contents: &[u8]) -> String {
    Sha256::digest(contents).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The records that the program carries, as one: every figure of other bodies is made from them.
pub(super) fn carried() -> Input {
    let mut hash = Sha256::new();
    for (name, text) in builtin::RECORDS {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Input { name: "builtin:the published record".to_owned(), sha256 }
}

/// The frameworks that a report's figures were made under, with those they extend, and the catalogue and the bodies that all rest on.
pub(super) fn frameworks(report: &Report, library: &Library, sources: &Sources) -> Vec<Input> {
    let mut found: Vec<Input> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    for inspection in &report.inspections {
        let Some(framework) = library.frameworks.get(&inspection.framework) else { continue };
        ids.push(&framework.id);
        ids.extend(framework.ancestors.iter().map(String::as_str));
    }
    for framework in ids.into_iter().filter_map(|id| library.frameworks.get(id)) {
        let source = sources.get(framework.span.source);
        let Some(text) = source.text() else { continue };
        found.push(Input { name: source.file_name().to_owned(), sha256: sha256(text.as_bytes()) });
    }
    let shared = [builtin::CATALOGUE, builtin::PROVIDERS];
    found.extend(shared.map(|(name, text)| Input { name: name.to_owned(), sha256: sha256(text.as_bytes()) }));
    found.sort_by(|a, b| (&a.name, &a.sha256).cmp(&(&b.name, &b.sha256)));
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use assize_diag::{Files, MemoryFiles};

    use super::HashedFiles;

    #[test]
    fn what_is_read_is_known_by_its_digest_and_by_no_folder() {
        let files = MemoryFiles::new([("home/me/b.csv", "abc"), ("a.toml", "")]);
        let hashed = HashedFiles::new(&files);
        for path in ["home/me/b.csv", "a.toml", "home/me/b.csv"] {
            hashed.read(Path::new(path)).unwrap();
        }
        hashed.read(Path::new("not-there")).unwrap_err();
        let inputs = hashed.inputs();
        let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        assert_eq!(names, ["a.toml", "b.csv"]);
        assert_eq!(inputs[1].sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
