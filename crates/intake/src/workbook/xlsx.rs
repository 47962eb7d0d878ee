//! Excel workbooks: ECMA-376 part 1, as far as cells go.

mod shared;
mod styles;

use super::archive::Archive;
use super::date::{self, Epoch};
use super::xml::{self, Node, Xml, attribute, flag};
use super::{Fault, Preview, number};
use crate::table::grid::{Area, Budget, Grid, Kind};
use shared::Strings;
use styles::Styles;

/// The last row and the last column that a sheet has.
const LAST: (u32, u32) = (1_048_576, 16_384);

/// A workbook whose sheets can be read.
pub(super) struct Book<'b> {
    archive: Archive<'b>,
    epoch: Epoch,
    strings: Strings,
    styles: Styles,
    /// The parts of the sheets, in order.
    parts: Vec<String>,
}

/// A sheet, as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    relation: String,
}

impl<'b> Book<'b> {
    /// Opens a workbook, with so many of the first rows of each sheet.
    pub(super) fn open(
        mut archive: Archive<'b>,
        head: usize,
        budget: &mut Budget,
    ) -> Result<(Self, Vec<Preview>), Fault> {
        let (epoch, listed) = list(&mut archive)?;
        let relations = relations(&mut archive)?;
        let strings = Strings::read(&mut archive, budget)?;
        let styles = Styles::read(&mut archive)?;
        // A sheet that holds a chart alone has no cells.
        let part =
            |sheet: &Listed| relations.iter().find(|(id, _)| *id == sheet.relation).map(|(_, part)| part.clone());
        let sheets: Vec<_> = listed.into_iter().filter_map(|sheet| Some((part(&sheet)?, sheet))).collect();
        let parts = sheets.iter().map(|(part, _)| part.clone()).collect();
        let mut book = Self { archive, epoch, strings, styles, parts };
        let mut previews = Vec::new();
        for (index, (_, sheet)) in sheets.into_iter().enumerate() {
            let head = book.grid(index, head, budget)?;
            previews.push(Preview { name: sheet.name, hidden: sheet.hidden, head });
        }
        Ok((book, previews))
    }

    /// The cells of a sheet: those of so many of its first rows that hold something.
    pub(super) fn grid(&mut self, index: usize, rows: usize, budget: &mut Budget) -> Result<Grid, Fault> {
        let missing = || Fault::Damaged("a sheet that it lists is not in it".to_owned());
        let part = self.archive.part(&self.parts[index])?.ok_or_else(missing)?;
        let mut sheet = Sheet {
            xml: Xml::new(part),
            epoch: self.epoch,
            strings: &self.strings,
            styles: &self.styles,
            grid: Grid::default(),
            budget,
            at: (0, 0),
        };
        sheet.read(rows)?;
        Ok(sheet.grid)
    }
}

/// From which day the workbook counts, and its sheets.
fn list(archive: &mut Archive<'_>) -> Result<(Epoch, Vec<Listed>), Fault> {
    let missing = || Fault::Damaged("it does not list its sheets".to_owned());
    let mut xml = Xml::new(archive.part("xl/workbook.xml")?.ok_or_else(missing)?);
    let (mut epoch, mut sheets) = (Epoch::Y1900, Vec::new());
    loop {
        match xml.next()? {
            Node::Open(element) => match element.local_name().as_ref() {
                "workbookPr" if flag(&element, "date1904")? => epoch = Epoch::Y1904,
                "sheet" => {
                    let relation = element
                        .attributes()
                        .with_checks(false)
                        .flatten()
                        .find(|attribute| attribute.key.as_ref().ends_with(":id"));
                    let relation = relation.map(|attribute| attribute.value.into_owned());
                    sheets.push(Listed {
                        name: attribute(&element, "name")?.unwrap_or_default(),
                        hidden: attribute(&element, "state")?.is_some_and(|state| state != "visible"),
                        relation: relation.unwrap_or_default(),
                    });
                }
                _ => {}
            },
            Node::Close(_) | Node::Text(_) => {}
            Node::End => return Ok((epoch, sheets)),
        }
    }
}

/// The parts of the sheets of cells, by what the list calls them.
fn relations(archive: &mut Archive<'_>) -> Result<Vec<(String, String)>, Fault> {
    let missing = || Fault::Damaged("it does not say where its sheets are".to_owned());
    let mut xml = Xml::new(archive.part("xl/_rels/workbook.xml.rels")?.ok_or_else(missing)?);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(element) if element.local_name().as_ref() == "Relationship" => {
                if attribute(&element, "TargetMode")?.as_deref() == Some("External") {
                    return Err(Fault::Links);
                }
                let (id, target) = (attribute(&element, "Id")?, attribute(&element, "Target")?.unwrap_or_default());
                let is_sheet = attribute(&element, "Type")?.is_some_and(|kind| kind.ends_with("/worksheet"));
                let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                relations.extend(id.filter(|_| is_sheet).map(|id| (id, part)));
            }
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
            Node::End => return Ok(relations),
        }
    }
}

/// A sheet that is read.
struct Sheet<'a, R> {
    xml: Xml<R>,
    epoch: Epoch,
    strings: &'a Strings,
    styles: &'a Styles,
    grid: Grid,
    budget: &'a mut Budget,
    /// The row and the column of the last cell.
    at: (u32, u32),
}

