//! What of a rule over ratings decides, in words.

use assize_framework::{MeanOfPoints, RatingRule, Subject};
use assize_model::{Exact, ratio};
use assize_scoring::{Deciding, Outcome, Scorecard};

use super::{because, rung};
use crate::figures;
use crate::words::{self, lower};

/// So many cells that may decide are named.
const FEW: usize = 3;

/// "decided by rung 2 of 4, good where all of 1 and 2 are good or better: 1 is good, 2 is outstanding"; what was counted, of a rule that
/// counts. `None` where nothing of a rule decides.
pub(crate) fn decided(card: &Scorecard<'_>, on: Option<usize>) -> Option<String> {
    let framework = card.framework;
    let rule = match on {
        Some(node) => framework.nodes[node].rating_rule.as_ref()?,
        None => framework.overall.as_ref()?.rule.as_ref()?,
    };
    let Deciding { mut members, by } = card.deciding(on)?;
    members.sort_by_key(|(_, outcome)| outcome.ends());
    let rating = |rating: usize| lower(words::rating(framework, rating));
    let what = match rule {
        RatingRule::Ladder(rungs) => {
            let of = rungs.len();
            let held: Vec<usize> = by.iter().filter_map(|one| one.rung()).collect();
            match held.as_slice() {
                [] => return None,
                [one] => format!("decided by rung {} of {of}, {}", one + 1, lower(&rung(framework, &rungs[*one]))),
                several => {
                    let numbers: Vec<String> = several.iter().map(|one| (one + 1).to_string()).collect();
                    format!("what is not known leaves open which rung decides: {} of {of}", words::either(&numbers))
                }
            }
        }
        RatingRule::Matrix(matrix) => {
            let [rows, columns] = [matrix.rows, matrix.columns].map(|node| framework.nodes[node].label());
            let cells: Vec<(usize, usize)> = by.iter().filter_map(|one| one.cell()).collect();
            let cell = |(row, column): &(usize, usize)| {
                let to = rating(matrix.ratings[*row][*column]);
                format!("where {rows} is {} and {columns} is {}: {to}", rating(*row), rating(*column))
            };
            return match cells.as_slice() {
                [] => None,
                [one] => Some(format!("decided by the cell {}", cell(one))),
                few if few.len() <= FEW => {
                    let few: Vec<String> = few.iter().map(cell).collect();
                    Some(format!("what is not known leaves open which cell decides: {}", few.join("; or ")))
                }
                many => Some(format!("what is not known leaves open which of {} cells decides", many.len())),
            };
        }
        RatingRule::Lowest => "decided by the lowest".to_owned(),
        RatingRule::Median => match members.len() % 2 {
            0 => "decided by the worse of the two in the middle".to_owned(),
            _ => "decided by the one in the middle".to_owned(),
        },
        RatingRule::MostCommon => {
            let alike = members.chunk_by(|(_, one), (_, other)| one == other).map(<[_]>::len);
            let most = alike.clone().max().unwrap_or_default();
            let worst = if alike.filter(|many| *many == most).count() > 1 { ", of several the worst" } else { "" };
            format!("decided by the one that most have{worst}")
        }
        RatingRule::MeanOfPoints(mean) => match mean_of(card, mean, &members) {
            Some(mean) => format!("decided by the mean of the points, {}", figures::decimal_text(&mean, 2)),
            None => return None,
        },
    };
    Some(format!("{what}: {}", because(framework, &members)))
}

/// The mean of their points, where each has one rating.
fn mean_of(card: &Scorecard<'_>, mean: &MeanOfPoints, members: &[(Subject, Outcome)]) -> Option<Exact> {
    let points = members
        .iter()
        .map(|(one, outcome)| Some((mean.weight(*one), ratio(card.framework.ratings[outcome.rated()?].points, 1))));
    let points: Vec<(Exact, Exact)> = points.collect::<Option<_>>()?;
    let all: Exact = points.iter().map(|(weight, _)| weight).sum();
    let sum: Exact = points.iter().map(|(weight, points)| weight * points).sum();
    (!points.is_empty()).then(|| sum / all)
}
