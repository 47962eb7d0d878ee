//! The headings of tables. Where it is not sure that a line is that of the headings, nothing of it is shown.

use assize_diag::{Code, Diagnostic, Place};
use assize_model::TURN_IT;
use assize_reader::tick;

use super::many;
use super::table::{SEPARATOR, TOO_LARGE, code_point};
use crate::table::Separator;

const MISSING_ID: Code = Code::new("table/missing-id");
const HEADING: Code = Code::new("table/heading");
const HEADING_TWICE: Code = Code::new("table/heading-twice");

/// `mapped` is what a column map calls the id, where it does; `is_unheaded`: the first column has no heading.
pub(crate) fn missing_id(place: Place, headings: usize, mapped: Option<&str>, is_unheaded: bool) -> Diagnostic {
    let help = match mapped {
        Some(heading) => format!(
            "the column map calls {} the id, and there is no such heading; copy the heading from the table into the map",
            tick(heading)
        ),
        None if is_unheaded => "the first column has no heading: if the units' ids are there, head it `id`, or map it: `\"\" = \"id\"` in `[columns]` of a column map".to_owned(),
        None => "head the column of the units' ids `id`, or map it to \"id\" in a column map; the first line has to be that of the headings".to_owned(),
    };
    Diagnostic::error(MISSING_ID, format!("none of the {} is `id` or `case`", many(headings, "heading")))
        .at(place)
        .help(help)
}

/// The headings have an id where another separator divides them.
pub(crate) fn id_by_separator(other: Separator, place: Place) -> Diagnostic {
    let (name, word) = (other.name(), other.word());
    Diagnostic::error(SEPARATOR, format!("no heading is the id; with {name} between fields one is"))
        .at(place)
        .help(format!("say so with `--separator \"{word}\"`, or `separator = \"{word}\"` in `[[data]]`"))
}

/// Questions stand in rows, units in columns.
pub(crate) fn turned(place: Place) -> Diagnostic {
    Diagnostic::error(
        "table/turned",
        "no heading is `id` or `case`: the table seems to have a question in each row, and a unit in each column",
    )
    .at(place)
    .help(TURN_IT)
}

pub(crate) fn two_ids([first, second]: [Place; 2]) -> Diagnostic {
    Diagnostic::error(MISSING_ID, "two columns are the ids of the units")
        .twice(second, first)
        .help("one column is `id` or `case`; map the other to \"ignore\" in a column map")
}

pub(crate) fn no_heading(place: Place) -> Diagnostic {
    Diagnostic::error(HEADING, "this cell has a value, and its column has no heading")
        .at(place)
        .help("head the column, or clear it; a column map calls it \"\" and can ignore it")
}

pub(crate) fn long_heading(longest: usize, place: Place) -> Diagnostic {
    Diagnostic::error(TOO_LARGE, format!("this heading has more than {longest} bytes"))
        .at(place)
        .help("the first line has to be that of the headings; give each column a short one")
}

pub(crate) fn hidden_in_heading(character: char, place: Place) -> Diagnostic {
    Diagnostic::error(
        HEADING,
        format!("the heading holds the character {}, which cannot be seen", code_point(character)),
    )
    .at(place)
    .help("type the heading again; such characters come in by copying")
}

/// Two headings, as the file writes them, that are called the same here.
pub(crate) fn same_meaning(written: [&str; 2], name: &str, [first, second]: [Place; 2]) -> Diagnostic {
    let [one, other] = written.map(tick);
    Diagnostic::error(HEADING_TWICE, format!("{one} and {other} are both taken for {}", tick(name)))
        .twice(second, first)
        .help("say in `[columns]` of a column map what the other is, or `\"ignore\"`")
}

pub(crate) fn heading_twice(name: Option<&str>, [first, second]: [Place; 2]) -> Diagnostic {
    let message = match name {
        Some(name) => format!("two columns are called {}", tick(name)),
        None => "two columns are called the same".to_owned(),
    };
    let is_decimal = name.is_some_and(|name| name.contains('.') && name.parse::<f64>().is_ok());
    Diagnostic::error(HEADING_TWICE, message).twice(second, first).help(match is_decimal {
        true => "rename one of them, or take one out; a spreadsheet that keeps a heading as a number makes 1.1 of 1.10: then write it as text, with an apostrophe before it",
        false => "rename one of them, or take one out; capitals, spaces, hyphens and underscores make no difference",
    })
}
