use serde::{Deserialize, Serialize};

use crate::{Against, Breakdown, Complement, Interval, Margins, Mark, NodeShare, PrintedCheck, Stability};

/// One inspection, counted and rated. `FORMAT.md` says what each field holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoredInspection {
    /// The inspection's id.
    pub id: String,
    /// "inspection", "aggregate" or "self-assessment".
    pub kind: String,
    /// For readers.
    pub title: String,
    /// The body inspected.
    pub provider: ProviderSummary,
    /// The framework's id.
    pub framework: String,
    /// The year it counts for.
    pub year: Option<u16>,
    /// Made-up cases.
    pub synthetic: bool,
    /// The licence that asks to be named, by its SPDX identifier.
    #[serde(default)]
    pub licence: Option<String>,
    /// Ids of an aggregate's members.
    pub members: Vec<String>,
    /// How many units of each kind were read.
    pub units: Vec<UnitCount>,
    /// `None` for a regime without an overall rating, an aggregate, a self-assessment.
    pub overall: Option<OverallFigures>,
    /// In the framework's order.
    pub nodes: Vec<NodeFigures>,
    /// In the framework's order.
    pub questions: Vec<QuestionFigures>,
    /// Context figures.
    pub figures: Vec<ContextFigure>,
    /// By fact.
    pub breakdowns: Vec<Breakdown>,
    /// Printed values that do not agree with the computed ones.
    pub clashes: Vec<PrintedCheck>,
    /// All printed values that were compared.
    pub printed: Vec<PrintedCheck>,
    /// Beside others of its kind, where that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<Against>,
    /// If the sample were drawn again, where that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stability: Option<Stability>,
    /// How many units judged differently would change its ratings, where that was asked for; never in a public report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margins: Option<Margins>,
}

/// The body inspected.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProviderSummary {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// "trust", "crc", "nps", ...
    pub kind: String,
    /// Made up.
    pub fictional: bool,
}

/// How many units of a kind were read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitCount {
    /// The kind.
    pub unit: String,
    /// How many.
    pub count: usize,
}

/// The overall result.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OverallFigures {
    /// Total, where known.
    pub points: Option<u64>,
    /// Least and most, where only they are known.
    pub points_between: Option<[u64; 2]>,
    /// The most there could be.
    pub maximum: u64,
    /// A rating's name.
    pub rating: Option<String>,
    /// The worst and best rating, where only they are known.
    pub between: Option<[String; 2]>,
    /// "rule", "panel" or "published".
    pub basis: String,
    /// Whether the panel moved a standard.
    pub panel: bool,
    /// Why there is no rating.
    pub reason: Option<String>,
    /// How many standards the total has.
    pub standards: usize,
    /// Ids of standards of which nothing is known.
    pub unknown: Vec<String>,
    /// Ids of standards without a rating.
    pub not_rated: Vec<String>,
    /// The result by the scoring rule alone.
    pub rule: TotalByRule,
}

/// The total by the scoring rule alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TotalByRule {
    /// Total, where known.
    pub points: Option<u64>,
    /// Least and most, where only they are known.
    pub points_between: Option<[u64; 2]>,
    /// Points of the standards that are rated.
    pub points_so_far: u64,
    /// A rating's name.
    pub rating: Option<String>,
    /// The worst and best rating.
    pub between: Option<[String; 2]>,
    /// Why there is no rating.
    pub reason: Option<String>,
    /// Ids of the framework's limits that cap the rating.
    pub capped_by: Vec<String>,
}

