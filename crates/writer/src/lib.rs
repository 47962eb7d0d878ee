//! What a report writer is, and how one leaves its library.
//!
//! A [`Writer`] is a pure function from a [`Report`](assize_report::Report) and [`Options`] to files in memory: no files, no clock, no printing.
//! [`export_writer!`] makes a dynamic library of one, through the C boundary that [`abi`] describes and [`export`] stands on; the host's
//! side of it is the crate `loader`.
//!

#![doc = include_str!("../ABI.md")]
#![warn(missing_docs)]

pub mod abi;
pub mod export;
mod writer;

pub use writer::{About, COMMAND, File, Note, Options, Refusal, Request, Severity, Writer, Written, is_name};
