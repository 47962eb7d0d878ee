//! The query that counts a table where it is held.

use std::path::Path;

use assize_diag::{Diagnostic, Diagnostics, Place};
use assize_framework::Framework;
use assize_model::{Inspection, Provider, ProviderKind, UnitTable, fold};
use assize_scoring::{Queried, RESERVED, admit, query, table_of_words};

use crate::score::{RESERVED_FACTS, is_fact, unknown_fact};
use crate::{Findings, Study};

impl Study<'_> {
    /// A query that counts a table with the headings of this one, which is called `from` where it runs, under the framework of the request and by its
    /// facts. Rows are not looked at. `None` where headings are not understood.
    pub fn tally_query(&self, table: &Path, from: &str, findings: &mut Findings) -> Option<String> {
        let (framework, options, survey) = self.surveyed(table, findings)?;
        let written: Vec<String> = survey.columns.iter().map(|one| one.column.header.clone()).collect();
        let is_ids = |heading: &&String| matches!(&*fold(heading), "id" | "case");
        let mut ids = written.iter().filter(is_ids);
        let (Some(id), None) = (ids.next(), ids.next()) else {
            findings.push(no_ids(table));
            return None;
        };
        let written: Vec<String> = written.iter().filter(|heading| !is_ids(heading)).cloned().collect();
        let called = |heading: &String| match fold(heading) {
            folded if RESERVED.contains(&&*folded) => folded.into_owned(),
            _ => heading.clone(),
        };
        let headings: Vec<String> = written.iter().map(called).collect();
        let words = table_of_words(&headings, &options.unit, framework, survey.source);
        // What is wrong with headings is said of a table in which all is blank.
        let blank = of_table(words.select(&[0]), framework);
        let admit_options = self.admitting();
        let fits = admit(&blank, framework, self.library, admit_options, &mut findings.diagnostics)?;
        for fact in &self.request.by {
            if !is_fact(framework, fact) {
                findings.push(unknown_fact(fact, std::slice::from_ref(&fits)));
            } else if RESERVED_FACTS.contains(&fact.as_str()) && !headings.contains(fact) {
                findings.push(no_column(fact, table));
            }
        }
        if findings.diagnostics.has_errors() {
            return None;
        }
        let words = of_table(words, framework);
        let admitted = admit(&words, framework, self.library, admit_options, &mut Diagnostics::new())?;
        Some(query(&admitted, Queried { from, written: &written, ids: id, by: &self.request.by }))
    }
}

/// An inspection without a real body, with a table.
fn of_table(table: UnitTable, framework: &Framework) -> Inspection {
    let kind = framework.inspects.first().cloned().unwrap_or_else(|| ProviderKind::named("body"));
    let place = Place::File(table.source);
    let provider = Provider::new("table".to_owned(), "table".to_owned(), kind);
    let mut inspection = Inspection::new("table".to_owned(), place.clone(), provider, framework.id.clone(), place);
    inspection.tables.push(table);
    inspection
}

fn no_ids(table: &Path) -> Diagnostic {
    Diagnostic::error("usage/no-ids", "no column, or more than one, is headed `id` or `case`")
        .at(Place::Argument(table.display().to_string()))
        .help("rename the column of the ids where the table is held, or name it in a view of it: a query cannot use a column map")
}

fn no_column(fact: &str, table: &Path) -> Diagnostic {
    Diagnostic::error("usage/no-column", format!("`{}` has no column `{fact}` to break down by", table.display()))
        .at(Place::Argument(format!("--by {fact}")))
        .help("add it where the table is held")
}

#[cfg(test)]
mod tests;
