use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Folder, MARROWDALE, run};

/// What the program carries on London: in one screen what was published, what may be set against what, and what cannot be said.
#[test]
fn london_side_by_side() {
    insta::assert_snapshot!(run(&["compare", "--area", "london", "--width", "100"]).shown());
}

#[test]
fn the_made_up_world_side_by_side() {
    let shown = Folder::new(MARROWDALE.iter().copied()).run(&[
        "compare",
        "marrowdale-crc-2018.toml",
        "marrowdale-crc-2019.toml",
        "--width",
        "120",
    ]);
    insta::assert_snapshot!(shown.shown());
}

/// From the Trust to the company nothing but criteria and cases changed; from 2018 to 2019 the company plans and reviews better.
#[test]
fn what_is_planted_is_found_as_what_it_is() {
    let old = splits("marrowdale-trust-2014.toml", "marrowdale-crc-2018.toml");
    assert!(old.len() > 25, "{}", old.len());
    let (mut criteria, mut practice, mut apart, mut holding_nothing) = (0.0, 0.0, 0.0, 0.0);
    for one in &old {
        criteria += number(&one["criteria"]);
        if one["practice"].is_string() {
            practice += number(&one["practice"]);
            apart += 1.0;
            let interval = &one["practice_interval"];
            let holds = interval["low"].as_f64().unwrap() <= 0.0 && interval["high"].as_f64().unwrap() >= 0.0;
            holding_nothing += f64::from(u8::from(holds));
        }
    }
    let many = f64::from(u32::try_from(old.len()).unwrap());
    assert!(criteria / many < -0.05, "criteria {}", criteria / many);
    assert!((practice / apart).abs() < 0.03, "practice {}", practice / apart);
    assert!(holding_nothing >= apart * 0.9, "{holding_nothing} of {apart}");

    let new: BTreeMap<String, Value> = splits("marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml")
        .into_iter()
        .filter(|one| one["questions"][0] == one["questions"][1])
        .map(|one| (one["questions"][0].as_str().unwrap().to_owned(), one))
        .collect();
    for better in ["2.2.1", "2.2.2", "2.2.3", "2.4.1", "2.4.2", "2.4.3"] {
        let one = &new[better];
        assert!(number(&one["practice"]) > 0.08, "{better}: {}", one["practice"]);
        assert!(number(&one["practice"]) > 3.0 * number(&one["criteria"]).abs(), "{better}");
    }
    for as_it_was in ["2.1.1", "2.1.2", "2.3.1", "2.3.2"] {
        assert!(number(&new[as_it_was]["practice"]).abs() < 0.08, "{as_it_was}: {}", new[as_it_was]["practice"]);
    }
}

#[test]
fn what_leaves_nothing_to_compare_is_told() {
    for arguments in [["compare"].as_slice(), &["compare", "london-crc-2019"], &["compare", "--area", "nowhere"]] {
        let shown = run(&[arguments, &["--message-format", "short"]].concat());
        assert_eq!(shown.code, 2, "{}", shown.stderr);
    }
}

fn splits(a: &str, b: &str) -> Vec<Value> {
    let shown = Folder::new(MARROWDALE.iter().copied()).run(&["compare", a, b, "--writer", "json"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&shown.stdout).unwrap();
    report["comparison"]["pairs"][0]["splits"].as_array().unwrap().clone()
}

#[expect(clippy::float_arithmetic, reason = "what is compared with a tolerance")]
fn number(fraction: &Value) -> f64 {
    let (n, of) = fraction.as_str().unwrap().split_once('/').unwrap();
    n.parse::<f64>().unwrap() / of.parse::<f64>().unwrap()
}
