use std::cmp::Ordering;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use indexmap::IndexMap;

use crate::PartialDate;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provider {
    /// For files and names of figures.
    pub id: String,
    pub name: String,
    pub kind: ProviderKind,
    /// Made up: no real body may carry synthetic data.
    pub fictional: bool,
    /// Not one body but several that a report takes together.
    pub several: bool,
    pub areas: Vec<String>,
    /// The wider areas in which those lie, where it is no body of a whole one.
    pub within: Vec<String>,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    /// Who owned it, one after the other.
    pub owners: Vec<Owner>,
    /// Who took over its work.
    pub successors: Vec<Succession>,
}

impl Provider {
    /// A provider with nothing more known about it.
    pub fn new(id: String, name: String, kind: ProviderKind) -> Self {
        Self {
            id,
            name,
            kind,
            fictional: false,
            several: false,
            areas: Vec::new(),
            within: Vec::new(),
            from: None,
            to: None,
            owners: Vec::new(),
            successors: Vec::new(),
        }
    }
}

/// Who owned a body, and when as far as that is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Owner {
    pub name: String,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
}

impl fmt::Display for Owner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match (self.from, self.to) {
            (None, None) => formatter.write_str(name),
            (Some(from), None) => write!(formatter, "{name} (from {from})"),
            (None, Some(to)) => write!(formatter, "{name} (until {to})"),
            (Some(from), Some(to)) => write!(formatter, "{name} ({from} to {to})"),
        }
    }
}

/// One body taking over from another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Succession {
    pub id: String,
    /// By what the work was divided: risk, function, area. None: all of it passed over.
    pub by: Vec<Division>,
    /// Which part of the work passed over, where that is not said by who the two are.
    pub work: Option<String>,
    /// When, where it is not the day on which the successor began.
    pub on: Option<PartialDate>,
}

/// By what the work of a body was divided among those who took over from it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Division {
    /// The risk that a person poses.
    Risk,
    /// The sort of work: courts, supervision, unpaid work.
    Function,
    /// Where it is done.
    Area,
}

impl Division {
    pub const ALL: [Division; 3] = [Self::Risk, Self::Function, Self::Area];

    /// The word for it in files and sentences.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Risk => "risk",
            Self::Function => "function",
            Self::Area => "area",
        }
    }
}

/// What sort of body. Kinds are declared by `providers.toml` and by frameworks; two are the same where their ids are.
#[derive(Clone, Debug)]
pub struct ProviderKind(Arc<Declared>);

#[derive(Debug)]
struct Declared {
    order: usize,
    id: String,
    title: String,
    plural: String,
    short: String,
    is_complete: bool,
}

impl ProviderKind {
    /// A kind that is declared in this place of its list. `title` is what a reader calls one in a sentence, `short` what stands in a name
    /// that is made up. `is_complete`: every body of this kind is on the list, inspected or not.
    pub fn new(order: usize, id: &str, title: &str, plural: &str, short: &str, is_complete: bool) -> Self {
        let [id, title, plural, short] = [id, title, plural, short].map(str::to_owned);
        Self(Arc::new(Declared { order, id, title, plural, short, is_complete }))
    }

    /// Whether another goes by the same words.
    pub fn is_called_as(&self, other: &Self) -> bool {
        [self, other].map(|kind| (kind.title(), kind.plural(), kind.short())).windows(2).all(|two| two[0] == two[1])
    }

    /// A kind known only by its id.
    pub fn named(id: &str) -> Self {
        let title = id.replace('-', " ");
        Self::new(usize::MAX, id, &title, &title, &title, false)
    }

    /// The word for it in files.
    pub fn word(&self) -> &str {
        &self.0.id
    }

    /// What a reader calls one: "probation region".
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// What a heading calls several: "Probation regions".
    pub fn plural(&self) -> &str {
        &self.0.plural
    }

    /// What stands in a made-up name: "CRC".
    pub fn short(&self) -> &str {
        &self.0.short
    }

    /// Whether every body of this kind is on the list; else those alone that were inspected.
    pub fn is_complete(&self) -> bool {
        self.0.is_complete
    }
}

impl PartialEq for ProviderKind {
    fn eq(&self, other: &Self) -> bool {
        self.word() == other.word()
    }
}

impl Eq for ProviderKind {}

impl Ord for ProviderKind {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0.order, self.word()).cmp(&(other.0.order, other.word()))
    }
}

impl PartialOrd for ProviderKind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// All bodies that are known, by id, and the kinds that are declared.
#[derive(Clone, Default, Debug)]
pub struct Bodies {
    /// In the order in which they are declared.
    pub kinds: Vec<ProviderKind>,
    pub by_id: IndexMap<String, Provider>,
}

impl Bodies {
    /// The kind that goes by this word.
    pub fn kind(&self, word: &str) -> Option<&ProviderKind> {
        self.kinds.iter().find(|kind| kind.word() == word)
    }
}

impl Deref for Bodies {
    type Target = IndexMap<String, Provider>;

    fn deref(&self) -> &Self::Target {
        &self.by_id
    }
}

impl DerefMut for Bodies {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.by_id
    }
}
