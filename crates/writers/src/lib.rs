//! The built-in writers.
//!
//! Each is one file: `json` prints the document as it is, `text` lays it out for a terminal. [`builtin`] lists
//! them. [`visible()`] and [`masked`] make any text safe to show on a terminal; messages use them as well.

#[cfg(test)]
mod example;
mod json;
mod text;
mod visible;

use assize_writer::Writer;

pub use visible::{masked, visible};

/// All of them, the usual one first.
pub fn builtin() -> Vec<Box<dyn Writer>> {
    vec![Box::new(text::Text), Box::new(json::Json)]
}
