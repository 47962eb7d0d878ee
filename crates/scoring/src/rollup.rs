//! How the shares of children make a parent's (semantics 7.6 to 7.8).

use assize_model::{Exact, Limit, order};
use num_traits::{One, Zero};

use crate::{Counted, Figure, Limits};

/// The mean of shares, each with its weight.
pub(crate) fn mean(children: &[(&Figure, Exact)]) -> Figure {
    let point = |(child, weight): &(&Figure, Exact)| Some((child.point.clone()?, weight.clone()));
    Figure {
        limits: mean_limits(children, |child| &child.limits),
        point: children.iter().map(point).collect::<Option<Vec<_>>>().map(|points| weighted_mean_of(&points)),
        rates: mean_limits(children, |child| &child.rates),
        may_drop_out: children.iter().all(|(child, _)| child.may_drop_out),
        units: None,
        counted: Counted::default(),
    }
}

/// The mean of some values by their weights; there is at least one, and weights are above 0.
pub(crate) fn weighted_mean_of(values: &[(Exact, Exact)]) -> Exact {
    let sum = values.iter().fold(Exact::zero(), |sum, (value, weight)| sum + value * weight);
    sum / values.iter().fold(Exact::zero(), |sum, (_, weight)| sum + weight)
}

/// The plain mean of some values; there is at least one.
pub(crate) fn mean_of(values: &[Exact]) -> Exact {
    let sum = values.iter().fold(Exact::zero(), |sum, value| sum + value);
    sum / Exact::from_integer(values.len().into())
}

/// The lowest of shares.
pub(crate) fn lowest(children: &[&Figure]) -> Figure {
    let point = children.iter().map(|child| child.point.as_ref()).collect::<Option<Vec<_>>>();
    let limits = lowest_limits(children, |child| &child.limits);
    let point = point.and_then(|points| points.into_iter().min_by(|a, b| order(a, b)).cloned());
    let counted = Counted {
        point: one_count(children, |child| child.point == point, |counted| counted.point),
        low: one_count(children, |child| child.limits.low == limits.low, |counted| counted.low),
        high: one_count(children, |child| child.limits.high == limits.high, |counted| counted.high),
    };
    Figure {
        limits,
        point,
        rates: lowest_limits(children, |child| &child.rates),
        may_drop_out: children.iter().all(|child| child.may_drop_out),
        units: None,
        counted,
    }
}

/// The counts of the children that have the lowest share, where they are the same.
fn one_count(
    children: &[&Figure],
    is_lowest: impl Fn(&Figure) -> bool,
    pick: impl Fn(&Counted) -> Option<(u64, u64)>,
) -> Option<(u64, u64)> {
    let mut counts = children.iter().filter(|child| is_lowest(child)).map(|child| pick(&child.counted));
    let first = counts.next()?;
    first.filter(|_| counts.all(|other| other == first))
}

fn mean_limits<'f>(children: &'f [(&'f Figure, Exact)], pick: impl Fn(&'f Figure) -> &'f Limits) -> Limits {
    let pick = &pick;
    let limits = |optional| {
        let such = children.iter().filter(move |(child, _)| child.may_drop_out == optional);
        such.map(move |(child, weight)| (pick(child), weight))
    };
    let ends = |end: fn(&Limits) -> &Limit, pulls: fn(&Exact, &Exact) -> bool| {
        let of = |(limits, weight): (&'f Limits, &'f Exact)| (end(limits), weight);
        mean_limit(limits(false).map(of), limits(true).map(of), pulls)
    };
    Limits { low: ends(|limits| &limits.low, |a, b| a < b), high: ends(|limits| &limits.high, |a, b| a > b) }
}

/// The mean of the certain limits, with those optional ones that pull it further (`pulls`: to the low or the high side).
pub(crate) fn mean_limit<'l>(
    certain: impl Iterator<Item = (&'l Limit, &'l Exact)>,
    optional: impl Iterator<Item = (&'l Limit, &'l Exact)>,
    pulls: impl Fn(&Exact, &Exact) -> bool,
) -> Limit {
    let (mut sum, mut weights, mut open) = (Exact::zero(), Exact::zero(), false);
    for (limit, weight) in certain {
        sum += &limit.value * weight;
        weights += weight;
        open |= limit.open;
    }
    let mut optional: Vec<(&Limit, &Exact)> = optional.collect();
    optional.sort_by(|(a, _), (b, _)| order(&a.value, &b.value));
    if optional.len() > 1 && pulls(&optional[optional.len() - 1].0.value, &optional[0].0.value) {
        optional.reverse();
    }
    for (limit, weight) in optional {
        if !weights.is_zero() && !pulls(&(&limit.value * &weights), &sum) {
            break;
        }
        sum += &limit.value * weight;
        weights += weight;
        open |= limit.open;
    }
    let weights = if weights.is_zero() { Exact::one() } else { weights };
    Limit { value: sum / weights, open }
}

fn lowest_limits<'f>(children: &[&'f Figure], pick: impl Fn(&'f Figure) -> &'f Limits) -> Limits {
    let all = || children.iter().map(|child| pick(child));
    let certain = || children.iter().filter(|child| !child.may_drop_out).map(|child| &pick(child).high);
    // Of equal lower ends the included one reaches further down; of equal upper ends, as a least, the excluded one.
    let low = all().map(|limits| &limits.low).min_by(|a, b| order(&a.value, &b.value).then(a.open.cmp(&b.open)));
    let high = match certain().min_by(|a, b| order(&a.value, &b.value).then(b.open.cmp(&a.open))) {
        Some(high) => Some(high),
        None => all().map(|limits| &limits.high).max_by(|a, b| order(&a.value, &b.value).then(b.open.cmp(&a.open))),
    };
    Limits {
        low: low.cloned().unwrap_or(Limit::closed(Exact::zero())),
        high: high.cloned().unwrap_or(Limit::closed(Exact::one())),
    }
}

#[cfg(test)]
mod tests {
    use super::lowest;
    use crate::Figure;

    #[test]
    fn the_lowest_has_the_counts_of_the_lowest() {
        let of = |counts: &[(u64, u64)]| {
            let figures: Vec<Figure> = counts.iter().map(|(n, of)| Figure::of_counts(*n, *of)).collect();
            lowest(&figures.iter().collect::<Vec<_>>()).counted
        };
        assert_eq!(of(&[(9, 10), (55, 100), (3, 4)]).point, Some((55, 100)));
        assert_eq!(of(&[(55, 100), (11, 20)]).point, None, "one share, not one count");
        assert_eq!(of(&[(55, 100), (55, 100)]).low, Some((55, 100)));
    }
}
