//! The report document: everything a writer needs, already computed and worded.
//!
//! A [`Report`] is plain data. Its first half is for readers: [`Section`]s of [`Block`]s, which a writer lays out one after the other.
//! Its second half is for scripts: the same figures by [`ScoredInspection`], as `FORMAT.md` describes them. A writer lays out; it never
//! calculates, rounds or words.
//!
#![doc = include_str!("../FORMAT.md")]

mod figure;
mod provider;
mod quotation;
mod scorecard;
mod section;

use serde::{Deserialize, Serialize};

pub use figure::{Complement, Figure, Interval, Mark, Share};
pub use provider::{InspectionSummary, ProviderFacts, SuccessionFacts};
pub use quotation::{Proportion, Quotation};
pub use scorecard::{
    Agreement, AlsoFigure, Breakdown, BreakdownGroup, BreakdownQuestion, CellCounts, ContextFigure, Discretion,
    EnteredFigure, MembersSpread, NodeFigures, OverallFigures, PanelDecision, PrintedCheck, ProviderSummary,
    QuestionFigures, RatingByRule, RatingCount, ScoredInspection, Subset, TotalByRule, UnitCount,
};
pub use section::{Align, Block, Cell, Column, Item, Row, RowKind, Section, Table, Tree};

/// The version of this document that writers read; 0 until the writers are done.
pub const SCHEMA: u32 = 0;

/// A whole report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`] of the program that made it.
    pub schema: u32,
    /// What sort of report.
    pub kind: Kind,
    /// Who may see it.
    pub audience: Audience,
    /// Its heading.
    pub title: String,
    /// What a reader must know before anything else ("Made-up cases."), most important first.
    pub notices: Vec<String>,
    /// For readers.
    pub sections: Vec<Section>,
    /// For scripts.
    pub inspections: Vec<ScoredInspection>,
    /// For scripts: the bodies that a report on bodies is about.
    #[serde(default)]
    pub providers: Vec<ProviderFacts>,
    /// The parts of a quotation, for scripts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotation: Option<Quotation>,
}

impl Report {
    /// A report with nothing in it yet.
    pub fn new(kind: Kind, audience: Audience, title: impl Into<String>) -> Self {
        Self {
            schema: SCHEMA,
            kind,
            audience,
            title: title.into(),
            notices: Vec::new(),
            sections: Vec::new(),
            inspections: Vec::new(),
            providers: Vec::new(),
            quotation: None,
        }
    }
}

/// What sort of report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Inspections, counted and rated.
    Scorecard,
    /// How one figure was derived.
    Explanation,
    /// One figure as a sentence.
    Quotation,
    /// What a framework asks, or which frameworks there are.
    Framework,
    /// The bodies inspected, or one of them with those before and after it.
    Providers,
    /// Which writers there are.
    Writers,
}

/// Who may see a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Those who hold the cases. Nothing has been hidden.
    Internal,
    /// Anyone.
    Public,
}
