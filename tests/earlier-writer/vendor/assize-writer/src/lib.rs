//! What a report writer is, and how one leaves its library.
//!
//! A [`Writer`] is a pure function from a [`Report`](assize_report::Report) and [`Options`] to files in memory: no files, no clock, no printing.
//! [`export_writer!`] makes a dynamic library of one, through the C boundary that [`abi`] describes and [`export`] stands on; the host's
//! side of it is the crate `loader`.
//!

#![warn(missing_docs)]

pub mod abi;
pub mod export;
mod request;
mod writer;

pub use request::Request;
pub use writer::{About, File, Note, Options, Refusal, Severity, Writer, Written};
