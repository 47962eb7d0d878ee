//! Tables that another program has read and saved again: the figures are the same, and no map is needed.

use std::path::Path;
use std::process::Command;

use crate::kinds::{ods, ods_of, ods_row, parts, row, zipped};
use crate::support::{Folder, Run};

/// Runs LibreOffice on these files; whether it is there.
fn libreoffice(folder: &Folder, to: &str, into: &str, files: &[&str]) -> bool {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", to, "--outdir", into]).args(files);
    command.current_dir(folder.path()).output().is_ok_and(|output| output.status.success())
}

fn figures(folder: &Folder, file: &str, framework: &str) -> String {
    let run = folder.run(&["score", file, "--framework", framework, "--strict", "--writer", "csv"]);
    assert_eq!(run.code, 0, "{file}: {}", run.shown());
    // An inspection is called by its file.
    let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap();
    run.stdout.replace(stem, "STEM")
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
    let text = filled(&folder);
    folder.write("cases.csv", &text);
    let truth = |value| format!("<c t=\"b\"><v>{value}</v></c>");
    let (yes, no) = (truth("1"), truth("0"));
    let rows: String =
        [&["id", "1.1", "1.2"][..], &["001", &yes, &no], &["c2", &no, "yes"], &["c3", "n/a", ""]].map(row).concat();
    let hidden = row(&["Read me"]);
    folder.write_bytes("truth.xlsx", &zipped(&parts(&[("Notes", "", &hidden), ("Cases", "", &rows)], "")));
    let spans =
        "<table:table-cell office:value-type=\"string\"><text:p>y<text:span>es</text:span></text:p></table:table-cell>";
    folder.write_bytes("spans.ods", &ods(&[&["id", "1.1"], &["001", spans], &["c2", "no"]]));
    let style = "<style:style style:name=\"h\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let table = |name: &str, style: &str, rows: String| {
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
    };
    let cases =
        |name: &str, style: &str, answer: &str| table(name, style, ods_row(&["id", "1.1"]) + &ods_row(&["c1", answer]));
    folder.write_bytes("hidden.ods", &ods_of(style, &(cases("Cases", "", "yes") + &cases("Old", "h", "no"))));
    let files = ["truth.xlsx", "spans.ods", "cases.csv"];
    if !libreoffice(&folder, "ods:calc8", "as-ods", &files) || !folder.path().join("as-ods/truth.ods").is_file() {
        eprintln!("\n==> SKIPPED: what LibreOffice saves again. It needs `soffice` with Calc.\n");
        return;
    }
    assert!(libreoffice(&folder, "xlsx", "as-xlsx", &["as-ods/truth.ods", "as-ods/spans.ods", "as-ods/cases.ods"]));
    for (file, framework) in [("truth.xlsx", "audit.toml"), ("spans.ods", "audit.toml"), ("cases.csv", "2018-crc")] {
        let own = figures(&folder, file, framework);
        let stem = file.split('.').next().unwrap();
        for again in [format!("as-ods/{stem}.ods"), format!("as-xlsx/{stem}.xlsx")] {
            assert_eq!(figures(&folder, &again, framework), own, "{again}");
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
    let has = |module: &str| {
        Command::new("python3")
            .args(["-c", &format!("import {module}")])
            .output()
            .is_ok_and(|output| output.status.success())
    };
    if !["openpyxl", "odf", "pandas"].into_iter().all(has) {
        eprintln!("\n==> SKIPPED: a template that Python fills in. It needs openpyxl, odfpy and pandas.\n");
        return;
    }
    let python = Command::new("python3").args(["-c", PYTHON]).current_dir(folder.path()).output().unwrap();
    assert!(python.status.success(), "{}", Run::from(python).shown());
    let own = figures(&folder, "cases.csv", "2018-crc");
    for again in ["openpyxl.xlsx", "pandas.ods", "pandas.xlsx", "pandas.csv", "odfpy.ods"] {
        assert_eq!(figures(&folder, again, "2018-crc"), own, "{again}");
    }
}
