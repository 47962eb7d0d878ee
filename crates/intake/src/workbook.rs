//! Workbooks, XLSX and ODS: zip files of XML. What they hold is checked before it is inflated (`archive`), read event by event (`xml`) and
//! kept cell by cell (`table::grid`), all within limits: neither a cell at the far end of a sheet nor a bomb takes room.

mod archive;
mod date;
mod number;
mod ods;
mod package;
mod xlsx;
mod xml;

use std::io;

use assize_diag::Place;

use crate::table::grid::{self, Budget, Grid, HEAD_ROWS, OverBudget};
use archive::Archive;
use package::Kind;

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
    /// None of the sheets that are shown has headings; some that are hidden may.
    NoTable {
        shown: Vec<String>,
        hidden: Vec<String>,
    },
}

impl Fault {
    /// Why a part cannot be read to its end.
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::FileTooLarge => Self::TooLarge("a part is longer than the workbook says".to_owned()),
            _ => Self::Damaged("a part of it cannot be unpacked".to_owned()),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::of(&error)
    }
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
    /// Other sheets that are shown and look like tables, where the user named none.
    pub(crate) passed_over: Vec<String>,
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
    let mut archive = Archive::open(bytes)?;
    let kind = package::kind(&mut archive)?;
    let (is, ending) = match kind {
        Kind::Xlsx(_) => ("an Excel workbook", "xlsx"),
        Kind::Ods => ("an OpenDocument spreadsheet", "ods"),
        Kind::Xlsb => return Err(Fault::Xlsb),
        Kind::Other => return Err(Fault::OtherZip),
    };
    if !(ending_is.is_empty() || ending_is.eq_ignore_ascii_case(ending)) {
        return Err(Fault::OtherName { is, ending });
    }
    let mut budget = Budget::MOST;
    let (mut book, previews) = match kind {
        Kind::Xlsx(main) => {
            let (book, previews) = xlsx::Book::open(archive, &main, HEAD_ROWS, &mut budget)?;
            (Book::Xlsx(book), previews)
        }
        Kind::Ods | Kind::Xlsb | Kind::Other => {
            let (book, previews) = ods::Book::open(archive, HEAD_ROWS, &mut budget)?;
            (Book::Ods(book), previews)
        }
    };
    let index = choose(&previews, wanted, is_id)?;
    let grid = match &mut book {
        Book::Xlsx(book) => book.grid(index, usize::MAX, &mut budget)?,
        Book::Ods(book) => book.grid(index, &mut budget)?,
    };
    let is_passed_over = |(at, preview): &(usize, &Preview)| {
        wanted.is_none() && *at != index && !preview.hidden && preview.head.looks_like_a_table()
    };
    let others = previews.iter().enumerate().filter(is_passed_over);
    let passed_over = others.map(|(_, preview)| preview.name.clone()).collect();
    let name = previews.into_iter().nth(index).map(|preview| preview.name).unwrap_or_default();
    Ok(Chosen { name, grid, passed_over })
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
    let has_headings = |index: &usize| previews[*index].head.heading_row(&is_id).is_some();
    let (hidden, seen): (Vec<usize>, Vec<usize>) = (0..previews.len()).partition(|index| previews[*index].hidden);
    let candidates: Vec<usize> = seen.iter().copied().filter(has_headings).collect();
    let hidden: Vec<usize> = hidden.into_iter().filter(has_headings).collect();
    match (&candidates[..], &seen[..]) {
        ([one], _) => Ok(*one),
        ([], [one]) if hidden.is_empty() => Ok(*one),
        ([], _) => Err(Fault::NoTable { shown: names(&seen), hidden: names(&hidden) }),
        (several, _) => Err(Fault::SeveralSheets(names(several))),
    }
}

/// More sheets than these are not looked through.
const MOST_SHEETS: usize = 1_000;

fn few_sheets(count: usize) -> Result<(), Fault> {
    match count < MOST_SHEETS {
        true => Ok(()),
        false => Err(Fault::TooLarge(format!("it has {MOST_SHEETS} sheets or more"))),
    }
}

/// The truth value that a cell of that kind says, however its program spells it; `None` where it says neither.
fn truth(said: &str) -> Option<(String, grid::Kind)> {
    let word = match said.trim().to_ascii_lowercase().as_str() {
        "1" | "true" => "yes",
        "0" | "false" => "no",
        _ => return None,
    };
    Some((word.to_owned(), grid::Kind::Value))
}

/// What a formula gives that depends on nothing: `=TRUE()`, which is how LibreOffice saves a truth value.
fn constant(formula: &str) -> Option<&'static str> {
    let formula = formula.split_once(":=").map_or(formula, |(_, formula)| formula);
    let formula = formula.trim().trim_start_matches('=').trim();
    let name = formula.strip_suffix(')').and_then(|rest| rest.trim_end().strip_suffix('(')).unwrap_or(formula);
    match name.trim().to_ascii_lowercase().as_str() {
        "true" => Some("yes"),
        "false" => Some("no"),
        _ => None,
    }
}
