//! Where the result goes, and how it is laid out; shared by the commands that write one.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use assize_compose::Language;
use assize_diag::{Code, Diagnostic, Place};
use clap::builder::TypedValueParser;
use clap::{Args, ValueHint};

use super::{one_of, whole};

pub(crate) const UNKNOWN_ENDING: Code = Code::new("usage/unknown-ending");

/// Where the result goes; by default to standard output, as text.
#[derive(Args, Default, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// text html markdown json csv ods xlsx pandoc or yours [default: text]
    #[arg(long, alias = "format", value_name = "NAME")]
    pub(crate) writer: Option<String>,
    /// Write to this file; .txt .html .md .json .csv .ods .xlsx say its layout
    #[arg(long, short, value_name = "PATH", default_value = "-", hide_default_value = true, value_hint = ValueHint::AnyPath)]
    pub(crate) output: Destination,
    /// Replace the file if it is there
    #[arg(long, hide_short_help = true)]
    pub(crate) force: bool,
    /// Show annexes and very wide limits in text, too; files hold all
    #[arg(long)]
    pub(crate) all: bool,
    /// Width of a line of text, in columns [default: that of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = whole::<u16>(24..=1000), hide_short_help = true)]
    pub(crate) width: Option<u16>,
    /// A setting of the writer's own; @FILE: the bytes of a file
    #[arg(long = "option", value_name = "NAME=VALUE|@FILE", value_parser = setting, hide_short_help = true)]
    pub(crate) settings: Vec<(String, String)>,
    #[command(flatten)]
    pub(crate) folders: WriterFolders,
}

/// Where a result goes: a file or folder, or standard output, which is `-` as with other programs.
#[derive(Clone, Debug)]
pub(crate) struct Destination(PathBuf);

impl Destination {
    /// What was named, if that is not standard output.
    pub(crate) fn file(&self) -> Option<&Path> {
        Some(self.0.as_path()).filter(|path| *path != Path::new("-"))
    }
}

impl Default for Destination {
    fn default() -> Self {
        Self("-".into())
    }
}

impl From<OsString> for Destination {
    fn from(typed: OsString) -> Self {
        Self(typed.into())
    }
}

/// Where a file goes that no writer lays out.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Target {
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "PATH", default_value = "-", hide_default_value = true, value_hint = ValueHint::AnyPath)]
    pub(crate) output: Destination,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// Where libraries and commands of writers are, and what one may use.
#[derive(Args, Clone, Default, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct WriterFolders {
    /// Also look for writers in this folder [env: ASSIZE_WRITERS, a list of folders]
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub(crate) writer_dir: Vec<PathBuf>,
    /// Stop a library or a command after this many seconds [default: 60]
    #[arg(long, value_name = "SECONDS", value_parser = whole::<u16>(1..=3600), hide_short_help = true)]
    pub(crate) writer_seconds: Option<u16>,
    /// Give a library or a command this much memory, in MiB [default: 1024]
    #[arg(long, value_name = "MIB", value_parser = whole::<u32>(64..=1 << 20), hide_short_help = true)]
    pub(crate) writer_memory: Option<u32>,
}

/// The built-in writer that a file's ending asks for.
const ENDINGS: [(&str, &str); 9] = [
    ("txt", "text"),
    ("html", "html"),
    ("htm", "html"),
    ("md", "markdown"),
    ("markdown", "markdown"),
    ("json", "json"),
    ("csv", "csv"),
    ("ods", "ods"),
    ("xlsx", "xlsx"),
];

/// How to have a file that other programs make: of the output for pandoc, which is this `target` and there this file.
fn office(ending: &str, target: &str, file: &str) -> Option<String> {
    match ending {
        "docx" | "doc" | "odt" | "rtf" | "epub" | "tex" | "pptx" => Some(format!(
            "write for pandoc, which makes it: `--writer pandoc -o {target}`, then `pandoc -f json -s {file} -o NAME.{ending}`; or take the command `plugins/docx` as a writer"
        )),
        "pdf" => Some("print the page (`html`) to PDF, or take the command `plugins/pdf` as a writer".to_owned()),
        _ => None,
    }
}

