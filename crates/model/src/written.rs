//! Values as TOML has them, for records and maps that are written to be read again.

use crate::{PartialDate, Period};

/// A string.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            other if other.is_control() => quoted += &format!("\\u{:04X}", u32::from(other)),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

/// A period; `None` where neither end is known.
pub fn written_period(period: Period) -> Option<String> {
    let end = |key: &str, date: Option<PartialDate>| Some(format!("{key} = \"{}\"", date?));
    let ends: Vec<String> = [end("from", period.from), end("to", period.to)].into_iter().flatten().collect();
    (!ends.is_empty()).then(|| format!("{{ {} }}", ends.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{PartialDate, Period, quoted, written_period};

    #[test]
    fn strings_are_quoted() {
        for (text, expect) in [
            ("a \"b\" \\ c\n\t", r#""a \"b\" \\ c\n\t""#),
            ("\u{1}\u{7f}\u{85} \u{e9}", "\"\\u0001\\u007F\\u0085 \u{e9}\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(text), expect);
        }
    }

    #[test]
    fn a_period_has_the_ends_that_are_known() {
        let from = PartialDate::parse("2019-03");
        assert_eq!(written_period(Period { from, to: from }).unwrap(), "{ from = \"2019-03\", to = \"2019-03\" }");
        assert_eq!(written_period(Period { from: None, to: from }).unwrap(), "{ to = \"2019-03\" }");
        assert_eq!(written_period(Period::default()), None);
    }
}
