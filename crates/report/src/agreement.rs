use serde::{Deserialize, Serialize};

use crate::Provider;

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

/// How far the assessors of one inspection agree who judged the same units.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssessorAgreement {
    /// The inspection's id.
    pub inspection: String,
    /// For readers.
    pub title: String,
    /// The body inspected.
    pub provider: Provider,
    /// The framework of its questions.
    pub framework: String,
    /// Whether its cases are made up.
    pub synthetic: bool,
    /// Kind of unit by kind of unit; only those of which two assessors judged one.
    pub units: Vec<UnitAgreement>,
}

/// The assessors of one kind of unit.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitAgreement {
    /// The kind.
    pub unit: String,
    /// Whose answers are scored; null where nobody is more than another.
    pub lead: Option<String>,
    /// Everybody who judged a unit that another judged, too.
    pub assessors: Vec<String>,
    /// How many units two or more judged.
    pub units: u64,
    /// How many rows these have.
    pub rows: u64,
    /// Rows that do not say who judged, and are left out.
    pub unnamed: u64,
    /// The columns of answers; whatever is given by column stands in this order.
    pub columns: Vec<AgreementColumn>,
    /// Every two who judged a unit both; with a lead, the lead and each other.
    pub pairs: Vec<AssessorPair>,
    /// The lead against all others, where there are several.
    pub against_lead: Option<AgreementSides>,
    /// All alike, where more than two took part.
    pub together: Option<AgreementTogether>,
    /// The units that three or more judged.
    pub benchmark: Option<BenchmarkFigures>,
}

/// A column of answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgreementColumn {
    /// "question", "prompt" or "observation".
    pub of: String,
    /// Its id.
    pub id: String,
    /// For readers.
    pub title: String,
    /// Whether it is among those that are pooled.
    pub pooled: bool,
}

/// Two assessors.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssessorPair {
    /// One: the lead, where there is one.
    pub first: String,
    /// The other.
    pub second: String,
    /// How many units both judged.
    pub units: u64,
    /// How they answered.
    #[serde(flatten)]
    pub sides: AgreementSides,
}

/// Two sides, over columns and column by column.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgreementSides {
    /// Over the columns that are pooled.
    pub pooled: PairFigures,
    /// In the order of the columns.
    pub columns: Vec<PairFigures>,
}

/// What two sides said in so many pairs of answers, and how far that agrees.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairFigures {
    /// Of the pairs in which both said sufficient or insufficient, those in which both said the same.
    pub same: Counted,
    /// Units of which there is such a pair.
    pub units: u64,
    /// Both sufficient.
    pub both_sufficient: u64,
    /// The first sufficient, the second insufficient.
    pub first_sufficient: u64,
    /// The second sufficient, the first insufficient.
    pub second_sufficient: u64,
    /// Both insufficient.
    pub both_insufficient: u64,
    /// The first sufficient or insufficient, the second n/a.
    pub first_applies: u64,
    /// The second sufficient or insufficient, the first n/a.
    pub second_applies: u64,
    /// Both n/a.
    pub neither_applies: u64,
    /// Blank or cannot tell on one side or both.
    pub unknown: u64,
    /// Cohen's kappa; null where it is not defined.
    pub kappa: Option<Coefficient>,
    /// Gwet's AC1; null without a pair.
    pub ac1: Option<Coefficient>,
    /// Units about which the first was the more lenient on balance, and those about which the second was.
    pub more_lenient_units: [u64; 2],
    /// How likely so uneven a division of those units is if neither leans; null where there is none.
    pub sign_test: Option<f64>,
    /// Fewer than ten units.
    pub small_base: bool,
}

/// A coefficient of agreement, to four decimals.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coefficient {
    /// The coefficient.
    pub value: f64,
    /// Its standard error; null where answers hang together, and where one unit alone is looked at.
    pub error: Option<f64>,
    /// As printed.
    pub text: String,
}

/// All assessors alike.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgreementTogether {
    /// Over the columns that are pooled, each answer by itself.
    pub pooled: TogetherFigures,
    /// In the order of the columns.
    pub columns: Vec<TogetherFigures>,
}

/// How far all who judged a unit agree.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TogetherFigures {
    /// Units with two known answers or more (pooled: as often as they have them in a column).
    pub units: u64,
    /// How many known answers these have.
    pub answers: u64,
    /// The mean over units of the share of pairs of answers that are the same, per cent; null without a unit.
    pub same: Option<f64>,
    /// As printed.
    pub text: String,
    /// Fleiss' kappa; null where it is not defined.
    pub fleiss_kappa: Option<Coefficient>,
    /// Gwet's AC1; null without a unit.
    pub ac1: Option<Coefficient>,
    /// Fewer than ten units.
    pub small_base: bool,
}

/// Units that three or more judged.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BenchmarkFigures {
    /// Unit by unit.
    pub units: Vec<BenchmarkUnit>,
    /// Each assessor against what most of the others said, over the columns that are pooled.
    pub assessors: Vec<AgainstOthers>,
}

/// One unit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BenchmarkUnit {
    /// The lines of its rows in the table.
    pub lines: Vec<u32>,
    /// In the order of the columns.
    pub columns: Vec<AnswerSpread>,
}

/// How the answers to one column about one unit are spread.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AnswerSpread {
    /// How many said sufficient.
    pub sufficient: u64,
    /// How many said insufficient.
    pub insufficient: u64,
    /// How many said n/a.
    pub not_applicable: u64,
    /// Blank, or cannot tell.
    pub unknown: u64,
    /// "sufficient" or "insufficient", whichever more said; null where as many said either.
    pub most: Option<String>,
}

/// One assessor against the most frequent answer of the others.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgainstOthers {
    /// Who.
    pub assessor: String,
    /// Own answers that are as those of most others, of those that can be set against them.
    pub same: Counted,
    /// Sufficient, where most of the others said insufficient.
    pub more_lenient: u64,
    /// Insufficient, where most of the others said sufficient.
    pub stricter: u64,
    /// Own answers against which fewer than two others stand, or as many one way as the other.
    pub left_out: u64,
}
