//! XML, event by event. There is no DOCTYPE, so no entity but the five that XML itself has.

use std::io::{self, BufRead};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use super::Fault;

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
                        return Err(Fault::Damaged("the elements of a part stand too deep in one another".to_owned()));
                    }
                    return Ok(Node::Open(start.into_owned()));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close(end.local_name().as_ref().to_owned()));
                }
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
                    return Err(Fault::Damaged("a part has a DOCTYPE, which workbooks have not".to_owned()));
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
        Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Fault::TooLarge("a part is longer than the workbook says".to_owned())
        }
        Error::Io(_) => Fault::Damaged("a part of it cannot be unpacked".to_owned()),
        _ => Fault::Damaged("a part of it is not sound XML".to_owned()),
    }
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

pub(super) fn unsound() -> Fault {
    Fault::Damaged("a part of it is not sound XML".to_owned())
}
