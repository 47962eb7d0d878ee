//! Several bodies taken together.

use assize_analysis::{can_be_met, combine};
use assize_model::{Exact, Limit, ratio};
use assize_scoring::{Figure, Limits};
use assize_stats::Stream;

fn figure(low: Exact, high: Exact, point: Option<Exact>) -> Figure {
    Figure { point, ..Figure::of_limits(Limits { low: Limit::closed(low), high: Limit::closed(high) }) }
}

/// A hundredth at a time: every set of weights that the ranges allow gives a mean within the limits, and some of them the limits themselves.
#[test]
fn limits_hold_every_allowed_weighting_and_are_attained() {
    let mut stream = Stream::new(39, 0, 0);
    let mut hundredth = |least: u32| ratio(u64::from(least + stream.index(101 - least)), 100);
    let mut met = 0;
    for _ in 0..300 {
        let mut parts = Vec::new();
        let mut weights = Vec::new();
        for _ in 0..3 {
            let (a, b) = (hundredth(0), hundredth(0));
            parts.push(figure(a.clone().min(b.clone()), a.max(b), None));
            let (a, b) = (hundredth(0), hundredth(0));
            weights.push([a.clone().min(b.clone()), a.max(b)]);
        }
        let Some(together) = combine(&parts, &weights) else {
            assert!(!can_be_met(&weights));
            continue;
        };
        met += 1;
        let (mut least, mut most): (Option<Exact>, Option<Exact>) = (None, None);
        for i in 0..=100_u64 {
            for j in 0..=100 - i {
                let tried = [ratio(i, 100), ratio(j, 100), ratio(100 - i - j, 100)];
                if tried.iter().zip(&weights).any(|(weight, [least, most])| weight < least || weight > most) {
                    continue;
                }
                let mean = |end: fn(&Figure) -> &Exact| -> Exact {
                    parts.iter().zip(&tried).map(|(part, weight)| end(part) * weight).sum()
                };
                let (low, high) = (mean(|part| &part.limits.low.value), mean(|part| &part.limits.high.value));
                least = Some(least.map_or(low.clone(), |least| least.min(low)));
                most = Some(most.map_or(high.clone(), |most| most.max(high)));
            }
        }
        assert_eq!((Some(together.limits.low.value), Some(together.limits.high.value)), (least, most));
    }
    assert!(met > 50, "{met}");
}

#[test]
fn without_given_weights_the_limits_are_the_least_and_the_most() {
    let any = [ratio(0, 1), ratio(1, 1)];
    let parts = [figure(ratio(1, 4), ratio(1, 2), None), figure(ratio(1, 3), ratio(3, 4), None)];
    let together = combine(&parts, &[any.clone(), any]).unwrap();
    assert_eq!((together.limits.low.value, together.limits.high.value), (ratio(1, 4), ratio(3, 4)));
    assert_eq!(together.point, None);
}

#[test]
fn given_weights_make_a_point_of_points() {
    let parts = [(1, 4), (3, 4)].map(|(n, of)| figure(ratio(n, of), ratio(n, of), Some(ratio(n, of))));
    let fixed = |n, of| [ratio(n, of), ratio(n, of)];
    let together = combine(&parts, &[fixed(7, 10), fixed(3, 10)]).unwrap();
    assert_eq!(together.point, Some(ratio(2, 5)));
    assert_eq!(together.limits.as_point(), Some(&ratio(2, 5)));
    assert_eq!(combine(&parts, &[fixed(7, 10), fixed(2, 10)]), None);
}
