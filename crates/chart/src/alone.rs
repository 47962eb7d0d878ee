//! A drawing that is a file of its own.

use assize_report::Chart;

use crate::{Drawn, Markup, Size, draw};

/// The chart as an SVG file, as for a wide page, and how much of it is drawn; nothing where it has no drawing. Its colours are those of light
/// paper: programs that are no browsers know no variables of styles.
pub fn alone(chart: &Chart) -> Option<(String, Drawn)> {
    let mut out = Markup::new();
    let drawn = draw(&mut out, chart, &chart.id, Size::Wide);
    let svg = out.finish();
    let mut parts = svg.split("var(");
    let mut file = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // No text can look like one: in a text the mark before it is another.
        let colour = part.split_once(", ").and_then(|(_, rest)| rest.split_once(')'));
        match colour {
            Some((colour, rest)) if part.starts_with("--") => file.extend([colour, rest]),
            _ => file.extend(["var(", part]),
        }
    }
    (drawn.of > 0).then_some((file, drawn))
}
