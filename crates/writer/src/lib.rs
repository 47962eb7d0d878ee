//! What a report writer is.
//!
//! A [`Writer`] is a pure function from a [`Report`] and [`Options`] to files in memory: no files, no clock, no printing.

use std::fmt;

use assize_report::Report;

/// Lays a report out in one format.
pub trait Writer {
    /// What it is called and does.
    fn about(&self) -> &About;

    /// The report in its format.
    ///
    /// # Errors
    /// A [`Refusal`] where the report holds something the format cannot.
    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal>;
}

/// What a writer is called and does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// What `--writer` takes.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// One line.
    pub summary: &'static str,
}

/// What the reader wants of the layout.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// Columns of text, where the format has such.
    pub width: usize,
    /// Whether colour may be used, where the format has such (ANSI codes; the caller strips what its terminal does not want).
    pub colour: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 100, colour: false }
    }
}

/// What came of it: files by name, in order; the first is the main one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The files.
    pub files: Vec<File>,
}

/// One file, in memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// A plain file name.
    pub name: String,
    /// Its bytes.
    pub contents: Vec<u8>,
}

/// Why a writer would not write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// In words for the user.
    pub reason: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Refusal {}
