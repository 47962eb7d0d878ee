//! Workbooks as they come: read right, or refused with the sheet and the cell.

use assize_diag::MemoryFiles;
use assize_intake::TableOptions;
use assize_model::{Inspection, UnitTable};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::books::{data, ods_of, packed, read, rows, said, sheet, xlsx_of};
use crate::support::{self, options, record};

fn table(inspections: &[Inspection]) -> &UnitTable {
    match inspections {
        [inspection] => &inspection.tables[0],
        _ => panic!("there is one inspection"),
    }
}

/// The words of a column, by row.
fn words<'t>(table: &'t UnitTable, header: &str) -> Vec<&'t str> {
    let column = table.column(header).expect("the table has this column");
    (0..column.len()).map(|row| column.word(row)).collect()
}

#[test]
fn one_row_an_answer_is_known_by_its_headings() {
    let long: &[&[&str]] = &[&["case", "question", "answer"], &["c1", "2.1.1", "yes"], &["c2", "2.1.1", "no"]];
    let titled: &[&[&str]] =
        &[&["Audit"], &["Ref", "question", "answer"], &["c1", "2.1.1", "yes"], &["c2", "2.1.1", "no"]];
    let map = "others = \"ignore\"\n[columns]\nRef = \"id\"\n";
    for (cells, columns) in [(long, None), (titled, Some("map.toml"))] {
        let book = sheet(|sheet| rows(sheet, 0, cells));
        let options = TableOptions { columns: columns.map(Into::into), ..options() };
        let files = MemoryFiles::new([("cases.xlsx", book), ("map.toml", map.into())]);
        let read = support::table(&files, "cases.xlsx", &options);
        assert!(!read.diagnostics.has_errors(), "{}", read.said);
        assert_eq!(words(table(&read.inspections), "2.1.1"), ["yes", "no"]);
    }
}

#[test]
fn rows_that_a_map_leaves_out_are_counted() {
    let cells: &[&[&str]] = &[&["id", "2.1.1"], &["c1", "yes"], &["Total", "1"], &["", "1"]];
    let options = TableOptions { columns: Some("map.toml".into()), ..options() };
    let map = "[rows]\nignore = [\"total\", \"\", \"Mean\"]\n";
    let files = MemoryFiles::new([("cases.xlsx", sheet(|sheet| rows(sheet, 0, cells))), ("map.toml", map.into())]);
    let read = support::table(&files, "cases.xlsx", &options);
    assert_eq!(table(&read.inspections).left_out.rows, 2, "{}", read.said);
    assert!(read.said.contains("map.toml:2:24: warning[map/unknown-row]"), "{}", read.said);
}

/// Below titles, and with a table of units or without one beside it.
#[test]
fn a_sheet_of_counts_is_found_where_no_sheet_has_units() {
    let counts: &[&[&str]] =
        &[&["Annex 2"], &["", "numbers of cases"], &["Question", "Yes", "No", "N/A"], &["2.1.1", "9", "3", "1"]];
    let book = |with_units: bool| {
        let mut book = Workbook::new();
        rows(book.add_worksheet().set_name("Notes").unwrap(), 0, &[&["About this"]]);
        rows(book.add_worksheet().set_name("Annex").unwrap(), 0, counts);
        if with_units {
            rows(book.add_worksheet().set_name("Cases").unwrap(), 0, &[&["id", "2.1.1"], &["c1", "yes"]]);
        }
        book.save_to_buffer().unwrap()
    };
    let counted = read("annex.xlsx", book(false), &options());
    let [inspection] = &counted.inspections[..] else { panic!("{}", counted.said) };
    let counts = &inspection.counts["2.1.1"].value;
    assert_eq!((counts.sufficient, counts.insufficient, counts.not_applicable), (9, 3, 1));
    assert!(!counted.diagnostics.has_errors() && counted.said.contains("annex.xlsx!Annex!A3"), "{}", counted.said);
    let units = read("annex.xlsx", book(true), &options());
    assert_eq!(table(&units.inspections).ids, ["c1"]);
}

fn named_sheet(name: &str) -> TableOptions {
    TableOptions { sheet: Some(name.to_owned()), ..options() }
}

