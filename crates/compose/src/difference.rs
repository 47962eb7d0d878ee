//! Two versions of one inspection's data: what changed, which figures moved, and why.

mod entries;
mod moves;

use assize_analysis::Presence;
use assize_disclose::Mask;
use assize_model::Answer;
use assize_report::{
    Audience, Block, Cell, ColumnChange, ColumnKind, Difference, FigureMove, Item, Kind, Report, Row, RowKind, Section,
    Table, UnitsChange,
};
use assize_scoring::Scorecard;

use crate::figures::whole_text;
use crate::scorecard::notices;
use crate::words;

/// How many lines are listed for one change.
const LISTED: usize = 8;

/// An inspection in both versions, with what differs.
pub type Compared<'c, 'a> = (&'c Scorecard<'a>, &'c Scorecard<'a>, assize_analysis::Changes);

/// A report of what differs between two versions. `names` are those of the earlier and the later one; `alone` are the ids of inspections
/// that only one of the two has.
pub fn difference(compared: &[Compared<'_, '_>], names: [&str; 2], alone: &[String], mask: &Mask) -> Report {
    let made: Vec<Difference> = compared.iter().map(|one| parts(one, mask)).collect();
    let mut sections: Vec<Section> =
        compared.iter().zip(&made).map(|((_, after, _), made)| section(after, made, names)).collect();
    if !alone.is_empty() {
        let text = format!("Only in one of the two, and not compared: {alone}.", alone = alone.join(", "));
        sections.push(Section {
            id: "alone".to_owned(),
            title: "Not compared".to_owned(),
            blocks: vec![Block::Paragraph { text }],
            sections: Vec::new(),
        });
    }
    let mut said: Vec<String> = Vec::new();
    for (before, after, _) in compared {
        for notice in notices(&[(*before).clone()]).into_iter().chain(notices(&[(*after).clone()])) {
            if !said.contains(&notice) {
                said.push(notice);
            }
        }
    }
    Report {
        notices: said,
        sections,
        differences: made,
        ..Report::new(
            Kind::Difference,
            Audience::Internal,
            format!("From {names} to {names_2}", names = names[0], names_2 = names[1]),
        )
    }
}

fn parts((before, after, difference): &Compared<'_, '_>, mask: &Mask) -> Difference {
    let units = difference.units.iter().map(|units| UnitsChange {
        unit: units.unit.clone(),
        kept: units.kept,
        added: units.added.clone(),
        removed: units.removed.clone(),
    });
    let columns = difference.columns.iter().flat_map(|column| {
        let change = |change: &str, words: Option<&(String, String)>, lines: &[(u32, u32)]| ColumnChange {
            unit: column.unit.clone(),
            column: column.header.clone(),
            change: change.to_owned(),
            from: words.map(|(from, _)| from.clone()),
            to: words.map(|(_, to)| to.clone()),
            units: lines.len(),
            lines: lines.iter().map(|(a, b)| [*a, *b]).collect(),
        };
        match column.presence {
            Presence::Added => vec![change("added", None, &[])],
            Presence::Removed => vec![change("removed", None, &[])],
            Presence::Both => {
                let transitions = column.transitions.iter();
                transitions.map(|one| change("changed", one.words.as_ref(), &one.lines)).collect()
            }
        }
    });
    Difference {
        inspection: after.inspection.id.clone(),
        framework: after.framework.id.clone(),
        same: difference.is_nothing(),
        units: units.collect(),
        columns: columns.collect(),
        entries: difference.entries.iter().map(|entry| entries::entry(before, after, entry)).collect(),
        moves: moves::moves(before, after, difference, mask),
    }
}

