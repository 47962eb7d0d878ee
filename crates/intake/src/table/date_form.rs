//! How a column writes days, where it does not write them YYYY-MM-DD.

use std::ops::RangeInclusive;

use assize_model::{PartialDate, day_since_1900, fold};

/// A way to write a day, such as `dd.mm.yy`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateForm {
    day: Form,
    /// Whether a time of day follows, which is ignored.
    has_time: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Form {
    /// Three parts, with what is between them.
    Parts([Part; 3], [char; 2]),
    /// The day of a time stamp: `2019-03-14T09:30`.
    TimeStamp,
    /// Eight digits: `20190314`.
    Digits,
    /// How many days after 31 December 1899, as spreadsheets count from March 1900 on: `43538`.
    Serial,
}

/// A part of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// One or two digits.
    Day,
    /// One or two digits.
    Month,
    /// English or Welsh, whole or its first three letters.
    MonthName,
    /// Four digits.
    Year,
    /// Two digits, of 2000 to 2099.
    ShortYear,
}

/// By their first three letters, in English and Welsh.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "ionawr"],
    ["february", "chwefror"],
    ["march", "mawrth"],
    ["april", "ebrill"],
    ["may", "mai"],
    ["june", "mehefin"],
    ["july", "gorffennaf"],
    ["august", "awst"],
    ["september", "medi"],
    ["october", "hydref"],
    ["november", "tachwedd"],
    ["december", "rhagfyr"],
];

impl DateForm {
    /// Those that people use.
    pub const COMMON: [&'static str; 22] = [
        "dd.mm.yy",
        "dd.mm.yyyy",
        "dd/mm/yy",
        "dd/mm/yyyy",
        "dd/mm/yyyy hh:mm",
        "dd-mm-yy",
        "dd-mm-yyyy",
        "dd-mmm-yy",
        "dd-mmm-yyyy",
        "dd mmm yyyy",
        "mm.dd.yy",
        "mm.dd.yyyy",
        "mm/dd/yy",
        "mm/dd/yyyy",
        "mm/dd/yyyy hh:mm",
        "mm-dd-yy",
        "mm-dd-yyyy",
        "yy-mm-dd",
        "yy/mm/dd",
        "yyyy/mm/dd",
        "yyyymmdd",
        "time stamp",
    ];

    /// Reads `dd.mm.yy`, `DD/MM/YYYY`, `dd-mmm-yy`, `dd/mm/yyyy hh:mm`, `time stamp`; `None` for what is not a form.
    pub fn parse(form: &str) -> Option<Self> {
        match fold(form).as_ref() {
            "time stamp" => return Some(Self::stamp()),
            "serial" => return Some(Self::serial()),
            _ => {}
        }
        let lower = form.trim().to_ascii_lowercase();
        let timed = [" hh:mm", " hh:mm:ss"].into_iter().find_map(|time| lower.strip_suffix(time));
        Some(Self { day: Form::parse(timed.unwrap_or(&lower).trim_end())?, has_time: timed.is_some() })
    }

    /// That of a time stamp: `2019-03-14T09:30`.
    pub(crate) fn stamp() -> Self {
        Self { day: Form::TimeStamp, has_time: false }
    }

    /// That of a spreadsheet's number: `43538`.
    pub(crate) fn serial() -> Self {
        Self { day: Form::Serial, has_time: false }
    }

    /// A day so written, as YYYY-MM-DD; `None` where it is none.
    pub fn day(&self, word: &str) -> Option<String> {
        let word = word.trim();
        if !self.has_time {
            return self.day.day(word);
        }
        let (day, time) = word.rsplit_once(' ')?;
        let two_digits = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_time = matches!(time.split(':').count(), 2 | 3) && time.split(':').all(two_digits);
        self.day.day(day.trim_end()).filter(|_| is_time)
    }
}

impl Form {
    fn parse(lower: &str) -> Option<Self> {
        if lower == "yyyymmdd" {
            return Some(Self::Digits);
        }
        let (mut parts, mut between) = (Vec::new(), Vec::new());
        let mut characters = lower.chars().peekable();
        while let Some(first) = characters.next() {
            if !first.is_ascii_alphabetic() {
                between.push(first);
                continue;
            }
            let mut length = 1;
            while characters.next_if_eq(&first).is_some() {
                length += 1;
            }
            parts.push(match (first, length) {
                ('d', 1 | 2) => Part::Day,
                ('m', 1 | 2) => Part::Month,
                ('m', 3 | 4) => Part::MonthName,
                ('y', 2) => Part::ShortYear,
                ('y', 4) => Part::Year,
                _ => return None,
            });
        }
        let parts: [Part; 3] = parts.try_into().ok()?;
        let between: [char; 2] = between.try_into().ok()?;
        let has = |some: &[Part]| parts.iter().filter(|part| some.contains(part)).count() == 1;
        let is_whole = has(&[Part::Day]) && has(&[Part::Month, Part::MonthName]) && has(&[Part::Year, Part::ShortYear]);
        let is_apart = between.iter().all(|character| !character.is_alphanumeric());
        (is_whole && is_apart).then_some(Self::Parts(parts, between))
    }

