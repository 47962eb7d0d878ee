//! The mean of values on a scale, against every completion of every small table (semantics 7.45).

use assize_model::{Exact, Limit, ProviderKind, ratio};
use assize_scoring::{AdmitOptions, NoBasis};
use assize_testing::small_frameworks::CATALOGUE;

/// Values 1 to 4: a question for each of 2, 3 and 4, and the mean of these questions.
const FRAMEWORK: &str = r#"
question = [
  { id = "value", under = ["mean"], unit = "case", title = "From 2", scale = ["1", "2", "3", "4"], met = "2" },
  { id = "from-3", under = ["mean"], unit = "case", title = "From 3", answers-of = "value", met = "3" },
  { id = "from-4", under = ["mean"], unit = "case", title = "From 4", answers-of = "value", met = "4" },
]

[framework]
id = "scaled"
title = "Answers from 1 to 4"
levels = ["standard"]

[[node]]
id = "mean"
level = "standard"
title = "The mean of the values"
rollup = "mean of questions"
"#;

const WORDS: [&str; 7] = ["1", "2", "3", "4", "n/a", "cannot tell", ""];

#[test]
fn a_mean_over_the_values_of_a_scale_is_that_of_the_values() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("scaled", FRAMEWORK)]);
    for table in 0..WORDS.len().pow(3) {
        let words = [table, table / WORDS.len(), table / WORDS.len().pow(2)].map(|place| WORDS[place % WORDS.len()]);
        let csv = format!("id,value\nc1,{}\nc2,{}\nc3,{}\n", words[0], words[1], words[2]);
        let region = ProviderKind::named("region");
        let inspection = assize_testing::inspection(&csv, "scaled", region, &library, &mut sources);
        let options = AdmitOptions::default();
        let figure = assize_testing::with_card(&inspection, &library, options, |card| card.nodes[0].figure.clone());
        let asked: Vec<&str> = words.into_iter().filter(|word| *word != "n/a").collect();
        let known: Vec<u64> = asked.iter().filter_map(|word| word.parse().ok()).collect();
        let open = (asked.len() - known.len()) as u64;
        // The mean of the values, 1 as none and 4 as all: the least where what is open is 1, the most where it is 4.
        let mean = |sum: u64, of: u64| -> Exact { ratio(sum - of, 3 * of) };
        let sum: u64 = known.iter().sum();
        let of = asked.len() as u64;
        if of == 0 {
            assert_eq!(figure, Err(NoBasis::NoUnitApplies), "{words:?}");
            continue;
        }
        let figure = figure.expect("some unit is asked");
        assert_eq!(figure.limits.low, Limit::closed(mean(sum + open, of)), "{words:?}");
        assert_eq!(figure.limits.high, Limit::closed(mean(sum + 4 * open, of)), "{words:?}");
        let point = (!known.is_empty()).then(|| mean(sum, known.len() as u64));
        assert_eq!(figure.point, point, "{words:?}");
    }
}

/// A record cannot give more at a higher value of a scale than at a lower one; a printed value that says so is warned of.
#[test]
fn more_at_a_higher_value_of_a_scale_is_a_contradiction() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("scaled", FRAMEWORK)]);
    let region = ProviderKind::named("region");
    let mut inspection = assize_testing::inspection("id,value\nc1,1\n", "scaled", region, &library, &mut sources);
    inspection.tables.clear();
    let place = inspection.place.clone();
    let mut warned = |share_of_3: u64| {
        let counts = |sufficient: u64| assize_model::Counts {
            sufficient,
            insufficient: 100 - sufficient,
            cannot_tell: 0,
            missing: 0,
            not_applicable: 0,
            not_done: None,
            status: None,
            source: None,
        };
        inspection.counts.clear();
        for (id, sufficient) in [("value", 46), ("from-3", share_of_3)] {
            inspection
                .counts
                .insert(id.to_owned(), assize_diag::Placed { value: counts(sufficient), place: place.clone() });
        }
        let words = |_: &assize_framework::Framework, _: &assize_scoring::PrintedOutcome| "so many".to_owned();
        assize_testing::with_card(&inspection, &library, AdmitOptions::default(), |card| {
            let mut diagnostics = assize_diag::Diagnostics::new();
            assize_scoring::review(card, words, &mut diagnostics);
            diagnostics.warnings()
        })
    };
    assert_eq!((warned(60), warned(46), warned(12)), (1, 0, 0));
}
