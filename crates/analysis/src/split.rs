//! What a change is made of: criteria, case mix, practice (semantics 5).

mod spread;

use crate::{Units, units};
use assize_model::{Exact, ratio};
use assize_scoring::{Group, NineCounts, Scorecard};
use assize_stats::{Interval, from_variance, weighted_sum};
use num_traits::{Signed, ToPrimitive, Zero};

use crate::crosswalk::{Pair, Relation};
use crate::rejudge::Rejudgement;

pub use spread::Variances;

/// A stratum stands for nothing where either side has fewer units.
pub const LEAST: u64 = 10;

/// n of N of one stratum on both sides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StratumCounts {
    /// The fact's value.
    pub value: String,
    pub a: (u64, u64),
    pub b: (u64, u64),
}

/// A difference of two shares under one regime, by strata.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseMix {
    /// The share that follows from the cases alone: those the other side has none of, and the weights of the rest.
    pub cases: Exact,
    /// The rest: how the common strata's shares differ, at the mean of both sides' weights.
    pub practice: Exact,
    /// How many of each side's units the common strata hold, of how many.
    pub covered: [(u64, u64); 2],
    /// The common strata.
    pub strata: Vec<StratumCounts>,
}

/// Why a change cannot be split, or case mix and practice not told apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoSplit {
    /// One of the two has no cases.
    NoCases,
    /// One of the four corners has no point.
    NoPoint,
    /// No fact divides the cases of both.
    NoStrata,
    /// No stratum has ten units on both sides.
    NoCommonStrata,
}

impl NoSplit {
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoCases => "no-cases",
            Self::NoPoint => "no-point",
            Self::NoStrata => "no-strata",
            Self::NoCommonStrata => "no-common-strata",
        }
    }
}

/// The four corners of a change, n of N: the cases of a and of b, each under r and under s.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shares {
    /// V(a, r).
    pub ar: (u64, u64),
    /// V(a, s).
    pub a_s: (u64, u64),
    /// V(b, r).
    pub br: (u64, u64),
    /// V(b, s).
    pub bs: (u64, u64),
}

/// A change and its parts, which sum to it exactly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
    /// V(b, s) less V(a, r).
    pub change: Exact,
    /// What the other rule does on the same cases, the mean over both sides' cases.
    pub criteria: Exact,
    /// What other cases do, and what is left: practice; or the two together, and why they cannot be told apart.
    pub rest: Result<(Exact, Exact), (Exact, NoSplit)>,
}

/// A change of one question into one of another regime.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    pub frameworks: [String; 2],
    /// The questions' indices.
    pub questions: [usize; 2],
    /// How the first question relates to the second.
    pub relation: Relation,
    /// The fact that the cases were divided by.
    pub fact: Option<String>,
    pub corners: Shares,
    pub parts: Parts,
    /// Whether no sample was drawn unequally: only then are there intervals.
    pub sampled: bool,
    /// By regime, what the parts rest on.
    pub mixes: Option<[CaseMix; 2]>,
    /// How far other samples would scatter criteria and cases; `None` where leaving out one unit leaves a figure without a point.
    pub spread: Option<Variances>,
}

impl CaseMix {
    /// Where the practice part lies by the samples, weights as they are: Wilson's interval of each stratum, by the method of Zou and Donner.
    pub fn interval(&self, confidence: f64) -> Option<Interval> {
        let base = |of: fn(&StratumCounts) -> u64| self.strata.iter().map(of).sum::<u64>();
        let (base_a, base_b) = (base(|one| one.a.1), base(|one| one.b.1));
        let parts = self.strata.iter().flat_map(|one| {
            let weight = (ratio(one.a.1, base_a) + ratio(one.b.1, base_b)) * ratio(1, 2);
            let [plus, minus] = [weight.clone(), -weight].map(|weight| weight.to_f64().unwrap_or(0.0));
            [(plus, one.b.0, one.b.1), (minus, one.a.0, one.a.1)]
        });
        weighted_sum(&parts.collect::<Vec<_>>(), confidence)
    }
}

impl Split {
    /// Where criteria lie by the samples: the normal interval of the jackknife. `None` where nothing varies.
    pub fn criteria_interval(&self, confidence: f64) -> Option<Interval> {
        of_part(&self.parts.criteria, &self.spread.as_ref()?.criteria, confidence)
    }

    /// Where cases lie: the same.
    pub fn cases_interval(&self, confidence: f64) -> Option<Interval> {
        let (cases, _) = self.parts.rest.as_ref().ok()?;
        of_part(cases, self.spread.as_ref()?.cases.as_ref()?, confidence)
    }

