//! The heading line: which column is what.

use assize_diag::{Place, SourceId, nearest};
use assize_model::fold;
use assize_reader::Complaints;
use indexmap::{IndexMap, IndexSet};

use super::separator::Separator;
use super::unheaded::Unheaded;
use super::{Layout, counts, identifiers, near, tallied};
use crate::column_map::{ColumnMap, Name, Renamed};
use crate::diags;

/// The most columns that are taken.
pub(super) const MOST_COLUMNS: usize = 5_000;

/// The longest heading that is taken, in bytes.
const LONGEST_HEADING: usize = 500;

/// Columns to which the program itself gives a meaning, but the id.
pub(super) const RESERVED: [&str; 5] = ["inspection", "provider", "year", "assessor", "synthetic"];
/// What a row that holds one answer has beside the id.
pub(super) const LONG: [&str; 2] = ["question", "answer"];

pub(super) struct Header {
    pub(super) list: Vec<Heading>,
    /// As they are in the file.
    pub(super) written: Vec<String>,
    /// The line they are in.
    pub(super) line: u32,
    id: usize,
}

/// A heading as it stands, white space of any kind as one space: long ones are broken into lines.
pub(super) struct Written {
    /// Which field of a line or column of a sheet, from 1.
    pub(super) field: u32,
    pub(super) text: String,
    /// A spreadsheet keeps it as a number.
    pub(super) is_number: bool,
}

impl Written {
    pub(super) fn text(field: u32, text: &str) -> Self {
        Self { field, text: in_one_line(text), is_number: false }
    }
}

/// Headings that stand twice begin with what stands above them, by field; each of several texts there stands above all fields to the next:
/// `Assessment: Engages`. One that the map names as it stands is left so.
pub(super) fn tell_apart(written: &mut [Written], above: &[(u32, String)], map: &ColumnMap) {
    if above.len() < 2 {
        return;
    }
    let mut seen: IndexMap<String, Vec<usize>> = IndexMap::new();
    for (index, one) in
        written.iter().enumerate().filter(|(_, one)| !one.text.is_empty() && map.name(&one.text).is_none())
    {
        seen.entry(fold(&one.text).into_owned()).or_default().push(index);
    }
    for index in seen.into_values().filter(|same| same.len() > 1).flatten() {
        if let Some((_, above)) = above.iter().rfind(|(field, _)| *field <= written[index].field) {
            written[index].text = format!("{}: {}", in_one_line(above), written[index].text);
        }
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the headings stand, and of what layout.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub(super) line: u32,
    pub(super) layout: Layout,
    pub(super) source: SourceId,
    /// What else would divide them, in plain text, so that one of them is of ids.
    pub(super) divided: Option<Separator>,
}

pub(super) struct Heading {
    /// What it is called here: the reserved words as they are, others as the file or the column map has them.
    pub(super) name: String,
    /// Which field of a line or column of a sheet, from 1.
    pub(super) field: u32,
    /// Which of the headings, from 0; of a line of text the field less one.
    index: usize,
    pub(super) role: Role,
    /// A spreadsheet keeps the name as a number.
    pub(super) is_number: bool,
    /// It is headed by what names a person or a thing, and is to be ignored: its values tell which.
    pub(super) may_be_a_person: bool,
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
        written: Vec<Written>,
        origin: Origin,
        map: &ColumnMap,
        complaints: &Complaints,
    ) -> Option<Self> {
        let Origin { line, layout, source, divided } = origin;
        let last = written.iter().rposition(|one| !one.text.is_empty()).map_or(0, |last| last + 1);
        if last > MOST_COLUMNS {
            complaints.push(diags::table::many_columns(MOST_COLUMNS, last, source));
            return None;
        }
        let check = Check { written: &written, line, source, complaints };
        let mut list: Vec<_> =
            written.iter().enumerate().map(|(index, one)| heading(index, one, map, layout)).collect();
        let id = list.iter().position(|heading| heading.role == Role::Id);
        // Without an id this may be no heading line at all but the first row, so nothing of it is shown, unless the map names some of it.
        let long = check.long();
        let is_named = written.iter().any(|one| !one.text.is_empty() && map.name(&one.text).is_some());
        let shown = (id.is_some() || is_named) && !long;
        let twice = check.twice(&list, shown);
        let hidden = check.hidden();
        let direct = shown && check.direct(&list);
        let near = shown && layout != Layout::Tally && check.near(&list, map, layout);
        let place = check.place(1, "");
        let is_turned = check.is_turned();
        let written: Vec<String> = written.into_iter().map(|one| one.text).collect();
        if shown && layout == Layout::Wide {
            for (meant, heading) in check_map(map, &written, [], complaints) {
                take_for(&mut list, heading, meant);
            }
        }
        match id {
            Some(id) => (!(long || twice || hidden || direct || near)).then_some(Self { list, written, line, id }),
            None => {
                complaints.push(match (divided, layout) {
                    (Some(other), _) => diags::headings::id_by_separator(other, place),
                    (None, Layout::Wide | Layout::Long) if is_turned => diags::headings::turned(place),
                    (None, Layout::Wide | Layout::Long) => {
                        let is_unheaded = written.first().is_some_and(String::is_empty);
                        diags::headings::missing_id(place, last, map.heading_of_ids(), is_unheaded)
                    }
                    (None, Layout::Counts | Layout::Tally) => diags::counts::no_question_column(place),
                });
                None
            }
        }
    }

    /// How many columns there are to the last one that has a heading.
    pub(super) fn headed(&self) -> usize {
        self.written.iter().rposition(|written| !written.is_empty()).map_or(0, |last| last + 1)
    }

    /// The headings of the columns that the map leaves out.
    pub(super) fn left_out(&self) -> Vec<String> {
        let all = self.list.iter().zip(&self.written).filter(|(heading, _)| heading.role == Role::Ignore);
        all.map(|(_, written)| written.clone()).filter(|written| !written.is_empty()).collect()
    }

    /// Where the line of the headings begins.
    pub(super) fn place(&self, source: SourceId) -> Place {
        place(source, self.line)
    }

    pub(super) fn id(&self) -> &Heading {
        &self.list[self.id]
    }
}

