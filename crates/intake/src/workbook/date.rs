//! Days as spreadsheets count them.

use crate::table::date_form::{SERIALS, from_1904, iso};
use crate::table::grid::Kind;

/// From which day a workbook counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Epoch {
    /// 1 is 1 January 1900, and there is a 29 February 1900 that never was.
    Y1900,
    /// 0 is 1 January 1904.
    Y1904,
}

/// The date that a number stands for, as YYYY-MM-DD, or as a time stamp where it has a time of day. No text where it is not a date, or
/// where the date is not certain.
pub(super) fn day(written: &str, epoch: Epoch) -> (String, Kind) {
    let (whole, rest) = written.trim().split_once('.').unwrap_or((written.trim(), ""));
    let is_fraction = rest.bytes().all(|byte| byte.is_ascii_digit());
    let number = whole.parse::<u32>().ok().filter(|_| is_fraction);
    let number = match epoch {
        Epoch::Y1900 => number,
        Epoch::Y1904 => number.and_then(from_1904),
    };
    match number {
        Some(number) if SERIALS.contains(&number) => match rest.bytes().all(|byte| byte == b'0') {
            true => (iso(number), Kind::Value),
            false => (format!("{}T", iso(number)), Kind::NoDay),
        },
        Some(_) | None => (String::new(), Kind::NoDay),
    }
}

/// The day in a date as ISO 8601 writes it, if it has no time but midnight; else the time stamp that it is, if it has a day.
pub(super) fn iso_day(written: &str) -> (String, Kind) {
    let (day, time) = written.trim().split_once('T').unwrap_or((written.trim(), ""));
    let midnight = time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.' | b'Z'));
    let is_day = day.len() == 10 && assize_model::PartialDate::parse(day).is_some();
    match (midnight, is_day) {
        (true, true) => (day.to_owned(), Kind::Value),
        (false, true) => (format!("{day}T{time}"), Kind::NoDay),
        (_, false) => (String::new(), Kind::NoDay),
    }
}

#[cfg(test)]
mod tests {
    use super::{Epoch, day, iso_day};
    use crate::table::grid::Kind;

    #[test]
    fn days_are_counted_from_either_epoch() {
        for (written, epoch, expect) in [
            ("61", Epoch::Y1900, "1900-03-01"),
            ("25569", Epoch::Y1900, "1970-01-01"),
            ("36585", Epoch::Y1900, "2000-02-29"),
            ("43524", Epoch::Y1900, "2019-02-28"),
            ("43525", Epoch::Y1900, "2019-03-01"),
            ("43525.0", Epoch::Y1900, "2019-03-01"),
            ("2958465", Epoch::Y1900, "9999-12-31"),
            ("0", Epoch::Y1904, "1904-01-01"),
            ("42063", Epoch::Y1904, "2019-03-01"),
        ] {
            assert_eq!(day(written, epoch), (expect.to_owned(), Kind::Value), "{written}");
        }
        for written in ["0", "60", "60.5", "-1", "2958466", "x", "", "43525.x"] {
            assert_eq!(day(written, Epoch::Y1900), (String::new(), Kind::NoDay), "{written}");
        }
        assert_eq!(day("43525.5", Epoch::Y1900), ("2019-03-01T".to_owned(), Kind::NoDay));
    }

    #[test]
    fn days_are_told_from_moments() {
        for (written, expect) in [("2019-03-01", "2019-03-01"), ("2019-03-01T00:00:00", "2019-03-01")] {
            assert_eq!(iso_day(written), (expect.to_owned(), Kind::Value));
        }
        for written in ["2019-02-29", "2019-03", "PT10H"] {
            assert_eq!(iso_day(written), (String::new(), Kind::NoDay), "{written}");
        }
        let stamp = "2019-03-01T10:00:00";
        assert_eq!(iso_day(stamp), (stamp.to_owned(), Kind::NoDay));
    }
}
