//! The ids of units: each there, each plainly written, each once.

use assize_diag::Place;
use assize_model::{CodedColumn, Codes, SecondReadings, UnitTable, fold};
use assize_reader::Complaints;
use indexmap::IndexMap;

use super::Rows;
use super::header::RESERVED;
use super::twins::{self, Odds, Plain};
use crate::diags;

/// The rows of a table, once their ids have been looked at.
pub(crate) struct Units {
    /// Those that do not stay, in the order of the file: without an id, or of a unit that has another row which stays.
    left_out: Vec<usize>,
    /// Of these, those of assessors whose answers are not scored.
    set_aside: Vec<usize>,
    /// By row: which unit it is about. Empty where nothing is set aside.
    unit_of: Vec<usize>,
}

/// Whose answers are scored where several assessed a unit.
pub(crate) enum Lead<'a> {
    /// No assessor was named, which is wrong where several assessed a unit.
    NotNamed,
    /// All assessors count alike: the first row of each unit stands for it.
    Nobody,
    /// The one of this name, and where it is named.
    Named(&'a str, Place),
}

impl<'a> Lead<'a> {
    /// The one that is named, if any.
    pub(crate) fn name(&self) -> Option<&'a str> {
        match self {
            Self::Named(name, _) => Some(name),
            Self::NotNamed | Self::Nobody => None,
        }
    }
}

impl Units {
    /// Whether every row stays.
    pub(crate) fn keeps_all(&self) -> bool {
        self.left_out.is_empty()
    }

    /// Those of these rows that stay.
    pub(crate) fn kept(&self, rows: impl Iterator<Item = usize>) -> Vec<usize> {
        rows.filter(|row| self.left_out.binary_search(row).is_err()).collect()
    }

    /// All of these rows, where some of them are set aside; `None` where none is.
    pub(crate) fn readings(
        &self,
        mut rows: impl Iterator<Item = usize> + Clone,
        table: &UnitTable,
        lead: Option<&str>,
    ) -> Option<Box<SecondReadings>> {
        let all = rows.clone();
        rows.any(|row| self.set_aside.binary_search(&row).is_ok()).then(|| {
            let all: Vec<usize> = all.collect();
            let unit_of = all.iter().map(|row| self.unit_of[*row]).collect();
            Box::new(SecondReadings { table: table.select(&all), unit_of, lead: lead.map(str::to_owned) })
        })
    }
}

/// More ids than this that are on several rows are one fault.
const MANY_IDS: usize = 5;

/// Looks at the ids. Rows of the same group belong to the same inspection, in which an id stands once: or once an assessor, where it is
/// said whose answers are scored; the rows of others are then set aside.
pub(crate) fn check(rows: &Rows, groups: &Codes, lead: &Lead<'_>, complaints: &Complaints) -> Units {
    let assessors = Assessors::new(rows, lead, complaints);
    let mut units = Units { left_out: Vec::new(), set_aside: Vec::new(), unit_of: Vec::new() };
    let (mut keys, mut odds): (Vec<u32>, _) = (Vec::with_capacity(groups.len()), Odds::default());
    // By row the end of its key: enough to pass over most rows.
    let mut ends: Vec<u16> = Vec::with_capacity(groups.len());
    rows.table.ids.iter().zip(groups.iter()).enumerate().for_each(|(row, (id, group))| {
        let group = group as usize;
        let plain = Plain::of(group, id);
        let key = twins::key_of(plain.as_ref(), group, id);
        odds.add(row, id, plain.as_ref());
        keys.push(key);
        ends.push(key as u16);
        match plain.map_or_else(|| form(id), |_| Form::Sound) {
            Form::Sound => {}
            Form::Blank => {
                units.left_out.push(row);
                complaints.push(diags::table::blank_id(place(rows, row)));
            }
            Form::OuterSpace(character) => complaints.push(diags::table::space_in_id(character, place(rows, row))),
            Form::Hidden(character) => complaints.push(diags::table::hidden_in_id(character, place(rows, row))),
            Form::Spreadsheet => complaints.push(diags::table::spreadsheet_id(place(rows, row))),
        }
    });
    let by_id = repeated(rows, groups, keys, &ends);
    twins::check(rows, &by_id, complaints);
    for (kind, first, more) in odds.finish() {
        complaints.push(diags::ids::odd_id(kind, more, place(rows, first)));
    }
    // Where cells are at fault, a row may hold more than is read.
    let bare = if complaints.errors() == 0 && !rows.has_gaps { without_values(&rows.table) } else { Vec::new() };
    if let Some((first, more)) = bare.split_first() {
        let more = more.iter().take(2).map(|row| place(rows, *row));
        complaints.push(diags::ids::id_alone(bare.len(), place(rows, *first), more));
    }
    let twice: Vec<&Vec<usize>> = by_id.values().filter(|same| same.len() > 1).collect();
    let is_one_cause = assessors.named.is_none() && twice.len() > MANY_IDS;
    if is_one_cause {
        let (second, first) = (place(rows, twice[0][1]), place(rows, twice[0][0]));
        complaints.push(diags::ids::ids_twice(twice.len(), second, first));
    }
    for same in by_id.values().filter(|_| !is_one_cause) {
        let (row, set_aside) = assessors.choose(same, rows, complaints);
        units.left_out.extend(same.iter().copied().filter(|other| *other != row));
        units.set_aside.extend(set_aside);
    }
    units.left_out.sort_unstable();
    units.set_aside.sort_unstable();
    if !units.set_aside.is_empty() {
        // By row: the first of its unit, then the number of that.
        units.unit_of = (0..rows.table.len()).collect();
        for same in by_id.values() {
            same.iter().for_each(|row| units.unit_of[*row] = same[0]);
        }
        let mut numbered = 0;
        for row in 0..units.unit_of.len() {
            let first = units.unit_of[row];
            units.unit_of[row] = if first < row { units.unit_of[first] } else { numbered };
            numbered += usize::from(first == row);
        }
    }
    units
}

