//! Facts come out as the rates say.

use crate::support::{column, count, library, make, order};

#[test]
fn counts_are_met_exactly_stratum_by_stratum() {
    let library = library();
    let rates = r#"
        [[fact]]
        id = "rosh.recorded"
        counts = { low = 30, medium = 60, high = 10 }
        [[fact]]
        id = "victim"
        among = [{ "rosh.recorded" = ["medium"] }, { "rosh.recorded" = ["high"] }]
        counts = { yes = 41, no = 29 }
        [[fact]]
        id = "victim"
        counts = { yes = 7, no = 23 }
    "#;
    for seed in 0..20 {
        let mut order = order(&library, "2018-crc", 100);
        order.seed = seed;
        let made = make(&order, rates).unwrap();
        let (risk, victim) = (column(&made, "rosh.recorded"), column(&made, "victim"));
        assert_eq!(["low", "medium", "high"].map(|value| count(&risk, value)), [30, 60, 10]);
        let both = |is_low: bool| {
            let rows = risk.iter().zip(&victim).filter(|(risk, victim)| (*risk == "low") == is_low && *victim == "yes");
            rows.count()
        };
        assert_eq!((both(true), both(false)), (7, 41));
    }
}

#[test]
fn shares_are_met_in_expectation_or_when_asked_exactly() {
    let library = library();
    let rates = "[[fact]]\nid = \"sex\"\nshares = { female = 0.15, male = 0.85 }\n";
    let women = |seed: u64, rates: &str| {
        let mut order = order(&library, "2018-crc", 200);
        order.seed = seed;
        count(&column(&make(&order, rates).unwrap(), "sex"), "female")
    };
    let all: Vec<usize> = (0..50).map(|seed| women(seed, rates)).collect();
    let sum: usize = all.iter().sum();
    // 30 of 200 each time; the standard error of the sum of fifty is 36.
    assert!((1_360..1_640).contains(&sum), "{sum}");
    assert!(all.iter().any(|women| *women != 30), "in expectation only");
    let exact = format!("[defaults]\nexact = true\n{rates}");
    assert!((0..20).all(|seed| women(seed, &exact) == 30));
}

#[test]
fn facts_wait_for_those_that_they_look_at_whatever_the_order_of_the_file() {
    let library = library();
    let rates = r#"
        [[fact]]
        id = "victim"
        among = [{ "rosh.recorded" = ["low"] }]
        shares = { no = 1 }
        [[fact]]
        id = "victim"
        shares = { yes = 1 }
        [[fact]]
        id = "rosh.recorded"
        shares = { low = 0.5, high = 0.5 }
    "#;
    let made = make(&order(&library, "2018-crc", 100), rates).unwrap();
    let (risk, victim) = (column(&made, "rosh.recorded"), column(&made, "victim"));
    assert!(risk.iter().zip(&victim).all(|(risk, victim)| (risk == "low") == (victim == "no")));
    assert!(count(&risk, "low") > 30 && count(&risk, "high") > 30);
}
