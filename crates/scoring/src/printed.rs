use assize_diag::Place;
use assize_framework::Bound;
use assize_model::{ContextFigure, Exact, Limit, PrintedPart, PrintedPercent, PrintedValue, half_up, ratio};

use crate::admit::{Admitted, PrintedOf, PrintedTarget};
use crate::distribution::Distribution;
use crate::total::band;
use crate::{
    Basis, Figure, FigureName, FigurePart, Limits, NodeScore, Outcome, QuestionScore, Total, TotalScore, WhyNotRated,
};

/// A printed value against the computed one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrintedCheck<'a> {
    pub name: FigureName,
    pub printed: PrintedOutcome,
    /// What comes out here.
    pub computed: PrintedOutcome,
    pub fit: Fit,
    /// Where the printed value stands.
    pub place: Place,
    pub figure: Option<&'a ContextFigure>,
}

/// How a printed value and the computed one go together (semantics 7.47).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fit {
    /// The computed value, or every value that it may have, prints so.
    Agrees,
    /// It may have the printed value, and others.
    NotContradicted,
    /// The two cannot both be true.
    Clashes,
    /// Nothing of the kind came out.
    NothingToCompare,
}

impl Fit {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::NotContradicted => "not-contradicted",
            Self::Clashes => "clashes",
            Self::NothingToCompare => "nothing-to-compare",
        }
    }
}

/// A printed value, or the computed one of the same sort.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PrintedOutcome {
    /// A rating, as far as it is known.
    Rating(Outcome),
    /// Least and most points.
    Points(u64, u64),
    Percent(PrintedPercent),
    /// A share, as far as it is known.
    Share(Box<Figure>),
    /// How many standards have which rating.
    Ratings(Distribution),
    /// There is nothing to compare with.
    Nothing,
}

/// Every printed value of the record, what it enters for nodes and counts of ratings, and every context figure with count, base and
/// percentage, against what comes out.
pub(crate) fn check<'a>(
    admitted: &Admitted<'a>,
    nodes: &[NodeScore<'_>],
    questions: &[QuestionScore],
    total: Option<&Total>,
) -> Vec<PrintedCheck<'a>> {
    let name = |id: &str| FigureName::new(&admitted.inspection.id, &admitted.framework.id, id);
    let is_taken = |node: &usize| admitted.record.scores.get(node).is_some_and(|(_, entered)| entered.is_none());
    let mut checks: Vec<PrintedCheck<'a>> = Vec::new();
    for target in &admitted.record.printed {
        let (name, value, computed) = match target.of {
            PrintedOf::Overall(value) => {
                let part =
                    if matches!(value, PrintedValue::Points(_)) { FigurePart::Points } else { FigurePart::Rating };
                let printed = printed(admitted, value);
                let held =
                    |way| PrintedCheck::new(name("overall").part(part), printed.clone(), way, target.place.clone());
                checks.push(first_clash(of_total(admitted, value, total).into_iter().map(held)));
                continue;
            }
            PrintedOf::Node(node, value) => {
                let computed = match value {
                    PrintedValue::Percent(_) if is_taken(&node) => PrintedOutcome::Nothing,
                    value => of_node(value, &nodes[node]),
                };
                (name(&admitted.framework.nodes[node].id), value, computed)
            }
            PrintedOf::Question(question, part, percent) => {
                let name = name(&admitted.framework.questions[question].id);
                let name = match part {
                    PrintedPart::Whole => name,
                    PrintedPart::Insufficient => name.part(FigurePart::Insufficient),
                    PrintedPart::NotDone => name.part(FigurePart::NotDone),
                };
                let computed = of_question(admitted, (part, percent), (question, &questions[question]));
                checks.push(PrintedCheck::new(
                    name,
                    PrintedOutcome::Percent(percent.clone()),
                    computed,
                    target.place.clone(),
                ));
                continue;
            }
        };
        checks.push(PrintedCheck::new(name, printed(admitted, value), computed, target.place.clone()));
    }
    checks.extend(entered(admitted, nodes));
    for spanned in &admitted.inspection.figures {
        let figure = &spanned.value;
        if let (Some(count), Some(of), Some(percent)) = (figure.count, figure.of, &figure.percent)
            && of > 0
        {
            let computed = PrintedOutcome::Share(Box::new(Figure::of_counts(count, of)));
            let check = PrintedCheck::new(
                name(&figure.id),
                PrintedOutcome::Percent(percent.clone()),
                computed,
                spanned.span.into(),
            );
            checks.push(PrintedCheck { figure: Some(figure), ..check });
        }
    }
    checks
}

