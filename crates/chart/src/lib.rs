//! Charts as SVG, from the data of the report document.
//!
//! All of it is put together by [`Markup`], which escapes every text. [`share`] is the small bar beside a number in a table; [`shade`]
//! the colour of a rating.

mod colour;
mod markup;
mod number;
mod share;

pub use colour::shade;
pub use markup::{Attributes, Markup};
pub use share::share;
