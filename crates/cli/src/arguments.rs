//! What may stand on the command line: help, completions and man pages are made from this.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Judges inspected probation casework under the inspection framework of its day.
#[derive(Parser, Debug)]
#[command(name = "assize", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "\
Examples:
  assize demo                                  what it does, on what it carries
  assize check cases.csv --framework 2018-crc  what is wrong with a table of cases
  assize score inspection.toml                 figures, ratings, points
  assize explain 2.1 inspection.toml           where a figure comes from
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

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Common {
    /// Know the frameworks in this folder, or in this file, too [env: ASSIZE_FRAMEWORKS, a list of folders]
    #[arg(long = "frameworks", value_name = "DIR", global = true)]
    frameworks: Vec<PathBuf>,
    /// How messages are printed
    #[arg(long, value_name = "FORMAT", default_value = "human", global = true)]
    pub(crate) message_format: MessageFormat,
    /// Whether to use colour; `auto` uses it on a terminal unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: Colour,
    /// Print errors and results only
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Take warnings for errors
    #[arg(long, global = true)]
    pub(crate) strict: bool,
}

impl Common {
    /// Folders and files of frameworks: those of the command line after those of the environment.
    pub(crate) fn frameworks(&self) -> Vec<PathBuf> {
        let variable = std::env::var_os("ASSIZE_FRAMEWORKS").unwrap_or_default();
        let named = std::env::split_paths(&variable).filter(|path| !path.as_os_str().is_empty());
        named.chain(self.frameworks.iter().cloned()).collect()
    }
}

/// How messages are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the lines they are about, for reading.
    Human,
    /// One line each: PATH:LINE:COL: error[family/name]: message.
    Short,
    /// One JSON object a line.
    Json,
}

/// Whether to use colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal that wants it.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Check(Check),
    Score(Score),
    Explain(Explain),
    Frameworks(Frameworks),
    Demo(Demo),
    Completions(Completions),
    Man(Man),
}

/// Say everything that is wrong with records, tables, column maps and frameworks
///
/// What a file is, is told by what is in it. Nothing is scored.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize check inspection.toml                 a record and the tables it names
  assize check cases.csv --framework 2018-crc  a table, for a regime's questions
  assize check my-regime.toml                  a framework
  assize check --message-format short *.toml   one line a message, for editors")]
