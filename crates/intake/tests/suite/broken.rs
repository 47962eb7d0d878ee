//! Every record and table of `tests/data/broken` has one fault; its snapshot is what a user reads.

use std::path::PathBuf;

use assize_diag::MemoryFiles;
use assize_intake::{Layout, TableOptions};

use crate::support::{self, Read, data, options};

#[test]
fn each_fault_of_a_record_is_told() {
    let files = data("records");
    for (path, _) in files.iter().filter(|(path, _)| path.extension().is_some_and(|extension| extension == "toml")) {
        let name = path.display().to_string();
        check("records", &name, &support::record(&MemoryFiles::new(files.clone()), &name));
    }
}

#[test]
fn each_fault_of_a_table_is_told() {
    let files = data("tables");
    for (path, _) in files.iter().filter(|(path, _)| path.extension().is_some_and(|extension| extension == "csv")) {
        let name = path.display().to_string();
        check("tables", &name, &support::table(&MemoryFiles::new(files.clone()), &name, &options_of(&name, &files)));
    }
}

/// How a table is read goes by its name: `long-x.csv` has the long layout, `x.csv` the column map `x.map.toml` where there is one.
pub(crate) fn options_of(name: &str, files: &[(PathBuf, Vec<u8>)]) -> TableOptions {
    let map = PathBuf::from(name.replace(".csv", ".map.toml"));
    let mut options = options();
    options.columns = files.iter().any(|(path, _)| *path == map).then_some(map);
    options.layout = name.starts_with("long-").then_some(Layout::Long);
    options
}

fn check(folder: &str, name: &str, read: &Read) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("{folder}@{name}"), read.said);
    });
    assert!(read.diagnostics.has_errors(), "{name} has no fault");
}
