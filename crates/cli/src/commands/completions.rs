use assize_study::Findings;
use clap::Args;

use crate::arguments::definition;
use crate::deliver::print;

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

/// Completions for one shell.
pub(super) fn run(completions: &Completions, findings: &mut Findings) -> Option<()> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut definition(), "assize", &mut script);
    findings.keep(print(&script))
}
