//! Tables. They are private: a message says where something is and what kind of fault it is, never what stands in a cell.

use assize_diag::{Code, Diagnostic, Place, SourceId};
use assize_model::Provider;
use assize_reader::{tick, ticks};

use super::many;
use crate::encoding::{self, NotText};
use crate::table::{QuoteFault, QuoteFaultKind, Separator};

const ENCODING: Code = Code::new("table/encoding");
const LINE_END: Code = Code::new("table/line-end");
const EMPTY: Code = Code::new("table/empty");
pub(super) const SEPARATOR: Code = Code::new("table/separator");
const STRAY_QUOTE: Code = Code::new("table/stray-quote");
const BLANK_LINE: Code = Code::new("table/blank-line");
pub(super) const TOO_LARGE: Code = Code::new("table/too-large");
const OTHER_HEADINGS: Code = Code::new("table/other-headings");
const LONG_LAYOUT: Code = Code::new("table/long-layout");
const ID_SPACE: Code = Code::new("table/id-space");
pub(super) const DUPLICATE_ID: Code = Code::new("table/duplicate-id");
const ASSESSOR: Code = Code::new("table/assessor");
const QUESTION: Code = Code::new("table/question");
const SYNTHETIC: Code = Code::new("table/synthetic");
const INSPECTION: Code = Code::new("table/inspection");
pub(crate) const PROVIDER: Code = Code::new("table/provider");

pub(crate) fn not_text(fault: NotText, place: Place) -> Diagnostic {
    match fault {
        NotText::Other(kind) => Diagnostic::error("table/not-csv", format!("this is {kind}, not a CSV file")).help(match kind {
            encoding::GZIP => "name it as what it is, `cases.csv.gz`; what comes from standard input is unpacked before it",
            encoding::ZSTD => "name it as what it is, `cases.csv.zst`; what comes from standard input is unpacked before it",
            encoding::ZIP => "give it the ending that fits what it is: `.xlsx` or `.ods` for a workbook; other zip files are unpacked first",
            encoding::PARQUET => "give it the ending that fits what it is: `.parquet`",
            _ => "open it in the program it is from, and save the table as `CSV UTF-8 (comma delimited)`",
        }),
        NotText::Utf16 => Diagnostic::error(ENCODING, "this is text in UTF-16")
            .help("save it as `CSV UTF-8 (comma delimited)`; Excel's `Unicode Text` is UTF-16"),
        NotText::Byte { byte, more, .. } => Diagnostic::error(
            ENCODING,
            format!("the byte 0x{byte:02X} is not UTF-8 here{}", more_places(more)),
        )
        .help(
            "the file is probably in Windows-1252, as Excel's plain `CSV` is; save it as `CSV UTF-8 (comma delimited)`, or say so with `encoding = \"windows-1252\"` in `[[data]]`, or `--encoding windows-1252`",
        ),
        NotText::Undefined { byte, more, .. } => Diagnostic::error(
            ENCODING,
            format!("the byte 0x{byte:02X} is not a character of Windows-1252{}", more_places(more)),
        )
        .help("the file is in another encoding; save it as `CSV UTF-8 (comma delimited)`"),
        NotText::IsUtf8 => Diagnostic::error(ENCODING, "this is to be read as Windows-1252, and it is UTF-8")
            .help("leave the encoding out; UTF-8 is what is expected"),
        NotText::Nul => {
            Diagnostic::error("table/nul", "there is a zero byte here").help("the file is damaged, or is not text; export it again")
        }
    }
    .at(place)
}

pub(crate) fn carriage_return(more: usize, place: Place) -> Diagnostic {
    let message = format!("there is a carriage return here without a line feed after it{}", more_places(more));
    Diagnostic::error(LINE_END, message).at(place).help("lines end in LF or CRLF; save the file with one of them")
}

pub(crate) fn old_line_ends(source: SourceId) -> Diagnostic {
    Diagnostic::error(LINE_END, "every line ends in a carriage return alone, as on old Macintoshes")
        .at(Place::File(source))
        .help("save it as `CSV UTF-8 (comma delimited)`, whose lines end in LF or CRLF")
}

