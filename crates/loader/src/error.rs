use std::path::PathBuf;
use std::{fmt, io};

use assize_report::SCHEMA;

/// Why no writer was found.
#[derive(Debug)]
pub enum FindError {
    /// Nowhere; the places that were looked at, in order.
    NotFound(Vec<PathBuf>),
    /// In more than one place.
    Several(Vec<PathBuf>),
    /// It is neither a library nor a command: it may not be executed.
    NotExecutable(PathBuf),
    /// Another user can change the file, or a folder that it is in.
    Unsafe {
        /// What can be changed.
        path: PathBuf,
        /// By whom.
        by: &'static str,
    },
    /// It is there, but cannot be read.
    Unreadable(PathBuf, io::Error),
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(_) => f.write_str("no such writer was found"),
            Self::Several(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
                write!(f, "several files are the writer of this name: {}", paths.join(", "))
            }
            Self::NotExecutable(path) => write!(f, "`{}` is not executable", path.display()),
            Self::Unsafe { path, by } => write!(f, "`{}` can be changed by {by}", path.display()),
            Self::Unreadable(path, error) => write!(f, "`{}` cannot be read: {error}", path.display()),
        }
    }
}

impl std::error::Error for FindError {}

/// Why a file is not a writer that this program can use.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenError {
    /// Its bytes are not those that were looked at before.
    Changed,
    /// The system does not load it; what the system says.
    NotLoaded(String),
    /// The system does not start it; what the system says.
    NotStarted(String),
    /// It does not export ASSIZE_WRITER.
    NoTable,
    /// It was made for another boundary.
    OtherAbi(u32),
    /// It reads another version of the report document.
    OtherSchema(u32, u32),
    /// Its table is not as the boundary says; what is wrong with it.
    BadTable(String),
    /// The command does not say who it is; what it does instead.
    BadAbout(String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str("it was changed while it was being loaded"),
            Self::NotLoaded(why) => write!(f, "the system does not load it: {why}"),
            Self::NotStarted(why) => write!(f, "the system does not start it: {why}"),
            Self::NoTable => f.write_str("it does not export `ASSIZE_WRITER`"),
            Self::OtherAbi(abi) => write!(
                f,
                "it was made for version {abi} of the boundary; this program has version {}",
                assize_writer::abi::ASSIZE_ABI
            ),
            Self::OtherSchema(oldest, newest) if oldest == newest => {
                write!(f, "it reads version {newest} of the report document; this program makes version {SCHEMA}")
            }
            Self::OtherSchema(oldest, newest) => write!(
                f,
                "it reads versions {oldest} to {newest} of the report document; this program makes version {SCHEMA}"
            ),
            Self::BadTable(what) => write!(f, "its table is not as the boundary says: {what}"),
            Self::BadAbout(what) => write!(f, "its `about` does not say which writer it is: {what}"),
        }
    }
}

impl std::error::Error for OpenError {}

/// A run that gave no result.
#[derive(Debug)]
pub struct Failed {
    pub why: RunError,
    /// The beginning of what the writer printed on standard error.
    pub printed: String,
}

/// Why running a writer gave no result.
#[derive(Debug)]
pub enum RunError {
    /// Its process could not be started.
    NotStarted(io::Error),
    /// It is not a writer that this program can use.
    NotOpened(OpenError),
    /// Its process ended before the writer had returned; how: "by signal 11 (SIGSEGV)", "with code 0".
    Died(String),
    /// It took longer than this many milliseconds, and was ended.
    TooSlow(u128),
    /// It handed over, started or left more than it may: "handed over more than 1000 notes".
    TooMuch(String),
    /// It did not keep to the boundary; how.
    BadOutput(String),
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted(error) => write!(f, "its process could not be started: {error}"),
            Self::NotOpened(error) => error.fmt(f),
            Self::Died(how) => write!(f, "its process ended {how} before it was done"),
            Self::TooSlow(milliseconds) => {
                write!(f, "it was not done after {} s, and was ended", Seconds(*milliseconds))
            }
            Self::TooMuch(what) => write!(f, "it {what}, and was ended"),
            Self::BadOutput(what) => write!(f, "it does not keep to the boundary: {what}"),
        }
    }
}

impl std::error::Error for RunError {}

/// Milliseconds as seconds: "60", "1.5".
struct Seconds(u128);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 1000 {
            0 => write!(f, "{}", self.0 / 1000),
            rest => write!(f, "{}.{}", self.0 / 1000, format!("{rest:03}").trim_end_matches('0')),
        }
    }
}
