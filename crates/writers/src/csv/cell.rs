//! One cell of the table.

use std::fmt::Display;

use crate::visible;

/// Text that a spreadsheet takes for text: in front of what it would run stands an apostrophe.
/// See <https://owasp.org/www-community/attacks/CSV_Injection>.
pub(crate) fn text(text: &str) -> String {
    let is_run = |character: char| matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let is_blank = |character: char| character.is_whitespace() || character.is_control();
    let begins_blank = text.starts_with(['\t', '\r', '\n']);
    let shown = visible(text);
    match begins_blank || text.trim_start_matches(is_blank).starts_with(is_run) {
        true => format!("'{shown}"),
        false => shown.into_owned(),
    }
}

/// A number or a yes or no of our own.
pub(crate) fn plain(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A number with the two decimals that the document gives.
pub(crate) fn decimals(number: Option<f64>) -> String {
    number.map(|number| format!("{number:.2}")).unwrap_or_default()
}

/// What is above the line of a fraction.
pub(crate) fn above(fraction: &str) -> String {
    text(fraction.split_once('/').map_or(fraction, |(above, _)| above))
}

/// What is below the line of a fraction.
pub(crate) fn below(fraction: &str) -> String {
    text(fraction.split_once('/').map_or("", |(_, below)| below))
}

#[cfg(test)]
mod tests {
    use super::{decimals, text};

    #[test]
    fn nothing_is_run() {
        for (given, expect) in [
            ("Assessment", "Assessment"),
            ("over 46% to under 64%", "over 46% to under 64%"),
            ("a=b", "a=b"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+44 20", "'+44 20"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("\rx", "'\\u{d}x"),
            ("\nx", "' x"),
            (" \u{a0}=1", "' \u{a0}=1"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("\u{1b}=1", "'\\u{1b}=1"),
        ] {
            assert_eq!(text(given), expect, "{given:?}");
        }
    }

    #[test]
    fn a_number_has_two_decimals() {
        for (number, expect) in [(Some(70.92), "70.92"), (Some(57.5), "57.50"), (Some(0.0), "0.00"), (None, "")] {
            assert_eq!(decimals(number), expect);
        }
    }
}
