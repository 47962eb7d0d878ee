//! What sort of file a table is: told by its name, and held against its first bytes.

use std::path::Path;

use super::many;
use crate::encoding;

/// How a file is to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// Text, in any encoding; anything else that it may be is reported when it is read.
    Text,
    /// A zip file that should hold a workbook.
    Workbook,
    /// Columns of values, in pages.
    Parquet,
    Refused(Refused),
}

/// A file that is named as a table and is none that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refused {
    /// `.xls`: the format of before 2007.
    Xls,
    /// `.xlsb`: the same cells in a form of their own.
    Xlsb,
    /// `.xlsm`: with macros.
    Xlsm,
    /// Named `.xlsx` or `.ods`, and an OLE file: encrypted, or of the old kind.
    Ole,
    /// Named `.xlsx` or `.ods`, and no zip file.
    NoZip,
    /// Of another program, by what its ending means.
    Foreign(&'static str),
}

/// The endings of tables in plain text.
const TEXT: [&str; 5] = ["csv", "tsv", "tab", "txt", "psv"];

/// The endings of workbooks, among them those that are refused.
const WORKBOOKS: [&str; 5] = ["xlsx", "ods", "xls", "xlsb", "xlsm"];

/// The ending of Parquet files.
const PARQUET: &str = "parquet";

/// The endings of other files that people keep tables in.
const FOREIGN: [(&str, &str); 32] = [
    ("xltx", "a template of a workbook"),
    ("xltm", "a template of a workbook"),
    ("xlt", "a template of a workbook"),
    ("ots", "a template of a workbook"),
    ("fods", "a flat OpenDocument spreadsheet"),
    ("numbers", "a Numbers document"),
    ("gsheet", "a link to a Google sheet"),
    ("feather", "a Feather file"),
    ("sav", "an SPSS data file"),
    ("por", "an SPSS data file"),
    ("dta", "a Stata data file"),
    ("sas7bdat", "a SAS data file"),
    ("rds", "an R data file"),
    ("rdata", "an R data file"),
    ("mdb", "an Access database"),
    ("accdb", "an Access database"),
    ("sqlite", "an SQLite database"),
    ("dbf", "a dBase table"),
    ("gz", "a packed file"),
    ("zst", "a packed file"),
    ("zip", "a packed file"),
    ("bz2", "a packed file"),
    ("xz", "a packed file"),
    ("7z", "a packed file"),
    ("xpt", "a SAS data file"),
    ("arrow", "an Arrow file"),
    ("jsonl", "JSON"),
    ("html", "a web page"),
    ("htm", "a web page"),
    ("pdf", "a PDF document"),
    ("docx", "a text document"),
    ("odt", "a text document"),
];

/// How a file that begins with these bytes is to be read.
pub(super) fn of(path: &Path, bytes: &[u8]) -> Format {
    let is_zip = bytes.starts_with(b"PK");
    let is_ole = bytes.starts_with(b"\xd0\xcf\x11\xe0");
    match ending(path).as_str() {
        "xlsx" | "ods" | "xls" if is_zip => Format::Workbook,
        "xlsx" | "ods" if is_ole => Format::Refused(Refused::Ole),
        "xls" if is_ole => Format::Refused(Refused::Xls),
        "xlsx" | "ods" | "xls" => Format::Refused(match encoding::other_text(bytes) {
            Some(what) => Refused::Foreign(what),
            None => Refused::NoZip,
        }),
        "xlsb" => Format::Refused(Refused::Xlsb),
        "xlsm" => Format::Refused(Refused::Xlsm),
        PARQUET => Format::Parquet,
        _ if is_standard_input(path) && bytes.starts_with(b"PAR1") => Format::Parquet,
        _ if is_standard_input(path) && is_zip => Format::Workbook,
        _ if is_standard_input(path) && is_ole => Format::Refused(Refused::Ole),
        other => match FOREIGN.iter().find(|(known, _)| *known == other) {
            Some((_, what)) => Format::Refused(Refused::Foreign(what)),
            None => Format::Text,
        },
    }
}

/// Whether a file is a table in plain text, by its name.
pub(super) fn is_text(path: &Path) -> bool {
    TEXT.contains(&ending(path).as_str())
}

pub(super) fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// `-`, which stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether a file is a workbook, by its name.
pub fn is_workbook(path: &Path) -> bool {
    WORKBOOKS.contains(&ending(path).as_str())
}

/// Whether a file is a Parquet file, by its name.
pub fn is_parquet(path: &Path) -> bool {
    ending(path) == PARQUET
}

/// Whether a file is a table, by its name; what is read from standard input is one, and so is what several files have together.
pub fn is_table(path: &Path) -> bool {
    let ending = ending(path);
    let is_foreign = || FOREIGN.iter().any(|(known, _)| *known == ending);
    is_standard_input(path)
        || many::is_many(path)
        || is_workbook(path)
        || is_parquet(path)
        || is_text(path)
        || is_foreign()
}
