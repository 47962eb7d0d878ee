use std::borrow::Cow;

/// Where something came from: a file, or a text that the program carries.
#[derive(Clone, Debug)]
pub struct Source {
    name: Cow<'static, str>,
    origin: Origin,
    text: Option<Cow<'static, str>>,
    sheet: Option<String>,
    /// Its cells are called by row and column, and rows are counted without the headings.
    has_rows: bool,
    /// Of a table of several files: each, with the line that it begins on where lines are counted through all of them.
    parts: Vec<(u32, String)>,
}

/// Where the bytes of a source come from. A name does not tell: a user's file may be called `builtin:x.toml`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// The program itself: published records and frameworks.
    Carried,
    /// A file of the user's.
    File,
}

impl Source {
    /// The name as the user gave it: a path; of what the program carries `builtin:...`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name without folders; what the program carries keeps its whole name.
    pub fn file_name(&self) -> &str {
        match self.origin {
            Origin::Carried => &self.name,
            Origin::File => self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name),
        }
    }

    /// Where its bytes come from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The text, if this source is public. A private source (a table of cases) has none, so nothing of it can be shown.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The sheet, if this source is one of a workbook: its cells are called by column letter and row.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// The text as far as a message may show lines of it: only where it begins as TOML does and has a heading of TOML. A table that was
    /// named where TOML is expected is still a table.
    pub fn shown(&self) -> Option<&str> {
        let text = self.text()?;
        begins_as_toml(text).then_some(text)
    }
}

/// Whether a text begins as TOML does, and has a heading of it.
pub fn begins_as_toml(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    let key = first.split('=').next().unwrap_or_default();
    let begins = first.starts_with('[') || first.is_empty() || (first.contains('=') && !key.contains(','));
    begins && text.lines().any(is_heading)
}

/// Whether a line is a heading of TOML and nothing else: `[node]`, `[[fact]]`, `[values."sex"]`.
fn is_heading(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim();
    let inner = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.map(|inner| inner.trim_start_matches('[').trim_start()).is_some_and(|inner| {
        let has_name = inner.starts_with(|first: char| first.is_ascii_lowercase());
        has_name && !inner.contains([',', '='])
    })
}

/// One of the [`Sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SourceId(u32);

/// All sources read in this run.
#[derive(Clone, Default, Debug)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file whose lines may be shown: a framework, a record, a column map.
    pub fn add_public(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.add(name.into().into(), Origin::File, Some(text.into().into()), None)
    }

    /// Adds a text that the program carries.
    pub fn add_carried(&mut self, name: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> SourceId {
        self.add(name.into(), Origin::Carried, Some(text.into()), None)
    }

    /// Adds a source that may not be shown at all: a table of cases.
    pub fn add_private(&mut self, name: impl Into<String>) -> SourceId {
        self.add(name.into().into(), Origin::File, None, None)
    }

    /// Adds a sheet of a workbook of cases, which may not be shown at all.
    pub fn add_sheet(&mut self, name: impl Into<String>, sheet: impl Into<String>) -> SourceId {
        self.add(name.into().into(), Origin::File, None, Some(sheet.into()))
    }

    /// Adds a file of columns of cases, which may not be shown at all. Its cells are named by row and column; row 0 has the headings.
    pub fn add_columns(&mut self, name: impl Into<String>) -> SourceId {
        let id = self.add_private(name);
        self.list[id.0 as usize].has_rows = true;
        id
    }

    /// Adds the next file of a table of several, whose first line is this where lines are counted through all of them.
    pub fn add_part(&mut self, table: SourceId, first: u32, name: impl Into<String>) {
        self.list[table.0 as usize].parts.push((first, name.into()));
    }

    fn add(
        &mut self,
        name: Cow<'static, str>,
        origin: Origin,
        text: Option<Cow<'static, str>>,
        sheet: Option<String>,
    ) -> SourceId {
        let id = SourceId(u32::try_from(self.list.len()).expect("fewer than 2^32 files are read in a run"));
        self.list.push(Source { name, origin, text, sheet, has_rows: false, parts: Vec::new() });
        id
    }

    /// The file of a table of several that a cell is in, and its first line.
    fn part(&self, place: &Place) -> Option<&(u32, String)> {
        let Place::Cell { source, line, .. } = place else { return None };
        let parts = &self.get(*source).parts;
        parts[..parts.partition_point(|(first, _)| first <= line)].last()
    }

    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }

    /// Whether all that was read is what the program carries.
    pub fn are_carried(&self) -> bool {
        self.list.iter().all(|source| source.origin == Origin::Carried)
    }

    /// Whether a place is in a text that the program carries.
    pub fn is_carried(&self, place: &Place) -> bool {
        match place {
            Place::Text(Span { source, .. }) | Place::Cell { source, .. } | Place::File(source) => {
                self.get(*source).origin == Origin::Carried
            }
            Place::Argument(_) => false,
        }
    }

    /// Line and column (both from 1, columns in characters) where a place begins; `None` for a whole file or an argument.
    pub fn line_column(&self, place: &Place) -> Option<(u32, u32)> {
        match place {
            Place::Text(span) => {
                let before = &self.get(span.source).text()?.get(..span.start as usize)?;
                let line = before.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1;
                let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
                Some((line, column))
            }
            Place::Cell { line, column, .. } => {
                let before = self.part(place).map_or(0, |(first, _)| first - 1);
                Some((line - before, *column))
            }
            Place::File(_) | Place::Argument(_) => None,
        }
    }

    /// The cell's name in its sheet, as `B7`; `None` where the place is no cell of a workbook.
    pub fn cell(&self, place: &Place) -> Option<String> {
        match place {
            Place::Cell { source, line, column, .. } if self.get(*source).sheet.is_some() => {
                Some(format!("{}{line}", letters(*column)))
            }
            Place::Cell { .. } | Place::Text(_) | Place::File(_) | Place::Argument(_) => None,
        }
    }

    fn has_rows(&self, place: &Place) -> bool {
        matches!(place, Place::Cell { source, .. } if self.get(*source).has_rows)
    }

    /// The sheet that a place is in or is.
    pub fn sheet(&self, place: &Place) -> Option<&str> {
        match place {
            Place::Cell { source, .. } | Place::File(source) => self.get(*source).sheet(),
            Place::Text(_) | Place::Argument(_) => None,
        }
    }

    /// The place in one word: `PATH:LINE:COLUMN`, `PATH!SHEET!B7`, `PATH, row 7, column 2`, or the name alone.
    pub fn address(&self, place: &Place) -> String {
        let name = self.name(place);
        match (self.sheet(place), self.cell(place), self.line_column(place)) {
            (Some(sheet), Some(cell), _) => format!("{name}!{sheet}!{cell}"),
            (Some(sheet), None, _) => format!("{name}!{sheet}"),
            (None, _, Some((row, column))) if self.has_rows(place) => match row {
                0 => format!("{name}, column {column}"),
                row => format!("{name}, row {row}, column {column}"),
            },
            (None, _, Some((line, column))) => format!("{name}:{line}:{column}"),
            (None, _, None) => name.to_owned(),
        }
    }

    /// What a message calls the source of this place: its name, or the argument.
    pub fn name<'a>(&'a self, place: &'a Place) -> &'a str {
        match place {
            Place::Text(span) => self.get(span.source).name(),
            Place::Cell { source, .. } | Place::File(source) => {
                self.part(place).map_or_else(|| self.get(*source).name(), |(_, name)| name)
            }
            Place::Argument(argument) => argument,
        }
    }
}

