//! The fields of each row. Those of text the `csv` crate splits; what it lets pass has been refused before.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::lines::Line;
use super::{Body, Sheet};
use crate::diags;

/// The longest field that is taken, in bytes: more than a spreadsheet's cell can hold.
const LONGEST_FIELD: usize = 100_000;

/// The fields of the heading line, each with its number.
pub(super) fn header(text: &str) -> Vec<(u32, String)> {
    let mut record = StringRecord::new();
    match reader(text).read_record(&mut record) {
        Ok(true) => (1..).zip(record.iter().map(str::to_owned)).collect(),
        Ok(false) | Err(_) => Vec::new(),
    }
}

/// Gives each row that has as many fields as there are headings, with its line. `None` where the splitter did not find the rows that the
/// lines promise.
pub(super) fn each(sheet: &Sheet<'_>, row: impl FnMut(u32, &StringRecord)) -> Option<()> {
    match sheet.body {
        Body::Text { text, lines } => each_of_text(text, lines, sheet, row),
        Body::Grid(table) => {
            table.each(sheet, row);
            Some(())
        }
    }
}

fn each_of_text(text: &str, lines: &[Line], sheet: &Sheet<'_>, mut row: impl FnMut(u32, &StringRecord)) -> Option<()> {
    let headings = sheet.header.list.len();
    let (mut reader, mut record, mut found) = (reader(text), StringRecord::new(), 0);
    while reader.read_record(&mut record).unwrap_or(false) {
        let Some(line) = lines.get(found) else {
            found += 1;
            break;
        };
        found += 1;
        if found == 1 || line.blank {
            continue;
        }
        if record.len() != headings {
            sheet.complaints.push(diags::table::ragged_row(sheet.source, line.number, headings, record.len()));
        } else if record.as_slice().trim().is_empty() {
            sheet.complaints.push(diags::table::row_without_values(sheet.cell(line.number, 1)));
        } else if !has_long_field(line.number, &record, sheet) {
            row(line.number, &record);
        }
    }
    if found != lines.len() {
        sheet.complaints.push(diags::table::lost_rows(sheet.source, lines.len(), found));
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

fn reader(text: &str) -> Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes())
}
