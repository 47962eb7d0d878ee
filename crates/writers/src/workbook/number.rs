//! Numbers of a sheet: what a cell shows, as a number with a format that shows the same.

use assize_report::Cell;

/// A number, and how it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FormattedNumber {
    /// In digits, with a point: "0.5766".
    pub(super) value: String,
    pub(super) format: Format,
    /// As the document shows it.
    pub(super) shown: String,
}

impl FormattedNumber {
    pub(super) fn count(count: u64) -> Self {
        Self { value: count.to_string(), format: Format::default(), shown: count.to_string() }
    }

    /// Whether it is this whole number.
    pub(super) fn is(&self, count: u64) -> bool {
        !self.format.is_percentage && self.value == count.to_string()
    }
}

/// How a number is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct Format {
    pub(super) decimals: usize,
    pub(super) is_percentage: bool,
    /// With a plus sign where it is above nothing.
    pub(super) has_sign: bool,
    /// With separators of thousands.
    pub(super) is_grouped: bool,
}

/// The number that a cell shows; `None` where it shows anything else: limits, n of N, words.
pub(super) fn figure(cell: &Cell) -> Option<FormattedNumber> {
    let (text, value) = match cell {
        // None, left blank where most are.
        Cell::Count { count, text } if text.is_empty() => return Some(FormattedNumber::count(*count)),
        Cell::Count { text, .. } => (&**text, None),
        Cell::Number(number) => (number.text.as_str(), number.value),
        Cell::Share(share) => (share.text.as_str(), share.value),
        Cell::Points(points) => (points.text.as_str(), None),
        Cell::Text { .. } | Cell::Rating(_) | Cell::Refs { .. } | Cell::Empty { .. } | Cell::Other => return None,
    };
    read(text, value)
}

/// The number that a text shows, as exactly as it is known.
pub(super) fn read(text: &str, value: Option<f64>) -> Option<FormattedNumber> {
    let (sign, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = unsigned.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ',' | '.'));
    let (digits, rest) = unsigned.split_at(digits.unwrap_or(unsigned.len()));
    let (is_percentage, unit) = rest.strip_prefix('%').map_or((false, rest), |unit| (true, unit));
    // A unit may follow, which the heading says; anything else is more than a number.
    let is_unit = unit.is_empty() || unit.starts_with(' ') && unit.chars().all(|c| c.is_alphabetic() || c == ' ');
    let said = Decimal::read(&format!("{sign}{}", digits.replace(',', ""))).filter(|_| is_unit)?;
    // What the document holds more exactly is kept, where it rounds to what is shown.
    let exact = value.and_then(|value| Decimal::read(&value.to_string()));
    let exact = exact.filter(|exact| exact.rounded(said.scale) == said).unwrap_or_else(|| said.clone());
    let format = Format {
        decimals: said.scale,
        is_percentage,
        has_sign: text.starts_with('+'),
        is_grouped: digits.contains(','),
    };
    let scale = exact.scale + if is_percentage { 2 } else { 0 };
    Some(FormattedNumber { value: Decimal { scale, ..exact }.text(), format, shown: text.to_owned() })
}

/// A decimal fraction: `mantissa` over ten to the power of `scale`.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Decimal {
    is_negative: bool,
    mantissa: u64,
    scale: usize,
}

impl Decimal {
    fn read(text: &str) -> Option<Self> {
        let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, after) = text.split_once('.').unwrap_or((text, ""));
        let is_number = !whole.is_empty() && text.len() <= 18 && !text.ends_with('.');
        let mantissa = format!("{whole}{after}").parse().ok().filter(|_| is_number)?;
        Some(Self { is_negative: is_negative && mantissa != 0, mantissa, scale: after.len() })
    }

    /// Half away from 0, to `scale` decimals.
    fn rounded(&self, scale: usize) -> Self {
        let power = |of: usize| 10_u64.saturating_pow(of.try_into().unwrap_or(u32::MAX));
        let mantissa = match self.scale.checked_sub(scale) {
            None => self.mantissa.saturating_mul(power(scale - self.scale)),
            Some(0) => self.mantissa,
            Some(fewer) => (self.mantissa / (power(fewer) / 10) + 5) / 10,
        };
        Self { is_negative: self.is_negative && mantissa != 0, mantissa, scale }
    }

    fn text(&self) -> String {
        let digits = format!("{:0>width$}", self.mantissa, width = self.scale + 1);
        let (whole, after) = digits.split_at(digits.len() - self.scale);
        let after = after.trim_end_matches('0');
        let sign = if self.is_negative { "-" } else { "" };
        if after.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{after}") }
    }
}

#[cfg(test)]
mod tests {
    use assize_report::{Cell, Number, Share};

    use super::figure;

    #[test]
    fn a_cell_that_shows_a_number_is_one() {
        let share = |text: &str, value| Cell::from(Share { text: text.into(), value, ..Share::default() });
        let number =
            |text: &str, value| Cell::from(Number { value, low: None, high: None, fraction: None, text: text.into() });
        for (cell, expect) in [
            (share("58%", Some(57.66)), Some("0.5766")),
            (share("58%", Some(57.5)), Some("0.575")),
            // Rounded once: what would round to something else than is shown stays as shown.
            (share("57%", Some(57.5)), Some("0.57")),
            (share("100%", Some(100.0)), Some("1")),
            (share("0%", Some(0.0)), Some("0")),
            (share("33.17%", Some(33.17)), Some("0.3317")),
            (share("30% to 50%", None), None),
            (share("under 50%", None), None),
            (share("64 of 111", Some(57.66)), None),
            (share("[c]", None), None),
            (Cell::count(28819, "28,819"), Some("28819")),
            (Cell::count(0, "none"), None),
            (number("-3.25 points", Some(-3.25)), Some("-3.25")),
            (number("\u{2212}3 points", Some(-2.5)), Some("-2.5")),
            (number("+3 to +9", None), None),
            (number("+3", Some(3.1)), Some("3.1")),
            (number("3.5 of 4", Some(3.5)), None),
            (number("1.2.3", None), None),
            (Cell::text("110"), None),
        ] {
            assert_eq!(figure(&cell).map(|figure| figure.value).as_deref(), expect, "{cell:?}");
        }
        let format = figure(&number("+1,200.5", Some(1200.5))).unwrap().format;
        assert_eq!((format.decimals, format.has_sign, format.is_grouped, format.is_percentage), (1, true, true, false));
    }
}
