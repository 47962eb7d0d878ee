//! Which styles of a workbook make a date of a number.

use super::super::Fault;
use super::super::archive::Archive;
use super::super::xml::{self, Node, Xml, attribute};

/// More styles than these no program writes.
const MOST: usize = 70_000;

/// By the number of the style, whether it makes a date.
#[derive(Default)]
pub(super) struct Styles {
    dates: Vec<bool>,
}

impl Styles {
    pub(super) fn read(archive: &mut Archive<'_>) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let Some(part) = archive.part("xl/styles.xml")? else { return Ok(styles) };
        let (mut xml, mut formats, mut in_cells) = (Xml::new(part), Vec::new(), false);
        loop {
            match xml.next()? {
                Node::Open(element) => match element.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&element, "formatCode")?.unwrap_or_default();
                        formats.extend(xml::number(&element, "numFmtId")?.map(|id| (id, is_date(&code))));
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = xml::number(&element, "numFmtId")?.unwrap_or_default();
                        let own = formats.iter().find(|(known, _)| *known == id).map(|(_, is_date)| *is_date);
                        styles.dates.push(own.unwrap_or_else(|| is_built_in_date(id)));
                    }
                    _ => {}
                },
                Node::Close(name) if name == "cellXfs" => in_cells = false,
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Ok(styles),
            }
            if formats.len().max(styles.dates.len()) > MOST {
                return Err(Fault::TooLarge("it has more styles than any program writes".to_owned()));
            }
        }
    }

    pub(super) fn is_date(&self, style: u32) -> bool {
        self.dates.get(style as usize).copied().unwrap_or_default()
    }
}

/// Formats that every program has, by number (ECMA-376 part 1, 18.8.30, with those of East Asia).
fn is_built_in_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format has a letter of a date or time outside quotes, brackets and escapes. `[h]` counts hours, `[Red]` colours.
fn is_date(code: &str) -> bool {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|character| *character == '"')),
            '\\' | '_' | '*' => drop(characters.next()),
            '[' => {
                let inner: String = characters.by_ref().take_while(|character| *character != ']').collect();
                let inner = inner.to_ascii_lowercase();
                if !inner.is_empty() && inner.chars().all(|letter| matches!(letter, 'h' | 'm' | 's')) {
                    return true;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_date;

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
}
