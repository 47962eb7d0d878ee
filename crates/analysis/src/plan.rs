use std::collections::BTreeMap;

use assize_framework::{Band, Framework, Node, Rollup};
use assize_model::{Exact, ratio, whole_half_up};
use assize_scoring::least_for_each_rating;
use assize_stats::{chances, chances_of_lowest, chances_outside, margin, sample_size};
use num_traits::ToPrimitive;

/// What the inspectorate planned its samples for: 80 per cent and 5 points.
const INSPECTORATE: (u64, u64) = (80, 5);

/// The grid: per cent, and margins in points beside the one asked for.
const CONFIDENCES: [u64; 4] = [80, 90, 95, 99];
const MARGINS: [u64; 4] = [2, 3, 5, 10];

/// Per cent of the units that a question may be asked of.
const PARTS: [u64; 5] = [100, 75, 50, 25, 10];

/// How far from an edge true shares are looked at, in points.
const DISTANCES: [u64; 4] = [0, 2, 5, 10];

/// What a sample is to do.
#[derive(Clone, Debug)]
pub struct PlanWanted<'w> {
    /// How many units there are to draw from; not 0.
    pub eligible: u64,
    /// How sure, per cent.
    pub confidence: Exact,
    /// How closely, in percentage points; more than 0 and less than 100.
    pub margin: Exact,
    /// How many are drawn, where that is settled; at most all. `None`: as many as confidence and margin ask for.
    pub sample: Option<u64>,
    /// More true shares to look at, per cent.
    pub shares: &'w [Exact],
    /// Whose edges are used.
    pub framework: &'w Framework,
}

/// A sample that is still to be drawn (semantics 6.7).
#[derive(Clone, Debug)]
pub struct Plan<'f> {
    pub framework: &'f Framework,
    pub eligible: u64,
    /// How many must be drawn: as asked for first.
    pub sizes: Vec<(Whose, SampleSize)>,
    /// The same by confidence, one row each, and margin.
    pub grid: Vec<Vec<SampleSize>>,
    /// How many are drawn in what follows.
    pub sample: u64,
    /// Whether it was settled beforehand.
    pub is_settled: bool,
    /// Questions that are asked of a part of the units alone.
    pub parts: Vec<PlannedPart>,
    /// Whether true shares of one's own are looked at.
    pub has_own_shares: bool,
    /// How often a body would be rated wrongly, by band and number of questions.
    pub ratings: Vec<PlannedRatings<'f>>,
}

/// By whose wish a sample has its size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    Asked,
    Inspectorate,
    /// The framework's own sample rule, where that is another.
    Framework,
}

/// How many must be drawn to know a share so closely.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SampleSize {
    /// Per cent.
    pub confidence: Exact,
    /// Percentage points either way.
    pub margin: Exact,
    pub sample: u64,
}

/// A question that is asked of a part of the units: a part of the sample, by the same fraction.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedPart {
    /// Which part, per cent.
    pub percent: u64,
    /// How many of those eligible it is asked of.
    pub eligible: u64,
    /// How many of the sample.
    pub sample: u64,
    /// By confidence (per cent), how closely its share is known; `None` where nothing is drawn.
    pub margins: Vec<(Exact, Option<f64>)>,
}

/// How often a body of a given true share would be rated how by a band.
#[derive(Clone, Debug)]
pub struct PlannedRatings<'f> {
    pub name: &'f str,
    pub band: &'f Band,
    /// The lowest of how many questions; 1: one alone.
    pub key_questions: usize,
    /// The nodes that are rated so.
    pub nodes: Vec<&'f Node>,
    /// By true share, rising.
    pub shares: Vec<PlannedShare>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct PlannedShare {
    /// As asked for, per cent.
    pub share: Exact,
    /// How many of those eligible that is.
    pub sufficient: u64,
    /// The rating of these of those eligible.
    pub rating: usize,
    /// How likely each rating is, worst first.
    pub chances: Vec<f64>,
    /// How likely a worse rating than the true one is.
    pub too_low: f64,
    /// A better one.
    pub too_high: f64,
    /// Any other.
    pub wrongly: f64,
}

/// How many must be drawn, how closely parts of the sample are known, and how often a body would be rated wrongly.
///
/// `None` where nothing is eligible, or the confidence or the margin is none.
pub fn plan<'w>(wanted: &PlanWanted<'w>) -> Option<Plan<'w>> {
    let of = |number: u64| ratio(number, 1);
    let size = |confidence: &Exact, margin: &Exact| {
        let sample = sample_size(wanted.eligible, part(confidence)?, part(margin)?)?;
        Some(SampleSize { confidence: confidence.clone(), margin: margin.clone(), sample })
    };
    let inspectorate = (of(INSPECTORATE.0), of(INSPECTORATE.1));
    let own = wanted.framework.sample.as_ref();
    let own = own.and_then(|rule| rule.confidence.clone().zip(rule.margin.clone()));
    let wishes = [
        Some((Whose::Asked, (wanted.confidence.clone(), wanted.margin.clone()))),
        Some((Whose::Inspectorate, inspectorate.clone())),
        own.filter(|own| *own != inspectorate).map(|own| (Whose::Framework, own)),
    ];
    let wishes = wishes.into_iter().flatten();
    let sizes: Vec<_> = wishes
        .map(|(whose, (confidence, margin))| Some((whose, size(&confidence, &margin)?)))
        .collect::<Option<_>>()?;
    let mut margins: Vec<Exact> = MARGINS.map(of).to_vec();
    margins.push(wanted.margin.clone());
    margins.sort();
    margins.dedup();
    let row = |confidence| margins.iter().map(|margin| size(&of(confidence), margin)).collect::<Option<_>>();
    let sample = wanted.sample.unwrap_or(sizes.first()?.1.sample);
    Some(Plan {
        framework: wanted.framework,
        eligible: wanted.eligible,
        grid: CONFIDENCES.into_iter().map(row).collect::<Option<_>>()?,
        sizes,
        sample,
        is_settled: wanted.sample.is_some(),
        parts: PARTS.map(|percent| planned_part(wanted, sample, percent)).to_vec(),
        has_own_shares: !wanted.shares.is_empty(),
        ratings: ratings(wanted, sample),
    })
}

