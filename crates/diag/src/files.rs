use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The outside world, as far as files go. `cli` implements it on the file system; tests on [`MemoryFiles`], where the n-th call can fail. Where
/// nothing else is said, it is there to be read alone.
pub trait Files {
    /// The whole of a regular file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The same, to be read bit by bit.
    fn open<'f>(&'f self, path: &Path) -> io::Result<Box<dyn io::Read + Send + 'f>> {
        Ok(Box::new(io::Cursor::new(self.read(path)?)))
    }
    /// The entries of a folder, in order of name.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Whether something is at this path.
    fn exists(&self, path: &Path) -> bool;
    /// Whether two paths lead to one file, by whatever names and links.
    fn is_same(&self, a: &Path, b: &Path) -> bool {
        a == b
    }
    /// Makes one folder, whose parent is there.
    fn create_folder(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }
    /// Writes a new file whole and makes sure it has reached the disk.
    fn write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }
    /// Gives a file or folder another name in the same file system, replacing a file that is there.
    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }
    /// Lets two folders change names at once, so that there is no moment without either; an error where the system cannot.
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
    /// Removes a file, or a folder with all it holds.
    fn remove(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }
    /// Lets a file be executed by those who can read it, where the system has such a thing.
    fn allow_execution(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// What the system says, without the number that no reader needs.
pub fn reason(error: &io::Error) -> String {
    let said = error.to_string();
    let said = said.split(" (os error").next().unwrap_or_default();
    let mut characters = said.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// Files in memory. Folders are implied by the files in them, or made.
#[derive(Default, Debug)]
pub struct MemoryFiles {
    state: Mutex<State>,
}

#[derive(Default, Debug)]
struct State {
    files: BTreeMap<PathBuf, Vec<u8>>,
    folders: Vec<PathBuf>,
    calls: usize,
    fail_at: Option<usize>,
}

impl MemoryFiles {
    /// These files and no others.
    pub fn new<P: Into<PathBuf>, C: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, C)>) -> Self {
        let files = files.into_iter().map(|(path, contents)| (path.into(), contents.into())).collect();
        Self { state: Mutex::new(State { files, ..State::default() }) }
    }

    /// Makes the n-th call (from 0) fail, once.
    pub fn fail_at(&self, call: usize) {
        let mut state = self.lock();
        state.calls = 0;
        state.fail_at = Some(call);
    }

    /// Everything that is there now.
    pub fn snapshot(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        self.lock().files.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no test panics while it holds the files")
    }

    fn call(&self) -> io::Result<std::sync::MutexGuard<'_, State>> {
        let mut state = self.lock();
        state.calls += 1;
        if state.fail_at == Some(state.calls - 1) {
            state.fail_at = None;
            return Err(io::Error::other("made to fail"));
        }
        Ok(state)
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call()?.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let state = self.call()?;
        if state.files.contains_key(folder) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let mut entries: Vec<PathBuf> = state
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(folder).ok()?.components().next().map(|first| folder.join(first)))
            .collect();
        entries.dedup();
        Ok(entries)
    }

    fn exists(&self, path: &Path) -> bool {
        let state = self.lock();
        state.folders.iter().any(|folder| folder == path) || state.files.keys().any(|file| file.starts_with(path))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.call()?.folders.push(path.to_owned());
        Ok(())
    }

    fn write(&self, path: &Path, contents: &[u8]) -> io::Result<()> {
        self.call()?.files.insert(path.to_owned(), contents.to_owned());
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.call()?;
        let moved: Vec<_> = state.files.keys().filter(|path| path.starts_with(from)).cloned().collect();
        for path in moved {
            let contents = state.files.remove(&path).expect("the key was listed just now");
            let rest = path.strip_prefix(from).expect("the path was chosen by its start");
            let target = if rest.as_os_str().is_empty() { to.to_owned() } else { to.join(rest) };
            state.files.insert(target, contents);
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.call()?;
        state.files.retain(|file, _| !file.starts_with(path));
        state.folders.retain(|folder| !folder.starts_with(path));
        Ok(())
    }
}
