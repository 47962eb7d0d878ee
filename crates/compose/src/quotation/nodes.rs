//! Ratings, points and scores of nodes, and the total.

use assize_framework::Rollup;
use assize_report::{Cell, Points, Rated};
use assize_scoring::{Basis, CardNode, FigureName, FigurePart, Fit, Outcome, Scorecard, Subset, TotalScore};
use indexmap::IndexSet;

use super::Said;
use crate::frameworks::{rollup_in_words, weights_in_words};
use crate::inspection::{NO_RULE, printed_overall};
use crate::rating_rules::{held, rated_questions};
use crate::scorecard::{held_down, is_own, known_lowest};
use crate::words::{self, lower};
use crate::{cells, figures, measures, weighted};

/// How many sources of the parts of a figure are named; more would hide the figure.
const FEW: usize = 3;

/// The overall rating or the points of the total; without a total what is printed.
pub(super) fn overall(card: &Scorecard<'_>, name: &FigureName) -> Said {
    let framework = card.framework;
    let Some(total) = &card.total else { return printed_alone(card, name) };
    let (least, most) = total.last.points;
    let of = total.maximum;
    let points = match least == most {
        true => format!("{least} of {of} points"),
        false => format!("{least} to {most} of {of} points"),
    };
    let adds_points = framework.overall.as_ref().is_none_or(|overall| overall.rule.is_none());
    let made = Points { figure: None, least, most, of: Some(of), text: points.clone() };
    let basis = words::basis_of(total);
    if name.part == Some(FigurePart::Points) {
        let basis = total.points_basis;
        let sentence = format!("the total is {points}, {}", words::basis(basis));
        return Said::new("Overall", sentence, made.into(), basis.word());
    }
    let rated = |score: &TotalScore| match &score.rating {
        Ok(Outcome::Rated(rating)) => format!("\"{}\"", words::rating(framework, *rating)),
        Ok(outcome) => format!("\"{}\", as far as is known", words::outcome(framework, *outcome)),
        Err(why) => format!("not known, since {}", words::why_no_overall(framework, *why).en),
    };
    let by_rule = match total.basis {
        Basis::Rule => String::new(),
        // Where nothing differs, nothing is said twice.
        _ if total.rule.rating == total.last.rating && total.rule.points == total.last.points => String::new(),
        Basis::Panel | Basis::Published | Basis::Printed => {
            let with = match (&total.rule.rating, total.rule.points) {
                (Ok(Outcome::Rated(_)), (least, most)) if adds_points && least == most => {
                    format!(", with {least} of {of} points")
                }
                _ => String::new(),
            };
            format!("; by the scoring rule alone it is {}{with}", rated(&total.rule))
        }
    };
    let value = match total.last.rating {
        Ok(outcome) => {
            let basis = Some(total.basis.word().to_owned());
            let rated = cells::rated(framework, outcome);
            let (points, held) = (total.points().map(|_| made), held_down(framework, &total.last, of));
            Rated { figure: Some(name.to_string()), points, basis, held, ..rated }.into()
        }
        Err(why) => Cell::empty(words::why_no_overall(framework, why).en),
    };
    let with = match held_down(framework, &total.last, of) {
        Some(held) => format!(", {held}"),
        None if total.has_points => format!(", with {points}"),
        None => String::new(),
    };
    let sentence = match total.last.rating {
        Err(_) if total.has_points => {
            format!("the overall rating is {}; {basis} the total is {points}", rated(&total.last))
        }
        Err(_) => format!("the overall rating is {}", rated(&total.last)),
        Ok(_) => format!("the overall rating is {}{with}, {basis}{by_rule}", rated(&total.last)),
    };
    let once = weighted::each_once(card).map(|once| format!("; {once}"));
    let sentence = format!("{sentence}{}", once.unwrap_or_default());
    let is_given = matches!(total.basis, Basis::Published | Basis::Printed);
    let how = card.inspection.source.as_ref().filter(|_| is_given).map(|source| format!("source: {source}"));
    Said { how, ..Said::new("Overall", sentence, value, total.basis.word()) }
}