pub(crate) fn empty(source: SourceId) -> Diagnostic {
    Diagnostic::error(EMPTY, "the file is empty")
        .at(Place::File(source))
        .help("a table has a line of headings and one row for each unit")
}

/// A file that would have the headings of the first if it were divided otherwise.
pub(crate) fn other_separator(first: u32, found: Separator, wanted: Separator, source: SourceId) -> Diagnostic {
    let (found, wanted) = (found.name(), wanted.name());
    Diagnostic::error(
        OTHER_HEADINGS,
        format!("files of one table are divided the same way: this one by {found}, the first by {wanted}"),
    )
    .at(line(source, first, 1))
    .help(format!("save it again, divided by {wanted}, or read the files one by one"))
}

/// Another heading is not shown: a file may have no headings at all.
pub(crate) fn other_headings(first: u32, field: u32, wanted: Option<&str>, source: SourceId) -> Diagnostic {
    let differs = match wanted {
        Some(wanted) => format!("the first file has the heading `{wanted}` here"),
        None => "the first file has no such column".to_owned(),
    };
    Diagnostic::error(OTHER_HEADINGS, format!("files of one table have the same headings: {differs}"))
        .at(line(source, first, field))
        .help("give all of them the same headings, in the same order, or read them one by one")
}

pub(crate) fn no_rows(source: SourceId) -> Diagnostic {
    Diagnostic::error(EMPTY, "the table has headings and no rows")
        .at(Place::File(source))
        .help("a table has one row for each unit; leave the file out where there are none")
}

/// Read so where it is sure, else refused.
pub(crate) fn separator(found: Separator, usual: Separator, is_sure: bool, first: u32, source: SourceId) -> Diagnostic {
    let (name, word) = (found.name(), found.word());
    let diagnostic = match is_sure {
        true => Diagnostic::warning(SEPARATOR, format!("every line is divided by {name}, and read so")),
        false => Diagnostic::error(SEPARATOR, format!("the headings are divided by {name}, not by {}", usual.name())),
    };
    diagnostic.at(line(source, first, 1)).help(format!(
        "say so with `--separator \"{word}\"`, or `separator = \"{word}\"` in `[[data]]`; or save it as `CSV UTF-8 (comma delimited)`"
    ))
}

pub(crate) fn unknown_separator(source: SourceId) -> Diagnostic {
    Diagnostic::error(SEPARATOR, "the first line names the separator, and such tables are not read")
        .at(line(source, 1, 1))
        .help("fields are divided by commas, semicolons, tabs or upright strokes")
}

pub(crate) fn quote(fault: &QuoteFault, source: SourceId) -> Diagnostic {
    let place = line(source, fault.at.0, fault.at.1);
    match fault.kind {
        QuoteFaultKind::Stray => {
            Diagnostic::error(STRAY_QUOTE, "there is a quote inside a field that does not begin with one")
                .at(place)
                .help("put the whole field in quotes, double the quotes inside it, and leave no space before the first; Excel's `=\"001\"` is 001 alone, in a column formatted as text")
        }
        QuoteFaultKind::TextAfter => {
            let diagnostic =
                Diagnostic::error(STRAY_QUOTE, "a quoted field has ended, and something follows before the comma")
                    .at(place);
            let diagnostic = diagnostic
                .help("double each quote inside a quoted field, and leave nothing between the last one and the comma");
            if fault.opened == fault.at.0 {
                diagnostic
            } else {
                diagnostic.label(line(source, fault.opened, 1), "the field began on this line")
            }
        }
        QuoteFaultKind::Unclosed => Diagnostic::error("table/unclosed-quote", "the quote that opens here is never closed")
            .at(place)
            .help("close it at the end of the field, or take it out"),
        QuoteFaultKind::LineBreak => {
            Diagnostic::error("table/line-break", "the quoted field that begins here goes on in the next line")
                .at(place)
                .help("close the quote if that is a slip; if the cell has a line break, allow them with `line-breaks = true` in `[[data]]`, or `--line-breaks`")
        }
    }
}

