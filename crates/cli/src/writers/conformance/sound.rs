//! Whether a file is what its ending says, as far as that can be told here, and tells nothing of where it was made.

use std::time::{SystemTime, UNIX_EPOCH};

use assize_compose::{Trial, date};
use assize_model::{PartialDate, day_since_1900};
use assize_report::Report;
use assize_writer::File;

use super::markup;
use super::read::{ending, parts};

/// 1 January 1970 as a spreadsheet counts it.
const EPOCH: u64 = 25_569;

/// The trial of one file; nothing where its ending promises nothing.
pub(super) fn sound(file: &File) -> Option<Trial> {
    let text = || str::from_utf8(&file.contents).map_err(|_| "it is not UTF-8".to_owned());
    let markup = |is_html| text().and_then(|text| markup::fault(text, is_html).map_or(Ok(()), Err)).err();
    let fault = match ending(file).as_str() {
        "json" => text().and_then(|text| parsed(text).map(drop)).err(),
        "jsonl" => text().and_then(|text| text.lines().try_for_each(|line| parsed(line).map(drop))).err(),
        "csv" => text().and_then(even).err(),
        "html" | "htm" => markup(true),
        "svg" | "xml" => markup(false),
        "docx" | "xlsx" | "odt" | "ods" | "epub" => {
            parts(file).is_none_or(|parts| parts.is_empty()).then(|| "it is no zip with XML in it".to_owned())
        }
        "pdf" => (!file.contents.starts_with(b"%PDF-")).then(|| "it does not begin as a PDF does".to_owned()),
        _ => return None,
    };
    Some(Trial::new(format!("makes a sound `{}`", file.name), fault))
}

fn parsed(text: &str) -> Result<serde_json::Value, String> {
    serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))
}

/// Whether every line of a table has as many cells, quoted ones counted whole.
fn even(text: &str) -> Result<(), String> {
    let mut counts = Vec::new();
    let (mut cells, mut quoted) = (1, false);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells += 1,
            '\n' if !quoted => counts.push(std::mem::replace(&mut cells, 1)),
            _ => {}
        }
    }
    let is_even = counts.windows(2).all(|pair| pair[0] == pair[1]);
    if is_even && !quoted { Ok(()) } else { Err("its lines have different numbers of cells".to_owned()) }
}

/// Today's date, this machine's name or a folder of this user, which no document has.
pub(super) fn tells_where(text: &str, report: &Report) -> Option<String> {
    let document = serde_json::to_string(report).expect("a report always serialises");
    let own = |name: &str| text.contains(name) && !document.contains(name);
    let folders = [std::env::var("HOME").ok(), std::env::current_dir().ok().map(|folder| folder.display().to_string())];
    let folders = folders.into_iter().flatten().filter(|folder| folder.len() > 4);
    let machine = machine();
    let is_word = |text: &str| text.split(|one: char| !one.is_alphanumeric() && one != '-').any(|word| word == machine);
    let machine = (is_word(text) && !is_word(&document)).then(|| machine.clone());
    let told = today().into_iter().chain(folders).find(|name| own(name)).or(machine)?;
    Some(format!("it says `{told}`, which is of this day or this machine"))
}

/// The machine's name; nothing where the system does not keep it there.
#[expect(clippy::disallowed_methods, reason = "it is no input, and nobody is told of it where it cannot be read")]
pub(super) fn machine() -> String {
    std::fs::read_to_string("/etc/hostname").unwrap_or_default().trim().to_owned()
}

/// Today's date as it is written.
pub(super) fn today() -> Vec<String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let number = u32::try_from(EPOCH + seconds / 86_400).unwrap_or_default();
    let (year, month, day) = day_since_1900(number);
    let iso = format!("{year}-{month:02}-{day:02}");
    let words = PartialDate::parse(&iso).map(date).unwrap_or_default();
    let name = words.split(' ').nth(1).unwrap_or_default();
    let american = format!("{name} {day}, {year}");
    vec![iso, format!("{day:02}/{month:02}/{year}"), words, american]
}

#[cfg(test)]
mod tests {
    #[test]
    fn today_is_the_day_that_the_system_says() {
        let said = std::process::Command::new("date").args(["-u", "+%Y-%m-%d"]).output();
        let Ok(said) = said else { return };
        assert_eq!(super::today()[0], String::from_utf8_lossy(&said.stdout).trim());
    }
}
