//! How often the intervals contain the truth, by summing over all samples there can be: no chance in it.

#![allow(clippy::print_stdout, reason = "the figures are shown where a test fails or is asked to show them")]

use assize_stats::{Interval, clopper_pearson, hypergeometric, wilson};
use statrs::function::factorial::ln_binomial;

const SIZES: [u64; 8] = [10, 15, 20, 30, 50, 80, 120, 160];
const CONFIDENCES: [f64; 4] = [0.80, 0.90, 0.95, 0.99];
const TRUTHS: u64 = 400;

#[test]
fn clopper_pearson_never_covers_less_than_it_says() {
    for (of, confidence) in pairs() {
        let (least, mean) = binomial(of, confidence, clopper_pearson);
        println!("clopper-pearson {confidence} N {of}: least {least:.4}, mean {mean:.4}");
        assert!(least >= confidence - 1e-12, "{confidence} N {of}: {least}");
    }
}

#[test]
fn wilson_covers_what_it_says_on_average() {
    for (of, confidence) in pairs() {
        let (least, mean) = binomial(of, confidence, wilson);
        println!("wilson {confidence} N {of}: least {least:.4}, mean {mean:.4}");
        // Measured: at 95 per cent 0.951 to 0.954, at 80 per cent 0.801 to 0.815, nearer the larger the sample.
        let off = mean - confidence;
        assert!(off > -0.0026 && off < 0.003 + 0.14 / of as f64, "{confidence} N {of}: mean {mean}");
        // Close to 0 and 1 single shares fall short: 0.838 at 95 per cent and N 10, 0.610 at 80 per cent and N 15.
        assert!(least > confidence - 0.191, "{confidence} N {of}: least {least}");
    }
}

#[test]
fn hypergeometric_never_covers_less_than_it_says() {
    for population in [12, 40, 100, 320] {
        for (of, confidence) in pairs().filter(|(of, _)| *of <= population) {
            let intervals: Vec<Interval> =
                (0..=of).map(|n| hypergeometric(n, of, population, confidence).expect("a sample")).collect();
            for count in 0..=population {
                let truth = count as f64 / population as f64;
                let first = of.saturating_sub(population - count);
                let covered: f64 = (first..=of.min(count))
                    .filter(|n| intervals[*n as usize].contains(truth))
                    .map(|n| {
                        (ln_binomial(count, n) + ln_binomial(population - count, of - n) - ln_binomial(population, of))
                            .exp()
                    })
                    .sum();
                assert!(covered >= confidence - 1e-10, "{count} of {population}, drawn {of}, {confidence}: {covered}");
            }
        }
    }
}

#[test]
fn a_sample_of_a_large_population_is_a_sample_without_end() {
    for (n, of) in [(3, 40), (20, 40), (40, 40), (0, 40)] {
        let finite = hypergeometric(n, of, 4_000_000, 0.95).expect("a sample");
        let endless = clopper_pearson(n, of, 0.95).expect("a sample");
        assert!(
            (finite.low - endless.low).abs() < 1e-4 && (finite.high - endless.high).abs() < 1e-4,
            "{n}: {finite:?} {endless:?}"
        );
    }
}

fn pairs() -> impl Iterator<Item = (u64, f64)> {
    SIZES.into_iter().flat_map(|of| CONFIDENCES.map(|confidence| (of, confidence)))
}

/// The least and the mean coverage over true shares on an even grid.
fn binomial(of: u64, confidence: f64, method: impl Fn(u64, u64, f64) -> Option<Interval>) -> (f64, f64) {
    let intervals: Vec<Interval> = (0..=of).map(|n| method(n, of, confidence).expect("a sample")).collect();
    let coverages: Vec<f64> = (1..TRUTHS)
        .map(|step| {
            let truth = step as f64 / TRUTHS as f64;
            let likely =
                |n: u64| (ln_binomial(of, n) + n as f64 * truth.ln() + (of - n) as f64 * (1.0 - truth).ln()).exp();
            (0..=of).filter(|n| intervals[*n as usize].contains(truth)).map(likely).sum()
        })
        .collect();
    let least = coverages.iter().copied().fold(1.0, f64::min);
    (least, coverages.iter().sum::<f64>() / coverages.len() as f64)
}
