//! Rates one redraw: the lowest of shares in whole numbers, every other rollup by the scoring itself.

use crate::{Cuts, Units};
use assize_framework::Rollup;
use assize_scoring::{
    Admitted, Group, NoBasis, Outcome, QuestionTally, Reached, Scorecard, Tally, WhyNotRated, add_up, outcome, score,
};
use indexmap::IndexMap;

use super::Replicate;
use super::columns::{Columns, Drawn};

/// How each node's rating follows from a redraw.
pub(super) struct Rater<'r, 'a> {
    admitted: &'r Admitted<'a>,
    card: &'r Scorecard<'a>,
    /// By question: counts of nothing, where units that are drawn answer it.
    empty: Vec<Option<Drawn>>,
    /// By node.
    plans: Vec<Plan>,
    shown: Vec<usize>,
    /// Limits and rules over ratings: then everything is scored, and the overall rating with it.
    looks_at_ratings: bool,
}

enum Plan {
    /// As it is, whatever is drawn.
    Fixed(Outcome),
    /// The lowest of shares of questions.
    Lowest(Cuts, Vec<Part>),
    /// By scoring everything.
    Scored,
}

/// What a question brings to the lowest.
enum Part {
    /// Its counts in the redraw.
    Drawn(usize),
    /// Limits of the record, whatever is drawn.
    Fixed {
        worst: usize,
        best: usize,
    },
    Unknown,
    /// No unit needs it.
    Dropped,
}

