//! What a command may be handed with a report: work of this program that it need not do again.

use std::collections::BTreeMap;

use assize_report::{Block, Report, Section};
use serde_json::Value;

/// The charts of a report that can be drawn, each as an SVG file, by the chart's id.
pub fn charts(report: &Report) -> BTreeMap<&str, String> {
    fn add<'r>(section: &'r Section, all: &mut BTreeMap<&'r str, String>) {
        for block in &section.blocks {
            if let Block::Chart(chart) = block
                && let Some((drawing, _)) = assize_chart::alone(chart)
            {
                all.insert(&chart.id, drawing);
            }
        }
        section.sections.iter().for_each(|inner| add(inner, all));
    }
    let mut all = BTreeMap::new();
    report.sections.iter().for_each(|section| add(section, &mut all));
    all
}

/// The document that the `pandoc` writer makes of a report, with its drawings.
pub fn pandoc(report: &Report) -> Value {
    crate::pandoc::document(report, true)
}

#[cfg(test)]
mod tests {
    use assize_report::golden;

    use super::{charts, pandoc};

    #[test]
    fn each_chart_is_a_file_of_its_own() {
        let report = golden::everything();
        let charts = charts(&report);
        assert_eq!(charts.len(), 7);
        for (id, drawing) in charts {
            assert!(drawing.starts_with("<svg") && drawing.contains("xmlns="), "{id}: {drawing}");
            assert!(!drawing.contains("var("), "{id}");
        }
        assert_eq!(pandoc(&report).to_string().matches("data:image/svg+xml").count(), 7);
    }
}
