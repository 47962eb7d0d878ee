//! XML, event by event. There is no DOCTYPE, so no entity but the five that XML itself has.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use super::Fault;
use crate::transcode::{self, Written};

/// Elements stand in one another to at most this depth.
const DEEPEST: usize = 64;

/// A part that is read.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

/// What comes next in a part. An element without content opens and closes.
pub(super) enum Node {
    Open(BytesStart<'static>),
    /// The local name.
    Close(String),
    Text(String),
    End,
}

/// No text of a cell is longer, in bytes.
const LONGEST: usize = 1 << 20;

impl<R: BufRead> Xml<R> {
    pub(super) fn new(part: R) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next node that matters.
    pub(super) fn next(&mut self) -> Result<Node, Fault> {
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(fault)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Fault::Damaged("the elements of a part are nested too deeply".to_owned()));
                    }
                    return Ok(Node::Open(start.into_owned()));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close(end.local_name().as_ref().to_owned()));
                }
                // What fills a part up is not copied.
                Event::Text(text) if text.len() > LONGEST && text.as_bytes().trim_ascii().is_empty() => {}
                Event::Text(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    let character = match &*reference.xml10_content() {
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "amp" => Some('&'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    let unknown = || Fault::Damaged("a part has an entity that it does not declare".to_owned());
                    return Ok(Node::Text(character.ok_or_else(unknown)?.to_string()));
                }
                Event::DocType(_) => {
                    return Err(Fault::Damaged("a part has a DOCTYPE, which workbooks do not have".to_owned()));
                }
                Event::Eof if self.depth > 0 => return Err(Fault::Damaged("a part ends in the middle".to_owned())),
                Event::Eof => return Ok(Node::End),
                Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that has just been opened.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth - 1;
        while self.depth > outside {
            if let Node::End = self.next()? {
                break;
            }
        }
        Ok(())
    }
}

fn fault(error: Error) -> Fault {
    match error {
        Error::Io(error) => Fault::of(&error),
        _ => unsound(),
    }
}

/// How a part is written that begins with these bytes: in UTF-16, or as its declaration says (XML 1.0, appendix F).
pub(super) fn written(begin: &[u8]) -> Result<Option<Written>, Fault> {
    if begin.starts_with(b"\xff\xfe\0\0") || begin.starts_with(b"\0\0\xfe\xff") {
        return Err(other_encoding("UTF-32"));
    }
    if matches!(begin, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..]) {
        return Ok(transcode::utf16(begin));
    }
    let Some(declared) = declared(begin) else { return Ok(None) };
    match declared.to_ascii_lowercase().as_str() {
        // What is said to be in UTF-16 and begins so is in UTF-8 after all.
        "utf-8" | "utf8" | "us-ascii" | "ascii" | "utf-16" | "utf-16le" | "utf-16be" => Ok(None),
        "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "latin-1" | "windows-1252" | "cp1252" => {
            Ok(Some(Written::Windows1252))
        }
        _ => Err(other_encoding(declared)),
    }
}

/// What the declaration of a part that begins with these bytes says of its encoding.
fn declared(begin: &[u8]) -> Option<&str> {
    let text = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin).strip_prefix(b"<?xml")?;
    let end = text.windows(2).position(|two| two == b"?>")?;
    let (_, said) = str::from_utf8(&text[..end]).ok()?.split_once("encoding")?;
    let said = said.trim_start().strip_prefix('=')?.trim_start();
    let quote = said.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    said[1..].split_once(quote).map(|(name, _)| name.trim())
}

fn other_encoding(name: &str) -> Fault {
    let is_name = |name: &str| name.len() < 40 && name.bytes().all(|byte| byte.is_ascii_graphic());
    let name = if is_name(name) { name } else { "an encoding without a name" };
    Fault::Damaged(format!("a part is in {name}, which is not read"))
}

/// An attribute by its full name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| unsound())?;
        if attribute.key.as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| unsound())?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// A whole number in an attribute; a blank one is none.
pub(super) fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<u32>, Fault> {
    match attribute(element, name)? {
        Some(value) if value.trim().is_empty() => Ok(None),
        Some(value) => value.trim().parse().map(Some).map_err(|_| unsound()),
        None => Ok(None),
    }
}

/// A yes or no in an attribute; no where there is none.
pub(super) fn flag(element: &BytesStart<'_>, name: &str) -> Result<bool, Fault> {
    Ok(matches!(attribute(element, name)?.as_deref(), Some("1" | "true" | "on")))
}

/// Whether a size is nothing: what is so wide or high cannot be seen.
pub(super) fn is_zero(element: &BytesStart<'_>, name: &str) -> Result<bool, Fault> {
    Ok(attribute(element, name)?.is_some_and(|size| size.trim().parse() == Ok(0.0)))
}

pub(super) fn unsound() -> Fault {
    Fault::Damaged("a part of it is not valid XML".to_owned())
}
