//! Whether two figures may be set against each other (semantics 5).

use std::collections::BTreeSet;

use assize_framework::{Band, Compare, Framework, Measure, Node};
use assize_model::Exact;
use assize_scoring::{Outcome, Reached, Scorecard};

use crate::caveat::{Caveat, caveats_of_pair};
use crate::definition::{Unlike, differences};
use crate::setting::{Side, edition};

/// Whether two figures may be set against each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Comparability {
    /// They measure the same in the same way.
    Comparable,
    /// One side's cases were judged under the other's question: a difference within logical limits.
    Bounded,
    /// They do not measure the same.
    NotComparable,
}

impl Comparability {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Comparable => "comparable",
            Self::Bounded => "bounded",
            Self::NotComparable => "not-comparable",
        }
    }
}

/// Why a verdict is what it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// The same question of the same regime, answered in the same way.
    SameQuestion,
    /// The same rating of the same regime, reached in the same way.
    SameRating,
    /// They are about different kinds of unit.
    UnitKind,
    /// Different observations answer them.
    Observations,
    /// Their rules differ.
    Rule,
    /// They are asked of different units.
    Applies,
    /// What is below them, or how it is rolled up, differs.
    Criteria,
    /// Their scales or the edges of their bands differ.
    Scale,
    /// The inspections were made under different regimes, and no double-marking links them.
    OtherRegime,
    /// Across regimes only cases can be judged again, and there are none.
    NoCases,
    /// One is the inspector's own answer, the other follows from observations.
    RecordedAgainstDerived,
    GapsDerived,
    NoFigure,
    /// One of the regimes gives its findings in words alone.
    WordsAlone,
    /// One rates without questions that could have shares.
    RatingsAlone,
    /// One is among those that the other stands for.
    PartOf,
    /// The regimes make something else of blanks.
    Blanks,
}

impl Reason {
    pub const fn word(self) -> &'static str {
        match self {
            Self::SameQuestion => "same-question",
            Self::SameRating => "same-rating",
            Self::UnitKind => "unit-kind",
            Self::Observations => "observations",
            Self::Rule => "rule",
            Self::Applies => "applies",
            Self::Criteria => "criteria",
            Self::Scale => "scale",
            Self::OtherRegime => "other-regime",
            Self::NoCases => "no-cases",
            Self::RecordedAgainstDerived => "recorded-against-derived",
            Self::GapsDerived => "gaps-derived",
            Self::NoFigure => "no-figure",
            Self::WordsAlone => "words-alone",
            Self::RatingsAlone => "ratings-alone",
            Self::PartOf => "part-of",
            Self::Blanks => "blanks",
        }
    }
}

impl From<Unlike> for Reason {
    fn from(difference: Unlike) -> Self {
        match difference {
            Unlike::Unit => Self::UnitKind,
            Unlike::Observations => Self::Observations,
            Unlike::Rule => Self::Rule,
            Unlike::Applies => Self::Applies,
        }
    }
}

/// Whether two figures may be set against each other, why, and what a reader must bear in mind. Only this module makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    comparability: Comparability,
    reasons: BTreeSet<Reason>,
    caveats: BTreeSet<Caveat>,
}

impl Verdict {
    /// Whether they may.
    pub fn comparability(&self) -> Comparability {
        self.comparability
    }

    /// Why; at least one.
    pub fn reasons(&self) -> impl Iterator<Item = Reason> {
        self.reasons.iter().copied()
    }