impl<'r, 'a> Rater<'r, 'a> {
    /// `None` where no rating rests on these units.
    pub(super) fn new(admitted: &'r Admitted<'a>, card: &'r Scorecard<'a>, units: &[Units<'_>]) -> Option<Self> {
        let mut empty = vec![None; card.framework.questions.len()];
        for asked in units.iter().filter(|units| !units.is_empty()).flat_map(|units| &units.questions) {
            empty[asked.question] = Some(Drawn::default());
        }
        let framework = card.framework;
        let looks_at_ratings = !framework.limits.is_empty()
            || framework.nodes.iter().any(|node| node.rating_rule.is_some())
            || framework.overall.as_ref().is_some_and(|overall| overall.rule.is_some());
        let mut rater = Self { admitted, card, empty, plans: Vec::new(), shown: Vec::new(), looks_at_ratings };
        rater.plans = (0..card.framework.nodes.len()).map(|node| rater.plan(node)).collect();
        rater.shown = (0..rater.plans.len()).filter(|node| !matches!(rater.plans[*node], Plan::Fixed(_))).collect();
        (!rater.shown.is_empty()).then_some(rater)
    }

    /// The nodes whose rating rests on units that are drawn.
    pub(super) fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Whether one of these ratings rests on these units.
    pub(super) fn needs(&self, units: &Units<'_>) -> bool {
        let asked = |question: &usize| units.questions.iter().any(|asked| asked.question == *question);
        self.shown.iter().any(|node| self.card.framework.questions_behind(*node).iter().any(asked))
    }

    /// Whether a rating rests on units that are drawn, be it through the ratings that it is made of or limited by.
    fn rests_on_drawn(&self, node: usize) -> bool {
        let (framework, record) = (self.card.framework, &self.card.record);
        let is_entered = record.ratings.contains_key(&node) || record.scores.contains_key(&node);
        let is_limited = framework.limits_on(Some(node)).next().is_some();
        let is_drawn = |question: &usize| self.empty[*question].is_some();
        framework.nodes[node].is_rated()
            && (!is_entered || is_limited)
            && framework.questions_behind(node).iter().any(is_drawn)
    }

    fn plan(&self, node: usize) -> Plan {
        let (framework, record) = (self.card.framework, &self.card.record);
        let declared = &framework.nodes[node];
        let as_it_is = Plan::Fixed(self.card.nodes[node].rule);
        let is_entered = record.ratings.contains_key(&node) || record.scores.contains_key(&node);
        if self.looks_at_ratings {
            return if self.rests_on_drawn(node) { Plan::Scored } else { as_it_is };
        }
        let (Some(rollup), Some(band), false) = (declared.rollup, declared.band, is_entered) else { return as_it_is };
        let is_drawn = |question: &usize| self.empty[*question].is_some();
        if !rollup.gives_share() || !framework.questions_below(node).iter().any(is_drawn) {
            return as_it_is;
        }
        let band = &framework.bands[band];
        let over_nodes = |child: &usize| framework.nodes[*child].rollup.is_some_and(Rollup::gives_share);
        let needs_all = declared.children.iter().any(over_nodes) || band.minimum.is_some();
        let (Rollup::Lowest, false, Some(cuts)) = (rollup, needs_all, Cuts::new(band)) else {
            return Plan::Scored;
        };
        let scored = declared.questions.iter().copied().filter(|question| framework.questions[*question].scored);
        let part = |question: usize| match &self.card.questions[question].figure {
            _ if self.empty[question].is_some() => Part::Drawn(question),
            Ok(figure) => match outcome(band, &figure.rates).ends() {
                Some((worst, best)) => Part::Fixed { worst, best },
                None => Part::Unknown,
            },
            Err(NoBasis::NoData) => Part::Unknown,
            Err(NoBasis::NoUnitApplies) => Part::Dropped,
        };
        Plan::Lowest(cuts, scored.map(part).collect())
    }

    /// Rates what was counted, kind by kind.
    pub(super) fn rate<'c>(&self, counted: impl Iterator<Item = (&'c Columns, (&'c [u32], &'c [u32]))>) -> Replicate {
        let mut drawn = self.empty.clone();
        for (columns, counts) in counted {
            columns.add(counts, &mut drawn);
        }
        for (question, drawn) in drawn.iter_mut().enumerate() {
            let Some(drawn) = drawn else { continue };
            let as_it_is = self.card.tally.question(question).is_some_and(|tally| tally.counts.absent);
            drawn.counts.absent = as_it_is && self.reached(question, drawn) != Reached::Recorded;
        }
        let is_scored = |plan: &Plan| matches!(plan, Plan::Scored);
        let needs_all = self.looks_at_ratings || self.plans.iter().any(is_scored);
        let scored = needs_all.then(|| score(self.admitted, self.tally(&drawn), None));
        let outcome = |node: usize| match (&self.plans[node], &scored) {
            (Plan::Fixed(outcome), _) => *outcome,
            (Plan::Lowest(cuts, parts), _) => self.lowest(cuts, parts, &drawn),
            (Plan::Scored, Some(scored)) => scored.nodes[node].rule,
            (Plan::Scored, None) => Outcome::Unknown,
        };
        let outcomes: Vec<Outcome> = (0..self.plans.len()).map(outcome).collect();
        let overall = match (&self.card.total, &scored) {
            (None, _) => None,
            (Some(_), Some(scored)) if self.looks_at_ratings => scored.total.as_ref().map(|total| total.rule.rating),
            (Some(_), _) => add_up(self.card.framework, |node| outcomes[node]).map(|total| total.rating),
        };
        Replicate { nodes: self.shown.iter().map(|node| outcomes[*node]).collect(), overall }
    }

    /// Where no gap was there to derive, the answers are simply recorded (semantics 7.17).
    fn reached(&self, question: usize, drawn: &Drawn) -> Reached {
        let reached = self.card.tally.reached[question];
        if reached == Reached::Mixed && drawn.filled == 0 { Reached::Recorded } else { reached }
    }

    /// Semantics 7.8, and the band of either end: the rating of the least share is the least rating.
    fn lowest(&self, cuts: &Cuts, parts: &[Part], drawn: &[Option<Drawn>]) -> Outcome {
        let (mut is_known, mut lows, mut certain, mut optional) = (false, None, None, None);
        let least = |so_far: Option<usize>, rating: usize| Some(so_far.map_or(rating, |so_far| so_far.min(rating)));
        for part in parts {
            let (worst, best, may_drop_out) = match part {
                Part::Dropped => continue,
                Part::Unknown => (0, cuts.best(), false),
                Part::Fixed { worst, best } => (*worst, *best, false),
                Part::Drawn(question) => {
                    let Some(drawn) = &drawn[*question] else { continue };
                    if drawn.counts.has_no_basis() {
                        continue;
                    }
                    let [low, high] = drawn.counts.rates(self.reached(*question, drawn));
                    (cuts.rating(low.0, low.1), cuts.rating(high.0, high.1), drawn.counts.may_drop_out())
                }
            };
            is_known |= !matches!(part, Part::Unknown);
            lows = least(lows, worst);
            match may_drop_out {
                true => optional = optional.max(Some(best)),
                false => certain = least(certain, best),
            }
        }
        match (lows, certain.or(optional)) {
            (Some(worst), Some(best)) if is_known => Outcome::from_to(worst, best),
            (Some(_), _) => Outcome::Unknown,
            (None, _) if parts.is_empty() => Outcome::Unknown,
            (None, _) => Outcome::NotRated(WhyNotRated::NoUnitApplies),
        }
    }

    /// The redraw as the scoring takes it.
    fn tally(&self, drawn: &[Option<Drawn>]) -> Tally {
        let mut tally = Tally {
            reached: self.card.tally.reached.clone(),
            groups: IndexMap::from([(Group::All, self.card.tally.groups[&Group::All].clone())]),
            units: self.card.tally.units.clone(),
        };
        for (question, drawn) in drawn.iter().enumerate() {
            let Some(drawn) = drawn else { continue };
            tally.reached[question] = self.reached(question, drawn);
            let counts =
                QuestionTally { counts: drawn.counts, derived_units: drawn.filled, ..QuestionTally::default() };
            tally.groups[&Group::All][question] = Some(counts);
        }
        tally
    }
}
