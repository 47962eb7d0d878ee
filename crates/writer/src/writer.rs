use std::collections::BTreeMap;
use std::fmt;

use assize_report::{Parted, Report};
use serde::{Deserialize, Serialize};

/// Lays a report out in one format.
pub trait Writer {
    /// What it is called and does.
    fn about(&self) -> &About;

    /// The report in its format.
    ///
    /// # Errors
    /// A [`Refusal`] where the report holds something the format cannot, or an option is not one of its own.
    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal>;

    /// The same of a report whose sections are made as they are wanted; whole, where the format cannot be written from the top down.
    ///
    /// # Errors
    /// As above.
    fn write_parted(&self, parted: Parted<'_>, options: &Options) -> Result<Written, Refusal> {
        self.write(&parted.whole(), options)
    }
}

/// What a writer is called and does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// What `--writer` takes: small letters, digits and hyphens.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// One line.
    pub summary: &'static str,
}

/// What the file of a command begins with; the name of its writer follows.
pub const COMMAND: &str = "assize-writer-";

/// Whether a writer can be called so: small letters, digits and hyphens, at most 64.
pub fn is_name(name: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !name.is_empty() && name.len() <= 64 && name.chars().all(is_plain)
}

/// What the reader wants of the layout.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Columns of text, where the format has such.
    pub width: usize,
    /// Whether colour may be used, where the format has such (ANSI codes; the caller strips what its terminal does not want).
    pub colour: bool,
    /// The writer's own settings, as `--option NAME=VALUE` gives them.
    pub settings: BTreeMap<String, String>,
    /// Files for the writer, as `--option NAME=@FILE` gives them; base64 in JSON.
    #[serde(with = "base64ed")]
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Bytes by name, each as base64.
mod base64ed {
    use std::collections::BTreeMap;

    use base64::{Engine, engine::general_purpose::STANDARD};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(files: &BTreeMap<String, Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(files.iter().map(|(name, bytes)| (name, STANDARD.encode(bytes))))
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<BTreeMap<String, Vec<u8>>, D::Error> {
        let texts = BTreeMap::<String, String>::deserialize(from)?;
        let decoded = texts.into_iter().map(|(name, text)| Ok((name, STANDARD.decode(text).map_err(Error::custom)?)));
        decoded.collect()
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 100, colour: false, settings: BTreeMap::new(), files: BTreeMap::new() }
    }
}

/// What crosses to a writer: one JSON object of this shape.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Request {
    /// The document that the json writer prints.
    pub report: Report,
    /// How it is to be laid out.
    #[serde(default)]
    pub options: Options,
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Written {
    /// Files by name, in order; the first is the main one.
    pub files: Vec<File>,
    /// What the user should know besides.
    pub notes: Vec<Note>,
}

impl Written {
    /// One file and nothing to add.
    pub fn file(name: impl Into<String>, contents: impl Into<Vec<u8>>) -> Self {
        Self { files: vec![File { name: name.into(), contents: contents.into() }], notes: Vec::new() }
    }
}

/// One file, in memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// A plain file name, or a path of such with `/` between them.
    pub name: String,
    /// Its bytes.
    pub contents: Vec<u8>,
}

/// A remark for the user.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// How grave it is.
    pub severity: Severity,
    /// One sentence, lower case, without a full stop.
    pub message: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// How grave a note is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It stands against the result.
    Error,
    /// The result is there, with a doubt.
    Warning,
    /// The result is there, and something is good to know of it.
    Note,
}

/// Why a writer would not write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// In words for the user.
    pub reason: String,
}

impl Refusal {
    /// In words for the user: lower case, without a full stop.
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Refusal {}