#[test]
fn an_awkward_workbook_is_read_right() {
    let mut book = Workbook::new();
    let notes = book.add_worksheet().set_name("Notes").unwrap();
    rows(notes, 0, &[&["Extract of the case system"], &["made up"]]);
    let answers = book.add_worksheet().set_name("Answers").unwrap();
    answers.write_string(0, 0, "Cases inspected").unwrap();
    answers.merge_range(2, 0, 2, 2, "The case", &Format::new()).unwrap();
    answers.merge_range(2, 3, 2, 4, "Assessment", &Format::new()).unwrap();
    rows(answers, 3, &[&["case", "sex", "year", "2.1.1", "sentence-date"]]);
    // A text id as a number, a number as text, a truth value, a day.
    answers.write_number(4, 0, 12).unwrap();
    rows(answers, 4, &[&["", "female", "2019"]]);
    answers.write_boolean(4, 3, true).unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    answers.write_datetime_with_format(4, 4, ExcelDateTime::from_ymd(2019, 3, 1).unwrap(), &day).unwrap();
    rows(answers, 5, &[&["0013", "male", "", "n/a"]]);
    answers.write_number(5, 2, 2019).unwrap();
    // Trailing blank cells, formatted or of spaces, in rows and columns.
    answers.write_blank(6, 0, &Format::new().set_bold()).unwrap();
    answers.write_string(8, 1, "  ").unwrap();
    answers.write_string(4, 7, " ").unwrap();
    let read = read("cases.xlsx", book.save_to_buffer().unwrap(), &options());
    assert_eq!(
        read.said,
        "cases.xlsx!Answers!A4: warning[workbook/rows-above]: the headings are in this row; what is above it is not read (2 rows)\n  \
         help: the headings are the first row with one of ids (`id` or `case`) or, in a table of counts, of questions; check that it is the right one"
    );
    let table = table(&read.inspections);
    assert_eq!(table.ids, ["12", "0013"]);
    assert_eq!(table.lines, [5, 6]);
    assert_eq!(table.heading_line, 4);
    assert_eq!(words(table, "sex"), ["female", "male"]);
    assert_eq!(words(table, "year"), ["2019", "2019"]);
    assert_eq!(words(table, "2.1.1"), ["yes", "n/a"]);
    assert_eq!(words(table, "sentence-date"), ["2019-03-01", ""]);
    assert_eq!(table.column("2.1.1").unwrap().position, 4);
}

#[test]
fn what_is_wrong_in_a_cell_is_said_with_its_sheet_and_cell() {
    let bytes = sheet(|sheet| {
        rows(
            sheet,
            0,
            &[
                &["id", "sex", "2.1.1", "rosh.inspector", "mappa"],
                &["c1", "female", "yes", "low"],
                &["c1", "male", "no", "low"],
                &["", "male"],
            ],
        );
        sheet.write_formula(1, 4, Formula::new("1+1").set_result("2")).unwrap();
        sheet.write_number_with_format(2, 4, 43525.5, &Format::new().set_num_format("dd/mm/yyyy hh:mm")).unwrap();
        sheet.write_number(3, 4, 12_345_678_901_234_567.0).unwrap();
        sheet.write_string(7, 0, "c2").unwrap();
        sheet.write_string(7, 5, "a note").unwrap();
        sheet.merge_range(8, 1, 9, 2, "x", &Format::new()).unwrap();
        sheet.write_string(8, 0, "AB123456C").unwrap();
        sheet.set_row_hidden(2).unwrap();
        sheet.set_column_hidden(3).unwrap();
    });
    insta::assert_snapshot!(said(bytes));
}

#[test]
fn formulas_count_as_saved_where_that_is_accepted() {
    // Filled down beyond the data, as people do.
    let rows = r#"<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>2.1.1</v></c></row>
        <row r="2"><c r="A2" t="str"><v>c1</v></c><c r="B2" t="str"><f>IF(A2="","","yes")</f><v>yes</v></c></row>
        <row r="3"><c r="B3" t="str"><f>IF(A3="","","yes")</f><v></v></c></row>"#;
    let bytes = xlsx_of(&data(rows), &[]);
    assert!(said(bytes.clone()).contains("cases.xlsx!Answers!B2: error[workbook/formula]"));
    let read = read("cases.xlsx", bytes, &TableOptions { accept_cached: true, ..options() });
    assert_eq!(read.said, "");
    assert_eq!(words(table(&read.inspections), "2.1.1"), ["yes"]);
}

