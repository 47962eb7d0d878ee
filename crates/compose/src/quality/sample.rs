//! The sample against what was read.

use assize_analysis::{Quality, SampleCheck, SampleCounts};
use assize_model::ratio;
use assize_report::{Cell, Column, RowKind, Section, Table};

use crate::figures::whole_text;
use crate::{cells, words};

/// What was eligible, drawn, assessed, replaced and read, whole and by stratum.
pub(crate) fn sample(quality: &Quality<'_>) -> Option<Section> {
    let check = quality.sample.as_ref()?;
    let id = format!("{}-sample", quality.inspection.id);
    Some(Section::new(&id, "Sample").block(drawn_and_read(quality, check, &id)).blocks(frame(check, &id)))
}

fn drawn_and_read(quality: &Quality<'_>, check: &SampleCheck<'_>, id: &str) -> Table {
    let unit = check.design.unit();
    let plural = words::plural(quality.framework, unit);
    let count = |id, title| Column::count(id, title).unit(plural);
    let mut table = Table::new("sample", "Drawn and read").with_id(format!("{id}-table")).columns([
        Column::text("title", ""),
        count("eligible", "Eligible"),
        count("drawn", "Drawn"),
        count("assessed", "Assessed"),
        count("replaced", "Replaced"),
        count("read", "Read"),
        Column::text("remarks", "Remarks"),
        count("unaccounted", "Drawn, neither assessed nor replaced").for_scripts(),
        count("short_of_assessed", "Assessed and not read").for_scripts(),
        count("short_of_drawn", "Drawn and not read").for_scripts(),
        count("may_be", "May be of it").for_scripts(),
        count("of_none", "Of no stratum").for_scripts(),
        count("of_several", "Of more than one stratum").for_scripts(),
        count("open", "Of an open stratum").for_scripts(),
    ]);
    let of_all = [check.of_none, check.of_several, check.open];
    let of_all = of_all.map(|count| cells::count_or(count, "the units of a stratum cannot be told"));
    let all = counts_row("All", check.counts(), None);
    table.push(RowKind::Total, None, all.into_iter().chain(of_all).collect());
    for one in &check.strata {
        let of_all = [(); 3].map(|()| Cell::empty("counted of all strata"));
        let row = counts_row(&one.stratum.title, one.counts(), Some(one.may_be));
        table.row(row.into_iter().chain(of_all).collect());
    }
    let notes = format!(
        "Units: {plural}. Drawn counts replacements too. Read: what is in the table; blank where that cannot be told."
    );
    table.note(notes);
    table.notes.extend(outside(check));
    table.throughout(super::of_unit(unit))
}

fn counts_row(title: &str, counts: SampleCounts, may_be: Option<u64>) -> Vec<Cell> {
    let SampleCounts { eligible, drawn, assessed, replaced, read } = counts;
    let some = |count: Option<u64>| count.filter(|count| *count > 0).map(whole_text);
    let short_of_drawn = some(counts.short_of_drawn()).filter(|_| counts.unaccounted().is_none());
    let remarks = [
        (some(counts.short_of_assessed()), "short of assessed"),
        (some(counts.over_assessed()), "more than assessed"),
        (some(counts.unaccounted()), "drawn, neither assessed nor replaced"),
        (short_of_drawn, "short of drawn"),
        (some(may_be), "more may be of it: a fact is blank"),
    ];
    let remarks = remarks.into_iter().filter_map(|(count, what)| Some(format!("{} {what}", count?)));
    let remarks = remarks.collect::<Vec<_>>().join("; ");
    let not_said = "the record does not say";
    vec![
        Cell::text(title),
        cells::count_or(eligible, not_said),
        cells::count_or(drawn, not_said),
        cells::count_or(assessed, not_said),
        cells::count_or(replaced, not_said),
        cells::count_or(read, "cannot be told from the table"),
        if remarks.is_empty() { Cell::empty("none") } else { Cell::text(remarks) },
        cells::count_or(counts.unaccounted(), not_said),
        cells::count_or(counts.short_of_assessed(), "not known"),
        cells::count_or(counts.short_of_drawn(), "not known"),
        cells::count_or(may_be, "no stratum"),
    ]
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
    (!parts.is_empty()).then(|| format!("Of the units read: {}.", words::list(&parts)))
}

/// Each stratum's part of the frame beside its part of the units read.
fn frame(check: &SampleCheck<'_>, id: &str) -> Option<Table> {
    let mut table = Table::new("frame", "Sample against frame").with_id(format!("{id}-frame")).columns([
        Column::text("title", ""),
        Column::share("of_frame", "Of the frame"),
        Column::share("of_read", "Of those read"),
        Column::number("difference", "Difference").unit("percentage points"),
    ]);
    for (index, one) in check.strata.iter().enumerate() {
        let Some(((n, of), read)) = check.frame_share(index).zip(check.read_share(index)) else { continue };
        table.row(vec![
            Cell::text(&one.stratum.title),
            cells::counted(None, n, of),
            cells::counted(None, read.0, read.1),
            cells::points_between(&ratio(read.0, read.1), &ratio(n, of)),
        ]);
    }
    table.note("The difference is of the exact shares, in percentage points, and rounded once.");
    table.throughout(super::of_unit(check.design.unit())).filled()
}
