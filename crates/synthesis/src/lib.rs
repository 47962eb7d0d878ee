//! Made-up cases of fictional bodies, for any framework.
//!
//! [`read_rates`] reads a rates file, [`synthesise`] draws what an [`Order`] asks for and gives records and tables as text. Facts come first
//! (`facts`), then answers (`answers`), which stand exactly where the facts say that they are asked (`asked`). Answers of one unit share
//! that unit's quality, a number that no file shows. Every draw is in whole numbers from a stream of its own, named by what is drawn, so
//! that the same order gives the same bytes on every machine and a further column changes no other.
//!
//! Nothing made up may pass for real: tables say `synthetic` in every row, bodies are fictional in name and in the record, and the name or id
//! of a real body is refused (`names`).
//!
#![doc = include_str!("../FORMAT.md")]

mod answers;
mod asked;
mod chance;
mod diags;
mod facts;
mod names;
mod plan;
mod rates;
mod record;
mod synthesise;
mod table;

pub use rates::{Rates, read_rates};
pub use synthesise::{MadeFile, Order, Synthetic, synthesise};
