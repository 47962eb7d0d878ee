//! Excel workbooks: ECMA-376 part 1, as far as cells go.

mod shared;
mod styles;

use std::collections::BTreeMap;

use super::archive::Archive;
use super::date::{self, Epoch};
use super::package::{self, Relation};
use super::xml::{self, Node, Xml, attribute, flag};
use super::{Fault, Preview, constant, number, truth};
use crate::table::grid::{Area, Budget, Grid, Kind};
use shared::Strings;
use styles::{Shown, Styles};

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
    /// Opens a workbook, with the first `head` rows of each sheet.
    pub(super) fn open(
        mut archive: Archive<'b>,
        main: &str,
        head: usize,
        budget: &mut Budget,
    ) -> Result<(Self, Vec<Preview>), Fault> {
        let (epoch, listed) = list(&mut archive, main)?;
        super::few_sheets(listed.len())?;
        let relations = package::relations(&mut archive, main)?;
        if relations.is_empty() {
            return Err(Fault::Damaged("it does not say where its sheets are".to_owned()));
        }
        if !listed.iter().all(|sheet| relations.iter().any(|one| one.id == sheet.relation)) {
            return Err(missing());
        }
        let of_kind = |kind: &str| relations.iter().find(|one| one.kind == kind).map_or("", |one| &one.part);
        let strings = Strings::read(&mut archive, of_kind("sharedStrings"), budget)?;
        let styles = Styles::read(&mut archive, of_kind("styles"))?;
        // A sheet that holds a chart alone has no cells.
        let holds_cells = |sheet: &Listed, one: &&Relation| one.id == sheet.relation && one.kind == "worksheet";
        let part = |sheet: &Listed| relations.iter().find(|one| holds_cells(sheet, one)).map(|one| one.part.clone());
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

    /// The cells of a sheet: those of its first `rows` rows that hold something.
    pub(super) fn grid(&mut self, index: usize, rows: usize, budget: &mut Budget) -> Result<Grid, Fault> {
        let part = self.archive.part(&self.parts[index])?.ok_or_else(missing)?;
        let mut sheet = Sheet {
            xml: Xml::new(part),
            epoch: self.epoch,
            strings: &self.strings,
            styles: &self.styles,
            grid: Grid::counted(self.epoch == Epoch::Y1904),
            budget,
            at: (0, 0),
            constants: BTreeMap::new(),
        };
        sheet.read(rows)?;
        Ok(sheet.grid)
    }
}

/// From which day the workbook counts, and its sheets.
fn list(archive: &mut Archive<'_>, main: &str) -> Result<(Epoch, Vec<Listed>), Fault> {
    let missing = || Fault::Damaged("it does not list its sheets".to_owned());
    let mut xml = Xml::new(archive.part(main)?.ok_or_else(missing)?);
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
                        hidden: attribute(&element, "state")?
                            .is_some_and(|state| !matches!(state.trim(), "" | "visible")),
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

struct Sheet<'a, R> {
    xml: Xml<R>,
    epoch: Epoch,
    strings: &'a Strings,
    styles: &'a Styles,
    grid: Grid,
    budget: &'a mut Budget,
    /// The row and the column of the last cell.
    at: (u32, u32),
    /// By number the formulas that several cells share and that depend on nothing, with what they give.
    constants: BTreeMap<String, &'static str>,
}

