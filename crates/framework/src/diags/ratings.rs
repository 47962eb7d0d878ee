//! Rules over ratings, and limits.

use assize_diag::{Code, Diagnostic, Span};
use assize_reader::{tick, ticks};

use super::tree::cycle;
use super::words::count;
use crate::Rollup;

const MATRIX_SHAPE: Code = Code::new("framework/matrix-shape");

pub(crate) fn one_of_keys(what: &str, keys: &[&str], given: &[(&str, Span)], span: Span) -> Diagnostic {
    let code = Code::new("framework/one-of-keys");
    let Some((_, first)) = given.first() else {
        return Diagnostic::error(code, format!("{what} has none of {}", ticks(keys))).at(span).help(
            match keys.contains(&"any-at-most") {
                true => "give one of them; for at least two of the nodes: `number = 2` and `number-at-most = ...`",
                false => "give one of them",
            },
        );
    };
    let names: Vec<_> = given.iter().map(|(key, _)| *key).collect();
    let diagnostic =
        Diagnostic::error(code, format!("{what} has {}, and only one of them may be given", ticks(&names))).at(*first);
    given[1..].iter().fold(diagnostic, |diagnostic, (_, span)| diagnostic.label(*span, "one too many"))
}

pub(crate) fn rule_of_another_rollup(
    what: &str,
    key: &str,
    needs: Rollup,
    rollup: Option<Rollup>,
    span: Span,
) -> Diagnostic {
    let has = rollup.map_or("no rollup".to_owned(), |rollup| format!("the rollup `{}`", rollup.words()));
    Diagnostic::error("framework/rule-of-another-rollup", format!("{what} has `{key}` but {has}"))
        .at(span)
        .help(format!("`{key}` goes with `rollup = \"{}\"`", needs.words()))
}

pub(crate) fn endless_ladder(of: &str, span: Span) -> Diagnostic {
    let message = format!("the ladder of {of} has no end: its last rung has `where`");
    Diagnostic::error("framework/endless-ladder", message)
        .at(span)
        .help("end it with a rung that has only a `rating`, for everything that no rung above takes")
}

pub(crate) fn rung_without_where(what: &str, below: usize, span: Span) -> Diagnostic {
    let rungs = count(below, "rung below it is", "rungs below it are");
    let message = format!("{what} has no `where`, so the {rungs} never reached");
    Diagnostic::error("framework/rung-without-where", message)
        .at(span)
        .help("say in `where` when it holds; only the last rung has none")
}

pub(crate) fn matrix_shape(what: &str, found: usize, ratings: (usize, Span), span: Span) -> Diagnostic {
    let needed = count(ratings.0, "rating", "ratings");
    Diagnostic::error(MATRIX_SHAPE, format!("{what} has {found} entries, but {needed} need {}", ratings.0))
        .at(span)
        .label(ratings.1, needed)
        .help("a matrix has one row for each rating of `rows`, and in it one rating for each of `columns`, worst first")
}

pub(crate) fn matrix_of_one(node: &str, span: Span) -> Diagnostic {
    let message = format!("rows and columns of the matrix are both node {}", tick(node));
    Diagnostic::error(MATRIX_SHAPE, message).at(span).help("name two different nodes")
}

pub(crate) fn rating_cycle(nodes: &[(&str, Span)]) -> Diagnostic {
    let code = Code::new("framework/rating-cycle");
    cycle(code, "the rating of node {} rests on itself", "ratings rest on one another", nodes)
        .help("a rule or a limit looks at nodes beside or below its own, and none of these looks back")
}

pub(crate) fn idle_limit(id: &str, on: &str, why: String, span: Span) -> Diagnostic {
    let message = format!("limit {} never changes {on}", tick(id));
    Diagnostic::error("framework/idle-limit", message).at(span).help(why)
}

pub(crate) fn idle_condition(what: &str, holds: bool, why: String, span: Span) -> Diagnostic {
    let how = if holds { "always" } else { "never" };
    Diagnostic::error("framework/idle-condition", format!("a condition of {what} {how} holds")).at(span).help(why)
}
