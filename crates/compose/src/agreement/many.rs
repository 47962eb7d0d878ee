//! Several assessors of one unit: all alike, unit by unit, and each against the others.

use assize_analysis::{AnswersSpread, Benchmark, BenchmarkUnit, Patterns, Said, TogetherFigures};
use assize_report::{Block, Cell, Column, RowKind, Table};
use assize_scoring::SMALL_BASE;

use super::{LISTED, Of, first_of};
use crate::figures::of_text;
use crate::{cells, words};

/// All assessors alike, column by column, over every unit that two or more answered.
pub(super) fn alike(of: &Of<'_, '_>) -> Option<Table> {
    let together = of.kind.together.as_ref()?;
    let mut table = Table::new("together", "All assessors alike")
        .of(&of.id)
        .columns([
            Column::text("title", ""),
            Column::count("units", "Units").unit(of.units()),
            Column::count("answers", "Answers").unit("answers"),
            Column::share("same", "Same answer"),
            Column::number("fleiss_kappa", "Fleiss' kappa").unit("coefficient"),
            Column::number("ac1", "AC1").unit("coefficient"),
            Column::text("remarks", "Remarks"),
            Column::number("fleiss_kappa_error", "Standard error of Fleiss' kappa").unit("coefficient").for_scripts(),
            Column::number("ac1_error", "Standard error of AC1").unit("coefficient").for_scripts(),
        ])
        .columns(Of::asked_columns());
    let row = |name: String, units: &Patterns, is_once: bool, asked: [Cell; 3]| {
        let figures = TogetherFigures::of(units, is_once);
        let [kappa, kappa_error] = cells::coefficient(figures.fleiss_kappa, figures.units);
        let [ac1, ac1_error] = cells::coefficient(figures.ac1, figures.units);
        let same = figures.same.as_ref().map(|same| cells::mean(None, same));
        let row = [
            Cell::text(name),
            cells::count(figures.units),
            cells::count(figures.answers),
            cells::or(same, "nothing to compare"),
            kappa,
            ac1,
            cells::or(figures.is_small().then_some("small base"), "none"),
            kappa_error,
            ac1_error,
        ];
        row.into_iter().chain(asked).collect::<Vec<_>>()
    };
    of.fill(&mut table, |column| {
        let units = &together.columns[column];
        (!units.is_empty()).then(|| row(of.title(column), units, true, of.asked(column)))
    });
    let all = [(); 3].map(|()| Cell::empty("all together"));
    let name = format!("All {}", of.pooled());
    table.push(RowKind::Total, None, row(name, &together.over(&of.kind.pooled), false, all));
    table.note("Same answer: of two assessors of a unit, picked by chance, how often both gave the same, on average over units with two known answers or more.");
    table.note("Fleiss' kappa (Fleiss 1971) and AC1 (Gwet 2008), where the number of assessors may differ from unit to unit; in brackets the standard error over units. All together, each answer counts by itself, and answers about one unit are not independent: no error.");
    Some(of.settled(table))
}

/// What many said of one unit.
pub(super) fn benchmark(of: &Of<'_, '_>) -> Vec<Block> {
    let Some(benchmark) = &of.kind.benchmark else { return Vec::new() };
    let (shown, further) = by_unit(of, benchmark);
    let tables = [Some(shown), further, Some(by_assessor(of, benchmark))];
    tables.into_iter().flatten().map(|table| of.settled(table).into()).collect()
}

