use serde::{Deserialize, Serialize};

use crate::Provider;

/// What is to be said of the data of one inspection. `FORMAT.md` says what each field holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InspectionQuality {
    /// The inspection's id.
    pub id: String,
    /// For readers.
    pub title: String,
    /// The body inspected.
    pub provider: Provider,
    /// The framework's id.
    pub framework: String,
    /// Made-up cases.
    pub synthetic: bool,
    /// `None` where the record says nothing of its sample.
    pub sample: Option<SampleQuality>,
    /// By table.
    pub tables: Vec<TableQuality>,
}

/// n of N.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counted {
    /// n.
    pub n: u64,
    /// N.
    pub of: u64,
    /// Per cent, two decimals; `None` where N is 0.
    pub number: Option<f64>,
    /// As printed.
    pub text: String,
}

/// Some rows of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lines {
    /// How many.
    pub count: u64,
    /// The lines of the first ten in the file.
    pub lines: Vec<u32>,
}

/// The sample against the units read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SampleQuality {
    /// The kind of unit drawn.
    pub unit: String,
    /// As the record says, and as read.
    pub counts: SampleCounts,
    /// Units read that are of no stratum.
    pub of_none: Option<u64>,
    /// Of more than one.
    pub of_several: Option<u64>,
    /// Of which a blank fact leaves it open.
    pub open: Option<u64>,
    /// In the order of the record.
    pub strata: Vec<StratumQuality>,
}

/// Units of a sample or a stratum.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SampleCounts {
    /// In the frame.
    pub eligible: Option<u64>,
    /// Drawn, replacements among them.
    pub drawn: Option<u64>,
    /// Assessed.
    pub assessed: Option<u64>,
    /// Replaced.
    pub replaced: Option<u64>,
    /// Drawn, and neither assessed nor replaced.
    pub unaccounted: Option<u64>,
    /// Read from the table.
    pub read: Option<u64>,
    /// Assessed and not read.
    pub short_of_assessed: Option<u64>,
    /// Drawn and not read.
    pub short_of_drawn: Option<u64>,
}

/// One stratum of a sample.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StratumQuality {
    /// Its title.
    pub title: String,
    /// As the record says, and as read.
    pub counts: SampleCounts,
    /// Units read that may be of it.
    pub may_be: u64,
    /// Its part of the frame.
    pub of_frame: Option<Counted>,
    /// Its part of the units read that are of a stratum.
    pub of_read: Option<Counted>,
    /// The second less the first, in percentage points, two decimals.
    pub difference: Option<f64>,
}

/// One table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableQuality {
    /// The kind of unit.
    pub unit: String,
    /// Units read.
    pub rows: u64,
    /// Rows of assessors whose answers are not scored.
    pub set_aside: u64,
    /// Columns of answers.
    pub answers: Vec<AnswerQuality>,
    /// Facts that are needed or have a column.
    pub facts: Vec<FactQuality>,
    /// `None` where no assessor can be told.
    pub assessors: Option<AssessorsQuality>,
    /// By question with prompts or observations beside it.
    pub contradictions: Vec<ContradictionQuality>,
    /// `None` where one of the two has no column.
    pub rosh: Option<RoshQuality>,
    /// `None` without a window.
    pub dates: Option<DatesQuality>,
    /// Rows that are the same as another.
    pub identical: IdenticalQuality,
}

/// One column of answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AnswerQuality {
    /// "question", "prompt" or "observation".
    pub of: String,
    /// Its id.
    pub id: String,
    /// Units it applies to: the sum of the next five.
    pub asked: u64,
    /// Sufficient.
    pub sufficient: u64,
    /// Insufficient.
    pub insufficient: u64,
    /// Cannot tell.
    pub cannot_tell: u64,
    /// Answered n/a although it applies.
    pub not_applicable: u64,
    /// Blank.
    pub blank: u64,
    /// Units of which it is open whether it applies.
    pub open: u64,
    /// Answered n/a where the assessor decides whether it applies; not among the asked.
    pub judged_not_applicable: u64,
    /// "sufficient" or "insufficient" where ten or more answers are all that.
    pub all_alike: Option<String>,
}

/// One fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactQuality {
    /// Its id.
    pub id: String,
    /// Whether there is a column.
    pub has_column: bool,
    /// Whether a condition needs it.
    pub is_needed: bool,
    /// Units without it.
    pub blank: u64,
    /// Ids of questions that this leaves open for some unit.
    pub open_questions: Vec<String>,
    /// Those units.
    pub open: Lines,
    /// Ten or more units have it, all with the same value.
    pub is_constant: bool,
}

/// What assessors answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssessorsQuality {
    /// By name, units without one last.
    pub list: Vec<AssessorQuality>,
    /// Over all recorded answers.
    pub range: Option<AssessorsRange>,
    /// By question.
    pub questions: Vec<AssessorsOfQuestion>,
}

/// What one assessor answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssessorQuality {
    /// As in the table; empty where it is blank.
    pub name: String,
    /// Units assessed.
    pub units: u64,
    /// Sufficient answers of those sufficient or insufficient.
    pub sufficient: Counted,
}

/// What assessors answered to one question.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssessorsOfQuestion {
    /// Its id.
    pub id: String,
    /// In the order of the list.
    pub sufficient: Vec<Counted>,
    /// Over assessors with ten or more answers.
    pub range: Option<AssessorsRange>,
}

/// From the lowest share to the highest.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssessorsRange {
    /// Over how many, each with ten or more answers.
    pub assessors: usize,
    /// The lowest.
    pub lowest: Counted,
    /// The highest.
    pub highest: Counted,
}

/// A question against its prompts and observations.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContradictionQuality {
    /// Its id.
    pub question: String,
    /// How many of them have a column.
    pub prompts: usize,
    /// Units where both sides are fully answered.
    pub compared: u64,
    /// Sufficient, and every prompt insufficient.
    pub yes_against_all: Lines,
    /// Insufficient, and every prompt sufficient.
    pub no_against_all: Lines,
}

/// Recorded against the inspector's risk of serious harm.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoshQuality {
    /// Levels from the lowest, then `not-known`, then blank (empty).
    pub values: Vec<String>,
    /// By recorded and then by the inspector's value.
    pub counts: Vec<Vec<u64>>,
    /// The same level.
    pub same: u64,
    /// The inspector's is higher.
    pub higher: u64,
    /// The inspector's is lower.
    pub lower: u64,
    /// One of the two is no level.
    pub not_compared: u64,
}

/// When units began, against the window of the sample.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DatesQuality {
    /// The window's first day, month or year.
    pub from: Option<String>,
    /// Its last.
    pub to: Option<String>,
    /// Whether there is a column `commenced`; without it the counts are 0 and say nothing.
    pub has_column: bool,
    /// Within it.
    pub inside: u64,
    /// Before it.
    pub before: Lines,
    /// After it.
    pub after: Lines,
    /// Units without a day.
    pub blank: u64,
}

/// Rows that are the same as another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IdenticalQuality {
    /// How many different rows they are.
    pub groups: u64,
    /// All such rows.
    pub rows: Lines,
}
