//! What taking the lowest does, against adding up every sample that there may be.

#![allow(clippy::float_arithmetic, reason = "chances are added up")]

use assize_analysis::{LowestEffect, lowest_effects};
use assize_diag::MemoryFiles;
use assize_scoring::AdmitOptions;
use assize_testing::small_frameworks::CATALOGUE;
use assize_testing::{recorded, with_card};

const FRAMEWORK: &str = r#"
question = [
  { id = "1.1", under = ["1"], unit = "case", title = "One" },
  { id = "1.2", under = ["1"], unit = "case", title = "Two" },
  { id = "1.3", under = ["1"], unit = "case", title = "Not judged" },
]

[framework]
id = "two"
title = "The lowest of two"
levels = ["standard"]

[ratings]
names = ["poor", "fair", "good"]

[bands.cases]
edges = [50, 95]
compare = "printed"

[[node]]
id = "1"
level = "standard"
title = "First"
rollup = "lowest"
band = "cases"
"#;

/// 8 of 8 and 5 of 7 (and one blank); no unit was judged in the third.
fn effects(sample: &str) -> Vec<LowestEffect> {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("two", FRAMEWORK)]);
    let record = format!(
        "[inspection]\nid = \"made-up\"\nprovider = \"nobody\"\nframework = \"two\"\ntitle = \"Made up\"\nsynthetic = true\n\
         [provider]\nid = \"nobody\"\nname = \"Nobody\"\nkind = \"region\"\nfictional = true\n\
         [counts]\n\"1.1\" = {{ sufficient = 8, insufficient = 0 }}\n\
         \"1.2\" = {{ sufficient = 5, insufficient = 2, missing = 1 }}\n{sample}"
    );
    let inspection = recorded(&MemoryFiles::new([("record.toml", record)]), &library, &mut sources);
    with_card(&inspection, &library, AdmitOptions::default(), lowest_effects)
}

fn choose(n: u64, k: u64) -> f64 {
    (0..k).map(|i| (n - i) as f64 / (i + 1) as f64).product()
}

/// P(X = n) of a sample of `of`.
fn chance(n: u64, of: u64, share: f64, population: Option<u64>) -> f64 {
    match population {
        None => choose(of, n) * share.powi(n as i32) * (1.0 - share).powi((of - n) as i32),
        Some(population) => {
            let having = (share * population as f64 + 0.5).floor() as u64;
            if n > having || of - n > population - having {
                return 0.0;
            }
            choose(having, n) * choose(population - having, of - n) / choose(population, of)
        }
    }
}

/// The rating of n of N whose printed share is compared with 50 and 95.
fn rating(n: u64, of: u64) -> usize {
    let printed = (200 * n + of) / (2 * of);
    usize::from(printed >= 50) + usize::from(printed >= 95)
}

fn check(effects: &[LowestEffect], populations: [Option<u64>; 2]) {
    let [effect] = effects else { panic!("one node: {effects:?}") };
    let bases: Vec<(usize, u64, Option<u64>)> =
        effect.questions.iter().map(|one| (one.question, one.base, one.population)).collect();
    assert_eq!(bases, [(0, 8, populations[0]), (1, 7, populations[1])]);
    // 95 and 100 per cent: 105 is left out.
    let looked_at: Vec<(usize, u64, usize)> = effect.at.iter().map(|one| (one.edge, one.above, one.rating)).collect();
    assert_eq!(looked_at, [(1, 0, 1), (1, 5, 1), (1, 10, 1), (2, 0, 2), (2, 5, 2)]);
    for one in &effect.at {
        let share = [0.5, 0.55, 0.6, 0.95, 1.0][effect.at.iter().position(|other| other == one).unwrap()];
        let mut expect = [0.0; 3];
        let mut alone = [0.0; 2];
        for first in 0..=8 {
            for second in 0..=7 {
                let both = chance(first, 8, share, populations[0]) * chance(second, 7, share, populations[1]);
                let [first, second] = [rating(first, 8), rating(second, 7)];
                expect[first.min(second)] += both;
                alone[0] += if first < one.rating { both } else { 0.0 };
                alone[1] += if second < one.rating { both } else { 0.0 };
            }
        }
        let is_near = |found: f64, expect: f64| (found - expect).abs() < 1e-9;
        assert!(is_near(one.ratings.iter().sum(), 1.0));
        for (found, expect) in one.ratings.iter().zip(expect) {
            assert!(is_near(*found, expect), "{one:?} {expect}");
        }
        assert!(is_near(one.worse, expect[..one.rating].iter().sum()), "{one:?}");
        assert!(is_near(one.alone, (alone[0] + alone[1]) / 2.0), "{one:?} {alone:?}");
    }
}

#[test]
fn every_pair_of_samples_is_added_up() {
    check(&effects(""), [None, None]);
}

/// 9 of 27 were assessed: 8 stand for 24, 7 for 21.
#[test]
fn and_from_a_population_of_known_size() {
    check(&effects("[sample]\neligible = 27\nassessed = 9\n"), [Some(24), Some(21)]);
}

/// All of nine were assessed: each base is its whole population, and shares come out as they are.
#[test]
fn and_of_a_whole_population() {
    check(&effects("[sample]\neligible = 9\nassessed = 9\n"), [Some(8), Some(7)]);
}