/// By group and id: the rows of those ids that share their key with another. Only such can be the same or look alike.
fn repeated<'r>(
    rows: &'r Rows,
    groups: &Codes,
    mut keys: Vec<u32>,
    ends: &[u16],
) -> IndexMap<(usize, &'r str), Vec<usize>> {
    keys.sort_unstable();
    let repeated: Vec<u32> =
        keys.chunk_by(|one, other| one == other).filter(|same| same.len() > 1).map(|same| same[0]).collect();
    drop(keys);
    let mut wanted = vec![false; 1 << u16::BITS];
    repeated.iter().for_each(|key| wanted[usize::from(*key as u16)] = true);
    let mut by_id: IndexMap<(usize, &str), Vec<usize>> = IndexMap::new();
    for row in (0..ends.len()).filter(|row| wanted[usize::from(ends[*row])]) {
        let (group, id) = (groups.get(row), &rows.table.ids[row]);
        if repeated.binary_search(&twins::key(group, id)).is_ok() && !id.trim().is_empty() {
            by_id.entry((group, id)).or_default().push(row);
        }
    }
    by_id
}

/// The rows with only the id and what belongs to the inspection.
fn without_values(table: &UnitTable) -> Vec<usize> {
    let of_units: Vec<&CodedColumn> =
        table.columns.iter().filter(|column| !RESERVED.contains(&column.header.as_str())).collect();
    let blank: Vec<Vec<bool>> =
        of_units.iter().map(|column| column.words().iter().map(|word| word.trim().is_empty()).collect()).collect();
    let is_bare = |row: &usize| of_units.iter().zip(&blank).all(|(column, blank)| blank[column.code(*row)]);
    let rows = if of_units.is_empty() { 0 } else { table.len() };
    (0..rows).filter(is_bare).collect()
}

