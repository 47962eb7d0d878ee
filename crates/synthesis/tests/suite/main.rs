//! Rates in, made-up inspections or complaints out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod answers;
mod broken;
mod facts;
mod format;
mod support;
mod whole;
