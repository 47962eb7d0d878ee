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
mod remembered;
mod report;
mod score;
mod scoring;
mod selection;
mod stability;
mod synthesise;
mod template;
mod verify;
mod writers;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

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
pub(crate) use remembered::file_name;
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

impl Arguments {
    /// Reads a command line. A report that is asked for knows its own arguments.
    pub(crate) fn read(line: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Self, clap::Error> {
        let mut definition = Self::command();
        let matches = definition.try_get_matches_from_mut(line)?;
        let mut arguments = Self::from_arg_matches(&matches).map_err(|error| error.format(&mut definition))?;
        if let (Command::Report(report), Some((name, matches))) = (&mut arguments.command, matches.subcommand())
            && let Some(definition) = definition.find_subcommand(name)
        {
            report.remembered = remembered::remembered(definition, matches);
        }
        Ok(arguments)
    }
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

    use super::{Arguments, Command};

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    fn remembered(line: &str) -> Vec<String> {
        match Arguments::read(line.split_whitespace()).unwrap().command {
            Command::Report(report) => report.remembered,
            other => panic!("{other:?}"),
        }
    }

    /// What a report keeps asks for the same report, and says nothing of folders or of how the work was done.
    #[test]
    fn arguments_that_are_kept_lead_back_to_themselves() {
        let all = "--plan=inspection --area=london --bodies=a,b --kind=crc --years=2014..2019 --standing=final --title=--odd,=title \
            --framework=my.toml --unit=case --layout=long --columns=map.toml --provider=x --self-assessment --assessor=A --line-breaks \
            --encoding=windows-1252 --sheet=S --accept-cached --derive-missing --by=sex,ethnicity --interval=wilson --confidence=80 \
            --language=cy --writer=text --writer=other.so --option=a=b --option=c=d=e -- -x.csv cases.csv";
        for (line, expect) in [
            ("london-crc-2019", "london-crc-2019"),
            ("--by sex --by age --force in/cases.csv", "--by=sex,age cases.csv"),
            (
                "--framework in/my.toml --writer in\\w.so --threads 3 --quiet --color=never",
                "--framework=my.toml --writer=w.so",
            ),
            (all, all),
        ] {
            let kept = remembered(&format!("assize report -o in/out {line}"));
            let expect: Vec<&str> = expect.split_whitespace().filter(|part| *part != "\\").collect();
            assert_eq!(kept, expect, "{line}");
            assert_eq!(remembered(&format!("assize report -o out {}", kept.join(" "))), kept);
        }
    }
}
