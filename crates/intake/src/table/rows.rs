//! The fields of each row. Those of text the `csv` crate splits; what it lets pass has been refused before.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::header::Written;
use super::{Body, Sheet, TextRows};
use crate::diags;

/// The longest field that is taken, in bytes: more than a spreadsheet's cell can hold.
const LONGEST_FIELD: usize = 100_000;

/// A row below the headings, as many fields as there are headings.
pub(super) struct Row<'r> {
    pub(super) line: u32,
    pub(super) fields: &'r StringRecord,
    /// Which of the fields a spreadsheet keeps as numbers.
    pub(super) numbers: &'r [usize],
}

/// The fields of the heading line, each with its number.
pub(super) fn header(text: &TextRows<'_>) -> Vec<Written> {
    let mut record = StringRecord::new();
    match reader(text).read_record(&mut record) {
        Ok(true) => (1..).zip(record.iter()).map(|(field, text)| Written::text(field, text)).collect(),
        Ok(false) | Err(_) => Vec::new(),
    }
}

/// Gives each row with its line. `None` where the splitter did not find the rows that the lines promise.
pub(super) fn each(sheet: &Sheet<'_>, mut row: impl FnMut(Row<'_>)) -> Option<()> {
    match sheet.body {
        Body::Text(text) => each_of_text(text, sheet, row),
        Body::Grid(table) => {
            table.each(sheet, &mut row);
            Some(())
        }
    }
}

/// The fields of each row below the headings as they stand, however many there are.
pub(super) fn each_as_it_is(text: &TextRows<'_>, mut row: impl FnMut(&StringRecord, u32)) {
    let (mut reader, mut record) = (reader(text), StringRecord::new());
    for (index, line) in text.lines.iter().enumerate() {
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        if index > 0 && !line.blank {
            row(&record, line.number);
        }
    }
}

fn each_of_text(text: &TextRows<'_>, sheet: &Sheet<'_>, mut row: impl FnMut(Row<'_>)) -> Option<()> {
    let headings = sheet.header.list.len();
    let needed = sheet.header.headed();
    let (mut reader, mut record, mut found) = (reader(text), StringRecord::new(), 0);
    while reader.read_record(&mut record).unwrap_or(false) {
        let Some(line) = text.lines.get(found) else {
            found += 1;
            break;
        };
        found += 1;
        if found == 1 || line.blank {
            continue;
        }
        if sheet.map.leaves_out(|| record.get(sheet.header.id().index()).unwrap_or_default()) {
            continue;
        }
        // Fields at the end that have neither heading nor value do no harm.
        if record.len() > headings && record.iter().skip(headings).all(|field| field.trim().is_empty()) {
            record.truncate(headings);
        }
        while record.len() >= needed && record.len() < headings {
            record.push_field("");
        }
        if record.len() != headings {
            sheet.complaints.push(diags::table::ragged_row(sheet.source, line.number, needed, record.len()));
        } else if record.as_slice().trim().is_empty() {
            sheet.complaints.push(diags::table::row_without_values(sheet.cell(line.number, 1)));
        } else if !has_long_field(line.number, &record, sheet) {
            row(Row { line: line.number, fields: &record, numbers: &[] });
        }
    }
    if found != text.lines.len() {
        sheet.complaints.push(diags::table::lost_rows(sheet.source, text.lines.len(), found));
        return None;
    }
    Some(())
}

/// Whether a field is too long, which is complained of.
pub(super) fn has_long_field(line: u32, record: &StringRecord, sheet: &Sheet<'_>) -> bool {
    let long = || record.iter().position(|field| field.len() > LONGEST_FIELD);
    let Some(index) = (record.as_slice().len() > LONGEST_FIELD).then(long).flatten() else { return false };
    let place = sheet.cell(line, sheet.header.list[index].field);
    sheet.complaints.push(diags::table::long_field(LONGEST_FIELD, place));
    true
}

fn reader<'t>(text: &TextRows<'t>) -> Reader<&'t [u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(text.separator.byte()).from_reader(text.text.as_bytes())
}
