//! Dates in words, as exact as they are given.

use std::collections::BTreeSet;

use assize_model::{Inspection, PartialDate, Period};

/// "April 2018 to 31 August 2019".
pub(crate) fn period(period: Period) -> String {
    match (period.from.map(date), period.to.map(date)) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => "not stated".into(),
    }
}

/// "2018-06": a day is not needed to tell what came before what. Without a day of publication nothing.
pub(crate) fn month_published(inspection: &Inspection) -> Option<String> {
    inspection.published.map(|date| date.to_string().chars().take("2018-06".len()).collect())
}

/// "2016 to 2018", "2019"; nothing where no inspection has a year.
pub(crate) fn years<'i>(inspections: impl Iterator<Item = &'i Inspection>) -> Option<String> {
    let years: BTreeSet<u16> = inspections.filter_map(Inspection::year).collect();
    let (first, last) = years.first().zip(years.last())?;
    Some(if first == last { first.to_string() } else { format!("{first} to {last}") })
}

/// "1 April 2018", "April 2018", "2018".
pub fn date(date: PartialDate) -> String {
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
    let month = date.month.and_then(|month| MONTHS.get(usize::from(month).saturating_sub(1)));
    match (month, date.day) {
        (Some(month), Some(day)) => format!("{day} {month} {}", date.year),
        (Some(month), None) => format!("{month} {}", date.year),
        (None, _) => date.year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use assize_model::{PartialDate, Period};

    use super::period;

    #[test]
    fn dates_in_words() {
        let date = PartialDate::parse;
        for (from, to, expect) in [
            (Some("2018-04-01"), Some("2019-08"), "1 April 2018 to August 2019"),
            (Some("2031"), None, "from 2031"),
            (None, Some("2014-05-31"), "to 31 May 2014"),
            (None, None, "not stated"),
        ] {
            assert_eq!(period(Period { from: from.and_then(date), to: to.and_then(date) }), expect);
        }
    }
}
