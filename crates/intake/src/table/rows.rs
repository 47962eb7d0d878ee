//! Takes rows into columns of codes, and takes note of what is wrong with them: block by block, then all in the order of the file.

use assize_model::{CodedColumn, ColumnBuilder, Columns, Ids, Lines};

use super::fields::{self, Fields, Line};
use super::header::{Header, Heading, Role};
use super::unheaded::{Looked, Unheaded};
use super::{Layout, Sheet, identifiers};
use crate::column_map::ColumnMap;
use crate::diags;

/// The longest field that is taken, in bytes: more than a spreadsheet's cell can hold.
pub(super) const LONGEST_FIELD: usize = 100_000;

/// What is done with the fields of a row.
pub(super) struct Plan<'a> {
    /// `None`: it is not clear which column is which, and no row is taken.
    pub(super) header: Option<&'a Header>,
    pub(super) map: &'a ColumnMap,
    /// The columns that are stored; in the long layout the ids are one of them, the last.
    pub(super) kept: Vec<&'a Heading>,
    /// The fields of these, from 0.
    places: Vec<u32>,
    /// The first of them, where they follow each other.
    first: Option<usize>,
    /// Those that are not stored as such (the ids, and what is ignored): they must not say who somebody is either.
    pub(super) watched: Vec<&'a Heading>,
    /// The fields without a heading, from 0.
    pub(super) unheaded: Vec<usize>,
    pub(super) layout: Layout,
}

impl<'a> Plan<'a> {
    pub(super) fn new(header: Option<&'a Header>, map: &'a ColumnMap, layout: Layout, unheaded: Vec<usize>) -> Self {
        let of_role = |kept: bool| {
            header.iter().flat_map(|header| &header.list).filter(move |one| (one.role == Role::Keep) == kept)
        };
        let ids = header.filter(|_| layout == Layout::Long).map(Header::id);
        let kept: Vec<&Heading> = of_role(true).chain(ids).collect();
        let places: Vec<u32> = kept.iter().map(|heading| heading.index() as u32).collect();
        let is_run = places.array_windows().all(|[one, next]| *next == one + 1);
        let first = places.first().filter(|_| is_run).map(|first| *first as usize);
        Self { header, map, places, first, kept, watched: of_role(false).collect(), unheaded, layout }
    }

    fn columns(&self) -> Columns {
        Columns::new(self.kept.iter().map(|heading| (&*heading.name, heading.field)))
    }
}

/// The rows of some blocks.
pub(super) struct Taker<'p> {
    pub(super) plan: &'p Plan<'p>,
    pub(super) columns: Columns,
    pub(super) ids: Ids,
    pub(super) lines: Lines,
    /// The fields, by row and from 0, that a spreadsheet keeps as numbers, where a field names the question.
    pub(super) numbers: Vec<(usize, usize)>,
    pub(super) faults: Vec<(u32, Fault)>,
    /// By watched column: the first line that says who somebody is, and how.
    pub(super) found: Vec<Option<(u32, Says)>>,
    pub(super) looked: Vec<Looked>,
    /// How many rows hold something.
    pub(super) rows: usize,
    /// By word of the map: how many rows are not units.
    no_units: Vec<usize>,
}

pub(super) enum Fault {
    /// It has this many fields.
    Ragged(usize),
    WithoutValues,
    /// The field of this heading.
    Long(usize),
}

#[derive(Clone, Copy)]
pub(super) enum Says {
    Name,
    Identifier(&'static str),
}

impl Says {
    /// What a value of a watched column says of somebody.
    pub(super) fn of(value: &str, heading: &Heading) -> Option<Self> {
        match heading.may_be_a_person && identifiers::looks_like_a_name(value) {
            true => Some(Self::Name),
            false => identifiers::pattern(value).map(Self::Identifier),
        }
    }
}

impl<'p> Taker<'p> {
    pub(super) fn new(plan: &'p Plan<'p>) -> Self {
        Self {
            plan,
            columns: plan.columns(),
            ids: Ids::default(),
            lines: Lines::default(),
            numbers: Vec::new(),
            faults: Vec::new(),
            found: vec![None; plan.watched.len()],
            looked: plan.unheaded.iter().map(|_| Looked::default()).collect(),
            rows: 0,
            no_units: vec![0; plan.map.no_units.len()],
        }
    }

    /// `wanted` new ones for other blocks, which know the same words.
    pub(super) fn others(&self, wanted: usize) -> Vec<Self> {
        let columns = || self.columns.with_same_words();
        let another = |_| Self { columns: columns(), found: self.found.clone(), ..Self::new(self.plan) };
        (0..wanted).map(another).collect()
    }

    /// A row of text, as many fields as it has.
    pub(super) fn line(&mut self, line: Line, fields: Fields<'_>) {
        let Line::Row(number) = line else { return };
        self.rows += 1;
        for (index, looked) in self.plan.unheaded.iter().zip(&mut self.looked) {
            looked.push(fields.get(*index), number);
        }
        let Some(header) = self.plan.header else { return };
        if self.leaves_out(|| fields.get(header.id().index())) {
            return;
        }
        let headings = header.list.len();
        // Fields at the end that have neither heading nor value do no harm.
        let more = fields.len() > headings && !fields.iter().skip(headings).all(|field| field.trim().is_empty());
        if more || fields.len() < header.headed() {
            self.faults.push((number, Fault::Ragged(fields.len())));
        } else if fields.is_blank() {
            self.faults.push((number, Fault::WithoutValues));
        } else {
            self.row(number, fields, &[]);
        }
    }

