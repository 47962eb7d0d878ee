//! Figures that moved, and why: the total, then nodes, then questions.

use assize_analysis::{Cause, Changes, Effect, NodeMove, QuestionMove, TotalMove, Why};
use assize_framework::Framework;
use assize_report::{Cell, Column, Table};
use assize_scoring::{Basis, CardNode, CardQuestion, Held, Points, Scorecard};

use crate::rating_rules::held;
use crate::scorecard::{last_alone, points_of, span_of};
use crate::words;
use crate::{cells, measures};

/// A figure in one version: in words, and its share, rating and points.
struct State {
    text: String,
    share: Cell,
    rating: Cell,
    points: Cell,
}

/// One reason why a figure moved.
struct Reason {
    text: String,
    kind: &'static str,
    /// Columns, questions or nodes.
    of: Vec<String>,
    /// By how many units, and what that moved.
    counted: Option<(u64, Effect)>,
    /// By how many points it moved the least and the most.
    points: Option<[i64; 2]>,
}

impl Reason {
    fn new(kind: &'static str, of: Vec<String>, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind, of, counted: None, points: None }
    }
}

/// The figures that moved, with the reasons in words, and a row a reason for scripts.
pub(super) fn moves(before: &Scorecard<'_>, after: &Scorecard<'_>, changes: &Changes) -> [Table; 2] {
    let id = &after.inspection.id;
    let mut both = [
        Table::new("moved-figures", "Figures that moved, and why").of(id).columns(moved_columns()),
        Table::new("causes", "Why figures moved").of(id).columns(cause_columns()),
    ];
    let mut add = |id: &str, title: String, [was, is]: [State; 2], reasons: Vec<Reason>| {
        let why: Vec<&str> = reasons.iter().map(|reason| reason.text.as_str()).collect();
        let mut row = vec![Cell::text(title), Cell::text(was.text), Cell::text(is.text), Cell::text(why.join("; "))];
        row.extend([Cell::text(id), was.share, is.share, was.rating, is.rating, was.points, is.points]);
        both[0].figure(after.name(id), row);
        for reason in reasons {
            both[1].figure(after.name(id), reason_row(id, reason));
        }
    };
    if let Some(moved) = &changes.total {
        add("overall", "Overall".to_owned(), [before, after].map(total_state), total_reasons(before, after, moved));
    }
    for moved in &changes.nodes {
        let node = after.node(moved.node);
        let states = [before, after].map(|card| node_state(card.node(moved.node)));
        let reasons = node_reasons(before, after, moved);
        if states[0].text != states[1].text || !reasons.is_empty() {
            add(node.id(), node.title(), states, reasons);
        }
    }
    for moved in &changes.questions {
        let question = after.question(moved.question);
        let states = [before, after].map(|card| question_state(card.question(moved.question)));
        add(question.id(), question.title(), states, question_reasons(after, moved));
    }
    both[0].note("Of a question, the counts of the reasons add up: sufficient and judged before, with all of them, make those after.");
    both
}

/// Whether the share or the counts of a question are others than before.
pub(super) fn is_other(before: &Scorecard<'_>, after: &Scorecard<'_>, question: usize) -> bool {
    let [was, is] = [before, after].map(|card| question_state(card.question(question)).text);
    was != is
}

fn moved_columns() -> Vec<Column> {
    let mut columns = vec![
        Column::text("title", "Figure"),
        Column::text("before", "Before"),
        Column::text("after", "After"),
        Column::text("why", "Why"),
        Column::text("id", "Id").for_scripts(),
    ];
    let versions = [("before", "before"), ("after", "after")];
    let ids =
        |what: &str| versions.map(|(id, title)| (format!("{}_{id}", what.to_lowercase()), format!("{what} {title}")));
    columns.extend(ids("Share").map(|(id, title)| Column::share(id, title).for_scripts()));
    columns.extend(ids("Rating").map(|(id, title)| Column::rating(id, title).for_scripts()));
    columns.extend(ids("Points").map(|(id, title)| Column::points(id, title).unit("points").for_scripts()));
    columns
}

fn cause_columns() -> Vec<Column> {
    let moved = [("sufficient", "Sufficient"), ("judged", "Judged"), ("open", "Open")];
    let mut columns = vec![
        Column::text("id", "Figure").for_scripts(),
        Column::text("cause", "Cause").for_scripts(),
        Column::refs("of", "Columns, questions or nodes").for_scripts(),
        Column::count("units", "Units").unit("units").for_scripts(),
    ];
    columns.extend(moved.map(|(id, title)| {
        Column::number(format!("{id}_moved"), format!("{title}, moved by")).unit("units").for_scripts()
    }));
    columns.push(Column::number("points_moved", "Points, moved by").unit("points").for_scripts());
    columns.push(Column::text("why", "In words").for_scripts());
    columns
}

