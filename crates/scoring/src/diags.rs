//! The words of this crate's complaints. Tables are private: no message holds a cell's value, except those of `unknown`.

mod measures;
mod record;
mod unknown;
pub(crate) use measures::*;
pub(crate) use record::*;
pub(crate) use unknown::*;

use assize_diag::{Code, Diagnostic, Place, Spanned, nearest};
use assize_framework::Framework;
use assize_model::{CodedColumn, ContextFigure, Fact, Inspection, TURN_IT, UnitTable, quoted};
use assize_reader::ticks;

const UNKNOWN_COLUMN: Code = Code::new("table/unknown-column");
pub(crate) const UNKNOWN_WORD: Code = Code::new("table/unknown-word");
const HEADING_AS_NUMBER: Code = Code::new("case/heading-as-number");
const NA_ALONE: Code = Code::new("case/na");
const UNKNOWN_QUESTION: Code = Code::new("record/unknown-question");
const WRONG_ENTRY: Code = Code::new("record/wrong-entry");
const TALLY_UNFIT: Code = Code::new("table/tally-unfit");

/// Counts of cases that were not made for this framework.
pub(crate) fn tallied_under_other(other: &str, place: &Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(TALLY_UNFIT, format!("these cases were counted under `{other}`, not under `{}`", framework.id))
        .at(place.clone())
        .help(format!("score them with `--framework {other}`, or count the cases again with a query of this framework"))
}

pub(crate) fn tallied_word(what: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(TALLY_UNFIT, format!("{what} is not understood in this row of a tally"))
        .at(place.clone())
        .help("look at the words of that column in the table that was counted, and count it again")
}

pub(crate) fn tallied_twice(question: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(TALLY_UNFIT, format!("the counts of `{question}` are here a second time for the same units"))
        .at(place.clone())
        .help("in one inspection all cases are made up, or none is; else save the result of the query unchanged")
}

/// What a column may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    Reserved,
    Fact,
    Observation,
    Question(usize),
    /// Known, and not asked by this framework.
    Elsewhere,
}

impl Meaning {
    fn words(self) -> &'static str {
        match self {
            Self::Reserved => "a reserved word",
            Self::Fact => "a fact",
            Self::Observation => "an observation",
            Self::Question(_) => "a question",
            Self::Elsewhere => "a name of another regime",
        }
    }
}

pub(crate) fn abstract_framework(inspection: &Inspection, framework: &Framework) -> Diagnostic {
    Diagnostic::error(
        "inspection/abstract-framework",
        format!("nothing is scored under `{}`: it is only there to be extended", framework.id),
    )
    .at(inspection.framework_place.clone())
    .help(format!(
        "name a framework that extends it; `assize frameworks list` shows them (here: `{}-...`)",
        framework.id.split('-').next().unwrap_or_default()
    ))
}

pub(crate) fn other_kind(inspection: &Inspection, framework: &Framework) -> Diagnostic {
    let kinds: Vec<_> = framework.inspects.iter().map(|kind| kind.word()).collect();
    Diagnostic::warning(
        "inspection/other-kind",
        format!(
            "`{}` inspects {}, and `{}` is of kind {}",
            framework.id,
            kinds.join(", "),
            inspection.provider.id,
            inspection.provider.kind.word()
        ),
    )
    .at(inspection.framework_place.clone())
    .help("name the framework of this kind of provider; it is sound to judge cases under another regime on purpose only as far as its questions fit them")
}

pub(crate) fn not_in_force(inspection: &Inspection, framework: &Framework) -> Diagnostic {
    let date = |date: Option<assize_model::PartialDate>| date.map_or("...".to_owned(), |date| date.to_string());
    Diagnostic::warning(
        "inspection/not-in-force",
        format!(
            "the fieldwork of `{}` is outside the time in which `{}` was in force ({} to {})",
            inspection.id,
            framework.id,
            date(framework.in_force.from),
            date(framework.in_force.to)
        ),
    )
    .at(inspection.framework_place.clone())
    .help("check the dates of the fieldwork and the framework's id")
}

/// More unknown columns than this have one cause: the table is not mapped.
const FEW_COLUMNS: usize = 3;

/// More names than this are not listed in one message.
const LISTED: usize = 12;

/// Questions are in rows, units in columns.
pub(crate) fn turned(table: &UnitTable, framework: &Framework) -> Diagnostic {
    let message = format!(
        "ids here are those of questions of `{}`: the table seems to have a question in each row, and a unit in each column",
        framework.id
    );
    Diagnostic::error("case/turned", message).at(Place::File(table.source)).help(TURN_IT)
}