/// What the source prints of the whole, where no rule makes it.
fn printed_alone(card: &Scorecard<'_>, name: &FigureName) -> Said {
    let (rating, points) = card.printed_alone();
    let rating = rating.filter(|_| name.part != Some(FigurePart::Points));
    let points = points.filter(|_| name.part != Some(FigurePart::Rating));
    let points = points.map(|n| Points { figure: None, least: n, most: n, of: None, text: n.to_string() });
    let with = if rating.is_some() && points.is_some() { ", with " } else { "" };
    let said = points.as_ref().map(|_| printed_overall(card, Some(FigurePart::Points))).unwrap_or_default();
    let basis = Some(Basis::Printed.word().to_owned());
    let (sentence, value) = match rating {
        Some(rating) => {
            let rated = cells::rated(card.framework, Outcome::Rated(rating));
            let sentence = format!("the overall rating is \"{}\"{with}{said}", words::rating(card.framework, rating));
            (sentence, Rated { figure: Some(name.to_string()), points, basis, ..rated }.into())
        }
        None => (format!("the total is {said}"), points.map_or_else(|| Cell::empty("not printed"), Cell::from)),
    };
    let sentence = format!("{sentence}, {}: {NO_RULE}", words::basis(Basis::Printed));
    let how = card.inspection.source.as_ref().map(|source| format!("source: {source}"));
    Said { how, ..Said::new("Overall", sentence, value, Basis::Printed.word()) }
}

/// A node's rating, its points or its share.
pub(super) fn node(node: CardNode<'_, '_>, name: &FigureName) -> Said {
    let framework = node.card.framework;
    let declared = node.declared();
    let called = format!("\"{}\" ({})", declared.title.en, framework.print(&declared.id));
    let is_rated = declared.is_rated() && !framework.ratings.is_empty();
    let printed = node.printed_alone();
    let part = name.part.unwrap_or(if is_rated || printed.is_some() { FigurePart::Rating } else { FigurePart::Share });
    let (sentence, value) = match part {
        FigurePart::Points => points(node, &called),
        FigurePart::Rating if let Some(rating) = printed => printed_node(node, rating, &called),
        FigurePart::Rating => rating(node, &called),
        FigurePart::Share | FigurePart::Insufficient | FigurePart::NotDone => share(node, &called),
        FigurePart::Measure => measure(node, &called),
        FigurePart::By(_) => second(node, name, &called),
    };
    let source = entered_from(node).map(str::to_owned);
    let is_published = matches!(node.basis(), Basis::Published | Basis::Printed) || printed.is_some();
    let is_given = part == FigurePart::Rating && is_published;
    let given = || node.card.inspection.source.clone().filter(|_| is_given);
    let source = source.or_else(given).or_else(|| made_from(node));
    let how = source
        .filter(|_| matches!(part, FigurePart::Rating | FigurePart::Share))
        .map(|source| format!("source: {source}"));
    let flags = node.score().flags.iter().filter(|_| part == FigurePart::Rating).map(|flag| flag.word()).collect();
    let said = Said::new(&declared.title.en, sentence, value, node.score().reached.word());
    Said { how, status: node.status(), flags, ..said }
}

/// A rating that the source prints and no rule makes.
fn printed_node(node: CardNode<'_, '_>, rating: usize, called: &str) -> (String, Cell) {
    let basis = Some(Basis::Printed.word().to_owned());
    let rated = cells::rated(node.card.framework, Outcome::Rated(rating));
    let words = words::rating(node.card.framework, rating);
    let sentence = format!("{called} is rated \"{words}\", {}: {NO_RULE}", words::basis(Basis::Printed));
    (sentence, Rated { figure: Some(node.name().to_string()), basis, ..rated }.into())
}

/// Where the record has what it enters for a node.
fn entered_from<'a>(node: CardNode<'_, 'a>) -> Option<&'a str> {
    let record = &node.card.record;
    let rating = record.ratings.get(&node.index).map(|(_, entered)| *entered);
    let entered = rating.or_else(|| record.scores.get(&node.index).and_then(|(_, entered)| *entered))?;
    entered.value.source.as_deref()
}

/// Where all that a record gives of the questions that a node is made of is from, where that is a few places.
fn made_from(node: CardNode<'_, '_>) -> Option<String> {
    let record = &node.card.record;
    let source = |question: &usize| {
        let counted = record.counts.get(question).map(|counts| counts.value.source.as_deref());
        let entered = || Some(record.percents.get(question)?.entered?.value.source.as_deref());
        let stated = || Some(Some(record.stated.get(question)?.value.source.as_str()));
        counted.or_else(entered).or_else(stated)
    };
    let below = node.card.framework.questions_below(node.index);
    // What stands behind a semicolon is about one of them.
    let place = |source: Option<&'_ str>| source.map(|source| source.split("; ").next().unwrap_or(source).to_owned());
    let sources: Option<IndexSet<String>> = below.iter().filter_map(source).map(place).collect();
    let sources = sources.filter(|sources| (1..=FEW).contains(&sources.len()))?;
    Some(sources.into_iter().collect::<Vec<_>>().join("; "))
}

