//! What scored inspections say beyond themselves: side by side, under other regimes, drawn again, and how good their data are.
//!
//! [`rejudge`] judges an inspection's cases under every regime whose observations it holds. [`crosswalk`] says how two regimes' questions
//! relate, from the observations alone; [`consequence`] shows it on cases, and [`common_basis`] cuts both regimes' rules down
//! to what they share. [`share_verdict`] and [`rating_verdict`] say whether two figures may be set against each other; only a [`Compared`],
//! which cannot be made without a [`Verdict`], has a difference.
//!
//! [`margins`] says how many units judged differently would change a rating.
//!
//! [`stability`] draws an inspection's sample again and rates each redraw; [`lowest_effects`] says what taking the lowest does where the true shares are known.
//!
//! [`plan()`] says how large a sample must be that is still to be drawn, and how often it would rate a body wrongly.
//!
//! [`agreement()`] sets assessors who judged the same units against each other.
//!
//! [`quality()`] looks at the data alone: what was drawn and read, what is blank, what contradicts itself; [`readings()`] at what several
//! assessors said of the same units; [`changes()`] at two versions of one inspection's data. [`units()`] gives what is needed to count units
//! again, as other samples would have them; [`Cuts`] rates counts alone.
//!
//! All of it are pure functions; `docs/SEMANTICS.md`, parts 5, 6.4 to 6.6, 6.8, 6.9 and 7.30 to 7.40, is the law here.

mod adjusted;
mod agreement;
mod basis;
mod beside;
mod caveat;
mod changes;
mod combined;
mod compared;
mod comparison;
mod crosswalk;
mod cuts;
mod definition;
mod follow_up;
mod lowest;
mod margins;
mod of_pairs;
mod plan;
mod quality;
mod readings;
mod rejudge;
mod setting;
mod side_by_side;
mod split;
mod stability;
mod topic;
mod units;
mod verdict;

pub use adjusted::{Adjusted, Levels};
pub use agreement::{
    AgainstOthers, AnswersSpread, AssessorAgreement, AssessorPair, Benchmark, BenchmarkUnit, KindAgreement,
    MOST_IN_PAIRS, PairCounts, Patterns, Sides, Together, TogetherFigures, agreement,
};
pub use basis::{CommonBasis, CutDown, SharedQuestion, common_basis, cut_down, shared_questions};
pub use beside::{Beside, BesideRow, NodeOrQuestion, beside, is_made_up};
pub use caveat::Caveat;
pub use changes::{
    Cause, ChangedColumn, ChangedEntry, ChangedUnits, Changes, Effect, NodeMove, Presence, QuestionMove, StandardMove,
    TotalMove, Transition, Why, WordChange, changes,
};
pub use combined::{Combined, QuestionCombined, can_be_met, combine};
pub use compared::{Compared, Difference};
pub use comparison::{Comparison, PairCompared, PairShares, Theme, comparison};
pub use crosswalk::{Consequence, Crosswalk, Differs, Pair, Relation, StageAndTheme, consequence, crosswalk};
pub use cuts::Cuts;
pub use definition::{Evidence, Seen, evidence, observations};
pub use follow_up::{Followed, follow_ups, recurring};
pub use lowest::{LowestEffect, LowestQuestion, TrueShare, lowest_effects};
pub use margins::{
    Crossing, FewestUnits, Known, Margins, Move, NoMargin, NodeMargin, NodeMoves, OverallMargin, OverallMove,
    OverallMoves, QuestionMargin, Stuck, margins,
};
pub use of_pairs::{MOST_PAIRS, OfPairs};
pub use plan::{Plan, PlanWanted, PlannedPart, PlannedRatings, PlannedShare, SampleSize, Whose, plan};
pub use quality::{
    AnswerCounts, AskedOf, Assessor, Assessors, AssessorsRange, Contradictions, Dates, FactGaps, Identical,
    KnownAnswers, Quality, Rosh, RowsFound, SampleCheck, SampleCounts, StratumCheck, TableQuality, quality,
    review_quality, review_sample,
};
pub use readings::{ReadColumn, ReadingRow, Readings, Said, readings};
pub use rejudge::{
    Coverage, Judged, JudgedQuestion, MISSES, RegimeLeftOut, Rejudgement, coverage, rejudge, rejudge_beside,
};
pub use setting::{BodyWeights, Break, Setting, Side, breaks, concerns, edition, lies_within};
pub use side_by_side::QuestionCompared;
pub use split::{CaseMix, LEAST, NoSplit, Parts, Shares, Split, StratumCounts, Variances, largest, split, standardise};
pub use stability::{
    DrawnClusters, DrawnPart, NoStability, RatingCounts, Redrawing, Replicate, SampleDrawn, Stability, StrataKept,
    redrawn, stability,
};
pub use topic::Topic;
pub use units::{Clusters, InStratum, UnitAnswer, UnitAnswers, Units, units};
pub use verdict::{
    Comparability, RatingOf, Reason, Verdict, rate_alike, rating_verdict, share_verdict, without_shares,
};

/// What of this list holds.
pub(crate) fn holding<T>(all: impl IntoIterator<Item = (bool, T)>) -> impl Iterator<Item = T> {
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, what)| what)
}
