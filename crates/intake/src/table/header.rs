//! The heading line: which column is what.

use assize_diag::{Place, SourceId, nearest};
use assize_model::fold;
use assize_reader::Complaints;
use indexmap::{IndexMap, IndexSet};

use super::{Layout, identifiers};
use crate::column_map::{ColumnMap, Name};
use crate::diags;

/// The most columns that are taken.
pub(super) const MOST_COLUMNS: usize = 5_000;

/// The longest heading that is taken, in bytes.
const LONGEST_HEADING: usize = 500;

/// Columns to which the program itself gives a meaning, but the id.
pub(super) const RESERVED: [&str; 5] = ["inspection", "provider", "year", "assessor", "synthetic"];

/// The columns of a file.
pub(super) struct Header {
    pub(super) list: Vec<Heading>,
    /// As they stand in the file.
    pub(super) written: Vec<String>,
    id: usize,
}

/// One column.
pub(super) struct Heading {
    /// What it is called here: the reserved words as they are, others as the file or the column map has them.
    pub(super) name: String,
    /// Which field of a line, from 1.
    pub(super) field: u32,
    pub(super) role: Role,
}

/// What is done with a column.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Role {
    Id,
    Keep,
    Ignore,
}

impl Header {
    /// Takes the headings; `None` where it is not clear which column is which, or one must not be read.
    pub(super) fn read(
        fields: Vec<String>,
        map: &ColumnMap,
        layout: Layout,
        source: SourceId,
        complaints: &Complaints,
    ) -> Option<Self> {
        if fields.len() > MOST_COLUMNS {
            complaints.push(diags::table::many_columns(MOST_COLUMNS, fields.len(), source));
            return None;
        }
        let check = Check { written: &fields, source, complaints };
        let list: Vec<_> = fields.iter().zip(1..).map(|(written, field)| heading(written, field, map)).collect();
        let id = list.iter().position(|heading| heading.role == Role::Id);
        // Without an id this may be no heading line at all but the first row, so nothing of it is shown.
        let long = check.long();
        let shown = id.is_some() && !long;
        let blank = check.blank();
        let twice = check.twice(&list, shown);
        let hidden = check.hidden();
        let direct = shown && check.direct(&list);
        if shown && layout == Layout::Wide {
            check_map(map, &fields, [], complaints);
        }
        match id {
            Some(id) => (!(long || blank || twice || hidden || direct)).then_some(Self { list, written: fields, id }),
            None => {
                complaints.push(diags::table::missing_id(source, fields.len()));
                None
            }
        }
    }

    /// The column of the ids.
    pub(super) fn id(&self) -> &Heading {
        &self.list[self.id]
    }

    /// The columns that are not ignored, but the id.
    pub(super) fn kept(&self) -> impl Iterator<Item = &Heading> {
        self.list.iter().filter(|heading| heading.role == Role::Keep)
    }
}

impl Heading {
    /// Which field of a row, from 0.
    pub(super) fn index(&self) -> usize {
        self.field as usize - 1
    }
}

/// Says which headings of the map the file does not have. In the long layout it may be the name of a question; such a name stands in a
/// cell, so it is not shown as one that may have been meant.
pub(super) fn check_map<'n>(
    map: &ColumnMap,
    headings: &'n [String],
    questions: impl IntoIterator<Item = &'n String>,
    complaints: &Complaints,
) {
    let names: IndexSet<_> = headings.iter().chain(questions).map(|name| fold(name)).collect();
    let shown =
        || headings.iter().map(|heading| heading.trim()).filter(|heading| identifiers::pattern(heading).is_none());
    for (folded, renamed) in &map.columns {
        if !names.contains(folded.as_str()) {
            complaints.push(diags::map::unknown_heading(&renamed.written, nearest(&renamed.written.value, shown())));
        }
    }
}

