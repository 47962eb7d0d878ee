//! What may stand on the command line: help, completions and man pages are made from this.
//!
//! The options of a verb are in its file of `commands`; here are those that verbs share.

mod about;
mod chance;
mod common;
mod help;
mod output;
mod reading;
mod remembered;

use std::ffi::OsString;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{FromArgMatches, Parser, Subcommand};

use crate::commands::{
    agreement, check, columns, compare, completions, demo, diff, explain, frameworks, man, plan, providers, quote,
    record, rejudge, report, score, synthesise, tally, template, verify, writers,
};
pub(crate) use chance::{Intervals, Stability, confidence};
pub(crate) use common::{Colour, Common, MessageFormat};
pub(crate) use help::definition;
pub(crate) use output::{
    Destination, Output, Target, UNKNOWN_ENDING, WriterFolders, is_named_as_file, language, may_be_folder, setting,
};
pub(crate) use reading::{ENCODINGS, SEPARATORS, Scoring, Selection, TableArguments};
pub(crate) use remembered::file_name;

/// Judges inspected probation casework under the inspection framework of its day.
#[derive(Parser, Debug)]
#[command(name = "assize", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "\
Examples:
  assize demo                                  what it does, on what it carries
  assize check cases.csv --framework 2018-crc  what is wrong with a table of cases
  assize score inspection.toml                 figures, ratings, points
  assize explain 2.1 inspection.toml           how a figure was derived
  assize rejudge inspection.toml               the same cases under every regime
  assize compare --area london                 what can be compared with what
  assize report inspection.toml -o report      something to publish

Exit codes: 0 done; 1 the inputs have errors; 2 the command line is wrong; 3 the file system or a writer failed; 70 a bug.")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) common: Common,
}

impl Arguments {
    /// Reads a command line. A report that is asked for knows its own arguments.
    pub(crate) fn read(line: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Self, clap::Error> {
        let mut definition = definition();
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

/// Reads one of these words; each has its help, which may be empty.
pub(crate) fn one_of<T: Clone + Send + Sync + 'static>(
    words: impl IntoIterator<Item = (&'static str, &'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    let words: Vec<_> = words.into_iter().collect();
    let shown = |(word, help, _): &(&'static str, &'static str, T)| match help.is_empty() {
        true => PossibleValue::new(*word),
        false => PossibleValue::new(*word).help(*help),
    };
    PossibleValuesParser::new(words.iter().map(shown).collect::<Vec<_>>()).map(move |typed| {
        let found = words.iter().find(|(word, ..)| *word == typed);
        found.expect("only these words are possible").2.clone()
    })
}

/// Reads a whole number of this range.
pub(crate) fn whole<T: FromStr + PartialOrd + Display + Clone + Send + Sync + 'static>(
    range: RangeInclusive<T>,
) -> impl TypedValueParser<Value = T> {
    move |typed: &str| {
        let number = typed.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| format!("write a whole number from {} to {}", range.start(), range.end()))
    }
}

/// What to do.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Check(check::Check),
    Score(score::Score),
    Rejudge(rejudge::Rejudge),
    Compare(compare::Compare),
    Agreement(agreement::Agreement),
    Explain(explain::Explain),
    Quote(quote::Quote),
    Report(Box<report::Report>),
    Verify(verify::Verify),
    Diff(diff::Diff),
    Frameworks(frameworks::Frameworks),
    Providers(providers::Providers),
    Writers(writers::Writers),
    Plan(plan::Plan),
    Synthesise(synthesise::Synthesise),
    Template(template::Template),
    Columns(columns::Columns),
    Record(Box<record::Record>),
    Tally(tally::Tally),
    Demo(demo::Demo),
    Completions(completions::Completions),
    Man(man::Man),
    Help(help::Help),
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Command, definition};

    #[test]
    fn the_definition_is_sound() {
        definition().debug_assert();
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
        let all = "--plan=inspection --area=london --bodies=a,b --kind=crc --years=2014..2019 --standing=final \
            --framework=my.toml --unit=case --layout=long --columns=map.toml --provider=x --provider-kind=crc --title=--odd,=title --fieldwork=2019-03..2019-04 --published=2019-08 --sample=eligible=640,drawn=9 --self-assessment --assessor=A --line-breaks \
            --encoding=windows-1252 --sheet=S --accept-cached --derive-missing --by=sex,ethnicity --interval=wilson --confidence=80 \
            --language=cy --writer=text --writer=other.so --option=a=b --option=c=d=e -- -x.csv cases.csv";
        for (line, expect) in [
            ("london-crc-2019", "london-crc-2019"),
            ("--by sex --by age --force in/cases.csv", "--by=sex,age cases.csv"),
            ("in/cases/ in/north-*.csv", "cases/ north-*.csv"),
            (
                "--framework in/my.toml --writer in\\w.so --threads 3 --quiet --color=never",
                "--framework=my.toml --writer=w.so",
            ),
            (
                "--option w.cover=@/in/a=b.docx --option x=y=@z a.csv",
                "--option=w.cover=@a=b.docx --option=x=y=@z a.csv",
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
