//! Parquet files of cases. They are private as other tables are: a message names the column and the row, never what stands there.

#![cfg_attr(
    not(feature = "parquet"),
    allow(dead_code, unused_imports, reason = "a build that reads none has little to say of them")
)]

use assize_diag::{Code, Diagnostic, Diagnostics, Place, SourceId};

use super::workbook::more;
#[cfg(feature = "parquet")]
use crate::parquet::{CellFault, Fault};

const KIND: Code = Code::new("parquet/kind");
const COLUMN: Code = Code::new("parquet/column");

#[cfg(not(feature = "parquet"))]
pub(crate) fn not_in_this_build(source: SourceId) -> Diagnostic {
    Diagnostic::error(KIND, "this is a Parquet file, and this program was built without support for them")
        .at(Place::File(source))
        .help("build it with `cargo build --release --features parquet`, or save the table as CSV")
}

#[cfg(feature = "parquet")]
pub(crate) fn fault(fault: Fault, source: SourceId) -> Diagnostics {
    let diagnostic = match fault {
        Fault::NoParquet => Diagnostic::error(KIND, "this has the name of a Parquet file and is not one")
            .help("give it the ending that fits what it is: `.csv` for a table in plain text"),
        Fault::Encrypted => {
            Diagnostic::error(KIND, "this Parquet file is encrypted").help("write it again without a key")
        }
        Fault::Packed(how) => {
            Diagnostic::error(KIND, format!("pages of this Parquet file are packed with {how}, which is not read"))
                .help("write it again, packed with Snappy, Zstandard or gzip")
        }
        Fault::Damaged(what) => {
            Diagnostic::error("parquet/damaged", format!("this Parquet file cannot be read: {what}"))
                .help("it is damaged or was not written to its end; write it again")
        }
        Fault::TooLarge(what) => {
            Diagnostic::error("parquet/too-large", format!("this Parquet file is refused: {what}"))
                .help("keep the columns that the framework knows, or count where the cases are held: `assize tally`")
        }
        Fault::Columns(columns) => {
            let refused = |(column, header, what): (u32, String, &'static str)| {
                let place = Place::Cell { source, line: 0, column, header };
                Diagnostic::error(COLUMN, format!("this column holds {what}, which are not read"))
                    .at(place)
                    .help("write the file without this column, or its values as text, a column for each")
            };
            let mut all = Diagnostics::new();
            columns.into_iter().map(refused).for_each(|one| all.push(one));
            return all;
        }
    };
    let mut all = Diagnostics::new();
    all.push(diagnostic.at(Place::File(source)));
    all
}

/// A column whose values are not words.
pub(crate) fn no_words(what: &str, place: Place) -> Diagnostic {
    Diagnostic::error(COLUMN, format!("this column holds {what}, which are not read"))
        .at(place)
        .help("write dates without a time and numbers as such; or leave the column out with a column map: `\"...\" = \"ignore\"`")
}

/// `cells` cells of a column, from this one on.
#[cfg(feature = "parquet")]
pub(crate) fn cell(fault: CellFault, cells: usize, place: Place) -> Diagnostic {
    let (what, help) = match fault {
        CellFault::NoText => ("bytes that are not text in UTF-8", "write the column as text"),
        CellFault::NoDay => (
            "a date with a time of day, or one before March 1900",
            "write the column as dates without a time, or as text: YYYY-MM-DD",
        ),
        CellFault::NoNumber => {
            ("something that is not a number (NaN) or is infinite", "write null where nothing is known")
        }
        CellFault::LongNumber => ("a number of more than 38 digits", "write the column as text"),
    };
    Diagnostic::error("parquet/cell", format!("this cell holds {what}{}", more(cells))).at(place).help(help)
}
