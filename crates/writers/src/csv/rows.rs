//! What the rows of a table bring to the file, before it is known in which columns anything stands.

use std::collections::BTreeMap;

use assize_report::{Audience, Cell, ColumnKind, Inspection, Report, Row, RowKind, Table};

use super::columns::{Columns, Field, INSPECTION, Place, WHERE, WHOSE};
use super::fields::Fields;
use super::part::{Part, parts};
use super::tables::Placed;
use super::text::text;

/// The rows of a table.
pub(super) struct Rows {
    /// How many there are.
    pub(super) count: usize,
    /// Fields in which the same stands in each row, and what it is.
    pub(super) same: Vec<(Field, What, Fields)>,
    /// Those in which each row may have something else, in the order in which it has them.
    pub(super) own: Vec<(Field, What)>,
    /// What they are, row by row.
    pub(super) written: Fields,
}

/// What stands in a field, in any row: at most why there is nothing, or more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum What {
    Nothing,
    Reasons,
    Something,
}

/// What a report is about.
pub(super) struct About<'r> {
    audience: Audience,
    /// By their ids: a row may name its own.
    pub(super) inspections: BTreeMap<&'r str, &'r Inspection>,
}

/// Where a row has what stands in a field.
#[derive(Clone, Copy)]
enum Source {
    /// Among what is said of whom it is about, by place in [`WHOSE`], unless it has words of its own in this place.
    Whose(usize, Option<usize>),
    /// Among what is said of where it stands, by place in [`WHERE`].
    Where(usize),
    /// A part of its cell in this place.
    Cell(usize, Part, ColumnKind),
}

impl Rows {
    /// Those of a table whose columns are these of the file.
    pub(super) fn of(placed: Placed<'_>, own: &[(usize, Place)], columns: &Columns, about: &About<'_>) -> Self {
        let table = placed.table;
        let of_table = about.whose(placed.inspection);
        let (same, sources) = divided(table, own, columns, &of_table);
        let mut rows = Self { count: 0, same, own: Vec::new(), written: Fields::default() };
        rows.own.extend(sources.iter().map(|(field, _)| (*field, What::Nothing)));
        let names = place_of(INSPECTION, own);
        let mut group = "";
        for row in &table.rows {
            let kind = match row.kind {
                RowKind::Group => {
                    group = row.cells.first().map_or("", Cell::words);
                    continue;
                }
                RowKind::Total => "total",
                RowKind::Body => "body",
            };
            let stands = [&table.name, kind, group, row.figure.as_deref().unwrap_or_default()];
            // A row that names its inspection is that one's.
            let named = names.and_then(|place| about.inspections.get(row.cells.get(place)?.words()));
            let of_row = named.map(|one| about.whose(Some(one)));
            let whose = of_row.as_ref().unwrap_or(&of_table);
            for ((_, source), (_, held)) in sources.iter().zip(&mut rows.own) {
                let mut what = What::Something;
                match *source {
                    Source::Whose(at, place) => {
                        match place.and_then(|place| row.cells.get(place)).map_or("", Cell::words) {
                            "" => rows.written.own(&whose[at]),
                            words => rows.written.words(words),
                        }
                    }
                    Source::Where(at) => rows.written.words(stands[at]),
                    Source::Cell(place, part, kind) => match row.cells.get(place) {
                        Some(cell @ Cell::Empty { .. }) => {
                            rows.written.part(cell, part, kind);
                            what = What::Reasons;
                        }
                        Some(cell) => rows.written.part(cell, part, kind),
                        None => {}
                    },
                }
                if rows.written.end() {
                    *held = what.max(*held);
                }
            }
            rows.count += 1;
        }
        rows.written.shrink();
        rows
    }
}

/// Fields in which the same stands in every row, and where rows have the others.
type Divided = (Vec<(Field, What, Fields)>, Vec<(Field, Source)>);

fn divided(table: &Table, own: &[(usize, Place)], columns: &Columns, whose: &[String]) -> Divided {
    let (mut same, mut others) = (Vec::new(), Vec::new());
    let mut is_same = |field, what, words: &str| {
        let mut fields = Fields::default();
        fields.own(words);
        if fields.end() {
            same.push((field, what, fields));
        }
    };
    for (place, of) in own {
        let Place::Cell(column) = of else { continue };
        let kind = columns.list[*column].kind;
        let mut each_its_own =
            |part: &Part| others.push((Field::Cell(*column, *part), Source::Cell(*place, *part, kind)));
        match (in_all(&table.rows, *place), parts(kind)) {
            (InAll::Reason(reason), [.., Part::Text]) => {
                is_same(Field::Cell(*column, Part::Text), What::Reasons, &text(reason));
            }
            (InAll::Reason(_), _) => {}
            (InAll::Count, _) => each_its_own(&Part::Value),
            (InAll::Other, parts) => parts.iter().for_each(each_its_own),
        }
    }
    let is_named = place_of(INSPECTION, own).is_some();
    for (at, whose) in whose.iter().enumerate() {
        match place_of(at, own) {
            None if !is_named => is_same(Field::Whose(at), What::Something, whose),
            place => others.push((Field::Whose(at), Source::Whose(at, place))),
        }
    }
    is_same(Field::Where(0), What::Something, &text(&table.name));
    others.extend((1..WHERE.len()).map(|at| (Field::Where(at), Source::Where(at))));
    // Fields that stand together in the file are written together.
    others.sort_by_key(|(field, _)| field.stands());
    (same, others)
}

/// The place of the column of a table that says this of its rows, by place in [`WHOSE`].
fn place_of(whose: usize, own: &[(usize, Place)]) -> Option<usize> {
    own.iter().rev().find_map(|(place, of)| matches!(of, Place::Whose(at) if *at == whose).then_some(*place))
}

/// What all cells of a column are.
#[derive(PartialEq)]
enum InAll<'t> {
    /// Empty, and this is why.
    Reason(&'t str),
    /// Whole numbers, which say nothing in words.
    Count,
    /// Others, or not alike.
    Other,
}

fn in_all(rows: &[Row], place: usize) -> InAll<'_> {
    let mut all = rows.iter().filter(|row| row.kind != RowKind::Group).map(|row| match row.cells.get(place) {
        Some(Cell::Empty { reason }) => InAll::Reason(reason),
        Some(Cell::Count { .. }) => InAll::Count,
        _ => InAll::Other,
    });
    let Some(first) = all.next() else { return InAll::Other };
    if first != InAll::Other && all.all(|other| other == first) { first } else { InAll::Other }
}

impl<'r> About<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let inspections = report.inspections.iter().map(|one| (one.id.as_str(), one)).collect();
        Self { audience: report.audience, inspections }
    }

    /// What stands in the fields that say whose a row is, as no spreadsheet runs it.
    fn whose(&self, inspection: Option<&Inspection>) -> Vec<String> {
        let audience = match self.audience {
            Audience::Internal => "internal",
            Audience::Public => "public",
        };
        let mut cells = vec![audience.to_owned()];
        cells.extend(inspection.into_iter().flat_map(|one| {
            [
                text(&one.id).into_owned(),
                text(&one.kind).into_owned(),
                text(&one.provider.id).into_owned(),
                text(&one.provider.name).into_owned(),
                text(&one.provider.kind).into_owned(),
                one.provider.fictional.to_string(),
                text(&one.framework).into_owned(),
                one.year.map(|year| year.to_string()).unwrap_or_default(),
                one.synthetic.to_string(),
            ]
        }));
        cells.resize(WHOSE.len(), String::new());
        cells
    }
}
