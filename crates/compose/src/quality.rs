//! How good data are, as a report: nothing in it is rated, and no case is named.

mod answers;
mod assessors;
mod sample;
mod units;

pub(crate) use answers::heading;
pub(crate) use sample::sample;

use assize_analysis::{AnswerCounts, Quality, RowsFound, TableQuality};
use assize_model::Inspection;
use assize_report::{Audience, Block, Cell, Column, Item, Kind, MainPoint, Report, Section, Table, UnitCount};

use crate::figures::whole_text;
use crate::inspection::{of_inspections, who};
use crate::main_points::one_each;
use crate::scorecard::{capital, made_up};
use crate::{cells, words};

/// A report on the data of these inspections; of one alone its first words are the verdict, `faultless`: "no errors".
pub fn quality(all: &[Quality<'_>], faultless: &str) -> Report {
    let title = match all {
        [one] => format!("Data quality: {}", one.inspection.title),
        _ => "Data quality".to_owned(),
    };
    let about = all.iter().map(|one| {
        let read = one.tables.iter().map(|table| UnitCount { unit: table.unit.clone(), count: table.rows as usize });
        (one.inspection, one.framework, read.collect())
    });
    let mut points = one_each(
        all.iter().filter(|one| !one.tables.is_empty()).map(|one| main_points(one, all.len() > 1)).collect(),
        "inspections",
    );
    if let ([first, ..], [_]) = (points.as_mut_slice(), all) {
        first.text = format!("{}: {}", capital(faultless), first.text);
    }
    Report {
        main_points: points,
        notices: notices_of(&all.iter().map(|one| one.inspection).collect::<Vec<_>>()),
        sections: all.iter().map(section).collect(),
        ..of_inspections(about, Report::new(Kind::Quality, Audience::Internal, title))
    }
}

/// What was read, how many answers are missing, and how often the recorded risk is lower than the inspector's.
fn main_points(quality: &Quality<'_>, by_title: bool) -> Vec<MainPoint> {
    let answers = || quality.tables.iter().flat_map(|table| &table.answers);
    let all: u64 = answers().map(|one| one.asked).sum();
    let sum = |of: fn(&AnswerCounts) -> u64| answers().map(of).sum::<u64>();
    let (blank, cannot, open) = (sum(|one| one.blank), sum(|one| one.cannot_tell), sum(|one| one.open));
    let missing = match blank + cannot {
        0 => format!("All {} answers that are asked for are there", whole_text(all)),
        _ => {
            let blank = words::counted(blank as usize, "is blank", "are blank");
            let cannot = words::counted(cannot as usize, "could not be told", "could not be told");
            format!(
                "Of {} answers that are asked for, {}",
                whole_text(all),
                words::list(blank.into_iter().chain(cannot))
            )
        }
    };
    let open = match open {
        0 => ".".to_owned(),
        1 => "; of 1 more a blank fact leaves open whether it is asked for.".to_owned(),
        open => format!("; of {} more a blank fact leaves open whether they are asked for.", whole_text(open)),
    };
    let missing = format!("{missing}{open}");
    let title = if by_title { format!("{}: ", quality.inspection.title) } else { String::new() };
    let read = format!("{title}{}.", read(quality).join(", "));
    let lower = quality.tables.iter().filter_map(|table| units::higher_than_recorded(table.rosh.as_ref()?));
    [read, missing].into_iter().chain(lower).map(MainPoint::new).collect()
}

/// "110 cases", table by table.
fn read(quality: &Quality<'_>) -> Vec<String> {
    let units = |table: &TableQuality| words::units(quality.framework, &table.unit, table.rows as usize);
    quality.tables.iter().map(units).collect()
}

/// What a reader of a report on data must know first.
pub(crate) fn notices_of(all: &[&Inspection]) -> Vec<String> {
    let mut notices = vec!["Internal: nothing in this report has been hidden.".to_owned()];
    notices.extend(made_up(all));
    notices
}

fn section(quality: &Quality<'_>) -> Section {
    let sections = sample(quality).into_iter().chain(units(quality));
    let inspection = quality.inspection;
    Section::new(&inspection.id, &inspection.title).blocks(head(quality)).sections(sections)
}

/// What is to be said of the tables, one after the other.
pub(crate) fn units(quality: &Quality<'_>) -> Vec<Section> {
    quality.tables.iter().flat_map(|table| units::units(quality, table)).collect()
}

/// Whose data, and how much of them there is.
fn head(quality: &Quality<'_>) -> Vec<Block> {
    let inspection = quality.inspection;
    let mut items = who(inspection, quality.framework);
    let read = read(quality);
    items.extend(words::read(&read, inspection));
    items.extend(left_out(inspection));
    if read.is_empty() {
        let text = "This record has no table of cases, so there are no answers to look at.";
        return vec![items.into(), Block::paragraph(text)];
    }
    let other_facts = quality
        .tables
        .iter()
        .filter_map(|table| answers::facts(quality, table, &format!("{}-{}", inspection.id, table.unit), false));
    [items.into(), tables(quality).into()].into_iter().chain(other_facts.map(Block::Table)).collect()
}

/// How many headings of columns that are left out are listed.
const LISTED: usize = 20;

/// The columns that column maps leave out.
fn left_out(inspection: &Inspection) -> Option<Item> {
    let all: Vec<&str> = inspection
        .tables
        .iter()
        .map(|table| &table.left_out)
        .chain([&inspection.left_out])
        .flat_map(|left_out| &left_out.columns)
        .map(String::as_str)
        .collect();
    let columns = if all.len() == 1 { "column" } else { "columns" };
    let listed = all.iter().take(LISTED).map(|heading| format!("`{heading}`")).collect::<Vec<_>>().join(", ");
    let more = all.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!all.is_empty())
        .then(|| Item::new("Left out by the column map", format!("{} {columns}: {listed}{more}", all.len())))
}

