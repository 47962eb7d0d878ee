//! The words of every complaint, by what it is about. The rest of the crate states facts; here they become sentences.

mod catalogue;
mod conditions;
mod extending;
mod names;
mod providers;
mod ratings;
mod rules;
mod scales;
mod shape;
mod tree;
mod words;

pub(crate) use catalogue::*;
pub(crate) use conditions::*;
pub(crate) use extending::*;
pub(crate) use names::*;
pub(crate) use providers::*;
pub(crate) use ratings::*;
pub(crate) use rules::*;
pub(crate) use scales::*;
pub(crate) use shape::*;
pub(crate) use tree::*;
pub(crate) use words::decimal;
