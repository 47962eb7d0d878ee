//! How one figure was derived, as a tree. Ids of cases stand here and nowhere else.

mod band;
mod counts;
mod decisive;
mod question;
mod recorded;
mod second_rule;
mod steps;

use assize_diag::{Place, Sources, Span};
use assize_disclose::Published;
use assize_framework::{Framework, Rollup};
use assize_report::{Audience, Block, Kind, MainPoint, Report, Section, Tree};
use assize_scoring::{
    Basis, Child, CountsAs, Exclusion, Figure, FigureName, FigurePart, Group, Held, Leaving, NodeScore,
    ObservationCount, Outcome, QuestionTally, Reached, Scorecard, StepKind, Subset, Total, TotalScore, Trace,
    TraceStep,
};

use crate::figures;
use crate::frameworks::{overall_weights, rollup_in_words, rule_trees, scale_in_words, weights_in_words};
use crate::inspection::{NO_RULE, of_cards, question_text};
use crate::scorecard::{capital, known_lowest, last_alone, notices, points_of};
use crate::uncertainty::Uncertainty;
use crate::{cells, measures, rating_rules, words};

pub(crate) use steps::steps;

use counts::{counts, observation, share_words};
use decisive::{decided, decisive, exact, moved, points};

/// Whether the ids of units are shown, or only how many there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitIds {
    /// They are.
    Told,
    /// They are not: who lays the report out is a library or a command.
    Withheld,
}

/// A report of how a figure was derived.
pub fn explanation(
    published: Published<&Scorecard<'_>>,
    trace: &Trace,
    sources: &Sources,
    ids: UnitIds,
    uncertainty: Uncertainty,
) -> Report {
    let (card, audience) = (*published, published.audience());
    let shown = std::cell::RefCell::new(Vec::new());
    let explainer = Explainer { card, trace, sources, audience, ids, shown, in_short: false };
    let name = &trace.steps[0].name;
    let root = explainer.step(0);
    let answer = root.text.strip_prefix(&format!("{name}: ")).unwrap_or(&root.text);
    let by_sample = explainer.by_sample(&trace.steps[0], uncertainty).unwrap_or_default();
    let answer = MainPoint { text: format!("{}{by_sample}.", capital(answer)), figures: vec![name.to_string()] };
    let exact = exact(card, &trace.steps[0]).map(Block::Table);
    Report {
        main_points: std::iter::once(answer)
            .chain(points(card, &trace.steps[0]))
            .chain(moved(card, &trace.steps[0]))
            .chain(decided(card, &trace.steps[0]))
            .chain(decisive(card, &trace.steps[0]))
            .collect(),
        notices: notices(std::slice::from_ref(card)),
        sections: vec![
            Section::new("derivation", &card.inspection.title).block(Block::Tree { roots: vec![root] }).blocks(exact),
        ],
        ..of_cards([card], Report::new(Kind::Explanation, audience, format!("How {name} comes about")))
    }
}

/// How many children are named without which a mean moves most.
const MOST_LEAVING: usize = 3;

struct Explainer<'e, 'a> {
    ids: UnitIds,
    card: &'e Scorecard<'a>,
    trace: &'e Trace,
    sources: &'e Sources,
    /// What the ratings panel might have done stays with those who hold the cases.
    audience: Audience,
    /// Steps already shown: the graph is drawn as a tree, each figure in full once.
    shown: std::cell::RefCell<Vec<usize>>,
    /// For a report: files without their folders.
    in_short: bool,
}

pub(crate) fn leaf(text: impl Into<String>) -> Tree {
    Tree { text: text.into(), notes: Vec::new(), children: Vec::new() }
}

pub(crate) fn branch(text: impl Into<String>, children: Vec<Tree>) -> Tree {
    Tree { text: text.into(), notes: Vec::new(), children }
}

impl Explainer<'_, '_> {
    fn framework(&self) -> &Framework {
        self.card.framework
    }

