use assize_analysis::{NoSplit, Rejudgement, Shares, Split, StratumCounts, crosswalk, rejudge, split, standardise};
use assize_diag::{Diagnostics, Sources};
use assize_framework::Library;
use assize_model::{Exact, Inspection, ProviderKind, ratio};
use assize_scoring::{AdmitOptions, TallyOptions};
use assize_stats::Stream;
use num_traits::Zero;

use crate::other_regime::{ALL, CATALOGUE};

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
        let shares = Shares { ar: a, a_s: (1, 3), br: b, bs: (2, 7) };
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

/// The variances of criteria and cases are what comes of leaving out every row of either table once, by the whole way through the program.
#[test]
fn the_spread_is_that_of_leaving_each_unit_out() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &ALL);
    let mut stream = Stream::new(41, 0, 0);
    let [old, new] = [0, 1].map(|_| table(&mut stream));
    let whole = splits(&old, &new, &library, &mut sources);
    let mut with_spread = 0;
    for (index, one) in whole.iter().enumerate() {
        let Some(spread) = &one.spread else { continue };
        let without = |rows: &[String], other: &[String], is_old: bool| -> Vec<Split> {
            (0..rows.len())
                .map(|row| {
                    let mut rows = rows.to_vec();
                    rows.remove(row);
                    let (old, new) = if is_old { (&rows[..], other) } else { (other, &rows[..]) };
                    splits(old, new, &library, &mut Sources::new()).remove(index)
                })
                .collect()
        };
        let (left_old, left_new) = (without(&old, &new, true), without(&new, &old, false));
        let criteria = variance(&left_old, |one| one.parts.criteria.clone())
            + variance(&left_new, |one| one.parts.criteria.clone());
        assert_eq!(spread.criteria, criteria);
        if let Some(cases) = &spread.cases {
            let of = |one: &Split| one.parts.rest.clone().unwrap().0;
            assert_eq!(*cases, variance(&left_old, of) + variance(&left_new, of));
            with_spread += 1;
        }
    }
    assert!(with_spread >= 2, "{with_spread} of {}", whole.len());
}

fn variance(without: &[Split], part: impl Fn(&Split) -> Exact) -> Exact {
    let n = ratio(without.len() as u64, 1);
    let mean = without.iter().map(&part).sum::<Exact>() / &n;
    let squares = without.iter().map(|one| part(one) - &mean).fold(Exact::zero(), |sum, from| sum + &from * &from);
    squares * (&n - ratio(1, 1)) / n
}

/// Rows in which everything is known, with enough of either level that none becomes rare by one.
fn table(stream: &mut Stream) -> Vec<String> {
    let mut answer = || if stream.index(10) < 6 { "yes" } else { "no" };
    (0..30)
        .map(|row| {
            let (risk, b) = if row % 2 == 0 { ("high", answer()) } else { ("low", "n/a") };
            format!("c{row},{risk},{risk},{},{b},{}", answer(), answer())
        })
        .collect()
}

fn splits(old: &[String], new: &[String], library: &Library, sources: &mut Sources) -> Vec<Split> {
    let mut read = |rows: &[String], home: &str, kind| -> Inspection {
        let text = format!("id,risk.recorded,risk.inspector,a,b,d\n{}\n", rows.join("\n"));
        assize_testing::inspection(&text, home, kind, library, sources)
    };
    let (old, new) = (read(old, "old", ProviderKind::named("trust")), read(new, "crc", ProviderKind::named("crc")));
    let frameworks = [&library.frameworks["old"], &library.frameworks["crc"]];
    let options = TallyOptions { by: vec!["risk.recorded".to_owned()], threads: 1 };
    let judge = |inspection| -> Rejudgement<'_> {
        let options = (AdmitOptions::default(), &options);
        rejudge(inspection, &[], &frameworks, library, options, &mut Diagnostics::new()).unwrap()
    };
    let (a, b) = (judge(&old), judge(&new));
    split(&a, &b, &crosswalk(frameworks[0], frameworks[1]).pairs, &["risk.recorded"])
}
