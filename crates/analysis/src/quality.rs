//! How good the data of an inspection are: what was drawn and read, what is blank, what contradicts itself. Counts only; nothing is rated.

mod answers;
mod assessors;
mod contradictions;
mod dates;
mod facts;
mod identical;
mod review;
mod rosh;
mod sample;

use assize_diag::Place;
use assize_framework::Framework;
use assize_model::{CodedColumn, GROUP, Inspection, UnitTable};

use assize_scoring::table::AdmittedTable;
use assize_scoring::{Admitted, prompts};

pub use answers::{AnswerCounts, AskedOf};
pub use assessors::{Assessor, Assessors, AssessorsRange, KnownAnswers};
pub use contradictions::Contradictions;
pub use dates::Dates;
pub use facts::FactGaps;
pub use identical::Identical;
pub use review::{review_quality, review_sample};
pub use rosh::Rosh;
pub use sample::{SampleCheck, SampleCounts, StratumCheck};

/// What is to be said of an inspection's data (semantics 7.26).
#[derive(Clone, Debug)]
pub struct Quality<'a> {
    pub inspection: &'a Inspection,
    pub framework: &'a Framework,
    /// The sample against what was read; `None` where the record says nothing of it.
    pub sample: Option<SampleCheck<'a>>,
    pub tables: Vec<TableQuality>,
}

impl Quality<'_> {
    /// "key question 2.1.3".
    fn called(&self, question: usize) -> String {
        self.framework.call(&self.framework.questions[question].id)
    }
}

/// What is to be said of one table.
#[derive(Clone, Debug)]
pub struct TableQuality {
    pub unit: String,
    /// Units read.
    pub rows: u64,
    /// Rows of assessors whose answers are not scored.
    pub set_aside: u64,
    /// Rows of the file that a column map leaves out: totals, notes.
    pub left_out: u64,
    /// Columns of answers: questions, then prompts, then observations.
    pub answers: Vec<AnswerCounts>,
    /// Facts: those that a condition needs, and those that have a column.
    pub facts: Vec<FactGaps>,
    /// `None` without a column `assessor`, or without a question of its own to compare.
    pub assessors: Option<Assessors>,
    /// By question that has prompts beside it.
    pub contradictions: Vec<Contradictions>,
    /// `None` unless both classifications are there.
    pub rosh: Option<Rosh>,
    /// `None` where the sample has no window, or is of other units.
    pub dates: Option<Dates>,
    /// Rows that are the same as another.
    pub identical: Identical,
}

/// Some rows of a table: how many, and where the first of them are.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct RowsFound {
    pub count: u64,
    /// The lines of the first [`RowsFound::LISTED`].
    pub first: Vec<u32>,
    /// Where the first of them stands.
    pub place: Option<Place>,
}

impl RowsFound {
    /// How many lines are named.
    pub const LISTED: usize = 10;

    /// Those of a table, in groups ([`GROUP`]), a bit each; `column` is where the first is placed, and none where it is about whole rows.
    fn of(found: &[u64], table: &UnitTable, column: Option<&CodedColumn>) -> Self {
        let count = found.iter().map(|rows| u64::from(rows.count_ones())).sum();
        let of_group = |(group, rows): (usize, &u64)| {
            let rows = *rows;
            (0..GROUP).filter(move |row| rows >> row & 1 == 1).map(move |row| group * GROUP + row)
        };
        let first: Vec<usize> = found.iter().enumerate().flat_map(of_group).take(Self::LISTED).collect();
        let whole = |line| Place::Cell { source: table.source, line, column: 1, header: String::new() };
        let place =
            |row: &usize| column.map_or_else(|| whole(table.lines.of(*row)), |column| table.place(*row, column));
        let place = first.first().map(place);
        Self { count, first: first.iter().map(|row| table.lines.of(*row)).collect(), place }
    }
}

/// No rows yet: as many groups as a table has.
fn no_rows(table: &UnitTable) -> Vec<u64> {
    vec![0; table.len().div_ceil(GROUP)]
}

/// Looks at the data of an inspection.
pub fn quality<'a>(admitted: &Admitted<'a>) -> Quality<'a> {
    let sample = admitted.inspection.sample.as_ref().map(|design| sample::check(design, admitted));
    let tables = admitted.tables.iter().map(|table| look(table, admitted)).collect();
    Quality { inspection: admitted.inspection, framework: admitted.framework, sample, tables }
}

fn look(table: &AdmittedTable<'_>, admitted: &Admitted<'_>) -> TableQuality {
    let framework = admitted.framework;
    let prompts = prompts(table, framework);
    TableQuality {
        unit: table.table.unit.clone(),
        rows: table.table.len() as u64,
        set_aside: table.table.set_aside() as u64,
        left_out: table.table.left_out.rows as u64,
        answers: answers::count(table, &prompts, framework),
        facts: facts::look(table, framework),
        assessors: assessors::compare(table),
        contradictions: contradictions::find(table, &prompts),
        rosh: rosh::cross(table, framework),
        dates: dates::check(table, admitted.inspection.sample.as_ref()),
        identical: identical::find(table, &prompts),
    }
}
