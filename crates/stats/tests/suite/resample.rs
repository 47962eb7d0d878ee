//! Samples drawn again, against counting unit by unit, and against what the variance must be.

use std::num::NonZeroUsize;

use assize_stats::{AnswerBits, Redraws, Resampled, Stratum, Stream, resample};

fn answer(unit: usize, question: usize) -> Option<bool> {
    [Some(true), Some(false), None, Some(true), Some(true)][(unit * 7 + question * 3 + unit * question) % 5]
}

/// What units answer, by [`answer`].
fn answered(units: usize, questions: usize) -> AnswerBits {
    AnswerBits::new(units, (0..questions).map(|question| (0..units).map(move |unit| answer(unit, question))))
}

fn redraws(replicates: u32, threads: usize) -> Redraws {
    Redraws { replicates, seed: 5, stream: 9, threads: NonZeroUsize::new(threads) }
}

fn flat(resampled: &Resampled) -> Vec<Vec<u32>> {
    resampled.replicates().map(|(yes, no)| [yes, no].concat()).collect()
}

/// The same by the documented rule, one unit after the other.
fn plainly(strata: &[Stratum], draws: &[u32], questions: usize, replicate: u64) -> Vec<u32> {
    let mut stream = Stream::new(5, 9, replicate);
    let mut counts = vec![0; 2 * questions];
    for (stratum, draws) in strata.iter().zip(draws) {
        for _ in 0..*draws {
            for unit in &stratum.clusters[stream.index(stratum.clusters.len() as u32) as usize] {
                for question in 0..questions {
                    match answer(*unit as usize, question) {
                        Some(true) => counts[question] += 1,
                        Some(false) => counts[questions + question] += 1,
                        None => {}
                    }
                }
            }
        }
    }
    counts
}

#[test]
fn redraws_count_what_counting_counts_on_any_number_of_threads() {
    let units = Stratum::of_units(150);
    let clusters =
        Stratum { clusters: vec![(0..40).collect(), (40..45).collect(), (45..150).collect()], fraction: 0.0 };
    let [first, second] =
        [0..64, 64..150].map(|part| Stratum { clusters: part.map(|unit| vec![unit]).collect(), fraction: 0.5 });
    for (strata, draws) in [(vec![units], vec![150]), (vec![clusters], vec![3]), (vec![first, second], vec![126, 170])]
    {
        let answers = answered(150, 11);
        let one = resample(&answers, &strata, redraws(37, 1));
        for (replicate, counts) in flat(&one).into_iter().enumerate() {
            assert_eq!(counts, plainly(&strata, &draws, 11, replicate as u64), "{replicate}");
        }
        for threads in [2, 3, 8, 64] {
            assert_eq!(one, resample(&answers, &strata, redraws(37, threads)), "{threads} threads");
        }
    }
}

#[test]
fn many_units_and_heavy_weights_are_counted_whole() {
    // More units than a byte counts, more replicates than are counted at once, and units that are drawn often: of five, sixteen times each.
    let often = Stratum { clusters: (0..5).map(|unit| vec![unit]).collect(), fraction: 0.99 };
    for (units, strata, draws) in [
        (1_000, vec![Stratum::of_units(1_000)], vec![1_000]),
        (5, vec![often.clone()], vec![80]),
        (70, vec![often], vec![80]),
    ] {
        for questions in [1, 4, 8, 100] {
            let resampled = resample(&answered(units, questions), &strata, redraws(150, 2));
            assert_eq!(flat(&resampled).len(), 150);
            for (replicate, counts) in flat(&resampled).into_iter().enumerate().step_by(37) {
                assert_eq!(counts, plainly(&strata, &draws, questions, replicate as u64), "{units} {questions}");
            }
        }
    }
}

#[test]
fn a_finite_population_shrinks_the_variance() {
    let answers = AnswerBits::new(200, std::iter::once((0..200).map(|unit| Some(unit % 2 == 0))));
    let variance = |fraction: f64| {
        let stratum = Stratum { fraction, ..Stratum::of_units(200) };
        let resampled = resample(&answers, &[stratum], redraws(4_000, 2));
        let shares: Vec<f64> =
            resampled.replicates().map(|(yes, no)| f64::from(yes[0]) / f64::from(yes[0] + no[0])).collect();
        let mean = shares.iter().sum::<f64>() / shares.len() as f64;
        shares.iter().map(|share| (share - mean).powi(2)).sum::<f64>() / shares.len() as f64
    };
    // p (1 − p) / n, and the same times 1 − fraction; four Monte Carlo errors either way.
    for (fraction, expected) in [(0.0, 0.25 / 200.0), (0.5, 0.125 / 199.0), (0.8, 0.05 / 199.0)] {
        let found = variance(fraction);
        assert!((found / expected - 1.0).abs() < 0.09, "{fraction}: {found} {expected}");
    }
    assert!(variance(1.0) < 1e-30, "a whole population has nothing to draw");
}

#[test]
fn nothing_to_draw_or_to_ask_is_no_fault() {
    assert_eq!(flat(&resample(&answered(0, 2), &[Stratum::of_units(0)], redraws(2, 2))), [[0; 4], [0; 4]]);
    assert_eq!(flat(&resample(&answered(9, 0), &[Stratum::of_units(9)], redraws(2, 2))).len(), 0);
    assert_eq!(flat(&resample(&answered(3, 1), &[Stratum::of_units(9)], redraws(0, 2))).len(), 0);
}

#[test]
fn units_that_there_are_not_count_nothing() {
    let all_yes = AnswerBits::new(70, std::iter::once((0..70).map(|_| Some(true))));
    let others = Stratum { clusters: (70..100).map(|unit| vec![unit]).collect(), fraction: 0.0 };
    for counts in flat(&resample(&all_yes, &[others], redraws(3, 1))) {
        assert_eq!(counts, [0, 0]);
    }
    let some = flat(&resample(&all_yes, &[Stratum::of_units(100)], redraws(3, 1)));
    assert!(some.iter().all(|counts| (1..100).contains(&counts[0]) && counts[1] == 0), "{some:?}");
}
