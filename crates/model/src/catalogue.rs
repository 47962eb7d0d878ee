use indexmap::IndexMap;

use crate::{Status, Text, When};

/// What all regimes share: the kinds of unit, the facts, the observations, each by id in the order of the file.
#[derive(Clone, Default, Debug)]
pub struct Catalogue {
    pub units: IndexMap<String, Unit>,
    pub facts: IndexMap<String, Fact>,
    pub observations: IndexMap<String, Observation>,
}

/// A kind of thing that is examined.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    pub id: String,
    /// One of them ("case").
    pub title: Text,
    /// Many of them ("cases").
    pub plural: Text,
}

/// Recorded about a unit, not judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    pub id: String,
    pub title: Text,
    pub values: FactValues,
    /// The kind of unit that has it; `None`: any.
    pub unit: Option<String>,
    /// How it is known that this fact is recorded so.
    pub status: Option<Status>,
    pub source: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FactValues {
    /// One of these.
    Listed(Vec<String>),
    /// Any word.
    Any,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A number, 0 or more.
    Number,
}

impl FactValues {
    /// Whether it has words by which units can be told apart: what conditions, strata and breakdowns need.
    pub const fn are_words(&self) -> bool {
        matches!(self, Self::Listed(_) | Self::Any)
    }

    /// The values, where there is a list of them.
    pub fn listed(&self) -> Option<&[String]> {
        match self {
            Self::Listed(values) => Some(values),
            Self::Any | Self::Date | Self::Number => None,
        }
    }
}

/// A small regime-neutral judgement about one unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Observation {
    pub id: String,
    pub title: Text,
    /// The kind of unit it is about.
    pub unit: String,
    /// Assessment, planning, delivery, ...
    pub stage: String,
    /// Safety, desistance, engagement, ...
    pub theme: String,
    /// Which units it can be asked about: the widest condition of the regimes.
    pub when: When,
    /// Narrower observations: sufficient here implies sufficient there.
    pub covers: Vec<String>,
    /// By framework: what that regime says for it.
    pub regimes: IndexMap<String, Phrase>,
    pub text: Option<Text>,
    pub status: Option<Status>,
    pub source: Option<String>,
}

/// What one regime says for an observation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase {
    pub phrase: String,
    /// Where in that regime's documents.
    pub at: Option<String>,
    /// How the regime's words relate to the observation.
    pub matches: Match,
    /// How that is known.
    pub status: Status,
}

/// How a regime's phrase relates to an observation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Match {
    Equal,
    Near,
    /// The regime's covers more.
    Broader,
    /// The regime's covers less.
    Narrower,
}

impl Match {
    pub const ALL: [Match; 4] = [Self::Equal, Self::Near, Self::Broader, Self::Narrower];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Near => "near",
            Self::Broader => "broader",
            Self::Narrower => "narrower",
        }
    }
}