/// What is entered for a node, against what is under it, where that says anything.
fn entered<'a>(admitted: &Admitted<'a>, nodes: &[NodeScore<'_>]) -> Vec<PrintedCheck<'a>> {
    let (inspection, framework) = (admitted.inspection, admitted.framework);
    let name = |node: usize, part| FigureName::new(&inspection.id, &framework.id, &framework.nodes[node].id).part(part);
    let scores = admitted.record.scores.iter().filter_map(|(node, (percent, entered))| {
        let entered = (*entered)?;
        let figure = nodes[*node].under.as_ref()?.figure.as_ref().ok()?;
        let printed = PrintedOutcome::Percent(percent.value.clone());
        let check =
            PrintedCheck::new(name(*node, FigurePart::Share), printed, share(figure.clone()), entered.place.clone());
        // No source says by which of two rules it made its score.
        let second = nodes[*node].also.as_ref().and_then(|also| also.figure.as_ref().ok());
        let fits_second = second.is_some_and(|second| fit_percent(percent.value, second) != Fit::Clashes);
        let fit = if fits_second && check.fit == Fit::Clashes { Fit::NotContradicted } else { check.fit };
        (figure.limits != Limits::whole()).then_some(PrintedCheck { fit, ..check })
    });
    let ratings = admitted.record.ratings.iter().filter_map(|(node, (rating, entered))| {
        rating.rated()?;
        let under = nodes[*node].under.as_ref()?;
        // Limits hold what is entered as they hold what is made: nothing is ruled out by them alone.
        let (worst, best) = under.made.ends()?;
        let says_something = (worst, best) != (0, framework.ratings.len() - 1);
        let against = |computed| {
            let (name, place) = (name(*node, FigurePart::Rating), entered.place.clone());
            PrintedCheck::new(name, PrintedOutcome::Rating(*rating), PrintedOutcome::Rating(computed), place)
        };
        let made = against(under.made);
        let held = Some(against(under.rule)).filter(|held| made.fit == Fit::Clashes && held.fit != Fit::Clashes);
        says_something.then(|| held.unwrap_or(made))
    });
    scores.chain(ratings).collect()
}

/// One value may be compared with what comes out in several ways: the first that clashes, else the first.
fn first_clash<'a>(checks: impl Iterator<Item = PrintedCheck<'a>>) -> PrintedCheck<'a> {
    let worse = |one: PrintedCheck<'a>, other: PrintedCheck<'a>| match (one.fit, other.fit) {
        (Fit::Clashes, _) => one,
        (_, Fit::Clashes) => other,
        (_, _) => one,
    };
    checks.reduce(worse).expect("there is one at least")
}

/// What a printed overall rating, or printed points, are held against: the total that stands, and what the ratings of the standards come
/// to, where published counts stand in place of them.
fn of_total(admitted: &Admitted<'_>, value: &PrintedValue, total: Option<&Total>) -> Vec<PrintedOutcome> {
    let Some(total) = total else { return vec![PrintedOutcome::Nothing] };
    let of = |score: &TotalScore| match value {
        PrintedValue::Points(_) if total.maximum == 0 => PrintedOutcome::Nothing,
        PrintedValue::Points(_) => PrintedOutcome::Points(score.points.0, score.points.1),
        PrintedValue::Rating(_) => {
            let rating = score.rating.ok().or_else(|| left_open(admitted, total, score));
            rating.map_or(PrintedOutcome::Nothing, PrintedOutcome::Rating)
        }
        PrintedValue::Percent(_) => PrintedOutcome::Nothing,
    };
    [&total.last].into_iter().chain(&total.beside).map(of).collect()
}

