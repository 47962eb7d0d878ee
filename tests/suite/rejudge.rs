use crate::support::{Folder, made_up_inspection, run, worked_example};

/// What the inspection of `examples/` answers under its own regime, under another edition and under that of 2014.
#[test]
fn the_same_cases_stand_under_each_regime() {
    let under = "2014-adult-offending-work,2018-crc,2018-nps";
    let shown = made_up_inspection().run(&["rejudge", "inspection.toml", "--under", under, "--width", "120"]);
    insta::assert_snapshot!(shown.shown());
}

#[test]
fn without_names_every_regime_that_is_answered_is_shown() {
    let shown = made_up_inspection().run(&["rejudge", "inspection.toml", "--writer", "json"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&shown.stdout).unwrap();
    assert_eq!(report["kind"], "rejudgement");
    let one = &report["rejudgements"][0];
    let under = one["under"].as_array().unwrap();
    let ids: Vec<&str> = under.iter().map(|judged| judged["framework"].as_str().unwrap()).collect();
    assert_eq!(ids, ["2014-adult-offending-work", "2018-crc", "2018-nps", "2019-crc", "2019-nps"]);
    assert_eq!(one["left_out"][0]["framework"], "2016-quality-and-impact");
    // Each regime's figures stand among the inspections, by the same names.
    let cards = report["inspections"].as_array().unwrap();
    assert_eq!(cards.len(), under.len());
    for (card, judged) in cards.iter().zip(under) {
        assert_eq!(card["framework"], judged["framework"]);
        for (scored, question) in
            card["questions"].as_array().unwrap().iter().zip(judged["questions"].as_array().unwrap())
        {
            assert_eq!(scored["figure"], question["figure"]);
            let answer =
                if question["answer"] == "unanswerable" { "none" } else { question["answer"].as_str().unwrap() };
            assert_eq!(scored["reached"], answer);
            assert_eq!(question["why_not"].is_null(), answer != "none", "{}", question["figure"]);
        }
    }
    // The derived key question: its own rule allows one miss.
    let derived = under[1]["questions"].as_array().unwrap().iter().find(|one| one["id"] == "2.1.3").unwrap();
    assert_eq!(derived["answer"], "derived");
    assert_eq!(derived["by_misses"][1]["share"], derived["share"]);
    assert_eq!(derived["by_misses"][0]["share"]["low"], "17/40");
}

/// The worked example of the semantics page, in one regime of the user's own.
#[test]
fn a_regime_of_the_users_own_takes_part() {
    let folder = worked_example();
    let shown =
        folder.run(&["rejudge", "cases.csv", "--framework", "framework.toml", "--under", "framework.toml,2018-crc"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    assert!(shown.stdout.contains("The cases answer no question of 2018-crc."), "{}", shown.stdout);
    assert!(shown.stdout.contains("Inadequate to good"), "{}", shown.stdout);
}

#[test]
fn what_cannot_be_judged_under_is_told() {
    let folder = made_up_inspection();
    let base = folder.run(&["rejudge", "inspection.toml", "--under", "2018-rated", "--message-format", "short"]);
    assert_eq!(base.code, 2);
    assert_eq!(
        base.stderr.lines().next(),
        Some(
            "2018-rated: error[usage/abstract-framework]: `2018-rated` is only there to be extended, and nothing is inspected under it"
        )
    );
    let unknown = folder.run(&["rejudge", "inspection.toml", "--under", "2018-cr"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean `2018-crc`?"), "{}", unknown.stderr);
    let published = run(&["rejudge", "london-crc-2019"]);
    assert_eq!(published.code, 0);
    assert!(published.stdout.contains("There are no cases here"), "{}", published.stdout);
}

/// A fault of the table is said once, however many regimes it is judged under.
#[test]
fn a_fault_is_said_once() {
    let folder = Folder::new([("cases.csv", "id,rosh.inspector,assessment.risk-analysed\nc1,low,perhaps\n")]);
    let shown = folder.run(&["rejudge", "cases.csv", "--framework", "2018-crc", "--message-format", "short"]);
    assert_eq!(shown.code, 1);
    let errors: Vec<&str> = shown.stderr.lines().filter(|line| line.contains("error[")).collect();
    assert_eq!(errors.len(), 1, "{}", shown.stderr);
    assert!(!shown.stderr.contains("perhaps"), "{}", shown.stderr);
}
