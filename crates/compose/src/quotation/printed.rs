//! What the source prints of a figure that is quoted, where that is not what is quoted.

use assize_report::Cell;
use assize_scoring::{FigureName, FigurePart, Fit, Outcome, PrintedCheck, PrintedOutcome, Scorecard};

use crate::inspection::printed_outcome;

/// "; the source prints 75%, and the two cannot both be true"; nothing where what is quoted is all that is printed, or prints so.
pub(super) fn beside(card: &Scorecard<'_>, name: &FigureName, value: &Cell) -> String {
    if name.group.is_some() {
        return String::new();
    }
    let of_part = card.checks_of(&name.id).filter(|check| is_of_part(card, check, name));
    of_part.map(|check| said(card, check, value)).collect()
}

/// Whether a printed value is of what is quoted.
fn is_of_part(card: &Scorecard<'_>, check: &PrintedCheck<'_>, name: &FigureName) -> bool {
    let default = match &name.id {
        id if id == "overall" => FigurePart::Rating,
        id => match card.framework.node(id) {
            Some(node) if card.framework.nodes[node].is_rated() && !card.framework.ratings.is_empty() => {
                FigurePart::Rating
            }
            Some(_) | None => FigurePart::Share,
        },
    };
    let part = name.part.unwrap_or(default);
    match check.printed {
        PrintedOutcome::Rating(_) | PrintedOutcome::Ratings(_) => part == FigurePart::Rating,
        PrintedOutcome::Points(..) => part == FigurePart::Points,
        PrintedOutcome::Percent(_) => part == check.name.part.unwrap_or(FigurePart::Share),
        PrintedOutcome::Share(_) | PrintedOutcome::Nothing => false,
    }
}

fn said(card: &Scorecard<'_>, check: &PrintedCheck<'_>, value: &Cell) -> String {
    let words = |outcome: &PrintedOutcome| match outcome {
        PrintedOutcome::Rating(Outcome::Rated(_)) => format!("\"{}\"", printed_outcome(card.framework, outcome)),
        PrintedOutcome::Points(..) => format!("{} points", printed_outcome(card.framework, outcome)),
        outcome => printed_outcome(card.framework, outcome),
    };
    let [printed, computed] = [&check.printed, &check.computed].map(words);
    match (check.fit, is_quoted(&check.printed, value)) {
        (Fit::Agrees, _) | (Fit::NotContradicted | Fit::NothingToCompare, true) => String::new(),
        (_, false) if check.fit != Fit::Clashes && matches!(check.printed, PrintedOutcome::Ratings(_)) => String::new(),
        (Fit::NotContradicted | Fit::NothingToCompare, false) => format!("; the source prints {printed}"),
        (Fit::Clashes, true) => format!("; what else is known makes it {computed}, and the two cannot both be true"),
        (Fit::Clashes, false) if matches!(check.printed, PrintedOutcome::Ratings(_)) => {
            format!(
                "; the published count of ratings ({printed}) cannot be true beside what is known of each ({computed})"
            )
        }
        (Fit::Clashes, false) => format!("; the source prints {printed}, and the two cannot both be true"),
    }
}

/// Whether what is printed is what is quoted.
fn is_quoted(printed: &PrintedOutcome, value: &Cell) -> bool {
    match (printed, value) {
        (PrintedOutcome::Rating(Outcome::Rated(rating)), Cell::Rating(rated)) => {
            rated.step.is_some_and(|[step, _]| step == *rating)
        }
        (PrintedOutcome::Points(least, most), Cell::Points(points)) => (points.least, points.most) == (*least, *most),
        (PrintedOutcome::Percent(percent), value) => crate::figures::printed_text(percent) == value.words(),
        _ => false,
    }
}
