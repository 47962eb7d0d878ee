//! A command as a writer, in any language: started once to say who it is, and once more to write.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ExitStatus, Stdio};
use std::thread;

use assize_report::SCHEMA;
use assize_writer::abi::{ASSIZE_REFUSED, ASSIZE_WRITTEN};
use assize_writer::{Note, Severity};
use serde::Deserialize;

use crate::frame::{End, Kind, Said, send};
use crate::open::checked;
use crate::process::{pipes, widen};
use crate::run::{ABOUT, Listed, Shows, WRITE, how};
use crate::serve::hold_memory;
use crate::{Digest, OpenError, digest, tar};

/// `about` prints no more than this.
const LONGEST_ABOUT: u64 = 64 << 10;
/// How much of the end of standard error is kept, to find its last line.
const LAST: usize = 2000;
/// The earliest date that a zip can hold: tools that ask for the time take this one.
const EPOCH: &str = "315532800";

/// A command that has said who it is.
pub(crate) struct Door {
    path: PathBuf,
    file: Option<String>,
}

/// What `about` prints.
#[derive(Deserialize)]
struct About {
    name: String,
    version: String,
    summary: String,
    schemas: [u32; 2],
    file: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    settings: Vec<String>,
    #[serde(default)]
    shows: Shows,
}

/// Asks the command whose bytes have this digest who it is; `extras` are the names of what it may want beside a report.
pub(crate) fn open(path: &Path, expected: &Digest, extras: &[&str], memory: u64) -> Result<(Listed, Door), OpenError> {
    let not_started = |error: io::Error| {
        OpenError::NotStarted(match error.kind() {
            io::ErrorKind::NotFound if ends_as_on_windows(path) => {
                "its first line ends as lines do on Windows (CR LF): save it with LF".to_owned()
            }
            io::ErrorKind::NotFound => "what its first line names is not there".to_owned(),
            _ => error.to_string(),
        })
    };
    if File::open(path).and_then(digest).map_err(not_started)? != *expected {
        return Err(OpenError::Changed);
    }
    let bad = |what: String| OpenError::BadAbout(what);
    let ended =
        start(path, ABOUT, memory).and_then(|child| Ended::of(child, &[], LONGEST_ABOUT)).map_err(not_started)?;
    // It was ended here, by a signal that is not its own.
    if ended.printed.len() as u64 > LONGEST_ABOUT {
        return Err(bad(format!("it prints more than {LONGEST_ABOUT} bytes")));
    }
    if !ended.status.success() {
        return Err(bad(format!("it ended {}", how(ended.status))));
    }
    let no_object = |error| bad(format!("what it prints is not the JSON object that it should be: {error}"));
    let About { name, version, summary, schemas: [oldest, newest], file, with, settings, shows } =
        serde_json::from_slice::<serde_json::Map<_, _>>(&ended.printed)
            .and_then(|about| serde_json::from_value(about.into()))
            .map_err(no_object)?;
    if !(oldest..=newest).contains(&SCHEMA) {
        return Err(OpenError::OtherSchema(oldest, newest));
    }
    if let Some(unknown) = with.iter().find(|name| !extras.contains(&name.as_str())) {
        let names = extras.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
        return Err(bad(format!("it wants `{unknown}` with the report; there are {names}")));
    }
    let listed = checked(Listed { name, version, summary, shows, settings: Some(settings), with }).map_err(bad)?;
    Ok((listed, Door { path: path.to_owned(), file }))
}

/// Whether the program that its first line names has a carriage return in its name.
fn ends_as_on_windows(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LAST as u64).read_to_end(&mut start));
    read.is_ok() && start.split(|&byte| byte == b'\n').next().is_some_and(|line| line.ends_with(b"\r"))
}

impl Door {
    /// Starts it; it writes when it gets a report.
    pub(crate) fn start(&self, memory: u64) -> io::Result<Child> {
        start(&self.path, WRITE, memory)
    }

