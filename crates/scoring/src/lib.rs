//! One inspection, counted and rated: pure functions from what was recorded to what it comes to.
//!
//! [`admit`] fits an [`Inspection`](assize_model::Inspection) to a [`Framework`](assize_framework::Framework) and makes all complaints: columns are
//! resolved, words folded, keys of the record led to their questions. From then on nothing can fail.
//! [`tally`] counts each question in nine ways ([`Cell`]); [`pool`] adds the tallies of an aggregate's members; [`score`] makes shares, ratings
//! and the total ([`Scorecard`]); [`review`] says what in it deserves a warning; [`trace`] says where a figure comes from.
//! [`units`] gives what is needed to count them again, as other samples would have them; [`Cuts`] rates counts alone.
//! [`quality`] looks at the data alone: what was drawn and read, what is blank, what contradicts itself; [`readings`] at what several assessors said of the same units.
//! `docs/SEMANTICS.md` is the law here.

mod admit;
mod band;
mod cell;
mod child;
mod coverage;
mod cuts;
mod diags;
mod difference;
mod discretion;
mod figure;
mod name;
mod node;
mod pool;
mod printed;
mod quality;
mod question;
mod readings;
mod review;
mod rollup;
mod rule;
mod score;
mod set;
mod table;
mod tally;
mod total;
mod trace;
mod units;

pub use admit::{AdmitOptions, Admitted, EnteredPercent, NodePercent, Record, Route, admit, was_in_force};
pub use band::{Outcome, WhyNotRated, least_for_each_rating, outcome, proportion};
pub use cell::Cell;
pub use child::Child;
pub use coverage::{Coverage, coverage};
pub use cuts::Cuts;
pub use difference::{
    Cause, ColumnDifference, Difference, EntryDifference, NodeMove, Presence, QuestionMove, StandardMove, TotalMove,
    Transition, UnitsDifference, Why, Words, difference,
};
pub use discretion::{Direction, Discretion, Trigger};
pub use figure::{Figure, Limits, NoBasis, Reached};
pub use name::{FigureName, Part};
pub use node::{AlsoScore, Flag, NodeScore, PanelScore, Subset, Sum};
pub use pool::{Members, Spread, pool, pool_groups};
pub use printed::{Check, PrintedOutcome};
pub use quality::{
    AnswerCounts, AskedOf, Assessor, Assessors, AssessorsRange, Contradictions, Dates, FactGaps, Identical, Lines,
    Quality, Rosh, SampleCheck, Share, StratumCheck, TableQuality, quality, review_quality,
};
pub use question::{QuestionScore, SMALL_BASE};
pub use readings::{ReadColumn, Reading, Readings, Said, readings};
pub use review::review;
pub use score::{Scorecard, score};
pub use set::Set;
pub use tally::{Agreement, Group, QuestionTally, Tally, TallyOptions, tally};
pub use total::{Basis, Total, TotalScore, WhyNoOverall, add_up};
pub use trace::{CountsAs, Exclusion, Leaving, ObservationCount, Step, Trace, What, has, leaving, trace};
pub use units::{Clusters, InStratum, UnitAnswer, UnitAnswers, Units, units};
