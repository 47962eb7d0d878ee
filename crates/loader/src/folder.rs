//! An empty folder for one run of a command; it is gone when this is.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where a command may leave files while it works. No other user can look into it.
pub(crate) struct Folder {
    /// Absolute.
    pub(crate) path: PathBuf,
}

impl Folder {
    /// A new one, in the system's folder for temporary files.
    pub(crate) fn new() -> io::Result<Self> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let above = std::path::absolute(std::env::temp_dir())?;
        loop {
            let name = format!("assize-{}-{}", process::id(), MADE.fetch_add(1, Ordering::Relaxed));
            let path = above.join(name);
            match DirBuilder::new().mode(0o700).create(&path) {
                Ok(()) => return Ok(Self { path }),
                // Left by a process of the same number that was killed.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is the system's to clear.
        let _ = fs::remove_dir_all(&self.path);
    }
}
