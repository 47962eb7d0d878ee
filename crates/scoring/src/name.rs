use std::fmt;

use assize_framework::Rollup;

/// The name of a figure: `<inspection>/<framework>/<id>[@fact=value][#part]` (semantics 7.19).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FigureName {
    /// The inspection's id.
    pub inspection: String,
    /// The framework's id.
    pub framework: String,
    /// A node, a question, a context figure, or `overall`.
    pub id: String,
    /// A fact and its value (empty: blank), in a breakdown.
    pub group: Option<(String, String)>,
    /// Which part; `None`: the default.
    pub part: Option<Part>,
}

/// Which part of a node or question a figure is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// The share that was sufficient.
    Share,
    /// The rating.
    Rating,
    /// The points.
    Points,
    /// The share that was not sufficient.
    Insufficient,
    /// The share that was not done at all.
    NotDone,
    /// The share by the second rollup that the regime states for a node.
    By(Rollup),
}

impl Part {
    /// All nine.
    pub const ALL: [Part; 9] = [
        Self::Share,
        Self::Rating,
        Self::Points,
        Self::Insufficient,
        Self::NotDone,
        Self::By(Rollup::MeanOfQuestions),
        Self::By(Rollup::MeanOfChildren),
        Self::By(Rollup::Pooled),
        Self::By(Rollup::Lowest),
    ];

    /// The word after the `#`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Rating => "rating",
            Self::Points => "points",
            Self::Insufficient => "insufficient",
            Self::NotDone => "not-done",
            Self::By(Rollup::MeanOfQuestions) => "mean-of-questions",
            Self::By(Rollup::MeanOfChildren) => "mean-of-children",
            Self::By(Rollup::Pooled) => "pooled",
            Self::By(Rollup::Lowest) => "lowest",
            Self::By(Rollup::SumOfPoints) => "sum-of-points",
            Self::By(Rollup::Entered) => "entered",
        }
    }
}

impl FigureName {
    /// The figure of a node, question or context figure.
    pub fn new(inspection: &str, framework: &str, id: &str) -> Self {
        Self {
            inspection: inspection.to_owned(),
            framework: framework.to_owned(),
            id: id.to_owned(),
            group: None,
            part: None,
        }
    }

    /// One part of it.
    #[must_use]
    pub fn part(self, part: Part) -> Self {
        Self { part: Some(part), ..self }
    }

    /// The same in one group of a breakdown.
    #[must_use]
    pub fn group(self, fact: &str, value: &str) -> Self {
        Self { group: Some((fact.to_owned(), value.to_owned())), ..self }
    }
}

impl fmt::Display for FigureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.inspection, self.framework, self.id)?;
        if let Some((fact, value)) = &self.group {
            write!(f, "@{fact}={value}")?;
        }
        match self.part {
            Some(part) => write!(f, "#{}", part.word()),
            None => Ok(()),
        }
    }
}