    /// Where practice lies: the mean of both regimes' intervals on the same cases, no narrower than that of their mean.
    pub fn practice_interval(&self, confidence: f64) -> Option<Interval> {
        let [r, s] = self.mixes.as_ref().filter(|_| self.sampled)?;
        Some(r.interval(confidence)?.halfway(s.interval(confidence)?))
    }

    /// The least part, over both regimes, of each side's units that the common strata hold.
    pub fn covered(&self) -> Option<[(u64, u64); 2]> {
        let [r, s] = self.mixes.as_ref()?;
        let least = |side: usize| [r, s].map(|mix| mix.covered[side]).into_iter().min_by_key(|(n, of)| ratio(*n, *of));
        least(0).zip(least(1)).map(Into::into)
    }
}

fn of_part(part: &Exact, variance: &Exact, confidence: f64) -> Option<Interval> {
    from_variance(part.to_f64()?, variance.to_f64()?, confidence)
}

impl Shares {
    /// The parts of the change, given what the case mix and practice come to under each regime.
    pub fn parts(&self, mixes: Result<&[CaseMix; 2], NoSplit>) -> Parts {
        let half = |sum: Exact| sum * ratio(1, 2);
        let [ar, a_s, br, bs] = [self.ar, self.a_s, self.br, self.bs].map(|(n, of)| ratio(n, of));
        let change = &bs - &ar;
        let criteria = half((a_s - ar) + (bs - br));
        let rest = match mixes {
            Ok([r, s]) => Ok((half(&r.cases + &s.cases), half(&r.practice + &s.practice))),
            Err(why) => Err((&change - &criteria, why)),
        };
        Parts { change, criteria, rest }
    }
}

/// Divides the difference of two shares, the second less the first, between cases and practice, over strata that both sides have.
///
/// `a` and `b` are n of N of all units; `strata` those of the strata, which need not hold all units. Strata with fewer than `LEAST` units
/// on a side are no common ones: what their units do to a share counts as cases.
pub fn standardise(a: (u64, u64), b: (u64, u64), strata: &[StratumCounts]) -> Result<CaseMix, NoSplit> {
    let common: Vec<StratumCounts> =
        strata.iter().filter(|one| one.a.1 >= LEAST && one.b.1 >= LEAST).cloned().collect();
    if common.is_empty() || a.1 == 0 || b.1 == 0 {
        return Err(NoSplit::NoCommonStrata);
    }
    Ok(over(a, b, common))
}

/// The same over these strata, however few units they have.
fn over(a: (u64, u64), b: (u64, u64), common: Vec<StratumCounts>) -> CaseMix {
    let base = |of: fn(&StratumCounts) -> (u64, u64)| common.iter().map(of).map(|(_, of)| of).sum::<u64>();
    let (base_a, base_b) = (base(|one| one.a), base(|one| one.b));
    let half = ratio(1, 2);
    let practice: Exact = common.iter().fold(Exact::zero(), |sum, one| {
        let weight = (ratio(one.a.1, base_a) + ratio(one.b.1, base_b)) * &half;
        sum + weight * (ratio(one.b.0, one.b.1) - ratio(one.a.0, one.a.1))
    });
    let difference = ratio(b.0, b.1) - ratio(a.0, a.1);
    CaseMix { cases: difference - &practice, practice, covered: [(base_a, a.1), (base_b, b.1)], strata: common }
}

/// Splits the change from one inspection to another, by the pairs of questions of their regimes that share an observation: where a question of the second regime
/// rests on the same observations as one of the first, by that pair alone. Nothing without the cases of both.
pub fn split(one: &Rejudgement<'_>, other: &Rejudgement<'_>, pairs: &[Pair], facts: &[&str]) -> Vec<Split> {
    let (Some(r), Some(s)) = (one.home, other.home) else { return Vec::new() };
    let judged = [(one, r), (one, s), (other, r), (other, s)].map(|(of, framework)| of.under(&framework.id));
    let [Some(ar), Some(a_s), Some(br), Some(bs)] = judged else { return Vec::new() };
    let cards = [ar, a_s, br, bs].map(|judged| &judged.card);
    let has_equal = |b: usize| pairs.iter().any(|pair| pair.b == b && pair.relation == Relation::Equal);
    let wanted = pairs.iter().filter(|pair| pair.relation == Relation::Equal || !has_equal(pair.b));
    let mut found: Vec<(Split, &Pair)> = wanted.filter_map(|pair| Some((of_pair(cards, pair, facts)?, pair))).collect();
    if !found.is_empty() {
        let units = [[ar, a_s], [br, bs]].map(|side| side.map(|judged| units(&judged.admitted)));
        for (split, pair) in &mut found {
            let questions = [(ar, pair.a), (a_s, pair.b), (br, pair.a), (bs, pair.b)];
            split.sampled = questions.iter().all(|(judged, asked)| judged.card.question(*asked).sampled().is_some());
            split.spread = spread_of(split, pair, &units, cards).filter(|_| split.sampled);
        }
    }
    found.into_iter().map(|(split, _)| split).collect()
}

