//! The inspections that the rows of a bare table form.

use std::path::Path;

use assize_diag::{Place, nearest};
use assize_model::{CodedColumn, Codes, Inspection, InspectionKind, PartialDate, Period, Provider, UnitTable, fold};
use assize_reader::Complaints;
use indexmap::map::Entry;
use indexmap::{IndexMap, IndexSet};

use super::many::stem;
use super::units::{self, Lead};
use super::{Layout, Rows, TableOptions, counts, synthetic_place, tallied};
use crate::diags;
use crate::id::is_id;

/// What the body of a table is called that names none.
const NOT_NAMED: &str = "not named";

/// What the rows of one inspection have in common: its name, or its provider and year.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Named(String),
    Formed { provider: usize, year: Option<u16> },
}

/// By `inspection`, else by `provider` and `year`, else all rows together. Rows that cannot be told to belong anywhere are left out, which
/// has been complained of.
pub(super) fn form(
    rows: Rows,
    path: &Path,
    options: &TableOptions,
    known: &IndexMap<String, Provider>,
    complaints: &Complaints,
) -> Vec<Inspection> {
    let mut by_name: IndexMap<String, &Provider> = IndexMap::new();
    for provider in known.values() {
        for name in [&provider.id, &provider.name] {
            by_name.entry(fold(name).into_owned()).or_insert(provider);
        }
    }
    let reading = TableRead { table: &rows.table, path, options, known, by_name, complaints };
    let bodies = reading.bodies();
    let years = reading.years();
    let names = reading.names();
    let key = |row: usize| match &names {
        Some(names) => names.of(row).clone().map(Key::Named),
        None => Some(Key::Formed { provider: (*bodies.by_row.of(row))?, year: (*years.of(row))? }),
    };
    // Most rows say what the row before them says.
    let words = |row: usize| (names.as_ref().map(|names| names.code(row)), bodies.by_row.code(row), years.code(row));
    let is_as_before = |row: usize| row > 0 && words(row) == words(row - 1);
    let is_one = names.is_none() && bodies.by_row.column.is_none() && years.column.is_none();
    let groups =
        if is_one { Groups::one(rows.table.len(), || key(0)) } else { Groups::of(rows.table.len(), key, is_as_before) };
    reading.check_names(&groups);
    if matches!(rows.layout, Layout::Counts | Layout::Tally) {
        let give = if rows.layout == Layout::Tally { tallied::give } else { counts::give };
        let of_group = |(group, key): (usize, &Key)| {
            let mut inspection = reading.inspection(key, groups.rows(group), &bodies, &years)?;
            give(&mut inspection, &rows, &groups.rows(group).collect::<Vec<_>>(), complaints);
            Some(inspection)
        };
        return groups.keys.iter().enumerate().filter_map(of_group).collect();
    }
    let argument = |assessor: &str| Place::Argument(format!("--assessor {assessor}"));
    let lead = match &options.assessor {
        Some(assessor) => Lead::Named(assessor, argument(assessor)),
        None if options.every_reading => Lead::Nobody,
        None => Lead::NotNamed,
    };
    let units = units::check(&rows, &groups.of, &lead, complaints);
    let (mut inspections, mut whole) = (Vec::new(), None);
    for (group, key) in groups.keys.iter().enumerate() {
        let Some(mut inspection) = reading.inspection(key, groups.rows(group), &bodies, &years) else { continue };
        if groups.has_all(group) && units.keeps_all() {
            whole = Some(inspections.len());
        } else {
            let readings = units.readings(groups.rows(group), &rows.table, lead.name());
            inspection.tables.push(UnitTable { readings, ..rows.table.select(&units.kept(groups.rows(group))) });
        }
        inspections.push(inspection);
    }
    // One inspection with all rows has the whole table itself, not a copy.
    if let Some(whole) = whole {
        inspections[whole].tables.push(rows.table);
    }
    inspections
}

/// Which inspection each row belongs to.
struct Groups {
    /// In the order in which they come.
    keys: IndexSet<Key>,
    /// By row: the number of its inspection, from 1; 0 where it belongs to none.
    of: Codes,
    /// All rows, inspection by inspection, those of none first; where the rows of each number end.
    rows: Vec<u32>,
    ends: Vec<usize>,
}

