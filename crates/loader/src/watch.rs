//! What a command has while it works: its processes, and what lies in its folder. No limit of the system holds either, so they are counted.
//! And what the user wants meanwhile: Ctrl-C ends the program, once the command and its folder are gone.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::RunLimits;
use crate::folder::Folder;
use crate::interrupted::Held;
use crate::process::end_group;

/// How often it is looked whether the user wants an end.
const LOOK: Duration = Duration::from_millis(20);
/// How often it is counted: one that ends sooner costs nothing.
const EVERY: Duration = Duration::from_millis(100);
/// The unit in which the system says how much room a file takes.
const BLOCK: u64 = 512;

/// Watches over one command by a thread of its own, since this program works on while the command does.
#[derive(Debug)]
pub(crate) struct Watch {
    over: mpsc::SyncSender<()>,
    thread: JoinHandle<Watched>,
}

/// What is left when a command is over.
#[derive(Debug)]
pub(crate) struct Watched {
    /// What it had more than it may; it was ended for that.
    pub(crate) excess: Option<String>,
    _place: Option<Place>,
}

/// Where a command may leave files while it works. After it goes what the user wanted meanwhile.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) folder: Folder,
    _held: Held,
}

impl Place {
    pub(crate) fn new() -> io::Result<Self> {
        let held = Held::new();
        Ok(Self { folder: Folder::new()?, _held: held })
    }
}

impl Watch {
    /// Over the processes of this session, which none of them can leave.
    pub(crate) fn new(place: Place, session: u32, limits: RunLimits) -> Self {
        let (over, is_over) = mpsc::sync_channel(1);
        Self { over, thread: thread::spawn(move || watched(place, session, &limits, &is_over)) }
    }

    /// The command has been ended.
    pub(crate) fn end(self) -> Option<Watched> {
        // Where the thread is over, it needs no telling.
        let _ = self.over.send(());
        self.thread.join().ok()
    }
}

fn watched(place: Place, session: u32, limits: &RunLimits, is_over: &Receiver<()>) -> Watched {
    let (mut counted, mut excess) = (Instant::now(), None);
    while is_over.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
        if Held::has_come() {
            end_group(session);
            // With it goes this program.
            drop(place);
            return Watched { excess, _place: None };
        }
        if excess.is_none() && counted.elapsed() >= EVERY {
            excess = more_than_it_may(session, &place.folder.path, limits);
            counted = Instant::now();
        }
        if excess.is_some() {
            end_group(session);
        }
    }
    Watched { excess, _place: Some(place) }
}

/// What it has more than it may. Where nothing can be counted, nothing is held.
fn more_than_it_may(session: u32, folder: &Path, limits: &RunLimits) -> Option<String> {
    if processes(session).unwrap_or_default() > limits.processes {
        Some(format!("had more than {} processes at a time", limits.processes))
    } else if size(folder).unwrap_or_default() > limits.folder {
        Some(format!("left more than {} bytes in its folder", limits.folder))
    } else {
        None
    }
}

/// How many processes there are of a session, without the one that leads it.
#[expect(clippy::disallowed_methods, reason = "what the system says of a process is not an input")]
fn processes(session: u32) -> io::Result<usize> {
    let is_of_session = |entry: &fs::DirEntry| {
        let is_process =
            entry.file_name().to_str().is_some_and(|name| name.parse::<u32>().is_ok_and(|one| one != session));
        is_process && fs::read_to_string(entry.path().join("stat")).is_ok_and(|stat| session_of(&stat) == Some(session))
    };
    Ok(fs::read_dir("/proc")?.flatten().filter(is_of_session).count())
}

/// The session of a process, by what the system says of it: its number, its name in brackets, how it is, its parent, its group, its session.
fn session_of(stat: &str) -> Option<u32> {
    let (_, after) = stat.rsplit_once(')')?;
    after.split_whitespace().nth(3)?.parse().ok()
}

/// How much room everything in a folder takes. What goes away meanwhile takes none.
fn size(folder: &Path) -> io::Result<u64> {
    let entries = fs::read_dir(folder)?.flatten().filter_map(|entry| Some((entry.path(), entry.metadata().ok()?)));
    let each = entries.map(|(path, metadata)| {
        let own = metadata.blocks() * BLOCK;
        if metadata.is_dir() { own + size(&path).unwrap_or_default() } else { own }
    });
    Ok(each.sum())
}

#[cfg(test)]
mod tests {
    use super::session_of;

    #[test]
    fn a_process_may_be_called_anything() {
        for (stat, expect) in [
            ("12 (cat) S 11 12 9 0 -1", Some(9)),
            ("12 (a ) b (c) R 1 2 3 4) S 11 12 10 0 -1", Some(10)),
            ("12 (cat", None),
            ("", None),
        ] {
            assert_eq!(session_of(stat), expect, "{stat}");
        }
    }
}
