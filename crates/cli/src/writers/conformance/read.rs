//! What a reader of a writer's files reads.

use std::io::{Cursor, Read};

use assize_writer::File;
use serde_json::Value;

pub(super) fn ending(file: &File) -> String {
    file.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// What a reader of these files reads: markup and escapes taken away. `None` where none of them is text. Data beside a page is for programs: a
/// figure that is only there is lost.
pub(super) fn all_text(files: &[File]) -> Option<String> {
    let is_data = |file: &File| matches!(ending(file).as_str(), "csv" | "tsv" | "json" | "jsonl");
    let keeps_data = files.first().is_some_and(is_data);
    let read = || files.iter().filter(|file| keeps_data || !is_data(file));
    let inner: Vec<File> = read().filter_map(parts).flatten().collect();
    let texts = read().chain(&inner).filter_map(|file| {
        let text = str::from_utf8(&file.contents).ok()?;
        Some(match ending(file).as_str() {
            "html" | "htm" | "svg" | "xml" => without_tags(text),
            "md" | "qmd" | "tex" | "latex" | "typ" | "rst" => text.replace('\\', ""),
            "adoc" | "asciidoc" => without_entities(&text.replace('\\', "")),
            "json" if text.contains("\"pandoc-api-version\"") => of_pandoc(text),
            "json" | "jsonl" => text.replace("\\\"", "\""),
            _ => text.to_owned(),
        })
    });
    let all: Vec<String> = texts.collect();
    (!all.is_empty()).then(|| all.join("\n"))
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

fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        // What stands in a script or a style is not read.
        let skipped = ["script", "style"].into_iter().find(|name| after.starts_with(name));
        let end = skipped.and_then(|name| after.find(&format!("</{name}"))).map_or(after, |at| &after[at..]);
        rest = end.split_once('>').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    without_entities(&plain)
}

fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let named = after.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        let (letter, after) = named.unwrap_or(('&', after));
        plain.push(letter);
        rest = after;
    }
    plain + rest
}

fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some(' '),
        "amp" => Some('&'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Without white space: lines may be broken anywhere.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}