    /// Has it write, passes on what it printed, and says how that went.
    pub(crate) fn write(&self, started: Child, request: &[u8], most: u64, frames: &mut File) -> io::Result<End> {
        let ended = Ended::of(started, request, most)?;
        let mut end = End { said: Said::Returned(ASSIZE_WRITTEN), files: 0, bytes: 0 };
        if ended.printed.len() as u64 > most {
            // The other side stops listening here.
            send(frames, Kind::Contents, &ended.printed)?;
            return Ok(end);
        }
        if let Some(signal) = ended.status.signal() {
            return Ok(End { said: Said::Killed(signal), ..end });
        }
        if !ended.status.success() {
            let note = Note { severity: Severity::Error, message: ended.reason(), help: None };
            send(frames, Kind::Note, &serde_json::to_vec(&note)?)?;
            return Ok(End { said: Said::Returned(ASSIZE_REFUSED), ..end });
        }
        if ended.printed.is_empty() {
            return Ok(End { said: Said::Broken("it ended well, and printed nothing".to_owned()), ..end });
        }
        let files = match &self.file {
            Some(name) => Ok(vec![(name.clone().into_bytes(), ended.printed.as_slice())]),
            None => tar::files(&ended.printed),
        };
        match files {
            Ok(files) => {
                for (path, contents) in files {
                    send(frames, Kind::Path, &path)?;
                    send(frames, Kind::Contents, contents)?;
                    end.files += 1;
                    end.bytes += path.len() + contents.len();
                }
            }
            Err(why) => end.said = Said::Broken(why),
        }
        Ok(end)
    }
}

/// A command that has ended.
struct Ended {
    status: ExitStatus,
    /// What it printed on standard output.
    printed: Vec<u8>,
    /// The end of what it printed on standard error.
    last: Vec<u8>,
}

impl Ended {
    /// Hands it the input, and waits for its end. One that prints more than it may is ended.
    fn of(mut child: Child, input: &[u8], most: u64) -> io::Result<Self> {
        let (mut stdin, stdout, stderr) = pipes(&mut child);
        widen(&stdin);
        thread::scope(|scope| {
            // One who does not want to hear it all is not a fault here.
            scope.spawn(move || stdin.write_all(input).ok());
            let last = scope.spawn(move || passed_on(stderr));
            let mut printed = Vec::new();
            stdout.take(most + 1).read_to_end(&mut printed)?;
            if printed.len() as u64 > most {
                child.kill()?;
            }
            let status = child.wait()?;
            Ok(Self { status, printed, last: last.join().unwrap_or_default() })
        })
    }

    /// The last line of standard error, which says why it would not.
    fn reason(&self) -> String {
        let last = String::from_utf8_lossy(&self.last);
        let line = last.lines().map(str::trim).rfind(|line| !line.is_empty());
        line.map_or_else(|| format!("it ended {} without a message on standard error", how(self.status)), str::to_owned)
    }
}

/// Starts the command in the folder where this process is, with little around it.
#[allow(unsafe_code, reason = "what ends with its parent is said between fork and exec")]
fn start(path: &Path, verb: &str, memory: u64) -> io::Result<Child> {
    let mut command = std::process::Command::new(path);
    command.arg(verb).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let folder = std::env::current_dir()?;
    // This process has `PATH` and no more, unless it is to be found out who asks for a zone and a language.
    command.env("HOME", &folder).env("TMPDIR", &folder);
    if std::env::var_os("TZ").is_none() {
        command.env("TZ", "UTC");
    }
    command.envs([("LC_ALL", "C.UTF-8"), ("SOURCE_DATE_EPOCH", EPOCH)]);
    // SAFETY: two calls of the system, which touch no memory of others.
    unsafe {
        command.pre_exec(move || {
            rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
            hold_memory(memory)
        });
    }
    command.spawn()
}

/// Passes on what is printed on standard error, and keeps its end.
fn passed_on(mut stderr: ChildStderr) -> Vec<u8> {
    let (mut last, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stderr.read(&mut piece) {
        let _ = io::stderr().write_all(&piece[..read]);
        last.extend_from_slice(&piece[..read]);
        last.drain(..last.len().saturating_sub(LAST));
    }
    last
}
