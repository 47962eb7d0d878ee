//! A criteria set: what is asked, which units it is asked about, and how answers become shares, ratings and a total.
//!
//! [`load`] reads framework files (written as `FORMAT.md` says) and the shared catalogue, says everything that is wrong with them, and
//! gives a [`Library`] of [`Framework`]s in which every name is resolved: what uses a `Framework` need not check it again.
//! What the program carries is in [`builtin`].
//!
//! A text goes through four hands: `assize_reader` gives typed access to its tables, `draft` reads them into what is written there, `extend`
//! puts that over what is inherited, `check` looks every name up. All of them complain in facts; the words are in `diags`.
//!
#![doc = include_str!("../FORMAT.md")]

mod base;
pub mod builtin;
mod check;
mod diags;
mod draft;
mod extend;
mod framework;
mod frameworks;
mod library;
mod load;
mod measure;
mod rating_rule;
mod rollup;
mod scale;
mod weights;

pub use base::{BelowMinimum, Blank, MinimumBase, MissingRule, SmallBase};
pub use check::cycles;
pub use draft::Origin;
pub use framework::{
    Also, Band, Compare, DiscretionRule, Entry, Framework, Node, Overall, Prompt, Proportions, Question, Rating, Rule,
    SampleRule, Target,
};
pub use frameworks::{Carried, Frameworks};
pub use library::Library;
pub use load::{Texts, load};
pub use measure::{Better, Measure, Numbers, Take};
pub use rating_rule::{
    Bound, LimitRule, Many, Matrix, MeanOfPoints, RatingCondition, RatingRule, Rounding, Rung, Subject,
};
pub use rollup::Rollup;
pub use scale::Scale;
pub use weights::Weights;