    fn step(&self, index: usize) -> Tree {
        let step = &self.trace.steps[index];
        let again = self.shown.borrow().contains(&index);
        self.shown.borrow_mut().push(index);
        let mut tree = match &step.what {
            StepKind::Total => self.total(step),
            StepKind::Printed => self.printed(step),
            StepKind::Node { node, leaving } => self.node(step, *node, leaving),
            StepKind::Question { question, units, observations } => self.question(step, *question, units, observations),
            StepKind::Context(figure) => self.context(*figure),
            StepKind::Finding => self.finding(&step.name.id),
        };
        if again {
            tree.children.clear();
            tree.notes = vec!["shown above".to_owned()];
            return tree;
        }
        if let Some(place) = step.span.map(|span| self.place(span)) {
            tree.notes.push(place);
        }
        let (unknown, known): (Vec<usize>, Vec<usize>) = step.inputs.iter().partition(|input| self.is_unknown(**input));
        tree.children.extend(known.into_iter().map(|input| self.step(input)));
        // A total says so itself.
        if !unknown.is_empty() && !matches!(step.what, StepKind::Total) {
            let ids = unknown.iter().map(|input| self.trace.steps[*input].name.id.as_str());
            tree.children.push(leaf(format!("nothing is known of {}", words::list(ids))));
        }
        tree
    }

    /// Whether there is nothing to say about how a figure came about.
    fn is_unknown(&self, step: usize) -> bool {
        match &self.trace.steps[step].what {
            StepKind::Node { node, .. } => self.card.total.as_ref().is_some_and(|total| total.unknown.contains(node)),
            StepKind::Question { question, .. } => self.card.questions[*question].reached == Reached::None,
            StepKind::Total | StepKind::Printed | StepKind::Context(_) | StepKind::Finding => false,
        }
    }

    /// "rule: FILE:LINE".
    fn place(&self, span: Span) -> String {
        let place = Place::Text(span);
        let source = self.sources.get(span.source);
        let name = if self.in_short { source.file_name() } else { source.name() };
        match self.sources.line_column(&place) {
            Some((line, _)) => format!("rule: {name}:{line}"),
            None => format!("rule: {name}"),
        }
    }

    fn total(&self, step: &TraceStep) -> Tree {
        let total = self.card.total.as_ref().expect("a total is traced only where there is one");
        let framework = self.framework();
        let standards = total.standards.len();
        let mut children = vec![leaf(format!("by the scoring rule: {}", self.total_words(&total.rule, total.maximum)))];
        if total.basis != Basis::Rule {
            let source = self.card.inspection.source.as_ref().filter(|_| total.basis != Basis::Panel);
            let notes = source.map(|source| format!("source: {source}")).into_iter().collect();
            children.push(Tree {
                text: format!("{}: {}", words::basis_of(total), self.last(total)),
                notes,
                children: Vec::new(),
            });
        }
        if let Some(edges) = framework.overall.as_ref().and_then(|overall| overall.edges.get(&standards)) {
            let status =
                framework.overall.as_ref().and_then(|overall| overall.origin.status).map_or("", |status| status.word());
            children.push(branch(
                format!("bands for {standards} standards ({status})"),
                overall_bands(framework, edges, total.maximum),
            ));
        }
        if let Some(rule) = framework.overall.as_ref().and_then(|overall| overall.rule.as_ref()) {
            let lines = rating_rules::lines(framework, rule).into_iter().map(leaf).collect();
            let weights = overall_weights(framework).map(|weights| format!("; {weights}")).unwrap_or_default();
            children.push(branch(format!("{}{weights}", rollup_in_words(rule.rollup())), lines));
            children.extend(rating_rules::decided(self.card, None).map(leaf));
        }
        let points = points_of(framework, &total.rule, total.maximum);
        children.extend(self.held(&total.rule.held, points.as_deref()));
        if (&total.last.held, total.last.points) != (&total.rule.held, total.rule.points) {
            let points = points_of(framework, &total.last, total.maximum);
            children.extend(self.held(&total.last.held, points.as_deref()));
        }
        let ids = |nodes: &[usize]| words::list(nodes.iter().map(|node| framework.nodes[*node].id.as_str()));
        if !total.unknown.is_empty() {
            let range = match total.basis {
                Basis::Published => "but how many standards had each rating".to_owned(),
                Basis::Rule | Basis::Panel | Basis::Printed => format!(
                    "and each may be anything from {} to {}",
                    words::lower(words::rating(framework, 0)),
                    words::lower(words::rating(framework, framework.ratings.len() - 1))
                ),
            };
            children.push(leaf(format!("nothing is known of {}, {range}", ids(&total.unknown))));
        }
        if !total.not_rated.is_empty() {
            children.push(leaf(format!("not rated: {}", ids(&total.not_rated))));
        }
        branch(format!("{}: {}", step.name, self.last(total)), children)
    }

