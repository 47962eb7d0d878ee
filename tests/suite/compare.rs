use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Folder, MARROWDALE, run, said, table_rows};

/// What the program carries on London: in one screen what was published, what inspectors said of change, and what has no number, and why.
#[test]
fn london_side_by_side() {
    insta::assert_snapshot!(run(&["compare", "--area", "london", "--width", "100"]).shown());
}

#[test]
fn an_area_is_told_on_one_screen() {
    for (area, lines) in [("london", 30), ("wales", 30)] {
        let shown = run(&["compare", "--area", area, "--width", "100"]).stdout;
        assert!(shown.lines().count() <= lines, "{}: {shown}", shown.lines().count());
    }
    let wales = run(&["compare", "--area", "wales", "--width", "100"]).stdout;
    assert!(
        wales.contains("For 2015 to 2018 and 2020 to 2024, no inspection of Wales as a whole is carried"),
        "{wales}"
    );
    let some = run(&["compare", "--area", "wales", "--years", "2014..2019"]).stdout;
    assert!(!some.contains("as a whole is carried") && some.contains("leave out the year"), "{some}");
    // What was not asked for is not lacking.
    let kinds = run(&["compare", "wales", "crc", "nps", "--width", "100"]).stdout;
    assert!(!kinds.contains("There is no inspection of") && !kinds.contains("as a whole is carried"), "{kinds}");
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
    let old = report(&["marrowdale-trust-2014.toml", "marrowdale-crc-2018.toml"]);
    let none = "Beyond chance: no difference in any of the 12 key questions that both can answer.";
    let points = old["main_points"].as_array().unwrap();
    assert!(points.iter().any(|point| point["text"] == none), "{points:?}");
    let old = table_rows(&old, "splits");
    assert!(old.len() > 25, "{}", old.len());
    let (mut criteria, mut practice, mut apart, mut holding_nothing) = (0.0, 0.0, 0.0, 0.0);
    let mut certainly_stricter = 0;
    for one in &old {
        criteria += exactly(one["criteria"]);
        certainly_stricter += usize::from(one["criteria"]["high"].as_f64().is_some_and(|high| high < 0.0));
        if one["practice"]["cell"] == "number" {
            practice += exactly(one["practice"]);
            apart += 1.0;
            holding_nothing += f64::from(u8::from(holds_nothing(one["practice"])));
            // The three add up exactly.
            let parts = ["criteria", "cases", "practice"].map(|part| exactly(one[part]));
            assert!((parts.iter().sum::<f64>() - exactly(one["change"])).abs() < 1e-12);
        }
    }
    let many = f64::from(u32::try_from(old.len()).unwrap());
    assert!(criteria / many < -0.05, "criteria {}", criteria / many);
    assert!(certainly_stricter > old.len() / 2, "{certainly_stricter} of {}", old.len());
    assert!((practice / apart).abs() < 0.03, "practice {}", practice / apart);
    assert!(holding_nothing >= apart * 0.9, "{holding_nothing} of {apart}");

    let new = report(&["marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml"]);
    let new: BTreeMap<&str, [f64; 2]> = table_rows(&new, "splits")
        .into_iter()
        .filter(|one| said(one, "question_first") == said(one, "question_second"))
        .filter(|one| one["practice"]["cell"] == "number")
        .map(|one| (said(&one, "question_first"), ["practice", "criteria"].map(|part| exactly(one[part]))))
        .collect();
    for better in ["2.2.1", "2.2.2", "2.2.3", "2.4.1", "2.4.2", "2.4.3"] {
        let [practice, criteria] = new[better];
        assert!(practice > 0.08, "{better}: {practice}");
        assert!(practice > 3.0 * criteria.abs(), "{better}");
    }
    for as_it_was in ["2.1.1", "2.1.2", "2.3.1", "2.3.2"] {
        assert!(new[as_it_was][0].abs() < 0.08, "{as_it_was}: {}", new[as_it_was][0]);
    }
}

