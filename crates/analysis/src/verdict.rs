//! Whether two figures may be set against each other (semantics 5).

mod ratings;

use std::collections::BTreeSet;

use assize_framework::Framework;
use assize_scoring::{Figure, Outcome, Reached, Scorecard};

use crate::caveat::{Caveat, caveats_of_pair, caveats_of_share};
use crate::definition::{Unlike, differences};
use crate::setting::{Side, edition};

use ratings::akin;
pub use ratings::rate_alike;
pub(crate) use ratings::unlike_ratings;

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
    Sides::new(a, b).share(question_a, question_b)
}

/// May a figure be set against what several come to together? As far as against each of them; `None` of none.
pub(crate) fn together(verdicts: &[Verdict]) -> Option<Verdict> {
    let least = verdicts.iter().map(Verdict::comparability).max()?;
    let reasons = verdicts.iter().filter(|one| one.comparability() == least).flat_map(Verdict::reasons).collect();
    let mut caveats: BTreeSet<Caveat> = verdicts.iter().flat_map(Verdict::caveats).collect();
    caveats.insert(Caveat::Combined);
    Some(Verdict { comparability: least, reasons, caveats })
}

/// Why two regimes have no shares to compare, where one or both ask no questions.
pub fn without_shares(a: &Framework, b: &Framework) -> Reason {
    let mut without = [a, b].into_iter().filter(|one| one.questions.is_empty());
    let rates = without.all(|one| !one.ratings.is_empty());
    if rates { Reason::RatingsAlone } else { Reason::WordsAlone }
}

/// May two ratings be set against each other? A verdict of its own: comparable shares may stand behind ratings that are not.
pub fn rating_verdict(a: Side<'_>, rated_a: RatingOf, b: Side<'_>, rated_b: RatingOf) -> Verdict {
    let unlike = unlike_ratings((a.card.framework, rated_a), (b.card.framework, rated_b));
    Sides::new(a, b).rating(unlike, rated_a, rated_b)
}

/// Two sides, with what is the same of all their figures.
#[derive(Clone, Debug)]
pub(crate) struct Sides<'a> {
    pub(crate) a: Side<'a>,
    pub(crate) b: Side<'a>,
    /// Whether one is among those that the other stands for.
    pub(crate) overlap: bool,
    caveats: BTreeSet<Caveat>,
}

impl<'a> Sides<'a> {
    pub(crate) fn new(a: Side<'a>, b: Side<'a>) -> Self {
        Self { a, b, overlap: a.overlaps(b), caveats: caveats_of_pair(a, b) }
    }

    /// May the shares of these questions be set against each other?
    pub(crate) fn share(&self, question_a: usize, question_b: usize) -> Verdict {
        let (a, b) = (self.a, self.b);
        let mut against: BTreeSet<Reason> = differences((a.card.framework, question_a), (b.card.framework, question_b))
            .into_iter()
            .map(Reason::from)
            .collect();
        if self.figures(question_a, question_b).is_none() {
            against.insert(Reason::NoFigure);
        }
        let reached = [a.card.tally.reached[question_a], b.card.tally.reached[question_b]];
        let of_shares = caveats_of_share(a, question_a).chain(caveats_of_share(b, question_b));
        let caveats = self.caveats.iter().copied().chain(of_shares).collect();
        let blanks = a.card.framework.blanks() != b.card.framework.blanks();
        let limiting = blanks.then_some(Reason::Blanks).into_iter().collect();
        self.settle([against, limiting], reached, Reason::SameQuestion, caveats)
    }

    /// The shares of these questions, where both have one.
    pub(crate) fn figures(&self, question_a: usize, question_b: usize) -> Option<[&'a Figure; 2]> {
        let figure = |side: Side<'a>, question: usize| side.card.questions[question].figure.as_ref().ok();
        Some([figure(self.a, question_a)?, figure(self.b, question_b)?])
    }

    /// May these ratings be set against each other, of regimes that differ so in what they rate ([`unlike_ratings`])?
    pub(crate) fn rating(&self, mut unlike: BTreeSet<Reason>, rated_a: RatingOf, rated_b: RatingOf) -> Verdict {
        let (a, b) = (self.a, self.b);
        let reached = match (rated_a, rated_b) {
            (RatingOf::Node(node_a), RatingOf::Node(node_b)) => {
                [a.card.nodes[node_a].reached, b.card.nodes[node_b].reached]
            }
            (RatingOf::Overall, RatingOf::Overall) => [all_reached(a.card), all_reached(b.card)],
            (RatingOf::Node(_), RatingOf::Overall) | (RatingOf::Overall, RatingOf::Node(_)) => {
                [Reached::None, Reached::None]
            }
        };
        if !has_rating(a, rated_a) || !has_rating(b, rated_b) {
            unlike.insert(Reason::NoFigure);
        }
        let mut caveats = self.caveats.clone();
        let moved = |side: Side<'_>, rated: RatingOf| match rated {
            RatingOf::Node(node) => side.card.nodes[node].panel.is_some(),
            RatingOf::Overall => side.card.total.as_ref().is_some_and(|total| total.panel),
        };
        if moved(a, rated_a) || moved(b, rated_b) {
            caveats.insert(Caveat::Panel);
        }
        let is_akin = || akin(a.card.framework, b.card.framework);
        let by_name_alone = edition(a.home) != edition(b.home) && is_at_home(a) && is_at_home(b) && is_akin();
        if by_name_alone && unlike.is_empty() {
            caveats.insert(Caveat::Edition);
        }
        self.settle([unlike, BTreeSet::new()], reached, Reason::SameRating, caveats)
    }

    /// What can be said at most of a whole theme: the best of the verdicts on its questions; where there are none, that nothing is asked in common, or only by
    /// questions that each regime declares for itself.
    pub(crate) fn at_most(&self, verdicts: &[Verdict], is_alike: bool) -> Verdict {
        if self.overlap {
            return Verdict {
                comparability: Comparability::NotComparable,
                reasons: BTreeSet::from([Reason::PartOf]),
                caveats: self.caveats.clone(),
            };
        }
        let (a, b) = (self.a, self.b);
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
        let caveats = of_most().flat_map(Verdict::caveats).chain(self.caveats.iter().copied()).collect();
        Verdict { comparability: most, reasons, caveats }
    }

    /// The same is asked on both sides, or `against` says why not, and `limiting` what allows limits alone; what follows from regimes and from
    /// how the answers came?
    fn settle(
        &self,
        [mut against, mut limiting]: [BTreeSet<Reason>; 2],
        reached: [Reached; 2],
        same: Reason,
        caveats: BTreeSet<Caveat>,
    ) -> Verdict {
        against.extend(self.overlap.then_some(Reason::PartOf));
        if !against.is_empty() {
            return Verdict { comparability: Comparability::NotComparable, reasons: against, caveats };
        }
        if edition(self.a.home) != edition(self.b.home) && !caveats.contains(&Caveat::Edition) {
            limiting.insert(Reason::OtherRegime);
        }
        if !limiting.is_empty() && !self.a.has_cases() && !self.b.has_cases() {
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
}

fn is_at_home(side: Side<'_>) -> bool {
    side.home.id == side.card.framework.id
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
