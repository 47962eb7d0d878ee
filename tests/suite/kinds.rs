//! More of each kind of table that programs and people write, beside `tests/data/cases`: made by hand here, so that each says what is odd about it.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::support::Folder;

const AUDIT: &str = include_str!("../data/cases/audit.toml");
const JUDGED: &str = include_str!("../data/cases/judged.toml");

/// What must come out: nothing but this figure; this figure with this said; refused with this said.
pub(crate) enum Must<'a> {
    Read(&'a str),
    Warn(&'a str, &'a str),
    Refuse(&'a str),
}
use Must::{Read, Refuse, Warn};

/// Scores a table that is alone in a folder with a framework.
pub(crate) fn holds(kind: &str, name: &str, bytes: &[u8], options: &[&str], must: &Must<'_>) {
    let folder = Folder::new([("audit.toml", AUDIT), ("judged.toml", JUDGED)]);
    folder.write_bytes(name, bytes);
    if let Some(at) = options.iter().position(|option| *option == "--columns") {
        folder.write("map.toml", options[at + 1]);
    }
    let options: Vec<&str> = options.iter().map(|one| if one.contains('\n') { "map.toml" } else { one }).collect();
    let framework: &[&str] = if options.contains(&"--framework") { &[] } else { &["--framework", "audit.toml"] };
    let run = folder.run(&[&["score", name], framework, &options].concat());
    let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    match must {
        Read(shows) => assert!(
            run.code == 0 && run.stdout.contains(shows) && !said.contains("error") && !said.contains("table/"),
            "{kind}: {}",
            run.shown()
        ),
        Warn(shows, says) => {
            assert!(run.code == 0 && run.stdout.contains(shows) && said.contains(says), "{kind}: {}", run.shown());
        }
        // A file whose bytes cannot be read to the end is one that the system could not read.
        Refuse(says) => assert!([1, 3].contains(&run.code) && said.contains(says), "{kind}: {}", run.shown()),
    }
}

pub(crate) fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, contents) in parts {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(contents).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of an Excel workbook of these sheets (name, state, rows in XML), with this for styles.
pub(crate) fn parts(sheets: &[(&str, &str, &str)], styles: &str) -> Vec<(String, Vec<u8>)> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OF: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut listed, mut related, mut parts) = (String::new(), String::new(), Vec::new());
    for (number, (name, state, rows)) in (1..).zip(sheets) {
        listed += &format!("<sheet name=\"{name}\" sheetId=\"{number}\" {state} r:id=\"rId{number}\"/>");
        related += &format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OF}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
    }
    related += &format!("<Relationship Id=\"rIdS\" Type=\"{OF}/styles\" Target=\"styles.xml\"/>");
    let relations = |inner: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
        )
    };
    let book = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OF}\"><sheets>{listed}</sheets></workbook>");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" \
        ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    let whole =
        relations(&format!("<Relationship Id=\"rId1\" Type=\"{OF}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
    parts.extend([
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(&related)),
        ("_rels/.rels".to_owned(), whole),
        ("[Content_Types].xml".to_owned(), types.to_owned()),
        ("xl/styles.xml".to_owned(), format!("<styleSheet xmlns=\"{MAIN}\">{styles}</styleSheet>")),
    ]);
    parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

/// A row: cells of XML as they are, all else as text.
pub(crate) fn row(cells: &[&str]) -> String {
    let cell = |text: &&str| match text.starts_with("<c") {
        true => (*text).to_owned(),
        false => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
}

fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let rows: String = rows.iter().map(|cells| row(cells)).collect();
    zipped(&parts(&[("Cases", "", &rows)], ""))
}

/// The same for OpenDocument.
pub(crate) fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| match text.starts_with("<table") {
        true => (*text).to_owned(),
        false => format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"),
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

pub(crate) fn ods_of(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let part = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    zipped(&[
        part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        part("content.xml", &content),
        part("META-INF/manifest.xml", "<manifest/>"),
    ])
}

pub(crate) fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let rows: String = rows.iter().map(|cells| ods_row(cells)).collect();
    ods_of("", &format!("<table:table table:name=\"Cases\">{rows}</table:table>"))
}

const HEAD: &[&str] = &["id", "1.1", "1.2"];

/// One cell that is odd, in B2; below it `no`.
fn in_xlsx(cell: &str) -> Vec<u8> {
    xlsx(&[HEAD, &["c1", cell, "yes"], &["c2", "no", "yes"]])
}

fn in_ods(cell: &str) -> Vec<u8> {
    ods(&[HEAD, &["c1", cell, "yes"], &["c2", "no", "yes"]])
}

#[test]
fn cells_of_workbooks() {
    let cached: &[&str] = &["--accept-cached"];
    let all: &[(&str, &str, &[&str], Must<'_>)] = &[
        ("truth in capitals, with spaces", "<c t=\"b\"><v> True </v></c>", &[], Read("1 of 2")),
        ("a blank truth value", "<c t=\"b\"><v></v></c>", &[], Read("0 of 1")),
        ("a truth value of two", "<c t=\"b\"><v>2</v></c>", &[], Refuse("!B2")),
        ("a truth value in German", "<c t=\"b\"><v>WAHR</v></c>", &[], Refuse("TRUE or FALSE")),
        ("a truth value as a word", "<c t=\"b\"><v>yes</v></c>", &[], Refuse("!B2")),
        ("a formula of TRUE", "<c t=\"b\"><f>TRUE()</f><v>1</v></c>", &[], Read("1 of 2")),
        ("a formula never worked out", "<c><f>A9</f></c>", cached, Refuse("no saved value")),
        ("one of text", "<c t=\"str\"><f>A9</f></c>", cached, Refuse("no saved value")),
        ("one of truth", "<c t=\"b\"><f>A9=1</f><v/></c>", cached, Refuse("!B2")),
        ("a shared one", "<c><f t=\"shared\" si=\"0\"/></c>", cached, Refuse("no saved value")),
        ("one that gave a blank text", "<c t=\"str\"><f>A9</f><v></v></c>", cached, Read("0 of 1")),
        ("no number", "<c><v>INF</v></c>", &[], Refuse("!B2")),
        ("a decimal comma", "<c><v>1,5</v></c>", &[], Refuse("said to hold a number")),
        ("no such text", "<c t=\"s\"><v>99</v></c>", &[], Refuse("!B2")),
        ("no such day", "<c t=\"d\"><v>2019-13-45</v></c>", &[], Refuse("!B2")),
        ("no such kind", "<c t=\"zz\"><v>1</v></c>", &[], Refuse("!B2")),
        ("a kind that is blank", "<c t=\"\"><v>1</v></c>", &[], Read("1 of 2")),
        ("a place that is blank", "<c r=\"\"><v>1</v></c>", &[], Read("1 of 2")),
        ("a style that is blank", "<c s=\" \" t=\"b\"><v>1</v></c>", &[], Read("1 of 2")),
        ("a style that is not a number", "<c s=\"x\" t=\"b\"><v>1</v></c>", &[], Read("1 of 2")),
        ("a text where a value stands", "<c t=\"inlineStr\"><v>yes</v></c>", &[], Read("1 of 2")),
        ("a text that is not said to be one", "<c><is><t>yes</t></is></c>", &[], Read("1 of 2")),
        ("a text beside a number of one", "<c t=\"s\"><v/><is><t>yes</t></is></c>", &[], Read("1 of 2")),
        ("a cell of another row", "<c r=\"B9\"><v>1</v></c>", &[], Refuse("in row 2")),
        ("an escaped letter", "<c t=\"str\"><v>y_x0065_s</v></c>", &[], Read("1 of 2")),
        ("an error", "<c t=\"e\"><v>#REF!</v></c>", &[], Refuse("workbook/error-cell")),
    ];
    for (what, cell, options, must) in all {
        holds(what, "book.xlsx", &in_xlsx(cell), options, must);
    }
    let shared = |text: &str| format!("<c t=\"b\"><f t=\"shared\" si=\"0\">{text}</f><v>1</v></c>");
    let rows: [&[&str]; 3] = [HEAD, &["c1", &shared("TRUE()"), "yes"], &["c2", &shared(""), "yes"]];
    holds("a formula of TRUE that cells share", "book.xlsx", &xlsx(&rows), &[], &Read("2 of 2"));
    let boolean = |value: &str, shown: &str| {
        format!("<table:table-cell office:value-type=\"boolean\" {value}><text:p>{shown}</text:p></table:table-cell>")
    };
    let formula = |rest: &str| format!("<table:table-cell table:formula=\"of:=[.A9]\" {rest}/>");
    let text = |inner: &str| format!("<table:table-cell office:value-type=\"string\">{inner}</table:table-cell>");
    let all: &[(&str, String, &[&str], Must<'_>)] = &[
        ("truth in capitals", boolean("office:boolean-value=\"TRUE\"", "TRUE"), &[], Read("1 of 2")),
        ("truth that is only shown", boolean("", "True"), &[], Read("1 of 2")),
        ("truth in German", boolean("", "WAHR"), &[], Refuse("!B2")),
        ("truth of two", boolean("office:boolean-value=\"2\"", "2"), &[], Refuse("TRUE or FALSE")),
        ("a formula never worked out", formula(""), cached, Refuse("no saved value")),
        ("one of truth", formula("office:value-type=\"boolean\""), cached, Refuse("no saved value")),
        ("one of a number", formula("office:value-type=\"float\" office:value=\"\""), cached, Refuse("no saved value")),
        ("one of text", formula("office:value-type=\"string\""), cached, Refuse("no saved value")),
        ("one that gave a blank text", formula("office:value-type=\"string\" office:string-value=\"\""), cached, Read("0 of 1")),
        ("text in an attribute", "<table:table-cell office:value-type=\"string\" office:string-value=\"yes\"/>".to_owned(), &[], Read("1 of 2")),
        ("text beside a blank attribute", "<table:table-cell office:value-type=\"string\" office:string-value=\"\"><text:p>yes</text:p></table:table-cell>".to_owned(), &[], Read("1 of 2")),
        ("text in a cell said to be covered", "<table:covered-table-cell office:value-type=\"string\"><text:p>yes</text:p></table:covered-table-cell>".to_owned(), &[], Read("1 of 2")),
        ("text in parts", text("<text:p>y<text:span>e<text:span>s</text:span></text:span></text:p>"), &[], Read("1 of 2")),
        ("text in a list", text("<text:list><text:list-item><text:p>yes</text:p></text:list-item></text:list>"), &[], Read("1 of 2")),
        ("text in a field", text("<text:p><text:title>yes</text:title></text:p>"), &[], Read("1 of 2")),
        ("text in a heading", text("<text:h>yes</text:h>"), &[], Read("1 of 2")),
        ("text alone", text("yes"), &[], Read("1 of 2")),
        ("a remark", text("<office:annotation><text:p>no</text:p></office:annotation><text:p>yes</text:p>"), &[], Read("1 of 2")),
        ("a table", text("<table:table><table:table-row/></table:table>"), &[], Refuse("!B2")),
        ("a range of another file", text("<table:cell-range-source xlink:href=\"x.ods\"/><text:p>yes</text:p>"), &[], Refuse("active-content")),
        ("no number", "<table:table-cell office:value-type=\"percentage\" office:value=\"NaN\"/>".to_owned(), &[], Refuse("!B2")),
        ("an error", "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"><text:p>#DIV/0!</text:p></table:table-cell>".to_owned(), cached, Refuse("workbook/error-cell")),
        ("a blank count", "<table:table-cell table:number-columns-repeated=\"\" office:value-type=\"string\"><text:p>yes</text:p></table:table-cell>".to_owned(), &[], Read("1 of 2")),
    ];
    for (what, cell, options, must) in all {
        holds(what, "book.ods", &in_ods(cell), options, must);
    }
}

/// A cell that cannot be read is one fault, whatever would follow from it.
#[test]
fn one_cause_is_one_fault() {
    let number = |value: &str| format!("<c><v>{value}</v></c>");
    let (none, formula) = (number("NaN"), "<c><f>B9</f></c>");
    let mapped = "[columns]\n\"Ref\" = \"id\"\n\"Risk assessed?\" = \"1.1\"\n";
    let headed = |heading: &str| format!("Ref,{heading}\nc1,yes\n").into_bytes();
    let in_rows = |rows: &[&[&str]]| ("book.xlsx", xlsx(rows), "");
    for (what, (name, bytes, map)) in [
        ("an id that is not a number", in_rows(&[HEAD, &[&none, "yes", "yes"], &["c2", "no", "yes"]])),
        ("an id that was never worked out", in_rows(&[HEAD, &[formula, "yes", "yes"]])),
        ("an id of too many digits", in_rows(&[HEAD, &[&number("12345678901234567890"), "yes", "yes"]])),
        ("a heading that is not a number", in_rows(&[&["id", &none, "1.2"], &["c1", "yes", "yes"]])),
        ("the heading of the ids was never worked out", in_rows(&[&["Audit"], &[formula, "1.1"], &["c1", "yes"]])),
        ("ids without a heading", ("cases.csv", b",1.1\nc1,yes\n".to_vec(), "")),
        ("what cannot be seen in a heading of the map", ("cases.csv", headed("Risk\u{200b}assessed?"), mapped)),
        ("a heading nearly of the map", ("cases.csv", headed("Risk assessed ?"), mapped)),
        (
            "the same beside others",
            ("cases.csv", b"Ref,Risk assessed,x\nc1,yes,1\n".to_vec(), &format!("others = \"ignore\"\n{mapped}")),
        ),
    ] {
        let folder = Folder::new([("audit.toml", AUDIT), ("map.toml", map)]);
        folder.write_bytes(name, &bytes);
        let columns: &[&str] = if map.is_empty() { &[] } else { &["--columns", "map.toml"] };
        let run = folder.run(&[&["score", name, "--framework", "audit.toml"], columns].concat());
        assert!(run.code == 1 && run.stderr.matches("error[").count() == 1, "{what}: {}", run.shown());
    }
}

#[test]
fn days_of_workbooks() {
    let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs>";
    let book = |cell: &str, properties: &str| {
        let rows = [&["id", "commenced", "2.1.1"][..], &["c1", cell, "yes"]].map(row).concat();
        let mut parts = parts(&[("Cases", "", &rows)], styles);
        let book = parts.iter_mut().find(|(name, _)| name == "xl/workbook.xml").unwrap();
        let text = String::from_utf8(book.1.clone()).unwrap();
        book.1 = text.replace("<sheets>", &format!("{properties}<sheets>")).into_bytes();
        zipped(&parts)
    };
    let crc = ["--framework", "2018-crc"];
    let with = |map: &'static str| [&crc[..], &["--columns", map]].concat();
    let (stamp, serial) = ("[dates]\ncommenced = \"time stamp\"\n", "[dates]\ncommenced = \"serial\"\n");
    let from_1904 = "<workbookPr date1904=\"1\"/>";
    let timed = "<c s=\"1\"><v>43538.4</v></c>";
    holds("with a time", "cases.xlsx", &book(timed, ""), &crc, &Refuse("`commenced = \"time stamp\"`"));
    holds("whose day a map takes", "cases.xlsx", &book(timed, ""), &with(stamp), &Warn("1 of 1", ""));
    holds("as a number", "cases.xlsx", &book("<c><v>43538</v></c>", ""), &crc, &Refuse("no day for the fact"));
    let folder = Folder::new([("day.csv", "id,commenced,2.1.1\nc1,2019-03-14,yes\n"), ("map.toml", serial)]);
    for (value, properties) in [("43538", ""), ("42076", from_1904)] {
        folder.write_bytes("cases.xlsx", &book(&format!("<c><v>{value}</v></c>"), properties));
        let options = [&crc[..], &["--columns", "map.toml"]].concat();
        let same = folder.run(&[&["diff", "cases.xlsx", "day.csv"], &options[..]].concat());
        assert!(same.code == 0 && same.stdout.contains("Nothing changed"), "{value}: {}", same.shown());
    }
}

#[test]
fn formats_that_show_truth() {
    let styles = |format: &str| {
        let format = format.replace('"', "&quot;");
        format!(
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
        )
    };
    let rows: String =
        [HEAD, &["c1", "<c s=\"1\"><v>1</v></c>", "yes"], &["c2", "<c s=\"1\"><v>0</v></c>", "yes"]].map(row).concat();
    for (format, must) in [
        ("\"TRUE\";\"TRUE\";\"FALSE\"", Read("1 of 2")),
        ("\"Yes\";\"Yes\";\"No\"", Read("1 of 2")),
        ("\"No\";\"No\";\"Yes\"", Refuse("!B2")),
    ] {
        holds(format, "book.xlsx", &zipped(&parts(&[("Cases", "", &rows)], &styles(format))), &[], &must);
    }
}

#[test]
fn cells_that_show_percentages() {
    let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs>";
    let cell = |value: &str| format!("<c s=\"1\"><v>{value}</v></c>");
    let book = |rows: &[&[&str]]| {
        let rows: String = rows.iter().map(|cells| row(cells)).collect();
        zipped(&parts(&[("Annex", "", &rows)], styles))
    };
    let rows: [&[&str]; 3] = [&["question", "%"], &["1.1", &cell("1")], &["1.2", &cell("0.64")]];
    holds("all of them", "annex.xlsx", &book(&rows), &[], &Read("1.2 Plan agreed, 64%"));
    holds("one", "annex.xlsx", &book(&rows[..2]), &[], &Read("1.1 Risk assessed: 100%"));
    let counts: [&[&str]; 2] =
        [&["question", "n", "N", "%"], &["1.1", "<c><v>7</v></c>", "<c><v>14</v></c>", &cell("0.5")]];
    holds("beside counts", "annex.xlsx", &book(&counts), &[], &Read("7 of 14"));
    let percent = "<table:table-cell office:value-type=\"percentage\" office:value=\"1\"><text:p>100%</text:p></table:table-cell>";
    let sheet = ods(&[&["question", "%"], &["1.1", percent]]);
    holds("in OpenDocument", "annex.ods", &sheet, &[], &Read("1.1 Risk assessed: 100%"));
    let mixed = b"question,%\n1.1,0.63\n1.2,63%\n";
    holds("fractions beside percentages", "annex.csv", mixed, &[], &Refuse("a fraction of 1"));
}

#[test]
fn sheets_of_workbooks() {
    let cases: String = [&["id", "1.1"][..], &["c1", "yes"], &["c2", "no"]].map(row).concat();
    let other: String = [&["Ref", "1.1"][..], &["d1", "no"], &["d2", "no"]].map(row).concat();
    let book = |sheets: &[(&str, &str, &str)]| zipped(&parts(sheets, ""));
    let none = "no sheet has a row of headings";
    for (what, sheets, must) in [
        (
            "two more with rows",
            vec![("Cases", "", &*cases), ("Old", "", &other), ("Older", "", &other)],
            Warn("(sheet Cases)", "`Older` has rows"),
        ),
        (
            "the first is another",
            vec![("Old", "", &*other), ("New", "", &cases)],
            Warn("(sheet New)", "`Old` has rows"),
        ),
        (
            "very hidden",
            vec![("Cases", "state=\"veryHidden\"", &*cases), ("Old", "", &other)],
            Refuse("hidden sheet `Cases`"),
        ),
        ("hidden and alone", vec![("Cases", "state=\"hidden\"", &*cases)], Refuse(none)),
        ("called as a person", vec![("Pat A1234BC", "", &*cases)], Refuse("the name of the sheet")),
    ] {
        holds(what, "book.xlsx", &book(&sheets), &[], &must);
    }
    let cases: String = [&["id", "1.1"][..], &["c1", "yes"], &["c2", "no"]].map(ods_row).concat();
    let table = |name: &str, style: &str, rows: &str| {
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
    };
    let style = |name: &str, display: &str, more: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table\" {more}><style:table-properties {display}/></style:style>"
        )
    };
    let off = style("h", "table:display=\"FALSE\"", "") + &style("heir", "", "style:parent-style-name=\"h\"");
    let notes = table("Notes", "", &ods_row(&["Read me"]));
    let refuse_hidden = "hidden sheet `Cases`";
    for (what, tables, must) in [
        ("hidden by its style", notes.clone() + &table("Cases", "h", &cases), Refuse(refuse_hidden)),
        ("hidden by the style of its style", notes.clone() + &table("Cases", "heir", &cases), Refuse(refuse_hidden)),
        (
            "hidden beside one that is seen",
            table("Old", "h", &cases) + &table("Cases", "", &cases),
            Read("(sheet Cases)"),
        ),
        (
            "a copy of another file",
            table("Cases", "", &(String::from("<table:table-source xlink:href=\"x.ods\"/>") + &cases)),
            Refuse("active-content"),
        ),
        (
            "a link to a program",
            table("Cases", "", &(String::from("<office:dde-source/>") + &cases)),
            Refuse("active-content"),
        ),
    ] {
        holds(what, "book.ods", &ods_of(&off, &tables), &[], &must);
    }
}