fn printed(admitted: &Admitted<'_>, value: &PrintedValue) -> PrintedOutcome {
    match value {
        PrintedValue::Rating(rating) => {
            let rating = admitted.framework.rating(rating).expect("admit has found the rating");
            PrintedOutcome::Rating(Outcome::Rated(rating))
        }
        PrintedValue::Points(points) => PrintedOutcome::Points(*points, *points),
        PrintedValue::Percent(percent) => PrintedOutcome::Percent(percent.clone()),
    }
}

/// What is printed of a node and stands in place of what comes out, where that is not a single rating, or the rule's and there are no cases
/// (semantics 7.13 f). What was entered and the panel go before; what groups others, and an aggregate, have no rating.
pub(crate) fn in_place(admitted: &Admitted<'_>, node: usize, score: &NodeScore<'_>) -> Option<Outcome> {
    let (record, inspection) = (&admitted.record, admitted.inspection);
    let of_node = |target: &PrintedTarget<'_>| match target.of {
        PrintedOf::Node(of, value @ PrintedValue::Rating(_)) if of == node => Some(printed(admitted, value)),
        _ => None,
    };
    let PrintedOutcome::Rating(rating) = record.printed.iter().rev().find_map(of_node)? else { return None };
    let has_cases = inspection.has_cases() || !inspection.members.is_empty();
    let is_decided = record.ratings.contains_key(&node) || score.panel.is_some();
    let is_rated = admitted.framework.nodes[node].is_rated() && score.last != Outcome::NotRated(WhyNotRated::Aggregate);
    let stands = !is_decided && is_rated && !(has_cases && score.last.rated().is_some());
    stands.then_some(rating)
}

/// Puts it there.
pub(crate) fn stand(admitted: &Admitted<'_>, nodes: &mut [NodeScore<'_>]) {
    for (node, score) in nodes.iter_mut().enumerate() {
        if let Some(rating) = in_place(admitted, node, score) {
            (score.last, score.basis) = (rating, Basis::Printed);
            score.held.clear();
        }
    }
}

/// The ratings that the points leave open where standards are missing: the points that are printed, else those that the known standards
/// allow. No overall rating by the rule, but a printed one can be held against them. What a limit may do, and a rule over ratings, is not
/// known then.
fn left_open(admitted: &Admitted<'_>, total: &Total, score: &TotalScore) -> Option<Outcome> {
    let framework = admitted.framework;
    let overall = framework.overall.as_ref()?;
    let top = framework.ratings.len().checked_sub(1)?;
    if overall.rule.is_some() {
        return Some(Outcome::from_to(0, top));
    }
    let edges = overall.edges.get(&total.standards.len())?;
    let (least, most) = admitted.record.printed_points().map_or(score.points, |points| (points, points));
    let has =
        |is_most: bool| framework.limits_on(None).any(|(_, limit)| matches!(limit.bound, Bound::AtMost(_)) == is_most);
    let worst = if has(true) { 0 } else { band(edges, least) };
    Some(Outcome::from_to(worst, if has(false) { top } else { band(edges, most) }))
}

fn of_node(value: &PrintedValue, node: &NodeScore<'_>) -> PrintedOutcome {
    match value {
        PrintedValue::Rating(_) => PrintedOutcome::Rating(node.last),
        PrintedValue::Percent(_) => node.figure.clone().map_or(PrintedOutcome::Nothing, share),
        PrintedValue::Points(_) => PrintedOutcome::Nothing,
    }
}

