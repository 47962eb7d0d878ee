use assize_diag::Span;
use assize_framework::Bound;
use assize_model::{ContextFigure, Exact, PrintedPart, PrintedPercent, PrintedValue, ratio, whole_half_up};
use num_traits::One;

use crate::admit::{Admitted, PrintedOf};
use crate::{Figure, FigureName, NodeScore, Outcome, Part, QuestionScore, Total};

/// A printed value against the computed one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check<'a> {
    pub name: FigureName,
    /// What the source prints.
    pub printed: PrintedOutcome,
    /// What comes out here.
    pub computed: PrintedOutcome,
    /// Whether the two can both be true.
    pub agrees: bool,
    /// Where the printed value stands.
    pub span: Span,
    pub figure: Option<&'a ContextFigure>,
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
    /// There is nothing to compare with.
    Nothing,
}

/// Every printed value of the record, and every context figure with count, base and percentage, against what comes out.
pub(crate) fn check<'a>(
    admitted: &Admitted<'a>,
    nodes: &[NodeScore<'_>],
    questions: &[QuestionScore],
    total: Option<&Total>,
) -> Vec<Check<'a>> {
    let name = |id: &str| FigureName::new(&admitted.inspection.id, &admitted.framework.id, id);
    let mut checks = Vec::new();
    for target in &admitted.record.printed {
        let (name, printed, computed) = match target.of {
            PrintedOf::Overall(value) => {
                let part = if matches!(value, PrintedValue::Points(_)) { Part::Points } else { Part::Rating };
                (name("overall").part(part), value, of_total(admitted, value, total))
            }
            PrintedOf::Node(node, value) => {
                (name(&admitted.framework.nodes[node].id), value, of_node(value, &nodes[node]))
            }
            PrintedOf::Question(question, part, percent) => {
                let name = name(&admitted.framework.questions[question].id);
                let name = match part {
                    PrintedPart::Whole => name,
                    PrintedPart::Insufficient => name.part(Part::Insufficient),
                    PrintedPart::NotDone => name.part(Part::NotDone),
                };
                let computed = of_question(part, &questions[question]);
                checks.push(compare(name, PrintedOutcome::Percent(percent.clone()), computed, target.span));
                continue;
            }
        };
        let printed = match printed {
            PrintedValue::Rating(rating) => {
                let rating = admitted.framework.rating(rating).expect("admit has found the rating");
                PrintedOutcome::Rating(Outcome::Rated(rating))
            }
            PrintedValue::Points(points) => PrintedOutcome::Points(*points, *points),
            PrintedValue::Percent(percent) => PrintedOutcome::Percent(percent.clone()),
        };
        checks.push(compare(name, printed, computed, target.span));
    }
    for spanned in &admitted.inspection.figures {
        let figure = &spanned.value;
        if let (Some(count), Some(of), Some(percent)) = (figure.count, figure.of, &figure.percent)
            && of > 0
        {
            let computed = PrintedOutcome::Share(Box::new(of_counts(count, of)));
            let check = compare(name(&figure.id), PrintedOutcome::Percent(percent.clone()), computed, spanned.span);
            checks.push(Check { figure: Some(figure), ..check });
        }
    }
    checks
}

fn of_total(admitted: &Admitted<'_>, value: &PrintedValue, total: Option<&Total>) -> PrintedOutcome {
    let Some(total) = total else { return PrintedOutcome::Nothing };
    match value {
        PrintedValue::Points(_) if total.maximum == 0 => PrintedOutcome::Nothing,
        PrintedValue::Points(_) => PrintedOutcome::Points(total.last.points.0, total.last.points.1),
        PrintedValue::Rating(_) => {
            let rating = total.last.rating.ok().or_else(|| left_open(admitted, total));
            rating.map_or(PrintedOutcome::Nothing, PrintedOutcome::Rating)
        }
        PrintedValue::Percent(_) => PrintedOutcome::Nothing,
    }
}

