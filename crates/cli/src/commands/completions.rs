use std::collections::BTreeSet;

use assize_framework::Library;
use assize_model::{ProviderKind, fold};
use assize_study::{Findings, carried_ids, themes};
use assize_writers::builtin;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Args, Command, ValueHint};
use clap_complete::Shell;

use super::World;
use crate::arguments::definition;
use crate::deliver::print;

/// Print completions for a shell
///
/// They know the ids of inspections, bodies, frameworks, areas and themes that the program knows now, with those of `--frameworks`. PowerShell and
/// elvish complete only commands and options.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize completions bash > ~/.local/share/bash-completion/completions/assize
  assize completions zsh > ~/.zfunc/_assize
  assize completions fish > ~/.config/fish/completions/assize.fish")]
pub(crate) struct Completions {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// What may stand in an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Known {
    Inspections,
    Figures,
    Frameworks,
    Bodies,
    BodiesAndAreas,
    Areas,
    Themes,
    Kinds,
    Writers,
}

impl Known {
    const ALL: [Self; 9] = [
        Self::Inspections,
        Self::Figures,
        Self::Frameworks,
        Self::Bodies,
        Self::BodiesAndAreas,
        Self::Areas,
        Self::Themes,
        Self::Kinds,
        Self::Writers,
    ];

    fn of(argument: &Arg) -> Option<Self> {
        let is_id = || argument.get_value_names().is_some_and(|names| names.iter().any(|name| name.starts_with("ID")));
        Some(match (argument.get_id().as_str(), argument.is_positional()) {
            ("inputs" | "records" | "earlier" | "later" | "like", _) => Self::Inspections,
            ("figure", _) => Self::Figures,
            ("framework" | "under" | "also", _) if is_id() => Self::Frameworks,
            ("a" | "b", true) => Self::Frameworks,
            ("provider", true) => Self::BodiesAndAreas,
            ("bodies" | "provider", false) => Self::Bodies,
            ("area", false) => Self::Areas,
            ("theme", false) => Self::Themes,
            ("kind", false) => Self::Kinds,
            ("writer" | "writers", _) => Self::Writers,
            _ => return None,
        })
    }

    fn words(self, library: &Library) -> Vec<String> {
        let bodies = library.providers.values();
        let words: BTreeSet<String> = match self {
            Self::Inspections => carried_ids().map(str::to_owned).collect(),
            Self::Figures => carried_ids().map(|id| format!("{id}/overall")).collect(),
            Self::Frameworks => library.frameworks.keys().cloned().collect(),
            Self::Bodies => bodies.map(|body| body.id.clone()).collect(),
            Self::BodiesAndAreas => {
                [Self::Bodies.words(library), Self::Areas.words(library)].concat().into_iter().collect()
            }
            Self::Areas => bodies.flat_map(|body| &body.areas).map(|area| fold(area).replace(' ', "-")).collect(),
            Self::Themes => themes(library).into_iter().map(str::to_owned).collect(),
            Self::Kinds => library.providers.kinds.iter().map(ProviderKind::word).map(str::to_owned).collect(),
            Self::Writers => builtin().iter().map(|writer| writer.about().name.to_owned()).collect(),
        };
        // A shell would take anything else for its own.
        let is_plain = |word: &String| word.chars().all(|one| one.is_alphanumeric() || "-_./".contains(one));
        words.into_iter().filter(is_plain).collect()
    }

    /// The function that completes it in zsh, and the hint in whose place it is called.
    const fn in_zsh(self) -> Option<(&'static str, ValueHint, &'static str)> {
        Some(match self {
            Self::Inspections => ("_assize_inspections", ValueHint::Hostname, "_hosts"),
            Self::Figures => ("_assize_figures", ValueHint::EmailAddress, "_email_addresses"),
            Self::Frameworks => ("_assize_frameworks", ValueHint::Url, "_urls"),
            Self::Writers => ("_assize_writers", ValueHint::Username, "_users"),
            Self::Bodies | Self::BodiesAndAreas | Self::Areas | Self::Themes | Self::Kinds => return None,
        })
    }
}

/// Completions for one shell.
pub(super) fn run(completions: &Completions, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let library = world.library([], findings)?;
    let shell = completions.shell;
    let told = |argument: Arg| match (Known::of(&argument), shell) {
        (None, _) | (_, Shell::PowerShell | Shell::Elvish) => argument,
        (Some(known), Shell::Zsh) if let Some((_, hint, _)) = known.in_zsh() => argument.value_hint(hint),
        (Some(known), _) => {
            // clap takes words that live as long as the program, which ends here.
            let words = known.words(&library).into_iter().map(|word| &*word.leak());
            argument.value_parser(PossibleValuesParser::new(words))
        }
    };
    let mut definition = on_all(definition(), &told);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition, "assize", &mut script);
    let script = String::from_utf8(script).expect("a script is made of names and help, which are text");
    findings.keep(print(
        match shell {
            Shell::Zsh => with_files(script, &library),
            Shell::Fish => script + &positionals(&definition, "__fish_assize_using_subcommand", &library),
            _ => script,
        }
        .as_bytes(),
    ))
}

fn on_all(command: Command, change: &impl Fn(Arg) -> Arg) -> Command {
    command.mut_args(change).mut_subcommands(|command| on_all(command, change))
}

/// In zsh a list of values would stand in place of files: a function offers both.
fn with_files(mut script: String, library: &Library) -> String {
    let mut functions = String::new();
    for known in Known::ALL {
        let Some((name, _, hint)) = known.in_zsh() else { continue };
        script = script.replace(&format!(":{hint}'"), &format!(":{name}'"));
        let words = known.words(library).join(" ");
        functions += &format!("{name}() {{\n    _alternative 'ids:id:({words})' 'files:file:_files'\n}}\n\n");
    }
    script.replacen("_assize() {", &format!("{functions}_assize() {{"), 1)
}

/// In fish the arguments that have no name, which the generator leaves out; files are offered beside them.
fn positionals(command: &Command, using: &str, library: &Library) -> String {
    let mut lines = String::new();
    for verb in command.get_subcommands() {
        let condition = match using.contains(' ') {
            true => format!("{using}; and __fish_seen_subcommand_from {}", verb.get_name()),
            false => format!("{using} {}", verb.get_name()),
        };
        for known in verb.get_positionals().filter_map(Known::of) {
            lines += &format!("complete -c assize -n \"{condition}\" -a \"{}\"\n", known.words(library).join(" "));
        }
        lines += &positionals(verb, &condition, library);
    }
    lines
}
