//! Typed access to a TOML text. Every access that fails complains, with the place, and reading goes on.

mod hidden;
mod item;
mod page;
mod table;

pub(crate) use hidden::is_hidden;
pub(crate) use item::{Item, check_id, period_of};
pub(crate) use page::Page;
pub(crate) use table::Table;
