//! Whether a file is what its ending says, as far as that can be told here, and tells nothing of where it was made.

use std::time::{SystemTime, UNIX_EPOCH};

use assize_compose::Trial;
use assize_report::Report;
use assize_writer::File;

use super::markup;
use super::read::{ending, parts};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

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
    let days = seconds / 86_400;
    // Days since 1 March 2000, in years that begin in March.
    let days = days.saturating_sub(11_017);
    let (cycle, day) = (days / 146_097, days % 146_097);
    let year_of_cycle = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let from_march = (5 * day + 2) / 153;
    let day = day - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = 2000 + 400 * cycle + year_of_cycle + u64::from(month < 3);
    let name = MONTHS[usize::try_from(month - 1).unwrap_or_default()];
    vec![
        format!("{year}-{month:02}-{day:02}"),
        format!("{day:02}/{month:02}/{year}"),
        format!("{day} {name} {year}"),
        format!("{name} {day}, {year}"),
    ]
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
