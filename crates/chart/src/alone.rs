//! A drawing that is a file of its own.

use assize_report::Chart;

use crate::{Drawn, Markup, Size, draw};

/// The chart as an SVG file, as for a wide page, and how much of it is drawn; nothing where it has no drawing. Its colours are those of light
/// paper: programs that are no browsers know no variables of styles.
pub fn alone(chart: &Chart) -> Option<(String, Drawn)> {
    let mut out = Markup::new();
    let drawn = draw(&mut out, chart, &chart.id, Size::Wide);
    let svg = out.finish();
    // The quote in front is that of an attribute: in a text it is `&quot;`.
    let mut parts = svg.split("\"var(--");
    let mut file = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let colour = part.split_once(", ").and_then(|(_, rest)| rest.split_once(')'));
        let (colour, rest) = colour.expect("a colour has a value of its own");
        file.extend(["\"", colour, rest]);
    }
    (drawn.of > 0).then_some((file, drawn))
}

#[cfg(test)]
mod tests {
    use assize_report::{Block, golden};

    use super::alone;

    #[test]
    fn colours_have_their_values_and_texts_stay_as_they_are() {
        let text = "\"var(--chart-main, #123456)\" is a colour";
        let report = golden::everything();
        let blocks = report.sections.iter().flat_map(|section| &section.blocks);
        let charts = blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None });
        let mut drawn = 0;
        for chart in charts {
            let mut chart = chart.clone();
            chart.finding = text.to_owned();
            let Some((file, _)) = alone(&chart) else { continue };
            let told = "&quot;var(--chart-main, #123456)&quot; is a colour";
            assert!(file.contains(told), "{file}");
            assert!(!file.replace(told, "").contains("var("), "{file}");
            drawn += 1;
        }
        assert!(drawn > 3, "{drawn}");
    }
}
