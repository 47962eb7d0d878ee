//! Mistakes that authors of writers make, each planted in one that is right: what the kit is for.

mod added;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use assize_report::{Block, Cell, Report, RowKind, Section, Table};
use assize_writer::{File, Options};

use super::super::told::{machine, today};
use super::super::{Around, Failure};
use super::faults;

/// What a wrong writer does otherwise than the right one of this format.
pub(super) enum Wrong {
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
const MISTAKES: [(&str, &str, Wrong); 96] = [
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
    // By format.
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
    ("notices at the end", "markdown", Text(added::notices_last)),
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
    // What no word of its own showed: cells of charts, empty ones, places.
    ("n of N wrong in one cell", "markdown", Text(|text| text.replacen("59 of 115", "95 of 115", 1))),
    ("n of N of another figure", "text", Text(|text| text.replacen("59 of 115", "89 of 145", 1))),
    ("n of N left out in one cell", "markdown", Text(|text| text.replacen("| 59 of 115", "| n/a", 1))),
    ("n of N wrong beside a key figure", "html", Text(|text| text.replace("11 of 17 cases", "11 out of 71 cases"))),
    ("a column of charts left out", "markdown", Wrong::Report(|report| drawn(report, |table| without(table, "base")))),
    ("columns of charts turned, headings not", "html", Wrong::Report(|report| drawn(report, turn_columns))),
    ("columns turned, headings not", "xlsx", Wrong::Report(|report| tables(report, turn_columns))),
    ("columns turned, headings not, by OpenDocument", "ods", Wrong::Report(|report| tables(report, turn_columns))),
    (
        "columns turned, headings not, in CSV",
        "csv",
        Text(|text| {
            text.replacen("measure,measure_low,measure_high,share", "share,measure_low,measure_high,measure", 1)
        }),
    ),
    (
        "headings shifted by one",
        "markdown",
        Wrong::Report(|report| {
            tables(report, |table| {
                let last = table.columns.len() - 1;
                (0..last).for_each(|place| {
                    let title = std::mem::take(&mut table.columns[place + 1].title);
                    table.columns[place].title = title;
                })
            })
        }),
    ),
    ("figures of two bodies exchanged", "html", Wrong::Report(|report| drawn(report, exchange))),
    ("figures of two bodies exchanged, as text", "text", Wrong::Report(|report| drawn(report, exchange))),
    ("rows of charts turned", "html", Wrong::Report(|report| drawn(report, |table| table.rows.reverse()))),
    ("ratings of a grid on other standards", "markdown", Wrong::Report(turn_boxes)),
    (
        "0% where there is nothing",
        "html",
        Wrong::Report(|report| {
            cells(report, |cell| {
                if matches!(cell, Cell::Empty { .. }) {
                    *cell = Cell::text("0%");
                }
            })
        }),
    ),
    (
        "a mark in another cell",
        "markdown",
        Text(|text| text.replace("12.03% \\[u\\]", "12.03%").replace("33.18%", "33.18% \\[u\\]")),
    ),
    (
        "a mark in another row",
        "text",
        Text(|text| text.replace("12.03% [u]", "12.03%").replace("99.09%", "99.09% [u]")),
    ),
    ("a middle where limits are known", "html", Text(|text| text.replace("30% to 50%", "30% to 50% (about 40%)"))),
    (
        "groups of rows at the end",
        "html",
        Wrong::Report(|report| tables(report, |table| table.rows.sort_by_key(|row| row.kind == RowKind::Group))),
    ),
    (
        "sections within before what they follow",
        "markdown",
        Text(|text| {
            let Some((before, charts)) = text.split_once("\n## Charts") else { return text.to_owned() };
            let Some((charts, inner)) = charts.split_once("\n### ") else { return text.to_owned() };
            format!("{before}\n### {inner}\n## Charts{charts}")
        }),
    ),
    ("units left out", "markdown", Text(|text| text.replace(" points", ""))),
    ("points as per cent", "markdown", Text(|text| text.replace(" points", "%"))),
    ("sources of charts left out", "html", Text(|text| text.replace("Nobody, never.", ""))),
    (
        "terms of the glossary left out",
        "html",
        Wrong::Report(|report| report.glossary.iter_mut().for_each(|term| term.term.clear())),
    ),
    ("headings of one level", "html", Text(|text| text.replace("<h3", "<h2").replace("</h3", "</h2"))),
    ("headings as bold text", "html", Text(|text| text.replace("<h2", "<p").replace("</h2", "</p"))),
    ("a level of headings passed over", "markdown", Text(|text| text.replace("\n## ", "\n#### "))),
    ("rows that nobody sees", "html", Text(|text| text.replace("<tr class=\"body\"", "<tr hidden"))),
    (
        "rows that no screen shows",
        "html",
        Text(|text| text.replace("<tr class=\"body\"", "<tr style=\"display: none\"")),
    ),
    ("cells of a row in one", "html", Text(|text| text.replace("</th><td class=\"right brief\"><data", " <data"))),
    ("header cells in the first table alone", "html", Text(header_cells_once)),
    ("a share of its own", "markdown", Text(|text| text.to_owned() + "\nOn average 61.3% were sufficient.\n")),
    ("a count of its own", "markdown", Text(|text| text.to_owned() + "\n12/34 cases.\n")),
    (
        "\"Official statistics\" added",
        "html",
        Text(|text| text.replace("</main>", "<p>Official statistics.</p></main>")),
    ),
    ("the month", "markdown", Adds(|_| today().last().cloned().unwrap_or_default())),
    ("today in a row", "text", Adds(|_| today()[2].clone())),
    ("a time of the machine", "text", Adds(|_| "1764500000.25".to_owned())),
    ("a version of something", "text", Adds(|_| "by Python 3.13.5".to_owned())),
    ("words after the thousandth left out", "text", Text(|text| text.replace("word1200x", ""))),
    (
        "a style from elsewhere",
        "html",
        Text(|text| text.replace("</head>", "<style>@import url(\"https://example.invalid/x.css\");</style></head>")),
    ),
    (
        "another page by itself",
        "html",
        Text(|text| text.replace("</head>", "<meta http-equiv=\"refresh\" content=\"0;url=x\"></head>")),
    ),
    ("a text as an attribute", "html", Text(|text| text.replace("<h1>", "<h1 title=Golden document word000x>"))),
];

#[test]
fn mistakes_are_caught_and_right_writers_are_not() {
    for writer in ["markdown", "html", "csv", "json", "adoc", "tex", "rst", "typ"] {
        let found = faults(
            &|report, options, around| write(writer, &Text(str::to_owned), report, options, around),
            Duration::ZERO,
        );
        assert_eq!(found, [], "{writer} is right");
    }
    let behind = Text(|text| added::notes_last(text, |_| ()));
    let found = faults(&|report, options, around| write("markdown", &behind, report, options, around), Duration::ZERO);
    assert_eq!(found, [], "notes behind all tables are right");
    let caught = |(_, writer, wrong): &(&str, &str, Wrong)| {
        let pause = if matches!(wrong, Adds(_)) { 1100 } else { 0 };
        !faults(&|report, options, around| write(writer, wrong, report, options, around), Duration::from_millis(pause))
            .is_empty()
    };
    let missed: Vec<&str> =
        MISTAKES.iter().chain(&added::MORE).filter(|mistake| !caught(mistake)).map(|(name, ..)| *name).collect();
    assert_eq!(missed, [""; 0]);
}

fn write(
    writer: &str,
    wrong: &Wrong,
    report: &Report,
    options: &Options,
    around: Around,
) -> Result<Vec<File>, Failure> {
    if !options.settings.is_empty() && !matches!(wrong, Nothing) {
        return Err(Failure { is_refusal: true, why: "it has no settings".into() });
    }
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
        let wide = Options { width: 400, ..Options::default() };
        let written = writer.write(report, &wide).map(|written| written.files);
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

/// The header cells of the first table, and of no other.
fn header_cells_once(text: &str) -> String {
    let Some((first, rest)) = text.split_once("</table>") else { return text.to_owned() };
    format!("{first}</table>{}", rest.replace("<th", "<td").replace("</th>", "</td>"))
}

/// The parts of a zip with one text for another.
fn in_parts(files: Vec<File>, from: &str, to: &str) -> Vec<File> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&files[0].contents)).unwrap();
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).unwrap();
        let mut contents = String::new();
        std::io::Read::read_to_string(&mut part, &mut contents).unwrap();
        let name = part.name().unwrap().into_owned();
        made.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut made, contents.replace(from, to).as_bytes()).unwrap();
    }
    vec![File { name: files[0].name.clone(), contents: made.finish().unwrap().into_inner() }]
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