/// Above a blank line so near the beginning stands a title, perhaps.
const LINES_OF_A_TITLE: u32 = 6;

pub(crate) fn blank_line(number: u32, is_first: bool, source: SourceId) -> Diagnostic {
    let diagnostic = match is_first {
        true => Diagnostic::error(BLANK_LINE, "the first line is blank; it has to be that of the headings"),
        false => Diagnostic::error(BLANK_LINE, "there is a blank line between the rows"),
    };
    let help = match !is_first && number <= LINES_OF_A_TITLE {
        true => "delete the line, and any title above the headings: they have to be the first line",
        false => "delete the line; blank lines at the end do no harm",
    };
    diagnostic.at(line(source, number, 1)).help(help)
}

pub(crate) fn row_without_values(place: Place) -> Diagnostic {
    Diagnostic::error(BLANK_LINE, "every field of this row is blank").at(place).help("delete the line")
}

pub(crate) fn ragged_row(source: SourceId, number: u32, headings: usize, fields: usize) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "table/ragged-row",
        format!("there are {}, and this row has {}", many(headings, "heading"), many(fields, "field")),
    );
    let first = u32::try_from(fields.min(headings) + usize::from(fields > headings)).unwrap_or(u32::MAX);
    let help = if fields > headings {
        "put a field that has a comma in it in quotes, or remove what is too much; R writes a table without names of rows with `row.names = FALSE`"
    } else {
        "a blank cell needs its comma too; look for a line that was broken in two"
    };
    diagnostic.at(line(source, number, first)).help(help)
}

pub(crate) fn many_columns(most: usize, found: usize, source: SourceId) -> Diagnostic {
    Diagnostic::error(TOO_LARGE, format!("the table has {found} columns; at most {most} are read"))
        .at(Place::File(source))
        .help("keep the columns that the framework knows")
}

pub(crate) fn many_questions(place: Place) -> Diagnostic {
    Diagnostic::error(TOO_LARGE, "there are more questions than any framework has")
        .at(place)
        .help("check that the columns `question` and `answer` are the right way round")
}

pub(crate) fn long_field(longest: usize, place: Place) -> Diagnostic {
    Diagnostic::error(TOO_LARGE, format!("this field has more than {longest} bytes"))
        .at(place)
        .help("leave long texts out of the table; only answers and facts are read")
}

pub(crate) fn rows_above(rows: usize, first: u32, source: SourceId) -> Diagnostic {
    Diagnostic { code: Code::new("table/rows-above"), ..super::workbook::rows_above(rows, line(source, first, 1)) }
}

pub(crate) fn no_long_column(name: &str, place: Place) -> Diagnostic {
    Diagnostic::error(LONG_LAYOUT, format!("there is no column `{name}`, which the long layout has"))
        .at(place)
        .help("the long layout has the columns `case`, `question` and `answer`; for one row a unit choose the wide one")
}

pub(crate) fn column_of_wide(name: &str, place: Place) -> Diagnostic {
    Diagnostic::error(LONG_LAYOUT, format!("the long layout has no column {}", tick(name)))
        .at(place)
        .help("make it a question, one row for each unit, or map it to \"ignore\" in a column map")
}

pub(crate) fn hidden_in_cell(character: char, place: Place) -> Diagnostic {
    Diagnostic::error(
        "table/hidden-character",
        format!("a value here holds the character {}, which cannot be seen", code_point(character)),
    )
    .at(place)
    .help("type the value again; such characters come in by copying")
}

pub(crate) fn blank_id(place: Place) -> Diagnostic {
    Diagnostic::error("table/blank-id", "this row has no id").at(place).help("give the unit an id, or delete the line; `[rows] ignore = [\"\"]` in a column map leaves such rows out, where they are totals or notes")
}

