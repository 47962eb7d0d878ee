//! The program's side: starts the process of a writer, and waits for its last word no longer than it may take.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use assize_writer::abi::{ASSIZE_PANICKED, ASSIZE_REFUSED, ASSIZE_WRITTEN};
use assize_writer::{File, Note};
use serde::{Deserialize, Serialize};

use crate::folder::Folder;
use crate::frame::{End, Kind, Received, Said, receive};
use crate::interrupted::Held;
use crate::watch::Watch;
use crate::{Digest, Failed, Found, Limits, OpenError, RunError, check};

/// How often it is looked whether a process that says nothing is still there.
const LOOK: Duration = Duration::from_millis(20);
/// How long what a process said last may take to arrive when the process is gone.
const ON_ITS_WAY: Duration = Duration::from_secs(2);
/// How much of what a writer prints on standard error is kept.
const PRINTED: usize = 2000;

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
pub struct Outcome {
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
    pub limits: &'j Limits,
}

impl<'j> Job<'j> {
    /// Who the writer says it is.
    ///
    /// # Errors
    /// Where it is not a writer, or its process does not last.
    pub fn about(self) -> Result<Listed, Failed> {
        let limits = self.limits;
        Ok(Begun { process: self.started(ABOUT)?, limits }.outcome(false)?.writer)
    }

    /// Begins to have the writer lay out one report: it starts, and a command says who it is, while the request is made.
    ///
    /// # Errors
    /// Where its process cannot be started.
    pub fn begin(self) -> Result<Begun<'j>, Failed> {
        Ok(Begun { process: self.started(WRITE)?, limits: self.limits })
    }

    fn started(self, what: &str) -> Result<Process, Failed> {
        Process::start(self, what).map_err(|error| Failed { why: RunError::NotStarted(error), printed: String::new() })
    }
}

/// A writer that waits for a report. Its time begins when it gets one.
pub struct Begun<'j> {
    process: Process,
    limits: &'j Limits,
}

impl Begun<'_> {
    /// Has it lay out a report; `request` is JSON of an [`assize_writer::Request`].
    ///
    /// # Errors
    /// Where it is not a writer, does not keep to the boundary or the limits, or its process does not last.
    pub fn write(self, request: Vec<u8>) -> Result<Outcome, Failed> {
        // If its process has gone already, that is reported below.
        let _ = self.process.request.send(request);
        self.outcome(true)
    }

    fn outcome(mut self, is_writing: bool) -> Result<Outcome, Failed> {
        let outcome = listen(&mut self.process, self.limits, is_writing);
        let printed = self.process.end();
        match outcome {
            Ok(outcome) => Ok(Outcome { printed, ..outcome }),
            Err(why) => Err(Failed { why, printed }),
        }
    }
}