pub(crate) struct Check {
    /// Records, tables, column maps, frameworks
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// How tables are read.
    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// Work out figures, ratings and points, exactly as the framework's rules say
///
/// With no record or table named, scores the published inspections that the program carries.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize score                                 the published record
  assize score inspection.toml
  assize score cases.csv --framework 2018-crc --by sex,rosh.inspector
  assize score inspection.toml --writer json | jq .inspections[0].overall
  assize score inspection.toml -o scorecard.txt")]
pub(crate) struct Score {
    /// Inspection records (TOML) and tables of cases (CSV)
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// How tables are read.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How questions are answered.
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    /// Break shares down by these facts, each in a table of its own
    #[arg(long, value_name = "FACT,...", value_delimiter = ',', help_heading = "Scoring")]
    pub(crate) by: Vec<String>,
    /// Where the result goes.
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Show where a figure comes from, down to rows and file lines
///
/// A figure is named <inspection>/<framework>/<node or question>[@fact=value][#part]. An id alone will do, and so will the beginnings of
/// the parts, as long as they mean one figure. Parts: share, insufficient, not-done; rating, points.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize explain london-crc-2019/overall       of the published record
  assize explain 2.1.3 inspection.toml
  assize explain '2.1.3@sex=female' inspection.toml
  assize explain '2.1#rating' inspection.toml")]
pub(crate) struct Explain {
    /// The name of a figure, its id, or beginnings of its parts
    #[arg(value_name = "FIGURE")]
    pub(crate) figure: String,
    /// Inspection records (TOML) and tables of cases (CSV); none: the published ones that the program carries
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// How tables are read.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How questions are answered.
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    /// Where the result goes.
    #[command(flatten)]
    pub(crate) output: Output,
}

/// List, show and check frameworks
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize frameworks list
  assize frameworks show 2018-crc
  assize frameworks check my-regime.toml
  assize frameworks list --frameworks my-regimes")]
pub(crate) struct Frameworks {
    /// What to do with them.
    #[command(subcommand)]
    pub(crate) verb: FrameworksVerb,
}

/// What to do with frameworks.
#[derive(Subcommand, Debug)]
pub(crate) enum FrameworksVerb {
    /// List the frameworks that the program knows
    #[command(after_help = "\
Examples:
  assize frameworks list
  assize frameworks list --writer json")]
    List {
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Show what a framework asks, of which units, and how answers become ratings
    #[command(after_help = "\
Examples:
  assize frameworks show 2018-crc
  assize frameworks show 2014-adult-offending-work -o outline.txt")]
    Show {
        /// The framework's id, or its file
        #[arg(value_name = "ID|PATH")]
        framework: String,
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Say everything that is wrong with framework files
    #[command(after_help = "\
Examples:
  assize frameworks check my-regime.toml
  assize frameworks check --strict my-regime.toml")]
    Check {
        /// Framework files (TOML)
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

/// Do the main job on what the program carries
///
/// Scores a made-up inspection and the published ones that are built in. With -o the result goes to a folder in every format, with the
/// records and tables it was made from, to be looked at and changed.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize demo
  assize demo -o tour                          then: assize score tour/*.toml")]
pub(crate) struct Demo {
    /// Write everything to this new folder
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// Print completions for a shell
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize completions bash > ~/.local/share/bash-completion/completions/assize
  assize completions zsh > ~/.zfunc/_assize
  assize completions fish > ~/.config/fish/completions/assize.fish")]
pub(crate) struct Completions {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// Print the manual page, or write one a command to a folder
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize man | man -l -
  assize man -o man1                           one page a command")]
pub(crate) struct Man {
    /// Write one page a command to this new folder
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// How tables are read.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Reading")]
pub(crate) struct Reading {
    /// The framework of tables that come without a record
    #[arg(long, value_name = "ID|PATH")]
    pub(crate) framework: Option<String>,
    /// The kind of unit that a table without a record has in each row [default: case]
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    /// How a table without a record is laid out [default: wide]
    #[arg(long)]
    pub(crate) layout: Option<Layout>,
    /// A column map (TOML) for tables without a record
    #[arg(long, value_name = "MAP")]
    pub(crate) columns: Option<PathBuf>,
    /// Whose answers are scored where a table without a record has several assessors
    #[arg(long, value_name = "NAME")]
    pub(crate) assessor: Option<String>,
    /// Allow line breaks inside quotes in a table without a record
    #[arg(long)]
    pub(crate) line_breaks: bool,
}

impl Reading {
    /// The options given here that only tables without a record have a use for.
    pub(crate) fn of_tables_only(&self) -> Vec<&'static str> {
        let given = [
            (self.unit.is_some(), "--unit"),
            (self.layout.is_some(), "--layout"),
            (self.columns.is_some(), "--columns"),
            (self.assessor.is_some(), "--assessor"),
            (self.line_breaks, "--line-breaks"),
        ];
        given.into_iter().filter(|(is_given, _)| *is_given).map(|(_, option)| option).collect()
    }
}

/// How a table is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Layout {
    /// One row a unit.
    Wide,
    /// One row an answer.
    Long,
}

/// How questions are answered.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Scoring")]
pub(crate) struct Scoring {
    /// Where an answer is missing, take what the question's rule gives; both counts are printed
    #[arg(long)]
    pub(crate) derive_missing: bool,
    /// Work on so many threads; the result is the same for any number [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

/// Where the result goes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// How the result is laid out: text, json, markdown, csv
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(crate) writer: String,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
    /// How many columns of text a line may have [default: those of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(24..=1000))]
    pub(crate) width: Option<u16>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        super::Arguments::command().debug_assert();
    }
}
