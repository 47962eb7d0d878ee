//! What a command has while it works: its processes, and what lies in its folder. No limit of the system holds either, so they are counted.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::Limits;

/// How often it is counted: one that ends sooner costs nothing.
const EVERY: Duration = Duration::from_millis(100);
/// The unit in which the system says how much room a file takes.
const BLOCK: u64 = 512;

/// Watches over one command.
pub(crate) struct Watch {
    folder: PathBuf,
    /// The process that started it, whose session none of its processes can leave.
    session: u32,
    last: Instant,
}

impl Watch {
    pub(crate) fn new(folder: &Path, session: u32) -> Self {
        Self { folder: folder.to_owned(), session, last: Instant::now() }
    }

    /// What it has more than it may, if it is time to count.
    pub(crate) fn excess(&mut self, limits: &Limits) -> Option<String> {
        if self.last.elapsed() < EVERY {
            return None;
        }
        // Where nothing can be counted, nothing is held.
        let found = if processes(self.session).unwrap_or_default() > limits.processes {
            Some(format!("had more than {} processes at a time", limits.processes))
        } else if size(&self.folder).unwrap_or_default() > limits.folder {
            Some(format!("left more than {} bytes in its folder", limits.folder))
        } else {
            None
        };
        self.last = Instant::now();
        found
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
