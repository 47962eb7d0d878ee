//! Where a result goes: laid out by a writer, then to standard output or saved.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use assize_diag::{Code, Diagnostic, Place, reason};
use assize_report::Parted;
use assize_study::Findings;
use assize_writer::{File, Options};

use crate::arguments::{Colour, Output, Target, is_named_as_file};
use crate::commands::{World, typed};
use crate::save::{may_save, save_file, save_set};
use crate::writers::{Chosen, Settings};

const STANDARD_OUTPUT: Code = Code::new("save/standard-output");

/// Columns of text where there is no terminal, and in files: the same everywhere.
pub(crate) const WIDTH: usize = 100;

/// How a report will leave; made before any work is done, so that a wrong name is known at once.
pub(crate) struct Delivery<'a> {
    writer: Chosen,
    options: Options,
    output: &'a Output,
    world: World<'a>,
}

impl<'a> Delivery<'a> {
    /// What the arguments ask for.
    pub(crate) fn new(output: &'a Output, inputs: &[PathBuf], world: World<'a>) -> Result<Self, Diagnostic> {
        if let Some(target) = output.output.file() {
            may_write(target, inputs, output.force, world)?;
        }
        let writer = Chosen::find(output.writer()?, &output.folders)?;
        let settings = Settings::read(&output.settings, &[&writer], world.files)?;
        let is_printed = output.output.file().is_none();
        let on_terminal = is_printed.then(|| terminal_size::terminal_size_of(io::stdout())).flatten();
        let width = output.width.map(usize::from).or(on_terminal.map(|(width, _)| usize::from(width.0)));
        let colour = is_printed && is_wanted(world.common.color, &io::stdout());
        let options = Options { width: width.unwrap_or(WIDTH), colour, ..Options::default() };
        let mut options = settings.of(&writer, &options);
        // A file is read at leisure, and holds everything.
        if output.writer()? == "text" && (output.all || !is_printed) {
            options.settings.entry("all".to_owned()).or_insert_with(|| "yes".to_owned());
        }
        writer.begin();
        Ok(Self { writer, options, output, world })
    }

    /// Lays the report out and hands it over, unless something is wrong.
    pub(crate) fn deliver<'p>(&self, report: impl Into<Parted<'p>>, findings: &mut Findings) -> Option<()> {
        if findings.forbid_result(self.world.common.strict) {
            return None;
        }
        let files = self.writer.write_parted(report.into(), &self.options, findings)?;
        // A warning of the writer's own may forbid the result, too.
        if findings.forbid_result(self.world.common.strict) {
            return None;
        }
        match (self.output.output.file(), files.as_slice()) {
            (Some(target), [file]) => save(target, &file.contents, self.output.force, "", self.world, findings),
            (None, [_, more, ..]) => {
                let where_to = Place::Argument("standard output".to_owned());
                findings.keep(Err(several_files((&files, more), "standard output can take", where_to, "DIR")))
            }
            (Some(target), [_, more, ..]) if is_named_as_file(target) => {
                let shown = target.display();
                let (ends, where_to) = (format!("`{shown}` is named as"), Place::Argument(format!("-o {shown}")));
                let folder = target.with_extension("").display().to_string();
                findings.keep(Err(several_files((&files, more), &ends, where_to, &folder)))
            }
            (target, set) => hand_over(set, target, self.output.force, "", self.world, findings),
        }
    }
}

/// A writer makes several files, and there is room for only one.
fn several_files((files, more): (&[File], &File), takes: &str, place: Place, folder: &str) -> Diagnostic {
    let fault = format!("the writer makes {} files, `{}` among them, and {takes} only one", files.len(), more.name);
    let help = format!("name a folder for them: `-o {folder}`");
    Diagnostic::error(Code::new("save/several-files"), fault).at(place).help(help)
}

impl Target {
    /// Says whether writing there would be refused at once, before any work is done.
    pub(crate) fn may_write(&self, inputs: &[PathBuf], world: World<'_>) -> Result<(), Diagnostic> {
        self.output.file().map_or(Ok(()), |target| may_write(target, inputs, self.force, world))
    }