/// Per cent, or points, as a part of one.
fn part(percent: &Exact) -> Option<f64> {
    (percent / ratio(100, 1)).to_f64()
}

fn planned_part(wanted: &PlanWanted<'_>, sample: u64, percent: u64) -> PlannedPart {
    let of = |whole: u64| whole_half_up(&(ratio(percent, 100) * ratio(whole, 1))).to_u64().unwrap_or(whole);
    let (eligible, sample) = (of(wanted.eligible), of(sample).min(wanted.eligible));
    let mut confidences = vec![wanted.confidence.clone(), ratio(INSPECTORATE.0, 1)];
    confidences.dedup();
    let reached = |confidence: Exact| {
        let margin = part(&confidence).and_then(|level| margin(sample, eligible, level));
        (confidence, margin)
    };
    PlannedPart { percent, eligible, sample, margins: confidences.into_iter().map(reached).collect() }
}

/// For each band that rates a node by its share: one question, then the lowest of as many as its nodes have.
fn ratings<'w>(wanted: &PlanWanted<'w>, sample: u64) -> Vec<PlannedRatings<'w>> {
    let framework = wanted.framework;
    let mut all = Vec::new();
    for (index, (name, band)) in framework.bands.iter().enumerate() {
        let rated: Vec<&Node> = framework.nodes.iter().filter(|node| node.band == Some(index)).collect();
        // What counts as few units in a sample says nothing of the population that it is set against.
        if rated.is_empty() || band.small.is_some() {
            continue;
        }
        let mut by_number: BTreeMap<usize, Vec<&Node>> = BTreeMap::from([(1, Vec::new())]);
        for node in rated.into_iter().filter(|node| node.rollup == Some(Rollup::Lowest)) {
            let questions = node.questions.iter().filter(|question| framework.questions[**question].scored).count();
            // The lowest of nodes is not that of single questions.
            if questions > 0 && node.children.is_empty() {
                by_number.entry(questions).or_default().push(node);
            }
        }
        let of_eligible = least_for_each_rating(band, wanted.eligible);
        let of_sample = least_for_each_rating(band, sample);
        let single = |share: Exact| {
            let sufficient = whole_half_up(&(&share * ratio(wanted.eligible, 100))).to_u64()?;
            let rating = of_eligible.iter().filter(|least| **least <= sufficient).count();
            let of_one = chances(sufficient, wanted.eligible, sample, &of_sample)?;
            Some((share, sufficient, rating, of_one))
        };
        let singles: Vec<(Exact, u64, usize, Vec<f64>)> = shares(wanted, band).into_iter().filter_map(single).collect();
        let of = |(key_questions, nodes)| {
            let planned = |(share, sufficient, rating, of_one): &(Exact, u64, usize, Vec<f64>)| {
                let (share, sufficient, rating) = (share.clone(), *sufficient, *rating);
                let chances = chances_of_lowest(of_one, u32::try_from(key_questions).ok()?);
                let [too_low, too_high, wrongly] = chances_outside(&chances, rating);
                Some(PlannedShare { share, sufficient, rating, chances, too_low, too_high, wrongly })
            };
            PlannedRatings { name, band, key_questions, nodes, shares: singles.iter().filter_map(planned).collect() }
        };
        all.extend(by_number.into_iter().map(of));
    }
    all
}

/// The true shares that are looked at: those around each edge, and those asked for.
fn shares(wanted: &PlanWanted<'_>, band: &Band) -> Vec<Exact> {
    let around = |edge: &Exact| DISTANCES.map(|points| [edge - ratio(points, 1), edge + ratio(points, 1)]);
    let mut shares: Vec<Exact> = band.edges.iter().flat_map(|edge| around(edge).into_iter().flatten()).collect();
    shares.extend(wanted.shares.iter().cloned());
    shares.retain(|share| (ratio(0, 1)..=ratio(100, 1)).contains(share));
    shares.sort();
    shares.dedup();
    shares
}

impl PlannedRatings<'_> {
    /// By distance from the nearest edge, in points: the most that are rated wrongly; `None` where no true share lies so.
    pub fn most_wrongly(&self) -> Vec<(u64, Option<f64>)> {
        let nearest = |share: &Exact| {
            let far = |edge: &Exact| if edge < share { share - edge } else { edge - share };
            self.band.edges.iter().map(far).min()
        };
        let far: Vec<(Option<Exact>, f64)> = self.shares.iter().map(|one| (nearest(&one.share), one.wrongly)).collect();
        let most = |points: u64| {
            let at = far.iter().filter(|(distance, _)| *distance == Some(ratio(points, 1)));
            (points, at.map(|(_, wrongly)| *wrongly).max_by(f64::total_cmp))
        };
        DISTANCES.map(most).to_vec()
    }
}