/// One complaint for each column, with the nearest known name, or one for all where there are many.
pub(crate) fn unknown_columns<'f, N: Iterator<Item = &'f str>>(
    table: &UnitTable,
    unknown: &[&CodedColumn],
    framework: &'f Framework,
    known: impl Fn(&'f Framework) -> N,
) -> Vec<Diagnostic> {
    let (wide, long): (Vec<&CodedColumn>, Vec<&CodedColumn>) =
        unknown.iter().partition(|column| column.lines.is_none());
    let mut complaints: Vec<Diagnostic> =
        long.iter().map(|column| unknown_column(table, column, framework, None)).collect();
    if wide.len() <= FEW_COLUMNS {
        let near = |column: &CodedColumn| nearest(&column.header, known(framework));
        complaints.extend(wide.iter().map(|column| unknown_column(table, column, framework, near(column))));
        return complaints;
    }
    let listed: Vec<String> = wide.iter().take(LISTED).map(|column| format!("`{}`", column.header)).collect();
    let more = match wide.len() - listed.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "{} columns are not facts, observations or questions that `{}` knows: {}{more}",
        wide.len(),
        framework.id,
        listed.join(", ")
    );
    let place = table.header_place(wide[0]);
    complaints.push(
        Diagnostic::error(UNKNOWN_COLUMN, message)
            .at(place)
            .help("say in a column map what each is called here, or map it to \"ignore\"; `assize columns` drafts one"),
    );
    complaints
}

/// Whether a heading is what a spreadsheet shows of a day: `2003-01-02`, `02/01/2003`, `01-Feb`.
fn may_be_a_day(heading: &str) -> bool {
    const MONTHS: &str = "jan feb mar apr may jun jul aug sep oct nov dec";
    let parts: Vec<String> = heading.trim().split(['/', '-']).map(str::to_lowercase).collect();
    let is_month = |part: &String| part.len() == 3 && MONTHS.split(' ').any(|month| month == part);
    let is_number = |part: &String| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let months = parts.iter().filter(|part| is_month(part)).count();
    let is_whole = parts.iter().all(|part| is_month(part) || is_number(part));
    is_whole && (parts.len(), months) != (2, 0) && matches!(parts.len(), 2 | 3) && months <= 1
}

fn unknown_column(table: &UnitTable, column: &CodedColumn, framework: &Framework, near: Option<&str>) -> Diagnostic {
    let rename = "rename it in a column map, or map it to \"ignore\"";
    // In the long layout a column's name is the text of a cell, and no cell is printed.
    if let Some(lines) = &column.lines {
        let first = (0..column.len()).find(|row| !column.word(*row).is_empty()).unwrap_or_default();
        let place = Place::Cell {
            source: table.source,
            line: if lines.is_empty() { 1 } else { lines.of(first) },
            column: column.position,
            header: "question".to_owned(),
        };
        let message = format!("a row names no fact, observation or question that `{}` knows", framework.id);
        return Diagnostic::error(UNKNOWN_COLUMN, message).at(place).help(rename);
    }
    let message =
        format!("column `{}` is not a fact, observation or question that `{}` knows", column.header, framework.id);
    let help = match near {
        _ if may_be_a_day(&column.header) => format!(
            "a spreadsheet may have made a day of a number such as 1.2: format the headings as text, and enter them again; otherwise {rename}"
        ),
        Some(near) => format!("did you mean `{near}`? otherwise {rename}"),
        None => rename.to_owned(),
    };
    Diagnostic::error(UNKNOWN_COLUMN, message).at(table.header_place(column)).help(help)
}

pub(crate) fn ambiguous_column(table: &UnitTable, column: &CodedColumn, meanings: &[Meaning]) -> Diagnostic {
    let meanings: Vec<_> = meanings.iter().map(|meaning| meaning.words()).collect();
    Diagnostic::error("table/ambiguous-column", format!("column `{}` may be {}", column.header, meanings.join(" or ")))
        .at(table.header_place(column))
        .help("give a question its full name, `<framework>:<id>`, by a column map")
}

pub(crate) fn column_of_other_unit(table: &UnitTable, column: &CodedColumn, unit: &str) -> Diagnostic {
    Diagnostic::error(
        "table/column-of-other-unit",
        format!(
            "column `{}` is about units of kind `{unit}`, and this table has units of kind `{}`",
            column.header, table.unit
        ),
    )
    .at(table.header_place(column))
    .help(format!("give those units a table of their own (`[[data]]` with `unit = \"{unit}\"`)"))
}

pub(crate) fn column_twice(
    table: &UnitTable,
    first: &CodedColumn,
    second: &CodedColumn,
    framework: &Framework,
    question: usize,
) -> Diagnostic {
    Diagnostic::error(
        "table/column-twice",
        format!("two columns answer {}", framework.call(&framework.questions[question].id)),
    )
    .twice(table.header_place(second), table.header_place(first))
    .help("keep one, and map the other to \"ignore\"")
}