impl<R: std::io::BufRead> Sheet<'_, R> {
    fn read(&mut self, rows: usize) -> Result<(), Fault> {
        loop {
            match self.xml.next()? {
                Node::Open(element) => match element.local_name().as_ref() {
                    "col" if flag(&element, "hidden")? || xml::is_zero(&element, "width")? => {
                        let columns = (xml::number(&element, "min")?, xml::number(&element, "max")?);
                        if let (Some(first), Some(last)) = columns {
                            self.budget.take(1, 0)?;
                            self.grid.hidden_columns.push((first, last));
                        }
                    }
                    "row" => {
                        let hidden = flag(&element, "hidden")? || xml::is_zero(&element, "ht")?;
                        let row = xml::number(&element, "r")?.unwrap_or(self.at.0 + 1);
                        if row <= self.at.0 || row > LAST.0 {
                            let row = row.min(self.at.0 + 1);
                            return Err(Fault::Damaged(format!("the rows of a sheet are not in order, at row {row}")));
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
                        let merged = attribute(&element, "ref")?.unwrap_or_default();
                        let no_area = || Fault::Damaged("cells are merged, and it does not say which".to_owned());
                        self.grid.merged.push(area(&merged).ok_or_else(no_area)?);
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
                    let named = match attribute(&element, "r")?.filter(|name| !name.trim().is_empty()) {
                        Some(name) => cell(&name).filter(|(row, _)| *row == self.at.0).map(|(_, column)| column),
                        None => Some(self.at.1 + 1),
                    };
                    let column = named.filter(|column| *column > self.at.1 && *column <= LAST.1);
                    let row = self.at.0;
                    let disorder = || Fault::Damaged(format!("the cells of a sheet are not in order, in row {row}"));
                    self.at.1 = column.ok_or_else(disorder)?;
                    let sort = attribute(&element, "t")?.filter(|sort| !sort.trim().is_empty());
                    // A style that is not a number counts as one that does not exist.
                    let style = xml::number(&element, "s").unwrap_or(Some(u32::MAX)).unwrap_or_default();
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
        let (mut value, mut inline, mut is_formula, mut truth_of_formula) = (None, String::new(), false, None);
        loop {
            match self.xml.next()? {
                Node::Open(element) => match element.local_name().as_ref() {
                    "v" => value = Some(self.text("v")?),
                    "is" => inline = shared::string(&mut self.xml, "is")?,
                    "f" => {
                        // If several cells share one, the first has the text.
                        let shared = attribute(&element, "t")?.filter(|sort| sort == "shared");
                        let shared = shared.and(attribute(&element, "si")?);
                        let text = self.text("f")?;
                        truth_of_formula = constant(&text);
                        match (shared, truth_of_formula) {
                            (Some(shared), Some(truth)) => {
                                self.budget.take(1, shared.len())?;
                                self.constants.insert(shared, truth);
                            }
                            (Some(shared), None) if text.is_empty() => {
                                truth_of_formula = self.constants.get(&shared).copied()
                            }
                            _ => {}
                        }
                        is_formula = true;
                    }
                    _ => self.xml.skip()?,
                },
                Node::Close(name) if name == "c" => break,
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Err(xml::unsound()),
            }
        }
        if let Some(truth) = truth_of_formula {
            self.grid.push(self.at.1, truth, Kind::Value, self.budget)?;
            return Ok(());
        }
        let is_saved = value.as_ref().is_some_and(|value| sort == "str" || !value.trim().is_empty());
        let value = value.unwrap_or_default();
        let strings = self.strings;
        let owned;
        let (text, kind): (&str, Kind) = match sort {
            _ if is_formula && !is_saved && inline.is_empty() => ("", Kind::NotCalculated),
            // Whatever the cell is said to hold.
            _ if !inline.is_empty() && value.trim().is_empty() => (&inline, Kind::Value),
            "inlineStr" => (&value, Kind::Value),
            "str" => {
                owned = (shared::unescape(&value), Kind::Value);
                (&owned.0, owned.1)
            }
            "e" => (&value, Kind::Error),
            _ if value.trim().is_empty() => ("", Kind::Value),
            "s" => {
                let index = value.trim().parse::<usize>().ok();
                index
                    .and_then(|index| strings.get(index))
                    .map_or(("", Kind::NoSuch("a text")), |text| (text, Kind::Value))
            }
            "b" => {
                owned = truth(&value).unwrap_or((String::new(), Kind::NoSuch("TRUE or FALSE")));
                (&owned.0, owned.1)
            }
            "d" => {
                owned = date::iso_day(&value);
                (&owned.0, owned.1)
            }
            "n" => {
                owned = self.number(&value, style);
                (&owned.0, owned.1)
            }
            _ => ("", Kind::NoSuch("a value of a kind that there is")),
        };
        let kind = kind.of_formula(is_formula);
        self.grid.push(self.at.1, text, kind, self.budget)?;
        Ok(())
    }

    fn number(&self, value: &str, style: u32) -> (String, Kind) {
        let shown = self.styles.shown(style);
        match shown {
            Shown::Date => date::day(value, self.epoch),
            Shown::Contrary => (String::new(), Kind::NoSuch("the truth value that it shows")),
            Shown::Truth | Shown::Number | Shown::PerCent => {
                let said = (shown == Shown::Truth).then(|| truth(value)).flatten();
                let number = if shown == Shown::PerCent { number::per_cent } else { number::plain };
                said.or_else(|| number(value)).unwrap_or((String::new(), Kind::NoSuch("a number")))
            }
        }
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

fn missing() -> Fault {
    Fault::Damaged("a sheet that it lists is not in it".to_owned())
}

/// The row and the column of `B7`.
fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.trim_start_matches('$');
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at(letters);
    let digits = digits.trim_start_matches('$');
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, letter| column * 26 + digit(letter));
    Some((digits.parse().ok()?, column))
}

/// The cells of `A1:C1`; `A1` is one alone.
fn area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
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
            ("$AA$10", Some((10, 27))),
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
