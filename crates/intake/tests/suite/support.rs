//! What the tests share.

use std::path::{Path, PathBuf};

use assize_diag::{Diagnostics, MemoryFiles, Sources};
use assize_intake::{Context, TableOptions, read_record, read_table};
use assize_model::{Bodies, Inspection, Provider, ProviderKind};
use assize_testing::said;
use indexmap::IndexMap;

/// What came of reading a file.
pub(crate) struct Read {
    pub(crate) inspections: Vec<Inspection>,
    /// The complaints as a user would read them, without the lines of the files.
    pub(crate) said: String,
    pub(crate) diagnostics: Diagnostics,
}

impl Read {
    /// The inspection of a file that is sound and has one.
    pub(crate) fn sound(self) -> Inspection {
        assert_eq!(self.said, "");
        assert_eq!(self.inspections.len(), 1);
        self.inspections.into_iter().next().expect("there is one")
    }
}

/// Reads a record among these files.
pub(crate) fn record(files: &MemoryFiles, path: &str) -> Read {
    read(files, |context| read_record(Path::new(path), context).into_iter().collect())
}

/// Reads a bare table among these files.
pub(crate) fn table(files: &MemoryFiles, path: &str, options: &TableOptions) -> Read {
    read(files, |context| read_table(Path::new(path), options, context))
}

/// Reads a wide table of cases, alone.
pub(crate) fn wide(text: &str) -> Read {
    table(&MemoryFiles::new([("cases.csv", text)]), "cases.csv", &options())
}

/// A wide table of cases.
pub(crate) fn options() -> TableOptions {
    TableOptions::new("2018-crc", "case", ProviderKind::named("crc"))
}

/// The files of a folder of the test data, by name.
#[expect(clippy::disallowed_methods, reason = "a test reads its own data")]
pub(crate) fn data(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/broken").join(folder);
    let paths =
        std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be listed").path());
    let file = |path: PathBuf| {
        let name = path.file_name().expect("it is a file").into();
        (name, std::fs::read(&path).expect("it was just listed"))
    };
    let mut files: Vec<_> = paths.map(file).collect();
    files.sort();
    files
}

fn read(files: &MemoryFiles, work: impl FnOnce(&mut Context<'_>) -> Vec<Inspection>) -> Read {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let providers = providers();
    let context = &mut Context {
        files,
        providers: &Bodies { kinds: Vec::new(), by_id: providers },
        names: &names,
        sources: &mut sources,
        diagnostics: &mut diagnostics,
        threads: 0,
    };
    let inspections = work(context);
    Read { inspections, said: said(&diagnostics, &sources), diagnostics }
}

/// What columns may be called under any framework, here.
fn names(_: &str) -> Vec<String> {
    ["1.1", "2.1.3", "sex"].map(str::to_owned).into()
}

/// A real body and a fictional one.
fn providers() -> IndexMap<String, Provider> {
    let provider = |id: &str, name: &str, fictional| Provider {
        fictional,
        ..Provider::new(id.to_owned(), name.to_owned(), ProviderKind::named("crc"))
    };
    let all = [
        provider("kent-surrey-sussex-crc", "Kent, Surrey and Sussex CRC", false),
        provider("northshire", "Northshire CRC", true),
    ];
    all.into_iter().map(|provider| (provider.id.clone(), provider)).collect()
}
