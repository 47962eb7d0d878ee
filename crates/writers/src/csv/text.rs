//! Text that no spreadsheet runs.

use std::borrow::Cow;

use crate::visible;

/// Text that a spreadsheet takes for text: an apostrophe is put in front of what it would run.
/// See <https://owasp.org/www-community/attacks/CSV_Injection>.
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    let is_run = |character: char| matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let is_blank = |character: char| character.is_whitespace() || character.is_control();
    let shown = visible(text);
    if text.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric()) {
        return shown;
    }
    let begins_blank = text.starts_with(['\t', '\r', '\n']);
    match begins_blank || text.trim_start_matches(is_blank).starts_with(is_run) {
        true => format!("'{shown}").into(),
        false => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::text;

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
}
