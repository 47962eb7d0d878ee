//! What sort of file a table is: told by its name, and held against its first bytes.

use std::path::Path;

/// How a file is to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// Text, in whatever encoding; what else it may be is told when it is read.
    Text,
    /// A zip file that should hold a workbook.
    Workbook,
    Refused(Refused),
}

/// A file that is named as a workbook and is none that is read.
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
}

/// The endings by which tables are known.
const ENDINGS: [&str; 6] = ["csv", "xlsx", "ods", "xls", "xlsb", "xlsm"];

/// How this file is to be read.
pub(super) fn of(path: &Path, bytes: &[u8]) -> Format {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "xlsx" | "ods" if bytes.starts_with(b"PK") => Format::Workbook,
        "xlsx" | "ods" if bytes.starts_with(b"\xd0\xcf\x11\xe0") => Format::Refused(Refused::Ole),
        "xlsx" | "ods" => Format::Refused(Refused::NoZip),
        "xls" => Format::Refused(Refused::Xls),
        "xlsb" => Format::Refused(Refused::Xlsb),
        "xlsm" => Format::Refused(Refused::Xlsm),
        _ => Format::Text,
    }
}

/// Whether a file is no text, by its name.
pub(crate) fn is_workbook(path: &Path) -> bool {
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    is_table(path) && !is_csv
}

/// Whether a file is a table, by its name.
pub fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
