//! Where processes have no groups and limits, no library and no command is run: what is built in works all the same.

use assize_compose::WriterFound;
use assize_diag::Diagnostic;
use assize_report::{Input, Report};
use assize_study::Findings;
use assize_writer::{File, Options};

use super::{Around, argument, unknown};
use crate::arguments::WriterFolders;

pub(crate) fn serve_if_told() -> Option<std::process::ExitCode> {
    None
}

pub(crate) fn contains() -> [bool; 2] {
    [false; 2]
}

pub(crate) fn found(_: &WriterFolders) -> Vec<WriterFound> {
    Vec::new()
}

pub(crate) fn named(_: &str, _: &WriterFolders) -> Option<Diagnostic> {
    None
}

#[derive(Debug)]
pub(crate) enum External {}

impl External {
    /// Says that there is none.
    pub(crate) fn find(typed: &str, _: &WriterFolders) -> Result<Self, Diagnostic> {
        match typed.contains(['/', '\\', '.']) {
            true => Err(Diagnostic::error("writer/not-here", "libraries and commands cannot be run on this system")
                .at(argument(typed))
                .help("they need a Unix system; the writers that are built in work everywhere")),
            false => Err(unknown(typed, &[])),
        }
    }

    pub(crate) fn differ(_: &[&Self]) -> Result<(), Diagnostic> {
        Ok(())
    }

    pub(crate) fn says(&self) -> (bool, String) {
        match *self {}
    }

    pub(crate) fn name(&self) -> String {
        match *self {}
    }

    pub(crate) fn begin(&self) {
        match *self {}
    }

    pub(crate) fn used(&self) -> Input {
        match *self {}
    }

    pub(crate) fn write(&self, _: &Report, _: &Options, _: Around, _: &mut Findings) -> Option<Vec<File>> {
        match *self {}
    }
}