fn reason_row(id: &str, reason: Reason) -> Vec<Cell> {
    let mut row = vec![Cell::text(id), Cell::text(reason.kind), Cell::refs(reason.of)];
    let not_counted = || Cell::empty("not counted in units");
    match reason.counted {
        Some((units, effect)) => {
            row.push(cells::count(units));
            row.extend([effect.sufficient, effect.judged, effect.open].map(|by| cells::signed([by, by])));
        }
        None => row.extend([not_counted(), not_counted(), not_counted(), not_counted()]),
    }
    row.push(cells::or(reason.points.map(cells::signed), "no points"));
    row.push(Cell::text(reason.text));
    row
}

fn question_state(question: CardQuestion<'_, '_>) -> State {
    let share = cells::of_question(question);
    let (said, counted) = (cells::said(&share), cells::of(&share));
    let text = match counted.words() {
        "" => said.to_owned(),
        counted => format!("{said} ({counted})"),
    };
    let nothing = || Cell::empty("a question is not rated");
    State { text, share, rating: nothing(), points: nothing() }
}

fn question_reasons(after: &Scorecard<'_>, moved: &QuestionMove) -> Vec<Reason> {
    let unit = &after.framework.questions[moved.question].unit;
    let reasons: Vec<Reason> = moved.causes.iter().map(|one| cause(after, unit, one)).collect();
    if !reasons.is_empty() {
        return reasons;
    }
    let counted = Some((0, Effect::default()));
    vec![Reason { counted, ..Reason::new("columns", Vec::new(), "a column of its rule came or went") }]
}

fn cause(card: &Scorecard<'_>, unit: &str, cause: &Cause) -> Reason {
    let effect = cause.effect();
    let units = words::units(card.framework, unit, usize::try_from(cause.units).unwrap_or(usize::MAX));
    let (kind, of, what) = match &cause.why {
        Why::Added => ("added", Vec::new(), format!("{units} added")),
        Why::Removed => ("removed", Vec::new(), format!("{units} removed")),
        Why::Columns(columns) => ("columns", columns.clone(), format!("{} of {units}", words::list(columns))),
        Why::Record => ("record", Vec::new(), "what the record gives".to_owned()),
    };
    let effects = [(effect.sufficient, "sufficient"), (effect.judged, "judged"), (effect.open, "open")];
    let effects = effects.into_iter().filter(|(by, _)| *by != 0).map(|(by, what)| format!("{by:+} {what}"));
    let effects: Vec<String> = effects.collect();
    let effects = if effects.is_empty() { "only in what is left out".to_owned() } else { effects.join(", ") };
    Reason { counted: Some((cause.units, effect)), ..Reason::new(kind, of, format!("{what}: {effects}")) }
}

fn node_state(node: CardNode<'_, '_>) -> State {
    let framework = node.card.framework;
    let share = cells::of_node(node);
    let is_rated = node.declared().rollup.is_some() && !framework.ratings.is_empty();
    let (rating, said) = match is_rated {
        true => (cells::rating_of(node), words::outcome(framework, node.rating())),
        false => (Cell::empty("not rated in this regime"), String::new()),
    };
    let points = node.points().map(|points| cells::points(points, None));
    let sum = node.score().sum.and(points.as_ref()).map(|points| format!("{} points", points.text));
    let first = measures::with_limits(node).unwrap_or_else(|| share.words().to_owned());
    let parts = [first, said].into_iter().chain(sum).filter(|part| !part.is_empty());
    State {
        text: parts.collect::<Vec<_>>().join(", "),
        share,
        rating,
        points: cells::or(points, "no rating, no points"),
    }
}

fn node_reasons(before: &Scorecard<'_>, after: &Scorecard<'_>, moved: &NodeMove) -> Vec<Reason> {
    let framework = after.framework;
    let mut reasons = Vec::new();
    reasons.extend(moved.entered.then(|| Reason::new("record", Vec::new(), "what was entered")));
    let fact = framework.nodes[moved.node].measure.as_ref().and_then(|measure| measure.of.as_ref()).map(|of| &of.fact);
    reasons.extend(moved.measured.then(|| match fact {
        Some(fact) => Reason::new("columns", vec![fact.clone()], format!("what was measured (`{fact}`)")),
        None => Reason::new("record", Vec::new(), "what was measured"),
    }));
    reasons.extend(moved.panel.then(|| Reason::new("panel", Vec::new(), "what the ratings panel decided")));
    if !moved.children.is_empty() {
        let ids: Vec<&str> = moved.children.iter().map(|child| child.label(framework)).collect();
        let holds = |card: &Scorecard<'_>| {
            card.nodes[moved.node].limited_by.iter().map(|child| child.id(framework)).collect::<Vec<_>>().join(", ")
        };
        let (was, is) = (holds(before), holds(after));
        let lowest = match was == is || is.is_empty() || was.is_empty() {
            true => String::new(),
            false => format!("; the lowest was {was} and is {is}"),
        };
        let of = ids.iter().map(|id| (*id).to_owned()).collect();
        reasons.push(Reason::new("child", of, format!("{} moved{lowest}", words::list(&ids))));
    }
    reasons.extend(limit_reason(framework, &before.nodes[moved.node].held, &after.nodes[moved.node].held));
    reasons
}