impl Groups {
    /// One group of `count` rows that share everything.
    fn one(count: usize, key: impl Fn() -> Option<Key>) -> Self {
        let keys: IndexSet<Key> = (count > 0).then(key).flatten().into_iter().collect();
        let none = if keys.is_empty() { count } else { 0 };
        let ends = [none].into_iter().chain(keys.iter().map(|_| count)).collect();
        Self { of: Codes::same(keys.len() as u32, count), rows: Vec::new(), keys, ends }
    }

    /// Groups `count` rows by what each shares with others; `is_as_before`: a row has the same as the row before.
    fn of(count: usize, key: impl Fn(usize) -> Option<Key>, is_as_before: impl Fn(usize) -> bool) -> Self {
        let (mut keys, mut of, mut last) = (IndexSet::new(), Codes::default(), 0);
        let mut ends = vec![0];
        for row in 0..count {
            if !is_as_before(row) {
                last = key(row).map_or(0, |key| keys.insert_full(key).0 + 1);
                ends.resize(keys.len() + 1, 0);
            }
            ends[last] += 1;
            of.push(u32::try_from(last).expect("there are fewer than 2^32 rows"));
        }
        let mut begin = 0;
        for end in &mut ends {
            (*end, begin) = (begin, begin + *end);
        }
        let is_one = ends.get(1..) == Some(&[0]);
        let mut rows = vec![0; if is_one { 0 } else { count }];
        for row in 0..count {
            let end = &mut ends[of.get(row)];
            if !is_one {
                rows[*end] = row as u32;
            }
            *end += 1;
        }
        Self { keys, of, rows, ends }
    }

    /// The rows of an inspection, in the order of the file.
    fn rows(&self, group: usize) -> impl Iterator<Item = usize> + Clone {
        let range = self.ends[group]..self.ends[group + 1];
        // Where all are of one, they are not listed.
        let (all, some) = match self.rows.get(range.clone()) {
            Some(some) => (0..0, some),
            None => (range, [].as_slice()),
        };
        all.chain(some.iter().map(|row| *row as usize))
    }

    fn has_all(&self, group: usize) -> bool {
        self.ends[group + 1] - self.ends[group] == self.of.len()
    }
}

struct TableRead<'a> {
    table: &'a UnitTable,
    path: &'a Path,
    options: &'a TableOptions,
    known: &'a IndexMap<String, Provider>,
    /// The same by their ids and names, folded; of two that share one, the first.
    by_name: IndexMap<String, &'a Provider>,
    complaints: &'a Complaints,
}

/// The bodies inspected, and which each row is of.
struct Bodies<'a> {
    list: Vec<Provider>,
    by_row: ByRow<'a, Option<usize>>,
}

/// What a column says of each row, as it belongs to the inspection.
struct ByRow<'a, T> {
    /// `None`: all rows say the same.
    column: Option<&'a CodedColumn>,
    by_code: Vec<T>,
}

impl<T> ByRow<'_, T> {
    fn code(&self, row: usize) -> usize {
        self.column.map_or(0, |column| column.code(row))
    }

    fn of(&self, row: usize) -> &T {
        &self.by_code[self.code(row)]
    }
}

