//! The domain: who is inspected, what is examined, what is recorded and judged. It does not judge.
//!
//! - [`Provider`] and its succession; an [`Inspection`] of it with its [`UnitTable`]s of units and what was published;
//! - [`Catalogue`]: the [`Unit`] kinds, [`Fact`]s and [`Observation`]s that all regimes share;
//! - [`When`] and [`Condition`]: which units something can be asked about;
//! - [`Answer`] and how words fold to it;
//! - [`Exact`] numbers, [`Limit`]s and the one place where anything is rounded.

mod answer;
mod catalogue;
mod codes;
mod columns;
mod condition;
mod date;
mod exact;
mod finding;
mod group;
mod ids;
mod inspection;
mod lineage;
mod lines;
mod provider;
mod recorded;
mod short;
mod table;
mod tallied;
mod text;
mod threads;
mod written;

pub use answer::{Answer, answer_of_short_word, answer_of_word, answer_words, fold, means_nothing, words_of};
pub use catalogue::{Catalogue, Fact, FactValues, Match, Observation, Phrase, Unit};
pub use codes::Codes;
pub use columns::Columns;
pub use condition::{Alternative, Condition, Demand, Truth, When};
pub use date::{PartialDate, Period, day_since_1900};
pub use exact::{
    Exact, Limit, complement, fraction, half_up, order, parse_decimal, ratio, small_half_up, whole_half_up,
};
pub use finding::{Finding, FollowUp, FollowUpStatus};
pub use group::{FEW, FEW_BITS, GROUP, divided, places, planes_of_bytes};
pub use ids::Ids;
pub use inspection::{
    Change, ContextFigure, Inspection, InspectionKind, Licence, Remark, RemarkKind, SampleDesign, Stratum,
    VerdictInWords,
};
pub use lineage::Lineage;
pub use lines::Lines;
pub use provider::{Bodies, Division, Owner, Provider, ProviderKind, Succession};
pub use recorded::{
    Counts, Entered, EnteredValue, GivenMeasure, MeasureValue, NotDone, Panel, PlacedName, Printed, PrintedPart,
    PrintedPercent, PrintedValue, Stated,
};
pub use table::{
    CodedColumn, ColumnBuilder, EXPLAINS_COLUMNS, LeftOut, SHOWN_FROM, SecondReadings, TURN_IT, UnitTable,
};
pub use tallied::{TALLIED, TALLIED_BY, TalliedRow};
pub use text::{Status, Text};
pub use threads::{in_threads, threads};
pub use written::{quoted, written_period};
