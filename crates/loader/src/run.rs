//! The program's side: starts the process of a writer, and waits for its last word no longer than it may take.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::time::Instant;

use assize_writer::abi::{ASSIZE_PANICKED, ASSIZE_REFUSED, ASSIZE_WRITTEN};
use assize_writer::{File, Note};
use serde::{Deserialize, Serialize};

use crate::frame::{End, Kind, Said};
use crate::process::Process;
use crate::{Digest, Failed, Found, OpenError, RunError, RunLimits, check};

/// What a writer is asked for: who it is.
pub(crate) const ABOUT: &str = "about";
/// What a writer is asked for: to lay out the report that comes on its standard input.
pub(crate) const WRITE: &str = "write";

/// How this program is started as the host of a writer: [`crate::serve`] gets the arguments that follow.
#[derive(Clone, Debug)]
pub struct Program {
    /// The program.
    pub path: PathBuf,
    /// What tells it to serve.
    pub verb: OsString,
    /// What stands in its environment that does not stand there as a rule.
    pub environment: &'static [(&'static str, &'static str)],
}

/// Who a writer says it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    /// What `--writer` takes.
    pub name: String,
    pub version: String,
    pub summary: String,
    /// What of a report it shows.
    #[serde(default)]
    pub shows: Shows,
    /// The settings that a command has; a library refuses itself what it has not.
    #[serde(default)]
    pub settings: Option<Vec<String>>,
    /// What a command wants to be handed with a report.
    #[serde(default)]
    pub with: Vec<String>,
}

/// What of a report a writer shows. A command says so itself.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// All that there is for readers.
    #[default]
    All,
    /// A part, by design.
    Part,
}

/// What came of running a writer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RunOutcome {
    /// Who wrote.
    pub writer: Listed,
    /// The files, or none where it would not write.
    pub files: Result<Vec<File>, NotWritten>,
    /// What it had to say.
    pub notes: Vec<Note>,
    /// The beginning of what it printed on standard error.
    pub printed: String,
}

/// Why a writer that kept to the boundary gave no files; its notes say more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotWritten {
    /// It would not.
    Refused,
    /// It met a bug of its own.
    Panicked,
}

/// A writer that was found, to be run by this program as long as its bytes are those of the digest, within these limits.
#[derive(Clone, Copy, Debug)]
pub struct Job<'j> {
    pub program: &'j Program,
    pub found: &'j Found,
    pub digest: &'j Digest,
    pub limits: &'j RunLimits,
}

impl Job<'_> {
    /// Who the writer says it is.
    ///
    /// # Errors
    /// Where it is not a writer, or its process does not last.
    pub fn about(self) -> Result<Listed, Failed> {
        Ok(self.started(ABOUT)?.outcome(None::<fn(&[String]) -> Vec<u8>>)?.writer)
    }

    /// Begins to have the writer lay out one report: it starts, and a command says who it is and starts to write, while the report is made.
    ///
    /// # Errors
    /// Where its process cannot be started.
    pub fn begin(self) -> Result<Begun, Failed> {
        self.started(WRITE)
    }

    fn started(self, what: &str) -> Result<Begun, Failed> {
        let process = Process::start(self, what);
        let process = process.map_err(|error| Failed { why: RunError::NotStarted(error), printed: String::new() })?;
        Ok(Begun { process, limits: *self.limits, is_command: self.found.is_command() })
    }
}

/// A writer that waits for a report. Its time begins when it gets one.
#[derive(Debug)]
pub struct Begun {
    process: Process,
    limits: RunLimits,
    is_command: bool,
}

impl Begun {
    /// Has it lay out a report. The request is JSON of an [`assize_writer::Request`], with what a command says that it wants besides.
    ///
    /// # Errors
    /// Where it is not a writer, does not keep to the boundary or the limits, or its process does not last.
    pub fn write(self, request: impl FnOnce(&[String]) -> Vec<u8>) -> Result<RunOutcome, Failed> {
        self.outcome(Some(request))
    }

    fn outcome(mut self, request: Option<impl FnOnce(&[String]) -> Vec<u8>>) -> Result<RunOutcome, Failed> {
        let outcome = self.listen(request);
        match (outcome, self.process.end()) {
            (Ok(outcome), (printed, _)) => Ok(RunOutcome { printed, ..outcome }),
            (Err(_), (printed, Some(more))) => Err(Failed { why: RunError::TooMuch(more), printed }),
            (Err(why), (printed, None)) => Err(Failed { why, printed }),
        }
    }