    /// What to bear in mind; these never change the verdict.
    pub fn caveats(&self) -> impl Iterator<Item = Caveat> {
        self.caveats.iter().copied()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RatingOf {
    Node(usize),
    /// The whole inspection.
    Overall,
}

/// May the shares of two questions be set against each other?
pub fn share_verdict(a: Side<'_>, question_a: usize, b: Side<'_>, question_b: usize) -> Verdict {
    let mut against: BTreeSet<Reason> = differences((a.card.framework, question_a), (b.card.framework, question_b))
        .into_iter()
        .map(Reason::from)
        .collect();
    let has_figure = |side: Side<'_>, question: usize| side.card.questions[question].figure.is_ok();
    if !has_figure(a, question_a) || !has_figure(b, question_b) {
        against.insert(Reason::NoFigure);
    }
    let reached = [a.card.tally.reached[question_a], b.card.tally.reached[question_b]];
    let caveats = caveats_of_pair(a, b, Some((question_a, question_b)));
    let blanks = a.card.framework.blanks() != b.card.framework.blanks();
    let limiting = blanks.then_some(Reason::Blanks).into_iter().collect();
    settle([against, limiting], a, b, reached, Reason::SameQuestion, caveats)
}

/// May a figure be set against what several come to together? As far as against each of them; `None` of none.
pub(crate) fn together(verdicts: &[Verdict]) -> Option<Verdict> {
    let least = verdicts.iter().map(Verdict::comparability).max()?;
    let reasons = verdicts.iter().filter(|one| one.comparability() == least).flat_map(Verdict::reasons).collect();
    let mut caveats: BTreeSet<Caveat> = verdicts.iter().flat_map(Verdict::caveats).collect();
    caveats.insert(Caveat::Combined);
    Some(Verdict { comparability: least, reasons, caveats })
}

/// What can be said at most of a whole theme: the best of the verdicts on its questions; where there are none, that nothing is asked in common, or only by
/// questions that each regime declares for itself.
pub(crate) fn best(verdicts: &[Verdict], a: Side<'_>, b: Side<'_>, is_alike: bool) -> Verdict {
    if a.overlaps(b) {
        let caveats = caveats_of_pair(a, b, None);
        return Verdict {
            comparability: Comparability::NotComparable,
            reasons: BTreeSet::from([Reason::PartOf]),
            caveats,
        };
    }
    let most = verdicts.iter().map(Verdict::comparability).min().unwrap_or(Comparability::NotComparable);
    let of_most = || verdicts.iter().filter(|verdict| verdict.comparability() == most);
    let mut reasons: BTreeSet<Reason> = of_most().flat_map(Verdict::reasons).collect();
    if reasons.is_empty() {
        let words_alone = a.card.framework.questions.is_empty() || b.card.framework.questions.is_empty();
        reasons.insert(match words_alone {
            true => without_shares(a.card.framework, b.card.framework),
            false if is_alike => Reason::OtherRegime,
            false => Reason::Observations,
        });
        if !words_alone && edition(a.home) != edition(b.home) && !a.has_cases() && !b.has_cases() {
            reasons.insert(Reason::NoCases);
        }
    }
    let caveats = of_most().flat_map(Verdict::caveats).chain(caveats_of_pair(a, b, None)).collect();
    Verdict { comparability: most, reasons, caveats }
}

/// Why two regimes have no shares to compare, where one or both ask no questions.
pub fn without_shares(a: &Framework, b: &Framework) -> Reason {
    let mut without = [a, b].into_iter().filter(|one| one.questions.is_empty());
    let rates = without.all(|one| !one.ratings.is_empty());
    if rates { Reason::RatingsAlone } else { Reason::WordsAlone }
}

/// May two ratings be set against each other? A verdict of its own: comparable shares may stand behind ratings that are not.
pub fn rating_verdict(a: Side<'_>, rated_a: RatingOf, b: Side<'_>, rated_b: RatingOf) -> Verdict {
    let mut against = BTreeSet::new();
    let (one, other) = (a.card.framework, b.card.framework);
    let scale = |framework: &Framework| {
        framework.ratings.iter().map(|rating| (rating.name.clone(), rating.points)).collect::<Vec<_>>()
    };
    if scale(one) != scale(other) || one.ratings.is_empty() {
        against.insert(Reason::Scale);
    }
    let reached = match (rated_a, rated_b) {
        (RatingOf::Node(node_a), RatingOf::Node(node_b)) => {
            against.extend(node_reasons((one, node_a), (other, node_b)));
            [a.card.nodes[node_a].reached, b.card.nodes[node_b].reached]
        }
        (RatingOf::Overall, RatingOf::Overall) => {
            against.extend(overall_reasons(one, other));
            [all_reached(a.card), all_reached(b.card)]
        }
        (RatingOf::Node(_), RatingOf::Overall) | (RatingOf::Overall, RatingOf::Node(_)) => {
            against.insert(Reason::Criteria);
            [Reached::None, Reached::None]
        }
    };
    if !has_rating(a, rated_a) || !has_rating(b, rated_b) {
        against.insert(Reason::NoFigure);
    }
    let mut caveats = caveats_of_pair(a, b, None);
    let moved = |side: Side<'_>, rated: RatingOf| match rated {
        RatingOf::Node(node) => side.card.nodes[node].panel.is_some(),
        RatingOf::Overall => side.card.total.as_ref().is_some_and(|total| total.panel),
    };
    if moved(a, rated_a) || moved(b, rated_b) {
        caveats.insert(Caveat::Panel);
    }
    let by_name_alone = edition(a.home) != edition(b.home) && is_at_home(a) && is_at_home(b) && akin(one, other);
    if by_name_alone && against.is_empty() {
        caveats.insert(Caveat::Edition);
    }
    settle([against, BTreeSet::new()], a, b, reached, Reason::SameRating, caveats)
}

fn is_at_home(side: Side<'_>) -> bool {
    side.home.id == side.card.framework.id
}

/// Whether one edition came from the other, or both from a third.
fn akin(a: &Framework, b: &Framework) -> bool {
    let family = |framework: &Framework| framework.ancestors.last().unwrap_or(&framework.id).clone();
    family(a) == family(b)
}

/// The same is asked on both sides, or `against` says why not, and `limiting` what allows limits alone; what follows from regimes and from
/// how the answers came?
fn settle(
    [mut against, mut limiting]: [BTreeSet<Reason>; 2],
    a: Side<'_>,
    b: Side<'_>,
    reached: [Reached; 2],
    same: Reason,
    caveats: BTreeSet<Caveat>,
) -> Verdict {
    against.extend(a.overlaps(b).then_some(Reason::PartOf));
    if !against.is_empty() {
        return Verdict { comparability: Comparability::NotComparable, reasons: against, caveats };
    }
    if edition(a.home) != edition(b.home) && !caveats.contains(&Caveat::Edition) {
        limiting.insert(Reason::OtherRegime);
    }
    if !limiting.is_empty() && !a.has_cases() && !b.has_cases() {
        limiting.insert(Reason::NoCases);
        return Verdict { comparability: Comparability::NotComparable, reasons: limiting, caveats };
    }
    if reached.contains(&Reached::Mixed) {
        limiting.insert(Reason::GapsDerived);
    } else if reached[0].is_derived() != reached[1].is_derived() {
        limiting.insert(Reason::RecordedAgainstDerived);
    }
    match limiting.is_empty() {
        true => Verdict { comparability: Comparability::Comparable, reasons: BTreeSet::from([same]), caveats },
        false => Verdict { comparability: Comparability::Bounded, reasons: limiting, caveats },
    }
}

/// What two nodes differ in: rollup, band, and everything below them.
fn node_reasons(a: (&Framework, usize), b: (&Framework, usize)) -> BTreeSet<Reason> {
    let (one, other) = (&a.0.nodes[a.1], &b.0.nodes[b.1]);
    let mut found = BTreeSet::new();
    let band = |(framework, node): (&Framework, usize)| {
        let band = framework.nodes[node].band.map(|band| &framework.bands[band]);
        band.map(|band| (edges(band), band.minimum.clone(), band.small.clone()))
    };
    if band(a) != band(b) || measured(one) != measured(other) {
        found.insert(Reason::Scale);
    }
    let unlike_rules = a.0.rules_in_ids(Some(a.1)) != b.0.rules_in_ids(Some(b.1));
    if one.rollup != other.rollup || weights(a) != weights(b) || unlike_rules {
        found.insert(Reason::Criteria);
    }
    // What is judged as a whole has no questions that could show a likeness: it must be the same node of one edition.
    let is_whole = one.questions.is_empty() && one.children.is_empty();
    if is_whole && (one.id != other.id || !akin(a.0, b.0)) {
        found.insert(Reason::Criteria);
    }
    let scored = |(framework, node): (&Framework, usize)| framework.questions_below(node);
    let (below, beside) = (scored(a), scored(b));
    let counts_units = |node: &Node, below: &[usize]| {
        !below.is_empty() || node.measure.as_ref().is_some_and(|measure| measure.of.is_some())
    };
    if a.0.blanks() != b.0.blanks() && (counts_units(one, &below) || counts_units(other, &beside)) {
        found.insert(Reason::Blanks);
    }
    let matched = below.len() == beside.len()
        && below.iter().zip(&beside).all(|(left, right)| differences((a.0, *left), (b.0, *right)).is_empty());
    if !matched || one.children.len() != other.children.len() {
        found.insert(Reason::Criteria);
    }
    for (left, right) in one.children.iter().zip(&other.children) {
        found.extend(node_reasons((a.0, *left), (b.0, *right)));
    }
    found
}

/// A measure without its edges, beside what rates it.
fn measured(node: &Node) -> Option<impl PartialEq> {
    let Measure { unit, better, scale, decimals, per, most, of } = node.measure.clone()?;
    Some(((unit, better, decimals, per, most, of), edges(&scale)))
}

/// Where ratings begin.
fn edges(band: &Band) -> (Vec<Exact>, Option<Vec<bool>>, Compare) {
    (band.edges.clone(), band.above.contains(&true).then(|| band.above.clone()), band.compare)
}

/// What everything below a node counts in it, in order; empty where all counts the same.
fn weights((framework, node): (&Framework, usize)) -> Vec<Exact> {
    let declared = &framework.nodes[node];
    if declared.weights.are_even() {
        return Vec::new();
    }
    let questions = framework.questions_below(node).into_iter().map(|question| declared.weights.of_question(question));
    questions.chain(declared.children.iter().map(|child| declared.weights.of_node(*child))).collect()
}

/// Whether overall ratings under the two mean the same: one edition came from the other, or both from a third, and all that enters is the same.
pub fn rate_alike(a: &Framework, b: &Framework) -> bool {
    akin(a, b) && overall_reasons(a, b).is_empty()
}

fn overall_reasons(a: &Framework, b: &Framework) -> BTreeSet<Reason> {
    let mut found = BTreeSet::new();
    let (standards, others) = (a.standards_in_total(), b.standards_in_total());
    if a.overall.as_ref().map(|overall| &overall.edges) != b.overall.as_ref().map(|overall| &overall.edges) {
        found.insert(Reason::Scale);
    }
    if a.overall.is_none() || standards.len() != others.len() || a.rules_in_ids(None) != b.rules_in_ids(None) {
        found.insert(Reason::Criteria);
    }
    for (left, right) in standards.iter().zip(&others) {
        found.extend(node_reasons((a, *left), (b, *right)));
    }
    found
}

/// The least direct way in which the standards of the total were reached.
fn all_reached(card: &Scorecard<'_>) -> Reached {
    let standards = card.framework.standards_in_total();
    let reached = standards.iter().map(|node| card.nodes[*node].reached).filter(|reached| *reached != Reached::Entered);
    reached.max().unwrap_or(Reached::None)
}

fn has_rating(side: Side<'_>, rated: RatingOf) -> bool {
    let is_known = |outcome: Outcome| outcome.ends().is_some();
    match rated {
        RatingOf::Node(node) => is_known(side.card.nodes[node].last),
        RatingOf::Overall => {
            let total = side.card.total.as_ref();
            total.is_some_and(|total| total.last.rating.is_ok_and(is_known))
        }
    }
}