fn of_question(
    admitted: &Admitted<'_>,
    (part, printed): (PrintedPart, &PrintedPercent),
    (question, score): (usize, &QuestionScore),
) -> PrintedOutcome {
    let Ok(figure) = &score.figure else { return PrintedOutcome::Nothing };
    let taken = admitted.record.percents.get(&question).filter(|percent| percent.entered.is_none());
    if taken.is_some_and(|percent| std::ptr::eq(percent.percent, printed)) {
        return PrintedOutcome::Nothing;
    }
    match part {
        PrintedPart::Whole => share(figure.clone()),
        PrintedPart::Insufficient => share(figure.turned()),
        PrintedPart::NotDone => {
            let given = || admitted.record.not_done.get(&question).map(|not_done| Figure::of_not_done(not_done));
            let counted = score.not_done().map(|(n, of)| Figure::of_counts(n, of));
            counted.or_else(given).map_or(PrintedOutcome::Nothing, share)
        }
    }
}

fn share(figure: Figure) -> PrintedOutcome {
    PrintedOutcome::Share(Box::new(figure))
}

impl PrintedCheck<'_> {
    pub(crate) fn new(name: FigureName, printed: PrintedOutcome, computed: PrintedOutcome, place: Place) -> Self {
        let fit = fit(&printed, &computed);
        Self { name, printed, computed, fit, place, figure: None }
    }
}

fn fit(printed: &PrintedOutcome, computed: &PrintedOutcome) -> Fit {
    match (printed, computed) {
        (PrintedOutcome::Rating(Outcome::Rated(printed)), PrintedOutcome::Rating(computed)) => {
            fit_rating(*printed, *computed)
        }
        (PrintedOutcome::Points(printed, _), PrintedOutcome::Points(least, most)) => {
            fit_range((least..=most).contains(&printed), least == most)
        }
        (PrintedOutcome::Percent(printed), PrintedOutcome::Share(figure)) => fit_percent(printed, figure),
        (PrintedOutcome::Ratings(printed), PrintedOutcome::Ratings(computed)) => printed.fit(computed),
        (
            PrintedOutcome::Rating(_)
            | PrintedOutcome::Points(..)
            | PrintedOutcome::Percent(_)
            | PrintedOutcome::Share(_)
            | PrintedOutcome::Ratings(_)
            | PrintedOutcome::Nothing,
            _,
        ) => Fit::NothingToCompare,
    }
}

fn fit_rating(printed: usize, computed: Outcome) -> Fit {
    match computed {
        Outcome::Rated(_) | Outcome::Between { .. } => fit_range(computed.may_be(printed), computed.rated().is_some()),
        Outcome::NotRated(WhyNotRated::NoUnitApplies | WhyNotRated::UnderMinimum | WhyNotRated::Said) => Fit::Clashes,
        Outcome::Unknown | Outcome::NotRated(WhyNotRated::Groups | WhyNotRated::NoBand | WhyNotRated::Aggregate) => {
            Fit::NothingToCompare
        }
    }
}

fn fit_range(holds: bool, is_one: bool) -> Fit {
    match (holds, is_one) {
        (false, _) => Fit::Clashes,
        (true, true) => Fit::Agrees,
        (true, false) => Fit::NotContradicted,
    }
}

/// Whether a share may have been printed so: its point rounds to it, or without a point its limits leave room for it.
fn fit_percent(printed: &PrintedPercent, figure: &Figure) -> Fit {
    if let Some(point) = &figure.point {
        let scale = 10_u32.pow(printed.decimals);
        let rounded = Exact::from_integer(half_up(point, 100 * scale));
        return fit_range(rounded == &printed.percent * ratio(scale.into(), 1), true);
    }
    let range = Figure::of_percent(printed, false).limits;
    let apart =
        |low: &Limit, high: &Limit| low.value > high.value || (low.value == high.value && (low.open || high.open));
    let holds = !apart(&range.low, &figure.limits.high) && !apart(&figure.limits.low, &range.high);
    let above = figure.limits.low.value >= range.low.value;
    let below = figure.limits.high.value < range.high.value
        || (figure.limits.high.value == range.high.value && (figure.limits.high.open || !range.high.open));
    fit_range(holds, above && below)
}
