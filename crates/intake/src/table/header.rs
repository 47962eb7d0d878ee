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
    /// The line they stand in.
    pub(super) line: u32,
    id: usize,
}

/// One column.
pub(super) struct Heading {
    /// What it is called here: the reserved words as they are, others as the file or the column map has them.
    pub(super) name: String,
    /// Which field of a line or column of a sheet, from 1.
    pub(super) field: u32,
    /// Which of the headings, from 0; of a line of text the field less one.
    index: usize,
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
    /// Takes the headings with their fields, from this line; `None` where it is not clear which column is which, or one must not be read.
    pub(super) fn read(
        fields: Vec<(u32, String)>,
        line: u32,
        map: &ColumnMap,
        layout: Layout,
        source: SourceId,
        complaints: &Complaints,
    ) -> Option<Self> {
        if fields.len() > MOST_COLUMNS {
            complaints.push(diags::table::many_columns(MOST_COLUMNS, fields.len(), source));
            return None;
        }
        let check = Check { written: &fields, line, source, complaints };
        let list: Vec<_> = fields
            .iter()
            .enumerate()
            .map(|(index, (field, written))| {
                let (name, role) = meaning(written, map);
                Heading { name, field: *field, index, role }
            })
            .collect();
        let id = list.iter().position(|heading| heading.role == Role::Id);
        // Without an id this may be no heading line at all but the first row, so nothing of it is shown.
        let long = check.long();
        let shown = id.is_some() && !long;
        let blank = check.blank();
        let twice = check.twice(&list, shown);
        let hidden = check.hidden();
        let direct = shown && check.direct(&list);
        let place = check.place(1, "");
        let written: Vec<String> = fields.into_iter().map(|(_, written)| written).collect();
        if shown && layout == Layout::Wide {
            check_map(map, &written, [], complaints);
        }
        match id {
            Some(id) => (!(long || blank || twice || hidden || direct)).then_some(Self { list, written, line, id }),
            None => {
                complaints.push(diags::table::missing_id(place, written.len()));
                None
            }
        }
    }

    /// Where the line of the headings begins.
    pub(super) fn place(&self, source: SourceId) -> Place {
        Place::Cell { source, line: self.line, column: 1, header: String::new() }
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
        self.index
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

/// What a column so headed is called here, and what is done with it.
pub(super) fn meaning(written: &str, map: &ColumnMap) -> (String, Role) {
    let plain = written.trim();
    let name = match map.name(plain) {
        Some(Name::Ignored) => return (plain.to_owned(), Role::Ignore),
        Some(Name::Called(name)) => name,
        None => plain,
    };
    let folded = fold(name);
    match folded.as_ref() {
        "id" | "case" => (folded.into_owned(), Role::Id),
        reserved if RESERVED.contains(&reserved) => (folded.into_owned(), Role::Keep),
        _ => (name.to_owned(), Role::Keep),
    }
}

struct Check<'a> {
    written: &'a [(u32, String)],
    line: u32,
    source: SourceId,
    complaints: &'a Complaints,
}

impl Check<'_> {
    fn place(&self, field: u32, heading: &str) -> Place {
        Place::Cell { source: self.source, line: self.line, column: field, header: heading.to_owned() }
    }

    fn blank(&self) -> bool {
        let blank = self.written.iter().filter(|(_, written)| written.trim().is_empty());
        let blank: Vec<u32> = blank.map(|(field, _)| *field).collect();
        for field in &blank {
            self.complaints.push(diags::table::blank_heading(self.place(*field, "")));
        }
        !blank.is_empty()
    }

    fn long(&self) -> bool {
        let long = self.written.iter().filter(|(_, written)| written.len() > LONGEST_HEADING);
        let long: Vec<u32> = long.map(|(field, _)| *field).collect();
        for field in &long {
            self.complaints.push(diags::table::long_heading(LONGEST_HEADING, self.place(*field, "")));
        }
        !long.is_empty()
    }

    fn hidden(&self) -> bool {
        let hidden =
            self.written.iter().filter_map(|(field, written)| Some((*field, assize_reader::hidden(written.trim())?)));
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
        let read = list
            .iter()
            .zip(self.written)
            .map(|(heading, (_, written))| (heading, written))
            .filter(|(_, written)| !written.trim().is_empty());
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
        for (heading, (_, written)) in list.iter().zip(self.written) {
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