/// The tables of charts.
fn drawn(report: &mut Report, change: impl Fn(&mut Table)) {
    blocks(report, |block| {
        if let Block::Chart(chart) = block {
            change(&mut chart.table);
        }
    });
}

fn without(table: &mut Table, id: &str) {
    let Some(place) = table.place(id) else { return };
    table.columns.remove(place);
    table.rows.iter_mut().for_each(|row| drop(row.cells.remove(place)));
}

fn turn_columns(table: &mut Table) {
    table.rows.iter_mut().filter(|row| row.cells.len() > 2).for_each(|row| row.cells.swap(1, 2));
}

fn exchange(table: &mut Table) {
    if let [first, second, ..] = table.rows.as_mut_slice() {
        std::mem::swap(&mut first.cells[1], &mut second.cells[1]);
    }
}

fn turn_boxes(report: &mut Report) {
    blocks(report, |block| {
        if let Block::Grid(grid) = block {
            let boxes = &mut grid.groups[0].boxes;
            let first = boxes[0].1.clone();
            boxes[0].1 = std::mem::replace(&mut boxes[1].1, first);
        }
    });
}

fn cells(report: &mut Report, change: impl Fn(&mut Cell)) {
    tables(report, |table| table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(&change));
}

/// The cells of the rows that have more than three.
fn rows(report: &mut Report, change: impl Fn(&mut Vec<Cell>)) {
    tables(report, |table| {
        table.rows.iter_mut().filter(|row| row.cells.len() > 3).for_each(|row| change(&mut row.cells));
    });
}
