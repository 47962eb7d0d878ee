//! The empty table as a workbook: a sheet to fill in, and one that explains it. The same table gives the same bytes.

use assize_compose::{Template, TemplateColumn};
use assize_diag::Diagnostic;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Note, Table, TableColumn, TableStyle,
    Workbook, Worksheet, XlsxError,
};

/// The rows that have lists of what may stand in them.
const ROWS: u32 = 5_000;
/// A list may be this long in the rule itself; a longer one goes to the second sheet.
const LONGEST_LIST: usize = 255;
/// How wide columns are, in characters.
const NARROW: f64 = 18.0;
const DOUBLE: f64 = 36.0;
const WIDE: f64 = 50.0;
/// Width and height of a note, in pixels.
const NOTE: (u32, u32) = (320, 140);

/// The workbook's bytes.
pub(super) fn write(template: &Template) -> Result<Vec<u8>, Diagnostic> {
    build(template).map_err(|error| Diagnostic::error("save/workbook", format!("the workbook cannot be made: {error}")))
}

fn build(template: &Template) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // No clock: the same table gives the same bytes.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&template.title).set_creation_datetime(&created));
    let plain = Format::new().set_font_name("Arial").set_font_size(12);
    let [answers, columns] = &template.sheets;
    let lists = fill(book.add_worksheet().set_name(answers)?, template, &plain)?;
    explain(book.add_worksheet().set_name(columns)?, template, &plain)?;
    if !lists.is_empty() {
        let sheet = book.add_worksheet().set_name(LISTS)?;
        for (column, (heading, values)) in (0..).zip(lists) {
            sheet.write_string_with_format(0, column, heading, &plain.clone().set_bold())?;
            for (row, value) in (1..).zip(values) {
                sheet.write_string_with_format(row, column, value, &plain)?;
            }
        }
    }
    book.save_to_buffer()
}

/// The sheet of the lists that are too long for a rule.
const LISTS: &str = "Lists";

/// The sheet that is filled in: one line of headings. Gives the lists that are too long for a rule, by heading.
fn fill<'t>(
    sheet: &mut Worksheet,
    template: &'t Template,
    plain: &Format,
) -> Result<Vec<(&'t str, &'t [String])>, XlsxError> {
    let heading = plain.clone().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    // As text, so that an id keeps its zeros.
    let text = plain.clone().set_num_format("@");
    let mut lists = Vec::new();
    // The headings and the ids stay where the rest is scrolled.
    sheet.set_freeze_panes(1, 1)?;
    for (index, column) in (0..).zip(&template.columns) {
        sheet.set_column_width(index, NARROW)?;
        sheet.set_column_format(index, if index == 0 { &text } else { plain })?;
        sheet.write_string_with_format(0, index, &column.heading, &heading)?;
        sheet.insert_note(0, index, &note(column))?;
        if column.values.is_empty() {
            continue;
        }
        let rule = DataValidation::new().set_error_message(&template.refusal)?;
        let length = column.values.iter().map(|value| value.chars().count() + 1).sum::<usize>();
        let rule = if length <= LONGEST_LIST {
            rule.allow_list_strings(&column.values)?
        } else {
            let letter = rust_xlsxwriter::utility::column_number_to_name(lists.len() as u16);
            lists.push((column.heading.as_str(), column.values.as_slice()));
            let last = column.values.len() + 1;
            rule.allow_list_formula(Formula::new(format!("={LISTS}!${letter}$2:${letter}${last}")))
        };
        sheet.add_data_validation(1, index, ROWS, index, &rule)?;
    }
    Ok(lists)
}

/// A note on the heading of a column: the question, what may be entered, and which units it is asked about.
fn note(column: &TemplateColumn) -> Note {
    let text = [&column.title, &column.values_in_words, &column.when].map(String::as_str).join("\n");
    Note::new(text).set_author("").add_author_prefix(false).set_width(NOTE.0).set_height(NOTE.1)
}

/// The sheet that explains the columns: a title, what is to be known, and one table.
fn explain(sheet: &mut Worksheet, template: &Template, plain: &Format) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, &template.title, &plain.clone().set_bold().set_font_size(16))?;
    let mut row = 1;
    for line in &template.about {
        sheet.write_string_with_format(row, 0, line, plain)?;
        row += 1;
    }
    let cell = plain.clone().set_text_wrap().set_align(FormatAlign::Top);
    let widths = [DOUBLE, NARROW, WIDE, DOUBLE, WIDE];
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width)?;
    }
    // The column of the ids is explained above: its heading in a cell of its own would make this look like a table of units.
    let told = &template.columns[1..];
    for (at, column) in (row + 1..).zip(told) {
        for (index, text) in (0..).zip(cells(column)) {
            sheet.write_string_with_format(at, index, text, &cell)?;
        }
    }
    let heading = plain.clone().set_bold().set_text_wrap();
    let heads = template.heads.iter().map(|head| TableColumn::new().set_header(head).set_header_format(&heading));
    let table = Table::new()
        .set_name("Columns_of_the_table")
        .set_columns(&heads.collect::<Vec<_>>())
        .set_autofilter(false)
        .set_style(TableStyle::None)
        .set_alt_text(&template.title);
    sheet.add_table(row, 0, row + told.len() as u32, 4, &table)?;
    Ok(())
}

fn cells(column: &TemplateColumn) -> [&str; 5] {
    [&column.heading, &column.kind, &column.title, &column.values_in_words, &column.when]
}