const NO_FOLDER: Code = Code::new("usage/folder-and-ending");

/// A report is a folder of files: what ends as a file is meant for one.
pub(crate) fn may_be_folder(target: &Path) -> Result<(), Diagnostic> {
    if target == Path::new("-") {
        let fault = "a report is a folder of files, and standard output can take only one";
        let fault = Diagnostic::error(NO_FOLDER, fault).at(Place::Argument("-o -".to_owned()));
        return Err(fault.help("name a folder for them: `-o DIR`"));
    }
    meant_as_file(target).map_or(Ok(()), Err)
}

/// How a name ends, and the built-in writer whose files end so.
fn ending(target: &Path) -> Option<(String, Option<&'static str>)> {
    let ending = target.extension()?.to_string_lossy().to_lowercase();
    let writer = ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, writer)| *writer);
    Some((ending, writer))
}

/// Whether a name ends as those of a built-in writer's files do.
pub(crate) fn is_named_as_file(target: &Path) -> bool {
    ending(target).is_some_and(|(_, writer)| writer.is_some())
}

fn meant_as_file(target: &Path) -> Option<Diagnostic> {
    let (ending, writer) = ending(target)?;
    let folder = target.with_extension("").display().to_string();
    let help = match writer {
        Some("html") => format!("leave out `.{ending}`: the folder `{folder}` will hold `report.html`"),
        Some(writer) => format!("leave out `.{ending}`: `--writer {writer} -o {folder}` writes such a file there"),
        None => office(&ending, &folder, &format!("{folder}/report.pandoc.json"))?,
    };
    Some(
        Diagnostic::error(NO_FOLDER, format!("a report is a folder, and `{}` ends like a file", target.display()))
            .at(Place::Argument(format!("-o {}", target.display())))
            .help(help),
    )
}

impl Output {
    /// The name of the writer: as typed, else by the ending of the file, else `text`. A file never ends as one writer's and holds another's.
    pub(crate) fn writer(&self) -> Result<&str, Diagnostic> {
        let typed = self.writer.as_deref();
        let Some(target) = self.output.file() else { return Ok(typed.unwrap_or("text")) };
        let Some((ending, asked)) = ending(target) else { return Ok(typed.unwrap_or("text")) };
        let fault =
            |code, message| Diagnostic::error(code, message).at(Place::Argument(format!("-o {}", target.display())));
        let is_builtin = |typed: &str| ENDINGS.iter().any(|(_, writer)| *writer == typed);
        match (typed, asked) {
            (Some(typed), Some(asked)) if typed != asked && is_builtin(typed) => {
                let message =
                    format!("`--writer {typed}` writes no `.{ending}`, which `-o {}` asks for", target.display());
                let own = ENDINGS.iter().find(|(_, writer)| *writer == typed).map_or(typed, |(own, _)| *own);
                Err(fault(Code::new("usage/writer-and-ending"), message)
                    .help(format!("leave `--writer` out to write {asked}, or name a file that ends in `.{own}`")))
            }
            (Some(typed), _) => Ok(typed),
            (None, Some(asked)) => Ok(asked),
            (None, None) => {
                let ours = "end the name in .txt, .html, .md, .json, .csv, .ods or .xlsx, or choose the layout with `--writer`";
                let help = office(&ending, "NAME.json", "NAME.json").unwrap_or_else(|| ours.to_owned());
                Err(fault(UNKNOWN_ENDING, format!("no built-in writer writes `.{ending}`")).help(help))
            }
        }
    }
}

pub(crate) fn setting(typed: &str) -> Result<(String, String), String> {
    match typed.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => {
            Err("a setting is written NAME=VALUE or NAME=@FILE, with WRITER. before it where one writer alone is meant"
                .to_owned())
        }
    }
}

/// Reads the language of what readers see.
pub(crate) fn language() -> impl TypedValueParser<Value = Language> {
    one_of([
        ("en", "English", Language::English),
        ("cy", "Welsh, as far as there are words; the rest English", Language::Welsh),
    ])
}
