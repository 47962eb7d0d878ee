//! OpenDocument spreadsheets: ODF 1.3 part 3, as far as cells go. All sheets are one part, in which anything may be repeated any number of
//! times.

use std::io::BufRead;

use quick_xml::events::BytesStart;

use super::archive::Archive;
use super::xml::{self, Node, Xml, attribute};
use super::{Fault, Preview, date, number};
use crate::table::grid::{Area, Budget, Grid, Kind};

/// The last row and the last column that a sheet has.
const LAST: (u32, u32) = (1_048_576, 16_384);
/// A cell's text may skip so many spaces at once.
const MOST_SPACES: u32 = 1_000;
/// More sheets than these are not looked through.
const MOST_SHEETS: usize = 1_000;

/// A spreadsheet whose sheets can be read.
pub(super) struct Book<'b> {
    archive: Archive<'b>,
}

impl<'b> Book<'b> {
    /// Opens a spreadsheet, with so many of the first rows of each sheet.
    pub(super) fn open(
        mut archive: Archive<'b>,
        head: usize,
        budget: &mut Budget,
    ) -> Result<(Self, Vec<Preview>), Fault> {
        if is_encrypted(&mut archive)? {
            return Err(Fault::Encrypted);
        }
        let mut previews = Vec::new();
        each_sheet(&mut archive, |_, name, xml| {
            if previews.len() == MOST_SHEETS {
                return Err(Fault::TooLarge(format!("it has more than {MOST_SHEETS} sheets")));
            }
            let head = Sheet::read(xml, head, budget)?;
            previews.push(Preview { name, hidden: false, head });
            Ok(true)
        })?;
        Ok((Self { archive }, previews))
    }

    /// The cells of a sheet.
    pub(super) fn grid(&mut self, wanted: usize, budget: &mut Budget) -> Result<Grid, Fault> {
        let mut grid = Grid::default();
        each_sheet(&mut self.archive, |index, _, xml| {
            if index < wanted {
                xml.skip()?;
                return Ok(true);
            }
            grid = Sheet::read(xml, usize::MAX, budget)?;
            Ok(false)
        })?;
        Ok(grid)
    }
}

fn is_encrypted(archive: &mut Archive<'_>) -> Result<bool, Fault> {
    let Some(part) = archive.part("META-INF/manifest.xml")? else { return Ok(false) };
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Node::Open(element) if element.local_name().as_ref() == "encryption-data" => return Ok(true),
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
            Node::End => return Ok(false),
        }
    }
}

/// Gives each sheet that opens, with its index and name, until the answer is no. Whoever takes it reads to its end.
fn each_sheet(
    archive: &mut Archive<'_>,
    mut take: impl FnMut(usize, String, &mut Xml<super::archive::Part<'_>>) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    let missing = || Fault::Damaged("it has no content".to_owned());
    let (mut xml, mut index) = (Xml::new(archive.part("content.xml")?.ok_or_else(missing)?), 0);
    loop {
        match xml.next()? {
            Node::Open(element) if element.name().as_ref() == "table:table" => {
                let name = attribute(&element, "table:name")?.unwrap_or_default();
                if !take(index, name, &mut xml)? {
                    return Ok(());
                }
                index += 1;
            }
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
            Node::End => return Ok(()),
        }
    }
}

/// A sheet that is read.
struct Sheet<'a, R> {
    xml: &'a mut Xml<R>,
    grid: Grid,
    budget: &'a mut Budget,
    /// The row and the column of the last cell.
    at: (u32, u32),
}

impl<'a, R: BufRead> Sheet<'a, R> {
    /// The cells of the first rows that hold something; reads to the end of the sheet.
    fn read(xml: &'a mut Xml<R>, rows: usize, budget: &'a mut Budget) -> Result<Grid, Fault> {
        let mut sheet = Self { xml, grid: Grid::default(), budget, at: (0, 0) };
        let mut columns = 0;
        loop {
            match sheet.xml.next()? {
                Node::Open(element) => match element.name().as_ref() {
                    "table:table-column" => {
                        let first = columns + 1;
                        columns = repeated(&element, "table:number-columns-repeated", columns, LAST.1)?;
                        if !is_shown(&element)? {
                            sheet.budget.take(1, 0)?;
                            sheet.grid.hidden_columns.push((first, columns));
                        }
                    }
                    "table:table-row" if sheet.grid.len() >= rows => sheet.xml.skip()?,
                    "table:table-row" => sheet.row(&element, rows)?,
                    "table:table-columns"
                    | "table:table-header-columns"
                    | "table:table-column-group"
                    | "table:table-rows"
                    | "table:table-header-rows"
                    | "table:table-row-group" => {}
                    _ => sheet.xml.skip()?,
                },
                Node::Close(name) if name == "table" => return Ok(sheet.grid),
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Err(xml::unsound()),
            }
        }
    }

