//! Finds report writers and runs them, each in a process of its own.
//!
//! [`find`] leads a name or a path to a library or a command, and [`digest`] says which bytes it has. [`Job::begin`] starts the program again as
//! the [`serve`]r of that one writer, hands it the request, and collects what comes back in frames, under [`RunLimits`]: however the writer
//! behaves, the outcome is files and notes, or one [`RunError`] that says what happened. Nothing of it is ever loaded into the program.
//!
//! What either side of the boundary promises stands in `crates/writer/ABI.md`.

mod check;
mod command;
mod digest;
mod error;
mod find;
mod folder;
mod frame;
mod interrupted;
mod limits;
mod open;
mod process;
mod run;
mod sandbox;
mod serve;
mod tar;
mod watch;

pub use digest::{Digest, digest};
pub use error::{Failed, FindError, OpenError, RunError};
pub use find::{Folders, Found, find, is_path, list, named};
pub use limits::{RunLimits, forbid_dumps};
pub use run::{Begun, Job, Listed, NotWritten, Program, RunOutcome, Shows};
pub use sandbox::{Containment, contains};
pub use serve::serve;