/// What was read, table by table, for scripts.
fn tables(quality: &Quality<'_>) -> Table {
    let mut read = Table::new("tables", "Tables").of(&quality.inspection.id).columns([
        Column::text("unit", "Unit"),
        Column::count("rows", "Read").unit("units"),
        Column::count("set_aside", "Set aside").unit("rows"),
        Column::count("left_out", "Left out by the column map").unit("rows"),
        Column::count("identical_groups", "Different rows that are there more than once").unit("rows"),
        Column::count("identical_rows", "Rows the same as another").unit("rows"),
        Column::refs("identical_lines", "Lines of the first of them"),
    ]);
    for table in &quality.tables {
        let identical = &table.identical;
        read.row(vec![
            Cell::text(&table.unit),
            cells::count(table.rows),
            cells::count(table.set_aside),
            cells::count(table.left_out),
            cells::count(identical.groups),
            cells::count(identical.rows.count),
            line_numbers(&identical.rows),
        ]);
    }
    read.for_scripts()
}

/// For which table of an inspection.
pub(crate) fn of_unit(unit: &str) -> [(Column, Cell); 1] {
    [(Column::text("unit", "Unit"), Cell::text(unit))]
}

/// How many rows, and where the first of them are.
fn lines(lines: &RowsFound) -> Cell {
    Cell::count(lines.count, lines_text(lines))
}

/// The lines of the first of them.
fn line_numbers(lines: &RowsFound) -> Cell {
    cells::refs_or(lines.first.iter().map(ToString::to_string), "none")
}

/// "3: lines 4, 9, 12", "14: lines 2, ... and 4 more".
fn lines_text(lines: &RowsFound) -> String {
    let count = whole_text(lines.count);
    let listed: Vec<String> = lines.first.iter().map(u32::to_string).collect();
    let more = lines.count.saturating_sub(listed.len() as u64);
    match listed.as_slice() {
        [] => count,
        [one] if more == 0 => format!("{count}: line {one}"),
        several if more > 0 => {
            format!("{count}: lines {} and {} more", several.join(", "), whole_text(more))
        }
        [most @ .., last] => format!("{count}: lines {} and {last}", most.join(", ")),
    }
}
