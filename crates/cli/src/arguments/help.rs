//! How help is laid out: examples first, then what a verb has of its own. `-h` is one screen and names the options that verbs share;
//! `--help` explains them all, and so does `assize help options`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, Command, CommandFactory, Parser};

use super::{Arguments, Common, Intervals, Output, Scoring, Selection, Stability, TableArguments};

/// Show the help of a command, or of the options that commands share
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize help score
  assize help frameworks diff
  assize help options                          the options that commands share")]
pub(crate) struct Help {
    /// A command, with the one under it if it has any; or `options`
    #[arg(value_name = "COMMAND")]
    pub(crate) about: Vec<String>,
}

impl Help {
    /// The help, as clap shows it, or that there is no such command.
    pub(crate) fn shown(&self) -> clap::Error {
        let (mut definition, words) = match self.about.as_slice() {
            [one] if one == "options" => (laid_out(Shared::command(), ""), [].as_slice()),
            words => (definition(), words),
        };
        let line = [definition.get_name().to_owned()].into_iter().chain(words.iter().cloned());
        let asked = definition.clone().try_get_matches_from(line.chain(["--help".to_owned()]));
        asked
            .err()
            .unwrap_or_else(|| definition.error(clap::error::ErrorKind::InvalidSubcommand, "there is no such command"))
    }
}

/// The options that several commands have, each with the commands' own inputs.
#[derive(Parser, Debug)]
#[command(
    name = "options",
    no_binary_name = false,
    max_term_width = 100,
    override_usage = "assize COMMAND [OPTIONS] ..."
)]
#[command(about = "The options that commands share; `assize help COMMAND` shows which of them a command has")]
struct Shared {
    #[arg(hide = true)]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    reading: TableArguments,
    #[command(flatten)]
    scoring: Scoring,
    #[command(flatten)]
    intervals: Intervals,
    #[command(flatten)]
    stability: Stability,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    common: Common,
}

const TEMPLATE: &str = "{about-with-newline}\n{usage-heading} {usage}\n\n{before-help}{all-args}{after-help}";

/// What may stand on the command line, with its help laid out.
pub(crate) fn definition() -> Command {
    let arguments = Arguments::command();
    let common: Vec<String> =
        arguments.get_arguments().filter(|argument| argument.is_global_set()).filter_map(long).collect();
    let version = flag("version", 'V', ArgAction::Version, "Print the version");
    laid_out(arguments.disable_version_flag(true).arg(version), &common.join(" "))
}

/// The kind of a body is `--kind`, too, where that does not choose among inspections.
fn with_short_kind(command: Command) -> Command {
    let has = |name: &str| command.get_arguments().any(|argument| argument.get_id() == name);
    match has("provider_kind") && !has("kind") {
        true => command.mut_args(|one| if one.get_id() == "provider_kind" { one.alias("kind") } else { one }),
        false => command,
    }
}

/// `score` has so many options that those which words give as well are left to the long help.
fn with_words_first(command: Command) -> Command {
    let is_word = |one: &Arg| ["area", "bodies", "kind", "years"].iter().any(|id| one.get_id() == id);
    match command.get_name() {
        "score" => command.mut_args(|one| if is_word(&one) { one.hide_short_help(true) } else { one }),
        _ => command,
    }
}

/// The same command with its examples before its options, and with the names of those options that `-h` leaves out.
fn laid_out(command: Command, common: &str) -> Command {
    let command = with_words_first(with_short_kind(command));
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (examples, rest): (Vec<&str>, Vec<&str>) = after.split("\n\n").partition(|part| part.starts_with("Examples:"));
    let hidden =
        command.get_arguments().filter(|argument| argument.is_hide_short_help_set() && !argument.is_global_set());
    let mut others: Vec<String> = hidden.filter_map(long).collect();
    others.push(common.to_owned());
    let footer = format!(
        "Other options, explained by `--help` (those that commands share by `assize help options`):\n  {}",
        others.join(" ").trim()
    );
    let laid_out = command
        .disable_help_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, "Print this; `-h` fits on one screen"))
        .help_template(TEMPLATE)
        .after_help(footer)
        .after_long_help(rest.join("\n\n"));
    let laid_out = match examples.as_slice() {
        [] => laid_out,
        examples => laid_out.before_help(examples.join("\n\n")),
    };
    laid_out.mut_subcommands(|command| self::laid_out(command, common))
}

/// A flag that `-h` need not show: people who read `-h` have found it.
fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name).long(name).short(short).action(action).help(help).hide_short_help(true)
}

fn long(argument: &Arg) -> Option<String> {
    argument.get_long().map(|name| format!("--{name}"))
}
