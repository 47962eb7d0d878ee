//! A table read with the draft of its map, before anybody relies on it.

use std::io;
use std::path::{Path, PathBuf};

use assize_diag::{Files, Sources};

use super::Draft;
use crate::{Findings, Study, StudyRequest, Tables};

/// What a draft is called that is not a file yet.
const DRAFT: &str = "the draft";

impl Study<'_> {
    /// What is wrong with the table when it is read with this draft. The sources are those that the library was loaded with.
    pub fn tried(&self, table: &Path, draft: &Draft, sources: &Sources) -> Findings {
        let mut findings = Findings { sources: sources.clone(), ..Findings::default() };
        let map = Some(PathBuf::from(DRAFT));
        let tables = Tables { columns: map, accept_cached: draft.has_formulas, ..self.request.tables.clone() };
        let request = StudyRequest { inputs: vec![table.to_owned()], tables, ..StudyRequest::default() };
        let files = WithDraft { files: self.files, map: draft.map.as_bytes() };
        let study = Study { request, library: self.library, files: &files };
        if let Some(inspections) = study.read(&mut findings) {
            study.admit_all(&inspections, &mut findings);
        }
        findings
    }
}

/// The files that are there, and the draft.
struct WithDraft<'a> {
    files: &'a dyn Files,
    map: &'a [u8],
}

impl Files for WithDraft<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path == Path::new(DRAFT) { Ok(self.map.to_owned()) } else { self.files.read(path) }
    }

    fn open<'f>(&'f self, path: &Path) -> io::Result<Box<dyn io::Read + Send + 'f>> {
        if path == Path::new(DRAFT) { Ok(Box::new(self.map)) } else { self.files.open(path) }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.files.list(folder)
    }

    fn exists(&self, path: &Path) -> bool {
        path == Path::new(DRAFT) || self.files.exists(path)
    }
}
