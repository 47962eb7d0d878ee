//! Which styles of a workbook make a date, a percentage or a truth value of a number.

use super::super::Fault;
use super::super::archive::Archive;
use super::super::xml::{self, Node, Xml, attribute};

/// More styles than these no program writes.
const MOST: usize = 70_000;

/// By the number of the style, what it makes of a number.
#[derive(Default)]
pub(super) struct Styles {
    shown: Vec<Shown>,
}

/// What a number is shown as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shown {
    Number,
    /// A hundred times as large.
    PerCent,
    Date,
    /// 1 as TRUE and 0 as FALSE: what LibreOffice makes of them.
    Truth,
    /// 1 as FALSE and 0 as TRUE.
    Contrary,
}

impl Styles {
    pub(super) fn read(archive: &mut Archive<'_>, part: &str) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let Some(part) = archive.part(part)? else { return Ok(styles) };
        let (mut xml, mut formats, mut in_cells) = (Xml::new(part), Vec::new(), false);
        loop {
            match xml.next()? {
                Node::Open(element) => match element.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&element, "formatCode")?.unwrap_or_default();
                        formats.extend(xml::number(&element, "numFmtId")?.map(|id| (id, shown(&code))));
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = xml::number(&element, "numFmtId")?.unwrap_or_default();
                        let own = formats.iter().find(|(known, _)| *known == id).map(|(_, shown)| *shown);
                        styles.shown.push(own.unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                Node::Close(name) if name == "cellXfs" => in_cells = false,
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Ok(styles),
            }
            if formats.len().max(styles.shown.len()) > MOST {
                return Err(Fault::TooLarge("it has more styles than any program writes".to_owned()));
            }
        }
    }

    pub(super) fn shown(&self, style: u32) -> Shown {
        self.shown.get(style as usize).copied().unwrap_or(Shown::Number)
    }
}

/// What a format makes of a number. Each language has words of its own for the two truth values, and only they have no digit in quotes.
fn shown(code: &str) -> Shown {
    let truth: Vec<&str> = code.split(';').map(str::trim).collect();
    match truth[..] {
        [one, other, zero] if one == other => match (word(one), word(zero)) {
            (Some(true), Some(false)) => Shown::Truth,
            (Some(false), Some(true)) => Shown::Contrary,
            _ => Shown::Number,
        },
        _ if is_date(code) => Shown::Date,
        _ if says(code, |character| character == '%') => Shown::PerCent,
        _ => Shown::Number,
    }
}

/// Which of the two `"TRUE"` is, whole and in quotes.
fn word(part: &str) -> Option<bool> {
    let inner = part.strip_prefix('"')?.strip_suffix('"')?;
    match inner.to_lowercase().as_str() {
        "true" | "yes" | "gwir" | "ydy" => Some(true),
        "false" | "no" | "gau" | "nac ydy" => Some(false),
        _ => None,
    }
}

/// Formats that every program has, by number (ECMA-376 part 1, 18.8.30, with those of East Asia).
fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::PerCent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Number,
    }
}

/// Whether a format has a letter of a date or time. `[h]` counts hours, `[Red]` colours.
fn is_date(code: &str) -> bool {
    says(code, |character| matches!(character.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's'))
}

/// Whether a format has such a character outside quotes, brackets and escapes, or in brackets those of a time alone.
fn says(code: &str, is_wanted: impl Fn(char) -> bool) -> bool {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|character| *character == '"')),
            '\\' | '_' | '*' => drop(characters.next()),
            '[' => {
                let inner: String = characters.by_ref().take_while(|character| *character != ']').collect();
                let inner = inner.to_ascii_lowercase();
                if !inner.is_empty()
                    && inner.chars().all(|letter| matches!(letter, 'h' | 'm' | 's') && is_wanted(letter))
                {
                    return true;
                }
            }
            _ if is_wanted(character) => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Shown, is_date, shown};

    #[test]
    fn formats_of_dates_are_known() {
        for (code, expect) in [
            ("dd/mm/yyyy", true),
            ("[$-809]d mmmm yyyy;@", true),
            ("[h]:mm", true),
            ("General", false),
            ("0.00", false),
            ("@", false),
            ("[Red]0;\"days\"0", false),
            ("0\\d", false),
            ("#,##0_d", false),
            ("0%", false),
        ] {
            assert_eq!(is_date(code), expect, "{code}");
        }
    }

    #[test]
    fn formats_of_other_things_are_known() {
        for (code, expect) in [
            ("\"TRUE\";\"TRUE\";\"FALSE\"", Shown::Truth),
            ("\"Yes\";\"Yes\";\"No\"", Shown::Truth),
            ("\"No\";\"No\";\"Yes\"", Shown::Contrary),
            ("\"Yes\";\"Yes\";\"Yes\"", Shown::Number),
            ("\"up\";\"down\";\"level\"", Shown::Number),
            ("0;0;0", Shown::Number),
            ("dd/mm/yyyy", Shown::Date),
            ("[h]:mm", Shown::Date),
            ("0.0%", Shown::PerCent),
            ("[Red]0%;-0%", Shown::PerCent),
            ("0\"%\"", Shown::Number),
            ("0\\%", Shown::Number),
        ] {
            assert_eq!(shown(code), expect, "{code}");
        }
    }
}
