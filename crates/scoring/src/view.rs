use assize_framework::{Node, Question};
use assize_model::{EnteredValue, InspectionKind, NotDone, Status};

use crate::{
    Basis, EnteredPercent, Figure, FigureName, Group, NineCounts, NoBasis, NodePercent, NodeScore, Outcome, Points,
    PrintedCheck, PrintedOutcome, QuestionScore, Reached, Scorecard, Short, Unweighed, WhyUnweighed, minimum,
};

/// A question of a scorecard: what is asked, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct CardQuestion<'c, 'a> {
    pub card: &'c Scorecard<'a>,
    /// Its index in the framework.
    pub index: usize,
}

/// A node of a scorecard: what it is, and what it comes to.
#[derive(Clone, Copy, Debug)]
pub struct CardNode<'c, 'a> {
    pub card: &'c Scorecard<'a>,
    /// Its index in the framework.
    pub index: usize,
}

impl<'a> Scorecard<'a> {
    /// A question, by index of the framework.
    pub fn question(&self, index: usize) -> CardQuestion<'_, 'a> {
        CardQuestion { card: self, index }
    }

    /// A node, by index of the framework.
    pub fn node(&self, index: usize) -> CardNode<'_, 'a> {
        CardNode { card: self, index }
    }

    /// Every question, in the framework's order.
    pub fn all_questions(&self) -> impl Iterator<Item = CardQuestion<'_, 'a>> {
        (0..self.questions.len()).map(|index| self.question(index))
    }

    /// Every node, in the framework's order: parents before their children.
    pub fn all_nodes(&self) -> impl Iterator<Item = CardNode<'_, 'a>> {
        (0..self.nodes.len()).map(|index| self.node(index))
    }

    /// Whether there are rows of cases behind it: its own, or those of the members that it rests on.
    pub fn has_cases(&self) -> bool {
        !self.inspection.tables.is_empty() || self.members.as_ref().is_some_and(|members| members.has_cases)
    }

    /// The name of a figure of this scorecard.
    pub fn name(&self, id: &str) -> FigureName {
        FigureName::new(&self.inspection.id, &self.framework.id, id)
    }

    /// What the source prints of a question, node, context figure or `overall`, against what comes out.
    pub fn checks_of(&self, id: &str) -> impl Iterator<Item = &PrintedCheck<'a>> {
        self.checks.iter().filter(move |check| check.name.id == id)
    }

    /// The rating (index) that the source prints of a node or `overall`.
    pub fn printed_rating(&self, id: &str) -> Option<usize> {
        self.checks_of(id).find_map(|check| {
            let PrintedOutcome::Rating(outcome) = check.printed else { return None };
            outcome.rated()
        })
    }

    /// The overall rating (index) that stands; as printed where no rule makes one.
    pub fn overall_rating(&self) -> Option<usize> {
        let Some(total) = &self.total else { return self.printed_alone().0 };
        total.last.rating.ok().and_then(Outcome::rated)
    }

    /// The overall rating (index) and the points that the source prints of one inspection, where no rule makes them.
    pub fn printed_alone(&self) -> (Option<usize>, Option<u64>) {
        match self.total.is_none() && self.inspection.kind == InspectionKind::Inspection {
            true => (self.printed_rating("overall"), self.record.printed_points()),
            false => (None, None),
        }
    }
}

impl<'c, 'a> CardQuestion<'c, 'a> {
    pub fn declared(self) -> &'a Question {
        &self.card.framework.questions[self.index]
    }

    pub fn score(self) -> &'c QuestionScore {
        &self.card.questions[self.index]
    }

    /// "2.1.3".
    pub fn id(self) -> &'a str {
        &self.declared().id
    }

    /// "2.1.3 Does assessment ...", in English.
    pub fn title(self) -> String {
        self.declared().titled()
    }

    pub fn name(self) -> FigureName {
        self.card.name(self.id())
    }

    /// Its share, or why it has none.
    pub fn share(self) -> Result<&'c Figure, NoBasis> {
        self.score().figure.as_ref().map_err(|why| *why)
    }

    /// Its nine counts.
    pub fn counts(self) -> Option<&'c NineCounts> {
        self.score().counts()
    }

    /// n of N, where a share that counts each unit once says what sampling could do: its units were not drawn unequally (semantics 6.10 f).
    pub fn sampled(self) -> Option<(u64, u64)> {
        let by_strata = self.card.strata.as_ref().and_then(|strata| strata.counts(&Group::All, self.index));
        let is_unequal = by_strata.is_some() || self.unweighed().is_some_and(|unweighed| unweighed.is_certain);
        self.counts().filter(|_| !is_unequal)?.point()
    }

    /// That its units were drawn unequally, or may have been, and are not weighed.
    pub fn unweighed(self) -> Option<&'c Unweighed<'a>> {
        let unweighed = self.card.unweighed.as_ref().filter(|one| one.unit == self.declared().unit)?;
        let is_pooled = || self.card.members.as_ref().is_some_and(|all| all.counted.contains_key(&self.index));
        let rests_on_them = match &unweighed.why {
            WhyUnweighed::Members(_) => is_pooled(),
            WhyUnweighed::Unplaced(_)
            | WhyUnweighed::NoCondition(_)
            | WhyUnweighed::NoEligible(_)
            | WhyUnweighed::MoreThanEligible(_)
            | WhyUnweighed::NoneRead(_)
            | WhyUnweighed::NoRows => self.score().reached != Reached::Entered,
        };
        (rests_on_them && self.counts().is_some()).then_some(unweighed)
    }

    pub fn status(self) -> Option<Status> {
        self.declared().origin.status
    }

    /// The percentage that the record gives in place of answers.
    pub fn entered(self) -> Option<EnteredPercent<'a>> {
        self.card.record.percents.get(&self.index).copied()
    }

    /// What was not done at all: counted, else as the record gives it.
    pub fn not_done(self) -> Option<NotDone> {
        let counted = self.score().not_done().map(|(n, of)| NotDone::Counted(n, of));
        counted.or_else(|| self.card.record.not_done.get(&self.index).copied().cloned())
    }

    /// What the source prints of it, against what comes out.
    pub fn checks(self) -> impl Iterator<Item = &'c PrintedCheck<'a>> {
        self.card.checks_of(self.id())
    }
}

