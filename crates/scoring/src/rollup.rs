//! How the shares of children make a parent's (semantics 7.6 to 7.8).

use assize_model::{Exact, Limit};
use num_traits::{One, Zero};

use crate::{Figure, Limits};

/// The mean of shares.
pub(crate) fn mean(children: &[&Figure]) -> Figure {
    let point = children.iter().map(|child| child.point.clone()).collect::<Option<Vec<_>>>();
    Figure {
        limits: mean_limits(children, |child| &child.limits),
        point: point.map(|points| mean_of(&points)),
        rates: mean_limits(children, |child| &child.rates),
        may_drop_out: children.iter().all(|child| child.may_drop_out),
    }
}

/// The plain mean of some values; there is at least one.
pub(crate) fn mean_of(values: &[Exact]) -> Exact {
    let sum = values.iter().fold(Exact::zero(), |sum, value| sum + value);
    sum / Exact::from_integer(values.len().into())
}

/// The lowest of shares.
pub(crate) fn lowest(children: &[&Figure]) -> Figure {
    let point = children.iter().map(|child| child.point.clone()).collect::<Option<Vec<_>>>();
    Figure {
        limits: lowest_limits(children, |child| &child.limits),
        point: point.and_then(|points| points.into_iter().min()),
        rates: lowest_limits(children, |child| &child.rates),
        may_drop_out: children.iter().all(|child| child.may_drop_out),
    }
}

fn mean_limits<'f>(children: &[&'f Figure], pick: impl Fn(&'f Figure) -> &'f Limits) -> Limits {
    let limits =
        |optional| children.iter().filter(move |child| child.may_drop_out == optional).map(|child| pick(child));
    let low = mean_limit(limits(false).map(|one| &one.low), limits(true).map(|one| &one.low), |a, b| a < b);
    let high = mean_limit(limits(false).map(|one| &one.high), limits(true).map(|one| &one.high), |a, b| a > b);
    Limits { low, high }
}

/// The mean of the certain limits, with those optional ones that pull it further (`pulls`: to the low or the high side).
fn mean_limit<'l>(
    certain: impl Iterator<Item = &'l Limit>,
    optional: impl Iterator<Item = &'l Limit>,
    pulls: impl Fn(&Exact, &Exact) -> bool,
) -> Limit {
    let mut taken: Vec<&Limit> = certain.collect();
    let mut optional: Vec<&Limit> = optional.collect();
    optional.sort_by(|a, b| a.value.cmp(&b.value));
    if optional.len() > 1 && pulls(&optional[optional.len() - 1].value, &optional[0].value) {
        optional.reverse();
    }
    let mut sum = taken.iter().fold(Exact::zero(), |sum, limit| sum + &limit.value);
    for limit in optional {
        let so_far = Exact::from_integer(taken.len().into());
        if !taken.is_empty() && !pulls(&(&limit.value * &so_far), &sum) {
            break;
        }
        sum += &limit.value;
        taken.push(limit);
    }
    let count = Exact::from_integer(taken.len().max(1).into());
    Limit { value: sum / count, open: taken.iter().any(|limit| limit.open) }
}

fn lowest_limits<'f>(children: &[&'f Figure], pick: impl Fn(&'f Figure) -> &'f Limits) -> Limits {
    let all = || children.iter().map(|child| pick(child));
    let certain = || children.iter().filter(|child| !child.may_drop_out).map(|child| &pick(child).high);
    // Of equal lower ends the included one reaches further down; of equal upper ends, as a least, the excluded one.
    let low = all().map(|limits| &limits.low).min_by(|a, b| a.value.cmp(&b.value).then(a.open.cmp(&b.open)));
    let high = match certain().min_by(|a, b| a.value.cmp(&b.value).then(b.open.cmp(&a.open))) {
        Some(high) => Some(high),
        None => all().map(|limits| &limits.high).max_by(|a, b| a.value.cmp(&b.value).then(b.open.cmp(&a.open))),
    };
    Limits {
        low: low.cloned().unwrap_or(Limit::closed(Exact::zero())),
        high: high.cloned().unwrap_or(Limit::closed(Exact::one())),
    }
}