    fn day(&self, word: &str) -> Option<String> {
        let day = match self {
            Self::TimeStamp => {
                word.get(..10).filter(|_| matches!(word.as_bytes().get(10), Some(b'T' | b' ')))?.to_owned()
            }
            Self::Serial => {
                let number = word.parse::<u32>().ok().filter(|number| SERIALS.contains(number))?;
                iso(number)
            }
            Self::Digits => {
                let is_day = word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit());
                if !is_day {
                    return None;
                }
                format!("{}-{}-{}", &word[..4], &word[4..6], &word[6..])
            }
            Self::Parts(parts, [first, second]) => {
                let (one, rest) = word.split_once(*first)?;
                let (two, three) = rest.split_once(*second)?;
                let (mut year, mut month, mut day) = (0, 0, 0);
                for (part, text) in parts.iter().zip([one, two, three]) {
                    let text = text.trim();
                    match part {
                        Part::Day => day = number(text, 1..=2)?,
                        Part::Month => month = number(text, 1..=2)?,
                        Part::MonthName => month = name_of_month(text)?,
                        Part::Year => year = number(text, 4..=4)?,
                        Part::ShortYear => year = 2000 + number(text, 2..=2)?,
                    }
                }
                format!("{year:04}-{month:02}-{day:02}")
            }
        };
        PartialDate::parse_day(&day).map(|_| day)
    }
}

/// From 1 March 1900, before which spreadsheets count a day that never was, to the last that they know.
pub(crate) const SERIALS: RangeInclusive<u32> = 61..=2_958_465;

/// The number that counts from 1900 where this one counts from 1904.
pub(crate) fn from_1904(number: u32) -> Option<u32> {
    number.checked_add(1_462)
}

/// The day with this number, counted from 1900, as YYYY-MM-DD.
pub(crate) fn iso(number: u32) -> String {
    let (year, month, day) = day_since_1900(number);
    format!("{year:04}-{month:02}-{day:02}")
}

fn number(text: &str, digits: RangeInclusive<usize>) -> Option<u16> {
    let is_number = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

fn name_of_month(text: &str) -> Option<u16> {
    let lower = text.to_ascii_lowercase();
    let is_so = |name: &str| lower.len() >= 3 && name.starts_with(&lower);
    let index = MONTHS.iter().position(|names| names.iter().any(|name| is_so(name)))?;
    u16::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::DateForm;

    #[test]
    fn days_are_read_as_the_form_says() {
        for (form, word, expect) in [
            ("dd.mm.yy", "14.3.19", Some("2019-03-14")),
            ("dd.mm.yy", "31.02.19", None),
            ("dd.mm.yy", "14.3.2019", None),
            ("dd.mm.yy", "14/3/19", None),
            ("DD/MM/YYYY", "06/01/2025", Some("2025-01-06")),
            ("mm/dd/yyyy", "06/01/2025", Some("2025-06-01")),
            ("dd-mmm-yy", "4-Sept-19", Some("2019-09-04")),
            ("dd-mmm-yy", "4-Xyz-19", None),
            ("dd mmm yyyy", "14 Mawrth 2019", Some("2019-03-14")),
            ("d mmm yy", "1 Tach 19", Some("2019-11-01")),
            ("dd/mm/yyyy hh:mm", "14/03/2019 09:30", Some("2019-03-14")),
            ("dd/mm/yyyy hh:mm:ss", "14/03/2019 0:00:00", Some("2019-03-14")),
            ("dd mmm yyyy hh:mm", "14 March 2019 09:30", Some("2019-03-14")),
            ("dd/mm/yyyy hh:mm", "14/03/2019", None),
            ("dd/mm/yyyy hh:mm", "14/03/2019 9h30", None),
            ("time stamp", "2025-01-07T09:30:00.000+00:00", Some("2025-01-07")),
            ("time stamp", "2025-01-07", None),
            ("yyyymmdd", "20250107", Some("2025-01-07")),
            ("yyyymmdd", "20251307", None),
            ("serial", "43538", Some("2019-03-14")),
            ("serial", "60", None),
            ("serial", "43538.5", None),
        ] {
            assert_eq!(DateForm::parse(form).unwrap().day(word).as_deref(), expect, "{form}: {word}");
        }
    }

    #[test]
    fn what_is_no_form_is_none() {
        for form in ["", "dd.mm", "dd.dd.yy", "dd.mm.yyy", "ddmmyy", "dd.mm.yy.", "uk"] {
            assert_eq!(DateForm::parse(form), None, "{form}");
        }
        assert!(DateForm::COMMON.iter().all(|form| DateForm::parse(form).is_some()));
    }
}