    /// The final result. A printed rating has no points beside it unless these are printed too.
    fn last(&self, total: &Total) -> String {
        match total.basis {
            Basis::Printed if !total.has_points => words::lower(&last_alone(self.framework(), total).en),
            Basis::Rule | Basis::Panel | Basis::Published | Basis::Printed => {
                self.total_words(&total.last, total.maximum)
            }
        }
    }

    /// What limits of the framework did to a rating, and what they say.
    fn held(&self, held: &[Held], points: Option<&str>) -> Vec<Tree> {
        let framework = self.framework();
        let limit = |held: &Held| {
            let limit = &framework.limits[held.limit];
            let text = format!("limit `{}`: {}", limit.id, rating_rules::limit(framework, limit));
            Tree { text, notes: vec![self.place(limit.span)], children: Vec::new() }
        };
        let said = rating_rules::held(framework, held, points).map(leaf);
        said.into_iter().chain(held.iter().map(limit)).collect()
    }

    fn total_words(&self, score: &TotalScore, maximum: u64) -> String {
        let Some(points) = points_of(self.framework(), score, maximum) else {
            return match score.rating {
                Ok(outcome) => words::lower(&words::outcome(self.framework(), outcome)),
                Err(why) => format!("no overall rating: {}", words::why_no_overall(self.framework(), why).en),
            };
        };
        let points = format!("{points} points");
        match score.rating {
            Ok(outcome) => format!("{points}, {}", words::lower(&words::outcome(self.framework(), outcome))),
            Err(why) => format!(
                "{points}, no overall rating: {} (points so far: {})",
                words::why_no_overall(self.framework(), why).en,
                score.so_far
            ),
        }
    }

    fn node(&self, step: &TraceStep, index: usize, leaving: &[Leaving]) -> Tree {
        let framework = self.framework();
        let (node, score) = (&framework.nodes[index], &self.card.nodes[index]);
        let mut heading = format!("{} {}", framework.levels[node.level], node.titled());
        let figure = match step.name.part {
            Some(FigurePart::Points) => self.node_points(index),
            Some(FigurePart::Rating) if self.card.node(index).printed_alone().is_none() => {
                words::lower(&words::outcome(framework, score.last))
            }
            Some(FigurePart::By(_)) => self.second_words(index),
            Some(
                FigurePart::Rating
                | FigurePart::Share
                | FigurePart::Insufficient
                | FigurePart::NotDone
                | FigurePart::Measure,
            )
            | None => self.node_words(index),
        };
        if !figure.is_empty() {
            heading = format!("{heading}: {figure}");
        }
        if step.name.part.is_some() || step.name.group.is_some() {
            heading = format!("{}: {heading}", step.name);
        }
        let mut children = Vec::new();
        if let Some(FigurePart::By(rollup)) = step.name.part {
            children.extend(self.by_second_rule(index, rollup, leaving));
            return branch(heading, children);
        }
        if let Some(rollup) = node.rollup {
            let lines = node.rating_rule.as_ref().map(|rule| rating_rules::lines(framework, rule)).unwrap_or_default();
            children.push(branch(self.rollup_words(index, rollup), lines.into_iter().map(leaf).collect()));
            children.extend(rating_rules::decided(self.card, Some(index)).map(leaf));
        }
        children.extend(measures::explained(self.card.node(index)));
        children.extend(self.held(&score.held, None));
        children.extend(self.second_rule(index));
        children.extend(self.band(index));
        children.extend(self.entered(index));
        children.extend(score.subset.as_ref().map(|subset| self.subset(subset)));
        if let Some(panel) = &score.panel {
            let decision = &panel.decision.value;
            let status = decision.status.map_or("status not given", |status| status.word());
            children.push(leaf(format!(
                "ratings panel: {} ({}; {status})",
                words::rating(framework, panel.rating),
                decision.reason
            )));
        }
        let stands = match score.basis {
            Basis::Published => Some("the published counts of ratings leave"),
            Basis::Printed => Some("the report prints"),
            Basis::Rule | Basis::Panel => None,
        };
        if let Some(stands) = stands {
            let [rule, last] =
                [score.rule, score.last].map(|outcome| words::lower(&words::outcome(framework, outcome)));
            children.push(self.source_leaf(
                format!("by the scoring rule: {rule}; {stands} {last}"),
                // A total names it once.
                self.card.inspection.source.as_deref().filter(|_| step.name == self.trace.steps[0].name),
            ));
        }
        if self.audience == Audience::Internal {
            children.extend(score.discretion.iter().map(|one| leaf(words::discretion(framework, one))));
        }
        children.extend(cells::marks(self.card.node(index)).into_iter().map(|mark| leaf(format!("note: {mark}"))));
        children.extend(score.dropped.iter().map(|child| self.drops_out(*child)));
        if !leaving.is_empty() {
            children.push(self.without_one(score, leaving));
        }
        branch(heading, children)
    }

