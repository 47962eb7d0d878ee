//! What a reader of a writer's files reads.

use std::io::{Cursor, Read};

use assize_writer::File;

pub(super) fn ending(file: &File) -> String {
    file.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// What a reader of these files reads: markup and escapes taken away. `None` where none of them is text.
pub(super) fn all_text(files: &[File]) -> Option<String> {
    let inner: Vec<File> = files.iter().filter_map(parts).flatten().collect();
    let texts = files.iter().chain(&inner).filter_map(|file| {
        let text = str::from_utf8(&file.contents).ok()?;
        Some(match ending(file).as_str() {
            "html" | "htm" | "svg" | "xml" => without_tags(text),
            "md" => text.replace('\\', ""),
            "json" | "jsonl" => text.replace("\\\"", "\""),
            _ => text.to_owned(),
        })
    });
    let all: Vec<String> = texts.collect();
    (!all.is_empty()).then(|| all.join("\n"))
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
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            letter if !inside => plain.push(letter),
            _ => {}
        }
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    named.into_iter().fold(plain, |text, (from, to)| text.replace(from, to))
}

/// Without white space: lines may be broken anywhere.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}