/// That of the largest change; the first of several.
pub fn largest(splits: &[Split]) -> Option<&Split> {
    splits.iter().rev().max_by_key(|split| split.parts.change.abs())
}

/// The cards are those of a under r and s, then of b.
fn of_pair([ar, a_s, br, bs]: [&Scorecard<'_>; 4], pair: &Pair, facts: &[&str]) -> Option<Split> {
    let count = |card: &Scorecard<'_>, question: usize| card.questions[question].counts().and_then(NineCounts::point);
    let (n_ar, n_as, n_br, n_bs) = (count(ar, pair.a)?, count(a_s, pair.b)?, count(br, pair.a)?, count(bs, pair.b)?);
    let shares = Shares { ar: n_ar, a_s: n_as, br: n_br, bs: n_bs };
    let fact = facts.iter().find(|fact| [ar, a_s, br, bs].iter().all(|card| has_groups(card, fact)));
    let mixes = match fact {
        None => Err(NoSplit::NoStrata),
        Some(fact) => {
            let of = |a: &Scorecard<'_>, b: &Scorecard<'_>, question: usize, n_a, n_b| {
                standardise(n_a, n_b, &strata((a, question), (b, question), fact))
            };
            of(ar, br, pair.a, n_ar, n_br).and_then(|under_r| Ok([under_r, of(a_s, bs, pair.b, n_as, n_bs)?]))
        }
    };
    Some(Split {
        frameworks: [ar.framework.id.clone(), bs.framework.id.clone()],
        questions: [pair.a, pair.b],
        relation: pair.relation,
        fact: fact.map(|fact| (*fact).to_owned()),
        parts: shares.parts(mixes.as_ref().map_err(|why| *why)),
        corners: shares,
        mixes: mixes.ok(),
        sampled: false,
        spread: None,
    })
}

/// By side and regime: the units of every kind.
type AllUnits<'t> = [[Vec<Units<'t>>; 2]; 2];

fn spread_of(split: &Split, pair: &Pair, units: &AllUnits<'_>, cards: [&Scorecard<'_>; 4]) -> Option<Variances> {
    let strata: [Vec<String>; 2] = match &split.mixes {
        Some(mixes) => mixes.each_ref().map(|mix| mix.strata.iter().map(|one| one.value.clone()).collect()),
        None => Default::default(),
    };
    let absent =
        |card: &Scorecard<'_>, question: usize| card.questions[question].counts().is_some_and(|counts| counts.absent);
    let side = |side: usize| {
        let [r, s] = &units[side];
        let of = |all: &'_ Vec<Units<'_>>, question: usize| {
            all.iter().position(|kind| kind.questions.iter().any(|one| one.question == question))
        };
        let (r, s) = (&r[of(r, pair.a)?], &s[of(s, pair.b)?]);
        if (r.unit, r.len()) != (s.unit, s.len()) {
            return None;
        }
        let absent = [absent(cards[2 * side], pair.a), absent(cards[2 * side + 1], pair.b)];
        spread::Side::new([(r, pair.a), (s, pair.b)], split.fact.as_deref(), absent, &strata)
    };
    spread::spread(&side(0)?, &side(1)?, &strata, split.mixes.is_some())
}

pub(crate) fn has_groups(card: &Scorecard<'_>, fact: &str) -> bool {
    card.tally
        .groups
        .keys()
        .any(|group| matches!(group, Group::Fact { fact: of, value } if of == fact && !value.is_empty()))
}

/// n of N of each value of a fact that both sides have.
pub(crate) fn strata(a: (&Scorecard<'_>, usize), b: (&Scorecard<'_>, usize), fact: &str) -> Vec<StratumCounts> {
    let counts = |(card, question): (&Scorecard<'_>, usize), wanted: &str| {
        let group = card
            .tally
            .groups
            .iter()
            .find(|(group, _)| matches!(group, Group::Fact { fact: of, value } if of == fact && value == wanted));
        group.and_then(|(_, counts)| counts[question].as_ref()).and_then(|tally| tally.counts.point())
    };
    let values = a.0.tally.groups.keys().filter_map(|group| match group {
        Group::Fact { fact: of, value } => Some(value).filter(|value| of == fact && !value.is_empty()),
        Group::All => None,
    });
    let both =
        |value: &String| Some(StratumCounts { value: value.clone(), a: counts(a, value)?, b: counts(b, value)? });
    values.filter_map(both).collect()
}