    fn subset(&self, subset: &Subset) -> Tree {
        leaf(format!(
            "over the {children} of {subset} that have a value: {percent}. Not to be set beside a printed score as if the same",
            children = subset.children.len(),
            subset = subset.of,
            percent = figures::percent_text(&subset.share)
        ))
    }

    fn drops_out(&self, child: Child) -> Tree {
        leaf(format!("{} drops out: no unit applies", child.label(self.framework())))
    }

    /// What the figure would be without one of those that it is made of: the few that move it most.
    fn without_one(&self, score: &NodeScore<'_>, leaving: &[Leaving]) -> Tree {
        let of_subset = score.subset.as_ref().map(|subset| &subset.share);
        let whole = score.figure.as_ref().ok().and_then(|figure| figure.point.as_ref()).or(of_subset);
        let moved =
            |one: &Leaving| whole.map(|whole| if *whole < one.share { &one.share - whole } else { whole - &one.share });
        let mut most: Vec<&Leaving> = leaving.iter().collect();
        most.sort_by_key(|one| std::cmp::Reverse(moved(one)));
        let heading = match most.len() > MOST_LEAVING {
            true => format!("without one of the {}: the {MOST_LEAVING} that move it most", most.len()),
            false => "without one of them".to_owned(),
        };
        branch(heading, most.into_iter().take(MOST_LEAVING).map(|one| self.leaving(one)).collect())
    }

    fn leaving(&self, leaving: &Leaving) -> Tree {
        let is_small = match leaving.child {
            Child::Question(question) => self.card.questions[question].small_base,
            Child::Node(_) => false,
        };
        let small = if is_small { " (rests on fewer than 10 units)" } else { "" };
        leaf(format!(
            "without {}: {}{small}",
            leaving.child.label(self.framework()),
            figures::percent_text(&leaving.share)
        ))
    }

