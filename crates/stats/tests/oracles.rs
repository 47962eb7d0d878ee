//! Every value of `tests/data/oracles` (see the README there), to 1e-12.

#![allow(clippy::float_arithmetic, reason = "differences are looked at")]

use std::path::{Path, PathBuf};

use assize_stats::{Interval, agresti_coull, clopper_pearson, jeffreys, newcombe, wilson};

const NEAR: f64 = 1e-12;

#[test]
fn intervals_of_one_share() {
    let mut rows = 0;
    for row in table("binomial_intervals.csv") {
        let (confidence, n, of) = (number(&row[1]), count(&row[2]), count(&row[3]));
        let ours = match row[0].as_str() {
            "wilson" => wilson(n, of, confidence),
            "clopper_pearson" => clopper_pearson(n, of, confidence),
            "jeffreys" => jeffreys(n, of, confidence),
            "agresti_coull" => agresti_coull(n, of, confidence),
            other => panic!("{other}?"),
        };
        assert_near(ours, &row[4], &row[5], &row);
        rows += 1;
    }
    assert_eq!(rows, 528);
}

#[test]
fn intervals_of_a_difference() {
    let mut rows = 0;
    for row in table("newcombe_difference.csv") {
        let [n1, of1, n2, of2] = [2, 3, 4, 5].map(|column| count(&row[column]));
        let confidence = number(&row[1]);
        let ours = newcombe(n1, of1, n2, of2, confidence);
        assert_near(ours, &row[6], &row[7], &row);
        let swapped = newcombe(n2, of2, n1, of1, confidence).expect("two samples");
        assert_eq!(ours, Some(Interval { low: -swapped.high, high: -swapped.low }), "{row:?}");
        rows += 1;
    }
    assert_eq!(rows, 36);
}

fn assert_near(ours: Option<Interval>, low: &str, high: &str, row: &[String]) {
    let ours = ours.expect("a sample");
    let (low, high) = (number(low), number(high));
    assert!((ours.low - low).abs() <= NEAR && (ours.high - high).abs() <= NEAR, "{row:?}: {ours:?}");
}

fn table(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/oracles").join(name);
    let mut reader = csv::Reader::from_path::<PathBuf>(path).expect("the oracle");
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn number(text: &str) -> f64 {
    text.parse().expect("a number")
}

fn count(text: &str) -> u64 {
    text.parse().expect("a count")
}
