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

#[cfg(test)]
mod tests {
    use super::plain;
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
    fn what_a_spreadsheet_has_lost_is_no_number() {
        for written in ["1234567890123456", "1.23E+20", "1e-300"] {
            assert_eq!(plain(written), Some((String::new(), Kind::LongNumber)), "{written}");
        }
        for written in ["", "x", "inf", "NaN", "1e999", "1,5", "--1"] {
            assert_eq!(plain(written), None, "{written}");
        }
    }
}
