//! What a reader of a writer's files reads.

use std::io::{Cursor, Read};

use assize_writer::File;
use serde_json::Value;

use super::{page, sheets};

/// Stands in what is read before each table and behind it; no text has it.
pub(super) const TABLE: char = '\u{1d}';
/// Stands before each row.
pub(super) const ROW: char = '\u{1e}';
/// Stands before each cell.
pub(super) const CELL: char = '\u{1f}';

pub(super) fn ending(file: &File) -> String {
    file.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Whether it is a table, and no page with tables.
pub(super) fn is_table(file: &File) -> bool {
    matches!(ending(file).as_str(), "csv" | "tsv")
}

/// What a reader of these files reads: markup and escapes taken away, and tables taken apart where that is known how. `None` where none of them
/// is text. Data beside a page is for programs: a figure that is only there is lost.
pub(super) fn all_text(files: &[File]) -> Option<String> {
    let is_data = |file: &File| is_table(file) || matches!(ending(file).as_str(), "json" | "jsonl");
    let keeps_data = files.first().is_some_and(is_data);
    let read = || files.iter().filter(|file| keeps_data || !is_data(file));
    let inner: Vec<File> = read().filter_map(sheets::workbook).collect();
    let documents = read().filter(|file| sheets::workbook(file).is_none()).filter_map(parts).flatten();
    // Which program made it is not what it says.
    let office: Vec<File> = documents.filter(|part| !part.name.ends_with("docProps/app.xml")).collect();
    let texts = read().chain(&inner).chain(&office).filter_map(|file| {
        let text = str::from_utf8(&file.contents).ok()?;
        Some(match ending(file).as_str() {
            "html" | "htm" | "svg" | "xml" => page::read(text),
            "md" | "qmd" => piped(text).replace('\\', ""),
            "tex" | "latex" | "typ" | "rst" => text.replace('\\', ""),
            "adoc" | "asciidoc" => page::without_entities(&text.replace('\\', "")),
            "csv" | "tsv" => fields(text),
            "json" if text.contains("\"pandoc-api-version\"") => of_pandoc(text),
            "json" | "jsonl" => text.replace("\\\"", "\""),
            _ => text.to_owned(),
        })
    });
    let all: Vec<String> = texts.collect();
    (!all.is_empty()).then(|| all.join("\n"))
}

/// The lines between pipes as rows.
fn piped(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut was_row = false;
    for line in text.lines() {
        let inner = line.trim().strip_prefix('|');
        if inner.is_some() != was_row {
            read.push(TABLE);
        }
        was_row = inner.is_some();
        match inner {
            Some(inner) => {
                read.extend([ROW, CELL]);
                let mut before = ' ';
                for letter in inner.chars() {
                    read.push(if letter == '|' && before != '\\' { CELL } else { letter });
                    before = letter;
                }
            }
            None => read.push_str(line),
        }
        read.push('\n');
    }
    read
}

/// What separates the values of a file of them: the one of three that its first line has most of.
pub(super) fn separator(text: &str) -> char {
    let first = text.lines().next().unwrap_or_default();
    [';', '\t', ','].into_iter().max_by_key(|sign| first.matches(*sign).count()).unwrap_or(',')
}

/// The records of a file of comma-separated values, or of values with another sign between.
fn fields(text: &str) -> String {
    let mut read = String::from(TABLE);
    let mut records = csv::ReaderBuilder::new();
    records.delimiter(separator(text) as u8).has_headers(false).flexible(true);
    for record in records.from_reader(text.as_bytes()).records().flatten() {
        read.push(ROW);
        for field in &record {
            read.push(CELL);
            read.push_str(field);
        }
        read.push('\n');
    }
    read
}

/// The words of a document of Pandoc's, in order: what stands under `Str`.
fn of_pandoc(text: &str) -> String {
    fn read(value: &Value, said: &mut String) {
        match value {
            Value::Object(all) if all.get("t").is_some_and(|kind| kind == "Str") => {
                said.push_str(all.get("c").and_then(Value::as_str).unwrap_or_default());
            }
            Value::Object(all) => {
                said.push(' ');
                // What is said of it stands before it.
                let order = ["meta", "c", "blocks"];
                let known = order.into_iter().filter_map(|key| all.get(key));
                known
                    .chain(all.iter().filter(|(key, _)| !order.contains(&key.as_str())).map(|(_, one)| one))
                    .for_each(|one| read(one, said));
            }
            Value::Array(all) => all.iter().for_each(|one| read(one, said)),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut said = String::new();
    read(&serde_json::from_str(text).unwrap_or_default(), &mut said);
    said
}

/// The parts of a zip that are XML: what office programs keep their texts in. `None` where it is none.
pub(super) fn parts(file: &File) -> Option<Vec<File>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(&file.contents)).ok()?;
    let mut parts = Vec::new();
    for place in 0..zip.len() {
        let part = zip.by_index(place).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut contents = Vec::new();
        // More than a document of the kit can take is no document.
        part.take(64 << 20).read_to_end(&mut contents).ok()?;
        parts.extend(name.ends_with(".xml").then(|| File { name: format!("{}/{name}", file.name), contents }));
    }
    Some(parts)
}

/// Whether each number of a figure's text is there as a number, per cent or a hundredth of it.
pub(super) fn stands_as_numbers(text: &str, shown: &str) -> bool {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.').filter(|part| !part.is_empty());
    let mut numbers = numbers.peekable();
    let is_there = |number: &str| {
        let (whole, after) = number.split_once('.').unwrap_or((number, ""));
        let hundredth = format!("{whole:0>3}");
        let (above, below) = hundredth.split_at(hundredth.len() - 2);
        let hundredth = format!("{above}.{below}{after}");
        let hundredth = hundredth.trim_end_matches('0').trim_end_matches('.');
        shown.contains(number) || shown.contains(hundredth)
    };
    numbers.peek().is_some() && numbers.all(is_there)
}

/// Without white space: lines may be broken anywhere. A minus is a minus.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).map(|one| if one == '\u{2212}' { '-' } else { one }).collect()
}
