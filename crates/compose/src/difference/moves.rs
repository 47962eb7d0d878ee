//! Figures that moved: questions, then nodes, then the total.

use assize_analysis::{Cause, Changes, NodeMove, QuestionMove, StandardMove, TotalMove, Why};
use assize_disclose::Mask;
use assize_report::{FigureMove, MoveCause};
use assize_scoring::{Basis, Cell, FigureName, Scorecard, TotalScore};

use crate::figures::{of_text, share_text};
use crate::inspection::{name, question_text};
use crate::words;

pub(super) fn moves(
    before: &Scorecard<'_>,
    after: &Scorecard<'_>,
    difference: &Changes,
    mask: &Mask,
) -> Vec<FigureMove> {
    let questions = difference.questions.iter().map(|one| question(before, after, one));
    let nodes = difference.nodes.iter().filter_map(|one| node(before, after, one));
    let total = difference.total.iter().map(|one| total(before, after, one));
    let shown = questions.chain(nodes).chain(total);
    shown.filter(|(name, _)| !mask.hides(name)).map(|(_, moved)| moved).collect()
}

fn question(before: &Scorecard<'_>, after: &Scorecard<'_>, moved: &QuestionMove) -> (FigureName, FigureMove) {
    let declared = &after.framework.questions[moved.question];
    let text = |card: &Scorecard<'_>| {
        let share = question_text(card, moved.question);
        let counted = card.questions[moved.question].cell().and_then(Cell::point);
        let counted = counted.map(|(n, of)| format!(" ({})", of_text(n, of)));
        format!("{share}{}", counted.unwrap_or_default())
    };
    let mut causes: Vec<MoveCause> = moved.causes.iter().map(|one| cause(after, &declared.unit, one)).collect();
    if causes.is_empty() {
        let text = "a column of its rule came or went".to_owned();
        causes.push(MoveCause { text, kind: "columns".to_owned(), of: Vec::new(), units: 0, sufficient: 0, judged: 0 });
    }
    let name = name(after, &declared.id);
    let title = format!("{} {}", declared.id, declared.title.en);
    let moved = FigureMove { figure: name.to_string(), title, before: text(before), after: text(after), causes };
    (name, moved)
}

fn cause(card: &Scorecard<'_>, unit: &str, cause: &Cause) -> MoveCause {
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let by = |of: fn(&Cell) -> u64| signed(of(&cause.after)) - signed(of(&cause.before));
    let sufficient = by(Cell::all_sufficient);
    let judged = by(|cell| cell.all_sufficient() + cell.all_insufficient());
    let unknown =
        by(|cell| cell.unknown + cell.optional_sufficient + cell.optional_insufficient + cell.optional_unknown);
    let (kind, of, what) = match &cause.why {
        Why::Added => (
            "added",
            Vec::new(),
            format!("{cause} added", cause = words::units(card.framework, unit, count(cause.units))),
        ),
        Why::Removed => (
            "removed",
            Vec::new(),
            format!("{cause} removed", cause = words::units(card.framework, unit, count(cause.units))),
        ),
        Why::Columns(columns) => {
            let names: Vec<&str> = columns.iter().map(String::as_str).collect();
            let units = words::units(card.framework, unit, count(cause.units));
            ("columns", columns.clone(), format!("{} of {units}", words::list(&names)))
        }
        Why::Record => ("record", Vec::new(), "what the record gives".to_owned()),
    };
    let effects = [(sufficient, "sufficient"), (judged, "judged"), (unknown, "open")];
    let effects = effects.into_iter().filter(|(by, _)| *by != 0).map(|(by, what)| format!("{by:+} {what}"));
    let mut effect: Vec<String> = effects.collect();
    if effect.is_empty() {
        effect.push("only in what is left out".to_owned());
    }
    let text = format!("{what}: {}", effect.join(", "));
    MoveCause { text, kind: kind.to_owned(), of, units: cause.units, sufficient, judged }
}

fn count(units: u64) -> usize {
    usize::try_from(units).unwrap_or(usize::MAX)
}

/// "+3", "-1", "0".
fn plus(number: i64) -> String {
    match number {
        0 => "0".to_owned(),
        number => format!("{number:+}"),
    }
}

fn child_cause(kind: &str, of: Vec<String>, text: String) -> MoveCause {
    MoveCause { text, kind: kind.to_owned(), of, units: 0, sufficient: 0, judged: 0 }
}

