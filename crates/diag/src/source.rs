/// Where something came from: a file, or a text that the program carries.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: Option<String>,
}

impl Source {
    /// The name as the user gave it: a path, or `builtin:...`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, if this source is public. A private source (a table of cases) has none, so nothing of it can be shown.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The text as far as a message may show lines of it: only where it begins as TOML does. A table that was named where TOML is
    /// expected is still a table.
    pub fn shown(&self) -> Option<&str> {
        let text = self.text()?;
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        let first = lines.find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
        let key = first.split('=').next().unwrap_or_default();
        let is_toml = first.starts_with('[') || first.is_empty() || (first.contains('=') && !key.contains(','));
        is_toml.then_some(text)
    }
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
    /// No sources yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a source whose lines may be shown: a framework, a record, a column map.
    pub fn add_public(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.add(Source { name: name.into(), text: Some(text.into()) })
    }

    /// Adds a source of which nothing may be shown: a table of cases.
    pub fn add_private(&mut self, name: impl Into<String>) -> SourceId {
        self.add(Source { name: name.into(), text: None })
    }

    fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.list.len()).expect("fewer than 2^32 files are read in a run"));
        self.list.push(source);
        id
    }

    /// The source of this id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
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
            Place::Cell { line, column, .. } => Some((*line, *column)),
            Place::File(_) | Place::Argument(_) => None,
        }
    }

    /// What a message calls the source of this place: its name, or the argument.
    pub fn name<'a>(&'a self, place: &'a Place) -> &'a str {
        match place {
            Place::Text(span) => self.get(span.source).name(),
            Place::Cell { source, .. } | Place::File(source) => self.get(*source).name(),
            Place::Argument(argument) => argument,
        }
    }
}

/// A stretch of a public source, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    /// Which source.
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
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Where a fault is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// A stretch of a public source.
    Text(Span),
    /// A cell of a table: nothing but where it is and the name of its column.
    Cell {
        /// Which table.
        source: SourceId,
        /// Line of the file, from 1.
        line: u32,
        /// Which field of the line, from 1.
        column: u32,
        /// The column's heading; empty where there is none.
        header: String,
    },
    /// A whole file.
    File(SourceId),
    /// An argument of the command line.
    Argument(String),
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Text(span)
    }
}
