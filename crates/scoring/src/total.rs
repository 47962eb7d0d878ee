use assize_framework::{Framework, LimitRule, Overall};
use assize_model::InspectionKind;

use crate::admit::Admitted;
use crate::{NodeScore, Outcome, Points};

/// The total and the overall rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Total {
    /// Indices of the standards in it.
    pub standards: Vec<usize>,
    /// The most points there could be.
    pub maximum: u64,
    /// Standards of which nothing is known.
    pub unknown: Vec<usize>,
    /// Standards without a rating.
    pub not_rated: Vec<usize>,
    /// By the scoring rule alone.
    pub rule: TotalScore,
    /// The one that stands.
    pub last: TotalScore,
    /// Which one that is.
    pub basis: Basis,
    /// Whether the panel decided on one of the standards.
    pub panel: bool,
}

/// Points and rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TotalScore {
    /// Least and most points; the same where they are known.
    pub points: (u64, u64),
    /// Points of the standards that are rated.
    pub so_far: u64,
    /// The rating, or why there is none.
    pub rating: Result<Outcome, WhyNoOverall>,
    /// Limits of the framework (indices) that cap the rating.
    pub capped_by: Vec<usize>,
}

/// Why there is no overall rating.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhyNoOverall {
    /// So many standards are not known or not rated.
    Missing(usize),
    /// The framework has no bands for this number of standards.
    NoBands(usize),
}

/// Which result stands as the overall one (semantics 7.13).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// The rule's.
    Rule,
    /// The one after the panel.
    Panel,
    /// The published counts of ratings.
    Published,
}

impl Basis {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Panel => "panel",
            Self::Published => "published",
        }
    }
}

/// The total, where the regime has one and this sort of inspection gets one.
pub(crate) fn total(admitted: &Admitted<'_>, nodes: &[NodeScore<'_>]) -> Option<Total> {
    let framework = admitted.framework;
    let overall = framework.overall.as_ref()?;
    if admitted.inspection.kind != InspectionKind::Inspection {
        return None;
    }
    let standards = framework.standards_in_total();
    let such =
        |wanted: fn(Outcome) -> bool| standards.iter().copied().filter(|node| wanted(nodes[*node].last)).collect();
    let rule = add(framework, overall, &standards, |node| nodes[node].rule);
    let after_panel = add(framework, overall, &standards, |node| nodes[node].last);
    let panel = standards.iter().any(|node| nodes[*node].panel.is_some());
    let published = published(admitted, overall, standards.len());
    let (basis, last) = match published {
        Some(published) => (Basis::Published, published),
        None if panel => (Basis::Panel, after_panel),
        None => (Basis::Rule, rule.clone()),
    };
    let best = framework.ratings.last().map_or(0, |rating| rating.points);
    Some(Total {
        maximum: best * standards.len() as u64,
        unknown: such(|outcome| outcome == Outcome::Unknown),
        not_rated: such(|outcome| matches!(outcome, Outcome::NotRated(_))),
        standards,
        rule,
        last,
        basis,
        panel,
    })
}

/// The points and the overall rating that these outcomes of its nodes come to; `None` in a regime without a total.
pub fn add_up(framework: &Framework, outcome: impl Fn(usize) -> Outcome) -> Option<TotalScore> {
    Some(add(framework, framework.overall.as_ref()?, &framework.standards_in_total(), outcome))
}

/// Adds the points of the standards (semantics 7.10).
fn add(
    framework: &Framework,
    overall: &Overall,
    standards: &[usize],
    outcome: impl Fn(usize) -> Outcome,
) -> TotalScore {
    let mut score =
        TotalScore { points: (0, 0), so_far: 0, rating: Err(WhyNoOverall::Missing(0)), capped_by: Vec::new() };
    let mut missing = 0;
    for node in standards {
        let outcome = outcome(*node);
        let points = outcome.points(framework).or_else(|| Points::unknown(framework));
        let (least, most) = points.map(Points::limits).unwrap_or_default();
        score.points = (score.points.0 + least, score.points.1 + most);
        match outcome {
            Outcome::Rated(_) => score.so_far += least,
            Outcome::Between { .. } => {}
            Outcome::Unknown | Outcome::NotRated(_) => missing += 1,
        }
    }
    score.rating = match overall.edges.get(&standards.len()) {
        _ if missing > 0 => Err(WhyNoOverall::Missing(missing)),
        None => Err(WhyNoOverall::NoBands(standards.len())),
        Some(edges) => {
            let band = |points: u64| edges.iter().filter(|edge| **edge <= points).count();
            let ends = (band(score.points.0), band(score.points.1));
            let mut ends = ends;
            for (index, limit) in framework.limits.iter().enumerate() {
                let capped = cap(ends, limit, framework.ratings.len(), &outcome);
                if capped != ends {
                    score.capped_by.push(index);
                }
                ends = capped;
            }
            let (worst, best) = ends;
            Ok(Outcome::from_to(worst, best))
        }
    };
    score
}

/// Caps both ends where the limit's condition certainly holds, the lower end where it may.
fn cap(
    (worst, best): (usize, usize),
    limit: &LimitRule,
    ratings: usize,
    outcome: impl Fn(usize) -> Outcome,
) -> (usize, usize) {
    let certainly = |node: &usize| match outcome(*node) {
        Outcome::Rated(rating) | Outcome::Between { best: rating, .. } => rating <= limit.all_at_most,
        Outcome::Unknown => limit.all_at_most + 1 == ratings,
        Outcome::NotRated(_) => false,
    };
    let perhaps = |node: &usize| match outcome(*node) {
        Outcome::Rated(rating) | Outcome::Between { worst: rating, .. } => rating <= limit.all_at_most,
        Outcome::Unknown => true,
        Outcome::NotRated(_) => false,
    };
    let capped = limit.overall_at_most;
    if limit.nodes.iter().all(certainly) {
        (worst.min(capped), best.min(capped))
    } else if limit.nodes.iter().all(perhaps) {
        (worst.min(capped), best)
    } else {
        (worst, best)
    }
}

/// The total made from the published counts of ratings, where they count every standard.
fn published(admitted: &Admitted<'_>, overall: &Overall, standards: usize) -> Option<TotalScore> {
    let framework = admitted.framework;
    let counts = &admitted.record.published;
    let counted: u64 = counts.values().sum();
    if counted == 0 || counted != standards as u64 {
        return None;
    }
    let points: u64 = counts.iter().map(|(rating, count)| framework.ratings[*rating].points * count).sum();
    let rating = match overall.edges.get(&standards) {
        Some(edges) => Ok(Outcome::Rated(edges.iter().filter(|edge| **edge <= points).count())),
        None => Err(WhyNoOverall::NoBands(standards)),
    };
    Some(TotalScore { points: (points, points), so_far: points, rating, capped_by: Vec::new() })
}
