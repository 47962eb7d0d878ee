//! Mistakes that authors of writers make, each planted in one that is right: what the kit is for.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use assize_report::{Block, Cell, Report, RowKind, Section, Table};
use assize_writer::{File, Options};

use super::super::sound::{machine, today};
use super::super::{Around, Failure};
use super::faults;

/// What a wrong writer does otherwise than the right one of this format.
enum Wrong {
    /// It takes the document for another.
    Report(fn(&mut Report)),
    /// It writes the text otherwise.
    Text(fn(&str) -> String),
    /// It adds what it should not know, at the end; the pause before the second run is as long as in earnest.
    Adds(fn(Around) -> String),
    /// It hands other files over.
    Files(fn(Vec<File>) -> Vec<File>),
    /// It does not come to an end.
    Fails(fn(&Report) -> bool),
    /// It does as it should: what is wrong is not in what it writes.
    Nothing,
}
use Wrong::{Adds, Fails, Files, Nothing, Text};

/// The mistake, the right writer in which it is planted, and what it changes.
const MISTAKES: [(&str, &str, Wrong); 54] = [
    (
        "key figures left out",
        "markdown",
        Wrong::Report(|report| keep(report, |one| !matches!(one, Block::KeyFigures { .. }))),
    ),
    ("charts left out", "markdown", Wrong::Report(|report| keep(report, |one| !matches!(one, Block::Chart(_))))),
    (
        "rows after the fifth left out",
        "markdown",
        Wrong::Report(|report| tables(report, |table| table.rows.truncate(5))),
    ),
    ("a figure rounded anew", "markdown", Text(|text| text.replace("64.71%", "65%"))),
    ("marks left out", "markdown", Text(|text| text.replace("\\[u\\]", ""))),
    ("an unknown figure as 0%", "markdown", Text(|text| text.replace("40.01%", "0%"))),
    ("rows in the order of a hash map", "csv", Files(turned_by_chance)),
    ("control characters", "markdown", Text(|text| text.replace("\\\\u{1b}", "\u{1b}"))),
    (
        "the first notice left out",
        "markdown",
        Wrong::Report(|report| drop(report.notices.drain(..report.notices.len().min(1)))),
    ),
    ("the second notice left out", "html", Wrong::Report(|report| report.notices.truncate(1))),
    ("a panic on the small document", "markdown", Fails(|report| report.sections[0].blocks.is_empty())),
    ("any setting is taken", "markdown", Nothing),
    ("cells of a row turned round", "markdown", Wrong::Report(|report| rows(report, |cells| cells[1..3].reverse()))),
    (
        "headings of columns left out",
        "markdown",
        Wrong::Report(|report| tables(report, |table| table.columns.iter_mut().for_each(|one| one.title.clear()))),
    ),
    ("notes of tables left out", "html", Wrong::Report(|report| tables(report, |table| table.notes.clear()))),
    (
        "groups of rows left out",
        "csv",
        Wrong::Report(|report| tables(report, |table| table.rows.retain(|row| row.kind == RowKind::Body))),
    ),
    (
        "sections within sections left out",
        "markdown",
        Wrong::Report(|report| sections(report, |section| section.sections.clear())),
    ),
    ("titles of tables left out", "markdown", Wrong::Report(|report| tables(report, |table| table.title.clear()))),
    (
        "headings of sections left out",
        "html",
        Wrong::Report(|report| sections(report, |section| section.title.clear())),
    ),
    ("warnings left out", "markdown", Wrong::Report(|report| keep(report, |one| !matches!(one, Block::Remark { .. })))),
    (
        "labels of key figures left out",
        "markdown",
        Wrong::Report(|report| {
            blocks(report, |block| {
                if let Block::KeyFigures { figures } = block {
                    figures[0].label.clear()
                }
            })
        }),
    ),
    (
        "findings of charts left out",
        "markdown",
        Wrong::Report(|report| {
            blocks(report, |block| {
                if let Block::Chart(chart) = block {
                    chart.finding.clear()
                }
            })
        }),
    ),
    ("the glossary left out", "markdown", Wrong::Report(|report| report.glossary.clear())),
    (
        "paragraphs cut at 40 characters",
        "markdown",
        Wrong::Report(|report| {
            blocks(report, |block| {
                if let Block::Paragraph { text } = block {
                    *text = text.chars().take(40).collect()
                }
            })
        }),
    ),
    ("English whatever the language", "html", Wrong::Report(|report| report.language = "en".into())),
    ("a wrong n of N", "markdown", Text(|text| text.replace("11 of 17", "11 of 71"))),
    ("\"Final, public.\" added", "markdown", Text(|text| text.to_owned() + "\nFinal, public.\n")),
    (
        "the seconds of the clock",
        "markdown",
        Adds(|_| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()).to_string()),
    ),
    ("today's date", "html", Adds(|_| today()[2].clone())),
    ("the machine's name", "markdown", Adds(|_| if machine().is_empty() { today()[0].clone() } else { machine() })),
    ("AsciiDoc not escaped", "adoc", Files(|files| raw(files, "adoc"))),
    // Twenty more, by format.
    ("LaTeX not escaped", "tex", Files(|files| raw(files, "tex"))),
    ("reStructuredText not escaped", "rst", Files(|files| raw(files, "rst"))),
    ("Typst not escaped", "typ", Files(|files| raw(files, "typ"))),
    ("HTML not escaped", "html", Text(|text| text.replace("&lt;", "<").replace("&gt;", ">"))),
    (
        "an attribute that a quote ends",
        "html",
        Text(|text| text.replace("<h1>", "<h1 title=\"\" onfocus=golden(1) x=\"\">")),
    ),
    (
        "a script from elsewhere",
        "html",
        Text(|text| text.replace("</head>", "<script src=\"https://example.invalid/x.js\"></script></head>")),
    ),
    ("broken nesting", "html", Text(|text| text.replace("</h1>", "</h2>"))),
    ("a page without a language", "html", Text(|text| text.replacen(" lang=\"en-GB\"", "", 1))),
    ("header cells that are none", "html", Text(|text| text.replace("<th", "<td").replace("</th>", "</td>"))),
    ("links that lead nowhere", "html", Text(|text| text.replace(" id=\"", " data-id=\""))),
    ("figures in a second file alone", "markdown", Files(in_a_second_file)),
    ("no file at all", "markdown", Files(|_| Vec::new())),
    ("formulas in CSV", "csv", Text(|text| text.replace("'=", "="))),
    ("CSV without quotes", "csv", Text(|text| text.replace('"', ""))),
    ("JSON with a comma too many", "json", Text(|text| text.replacen("],", "],,", 1))),
    ("the zone of the clock", "markdown", Adds(|around| format!("{around:?}"))),
    (
        "rows in the order of the alphabet",
        "markdown",
        Wrong::Report(|report| {
            tables(report, |table| table.rows.sort_by_key(|row| std::cmp::Reverse(row.cells[0].words().to_owned())))
        }),
    ),
    ("notices at the end", "markdown", Text(notices_last)),
    (
        "rows after the five hundredth left out",
        "html",
        Wrong::Report(|report| tables(report, |table| table.rows.truncate(500))),
    ),
    ("minus signs left out", "markdown", Text(|text| text.replace("-70", "70"))),
    ("counts in thousands", "markdown", Text(|text| text.replace("900", "90,0"))),
    (
        "ratings by their colour alone",
        "html",
        Wrong::Report(|report| {
            rows(report, |cells| {
                if let Cell::Rating(rated) = &mut cells[3] {
                    rated.text.clear()
                }
            })
        }),
    ),
    ("letters with accents left out", "markdown", Text(|text| text.replace(|letter: char| !letter.is_ascii(), "?"))),
];

