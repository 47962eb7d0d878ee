//! A workbook of Excel, the same bytes for the same report.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use std::slice;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as Style, FormatAlign, Table, TableColumn, TableStyle, Url, Workbook,
    Worksheet, XlsxError,
};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Book, COVER, Format, Sheet, Value, lines};

/// The format's number for paper of 210 by 297 mm.
const A4: u8 = 9;

/// A cell of Excel holds no more units of UTF-16.
const LONGEST: usize = 32_767;

/// The height of a line of 12 points, of one of 16, and of the highest row that there can be, in pixels.
const LINE: u32 = 21;
const TITLE: u32 = 28;
const HIGHEST: u32 = 545;

/// The file of a workbook.
pub(super) fn bytes(book: &Book) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut made = Workbook::new();
    // No clock.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    made.set_properties(&DocProperties::new().set_title(&book.title).set_creation_datetime(&created));
    for one in &book.sheets {
        sheet(made.add_worksheet(), one)?;
    }
    Ok(in_language(&made.save_to_buffer()?, book.language)?)
}

fn sheet(to: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let plain = Style::new().set_font_name("Arial").set_font_size(12).set_align(FormatAlign::Top);
    let wrapped = plain.clone().set_text_wrap();
    to.set_name(&sheet.name)?;
    let widths = sheet.widths();
    for (column, width) in (0..).zip(&widths) {
        to.set_column_width(column, u32::try_from(*width).unwrap_or(u32::MAX))?;
    }
    // Lines above a table run on over the cells beside them; a cell of a table is as high as its text, and so is one that stands alone.
    let line = if sheet.table.is_some() { &plain } else { &wrapped };
    to.write_string_with_format(0, 0, &*fitting(&sheet.title), &line.clone().set_bold().set_font_size(16))?;
    for (row, said) in (1..).zip(&sheet.lines) {
        write(to, row, 0, said, line)?;
    }
    let Some(table) = &sheet.table else {
        to.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        high(to, 0, lines(&[Value::Text(sheet.title.clone())], &[COVER * 2 / 3]), TITLE)?;
        return (1..)
            .zip(&sheet.lines)
            .try_for_each(|(row, said)| high(to, row, lines(slice::from_ref(said), &widths), LINE));
    };
    let (head, width) = (row_number(sheet.head()), table.headings.len());
    // Printed, a table is as wide as its page, with its headings on each.
    to.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(head, head)?;
    let heading = wrapped.clone().set_bold();
    let columns: Vec<TableColumn> =
        table.headings.iter().map(|text| TableColumn::new().set_header(text).set_header_format(&heading)).collect();
    let marked = Table::new().set_name(sheet.range()).set_columns(&columns).set_autofilter(false);
    let marked = marked.set_style(TableStyle::None).set_alt_text_title(&sheet.name).set_alt_text(&sheet.title);
    let last = head + row_number(table.rows.len());
    to.add_table(head, 0, last, u16::try_from(width.saturating_sub(1)).unwrap_or(u16::MAX), &marked)?;
    for (row, cells) in (head + 1..).zip(&table.rows) {
        for (column, value) in (0..).zip(cells) {
            write(to, row, column, value, &wrapped)?;
        }
        high(to, row, lines(cells, &widths), LINE)?;
    }
    let headings: Vec<Value> = table.headings.iter().cloned().map(Value::Text).collect();
    high(to, head, lines(&headings, &widths), LINE)
}

/// Makes a row `lines` lines high, each of `line` pixels.
fn high(to: &mut Worksheet, row: u32, lines: usize, line: u32) -> Result<(), XlsxError> {
    if lines > 1 {
        let lines = u32::try_from(lines).unwrap_or(u32::MAX);
        to.set_row_height_pixels(row, line.saturating_mul(lines).min(HIGHEST))?;
    }
    Ok(())
}

fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

/// The text as it fits in a cell: what is longer ends with a mark.
fn fitting(text: &str) -> Cow<'_, str> {
    const CUT: &str = " [...]";
    let units = |text: &str| text.encode_utf16().count();
    if text.len() <= LONGEST || units(text) <= LONGEST {
        return Cow::Borrowed(text);
    }
    let mut left = LONGEST - units(CUT);
    let fits = |letter: &char| left.checked_sub(letter.len_utf16()).map(|less| left = less).is_some();
    Cow::Owned(text.chars().take_while(fits).chain(CUT.chars()).collect())
}

fn write(to: &mut Worksheet, row: u32, column: u16, value: &Value, style: &Style) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) => to.write_string_with_format(row, column, &*fitting(text), style)?,
        Value::Link(name) => {
            to.write_url_with_format(row, column, Url::new(format!("internal:'{name}'!A1")).set_text(name), style)?
        }
        Value::Figure(figure) => {
            // Set off from the text of the next column.
            let shown =
                style.clone().set_num_format(pattern(figure.format)).set_align(FormatAlign::Right).set_indent(1);
            match figure.value.parse::<f64>() {
                Ok(number) => to.write_number_with_format(row, column, number, &shown)?,
                Err(_) => to.write_string_with_format(row, column, &figure.shown, style)?,
            }
        }
    };
    Ok(())
}

/// `0%`, `+0.0;-0.0;0.0`, `#,##0`.
fn pattern(Format { decimals, is_percentage, has_sign, is_grouped }: Format) -> String {
    let whole = if is_grouped { "#,##0" } else { "0" };
    let after = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
    let one = format!("{whole}{after}{}", if is_percentage { "%" } else { "" });
    if has_sign { format!("+{one};-{one};{one}") } else { one }
}

/// `A` of 1, `AA` of 27.
pub(super) fn letters(column: usize) -> String {
    rust_xlsxwriter::utility::column_number_to_name(u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX))
}

/// The same with the language among its properties, which the library has no place for.
fn in_language(book: &[u8], language: &str) -> ZipResult<Vec<u8>> {
    const CORE: &str = "docProps/core.xml";
    const END: &str = "</cp:coreProperties>";
    let mut there = ZipArchive::new(Cursor::new(book))?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..there.len() {
        let mut part = there.by_index(place)?;
        if part.name()? != CORE {
            zip.raw_copy_file(part)?;
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        zip.start_file(CORE, SimpleFileOptions::default().last_modified_time(zip::DateTime::default()))?;
        zip.write_all(text.replace(END, &format!("<dc:language>{language}</dc:language>{END}")).as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
