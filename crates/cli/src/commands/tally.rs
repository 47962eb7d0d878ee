use std::path::PathBuf;

use assize_study::{Findings, Study, StudyRequest, Tables, framework_file};
use clap::Args;

use super::{World, how_read};
use crate::arguments::Target;

/// Print a query that counts cases where they are held
///
/// For cases that are too many for one machine, or may not leave their database: in DuckDB, PostgreSQL, Spark, Trino. The query does all that a framework says of answers (who a question is
/// asked of, rules, derived questions, gaps) and gives a row of counts for each question and group; `assize score` reads those, saved as CSV, like cases.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize tally 2018-crc headings.csv --sql --from cases --by sex -o tally.sql
  duckdb -csv -c \".read tally.sql\" > tally.csv
  assize score tally.csv --framework 2018-crc")]
pub(crate) struct Tally {
    /// The framework of the questions
    #[arg(value_name = "FRAMEWORK")]
    pub(crate) framework: String,
    /// A table with the headings of the one that is counted; rows are not looked at
    #[arg(value_name = "TABLE")]
    pub(crate) table: PathBuf,
    /// Print SQL
    #[arg(long, required = true)]
    pub(crate) sql: bool,
    /// What the table is called where the query runs
    #[arg(long, value_name = "NAME", default_value = "cases")]
    pub(crate) from: String,
    /// Break counts down by these facts, too
    #[arg(long, value_name = "FACT,...", value_delimiter = ',')]
    pub(crate) by: Vec<String>,
    /// The kind of unit in each row [default: case]
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    /// Where an answer is missing, take what the question's rule gives
    #[arg(long)]
    pub(crate) derive_missing: bool,
    #[command(flatten)]
    pub(crate) target: Target,
}

/// Prints the query of a table.
pub(super) fn run(wanted: &Tally, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let mut inputs = vec![wanted.table.clone()];
    inputs.extend(framework_file(&wanted.framework));
    findings.keep(wanted.target.may_write(&inputs, world))?;
    let library = world.library([&wanted.framework], findings)?;
    let tables = Tables { framework: Some(wanted.framework.clone()), unit: wanted.unit.clone(), ..Tables::default() };
    let (by, derive_missing) = (wanted.by.clone(), wanted.derive_missing);
    let request = StudyRequest { tables: tables.clone(), by, derive_missing, ..StudyRequest::default() };
    let study = Study { request, library: &library, files: world.files };
    let query = study.tally_query(&wanted.table, &wanted.from, findings)?;
    let next =
        |_: &str| format!("save what it gives as `tally.csv`, then: assize score tally.csv{}", how_read(&tables));
    wanted.target.deliver(query.as_bytes(), next, world, findings)
}