fn section(card: &Scorecard<'_>, made: &Difference, names: [&str; 2]) -> Section {
    let item = |name: &str, value: String| Item { name: name.to_owned(), value: Cell::text(value) };
    let mut items = vec![item("Earlier", names[0].to_owned()), item("Later", names[1].to_owned())];
    for units in &made.units {
        let count = |count: usize| words::units(card.framework, &units.unit, count);
        let lines = |lines: &[u32]| {
            if lines.is_empty() {
                String::new()
            } else {
                format!(" ({})", list_lines(lines.iter().map(u32::to_string)))
            }
        };
        let (added_lines, removed_lines) = (lines(&units.added), lines(&units.removed));
        items.push(item(
            "Units",
            format!(
                "{kept} in both; {added} added{added_lines}; {removed} removed{removed_lines}",
                kept = count(units.kept),
                added = whole_text(units.added.len() as u64),
                removed = whole_text(units.removed.len() as u64)
            ),
        ));
    }
    let mut blocks = vec![Block::Items { items }];
    if made.same {
        blocks.push(Block::Paragraph {
            text: "Nothing changed: the two versions hold the same, and every figure is the same.".to_owned(),
        });
    }
    let id = &made.inspection;
    blocks.extend(columns_table(card, made).map(Block::Table));
    blocks.extend(entries_table(made).map(Block::Table));
    if !made.same && made.moves.is_empty() {
        blocks.push(Block::Paragraph { text: "No figure and no rating moved.".to_owned() });
    }
    blocks.extend(moves_table(id, &made.moves).map(Block::Table));
    Section { id: id.clone(), title: card.inspection.title.clone(), blocks, sections: Vec::new() }
}

/// "lines 3, 4 and 9 and 12 more".
fn list_lines(lines: impl ExactSizeIterator<Item = String>) -> String {
    let count = lines.len();
    let first: Vec<String> = lines.take(LISTED).collect();
    let more = if count > LISTED { format!(" and {} more", count - LISTED) } else { String::new() };
    format!("{} {}{more}", if count == 1 { "line" } else { "lines" }, first.join(", "))
}

fn table(id: String, title: &str, columns: &[&str], rows: Vec<Vec<String>>, notes: Vec<String>) -> Option<Table> {
    let column = |title: &&str| assize_report::Column::new(ColumnKind::Text, "", (*title).to_owned());
    let row = |cells: Vec<String>| Row {
        figure: None,
        kind: RowKind::Body,
        cells: cells.into_iter().map(Cell::text).collect(),
    };
    (!rows.is_empty()).then(|| Table {
        name: String::new(),
        id,
        title: title.to_owned(),
        columns: columns.iter().map(column).collect(),
        rows: rows.into_iter().map(row).collect(),
        notes,
    })
}

fn columns_table(card: &Scorecard<'_>, made: &Difference) -> Option<Table> {
    let word = |word: &str| match word {
        "" => "blank".to_owned(),
        word if word == Answer::Missing.word() => "blank".to_owned(),
        word => word.replace('-', " "),
    };
    let rows = made.columns.iter().map(|change| {
        let what = match (change.change.as_str(), &change.from, &change.to) {
            ("changed", Some(from), Some(to)) => format!("{} to {}", word(from), word(to)),
            ("changed", ..) => "changed".to_owned(),
            (other, ..) => format!("column {other}"),
        };
        let pair = |[a, b]: &[u32; 2]| if a == b { a.to_string() } else { format!("{a} (now {b})") };
        let lines = match change.lines.is_empty() {
            true => String::new(),
            false => list_lines(change.lines.iter().map(pair)),
        };
        let units = match change.units {
            0 => String::new(),
            count => words::units(card.framework, &change.unit, count),
        };
        vec![change.column.clone(), what, units, lines]
    });
    let notes = vec![
        "Words are shown of answers and of facts with listed values alone; ids of units are not shown.".to_owned(),
    ];
    table(
        format!("{}-data", made.inspection),
        "What changed in the tables",
        &["Column", "From, to", "Units", "Where"],
        rows.collect(),
        notes,
    )
}

fn entries_table(made: &Difference) -> Option<Table> {
    let rows = made.entries.iter().map(|entry| {
        let name = format!("[{}] {}", entry.section, entry.key);
        vec![name.trim_end().to_owned(), entry.before.clone(), entry.after.clone()]
    });
    table(
        format!("{}-entries", made.inspection),
        "What changed in the record",
        &["Entry", "Before", "After"],
        rows.collect(),
        Vec::new(),
    )
}

fn moves_table(id: &str, moves: &[FigureMove]) -> Option<Table> {
    let rows = moves.iter().map(|moved| {
        let causes: Vec<&str> = moved.causes.iter().map(|cause| cause.text.as_str()).collect();
        vec![moved.title.clone(), moved.before.clone(), moved.after.clone(), causes.join("; ")]
    });
    let notes = vec!["Of a question, the counts of the reasons add up: sufficient and judged before, with all of them, make those after.".to_owned()];
    table(
        format!("{id}-moves"),
        "Figures that moved, and why",
        &["Figure", "Before", "After", "Why"],
        rows.collect(),
        notes,
    )
}
