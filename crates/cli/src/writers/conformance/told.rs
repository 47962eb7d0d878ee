//! Whether a file tells when and where it was made.

use std::time::{SystemTime, UNIX_EPOCH};

use assize_compose::date;
use assize_model::{PartialDate, day_since_1900};
use assize_report::Report;

/// 1 January 1970 as a spreadsheet counts it.
const EPOCH: u64 = 25_569;
/// 9 September 2001 in seconds since 1970, from when on these have ten digits.
const TEN_DIGITS: u64 = 1_000_000_000;

/// Today's date, this machine's name, its user's, its system's version or zone, a folder of this user, which no document has; a moment in seconds,
/// and a version that is not the writer's.
pub(super) fn tells_where(text: &str, report: &Report, version: &str) -> Option<String> {
    let document = serde_json::to_string(report).expect("a report always serialises");
    let own = |name: &str| text.contains(name) && !document.contains(name);
    let folders = [std::env::var("HOME").ok(), std::env::current_dir().ok().map(|folder| folder.display().to_string())];
    let parts = folders.into_iter().flatten().chain(zone()).filter(|part| part.len() > 4);
    let has = |text: &str, name: &str| {
        text.split(|one: char| !one.is_alphanumeric() && !"-.".contains(one)).any(|word| word.trim_matches('.') == name)
    };
    let names = [machine(), system(), user()].into_iter().filter(|name| !name.is_empty());
    let named = names.into_iter().find(|name| has(text, name) && !has(&document, name));
    let told = today().into_iter().chain(parts).find(|name| own(name)).or(named);
    let numbers = || text.split(|one: char| !one.is_ascii_digit() && one != '.').map(|word| word.trim_matches('.'));
    let told = told.or_else(|| numbers().find(|number| is_moment(number) && own(number)).map(str::to_owned));
    let told = told.or_else(|| {
        numbers().find(|number| is_version(number) && *number != version && own(number)).map(str::to_owned)
    })?;
    Some(format!("it says `{told}`, which is of this day or this machine"))
}

/// Whether it is a number of seconds since 1970, of this century.
fn is_moment(number: &str) -> bool {
    let whole = number.split('.').next().unwrap_or_default();
    whole.len() == 10 && whole.parse().is_ok_and(|whole: u64| (TEN_DIGITS..=now() + 86_400).contains(&whole))
}

/// "3.13.5": where no part has two digits it may be the number of a section.
fn is_version(number: &str) -> bool {
    let parts: Vec<&str> = number.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty()) && parts.iter().any(|part| part.len() == 2)
}

/// The machine's name; nothing where the system does not keep it there.
pub(super) fn machine() -> String {
    told_by("/etc/hostname")
}

/// The version of the system, as far as its first word.
fn system() -> String {
    told_by("/proc/sys/kernel/osrelease")
}

/// The user's name; none that may be a word of any text.
fn user() -> String {
    let name = ["LOGNAME", "USER"].into_iter().find_map(|name| std::env::var(name).ok());
    let name = name.or_else(|| std::env::var("HOME").ok()?.rsplit('/').next().map(str::to_owned));
    name.filter(|name| name.len() > 3).unwrap_or_default()
}

/// The zone by its name.
fn zone() -> Option<String> {
    Some(told_by("/etc/timezone")).filter(|zone| !zone.is_empty()).or_else(|| {
        let link = std::fs::read_link("/etc/localtime").ok()?.display().to_string();
        link.split_once("zoneinfo/").map(|(_, zone)| zone.to_owned())
    })
}

#[expect(clippy::disallowed_methods, reason = "it is not an input, and nobody is told of it where it cannot be read")]
fn told_by(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default().trim().to_owned()
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Today's date as it is written.
pub(super) fn today() -> Vec<String> {
    let number = u32::try_from(EPOCH + now() / 86_400).unwrap_or_default();
    let (year, month, day) = day_since_1900(number);
    let iso = format!("{year}-{month:02}-{day:02}");
    let words = PartialDate::parse(&iso).map(date).unwrap_or_default();
    let name = words.split(' ').nth(1).unwrap_or_default().to_owned();
    let short = name.get(..3).unwrap_or_default().to_owned();
    let mut written: Vec<String> = [".", "/", "-"]
        .iter()
        .flat_map(|sign| {
            [
                format!("{day:02}{sign}{month:02}{sign}{year}"),
                format!("{month:02}{sign}{day:02}{sign}{year}"),
                format!("{year}{sign}{month:02}{sign}{day:02}"),
            ]
        })
        .collect();
    written.extend([&name, &short].iter().flat_map(|name| {
        [
            format!("{day} {name} {year}"),
            format!("{day:02} {name} {year}"),
            format!("{name} {day}, {year}"),
            format!("{name} {day:02}, {year}"),
            format!("{name} {year}"),
        ]
    }));
    [iso.clone(), words, format!("{year}{month:02}{day:02}")].into_iter().chain(written).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn today_is_the_day_that_the_system_says() {
        let said = std::process::Command::new("date").args(["-u", "+%Y-%m-%d"]).output();
        let Ok(said) = said else { return };
        assert_eq!(super::today()[0], String::from_utf8_lossy(&said.stdout).trim());
    }

    #[test]
    fn a_moment_and_a_version_are_told_from_figures() {
        assert!(super::is_moment("1700000000.25") && !super::is_moment("9999999999") && !super::is_moment("90001"));
        assert!(super::is_version("3.13.5") && !super::is_version("2.1.3") && !super::is_version("33.17"));
    }
}
