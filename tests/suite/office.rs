//! Word, PDF, Quarto and pandas: the commands in `plugins/` and those of the guide, where their tools are.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Folder, Run, has, worked_example};

const GUIDE: &str = include_str!("../../docs/guide/src/office.md");

fn plugin(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins").join(name).join(format!("assize-writer-{name}"))
}

/// Holds it to its promises, and has it write a report: its files' folder.
fn tried(folder: &Folder, command: &Path, options: &[&str]) {
    let run = Run::from(folder.command(&["writers", "check"]).arg(command).output().unwrap());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let mut report = folder.command(&["report", "--area", "london", "-o", "out"]);
    let run = Run::from(report.arg("--writer").arg(command).args(options).output().unwrap());
    assert_eq!(run.code, 0, "{}", run.shown());
}

fn part(docx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn word_has_header_rows_language_and_alternatives() {
    if !has("DOCX", "pandoc", &["--version"], "`pip install pypandoc_binary`, or Debian's `pandoc`")
        || !has("DOCX", "python3", &["--version"], "https://www.python.org")
    {
        return;
    }
    let folder = worked_example();
    let style = Command::new("pandoc").args(["--print-default-data-file", "reference.docx"]).output().unwrap();
    folder.write_bytes("house.docx", &style.stdout);
    let drawings = has("charts in DOCX", "rsvg-convert", &["--version"], "Debian's `librsvg2-bin`");
    let drawings = format!("drawings={}", if drawings { "yes" } else { "no" });
    tried(&folder, &plugin("docx"), &["--option", "reference=@house.docx", "--option", &drawings]);
    let docx = folder.bytes("out/report.docx");
    let document = part(&docx, "word/document.xml");
    let tables = document.matches("<w:tbl>").count();
    assert!(tables > 5 && document.matches("<w:tblHeader").count() == tables, "{tables} tables");
    let columns =
        |table: &str| table.split("</w:tblGrid>").next().map_or(0, |grid| grid.matches("<w:gridCol ").count());
    let is_small = |table: &str| table.matches("<w:r>").count() == table.matches("<w:sz w:val=\"13\"").count();
    let mut wide = document.split("<w:tbl>").skip(1).map(|table| table.split("</w:tbl>").next().unwrap());
    assert!(wide.any(|table| columns(table) > 8 && is_small(table)), "a table of many columns in small letters");
    assert!(part(&docx, "word/styles.xml").contains("w:val=\"en-GB\""), "its language");
    assert!(part(&docx, "docProps/core.xml").contains("<dc:title>London, "), "its title");
    assert!(drawings == "drawings=no" || document.contains("<wp:docPr descr=\"A lane a body, over time."));
    let kept = folder.files()["out/report.json"].clone();
    assert!(kept.contains("\"house.docx\"") && kept.contains("assize-writer-docx"), "what it was made with");
    let wrong = folder.run(&["score", "--writer", plugin("docx").to_str().unwrap(), "--option", "drawing=yes"]);
    assert!(wrong.code != 0 && wrong.stderr.contains("no setting `drawing`"), "{}", wrong.shown());
}

#[test]
fn pdf_is_tagged_and_held_to_its_standard() {
    if !has("PDF", "python3", &["-c", "import typst"], "`pip install typst`") {
        return;
    }
    let folder = worked_example();
    tried(&folder, &plugin("pdf"), &[]);
    let pdf = folder.bytes("out/report.pdf");
    let holds = |what: &str| pdf.windows(what.len()).any(|bytes| bytes == what.as_bytes());
    for what in ["/StructTreeRoot", "<pdfuaid:part>1</pdfuaid:part>", "/Outlines", "/Lang", "/Figure", "/Alt"] {
        assert!(holds(what), "{what}");
    }
    if has("the PDF by a second program", "outloud", &["--version"], "`pip install outloud`") {
        let mut second = Command::new("outloud");
        // That a table's head comes again on the next page is no content left out, as it says.
        second.args(["--skip", "TAG-002", "--fail-on", "warning"]).arg(folder.path().join("out/report.pdf"));
        let read = Run::from(second.output().unwrap());
        assert_eq!(read.code, 0, "{}", read.shown());
    }
    if has("the words of the PDF", "pdftotext", &["-v"], "Debian's `poppler-utils`") {
        let mut read = Command::new("pdftotext");
        let read = read.arg("-layout").arg(folder.path().join("out/report.pdf")).arg("-").output().unwrap();
        let said = String::from_utf8(read.stdout).unwrap();
        let pages: Vec<&str> = said.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
        assert!(pages.len() > 3);
        for page in pages {
            assert!(page.contains("Draft · Public") && page.contains("built"), "furniture: {page}");
        }
    }
}

/// A letter that no font has is written out by its number: a report is not refused for a sign in somebody's name.
#[test]
fn pdf_writes_out_letters_that_its_fonts_lack() {
    if !has("PDF", "python3", &["-c", "import typst"], "`pip install typst`") {
        return;
    }
    let folder = worked_example();
    let framework = folder.files()["framework.toml"].clone();
    folder.write("framework.toml", &framework.replacen("title = \"", "title = \"\u{1f469}\u{4e2d}\u{ff1d}\u{175} ", 2));
    let arguments = ["score", "cases.csv", "--framework", "framework.toml", "-o", "report.pdf", "--writer"];
    let run = Run::from(folder.command(&arguments).arg(plugin("pdf")).output().unwrap());
    assert_eq!(run.code, 0, "{}", run.shown());
    if has("the words of the PDF", "pdftotext", &["-v"], "Debian's `poppler-utils`") {
        let read = Command::new("pdftotext").arg(folder.path().join("report.pdf")).arg("-").output().unwrap();
        let said = String::from_utf8(read.stdout).unwrap();
        assert!(said.contains("\\u{1f469}\\u{4e2d}\\u{ff1d}\u{175}"), "{said}");
    }
}

/// The command in the guide that begins with this fence.
fn of_guide(language: &str) -> &'static str {
    let (_, after) = GUIDE.split_once(&format!("```{language}\n")).unwrap();
    after.split_once("```\n\n").map_or_else(|| after.trim_end().trim_end_matches('`'), |(code, _)| code)
}

