use assize_framework::{Framework, Overall, Subject};
use assize_model::InspectionKind;

use crate::admit::Admitted;
use crate::ratings::{self, Possible, Stage, hold, possible};
use crate::{Distribution, Held, NodeScore, Outcome, Points, QuestionScore};

/// The total and the overall rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Total {
    /// Indices of the standards in it.
    pub standards: Vec<usize>,
    /// The most points there could be; 0 where the overall rating is made of ratings.
    pub maximum: u64,
    /// Standards with nothing known.
    pub unknown: Vec<usize>,
    /// Standards without a rating.
    pub not_rated: Vec<usize>,
    /// By the scoring rule alone.
    pub rule: TotalScore,
    /// The one that stands.
    pub last: TotalScore,
    pub basis: Basis,
    /// What the ratings of the standards come to, after the panel, where published counts of ratings stand in place of that.
    pub beside: Option<TotalScore>,
    /// Whether its points are of that basis: a rating may be printed without points.
    pub has_points: bool,
    /// What its points rest on.
    pub points_basis: Basis,
    /// Whether the panel decided on one of the standards, or on what their ratings or the overall one rest on.
    pub panel: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TotalScore {
    /// Least and most points; the same where they are known, 0 where the overall rating is made of ratings.
    pub points: (u64, u64),
    /// Points of the standards that are rated.
    pub so_far: u64,
    pub rating: Result<Outcome, WhyNoOverall>,
    /// What limits of the framework did to the rating, in their order.
    pub held: Vec<Held>,
}

/// Why there is no overall rating.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhyNoOverall {
    /// How many standards are not known, and how many not rated.
    Missing { unknown: usize, not_rated: usize },
    /// The framework has no bands for this number of standards.
    NoBands(usize),
}

const MISSING: WhyNoOverall = WhyNoOverall::Missing { unknown: 1, not_rated: 0 };

/// Which result stands as the overall one (semantics 7.13).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    Rule,
    /// The one after the panel.
    Panel,
    /// The published counts of ratings.
    Published,
    /// The printed overall rating, or that of the printed points.
    Printed,
}

impl Basis {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Panel => "panel",
            Self::Published => "published",
            Self::Printed => "printed",
        }
    }
}

/// The total, where the regime has one and this sort of inspection gets one.
pub(crate) fn total(admitted: &Admitted<'_>, nodes: &[NodeScore<'_>], questions: &[QuestionScore]) -> Option<Total> {
    let framework = admitted.framework;
    let overall = framework.overall.as_ref()?;
    if admitted.inspection.kind != InspectionKind::Inspection {
        return None;
    }
    let standards = framework.standards_in_total();
    let such =
        |wanted: fn(Outcome) -> bool| standards.iter().copied().filter(|node| wanted(nodes[*node].last)).collect();
    let at = |stage| move |subject| possible(framework, questions, |node| nodes[node].at(stage), subject);
    let [rule, after_panel] = [Stage::ByRule, Stage::Last].map(|stage| add(framework, overall, &at(stage)));
    let panel = framework.rests_on_in_the_end(None).iter().any(|node| nodes[*node].panel.is_some());
    let published = published(admitted, overall, nodes, &at(Stage::Last));
    let (basis, last, beside) = match published {
        Some(published) => (Basis::Published, published, Some(after_panel)),
        None if panel => (Basis::Panel, after_panel, None),
        None => (Basis::Rule, rule.clone(), None),
    };
    let is_printed = |points: u64| last.points == (points, points) && basis == Basis::Published;
    let points_basis = if admitted.record.printed_points().is_some_and(is_printed) { Basis::Printed } else { basis };
    let best = framework.ratings.last().filter(|_| overall.rule.is_none()).map_or(0, |rating| rating.points);
    Some(Total {
        maximum: best * standards.len() as u64,
        unknown: such(|outcome| outcome == Outcome::Unknown),
        not_rated: such(|outcome| matches!(outcome, Outcome::NotRated(_))),
        standards,
        rule,
        last,
        basis,
        beside,
        has_points: overall.rule.is_none(),
        points_basis,
        panel,
    })
}

/// The points and the overall rating that these outcomes of its nodes come to, in a regime whose total rests on nothing else: without
/// limits and rules over ratings.
pub fn add_up(framework: &Framework, outcome: impl Fn(usize) -> Outcome) -> Option<TotalScore> {
    let possible = |subject| match subject {
        Subject::Node(node) => Possible { outcome: outcome(node), may_drop_out: false },
        Subject::Question { .. } => Possible { outcome: Outcome::Unknown, may_drop_out: false },
    };
    Some(add(framework, framework.overall.as_ref()?, &possible))
}

