//! The fields of each row. The `csv` crate splits; what it lets pass has been refused before.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::Sheet;
use crate::diags;

/// The longest field that is taken, in bytes: more than a spreadsheet's cell can hold.
const LONGEST_FIELD: usize = 100_000;

/// The fields of the heading line.
pub(super) fn header(text: &str) -> Vec<String> {
    let mut record = StringRecord::new();
    match reader(text).read_record(&mut record) {
        Ok(true) => record.iter().map(str::to_owned).collect(),
        Ok(false) | Err(_) => Vec::new(),
    }
}

/// Gives each row that has as many fields as there are headings, with its line. `None` where the splitter did not find the rows that the
/// lines promise.
pub(super) fn each(sheet: &Sheet<'_>, mut row: impl FnMut(u32, &StringRecord)) -> Option<()> {
    let headings = sheet.header.list.len();
    let (mut reader, mut record, mut found) = (reader(sheet.text), StringRecord::new(), 0);
    while reader.read_record(&mut record).unwrap_or(false) {
        let Some(line) = sheet.lines.get(found) else {
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
        } else if record.as_slice().len() > LONGEST_FIELD
            && let Some(field) = record.iter().position(|field| field.len() > LONGEST_FIELD)
        {
            let place = sheet.cell(line.number, number(field));
            sheet.complaints.push(diags::table::long_field(LONGEST_FIELD, place));
        } else {
            row(line.number, &record);
        }
    }
    if found != sheet.lines.len() {
        sheet.complaints.push(diags::table::lost_rows(sheet.source, sheet.lines.len(), found));
        return None;
    }
    Some(())
}

/// The number of a field, from 1, by its index.
pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a header has few columns") + 1
}

fn reader(text: &str) -> Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes())
}