impl<'c, 'a> CardNode<'c, 'a> {
    pub fn declared(self) -> &'a Node {
        &self.card.framework.nodes[self.index]
    }

    pub fn score(self) -> &'c NodeScore<'a> {
        &self.card.nodes[self.index]
    }

    /// "2.1".
    pub fn id(self) -> &'a str {
        &self.declared().id
    }

    /// "2.1 Assessment", in English.
    pub fn title(self) -> String {
        self.declared().titled()
    }

    pub fn name(self) -> FigureName {
        self.card.name(self.id())
    }

    /// Its share, or why it has none.
    pub fn share(self) -> Result<&'c Figure, NoBasis> {
        self.score().figure.as_ref().map_err(|why| *why)
    }

    /// The rating that stands.
    pub fn rating(self) -> Outcome {
        self.score().last
    }

    /// What below it rests on less than its band asks for (semantics 7.42).
    pub fn short(self) -> Vec<Short> {
        let framework = self.card.framework;
        let band = self.declared().band.and_then(|band| framework.bands[band].minimum.as_ref());
        let asked = band.zip(self.declared().rollup).filter(|_| self.score().reached != Reached::Entered);
        let short = |(band, rollup)| minimum::short(band, (framework, &self.card.questions), (self.index, rollup));
        asked.map(short).unwrap_or_default()
    }

    /// What the rating that stands rests on.
    pub fn basis(self) -> Basis {
        self.score().basis
    }

    /// Its points: those of the nodes below it, or of its rating. `None` where it has none at all.
    pub fn points(self) -> Option<Points> {
        let score = self.score();
        score.sum.map(|sum| sum.last).or_else(|| score.last.points(self.card.framework))
    }

    /// Whether limits of its share reach beyond a rating that was entered or that the published counts leave: no reader is shown them beside it
    /// (semantics 7.13).
    pub fn excludes_limits(self) -> bool {
        let is_stated = matches!(self.score().basis, Basis::Published | Basis::Printed);
        let is_given = is_stated || self.card.record.ratings.contains_key(&self.index);
        let Some(band) = self.declared().band.filter(|_| is_given) else { return false };
        let Ok(figure) = &self.score().figure else { return false };
        let (Some((worst, best)), Some((least, most))) =
            (self.rating().ends(), figure.widest_outcome(&self.card.framework.bands[band]).ends())
        else {
            return false;
        };
        figure.point.is_none() && (least < worst || most > best)
    }

    pub fn status(self) -> Option<Status> {
        self.declared().origin.status
    }

    /// Why the report does not rate it, in its words.
    pub fn not_rated(self) -> Option<&'a str> {
        let (_, entered) = self.card.record.ratings.get(&self.index)?;
        match &entered.value.value {
            EnteredValue::NotRated(reason) => Some(reason),
            EnteredValue::Rating(_) | EnteredValue::Score { .. } | EnteredValue::Insufficient(_) => None,
        }
    }

    /// The percentage that the record gives in place of questions.
    pub fn entered(self) -> Option<NodePercent<'a>> {
        self.card.record.scores.get(&self.index).map(|(percent, _)| *percent)
    }

    /// What the source prints of it, against what comes out.
    pub fn checks(self) -> impl Iterator<Item = &'c PrintedCheck<'a>> {
        self.card.checks_of(self.id())
    }

    /// The rating (index) that the source prints.
    pub fn printed_rating(self) -> Option<usize> {
        self.card.printed_rating(self.id())
    }

    /// The rating (index) that the source prints of a node for which the regime has no rule.
    pub fn printed_alone(self) -> Option<usize> {
        let is_single = self.card.inspection.kind == InspectionKind::Inspection;
        self.printed_rating().filter(|_| is_single && !self.declared().is_rated())
    }

    /// The nodes right under it.
    pub fn children(self) -> impl Iterator<Item = CardNode<'c, 'a>> {
        self.declared().children.iter().map(move |index| self.card.node(*index))
    }

    /// The questions right under it.
    pub fn questions(self) -> impl Iterator<Item = CardQuestion<'c, 'a>> {
        self.declared().questions.iter().map(move |index| self.card.question(*index))
    }
}
