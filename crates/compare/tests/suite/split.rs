use assize_compare::{NoSplit, Shares, StratumCounts, standardise};
use assize_model::{Exact, ratio};
use assize_stats::Stream;

/// On random strata: the parts sum to the difference, and swapping the sides negates each.
#[test]
fn parts_sum_exactly_and_turn_with_the_sides() {
    let mut stream = Stream::new(4, 0, 0);
    for _ in 0..2_000 {
        let mut strata = Vec::new();
        let (mut a, mut b) = ((0, 0), (0, 0));
        for value in ["low", "medium", "high"] {
            let mut counts = || {
                let of = u64::from(stream.index(40));
                (u64::from(stream.index(u32::try_from(of).unwrap() + 1)), of)
            };
            let one = StratumCounts { value: value.to_owned(), a: counts(), b: counts() };
            a = (a.0 + one.a.0, a.1 + one.a.1);
            b = (b.0 + one.b.0, b.1 + one.b.1);
            strata.push(one);
        }
        let turned: Vec<StratumCounts> =
            strata.iter().map(|one| StratumCounts { a: one.b, b: one.a, ..one.clone() }).collect();
        let (there, back) = (standardise(a, b, &strata), standardise(b, a, &turned));
        let (Ok(there), Ok(back)) = (&there, &back) else {
            assert_eq!(there, Err(NoSplit::NoCommonStrata));
            assert_eq!(back, Err(NoSplit::NoCommonStrata));
            assert!(strata.iter().all(|one| one.a.1 < 10 || one.b.1 < 10));
            continue;
        };
        assert_eq!(&there.cases + &there.practice, ratio(b.0, b.1) - ratio(a.0, a.1));
        assert_eq!((&there.cases, &there.practice), (&-back.cases.clone(), &-back.practice.clone()));
        let shares = Shares { ar: ratio(a.0, a.1), a_s: ratio(1, 3), br: ratio(b.0, b.1), bs: ratio(2, 7) };
        let parts = shares.parts(Ok(&[there.clone(), there.clone()]));
        let (cases, practice) = parts.rest.unwrap();
        let crude: Exact = (ratio(b.0, b.1) - ratio(a.0, a.1)) + (ratio(2, 7) - ratio(1, 3));
        assert_eq!(cases + practice, there.cases.clone() + &there.practice);
        assert_eq!(parts.criteria * ratio(2, 1) + crude, parts.change * ratio(2, 1));
    }
}

/// The same practice in each stratum, other weights: all of it is cases, and none of it practice.
#[test]
fn other_weights_alone_are_cases() {
    let strata = [("low", (16, 20), (64, 80)), ("high", (48, 80), (12, 20))];
    let strata = strata.map(|(value, a, b)| StratumCounts { value: value.to_owned(), a, b });
    let mix = standardise((64, 100), (76, 100), &strata).unwrap();
    assert_eq!((mix.cases, mix.practice), (ratio(12, 100), ratio(0, 1)));
}