/// Unit by unit, where the answers are not all alike; the rest for scripts.
fn by_unit(of: &Of<'_, '_>, benchmark: &Benchmark) -> (Table, Option<Table>) {
    let columns = [
        Column::text("title", ""),
        Column::count("sufficient", "Sufficient").unit("assessors"),
        Column::count("insufficient", "Insufficient").unit("assessors"),
        Column::count("not_applicable", "N/a").unit("assessors"),
        Column::count("unknown", "Unknown").unit("assessors"),
        Column::text("most", "Most said"),
        Column::refs("lines", "Lines of its rows").for_scripts(),
    ];
    let table = Table::new("spread", "Units that three or more judged");
    let table = table.of(&of.id).columns(columns).columns(Of::asked_columns());
    let further = table.clone().with_id(format!("{}-further-spread", of.id)).for_scripts();
    let (mut shown, mut further) = (table, further);
    for (place, unit) in benchmark.units.iter().enumerate() {
        let row = |column: usize, spread: &AnswersSpread| {
            let row = [
                Cell::text(of.title(column)),
                cells::count_unless_none(spread.sufficient),
                cells::count_unless_none(spread.insufficient),
                cells::count_unless_none(spread.not_applicable),
                cells::count_unless_none(spread.unknown),
                Cell::text(most(spread)),
                Cell::refs(unit.lines.iter().map(ToString::to_string)),
            ];
            row.into_iter().chain(of.asked(column)).collect()
        };
        let is_listed = place < LISTED;
        if is_listed {
            shown.group(heading(unit));
        }
        for (column, spread) in unit.columns.iter().enumerate() {
            let table = if is_listed && spread.is_split() { &mut shown } else { &mut further };
            table.row(row(column, spread));
        }
    }
    shown.note("Only what was not answered alike by all who gave an answer. Units are named by the lines of their rows in the table.");
    shown.note(
        "Most said: the more frequent of sufficient and insufficient. It is not a right answer, only what to talk about.",
    );
    let more = benchmark.units.len().saturating_sub(LISTED);
    if let Some(more) = words::counted(more, "more unit is", "more units are") {
        shown.note(format!("{more} in the report as JSON."));
    }
    (shown, further.filled())
}

/// "Lines 2, 3 and 4: 3 assessors, alike in 9 of 11".
fn heading(unit: &BenchmarkUnit) -> String {
    let lines: Vec<String> = unit.lines.iter().map(u32::to_string).collect();
    let answered = unit.columns.iter().filter(|spread| spread.known() + spread.not_applicable > 1);
    let (alike, all) = answered.fold((0, 0), |(alike, all), spread| (alike + u64::from(!spread.is_split()), all + 1));
    format!("Lines {}: {} assessors, alike in {}", first_of(&lines), lines.len(), of_text(alike, all))
}

fn most(spread: &AnswersSpread) -> &'static str {
    match spread.mode() {
        Some(Said::Sufficient) => "sufficient",
        Some(Said::Insufficient) => "insufficient",
        Some(Said::NotApplicable | Said::Unknown) | None => "as many either",
    }
}

/// Each assessor against what most of the others said.
fn by_assessor(of: &Of<'_, '_>, benchmark: &Benchmark) -> Table {
    let title = format!("Each assessor against most of the others, over {}", of.pooled());
    let mut table = Table::new("others", title).of(&of.id).columns([
        Column::text("title", ""),
        Column::share("same", "As most others"),
        Column::count("more_lenient", "More lenient").unit("answers"),
        Column::count("stricter", "Stricter").unit("answers"),
        Column::count("left_out", "Left out").unit("answers"),
    ]);
    for one in &benchmark.assessors {
        table.row(vec![
            Cell::text(of.name(one.assessor)),
            cells::with_counts(one.same, one.compared()),
            cells::count_unless_none(one.more_lenient),
            cells::count_unless_none(one.stricter),
            cells::count_unless_none(one.left_out),
        ]);
    }
    table.note("Each answer is set against what most of the other assessors of the same unit said, where two of them or more gave a known answer; left out: fewer did, or as many said either.");
    table.note("Assessors are not ranked: one who differs from all others may be right.");
    let units = benchmark.units.len();
    if (units as u64) < SMALL_BASE {
        let units = words::units(of.framework, of.kind.readings.unit, units);
        table.note(format!("It rests on {units}, and says nothing of assessors in general."));
    }
    table
}