/// The division of 2018 has the Trust's practice on cases nearly all of high risk: it looks worse, and no worse once adjusted for its cases.
#[test]
fn other_cases_are_found_as_other_cases() {
    let report = report(&["marrowdale-trust-2014.toml", "nps-marrowdale-2018.toml"]);
    let levels = table_rows(&report, "levels");
    assert!(levels.iter().all(|one| said(one, "fact") == "rosh.inspector"));
    assert_eq!(levels.iter().map(|one| one["first"]["n"].as_u64().unwrap()).sum::<u64>(), 100);
    let (mut crude, mut adjusted, mut holding_nothing, mut figures) = (0.0, 0.0, 0.0, 0.0);
    for one in table_rows(&report, "compared").iter().filter(|one| one["adjusted"]["cell"] == "number") {
        crude += one["difference"]["low"].as_f64().unwrap();
        adjusted += one["adjusted"]["value"].as_f64().unwrap();
        holding_nothing += f64::from(u8::from(holds_nothing(one["adjusted_interval"])));
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
    let said = "Not adjusted for who is supervised: no level has ten units on both sides: the first has fewer than ten cases of level \
                medium, and the second has fewer than ten cases of level high.";
    let text = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(said), "{}", shown.stdout);
}

/// The Trust beside the company and the division together: within the two without weights, one figure with them.
#[test]
fn a_divided_body_beside_its_parts_together() {
    let inputs = ["marrowdale-trust-2014.toml", "marrowdale-crc-2018.toml", "nps-marrowdale-2018.toml"];
    let [free, fixed] =
        [&[][..], &["--weights", "marrowdale-crc=75,nps-marrowdale=25"]].map(|more| report(&[&inputs, more].concat()));
    let weights = |report: &Value| -> Vec<(String, f64, f64)> {
        let ends = |one: &Value| ["low", "high"].map(|end| one[end]["value"].as_f64().unwrap());
        let weight = |row: &BTreeMap<&str, &Value>| {
            let [low, high] = ends(row["weight"]);
            (said(row, "part").to_owned(), low, high)
        };
        table_rows(report, "weights").iter().map(weight).collect()
    };
    assert!(table_rows(&free, "weights").iter().all(|one| said(one, "whole") == "marrowdale-trust-2014"));
    assert!(weights(&free).len() == 2 && weights(&free).iter().all(|(_, low, high)| (*low, *high) == (0.0, 100.0)));
    // The division's inspection is the earlier of the two.
    let given = [("nps-marrowdale-2018", 25.0), ("marrowdale-crc-2018", 75.0)];
    assert_eq!(weights(&fixed), given.map(|(part, weight)| (part.to_owned(), weight, weight)));
    let (free, fixed) = (table_rows(&free, "combined"), table_rows(&fixed, "combined"));
    assert_eq!(free.len(), fixed.len());
    for (free, fixed) in free.iter().zip(&fixed) {
        let end = |cell: &Value, name: &str| cell[name]["value"].as_f64().unwrap();
        let of_parts = |name: &str| ["part_1", "part_2"].map(|part| end(free[part], name));
        let ([low_1, low_2], [high_1, high_2]) = (of_parts("low"), of_parts("high"));
        assert_eq!(end(free["together"], "low"), low_1.min(low_2));
        assert_eq!(end(free["together"], "high"), high_1.max(high_2));
        // Each is rounded to two decimals.
        assert!((end(fixed["together"], "low") - (0.25 * low_1 + 0.75 * low_2)).abs() <= 0.0101);
        assert!((end(fixed["together"], "high") - (0.25 * high_1 + 0.75 * high_2)).abs() <= 0.0101);
        assert_eq!(said(fixed, "verdict"), "bounded");
        assert!(fixed["caveats"]["ids"].as_array().unwrap().iter().any(|one| one == "combined"));
    }
    assert!(free.len() > 30, "{}", free.len());
}

