//! The tally of a table as a query, for an engine that holds the cases: it gives rows that [`Tally`](crate::Tally) is made of again.
//!
//! Each step is a named part: words become numbers, facts become truths, answers become sets, rules are worked level by level, units are counted
//! by group, and counts become rows. Nothing in it but what DuckDB, PostgreSQL, Spark and Trino all have.

mod counted;
mod logic;
mod told;
mod words;
mod worked;

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::admit::Admitted;
use crate::table::{AdmittedTable, AnswerColumn};
use logic::MayBe;
pub use words::table_of_words;

/// What a query is about, beside the framework.
#[derive(Clone, Copy, Debug)]
pub struct Queried<'q> {
    /// What the table is called where the query runs.
    pub from: &'q str,
    /// By column of the table of words: its heading as written.
    pub written: &'q [String],
    /// The heading of the ids as written.
    pub ids: &'q str,
    /// Facts to break down by.
    pub by: &'q [String],
}

/// What tells inspections apart, and whether cases are made up: these stand in the result as they are.
const KEYS: [&str; 4] = ["inspection", "provider", "year", "synthetic"];

/// The query that counts a table like this one, which is fitted to its framework.
pub fn query(admitted: &Admitted<'_>, queried: Queried<'_>) -> String {
    let table = admitted.tables.first().expect("it is of a table of words");
    let mut writing = Writing {
        admitted,
        table,
        queried,
        levels: Vec::new(),
        parts: Vec::new(),
        truths: IndexMap::new(),
        codes: IndexMap::new(),
        coded: BTreeMap::new(),
        observed: Vec::new(),
        said: BTreeMap::new(),
        recorded: BTreeMap::new(),
        answers: BTreeMap::new(),
    };
    let asked: Vec<usize> = admitted.answered_by(0).collect();
    writing.code();
    writing.tell();
    let mut levels = vec![None; admitted.framework.questions.len()];
    writing.levels = (0..levels.len()).map(|question| writing.level(question, &mut levels)).collect();
    for level in 0..=writing.levels.iter().copied().max().unwrap_or_default() {
        writing.work_level(level);
    }
    let counted = writing.count(&asked);
    writing.finish(&asked, &counted)
}

/// Columns of a part, each with what it is made of.
type Columns = Vec<(String, String)>;

/// A query that is being written.
struct Writing<'q> {
    admitted: &'q Admitted<'q>,
    table: &'q AdmittedTable<'q>,
    queried: Queried<'q>,
    /// By question: after how many others its rule can be worked; 0: it has none that is wanted.
    levels: Vec<usize>,
    /// The named parts so far; each begins from the one before.
    parts: Vec<String>,
    /// By condition, as it is written: its column.
    truths: IndexMap<String, String>,
    /// What cells of answers say, by what it is made of: its column.
    codes: IndexMap<String, String>,
    /// The same by where what it is made of lies.
    coded: BTreeMap<*const AnswerColumn<'q>, String>,
    /// By observation: what it may be.
    observed: Vec<MayBe>,
    /// By question: the column of what its own cell says, what that may be, and what the answer may be.
    said: BTreeMap<usize, String>,
    recorded: BTreeMap<usize, MayBe>,
    answers: BTreeMap<usize, MayBe>,
}

impl Writing<'_> {
    /// Adds a part with these columns beside all of the part before.
    fn part(&mut self, columns: &[(String, String)]) {
        if columns.is_empty() {
            return;
        }
        let (from, name) = (self.parts.len(), self.parts.len() + 1);
        let columns: Vec<String> = columns.iter().map(|(name, made)| format!(",\n    {made} AS {name}")).collect();
        self.parts.push(format!("p{name} AS (\n  SELECT p{from}.*{}\n  FROM p{from}\n)", columns.concat()));
    }
}

/// What a query gives for a value that a fact does not have.
pub(crate) const UNKNOWN_VALUE: &str = "(not understood)";

fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
