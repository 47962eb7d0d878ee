//! Numbers of cells as text: as a person reads them, and exactly.

use crate::table::grid::Kind;

/// How many digits of a number a spreadsheet keeps.
const DIGITS: i32 = 15;

/// A number as it is written in a part, such as `12`, `0.10000000000000001` or `1.2E-3`, in plain decimals: what the spreadsheet shows in
/// full precision. A whole number of more digits than it keeps is none, for its last ones are lost.
pub(super) fn plain(written: &str) -> Option<(String, Kind)> {
    let written = written.trim();
    let digits = written.strip_prefix('-').unwrap_or(written);
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_whole && digits.len() <= DIGITS as usize && (written == "0" || !digits.starts_with('0')) {
        return Some((written.to_owned(), Kind::Number));
    }
    let number: f64 = written.parse().ok().filter(|number: &f64| number.is_finite())?;
    // The nearest number of 15 digits, as digits and a power of ten; what follows is done on text.
    let rounded = format!("{number:.14e}");
    let (mantissa, power) = rounded.split_once('e')?;
    let power: i32 = power.parse().ok()?;
    if power >= DIGITS {
        return Some((String::new(), Kind::LongNumber));
    }
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some(("0".to_owned(), Kind::Number));
    }
    let text = match usize::try_from(power) {
        Ok(power) if power + 1 >= digits.len() => format!("{sign}{digits:0<width$}", width = power + 1),
        Ok(power) => format!("{sign}{}.{}", &digits[..power + 1], &digits[power + 1..]),
        Err(_) if power < -DIGITS => return Some((String::new(), Kind::LongNumber)),
        Err(_) => format!("{sign}0.{}{digits}", "0".repeat(power.unsigned_abs() as usize - 1)),
    };
    Some((text, Kind::Number))
}

/// A number that is shown as a percentage: `0.625` as `62.5%`.
pub(super) fn per_cent(written: &str) -> Option<(String, Kind)> {
    let (text, kind) = plain(written)?;
    if kind != Kind::Number {
        return Some((text, kind));
    }
    let (sign, number) = text.strip_prefix('-').map_or(("", text.as_str()), |number| ("-", number));
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let (more, decimals) = decimals.split_at(decimals.len().min(2));
    let whole = format!("{whole}{more:0<2}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if decimals.is_empty() { "" } else { "." };
    Some((format!("{sign}{whole}{point}{decimals}%"), kind))
}

#[cfg(test)]
mod tests {
    use super::{per_cent, plain};
    use crate::table::grid::Kind;

    #[test]
    fn numbers_are_said_exactly() {
        for (written, expect) in [
            ("12", "12"),
            ("12.0", "12"),
            ("-3", "-3"),
            ("0", "0"),
            ("-0", "0"),
            ("007", "7"),
            ("1.2E3", "1200"),
            ("123456789012345", "123456789012345"),
            ("0.10000000000000001", "0.1"),
            ("2.2999999999999998", "2.3"),
            ("1.5", "1.5"),
            ("-0.25", "-0.25"),
            ("1E-3", "0.001"),
            ("1E14", "100000000000000"),
            ("99999999999999.5", "99999999999999.5"),
        ] {
            assert_eq!(plain(written), Some((expect.to_owned(), Kind::Number)), "{written}");
        }
    }

    #[test]
    fn percentages_are_said_as_they_are_shown() {
        for (written, expect) in [
            ("1", "100%"),
            ("0", "0%"),
            ("0.64", "64%"),
            ("0.5", "50%"),
            ("0.57499999999999996", "57.5%"),
            ("0.07", "7%"),
            ("0.005", "0.5%"),
            ("0.634146341463415", "63.4146341463415%"),
            ("1.2", "120%"),
            ("-0.25", "-25%"),
            ("1E-2", "1%"),
        ] {
            assert_eq!(per_cent(written), Some((expect.to_owned(), Kind::Number)), "{written}");
        }
        assert_eq!(per_cent("x"), None);
    }

    #[test]
    fn what_a_spreadsheet_has_lost_is_no_number() {
        for written in ["1234567890123456", "1.23E+20", "1e-300"] {
            assert_eq!(plain(written), Some((String::new(), Kind::LongNumber)), "{written}");
        }
        for written in ["", "x", "inf", "NaN", "1e999", "1,5", "--1"] {
            assert_eq!(plain(written), None, "{written}");
        }
    }
}
