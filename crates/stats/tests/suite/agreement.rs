//! Agreement beyond chance, by hand and at its ends.

use assize_stats::{Categorised, cohen_kappa, fleiss_kappa, gwet_ac1, sign_test};

fn of(into: [u64; 2], times: u64) -> Categorised<2> {
    Categorised { into, times }
}

#[test]
fn where_chance_alone_agrees_there_is_no_kappa() {
    assert_eq!(cohen_kappa(&[[0, 0], [0, 0]]), None);
    assert_eq!(cohen_kappa(&[[9, 0], [0, 0]]), None, "both said the same of all");
    assert_eq!(cohen_kappa(&[[0, 9], [0, 0]]).map(|one| one.value), Some(0.0), "each said one thing, not the same");
    assert_eq!(fleiss_kappa(&[of([3, 0], 4), of([2, 0], 1)]), None);
    assert_eq!(gwet_ac1(&[of([3, 0], 4), of([2, 0], 1)]).map(|one| one.value), Some(1.0));
}

#[test]
fn those_whom_one_alone_judged_do_not_count() {
    let with = [of([1, 1], 2), of([2, 1], 1), of([1, 0], 7), of([0, 3], 0)];
    assert_eq!(fleiss_kappa(&with), fleiss_kappa(&with[..2]));
    assert_eq!(gwet_ac1(&with), gwet_ac1(&with[..2]));
    assert_eq!(gwet_ac1(&with[2..]), None);
    assert_eq!(gwet_ac1(&[of([2, 1], 1)]).and_then(|one| one.error), None, "one thing has no error");
    assert_eq!(gwet_ac1(&[Categorised { into: [4], times: 3 }]), None);
}

#[test]
fn the_sign_test_by_hand_and_at_its_ends() {
    // 1 of 5: 2 (1 + 5) / 32.
    assert!((sign_test(1, 4).unwrap() - 0.375).abs() < 1e-15);
    assert_eq!(sign_test(1, 4), sign_test(4, 1));
    assert_eq!(sign_test(3, 3), Some(1.0));
    assert_eq!(sign_test(0, 0), None);
    assert_eq!(sign_test(u64::MAX, 1), None);
    // On both sides of where logarithms take over.
    let (short, long) = (sign_test(523_000, 525_000).unwrap(), sign_test(523_000, 525_600).unwrap());
    assert!(short > long && long > 0.0 && short < 0.06, "{short} {long}");
    assert_eq!(sign_test(0, 5_000), Some(0.0));
    assert_eq!(sign_test(1_000_000_000_000, 1_000_000_000_000_000_000), Some(0.0), "and ends at once");
}
