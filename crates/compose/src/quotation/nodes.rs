//! Ratings, points and scores of nodes, and the total.

use assize_disclose::Mask;
use assize_framework::Rollup;
use assize_scoring::{Basis, Figure, FigureName, NoBasis, Outcome, Part, Scorecard, Subset, TotalScore};

use super::Said;
use crate::figures::{self, Value, figure};
use crate::frameworks::rollup_in_words;
use crate::scorecard::{is_own, printed_overall};
use crate::words;

fn said(title: String, sentence: String, text: &str, name: &FigureName, mask: &Mask) -> Said {
    let made = figure(name, &Value::Words(text), None, mask);
    Said { title, sentence, counts: None, made, proportion: None, base: None, reached: "none", how: None }
}

/// The overall rating or the points of the total.
pub(super) fn overall(card: &Scorecard<'_>, name: &FigureName, mask: &Mask) -> Said {
    let total = card.total.as_ref().expect("a figure called overall is only there where there is a total");
    let framework = card.framework;
    let points = points_of(total.last.points, total.maximum);
    let rated = |score: &TotalScore| match &score.rating {
        Ok(Outcome::Rated(rating)) => format!("\"{}\"", words::rating(framework, *rating)),
        Ok(outcome) => format!("\"{outcome}\", as far as is known", outcome = words::outcome(framework, *outcome)),
        Err(why) => format!("not known, since {why_no_overall}", why_no_overall = words::why_no_overall(*why)),
    };
    let basis = match total.basis {
        Basis::Rule => "by the scoring rule",
        Basis::Panel => "after the ratings panel",
        Basis::Published => "as published",
    };
    let by_rule = match total.basis {
        Basis::Rule => String::new(),
        Basis::Panel | Basis::Published => {
            format!("; by the scoring rule alone it is {rated}", rated = rated(&total.rule))
        }
    };
    let printed = match (printed_overall(card), &total.last.rating) {
        (Some(printed), Err(_)) => format!("; the report prints \"{printed}\""),
        _ => String::new(),
    };
    let (sentence, text) = match name.part {
        Some(Part::Points) => (format!("the total is {points}, {basis}"), points.clone()),
        _ => {
            let text = match &total.last.rating {
                Ok(outcome) => words::outcome(framework, *outcome),
                Err(_) => "no overall rating".to_owned(),
            };
            (
                format!(
                    "the overall rating is {rated}, with {points}, {basis}{by_rule}{printed}",
                    rated = rated(&total.last)
                ),
                text,
            )
        }
    };
    Said { reached: total.basis.word(), ..said("Overall".to_owned(), sentence, &text, name, mask) }
}

fn points_of((least, most): (u64, u64), maximum: u64) -> String {
    match least == most {
        true => format!("{least} of {maximum} points"),
        false => format!("{least} to {most} of {maximum} points"),
    }
}

/// A node's rating, its points or its share.
pub(super) fn node(card: &Scorecard<'_>, index: usize, name: &FigureName, mask: &Mask) -> Said {
    let framework = card.framework;
    let (node, score) = (&framework.nodes[index], &card.nodes[index]);
    let title = node.title.en.clone();
    let called = format!("\"{title}\" ({})", framework.call(&node.id));
    let is_rated = (node.band.is_some() || node.rollup == Some(Rollup::Entered)) && !framework.ratings.is_empty();
    let part = name.part.unwrap_or(if is_rated { Part::Rating } else { Part::Share });
    let (sentence, text) = match part {
        Part::Points => points(card, index, &called),
        Part::Rating => rating(card, index, &called),
        Part::Share | Part::Insufficient | Part::NotDone => share(card, index, &called),
        Part::By(_) => second(card, index, &called),
    };
    let mut said = said(title, sentence, &text, name, mask);
    said.made.status = node.status.map(|status| status.word().to_owned());
    said.reached = score.reached.word();
    if let Ok(share) = score.figure.as_ref().map_err(|_| ())
        && part == Part::Share
        && !card.record.scores.contains_key(&index)
    {
        let value = Value::Share { point: share.point.as_ref(), limits: &share.limits, cell: None };
        said.made = figure(name, &value, node.status, mask);
    }
    said
}

fn points(card: &Scorecard<'_>, index: usize, called: &str) -> (String, String) {
    let framework = card.framework;
    let of = |rating: usize| framework.ratings[rating].points;
    let range = match (card.nodes[index].sum.map(|sum| sum.last.limits()), card.nodes[index].last) {
        (Some(range), _) => Some(range),
        (None, Outcome::Rated(rating)) => Some((of(rating), of(rating))),
        (None, Outcome::Between { worst, best }) => Some((of(worst), of(best))),
        (None, Outcome::Unknown | Outcome::NotRated(_)) => None,
    };
    match range {
        Some((1, 1)) => (format!("{called} has 1 point"), "1".to_owned()),
        Some((least, most)) if least == most => (format!("{called} has {least} points"), least.to_string()),
        Some((least, most)) => (format!("{called} has {least} to {most} points"), format!("{least} to {most}")),
        None => (format!("the points of {called} are not known"), "not known".to_owned()),
    }
}

