//! Workbooks of cases. They are private as other tables are: a message names the sheet and the cell, never what stands in it.

#![cfg_attr(
    not(feature = "workbooks"),
    allow(dead_code, unused_imports, reason = "a build that reads no workbooks has little to say of them")
)]

use assize_diag::{Code, Diagnostic, Place, SourceId};
use assize_reader::{tick, ticks};

use super::many;
use crate::table::format::Refused;
#[cfg(feature = "workbooks")]
use crate::workbook::Fault;

const KIND: Code = Code::new("workbook/kind");
const ENCRYPTED: Code = Code::new("workbook/encrypted");
const ACTIVE: Code = Code::new("workbook/active-content");
const SHEET: Code = Code::new("workbook/sheet");
const HEADINGS: Code = Code::new("workbook/headings");
const FORMULA: Code = Code::new("workbook/formula");

const SAVE_AS: &str = "open it in the program it is from, and save it as an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or `CSV UTF-8 (comma delimited)`";

pub(crate) fn refused(refused: Refused, source: SourceId) -> Diagnostic {
    let (code, message, help) = match refused {
        Refused::Foreign(what) => {
            let message = format!("this is {what}, which is not read as a table");
            return Diagnostic::error(KIND, message).at(Place::File(source)).help(SAVE_AS);
        }
        Refused::Xls => (KIND, "this is an Excel workbook of the old kind (.xls), which is not read", SAVE_AS),
        Refused::Xlsb => (KIND, "this is a binary Excel workbook (.xlsb), which is not read", SAVE_AS),
        Refused::Xlsm => (KIND, "this is an Excel workbook with macros (.xlsm), which is not read", SAVE_AS),
        Refused::Ole => (
            ENCRYPTED,
            "this workbook is protected by a password, or is of the old kind (.xls) under a new name",
            "open it in the program it is from, take the password away, and save it as a workbook (.xlsx)",
        ),
        Refused::NoZip => (
            KIND,
            "this has the name of a workbook and is not one",
            "give it the ending that fits what it is: `.csv` for a table in plain text, `.tsv` where tabs divide its fields",
        ),
    };
    Diagnostic::error(code, message).at(Place::File(source)).help(help)
}

#[cfg(not(feature = "workbooks"))]
pub(crate) fn not_in_this_build(source: SourceId) -> Diagnostic {
    Diagnostic::error(KIND, "this program was built without support for workbooks")
        .at(Place::File(source))
        .help("save the sheet as `CSV UTF-8 (comma delimited)`")
}

#[cfg(feature = "workbooks")]
pub(crate) fn fault(fault: Fault, source: SourceId) -> Diagnostic {
    let place = Place::File(source);
    let diagnostic = match fault {
        Fault::Xlsb => return refused(Refused::Xlsb, source),
        Fault::OtherZip => Diagnostic::error(KIND, "this is a zip file, and no workbook that is read").help(SAVE_AS),
        Fault::OtherName { is, ending } => Diagnostic::error(KIND, format!("this is {is} under another name"))
            .help(format!("give it the ending `.{ending}`")),
        Fault::Damaged(what) => Diagnostic::error("workbook/damaged", format!("this workbook cannot be read: {what}"))
            .help("it is damaged, or was not made by a spreadsheet program; open it in one, and save it again"),
        Fault::TooLarge(what) => Diagnostic::error("workbook/too-large", format!("this workbook is refused: {what}")).help(
            "keep the sheet that is to be read, with the columns that the framework knows, in a workbook of its own",
        ),
        Fault::Encrypted => Diagnostic::error(ENCRYPTED, "this workbook is protected by a password")
            .help("open it in the program it is from, take the password away, and save it"),
        Fault::Macros => {
            Diagnostic::error(ACTIVE, "this workbook has macros").help("save it as a workbook without them (.xlsx)")
        }
        Fault::Links => Diagnostic::error(
            ACTIVE,
            "this workbook draws on other files or databases, or holds objects of other programs",
        )
        .help("copy the sheet into a new workbook as values, and read that"),
        Fault::NoSheet { named, named_at, sheets } => {
            let near = assize_diag::nearest(&named, sheets.iter().map(String::as_str)).map(str::to_owned);
            let help = match near {
                Some(near) => format!("did you mean {}?", tick(&near)),
                None => format!("there are {}", listed(&sheets)),
            };
            return Diagnostic::error(SHEET, format!("no sheet is called {}", tick(&named)))
                .label(named_at, "")
                .label(place, "in this workbook")
                .help(help);
        }
        Fault::SeveralSheets(sheets) => Diagnostic::error(
            SHEET,
            format!("{} have headings with the ids of units: {}", many(sheets.len(), "sheet"), listed(&sheets)),
        )
        .help("name one with `sheet = \"...\"` in `[[data]]`, or with `--sheet`"),
        Fault::NoTable { shown, hidden } => {
            let message =
                format!("no sheet has a row of headings with `id` or `case` among its first rows: {}", listed(&shown));
            let help = match &hidden[..] {
                [] => "head the column of the units' ids `id`, or map it to \"id\" in a column map; headings that are merged with other cells are not headings of columns".to_owned(),
                [sheet] => format!("the hidden sheet {} has one: show it, or name it with `--sheet`", tick(sheet)),
                sheets => format!("the hidden sheets {} have one: show the one that is meant, or name it with `--sheet`", listed(sheets)),
            };
            Diagnostic::error(HEADINGS, message).help(help)
        }
    };
    diagnostic.at(place)
}