#[test]
fn the_guides_examples_are_twenty_lines_and_keep_their_promises() {
    let r = ("Rscript", ["-e", "library(jsonlite)"], "Debian's `r-cran-jsonlite`");
    let python = ("python3", ["-c", "import pandas"], "`pip install pandas`");
    for (language, name, (program, arguments, from)) in [("r", "quarto", r), ("python", "frames", python)] {
        assert!(of_guide(language).lines().count() <= 20, "{language}");
        let has_all = has(name, program, &arguments, from)
            && (language != "r"
                || has(
                    name,
                    "sh",
                    &["-c", "pandoc --version | grep -q '^pandoc [3-9]'"],
                    "`pip install pypandoc_binary`",
                ));
        if !has_all {
            continue;
        }
        let folder = worked_example();
        let command = folder.path().join(format!("assize-writer-{name}"));
        folder.write_program(&format!("assize-writer-{name}"), of_guide(language));
        tried(&folder, &command, &[]);
        let file = if language == "r" { "out/report.qmd" } else { "out/tables.html" };
        assert!(folder.files()[file].contains("London"), "{language}");
    }
}

/// CSV on the Web, read by a program that knows it: every cell is of the type that its column has.
#[test]
fn metadata_of_csv_is_valid() {
    if !has("metadata of CSV", "python3", &["-c", "import csvw"], "`pip install csvw`") {
        return;
    }
    let folder = worked_example();
    for (number, arguments) in [
        &["score", "london-crc-2019"][..],
        &["compare", "--area", "london"],
        &["check", "cases.csv", "--framework", "framework.toml"],
    ]
    .iter()
    .enumerate()
    {
        let out = format!("out{number}");
        let made = folder.run(&[*arguments, &["--writer", "csv", "--option", "metadata=yes", "-o", &out]].concat());
        assert_eq!(made.code, 0, "{}", made.stderr);
        let script = "import csvw, sys; print(csvw.CSVW(sys.argv[1], validate=True).is_valid)";
        let mut python = Command::new("python3");
        let python =
            python.args(["-W", "error", "-c", script]).arg(folder.path().join(out).join("report.csv-metadata.json"));
        let read = Run::from(python.output().unwrap());
        assert_eq!(read.stdout.trim(), "True", "{arguments:?}: {}", read.shown());
    }
}
