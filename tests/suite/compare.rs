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
    let mut certainly_stricter = 0;
    for one in &old {
        criteria += number(&one["criteria"]);
        certainly_stricter += usize::from(one["criteria_interval"]["high"].as_f64().is_some_and(|high| high < 0.0));
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
    assert!(certainly_stricter > old.len() / 2, "{certainly_stricter} of {}", old.len());
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

/// The division of 2018 has the Trust's practice on cases nearly all of high risk: it looks worse, and no worse once adjusted for its cases.
#[test]
fn other_cases_are_found_as_other_cases() {
    let pair = &report(&["marrowdale-trust-2014.toml", "nps-marrowdale-2018.toml"])["comparison"]["pairs"][0];
    let levels: Vec<&Value> = pair["levels"]["counts"].as_array().unwrap().iter().collect();
    assert_eq!(pair["levels"]["fact"], "rosh.inspector");
    assert_eq!(levels.iter().map(|one| one["cases"][0].as_u64().unwrap()).sum::<u64>(), 100);
    let (mut crude, mut adjusted, mut holding_nothing, mut figures) = (0.0, 0.0, 0.0, 0.0);
    for one in pair["figures"].as_array().unwrap().iter().filter(|one| one["adjusted"].is_object()) {
        crude += one["difference"][0].as_f64().unwrap();
        adjusted += one["adjusted"]["difference"].as_f64().unwrap();
        let interval = &one["adjusted"]["interval"];
        let holds = interval["low"].as_f64().unwrap() <= 0.0 && interval["high"].as_f64().unwrap() >= 0.0;
        holding_nothing += f64::from(u8::from(holds));
        figures += 1.0;
    }
    assert!(figures > 25.0, "{figures}");
    assert!(crude / figures < -8.0, "crude {}", crude / figures);
    assert!((adjusted / figures).abs() < 3.0, "adjusted {}", adjusted / figures);
    assert!(holding_nothing >= figures * 0.95, "{holding_nothing} of {figures}");
}

/// Where nothing is common there is no adjusted difference, and the reason is given: a company has no cases of high risk.
#[test]
fn no_common_level_is_a_refusal_with_its_reason() {
    let folder = Folder::new(MARROWDALE.iter().copied());
    let only = |name: &str, level: &str| {
        let text = folder.files()[name].clone();
        let column = text.lines().next().unwrap().split(',').position(|title| title == "rosh.inspector").unwrap();
        let wanted =
            |line: &&str| line.split(',').nth(column).is_some_and(|cell| ["rosh.inspector", level].contains(&cell));
        folder.write(name, &format!("{}\n", text.lines().filter(wanted).collect::<Vec<_>>().join("\n")));
    };
    only("marrowdale-crc-2018-case.csv", "medium");
    only("nps-marrowdale-2018-case.csv", "high");
    let shown = folder.run(&["compare", "marrowdale-crc-2018.toml", "nps-marrowdale-2018.toml", "--width", "200"]);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    let said = "Not adjusted for who is supervised: there is no level of which both sides have ten units: the first has fewer than ten cases of level \
                medium, and the second has fewer than ten cases of level high.";
    let text = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(said), "{}", shown.stdout);
}

/// The Trust beside the company and the division together: within the two without weights, one figure with them.
#[test]
fn a_divided_body_beside_its_parts_together() {
    let inputs = ["marrowdale-trust-2014.toml", "marrowdale-crc-2018.toml", "nps-marrowdale-2018.toml"];
    let together = |more: &[&str]| report(&[&inputs, more].concat())["comparison"]["combined"][0].clone();
    let free = together(&[]);
    assert_eq!(free["whole"], "marrowdale-trust-2014");
    assert_eq!(free["parts"].as_array().unwrap().len(), 2);
    let fixed = together(&["--weights", "marrowdale-crc=75,nps-marrowdale=25"]);
    let mut figures = 0;
    for (free, fixed) in free["figures"].as_array().unwrap().iter().zip(fixed["figures"].as_array().unwrap()) {
        let end = |value: &Value, name: &str| number(&value[name]);
        let parts = free["parts"].as_array().unwrap();
        let lows: Vec<f64> = parts.iter().map(|part| end(part, "low")).collect();
        let highs: Vec<f64> = parts.iter().map(|part| end(part, "high")).collect();
        assert!((end(&free["together"], "low") - lows.iter().copied().fold(1.0, f64::min)).abs() < 1e-12);
        assert!((end(&free["together"], "high") - highs.iter().copied().fold(0.0, f64::max)).abs() < 1e-12);
        // The division's inspection is the earlier of the two.
        assert!((end(&fixed["together"], "low") - (0.25 * lows[0] + 0.75 * lows[1])).abs() < 1e-12);
        assert_eq!(fixed["verdict"]["comparability"], "bounded");
        assert!(fixed["verdict"]["caveats"].as_array().unwrap().iter().any(|one| one == "combined"));
        figures += 1;
    }
    assert!(figures > 30, "{figures}");
}

