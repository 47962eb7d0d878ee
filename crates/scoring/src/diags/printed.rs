//! What cannot be true beside the rest of a record.

use assize_diag::{Code, Diagnostic, Place};

const PRINTED: Code = Code::new("record/printed-differs");

pub(crate) fn printed_differs(place: Place, figure: &str, printed: &str, computed: &str) -> Diagnostic {
    let message =
        format!("`{figure}` is printed as {printed} and comes out as {computed}: the two cannot both be true");
    Diagnostic::warning(PRINTED, message)
        .at(place)
        .help("the scorecard shows both under \"Printed and computed\"; neither is corrected")
}

/// Each side: the question, the value of the scale that it is judged from, its share.
pub(crate) fn scale_contradicts(place: Place, higher: (&str, &str, String), lower: (&str, &str, String)) -> Diagnostic {
    let message = format!(
        "`{}` (from \"{}\" on) is sufficient in {}, more than `{}` (from \"{}\" on), {}: the two cannot both be true",
        higher.0, higher.1, higher.2, lower.0, lower.1, lower.2
    );
    Diagnostic::warning(PRINTED, message)
        .at(place)
        .help("both judge the same answers, and what reaches the higher value reaches the lower one: check both against the source")
}
