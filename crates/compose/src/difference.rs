//! Two versions of one inspection's data: what changed, which figures moved, and why. No id of a unit stands in it: lines say where to look.

mod moves;
mod record;

use assize_analysis::{ChangedColumn, ChangedUnits, Changes, Presence};
use assize_model::Answer;
use assize_report::{Audience, Block, Cell, Column, Item, Kind, MainPoint, Report, Section, Table};
use assize_scoring::Scorecard;

use crate::cells;
use crate::figures::whole_text;
use crate::inspection::of_cards;
use crate::scorecard::{capital, notices_for};
use crate::words;

/// How many lines are listed for one change.
const LISTED: usize = 8;

/// An inspection in both versions, with what differs.
pub type TwoVersions<'c, 'a> = (&'c Scorecard<'a>, &'c Scorecard<'a>, Changes);

/// A report of what differs between two versions. `names` are those of the earlier and the later one; `alone` are the ids of inspections
/// that only one of the two has.
pub fn difference(compared: &[TwoVersions<'_, '_>], names: [&str; 2], alone: &[String]) -> Report {
    let mut sections: Vec<Section> = compared.iter().map(|one| section(one, names)).collect();
    if !alone.is_empty() {
        let text = format!("Only in one of the two, and not compared: {}.", alone.join(", "));
        sections.push(Section::new("alone", "Not compared").block(Block::paragraph(text)));
    }
    let mut notices: Vec<String> = Vec::new();
    for notice in compared.iter().flat_map(|(before, after, _)| {
        [*before, *after].into_iter().flat_map(|card| notices_for(&[card], Audience::Internal))
    }) {
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    let title = format!("From {} to {}", names[0], names[1]);
    let main_points = compared.iter().map(main_point).collect();
    let report = Report { main_points, notices, sections, ..Report::new(Kind::Difference, Audience::Internal, title) };
    of_cards(compared.iter().map(|(_, after, _)| *after), report)
}

/// "Synthetic CRC, 2019: overall requires improvement, 15 of 30 points, now good, 16 of 30 points; 1 case added, 9 cells changed; 5 shares moved;
/// another rating: 2.2 Planning (requires improvement, now good)."
fn main_point((before, after, changes): &TwoVersions<'_, '_>) -> MainPoint {
    let units = |of: fn(&ChangedUnits) -> usize, what: &str| {
        let some = changes.units.iter().filter(move |units| of(units) > 0);
        some.map(|units| format!("{} {what}", words::units(after.framework, &units.unit, of(units))))
            .collect::<Vec<_>>()
    };
    let mut data = units(|units| units.added.len(), "added");
    data.extend(units(|units| units.removed.len(), "removed"));
    let both = changes.columns.iter().filter(|column| column.presence == Presence::Both);
    let cells: usize = both.flat_map(|column| &column.transitions).map(|one| one.lines.len()).sum();
    let columns = changes.columns.iter().filter(|column| column.presence != Presence::Both).count();
    data.extend(words::counted(cells, "cell changed", "cells changed"));
    data.extend(words::counted(columns, "column came or went", "columns came or went"));
    data.extend(words::counted(changes.entries.len(), "entry of the record changed", "entries of the record changed"));
    let moved = changes.questions.iter().filter(|one| moves::is_other(before, after, one.question)).count();
    let shares = words::counted(moved, "share moved", "shares moved");
    let same = words::counted(
        changes.questions.len() - moved,
        "share is of other answers and the same",
        "shares are of other answers and the same",
    );
    let mut ratings: Vec<String> = Vec::new();
    for moved in &changes.nodes {
        let [was, is] = [before, after].map(|card| card.node(moved.node).rating());
        if was != is {
            let said = |outcome| words::lower(&words::outcome(after.framework, outcome));
            ratings.push(format!("{} ({}, now {})", after.node(moved.node).title(), said(was), said(is)));
        }
    }
    let ratings = match ratings.len() {
        0 => "no rating moved".to_owned(),
        _ => format!("another rating: {}", ratings.join(", ")),
    };
    let data = if data.is_empty() { "nothing in the data changed".to_owned() } else { data.join(", ") };
    let overall = changes.total.as_ref().map(|_| moves::overall_moved(before, after));
    let said: Vec<String> = overall.into_iter().chain([data]).chain(shares).chain(same).chain([ratings]).collect();
    MainPoint::new(format!("{}: {}.", after.inspection.title, said.join("; ")))
}

fn section((before, after, changes): &TwoVersions<'_, '_>, names: [&str; 2]) -> Section {
    let mut section = Section::new(&after.inspection.id, &after.inspection.title)
        .block(about(after, changes, names))
        .block(versions(after, changes, names))
        .block(units(after, changes));
    if changes.is_nothing() {
        let text = "Nothing changed: the two versions hold the same, and every figure is the same.";
        return section.block(Block::paragraph(text));
    }
    let filled = |tables: [Table; 2]| tables.into_iter().filter_map(Table::filled);
    let mut moved = filled(moves::moves(before, after, changes)).peekable();
    if moved.peek().is_none() {
        section = section.block(Block::paragraph("No figure and no rating moved."));
    }
    section.blocks(moved).blocks(filled([columns(after, changes), record::entries(before, after, changes)]))
}

fn about(card: &Scorecard<'_>, changes: &Changes, names: [&str; 2]) -> Vec<Item> {
    let mut items = vec![Item::new("Earlier", names[0]), Item::new("Later", names[1])];
    for units in &changes.units {
        let kept = whole_text(units.kept as u64);
        let changed = |lines: &[u32], what: &str| {
            let count = whole_text(lines.len() as u64);
            match lines {
                [] => format!("{count} {what}"),
                lines => format!("{count} {what} ({})", list_lines(lines.iter().map(u32::to_string))),
            }
        };
        let (added, removed) = (changed(&units.added, "added"), changed(&units.removed, "removed"));
        items.push(Item::new(
            capital(words::plural(card.framework, &units.unit)),
            format!("{kept} in both; {added}; {removed}"),
        ));
    }
    items
}

/// What is compared, for scripts.
fn versions(card: &Scorecard<'_>, changes: &Changes, names: [&str; 2]) -> Table {
    let columns = [("earlier", "Earlier version"), ("later", "Later version"), ("same", "The same in everything")];
    let columns = columns.map(|(id, title)| Column::text(id, title).for_scripts());
    let mut table = Table::new("versions", "The two versions").of(&card.inspection.id).columns(columns);
    let same = if changes.is_nothing() { "yes" } else { "no" };
    table.row([names[0], names[1], same].map(Cell::text).to_vec());
    table
}

/// Units that came and went, for scripts: readers have them in a line a kind.
fn units(card: &Scorecard<'_>, changes: &Changes) -> Table {
    let counts = [("kept", "In both versions"), ("added", "Added"), ("removed", "Removed")];
    let lines = [("lines_added", "Lines of the later table"), ("lines_removed", "Lines of the earlier table")];
    let mut table = Table::new("changed-units", "Units that came and went")
        .of(&card.inspection.id)
        .column(Column::text("unit", "Unit").for_scripts())
        .columns(counts.map(|(id, title)| Column::count(id, title).unit("units").for_scripts()))
        .columns(lines.map(|(id, title)| Column::refs(id, title).for_scripts()));
    for units in &changes.units {
        let counts = [units.kept, units.added.len(), units.removed.len()].map(|count| cells::count(count as u64));
        let lines = [&units.added, &units.removed].map(|lines| Cell::refs(lines.iter().map(u32::to_string)));
        table.row([Cell::text(&units.unit)].into_iter().chain(counts).chain(lines).collect());
    }
    table
}

/// "lines 3, 4 and 9 and 12 more".
fn list_lines(lines: impl ExactSizeIterator<Item = String>) -> String {
    let count = lines.len();
    let first: Vec<String> = lines.take(LISTED).collect();
    let more = if count > LISTED { format!(" and {} more", count - LISTED) } else { String::new() };
    format!("{} {}{more}", if count == 1 { "line" } else { "lines" }, first.join(", "))
}

/// Words that changed for units that stayed, and columns that came and went.
fn columns(card: &Scorecard<'_>, changes: &Changes) -> Table {
    let mut table = Table::new("changed-columns", "What changed in the tables").of(&card.inspection.id).columns([
        Column::text("column", "Column"),
        Column::text("from_to", "From, to").for_readers(),
        Column::count("units", "Units").unit("units"),
        Column::text("where", "Where").for_readers(),
        Column::text("unit", "Unit").for_scripts(),
        Column::text("change", "Change").for_scripts(),
        Column::text("from", "From the word").for_scripts(),
        Column::text("to", "To the word").for_scripts(),
        Column::refs("lines_before", "Lines of the earlier table").for_scripts(),
        Column::refs("lines_after", "Lines of the later table").for_scripts(),
    ]);
    for column in &changes.columns {
        let whole = |change: &str| change_row(card, column, (&format!("column {change}"), change), None, &[]);
        match column.presence {
            Presence::Added => table.row(whole("added")),
            Presence::Removed => table.row(whole("removed")),
            Presence::Both => {
                for one in &column.transitions {
                    let words = one.words.as_ref().map(|(from, to)| [from.as_str(), to.as_str()]);
                    let from_to = words.map_or("changed".to_owned(), |words| words.map(shown_word).join(" to "));
                    table.row(change_row(card, column, (&from_to, "changed"), words, &one.lines));
                }
            }
        }
    }
    table.note("Words are shown of answers and of facts with listed values alone; ids of units are not shown.");
    table
}

fn change_row(
    card: &Scorecard<'_>,
    column: &ChangedColumn,
    (from_to, change): (&str, &str),
    words: Option<[&str; 2]>,
    lines: &[(u32, u32)],
) -> Vec<Cell> {
    let one = |(a, b): &(u32, u32)| if a == b { a.to_string() } else { format!("{a} (now {b})") };
    let (units, place) = match lines {
        [] => (Cell::empty("the whole column"), Cell::empty("the whole column")),
        lines => {
            let units = words::units(card.framework, &column.unit, lines.len());
            (Cell::count(lines.len() as u64, units), Cell::text(list_lines(lines.iter().map(one))))
        }
    };
    let word = |at: usize| cells::or(words.map(|words| words[at]), "not shown, or the whole column");
    let lines_of = |of: fn(&(u32, u32)) -> u32| Cell::refs(lines.iter().map(|line| of(line).to_string()));
    vec![
        Cell::text(&column.header),
        Cell::text(from_to),
        units,
        place,
        Cell::text(&column.unit),
        Cell::text(change),
        word(0),
        word(1),
        lines_of(|line| line.0),
        lines_of(|line| line.1),
    ]
}

/// A word of an answer or a fact, as readers see it.
fn shown_word(word: &str) -> String {
    match word {
        word if word.is_empty() || word == Answer::Missing.word() => "blank".to_owned(),
        word => word.replace('-', " "),
    }
}