    /// Collects what comes until the last word.
    fn listen(&mut self, mut request: Option<impl FnOnce(&[String]) -> Vec<u8>>) -> Result<RunOutcome, RunError> {
        let (mut started, is_writing) = (Instant::now(), request.is_some());
        let mut collected = Collected::default();
        loop {
            // A command says first what it wants to be handed; a library has the report before it is loaded.
            if let Some(made) = request.take_if(|_| !self.is_command || collected.writer.is_some()) {
                let with = collected.writer.as_ref().map_or(&[][..], |writer| &writer.with);
                // Where its process has gone already, that is reported below.
                let _ = self.process.request.send(made(with));
                started = Instant::now();
            }
            match self.process.next(started, &self.limits)? {
                (Kind::End, end) => return collected.outcome(&end, is_writing),
                (kind, payload) => collected.take(kind, payload, &self.limits)?,
            }
        }
    }
}

/// What was handed over so far.
#[derive(Default)]
struct Collected {
    writer: Option<Listed>,
    path: Option<Vec<u8>>,
    files: Vec<File>,
    names: BTreeSet<String>,
    notes: Vec<Note>,
    bytes: usize,
}

impl Collected {
    fn take(&mut self, kind: Kind, payload: Vec<u8>, limits: &RunLimits) -> Result<(), RunError> {
        let broken = || RunError::BadOutput("its process sent a message out of turn".to_owned());
        match kind {
            Kind::Opened => self.writer = Some(serde_json::from_slice(&payload).map_err(|_| broken())?),
            Kind::NotOpened => {
                let error: OpenError = serde_json::from_slice(&payload).map_err(|_| broken())?;
                return Err(RunError::NotOpened(error));
            }
            Kind::Path => self.path = Some(payload),
            Kind::Contents => {
                let path = self.path.take().ok_or_else(broken)?;
                self.bytes += path.len() + payload.len();
                self.files.push(check::file(path, payload, &mut self.names).map_err(RunError::BadOutput)?);
                if self.files.len() > limits.files {
                    return Err(RunError::TooMuch(format!("handed over more than {} files", limits.files)));
                }
            }
            Kind::Note => {
                self.notes.push(check::note(&payload).map_err(RunError::BadOutput)?);
                if self.notes.len() > limits.notes {
                    return Err(RunError::TooMuch(format!("handed over more than {} notes", limits.notes)));
                }
            }
            Kind::End => return Err(broken()),
        }
        Ok(())
    }

    fn outcome(self, end: &[u8], has_written: bool) -> Result<RunOutcome, RunError> {
        let broken = |what: &str| RunError::BadOutput(what.to_owned());
        let end: End = serde_json::from_slice(end).map_err(|_| broken("its last message is not understood"))?;
        let writer = self.writer.ok_or_else(|| broken("its process sent a message out of turn"))?;
        if (end.files, end.bytes) != (self.files.len(), self.bytes) {
            return Err(broken("not everything that it handed over has arrived"));
        }
        let status = match end.said {
            Said::Returned(status) => status,
            Said::Killed(signal) => return Err(RunError::Died(how(ExitStatus::from_raw(signal)))),
            Said::Broken(how) => return Err(RunError::BadOutput(how)),
        };
        let files = match status {
            ASSIZE_WRITTEN if check::has_error(&self.notes) => Err(NotWritten::Refused),
            ASSIZE_WRITTEN if has_written && self.files.is_empty() => {
                return Err(broken("it says that it has written, and handed over no file"));
            }
            ASSIZE_WRITTEN => Ok(self.files),
            ASSIZE_REFUSED => Err(NotWritten::Refused),
            ASSIZE_PANICKED => Err(NotWritten::Panicked),
            other => return Err(RunError::BadOutput(format!("it returned {other}, which means nothing"))),
        };
        Ok(RunOutcome { writer, files, notes: self.notes, printed: String::new() })
    }
}

/// "by signal 11 (SIGSEGV)", "with code 0".
pub(crate) fn how(status: ExitStatus) -> String {
    let name = |signal| match signal {
        4 => " (SIGILL)",
        6 => " (SIGABRT)",
        7 => " (SIGBUS)",
        8 => " (SIGFPE)",
        9 => " (SIGKILL)",
        11 => " (SIGSEGV)",
        15 => " (SIGTERM)",
        25 => " (SIGXFSZ)",
        31 => " (SIGSYS)",
        _ => "",
    };
    match (status.signal(), status.code()) {
        (Some(signal), _) => format!("by signal {signal}{}", name(signal)),
        (None, Some(code)) => format!("with code {code}"),
        (None, None) => "in an unknown way".to_owned(),
    }
}
