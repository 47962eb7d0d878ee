//! Comparing through the crate's own door: small random tables, the shipped regimes, the worked example.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "../../../scoring/tests/support/small_frameworks.rs"]
mod small_frameworks;
#[path = "../../../scoring/tests/support/small_tables.rs"]
#[expect(dead_code, reason = "shared with the tests of `scoring`, which complete tables too")]
mod small_tables;

mod agreement;
mod changes;
mod combined;
mod crosswalk;
mod lowest;
mod margins;
mod other_regime;
mod rejudge;
mod split;
mod stability;
mod support;
mod verdict;
mod worked_example;
