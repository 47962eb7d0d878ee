//! Comparing through the crate's own door: small random tables, the shipped regimes, the worked example.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

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
mod units;
mod verdict;
mod worked_example;
