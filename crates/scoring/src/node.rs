use assize_framework::{Framework, Rollup, Subject, Weights};
use assize_model::{Exact, InspectionKind, order};
use num_traits::ToPrimitive;

use crate::admit::Admitted;
use crate::decided::{PanelScore, Under, apply_entered, apply_panel, is_unknown};
use crate::discretion::{Discretion, Seen, look_at};
use crate::minimum::may_rest_on;
use crate::nine_counts::exact;
use crate::ratings::{MayDropOut, Possible, Stage, hold, possible};
use crate::{Basis, Figure, Held, Measured, NineCounts, NoBasis, Outcome, Points, QuestionScore, Reached, WhyNotRated};
use crate::{measure, ratings, rollup};

/// What a rollup is over.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Child {
    Question(usize),
    Node(usize),
}

impl Child {
    pub fn id(self, framework: &Framework) -> &str {
        match self {
            Self::Question(question) => &framework.questions[question].id,
            Self::Node(node) => &framework.nodes[node].id,
        }
    }

    /// What is printed for it.
    pub fn label(self, framework: &Framework) -> &str {
        match self {
            Self::Question(question) => framework.questions[question].label(),
            Self::Node(node) => framework.nodes[node].label(),
        }
    }

    pub(crate) fn weight(self, weights: &Weights) -> Exact {
        match self {
            Self::Question(question) => weights.of_question(question),
            Self::Node(node) => weights.of_node(node),
        }
    }
}

#[derive(Clone, Debug)]
pub struct NodeScore<'a> {
    /// The least direct way in which its answers came; `None` where nothing is known.
    pub reached: Reached,
    /// Its share, or why it has none; `NoData` also where its rollup gives none.
    pub figure: Result<Figure, NoBasis>,
    /// For a measure: what it is.
    pub measure: Option<Measured>,
    pub unknown: bool,
    /// By the scoring rule.
    pub rule: Outcome,
    /// The one that stands: after the panel, as printed, or within what published counts of ratings leave (semantics 7.13).
    pub last: Outcome,
    /// What it rests on: published, where such counts narrowed it; an entered one is the rule's.
    pub basis: Basis,
    /// Points of a sum; for a rated node its rating's points say it.
    pub sum: Option<Sum>,
    /// What the panel decided.
    pub panel: Option<PanelScore<'a>>,
    /// What limits did to the rating that stands, in their order; nothing where the panel decided.
    pub held: Vec<Held>,
    /// Whether it may be that it has no rating, since no unit applies.
    pub(crate) may_drop_out: MayDropOut,
    /// The mean over the children that have points, where the whole has none.
    pub subset: Option<Subset>,
    /// Children that hold it down.
    pub limited_by: Vec<Child>,
    /// Children that no unit needs.
    pub dropped: Vec<Child>,
    /// What makes its rating eligible for the panel.
    pub discretion: Vec<Discretion>,
    pub flags: Vec<Flag>,
    /// What its rollup is over.
    pub children: Vec<Child>,
    /// The figure of the second rollup that the regime states.
    pub also: Option<AlsoScore>,
    /// What comes of its children, where something that was entered stands instead.
    pub under: Option<Under>,
}

/// A second figure beside a node's share; it rates nothing and no parent is made of it (semantics 7.22).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AlsoScore {
    /// The share, or why there is none.
    pub figure: Result<Figure, NoBasis>,
    /// The same over the children that have points, where the whole has none.
    pub subset: Option<Subset>,
    /// Children that no unit needs.
    pub dropped: Vec<Child>,
    pub children: Vec<Child>,
}

/// The points of child nodes, added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sum {
    /// By the scoring rule; `None` where only the panel has rated any.
    pub rule: Option<Points>,
    /// After the panel.
    pub last: Points,
}