fn rating(card: &Scorecard<'_>, index: usize, called: &str) -> (String, String) {
    let framework = card.framework;
    let score = &card.nodes[index];
    let text = words::outcome(framework, score.last);
    let why = match (&score.panel, card.record.ratings.contains_key(&index)) {
        (Some(panel), _) => format!(
            ", by the ratings panel ({reason}); by the scoring rule alone it is {rule}",
            reason = panel.decision.value.reason,
            rule = words::lower(&words::outcome(framework, score.rule))
        ),
        (None, true) => {
            format!(", as entered by the {card}", card = if is_own(card) { "provider" } else { "inspectors" })
        }
        (None, false) if score.figure.as_ref().is_ok_and(|share| share.point.is_none()) => {
            ", whatever the figures are that are not known".to_owned()
        }
        (None, false) => {
            lowest(card, index).map(|lowest| format!(", by its lowest figure: {lowest}")).unwrap_or_default()
        }
    };
    let sentence = match score.last {
        Outcome::Rated(_) => format!("{called} is rated \"{text}\"{why}"),
        Outcome::Between { worst, best } => format!(
            "{called} is rated somewhere from \"{rating}\" to \"{rating_2}\": the figures leave open which",
            rating = words::rating(framework, worst),
            rating_2 = words::rating(framework, best)
        ),
        Outcome::Unknown => format!("the rating of {called} is not known"),
        Outcome::NotRated(why) => {
            let words = words::lower(words::not_rated(why));
            format!("{called} is {words}", words = if words.is_empty() { "not rated" } else { &words })
        }
    };
    let text = if text.is_empty() { "not rated".to_owned() } else { text };
    (sentence, text)
}

/// "2.1.3, 71%": what holds a node down.
fn lowest(card: &Scorecard<'_>, index: usize) -> Option<String> {
    let score = &card.nodes[index];
    let is_lowest = card.framework.nodes[index].rollup == Some(Rollup::Lowest);
    let share = score.figure.as_ref().ok().filter(|share| is_lowest && share.point.is_some())?;
    let ids: Vec<&str> = score.limited_by.iter().map(|child| child.id(card.framework)).collect();
    Some(format!(
        "{ids} at {share}",
        ids = words::list(&ids),
        share = figures::share_text(share.point.as_ref(), &share.limits)
    ))
}

fn share(card: &Scorecard<'_>, index: usize, called: &str) -> (String, String) {
    let framework = card.framework;
    let score = &card.nodes[index];
    if let Some((percent, _)) = card.record.scores.get(&index) {
        let text = figures::printed_text(percent.value);
        let range = match (percent.low, percent.high) {
            (Some(low), Some(high)) => {
                let over = percent.over.map(|over| format!(" over {over} bodies")).unwrap_or_default();
                format!(
                    ", ranging from {printed} to {printed_2}{over}",
                    printed = figures::printed_text(low),
                    printed_2 = figures::printed_text(high)
                )
            }
            _ => String::new(),
        };
        return (format!("the score of {called} is {text}, as printed{range}"), text);
    }
    let rollup = framework.nodes[index].rollup;
    by(card, rollup, &score.figure, score.subset.as_ref(), lowest(card, index), called)
}

/// The share by the second rollup that the regime states.
fn second(card: &Scorecard<'_>, index: usize, called: &str) -> (String, String) {
    let declared = card.framework.nodes[index].also.as_ref().map(|also| also.rollup);
    match &card.nodes[index].also {
        Some(also) => by(card, declared, &also.figure, also.subset.as_ref(), None, called),
        None => (format!("{called} has no second score"), "not known".to_owned()),
    }
}

fn by(
    card: &Scorecard<'_>,
    rollup: Option<Rollup>,
    share: &Result<Figure, NoBasis>,
    subset: Option<&Subset>,
    lowest: Option<String>,
    called: &str,
) -> (String, String) {
    match (share, subset) {
        (Ok(share), _) => {
            let text = figures::share_text(share.point.as_ref(), &share.limits);
            let what = match lowest {
                Some(lowest) => format!("its lowest figure ({lowest})"),
                None => rollup.map_or("its share", rollup_in_words).to_owned(),
            };
            let open = if share.point.is_some() { "" } else { ", as far as is known" };
            (format!("the score of {called} is {text}{open}: {what}"), text)
        }
        (Err(_), Some(subset)) => {
            let text = figures::percent_text(&subset.share);
            let (k, n, kind) = (subset.children.len(), subset.of, card.framework.question_level.as_str());
            let another = format!("over the {k} of its {n} {kind}s that have counts it is {text}, another figure");
            (format!("the score of {called} is not known; {another}"), "not known".to_owned())
        }
        (Err(_), None) => (format!("the score of {called} is not known"), "not known".to_owned()),
    }
}
