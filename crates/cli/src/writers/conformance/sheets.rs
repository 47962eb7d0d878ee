//! Workbooks: their sheets as a reader sees them, and what no sheet of figures may have.

use assize_writer::File;

use super::markup::pieces;
use super::page::without_entities;
use super::read::{CELL, ROW, TABLE, parts};

/// The sheets of a workbook as text, with what separates tables, rows and cells. `None` where the file is none.
pub(super) fn workbook(file: &File) -> Option<File> {
    let parts = texts(file)?;
    let text = match parts.iter().find(|(name, _)| name.ends_with("/content.xml")) {
        Some((_, content)) if content.contains("<office:spreadsheet") => open_document(content),
        Some(_) => return None,
        None => office_open(&parts)?,
    };
    Some(File { name: format!("{}.txt", file.name), contents: text.into_bytes() })
}

/// What a sheet has that a table of figures must not have.
pub(super) fn fault(file: &File) -> Option<String> {
    workbook(file)?;
    let mut all = texts(file)?;
    all.sort();
    all.iter()
        .find_map(|(name, text)| {
            let is_sheet = name.contains("/worksheets/");
            pieces(text, false).into_iter().filter_map(|(_, tag)| tag).find_map(|tag| match tag.name.as_str() {
                "f" if is_sheet => Some("a cell holds a formula, which a spreadsheet runs"),
                _ if tag.get("table:formula").is_some() => Some("a cell holds a formula, which a spreadsheet runs"),
                "sheet" if tag.get("state").is_some_and(|state| state != "visible") => Some("a sheet is hidden"),
                "row" | "col" if is_sheet && tag.get("hidden").is_some_and(|is| is != "0" && is != "false") => {
                    Some("a row or a column is hidden")
                }
                "style:table-properties" if tag.get("table:display") == Some("false") => Some("a sheet is hidden"),
                "mergeCell" if is_sheet => Some("cells are merged, which people who cannot see them do not know"),
                _ => None,
            })
        })
        .map(str::to_owned)
}

fn texts(file: &File) -> Option<Vec<(String, String)>> {
    let parts = parts(file)?.into_iter();
    Some(parts.filter_map(|part| Some((part.name, String::from_utf8(part.contents).ok()?))).collect())
}

fn open_document(content: &str) -> String {
    let mut read = String::new();
    let mut is_text = false;
    for (before, tag) in pieces(content, false) {
        if is_text {
            read.push_str(&without_entities(before));
        }
        let Some(tag) = tag else { continue };
        match (tag.name.as_str(), tag.is_end) {
            ("table:table", _) => read.push(TABLE),
            ("table:table-row", false) => read.push(ROW),
            ("table:table-cell" | "table:covered-table-cell", false) => {
                let repeated = tag.get("table:number-columns-repeated").and_then(|times| times.parse().ok());
                read.extend(std::iter::repeat_n(CELL, repeated.unwrap_or(1).clamp(1, 100)));
            }
            ("text:p", is_end) => is_text = !is_end && !tag.is_empty,
            ("text:s" | "text:line-break" | "text:tab", _) => read.push(' '),
            _ => {}
        }
    }
    read
}

/// `None` where it is a document of another kind.
fn office_open(parts: &[(String, String)]) -> Option<String> {
    let part = |ending: &str| parts.iter().find(|(name, _)| name.ends_with(ending)).map(|(_, text)| text.as_str());
    part("/xl/workbook.xml")?;
    let shared = part("/xl/sharedStrings.xml").map(shared).unwrap_or_default();
    let mut sheets: Vec<&(String, String)> = parts.iter().filter(|(name, _)| name.contains("/worksheets/")).collect();
    sheets.sort_by_key(|(name, _)| (name.len(), name.clone()));
    Some(sheets.into_iter().map(|(_, text)| sheet(text, &shared)).collect())
}

/// The texts that cells name by their place.
fn shared(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (before, tag) in pieces(text, false) {
        match tag.map(|tag| (tag.name, tag.is_end)) {
            Some((name, false)) if name == "si" => all.push(String::new()),
            Some((name, true)) if name == "t" => {
                if let Some(last) = all.last_mut() {
                    last.push_str(&without_entities(before));
                }
            }
            _ => {}
        }
    }
    all
}

fn sheet(text: &str, shared: &[String]) -> String {
    let mut read = String::from(TABLE);
    let (mut column, mut is_shared) = (0, false);
    for (before, tag) in pieces(text, false) {
        let Some(tag) = tag else { continue };
        match (tag.name.as_str(), tag.is_end) {
            ("row", false) => {
                read.push(ROW);
                column = 0;
            }
            ("c", false) => {
                let place = tag.get("r").map_or(column + 1, place);
                read.extend(std::iter::repeat_n(CELL, place.saturating_sub(column)));
                column = place;
                is_shared = tag.get("t") == Some("s");
            }
            ("v", true) if is_shared => {
                read.push_str(
                    before.parse().ok().and_then(|place: usize| shared.get(place)).map_or("", String::as_str),
                );
            }
            ("v" | "t", true) => read.push_str(&without_entities(before)),
            _ => {}
        }
    }
    read
}

/// The number of the column of "C5": 3.
fn place(reference: &str) -> usize {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0, |place, letter| (place * 26 + usize::from(letter - b'A') + 1).min(20_000))
}