#[test]
fn mistakes_are_caught_and_right_writers_are_not() {
    for writer in ["markdown", "html", "csv", "json", "adoc", "tex", "rst", "typ"] {
        let found = faults(&|report, _, _| right(writer, report), Duration::ZERO);
        assert_eq!(found, [], "{writer} is right");
    }
    let caught = |(_, writer, wrong): &(&str, &str, Wrong)| {
        let pause = if matches!(wrong, Adds(_)) { 1100 } else { 0 };
        !faults(&|report, options, around| write(writer, wrong, report, options, around), Duration::from_millis(pause))
            .is_empty()
    };
    let missed: Vec<&str> = MISTAKES.iter().filter(|mistake| !caught(mistake)).map(|(name, ..)| *name).collect();
    // A writer that has no settings needs no code to say so: that one is advice.
    assert_eq!(missed, ["any setting is taken"]);
}

fn write(writer: &str, wrong: &Wrong, report: &Report, _: &Options, around: Around) -> Result<Vec<File>, Failure> {
    let text = |change: &dyn Fn(&str) -> String| {
        let mut files = right(writer, report)?;
        let text = String::from_utf8(std::mem::take(&mut files[0].contents)).unwrap();
        files[0].contents = change(&text).into_bytes();
        Ok(files)
    };
    match wrong {
        Wrong::Report(change) => {
            let mut report = report.clone();
            change(&mut report);
            right(writer, &report)
        }
        Text(change) => text(change),
        Adds(added) => text(&|text| format!("{text}\n{}\n", added(around))),
        Files(change) => Ok(change(right(writer, report)?)),
        Fails(fails) if fails(report) => Err(Failure { is_refusal: false, why: "it panicked".into() }),
        Fails(_) | Nothing => right(writer, report),
    }
}

