//! Every value of `tests/data/oracles` (see the README there), to 1e-12.

use std::path::{Path, PathBuf};

use assize_stats::{
    Categorised, Coefficient, Interval, clopper_pearson, cohen_kappa, fleiss_kappa, gwet_ac1, newcombe, sign_test,
    wilson,
};

const NEAR: f64 = 1e-12;

#[test]
fn intervals_of_one_share() {
    let mut rows = 0;
    for row in table("binomial_intervals.csv") {
        let (confidence, n, of) = (number(&row[1]), count(&row[2]), count(&row[3]));
        let ours = match row[0].as_str() {
            "wilson" => wilson(n, of, confidence),
            "clopper_pearson" => clopper_pearson(n, of, confidence),
            other => panic!("{other}?"),
        };
        assert_near(ours, &row[4], &row[5], &row);
        rows += 1;
    }
    assert_eq!(rows, 264);
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

#[test]
fn agreement_of_two() {
    let mut rows = 0;
    for row in table("agreement_two.csv") {
        let [both, first, second, neither] = [1, 2, 3, 4].map(|column| count(&row[column]));
        let kappa = cohen_kappa(&[[both, first], [second, neither]]);
        assert_coefficient(kappa, &row[5], &row[6], &row);
        let units = [([2, 0], both), ([1, 1], first + second), ([0, 2], neither)];
        let ac1 = gwet_ac1(&units.map(|(into, times)| Categorised { into, times }));
        assert_coefficient(ac1, &row[7], &row[8], &row);
        let sign = sign_test(first, second);
        assert_eq!(sign.is_none(), row[9].is_empty(), "{row:?}");
        assert!(sign.is_none_or(|sign| (sign - number(&row[9])).abs() <= NEAR), "{row:?}: {sign:?}");
        rows += 1;
    }
    assert_eq!(rows, 48);
}

/// The values that the papers print.
#[test]
fn agreement_as_published() {
    let near = |ours: Option<Coefficient>, printed: f64, decimals: f64| {
        let value = ours.expect("defined").value;
        assert!((value - printed).abs() <= 0.500_001 * 10_f64.powf(-decimals), "{value} {printed}");
    };
    near(cohen_kappa(&[[88, 14, 18], [10, 40, 10], [2, 6, 12]]), 0.492, 3.0);
    near(cohen_kappa(&[[40, 9], [6, 45]]), 0.70, 2.0);
    near(cohen_kappa(&[[80, 10], [5, 5]]), 0.32, 2.0);
    near(cohen_kappa(&[[118, 5], [2, 0]]), -0.0234, 4.0);
    let units = [([2, 0], 118), ([1, 1], 7)].map(|(into, times)| Categorised { into, times });
    near(gwet_ac1(&units), 0.9408, 4.0);
    let fleiss = table("agreement_many.csv").swap_remove(0);
    assert_eq!(fleiss[0], "Fleiss (1971)");
    near(fleiss_kappa(&judged::<5>(&fleiss[1])), 0.430, 3.0);
}

#[test]
fn agreement_in_three_categories() {
    let row = table("agreement_three.csv").swap_remove(0);
    let cells: Vec<[u64; 3]> = rows_of(&row[1]);
    assert_coefficient(cohen_kappa(&[cells[0], cells[1], cells[2]]), &row[2], &row[3], &row);
}

#[test]
fn agreement_of_many() {
    let mut rows = 0;
    for row in table("agreement_many.csv") {
        let (fleiss, ac1) = match row[0].as_str() {
            "Fleiss (1971)" => (fleiss_kappa(&judged::<5>(&row[1])), gwet_ac1(&judged::<5>(&row[1]))),
            _ => (fleiss_kappa(&judged::<2>(&row[1])), gwet_ac1(&judged::<2>(&row[1]))),
        };
        assert_coefficient(fleiss, &row[3], &row[4], &row);
        assert_coefficient(ac1, &row[5], &row[6], &row);
        rows += 1;
    }
    assert_eq!(rows, 34);
}

fn judged<const Q: usize>(units: &str) -> Vec<Categorised<Q>> {
    rows_of(units).into_iter().map(|into| Categorised { into, times: 1 }).collect()
}

fn rows_of<const Q: usize>(rows: &str) -> Vec<[u64; Q]> {
    let row = |row: &str| row.split(' ').map(count).collect::<Vec<_>>().try_into().expect("so many categories");
    rows.split('|').map(row).collect()
}

fn assert_coefficient(ours: Option<Coefficient>, value: &str, error: &str, row: &[String]) {
    assert_eq!(ours.is_none(), value.is_empty(), "{row:?}: {ours:?}");
    let Some(ours) = ours else { return };
    assert!((ours.value - number(value)).abs() <= NEAR, "{row:?}: {ours:?}");
    assert_eq!(ours.error.is_none(), error.is_empty(), "{row:?}: {ours:?}");
    assert!(ours.error.is_none_or(|ours| (ours - number(error)).abs() <= NEAR), "{row:?}: {ours:?}");
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