impl Heading {
    /// Which field of a row, from 0.
    pub(super) fn index(&self) -> usize {
        self.index
    }
}

/// Says which headings of the map the file does not have, and gives those that may have been meant, each with what the map calls it. In the
/// long layout it may be the name of a question; such a name stands in a cell, so it is not shown as one that may have been meant.
pub(super) fn check_map<'n, 'm>(
    map: &'m ColumnMap,
    headings: &'n [String],
    questions: impl IntoIterator<Item = &'n str>,
    complaints: &Complaints,
) -> Vec<(&'m str, usize)> {
    let names: IndexSet<_> = headings.iter().map(String::as_str).chain(questions).map(fold).collect();
    let shown =
        || headings.iter().map(|heading| heading.trim()).filter(|heading| identifiers::pattern(heading).is_none());
    let mut meant = Vec::new();
    // Where none heads the ids, that is said.
    let has_ids = headings.iter().any(|heading| heads_ids(heading, map, Layout::Wide));
    let is_told = |renamed: &Renamed| !has_ids && renamed.name.is_id();
    let lines = map.columns.iter().filter(|(folded, _)| !names.contains(folded.as_str()));
    for renamed in lines.map(|(_, renamed)| renamed).filter(|renamed| !is_told(renamed)) {
        let near = nearest(&renamed.written.value, shown());
        let at = near.and_then(|near| headings.iter().position(|heading| heading.trim() == near));
        let at = at.filter(|at| map.name(&headings[*at]).is_none());
        // A heading with invisible characters is reported as that.
        if at.is_none_or(|at| assize_reader::hidden(&headings[at]).is_none()) {
            complaints.push(diags::map::unknown_heading(&renamed.written, near));
        }
        if let (Some(at), Name::Called(name)) = (at, &renamed.name) {
            meant.push((name.as_str(), at));
        }
    }
    meant
}

/// A column whose heading was meant by a line of the map is what that says: the fault is the line's, and only words of the column are others.
fn take_for(list: &mut [Heading], index: usize, meant: &str) {
    let is_taken = list.iter().any(|heading| heading.role != Role::Ignore && fold(&heading.name) == fold(meant));
    let heading = list.iter_mut().find(|heading| heading.index == index && heading.role != Role::Id);
    if let Some(heading) = heading.filter(|_| !is_taken) {
        meant.clone_into(&mut heading.name);
        heading.role = Role::Keep;
    }
}

fn heading(index: usize, written: &Written, map: &ColumnMap, layout: Layout) -> Heading {
    let (name, role) = meaning(&written.text, map, layout);
    let is_number = written.is_number && map.name(&written.text).is_none();
    let may_be_a_person = role == Role::Ignore && identifiers::may_name_a_thing(&written.text);
    Heading { name, field: written.field, index, role, is_number, may_be_a_person }
}