    /// Prints or saves what was made, unless something is wrong. `next` is what to do with the file, given its path as it is typed.
    pub(crate) fn deliver(
        &self,
        contents: &[u8],
        next: impl FnOnce(&str) -> String,
        world: World<'_>,
        findings: &mut Findings,
    ) -> Option<()> {
        if findings.forbid_result(world.common.strict) {
            return None;
        }
        let Some(target) = self.output.file() else { return findings.keep(print(contents)) };
        save(target, contents, self.force, &next(&typed(target.display())), world, findings)
    }
}

/// Says whether writing to this target would be refused at once, before any work is done.
pub(crate) fn may_write(target: &Path, inputs: &[PathBuf], force: bool, world: World<'_>) -> Result<(), Diagnostic> {
    let fault = |code, message: String| {
        Diagnostic::error(code, message).at(Place::Argument(format!("-o {}", target.display())))
    };
    if inputs.iter().any(|input| world.files.is_same(input, target)) {
        return Err(fault(
            Code::new("usage/output-is-input"),
            format!("`{}` is an input, and would be overwritten", target.display()),
        ));
    }
    if target.is_symlink() {
        return Err(fault(Code::new("save/link"), format!("`{}` is a link", target.display()))
            .help("name the file or folder that it points to; a link is never replaced"));
    }
    Ok(may_save(world.files, target, force)?)
}

/// Saves a set of files in a folder, or prints the first where no folder is named. `next` is what to do with them; empty: open the page.
pub(crate) fn hand_over(
    set: &[File],
    folder: Option<&Path>,
    force: bool,
    next: &str,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<()> {
    let Some(folder) = folder else {
        return findings.keep(set.first().map_or(Ok(()), |file| print(&file.contents)));
    };
    findings.keep(save_set(world.files, folder, set, force).map_err(Into::into))?;
    wrote(set, folder, next, findings);
    Some(())
}

/// Says that files were written, and what to do with them; empty: open the page.
pub(crate) fn wrote(set: &[File], folder: &Path, next: &str, findings: &mut Findings) {
    let named = |ending: &str| set.iter().find(|file| file.name.ends_with(ending));
    let page = named(".html").or_else(|| named(".md")).or_else(|| named(".txt"));
    let next = match page {
        Some(page) if next.is_empty() => format!("open `{}`", folder.join(&page.name).display()),
        _ => next.to_owned(),
    };
    let files = if set.len() == 1 { "1 file".to_owned() } else { format!("{} files", set.len()) };
    findings.note(format!("wrote {files} to `{}`{}", folder.display(), then(&next)));
}

/// Saves one file. `next` is what to do with it; empty: nothing special.
pub(crate) fn save(
    target: &Path,
    contents: &[u8],
    force: bool,
    next: &str,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<()> {
    findings.keep(save_file(world.files, target, contents, force).map_err(Into::into))?;
    let is_page = target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html"));
    let next = if next.is_empty() && is_page { "open it in a browser" } else { next };
    findings.note(format!("wrote `{}`{}", target.display(), then(next)));
    Some(())
}

fn then(next: &str) -> String {
    if next.is_empty() { String::new() } else { format!("; {next}") }
}

/// Whether colour is wanted on this stream.
pub(crate) fn is_wanted(colour: Colour, stream: &(impl anstream::stream::RawStream + IsTerminal)) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => AutoStream::choice(stream) != anstream::ColorChoice::Never,
    }
}

/// Prints a result. A reader that has seen enough and goes is not a fault.
pub(crate) fn print(contents: &[u8]) -> Result<(), Diagnostic> {
    crate::progress::end();
    let mut stdout = io::stdout().lock();
    if contents.contains(&0) && stdout.is_terminal() {
        return Err(Diagnostic::error(STANDARD_OUTPUT, "a file that is not text is not shown on a terminal")
            .help("name a file for it: `-o FILE`"));
    }
    match stdout.write_all(contents).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Diagnostic::error(STANDARD_OUTPUT, format!("standard output cannot be written: {}", reason(&error)))
                .help("what was written is at most a part of the result; `-o FILE` saves all of it or nothing"))
        }
        _ => Ok(()),
    }
}