/// The ratings that the points leave open where standards are missing: no overall rating by the rule, but a printed one can be held against them. What a limit may do, and a rule over ratings, is not known then.
fn left_open(admitted: &Admitted<'_>, total: &Total) -> Option<Outcome> {
    let framework = admitted.framework;
    let overall = framework.overall.as_ref()?;
    let top = framework.ratings.len().checked_sub(1)?;
    if overall.rule.is_some() {
        return Some(Outcome::from_to(0, top));
    }
    let edges = overall.edges.get(&total.standards.len())?;
    let band = |points: u64| edges.iter().filter(|edge| **edge <= points).count();
    let (least, most) = total.last.points;
    let has =
        |is_most: bool| framework.limits_on(None).any(|(_, limit)| matches!(limit.bound, Bound::AtMost(_)) == is_most);
    let worst = if has(true) { 0 } else { band(least) };
    Some(Outcome::from_to(worst, if has(false) { top } else { band(most) }))
}

fn of_node(value: &PrintedValue, node: &NodeScore<'_>) -> PrintedOutcome {
    match value {
        PrintedValue::Rating(_) => PrintedOutcome::Rating(node.last),
        PrintedValue::Percent(_) => node.figure.clone().map_or(PrintedOutcome::Nothing, share),
        PrintedValue::Points(_) => PrintedOutcome::Nothing,
    }
}

fn of_question(part: PrintedPart, score: &QuestionScore) -> PrintedOutcome {
    let Ok(figure) = &score.figure else { return PrintedOutcome::Nothing };
    match part {
        PrintedPart::Whole => share(figure.clone()),
        PrintedPart::Insufficient => share(complement(figure)),
        PrintedPart::NotDone => score.not_done().map_or(PrintedOutcome::Nothing, |(n, of)| share(of_counts(n, of))),
    }
}

fn share(figure: Figure) -> PrintedOutcome {
    PrintedOutcome::Share(Box::new(figure))
}

fn of_counts(n: u64, of: u64) -> Figure {
    let share = ratio(n, of);
    Figure { point: Some(share.clone()), ..Figure::of_limits(crate::Limits::point(&share)) }
}

fn complement(figure: &Figure) -> Figure {
    let from_one =
        |limit: &assize_model::Limit| assize_model::Limit { value: Exact::one() - &limit.value, open: limit.open };
    let limits = crate::Limits { low: from_one(&figure.limits.high), high: from_one(&figure.limits.low) };
    let point = figure.point.as_ref().map(|point| Exact::one() - point);
    Figure { point, may_drop_out: figure.may_drop_out, ..Figure::of_limits(limits) }
}

fn compare<'a>(name: FigureName, printed: PrintedOutcome, computed: PrintedOutcome, span: Span) -> Check<'a> {
    let agrees = match &printed {
        PrintedOutcome::Rating(Outcome::Rated(printed)) => {
            matches!(&computed, PrintedOutcome::Rating(computed) if computed.may_be(*printed))
        }
        PrintedOutcome::Points(printed, _) => {
            matches!(&computed, PrintedOutcome::Points(least, most) if (least..=most).contains(&printed))
        }
        PrintedOutcome::Percent(printed) => {
            matches!(&computed, PrintedOutcome::Share(figure) if percent_agrees(printed, figure))
        }
        PrintedOutcome::Rating(Outcome::Between { .. } | Outcome::Unknown | Outcome::NotRated(_))
        | PrintedOutcome::Share(_)
        | PrintedOutcome::Nothing => false,
    };
    Check { name, printed, computed, agrees, span, figure: None }
}

/// Whether a share may have been printed so: its point rounds to it, or without a point its limits leave room for it.
fn percent_agrees(printed: &PrintedPercent, figure: &Figure) -> bool {
    if let Some(point) = &figure.point {
        let scale = ratio(10_u64.pow(printed.decimals), 1);
        let percent = point * ratio(100, 1) * &scale;
        return Exact::from_integer(whole_half_up(&percent)) == &printed.percent * scale;
    }
    let range = Figure::of_percent(printed, false).limits;
    let apart = |low: &assize_model::Limit, high: &assize_model::Limit| {
        low.value > high.value || (low.value == high.value && (low.open || high.open))
    };
    !apart(&range.low, &figure.limits.high) && !apart(&figure.limits.low, &range.high)
}