/// A column of a sheet by its number from 1: A, Z, AA, XFD.
fn letters(column: u32) -> String {
    let (mut rest, mut letters) = (column, String::new());
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters
}

/// A stretch of a public source, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch that a TOML reader gives as a range of bytes.
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        let clip = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self { source, start: clip(range.start), end: clip(range.end) }
    }
}

/// A value and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// A value and where it stands, in a file of text or in a cell of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed<T> {
    pub value: T,
    pub place: Place,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// A stretch of a public source.
    Text(Span),
    /// A cell of a table: nothing but where it is and the name of its column.
    Cell {
        source: SourceId,
        /// Line of the file or row of the sheet, from 1.
        line: u32,
        /// Which field of the line or column of the sheet, from 1.
        column: u32,
        /// The column's heading; empty where there is none.
        header: String,
    },
    File(SourceId),
    /// An argument of the command line.
    Argument(String),
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Text(span)
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Sources, letters};

    #[test]
    fn columns_of_a_sheet_are_letters() {
        for (column, expect) in
            [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")]
        {
            assert_eq!(letters(column), expect, "{column}");
        }
    }

    #[test]
    fn where_bytes_come_from_is_no_matter_of_names() {
        let mut sources = Sources::new();
        let carried = sources.add_carried("builtin:x/framework.toml", "");
        let file = sources.add_public("builtin:x/framework.toml", "");
        assert!(sources.is_carried(&Place::File(carried)) && !sources.is_carried(&Place::File(file)));
        assert!(!sources.is_carried(&Place::Argument("builtin:x".into())));
        assert_eq!(sources.get(carried).file_name(), "builtin:x/framework.toml");
        for (name, expect) in [("/home/me/x.csv", "x.csv"), ("x.csv", "x.csv"), ("C:\\x.csv", "x.csv")] {
            let source = sources.add_private(name);
            assert_eq!(sources.get(source).file_name(), expect);
        }
    }

    #[test]
    fn a_place_has_one_address() {
        let mut sources = Sources::new();
        let (csv, sheet) = (sources.add_private("cases.csv"), sources.add_sheet("cases.xlsx", "Answers"));
        let cell = |source| Place::Cell { source, line: 7, column: 2, header: String::new() };
        assert_eq!(sources.address(&cell(csv)), "cases.csv:7:2");
        assert_eq!(sources.address(&cell(sheet)), "cases.xlsx!Answers!B7");
        assert_eq!(sources.address(&Place::File(sheet)), "cases.xlsx!Answers");
        assert_eq!(sources.address(&Place::File(csv)), "cases.csv");
        let columns = sources.add_columns("cases.parquet");
        assert_eq!(sources.address(&cell(columns)), "cases.parquet, row 7, column 2");
        let heading = Place::Cell { source: columns, line: 0, column: 2, header: String::new() };
        assert_eq!(sources.address(&heading), "cases.parquet, column 2");
    }

    #[test]
    fn lines_of_several_files_are_those_of_each() {
        let mut sources = Sources::new();
        let table = sources.add_private("cases/");
        for (first, name) in [(1, "cases/1.csv"), (4, "cases/2.csv"), (9, "cases/3.csv")] {
            sources.add_part(table, first, name);
        }
        for (line, expect) in [(1, "1.csv:1"), (3, "1.csv:3"), (4, "2.csv:1"), (8, "2.csv:5"), (90, "3.csv:82")] {
            let cell = Place::Cell { source: table, line, column: 2, header: String::new() };
            assert_eq!(sources.address(&cell), format!("cases/{expect}:2"));
        }
        assert_eq!(sources.address(&Place::File(table)), "cases/");
    }
}