impl<'a> TableRead<'a> {
    /// What a reserved column says of each row; `None` where there is no such column. The meaning of a word is found once, with the place
    /// where it stands first.
    fn by_row<T>(
        &self,
        header: &str,
        mut meaning: impl FnMut(&str, Place) -> Option<T>,
    ) -> Option<ByRow<'a, Option<T>>> {
        let column = self.table.column(header)?;
        let mut is_known = vec![false; column.words().len()];
        let mut by_code: Vec<Option<T>> = column.words().iter().map(|_| None).collect();
        for row in 0..column.len() {
            let code = column.code(row);
            if !std::mem::replace(&mut is_known[code], true) {
                by_code[code] = meaning(column.words()[code].trim(), self.table.place(row, column));
            }
        }
        Some(ByRow { column: Some(column), by_code })
    }

    fn bodies(&self) -> Bodies<'a> {
        let mut list: IndexMap<String, Provider> = IndexMap::new();
        let mut add = |provider: Provider, place: Place| match list.entry(provider.id.clone()) {
            Entry::Occupied(known) => known.index(),
            Entry::Vacant(new) => {
                if self.table.synthetic && !provider.fictional {
                    let synthetic = synthetic_place(self.table);
                    self.complaints.push(diags::table::synthetic_of_real(None, synthetic, place));
                }
                let index = new.index();
                new.insert(provider);
                index
            }
        };
        let by_row = self.by_row("provider", |word, place| self.body(word, &place).map(|body| add(body, place)));
        let by_row = by_row.unwrap_or_else(|| {
            let all = match &self.options.provider {
                Some(named) => {
                    let place = Place::Argument(format!("--provider {named}"));
                    self.named(named, &place).map(|body| add(body, place))
                }
                None => Some(add(self.body_of_file(), Place::File(self.table.source))),
            };
            ByRow { column: None, by_code: vec![all] }
        });
        Bodies { list: list.into_values().collect(), by_row }
    }

    /// The provider of this id or name. Made-up cases may be of an unknown body.
    fn body(&self, word: &str, place: &Place) -> Option<Provider> {
        if word.is_empty() {
            self.complaints.push(diags::table::blank_reserved("provider", place.clone()));
            return None;
        }
        let made_up = || self.table.synthetic.then(|| self.fictional(word)).flatten();
        let found = self.find(word).cloned().or_else(made_up);
        if found.is_none() {
            let names = self.known.values().flat_map(|provider| [provider.id.as_str(), provider.name.as_str()]);
            let say = || diags::table::unknown_provider(nearest(word, names), place.clone());
            self.complaints.error_in(self.table.source, diags::table::PROVIDER, say);
        }
        found
    }

    /// The body that the command line names: one that is known, or a new one of this name. A name that is nearly a known one's is taken
    /// for a slip, unless its kind is said.
    fn named(&self, name: &str, place: &Place) -> Option<Provider> {
        if let Some(known) = self.find(name) {
            if self.options.new_provider && known.kind != self.options.kind {
                self.complaints.push(diags::table::other_kind_of_body(known, place.clone()));
                return None;
            }
            return Some(known.clone());
        }
        let names = self.known.values().flat_map(|provider| [provider.id.as_str(), provider.name.as_str()]);
        let near = nearest(name, names).filter(|_| !self.options.new_provider);
        match (near, slug(name)) {
            (None, Some(id)) => Some(self.unknown(id, name.trim(), self.table.synthetic)),
            (near, _) => {
                self.complaints.push(diags::table::no_body(near, place.clone()));
                None
            }
        }
    }

    fn find(&self, word: &str) -> Option<&Provider> {
        self.by_name.get(&*fold(word)).copied()
    }

    fn fictional(&self, name: &str) -> Option<Provider> {
        Some(self.unknown(slug(name)?, name, true))
    }

    /// The body that a table without a column for it is of: the one that the file is named after.
    fn body_of_file(&self) -> Provider {
        let stem = stem(self.path);
        let id = || slug(&stem).unwrap_or_else(|| "table".to_owned());
        let unknown = || self.unknown(id(), NOT_NAMED, self.table.synthetic);
        self.find(&stem).cloned().unwrap_or_else(unknown)
    }

    fn unknown(&self, id: String, name: &str, fictional: bool) -> Provider {
        Provider { fictional, ..Provider::new(id, name.to_owned(), self.options.kind.clone()) }
    }

    /// By row: the year, if there is such a column; nothing at all where it is not one.
    fn years(&self) -> ByRow<'a, Option<Option<u16>>> {
        let year = |word: &str, place| match PartialDate::parse(word) {
            Some(PartialDate { year, month: None, day: None }) => Some(Some(year)),
            Some(_) | None => {
                self.complaints.push(diags::table::no_year(place));
                None
            }
        };
        self.by_row("year", year).unwrap_or_else(|| ByRow { column: None, by_code: vec![Some(None)] })
    }

    fn names(&self) -> Option<ByRow<'a, Option<String>>> {
        self.by_row("inspection", |word, place| {
            if word.is_empty() {
                self.complaints.push(diags::table::blank_reserved("inspection", place));
            } else if !is_id(word) {
                self.complaints.push(diags::table::inspection_id(place));
            } else {
                return Some(word.to_owned());
            }
            None
        })
    }

    /// Warns of names of inspections that a reader takes for the same.
    fn check_names(&self, groups: &Groups) {
        let mut seen: IndexMap<String, Place> = IndexMap::new();
        for (group, key) in groups.keys.iter().enumerate() {
            let Key::Named(name) = key else { continue };
            let (Some(column), Some(row)) = (self.table.column("inspection"), groups.rows(group).next()) else {
                continue;
            };
            let place = self.table.place(row, column);
            match seen.get(&*fold(name)) {
                Some(first) => self.complaints.push(diags::ids::inspections_alike(place, first.clone())),
                None => {
                    seen.insert(fold(name).into_owned(), place);
                }
            }
        }
    }

    /// The inspection of these rows, without its table yet.
    fn inspection(
        &self,
        key: &Key,
        rows: impl Iterator<Item = usize> + Clone,
        bodies: &Bodies<'_>,
        years: &ByRow<'_, Option<Option<u16>>>,
    ) -> Option<Inspection> {
        let first = rows.clone().next()?;
        self.all_alike("provider", rows.clone(), |row| *bodies.by_row.of(row));
        self.all_alike("year", rows.clone(), |row| *years.of(row));
        let provider = bodies.list[rows.clone().find_map(|row| *bodies.by_row.of(row))?].clone();
        let year = years.of(first).flatten();
        let (id, named_by) = match (key, year) {
            (Key::Named(name), _) => (name.clone(), "inspection"),
            (Key::Formed { .. }, Some(year)) => (format!("{}-{year}", provider.id), "provider"),
            (Key::Formed { .. }, None) => (provider.id.clone(), "provider"),
        };
        let column = self.table.column(named_by);
        let place = column.map_or(Place::File(self.table.source), |column| self.table.place(first, column));
        let framework = Place::Argument(format!("--framework {}", self.options.framework));
        let date = year.map(|year| PartialDate { year, month: None, day: None });
        let title = match provider.name.as_str() {
            NOT_NAMED => stem(self.path),
            name => name.to_owned(),
        };
        let kind = match self.options.self_assessment {
            true => InspectionKind::SelfAssessment,
            false => InspectionKind::Inspection,
        };
        Some(Inspection {
            title,
            kind,
            fieldwork: Period { from: date, to: date },
            synthetic: self.table.synthetic,
            ..Inspection::new(id, place, provider, self.options.framework.clone(), framework)
        })
    }

    /// Complains where the rows of one inspection differ in what belongs to the inspection.
    fn all_alike<T: PartialEq>(
        &self,
        header: &str,
        rows: impl Iterator<Item = usize> + Clone,
        value: impl Fn(usize) -> Option<T>,
    ) {
        let Some(column) = self.table.column(header) else { return };
        let known = || rows.clone().filter_map(|row| Some((row, value(row)?)));
        let Some((first, one)) = known().next() else { return };
        if let Some((other, _)) = known().find(|(_, value)| *value != one) {
            let place = |row| self.table.place(row, column);
            self.complaints.push(diags::table::inspection_differs(header, place(other), place(first)));
        }
    }
}

/// A name as an id: small letters, digits and hyphens. `None` where nothing of it is left.
fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_ascii_alphanumeric() || matches!(character, '.' | '_') {
            slug.push(character);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches(['-', '.', '_']);
    is_id(slug).then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_ids() {
        for (name, expect) in [
            ("Kent, Surrey & Sussex CRC", Some("kent-surrey-sussex-crc")),
            ("cases_2019", Some("cases_2019")),
            ("-.-", None),
            ("", None),
        ] {
            assert_eq!(slug(name).as_deref(), expect, "{name}");
        }
    }
}