fn node(before: &Scorecard<'_>, after: &Scorecard<'_>, moved: &NodeMove) -> Option<(FigureName, FigureMove)> {
    let framework = after.framework;
    let declared = &framework.nodes[moved.node];
    let text = |card: &Scorecard<'_>| {
        let score = &card.nodes[moved.node];
        let share = score.figure.as_ref().ok().map(|share| share_text(share.point.as_ref(), &share.limits));
        let printed =
            card.record.scores.get(&moved.node).map(|(percent, _)| crate::figures::printed_text(percent.value));
        let rating = words::outcome(framework, score.last);
        let rating =
            Some(rating).filter(|text| !text.is_empty() && declared.rollup.is_some() && !framework.ratings.is_empty());
        let sum = score.sum.map(|sum| match sum.last.limits() {
            (least, most) if least == most => format!("{least} points"),
            (least, most) => format!("{least} to {most} points"),
        });
        [printed.or(share), rating, sum].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let mut causes = Vec::new();
    if moved.entered {
        causes.push(child_cause("record", Vec::new(), "what was entered".to_owned()));
    }
    if moved.panel {
        causes.push(child_cause("panel", Vec::new(), "what the ratings panel decided".to_owned()));
    }
    if !moved.children.is_empty() {
        let ids: Vec<&str> = moved.children.iter().map(|child| child.id(framework)).collect();
        let holds = |card: &Scorecard<'_>| -> Vec<String> {
            card.nodes[moved.node].limited_by.iter().map(|child| child.id(framework).to_owned()).collect()
        };
        let (was, is) = (holds(before), holds(after));
        let lowest = match was == is || is.is_empty() || was.is_empty() {
            true => String::new(),
            false => format!("; the lowest was {was} and is {is}", was = was.join(", "), is = is.join(", ")),
        };
        let of = ids.iter().map(|id| (*id).to_owned()).collect();
        causes.push(child_cause("child", of, format!("{ids} moved{lowest}", ids = words::list(&ids))));
    }
    let name = name(after, &declared.id);
    let title = format!("{} {}", declared.id, declared.title.en);
    let made = FigureMove { figure: name.to_string(), title, before: text(before), after: text(after), causes };
    (made.before != made.after || !made.causes.is_empty()).then_some((name, made))
}

fn total(before: &Scorecard<'_>, after: &Scorecard<'_>, moved: &TotalMove) -> (FigureName, FigureMove) {
    let framework = after.framework;
    let text = |card: &Scorecard<'_>| {
        card.total.as_ref().map_or_else(
            || "none".to_owned(),
            |total| {
                let points = |score: &TotalScore| match score.points {
                    (least, most) if least == most => format!("{least} points"),
                    (least, most) => format!("{least} to {most} points"),
                };
                let rating = match &total.last.rating {
                    Ok(outcome) => words::outcome(framework, *outcome),
                    Err(why) => {
                        format!("no overall rating ({why_no_overall})", why_no_overall = words::why_no_overall(*why))
                    }
                };
                format!("{rating}, {}", points(&total.last))
            },
        )
    };
    let is_published = |card: &Scorecard<'_>| card.total.as_ref().is_some_and(|total| total.basis == Basis::Published);
    let mut causes = Vec::new();
    if moved.published {
        causes.push(child_cause("published", Vec::new(), "the published numbers of ratings".to_owned()));
    }
    causes.extend(moved.standards.iter().map(|standard| {
        let id = framework.nodes[standard.node].id.clone();
        let signed = |points: u64| i64::try_from(points).unwrap_or(i64::MAX);
        let StandardMove { before, after, .. } = standard;
        let (least, most) = (signed(after.least) - signed(before.least), signed(after.most) - signed(before.most));
        let by = if least == most { plus(least) } else { format!("{} to {}", plus(least), plus(most)) };
        let text = format!("{} {id}: {by}", framework.levels[framework.nodes[standard.node].level]);
        MoveCause { sufficient: least, judged: most, ..child_cause("child", vec![id], text) }
    }));
    if is_published(before) && is_published(after) && !moved.published {
        causes.push(child_cause(
            "published",
            Vec::new(),
            "the published total stays; the one by the rule moved".to_owned(),
        ));
    }
    let name = name(after, "overall");
    let moved = FigureMove {
        figure: name.to_string(),
        title: "Overall".to_owned(),
        before: text(before),
        after: text(after),
        causes,
    };
    (name, moved)
}
