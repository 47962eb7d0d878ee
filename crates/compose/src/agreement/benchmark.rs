//! What many said of one unit.

use assize_analysis::Said;
use assize_analysis::{AnswersSpread, Benchmark, BenchmarkUnit};
use assize_report::{Block, ColumnKind, Row, RowKind};

use super::{LISTED, Of, estimates, first_of};
use crate::figures::{counts_text, of_text, whole_text};
use crate::quality::{row, table, unless_none};
use crate::words;

pub(super) fn benchmark(of: &Of<'_, '_>) -> Vec<Block> {
    let Some(benchmark) = &of.kind.benchmark else { return Vec::new() };
    vec![by_unit(of, benchmark), by_assessor(of, benchmark)]
}

/// Unit by unit, where the answers are not all alike.
fn by_unit(of: &Of<'_, '_>, benchmark: &Benchmark) -> Block {
    let right = ColumnKind::Number;
    let columns = [
        ("", ColumnKind::Text),
        ("Sufficient", right),
        ("Insufficient", right),
        ("N/a", right),
        ("Unknown", right),
        ("Most said", ColumnKind::Text),
    ];
    let mut rows = Vec::new();
    for unit in benchmark.units.iter().take(LISTED) {
        let heading = std::iter::once(heading(unit)).chain(std::iter::repeat_n(String::new(), columns.len() - 1));
        rows.push(Row { figure: None, kind: RowKind::Group, ..row(heading) });
        let split = unit.columns.iter().enumerate().filter(|(_, spread)| is_split(spread));
        rows.extend(split.map(|(column, spread)| {
            row([
                of.title(column),
                unless_none(spread.sufficient),
                unless_none(spread.insufficient),
                unless_none(spread.not_applicable),
                unless_none(spread.unknown),
                most(spread).to_owned(),
            ])
        }));
    }
    let mut notes =
        vec!["Only what was not answered alike by all who gave an answer. Units are named by the lines of their rows in the table.".to_owned(), "Most said: the more frequent of sufficient and insufficient. It is no right answer, only what to talk about.".to_owned()];
    let more = benchmark.units.len().saturating_sub(LISTED);
    if more > 0 {
        notes.push(format!(
            "{more} more units stand in the document for scripts (`--writer json`).",
            more = whole_text(more as u64)
        ));
    }
    table(format!("{}-spread", of.id), "Units that three or more judged", &columns, rows, notes)
}

/// "Lines 2, 3 and 4: 3 assessors, alike in 9 of 11".
fn heading(unit: &BenchmarkUnit) -> String {
    let lines: Vec<String> = unit.lines.iter().map(u32::to_string).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let answered = unit.columns.iter().filter(|spread| spread.known() + spread.not_applicable > 1);
    let (alike, all) = answered.fold((0, 0), |(alike, all), spread| (alike + u64::from(!is_split(spread)), all + 1));
    format!(
        "Lines {first}: {lines} assessors, alike in {all}",
        first = first_of(&lines),
        lines = lines.len(),
        all = of_text(alike, all)
    )
}

/// Whether there are two answers to be had.
fn is_split(spread: &AnswersSpread) -> bool {
    [spread.sufficient, spread.insufficient, spread.not_applicable].iter().filter(|count| **count > 0).count() > 1
}

fn most(spread: &AnswersSpread) -> &'static str {
    match spread.mode() {
        Some(Said::Sufficient) => "sufficient",
        Some(Said::Insufficient) => "insufficient",
        Some(Said::NotApplicable | Said::Unknown) | None => "as many either",
    }
}

/// Each assessor against what most of the others said.
fn by_assessor(of: &Of<'_, '_>, benchmark: &Benchmark) -> Block {
    let right = ColumnKind::Number;
    let columns = [
        ("", ColumnKind::Text),
        ("As most others", right),
        ("More lenient", right),
        ("Stricter", right),
        ("Left out", right),
    ];
    let line = |one: &assize_analysis::AgainstOthers| {
        row([
            of.name(one.assessor).to_owned(),
            counts_text(one.same, one.compared()),
            unless_none(one.more_lenient),
            unless_none(one.stricter),
            unless_none(one.left_out),
        ])
    };
    let rows = benchmark.assessors.iter().map(line).collect();
    let title = format!("Each assessor against most of the others, over {pooled}", pooled = of.pooled());
    let mut notes = vec![
        "Each answer is set against what most of the other assessors of the same unit said, where two of them or more gave a known answer; left out: fewer did, or as many said either.".to_owned(),
        "Assessors are not ranked: who stands alone may be right.".to_owned(),
    ];
    let units = benchmark.units.len();
    if estimates::is_small(units as u64) {
        let units = words::units(of.framework, of.kind.readings.unit, units);
        notes.push(format!("It rests on {units}, and tells nothing of the assessors at large."));
    }
    table(format!("{}-others", of.id), &title, &columns, rows, notes)
}
