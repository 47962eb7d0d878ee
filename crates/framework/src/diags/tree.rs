//! Nodes, and the questions that hang from them.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::tick;

use crate::{Also, Node, Rollup};

pub(crate) fn node_cycle(nodes: Vec<(&str, Span)>) -> Diagnostic {
    cycle(Code::new("framework/node-cycle"), "node {} is under itself", "nodes are under one another", &nodes)
}

/// How many members of a circle are listed.
const LISTED: usize = 20;

/// Things that lead back to where they began: what is said of one alone, by its name, and of several, before "`a`, `b`, `a`".
pub(super) fn cycle(code: Code, alone: &str, several: &str, members: &[(&str, Span)]) -> Diagnostic {
    let message = match members {
        [(only, _)] => alone.replace("{}", &tick(only)),
        _ => {
            let more = members.len().saturating_sub(LISTED);
            let more = (more > 0).then(|| format!("{more} more"));
            let first = members.first().map(|(id, _)| tick(id));
            let round = members.iter().take(LISTED).map(|(id, _)| tick(id)).chain(more).chain(first);
            format!("{several}: {}", round.collect::<Vec<_>>().join(", "))
        }
    };
    members.iter().take(LISTED).fold(Diagnostic::error(code, message), |diagnostic, (_, span)| diagnostic.at(*span))
}

pub(crate) fn level_order(node: (&str, &str), parent: (&str, &str), under: Span, parent_span: Span) -> Diagnostic {
    let (level, id, parent_level, parent) = (tick(node.1), tick(node.0), tick(parent.1), tick(parent.0));
    let message = if level == parent_level {
        format!("node {id} and the node {parent} it is under are both of level {level}")
    } else {
        // The same of each where the levels are turned round.
        format!("a node of level {level} is under one of the lower level {parent_level}")
    };
    Diagnostic::error("framework/level-order", message)
        .at(under)
        .label(parent_span, "declared here")
        .help("a node is under one of an earlier level; `levels` go from the top down")
}

pub(crate) fn empty_rollup(node: &str, rollup: Rollup, is_second: bool, span: Span) -> Diagnostic {
    let (message, help) = match rollup {
        Rollup::Lowest | Rollup::MeanOfChildren => (
            "but has no scored question and no node with a share under it",
            "hang a question or such a node from it, or say `rollup = \"entered\"`",
        ),
        Rollup::SumOfPoints => {
            ("but has no node with a rating under it", "give the nodes under it a `band` or `rollup = \"entered\"`")
        }
        Rollup::LowestRating
        | Rollup::MedianRating
        | Rollup::MostCommonRating
        | Rollup::MeanOfPoints
        | Rollup::Ladder
        | Rollup::Matrix => (
            "but has nothing with a rating under it",
            "give the nodes under it a `band` or `rollup = \"entered\"`, or the node itself a `band` that rates its questions",
        ),
        Rollup::MeanOfQuestions | Rollup::Pooled | Rollup::Entered | Rollup::Measure => {
            ("but has nothing under it", "hang a question or a node from it, or say `rollup = \"entered\"`")
        }
    };
    let (which, help) = match is_second {
        true => ("second rollup", "leave `also` out, or hang something from the node"),
        false => ("rollup", help),
    };
    let message = format!("node {} has the {which} `{}` {message}", tick(node), rollup.words());
    Diagnostic::error("framework/empty-rollup", message).at(span).help(help)
}

pub(crate) fn band_without_share(node: &str, rollup: Option<Rollup>, span: Span) -> Diagnostic {
    let (why, help) = match rollup {
        None => ("no rollup".to_owned(), "say in `rollup` how its share is made"),
        Some(Rollup::Entered) => {
            ("the rollup `entered`".to_owned(), "the inspector enters the rating: leave the band out")
        }
        Some(Rollup::Measure) => {
            ("the rollup `measure`".to_owned(), "a measure has edges of its own, in its own unit: leave the band out")
        }
        Some(Rollup::Matrix) => (
            "the rollup `matrix`".to_owned(),
            "it looks at two nodes alone: leave the band out, or rate the questions in a node of their own",
        ),
        Some(rollup) => (format!("the rollup `{}`", rollup.words()), "only a share can be put in a band"),
    };
    let message = format!("node {} has a band but {why}", tick(node));
    Diagnostic::error("framework/band-without-share", message).at(span).help(help)
}

