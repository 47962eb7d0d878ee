//! Files that are not there or not text.

use std::io;
use std::path::Path;

use assize_diag::{Code, Diagnostic, Place};

use crate::encoding::NotText;
use crate::is_many;
use crate::table::is_packed;

const NOT_FOUND: Code = Code::new("file/not-found");
/// A file cannot be read.
pub const UNREADABLE: Code = Code::new("file/unreadable");
const ENCODING: Code = Code::new("file/encoding");

const OF_TABLES: &str = "a folder of tables has CSV files, packed or not, or Parquet files";

pub(crate) fn unreadable(path: &Path, error: &io::Error, named: Place) -> Diagnostic {
    let (is_many, is_packed) = (is_many(path), is_packed(path));
    let path = path.display();
    match error.kind() {
        io::ErrorKind::NotFound if is_many => {
            Diagnostic::error(NOT_FOUND, format!("no CSV or Parquet file matches `{path}`"))
                .at(named)
                .help(format!("check the name; {OF_TABLES}"))
        }
        io::ErrorKind::NotFound => Diagnostic::error(NOT_FOUND, format!("there is no file `{path}`"))
            .help(match named {
                Place::Argument(_) => "check the name and the folder",
                Place::Text(_) | Place::Cell { .. } | Place::File(_) => {
                    "check the name; files are named from the record's own folder"
                }
            })
            .at(named),
        io::ErrorKind::IsADirectory => {
            Diagnostic::error(UNREADABLE, format!("`{path}` cannot be read: it is a folder, not a file"))
                .at(named)
                .help(format!("name a file, or with a slash at its end a folder of tables: `{path}/`"))
        }
        io::ErrorKind::PermissionDenied => Diagnostic::error(UNREADABLE, format!("`{path}` may not be read"))
            .at(named)
            .help("ask its owner for permission to read it"),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof if is_packed => {
            Diagnostic::error(UNREADABLE, format!("`{path}` is not packed as its name says, or is not complete"))
                .at(named)
                .help("pack it again, or name the table as it was before it was packed")
        }
        io::ErrorKind::InvalidData => Diagnostic::error(UNREADABLE, format!("`{path}` cannot be read: {error}"))
            .at(named)
            .help("it is damaged, or is not text; export it again, as `CSV UTF-8 (comma delimited)`"),
        _ => Diagnostic::error(UNREADABLE, format!("`{path}` cannot be read: {error}")).at(named),
    }
}

pub(crate) fn left_out(first: &Path, more: usize, named: Place) -> Diagnostic {
    let more = if more > 0 { format!(", nor are {more} more") } else { String::new() };
    Diagnostic::warning(
        "file/left-out",
        format!("`{}` is not a CSV or Parquet file, and is not read{more}", first.display()),
    )
    .at(named)
    .help(format!("{OF_TABLES}, and no folders in it; others may be named by themselves"))
}

pub(crate) fn not_text(fault: NotText, place: Place) -> Diagnostic {
    match fault {
        NotText::Other(kind) => {
            Diagnostic::error(ENCODING, format!("this is {kind}, and a file in TOML is wanted here"))
                .help("a table is known by the ending of its name: `.xlsx` or `.ods` for a workbook, `.parquet`, `.csv`, and `.csv.gz` or `.csv.zst` where it is packed")
        }
        NotText::Utf16 => Diagnostic::error(ENCODING, "this is text in UTF-16").help("save it as UTF-8"),
        NotText::Byte { byte, .. } => Diagnostic::error(ENCODING, format!("the byte 0x{byte:02X} is not UTF-8 here"))
            .help("the file is probably in Windows-1252; save it as UTF-8"),
        // Said of a table alone, for which another encoding may be named.
        NotText::Undefined { .. } | NotText::IsUtf8 => {
            Diagnostic::error(ENCODING, "this is in another encoding than was named").help("save it as UTF-8")
        }
        NotText::Nul => Diagnostic::error(ENCODING, "there is a zero byte here").help("take it out"),
    }
    .at(place)
}
