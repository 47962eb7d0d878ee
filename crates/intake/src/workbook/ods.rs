//! OpenDocument spreadsheets: ODF 1.3 part 3, as far as cells go. All sheets are one part, in which anything may be repeated any number of
//! times.

mod styles;
mod text;

use std::io::BufRead;

use quick_xml::events::BytesStart;

use super::archive::Archive;
use super::xml::{self, Node, Xml, attribute};
use super::{Fault, Preview, constant, date, number, truth};
use crate::table::grid::{Area, Budget, Grid, Kind};

/// The last row and the last column that a sheet has.
const LAST: (u32, u32) = (1_048_576, 16_384);

/// A spreadsheet whose sheets can be read.
pub(super) struct Book<'b> {
    archive: Archive<'b>,
}

impl<'b> Book<'b> {
    /// Opens a spreadsheet, with the first `head` rows of each sheet.
    pub(super) fn open(
        mut archive: Archive<'b>,
        head: usize,
        budget: &mut Budget,
    ) -> Result<(Self, Vec<Preview>), Fault> {
        if is_encrypted(&mut archive)? {
            return Err(Fault::Encrypted);
        }
        let hidden = styles::hidden(&mut archive)?;
        let mut previews = Vec::new();
        each_sheet(&mut archive, |_, element, xml| {
            super::few_sheets(previews.len())?;
            let name = attribute(element, "table:name")?.unwrap_or_default();
            let style = attribute(element, "table:style-name")?.unwrap_or_default();
            let head = Sheet::read(xml, head, budget)?;
            previews.push(Preview { name, hidden: hidden.contains(&style), head });
            Ok(true)
        })?;
        Ok((Self { archive }, previews))
    }

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

/// Gives each sheet that opens, with its index, until the answer is no. `take` must read it to its end. Other tables that a spreadsheet
/// may have, such as what was last seen of another file, are not sheets.
fn each_sheet(
    archive: &mut Archive<'_>,
    mut take: impl FnMut(usize, &BytesStart<'_>, &mut Xml<super::archive::Part<'_>>) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    let missing = || Fault::Damaged("it has no content".to_owned());
    let (mut xml, mut index) = (Xml::new(archive.part("content.xml")?.ok_or_else(missing)?), 0);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name().as_ref() {
                "office:document-content" | "office:body" | "office:spreadsheet" => {}
                "table:table" => {
                    if !take(index, &element, &mut xml)? {
                        return Ok(());
                    }
                    index += 1;
                }
                "table:dde-links" => return Err(Fault::Links),
                "table:database-ranges" => databases(&mut xml)?,
                _ => xml.skip()?,
            },
            Node::Close(_) | Node::Text(_) => {}
            Node::End => return Ok(()),
        }
    }
}

/// Refuses a range that is filled from a database.
fn databases<R: BufRead>(xml: &mut Xml<R>) -> Result<(), Fault> {
    loop {
        match xml.next()? {
            Node::Open(element) if element.name().as_ref().starts_with("table:database-source") => {
                return Err(Fault::Links);
            }
            Node::Close(name) if name == "database-ranges" => return Ok(()),
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
            Node::End => return Err(xml::unsound()),
        }
    }
}

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
                    // What was last seen of another file stands in a table as a sheet does.
                    "table:table-source" | "office:dde-source" => return Err(Fault::Links),
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
                    // What lies under a merged cell is kept, as in the other kind of workbook: the merging is reported where it matters.
                    "table:table-cell" | "table:covered-table-cell" => self.cell(&element)?,
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
        let (text, kind) = self.value(element)?;
        self.at.1 = last;
        if text.is_empty() && kind == Kind::Value {
            return Ok(());
        }
        for column in first..=last {
            self.grid.push(column, &text, kind, self.budget)?;
        }
        Ok(())
    }

    /// What a cell says, to its end.
    fn value(&mut self, element: &BytesStart<'_>) -> Result<(String, Kind), Fault> {
        let value = |name: &str| attribute(element, name).map(Option::unwrap_or_default);
        let formula = attribute(element, "table:formula")?;
        let sort = attribute(element, "office:value-type")?;
        let is_error = attribute(element, "calcext:value-type")?.as_deref() == Some("error");
        let own_text = attribute(element, "office:string-value")?;
        let text::Text { text: shown, is_there, holds_table } = text::of_cell(self.xml)?;
        if let Some(truth) = formula.as_deref().and_then(constant) {
            return Ok((truth.to_owned(), Kind::Value));
        }
        let no = |what| (String::new(), Kind::NoSuch(what));
        let saved = match sort.as_deref() {
            Some("float" | "percentage" | "currency") => attribute(element, "office:value")?,
            Some("date") => attribute(element, "office:date-value")?,
            Some("boolean") => attribute(element, "office:boolean-value")?,
            _ => own_text.clone(),
        };
        // A text may be saved as a blank one; nothing else may.
        let is_blank = saved.is_none_or(|saved| saved.trim().is_empty() && sort.as_deref() != Some("string"));
        if formula.is_some() && is_blank && !is_there && !is_error {
            return Ok((String::new(), Kind::NotCalculated));
        }
        let (text, kind) = match sort.as_deref() {
            _ if is_error || (formula.is_some() && is_error_word(&shown)) => (shown, Kind::Error),
            Some("float" | "currency") => number::plain(&value("office:value")?).unwrap_or_else(|| no("a number")),
            Some("percentage") => number::per_cent(&value("office:value")?).unwrap_or_else(|| no("a number")),
            Some("date") => date::iso_day(&value("office:date-value")?),
            Some("time") => (String::new(), Kind::NoDay),
            Some("boolean") => match value("office:boolean-value")? {
                said if said.trim().is_empty() && shown.trim().is_empty() => (String::new(), Kind::Value),
                said => {
                    truth(if said.trim().is_empty() { &shown } else { &said }).unwrap_or_else(|| no("TRUE or FALSE"))
                }
            },
            _ if holds_table && own_text.is_none() && shown.trim().is_empty() => no("a text"),
            // ODF 1.3 part 3, 19.385: the attribute goes before the text; LibreOffice looks at the text where it is blank.
            Some(_) | None => (own_text.filter(|own| !own.is_empty()).unwrap_or(shown), Kind::Value),
        };
        Ok((text, kind.of_formula(formula.is_some())))
    }
}

/// What a formula shows that cannot be worked out, where the file says no more of it.
fn is_error_word(shown: &str) -> bool {
    let shown = shown.trim();
    let own = shown.strip_prefix("Err:").is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
    own || (shown.starts_with('#') && shown.ends_with(['!', '?', 'A']))
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
