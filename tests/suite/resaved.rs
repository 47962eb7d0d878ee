//! Tables that another program has read and saved again: the figures are the same, and no map is needed.

use std::process::Command;

use crate::kinds::{parts, row, zipped};
use crate::support::{Folder, Run, has};

/// Runs LibreOffice on these files; whether it is there.
fn libreoffice(folder: &Folder, to: &str, into: &str, files: &[&str]) -> bool {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", to, "--outdir", into]).args(files);
    command.current_dir(folder.path()).output().is_ok_and(|output| output.status.success())
}

/// What is scored of a table, under a name that all have: an inspection is called by its file.
fn figures(folder: &Folder, file: &str, framework: &str) -> String {
    let table = format!("table.{}", file.rsplit('.').next().unwrap());
    folder.write_bytes(&table, &folder.bytes(file));
    let run = folder.run(&["score", &table, "--framework", framework, "--writer", "csv"]);
    assert!(run.code == 0 && !run.stderr.contains("workbook/sheet"), "{file}: {}", run.shown());
    run.stdout
}

/// A template, filled in as CSV says it.
fn filled(folder: &Folder) -> String {
    assert_eq!(folder.run(&["template", "2018-crc", "-o", "cases.csv"]).code, 0);
    let headings = folder.files()["cases.csv"].trim_end().to_owned();
    let cell = |heading: &str, case: usize| match heading {
        "id" => format!("{case:03}"),
        "sex" => "female".to_owned(),
        "commenced" => format!("2019-03-0{case}"),
        _ if heading.starts_with("rosh") => "medium".to_owned(),
        _ if heading.starts_with(|first: char| first.is_ascii_digit()) => {
            ["yes", "no", "sufficient"][case % 3].to_owned()
        }
        _ => String::new(),
    };
    let row = |case| headings.split(',').map(|heading| cell(heading, case)).collect::<Vec<_>>().join(",") + "\n";
    format!("{headings}\n{}", (1..=6).map(row).collect::<String>())
}

#[test]
fn libreoffice_saves_again_and_nothing_changes() {
    let folder = Folder::new([("audit.toml", include_str!("../data/cases/audit.toml"))]);
    let truth = |value| format!("<c t=\"b\"><v>{value}</v></c>");
    let (yes, no) = (truth("1"), truth("0"));
    let rows: String =
        [&["id", "1.1", "1.2"][..], &["001", &yes, &no], &["c2", &no, "yes"], &["c3", "n/a", ""]].map(row).concat();
    let hidden = row(&["Read me"]);
    folder.write_bytes("truth.xlsx", &zipped(&parts(&[("Notes", "", &hidden), ("Cases", "", &rows)], "")));
    let cases = |answer: &str| row(&["id", "1.1"]) + &row(&["c1", answer]) + &row(&["c2", "no"]);
    let (seen, old) = (cases("yes"), cases("no"));
    folder.write_bytes("hidden.xlsx", &zipped(&parts(&[("Cases", "", &seen), ("Old", "state=\"hidden\"", &old)], "")));
    let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;\"/></numFmts>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";
    let shown = cases("<c s=\"1\"><v>1</v></c>");
    folder.write_bytes("shown.xlsx", &zipped(&parts(&[("Cases", "", &shown)], styles)));
    let files = ["truth.xlsx", "hidden.xlsx", "shown.xlsx"];
    if !libreoffice(&folder, "ods:calc8", "as-ods", &files) || !folder.path().join("as-ods/truth.ods").is_file() {
        assize_testing::skipped("what LibreOffice saves again", "`soffice` with Calc");
        return;
    }
    assert!(libreoffice(&folder, "xlsx", "as-xlsx", &["as-ods/truth.ods", "as-ods/hidden.ods", "as-ods/shown.ods"]));
    for file in files {
        let own = figures(&folder, file, "audit.toml");
        let stem = file.split('.').next().unwrap();
        for again in [format!("as-ods/{stem}.ods"), format!("as-xlsx/{stem}.xlsx")] {
            assert_eq!(figures(&folder, &again, "audit.toml"), own, "{again}");
        }
    }
}

/// openpyxl, odfpy and pandas fill a template in and save it again.
const PYTHON: &str = r#"
import csv, sys
import openpyxl, pandas
from odf.opendocument import load
rows = list(csv.reader(open("cases.csv")))
book = openpyxl.load_workbook("template.xlsx")
sheet = book["Answers"]
assert sheet.freeze_panes, "the headings stay"
assert all(cell.comment for cell in sheet[1]), "each heading says its question"
assert len(sheet.data_validations.dataValidation) > 10, "answers and facts are offered"
assert [cell.value for cell in sheet[1]] == rows[0]
for number, cells in enumerate(rows[1:], 2):
    for column, text in enumerate(cells, 1):
        sheet.cell(number, column).value = text or None
book.save("openpyxl.xlsx")
sheets = pandas.read_excel("openpyxl.xlsx", sheet_name=None, dtype=str)
with pandas.ExcelWriter("pandas.ods", engine="odf") as writer:
    for name, frame in sheets.items(): frame.to_excel(writer, sheet_name=name, index=False)
with pandas.ExcelWriter("pandas.xlsx", engine="openpyxl") as writer:
    for name, frame in sheets.items(): frame.to_excel(writer, sheet_name=name)
sheets["Answers"].to_csv("pandas.csv")
load("pandas.ods").save("odfpy.ods")
"#;

#[test]
fn python_fills_a_template_in_and_nothing_changes() {
    let folder = Folder::new([]);
    folder.write("cases.csv", &filled(&folder));
    assert_eq!(folder.run(&["template", "2018-crc", "-o", "template.xlsx"]).code, 0);
    let modules = ["-c", "import openpyxl, odf, pandas"];
    if !has("a template that Python fills in", "python3", &modules, "`pip install openpyxl odfpy pandas`") {
        return;
    }
    let python = Command::new("python3").args(["-c", PYTHON]).current_dir(folder.path()).output().unwrap();
    assert!(python.status.success(), "{}", Run::from(python).shown());
    let own = figures(&folder, "cases.csv", "2018-crc");
    for again in ["openpyxl.xlsx", "pandas.ods", "pandas.xlsx", "pandas.csv", "odfpy.ods"] {
        assert_eq!(figures(&folder, again, "2018-crc"), own, "{again}");
    }
}
