//! A column map drafted for a table that has headings and words of its own.
//!
//! What each heading is called here is guessed by its words and by what stands below it (`matching`), what each word means by the usual
//! spellings (`spelling`). A guess is marked, so that somebody looks at it: the map says it, never the reading.

mod matching;
mod spelling;
mod words;
mod write;

use std::path::Path;

use assize_intake::{Context, Survey, survey};
use indexmap::IndexMap;

use crate::library::concrete;
use crate::read::table_options;
use crate::{Findings, Study};
use matching::{Candidate, Matched, candidates, matches};

/// A word in fewer rows than this may be somebody's own, and is shown nowhere.
pub(crate) const SHOWN_FROM: usize = 3;

/// A drafted column map.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The map, in TOML.
    pub map: String,
    /// What it does, in a line.
    pub summary: String,
    /// Whether formulas stand in rows of units, so that the table is read with what they gave.
    pub has_formulas: bool,
}

impl Study<'_> {
    /// Drafts the map of a bare table under the framework that the request names. `None` where it cannot be read.
    pub fn columns(&self, table: &Path, findings: &mut Findings) -> Option<Draft> {
        let named = self.request.tables.framework.as_deref().unwrap_or_default();
        let framework = concrete(named, self.library, findings)?;
        let options = table_options(&self.request.tables, framework);
        let Findings { sources, diagnostics, .. } = findings;
        let mut context = Context { files: self.files, providers: &self.library.providers, sources, diagnostics };
        let survey = survey(table, &options, &mut context)?;
        let candidates = candidates(framework, &options.unit);
        let matched = matches(&survey, &candidates, framework);
        Some(write::draft(&survey, &candidates, &matched, framework, table))
    }
}

/// The columns that are matched, each with its candidate.
fn pairs<'a, 'f>(
    survey: &'a Survey,
    candidates: &'a [Candidate<'f>],
    matched: &'a IndexMap<usize, Matched>,
) -> impl Iterator<Item = (&'a assize_model::Column, &'a Candidate<'f>)> {
    matched.iter().map(|(column, matched)| (&survey.columns[*column].column, &candidates[matched.candidate]))
}
