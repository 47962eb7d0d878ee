//! Where the result goes, and how it is laid out; shared by the commands that write one.

use std::path::PathBuf;

use assize_compose::Language;
use clap::Args;
use clap::builder::TypedValueParser;

use super::one_of;

/// Where the result goes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// How the result is laid out: text, html, markdown, json, csv, or a writer's library by name or path
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(crate) writer: String,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
    /// Width of a line of text, in columns [default: that of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(24..=1000))]
    pub(crate) width: Option<u16>,
    /// A setting of the writer's own
    #[arg(long = "option", value_name = "NAME=VALUE", value_parser = setting)]
    pub(crate) settings: Vec<(String, String)>,
    /// Where libraries are.
    #[command(flatten)]
    pub(crate) folders: WriterFolders,
}

/// Where libraries of writers are, and how long one may take.
#[derive(Args, Clone, Default, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct WriterFolders {
    /// Also look for writers' libraries in this folder [env: ASSIZE_WRITERS, a list of folders]
    #[arg(long, value_name = "DIR")]
    pub(crate) writer_dir: Vec<PathBuf>,
    /// Stop a writer's library after this many seconds [default: 60]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u16).range(1..=3600))]
    pub(crate) writer_timeout: Option<u16>,
}

impl Output {
    /// Text on standard output, as on a terminal.
    pub(crate) fn text() -> Self {
        Self {
            writer: "text".to_owned(),
            output: None,
            force: false,
            width: None,
            settings: Vec::new(),
            folders: WriterFolders::default(),
        }
    }
}

pub(crate) fn setting(typed: &str) -> Result<(String, String), String> {
    match typed.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("a setting is written NAME=VALUE".to_owned()),
    }
}

/// Reads the language of what readers see.
pub(crate) fn language() -> impl TypedValueParser<Value = Language> {
    one_of([
        ("en", "English", Language::English),
        ("cy", "Welsh, as far as there are words; the rest English", Language::Welsh),
    ])
}
