//! The text of a cell.

use std::io::BufRead;

use super::super::Fault;
use super::super::xml::{self, Node, Xml};

/// How many spaces a cell's text may skip at once.
const MOST_SPACES: u32 = 1_000;

/// What stands in a cell.
pub(super) struct Text {
    pub(super) text: String,
    /// There is some, if a blank one.
    pub(super) is_there: bool,
    /// A table within the cell, which is not text of it.
    pub(super) holds_table: bool,
}

/// The text of the cell that has just been opened, to its end: its paragraphs, one a line, wherever they stand, with whatever marks stretches
/// of them. Remarks, notes and pictures are not part of it.
pub(super) fn of_cell<R: BufRead>(xml: &mut Xml<R>) -> Result<Text, Fault> {
    // Text that stands in no paragraph counts where there is none.
    let (mut text, mut loose, mut inside, mut any) = (String::new(), String::new(), 0_u32, false);
    let mut holds_table = false;
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name().as_ref() {
                "text:p" | "text:h" => {
                    text += if any { "\n" } else { "" };
                    (inside, any) = (inside + 1, true);
                }
                "text:s" => {
                    let spaces = xml::number(&element, "text:c")?.unwrap_or(1).min(MOST_SPACES);
                    text += &" ".repeat(spaces as usize);
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                "office:annotation" | "office:annotation-end" | "text:note" | "text:ruby-text" => xml.skip()?,
                "text:tracked-changes" | "table:detective" => xml.skip()?,
                "table:table" => {
                    holds_table = true;
                    xml.skip()?;
                }
                "table:cell-range-source" => return Err(Fault::Links),
                name if name.starts_with("draw:") || name.starts_with("form:") => xml.skip()?,
                _ => {}
            },
            Node::Text(more) if inside > 0 => text += &more,
            Node::Text(more) => loose += &more,
            Node::Close(name) if matches!(&*name, "p" | "h") => inside = inside.saturating_sub(1),
            Node::Close(name) if matches!(&*name, "table-cell" | "covered-table-cell") => break,
            Node::Close(_) => {}
            Node::End => return Err(xml::unsound()),
        }
    }
    let text = if any { text } else { loose.trim().to_owned() };
    Ok(Text { is_there: any || !text.is_empty(), text, holds_table })
}
