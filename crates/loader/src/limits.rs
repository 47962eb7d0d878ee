use std::time::Duration;

use rustix::process::{Resource, Rlimit, setrlimit};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RunLimits {
    /// How long it may take, from the start of its process to its last byte.
    pub time: Duration,
    /// How much memory its process may have, in bytes.
    pub memory: u64,
    /// How many bytes it may hand over, file names and notes included.
    pub output: usize,
    /// How many files it may hand over.
    pub files: usize,
    /// How many notes it may have.
    pub notes: usize,
    /// How many processes a command may have at a time.
    pub processes: usize,
    /// How many bytes a command may have in its folder.
    pub folder: u64,
}

impl Default for RunLimits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(60),
            memory: 1 << 30,
            output: 256 << 20,
            files: 10_000,
            notes: 1000,
            processes: 64,
            folder: 512 << 20,
        }
    }
}

/// Has the system keep no dump of this process if it dies, and no other process read it: its memory holds cases.
///
/// # Errors
/// What the system says.
pub fn forbid_dumps() -> std::io::Result<()> {
    // Nor may any process of the same user look into it.
    #[cfg(target_os = "linux")]
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
    Ok(setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?)
}
