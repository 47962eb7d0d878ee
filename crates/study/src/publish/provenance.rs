//! What a report was made from: digests of everything that was read.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use assize_diag::{Files, Sources};
use assize_framework::{Library, builtin};
use assize_report::{Input, Report};
use sha2::{Digest as _, Sha256};

/// Files whose contents are remembered by their digests.
pub(super) struct HashedFiles<'f> {
    files: &'f dyn Files,
    read: Mutex<Vec<Hashed<'f>>>,
}

/// A file, its digest as far as it has been read, and what is left of it.
struct Hashed<'f> {
    name: String,
    hash: Sha256,
    rest: Box<dyn Read + Send + 'f>,
}

/// One that is being read.
struct Reading<'h, 'f> {
    /// `None` when it is done with.
    file: Option<Hashed<'f>>,
    read: &'h Mutex<Vec<Hashed<'f>>>,
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.rest.read(buffer)?;
        self.hash.update(&buffer[..read]);
        if read == 0 && !buffer.is_empty() {
            // It is shut: a table may have more parts than a process may have open files.
            self.rest = Box::new(io::empty());
        }
        Ok(read)
    }
}

impl Read for Reading<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.as_mut().expect("it is not done with").read(buffer)
    }
}

impl Drop for Reading<'_, '_> {
    fn drop(&mut self) {
        // Whoever unpacks a file may stop before its end. The rest is read where the digest is wanted.
        self.read.lock().expect("nothing panics while it holds the list").extend(self.file.take());
    }
}

impl<'f> HashedFiles<'f> {
    pub(super) fn new(files: &'f dyn Files) -> Self {
        Self { files, read: Mutex::new(Vec::new()) }
    }

    /// What was read, in order of name, each once.
    pub(super) fn inputs(self) -> io::Result<Vec<Input>> {
        let mut inputs: Vec<Input> = Vec::new();
        for mut file in self.read.into_inner().expect("nothing panics while it holds the list") {
            io::copy(&mut file, &mut io::sink())?;
            inputs.push(Input { name: file.name, sha256: hexadecimal(file.hash) });
        }
        inputs.sort_by(|a, b| (&a.name, &a.sha256).cmp(&(&b.name, &b.sha256)));
        inputs.dedup();
        Ok(inputs)
    }
}

impl Files for HashedFiles<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let contents = self.files.read(path)?;
        let hash = Sha256::new_with_prefix(&contents);
        let file = Hashed { name: name(path), hash, rest: Box::new(io::empty()) };
        self.read.lock().expect("nothing panics while it holds the list").push(file);
        Ok(contents)
    }

    fn open<'h>(&'h self, path: &Path) -> io::Result<Box<dyn Read + Send + 'h>> {
        let file = Hashed { name: name(path), hash: Sha256::new(), rest: self.files.open(path)? };
        Ok(Box::new(Reading { file: Some(file), read: &self.read }))
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

/// What a file is called, without its folder.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What writers were handed.
pub(super) fn handed(files: &[(String, Vec<u8>)]) -> impl Iterator<Item = Input> {
    files.iter().map(|(name, bytes)| Input { name: name.clone(), sha256: sha256(bytes) })
}

/// The SHA-256 of bytes as `sha256sum` prints it: 64 hexadecimal digits.
pub fn sha256(contents: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(contents))
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
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
    let sha256 = hexadecimal(hash);
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
    use std::io::Read;
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
        // One that is not looked at whole.
        hashed.open(Path::new("home/me/b.csv")).unwrap().read_exact(&mut [0]).unwrap();
        let inputs = hashed.inputs().unwrap();
        let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        assert_eq!(names, ["a.toml", "b.csv"]);
        assert_eq!(inputs[1].sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