/// A node's figures.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NodeFigures {
    /// The node's id.
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// The node it is under.
    pub under: Option<String>,
    /// Its level's name.
    pub level: String,
    /// For readers.
    pub title: String,
    /// The rollup's words; `None`: it groups.
    pub rollup: Option<String>,
    /// How its answers came.
    pub reached: String,
    /// Final rating.
    pub rating: Option<String>,
    /// The worst and best final rating.
    pub between: Option<[String; 2]>,
    /// Final points.
    pub points: Option<u64>,
    /// Least and most points.
    pub points_between: Option<[u64; 2]>,
    /// Nothing is known of it.
    pub unknown: bool,
    /// Why it is not rated.
    pub not_rated: Option<String>,
    /// By the scoring rule alone.
    pub rule: RatingByRule,
    /// What the panel decided.
    pub panel: Option<PanelDecision>,
    /// Its share.
    pub share: Option<NodeShare>,
    /// No unit may apply to any of its questions.
    pub may_drop_out: bool,
    /// What was entered.
    pub entered: Option<EnteredFigure>,
    /// A mean over part of its children.
    pub subset: Option<Subset>,
    /// The figure of the second rollup that the regime states.
    pub also: Option<AlsoFigure>,
    /// Ids of the children that hold it down.
    pub limited_by: Vec<String>,
    /// Ids of the children that no unit needs.
    pub dropped: Vec<String>,
    /// What makes it eligible for the panel.
    pub discretion: Vec<Discretion>,
    /// Warnings.
    pub flags: Vec<String>,
    /// Of an aggregate pooled from members: how many had each rating, worst first.
    pub member_ratings: Vec<RatingCount>,
}

/// How many members had a rating.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RatingCount {
    /// The rating's name.
    pub rating: String,
    /// How many.
    pub members: usize,
}

/// A rating by the scoring rule alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RatingByRule {
    /// A rating's name.
    pub rating: Option<String>,
    /// The worst and best.
    pub between: Option<[String; 2]>,
    /// Points.
    pub points: Option<u64>,
    /// Least and most points.
    pub points_between: Option<[u64; 2]>,
}

/// What the panel decided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PanelDecision {
    /// A rating's name.
    pub rating: String,
    /// Why.
    pub reason: String,
    /// How it is known.
    pub status: Option<String>,
}

/// What was entered on a node or question.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EnteredFigure {
    /// A rating's name.
    pub rating: Option<String>,
    /// As printed.
    pub text: Option<String>,
    /// Per cent.
    pub number: Option<f64>,
    /// The lowest member's per cent.
    pub low: Option<f64>,
    /// The highest member's per cent.
    pub high: Option<f64>,
    /// How many members.
    pub over: Option<u64>,
    /// Whether the percentage is of what was not sufficient.
    pub insufficient: bool,
}

/// A second figure beside a node's share; it rates nothing.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AlsoFigure {
    /// The figure's name.
    pub figure: String,
    /// The rollup's words.
    pub rollup: String,
    /// The share.
    pub share: Option<NodeShare>,
    /// No unit may apply to any of its questions.
    pub may_drop_out: bool,
    /// The same over the children that have points.
    pub subset: Option<Subset>,
    /// Ids of the children that no unit needs.
    pub dropped: Vec<String>,
    /// How the rule is known.
    pub status: Option<String>,
    /// From which document.
    pub source: Option<String>,
}

/// A mean over the children that have points.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Subset {
    /// A fraction.
    pub exact: String,
    /// Per cent, two decimals.
    pub number: f64,
    /// As printed.
    pub text: String,
    /// k of n children.
    pub of: [usize; 2],
    /// Their ids.
    pub questions: Vec<String>,
}

/// One reason why a rating is eligible for the panel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Discretion {
    /// "within-points", "one-case" or "cases-at-most".
    pub trigger: String,
    /// "up" or "down".
    pub direction: String,
    /// Ids of every question that would have to cross.
    pub questions: Vec<String>,
}

