//! Times the redraws: `resample CASES QUESTIONS REPLICATES`, milliseconds of each of nine turns on standard output. Run by `tests/bench/resample.py`.

#![allow(clippy::print_stdout, reason = "this is what it is for")]

use std::time::Instant;

use assize_stats::{AnswerBits, Redraws, Stratum, resample};

fn main() {
    let numbers: Vec<u32> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let [cases, questions, replicates] = numbers[..] else {
        return println!("usage: resample CASES QUESTIONS REPLICATES");
    };
    let answer = |unit: usize, question: usize| match (unit * 31 + question * 17 + unit * question) % 7 {
        0 => None,
        1 | 2 => Some(false),
        _ => Some(true),
    };
    let of_question = |question| (0..cases as usize).map(move |unit| answer(unit, question));
    let answers = AnswerBits::new(cases as usize, (0..questions as usize).map(of_question));
    let strata = [Stratum::of_units(cases)];
    for turn in 0..9 {
        let start = Instant::now();
        let resampled = resample(&answers, &strata, Redraws { replicates, seed: turn, stream: 0, threads: None });
        let took = start.elapsed();
        let yes: u64 = resampled.replicates().map(|(yes, _)| u64::from(yes[0])).sum();
        println!("{} {yes}", took.as_micros());
    }
}