/// "Good, 16 of 30 points"; "none".
pub(super) fn overall(card: &Scorecard<'_>) -> String {
    card.total.as_ref().map_or_else(|| "none".to_owned(), |total| last_alone(card.framework, total).en)
}

/// "overall requires improvement, 15 of 30 points, now good, 16 of 30 points"; "no overall rating before or after (0 to 27, now 2 to 29 of 30 points)".
pub(super) fn overall_moved(before: &Scorecard<'_>, after: &Scorecard<'_>) -> String {
    let [was, is] = [before, after].map(|card| card.total.as_ref().filter(|total| total.last.rating.is_err()));
    let is_first = was.is_none();
    if let Some((was, is)) = was.zip(is) {
        let points = points_of(after.framework, &is.last, is.maximum);
        let moved = points.map(|points| format!(" ({}, now {points} points)", span_of(&was.last))).unwrap_or_default();
        return format!("no overall rating before or after{moved}");
    }
    let [was, is] = [before, after].map(|card| words::lower(&overall(card)));
    let overall = if is_first { "overall " } else { "" };
    if was == is { format!("{overall}{was}, as before") } else { format!("{overall}{was}, now {is}") }
}

fn total_state(card: &Scorecard<'_>) -> State {
    let (text, share) = (overall(card), Cell::empty("the overall rating rests on points"));
    let Some(total) = &card.total else {
        let nothing = || Cell::empty("no overall rating");
        return State { text, share, rating: nothing(), points: nothing() };
    };
    let (least, most) = total.last.points;
    State {
        text,
        share,
        rating: match total.last.rating {
            Ok(outcome) => cells::rating(card.framework, outcome),
            Err(why) => Cell::empty(words::why_no_overall(card.framework, why).en),
        },
        points: match points_of(card.framework, &total.last, total.maximum) {
            Some(_) => cells::points(Points { least, most, is_known: true }, Some(total.maximum)).into(),
            None => Cell::empty("it is made of ratings"),
        },
    }
}

/// What limits did otherwise before.
fn limit_reason(framework: &Framework, before: &[Held], after: &[Held]) -> Option<Reason> {
    (before != after).then(|| {
        let of = after.iter().map(|held| framework.limits[held.limit].id.clone()).collect();
        let text = held(framework, after, None).unwrap_or_else(|| "no limit holds it any more".to_owned());
        Reason::new("limit", of, text)
    })
}

fn total_reasons(before: &Scorecard<'_>, after: &Scorecard<'_>, moved: &TotalMove) -> Vec<Reason> {
    let framework = after.framework;
    let is_published = |card: &Scorecard<'_>| {
        card.total.as_ref().is_some_and(|total| matches!(total.basis, Basis::Published | Basis::Printed))
    };
    let mut reasons = Vec::new();
    reasons.extend(moved.published.then(|| Reason::new("published", Vec::new(), "the published numbers of ratings")));
    reasons.extend(moved.standards.iter().map(|standard| {
        let node = &framework.nodes[standard.node];
        let by = standard.by();
        let name = format!("{} {}", framework.levels[node.level], node.id);
        if framework.overall.as_ref().is_some_and(|overall| overall.rule.is_some()) {
            return Reason::new("child", vec![node.id.clone()], format!("{name} moved"));
        }
        let text = format!("{name}: {}", cells::signed(by).words());
        Reason { points: Some(by), ..Reason::new("child", vec![node.id.clone()], text) }
    }));
    let held = |card: &Scorecard<'_>| card.total.as_ref().map(|total| total.last.held.clone()).unwrap_or_default();
    reasons.extend(limit_reason(framework, &held(before), &held(after)));
    if is_published(before) && is_published(after) && !moved.published {
        let text = "the published total stays; the one by the rule moved";
        reasons.push(Reason::new("published", Vec::new(), text));
    }
    reasons
}
