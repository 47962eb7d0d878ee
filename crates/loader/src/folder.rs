//! An empty folder for one run of a command; it is gone when this is.

use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

/// Where a command may leave files while it works. No other user can look into it.
#[derive(Debug)]
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
        /// So often it is tried while what was ended a moment ago may still write.
        const TIMES: usize = 10;
        // What cannot be removed is the system's to clear.
        let is_gone = || fs::remove_dir_all(&self.path).is_ok() || !self.path.exists();
        let _ = (0..TIMES).any(|_| {
            is_gone() || {
                opened(&self.path);
                thread::sleep(Duration::from_millis(2));
                false
            }
        });
    }
}

/// Lets the folders within be emptied, whatever their modes are.
fn opened(folder: &Path) {
    let _ = fs::set_permissions(folder, Permissions::from_mode(0o700));
    let inner = fs::read_dir(folder).into_iter().flatten().flatten();
    inner.filter(|one| one.file_type().is_ok_and(|kind| kind.is_dir())).for_each(|one| opened(&one.path()));
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::Folder;

    #[test]
    fn it_goes_with_all_that_is_in_it() {
        let folder = Folder::new().unwrap();
        let path = folder.path.clone();
        fs::create_dir_all(path.join("shut/inner/more")).unwrap();
        for (one, mode) in [("shut/inner", 0o500), ("shut", 0o000)] {
            fs::set_permissions(path.join(one), Permissions::from_mode(mode)).unwrap();
        }
        drop(folder);
        assert!(!path.exists());
    }
}
