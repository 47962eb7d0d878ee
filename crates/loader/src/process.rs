//! The process of a writer: what goes in and out is passed on by threads of this program, and over a command one more watches.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::frame::{Kind, Received, receive};
use crate::run::how;
use crate::watch::{Place, Watch};
use crate::{Job, RunError, RunLimits, check};

/// How often it is looked whether a process that says nothing is still there.
const LOOK: Duration = Duration::from_millis(20);
/// How long what a process said last may take to arrive when the process is gone.
const ON_ITS_WAY: Duration = Duration::from_secs(2);
/// How much of what a writer prints on standard error is kept.
const PRINTED: usize = 2000;

/// The process of a writer, in a group of its own. It is gone when this is.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    /// What it is to lay out; nothing more, and it gets the end of its input.
    pub(crate) request: mpsc::SyncSender<Vec<u8>>,
    frames: Receiver<Received>,
    printed: Receiver<Vec<u8>>,
    /// Over a command, until it has ended.
    watch: Option<Watch>,
}

impl Process {
    pub(crate) fn start(Job { program, found, digest, limits }: Job<'_>, what: &str) -> io::Result<Self> {
        let mut command = Command::new(&program.path);
        command.arg(&program.verb).arg(&found.path).arg(digest.text());
        command.args([limits.memory.to_string(), limits.output.to_string()]).arg(what);
        command.env_clear().envs(program.environment.iter().copied()).current_dir("/");
        let place = found.is_command().then(Place::new).transpose()?;
        if let Some(place) = &place {
            command.current_dir(&place.folder.path).envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let watch = place.map(|place| Watch::new(place, child.id(), *limits));
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
        Ok(Self { child, request, frames, printed, watch })
    }

    /// What it says next, before its time is over.
    pub(crate) fn next(&mut self, started: Instant, limits: &RunLimits) -> Result<(Kind, Vec<u8>), RunError> {
        let mut gone = None;
        loop {
            let left = limits.time.saturating_sub(started.elapsed());
            if left.is_zero() {
                return Err(RunError::TooSlow(limits.time.as_millis()));
            }
            match self.frames.recv_timeout(left.min(LOOK)) {
                Ok(Received::Frame(kind, payload)) => return Ok((kind, payload)),
                Ok(Received::TooLong) => {
                    return Err(RunError::TooMuch(format!("handed over more than {} bytes", limits.output)));
                }
                Ok(Received::Garbage) => return Err(RunError::BadOutput("its process said something else".to_owned())),
                Ok(Received::Closed) | Err(RecvTimeoutError::Disconnected) => return Err(self.died(started, limits)),
                // What it said last may still be on its way, and the pipe may be held open by one that it left behind.
                Err(RecvTimeoutError::Timeout) if self.is_gone() => {
                    if gone.get_or_insert_with(Instant::now).elapsed() > ON_ITS_WAY {
                        return Err(self.died(started, limits));
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn is_gone(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)) | Err(_))
    }

    /// Ends the whole group, and gives the beginning of what was printed, and what it had more than it may.
    pub(crate) fn end(&mut self) -> (String, Option<String>) {
        end_group(self.child.id());
        // It may not have come to have a group yet.
        let _ = self.child.kill();
        let watched = self.watch.take().and_then(Watch::end);
        let _ = self.child.wait();
        // Somebody who left the group may hold the pipe open: what was printed is not worth waiting for.
        let printed = self.printed.recv_timeout(Duration::from_millis(200)).unwrap_or_default();
        (check::plain(&String::from_utf8_lossy(&printed)), watched.and_then(|watched| watched.excess))
    }

    /// It went without a last word: how, as far as the system knows.
    fn died(&mut self, started: Instant, limits: &RunLimits) -> RunError {
        // Its pipe may close a moment before it has ended, and may be closed by one that goes on.
        while !self.is_gone() {
            if started.elapsed() >= limits.time {
                return RunError::TooSlow(limits.time.as_millis());
            }
            thread::sleep(Duration::from_millis(1));
        }
        RunError::Died(self.child.wait().map_or_else(|_| "in an unknown way".to_owned(), how))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.watch.is_some() || !self.is_gone() {
            self.end();
        }
    }
}

/// Ends every process of this group; where it is gone already, there is nothing to end.
pub(crate) fn end_group(group: u32) {
    if let Some(group) = i32::try_from(group).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::KILL);
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

/// The first bytes of what is printed; the rest is read and dropped, so that nobody waits for a full pipe.
fn beginning(mut stderr: ChildStderr) -> Vec<u8> {
    let (mut kept, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stderr.read(&mut piece) {
        let room = PRINTED - kept.len();
        kept.extend_from_slice(&piece[..read.min(room)]);
    }
    kept
}
