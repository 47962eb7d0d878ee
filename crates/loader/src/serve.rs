//! The process of one writer: opens it, lets it write, and passes on what it hands over.

use std::ffi::{OsString, c_void};
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Mutex;

use assize_writer::abi::{self, ASSIZE_WRITTEN, assize_bytes, assize_sink};
use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};

use crate::find::is_library;
use crate::frame::{End, Kind, Said, send};
use crate::limits::forbid_dumps;
use crate::open::open;
use crate::run::WRITE;
use crate::{Digest, OpenError, command, sandbox};

/// Serves one writer as the arguments say: its file, its digest, how many bytes of memory it may have and may hand over, and `about` or
/// `write`.
///
/// The request comes on standard input; frames leave on what standard output was, which leads nowhere from then on. `extras` are
/// the names of what a command may want with a report.
pub fn serve(arguments: &[OsString], extras: &[&str]) -> io::Result<()> {
    let [file, digest, memory, most, what] = arguments else {
        return Err(io::Error::other("five arguments are needed"));
    };
    let number = |argument: &OsString| argument.to_str().and_then(|number| number.parse::<u64>().ok());
    let (Some(memory), Some(most)) = (number(memory), number(most)) else {
        return Err(io::Error::other("the third and the fourth argument are numbers of bytes"));
    };
    close_inherited()?;
    let (file, digest) = (Path::new(file), Digest::parse(&digest.to_string_lossy()));
    // A session of its own: it has no terminal, and its group can be ended whole.
    rustix::process::setsid()?;
    let mut frames = own_output()?;
    let mut request = Vec::new();
    let opened = match is_library(file) {
        true => {
            // What it is handed does not count as its own.
            read(what, &mut request)?;
            hold_down(0)?;
            hold_memory(memory.saturating_add(request.len() as u64))?;
            sandbox::confine(None)?;
            let opened = open(file, &digest).map(|(listed, table)| (listed, Door::Library(table)));
            sandbox::close_files()?;
            opened
        }
        // It has a folder of its own to write in.
        false => {
            hold_down(most)?;
            sandbox::confine(Some(&std::env::current_dir()?))?;
            command::open(file, &digest, extras, memory).map(|(listed, command)| (listed, Door::Command(command)))
        }
    };
    let (listed, door) = match opened {
        Err(error) => return send(&mut frames, Kind::NotOpened, &json::<OpenError>(&error)),
        Ok(opened) => opened,
    };
    // It starts while the report is made.
    let started = match &door {
        Door::Command(command) if what == WRITE => Some(command.start(memory)?),
        Door::Command(_) | Door::Library(_) => None,
    };
    send(&mut frames, Kind::Opened, &json(&listed))?;
    let end = match (door, started) {
        (Door::Library(table), _) if what == WRITE => write(table.write, &request, frames.try_clone()?),
        (Door::Command(command), Some(started)) => {
            read(what, &mut request)?;
            command.write(started, &request, most, &mut frames)?
        }
        (Door::Library(_) | Door::Command(_), _) => End { said: Said::Returned(ASSIZE_WRITTEN), files: 0, bytes: 0 },
    };
    send(&mut frames, Kind::End, &json(&end))
}

