//! What the command line says of the inspection of a bare table, beside the table.

use assize_diag::{Diagnostic, Place, Placed};
use assize_model::{Inspection, Period, SampleDesign};

use crate::{Findings, Tables};

/// Says it of the one inspection that the tables form; `of_tables` are those that come of tables.
pub(crate) fn apply(tables: &Tables, inspections: &mut [Inspection], of_tables: &[usize], findings: &mut Findings) {
    let about = &tables.about;
    let options = about.options();
    let [index, more @ ..] = of_tables else { return };
    if !more.is_empty() && !options.is_empty() {
        findings.push(of_one_inspection(&options, of_tables.len()));
    }
    if !more.is_empty() {
        return;
    }
    let inspection = &mut inspections[*index];
    if let Some(title) = &about.title {
        inspection.title.clone_from(title);
    }
    inspection.published = about.published.or(inspection.published);
    if let Some(fieldwork) = about.fieldwork {
        if !is_within(inspection.fieldwork, fieldwork) {
            findings.push(other_year(fieldwork));
        }
        inspection.fieldwork = fieldwork;
    }
    if let Some(sample) = &about.sample {
        let place = Place::Argument("--sample".to_owned());
        let unit = tables.unit.clone().map(|value| Placed { value, place: place.clone() });
        inspection.sample = Some(SampleDesign { unit, place: Some(place), ..sample.clone() });
    }
}

/// Whether a time may be what a table calls its year.
fn is_within(of_table: Period, said: Period) -> bool {
    let Some(year) = of_table.from.map(|date| date.year) else { return true };
    said.from.is_none_or(|from| from.year <= year) && said.to.is_none_or(|to| to.year >= year)
}

fn of_one_inspection(options: &[&str], inspections: usize) -> Diagnostic {
    let options: Vec<String> = options.iter().map(|option| format!("`{option}`")).collect();
    let verb = if options.len() == 1 { "is" } else { "are" };
    Diagnostic::error(
        "usage/of-one-inspection",
        format!("{} {verb} about one inspection, and {inspections} are read from tables", options.join(", ")),
    )
    .at(Place::Argument(options.join(" ").replace('`', "")))
    .help("put the rows of each inspection into a file of its own, and give the options with each; `assize record` writes a record of it")
}

fn other_year(said: Period) -> Diagnostic {
    let from = said.from.map(|from| from.to_string()).unwrap_or_default();
    Diagnostic::error("usage/other-year", "the fieldwork was in another year than the column `year` of the table says")
        .at(Place::Argument(format!("--fieldwork {from}")))
        .help("correct the one that is wrong; `year` may be left out of the table")
}