/// What a column so headed is called here, and what is done with it. One without a heading that the map does not know is of no use.
fn meaning(written: &str, map: &ColumnMap, layout: Layout) -> (String, Role) {
    let plain = in_one_line(written);
    let name = match map.name(&plain) {
        Some(Name::Ignored) => return (plain, Role::Ignore),
        Some(Name::Called(name)) => name.as_str(),
        None if plain.is_empty() => return (plain, Role::Ignore),
        None => &plain,
    };
    let is_other = map.is_other(&plain);
    if layout == Layout::Counts {
        return counts::meaning(name, is_other);
    }
    if layout == Layout::Tally {
        return tallied::meaning(name);
    }
    let folded = fold(name);
    match folded.as_ref() {
        "id" | "case" => (folded.into_owned(), Role::Id),
        reserved if RESERVED.contains(&reserved) => (folded.into_owned(), Role::Keep),
        part if layout == Layout::Long && LONG.contains(&part) => (name.to_owned(), Role::Keep),
        _ if is_other => (plain, Role::Ignore),
        _ => (name.to_owned(), Role::Keep),
    }
}

/// Where a line begins.
pub(super) fn place(source: SourceId, line: u32) -> Place {
    Place::Cell { source, line, column: 1, header: String::new() }
}

/// Whether a heading is of ids in this layout.
pub(super) fn heads_ids(written: &str, map: &ColumnMap, layout: Layout) -> bool {
    meaning(written, map, layout).1 == Role::Id
}

/// Which of a row's cells is nearly what the map calls the ids, where none heads them. A row that is not taken for that of the headings is so if
/// the map names another of its cells: one of a unit is none.
pub(super) fn near_ids<'h>(
    cells: impl Iterator<Item = &'h str> + Clone,
    is_head: bool,
    map: &ColumnMap,
) -> Option<usize> {
    let wanted = map.heading_of_ids()?;
    let is_named = || cells.clone().any(|cell| map.name(&in_one_line(cell)).is_some());
    if !(is_head || is_named()) || cells.clone().any(|cell| heads_ids(cell, map, Layout::Wide)) {
        return None;
    }
    let near = nearest(wanted, cells.clone().filter(|cell| is_near_ids(cell, map)))?;
    cells.into_iter().position(|cell| cell == near)
}

/// Whether a cell is nearly what the map calls the ids, and nothing else that it names.
pub(super) fn is_near_ids(cell: &str, map: &ColumnMap) -> bool {
    let is_free = || map.name(cell).is_none() && identifiers::pattern(cell).is_none();
    map.heading_of_ids().is_some_and(|wanted| nearest(wanted, [cell]).is_some()) && is_free()
}

/// Takes a heading that is nearly what the map calls the ids for theirs: the fault that is reported is that it is not.
pub(super) fn take_for_ids(written: &[Written], map: &mut ColumnMap) {
    if let Some(near) = near_ids(written.iter().map(|one| one.text.as_str()), true, map) {
        map.take_for_ids(&written[near].text);
    }
}

/// How rows with these headings are laid out where the user does not say.
pub(super) fn layout(written: &[Written], map: &ColumnMap) -> Layout {
    let has_id = |layout| written.iter().any(|one| heads_ids(&one.text, map, layout));
    let has_figures = || written.iter().any(|one| counts::is_figure(&one.text, map));
    match !has_id(Layout::Wide) && has_id(Layout::Counts) && has_figures() {
        true if tallied::is_headed_so(written.iter().map(|one| one.text.as_str())) => Layout::Tally,
        true => Layout::Counts,
        false if is_long(written, map) => Layout::Long,
        false => Layout::Wide,
    }
}

/// Whether there are the columns of a row that holds one answer.
fn is_long(written: &[Written], map: &ColumnMap) -> bool {
    let named: Vec<_> = written.iter().map(|one| meaning(&one.text, map, Layout::Long)).collect();
    LONG.iter().all(|wanted| named.iter().any(|(name, role)| *role == Role::Keep && fold(name) == *wanted))
}

/// The fields without a heading that the map does not know, and whether each is before all headings.
pub(super) fn unheaded(written: &[Written], map: &ColumnMap) -> Vec<(u32, bool)> {
    let headed = written.iter().position(|one| !one.text.is_empty()).unwrap_or_default();
    let blank = written.iter().enumerate().filter(|(_, one)| one.text.is_empty() && map.name("").is_none());
    blank.map(|(index, one)| (one.field, index < headed)).collect()
}

/// Complains of such a field that holds something. Names of rows before the table, as R and pandas write them, are not complained of.
pub(super) fn check_unheaded(
    fields: &[(u32, bool)],
    holds: impl IntoIterator<Item = Unheaded>,
    source: SourceId,
    complaints: &Complaints,
) {
    for ((field, is_first), holds) in fields.iter().zip(holds) {
        if let Some(line) = holds.fault(*is_first) {
            let place = Place::Cell { source, line, column: *field, header: String::new() };
            complaints.push(diags::headings::no_heading(place));
        }
    }
}

