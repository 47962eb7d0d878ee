//! What records give for measures.

use assize_diag::{Code, Diagnostic, Place};
use assize_framework::{Framework, Measure};
use assize_model::{CodedColumn, Exact};
use assize_reader::tick;

const MEASURE: Code = Code::new("record/wrong-measure");

pub(crate) fn no_measure(id: &str, place: Place, framework: &Framework) -> Diagnostic {
    let measures = framework.nodes.iter().filter(|node| node.measure.is_some());
    let measures: Vec<String> = measures.map(|node| tick(&node.id)).collect();
    let help = match measures.as_slice() {
        [] => format!("{} has no measures: a node is one by `rollup = \"measure\"`", tick(&framework.id)),
        measures => format!("its measures are {}", measures.join(", ")),
    };
    Diagnostic::error(MEASURE, format!("{} is not a measure", framework.call(id))).at(place).help(help)
}

pub(crate) fn measure_decimals(id: &str, decimals: u32, measure: &Measure, place: Place) -> Diagnostic {
    let message = format!("{} has {decimals} decimals, and its framework prints {}", tick(id), measure.decimals);
    Diagnostic::error(MEASURE, message)
        .at(place)
        .help("write it as the source prints it, or give `numerator` and `denominator`")
}

pub(crate) fn measure_over(id: &str, most: &Exact, measure: &Measure, place: Place) -> Diagnostic {
    let message = format!("{} is more than the {most} {} that it can be", tick(id), measure.unit.en);
    Diagnostic::error(MEASURE, message)
        .at(place)
        .help("check the value and its unit against the framework's `most` and `per`")
}

pub(crate) fn measure_and_column(id: &str, column: &CodedColumn, place: Place) -> Diagnostic {
    Diagnostic::error(MEASURE, format!("{} is taken from the column `{}`, and given here too", tick(id), column.header))
        .at(place)
        .help("leave one of them out; a rating that the report prints goes to `[printed]`")
}

pub(crate) fn percent_of_measure(id: &str, place: Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(MEASURE, format!("{} is a measure, and has no percentage of its own", framework.call(id)))
        .at(place)
        .help(format!("give its value in `[measures]`: `\"{id}\" = 12.5`"))
}