fn heading(written: &str, field: u32, map: &ColumnMap) -> Heading {
    let plain = written.trim();
    let name = match map.name(plain) {
        Some(Name::Ignored) => return Heading { name: plain.to_owned(), field, role: Role::Ignore },
        Some(Name::Called(name)) => name,
        None => plain,
    };
    let folded = fold(name);
    match folded.as_ref() {
        "id" | "case" => Heading { name: folded.into_owned(), field, role: Role::Id },
        reserved if RESERVED.contains(&reserved) => Heading { name: folded.into_owned(), field, role: Role::Keep },
        _ => Heading { name: name.to_owned(), field, role: Role::Keep },
    }
}

struct Check<'a> {
    written: &'a [String],
    source: SourceId,
    complaints: &'a Complaints,
}

impl Check<'_> {
    fn place(&self, field: u32, heading: &str) -> Place {
        Place::Cell { source: self.source, line: 1, column: field, header: heading.to_owned() }
    }

    fn blank(&self) -> bool {
        let blank = (1..).zip(self.written).filter(|(_, written)| written.trim().is_empty());
        let blank: Vec<u32> = blank.map(|(field, _)| field).collect();
        for field in &blank {
            self.complaints.push(diags::table::blank_heading(self.place(*field, "")));
        }
        !blank.is_empty()
    }

    fn long(&self) -> bool {
        let long = (1..).zip(self.written).filter(|(_, written)| written.len() > LONGEST_HEADING);
        let long: Vec<u32> = long.map(|(field, _)| field).collect();
        for field in &long {
            self.complaints.push(diags::table::long_heading(LONGEST_HEADING, self.place(*field, "")));
        }
        !long.is_empty()
    }

    fn hidden(&self) -> bool {
        let hidden = (1..)
            .zip(self.written)
            .filter_map(|(field, written)| Some((field, assize_reader::hidden(written.trim())?)));
        let hidden: Vec<_> = hidden.collect();
        for (field, character) in &hidden {
            self.complaints.push(diags::table::hidden_in_heading(*character, self.place(*field, "")));
        }
        !hidden.is_empty()
    }

    /// Headings that are the same, as written or as they are called here.
    fn twice(&self, list: &[Heading], shown: bool) -> bool {
        // An ignored column may be called as a column is after the map, for nobody asks for it by that name.
        let mut first: IndexMap<(Role, String), &Heading> = IndexMap::new();
        let mut found = false;
        let read = list.iter().zip(self.written).filter(|(_, written)| !written.trim().is_empty());
        for (heading, written) in read {
            let name = match heading.role {
                Role::Id => "id".to_owned(),
                Role::Keep => fold(&heading.name).into_owned(),
                Role::Ignore => fold(written).into_owned(),
            };
            let called = (heading.role, name);
            match first.get(&called) {
                Some(first) => {
                    found = true;
                    let name =
                        shown.then_some(heading.name.as_str()).filter(|name| identifiers::pattern(name).is_none());
                    let place = |heading: &Heading| self.place(heading.field, name.unwrap_or_default());
                    let (second, first) = (place(heading), place(first));
                    self.complaints.push(match heading.role {
                        Role::Id => diags::table::two_ids(second, first),
                        Role::Keep | Role::Ignore => diags::table::heading_twice(name, second, first),
                    });
                }
                None => {
                    first.insert(called, heading);
                }
            }
        }
        found
    }

    /// Columns that say who somebody is, whether or not they are to be ignored.
    fn direct(&self, list: &[Heading]) -> bool {
        let mut found = false;
        for (heading, written) in list.iter().zip(self.written) {
            if identifiers::pattern(written).is_some() {
                found = true;
                self.complaints.push(diags::table::identifier_as_heading(self.place(heading.field, "")));
            } else if identifiers::is_heading(written) || identifiers::is_heading(&heading.name) {
                found = true;
                self.complaints
                    .push(diags::table::identifier_column(written.trim(), self.place(heading.field, written.trim())));
            }
        }
        found
    }
}