/// A share over part of the children; never set beside a printed score as if the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subset {
    pub share: Exact,
    /// Over these children.
    pub children: Vec<Child>,
    /// Out of how many that have a basis.
    pub of: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Flag {
    /// The unknown answers could put it in another band.
    UnknownAnswersCouldChange,
    /// Comparing the exact rather than the printed figure (or the reverse) would put it in another band.
    RoundingDecides,
    /// It rests on less than the regime asks for.
    UnderMinimum,
    /// The panel moved it although nothing made it eligible.
    PanelWithoutTrigger,
    /// The panel moved it by more than one band.
    PanelMoreThanOneBand,
    /// The panel rated what the rule cannot.
    PanelOnUnknown,
}

impl Flag {
    pub const fn word(self) -> &'static str {
        match self {
            Self::UnknownAnswersCouldChange => "unknown-answers-could-change",
            Self::RoundingDecides => "rounding-decides",
            Self::UnderMinimum => "under-minimum",
            Self::PanelWithoutTrigger => "panel-without-trigger",
            Self::PanelMoreThanOneBand => "panel-more-than-one-band",
            Self::PanelOnUnknown => "panel-on-unknown",
        }
    }
}

/// Scores the nodes, each after what it is made of.
pub(crate) fn score_nodes<'a>(admitted: &Admitted<'a>, questions: &[QuestionScore]) -> Vec<NodeScore<'a>> {
    let mut scores: Vec<Option<NodeScore<'a>>> = (0..admitted.framework.nodes.len()).map(|_| None).collect();
    for node in admitted.framework.scoring_order() {
        let score = score_node(admitted, questions, &scores, node);
        scores[node] = Some(score);
    }
    scores.into_iter().map(|score| score.expect("every node was scored")).collect()
}

fn score_node<'a>(
    admitted: &Admitted<'a>,
    questions: &[QuestionScore],
    scored: &[Option<NodeScore<'a>>],
    node: usize,
) -> NodeScore<'a> {
    let framework = admitted.framework;
    let declared = &framework.nodes[node];
    let mut score = NodeScore {
        reached: Reached::None,
        figure: Err(NoBasis::NoData),
        measure: None,
        unknown: false,
        rule: Outcome::NotRated(WhyNotRated::Groups),
        last: Outcome::NotRated(WhyNotRated::Groups),
        basis: Basis::Rule,
        sum: None,
        panel: None,
        held: Vec::new(),
        may_drop_out: MayDropOut::default(),
        subset: None,
        limited_by: Vec::new(),
        dropped: Vec::new(),
        discretion: Vec::new(),
        flags: Vec::new(),
        children: Vec::new(),
        also: None,
        under: None,
    };
    let family = Family { framework, questions, nodes: scored };
    let is_entered = admitted.record.ratings.contains_key(&node) || admitted.record.scores.contains_key(&node);
    let is_aggregate = admitted.inspection.kind == InspectionKind::Aggregate;
    let mut after_panel = None;
    if let Some(rollup) = declared.rollup {
        match rollup {
            Rollup::Entered => score.rule = Outcome::Unknown,
            Rollup::Measure => measure::rate(admitted, node, &mut score),
            Rollup::SumOfPoints => sum_of_points(admitted, scored, node, &mut score),
            Rollup::MeanOfQuestions | Rollup::MeanOfChildren | Rollup::Pooled | Rollup::Lowest => {
                let is_entered = admitted.record.scores.contains_key(&node);
                let made = share(&family, node, (rollup, &declared.weights), is_entered);
                score.reached = made.reached;
                (score.figure, score.subset) = (made.figure, made.subset);
                (score.dropped, score.children) = (made.dropped, made.children);
                score.also = declared.also.as_ref().map(|also| {
                    let made = share(&family, node, (also.rollup, &Weights::default()), is_entered);
                    let Made { figure, subset, dropped, children, reached: _ } = made;
                    AlsoScore { figure, subset, dropped, children }
                });
                rate(&family, node, rollup, &mut score);
            }
            Rollup::LowestRating
            | Rollup::MedianRating
            | Rollup::MostCommonRating
            | Rollup::MeanOfPoints
            | Rollup::Ladder
            | Rollup::Matrix => after_panel = ratings::of_node(&family, node, &mut score),
        }
        if is_entered {
            let made = after_panel.unwrap_or(score.rule);
            let (rule, _) = hold(framework, Some(node), made, &|subject| family.possible(subject, Stage::Last));
            score.under = Some(Under { figure: score.figure.clone(), made, rule });
        }
        apply_entered(admitted, node, &mut score);
        if is_aggregate && (rollup.is_of_ratings() || !matches!(score.rule, Outcome::NotRated(_))) {
            score.rule = Outcome::NotRated(WhyNotRated::Aggregate);
            score.discretion.clear();
        }
    }
    score.last = after_panel.filter(|_| !is_entered && !is_aggregate).unwrap_or(score.rule);
    if is_entered {
        score.may_drop_out = MayDropOut::default();
    }
    score.rule = hold(framework, Some(node), score.rule, &|subject| family.possible(subject, Stage::ByRule)).0;
    (score.last, score.held) =
        hold(framework, Some(node), score.last, &|subject| family.possible(subject, Stage::Last));
    apply_panel(admitted, node, &mut score);
    score.unknown = is_unknown(declared.rollup, &score, scored);
    score
}

