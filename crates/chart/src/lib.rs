//! Charts as accessible SVG, from the data of the report document.
//!
//! [`draw`] makes a picture of a chart, for a wide page or a narrow one ([`Size`]): one file a form. What they share is beside them: rows
//! with a label and a value, a scale with its grid, edges as labelled lines, a key. Every text comes from the document; only the numbers
//! on an axis are made here. All of it is put together by [`Markup`], which escapes every text. [`share`] is the small bar beside a number
//! in a table, [`shade`] the colour of a rating, [`alone`] a drawing as a file.
//!
//! Whatever the data (nothing, ten thousand bodies, numbers that are not numbers), a drawing is well formed and no larger than its [limits](draw)
//! let it be; [`Drawn`] says what was left out.

#![allow(clippy::float_arithmetic, reason = "drawing: places on a page, not figures")]

mod alone;
mod bars;
mod colour;
mod dots;
mod draw;
mod flags;
mod lanes;
mod markup;
mod measure;
mod number;
mod panels;
mod rows;
mod scale;
mod share;
mod sheet;
mod slope;
mod strip;
mod value;
mod waterfall;

pub use alone::alone;
pub use colour::shade;
pub use draw::{Drawn, draw};
pub use markup::{Attributes, Markup};
pub use share::share;
pub use sheet::Size;