/// What a writer without mistakes makes. Those of formats that the program has none for write each line of the text as a paragraph.
fn right(writer: &str, report: &Report) -> Result<Vec<File>, Failure> {
    let builtin = assize_writers::builtin();
    let of = |name: &str| {
        let writer = builtin.iter().find(|one| one.about().name == name).unwrap();
        let written = writer.write(report, &Options::default()).map(|written| written.files);
        written.map_err(|refusal| Failure { is_refusal: true, why: refusal.reason })
    };
    match writer {
        "adoc" | "tex" | "rst" | "typ" => {
            let text = String::from_utf8(of("text")?.remove(0).contents).unwrap();
            let escaped: String = text.lines().map(|line| format!("{}\n\n", escaped(writer, line))).collect();
            Ok(vec![File { name: format!("report.{writer}"), contents: escaped.into_bytes() }])
        }
        name => of(name),
    }
}

fn escaped(writer: &str, line: &str) -> String {
    let letter = |letter: char| match (writer, letter) {
        (_, letter) if letter.is_alphanumeric() || !letter.is_ascii() || letter == ' ' => letter.to_string(),
        ("adoc", letter) => format!("&#{};", u32::from(letter)),
        ("tex", '\\') => "\\textbackslash{}".to_owned(),
        ("tex", '~') => "\\textasciitilde{}".to_owned(),
        ("tex", '^') => "\\textasciicircum{}".to_owned(),
        ("tex", '{' | '}' | '%' | '$' | '&' | '#' | '_') | ("rst" | "typ", _) => format!("\\{letter}"),
        (_, letter) => letter.to_string(),
    };
    line.trim().chars().map(letter).collect()
}

/// The lines of the text as they are.
fn raw(files: Vec<File>, ending: &str) -> Vec<File> {
    let text = String::from_utf8(files[0].contents.clone()).unwrap();
    let plain = match ending {
        "adoc" => (33..127_u32)
            .filter_map(char::from_u32)
            .fold(text, |text, one| text.replace(&format!("&#{};", u32::from(one)), &one.to_string())),
        "tex" => text.replace("\\textbackslash{}", "\u{0}").replace('\\', "").replace('\u{0}', "\\"),
        _ => text.replace('\\', ""),
    };
    vec![File { name: format!("report.{ending}"), contents: plain.into_bytes() }]
}

fn turned_by_chance(mut files: Vec<File>) -> Vec<File> {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let text = String::from_utf8(files[0].contents.clone()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let last = lines.len() - 1;
    lines[1..].rotate_left(RUNS.fetch_add(1, Ordering::Relaxed) % last.max(1));
    files[0].contents = lines.join("\n").into_bytes();
    files
}

fn in_a_second_file(files: Vec<File>) -> Vec<File> {
    let text = String::from_utf8(files[0].contents.clone()).unwrap();
    let (tables, words): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('|'));
    let file = |name: &str, lines: &[&str]| File { name: name.into(), contents: lines.join("\n").into_bytes() };
    vec![file("report.md", &words), file("figures.csv", &tables)]
}

fn notices_last(text: &str) -> String {
    let (notices, rest): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.starts_with("> ") && !line.contains("know"));
    [rest, notices].concat().join("\n")
}

fn sections(report: &mut Report, change: impl Fn(&mut Section)) {
    fn each(section: &mut Section, change: &dyn Fn(&mut Section)) {
        change(section);
        section.sections.iter_mut().for_each(|inner| each(inner, change));
    }
    report.sections.iter_mut().for_each(|section| each(section, &change));
}

fn keep(report: &mut Report, kept: impl Fn(&Block) -> bool) {
    sections(report, |section| section.blocks.retain(|block| kept(block)));
}

fn blocks(report: &mut Report, change: impl Fn(&mut Block)) {
    sections(report, |section| section.blocks.iter_mut().for_each(&change));
}

fn tables(report: &mut Report, change: impl Fn(&mut Table)) {
    blocks(report, |block| {
        if let Block::Table(table) = block {
            change(table);
        }
    });
}

/// The cells of the rows that have more than three.
fn rows(report: &mut Report, change: impl Fn(&mut Vec<Cell>)) {
    tables(report, |table| {
        table.rows.iter_mut().filter(|row| row.cells.len() > 3).for_each(|row| change(&mut row.cells));
    });
}
