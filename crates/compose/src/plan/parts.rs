//! Questions that are asked of a part of the units: a part of the sample, by the same fraction.

use assize_model::{Exact, ratio, whole_half_up};
use assize_report::{Block, Cell, PlanMargin, PlanPart, Row, RowKind};
use assize_stats::{hundredths, margin};
use num_traits::ToPrimitive;

use super::{PlanWanted, paragraph, table};
use crate::figures::{given_text, of_hundredths, points_either_way_text, whole_text};
use crate::uncertainty::Confidence;

/// Per cent of the units.
const PARTS: [u64; 5] = [100, 75, 50, 25, 10];

/// How closely each part of the sample is known.
pub(super) fn parts(wanted: &PlanWanted<'_>, sample: u64) -> Vec<PlanPart> {
    let part = |percent: u64| {
        let (eligible, sample) = (part_of(wanted.eligible, percent), part_of(sample, percent).min(wanted.eligible));
        let reached = |confidence: Confidence| PlanMargin {
            confidence: f64::from(confidence.percent()),
            points: margin(sample, eligible, confidence.level()).map(|margin| of_hundredths(hundredths(margin))),
        };
        let margins = confidences(wanted).into_iter().map(reached).collect();
        PlanPart { part: crate::figures::hundredths(&ratio(percent, 1)), eligible, sample, margins }
    };
    PARTS.map(part).to_vec()
}

pub(super) fn blocks(wanted: &PlanWanted<'_>, parts: &[PlanPart]) -> Vec<Block> {
    let within =
        confidences(wanted).into_iter().map(|one| format!("Within, at {given}", given = given_text(&percent(one))));
    let headings = ["Asked of", "Eligible", "In the sample"].map(str::to_owned).into_iter().chain(within).collect();
    let row = |(percent, part): (u64, &PlanPart)| {
        let margins = part.margins.iter().map(|margin| margin.points.map_or("-".to_owned(), points_either_way_text));
        let cells = [given_text(&ratio(percent, 1)), whole_text(part.eligible), whole_text(part.sample)];
        Row { figure: None, kind: RowKind::Body, cells: cells.into_iter().chain(margins).map(Cell::text).collect() }
    };
    let rows = PARTS.into_iter().zip(parts).map(row).collect();
    vec![
        paragraph("A question that some of them alone are asked rests on fewer. Its part of the sample stands for the same part of those eligible, and its share is known less closely.".to_owned()),
        table("parts-table".to_owned(), String::new(), headings, rows, Vec::new()),
    ]
}

/// The one asked for and, if that is another, the inspectorate's.
fn confidences(wanted: &PlanWanted<'_>) -> Vec<Confidence> {
    let mut both = vec![wanted.confidence, Confidence::Eighty];
    both.dedup();
    both
}

fn percent(confidence: Confidence) -> Exact {
    ratio(u64::from(confidence.percent()), 1)
}

fn part_of(whole: u64, percent: u64) -> u64 {
    whole_half_up(&(ratio(percent, 100) * ratio(whole, 1))).to_u64().unwrap_or(whole)
}
