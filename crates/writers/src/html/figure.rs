//! Figures: each has an anchor by its name, with its derivation folded beneath.

use std::collections::BTreeSet;
use std::fmt::Write;

use assize_report::{Block, Cell, Mark, Report, Section, Share};

use super::page::Page;

impl Page<'_> {
    /// A share, where it is not a bar.
    pub(super) fn share(&mut self, share: &Share) {
        let counted = share.n.zip(share.of).map(|(n, of)| format!("{n}/{of}"));
        let value = counted.or_else(|| share.value.map(|value| value.to_string()));
        self.shown(share.figure.as_deref().unwrap_or_default(), value.as_deref(), &share.text, &share.marks, "");
    }

    /// The text of the figure of this name, which is none where the name is empty; `shade` is the class of a rating's colour.
    pub(super) fn shown(&mut self, name: &str, value: Option<&str>, text: &str, marks: &[Mark], shade: &str) {
        let anchor = self.home_of(name);
        let steps = anchor.as_ref().and_then(|_| self.derivations.get(name).copied());
        match steps {
            None => self.plain((name, value, shade), text, marks, anchor.as_deref()),
            Some(steps) => {
                self.out.open("details", &[("class", "how")]);
                self.out.open("summary", &[]);
                self.plain((name, value, shade), text, marks, anchor.as_deref());
                self.out.line("span", &[("class", "unseen")], &format!(" {}", self.labels.how));
                self.out.constant("</summary><div>");
                if let [step] = steps {
                    self.said("p", &[], step);
                } else {
                    self.out.open("ol", &[]);
                    steps.iter().for_each(|step| self.said("li", &[], step));
                    self.out.close("ol");
                }
                let label = self.labels.name;
                self.out.element("p", &[], |out| {
                    out.text(label);
                    out.constant(": ");
                    out.line("code", &[], name);
                });
                self.out.constant("</div></details>");
            }
        }
    }

    fn plain(
        &mut self,
        (name, value, shade): (&str, Option<&str>, &str),
        text: &str,
        marks: &[Mark],
        anchor: Option<&str>,
    ) {
        let named = (!name.is_empty()).then_some(name);
        let class = format!("figure {shade}");
        let class = Some(class.trim_end());
        let attributes = [("class", class), ("id", anchor), ("value", value), ("data-figure", named)];
        let attributes: Vec<_> = attributes.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        self.said("data", &attributes, text);
        for mark in marks {
            if text != mark.text() {
                self.out.constant(" ");
                self.out.line("span", &[("class", "mark")], mark.text());
            }
            if !self.marks.contains(mark) {
                self.marks.push(*mark);
            }
        }
    }

    /// The anchor, where this is the place for it: the first outside charts, else the first.
    pub(super) fn home_of(&mut self, name: &str) -> Option<String> {
        let is_elsewhere = self.in_chart && self.homes.contains(name);
        let anchor = fragment(name);
        (!is_elsewhere && !name.is_empty() && self.used.insert(anchor.clone())).then_some(anchor)
    }
}

/// The name as an anchor and as what a link to it says: characters that neither may have are percent-encoded.
pub(super) fn fragment(name: &str) -> String {
    encoded(name.as_bytes(), b"/@=:")
}

/// Bytes of an address; all but letters, digits, `-`, `.`, `_` and these are percent-encoded.
pub(super) fn encoded(bytes: &[u8], plain: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => encoded.push(char::from(*byte)),
            byte if plain.contains(byte) => encoded.push(char::from(*byte)),
            _ => write!(encoded, "%{byte:02X}").expect("a string takes what is written to it"),
        }
    }
    encoded
}

/// Figures that stand outside charts, by name.
pub(super) fn homes(report: &Report) -> BTreeSet<&str> {
    fn collect<'a>(section: &'a Section, into: &mut BTreeSet<&'a str>) {
        let outside = section.blocks.iter().filter(|block| !matches!(block, Block::Chart(_)));
        into.extend(outside.flat_map(Block::cells).filter_map(Cell::figure));
        section.sections.iter().for_each(|section| collect(section, into));
    }
    let mut homes = BTreeSet::new();
    report.sections.iter().for_each(|section| collect(section, &mut homes));
    homes
}

/// Figures of the section's own blocks, by name.
pub(super) fn names(section: &Section) -> BTreeSet<&str> {
    let boxes = section.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
    let boxes = boxes.flat_map(|grid| &grid.groups).flat_map(|group| &group.boxes);
    let of_boxes = boxes.filter_map(|(_, rating)| rating.figure.as_deref());
    section.blocks.iter().flat_map(Block::cells).filter_map(Cell::figure).chain(of_boxes).collect()
}