fn points(node: CardNode<'_, '_>, called: &str) -> (String, Cell) {
    let Some(points) = node.points().filter(|points| points.is_known) else {
        return (format!("the points of {called} are not known"), Cell::empty("not known"));
    };
    let made = cells::points(points, None);
    let unit = if points.exactly() == Some(1) { "point" } else { "points" };
    (format!("{called} has {} {unit}", made.text), made.into())
}

fn rating(node: CardNode<'_, '_>, called: &str) -> (String, Cell) {
    let (card, framework, score) = (node.card, node.card.framework, node.score());
    let made = cells::rating_of(node);
    let measured = measures::with_limits(node);
    let held = held(framework, &score.held, None).map(|held| format!(", {held}")).unwrap_or_default();
    let marks: String = cells::marks(node).iter().map(|mark| format!("; {mark}")).collect();
    let sentence = match node.rating() {
        Outcome::Rated(_) => {
            let why = match (&score.panel, card.record.ratings.contains_key(&node.index)) {
                (Some(panel), _) => format!(", by the ratings panel ({}){}", panel.decision.value.reason, alone(node)),
                (None, true) if !held.is_empty() => String::new(),
                (None, true) => format!(" by {}", if is_own(card) { "the provider itself" } else { "the inspectors" }),
                (None, false) if node.basis() == Basis::Published => {
                    format!(", as follows from the published counts of ratings{}", alone(node))
                }
                (None, false) if node.basis() == Basis::Printed => format!(", as printed{}", alone(node)),
                (None, false) if measured.is_some() => measured.map(|text| format!(": {text}")).unwrap_or_default(),
                (None, false) if !held.is_empty() => String::new(),
                (None, false) if node.share().is_ok_and(|share| share.point.is_none()) => {
                    ", whatever the unknown figures are".to_owned()
                }
                (None, false) => lowest(node)
                    .map(|lowest| format!(", by its lowest figure: {lowest}"))
                    .or_else(|| rated_questions(node).map(|rated| format!(": {rated}")))
                    .unwrap_or_default(),
            };
            format!("{called} is rated \"{}\"{why}{held}{marks}{}", made.words(), weighted::beside(node))
        }
        Outcome::Between { worst, best } => {
            let ends = [worst, best].map(|rating| format!("\"{}\"", words::rating(framework, rating)));
            let between =
                if best == worst + 1 { ends.join(" or ") } else { format!("somewhere from {}", ends.join(" to ")) };
            let from_counts = node.basis() == Basis::Published;
            let what = if from_counts { "the published counts of ratings" } else { "the figures" };
            format!("{called} is rated {between}{held}: {what} leave open which{marks}")
        }
        Outcome::Unknown => format!("the rating of {called} is not known"),
        Outcome::NotRated(why) => {
            let words = match cells::not_rated(node) {
                Some(reason) => format!("not rated: {reason}"),
                None => lower(words::not_rated(why)),
            };
            format!("{called} is {}", if words.is_empty() { "not rated" } else { &words })
        }
    };
    (sentence, made)
}

/// What the scoring rule makes of a node, where something else stands; nothing where it comes to the same, or clashes and is said so.
fn alone(node: CardNode<'_, '_>) -> String {
    let score = node.score();
    let clashes =
        node.basis() == Basis::Printed && node.card.checks_of(node.id()).any(|check| check.fit == Fit::Clashes);
    match score.rule == score.last || clashes {
        true => String::new(),
        false => {
            let rule = lower(&words::outcome(node.card.framework, score.rule));
            format!("; by the scoring rule alone it is {rule}")
        }
    }
}

/// "2.1.3 at 71%": what holds a node down.
fn lowest(node: CardNode<'_, '_>) -> Option<String> {
    node.share().ok().filter(|share| share.point.is_some())?;
    let ids: Vec<&str> = known_lowest(node).iter().map(|child| child.label(node.card.framework)).collect();
    (!ids.is_empty()).then(|| format!("{} at {}", words::list(&ids), cells::of_node(node).words()))
}

