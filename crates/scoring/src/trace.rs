use assize_diag::Span;
use assize_framework::{Rollup, Weights};
use assize_model::{Answer, Exact, Truth};
use indexmap::IndexMap;

use crate::admit::Admitted;
use crate::table::{AdmittedTable, Answered, InputSource};
use crate::{Child, FigureName, FigurePart, Group, Scorecard, Set, rollup};

/// Where a figure comes from: a graph in which each figure stands once. The first step is the figure asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Trace {
    /// The steps; `inputs` are indices into them.
    pub steps: Vec<TraceStep>,
}

/// One figure of the derivation.
#[derive(Clone, PartialEq, Debug)]
pub struct TraceStep {
    pub name: FigureName,
    pub what: StepKind,
    /// The figures it is made from.
    pub inputs: Vec<usize>,
    /// The line of the framework that says how.
    pub span: Option<Span>,
}

/// What a step is. Indices are those of the framework and the record.
#[derive(Clone, PartialEq, Debug)]
pub enum StepKind {
    /// The total and overall rating.
    Total,
    /// An overall rating, or points, that the source prints and no rule makes.
    Printed,
    Node {
        node: usize,
        /// What a mean would be without each of its children.
        leaving: Vec<Leaving>,
    },
    Question {
        question: usize,
        /// All units, by what they count as. Unit ids stand nowhere else.
        units: Vec<Exclusion>,
        /// What its rule rests on.
        observations: Vec<ObservationCount>,
    },
    /// A context figure.
    Context(usize),
    /// A finding of the record, under the name of the step.
    Finding,
}

/// A mean without one of its children.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaving {
    /// The one left out.
    pub child: Child,
    /// The mean of the others.
    pub share: Exact,
}

/// Units that count the same way for the same reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exclusion {
    pub counts: CountsAs,
    /// Their ids, in order.
    pub units: Vec<String>,
    /// The line of the framework that decides it.
    pub span: Option<Span>,
}

/// How a unit counts, and why.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum CountsAs {
    Sufficient,
    Insufficient,
    /// Sufficient although something about it is not known.
    SufficientIncomplete,
    /// Insufficient although something about it is not known.
    InsufficientIncomplete,
    CannotTell,
    Missing,
    /// Its observations leave open which.
    Open,
    /// A blank fact leaves open whether it applies.
    MayNotApply,
    /// Left out: `applies` does not hold.
    DoesNotApply,
    /// Left out: answered n/a.
    AnsweredNotApplicable,
    /// Left out: no observation of the rule can be asked of it.
    NothingToAsk,
    /// Left out: more of it is blank than the regime allows.
    TooManyBlanks,
}

/// One observation or question of a rule, counted over the units to which the question applies or may apply.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ObservationCount {
    pub id: String,
    /// Whether the table has a column of it.
    pub present: bool,
    /// Units, in the order of [`Answer::ALL`].
    pub answers: [u64; 5],
}

/// Where a figure comes from; `None` where the scorecard has no such figure, part or group.
pub fn trace(admitted: &Admitted<'_>, scorecard: &Scorecard<'_>, name: &FigureName) -> Option<Trace> {
    if !has(scorecard, name) {
        return None;
    }
    let mut tracer =
        Tracer { admitted, scorecard, group: name.group.as_ref(), steps: Vec::new(), known: IndexMap::new() };
    let framework = scorecard.framework;
    if name.id == "overall" {
        match scorecard.total {
            Some(_) => tracer.total(),
            None => drop(tracer.step(&name.id, StepKind::Printed, None)),
        }
    } else if let Some(node) = framework.node(&name.id) {
        match name.part {
            Some(FigurePart::By(_)) => tracer.also(node),
            Some(
                FigurePart::Share
                | FigurePart::Rating
                | FigurePart::Points
                | FigurePart::Insufficient
                | FigurePart::NotDone
                | FigurePart::Measure,
            )
            | None => {
                tracer.child(Child::Node(node));
            }
        }
    } else if let Some(question) = framework.question(&name.id) {
        tracer.child(Child::Question(question));
    } else if let Some(index) = scorecard.record.figures.iter().position(|figure| figure.id == name.id) {
        tracer.step(&name.id, StepKind::Context(index), None);
    } else {
        scorecard.inspection.finding(&name.id)?;
        tracer.step(&name.id, StepKind::Finding, None);
    }
    tracer.steps[0].name = name.clone();
    Some(Trace { steps: tracer.steps })
}