#[test]
fn a_column_that_is_ignored_may_hold_anything_but_who_somebody_is() {
    let map = "[columns]\n\"worked out\" = \"ignore\"\n";
    let with = |text: &str| {
        let bytes = sheet(|sheet| {
            rows(sheet, 0, &[&["id", "worked out"], &["c1"]]);
            sheet.write_formula(1, 1, Formula::new("A2").set_result(text)).unwrap();
        });
        let files = MemoryFiles::new([("cases.xlsx", bytes), ("map.toml", map.into())]);
        support::table(&files, "cases.xlsx", &TableOptions { columns: Some("map.toml".into()), ..options() }).said
    };
    assert_eq!(with("12"), "");
    assert!(
        with("AB123456C").starts_with("cases.xlsx!Answers!B2: error[table/direct-identifier]"),
        "{}",
        with("AB123456C")
    );
}

#[test]
fn one_sheet_has_the_table_or_is_named() {
    let book = |sheets: &[(&str, bool, &[&[&str]])]| {
        let mut book = Workbook::new();
        for (name, hidden, cells) in sheets {
            let sheet = book.add_worksheet().set_name(*name).unwrap();
            rows(sheet, 0, cells);
            sheet.set_hidden(*hidden);
        }
        book.save_to_buffer().unwrap()
    };
    let cells: &[&[&str]] = &[&["id", "2.1.1"], &["c1", "yes"]];
    let other: &[&[&str]] = &[&["id", "2.1.1"], &["c2", "no"]];
    let two = book(&[("Wave 1", false, cells), ("Wave 2", false, other)]);
    assert_eq!(
        said(two.clone()),
        "cases.xlsx: error[workbook/sheet]: 2 sheets have headings with the ids of units: `Wave 1` and `Wave 2`\n  \
         help: name one with `sheet = \"...\"` in `[[data]]`, or with `--sheet`"
    );
    let second = read("cases.xlsx", two.clone(), &named_sheet("Wave 2"));
    assert_eq!((second.said.as_str(), table(&second.inspections).ids == ["c2"]), ("", true));
    let unknown = read("cases.xlsx", two, &named_sheet("wave 2")).said;
    assert_eq!(
        unknown,
        "--sheet wave 2: error[workbook/sheet]: no sheet is called `wave 2`\n  cases.xlsx (in this workbook)\n  \
         help: did you mean `Wave 2`?"
    );
    assert_eq!(said(book(&[("Read me", false, &[&["About"]]), ("Cases", false, cells), ("Old", true, other)])), "");
    insta::assert_snapshot!(said(book(&[("Read me", false, &[&["About"]]), ("Cases", false, &[&["number", "sex"]])])));
}

#[test]
fn a_record_names_the_sheet() {
    let text = |sheet: &str| {
        format!(
            "[inspection]\nid = \"x\"\nprovider = \"northshire\"\nframework = \"2018-crc\"\n\n\
             [[data]]\nunit = \"case\"\nfile = \"cases.xlsx\"\nsheet = \"{sheet}\"\naccept-cached = true\n"
        )
    };
    let bytes = sheet(|sheet| {
        rows(sheet, 0, &[&["id", "2.1.1"], &["c1"]]);
        sheet.write_formula(1, 1, Formula::new("A2").set_result("yes")).unwrap();
    });
    let files = |sheet: &str| MemoryFiles::new([("x.toml", text(sheet).into_bytes()), ("cases.xlsx", bytes.clone())]);
    assert_eq!(record(&files("Answers"), "x.toml").sound().tables[0].ids, ["c1"]);
    let said = record(&files("Other"), "x.toml").said;
    assert!(said.starts_with("x.toml:9:9: error[workbook/sheet]: no sheet is called `Other`"), "{said}");
}