pub(crate) fn heading_as_number(id: &str, place: Place, other: Option<&str>) -> Diagnostic {
    let diagnostic = match other {
        Some(other) => Diagnostic::error(
            HEADING_AS_NUMBER,
            format!("a spreadsheet keeps the number of this question as a number: it may be `{id}` or `{other}`"),
        ),
        None => Diagnostic::warning(
            HEADING_AS_NUMBER,
            format!("a spreadsheet keeps `{id}` as a number, which loses zeros at its end"),
        ),
    };
    diagnostic.at(place).help("format the headings (or the column `question`) as text, and enter them again; or name the column otherwise, and map it")
}

pub(crate) fn na_unsettled(place: &crate::admit::WordPlace<'_>) -> Diagnostic {
    Diagnostic::warning(NA_ALONE, "`NA` is taken for not applicable; R and pandas write it for what is missing")
        .at(place.at())
        .help("say which it is in a column map: `[answers]` with `missing = [\"NA\"]`, `not-applicable = [\"NA\"]` or, of the Welsh word for no, `insufficient = [\"Na\"]`")
}

/// Of these words, at least one; they are of a few that stand for nothing, so they may be shown.
pub(crate) fn nothing_as_value(table: &UnitTable, column: &CodedColumn, codes: &[usize], fact: &Fact) -> Diagnostic {
    let words: Vec<&str> = codes.iter().map(|code| column.words()[*code].trim()).collect();
    let (are, values) = if words.len() == 1 { ("is", "a value") } else { ("are", "values") };
    let message =
        format!("{} {are} taken for {values} of the fact `{}`, since any word is one", ticks(&words), fact.id);
    let row = column.first_row(codes[0]).unwrap_or_default();
    Diagnostic::warning(NA_ALONE, message).at(table.place(row, column)).help(format!(
        "where that says that nothing is known, say so in a column map: `[values.\"{}\"]` with `{} = \"\"`",
        fact.id,
        quoted(words[0])
    ))
}

pub(crate) fn answer_where_not_asked(
    table: &UnitTable,
    column: &CodedColumn,
    rows: &[usize],
    asked_of: &str,
    has: Option<&str>,
) -> Diagnostic {
    let has = has.map_or("this one has another value".to_owned(), |value| format!("this one has {value}"));
    let left_out = match rows.len() {
        1 => "the answer is left out".to_owned(),
        many => format!("{many} answers are left out"),
    };
    let message = format!("`{}` is asked of units with {asked_of}; {has}, and {left_out}", column.header);
    let mut places = rows.iter().map(|row| table.place(*row, column));
    let diagnostic = Diagnostic::warning("answer/not-applicable", message);
    let diagnostic = places.next().into_iter().fold(diagnostic, Diagnostic::at);
    places
        .take(2)
        .fold(diagnostic, |diagnostic, place| diagnostic.label(place, "and here"))
        .help("correct the unit's facts, or leave the answer blank or n/a")
}

pub(crate) fn not_applicable_where_asked(table: &UnitTable, column: &CodedColumn, units: usize) -> Diagnostic {
    let (units, left_out) = match units {
        1 => ("one unit".to_owned(), "that answer is left out"),
        units => (format!("{units} units"), "those answers are left out"),
    };
    Diagnostic::warning(
        "answer/excluded",
        format!("`{}` is n/a for {units} to which it applies; {left_out}", column.header),
    )
    .at(table.header_place(column))
    .help("check that these were not \"not done though needed\", which counts as insufficient")
}

pub(crate) fn question_where_node(id: &str, place: &Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(
        WRONG_ENTRY,
        format!("{} is not a standard or other node, and one is named here", framework.call(id)),
    )
    .at(place.clone())
    .help("name the node that it is under")
}

pub(crate) fn unknown_question(id: &str, place: &Place, framework: &Framework, near: Option<&str>) -> Diagnostic {
    let called = match place {
        Place::Cell { .. } => " with this id".to_owned(),
        Place::Text(_) | Place::File(_) | Place::Argument(_) => format!(" and no node `{id}`"),
    };
    let if_none = if matches!(place, Place::Cell { .. }) { "map a total to \"ignore\" in a column map; " } else { "" };
    Diagnostic::error(UNKNOWN_QUESTION, format!("`{}` has no {}{called}", framework.id, framework.question_level))
        .at(place.clone())
        .did_you_mean_or(near, format!("{if_none}`assize frameworks show {}` lists them", framework.id))
}

pub(crate) fn node_where_question(id: &str, place: &Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(
        UNKNOWN_QUESTION,
        format!(
            "{} is not a {}, so it has no counts or limits of its own",
            framework.call(id),
            framework.question_level
        ),
    )
    .at(place.clone())
    .help(format!("give them for each {} under it", framework.question_level))
}