pub(crate) fn space_in_id(character: char, place: Place) -> Diagnostic {
    Diagnostic::error(ID_SPACE, format!("the id begins or ends with a space, {}", code_point(character)))
        .at(place)
        .help("delete it, here and wherever the unit is named")
}

pub(crate) fn hidden_in_id(character: char, place: Place) -> Diagnostic {
    Diagnostic::error(ID_SPACE, format!("the id holds the character {}, which cannot be seen", code_point(character)))
        .at(place)
        .help("type the id again; such characters come in by copying")
}

pub(crate) fn spreadsheet_id(place: Place) -> Diagnostic {
    Diagnostic::error(
        "table/spreadsheet-id",
        "a spreadsheet has rewritten this id as a power of ten, so its last digits are lost",
    )
    .at(place)
    .help("export the table again, with the column of the ids formatted as text")
}

pub(crate) fn duplicate_id(assessed: bool, differ: &[Option<&str>], second: Place, first: Place) -> Diagnostic {
    let by = if assessed { " with the same assessor" } else { "" };
    let named: Option<Vec<&str>> = differ.iter().copied().collect();
    let rows = match named {
        Some(none) if none.is_empty() => "the two rows are alike".to_owned(),
        Some(few) if few.len() <= 5 => format!("the two rows differ in {}", ticks(&few)),
        Some(_) | None => format!("the two rows differ in {}", many(differ.len(), "column")),
    };
    Diagnostic::error(DUPLICATE_ID, format!("the same id is on two rows{by}; {rows}")).twice(second, first).help(
        if differ.is_empty() {
            "delete one of the rows"
        } else {
            "keep the row that is right, or give the other unit an id of its own"
        },
    )
}

pub(crate) fn several_assessors(chosen: bool, second: Place, first: Place) -> Diagnostic {
    let diagnostic = if chosen {
        Diagnostic::error(
            DUPLICATE_ID,
            "this unit was assessed by several, and not by the one whose answers are scored",
        )
        .help("delete all rows of this unit but one")
    } else {
        Diagnostic::error(DUPLICATE_ID, "this unit was assessed by several, and it is not said whose answers are scored")
            .help("name one with `assessor = \"...\"` in `[[data]]`, or with `--assessor`; the rows of others are then set aside")
    };
    diagnostic.twice(second, first)
}

pub(crate) fn no_assessors(place: Place) -> Diagnostic {
    Diagnostic::error(ASSESSOR, "it is said whose answers are scored, and the table has no column `assessor`")
        .at(place)
        .help("leave this out, or add the column")
}

pub(crate) fn unknown_assessor(name: &str, place: Place) -> Diagnostic {
    Diagnostic::error(ASSESSOR, format!("no row of the table is by the assessor {}", tick(name)))
        .at(place)
        .help("write the name as it is in the column `assessor`")
}

pub(crate) fn answered_twice(second: Place, first: Place) -> Diagnostic {
    Diagnostic::error("table/duplicate-answer", "this unit has two answers to the same question")
        .twice(second, first)
        .help("keep the one that is right; where several assessed the unit, add a column `assessor`")
}

pub(crate) fn blank_question(place: Place) -> Diagnostic {
    Diagnostic::error(QUESTION, "this row names no question").at(place).help("name the question, or delete the line")
}

pub(crate) fn no_question(place: Place) -> Diagnostic {
    Diagnostic::error(QUESTION, "what is named here cannot be a question")
        .at(place)
        .help("questions, facts and observations are named by letters, digits, `.`, `-`, `_` and `:`; a column map can rename them")
}

pub(crate) fn reserved_question(place: Place) -> Diagnostic {
    Diagnostic::error(QUESTION, "the question of this row has to be a column of its own")
        .at(place)
        .help("`inspection`, `provider`, `year`, `assessor` and `synthetic` are columns beside `question` and `answer`")
}