pub(crate) struct Family<'s, 'a> {
    pub(crate) framework: &'s Framework,
    pub(crate) questions: &'s [QuestionScore],
    nodes: &'s [Option<NodeScore<'a>>],
}

impl Family<'_, '_> {
    fn children(&self, node: usize, rollup: Rollup) -> Vec<Child> {
        let declared = &self.framework.nodes[node];
        if matches!(rollup, Rollup::MeanOfQuestions | Rollup::Pooled) {
            return self.framework.questions_below(node).into_iter().map(Child::Question).collect();
        }
        let own = declared.questions.iter().copied().filter(|question| self.framework.questions[*question].scored);
        let gives_share = |node: &usize| self.framework.nodes[*node].rollup.is_some_and(Rollup::gives_share);
        let nodes = declared.children.iter().copied().filter(gives_share);
        own.map(Child::Question).chain(nodes.map(Child::Node)).collect()
    }

    fn figure(&self, child: Child) -> Result<&Figure, NoBasis> {
        match child {
            Child::Question(question) => self.questions[question].figure.as_ref().map_err(|no_basis| *no_basis),
            Child::Node(node) => self.node(node).figure.as_ref().map_err(|no_basis| *no_basis),
        }
    }

    pub(crate) fn reached(&self, child: Child) -> Reached {
        match child {
            Child::Question(question) => self.questions[question].reached,
            Child::Node(node) => self.node(node).reached,
        }
    }

    pub(crate) fn possible(&self, subject: Subject, stage: Stage) -> Possible {
        possible(self.framework, self.questions, |node| self.node(node).at(stage), subject)
    }

    pub(crate) fn node(&self, node: usize) -> &NodeScore<'_> {
        self.nodes[node].as_ref().expect("children are scored before their parents")
    }

    /// The children that units need, as a band sees them.
    fn judged(&self, children: &[Child]) -> Vec<Seen<'_>> {
        let seen = |child: &Child| {
            let (low, point) = match self.figure(*child) {
                Ok(figure) => (figure.rates.low.clone(), figure.point.as_ref()),
                Err(NoBasis::NoData) => (Figure::unknown().rates.low, None),
                Err(NoBasis::NoUnitApplies) => return None,
            };
            Some(Seen { child: *child, low, point, counts: self.counts(*child) })
        };
        children.iter().filter_map(seen).collect()
    }

    fn counts(&self, child: Child) -> Option<&NineCounts> {
        match child {
            Child::Question(question) => self.questions[question].counts(),
            Child::Node(_) => None,
        }
    }
}

struct Made {
    reached: Reached,
    figure: Result<Figure, NoBasis>,
    subset: Option<Subset>,
    dropped: Vec<Child>,
    children: Vec<Child>,
}