    /// Whether a row with this id is not a unit; if so it is counted.
    pub(super) fn leaves_out<'t>(&mut self, id: impl FnOnce() -> &'t str) -> bool {
        let word = self.plan.map.leaves_out(id);
        if let Some(word) = word {
            self.no_units[word] += 1;
        }
        word.is_some()
    }

    /// A row with a field for each heading; which of them a spreadsheet keeps as numbers.
    pub(super) fn row(&mut self, line: u32, fields: Fields<'_>, numbers: &[usize]) {
        let Some(header) = self.plan.header else { return };
        let long = || fields.iter().take(header.list.len()).position(|field| field.len() > LONGEST_FIELD);
        if let Some(long) = (fields.size() > LONGEST_FIELD).then(long).flatten() {
            self.faults.push((line, Fault::Long(long)));
            return;
        }
        match self.plan.layout {
            Layout::Wide | Layout::Tally => self.ids.push(fields.get(header.id().index())),
            Layout::Counts => {
                self.ids.push(fields.get(header.id().index()));
                self.numbers.extend(numbers.iter().map(|index| (self.lines.len(), *index)));
            }
            Layout::Long => self.numbers.extend(numbers.iter().map(|index| (self.lines.len(), *index))),
        }
        self.lines.push(line);
        let Plan { places, first, .. } = self.plan;
        match first.and_then(|first| fields.run(first, places.len())) {
            Some(ends) => self.columns.push(fields.text(), |column| fields::parts(&ends[column..])),
            None => {
                let part = |index: &u32| fields.part(*index as usize);
                self.columns.push(fields.text(), |column| places[column..].iter().map(part));
            }
        }
        for (heading, found) in self.plan.watched.iter().zip(&mut self.found).filter(|(_, found)| found.is_none()) {
            *found = Says::of(fields.get(heading.index()), heading).map(|says| (line, says));
        }
    }
}

/// All rows of a table.
pub(super) struct Taken<'p> {
    /// By row; in the long layout they are the last column.
    pub(super) ids: Ids,
    pub(super) lines: Lines,
    columns: Columns,
    /// The fields, by row and from 0, that a spreadsheet keeps as numbers, where a field names the question.
    pub(super) numbers: Vec<(usize, usize)>,
    /// Whether a column that is not stored says who somebody is.
    pub(super) says_who: bool,
    found: Vec<bool>,
    looked: Vec<Looked>,
    /// How many rows hold something.
    pub(super) rows: usize,
    /// By word of the map: how many rows are not units.
    pub(super) no_units: Vec<usize>,
    plan: &'p Plan<'p>,
}

impl<'p> Taken<'p> {
    pub(super) fn new(plan: &'p Plan<'p>) -> Self {
        let Taker { columns, ids, lines, numbers, looked, rows, no_units, .. } = Taker::new(plan);
        let found = vec![false; plan.watched.len()];
        Self { ids, lines, columns, numbers, says_who: false, found, looked, rows, no_units, plan }
    }

    /// Adds the rows of the next block, and complains of what is wrong with them.
    pub(super) fn gather(&mut self, block: &mut Taker<'_>, sheet: Option<&Sheet<'_>>) {
        let rows = self.lines.len();
        self.numbers.extend(block.numbers.drain(..).map(|(row, index)| (rows + row, index)));
        self.ids.append(&mut block.ids);
        self.lines.append(&mut block.lines);
        self.columns.append(&mut block.columns);
        for (looked, more) in self.looked.iter_mut().zip(&mut block.looked) {
            looked.append(std::mem::take(more));
        }
        self.rows += std::mem::take(&mut block.rows);
        for (rows, more) in self.no_units.iter_mut().zip(&mut block.no_units) {
            *rows += std::mem::take(more);
        }
        let Some(sheet) = sheet else { return };
        for (line, fault) in block.faults.drain(..) {
            sheet.complaints.push(match fault {
                Fault::Ragged(fields) => diags::table::ragged_row(sheet.source, line, sheet.header.headed(), fields),
                Fault::WithoutValues => diags::table::row_without_values(sheet.cell(line, 1)),
                Fault::Long(index) => {
                    diags::table::long_field(LONGEST_FIELD, sheet.cell(line, sheet.header.list[index].field))
                }
            });
        }
        // For each column the first value that identifies a person is reported.
        for ((heading, found), known) in self.plan.watched.iter().zip(&block.found).zip(&mut self.found) {
            let Some((line, says)) = *found else { continue };
            if std::mem::replace(known, true) {
                continue;
            }
            self.says_who = true;
            let place = sheet.cell(line, heading.field);
            sheet.complaints.push(match (says, heading.role) {
                (Says::Name, _) => diags::persons::name_ignored(&heading.name, place),
                (Says::Identifier(kind), Role::Id) => diags::persons::identifier_as_id(kind, place),
                (Says::Identifier(kind), Role::Keep | Role::Ignore) => diags::persons::identifier_value(kind, place),
            });
        }
    }

    /// What stands in the columns without a heading.
    pub(super) fn unheaded(&self) -> Vec<Unheaded> {
        self.looked.iter().map(Looked::is).collect()
    }

    /// The columns that are stored, with their headings.
    pub(super) fn columns(&mut self) -> Vec<(&'p Heading, ColumnBuilder)> {
        self.plan.kept.iter().copied().zip(std::mem::take(&mut self.columns).finish()).collect()
    }

    /// The same as they are, in the long layout.
    pub(super) fn as_they_are(&mut self) -> Vec<(&'p Heading, CodedColumn)> {
        self.columns().into_iter().map(|(heading, column)| (heading, column.finish(|word| word))).collect()
    }
}