    /// A row, as often as it is repeated.
    fn row(&mut self, element: &BytesStart<'_>, rows: usize) -> Result<(), Fault> {
        let hidden = !is_shown(element)?;
        let first = self.at.0 + 1;
        let last = repeated(element, "table:number-rows-repeated", self.at.0, LAST.0)?;
        self.at = (first, 0);
        let before = self.grid.len();
        loop {
            match self.xml.next()? {
                Node::Open(element) => match element.name().as_ref() {
                    "table:table-cell" => self.cell(&element)?,
                    // What lies under a merged cell is not to be seen.
                    "table:covered-table-cell" => {
                        self.at.1 = repeated(&element, "table:number-columns-repeated", self.at.1, LAST.1)?;
                        self.xml.skip()?;
                    }
                    _ => self.xml.skip()?,
                },
                Node::Close(name) if name == "table-row" => break,
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Err(xml::unsound()),
            }
        }
        self.grid.end_row(first, hidden);
        if self.grid.len() > before {
            for number in first + 1..=last {
                if self.grid.len() >= rows {
                    break;
                }
                self.grid.repeat_row(number, self.budget)?;
            }
        }
        self.at.0 = last;
        Ok(())
    }

    /// A cell, as often as it is repeated.
    fn cell(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let first = self.at.1 + 1;
        let last = repeated(element, "table:number-columns-repeated", self.at.1, LAST.1)?;
        let spans =
            (xml::number(element, "table:number-rows-spanned")?, xml::number(element, "table:number-columns-spanned")?);
        let (down, across) = (spans.0.unwrap_or(1).max(1) - 1, spans.1.unwrap_or(1).max(1) - 1);
        if down > 0 || across > 0 {
            self.budget.take(1, 0)?;
            let end = (self.at.0.saturating_add(down), first.saturating_add(across));
            self.grid.merged.push(Area { first: (self.at.0, first), last: end });
        }
        let formula = attribute(element, "table:formula")?.is_some();
        let sort = attribute(element, "office:value-type")?;
        let is_error = attribute(element, "calcext:value-type")?.as_deref() == Some("error");
        let value = |name: &str| attribute(element, name).map(Option::unwrap_or_default);
        let told = match sort.as_deref() {
            _ if is_error => Some((String::new(), Kind::Error)),
            Some("float" | "percentage" | "currency") => {
                Some(number::plain(&value("office:value")?).ok_or_else(xml::unsound)?)
            }
            Some("date") => Some(date::iso_day(&value("office:date-value")?)),
            Some("time") => Some((String::new(), Kind::NoDay)),
            Some("boolean") => {
                let is_true = value("office:boolean-value")? == "true";
                Some((if is_true { "yes" } else { "no" }.to_owned(), Kind::Value))
            }
            _ => None,
        };
        let shown = self.paragraphs()?;
        let (text, kind) = told.unwrap_or((shown, Kind::Value));
        let kind = if formula && kind == Kind::Value { Kind::Formula } else { kind };
        self.at.1 = last;
        if text.is_empty() && kind == Kind::Value {
            return Ok(());
        }
        for column in first..=last {
            self.grid.push(column, &text, kind, self.budget)?;
        }
        Ok(())
    }

    /// The text of a cell, to its end: its paragraphs, one a line. Remarks and pictures are no part of it.
    fn paragraphs(&mut self) -> Result<String, Fault> {
        let (mut text, mut inside, mut any) = (String::new(), false, false);
        loop {
            match self.xml.next()? {
                Node::Open(element) => match element.name().as_ref() {
                    "text:p" | "text:h" => {
                        text += if any { "\n" } else { "" };
                        (inside, any) = (true, true);
                    }
                    "text:s" => {
                        let spaces = xml::number(&element, "text:c")?.unwrap_or(1).min(MOST_SPACES);
                        text += &" ".repeat(spaces as usize);
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    "text:span" | "text:a" => {}
                    _ => self.xml.skip()?,
                },
                Node::Text(more) if inside => text += &more,
                Node::Text(_) => {}
                Node::Close(name) if matches!(&*name, "p" | "h") => inside = false,
                Node::Close(name) if name == "table-cell" => return Ok(text),
                Node::Close(_) => {}
                Node::End => return Err(xml::unsound()),
            }
        }
    }
}

/// Where the last of something repeated stands, after this one.
fn repeated(element: &BytesStart<'_>, name: &str, after: u32, last: u32) -> Result<u32, Fault> {
    let count = xml::number(element, name)?.unwrap_or(1).max(1);
    let too_many = || Fault::Damaged("a sheet has more rows or columns than a sheet can have".to_owned());
    after.checked_add(count).filter(|end| *end <= last).ok_or_else(too_many)
}

fn is_shown(element: &BytesStart<'_>) -> Result<bool, Fault> {
    Ok(attribute(element, "table:visibility")?.is_none_or(|visibility| visibility == "visible"))
}
