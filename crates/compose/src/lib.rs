//! Scorecards into the report document: all the words, all the rounding.
//!
//! [`scorecard`], [`explanation`], [`comparison`] and their like make a [`Report`](assize_report::Report) to work with, [`inspection_report`]
//! and its like one to publish, from what is [`Published`](assize_disclose::Published). `cells` makes every value of a table. [`find`] leads what
//! a user types to a figure's name.

mod against;
mod agreement;
mod asked;
mod cells;
mod columns;
mod comparability;
mod comparison;
mod crosswalk;
mod dates;
mod difference;
mod distribution;
mod explanation;
mod figures;
mod find;
mod found;
mod frameworks;
mod in_language;
mod inspection;
mod main_points;
mod margins;
mod measures;
mod plan;
mod providers;
mod quality;
mod quotation;
mod rating_counts;
mod rating_rules;
mod rejudgement;
mod report;
mod scorecard;
mod sources;
mod spread;
mod stability;
mod template;
mod uncertainty;
mod weighted;
mod words;
mod writers;

pub use against::against;
pub use agreement::agreement;
pub use asked::SelectionInWords;
pub use comparison::{
    AboutArea, comparison, documents, everything, follow_up, matrix, may_be_set, recommendations, shares, splits,
};
pub use crosswalk::{OnCases, crosswalk};
pub use dates::date;
pub use difference::{TwoVersions, difference};
pub use explanation::{UnitIds, explanation};
pub use find::{Candidate, UnknownFigure, WordsFound, find};
pub use frameworks::{framework, frameworks};
pub use in_language::{Language, set_language};
pub use inspection::printed_outcome;
pub use margins::{better, margins, nearest};
pub use plan::plan;
pub use providers::{held, provider, providers};
pub use quality::quality;
pub use quotation::quotation;
pub use rejudgement::rejudgement;
pub use report::{
    AggregateMaterial, Imprint, InspectionMaterial, PROFILE, aggregate_report, comparison_report, inspection_report,
};
pub use scorecard::{overview, rated, scorecard, scorecard_in_parts, story};
pub use stability::{redrawn, stability};
pub use template::{Template, TemplateColumn, TemplateOptions, template};
pub use uncertainty::{Confidence, IntervalMethod, Uncertainty};
pub use writers::{Contained, Trial, WriterFound, trials, writers};
