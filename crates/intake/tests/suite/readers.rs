//! Other readers of workbooks and ours, cell by cell: on every workbook of the tests, and on some that are made here.
//!
//! What calamine reads is compared always; what openpyxl reads where Python has it. The snapshot is the comparison that ARCHITECTURE speaks of.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use assize_intake::TableOptions;
use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::books::{ods_of, packed, read, rows, sheet};
use crate::support::options;

/// By row and column, counted from 1, what stands there.
type Cells = BTreeMap<(u32, u32), String>;

/// What a reader makes of a workbook: the sheet that ours reads, or why it reads none.
type Outcome = Result<Cells, String>;

#[expect(clippy::disallowed_methods, reason = "a test reads its own data")]
fn carried() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/cases");
    let paths = std::fs::read_dir(folder).expect("it is sound").map(|entry| entry.expect("it is sound").path());
    let is_book = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "xlsx" || ending == "ods");
    let named = |path: PathBuf| {
        (
            path.file_name().expect("it is sound").to_string_lossy().into_owned(),
            std::fs::read(&path).expect("it is sound"),
        )
    };
    let mut all: Vec<_> = paths.filter(is_book).map(named).collect();
    all.sort();
    all
}

fn made() -> Vec<(String, Vec<u8>)> {
    let texts = ["plain", " spaces ", "a\nb", "<&>\"'", "\u{e9}\u{20ac}", "_x005F_", "001", "1e5", "TRUE", "=1"];
    let kinds = sheet(|sheet| {
        rows(sheet, 0, &[&["id", "text", "number", "truth", "day", "formula"]]);
        let day = Format::new().set_num_format("dd/mm/yyyy");
        for (row, text) in (1..).zip(texts) {
            sheet.write_string(row, 0, format!("c{row}")).expect("it is sound");
            sheet.write_string(row, 1, text).expect("it is sound");
            let numbers = [0.1, 12.0, -3.25, 1e14, 0.333_333_333_333_333_3, 0.0, 2.3, 100.0, 1e-7, 4.1];
            sheet.write_number(row, 2, numbers[row as usize - 1]).expect("it is sound");
            sheet.write_boolean(row, 3, row % 2 == 0).expect("it is sound");
            let date = ExcelDateTime::from_ymd(2019, row as u8, 28).expect("it is sound");
            sheet.write_datetime_with_format(row, 4, &date, &day).expect("it is sound");
            sheet.write_formula(row, 5, Formula::new("B2").set_result(text)).expect("it is sound");
        }
    });
    let mut several = Workbook::new();
    rows(several.add_worksheet().set_name("Read me").expect("it is sound"), 0, &[&["Fill in the next sheet"]]);
    rows(
        several.add_worksheet().set_name("Cases").expect("it is sound"),
        2,
        &[&["", "id", "2.1.1"], &["", "c1", "yes"], &["", "c2"]],
    );
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let number = |value: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let ods = ods_of(&format!(
        "<table:table table:name=\"Cases\">{}{}{}<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
        row(&[cell("id"), cell("2.1.1"), cell("n")]),
        row(&[cell("c1"), cell("y<text:span>e</text:span>s"), number("2.5")]),
        row(&[cell("c2"), "<table:table-cell table:number-columns-repeated=\"1\"/>".to_owned(), number("12")]),
    ));
    let huge = ods_of(
        "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>id</text:p></table:table-cell></table:table-row></table:table>",
    );
    let named = |name: &str, bytes| (name.to_owned(), bytes);
    vec![
        named("made-kinds.xlsx", kinds),
        named("made-several.xlsx", several.save_to_buffer().expect("it is sound")),
        named("made.ods", ods),
        named("made-nothing.xlsx", packed(&[("x", b"x")])),
        named("made-huge.ods", huge),
    ]
}

/// Ours: the cells below the headings of the sheet, and its name.
fn ours(name: &str, bytes: &[u8]) -> Result<(Cells, String), String> {
    let options = TableOptions { accept_cached: true, ..options() };
    let read = read(name, bytes.to_vec(), &options);
    let codes =
        || read.said.split("error[").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or("no table").to_owned();
    let table = read.inspections.first().filter(|_| !read.diagnostics.has_errors()).and_then(|one| one.tables.first());
    let table = table.ok_or_else(codes)?;
    let mut cells = Cells::new();
    for (row, line) in table.lines.iter().enumerate() {
        cells.insert((line, 0), table.ids[row].to_owned());
        for column in &table.columns {
            cells.insert((line, column.position), column.word(row).trim().to_owned());
        }
    }
    Ok((cells, table.sheet.clone().unwrap_or_default()))
}

