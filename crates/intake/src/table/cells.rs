//! The words of a column: reworded as the column map says, and looked at once each.

use assize_diag::nearest;
use assize_model::{CodedColumn, ColumnBuilder, UnitTable};
use assize_reader::hidden_in_prose;

use super::{Sheet, identifiers, synthetic};
use crate::diags;

/// A word that must not be in a table.
pub(super) struct WordFault {
    /// Which column of the table, and which of its words.
    column: usize,
    code: usize,
    kind: WordFaultKind,
}

enum WordFaultKind {
    Identifier(&'static str),
    Hidden(char),
    /// Not a date by the forms of the map, like this many more words.
    NoDay(usize),
    /// Two dates by two of these forms, like this many more words.
    TwoDays([String; 2], usize),
}

/// The column with this index, as the map calls its words; of each kind of fault the first word that has it.
pub(super) fn finish(
    builder: ColumnBuilder,
    index: usize,
    header: &str,
    sheet: &Sheet<'_>,
    faults: &mut Vec<WordFault>,
) -> CodedColumn {
    let mut code = 0;
    let mut found = [None, None];
    let (days, mut no_days, mut two_days) = (sheet.map.dates.get(header), Vec::new(), Vec::new());
    let column = builder.finish(|word| {
        let [identifier, unseen] = &mut found;
        let says_who = identifiers::pattern(&word);
        if let (None, Some(kind)) = (&*identifier, says_who) {
            *identifier = Some((code, WordFaultKind::Identifier(kind)));
        }
        let hidden = unseen_in(&word);
        if let (None, Some(character)) = (&*unseen, hidden) {
            *unseen = Some((code, WordFaultKind::Hidden(character)));
        }
        code += 1;
        // What identifies a person goes no further, however often it occurs; what cannot be seen is reported once, and not as an unknown word.
        let is_seen = |one: &char| unseen_in(one.encode_utf8(&mut [0; 4])).is_none();
        let word = if hidden.is_some() { word.chars().filter(is_seen).collect() } else { word };
        let word = if says_who.is_some() { Ok(String::new()) } else { sheet.map.reword(header, word) };
        let word = word.unwrap_or_else(|forms| {
            two_days.push((code - 1, forms.map(str::to_owned)));
            String::new()
        });
        // Nor is a word reported twice as not a date.
        if days.is_some_and(|days| days.is_none(&word)) {
            no_days.push(code - 1);
            return String::new();
        }
        word
    });
    let no_day = no_days.first().map(|first| (*first, WordFaultKind::NoDay(no_days.len() - 1)));
    let more = two_days.len().saturating_sub(1);
    let two_days = two_days.into_iter().next().map(|(first, forms)| (first, WordFaultKind::TwoDays(forms, more)));
    faults.extend(found.into_iter().chain([no_day, two_days]).flatten().map(|(code, kind)| WordFault {
        column: index,
        code,
        kind,
    }));
    column
}

/// The first character that cannot be seen: one that turns the line, or one that takes no room and that no script needs in a word.
fn unseen_in(word: &str) -> Option<char> {
    let takes_no_room = |character: &char| {
        let is_filler = matches!(character, '\u{115f}'..='\u{1160}' | '\u{3164}' | '\u{ffa0}');
        let is_joiner =
            matches!(character, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
        is_filler || is_joiner
    };
    hidden_in_prose(word).or_else(|| word.chars().filter(|one| !one.is_ascii()).find(takes_no_room))
}

/// Looks at a table with all its columns and `rows` rows, and finds out whether its cases are made up.
pub(super) fn check(table: &mut UnitTable, rows: usize, faults: &[WordFault], sheet: &Sheet<'_>) {
    for fault in faults {
        let column = &table.columns[fault.column];
        let Some(row) = column.first_row(fault.code) else { continue };
        let place = table.place(row, column);
        let days = || &sheet.map.dates[&column.header];
        sheet.complaints.push(match &fault.kind {
            WordFaultKind::Identifier(kind) => diags::persons::identifier_value(kind, place),
            WordFaultKind::Hidden(character) => diags::table::hidden_in_cell(*character, place),
            WordFaultKind::NoDay(more) => diags::map::no_day(days(), *more, place),
            WordFaultKind::TwoDays(forms, more) => diags::map::two_days(days(), forms, *more, place),
        });
    }
    let values = sheet.map.values.values().map(|reworded| &reworded.column);
    for written in values.chain(sheet.map.dates.values().map(|days| &days.column)) {
        let name = written.value.as_str();
        if table.column(name).is_none() {
            // A column of the long layout is named by what is in a cell.
            let known =
                table.columns.iter().filter(|column| column.lines.is_none()).map(|column| column.header.as_str());
            sheet.complaints.push(diags::map::unknown_column(written, nearest(name, known)));
        }
    }
    if rows == 0 {
        sheet.complaints.push(diags::table::no_rows(sheet.source));
    }
    table.synthetic = synthetic::check(table, sheet.complaints);
}
