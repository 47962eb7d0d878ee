//! Whether a file is what its ending says, as far as that can be told here.

use assize_compose::Trial;
use assize_writer::File;

use super::read::{ending, parts, separator};
use super::{markup, sheets};

/// The trial of one file; nothing where its ending promises nothing.
pub(super) fn sound(file: &File) -> Option<Trial> {
    let text = || str::from_utf8(&file.contents).map_err(|_| "it is not UTF-8".to_owned());
    let markup = |is_html| text().and_then(|text| markup::fault(text, is_html).map_or(Ok(()), Err)).err();
    let fault = match ending(file).as_str() {
        "json" => text().and_then(|text| parsed(text).map(drop)).err(),
        "jsonl" => text().and_then(|text| text.lines().try_for_each(|line| parsed(line).map(drop))).err(),
        "csv" | "tsv" => text().and_then(even).err(),
        "md" | "qmd" => text().and_then(rows_fit).err(),
        "html" | "htm" => markup(true),
        "svg" | "xml" => markup(false),
        "docx" | "xlsx" | "odt" | "ods" | "epub" => {
            let is_none = parts(file).is_none_or(|parts| parts.is_empty());
            is_none.then(|| "it is not a zip with XML in it".to_owned()).or_else(|| sheets::fault(file))
        }
        "pdf" => (!file.contents.starts_with(b"%PDF-")).then(|| "it does not begin as a PDF does".to_owned()),
        _ => return None,
    };
    Some(Trial::new(format!("makes a valid `{}`", file.name), fault))
}

/// Whether no row between pipes has more cells than the first of its table: the rest would be lost.
fn rows_fit(text: &str) -> Result<(), String> {
    let mut widest = None;
    for line in text.lines() {
        let Some(inner) = line.trim().strip_prefix('|') else {
            widest = None;
            continue;
        };
        let mut before = ' ';
        let mut cells = 0;
        for letter in inner.chars() {
            cells += usize::from(letter == '|' && before != '\\');
            before = if before == '\\' { ' ' } else { letter };
        }
        let most = *widest.get_or_insert(cells);
        if cells > most {
            return Err(format!(
                "a row of a table has {cells} cells, and its headings are {most}: a sign between cells is a text's"
            ));
        }
    }
    Ok(())
}

fn parsed(text: &str) -> Result<serde_json::Value, String> {
    serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))
}

/// Whether every line of a table has as many cells, quoted ones counted whole. Where tabs stand between them, a quote may be a letter.
fn even(text: &str) -> Result<(), String> {
    let separator = separator(text);
    let is_even = |quotes: bool| {
        let mut counts = Vec::new();
        let (mut cells, mut quoted) = (1, false);
        for letter in text.chars() {
            match letter {
                '"' => quoted ^= quotes,
                letter if letter == separator && !quoted => cells += 1,
                '\n' if !quoted => counts.push(std::mem::replace(&mut cells, 1)),
                _ => {}
            }
        }
        !quoted && counts.windows(2).all(|pair| pair[0] == pair[1])
    };
    match is_even(true) || separator == '\t' && is_even(false) {
        true => Ok(()),
        false => Err("its lines have different numbers of cells".to_owned()),
    }
}
