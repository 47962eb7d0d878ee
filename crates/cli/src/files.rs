//! The file system.

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock};

use assize_diag::Files;

use crate::progress;

/// Larger files are refused before they are read.
const LARGEST: u64 = 2 << 30;

/// The same of those that are read bit by bit.
const LARGEST_BY_BITS: u64 = 64 << 30;

/// The file system of this machine. It remembers what was read, and never replaces it.
#[derive(Default)]
pub(crate) struct DiskFiles {
    was_read: Mutex<Vec<PathBuf>>,
    /// Whether standard input is read more than once, and so is held whole.
    holds_input: bool,
    held: OnceLock<Vec<u8>>,
    /// Whether it has been read, or is being.
    is_given: AtomicBool,
}

impl Files for DiskFiles {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.was_read.lock().expect("nothing panics while it holds the list").push(path.to_owned());
        if path == Path::new("-") {
            return self.held().map(<[u8]>::to_vec);
        }
        let mut file = Steady::open(path, LARGEST)?;
        let mut contents = Vec::with_capacity(file.before.len() as usize);
        file.read_to_end(&mut contents)?;
        Ok(contents)
    }

    fn open<'f>(&'f self, path: &Path) -> io::Result<Box<dyn Read + Send + 'f>> {
        self.was_read.lock().expect("nothing panics while it holds the list").push(path.to_owned());
        Ok(match path == Path::new("-") {
            true if self.holds_input => Box::new(self.held()?),
            true => Box::new(Piped { input: self.give()?, read: 0 }),
            false => Box::new(Steady::open(path, LARGEST_BY_BITS)?),
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        Ok(entries)
    }

    fn exists(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok()
    }

    fn is_same(&self, a: &Path, b: &Path) -> bool {
        is_same(a, b)
    }

    #[cfg(unix)]
    fn allow_execution(&self, path: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path)?.permissions().mode();
        fs::set_permissions(path, fs::Permissions::from_mode(mode | (mode & 0o444) >> 2))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write(&self, path: &Path, contents: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(contents)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if let Ok(there) = fs::symlink_metadata(to)
            && !there.is_symlink()
        {
            regular(&there)?;
        }
        let was_read = self.was_read.lock().expect("nothing panics while it holds the list");
        if was_read.iter().any(|read| is_same(read, to)) {
            return Err(io::Error::other("it was read in this run, and is never replaced by what was made from it"));
        }
        fs::rename(from, to)?;
        // The new name has to reach the disk as well; not every system lets a folder be opened for that.
        if let Some(Ok(folder)) = to.parent().map(File::open) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    #[cfg(target_os = "linux")]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?;
        if let Some(Ok(folder)) = other.parent().map(File::open) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        remove(path)
    }
}

/// A file that must stay as it is while it is read.
struct Steady {
    file: File,
    before: Metadata,
    /// How many bytes so far.
    read: u64,
}

impl Steady {
    /// Opens a regular file of at most `largest` bytes.
    fn open(path: &Path, largest: u64) -> io::Result<Self> {
        // Asked before it is opened, because opening a pipe waits for the other end.
        regular(&fs::metadata(path)?)?;
        let file = File::open(path)?;
        let before = file.metadata()?;
        regular(&before)?;
        if before.len() > largest {
            return Err(io::Error::other(format!("it has {} bytes; the most that is read is {largest}", before.len())));
        }
        progress::expect(before.len());
        Ok(Self { file, before, read: 0 })
    }
}

impl Read for Steady {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read += read as u64;
        progress::read(read as u64);
        let grew = self.read > self.before.len();
        if grew || (read == 0 && !buffer.is_empty()) {
            let after = self.file.metadata()?;
            if grew || after.len() != self.read || after.modified().ok() != self.before.modified().ok() {
                return Err(io::Error::other("it changed while it was read"));
            }
        }
        Ok(read)
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path)?.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    }
}

/// Removes what a run that is being ended was writing; once more where it wrote on meanwhile.
pub(crate) fn sweep(path: &Path) {
    for _ in 0..100 {
        match remove(path) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(_) => std::thread::yield_now(),
        }
    }
}

impl DiskFiles {
    /// Those of a command that reads standard input more than once.
    pub(crate) fn that_hold_input() -> Self {
        Self { holds_input: true, ..Self::default() }
    }

    /// All of standard input.
    fn held(&self) -> io::Result<&[u8]> {
        if let Some(contents) = self.held.get() {
            return Ok(contents);
        }
        let mut contents = Vec::new();
        self.give()?.take(LARGEST + 1).read_to_end(&mut contents)?;
        if contents.len() as u64 > LARGEST {
            return Err(io::Error::other(format!("it has more than {LARGEST} bytes")));
        }
        Ok(self.held.get_or_init(|| contents))
    }

    /// Standard input, once.
    fn give(&self) -> io::Result<io::Stdin> {
        let input = io::stdin();
        if input.is_terminal() {
            return Err(io::Error::other("nothing is piped into standard input"));
        }
        if self.is_given.swap(true, Ordering::Relaxed) {
            return Err(io::Error::other("standard input can be read only once: save it as a file first"));
        }
        Ok(input)
    }
}

/// Standard input while it is read.
struct Piped {
    input: io::Stdin,
    /// How many bytes so far.
    read: u64,
}

impl Read for Piped {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.read += read as u64;
        progress::read(read as u64);
        if self.read > LARGEST_BY_BITS {
            return Err(io::Error::other(format!("it has more than {LARGEST_BY_BITS} bytes")));
        }
        if read == 0 {
            progress::expect(self.read);
        }
        Ok(read)
    }
}

/// Refuses what is not a regular file, and says what it is.
fn regular(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    let sort = if metadata.is_dir() { io::ErrorKind::IsADirectory } else { io::ErrorKind::Other };
    Err(io::Error::new(sort, format!("it is {}, not a file", kind(metadata.file_type()))))
}

#[cfg(unix)]
fn kind(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match () {
        () if kind.is_dir() => "a folder",
        () if kind.is_fifo() => "a pipe",
        () if kind.is_socket() => "a socket",
        () if kind.is_block_device() || kind.is_char_device() => "a device",
        () => "something else",
    }
}

#[cfg(not(unix))]
fn kind(kind: FileType) -> &'static str {
    if kind.is_dir() { "a folder" } else { "something else" }
}

/// Whether two paths lead to one file, by whatever names and links.
pub(crate) fn is_same(a: &Path, b: &Path) -> bool {
    match (identity(a), identity(b)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}
