//! The sample against what was read.

use assize_analysis::{Quality, SampleCheck};
use assize_report::{Block, ColumnKind, Row, Section};

use super::{row, table};
use crate::figures::{percent_text, points_text, whole_text};
use crate::words;

/// What was eligible, drawn, assessed, replaced and read, whole and by stratum.
pub(crate) fn sample(quality: &Quality<'_>) -> Option<Section> {
    let check = quality.sample.as_ref()?;
    let id = format!("{}-sample", quality.inspection.id);
    let right = ColumnKind::Number;
    let columns = [
        ("", ColumnKind::Text),
        ("Eligible", right),
        ("Drawn", right),
        ("Assessed", right),
        ("Replaced", right),
        ("Read", right),
        ("Remarks", ColumnKind::Text),
    ];
    let design = check.design;
    let counts = [design.eligible, design.drawn, design.assessed, design.replaced, check.read];
    let mut rows = vec![counts_row("All", counts, 0)];
    for one in &check.strata {
        let stratum = one.stratum;
        let counts = [stratum.eligible, stratum.drawn, stratum.assessed, stratum.replaced, one.read];
        rows.push(counts_row(&stratum.title, counts, one.may_be));
    }
    let plural = quality.framework.catalogue.units.get(design.unit()).map_or(design.unit(), |unit| &unit.plural.en);
    let mut notes = vec![format!(
        "Units: {plural}. Drawn counts replacements too. Read: what stands in the table; blank where that cannot be told."
    )];
    notes.extend(outside(check));
    let mut blocks = vec![table(format!("{id}-table"), "Drawn and read", &columns, rows, notes)];
    blocks.extend(frame(check, &id));
    Some(Section { id, title: "Sample".to_owned(), blocks, sections: Vec::new() })
}

fn counts_row(title: &str, counts: [Option<u64>; 5], may_be: u64) -> Row {
    let [_, drawn, assessed, replaced, read] = counts;
    let mut remarks = Vec::new();
    if let (Some(read), Some(assessed)) = (read, assessed) {
        if read < assessed {
            remarks.push(format!("{read} short of assessed", read = whole_text(assessed - read)));
        } else if read > assessed {
            remarks.push(format!("{assessed} more than assessed", assessed = whole_text(read - assessed)));
        }
    }
    match (super::figures::unaccounted(drawn, assessed, replaced), drawn, read) {
        (Some(0), _, _) => {}
        (Some(left), _, _) => {
            remarks.push(format!("{left} drawn, neither assessed nor replaced", left = whole_text(left)))
        }
        (None, Some(drawn), Some(read)) if read < drawn => {
            remarks.push(format!("{read} short of drawn", read = whole_text(drawn - read)));
        }
        (None, _, _) => {}
    }
    if may_be > 0 {
        remarks.push(format!("{may_be} more may be of it: a fact is blank", may_be = whole_text(may_be)));
    }
    let counts = counts.map(|count| count.map(whole_text).unwrap_or_default());
    row([title.to_owned()].into_iter().chain(counts).chain([remarks.join("; ")]))
}

/// Units that fit no stratum, or not one alone.
fn outside(check: &SampleCheck<'_>) -> Option<String> {
    let counts = [
        (check.of_none, "of no stratum"),
        (check.of_several, "of more than one"),
        (check.open, "that cannot be placed, because a fact is blank"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter_map(|(count, what)| Some((count.filter(|count| *count > 0)?, what)))
        .map(|(count, what)| format!("{} {what}", whole_text(count)))
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    (!parts.is_empty()).then(|| format!("Of the units read: {parts}.", parts = words::list(&parts)))
}

/// Each stratum's part of the frame beside its part of the units read.
fn frame(check: &SampleCheck<'_>, id: &str) -> Option<Block> {
    let rows: Vec<Row> = (0..check.strata.len())
        .filter_map(|index| {
            let (frame, read) = (check.frame_share(index)?, check.read_share(index)?);
            let title = check.strata[index].stratum.title.clone();
            Some(row([title, percent_text(&frame), percent_text(&read), points_text(&read, &frame)]))
        })
        .collect();
    let columns = [
        ("", ColumnKind::Text),
        ("Of the frame", ColumnKind::Number),
        ("Of those read", ColumnKind::Number),
        ("Difference", ColumnKind::Number),
    ];
    let notes = vec!["The difference is of the exact shares, in percentage points, and rounded once.".to_owned()];
    (!rows.is_empty()).then(|| table(format!("{id}-frame"), "Sample against frame", &columns, rows, notes))
}