/// Adds the points of the standards, or applies the rule to their ratings; then the limits (semantics 7.10, 4.14, 4.15).
fn add(framework: &Framework, overall: &Overall, possible: &dyn Fn(Subject) -> Possible) -> TotalScore {
    let mut score = TotalScore { points: (0, 0), so_far: 0, rating: Err(MISSING), held: Vec::new() };
    let (mut unknown, mut not_rated, mut anything) = (0, 0, 0);
    let standards = framework.standards_in_total();
    for node in &standards {
        let outcome = possible(Subject::Node(*node)).outcome;
        let points = outcome.points(framework).or_else(|| Points::unknown(framework));
        let (least, most) = points.map(Points::limits).unwrap_or_default();
        score.points = (score.points.0 + least, score.points.1 + most);
        match outcome {
            Outcome::Rated(_) => score.so_far += least,
            Outcome::Between { worst, best } => {
                anything += usize::from(worst == 0 && best + 1 == framework.ratings.len());
            }
            Outcome::Unknown => unknown += 1,
            Outcome::NotRated(_) => not_rated += 1,
        }
    }
    // What may be anything is as unknown to a reader, but prevents no rating.
    let is_missing = unknown + not_rated > 0;
    let missing = WhyNoOverall::Missing { unknown: if is_missing { unknown + anything } else { 0 }, not_rated };
    let made = match &overall.rule {
        Some(rule) => {
            (score.points, score.so_far) = ((0, 0), 0);
            match ratings::rate(framework, rule, &framework.members(None), possible).outcome {
                _ if not_rated > 0 || unknown == standards.len() => Err(missing),
                Outcome::NotRated(_) | Outcome::Unknown => Err(if is_missing { missing } else { MISSING }),
                outcome @ (Outcome::Rated(_) | Outcome::Between { .. }) => Ok(outcome),
            }
        }
        None => match overall.edges.get(&standards.len()) {
            _ if is_missing => Err(missing),
            None => Err(WhyNoOverall::NoBands(standards.len())),
            Some(edges) => {
                let (least, most) = score.points;
                Ok(Outcome::from_to(band(edges, least), band(edges, most)))
            }
        },
    };
    score.rating = made.map(|made| {
        let (outcome, held) = hold(framework, None, made, possible);
        score.held = held;
        outcome
    });
    score
}

impl Total {
    /// The least and the most points that stand beside the rating; `None` where it is made of ratings, or printed without points (semantics 7.13).
    pub fn points(&self) -> Option<(u64, u64)> {
        self.has_points.then_some(self.last.points)
    }

    /// The same, with what the report prints where nothing that comes out is one rating, or what comes out is the rule's and the
    /// inspection has no cases (semantics 7.13). `of_points` is what printed points come to.
    #[must_use]
    pub(crate) fn with_printed(self, admitted: &Admitted<'_>, of_points: Option<(Outcome, Vec<Held>)>) -> Self {
        let (framework, record, inspection) = (admitted.framework, &admitted.record, admitted.inspection);
        let has_cases = inspection.has_cases() || !inspection.members.is_empty();
        if matches!(self.last.rating, Ok(Outcome::Rated(_))) && (has_cases || self.basis != Basis::Rule) {
            return self;
        }
        let Some(overall) = &framework.overall else { return self };
        let points = record.printed_points().filter(|_| overall.rule.is_none());
        let printed = record.printed_rating().and_then(|name| framework.rating(name));
        let printed = printed.map(|rating| (Outcome::Rated(rating), Vec::new()));
        let Some((rating, held)) = printed.or(of_points) else { return self };
        let has_points = points.is_some();
        let points = points.map_or(self.last.points, |points| (points, points));
        let last = TotalScore { points, rating: Ok(rating), held, ..self.last };
        let points_basis = if has_points { Basis::Printed } else { self.points_basis };
        Self { last, basis: Basis::Printed, has_points, points_basis, ..self }
    }
}

/// The rating that printed points come to after the limits on it, and what these did.
pub(crate) fn of_printed_points(
    admitted: &Admitted<'_>,
    nodes: &[NodeScore<'_>],
    questions: &[QuestionScore],
) -> Option<(Outcome, Vec<Held>)> {
    let framework = admitted.framework;
    let overall = framework.overall.as_ref().filter(|overall| overall.rule.is_none())?;
    let edges = overall.edges.get(&framework.standards_in_total().len())?;
    let made = Outcome::Rated(band(edges, admitted.record.printed_points()?));
    let at = |subject| possible(framework, questions, |node| nodes[node].at(Stage::Last), subject);
    Some(hold(framework, None, made, &at))
}

/// The overall rating (index) of this many points.
pub(crate) fn band(edges: &[u64], points: u64) -> usize {
    edges.iter().filter(|edge| **edge <= points).count()
}

/// The total made from the published counts of ratings, where they count every standard (and perhaps those outside the total): limits,
/// where some are only said to have another rating, or one outside the total may have one or another.
fn published(
    admitted: &Admitted<'_>,
    overall: &Overall,
    nodes: &[NodeScore<'_>],
    possible: &dyn Fn(Subject) -> Possible,
) -> Option<TotalScore> {
    let framework = admitted.framework;
    let counts = Distribution::published(admitted)?;
    let (points, made) = match &overall.rule {
        Some(rule) => {
            let ratings = counts.of_total_alone(framework)?;
            ((0, 0), Ok(Outcome::Rated(ratings::of_counts(framework, rule, &ratings)?)))
        }
        None => {
            let (least, most) = counts.points(admitted, nodes);
            let standards = framework.standards_in_total().len();
            let rating = match overall.edges.get(&standards) {
                Some(edges) => Ok(Outcome::from_to(band(edges, least), band(edges, most))),
                None => Err(WhyNoOverall::NoBands(standards)),
            };
            ((least, most), rating)
        }
    };
    let mut held = Vec::new();
    let rating = made.map(|made| {
        let (outcome, limits) = hold(framework, None, made, possible);
        held = limits;
        outcome
    });
    Some(TotalScore { points, so_far: points.0, rating, held })
}
