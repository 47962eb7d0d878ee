//! A table of made-up units as CSV.

use assize_model::Answer;

use crate::facts::Facts;
use crate::plan::UnitPlan;

/// The units of some rows, one a line, each marked as made up.
pub(crate) fn write(
    plan: &UnitPlan<'_>,
    facts: &Facts,
    answers: &[Vec<Answer>],
    rows: std::ops::Range<usize>,
) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let id = if plan.unit == "case" { "case" } else { "id" };
    let order = plan.fact_columns();
    let headings = [id, "synthetic"].into_iter().chain(order.iter().copied());
    let headings = headings.chain(plan.columns.iter().map(|column| column.header.as_str()));
    writer.write_record(headings).expect("writing to memory does not fail");
    let digits = plan.count.to_string().len().max(3);
    let letter = plan.unit.chars().next().unwrap_or('u');
    for row in rows {
        let id = format!("{letter}{:0digits$}", row + 1);
        let facts = order.iter().map(|fact| facts.value(fact, row).unwrap_or_default());
        let answers = plan.columns.iter().zip(answers).map(|(column, answers)| match &column.scale {
            Some(scale) => scale.word(answers[row]),
            None => word(answers[row], column.is_question),
        });
        let fields = [id.as_str(), "yes"].into_iter().chain(facts).chain(answers);
        writer.write_record(fields).expect("writing to memory does not fail");
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("text was written")
}

/// An answer as the table writes it: short for observations, since there are many of them.
fn word(answer: Answer, is_question: bool) -> &'static str {
    match (answer, is_question) {
        (Answer::Sufficient, false) => "yes",
        (Answer::Insufficient, false) => "no",
        (Answer::NotApplicable, _) => "n/a",
        (answer, _) => answer.word(),
    }
}
