//! Mistakes that hide, send, repeat, turn round, add and leave unescaped.

use std::cell::RefCell;

use assize_report::{Block, Cell};

use super::Wrong::{self, Files, Text};
use super::{blocks, cells, drawn, in_parts, tables};

/// As those above.
pub(super) const MORE: [(&str, &str, Wrong); 28] = [
    ("rows at no size", "html", Text(|text| text.replace("<tr class=\"body\"", "<tr style=\"font-size:0\""))),
    (
        "rows out of sight",
        "html",
        Text(|text| text.replace("<tr class=\"body\"", "<tr style=\"position:absolute;left:-9999px\"")),
    ),
    (
        "rows that are not read aloud",
        "html",
        Text(|text| text.replace("<tr class=\"body\"", "<tr aria-hidden=\"true\"")),
    ),
    (
        "rows hidden by a class",
        "html",
        Text(|text| text.replace("</head>", "<style>.body { display: none }</style></head>")),
    ),
    (
        "rows hidden by their place",
        "html",
        Text(|text| text.replace("</head>", "<style>tr:nth-child(3){visibility:hidden}</style></head>")),
    ),
    (
        "a script that sends",
        "html",
        Text(|text| text.replace("</head>", "<script>fetch('https://example.invalid')</script></head>")),
    ),
    (
        "a script that writes over figures",
        "html",
        Text(|text| text.replace("</body>", "<script>document.body.innerHTML = '99.99%'</script></body>")),
    ),
    ("a handler of its own", "html", Text(|text| text.replace("<main", "<main onclick=\"go()\""))),
    (
        "words by a style",
        "html",
        Text(|text| text.replace("</head>", "<style>h1::after{content:' (final)'}</style></head>")),
    ),
    ("every section twice", "html", Wrong::Report(|report| report.sections.extend(report.sections.clone()))),
    ("every section twice, as text", "text", Wrong::Report(|report| report.sections.extend(report.sections.clone()))),
    (
        "a row twice",
        "html",
        Wrong::Report(|report| tables(report, |table| table.rows.insert(2, table.rows[1].clone()))),
    ),
    ("notices turned round", "markdown", Wrong::Report(|report| report.notices.reverse())),
    (
        "columns turned round with their headings",
        "html",
        Wrong::Report(|report| {
            drawn(report, |table| {
                table.columns[1..].reverse();
                table.rows.iter_mut().filter(|row| row.cells.len() > 2).for_each(|row| row.cells[1..].reverse());
            })
        }),
    ),
    (
        "headings turned by one, as text",
        "text",
        Wrong::Report(|report| {
            tables(report, |table| {
                let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
                let turned = titles.iter().skip(1).chain(&titles[..1]);
                table.columns.iter_mut().zip(turned).for_each(|(column, title)| column.title.clone_from(title));
            })
        }),
    ),
    (
        "0% where there is nothing, as text",
        "text",
        Wrong::Report(|report| {
            cells(report, |cell| {
                if matches!(cell, Cell::Empty { .. }) {
                    *cell = Cell::text("0%");
                }
            })
        }),
    ),
    ("signs between cells not escaped", "markdown", Text(|text| text.replace("\\|", "|"))),
    ("bold text not escaped", "markdown", Text(|text| text.replace("\\*", "*"))),
    ("a count of its own, in cases", "markdown", Text(|text| text.to_owned() + "\nSample: 4,321 cases.\n")),
    ("a share of its own, in words", "markdown", Text(|text| text.to_owned() + "\nThat is 37 per cent of all.\n")),
    ("\"Confidential.\" added", "markdown", Text(|text| text.to_owned() + "\nConfidential.\n")),
    (
        "a meaning turned round",
        "markdown",
        Text(|text| text.replace("sufficient of sufficient", "not sufficient of sufficient")),
    ),
    (
        "what drawings show left out",
        "html",
        Wrong::Report(|report| {
            blocks(report, |block| {
                if let Block::Chart(chart) = block {
                    chart.alternative.clear()
                }
            })
        }),
    ),
    ("a formula in a sheet", "xlsx", Files(|files| in_parts(files, "<v>1</v>", "<f>1+1</f><v>1</v>"))),
    (
        "a sheet that nobody sees",
        "xlsx",
        Files(|files| in_parts(files, "<sheet name=\"Table_2\"", "<sheet state=\"hidden\" name=\"Table_2\"")),
    ),
    (
        "the note of a table under another",
        "markdown",
        Wrong::Report(|report| {
            let notes = RefCell::new(Vec::new());
            tables(report, |table| notes.borrow_mut().append(&mut table.notes));
            drawn(report, |table| table.notes.append(&mut notes.borrow_mut()));
        }),
    ),
    ("notes behind all tables, the last first", "markdown", Text(|text| notes_last(text, |notes| notes.reverse()))),
    ("notes of tables in front of all", "html", Text(notes_first)),
];

fn notes_first(text: &str) -> String {
    let (notes, rest): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.contains("A note"));
    rest.join("\n").replacen("</header>", &format!("{}</header>", notes.concat()), 1)
}

/// The notes of tables behind all else, as books have them.
pub(super) fn notes_last(text: &str, order: fn(&mut Vec<&str>)) -> String {
    let (mut notes, rest): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with("A note "));
    order(&mut notes);
    format!("{}\n\n{}\n", rest.join("\n"), notes.join("\n\n"))
}

pub(super) fn notices_last(text: &str) -> String {
    let (notices, rest): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.starts_with("> ") && !line.contains("know"));
    [rest, notices].concat().join("\n")
}