fn calamines(bytes: &[u8], sheet: &str) -> Outcome {
    let mut book: Sheets<_> =
        open_workbook_auto_from_rs(Cursor::new(bytes.to_vec())).map_err(|error| error.to_string())?;
    let sheet =
        if sheet.is_empty() { book.sheet_names().into_iter().next().unwrap_or_default() } else { sheet.to_owned() };
    let range = book.worksheet_range(&sheet).map_err(|error| error.to_string())?;
    let (top, left) = range.start().unwrap_or_default();
    let cells = range.used_cells();
    Ok(cells.map(|(row, column, cell)| ((top + row as u32 + 1, left + column as u32 + 1), said(cell))).collect())
}

/// As ours says it.
fn said(cell: &Data) -> String {
    match cell {
        Data::Bool(true) => "yes".to_owned(),
        Data::Bool(false) => "no".to_owned(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(day) => day.split('T').next().unwrap_or_default().to_owned(),
        other => other.to_string().trim().to_owned(),
    }
}

/// Where another reader says something else than ours, of the cells that ours keeps.
fn differences(ours: &Cells, theirs: &Cells) -> Vec<(u32, u32)> {
    let is_same = |one: &str, other: &str| {
        // Ours keeps the 15 digits that a spreadsheet keeps.
        let digits = |text: &str| text.parse::<f64>().ok().map(|number| format!("{number:.14e}"));
        one == other || digits(one).is_some_and(|own| digits(other) == Some(own))
    };
    let other = |place: &(u32, u32)| theirs.get(place).map_or("", String::as_str);
    let kept = ours.iter().filter(|((_, column), _)| *column > 0);
    kept.filter(|(place, own)| !is_same(own, other(place))).map(|(place, _)| *place).collect()
}

/// A line on one workbook.
fn compared(name: &str, ours: &Result<(Cells, String), String>, theirs: impl FnOnce(&str) -> Outcome) -> String {
    let line = match ours {
        Err(code) => match theirs("") {
            Ok(_) => format!("ours refuses it ({code})"),
            Err(_) => format!("ours refuses it ({code}), the other too"),
        },
        Ok((cells, sheet)) => match theirs(sheet) {
            Err(_) => format!("ours alone reads it: {} cells", cells.len()),
            Ok(other) => match differences(cells, &other)[..] {
                [] => format!("{} cells, all the same", cells.len()),
                [first, ..] => format!("{} cells, not all the same: row {} column {}", cells.len(), first.0, first.1),
            },
        },
    };
    format!("{name}: {line}\n")
}

#[test]
fn calamine_and_ours_agree_cell_by_cell() {
    let mut lines = String::new();
    for (name, bytes) in carried().into_iter().chain(made().into_iter().filter(|(name, _)| name != "made-huge.ods")) {
        let ours = ours(&name, &bytes);
        lines += &compared(&name, &ours, |sheet| calamines(&bytes, sheet));
    }
    insta::assert_snapshot!(lines);
}

/// Every cell of every sheet, as openpyxl reads it, one a line: sheet, row, column, value in JSON.
const OPENPYXL: &str = r#"
import datetime, json, sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            value = cell.value
            if value is None: continue
            if isinstance(value, bool): value = "yes" if value else "no"
            elif isinstance(value, (datetime.datetime, datetime.date)): value = value.strftime("%Y-%m-%d")
            elif isinstance(value, (int, float)): value = repr(value)
            print(json.dumps([sheet.title, cell.row, cell.column, str(value).strip()]))
"#;

fn openpyxls(file: &Path, sheet: &str) -> Outcome {
    let output =
        Command::new("python3").args(["-c", OPENPYXL]).arg(file).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let cell = |line: &str| -> Option<((u32, u32), String)> {
        let (of, row, column, value): (String, u32, u32, String) = serde_json::from_str(line).expect("it is sound");
        (sheet.is_empty() || of == sheet).then_some(((row, column), value))
    };
    Ok(lines.lines().filter_map(cell).collect())
}

#[test]
#[expect(clippy::disallowed_methods, reason = "openpyxl reads files")]
fn openpyxl_and_ours_agree_cell_by_cell() {
    let is_there =
        Command::new("python3").args(["-c", "import openpyxl"]).output().is_ok_and(|output| output.status.success());
    if !is_there {
        assize_testing::skipped("openpyxl against ours", "Python with `openpyxl`");
        return;
    }
    let folder = std::env::temp_dir().join(format!("assize-readers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut agreed = 0;
    for (name, bytes) in carried().into_iter().chain(made()).filter(|(name, _)| name.ends_with(".xlsx")) {
        let Ok((cells, sheet)) = ours(&name, &bytes) else { continue };
        let file = folder.join(&name);
        std::fs::write(&file, &bytes).unwrap();
        // It opens none that keeps its parts elsewhere than usual.
        let Ok(other) = openpyxls(&file, &sheet) else { continue };
        // It leaves escapes of characters as they stand.
        let plain: Cells = cells.into_iter().filter(|(_, text)| !text.starts_with('_')).collect();
        assert_eq!(differences(&plain, &other), [], "{name}");
        agreed += plain.len();
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(agreed > 150, "{agreed} cells");
}
