//! Answers come out as the rates say, exactly where the facts say that they are asked.

use crate::support::{cells, column, count, library, make, order};

#[test]
fn counts_are_met_exactly_whatever_the_seed_and_the_quality() {
    let library = library();
    let framework = &library.frameworks["2018-crc"];
    for quality in ["0", "0.5", "1"] {
        let rates = format!(
            r#"
            [defaults]
            quality = {quality}
            [rates]
            "2.1.1" = {{ sufficient = 71, insufficient = 25, cannot-tell = 3, missing = 1 }}
            "2018-rated:2.3.1" = {{ sufficient = 40, insufficient = 12, not-applicable = 48 }}
            "#
        );
        for seed in 0..10 {
            let mut order = order(&library, "2018-crc", 100);
            order.seed = seed;
            let cells = cells(&make(&order, &rates).unwrap(), framework, &library);
            let cell = |id: &str| cells.iter().find(|(known, _)| known == id).unwrap().1;
            let first = cell("2.1.1");
            assert_eq!((first.sufficient, first.insufficient, first.cannot_tell, first.missing), (71, 25, 3, 1));
            let second = cell("2.3.1");
            assert_eq!((second.sufficient, second.insufficient, second.not_applicable), (40, 12, 48));
        }
    }
}

#[test]
fn shares_are_met_in_expectation() {
    let library = library();
    let sufficient = |seed: u64| {
        let mut order = order(&library, "2018-crc", 200);
        order.seed = seed;
        let made = make(&order, "[rates]\n\"2.1.*\" = 0.7\n").unwrap();
        count(&column(&made, "2018-rated:2.1.1"), "sufficient")
    };
    let sum: usize = (0..50).map(sufficient).sum();
    // 140 of 200 each time; the standard error of the sum of fifty is 46.
    assert!((6_820..7_180).contains(&sum), "{sum}");
}

/// Two answers of one unit with the same share correlate by the square of `quality`.
#[test]
fn answers_of_one_unit_hang_together() {
    let library = library();
    for (quality, expect) in [("0", 0), ("0.5", 25), ("0.8", 64), ("1", 100)] {
        let rates = format!("[defaults]\nquality = {quality}\nsufficient = 0.5\n");
        let made = make(&order(&library, "2018-crc", 2_000), &rates).unwrap();
        let (one, other) = (column(&made, "2018-rated:2.1.1"), column(&made, "2018-rated:2.1.2"));
        let same = one.iter().zip(&other).filter(|(one, other)| one == other).count() as i64;
        // With shares of a half the correlation is the agreement less the disagreement; here in hundredths.
        let found = 200 * same / 2_000 - 100;
        assert!((expect - 8..=expect + 8).contains(&found), "{quality}: {found}");
    }
}

#[test]
fn with_exact_every_stratum_comes_as_close_as_whole_units_allow() {
    let library = library();
    let rates = r#"
        [defaults]
        exact = true
        sufficient = 0.7
        [[fact]]
        id = "rosh.recorded"
        counts = { low = 40, medium = 60 }
        [[shift]]
        among = [{ "rosh.recorded" = ["medium"] }]
        lower = 0.2
    "#;
    let made = make(&order(&library, "2018-crc", 100), rates).unwrap();
    let (risk, answers) = (column(&made, "rosh.recorded"), column(&made, "2018-rated:2.1.1"));
    let of = |wanted: &str| {
        risk.iter().zip(&answers).filter(|(risk, answer)| *risk == wanted && *answer == "sufficient").count()
    };
    assert_eq!((of("low"), of("medium")), (28, 30));
}

/// A wider observation that is sufficient leaves none insufficient that it covers.
#[test]
fn what_is_covered_is_kept() {
    let library = library();
    for rates in ["", "[defaults]\nexact = true\n"] {
        let mut order = order(&library, "2014-adult-offending-work", 400);
        order.observations = true;
        let made = make(&order, rates).unwrap();
        let wide = column(&made, "assessment.agency-checks");
        for narrow in ["assessment.police-information", "assessment.childrens-services-information"] {
            let narrow = column(&made, narrow);
            assert!(wide.iter().zip(&narrow).all(|(wide, narrow)| wide != "yes" || narrow != "no"));
            assert!(count(&narrow, "no") > 40, "few enough are changed for it");
        }
    }
}

#[test]
fn the_rate_of_the_very_id_goes_before_that_of_a_beginning() {
    let library = library();
    let made =
        make(&order(&library, "2018-crc", 60), "[rates]\n\"2.1.*\" = 0\n\"2.*\" = 0.5\n\"2.1.2\" = 1\n").unwrap();
    let sufficient = |id: &str| count(&column(&made, &format!("2018-rated:{id}")), "sufficient");
    assert_eq!((sufficient("2.1.1"), sufficient("2.1.2"), sufficient("2.1.3")), (0, 60, 0));
    assert!(sufficient("2.2.2") > 10);
}