/// Collects what comes until the last word.
fn listen(process: &mut Process, limits: &Limits, is_writing: bool) -> Result<Outcome, RunError> {
    let started = Instant::now();
    let mut collected = Collected::default();
    let mut gone = None;
    loop {
        let left = limits.time.saturating_sub(started.elapsed());
        if left.is_zero() {
            return Err(RunError::TooSlow(limits.time.as_millis()));
        }
        if let Some(more) = process.watch.as_mut().and_then(|watch| watch.excess(limits)) {
            return Err(RunError::TooMuch(more));
        }
        match process.frames.recv_timeout(left.min(LOOK)) {
            Ok(Received::Frame(Kind::End, end)) => return collected.outcome(&end, is_writing),
            Ok(Received::Frame(kind, payload)) => collected.take(kind, payload, limits)?,
            Ok(Received::TooLong) => {
                return Err(RunError::TooMuch(format!("handed over more than {} bytes", limits.output)));
            }
            Ok(Received::Garbage) => return Err(RunError::BadOutput("its process said something else".to_owned())),
            Ok(Received::Closed) | Err(RecvTimeoutError::Disconnected) => return Err(process.died(started, limits)),
            // What it said last may still be on its way, and the pipe may be held open by one that it left behind.
            Err(RecvTimeoutError::Timeout) if process.is_gone() => {
                if gone.get_or_insert_with(Instant::now).elapsed() > ON_ITS_WAY {
                    return Err(process.died(started, limits));
                }
            }
            Err(RecvTimeoutError::Timeout) if Held::has_come() => return Err(process.died(started, limits)),
            Err(RecvTimeoutError::Timeout) => {}
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
    fn take(&mut self, kind: Kind, payload: Vec<u8>, limits: &Limits) -> Result<(), RunError> {
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

    fn outcome(self, end: &[u8], has_written: bool) -> Result<Outcome, RunError> {
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
        Ok(Outcome { writer, files, notes: self.notes, printed: String::new() })
    }
}

/// The process of a writer, in a group of its own. It is gone when this is.
struct Process {
    child: Child,
    /// What it is to lay out; nothing more, and it gets the end of its input.
    request: mpsc::SyncSender<Vec<u8>>,
    frames: Receiver<Received>,
    printed: Receiver<Vec<u8>>,
    /// Where a command may leave files while it works; after it goes what the user wanted meanwhile.
    _folder: Option<(Folder, Held)>,
    /// Over a command.
    watch: Option<Watch>,
}

impl Process {
    fn start(Job { program, found, digest, limits }: Job<'_>, what: &str) -> io::Result<Self> {
        let mut command = Command::new(&program.path);
        command.arg(&program.verb).arg(&found.path).arg(digest.text());
        command.args([limits.memory.to_string(), limits.output.to_string()]).arg(what);
        command.env_clear().envs(program.environment.iter().copied()).current_dir("/");
        let held = found.is_command().then(Held::new);
        let folder = held.map(|held| io::Result::Ok((Folder::new()?, held))).transpose()?;
        if let Some((folder, _)) = &folder {
            command.current_dir(&folder.path).envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let (mut stdin, mut stdout, stderr) = pipes(&mut child);
        widen(&stdin);
        widen(&stdout);
        let (request, requests) = mpsc::sync_channel::<Vec<u8>>(1);
        // One who does not want to hear it all is not a fault here.
        thread::spawn(move || requests.recv().ok().and_then(|request| stdin.write_all(&request).ok()));
        let (frame, frames) = mpsc::sync_channel(4);
        let mut allowance = limits.output;
        thread::spawn(move || {
            loop {
                let received = receive(&mut stdout, allowance);
                let taken = match &received {
                    Received::Frame(Kind::End, _) => None,
                    Received::Frame(_, payload) => Some(payload.len()),
                    Received::Closed | Received::TooLong | Received::Garbage => None,
                };
                if frame.send(received).is_err() {
                    return;
                }
                // Where nothing more is expected, nothing more is read. An empty frame counts too, or they could go on for ever.
                let Some(taken) = taken else { return };
                allowance = allowance.saturating_sub(taken.max(1));
            }
        });
        let (text, printed) = mpsc::sync_channel(1);
        thread::spawn(move || text.send(beginning(stderr)));
        let watch = folder.as_ref().map(|(folder, _)| Watch::new(&folder.path, child.id()));
        Ok(Self { child, request, frames, printed, _folder: folder, watch })
    }

    fn is_gone(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)) | Err(_))
    }

    /// Ends the whole group, and gives the beginning of what was printed.
    fn end(&mut self) -> String {
        // If the group is gone already, there is nothing to end.
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw) {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        // It may not have come to have a group yet.
        let _ = self.child.kill();
        let _ = self.child.wait();
        // A process that left the group may hold the pipe open: what was printed is not worth waiting for.
        let printed = self.printed.recv_timeout(Duration::from_millis(200)).unwrap_or_default();
        check::plain(&String::from_utf8_lossy(&printed))
    }

    /// It went without a last word: how, as far as the system knows.
    fn died(&mut self, started: Instant, limits: &Limits) -> RunError {
        // Its pipe may close a moment before it has ended, and may be closed by one that goes on.
        while !self.is_gone() && !Held::has_come() {
            if started.elapsed() >= limits.time {
                return RunError::TooSlow(limits.time.as_millis());
            }
            thread::sleep(Duration::from_millis(1));
        }
        if Held::has_come() {
            return RunError::Died("at the user's request".to_owned());
        }
        RunError::Died(self.child.wait().map_or_else(|_| "in an unknown way".to_owned(), how))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !self.is_gone() {
            self.end();
        }
    }
}

/// Its standard input, output and error.
pub(crate) fn pipes(child: &mut Child) -> (ChildStdin, ChildStdout, ChildStderr) {
    match (child.stdin.take(), child.stdout.take(), child.stderr.take()) {
        (Some(stdin), Some(stdout), Some(stderr)) => (stdin, stdout, stderr),
        _ => unreachable!("all three were asked for"),
    }
}

/// Lets a pipe hold more at a time, where the system does: who reads is woken less often.
pub(crate) fn widen(pipe: &impl std::os::fd::AsFd) {
    #[cfg(target_os = "linux")]
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, 1 << 20);
    #[cfg(not(target_os = "linux"))]
    let _ = pipe;
}

/// The first bytes of what is printed; the rest is read and dropped, so that the writer never waits for a full pipe.
fn beginning(mut stderr: ChildStderr) -> Vec<u8> {
    let (mut kept, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stderr.read(&mut piece) {
        let room = PRINTED - kept.len();
        kept.extend_from_slice(&piece[..read.min(room)]);
    }
    kept
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
