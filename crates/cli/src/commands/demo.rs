use std::path::{Path, PathBuf};

use assize_diag::MemoryFiles;
use assize_framework::builtin::RECORDS;
use assize_report::Report;
use assize_study::{Findings, Study, StudyRequest, is_table};
use assize_writer::Options;
use assize_writers::builtin;
use clap::{Args, ValueHint};
use include_dir::{Dir, File, include_dir};

use super::report::{Layout, document, pages};
use super::{World, typed};
use crate::arguments::{Arguments, Command, Destination, Output};
use crate::deliver::{Delivery, hand_over};
use crate::save::may_save;

/// Show what the record says about London, and a made-up world to try things on
///
/// What each document says, in the words of its regime, which of them cannot be compared, and why; then a fictional Trust, company and
/// division with their cases. With -o the result goes to a folder in every format, with the records and tables it was made from, and a
/// report to publish.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize demo
  assize demo -o tour                          then: assize score tour/marrowdale-*.toml")]
pub(crate) struct Demo {
    /// Write everything to this new folder
    #[arg(long, short, value_name = "DIR", default_value = "-", hide_default_value = true, value_hint = ValueHint::AnyPath)]
    pub(crate) output: Destination,
    /// Replace what is there, but no file that has been changed since
    #[arg(long)]
    pub(crate) force: bool,
}

/// The fictional world, with its cases.
static MADE_UP: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/marrowdale");

/// Made-up cases that two assessors judged each for themselves, for `assize agreement`.
static SECOND_READINGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/synthetic-second-readings");

/// Its records and tables by name, in order of name.
fn made_up() -> Vec<(&'static str, &'static str)> {
    let named = |file: &'static File<'_>| Some((file.path().to_str()?, file.contents_utf8()?));
    let mut files: Vec<_> = MADE_UP.files().filter_map(named).filter(|(name, _)| !name.ends_with(".md")).collect();
    files.sort_unstable();
    files
}

/// The published records that are shown: what there is about London, and the aggregate of 2014; `assize score` lists them all.
const SHOWN: [&str; 8] = [
    "london-trust-2014.toml",
    "six-trusts-2014.toml",
    "north-london-crc-2016.toml",
    "north-london-nps-2016.toml",
    "london-crc-2018.toml",
    "nps-london-2018.toml",
    "nps-london-2019.toml",
    "london-crc-2019.toml",
];

/// London's story and a fictional world; to a folder in every format, with the files it was made from and all figures.
pub(super) fn run(demo: &Demo, world: World<'_>, findings: &mut Findings) -> Option<()> {
    if let Some(folder) = demo.output.file() {
        findings.keep(may_save(world.files, folder, demo.force).map_err(Into::into))?;
    }
    let library = world.library([], findings)?;
    let published = RECORDS.iter().map(|(name, text)| (last_part(name), *text));
    let shown = published.filter(|(name, _)| SHOWN.contains(name));
    let inputs: Vec<(&str, &str)> = shown.chain(made_up()).collect();
    let files = MemoryFiles::new(inputs.iter().copied());
    let records = inputs.iter().map(|(name, _)| PathBuf::from(name)).filter(|path| !is_table(path));
    let request = StudyRequest { inputs: records.collect(), ..StudyRequest::default() };
    let report = Study { request, library: &library, files: &files }.story(findings)?;
    if findings.forbid_result(world.common.strict) {
        return None;
    }
    match demo.output.file() {
        None => findings.keep(Delivery::new(&Output::default(), &[], world))?.deliver(report, findings),
        Some(folder) => {
            let mut set = in_every_format(&report);
            set.extend(to_try(&inputs));
            set.extend(to_publish(&inputs, world, findings)?);
            let page = folder.join("report.html");
            let records = Path::new(&typed(folder.display())).join("marrowdale-*.toml");
            let twice = Path::new(&typed(folder.display())).join(READINGS).join("inspection.toml");
            let next = format!(
                "open `{}`; then: assize score {}; assize agreement {}",
                page.display(),
                records.display(),
                twice.display()
            );
            hand_over(&set, Some(folder), demo.force, &next, world, findings)
        }
    }
}

/// The command line of the report to publish that stands among the files: the company's second inspection, with its first beside it.
const TO_PUBLISH: [&str; 6] = [
    "assize",
    "report",
    "marrowdale-crc-2019.toml",
    "marrowdale-crc-2018.toml",
    "--plan=inspection",
    "--output=report",
];

/// A report to publish, made of these files as the command line makes it.
fn to_publish(inputs: &[(&str, &str)], world: World<'_>, findings: &mut Findings) -> Option<Vec<assize_writer::File>> {
    let files = MemoryFiles::new(inputs.iter().copied());
    let parsed = Arguments::read(TO_PUBLISH).expect("the command line stands above, and is tried by a test");
    let Command::Report(asked) = parsed.command else { return None };
    let layout = findings.keep(Layout::new(&asked, world))?;
    let made = document(&asked, &layout, World { files: &files, ..world }, findings)?;
    let set = pages(&made, &layout, &asked, findings)?;
    Some(set.into_iter().map(|file| assize_writer::File { name: format!("report/{}", file.name), ..file }).collect())
}

/// Where the cases of two assessors go.
const READINGS: &str = "second-readings";

/// Their record and table, in a folder of their own.
fn second_readings() -> impl Iterator<Item = assize_writer::File> {
    let is_input = |file: &&File<'_>| file.path().extension().is_some_and(|ending| ending == "toml" || ending == "csv");
    let named = |file: &'static File<'_>| Some((file.path().to_str()?, file.contents()));
    SECOND_READINGS
        .files()
        .filter(is_input)
        .filter_map(named)
        .map(|(name, contents)| assize_writer::File { name: format!("{READINGS}/{name}"), contents: contents.to_vec() })
}

/// What the user tries things on, and may change: the records and tables.
fn to_try(inputs: &[(&str, &str)]) -> Vec<assize_writer::File> {
    let file = |(name, text): &(&str, &str)| assize_writer::File { name: (*name).into(), contents: (*text).into() };
    inputs.iter().map(file).chain(second_readings()).collect()
}

/// The report in every format.
fn in_every_format(report: &Report) -> Vec<assize_writer::File> {
    let written = builtin().into_iter().filter_map(|writer| writer.write(report, &Options::default()).ok());
    written.flat_map(|written| written.files).collect()
}

/// `london-crc-2019.toml` of `builtin:2018-crc/published/london-crc-2019.toml`.
fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
