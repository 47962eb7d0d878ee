//! One inspection, counted and rated: pure functions from what was recorded to what it comes to.
//!
//! [`admit`] fits an [`Inspection`](assize_model::Inspection) to a [`Framework`](assize_framework::Framework) and makes all complaints: columns are
//! resolved, words folded, keys of the record resolved to questions. From then on nothing can fail.
//! [`tally`] counts each question in nine ways ([`NineCounts`]); [`pool`] adds the tallies of an aggregate's members; [`score`] makes shares, ratings
//! and the total ([`Scorecard`]); [`review`] says what in it deserves a warning; [`trace`] says where a figure comes from.
//! [`table`] is what was admitted, row by row, for those who count it in another way.
//! `docs/SEMANTICS.md` is the law here.

mod admit;
mod alike;
mod band;
mod decided;
mod deciding;
mod diags;
mod discretion;
mod distribution;
mod figure;
mod measure;
mod members;
mod minimum;
mod name;
mod nine_counts;
mod node;
mod pool;
mod printed;
mod prompts;
mod query;
mod question;
mod ratings;
mod rollup;
mod rule;
mod scales;
mod score;
mod set;
mod strata;
pub mod table;
mod tally;
mod total;
mod trace;
mod view;

pub use admit::{
    AdmitOptions, Admitted, EnteredPercent, NodePercent, RESERVED, Record, Route, TalliedElsewhere, UnknownWords,
    admit, admit_beside, check_at_home, names_of_columns, was_in_force,
};
pub use alike::{each_alike, each_answered};
pub use band::{Outcome, Points, WhyNotRated, least_for_each_rating, outcome, proportion};
pub use decided::{PanelScore, Under};
pub use deciding::Deciding;
pub use discretion::{Direction, Discretion, Trigger};
pub use distribution::Distribution;
pub use figure::{Counted, Figure, Limits, NoBasis, Reached, UnitLimits};
pub use measure::Measured;
pub use members::{admit_members, score_with_members};
pub use minimum::Short;
pub use name::{FigureName, FigurePart, NoName, WrittenName};
pub use nine_counts::NineCounts;
pub use node::{AlsoScore, Child, Flag, NodeScore, Subset, Sum};
pub use pool::{Members, Spread, fill, pool, pool_groups};
pub use printed::{Fit, PrintedCheck, PrintedOutcome};
pub use prompts::{PromptColumn, prompts};
pub use query::{Queried, query, table_of_words};
pub use question::{QuestionScore, SMALL_BASE};
pub use ratings::{Decider, Held};
pub use score::{Scorecard, review, score};
pub use set::Set;
pub use strata::{DrawnStratum, StratumShare, UnequalStrata, Unplaced, Unweighed, WhyUnweighed};
pub use tally::{DerivedAgreement, Group, QuestionTally, Tally, TallyOptions, tally};
pub use total::{Basis, Total, TotalScore, WhyNoOverall, add_up};
pub use trace::{CountsAs, Exclusion, Leaving, ObservationCount, StepKind, Trace, TraceStep, has, leaving, trace};
pub use view::{CardNode, CardQuestion};
