//! What each rating would come to if the sample were drawn again (semantics 6.5).

mod columns;
mod design;
mod rate;

use std::num::NonZeroUsize;

use crate::{Units, units};
use assize_model::{InspectionKind, in_threads};
use assize_scoring::{Admitted, Outcome, Scorecard, WhyNoOverall};
use assize_stats::{Redraws, Resampled, resample, times_drawn};

pub use design::{DrawnClusters, DrawnPart, SampleDrawn, StrataKept};

use columns::Columns;
use rate::Rater;

/// How to draw again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Redrawing<'o> {
    pub replicates: u32,
    /// Where chance begins.
    pub seed: u64,
    /// The fact whose values are drawn whole; `None`: units are drawn one by one.
    pub clusters: Option<&'o str>,
    /// How many threads; `None`: as many as the machine has. The result is the same.
    pub threads: Option<NonZeroUsize>,
}

/// What the ratings of one inspection came to each time that its sample was drawn again.
#[derive(Clone, PartialEq, Debug)]
pub struct Stability {
    /// How each kind of unit was drawn.
    pub samples: Vec<SampleDrawn>,
    /// The nodes whose rating rests on units that were drawn, by index in the framework's order.
    pub nodes: Vec<usize>,
    /// Each time: what they came to.
    pub replicates: Vec<Replicate>,
}

/// What one redraw came to, by the scoring rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replicate {
    /// By place in [`Stability::nodes`].
    pub nodes: Vec<Outcome>,
    /// The overall rating; `None` where this inspection gets no total.
    pub overall: Option<Result<Outcome, WhyNoOverall>>,
}

/// How often each rating came out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatingCounts {
    /// By rating, worst first.
    pub rated: Vec<u32>,
    /// Known within limits only, or not at all.
    pub between: u32,
    /// No rating.
    pub not_rated: u32,
}

/// Why nothing can be said.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoStability {
    /// It stands for several inspections together, and has no rating of its own.
    Aggregate,
    /// Nothing that is rated rests on units that were read.
    NoCases,
    /// The regime rates nothing that units answer.
    NothingRated,
    /// Everything is in one cluster, or there is one unit: each redraw would be the same.
    NothingToDraw,
}

impl NoStability {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Aggregate => "aggregate",
            Self::NoCases => "no-cases",
            Self::NothingRated => "nothing-rated",
            Self::NothingToDraw => "nothing-to-draw",
        }
    }
}

/// Draws the units of an inspection again, kind by kind, and rates each redraw by the scoring rule. `card` is how the units as they are were scored.
pub fn stability(
    admitted: &Admitted<'_>,
    card: &Scorecard<'_>,
    redrawing: Redrawing<'_>,
) -> Result<Stability, NoStability> {
    if card.inspection.kind == InspectionKind::Aggregate {
        return Err(NoStability::Aggregate);
    }
    let units = units(admitted);
    let rater = Rater::new(admitted, card, &units).ok_or_else(|| why_none(card))?;
    let needed: Vec<&Units<'_>> = units.iter().filter(|units| rater.needs(units)).collect();
    let drawings: Vec<Drawing<'_>> = needed.iter().map(|units| Drawing::new(card, units, redrawing)).collect();
    if drawings.iter().all(|drawing| drawing.sample.is_still() && !drawing.sample.is_whole()) {
        return Err(NoStability::NothingToDraw);
    }
    let drawn: Vec<(&Columns, Resampled)> = drawings.iter().map(|drawing| (&drawing.columns, drawing.draw())).collect();
    let rate = |replicate| rater.rate(drawn.iter().map(|(columns, drawn)| (*columns, drawn.replicate(replicate))));
    let threads = redrawing.threads.map_or(0, NonZeroUsize::get);
    let parts = in_threads(redrawing.replicates as usize, (threads, 1), |part| part.map(rate).collect::<Vec<_>>());
    let replicates = parts.into_iter().flatten().collect();
    let samples = drawings.into_iter().map(|drawing| drawing.sample).collect();
    Ok(Stability { samples, nodes: rater.shown().to_vec(), replicates })
}

/// How often each unit stands in one replicate of [`stability`]: by kind, in the order of the units' ids.
pub fn redrawn(
    admitted: &Admitted<'_>,
    card: &Scorecard<'_>,
    redrawing: Redrawing<'_>,
    replicate: u64,
) -> Vec<(String, Vec<u8>)> {
    let of_kind = |units: &Units<'_>| {
        let drawing = Drawing::new(card, units, redrawing);
        (units.unit.to_owned(), times_drawn(units.len(), &drawing.strata, drawing.redraws, replicate))
    };
    units(admitted).iter().map(of_kind).collect()
}

fn why_none(card: &Scorecard<'_>) -> NoStability {
    let is_rated = |node: &assize_framework::Node| node.band.is_some();
    if card.framework.nodes.iter().any(is_rated) { NoStability::NoCases } else { NoStability::NothingRated }
}

/// One kind of unit, ready to draw.
struct Drawing<'u> {
    sample: SampleDrawn,
    strata: Vec<assize_stats::Stratum>,
    columns: Columns,
    units: &'u Units<'u>,
    redraws: Redraws,
}

impl<'u> Drawing<'u> {
    fn new(card: &Scorecard<'_>, units: &'u Units<'u>, redrawing: Redrawing<'_>) -> Self {
        let (sample, strata) = design::design(card, units, redrawing.clusters);
        // A kind's place in the catalogue, so that its draws do not depend on what else was read.
        let stream = card.framework.catalogue.units.get_index_of(units.unit).unwrap_or_default() as u64;
        let Redrawing { replicates, seed, threads, clusters: _ } = redrawing;
        let redraws = Redraws { replicates, seed, stream, threads };
        Self { sample, strata, columns: Columns::of(units), units, redraws }
    }

    fn draw(&self) -> Resampled {
        resample(&self.columns.answers(self.units), &self.strata, self.redraws)
    }
}

impl Stability {
    /// Whether every kind of unit was drawn whole, so that there was no chance in it.
    pub fn is_certain(&self) -> bool {
        self.samples.iter().all(SampleDrawn::is_whole)
    }

    /// How often the node in this place of [`Stability::nodes`] had each of this many ratings.
    pub fn of_node(&self, place: usize, ratings: usize) -> RatingCounts {
        count(self.replicates.iter().map(|replicate| replicate.nodes[place]), ratings)
    }

    /// How often the overall rating was each of this many; `None` where this inspection gets no total.
    pub fn of_overall(&self, ratings: usize) -> Option<RatingCounts> {
        let overall: Option<Vec<_>> = self.replicates.iter().map(|replicate| replicate.overall).collect();
        let not_rated = Outcome::NotRated(assize_scoring::WhyNotRated::Groups);
        Some(count(overall?.into_iter().map(|overall| overall.unwrap_or(not_rated)), ratings))
    }
}

fn count(outcomes: impl Iterator<Item = Outcome>, ratings: usize) -> RatingCounts {
    let mut counts = RatingCounts { rated: vec![0; ratings], between: 0, not_rated: 0 };
    for outcome in outcomes {
        let place = match outcome {
            Outcome::Rated(rating) => &mut counts.rated[rating],
            Outcome::Between { .. } | Outcome::Unknown => &mut counts.between,
            Outcome::NotRated(_) => &mut counts.not_rated,
        };
        *place += 1;
    }
    counts
}
