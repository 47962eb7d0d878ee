//! Framework files in, frameworks or complaints out.

mod bodies;
mod broken;
mod carried;
mod coverage;
mod format;
mod loading;
mod mutations;
mod regime_2014;
mod support;
