//! Mathematics against hand-worked values, other implementations, and counting everything.

#![allow(clippy::float_arithmetic, reason = "what is estimated is looked at")]

mod agreement;
mod chance;
mod coverage;
mod edges;
mod found;
mod oracles;
mod resample;
mod size;
mod stream;
