//! What may stand on the command line: help, completions and man pages are made from this.
//!
//! One file a verb, and one for each group of options that verbs share.

mod agreement;
mod check;
mod common;
mod compare;
mod completions;
mod demo;
mod diff;
mod explain;
mod frameworks;
mod intervals;
mod language;
mod man;
mod output;
mod plan;
mod providers;
mod quote;
mod reading;
mod rejudge;
mod report;
mod score;
mod scoring;
mod selection;
mod stability;
mod synthesise;
mod template;
mod verify;
mod writers;

use clap::{Parser, Subcommand};

pub(crate) use agreement::Agreement;
pub(crate) use check::Check;
pub(crate) use common::{Colour, Common, MessageFormat};
pub(crate) use compare::Compare;
pub(crate) use completions::Completions;
pub(crate) use demo::Demo;
pub(crate) use diff::Diff;
pub(crate) use explain::Explain;
pub(crate) use frameworks::{Frameworks, FrameworksDiff, FrameworksNew, FrameworksVerb};
pub(crate) use intervals::Intervals;
pub(crate) use language::Language;
pub(crate) use man::Man;
pub(crate) use output::{Output, WriterFolders};
pub(crate) use plan::Plan;
pub(crate) use providers::{Providers, ProvidersVerb};
pub(crate) use quote::Quote;
pub(crate) use reading::{Encoding, Layout, Reading};
pub(crate) use rejudge::Rejudge;
pub(crate) use report::{Audience, Outline, Report, Standing};
pub(crate) use score::{Against, Score};
pub(crate) use scoring::Scoring;
pub(crate) use selection::Selection;
pub(crate) use stability::Stability;
pub(crate) use synthesise::Synthesise;
pub(crate) use template::Template;
pub(crate) use verify::Verify;
pub(crate) use writers::{Writers, WritersVerb};

/// Judges inspected probation casework under the inspection framework of its day.
#[derive(Parser, Debug)]
#[command(name = "assize", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "\
Examples:
  assize demo                                  what it does, on what it carries
  assize check cases.csv --framework 2018-crc  what is wrong with a table of cases
  assize score inspection.toml                 figures, ratings, points
  assize explain 2.1 inspection.toml           where a figure comes from
  assize quote 2.1.3 inspection.toml           a figure as a sentence
  assize rejudge inspection.toml               the same cases under every regime
  assize compare --area london                 what may be set against what
  assize report inspection.toml -o report      something to publish
  assize frameworks list                       the regimes that it knows

Exit codes: 0 done; 1 the inputs have errors; 2 the command line is wrong; 3 the file system or a writer failed; 70 a bug.")]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub(crate) common: Common,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Check(Check),
    Score(Score),
    Rejudge(Rejudge),
    Compare(Compare),
    Agreement(Agreement),
    Explain(Explain),
    Quote(Quote),
    Report(Box<Report>),
    Verify(Verify),
    Diff(Diff),
    Frameworks(Frameworks),
    Providers(Providers),
    Writers(Writers),
    Plan(Plan),
    Synthesise(Synthesise),
    Template(Template),
    Demo(Demo),
    Completions(Completions),
    Man(Man),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        super::Arguments::command().debug_assert();
    }
}
