//! What went wrong, where, and what to do about it.
//!
//! A crate that finds a fault pushes a [`Diagnostic`] into [`Diagnostics`] and goes on, so that everything wrong is said at once. A
//! diagnostic points at a [`Place`] in a [`Source`]. Sources are *public* (frameworks, records: their lines may be shown) or
//! *private* (tables of cases: the text is not even kept, so no value can be printed). All files are read and written through [`Files`].

mod code;
mod diagnostic;
mod files;
mod nearest;
mod source;

pub use code::Code;
pub use diagnostic::{Diagnostic, Diagnostics, Label, Severity};
pub use files::{Files, MemoryFiles, reason};
pub use nearest::nearest;
pub use source::{Origin, Place, Placed, Source, SourceId, Sources, Span, Spanned, begins_as_toml};