pub(crate) fn unknown_rating(name: &str, place: &Place, framework: &Framework) -> Diagnostic {
    let names: Vec<_> = framework.ratings.iter().map(|rating| rating.name.as_str()).collect();
    let known = match names.is_empty() {
        true => "this regime has no ratings".to_owned(),
        false => format!("its ratings are {}", names.join(", ")),
    };
    Diagnostic::error("record/unknown-rating", format!("`{}` has no rating `{name}`", framework.id))
        .at(place.clone())
        .did_you_mean_or(assize_diag::nearest(name, names), known)
}

pub(crate) fn entered_rating_on_question(id: &str, place: &Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(WRONG_ENTRY, format!("{} takes a percentage, not a rating or a range", framework.call(id)))
        .at(place.clone())
        .help("write `{ value = 46 }`, or `{ insufficient = 54 }` where the report prints what was not done well")
}

pub(crate) fn insufficient_on_node(id: &str, place: &Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(WRONG_ENTRY, format!("{} takes a rating or a `value`, not `insufficient`", framework.call(id)))
        .at(place.clone())
        .help("give the percentage that was sufficient, as `{ value = ... }`")
}

pub(crate) fn not_done_on_node(id: &str, place: &Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(WRONG_ENTRY, format!("{} has no part `not-done`", framework.call(id)))
        .at(place.clone())
        .help("`not-done` goes with a question")
}

pub(crate) fn printed_rating_on_question(id: &str, place: &Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(WRONG_ENTRY, format!("{} has a percentage, not a rating", framework.call(id)))
        .at(place.clone())
        .help("write the percentage that the report prints")
}

pub(crate) fn part_of_node(id: &str, place: &Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(WRONG_ENTRY, format!("{} has no parts `insufficient` and `not-done`", framework.call(id)))
        .at(place.clone())
        .help(format!("name a {} before the `#`", framework.question_level))
}

pub(crate) fn figure_named_like_question(figure: &Spanned<ContextFigure>, framework: &Framework) -> Diagnostic {
    Diagnostic::error(
        WRONG_ENTRY,
        format!("the figure `{}` has the id of {}", figure.value.id, framework.call(&figure.value.id)),
    )
    .at(figure.span)
    .help("give the context figure an id of its own")
}

pub(crate) fn entered_and_cases(framework: &Framework, node: usize, place: &Place) -> Diagnostic {
    Diagnostic::error(
        "record/entered-and-cases",
        format!(
            "{} has an entered value, and its questions have a table of cases",
            framework.call(&framework.nodes[node].id)
        ),
    )
    .at(place.clone())
    .help("move the value to `[printed]` (what the report says) or `[panel]` (what the ratings panel decided)")
}

pub(crate) fn two_sources(framework: &Framework, question: usize, place: &Place, from_table: bool) -> Diagnostic {
    let other = if from_table { "its answers in a table" } else { "another entry of this record" };
    Diagnostic::error(
        "record/two-sources",
        format!("{} is given here and by {other}", framework.call(&framework.questions[question].id)),
    )
    .at(place.clone())
    .help("keep the fuller one; a printed percentage belongs in `[printed]`")
}

pub(crate) fn panel_decision(framework: &Framework, node: usize, place: &Place, why: &str) -> Diagnostic {
    Diagnostic::warning(
        "record/panel",
        format!("the panel's rating of {} {why}", framework.call(&framework.nodes[node].id)),
    )
    .at(place.clone())
    .help("check the rating, and that the reason says what the panel relied on; it is kept as given")
}

pub(crate) fn ratings_miscounted(framework: &Framework, counted: u64, standards: usize, place: &Place) -> Diagnostic {
    let message =
        format!("`[ratings]` counts {counted} standards, and the total of `{}` has {standards}", framework.id);
    Diagnostic::warning("record/ratings-miscounted", message)
        .at(place.clone())
        .help("no published total is made from them; count every standard of the total (`others` for those that only have another rating), or leave `[ratings]` out")
}

pub(crate) fn unknown_unit(unit: &str, place: Place, framework: &Framework) -> Diagnostic {
    let units: Vec<_> = framework.catalogue.units.keys().map(String::as_str).collect();
    let known = format!("the kinds are {}", units.join(", "));
    Diagnostic::error("inspection/unknown-unit", format!("there is no kind of unit `{unit}`"))
        .at(place)
        .did_you_mean_or(assize_diag::nearest(unit, units), known)
}

pub(crate) fn no_answers(table: &UnitTable, framework: &Framework) -> Diagnostic {
    let message = format!("no column answers a question of `{}`, so this table gives no figure", framework.id);
    Diagnostic::warning("table/no-answers", message)
        .at(Place::File(table.source))
        .help("head the columns of answers by the ids of questions, or name the headings that they have in a column map: `assize columns TABLE --framework ID` drafts one")
}
