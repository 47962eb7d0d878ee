//! A regime that states its rule in two ways (semantics 7.22): the files of `docs/two-rules/`, and the 2014 regime itself.

use serde_json::Value;

use crate::support::{Folder, plain_row, run};

const ARGUMENTS: [&str; 3] = ["record.toml", "--framework", "framework.toml"];

fn example() -> Folder {
    Folder::new([
        ("framework.toml", include_str!("../../docs/two-rules/framework.toml")),
        ("record.toml", include_str!("../../docs/two-rules/record.toml")),
    ])
}

fn node(report: &Value, id: &str) -> Value {
    plain_row(report, "ratings", id)
}

#[test]
fn both_figures_come_out_and_the_pool_is_neither() {
    let scored = example().run(&[&["score", "--writer", "json"], &ARGUMENTS[..]].concat());
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let outcome = node(&serde_json::from_str(&scored.stdout).unwrap(), "1");
    assert_eq!((&outcome["share"]["exact"], &outcome["share"]["text"]), (&"23/30".into(), &"77%".into()));
    let second = &outcome["second_share"];
    assert_eq!((&second["exact"], &second["text"]), (&"4/5".into(), &"80%".into()));
    assert_eq!(second["figure"], "two-rules-2030/two-rules/1#mean-of-children");
    assert_eq!((&outcome["second_rollup"], &second["status"]), (&"mean of children".into(), &"assumed".into()));
    for pool in ["79/110", "\"72%\""] {
        assert!(!scored.stdout.contains(pool), "{pool} is in the report");
    }
}

#[test]
fn a_reader_sees_both_side_by_side() {
    let scored = example().run(&[&["score", "--width", "100"], &ARGUMENTS[..]].concat());
    insta::assert_snapshot!(scored.shown());
}

#[test]
fn each_is_explained_under_its_own_name() {
    let folder = example();
    let explain = |figure: &str| {
        let explained = folder.run(&[&["explain", figure, "--width", "100"], &ARGUMENTS[..]].concat());
        assert_eq!(explained.code, 0, "{}", explained.stderr);
        explained.stdout
    };
    insta::assert_snapshot!(format!("{}\n{}", explain("1"), explain("1#mean-of-children")));
    for figure in ["1#pooled", "X#mean-of-children", "X.a#mean-of-children"] {
        let none = folder.run(&[&["explain", figure], &ARGUMENTS[..]].concat());
        assert_eq!((none.code, none.stdout.as_str()), (2, ""), "{figure}");
    }
}

#[test]
fn a_table_of_figures_has_both_beside_each_other() {
    let scored = example().run(&[&["score", "--writer", "csv"], &ARGUMENTS[..]].concat());
    let rows: Vec<&str> = scored.stdout.lines().filter(|line| line.contains("/two-rules/1")).collect();
    assert_eq!(rows.len(), 1, "{}", scored.stdout);
    let heading = scored.stdout.lines().next().unwrap();
    let cell = |name: &str| rows[0].split(',').nth(heading.split(',').position(|one| one == name).unwrap()).unwrap();
    assert_eq!((cell("share"), cell("second_share")), ("76.67", "80"), "{rows:?}");
}

/// Rule A is stated once for all five outcomes of 2014, rule B once for each.
#[test]
fn the_2014_regime_states_both_for_every_outcome() {
    let scored = run(&["score", "six-trusts-2014", "--writer", "json"]);
    let report = serde_json::from_str(&scored.stdout).unwrap();
    for outcome in ["1", "2", "3", "4", "5"] {
        let outcome = node(&report, outcome);
        assert_eq!(outcome["rollup"], "mean of questions");

        let second = &outcome["second_limits"];
        assert_eq!(outcome["second_rollup"], "mean of children");
        assert_eq!(
            (&second["status"], &second["exact"]),
            (&"published".into(), &Value::Null),
            "not every criterion has counts for all that it asks"
        );
    }
}