struct Check<'a> {
    written: &'a [Written],
    line: u32,
    source: SourceId,
    complaints: &'a Complaints,
}

impl Check<'_> {
    fn place(&self, field: u32, heading: &str) -> Place {
        Place::Cell { source: self.source, line: self.line, column: field, header: heading.to_owned() }
    }

    /// Whether the questions stand in the first column, and a unit in each of the others.
    fn is_turned(&self) -> bool {
        let first = self.written.first().map(|one| fold(&one.text).into_owned()).unwrap_or_default();
        let has_questions = self.written.iter().any(|one| near::ids_in(&one.text).any(|id| id.contains('.')));
        let heads = "question criterion item standard measure indicator";
        !has_questions && identifiers::among(first.trim_end_matches('s'), heads)
    }

    fn long(&self) -> bool {
        let long: Vec<_> = self.written.iter().filter(|one| one.text.len() > LONGEST_HEADING).collect();
        for one in &long {
            self.complaints.push(diags::headings::long_heading(LONGEST_HEADING, self.place(one.field, "")));
        }
        !long.is_empty()
    }

    fn hidden(&self) -> bool {
        let hidden = self.written.iter().filter_map(|one| Some((one.field, assize_reader::hidden(&one.text)?)));
        let hidden: Vec<_> = hidden.collect();
        for (field, character) in &hidden {
            self.complaints.push(diags::headings::hidden_in_heading(*character, self.place(*field, "")));
        }
        !hidden.is_empty()
    }

    /// Headings that are the same, as written or as they are called here.
    fn twice(&self, list: &[Heading], shown: bool) -> bool {
        // An ignored column is not asked for by its name.
        let mut first: IndexMap<String, &Heading> = IndexMap::new();
        let mut found = false;
        for heading in list.iter().filter(|heading| heading.role != Role::Ignore) {
            let called = if heading.role == Role::Id { String::new() } else { fold(&heading.name).into_owned() };
            match first.get(&called) {
                Some(first) => {
                    found = true;
                    let name =
                        shown.then_some(heading.name.as_str()).filter(|name| identifiers::pattern(name).is_none());
                    let written = [first, heading].map(|one| self.written[one.index].text.as_str());
                    let place = |heading: &Heading| self.place(heading.field, name.unwrap_or_default());
                    let places = [place(first), place(heading)];
                    self.complaints.push(match (heading.role, name) {
                        (Role::Id, _) => diags::headings::two_ids(places),
                        (_, Some(name)) if fold(written[0]) != fold(written[1]) => {
                            diags::headings::same_meaning(written, name, places)
                        }
                        (Role::Keep | Role::Ignore, name) => diags::headings::heading_twice(name, places),
                    });
                }
                None => {
                    first.insert(called, heading);
                }
            }
        }
        found
    }

    /// Columns that are ignored with the others, and whose headings are nearly the name of something that the table has not.
    fn near(&self, list: &[Heading], map: &ColumnMap, layout: Layout) -> bool {
        let mut found = false;
        let is_there = |name: &str| list.iter().any(|one| one.role == Role::Keep && one.name == name);
        for (heading, written) in list.iter().zip(self.written).filter(|(_, written)| map.is_other(&written.text)) {
            let names = map.names.iter().map(String::as_str).filter(|_| layout == Layout::Wide);
            let nearly = near::nearly(&written.text, names);
            if let Some(name) = nearly.filter(|name| heading.role == Role::Ignore && !is_there(name)) {
                found = true;
                self.complaints.push(diags::map::near_name(
                    &written.text,
                    name,
                    self.place(heading.field, &written.text),
                ));
            }
        }
        found
    }

    /// Columns that say who somebody is, whether or not they are to be ignored.
    fn direct(&self, list: &[Heading]) -> bool {
        let mut found = false;
        for (heading, one) in list.iter().zip(self.written) {
            let written = one.text.as_str();
            if heading.may_be_a_person {
                continue;
            }
            if identifiers::pattern(written).is_some() {
                found = true;
                self.complaints.push(diags::persons::identifier_as_heading(self.place(heading.field, "")));
            } else if identifiers::is_heading(written)
                || written != heading.name && identifiers::is_heading(&heading.name)
            {
                found = true;
                self.complaints.push(diags::persons::identifier_column(written, self.place(heading.field, written)));
            }
        }
        found
    }
}
