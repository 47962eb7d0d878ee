//! Column maps.

use std::path::Path;

use assize_diag::{Code, Diagnostic, Place, Span, Spanned};
use assize_model::{Answer, quoted};
use assize_reader::{either, tick};

use crate::column_map::Days;

/// A table is named where a map is wanted.
pub(crate) fn is_table(path: &Path, named: Place) -> Diagnostic {
    Diagnostic::error(
        super::toml::COLUMN_MAP.syntax,
        format!("`{}` is a table, and a column map is wanted here", path.display()),
    )
    .at(named)
    .help("a column map is plain text in TOML; `assize columns TABLE --framework ID -o map.toml` drafts one")
}

pub(crate) fn unknown_heading(written: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("map/unknown-heading", format!("the table has no column {}", tick(&written.value)))
            .at(written.span);
    match near {
        _ if written.value.contains('*') => diagnostic
            .help("one line leaves out all columns that are not named: `others = \"ignore\"`, above `[columns]`"),
        near => {
            diagnostic.did_you_mean_or(near, "copy the heading from the first line of the table, or take this line out")
        }
    }
}

/// A column that would be left out with the others, and may be meant.
pub(crate) fn near_name(heading: &str, name: &str, place: Place) -> Diagnostic {
    let message = format!("{} is nearly {}, and `others = \"ignore\"` would leave it out", tick(heading), tick(name));
    Diagnostic::error("map/near-name", message).at(place).help(format!(
        "say which in `[columns]` of the map: `{heading} = {name}`, or `{heading} = \"ignore\"`",
        heading = quoted(heading),
        name = quoted(name)
    ))
}

/// A word of `[rows]` that is the id of no row.
pub(crate) fn unknown_row(word: &Spanned<String>) -> Diagnostic {
    let message = match word.value.trim() {
        "" => "every row has an id, so `\"\"` leaves none out".to_owned(),
        _ => format!("no row has the id {}, so none is left out for it", tick(&word.value)),
    };
    Diagnostic::warning("map/unknown-row", message)
        .at(word.span)
        .help("copy the word from the column of the ids, or take it out of this list")
}

pub(crate) fn heading_twice(second: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::error("map/heading-twice", format!("{} is mapped twice", tick(&second.value)))
        .twice(second.span, first)
        .help("keep one of them; capitals, spaces, hyphens and underscores make no difference")
}

/// Whether a map with a fault of this kind is sound beside it, so that the table is read with it.
pub(crate) fn leaves_sound(code: Code) -> bool {
    ["map/heading-twice", "map/word-twice", "map/known-word", "map/date-form"].map(Code::new).contains(&code)
}

/// Says of a fault of the map that the table waits for its cure.
pub(crate) fn before_the_table(fault: &mut Diagnostic) {
    let first = "the table is read once that is corrected";
    fault.help = Some(fault.help.take().map_or_else(|| first.to_owned(), |help| format!("{help} ({first})")));
}

pub(crate) fn word_twice(word: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::error("map/word-twice", format!("{} is given two meanings", tick(&word.value)))
        .twice(word.span, first)
        .help("keep the one that is meant; capitals, spaces, hyphens and underscores make no difference")
}

pub(crate) fn known_word(word: &Spanned<String>, means: Answer) -> Diagnostic {
    let means = if means == Answer::Missing { "missing" } else { means.word() };
    Diagnostic::error("map/known-word", format!("{} means {means} everywhere", tick(&word.value)))
        .at(word.span)
        .help("take it out of this list; where one column uses it otherwise, give its words in `[values.\"...\"]`")
}

pub(crate) fn others(word: &Spanned<String>) -> Diagnostic {
    Diagnostic::error("map/others", format!("`others` is {}, and it can only be `ignore`", tick(&word.value)))
        .at(word.span)
        .help("`others = \"ignore\"` leaves out every column that `[columns]` does not name; without it they are read")
}

pub(crate) fn no_date_form(written: &Spanned<String>) -> Diagnostic {
    Diagnostic::error("map/date-form", format!("{} is not a form of a date", tick(&written.value))).at(written.span).help(
        "write day, month and year as d, m and y: `dd.mm.yy`, `dd/mm/yyyy`, `mm/dd/yyyy`, `dd-mmm-yy` (14-Mar-19), `dd/mm/yyyy hh:mm` where a time follows, `time stamp` for the day of 2019-03-14T09:30, or `serial` for a spreadsheet's number of a day (43538)",
    )
}

/// A word that is not a date by the forms that the map gives for its column; `more` more words are not dates either.
pub(crate) fn no_day(days: &Days, more: usize, place: Place) -> Diagnostic {
    let forms = either(&days.written.iter().map(String::as_str).collect::<Vec<_>>());
    let more = more_words("nor", more);
    Diagnostic::error("map/no-day", format!("this is not a day that is written {forms}{more}"))
        .at(place)
        .label(days.column.span, "the map says so here")
        .help("correct a day that does not exist (31 February), or give all forms of the column in a list: `[\"dd/mm/yyyy\", \"dd.mm.yy\"]`")
}

/// A word that is a different date by each of these forms; so are `more` more words.
pub(crate) fn two_days(days: &Days, [first, second]: &[String; 2], more: usize, place: Place) -> Diagnostic {
    let message = format!("`{first}` and `{second}` read this as two different days{}", more_words("so", more));
    Diagnostic::error("map/two-days", message)
        .at(place)
        .label(days.column.span, "the map says so here")
        .help("keep the form that the column is written in; where it has days written in both ways, write those of one way as YYYY-MM-DD in the file")
}

fn more_words(word: &str, more: usize) -> String {
    match more {
        0 => String::new(),
        1 => format!("; {word} is 1 more word of the column"),
        _ => format!("; {word} are {more} more words of the column"),
    }
}

pub(crate) fn unknown_column(column: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    let message = format!("the table has no column {}, as its columns are called after this map", tick(&column.value));
    Diagnostic::error("map/unknown-column", message)
        .at(column.span)
        .did_you_mean_or(near, "name the column by its new name, that on the right-hand side in `[columns]`")
}
