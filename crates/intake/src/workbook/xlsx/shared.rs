//! The texts that the cells of a workbook share.

use std::io::BufRead;

use super::super::Fault;
use super::super::archive::Archive;
use super::super::xml::{self, Node, Xml};
use crate::table::grid::Budget;

/// All of them, one after the other.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Reads them; how many the part says it has is not believed.
    pub(super) fn read(archive: &mut Archive<'_>, part: &str, budget: &mut Budget) -> Result<Self, Fault> {
        let mut strings = Self::default();
        let Some(part) = archive.part(part)? else { return Ok(strings) };
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Node::Open(element) if element.local_name().as_ref() == "si" => {
                    let string = string(&mut xml, "si")?;
                    budget.take(1, string.len())?;
                    strings.text += &string;
                    strings.ends.push(strings.text.len());
                }
                Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
                Node::End => return Ok(strings),
            }
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        Some(&self.text[start..end])
    }
}

/// The text of an element that may be in pieces of different fonts; how it is pronounced is not part of it.
pub(super) fn string<R: BufRead>(xml: &mut Xml<R>, name: &str) -> Result<String, Fault> {
    let (mut text, mut in_text) = (String::new(), false);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.local_name().as_ref() {
                "t" => in_text = true,
                "r" => {}
                _ => xml.skip()?,
            },
            Node::Text(more) if in_text => text += &more,
            Node::Text(_) => {}
            Node::Close(closed) if closed == "t" => in_text = false,
            Node::Close(closed) if closed == name => return Ok(unescape(&text)),
            Node::Close(_) => {}
            Node::End => return Err(xml::unsound()),
        }
    }
}

/// `_x000D_` stands for the character of that number (ECMA-376 part 1, 22.4.2.4).
pub(super) fn unescape(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_'));
        let character = code
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        plain += &rest[..at];
        match character {
            Some(character) => {
                plain.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                plain += "_x";
                rest = &rest[at + 2..];
            }
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escaped_characters_are_read() {
        for (text, expect) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("max_xabc", "max_xabc"),
            ("_x", "_x"),
            ("_xD800_", "_xD800_"),
            ("_x00é", "_x00é"),
        ] {
            assert_eq!(unescape(text), expect, "{text}");
        }
    }
}