/// The share by a rollup, and what drops out of it.
fn share(family: &Family<'_, '_>, node: usize, (rollup, weights): (Rollup, &Weights), is_entered: bool) -> Made {
    let unknown = Figure::unknown();
    let children = family.children(node, rollup);
    let reached = children.iter().map(|child| family.reached(*child)).filter(|how| *how != Reached::None).max();
    let is_dropped = |child: &Child| family.figure(*child) == Err(NoBasis::NoUnitApplies);
    let (dropped, with_basis): (Vec<Child>, Vec<Child>) = children.iter().partition(|child| is_dropped(child));
    let nothing_known = with_basis.iter().all(|child| family.figure(*child).is_err());
    if nothing_known {
        let all_dropped = with_basis.is_empty() && !children.is_empty();
        let (reached, why) = match all_dropped {
            true => (reached.unwrap_or(Reached::None), NoBasis::NoUnitApplies),
            false => (Reached::None, NoBasis::NoData),
        };
        return Made { reached, figure: Err(why), subset: None, dropped, children };
    }
    let figures: Vec<&Figure> = with_basis.iter().map(|child| family.figure(*child).unwrap_or(&unknown)).collect();
    let whole = match rollup {
        Rollup::Lowest => rollup::lowest(&figures),
        Rollup::Pooled => pooled(family, &with_basis),
        Rollup::MeanOfQuestions | Rollup::MeanOfChildren => {
            let weights = with_basis.iter().map(|child| child.weight(weights));
            rollup::mean(&figures.iter().copied().zip(weights).collect::<Vec<_>>())
        }
        // None of them gives a share.
        Rollup::SumOfPoints
        | Rollup::Entered
        | Rollup::Measure
        | Rollup::LowestRating
        | Rollup::MedianRating
        | Rollup::MostCommonRating
        | Rollup::MeanOfPoints
        | Rollup::Ladder
        | Rollup::Matrix => Figure::unknown(),
    };
    let shows_subset = whole.point.is_none() || is_entered;
    let subset = if shows_subset { subset(family, &with_basis, (rollup, weights)) } else { None };
    Made { reached: reached.unwrap_or(Reached::None), figure: Ok(whole), subset, dropped, children }
}

/// One share over all answers, or 0 to 1 where some question has none to pool.
fn pooled(family: &Family<'_, '_>, children: &[Child]) -> Figure {
    let counts: Option<Vec<&NineCounts>> = children.iter().map(|child| family.counts(*child)).collect();
    match counts {
        Some(counts) => {
            let rates_by_point = children.iter().all(|child| family.reached(*child).rates_by_point());
            Figure::of_nine(&add(counts), if rates_by_point { Reached::Recorded } else { Reached::Derived })
        }
        None => Figure::unknown(),
    }
}

pub(crate) fn add<'c>(counts: impl IntoIterator<Item = &'c NineCounts>) -> NineCounts {
    counts.into_iter().fold(NineCounts::default(), |mut sum, counts| {
        sum += *counts;
        sum
    })
}

/// The same over the children that have points.
fn subset(family: &Family<'_, '_>, children: &[Child], (rollup, weights): (Rollup, &Weights)) -> Option<Subset> {
    let point = |child: &Child| family.figure(*child).ok().and_then(|figure| figure.point.clone());
    let having: Vec<Child> = children.iter().copied().filter(|child| point(child).is_some()).collect();
    if having.is_empty() {
        return None;
    }
    let share = match rollup {
        Rollup::Pooled => exact(add(having.iter().filter_map(|child| family.counts(*child))).point()?),
        Rollup::MeanOfQuestions | Rollup::MeanOfChildren => {
            let points = having.iter().filter_map(|child| Some((point(child)?, child.weight(weights))));
            rollup::weighted_mean_of(&points.collect::<Vec<_>>())
        }
        Rollup::Lowest
        | Rollup::SumOfPoints
        | Rollup::Entered
        | Rollup::Measure
        | Rollup::LowestRating
        | Rollup::MedianRating
        | Rollup::MostCommonRating
        | Rollup::MeanOfPoints
        | Rollup::Ladder
        | Rollup::Matrix => return None,
    };
    Some(Subset { share, children: having, of: children.len() })
}

