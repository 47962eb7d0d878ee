//! A share as a small bar beside its number.

use crate::Markup;
use crate::colour::{GRID, MAIN, SOFT};
use crate::number::{place, within};

/// Draws it: the point as a full bar, what lies between the limits as a light one, the edges as ticks. The number stands beside it in
/// words, so nobody has to see it.
pub fn share(out: &mut Markup, point: Option<f64>, limits: [f64; 2], edges: &[f64]) {
    let along = |value: f64| within(value, 0.0, 100.0);
    let rectangle = |out: &mut Markup, [from, to]: [f64; 2], fill: &'static str| {
        let (from, to) = (along(from), along(to));
        let (from, width) = (place(from), place((to - from).max(0.0)));
        out.empty("rect", &[("x", &from), ("y", "2"), ("width", &width), ("height", "8"), ("fill", fill)]);
    };
    let root = [("viewBox", "0 0 100 12"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")];
    out.element("svg", &root, |out| {
        out.empty("rect", &[("x", "0"), ("y", "2"), ("width", "100"), ("height", "8"), ("fill", GRID)]);
        rectangle(out, limits, SOFT);
        rectangle(out, [0.0, point.unwrap_or(0.0)], MAIN);
        for edge in edges {
            let edge = place(along(*edge));
            out.empty("line", &[("x1", &edge), ("x2", &edge), ("y1", "0"), ("y2", "12"), ("stroke", "currentColor")]);
        }
    });
}
