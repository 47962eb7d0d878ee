use std::io::{self, Write};

use assize_study::Findings;
use assize_writer::File;
use clap::builder::StyledStr;
use clap::{Args, ValueHint};

use super::World;
use crate::arguments::{Destination, definition};
use crate::deliver::hand_over;

/// Print the manual page, or write one for each command to a folder
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize man | man -l -
  assize man -o man1                           one page for each command")]
pub(crate) struct Man {
    /// Write one page for each command to this new folder
    #[arg(long, short, value_name = "DIR", default_value = "-", hide_default_value = true, value_hint = ValueHint::AnyPath)]
    pub(crate) output: Destination,
    /// Replace what is there, but no file that has been changed since
    #[arg(long)]
    pub(crate) force: bool,
}

/// The manual: one page a command, the first of the program itself.
pub(super) fn run(man: &Man, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let mut root = definition();
    root.build();
    let mut pages = Vec::new();
    add_pages(&root, &mut pages);
    let first = man.output.file().map(|folder| format!("read one with `man -l {}`", folder.join("assize.1").display()));
    hand_over(&pages, man.output.file(), man.force, &first.unwrap_or_default(), world, findings)
}

fn add_pages(command: &clap::Command, pages: &mut Vec<File>) {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let mut contents = Vec::new();
    page(command, &mut contents).expect("a list of bytes takes what is written to it");
    pages.push(File { name: format!("{name}.1"), contents });
    for sub in command.get_subcommands() {
        add_pages(sub, pages);
    }
}

/// As clap_mangen does it, except for the examples, whose lines must not run together.
fn page(command: &clap::Command, out: &mut Vec<u8>) -> io::Result<()> {
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    if command.get_arguments().next().is_some() {
        man.render_options_section(out)?;
    }
    if command.has_subcommands() {
        man.render_subcommands_section(out)?;
    }
    let text = |part: Option<&StyledStr>| part.map(ToString::to_string).unwrap_or_default().replace('\\', "\\e");
    if let Some(examples) = text(command.get_before_help()).strip_prefix("Examples:\n") {
        writeln!(out, ".SH EXAMPLES\n.nf\n{}\n.fi", examples.replace('-', "\\-"))?;
    }
    for paragraph in text(command.get_after_long_help()).split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        writeln!(out, ".PP\n{paragraph}")?;
    }
    Ok(())
}