/// Whether the scorecard has this part and group of the figure (semantics 7.19). Breakdowns have shares of questions only.
pub fn has(scorecard: &Scorecard<'_>, name: &FigureName) -> bool {
    let framework = scorecard.framework;
    let allowed = |parts: &[FigurePart]| name.part.is_none_or(|part| parts.contains(&part));
    if name.id == "overall" {
        let adds_points = framework.overall.as_ref().is_none_or(|overall| overall.rule.is_none());
        let (rating, points) = match scorecard.total {
            Some(_) => (true, adds_points),
            None => {
                let (rating, points) = scorecard.printed_alone();
                (rating.is_some(), points.is_some())
            }
        };
        let parts = [rating.then_some(FigurePart::Rating), points.then_some(FigurePart::Points)];
        let parts: Vec<FigurePart> = parts.into_iter().flatten().collect();
        return name.group.is_none() && !parts.is_empty() && allowed(&parts);
    }
    if let Some(node) = framework.node(&name.id) {
        let (declared, score) = (&framework.nodes[node], &scorecard.nodes[node]);
        let rated = declared.is_rated();
        let also = declared.also.as_ref().map(|also| FigurePart::By(also.rollup));
        let parts = [
            also,
            (rated && !framework.ratings.is_empty() || scorecard.node(node).printed_alone().is_some())
                .then_some(FigurePart::Rating),
            (rated && !framework.ratings.is_empty() || score.sum.is_some()).then_some(FigurePart::Points),
            (declared.rollup.is_some_and(Rollup::gives_share) || score.figure.is_ok()).then_some(FigurePart::Share),
            declared.measure.is_some().then_some(FigurePart::Measure),
        ];
        return name.group.is_none() && allowed(&parts.into_iter().flatten().collect::<Vec<_>>());
    }
    if let Some(question) = framework.question(&name.id) {
        let not_done = scorecard.question(question).not_done().is_some() && name.group.is_none();
        let group = Group::of_name(name);
        let in_group = scorecard.tally.units.get(&group).is_some_and(|units| units.values().any(|count| *count > 0))
            && scorecard.tally.groups[&group][question].is_some();
        return (name.group.is_none() || in_group)
            && allowed(
                &[FigurePart::Share, FigurePart::Insufficient, FigurePart::NotDone][..if not_done { 3 } else { 2 }],
            );
    }
    name.group.is_none() && name.part.is_none()
}

/// What a node's mean would be without each of its children; empty where it is no mean.
pub fn leaving(scorecard: &Scorecard<'_>, node: usize) -> Vec<Leaving> {
    let score = &scorecard.nodes[node];
    let over = score.subset.as_ref().map_or(&score.children, |subset| &subset.children);
    let rollup = scorecard.framework.nodes[node].rollup;
    let weights = &scorecard.framework.nodes[node].weights;
    rollup.map(|rollup| leaving_over(scorecard, (rollup, weights), over)).unwrap_or_default()
}

/// A mean without each of its children, where it has a point.
fn leaving_over(scorecard: &Scorecard<'_>, (rollup, weights): (Rollup, &Weights), over: &[Child]) -> Vec<Leaving> {
    let is_mean = matches!(rollup, Rollup::MeanOfQuestions | Rollup::MeanOfChildren);
    let point = |child: Child| match child {
        Child::Question(question) => scorecard.questions[question].figure.as_ref().ok()?.point.clone(),
        Child::Node(node) => scorecard.nodes[node].figure.as_ref().ok()?.point.clone(),
    };
    let points: Vec<(Child, Exact)> = over.iter().filter_map(|child| Some((*child, point(*child)?))).collect();
    if !is_mean || points.len() < 2 {
        return Vec::new();
    }
    let without = |left: Child| -> Vec<(Exact, Exact)> {
        let others = points.iter().filter(|(child, _)| *child != left);
        others.map(|(child, share)| (share.clone(), child.weight(weights))).collect()
    };
    let share = |child: Child| rollup::weighted_mean_of(&without(child));
    points.iter().map(|(child, _)| Leaving { child: *child, share: share(*child) }).collect()
}