impl<R: std::io::BufRead> Sheet<'_, R> {
    fn read(&mut self, rows: usize) -> Result<(), Fault> {
        loop {
            match self.xml.next()? {
                Node::Open(element) => match element.local_name().as_ref() {
                    "col" if flag(&element, "hidden")? => {
                        let columns = (xml::number(&element, "min")?, xml::number(&element, "max")?);
                        if let (Some(first), Some(last)) = columns {
                            self.budget.take(1, 0)?;
                            self.grid.hidden_columns.push((first, last));
                        }
                    }
                    "row" => {
                        let hidden = flag(&element, "hidden")?;
                        let row = xml::number(&element, "r")?.unwrap_or(self.at.0 + 1);
                        if row <= self.at.0 || row > LAST.0 {
                            return Err(Fault::Damaged("the rows of a sheet are not in order".to_owned()));
                        }
                        self.at = (row, 0);
                        self.row()?;
                        self.grid.end_row(row, hidden);
                        if self.grid.len() >= rows {
                            return Ok(());
                        }
                    }
                    "mergeCell" => {
                        self.budget.take(1, 0)?;
                        self.grid.merged.extend(attribute(&element, "ref")?.as_deref().and_then(area));
                    }
                    _ => {}
                },
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Ok(()),
            }
        }
    }

    /// The cells of a row, to its end.
    fn row(&mut self) -> Result<(), Fault> {
        loop {
            match self.xml.next()? {
                Node::Open(element) if element.local_name().as_ref() == "c" => {
                    let named = match attribute(&element, "r")? {
                        Some(name) => cell(&name).filter(|(row, _)| *row == self.at.0).map(|(_, column)| column),
                        None => Some(self.at.1 + 1),
                    };
                    let column = named.filter(|column| *column > self.at.1 && *column <= LAST.1);
                    let disorder = || Fault::Damaged("the cells of a sheet are not in order".to_owned());
                    self.at.1 = column.ok_or_else(disorder)?;
                    let sort = attribute(&element, "t")?;
                    let style = xml::number(&element, "s")?.unwrap_or_default();
                    self.cell(sort.as_deref().unwrap_or("n"), style)?;
                }
                Node::Open(_) => self.xml.skip()?,
                Node::Close(name) if name == "row" => return Ok(()),
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Err(xml::unsound()),
            }
        }
    }

    /// What stands in a cell, to its end.
    fn cell(&mut self, sort: &str, style: u32) -> Result<(), Fault> {
        let (mut value, mut inline, mut formula) = (String::new(), String::new(), false);
        loop {
            match self.xml.next()? {
                Node::Open(element) => match element.local_name().as_ref() {
                    "v" => value = self.text("v")?,
                    "is" => inline = shared::string(&mut self.xml, "is")?,
                    "f" => {
                        formula = true;
                        self.xml.skip()?;
                    }
                    _ => self.xml.skip()?,
                },
                Node::Close(name) if name == "c" => break,
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Err(xml::unsound()),
            }
        }
        let strings = self.strings;
        let owned;
        let (text, kind): (&str, Kind) = match sort {
            "s" if value.is_empty() => ("", Kind::Value),
            "s" => {
                let missing = || Fault::Damaged("a cell has a text that is not in it".to_owned());
                let index = value.trim().parse::<usize>().ok();
                (index.and_then(|index| strings.get(index)).ok_or_else(missing)?, Kind::Value)
            }
            "inlineStr" => (&inline, Kind::Value),
            "str" => (&value, Kind::Value),
            "b" => (if value.trim() == "1" { "yes" } else { "no" }, Kind::Value),
            "e" => ("", Kind::Error),
            "d" => {
                owned = date::iso_day(&value);
                (&owned.0, owned.1)
            }
            _ if value.trim().is_empty() => ("", Kind::Value),
            _ if self.styles.is_date(style) => {
                owned = date::day(&value, self.epoch);
                (&owned.0, owned.1)
            }
            _ => {
                owned = number::plain(&value).ok_or_else(xml::unsound)?;
                (&owned.0, owned.1)
            }
        };
        let kind = if formula && kind == Kind::Value { Kind::Formula } else { kind };
        self.grid.push(self.at.1, text, kind, self.budget)?;
        Ok(())
    }

    fn text(&mut self, name: &str) -> Result<String, Fault> {
        let mut text = String::new();
        loop {
            match self.xml.next()? {
                Node::Text(more) => text += &more,
                Node::Close(closed) if closed == name => return Ok(text),
                Node::Open(_) => self.xml.skip()?,
                Node::Close(_) => {}
                Node::End => return Err(xml::unsound()),
            }
        }
    }
}

/// The row and the column of `B7`.
fn cell(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at(letters);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, letter| column * 26 + digit(letter));
    Some((digits.parse().ok()?, column))
}

/// The cells of `A1:C1`.
fn area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':')?;
    Some(Area { first: cell(first)?, last: cell(last)? })
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_found_by_name() {
        for (name, expect) in [
            ("A1", Some((1, 1))),
            ("B7", Some((7, 2))),
            ("AA10", Some((10, 27))),
            ("XFD1048576", Some((1_048_576, 16_384))),
            ("7", None),
            ("B", None),
            ("ABCD1", None),
            ("B-1", None),
        ] {
            assert_eq!(cell(name), expect, "{name}");
        }
    }
}