#[cfg(feature = "workbooks")]
fn listed(sheets: &[String]) -> String {
    const LISTED: usize = 8;
    let first: Vec<&str> = sheets.iter().take(LISTED).map(String::as_str).collect();
    match sheets.len().saturating_sub(LISTED) {
        0 => ticks(&first),
        more => format!("{} and {more} more", ticks(&first)),
    }
}

pub(crate) fn empty_sheet(source: SourceId) -> Diagnostic {
    Diagnostic::error(HEADINGS, "the sheet is empty")
        .at(Place::File(source))
        .help("a table has a row of headings and one row for each unit")
}

pub(crate) fn no_headings(rows: usize, source: SourceId) -> Diagnostic {
    Diagnostic::error(HEADINGS, format!("none of the first {rows} rows has a heading `id` or `case`"))
        .at(Place::File(source))
        .help("head the column of the units' ids `id`, or map it to \"id\" in a column map; headings that are merged with other cells are not headings of columns")
}

pub(crate) fn rows_above(rows: usize, place: Place) -> Diagnostic {
    let them = if rows == 1 { "the row above it is" } else { "what is above it is" };
    Diagnostic::warning(
        "workbook/rows-above",
        format!("the headings are in this row; {them} not read ({})", many(rows, "row")),
    )
    .at(place)
    .help("the headings are the first row with one of ids (`id` or `case`) or, in a table of counts, of questions; check that it is the right one")
}

pub(crate) fn blank_rows(first: u32, last: u32, place: Place) -> Diagnostic {
    let message = match last - first {
        0 => format!("row {first} is blank, and rows follow"),
        _ => format!("rows {first} to {last} are blank, and rows follow"),
    };
    Diagnostic::error("workbook/blank-rows", message)
        .at(place)
        .help("delete them; if what follows is not part of the table, move it to another sheet")
}

pub(crate) fn merged(place: Place) -> Diagnostic {
    Diagnostic::error(
        "workbook/merged-cells",
        "cells of the table are merged here, so it is not known to which row or column they belong",
    )
    .at(place)
    .help("unmerge them, and fill in each cell")
}

pub(crate) fn hidden(what: &str, count: usize, source: SourceId) -> Diagnostic {
    let are = if count == 1 { "is" } else { "are" };
    Diagnostic::warning(
        "workbook/hidden",
        format!("{} of the table {are} hidden, and read as the others are", many(count, what)),
    )
    .at(Place::File(source))
    .help("show all rows and columns and look at them; delete those that do not belong to the data")
}

/// `cells` cells of a column, from this one on.
pub(crate) fn formula(cells: usize, place: Place) -> Diagnostic {
    let hold = match cells {
        1 => "this cell holds a formula".to_owned(),
        cells => format!("{cells} cells of this column hold formulas"),
    };
    Diagnostic::error(FORMULA, format!("{hold}; what was saved may no longer be true"))
        .at(place)
        .help("paste the values over the formulas, or accept them as saved with `accept-cached = true` in `[[data]]`, or `--accept-cached`")
}

/// What is said of other cells of the column with the same fault.
pub(super) fn more(cells: usize) -> String {
    if cells > 1 { format!(" (and {} of this column)", many(cells - 1, "more cell")) } else { String::new() }
}

pub(crate) fn not_calculated(cells: usize, place: Place) -> Diagnostic {
    Diagnostic::error(
        FORMULA,
        format!("this cell holds a formula that was never worked out: it has no saved value{}", more(cells)),
    )
    .at(place)
    .help("open the workbook in a spreadsheet program, and save it; or paste the values over the formulas")
}

pub(crate) fn no_such(what: &str, cells: usize, place: Place) -> Diagnostic {
    Diagnostic::error("workbook/cell", format!("this cell is said to hold {what}, and does not{}", more(cells)))
        .at(place)
        .help("enter it again; the program that wrote the workbook left something else in it")
}

pub(crate) fn passed_over(other: &str, source: SourceId) -> Diagnostic {
    Diagnostic::warning(
        SHEET,
        format!("this sheet is read; {} has rows, too, and no heading `id` or `case`", tick(other)),
    )
    .at(Place::File(source))
    .help("name the sheet that is meant with `sheet = \"...\"` in `[[data]]`, or with `--sheet`")
}

pub(crate) fn error_cell(cells: usize, place: Place) -> Diagnostic {
    Diagnostic::error("workbook/error-cell", format!("this cell holds an error of the spreadsheet, such as #N/A{}", more(cells)))
        .at(place)
        .help("put the answer in its place, clear the cell where there is none, or say in a column map what it means: `[answers] missing = [\"#N/A\"]`")
}

pub(crate) fn no_day(cells: usize, place: Place) -> Diagnostic {
    Diagnostic::error(
        "workbook/no-day",
        format!("this cell is a time, or a date that is not a whole day from March 1900 on{}", more(cells)),
    )
    .at(place)
    .help("write it as a day: YYYY-MM-DD; or take the days of dates with a time by a column map: `[dates]` with `commenced = \"time stamp\"`")
}

pub(crate) fn long_number(cells: usize, place: Place) -> Diagnostic {
    Diagnostic::error(
        "workbook/long-number",
        format!("this number is longer than a spreadsheet holds exactly (15 digits){}", more(cells)),
    )
    .at(place)
    .help("format the column as text, and enter the numbers again; what was lost cannot be recovered")
}