pub(crate) fn synthetic_word(place: Place) -> Diagnostic {
    Diagnostic::error(SYNTHETIC, "the column `synthetic` holds a word other than yes and no")
        .at(place)
        .help("write `yes` in every row of made-up cases; leave the column out where the cases are real")
}

pub(crate) fn synthetic_mixed(no: Place, yes: Place) -> Diagnostic {
    Diagnostic::error(SYNTHETIC, "some rows are made up and some are not")
        .label(no, "not made up")
        .label(yes, "made up")
        .help("keep made-up cases in a table of their own")
}

/// The provider is named where a record names it, not where a cell does.
pub(crate) fn synthetic_of_real(provider: Option<&str>, synthetic: Place, named: Place) -> Diagnostic {
    let provider = provider.map_or("their provider".to_owned(), tick);
    Diagnostic::error(SYNTHETIC, format!("the cases are made up, and {provider} is a real body"))
        .at(synthetic)
        .label(named, "named here")
        .help("give made-up cases to a provider with `fictional = true`")
}

pub(crate) fn unknown_inspection(record: &str, aggregate: bool, rows: usize, place: Place) -> Diagnostic {
    let of = if aggregate {
        format!("neither {} nor one of its members", tick(record))
    } else {
        format!("not {}", tick(record))
    };
    let more = if rows > 1 { format!(" (here and in {})", many(rows - 1, "more row")) } else { String::new() };
    Diagnostic::error("table/unknown-inspection", format!("the inspection named here is {of}{more}"))
        .at(place)
        .help("correct the cell, add the inspection to `members`, or delete the row")
}

pub(crate) fn blank_reserved(header: &str, place: Place) -> Diagnostic {
    let code = if header == "provider" { PROVIDER } else { INSPECTION };
    Diagnostic::error(code, format!("`{header}` is blank here, so it is not known to which inspection the row belongs"))
        .at(place)
        .help("fill it in, in every row")
}

pub(crate) fn inspection_id(place: Place) -> Diagnostic {
    Diagnostic::error(INSPECTION, "this cannot name an inspection").at(place).help(
        "use letters a to z, digits, `.`, `-` and `_`, begin with a letter or a digit, and keep to 100 characters",
    )
}

pub(crate) fn inspection_differs(header: &str, other: Place, first: Place) -> Diagnostic {
    Diagnostic::error(INSPECTION, format!("rows of the same inspection differ in `{header}`"))
        .label(other, "here")
        .label(first, "and here")
        .help("an inspection is of one provider in one year; give the other rows another `inspection`")
}

pub(crate) fn unknown_provider(near: Option<&str>, place: Place) -> Diagnostic {
    let help =
        "map it to a known id in `[values.provider]` of a column map, or write a record that declares the provider";
    Diagnostic::error(PROVIDER, "no provider is known by the id or name here").at(place).did_you_mean_or(near, help)
}

pub(crate) fn no_body(near: Option<&str>, place: Place) -> Diagnostic {
    let diagnostic = Diagnostic::error(PROVIDER, "no provider is known by this id or name").at(place);
    match near {
        Some(near) => diagnostic
            .help(format!("did you mean `{near}`? If it is a body of its own, give its kind: `--provider-kind crc`")),
        None => diagnostic.help("give the body a name of letters or digits"),
    }
}

pub(crate) fn other_kind_of_body(known: &Provider, place: Place) -> Diagnostic {
    Diagnostic::error(PROVIDER, format!("`{}` is known, and is of kind {}", known.id, known.kind.word()))
        .at(place)
        .help("leave out `--provider-kind`; if another body is meant, give it a name of its own")
}

pub(crate) fn no_year(place: Place) -> Diagnostic {
    Diagnostic::error("table/year", "this is not a year").at(place).help("write four digits, such as 2019")
}

fn line(source: SourceId, line: u32, column: u32) -> Place {
    Place::Cell { source, line, column, header: String::new() }
}

pub(super) fn more_places(count: usize) -> String {
    if count > 0 { format!(" (and in {})", many(count, "more place")) } else { String::new() }
}

pub(super) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