#[test]
fn weights_and_themes_that_cannot_be_are_told() {
    let inputs = ["marrowdale-trust-2014.toml", "marrowdale-crc-2018.toml", "nps-marrowdale-2018.toml"];
    let folder = Folder::new(MARROWDALE.iter().copied());
    for (wrong, said, code) in [
        (["--weights", "marrowdale-crc=60,nps-marrowdale=30"], "error[usage/no-such-weights]", 2),
        (["--weights", "marrowdale-crc=160"], "not a percentage from 0 to 100", 2),
        (["--weights", "marrowdale-crc=60..40"], "must not be the larger one", 2),
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
    let figures = table_rows(&all, "compared");
    assert!(figures.len() >= 4 && figures.iter().all(|one| said(one, "theme") == "safety"));
    assert!(table_rows(&all, "compared-common").iter().all(|one| said(one, "theme") == "safety"));
    let wider =
        report(&["marrowdale-crc-2018.toml", "marrowdale-crc-2019.toml", "--under", "2014-adult-offending-work"]);
    let under_2014 = |one: &&BTreeMap<&str, &Value>| {
        one["first"]["figure"].as_str().unwrap().contains("/2014-adult-offending-work/")
    };
    assert!(table_rows(&wider, "compared").iter().filter(under_2014).count() > 10);
    let shown = run(&["compare", "--kind", "crc", "--years", "2018..2019", "--writer", "json"]);
    let dashed = run(&["compare", "--kind", "crc", "--years", "2018-2019", "--writer", "json"]);
    assert_eq!(dashed.stdout, shown.stdout);
    let kinds: Value = serde_json::from_str(&shown.stdout).unwrap();
    let verdicts = table_rows(&kinds, "verdicts");
    let on_overall = |one: &&BTreeMap<&str, &Value>| one["of"]["ids"].as_array().unwrap().contains(&"overall".into());
    let same = verdicts.iter().filter(on_overall).filter(|one| said(one, "verdict") == "comparable").count();
    assert!(same >= 100, "{same} of {}: printed ratings of one edition mean the same", verdicts.len());
    // Many pairs are one table: a row a verdict that a pair has.
    let all = table_rows(&kinds, "documents").len();
    assert!(verdicts.len() < all * all * 2, "{} for {all} inspections", verdicts.len());
}

#[test]
fn what_leaves_nothing_to_compare_is_told() {
    for arguments in [["compare", "london-crc-2019"].as_slice(), &["compare", "--area", "nowhere"]] {
        let shown = run(&[arguments, &["--message-format", "short"]].concat());
        assert_eq!(shown.code, 2, "{}", shown.stderr);
    }
}

/// Without a name all kinds of bodies by year, with what to type next; no pair of the 224 is looked at.
#[test]
fn nothing_named_is_an_overview() {
    let shown = run(&["compare"]);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    let screen = shown.stdout.lines().take(40).collect::<Vec<_>>().join("\n");
    let kind = "Community rehabilitation companies";
    for text in ["174 have an overall rating", "Standards rated inadequate most often,", "compare london", kind] {
        assert!(screen.contains(text), "{text}:\n{screen}");
    }
}

/// What was inspected in a part of an area is named, and a part of what the body serves elsewhere is not.
#[test]
fn places_within_an_area_are_told() {
    let told = |area: &str| {
        let shown = run(&["compare", area, "--all"]).stdout;
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        shown.split_once("Of places in ").map_or_else(String::new, |(_, told)| told.to_owned())
    };
    let wales = told("wales");
    for text in ["Wales, not compared here", "Gwent, the CRC's work, 2017", "probation delivery units, 2022 to 2025"] {
        assert!(wales.contains(text), "{text}: {wales}");
    }
    let one = "Not compared here: 22 inspections of places in Wales, 2017 to 2025: `assize score gwent`.";
    assert!(run(&["compare", "wales"]).stdout.contains(one));
    assert!(!told("norfolk").contains("Suffolk"));
    let years = run(&["compare", "wales", "2019"]).stdout;
    assert_eq!(years, run(&["compare", "--area", "wales", "--years", "2019"]).stdout);
    assert!(years.contains("Wrexham Youth"), "{years}");
    assert!(years.contains("On Wales there are inspections of 2014 and 2025, too: leave out the year."), "{years}");
    for asked in
        [&["compare", "wales", "2016"][..], &["compare", "wales", "2013"], &["report", "wales", "2016", "-o", "x"]]
    {
        let nothing = run(asked);
        assert_eq!((nothing.code, nothing.stdout.as_str()), (2, ""), "{asked:?}: {}", nothing.stderr);
        assert!(nothing.stderr.contains("of other years, the nearest first: `"), "{asked:?}: {}", nothing.stderr);
    }
}

fn report(arguments: &[&str]) -> Value {
    let shown = Folder::new(MARROWDALE.iter().copied()).run(&[&["compare"], arguments, &["--writer", "json"]].concat());
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    serde_json::from_str(&shown.stdout).unwrap()
}

/// The number of a cell by its fraction.
#[expect(clippy::float_arithmetic, reason = "what is compared with a tolerance")]
fn exactly(cell: &Value) -> f64 {
    let fraction = cell["fraction"].as_str().unwrap_or_else(|| panic!("{cell}"));
    let (n, of) = fraction.split_once('/').unwrap_or((fraction, "1"));
    n.parse::<f64>().unwrap() / of.parse::<f64>().unwrap()
}

/// Whether nothing lies between the ends.
fn holds_nothing(cell: &Value) -> bool {
    cell["low"].as_f64().unwrap() <= 0.0 && cell["high"].as_f64().unwrap() >= 0.0
}

/// Trusts, companies and the National Probation Service: how many have which rating under each regime, behind what inspectors said of change.
#[test]
fn many_of_several_kinds_open_with_their_ratings_by_standards() {
    let compared = run(&["compare", "--kind", "trust,crc,nps", "--years", "2014..2021", "--quiet"]);
    assert_eq!(compared.code, 0, "{}", compared.stderr);
    let opening = compared.stdout.lines().take(20).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    let nps = "of 7 NPS division inspections, 5 good and 2 requires improvement";
    let first = opening.split(" • ").nth(1).unwrap();
    assert!(first.starts_with("Standards of April 2018: of 18 CRC inspections, ") && first.contains(nps), "{opening}");
    let unknown = run(&["compare", "--kind", "crc,npps"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("did you mean `nps`?"), "{}", unknown.shown());
}

/// With this many inspections no pair has tables of its own. Comparable shares are still counted, and the report says how to see a pair.
#[test]
fn too_many_pairs_are_counted_and_not_listed() {
    let table = |inspections: usize| {
        let row = |one: usize| format!("a{one},i{one},yes\nb{one},i{one},no\n");
        format!("id,inspection,2.1.1\n{}", (0..inspections).map(row).collect::<String>())
    };
    for (inspections, pairs) in [(3, 3), (46, 1_035)] {
        let folder = Folder::new([("cases.csv", table(inspections).as_str())]);
        let run = folder.run(&["compare", "cases.csv", "--framework", "2018-crc", "--writer", "json"]);
        let document: Value = serde_json::from_str(&run.stdout).unwrap();
        let annexes = document["sections"].as_array().unwrap().iter().find(|one| one["id"] == "annexes").unwrap();
        let shares = annexes["sections"].as_array().unwrap().iter().find(|one| one["id"] == "shares").unwrap();
        let is_few = pairs <= 1_000;
        assert_eq!(shares["sections"].as_array().unwrap().len(), if is_few { pairs } else { 0 });
        assert_eq!(shares.to_string().contains("These are 1,035 pairs"), !is_few, "{shares}");
        let said = if is_few { "3" } else { "1,035" };
        assert!(run.stdout.contains(&format!("Shares can be compared in all {said} pairs, {said} in all")));
    }
}

/// What holds of shares and what holds of overall ratings stand beside each other, pair by pair, with the steps between two ratings that can
/// be compared.
#[test]
fn a_page_has_one_verdict_on_shares_and_one_on_ratings() {
    let shown =
        run(&["compare", "durham-tees-valley-crc-2019", "durham-tees-valley-crc-2020", "--all", "--width", "400"]);
    let pairs = shown.stdout.split("Pair by pair").nth(1).unwrap().split("Comparability by theme").next().unwrap();
    let pairs = pairs.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(pairs.contains("Pairs Shares, at most Because Overall ratings"), "{pairs}");
    let verdict = "comparable: the second is 1 step higher; the edition differs by name alone: all that enters the rating is the same";
    assert!(pairs.contains("1 with 2 not comparable they were made under different regimes"), "{pairs}");
    assert!(pairs.contains(verdict), "{pairs}");
}