/// The rating by the band, with what holds it down and what makes it eligible for the panel.
fn rate(family: &Family<'_, '_>, node: usize, rollup: Rollup, score: &mut NodeScore<'_>) {
    let band = family.framework.nodes[node].band.map(|band| &family.framework.bands[band]);
    if rollup == Rollup::Lowest {
        score.limited_by = limiting(family, score);
    }
    score.rule = match (&score.figure, band) {
        (_, None) => Outcome::NotRated(WhyNotRated::NoBand),
        (Ok(figure), Some(band)) => figure.outcome(band),
        (Err(NoBasis::NoUnitApplies), Some(_)) => Outcome::NotRated(WhyNotRated::NoUnitApplies),
        (Err(NoBasis::NoData), Some(_)) => Outcome::Unknown,
    };
    let may_drop_out = score.figure.as_ref().is_ok_and(|figure| figure.may_drop_out);
    score.may_drop_out = MayDropOut { by_rule: may_drop_out, last: may_drop_out };
    if score.figure.is_ok() && band.is_some_and(|band| !may_rest_on(family, (node, rollup), band, score)) {
        return;
    }
    let (Ok(figure), Some(band), Outcome::Rated(rating)) = (&score.figure, band, score.rule) else { return };
    if figure.widest_outcome(band) != Outcome::Rated(rating) {
        score.flags.push(Flag::UnknownAnswersCouldChange);
    }
    if figure.other_outcome(band) != Outcome::Rated(rating) {
        score.flags.push(Flag::RoundingDecides);
    }
    if let (Rollup::Lowest, Some(share)) = (rollup, figure.rates.as_point()) {
        score.discretion = look_at(band, rating, share, &family.judged(&score.children));
    }
}

/// The children whose figure that rates is the least.
fn limiting(family: &Family<'_, '_>, score: &NodeScore<'_>) -> Vec<Child> {
    if score.figure.is_err() {
        return Vec::new();
    }
    let unknown = Figure::unknown();
    let low = |child: &Child| match family.figure(*child) {
        Ok(figure) => Some((*child, &figure.rates.low.value)),
        Err(NoBasis::NoData) => Some((*child, &unknown.rates.low.value)),
        Err(NoBasis::NoUnitApplies) => None,
    };
    let lows: Vec<(Child, &Exact)> = score.children.iter().filter_map(low).collect();
    let Some(least) = lows.iter().map(|(_, low)| *low).min_by(|a, b| order(a, b)) else { return Vec::new() };
    lows.into_iter().filter(|(_, low)| order(low, least).is_eq()).map(|(child, _)| child).collect()
}

/// The points of the child nodes, added.
fn sum_of_points(admitted: &Admitted<'_>, scored: &[Option<NodeScore<'_>>], node: usize, score: &mut NodeScore<'_>) {
    let framework = admitted.framework;
    let children = framework.nodes[node].children.iter().copied();
    let (mut sum_by_rule, mut sum): (Option<Points>, Option<Points>) = (None, None);
    let add = |sum: Option<Points>, more: Option<Points>| match (sum, more) {
        (Some(sum), Some(more)) => Some(sum + more),
        (sum, more) => sum.or(more),
    };
    for child in children.filter(|child| framework.nodes[*child].rollup.is_some()) {
        let below = scored[child].as_ref().expect("children are scored before their parents");
        score.children.push(Child::Node(child));
        let rule = below.sum.map_or_else(|| below.rule.points(framework), |sum| sum.rule);
        let last = below.sum.map(|sum| sum.last).or_else(|| below.last.points(framework));
        if last.is_none() {
            score.dropped.push(Child::Node(child));
        }
        // In a sum weights are whole.
        let weight = framework.nodes[node].weights.of_node(child).to_integer().to_u64().unwrap_or(1);
        let weighed = |points: Option<Points>| points.map(|points| points.times(weight));
        (sum_by_rule, sum) = (add(sum_by_rule, weighed(rule)), add(sum, weighed(last)));
    }
    let known = score.children.iter().filter_map(|child| match child {
        Child::Node(node) => scored[*node].as_ref().map(|below| below.reached),
        Child::Question(_) => None,
    });
    score.reached = known.filter(|how| *how != Reached::None).max().unwrap_or(Reached::None);
    score.sum = sum.map(|last| Sum { rule: sum_by_rule, last });
    if sum.is_none() && !score.children.is_empty() {
        score.rule = Outcome::NotRated(WhyNotRated::NoUnitApplies);
    }
}