#[test]
fn days_are_counted_as_the_workbook_says() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>start</t></is></c></row>
        <row r="2"><c r="A2"><v>7</v></c><c r="B2" s="1"><v>42063</v></c></row>"#;
    let styles = br#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    for (properties, expect) in [("<workbookPr date1904=\"1\"/>", "2019-03-01"), ("", "2015-02-28")] {
        let book = format!(
            "<workbook xmlns:r=\"r\">{properties}<sheets><sheet name=\"Answers\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let bytes = xlsx_of(&data(rows), &[("xl/styles.xml", styles), ("xl/workbook.xml", book.as_bytes())]);
        let read = read("cases.xlsx", bytes, &options());
        assert_eq!(read.said, "");
        assert_eq!(words(table(&read.inspections), "start"), [expect]);
    }
}

#[test]
fn a_cell_at_the_far_end_of_the_sheet_takes_no_room() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>
        <row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    insta::assert_snapshot!(said(xlsx_of(&data(rows), &[])));
}

#[test]
fn what_a_workbook_must_not_be_is_said() {
    const ID: &str =
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#;
    let sound = xlsx_of(&data(ID), &[]);
    assert_eq!(said(sound.clone()), "");
    let doctype = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{}", data(ID));
    let bomb = data(&" ".repeat(9 << 20));
    let deep = data(&"<a>".repeat(100));
    let with = |part: &str| xlsx_of(&data(ID), &[(part, b"x")]);
    let mut twice = with("xl/worksheets/sheet2.xml");
    let name = b"sheet2.xml";
    while let Some(at) = twice.windows(name.len()).position(|bytes| bytes == name) {
        twice[at + 5] = b'1';
    }
    let mut lying = sound.clone();
    let entry = lying.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    lying[entry + 24] ^= 1;
    let faults: Vec<(&str, Vec<u8>)> = vec![
        ("nine MiB of nothing, which is not a fault", xlsx_of(&bomb, &[])),
        ("cut off", sound[..sound.len() / 2].to_vec()),
        ("no end", sound[..sound.len() - 3].to_vec()),
        ("sizes that lie", lying),
        ("two parts of one name", twice),
        ("a DOCTYPE", xlsx_of(&doctype, &[])),
        ("an entity", xlsx_of(&data("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row>"), &[])),
        ("deep", xlsx_of(&deep, &[])),
        ("cut off inside", xlsx_of("<worksheet><sheetData><row r=\"1\">", &[])),
        ("out of order", xlsx_of(&data("<row r=\"2\"/><row r=\"1\"/>"), &[])),
        ("outside the sheet", xlsx_of(&data("<row r=\"1048577\"/>"), &[])),
        (
            "a text that is not there",
            xlsx_of(&data(&format!("{ID}<row r=\"3\"><c r=\"A3\" t=\"s\"><v>4000000000</v></c></row>")), &[]),
        ),
        ("macros", with("xl/vbaProject.bin")),
        ("links", with("xl/externalLinks/externalLink1.xml")),
        ("a database", with("xl/connections.xml")),
        ("outside", with("../evil.xml")),
        ("binary", packed(&[("xl/workbook.bin", b"x")])),
        ("a document", packed(&[("word/document.xml", b"x")])),
        ("OpenDocument", ods_of("")),
        ("encrypted", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
        ("text", b"id,2.1.1\nc1,yes\n".to_vec()),
        ("empty", xlsx_of(&data(""), &[])),
        ("headings alone", xlsx_of(&data(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>"#), &[])),
    ];
    let told: Vec<_> = faults.into_iter().map(|(what, bytes)| format!("-- {what}\n{}\n", said(bytes))).collect();
    insta::assert_snapshot!(told.concat());
}

#[test]
fn other_kinds_of_workbook_are_refused_by_name() {
    for (name, begin, expect) in [
        ("cases.xls", &b"\xd0\xcf\x11\xe0"[..], "an Excel workbook of the old kind (.xls)"),
        ("cases.xlsb", b"PK\x03\x04", "a binary Excel workbook (.xlsb)"),
        ("cases.XLSM", b"PK\x03\x04", "an Excel workbook with macros (.xlsm)"),
    ] {
        let said = read(name, begin.to_vec(), &options()).said;
        assert!(said.contains(&format!("{name}: error[workbook/kind]: this is {expect}, which is not read")), "{said}");
    }
    let said = read("cases.xls", sheet(|sheet| rows(sheet, 0, &[&["id"]])), &options()).said;
    assert!(
        said.contains("this is an Excel workbook under another name\n  help: give it the ending `.xlsx`"),
        "{said}"
    );
    let said = read("cases.csv", sheet(|sheet| rows(sheet, 0, &[&["id"]])), &options()).said;
    assert!(
        said.contains("cases.csv: error[table/not-csv]: this is a zip file, as an Excel workbook (.xlsx) is"),
        "{said}"
    );
}

#[test]
fn an_opendocument_spreadsheet_is_read_as_an_excel_workbook_is() {
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let heads = ["id", "sex", "2.1.1", "mappa", "start"].map(text);
    let first = [
        "<table:table-cell office:value-type=\"float\" office:value=\"12\"><text:p>12.00</text:p></table:table-cell>".to_owned(),
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>fe<text:span>male</text:span></text:p></table:table-cell>".to_owned(),
        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>".to_owned(),
        text("a &amp; b<text:s text:c=\"2\"/>c"),
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2019-03-01\"><text:p>1 March</text:p></table:table-cell>".to_owned(),
    ];
    // The same answer twice, in one cell that is repeated; then a million blank rows and columns.
    let second = [text("c2"), text("male"), "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>no</text:p></table:table-cell>".to_owned()];
    let blank = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let tables = format!(
        "<table:table table:name=\"Notes\">{}</table:table><table:table table:name=\"Answers\">{}{}{}{}{blank}</table:table>",
        row(&[text("About")]),
        row(&[text("Cases inspected")]),
        row(&heads),
        row(&first),
        row(&second)
    );
    let read = read("cases.ods", ods_of(&tables), &options());
    assert!(read.said.starts_with("cases.ods!Answers!A2: warning[workbook/rows-above]"), "{}", read.said);
    let table = table(&read.inspections);
    assert_eq!(table.ids, ["12", "c2"]);
    assert_eq!(words(table, "sex"), ["female", "male"]);
    assert_eq!(words(table, "2.1.1"), ["yes", "no"]);
    assert_eq!(words(table, "mappa"), ["a & b  c", "no"]);
    assert_eq!(words(table, "start"), ["2019-03-01", ""]);
}

#[test]
fn what_is_wrong_in_an_opendocument_spreadsheet_is_said() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let head = format!("<table:table-row>{}{}</table:table-row>", cell("", "id"), cell("", "2.1.1"));
    let with = |rows: &str| {
        read(
            "cases.ods",
            ods_of(&format!("<table:table table:name=\"Answers\">{head}{rows}</table:table>")),
            &options(),
        )
        .said
    };
    let row = |id: &str, answer: &str| format!("<table:table-row>{}{answer}</table:table-row>", cell("", id));
    let faults = [
        ("an error", row("c1", &cell("calcext:value-type=\"error\" office:value-type=\"string\"", "#N/A"))),
        ("a formula", row("c1", &cell("table:formula=\"of:=1\" office:value-type=\"string\"", "yes"))),
        ("a time", row("c1", &cell("office:value-type=\"time\" office:time-value=\"PT10H\"", "10:00"))),
        (
            "merged",
            row("c1", &cell("table:number-rows-spanned=\"2\"", "yes")) + &row("c2", "<table:covered-table-cell/>"),
        ),
        (
            "hidden",
            row("c1", &cell("", "yes")).replacen("<table:table-row", "<table:table-row table:visibility=\"filter\"", 1),
        ),
        (
            "a bomb of rows",
            row("c1", &cell("", "yes")).replacen(
                "<table:table-row",
                "<table:table-row table:number-rows-repeated=\"99999999\"",
                1,
            ),
        ),
        (
            "a bomb of cells",
            row("c1", &cell("table:number-columns-repeated=\"16383\"", &"x".repeat(1000))).replacen(
                "<table:table-row",
                "<table:table-row table:number-rows-repeated=\"1000000\"",
                1,
            ),
        ),
    ];
    let told: Vec<_> = faults.into_iter().map(|(what, rows)| format!("-- {what}\n{}\n", with(&rows))).collect();
    insta::assert_snapshot!(told.concat());
    let encrypted = packed(&[
        ("content.xml", b"x"),
        ("META-INF/manifest.xml", b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"),
    ]);
    assert!(read("cases.ods", encrypted, &options()).said.contains("error[workbook/encrypted]"));
}
