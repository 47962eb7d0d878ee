//! Chapter 8 of a comparison: what a change is made of, drawn for the largest of each pair.

use assize_analysis::{Comparison, PairCompared, Split, largest};
use assize_model::{Exact, ratio};
use assize_report::chart::Step;
use assize_report::{Block, Cell, Chart, Column, Form, RowKind, Section, Table};

use crate::figures::{difference, difference_text, number, percent_text};
use crate::uncertainty::Uncertainty;
use crate::words::lower;
use crate::{cells, comparison};

/// The tables of the working output, each with its largest change as a waterfall; nothing where no change can be split.
pub(super) fn splits(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> Option<Section> {
    let mut section = comparison::splits(whole, uncertainty)?;
    for ((pair, splits), of_pair) in whole.splits.each().iter().zip(&mut section.sections) {
        if let Some(chart) = waterfall(whole, &whole.pairs[*pair], splits) {
            of_pair.blocks.insert(0, Block::Chart(chart));
        }
    }
    Some(section)
}

fn waterfall(whole: &Comparison<'_, '_>, pair: &PairCompared, splits: &[Split]) -> Option<Chart> {
    let split = largest(splits)?;
    let (a, b) = (whole.entries[pair.a], whole.entries[pair.b]);
    let question = |of: &assize_analysis::Rejudgement<'_>, side: usize| {
        let question = &of.home?.questions[split.questions[side]];
        Some((question.id.clone(), question.title.en.clone()))
    };
    let ((first, before), (second, after)) = (question(a, 0)?, question(b, 1)?);
    let zero = ratio(0, 1);
    let [mut at, last] = [split.corners.ar, split.corners.bs].map(|(n, of)| ratio(n, of));
    let total = |label: String, share: &Exact| Step {
        label,
        from: 0.0,
        to: number(share),
        text: percent_text(share),
        total: true,
    };
    let total = |label: String, share: &Exact| (total(label, share), cells::per_cent(share));
    let mut steps = vec![total(format!("{}: {first}", a.inspection.title), &at)];
    let mut parts: Vec<(&str, &Exact)> = vec![("Criteria", &split.parts.criteria)];
    match &split.parts.rest {
        Ok((cases, practice)) => parts.extend([("Cases", cases), ("Practice", practice)]),
        Err((together, _)) => parts.push(("Cases and practice", together)),
    }
    for (label, part) in &parts {
        let next = &at + *part;
        let text = difference_text(part, &zero);
        let value = Cell::number(difference(part, &zero), text.clone());
        let (label, from, to) = ((*label).to_owned(), within(&at), within(&next));
        steps.push((Step { label, from, to, text, total: false }, value));
        at = next;
    }
    steps.push(total(format!("{}: {second}", b.inspection.title), &last));
    let said: Vec<String> =
        parts.iter().map(|(label, part)| format!("{} {}", lower(label), difference_text(part, &zero))).collect();
    let which = match before == after {
        true => format!("of \"{after}\""),
        false => format!("from \"{before}\" to \"{after}\""),
    };
    let change = difference_text(&split.parts.change, &zero);
    let id = format!("waterfall-{}-{}", a.inspection.id, b.inspection.id);
    let said_steps: Vec<String> = steps.iter().map(|(step, _)| format!("{}: {}", step.label, step.text)).collect();
    Some(Chart {
        finding: format!("The largest of {} changes is that {which} ({change}): {}.", splits.len(), said.join(", ")),
        measure: "Per cent judged sufficient, and percentage points".to_owned(),
        alternative: format!("Steps from the first share to the second. {}.", said_steps.join("; ")),
        reading: "The first and the last bar are the shares, each under its own regime; between them is what each part adds or takes away. Parts are each rounded, so that printed ones may not add up to the last point.".to_owned(),
        source: String::new(),
        table: table(&id, &steps),
        form: Form::Waterfall { steps: steps.into_iter().map(|(step, _)| step).collect() },
        id,
    })
}

/// Where a step stands; parts may lead below nothing or above everything before others lead back.
fn within(share: &Exact) -> f64 {
    number(&share.clone().clamp(ratio(0, 1), ratio(1, 1)))
}

fn table(id: &str, steps: &[(Step, Cell)]) -> Table {
    let mut table = Table::new("waterfall", "").with_id(format!("{id}-table")).columns([
        Column::text("title", ""),
        Column::number("value", "Share or part").unit("per cent, or percentage points"),
    ]);
    for (step, value) in steps {
        let kind = if step.total { RowKind::Total } else { RowKind::Body };
        table.push(kind, None, vec![Cell::text(&step.label), value.clone()]);
    }
    table
}
