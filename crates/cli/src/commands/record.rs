use std::path::{Component, Path, PathBuf, absolute, is_separator};

use assize_diag::{Diagnostic, Place};
use assize_study::{Findings, RecordPaths, Study, framework_file};
use clap::Args;

use super::{World, loaded};
use crate::arguments::{Scoring, TableArguments, Target};

/// Write the record of a bare table: what its options say, in a file that can say more
///
/// The record names the table, the column map and how they are read, so that it is scored without any option, to the same figures. Remarks in it
/// show what else a record may say: ratings that no case decides, decisions of the panel, what the report prints, findings.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize record cases.xlsx --framework 2018-crc --provider \"Our CRC\" -o our-crc.toml
  assize record cases.csv --framework 2018-crc --columns map.toml --fieldwork 2019-03..2019-04 --sample eligible=640,assessed=120 -o ours.toml
  assize score our-crc.toml")]
pub(crate) struct Record {
    /// The table (CSV, Parquet, XLSX, ODS)
    #[arg(value_name = "TABLE")]
    pub(crate) table: PathBuf,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) target: Target,
}

/// Writes the record of a table.
pub(super) fn run(wanted: &Record, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let mut inputs = vec![wanted.table.clone()];
    inputs.extend(wanted.reading.columns.clone());
    let own = wanted.reading.framework.as_deref().and_then(framework_file);
    inputs.extend(own.clone());
    findings.keep(wanted.target.may_write(&inputs, world))?;
    let library = world.library(wanted.reading.framework.iter(), findings)?;
    let folder = wanted.target.output.file().and_then(Path::parent).unwrap_or(Path::new(""));
    let beside = |file: &Path| from_folder(folder, file).ok_or_else(|| no_way(folder, file));
    let table = findings.keep(beside(&wanted.table))?;
    let columns = match &wanted.reading.columns {
        Some(columns) => Some(findings.keep(beside(columns))?),
        None => None,
    };
    let request = wanted.reading.request(std::slice::from_ref(&wanted.table), &Scoring::default());
    let study = Study { request, library: &library, files: world.files };
    let record = study.record(&wanted.table, &RecordPaths { table, columns }, findings)?;
    let next = |target: &str| format!("then: assize score {target}{}", loaded(own.as_deref()));
    wanted.target.deliver(record.as_bytes(), next, world, findings)
}

/// The way from a folder to a file, with `/` between folders; `None` where there is none, as from one drive to another.
fn from_folder(folder: &Path, file: &Path) -> Option<String> {
    // A folder of tables is named with a slash at its end.
    let names_folder = file.as_os_str().to_string_lossy().ends_with(is_separator);
    let (folder, file) = (absolute(Path::new(".").join(folder)).ok()?, absolute(file).ok()?);
    let (folder, file): (Vec<_>, Vec<_>) = (parts(&folder), parts(&file));
    let common = folder.iter().zip(&file).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..".to_owned(), folder.len() - common);
    let down: Option<Vec<String>> = file[common..]
        .iter()
        .map(|part| match part {
            Component::Normal(name) => name.to_str().map(str::to_owned),
            Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
        })
        .collect();
    let way = up.chain(down?).collect::<Vec<_>>().join("/");
    Some(match names_folder {
        true if way.is_empty() => "./".to_owned(),
        true => way + "/",
        false => way,
    })
}

/// The parts of a path, with `..` taken as going up.
fn parts(path: &Path) -> Vec<Component<'_>> {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                parts.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => parts.push(part),
        }
    }
    parts
}

fn no_way(folder: &Path, file: &Path) -> Diagnostic {
    Diagnostic::error(
        "usage/no-way-to-file",
        format!("the record cannot name `{}` from its own folder `{}`", file.display(), folder.display()),
    )
    .at(Place::Argument(file.display().to_string()))
    .help("write the record beside the table")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::from_folder;

    #[test]
    fn a_file_is_named_from_the_folder_of_the_record() {
        for (folder, file, expect) in [
            ("", "cases.csv", "cases.csv"),
            ("out", "cases.csv", "../cases.csv"),
            ("out", "out/cases.csv", "cases.csv"),
            ("", "./data/../cases.csv", "cases.csv"),
            ("a/b", "a/c/cases.csv", "../c/cases.csv"),
            ("out", "cases/", "../cases/"),
            ("cases", "cases/", "./"),
            ("", "cases/north-*.csv", "cases/north-*.csv"),
        ] {
            assert_eq!(from_folder(Path::new(folder), Path::new(file)).as_deref(), Some(expect), "{folder} {file}");
        }
    }
}
