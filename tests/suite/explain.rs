use crate::support::{Folder, run, worked_example};

const WORKED: [&str; 5] = ["cases.csv", "--framework", "framework.toml", "--width", "80"];

#[test]
fn a_figure_is_followed_to_its_cases() {
    let explained = worked_example().run(&[&["explain", "2.1.3"], &WORKED[..]].concat());
    insta::assert_snapshot!(explained.shown());
}

#[test]
fn a_name_must_mean_one_figure() {
    for (figure, says) in [
        ("2.1", "give more of the name:"),
        ("london-crc-2019/2018-crc/2.2.33", "did you mean `london-crc-2019/2018-crc/2.2.3`?"),
        ("risk management plan", "is in the titles of 38 figures"),
        ("risk management plan", "Risk management plan in place and good enough"),
        ("reviewing", "Reviewing (and in "),
        ("london-crc-2019/reviewing supports", "`london-crc-2019/2018-crc/2.4.2` Reviewing supports desistance"),
        ("home visiting of nobody purposeful initial", "these have most of its words"),
        ("managment", "Leadership and management to support sentencing"),
        ("london-crc-2019/revewing", "`london-crc-2019/2018-crc/2.4` Reviewing"),
        ("nothing-like-it", "no figure is called `nothing-like-it`"),
        ("overall#shar", "no part of a figure is called `shar`"),
    ] {
        let unknown = run(&["explain", figure]);
        assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""), "{figure}");
        assert!(unknown.stderr.contains(says), "{figure}: {}", unknown.stderr);
    }
    assert_eq!(run(&["explain", "london-crc-2019/overall"]).code, 0);
    assert!(
        run(&["explain", "london-crc-2019/reviewing"]).stdout.contains("london-crc-2019/2018-crc/2.4"),
        "its title"
    );
    for typed in [["initial home visit", "six-trusts-2014"].as_slice(), &["six-trusts-2014/home visit purposeful"]] {
        for verb in ["explain", "quote"] {
            let words = run(&[&[verb], typed].concat());
            assert_eq!(words.stdout, run(&[verb, "six-trusts-2014/4.2.d"]).stdout, "{typed:?}: {}", words.stderr);
        }
    }
}

#[test]
fn a_group_is_named_by_its_fact() {
    let folder = crate::support::made_up_inspection();
    let explained = folder.run(&["explain", "2.1.1@sex=female", "inspection.toml"]);
    assert_eq!(explained.code, 0, "{}", explained.stderr);
    assert!(explained.stdout.contains("2.1.1@sex=female"), "{}", explained.stdout);
}

/// A part or group that a figure does not have is no other figure.
#[test]
fn only_parts_and_groups_that_are_there_are_explained() {
    let folder = crate::support::made_up_inspection();
    let explain = |figure: &str| folder.run(&["explain", figure, "inspection.toml"]);
    for figure in
        ["2.1.1@sex=martian", "2.1.1@sex", "2.1@sex=male", "overall@sex=male", "2.1.1#rating", "1.1#share", "2.1.1#x"]
    {
        let run = explain(figure);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{figure}");
    }
    for (figure, says) in [
        ("2.1.1#insufficient", "21% (25 of 117) not sufficient"),
        ("2.1.1@sex=female", "82% (18 of 22)"),
        ("2.1#points", "Assessment: 1 point"),
        ("2.1#rating", "Assessment: requires improvement"),
        ("overall#points", "15 of 30 points"),
    ] {
        let run = explain(figure);
        assert!(run.stdout.replace('\n', " ").contains(says), "{figure}: {}", run.stdout);
    }
}

/// 2.1.3 is 30% to 100% where 7 of 10 are not known, and 2.1.1 is 50%: either may be the lowest. Where 2.1.1 is 20%, it is.
#[test]
fn what_is_lowest_is_said_where_it_is_known() {
    const RULE: [&str; 6] = [
        "risk-analysed",
        "past-behaviour-used",
        "police-information",
        "childrens-services-information",
        "children-considered",
        "victims-analysed",
    ];
    let said = |met: usize| {
        let row = |case: usize| {
            let (first, known) = (if case < met { "yes" } else { "no" }, if case < 3 { "sufficient" } else { "" });
            format!("c{case},yes,{first},yes,{known}{}\n", ",sufficient".repeat(RULE.len() - 1))
        };
        let headings = RULE.map(|observation| format!(",assessment.{observation}")).concat();
        let table = format!("case,synthetic,2.1.1,2.1.2{headings}\n{}", (0..10).map(row).collect::<String>());
        let folder = Folder::new([("cases.csv", &*table)]);
        let given = ["cases.csv", "--framework", "2018-crc", "--width", "200"];
        let of = |verb: &[&str]| folder.run(&[verb, &given[..]].concat()).stdout;
        let score = of(&["score"]);
        let line = score.lines().find(|line| line.starts_with("2.1 Assessment  ")).unwrap_or_default().to_owned();
        (line, of(&["explain", "2.1"]), of(&["quote", "2.1"]))
    };
    let (scored, explained, quoted) = said(5);
    assert!(scored.contains("30% to 50%") && scored.contains("lowest of those known: 2.1.1"), "{scored}");
    assert!(!explained.contains("held down by") && !quoted.contains("by its lowest"), "{explained}{quoted}");
    let (scored, explained, _) = said(2);
    assert!(scored.contains("20%") && scored.contains("lowest: 2.1.1"), "{scored}");
    assert!(explained.contains("held down by 2.1.1"), "{explained}");
}

#[test]
fn a_figure_may_stand_before_what_it_is_looked_for_in_or_behind_it() {
    let folder = crate::support::made_up_inspection();
    for verb in ["explain", "quote"] {
        for (figure, input) in [("2.1.3", "inspection.toml"), ("overall", "london-crc-2019")] {
            let [before, behind] = [[verb, figure, input], [verb, input, figure]].map(|run| folder.run(&run));
            assert_eq!((before.code, &before.stdout), (0, &behind.stdout), "{verb} {figure}: {}", behind.shown());
        }
    }
}

/// Of an area all that was recommended, and what later inspections say of it; a figure of that name only where one inspection is named with it.
#[test]
fn recommendations_are_listed() {
    let shown = run(&["explain", "recommendations", "london"]).stdout;
    for said in [
        "18 recommendations are recorded in words, of 4 of 8 inspections.",
        "London CRC, 2019: recommendations made: 6 (london-crc-2019/recommendations).",
        "done in part in 2014, 2018 and 2019.",
        "NPS London, 2019, of the report of January 2018: done in part.",
        "Set clear priorities for casework.",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let report = run(&["explain", "recommendations", "london", "--writer", "json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(crate::support::table_rows(&report, "recommendations").len(), 18);
    let one = run(&["explain", "london-crc-2019/recommendations"]).stdout;
    assert!(one.contains("Recommendations made: 6."), "{one}");
    let none = run(&["explain", "recommendations", "dorset-devon-cornwall-crc-2019"]).stdout;
    assert!(none.contains("No recommendation of this inspection is recorded in words."), "{none}");
}
