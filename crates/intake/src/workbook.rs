//! Workbooks, XLSX and ODS: zip files of XML. What they hold is checked before it is inflated (`archive`), read event by event (`xml`) and
//! kept cell by cell (`table::grid`), all within limits: neither a cell at the far end of a sheet nor a bomb takes room.

mod archive;
mod date;
mod number;
mod ods;
mod xlsx;
mod xml;

use assize_diag::Place;

use crate::table::grid::{Budget, Grid, HEAD_ROWS, OverBudget};
use archive::{Archive, Kind};

/// Why a workbook is not read.
#[derive(Debug)]
pub(crate) enum Fault {
    Xlsb,
    /// Something else that is packed as workbooks are.
    OtherZip,
    /// A workbook whose name has the ending of another kind.
    OtherName {
        is: &'static str,
        ending: &'static str,
    },
    Damaged(String),
    TooLarge(String),
    Encrypted,
    Macros,
    /// Links to other files, connections to databases, objects of other programs.
    Links,
    NoSheet {
        named: String,
        named_at: Place,
        sheets: Vec<String>,
    },
    SeveralSheets(Vec<String>),
    NoTable(Vec<String>),
}

impl From<OverBudget> for Fault {
    fn from(_: OverBudget) -> Self {
        Self::TooLarge("it holds more cells or more text than is read from a workbook".to_owned())
    }
}

/// The sheet that is read.
pub(crate) struct Chosen {
    pub(crate) name: String,
    pub(crate) grid: Grid,
}

/// A workbook of either kind.
enum Book<'b> {
    Xlsx(xlsx::Book<'b>),
    Ods(ods::Book<'b>),
}

/// A sheet, before it is known whether it is the one that is wanted.
struct Preview {
    name: String,
    /// Not shown in the program that made it.
    hidden: bool,
    /// Its first rows that hold something.
    head: Grid,
}

/// Reads the sheet of this name, or the only one that has headings: a row of it has a cell that heads the ids.
pub(crate) fn read(
    bytes: &[u8],
    ending_is: &str,
    wanted: Option<&(String, Place)>,
    is_id: impl Fn(&str) -> bool,
) -> Result<Chosen, Fault> {
    let archive = Archive::open(bytes)?;
    let (is, ending) = match archive.kind() {
        Kind::Xlsx => ("an Excel workbook", "xlsx"),
        Kind::Ods => ("an OpenDocument spreadsheet", "ods"),
        Kind::Xlsb => return Err(Fault::Xlsb),
        Kind::Other => return Err(Fault::OtherZip),
    };
    if !ending_is.eq_ignore_ascii_case(ending) {
        return Err(Fault::OtherName { is, ending });
    }
    let mut budget = Budget::MOST;
    let (mut book, previews) = match archive.kind() {
        Kind::Ods => {
            let (book, previews) = ods::Book::open(archive, HEAD_ROWS, &mut budget)?;
            (Book::Ods(book), previews)
        }
        Kind::Xlsx | Kind::Xlsb | Kind::Other => {
            let (book, previews) = xlsx::Book::open(archive, HEAD_ROWS, &mut budget)?;
            (Book::Xlsx(book), previews)
        }
    };
    let index = choose(&previews, wanted, is_id)?;
    let grid = match &mut book {
        Book::Xlsx(book) => book.grid(index, usize::MAX, &mut budget)?,
        Book::Ods(book) => book.grid(index, &mut budget)?,
    };
    let name = previews.into_iter().nth(index).map(|preview| preview.name).unwrap_or_default();
    Ok(Chosen { name, grid })
}

/// Which sheet is read.
fn choose(
    previews: &[Preview],
    wanted: Option<&(String, Place)>,
    is_id: impl Fn(&str) -> bool,
) -> Result<usize, Fault> {
    let names = |list: &[usize]| list.iter().map(|index| previews[*index].name.clone()).collect();
    if let Some((named, named_at)) = wanted {
        return previews.iter().position(|preview| preview.name == *named).ok_or_else(|| Fault::NoSheet {
            named: named.clone(),
            named_at: named_at.clone(),
            sheets: previews.iter().map(|preview| preview.name.clone()).collect(),
        });
    }
    let seen: Vec<usize> = (0..previews.len()).filter(|index| !previews[*index].hidden).collect();
    let candidates: Vec<usize> =
        seen.iter().copied().filter(|index| previews[*index].head.heading_row(&is_id).is_some()).collect();
    match (&candidates[..], &seen[..]) {
        ([one], _) | ([], [one]) => Ok(*one),
        ([], _) => Err(Fault::NoTable(names(&seen))),
        (several, _) => Err(Fault::SeveralSheets(names(several))),
    }
}