pub(crate) fn small_of_several(band: &str, nodes: &[(Rollup, Span)], small: Span) -> Diagnostic {
    let mut rollups: Vec<String> =
        nodes.iter().map(|(rollup, _)| format!("`rollup = \"{}\"`", rollup.words())).collect();
    rollups.dedup();
    let (a_node, is) = if nodes.len() == 1 { ("a node", "is") } else { ("nodes", "are") };
    let message = format!(
        "band {} has edges by the number of units, but {a_node} with it {is} made of several shares: {}",
        tick(band),
        rollups.join(", ")
    );
    let help = match nodes.iter().all(|(rollup, _)| *rollup == Rollup::Lowest) {
        true => "`lowest rating` rates each question by its own units; `pooled` has one number of units",
        false => {
            "a rollup of ratings rates each question by its own units; `pooled` has one number of units; else leave `small` out"
        }
    };
    let diagnostic = Diagnostic::error("framework/small-of-several", message);
    let diagnostic = nodes.iter().fold(diagnostic, |diagnostic, (_, span)| diagnostic.at(*span));
    diagnostic.label(small, "for few units").help(help)
}

pub(crate) fn nothing_asked(id: &str, span: Span) -> Diagnostic {
    Diagnostic::error("framework/nothing-asked", format!("framework {} has no nodes", tick(id)))
        .at(span)
        .help("declare what it rates and asks, `[[node]]` and `[[question]]`; or say `abstract = true` where it is only extended")
}

pub(crate) fn unused_measure(measure: &Node, above: &Node) -> Diagnostic {
    let rollup = above.rollup.map_or("", Rollup::words);
    let message = format!(
        "measure {} is under node {}, whose rollup `{rollup}` takes in shares alone",
        tick(&measure.id),
        tick(&above.id)
    );
    Diagnostic::error("framework/unused-measure", message)
        .at(measure.span)
        .label(above.span, "declared here")
        .help("a measure has a rating and no share: give the node above a rollup over ratings (`lowest rating`, `ladder`, ...) or `sum of points`, or name the measure in a limit")
}

pub(crate) fn second_rollup(node: &str, first: Option<Rollup>, second: &Also) -> Diagnostic {
    let node = tick(node);
    let (message, help) = match first {
        None => (format!("node {node} has `also` but no `rollup`"), "say in `rollup` which figure comes first"),
        Some(first) if first == second.rollup => (
            format!("node {node} has the rollup `{}` twice", first.words()),
            "name in `also` the other way to make its share, or leave it out",
        ),
        Some(first) => (
            format!("node {node} has `also` but the rollup `{}`, which gives no share", first.words()),
            "leave `also` out: it goes beside a share",
        ),
    };
    Diagnostic::error("framework/second-rollup", message).at(second.span).help(help)
}

pub(crate) fn orphan(question: &str, span: Span) -> Diagnostic {
    Diagnostic::error("framework/orphan-question", format!("question {} hangs from no node", tick(question)))
        .at(span)
        .help("name one or more nodes: `under = [\"...\"]`")
}

pub(crate) fn unused_question(
    question: &str,
    under: &Spanned<String>,
    rollup: Option<Rollup>,
    node: Span,
) -> Diagnostic {
    let has = match rollup {
        Some(rollup) if rollup.is_of_ratings() => {
            format!("has the rollup `{}` without a band, and takes in no question", rollup.words())
        }
        Some(rollup) => format!("has the rollup `{}`, which takes in no question", rollup.words()),
        None => "has no rollup, and takes in no question".to_owned(),
    };
    let help = match rollup.is_some_and(Rollup::is_of_ratings) {
        true => "give the node a `band` that rates it, or say `scored = false` in the question if it is only shown",
        false => "say `scored = false` in the question if it is only shown",
    };
    let message = format!("question {} is scored, but node {} {has}", tick(question), tick(&under.value));
    Diagnostic::error("framework/unused-question", message).at(under.span).label(node, "declared here").help(help)
}
