//! The ids of units: each there, each plainly written, each once.

use assize_diag::Place;
use assize_model::{Column, Table, fold};
use assize_reader::Complaints;
use indexmap::IndexMap;

use super::Rows;
use crate::diags;

/// The rows of a table, once their ids have been looked at.
pub(crate) struct Units {
    /// Those that stay, in the order of the file.
    pub(crate) kept: Vec<usize>,
    /// Those of assessors whose answers are not scored.
    pub(crate) set_aside: Vec<usize>,
}

/// Looks at the ids. Rows of the same group belong to the same inspection, in which an id stands once: or once an assessor, where it is
/// said whose answers are scored; the rows of others are then set aside.
pub(crate) fn check(rows: &Rows, groups: &[usize], assessor: Option<(&str, Place)>, complaints: &Complaints) -> Units {
    let assessors = Assessors::new(rows, assessor, complaints);
    let mut by_id: IndexMap<(usize, &str), Vec<usize>> = IndexMap::new();
    for (row, id) in rows.table.ids.iter().enumerate() {
        match form(id) {
            Form::Blank => complaints.push(diags::table::blank_id(place(rows, row))),
            Form::OuterSpace(character) => complaints.push(diags::table::space_in_id(character, place(rows, row))),
            Form::Hidden(character) => complaints.push(diags::table::hidden_in_id(character, place(rows, row))),
            Form::Spreadsheet => complaints.push(diags::table::spreadsheet_id(place(rows, row))),
            Form::Sound => {}
        }
        if !id.trim().is_empty() {
            by_id.entry((groups[row], id)).or_default().push(row);
        }
    }
    let mut units = Units { kept: Vec::new(), set_aside: Vec::new() };
    for same in by_id.values() {
        let (row, set_aside) = assessors.choose(same, rows, complaints);
        units.kept.push(row);
        units.set_aside.extend(set_aside);
    }
    units.kept.sort_unstable();
    units
}

fn place(rows: &Rows, row: usize) -> Place {
    Place::Cell {
        source: rows.table.source,
        line: rows.table.lines[row],
        column: rows.id_field,
        header: rows.id_heading.clone(),
    }
}

enum Form {
    Sound,
    Blank,
    OuterSpace(char),
    Hidden(char),
    /// `1.23E+11`: a long number that a spreadsheet rewrote.
    Spreadsheet,
}

fn form(id: &str) -> Form {
    if id.trim().is_empty() {
        return Form::Blank;
    }
    if let Some(character) = assize_reader::hidden(id) {
        return Form::Hidden(character);
    }
    if let Some(character) = outer_space(id) {
        return Form::OuterSpace(character);
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let spreadsheet = id.split_once("E+").is_some_and(|(mantissa, exponent)| {
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        whole.len() == 1 && digits(whole) && digits(decimals) && digits(exponent)
    });
    if spreadsheet { Form::Spreadsheet } else { Form::Sound }
}

/// The space or line break at either end.
fn outer_space(text: &str) -> Option<char> {
    let ends = [text.chars().next(), text.chars().next_back()];
    ends.into_iter().flatten().find(|character| character.is_whitespace())
}

/// Which assessor each row is of, and whose answers are scored.
struct Assessors {
    /// By row; `None` without such a column.
    by_row: Option<Vec<usize>>,
    scored: Scored,
}

/// Whose answers are scored.
enum Scored {
    NotSaid,
    /// By somebody of whom the table knows nothing, which has been complained of.
    Unknown,
    Known(usize),
}

impl Assessors {
    fn new(rows: &Rows, scored: Option<(&str, Place)>, complaints: &Complaints) -> Self {
        let Some(column) = rows.table.column("assessor") else {
            if let Some((_, place)) = scored {
                complaints.push(diags::table::no_assessors(place));
            }
            return Self { by_row: None, scored: Scored::NotSaid };
        };
        let mut names: IndexMap<String, ()> = IndexMap::new();
        let codes: Vec<_> =
            column.words().iter().map(|word| names.insert_full(fold(word).into_owned(), ()).0).collect();
        let by_row = (0..column.len()).map(|row| codes[column.code(row)]).collect();
        let scored = match scored.map(|(name, place)| (name, names.get_index_of(&*fold(name)), place)) {
            None => Scored::NotSaid,
            Some((_, Some(index), _)) => Scored::Known(index),
            Some((name, None, place)) => {
                // Rows that could not be read may have been this assessor's.
                if !rows.has_gaps {
                    complaints.push(diags::table::unknown_assessor(name, place));
                }
                Scored::Unknown
            }
        };
        Self { by_row: Some(by_row), scored }
    }

    /// Of the rows of one unit the one that is scored, and those that are set aside; the first where that cannot be told, which is
    /// complained of.
    fn choose(&self, same: &[usize], rows: &Rows, complaints: &Complaints) -> (usize, Vec<usize>) {
        let first = same[0];
        if same.len() == 1 {
            return (first, Vec::new());
        }
        let assessor = |row: usize| self.by_row.as_ref().map(|by_row| by_row[row]);
        let mut earlier: IndexMap<Option<usize>, usize> = IndexMap::new();
        for row in same {
            match earlier.get(&assessor(*row)) {
                Some(earlier) => {
                    let differ = differing(&rows.table, *earlier, *row);
                    let (second, first) = (place(rows, *row), place(rows, *earlier));
                    complaints.push(diags::table::duplicate_id(self.by_row.is_some(), &differ, second, first));
                }
                None => {
                    earlier.insert(assessor(*row), *row);
                }
            }
        }
        if earlier.len() < same.len() {
            return (first, Vec::new());
        }
        let complain = |chosen| {
            let (second, first) = (place(rows, same[1]), place(rows, first));
            complaints.push(diags::table::several_assessors(chosen, second, first));
        };
        match self.scored {
            Scored::Known(scored) => match earlier.get(&Some(scored)) {
                Some(scored) => return (*scored, same.iter().copied().filter(|row| row != scored).collect()),
                None => complain(true),
            },
            Scored::NotSaid => complain(false),
            Scored::Unknown => {}
        }
        (first, Vec::new())
    }
}

/// The columns in which two rows differ. One of the long layout is not named, since its name stands in a cell.
fn differing(table: &Table, one: usize, other: usize) -> Vec<Option<&str>> {
    let differs = |column: &&Column| column.code(one) != column.code(other);
    table
        .columns
        .iter()
        .filter(differs)
        .map(|column| column.lines.is_none().then_some(column.header.as_str()))
        .collect()
}