fn share(node: CardNode<'_, '_>, called: &str) -> (String, Cell) {
    let made = cells::of_node(node);
    if let Some(entered) = node.entered() {
        let range = match (entered.low, entered.high) {
            (Some(low), Some(high)) => {
                let over = entered.over.map(|over| format!(" across {over} bodies")).unwrap_or_default();
                format!(", ranging from {} to {}{over}", figures::printed_text(low), figures::printed_text(high))
            }
            _ => String::new(),
        };
        let mean = mean_of(node).map(|mean| format!("; {mean}")).unwrap_or_default();
        return (format!("the score of {called} is {}, as printed{range}{mean}", made.words()), made);
    }
    let what = match lowest(node) {
        Some(lowest) => format!("its lowest figure ({lowest})"),
        None => node.declared().rollup.map_or("its share", rollup_in_words).to_owned(),
    };
    let weights = weights_in_words(node.card.framework, node.index);
    let what = format!("{what}{}", weights.map(|weights| format!(", {weights}")).unwrap_or_default());
    let sentence = score(node, &made, node.score().subset.as_ref(), &what, called);
    let open = node.share().ok().filter(|figure| figure.point.is_some() && figure.limits.as_point().is_none());
    let open = open.map(|figure| figures::limits_text(&figure.limits.low, &figure.limits.high));
    let open = open.map(|range| format!("; with the answers that are not known it may be anything from {range}"));
    (format!("{sentence}{}{}", open.unwrap_or_default(), weighted::beside(node)), made)
}

/// "it is a mean of 37 questions' shares, and so no number of cases".
fn mean_of(node: CardNode<'_, '_>) -> Option<String> {
    let framework = node.card.framework;
    let declared = node.declared();
    let (count, what) = match declared.rollup? {
        Rollup::MeanOfQuestions => (framework.questions_below(node.index).len(), &framework.question_level),
        Rollup::MeanOfChildren => {
            (declared.children.len(), &framework.levels[framework.nodes[*declared.children.first()?].level])
        }
        Rollup::Pooled
        | Rollup::Lowest
        | Rollup::SumOfPoints
        | Rollup::Entered
        | Rollup::Measure
        | Rollup::LowestRating
        | Rollup::MedianRating
        | Rollup::MostCommonRating
        | Rollup::MeanOfPoints
        | Rollup::Ladder
        | Rollup::Matrix => return None,
    };
    // Where one stands for questions that are not known here, the sentence does not say how many there are.
    let mean = || {
        format!("it is the mean of the shares of {count} {what}s, so that there is no number of cases that it counts")
    };
    (count > 1).then(mean)
}

/// A number with its unit.
fn measure(node: CardNode<'_, '_>, called: &str) -> (String, Cell) {
    let made = measures::cell(node);
    let sentence = match &made {
        Cell::Empty { .. } => format!("{called} is not known"),
        made => {
            let said = measures::with_limits(node);
            format!("{called} is {}", said.unwrap_or_else(|| made.words().to_owned()))
        }
    };
    (sentence, made)
}

/// The share by the second rollup that the regime states.
fn second(node: CardNode<'_, '_>, name: &FigureName, called: &str) -> (String, Cell) {
    let Some(also) = &node.score().also else {
        return (format!("{called} has no second score"), Cell::empty("not known"));
    };
    let made = match &also.figure {
        Ok(figure) => cells::share(name, figure).into(),
        Err(why) => Cell::empty(words::no_basis(*why)),
    };
    let what = node.declared().also.as_ref().map_or("its share", |also| rollup_in_words(also.rollup));
    (score(node, &made, also.subset.as_ref(), what, called), made)
}

fn score(node: CardNode<'_, '_>, made: &Cell, subset: Option<&Subset>, what: &str, called: &str) -> String {
    match (made.share(), subset) {
        (Some(share), _) => {
            let text = &share.text;
            match share.value {
                Some(_) => format!("the score of {called} is {text}: {what}"),
                None => format!("the score of {called}, {what}, is not known: what is known leaves {text}"),
            }
        }
        (None, Some(subset)) => {
            let text = figures::percent_text(&subset.share);
            let (k, n, kind) = (subset.children.len(), subset.of, &node.card.framework.question_level);
            let over = words::over_counted(k, &format!("its {n} {kind}s"));
            let another = format!("{over} it is {text}, another figure");
            format!("the score of {called} is not known; {another}")
        }
        (None, None) => format!("the score of {called} is not known"),
    }
}