/// A question's figures.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuestionFigures {
    /// The question's bare id.
    pub id: String,
    /// Its full name.
    pub qualified: String,
    /// The figure's name.
    pub figure: String,
    /// Ids of the nodes it hangs from.
    pub under: Vec<String>,
    /// The kind of unit.
    pub unit: String,
    /// For readers.
    pub title: String,
    /// Whether it enters rollups.
    pub scored: bool,
    /// Units sufficient.
    pub sufficient: Option<u64>,
    /// Units insufficient.
    pub insufficient: Option<u64>,
    /// Units that could not be judged.
    pub cannot_tell: Option<u64>,
    /// Units without an answer.
    pub missing: Option<u64>,
    /// Units it does not apply to.
    pub not_applicable: Option<u64>,
    /// The nine counts.
    pub cell: Option<CellCounts>,
    /// How the answers came.
    pub reached: String,
    /// As counted.
    pub exact: Option<String>,
    /// Per cent, two decimals.
    pub number: Option<f64>,
    /// As printed.
    pub text: String,
    /// The lower logical limit, a fraction.
    pub low: Option<String>,
    /// The upper logical limit, a fraction.
    pub high: Option<String>,
    /// Whether the lower limit itself is excluded.
    pub low_open: bool,
    /// Whether the upper limit itself is excluded.
    pub high_open: bool,
    /// Where the share of all units lies, by the sample; `None` without a point.
    #[serde(default)]
    pub interval: Option<Interval>,
    /// Why there is nothing to compute on.
    pub no_basis: Option<String>,
    /// No unit may apply.
    pub may_drop_out: bool,
    /// Units for which it was not done at all.
    pub not_done: Option<u64>,
    /// The share that was not sufficient.
    pub complement: Option<Complement>,
    /// The share that was not done at all.
    pub not_done_share: Option<Complement>,
    /// What was entered.
    pub entered: Option<EnteredFigure>,
    /// Recorded against derived.
    pub agreement: Option<Agreement>,
    /// With gaps derived: how many units were.
    pub derived_units: Option<u64>,
    /// Marks.
    pub marks: Vec<Mark>,
    /// How the question or value is known.
    pub status: Option<String>,
    /// Warnings.
    pub flags: Vec<String>,
    /// Of an aggregate pooled from members: how they spread.
    pub members: Option<MembersSpread>,
}

/// How the members of an aggregate spread. The pooled share, the mean of the members' and the caseload-weighted one are three figures.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MembersSpread {
    /// Members that have a share.
    pub members: usize,
    /// The lowest, per cent.
    pub lowest: f64,
    /// The highest, per cent.
    pub highest: f64,
    /// The fewest units any of them rests on.
    pub smallest_base: u64,
    /// The plain mean of the members' shares, per cent.
    pub mean_of_members: f64,
    /// The mean weighted by caseload, where all give one, per cent.
    pub caseload_weighted: Option<f64>,
}

/// The nine counts of a question (semantics 3).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[expect(non_snake_case, reason = "the letters are those of the semantics page")]
pub struct CellCounts {
    /// Sufficient.
    pub S: u64,
    /// Sufficient although incomplete.
    pub s: u64,
    /// Insufficient.
    pub I: u64,
    /// Insufficient although incomplete.
    pub i: u64,
    /// Unknown which.
    pub u: u64,
    /// Not applicable.
    pub na: u64,
    /// Sufficient, or not applicable.
    pub oS: u64,
    /// Insufficient, or not applicable.
    pub oI: u64,
    /// Unknown which, or not applicable.
    pub oU: u64,
    /// A column of the rule is absent.
    pub absent: bool,
}

/// Recorded answers against derived ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Agreement {
    /// Units where they are the same.
    pub same: u64,
    /// Units where both are known.
    pub of: u64,
}

/// A figure that is no question.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContextFigure {
    /// Its id.
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// For readers.
    pub title: String,
    /// How many.
    pub count: Option<u64>,
    /// Of how many.
    pub of: Option<u64>,
    /// As counted.
    pub exact: Option<String>,
    /// Per cent, two decimals.
    pub number: Option<f64>,
    /// As printed here.
    pub text: String,
    /// As printed in the source.
    pub printed: Option<String>,
    /// The source's words.
    pub words: Option<String>,
    /// The node or question it belongs to.
    pub belongs_to: Option<String>,
    /// The document.
    pub source: Option<String>,
}