/// A writer that is open.
enum Door {
    Library(&'static abi::assize_writer),
    Command(command::Door),
}

/// Closes what the parent process left open: a writer has the three streams, and no file, pipe or socket of the user's.
#[allow(unsafe_code, reason = "what nobody here has opened is known by its number alone")]
fn close_inherited() -> io::Result<()> {
    const FIRST: u32 = 3;
    #[cfg(target_os = "linux")]
    {
        // SAFETY: a call of the system that touches no memory; this process has opened nothing yet.
        if unsafe { libc::syscall(libc::SYS_close_range, FIRST, u32::MAX, 0) } == 0 {
            return Ok(());
        }
    }
    // Older kernels and other systems list what is open.
    let open: Vec<u32> =
        std::fs::read_dir("/dev/fd")?.filter_map(|one| one.ok()?.file_name().to_str()?.parse().ok()).collect();
    for number in open.into_iter().filter(|number| *number >= FIRST) {
        // SAFETY: as above; that of the list itself is closed already.
        unsafe { libc::close(number.cast_signed()) };
    }
    Ok(())
}

/// Keeps standard output for the frames, and leads whatever a library prints there to nowhere.
fn own_output() -> io::Result<File> {
    let frames = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let nowhere = OpenOptions::new().write(true).open("/dev/null")?;
    rustix::stdio::dup2_stdout(&nowhere)?;
    Ok(frames)
}

/// The request, where there is one. One that never comes is asked for no longer: the program has no use for its writer.
fn read(what: &OsString, request: &mut Vec<u8>) -> io::Result<()> {
    if what == WRITE && io::stdin().lock().read_to_end(request)? == 0 {
        return Err(io::Error::other("there is no request"));
    }
    Ok(())
}

fn at_most(most: u64) -> Rlimit {
    Rlimit { current: Some(most), maximum: Some(most) }
}

/// Limits the memory.
pub(crate) fn hold_memory(memory: u64) -> io::Result<()> {
    Ok(setrlimit(Resource::As, at_most(memory))?)
}

/// No file longer than this, no dump of its memory, no life after the program's.
fn hold_down(file: u64) -> io::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    forbid_dumps()?;
    setrlimit(Resource::Fsize, at_most(file))?;
    Ok(())
}

fn json<T: serde::Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("plain data always serialises")
}

/// What the sink's functions know.
struct Host {
    frames: Mutex<Passing>,
}

struct Passing {
    to: File,
    files: usize,
    bytes: usize,
    is_open: bool,
}

/// Calls the writer. Its sink lives as long as the process, so that one who calls too late finds it closed, not gone.
#[allow(unsafe_code, reason = "this is the one call into the library")]
fn write(write: unsafe extern "C" fn(assize_bytes, *const assize_sink) -> u32, request: &[u8], to: File) -> End {
    let passing = Passing { to, files: 0, bytes: 0, is_open: true };
    let host: &'static Host = Box::leak(Box::new(Host { frames: Mutex::new(passing) }));
    let sink: &'static assize_sink =
        Box::leak(Box::new(assize_sink { host: std::ptr::from_ref(host).cast_mut().cast(), file, note }));
    // SAFETY: the request is lent for this call and the sink for ever; what the library does with them can end this process alone.
    let status = unsafe { write(assize_bytes::lend(request), sink) };
    let mut passing = host.frames.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    passing.is_open = false;
    End { said: Said::Returned(status), files: passing.files, bytes: passing.bytes }
}

/// `assize_sink::file`.
#[allow(unsafe_code, reason = "the library calls this")]
unsafe extern "C" fn file(host: *mut c_void, path: assize_bytes, contents: assize_bytes) {
    // SAFETY: the library hands back the host that it was given, and lends both ranges for the time of this call.
    let (host, path, contents) = unsafe { (&*host.cast::<Host>(), path.borrow(), contents.borrow()) };
    pass(host, |passing| {
        send(&mut passing.to, Kind::Path, path)?;
        send(&mut passing.to, Kind::Contents, contents)?;
        passing.files += 1;
        passing.bytes += path.len() + contents.len();
        Ok(())
    });
}

/// `assize_sink::note`.
#[allow(unsafe_code, reason = "the library calls this")]
unsafe extern "C" fn note(host: *mut c_void, note: assize_bytes) {
    // SAFETY: as for `file`.
    let (host, note) = unsafe { (&*host.cast::<Host>(), note.borrow()) };
    pass(host, |passing| send(&mut passing.to, Kind::Note, note));
}

/// Passes something on, unless the writer has returned. If the other side has stopped listening, there is nothing left to do.
fn pass(host: &Host, what: impl FnOnce(&mut Passing) -> io::Result<()>) {
    let passed = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut passing = host.frames.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if passing.is_open { what(&mut passing) } else { Ok(()) }
    }));
    if !matches!(passed, Ok(Ok(()))) {
        std::process::abort();
    }
}
