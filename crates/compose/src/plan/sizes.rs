//! How many must be drawn.

use assize_model::{Exact, ratio};
use assize_report::{Block, Cell, PlanSize, Row, RowKind};
use assize_stats::sample_size;
use num_traits::ToPrimitive;

use super::{PlanWanted, closely_text, drawn_text, paragraph, table};
use crate::figures::{hundredths, number, whole_text};
use crate::frameworks::decimal;
use crate::uncertainty::Confidence;

/// What the inspectorate planned its samples for: 80 per cent and 5 points.
const INSPECTORATE: (u64, u64) = (80, 5);

/// Margins that are always shown, in points.
const MARGINS: [u64; 4] = [2, 3, 5, 10];

/// What was asked for first, then what the inspectorate planned for, what the framework says if that is another, and a grid around them.
pub(super) fn sizes(wanted: &PlanWanted<'_>) -> Vec<PlanSize> {
    let size = |whose: &str, confidence: &Exact, margin: &Exact| size(wanted.eligible, whose, confidence, margin);
    let asked = (percent(wanted.confidence), wanted.margin.clone());
    let inspectorate = (ratio(INSPECTORATE.0, 1), ratio(INSPECTORATE.1, 1));
    let own = wanted.framework.sample.as_ref();
    let own = own.and_then(|rule| rule.confidence.clone().zip(rule.margin.clone()));
    let own = own.filter(|own| *own != inspectorate);
    let mut sizes: Vec<PlanSize> = size("asked", &asked.0, &asked.1).into_iter().collect();
    sizes.extend(size("inspectorate", &inspectorate.0, &inspectorate.1));
    sizes.extend(own.and_then(|own| size("framework", &own.0, &own.1)));
    for confidence in Confidence::ALL {
        sizes.extend(margins(wanted).iter().filter_map(|margin| size("grid", &percent(confidence), margin)));
    }
    sizes
}

fn size(eligible: u64, whose: &str, confidence: &Exact, margin: &Exact) -> Option<PlanSize> {
    let part = |percent: &Exact| (percent / ratio(100, 1)).to_f64();
    let sample = sample_size(eligible, part(confidence)?, part(margin)?)?;
    Some(PlanSize {
        whose: whose.to_owned(),
        confidence: hundredths(confidence),
        margin: hundredths(margin),
        sample,
        of_eligible: number(&ratio(sample, eligible)),
    })
}

/// The two that matter side by side, and the grid.
pub(super) fn blocks(wanted: &PlanWanted<'_>, sizes: &[PlanSize]) -> Vec<Block> {
    let eligible = wanted.eligible;
    let mut rows = Vec::new();
    let mut row = |name: &str, whose: &str, confidence: &Exact, margin: &Exact| {
        let found = sizes.iter().find(|size| size.whose == whose);
        rows.extend(found.map(|size| Row {
            figure: None,
            kind: RowKind::Body,
            cells: vec![
                Cell::text(name),
                Cell::text(closely_text(confidence, margin)),
                Cell::text(drawn_text(size.sample, eligible)),
            ],
        }));
    };
    row("Asked for", "asked", &percent(wanted.confidence), &wanted.margin);
    let (confidence, margin) = INSPECTORATE;
    row("As the inspectorate drew its samples", "inspectorate", &ratio(confidence, 1), &ratio(margin, 1));
    let own = wanted.framework.sample.as_ref();
    if let Some((confidence, margin)) = own.and_then(|rule| rule.confidence.as_ref().zip(rule.margin.as_ref())) {
        row(&format!("As {framework} says", framework = wanted.framework.id), "framework", confidence, margin);
    }
    let headings = ["Whose", "A share is known", "To be drawn"].map(str::to_owned).to_vec();
    let notes = vec![
        "At a share of one half, where it takes most; a simple random sample, rounded up.".to_owned(),
        "80% and 5 points: assumed, guidance of the 2018 programme as generally known.".to_owned(),
    ];
    let mut blocks = vec![table("sizes".to_owned(), String::new(), headings, rows, notes)];
    if let Some(sample) = wanted.sample {
        blocks
            .push(paragraph(format!("What follows is for a sample of {drawn}.", drawn = drawn_text(sample, eligible))));
    }
    blocks.push(grid(wanted, sizes));
    blocks
}

fn grid(wanted: &PlanWanted<'_>, sizes: &[PlanSize]) -> Block {
    let margins = margins(wanted);
    let name =
        |margin: &Exact| format!("{} {}", decimal(margin), if *margin == ratio(1, 1) { "point" } else { "points" });
    let headings = std::iter::once("Confidence".to_owned()).chain(margins.iter().map(name)).collect();
    let of_grid: Vec<&PlanSize> = sizes.iter().filter(|size| size.whose == "grid").collect();
    let rows = Confidence::ALL.into_iter().zip(of_grid.chunks(margins.len())).map(|(confidence, sizes)| Row {
        figure: None,
        kind: RowKind::Body,
        cells: std::iter::once(crate::figures::given_text(&percent(confidence)))
            .chain(sizes.iter().map(|size| whole_text(size.sample)))
            .map(Cell::text)
            .collect(),
    });
    table("grid".to_owned(), "To be drawn, by confidence and margin".to_owned(), headings, rows.collect(), Vec::new())
}

fn margins(wanted: &PlanWanted<'_>) -> Vec<Exact> {
    let mut margins: Vec<Exact> = MARGINS.map(|margin| ratio(margin, 1)).to_vec();
    margins.push(wanted.margin.clone());
    margins.sort();
    margins.dedup();
    margins
}

fn percent(confidence: Confidence) -> Exact {
    ratio(u64::from(confidence.percent()), 1)
}