struct Tracer<'t, 'a> {
    admitted: &'t Admitted<'a>,
    scorecard: &'t Scorecard<'a>,
    group: Option<&'t (String, String)>,
    steps: Vec<TraceStep>,
    known: IndexMap<Child, usize>,
}

impl Tracer<'_, '_> {
    fn step(&mut self, id: &str, what: StepKind, span: Option<Span>) -> usize {
        let name = FigureName::new(&self.scorecard.inspection.id, &self.scorecard.framework.id, id);
        self.steps.push(TraceStep { name, what, inputs: Vec::new(), span });
        self.steps.len() - 1
    }

    fn total(&mut self) {
        let span = self.scorecard.framework.overall.as_ref().map(|overall| overall.span);
        let step = self.step("overall", StepKind::Total, span);
        // The standards, then what limits look at.
        let mut over = self.scorecard.framework.rests_on(None);
        let mut met = Vec::new();
        over.retain(|node| {
            !met.contains(node) && {
                met.push(*node);
                true
            }
        });
        let inputs = over.into_iter().map(|node| self.child(Child::Node(node))).collect();
        self.steps[step].inputs = inputs;
    }

    /// The step of a node or question, made once.
    fn child(&mut self, child: Child) -> usize {
        if let Some(step) = self.known.get(&child) {
            return *step;
        }
        let framework = self.scorecard.framework;
        let (what, span, inputs) = match child {
            Child::Node(node) => {
                let score = &self.scorecard.nodes[node];
                let over = score.subset.as_ref().map_or(&score.children, |subset| &subset.children);
                let leaving = framework.nodes[node].rollup.map(|rollup| self.leaving(rollup, over));
                let what = StepKind::Node { node, leaving: leaving.unwrap_or_default() };
                (what, framework.nodes[node].span, score.children.clone())
            }
            Child::Question(question) => {
                let what = StepKind::Question {
                    question,
                    units: self.units(question),
                    observations: self.observations(question),
                };
                (what, framework.questions[question].span, self.questions_of_rule(question))
            }
        };
        let step = self.step(child.id(framework), what, Some(span));
        self.known.insert(child, step);
        let inputs = inputs.into_iter().map(|input| self.child(input)).collect();
        self.steps[step].inputs = inputs;
        step
    }

    /// The step of a node's figure by its second rollup.
    fn also(&mut self, node: usize) {
        let declared = &self.scorecard.framework.nodes[node];
        let (Some(also), Some(score)) = (&declared.also, &self.scorecard.nodes[node].also) else { return };
        let over = score.subset.as_ref().map_or(&score.children, |subset| &subset.children);
        let what = StepKind::Node { node, leaving: self.leaving(also.rollup, over) };
        let step = self.step(&declared.id, what, Some(also.span));
        let inputs = score.children.clone().into_iter().map(|input| self.child(input)).collect();
        self.steps[step].inputs = inputs;
    }

    fn leaving(&self, rollup: Rollup, over: &[Child]) -> Vec<Leaving> {
        leaving_over(self.scorecard, (rollup, &Weights::default()), over)
    }

