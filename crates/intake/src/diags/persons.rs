//! What says who somebody is.

use assize_diag::{Code, Diagnostic, Place};
use assize_reader::tick;

/// A table has a column, an id or a value that says who somebody is.
pub const DIRECT_IDENTIFIER: Code = Code::new("table/direct-identifier");

pub(crate) fn identifier_column(heading: &str, place: Place) -> Diagnostic {
    Diagnostic::error(DIRECT_IDENTIFIER, format!("the column {} says who somebody is", tick(heading)))
        .at(place)
        .help(IDENTIFIER_HELP)
}

pub(crate) fn name_ignored(heading: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        DIRECT_IDENTIFIER,
        format!("the column {} may say who somebody is: the value here could be a name", tick(heading)),
    )
    .at(place)
    .help("delete the column from the file; if it names a thing, give it such a heading, for example `title`")
}

pub(crate) fn identifier_as_heading(place: Place) -> Diagnostic {
    Diagnostic::error(DIRECT_IDENTIFIER, "a heading looks like the number or address of a person")
        .at(place)
        .help("the first line has to be that of the headings; leave out what says who somebody is")
}

pub(crate) fn identifier_value(kind: &str, place: Place) -> Diagnostic {
    Diagnostic::error(DIRECT_IDENTIFIER, format!("a value here has the pattern of {kind}"))
        .at(place)
        .help(IDENTIFIER_HELP)
}

pub(crate) fn identifier_as_id(kind: &str, place: Place) -> Diagnostic {
    Diagnostic::error(DIRECT_IDENTIFIER, format!("the id has the pattern of {kind}"))
        .at(place)
        .help("give the units ids that say nothing, such as c001; keep the list of who they are elsewhere")
}

pub(crate) fn identifier_question(place: Place) -> Diagnostic {
    Diagnostic::error(DIRECT_IDENTIFIER, "the question on this row says who somebody is")
        .at(place)
        .help("delete the rows of this question; nothing here needs them")
}

#[cfg(feature = "workbooks")]
pub(crate) fn identifier_in_name(kind: &str, place: Place) -> Diagnostic {
    Diagnostic::error(DIRECT_IDENTIFIER, format!("the name of the sheet that is read has the pattern of {kind}"))
        .at(place)
        .help("call the sheet something that says nothing of a person: reports name it")
}

const IDENTIFIER_HELP: &str = "delete the column from the file; nothing here needs it, and ignoring it is not enough";