/// Where a row has its id.
pub(crate) fn place(rows: &Rows, row: usize) -> Place {
    Place::Cell {
        source: rows.table.source,
        line: rows.table.lines.of(row),
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
    let spreadsheet = id.contains('+')
        && id.split_once("E+").is_some_and(|(mantissa, exponent)| {
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
struct Assessors<'t> {
    /// The column of their names, and which of them each of its words is; `None` without such a column.
    named: Option<(&'t CodedColumn, Vec<usize>)>,
    scored: Scored,
}

/// Whose answers are scored.
enum Scored {
    NotSaid,
    /// All alike.
    Alike,
    /// By an assessor who is not in the table, which has been complained of.
    Unknown,
    Known(usize),
}

impl<'t> Assessors<'t> {
    fn new(rows: &'t Rows, lead: &Lead<'_>, complaints: &Complaints) -> Self {
        let Some(column) = rows.table.column("assessor") else {
            if let Lead::Named(_, place) = lead {
                complaints.push(diags::table::no_assessors(place.clone()));
            }
            return Self { named: None, scored: Scored::NotSaid };
        };
        let mut names: IndexMap<String, ()> = IndexMap::new();
        let codes: Vec<_> =
            column.words().iter().map(|word| names.insert_full(fold(word).into_owned(), ()).0).collect();
        let scored = match lead {
            Lead::NotNamed => Scored::NotSaid,
            Lead::Nobody => Scored::Alike,
            Lead::Named(name, place) => match names.get_index_of(&*fold(name)) {
                Some(index) => Scored::Known(index),
                None => {
                    // Rows that could not be read may have been this assessor's.
                    if !rows.has_gaps {
                        complaints.push(diags::table::unknown_assessor(name, place.clone()));
                    }
                    Scored::Unknown
                }
            },
        };
        Self { named: Some((column, codes)), scored }
    }

    /// Of the rows of one unit the one that is scored, and those that are set aside; the first where that cannot be told, which is
    /// complained of.
    fn choose(&self, same: &[usize], rows: &Rows, complaints: &Complaints) -> (usize, Vec<usize>) {
        let first = same[0];
        if same.len() == 1 {
            return (first, Vec::new());
        }
        let assessor = |row: usize| self.named.as_ref().map(|(column, codes)| codes[column.code(row)]);
        let mut earlier: IndexMap<Option<usize>, usize> = IndexMap::new();
        for row in same {
            match earlier.get(&assessor(*row)) {
                Some(earlier) => {
                    let mut differ = differing(&rows.table, *earlier, *row);
                    // The same assessor, whatever the capitals.
                    differ.retain(|column| self.named.is_none() || *column != Some("assessor"));
                    let (second, first) = (place(rows, *row), place(rows, *earlier));
                    complaints.push(diags::table::duplicate_id(self.named.is_some(), &differ, second, first));
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
            Scored::Alike => return (first, same[1..].to_vec()),
            Scored::NotSaid => complain(false),
            Scored::Unknown => {}
        }
        (first, Vec::new())
    }
}

/// The columns in which two rows differ. One of the long layout is not named, since its name stands in a cell.
fn differing(table: &UnitTable, one: usize, other: usize) -> Vec<Option<&str>> {
    let differs = |column: &&CodedColumn| column.code(one) != column.code(other);
    table
        .columns
        .iter()
        .filter(differs)
        .map(|column| column.lines.is_none().then_some(column.header.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use assize_diag::Diagnostics;
    use assize_model::{Codes, Ids, LeftOut, Lines, UnitTable};
    use assize_reader::Complaints;

    use super::super::{Layout, Rows};
    use super::{Lead, check, twins};

    /// The rows that stay of a table with these ids, all of one inspection, and how many complaints are made.
    fn kept(ids: &[&str]) -> (Vec<usize>, usize) {
        let table = UnitTable {
            unit: "case".to_owned(),
            source: assize_diag::Sources::new().add_private("cases.csv"),
            sheet: None,
            ids: ids.iter().collect::<Ids>(),
            heading_line: 1,
            lines: (2..).take(ids.len()).collect::<Lines>(),
            columns: Vec::new(),
            answers: indexmap::IndexMap::new(),
            readings: None,
            synthetic: false,
            left_out: LeftOut::default(),
        };
        let id_heading = "id".to_owned();
        let numbers = std::collections::BTreeSet::new();
        let rows = Rows { table, layout: Layout::Wide, numbers, id_field: 1, id_heading, has_gaps: false };
        let groups = ids.iter().map(|_| 0).collect::<Codes>();
        let mut diagnostics = Diagnostics::new();
        let units =
            Complaints::gather(&mut diagnostics, |complaints| check(&rows, &groups, &Lead::NotNamed, complaints));
        (units.kept(0..ids.len()), diagnostics.errors() + diagnostics.warnings())
    }

    #[test]
    fn ids_that_only_share_a_key_are_two_and_the_same_id_is_found_beside_them() {
        let ids: Vec<String> = (0..300_000).map(|id| format!("c{id}")).collect();
        let mut keys: Vec<(u32, &str)> = ids.iter().map(|id| (twins::key(0, id), id.as_str())).collect();
        keys.sort_unstable();
        let shares = keys.array_windows().find(|[(one, _), (other, _)]| one == other);
        let [(_, one), (_, other)] = shares.expect("some of so many share a key");
        assert_ne!(one, other);
        assert_eq!(kept(&[one, "x", other]), (vec![0, 1, 2], 0));
        assert_eq!(kept(&[one, "x", other, one]), (vec![0, 1, 2], 1));
        assert_eq!(kept(&["", one, other, one, other]), (vec![1, 2], 3));
    }
}
