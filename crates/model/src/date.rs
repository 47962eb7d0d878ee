use std::fmt;

/// A year, a month or a day, as exact as the source gives it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PartialDate {
    /// 1900 to 2200.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to the length of the month; only with a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else, including a day that the month does not have.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4).filter(|year| (1900..=2200).contains(year))?;
        let month = match parts.next() {
            Some(month) => Some(number(month, 2).filter(|month| (1..=12).contains(month))? as u8),
            None => None,
        };
        let day = match (parts.next(), month) {
            (Some(day), Some(month)) => Some(number(day, 2).filter(|day| (1..=days(year, month)).contains(day))? as u8),
            (Some(_), None) => return None,
            (None, _) => None,
        };
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// Reads a whole day, `YYYY-MM-DD` and nothing less.
    pub fn parse_day(text: &str) -> Option<Self> {
        Self::parse(text).filter(|date| date.day.is_some())
    }

    /// Whether all of this date lies before all of the other.
    pub fn is_before(self, other: Self) -> bool {
        self.last() < other.first()
    }

    fn first(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    fn last(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or(days(self.year, month) as u8))
    }
}

/// Year, month and day of this number counted from 1900 as spreadsheets count, from 1 March 1900 (61) on, by the rules of the Gregorian
/// calendar.
pub const fn day_since_1900(number: u32) -> (u32, u32, u32) {
    // Counted from 1 March of the year 0: four centuries have 146,097 days, and a leap day is always the last of its year.
    let days = number + 693_899;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = (era * 400 + year, month + 3);
    if month > 12 { (year + 1, month - 12, of_month) } else { (year, month, of_month) }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days(year: u16, month: u8) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// From one date to another, both included; either may be open.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Period {
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn dates_are_read_as_exactly_as_they_are_written() {
        for text in ["2019", "2019-02", "2020-02-29"] {
            assert_eq!(PartialDate::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in ["", "19", "2019-13", "2019-02-29", "2019-2", "03/04/2019", "2019-01-01-01", "43500"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
        assert!(PartialDate::parse_day("2019-02-28").is_some() && PartialDate::parse_day("2019-02").is_none());
    }

    #[test]
    fn a_month_is_not_before_a_day_in_it() {
        let date = |text| PartialDate::parse(text).unwrap();
        assert!(date("2018").is_before(date("2019-01-01")));
        assert!(!date("2019-03").is_before(date("2019-03-15")));
    }
}
