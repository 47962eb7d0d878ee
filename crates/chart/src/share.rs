//! A share as a small bar beside its number.

use crate::Markup;
use crate::colour::{GRID, MAIN, PALE};
use crate::number::{place, within};

/// Draws it: the point as a full bar, what lies between the limits as a thin and pale one, the edges as ticks. The number is beside it in
/// words, so no reader has to see the drawing.
pub fn share(out: &mut Markup, point: Option<f64>, limits: [f64; 2], edges: &[f64]) {
    let along = |value: f64| within(value, 0.0, 100.0);
    let rectangle = |out: &mut Markup, [from, to]: [f64; 2], [y, height]: [&'static str; 2], fill: &'static str| {
        let (from, to) = (along(from), along(to));
        let (from, width) = (place(from), place((to - from).max(0.0)));
        out.empty("rect", &[("x", &from), ("y", y), ("width", &width), ("height", height), ("fill", fill)]);
    };
    let root = [("viewBox", "0 0 100 12"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")];
    out.element("svg", &root, |out| {
        rectangle(out, [0.0, 100.0], ["10", "1"], GRID);
        rectangle(out, limits, ["4", "4"], PALE);
        rectangle(out, [0.0, point.unwrap_or(0.0)], ["2", "8"], MAIN);
        for edge in edges {
            let edge = place(along(*edge));
            out.empty("line", &[("x1", &edge), ("x2", &edge), ("y1", "0"), ("y2", "12"), ("stroke", "currentColor")]);
        }
    });
}
