//! How a sample was drawn, as far as the record says, and so how it is drawn again (semantics 6.4, 6.5).

use std::collections::BTreeMap;

use crate::{Clusters, InStratum, Units};
use assize_model::SampleDesign;
use assize_scoring::Scorecard;
use assize_stats::Stratum;

/// How one kind of unit is drawn again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SampleDrawn {
    pub unit: String,
    pub units: usize,
    /// What is drawn whole; `None`: single units.
    pub clusters: Option<DrawnClusters>,
    /// Clusters were asked for, and the table of these units has no such column.
    pub lacks_clusters: bool,
    /// Whether it is drawn by the strata of the sample.
    pub strata: StrataKept,
    /// What is drawn by itself, one after the other.
    pub parts: Vec<DrawnPart>,
}

/// Units that belong together are drawn together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DrawnClusters {
    /// The fact that they share.
    pub fact: String,
    pub count: usize,
    /// How many of these are single units with a blank fact.
    pub blank: usize,
}

/// Whether a sample is drawn again by the strata that the record names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StrataKept {
    /// The record names none for these units.
    None,
    /// It is.
    Kept,
    /// Not: the record does not say of all of them which units they hold.
    Untold,
    /// Not: some units are in more than one.
    Overlapping,
    /// Not: some clusters are in more than one.
    Crossed,
}

/// What is drawn by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DrawnPart {
    /// The stratum, by index; `None`: all units, or those of no stratum.
    pub stratum: Option<usize>,
    pub units: usize,
    /// How many clusters, or units where these are drawn one by one.
    pub clusters: usize,
    /// How many were assessed, of how many eligible; `None`: not known, taken as without end.
    pub sampled: Option<(u64, u64)>,
}

impl DrawnPart {
    fn is_whole(self) -> bool {
        self.sampled.is_some_and(|(assessed, eligible)| assessed == eligible)
    }
}

impl SampleDrawn {
    /// Whether all that could be drawn was drawn, so that each redraw is the same.
    pub fn is_whole(&self) -> bool {
        self.parts.iter().all(|part| part.is_whole())
    }

    /// Whether each redraw is the same: every part is whole, or has one thing to draw.
    pub fn is_still(&self) -> bool {
        self.parts.iter().all(|part| part.clusters < 2 || part.is_whole())
    }

    /// How many parts always come out the same because they have one thing to draw.
    pub fn single_parts(&self) -> usize {
        self.parts.iter().filter(|part| part.clusters == 1 && !part.is_whole()).count()
    }
}

/// How these units are drawn again: for readers, and for the kernel.
pub(super) fn design(card: &Scorecard<'_>, units: &Units<'_>, clusters: Option<&str>) -> (SampleDrawn, Vec<Stratum>) {
    let sample = card.inspection.sample.as_ref().filter(|sample| sample.unit() == units.unit);
    let found = clusters.and_then(|fact| Some((fact, units.clusters(fact)?)));
    let together: Vec<Vec<u32>> = match &found {
        Some((_, found)) => found.clusters.clone(),
        None => (0..units.len() as u32).map(|unit| vec![unit]).collect(),
    };
    let (strata, parts) = parts(sample, units, together, found.is_some());
    let mut drawn = Vec::new();
    let mut kernel = Vec::new();
    for (stratum, clusters) in parts {
        let members = clusters.iter().map(Vec::len).sum();
        // With clusters this needs their number in the population, and no record gives it.
        let sampled = sample.filter(|_| found.is_none()).and_then(|sample| sampled(sample, stratum, members, units));
        drawn.push(DrawnPart { stratum, units: members, clusters: clusters.len(), sampled });
        kernel.push(match sampled {
            Some((assessed, eligible)) => Stratum::out_of(clusters, assessed, eligible),
            None => Stratum { clusters, fraction: 0.0 },
        });
    }
    let lacks_clusters = clusters.is_some() && found.is_none();
    let clusters = found.map(|(fact, Clusters { clusters, blank })| DrawnClusters {
        fact: fact.to_owned(),
        count: clusters.len(),
        blank,
    });
    let unit = units.unit.to_owned();
    (SampleDrawn { unit, units: units.len(), clusters, lacks_clusters, strata, parts: drawn }, kernel)
}

/// What is drawn by itself: each stratum in the record's order, then the units of none; or all units together.
#[expect(clippy::type_complexity, reason = "a part is a stratum and its clusters, each of them its units")]
fn parts(
    sample: Option<&SampleDesign>,
    units: &Units<'_>,
    together: Vec<Vec<u32>>,
    are_clusters: bool,
) -> (StrataKept, Vec<(Option<usize>, Vec<Vec<u32>>)>) {
    let in_one = |why: StrataKept, together| (why, vec![(None, together)]);
    if sample.is_none_or(|sample| sample.strata.is_empty()) {
        return in_one(StrataKept::None, together);
    }
    let Some(strata) = &units.strata else { return in_one(StrataKept::Untold, together) };
    if strata.contains(&InStratum::Several) {
        return in_one(StrataKept::Overlapping, together);
    }
    let place = |unit: &u32| match strata[*unit as usize] {
        InStratum::One(stratum) => (0, Some(stratum)),
        InStratum::None | InStratum::Open | InStratum::Several => (1, None),
    };
    let is_crossed = |cluster: &Vec<u32>| cluster.iter().any(|unit| place(unit) != place(&cluster[0]));
    if are_clusters && together.iter().any(is_crossed) {
        return in_one(StrataKept::Crossed, together);
    }
    let mut parts: BTreeMap<_, Vec<Vec<u32>>> = BTreeMap::new();
    for cluster in together {
        parts.entry(place(&cluster[0])).or_default().push(cluster);
    }
    (StrataKept::Kept, parts.into_iter().map(|((_, stratum), clusters)| (stratum, clusters)).collect())
}

/// How many were assessed of how many: of the stratum where it says so, else of the sample.
fn sampled(sample: &SampleDesign, stratum: Option<usize>, members: usize, units: &Units<'_>) -> Option<(u64, u64)> {
    let fits = |(assessed, eligible): &(u64, u64)| *assessed > 0 && assessed <= eligible;
    let of_stratum = stratum.and_then(|stratum| {
        let stratum = &sample.strata[stratum].value;
        Some((stratum.assessed.unwrap_or(members as u64), stratum.eligible?)).filter(fits)
    });
    let of_sample = || Some((sample.assessed.unwrap_or(units.len() as u64), sample.eligible?)).filter(fits);
    of_stratum.or_else(of_sample)
}
