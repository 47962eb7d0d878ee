//! TOML with the place of every value, and everything that is wrong with its form said at once.
//!
//! A [`TomlPage`] is opened with its text and with the [`Family`] of codes that its faults go by. Its [`TomlTable`] gives [`TomlItem`]s, and an item
//! what it is asked for: a string, a number exactly as written, a date, a list, a table again. Every access that fails complains, with
//! the place, and reading goes on; [`TomlTable::finish`] says which keys are missing and which are unknown. The complaints gather in
//! [`Complaints`].
//!
//! What a value means is the caller's affair; it words its own complaints with [`tick`] and its fellows, so that all sound alike.

mod complaints;
mod diags;
mod family;
mod hidden;
mod item;
mod page;
mod provider;
mod syntax;
mod table;
mod what;
mod words;

pub use complaints::Complaints;
pub use family::{Family, LineBreaks};
pub use hidden::{hidden, hidden_in_prose};
pub use item::TomlItem;
pub use page::TomlPage;
pub use table::TomlTable;
pub use what::What;
pub use words::{either, near, suggest, tick, ticks};