    fn node_words(&self, index: usize) -> String {
        let score = &self.card.nodes[index];
        if let Some(rating) = self.card.node(index).printed_alone() {
            let rating = words::lower(words::rating(self.framework(), rating));
            return format!("{rating}, {}: {NO_RULE}", words::basis(Basis::Printed));
        }
        if let Some(why) = cells::not_rated(self.card.node(index)) {
            return format!("not rated: {why}");
        }
        let share = match (self.card.record.scores.get(&index), &score.figure) {
            (Some((percent, _)), _) => Some(figures::printed_text(percent.value)),
            (None, Ok(figure)) => Some(share_words(figure, None)),
            (None, Err(_)) => None,
        };
        // What a rating rules out stands with the band below.
        let share = share.filter(|_| !self.card.node(index).excludes_limits());
        let rating = words::lower(&words::outcome(self.framework(), score.last));
        let unrated = self.framework().ratings.is_empty();
        let rating = Some(rating).filter(|rating| !rating.is_empty() && !unrated);
        let value = self.card.node(index).declared().measure.as_ref().zip(score.measure.as_ref());
        let value = value.map(|(measure, measured)| measures::text(measure, measured));
        [rating, share.or(value)].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn node_points(&self, index: usize) -> String {
        let score = &self.card.nodes[index];
        let points = |rating: usize| self.framework().ratings[rating].points;
        let range = score.sum.map(|sum| sum.last.limits()).or(match score.last {
            Outcome::Rated(rating) => Some((points(rating), points(rating))),
            Outcome::Between { worst, best } => Some((points(worst), points(best))),
            Outcome::Unknown | Outcome::NotRated(_) => None,
        });
        match range {
            Some((1, 1)) => "1 point".to_owned(),
            Some((least, most)) if least == most => format!("{least} points"),
            Some((least, most)) => format!("{least} to {most} points"),
            None => "points not known".to_owned(),
        }
    }

    fn rollup_words(&self, index: usize, rollup: Rollup) -> String {
        let score = &self.card.nodes[index];
        let made = self.made_of(rollup, &score.children);
        if rollup == Rollup::Measure && score.measure.is_none() {
            return "a measure: nothing is given".to_owned();
        }
        if rollup == Rollup::Entered {
            let is_given = score.reached != Reached::None;
            return if is_given { made } else { "for the inspector to enter: nothing was entered".to_owned() };
        }
        if rollup == Rollup::Lowest && !known_lowest(self.card.node(index)).is_empty() {
            return format!("{made}: held down by {}", self.ids(&score.limited_by));
        }
        match weights_in_words(self.framework(), index) {
            Some(weights) => format!("{made}; {weights}").replacen(", each counting the same", "", 1),
            None => made,
        }
    }

    /// What a rollup does with its children.
    fn made_of(&self, rollup: Rollup, children: &[Child]) -> String {
        let ids = self.ids(children);
        match rollup {
            Rollup::Entered => "entered by the inspector".to_owned(),
            Rollup::Measure => "a measure".to_owned(),
            Rollup::Lowest => format!("the lowest of {ids}"),
            Rollup::MeanOfQuestions | Rollup::MeanOfChildren => format!("the mean of {ids}, each counting the same"),
            Rollup::Pooled => format!("all answers to {ids} together"),
            Rollup::SumOfPoints => format!("the points of {ids} added"),
            Rollup::LowestRating => format!("the lowest rating of {ids}"),
            Rollup::MedianRating => format!("the middle rating of {ids}"),
            Rollup::MostCommonRating => format!("the rating that most of {ids} have"),
            Rollup::MeanOfPoints => format!("the mean of the points of {ids}"),
            Rollup::Ladder => format!("the first rung that holds for {ids}"),
            Rollup::Matrix => format!("the ratings of {ids} together"),
        }
    }

    fn ids(&self, children: &[Child]) -> String {
        words::list(children.iter().map(|child| child.label(self.framework())))
    }

    fn entered(&self, index: usize) -> Vec<Tree> {
        let mut trees = Vec::new();
        if let Some((rating, entered)) = self.card.record.ratings.get(&index) {
            trees.push(self.source_leaf(
                match self.card.node(index).not_rated() {
                    Some(reason) => format!("not rated, as the report says: {reason}"),
                    None => format!("entered: {}", words::outcome(self.framework(), *rating)),
                },
                entered.value.source.as_deref(),
            ));
        }
        if let Some((percent, entered)) = self.card.record.scores.get(&index) {
            let range = percent.low.zip(percent.high).map(|(low, high)| {
                format!(", range {} to {}", figures::printed_text(low), figures::printed_text(high))
            });
            let how = if entered.is_some() { "entered as printed" } else { "printed" };
            let text = format!("{how}: {}{}", figures::printed_text(percent.value), range.unwrap_or_default());
            trees.push(self.source_leaf(text, entered.and_then(|entered| entered.value.source.as_deref())));
        }
        trees
    }

    fn source_leaf(&self, text: String, source: Option<&str>) -> Tree {
        let notes = source.map(|source| format!("source: {source}")).into_iter().collect();
        Tree { text, notes, children: Vec::new() }
    }
}

fn limits_words(limits: &assize_scoring::Limits) -> String {
    match limits.as_point() {
        Some(point) => figures::percent_text(point),
        None => figures::limits_text(&limits.low, &limits.high),
    }
}

fn overall_bands(framework: &Framework, edges: &[u64], maximum: u64) -> Vec<Tree> {
    let starts = std::iter::once(0).chain(edges.iter().copied());
    let ends = edges.iter().map(|edge| edge - 1).chain(std::iter::once(maximum));
    let rows = starts.zip(ends).enumerate();
    rows.map(|(rating, (from, to))| leaf(format!("{}: {from} to {to}", words::rating(framework, rating)))).collect()
}