    fn table(&self, question: usize) -> Option<&AdmittedTable<'_>> {
        self.admitted.routes[question].table.map(|table| &self.admitted.tables[table])
    }

    /// The rows of the group asked for.
    fn rows<'t>(&'t self, table: &'t AdmittedTable<'_>) -> impl Iterator<Item = usize> + 't {
        (0..table.table.len()).filter(move |row| match self.group {
            None => true,
            Some((fact, value)) => table.fact(fact).map_or("", |column| column.value(*row)) == value,
        })
    }

    /// All units by what they count as.
    fn units(&self, question: usize) -> Vec<Exclusion> {
        let Some(table) = self.table(question) else { return Vec::new() };
        let declared = &self.scorecard.framework.questions[question];
        let mut units: IndexMap<CountsAs, Vec<String>> = IndexMap::new();
        for row in self.rows(table) {
            units.entry(self.counts_as(table, question, row)).or_default().push(table.table.ids[row].to_owned());
        }
        units.sort_keys();
        units
            .into_iter()
            .map(|(counts, mut units)| {
                units.sort();
                let span = match counts {
                    CountsAs::DoesNotApply | CountsAs::MayNotApply => Some(declared.span),
                    CountsAs::NothingToAsk | CountsAs::Open => declared.rule.as_ref().map(|rule| rule.span),
                    CountsAs::Sufficient
                    | CountsAs::Insufficient
                    | CountsAs::SufficientIncomplete
                    | CountsAs::InsufficientIncomplete
                    | CountsAs::CannotTell
                    | CountsAs::Missing
                    | CountsAs::AnsweredNotApplicable
                    | CountsAs::TooManyBlanks => None,
                };
                Exclusion { counts, units, span }
            })
            .collect()
    }

    fn counts_as(&self, table: &AdmittedTable<'_>, question: usize, row: usize) -> CountsAs {
        let asked = table.questions[question].as_ref().expect("a route leads to a table that asks the question");
        let Answered { judged, recorded: answer, by_rule } = table.answered(question, row);
        let may_drop = judged.set.holds(Set::DROPPED);
        match (judged.set.holds(Set::SUFFICIENT), judged.set.holds(Set::INSUFFICIENT)) {
            (false, false) if table.is_left_out(row) => CountsAs::TooManyBlanks,
            (false, false) if asked.stated.truth(row) == Truth::No => CountsAs::DoesNotApply,
            (false, false) if answer == Some(Answer::NotApplicable) => CountsAs::AnsweredNotApplicable,
            (false, false) if asked.applies.truth(row) == Truth::No => CountsAs::DoesNotApply,
            (false, false) => CountsAs::NothingToAsk,
            _ if may_drop => CountsAs::MayNotApply,
            (true, true) => match answer.filter(|_| !by_rule) {
                Some(Answer::CannotTell) => CountsAs::CannotTell,
                Some(_) => CountsAs::Missing,
                None => CountsAs::Open,
            },
            (true, false) if judged.complete => CountsAs::Sufficient,
            (true, false) => CountsAs::SufficientIncomplete,
            (false, true) if judged.complete => CountsAs::Insufficient,
            (false, true) => CountsAs::InsufficientIncomplete,
        }
    }

    /// What a derived question's rule rests on.
    fn observations(&self, question: usize) -> Vec<ObservationCount> {
        let derived = self.scorecard.tally.reached[question].is_derived();
        let Some(table) = self.table(question).filter(|_| derived) else { return Vec::new() };
        let asked = table.questions[question].as_ref().expect("a route leads to a table that asks the question");
        let rows: Vec<usize> = self.rows(table).filter(|row| asked.applies.truth(*row) != Truth::No).collect();
        let rule = asked.rule.iter().flat_map(|rule| &rule.entries);
        rule.filter_map(|entry| match entry.source {
            InputSource::Question(_) => None,
            InputSource::Observation(index) => {
                let observation = &table.observations[index];
                let mut answers = [0; 5];
                for row in &rows {
                    let given = observation.answers.as_ref().map_or(Answer::Missing, |column| column.answer(*row));
                    let answer = if !given.is_known() && observation.when.truth(*row) == Truth::No {
                        Answer::NotApplicable
                    } else {
                        given
                    };
                    let place = Answer::ALL.iter().position(|one| *one == answer).expect("all answers are listed");
                    answers[place] += 1;
                }
                Some(ObservationCount { id: observation.id.clone(), present: observation.answers.is_some(), answers })
            }
        })
        .collect()
    }

    fn questions_of_rule(&self, question: usize) -> Vec<Child> {
        let derived = self.scorecard.tally.reached[question].is_derived();
        let entries = self.scorecard.framework.questions[question].entries().filter(|_| derived);
        let mut found: Vec<Child> = entries
            .filter_map(|entry| match entry.target {
                assize_framework::Target::Question(index) => Some(Child::Question(index)),
                assize_framework::Target::Observation(_) => None,
            })
            .collect();
        found.dedup();
        found
    }
}

impl Group {
    /// The group that a figure's name asks for.
    pub fn of_name(name: &FigureName) -> Self {
        match &name.group {
            None => Self::All,
            Some((fact, value)) => Self::Fact { fact: fact.clone(), value: value.clone() },
        }
    }
}