#[test]
fn weights_and_themes_that_cannot_be_are_told() {
    let inputs = ["marrowdale-trust-2014.toml", "marrowdale-crc-2018.toml", "nps-marrowdale-2018.toml"];
    let folder = Folder::new(MARROWDALE.iter().copied());
    for (wrong, said, code) in [
        (["--weights", "marrowdale-crc=60,nps-marrowdale=30"], "error[usage/no-such-weights]", 2),
        (["--weights", "marrowdale-crc=160"], "no percentage from 0 to 100", 2),
        (["--weights", "marrowdale-crc=60..40"], "the lesser one", 2),
        (["--weights", "marowdale-crc=60"], "did you mean `marrowdale-crc`?", 2),
        (["--bodies", "marowdale-crc"], "did you mean `marrowdale-crc`?", 2),
        (["--theme", "saftey"], "error[usage/unknown-theme]", 2),
        (["--years", "2019..2014"], "2019 is after 2014", 2),
    ] {
        let shown = folder.run(&[["compare"].as_slice(), &inputs, &wrong].concat());
        assert_eq!(shown.code, code, "{}", shown.stderr);
        assert!(shown.stderr.contains(said), "{}", shown.stderr);
        assert_eq!(shown.stdout, "");
    }
}

/// One theme, other years, another regime to judge under.
#[test]
fn what_is_looked_at_can_be_narrowed_and_widened() {
    let all = report(&["marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml", "--theme", "safety"]);
    let pair = &all["comparison"]["pairs"][0];
    let figures = pair["figures"].as_array().unwrap();
    assert!(figures.len() > 4 && figures.iter().all(|one| one["theme"] == "safety"));
    assert!(pair["common"].as_array().is_none_or(|all| all.iter().all(|one| one["theme"] == "safety")));
    let wider =
        report(&["marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml", "--under", "2014-adult-offending-work"]);
    let under_2014 = |one: &&Value| one["figures"][0].as_str().unwrap().contains("/2014-adult-offending-work/");
    assert!(wider["comparison"]["pairs"][0]["figures"].as_array().unwrap().iter().filter(under_2014).count() > 10);
    let shown = run(&["compare", "--kind", "crc", "--years", "2018..2019", "--writer", "json"]);
    let kinds: Value = serde_json::from_str(&shown.stdout).unwrap();
    let pairs = kinds["comparison"]["pairs"].as_array().unwrap();
    let same = pairs.iter().filter(|one| one["overall"]["comparability"] == "comparable").count();
    assert!(same >= 100, "{same} of {}: printed ratings of one edition mean the same", pairs.len());
}

#[test]
fn what_leaves_nothing_to_compare_is_told() {
    for arguments in [["compare"].as_slice(), &["compare", "london-crc-2019"], &["compare", "--area", "nowhere"]] {
        let shown = run(&[arguments, &["--message-format", "short"]].concat());
        assert_eq!(shown.code, 2, "{}", shown.stderr);
    }
}

fn report(arguments: &[&str]) -> Value {
    let shown = Folder::new(MARROWDALE.iter().copied()).run(&[&["compare"], arguments, &["--writer", "json"]].concat());
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    serde_json::from_str(&shown.stdout).unwrap()
}

fn splits(a: &str, b: &str) -> Vec<Value> {
    let report = report(&[a, b]);
    report["comparison"]["pairs"][0]["splits"].as_array().unwrap().clone()
}

#[expect(clippy::float_arithmetic, reason = "what is compared with a tolerance")]
fn number(fraction: &Value) -> f64 {
    let (n, of) = fraction.as_str().unwrap().split_once('/').unwrap();
    n.parse::<f64>().unwrap() / of.parse::<f64>().unwrap()
}
