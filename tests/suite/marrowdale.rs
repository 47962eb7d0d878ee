//! The fictional world of `examples/marrowdale`: what lies there is what the rates make, and holds what its README plants.

use serde_json::Value;

use crate::support::{Folder, MARROWDALE, plain_row, plain_rows};

const README: &str = include_str!("../../examples/marrowdale/README.md");

/// What the README says that its tables are made by.
fn made() -> Folder {
    let folder = Folder::new(MARROWDALE.iter().filter(|(name, _)| name.starts_with("rates/")).copied());
    let is_how = |line: &&str| line.starts_with("synthesise ");
    let commands = README.lines().filter_map(|line| line.strip_prefix("assize ")).filter(is_how);
    for (index, command) in commands.enumerate() {
        let command = command.replace("--rates ", "--rates rates/").replace("-o out", &format!("-o out-{index}"));
        let made = folder.run(&command.split(' ').collect::<Vec<_>>());
        assert_eq!((made.code, made.complaints()), (0, String::new()), "{command}");
    }
    folder
}

/// The reports that the README shows are made as it says.
#[test]
fn its_reports_are_made_as_the_readme_says() {
    let folder = Folder::new(MARROWDALE);
    let is_report = |line: &&str| line.starts_with("report ");
    let commands: Vec<&str> =
        README.lines().filter_map(|line| line.strip_prefix("assize ")).filter(is_report).collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        let command = command.split('#').next().unwrap().split_whitespace().collect::<Vec<_>>();
        let made = folder.run(&command);
        assert_eq!((made.code, made.complaints()), (0, String::new()), "{command:?}");
        assert!(folder.path().join(command.last().unwrap()).join("report.html").exists(), "{command:?}");
    }
}

#[test]
fn what_lies_there_is_what_the_rates_make() {
    let made = made().files();
    let mut files = 0;
    for (path, text) in made.iter().filter(|(path, _)| path.starts_with("out-")) {
        let name = path.split_once('/').unwrap().1;
        let kept = MARROWDALE.iter().find(|(known, _)| *known == name);
        assert!(kept.is_some_and(|(_, kept)| kept == text), "{name} is not what is kept");
        files += 1;
    }
    assert_eq!(files, MARROWDALE.len() - 4, "all but the four rates files");
    let bytes: usize = MARROWDALE.iter().map(|(_, text)| text.len()).sum();
    assert!(bytes < 400_000, "{bytes}");
}

/// Better practice in planning and reviewing from 2018 to 2019 shows under one regime, and nothing else moves much.
#[test]
fn the_planted_improvement_shows() {
    let folder = Folder::new(MARROWDALE.iter().copied());
    let scored = |year: &str| -> Value {
        let record = format!("marrowdale-crc-{year}.toml");
        // Both under the standards of 2018.
        let text = folder.files()[&record].replace("framework = \"2019-crc\"", "framework = \"2018-crc\"");
        folder.write(
            &record,
            &text.replace("from = \"2019-10\", to = \"2019-11\"", "from = \"2019-07\", to = \"2019-08\""),
        );
        let scored = folder.run(&["score", &record, "--writer", "json"]);
        assert_eq!((scored.code, scored.stderr.as_str()), (0, ""));
        serde_json::from_str(&scored.stdout).unwrap()
    };
    let (before, after) = (scored("2018"), scored("2019"));
    let share =
        |report: &Value, id: &str| -> f64 { plain_row(report, "questions", id)["share"]["value"].as_f64().unwrap() };
    for id in ["2.2.1", "2.2.2", "2.2.3", "2.4.1", "2.4.2", "2.4.3"] {
        let rise = share(&after, id) - share(&before, id);
        assert!(rise > 10.0, "{id}: {rise}");
    }
    for id in ["2.1.1", "2.1.2", "2.1.3", "2.3.1", "2.3.2", "2.3.3"] {
        let rise = share(&after, id) - share(&before, id);
        assert!(rise.abs() < 6.0, "{id}: {rise}");
    }
}

/// The Trust and the company of 2018 have the same true shares, but for who is supervised.
#[test]
fn the_trust_and_the_company_have_the_same_practice() {
    let rates = |name: &str| -> Vec<&str> {
        let text = MARROWDALE.iter().find(|(known, _)| *known == format!("rates/{name}")).unwrap().1;
        let is_rate = |line: &&str| {
            ["sufficient", "quality", "lower", "\"assessment.*", "\"planning.*", "\"delivery.*", "\"reviewing.*"]
                .iter()
                .any(|start| line.starts_with(start))
        };
        text.lines().filter(is_rate).collect()
    };
    let trust = rates("marrowdale-trust-2014.toml");
    assert_eq!(trust.len(), 7);
    for other in ["marrowdale-crc-2018.toml", "nps-marrowdale-2018.toml"] {
        assert_eq!(rates(other), trust, "{other}");
    }
}

/// The cases of 2014 can be judged under 2018, and those of 2018 under 2014.
#[test]
fn each_set_of_cases_can_be_judged_under_the_other_regime() {
    let folder = Folder::new(MARROWDALE.iter().copied());
    for (table, framework) in [
        ("marrowdale-trust-2014-case.csv", "2018-crc"),
        ("marrowdale-crc-2018-case.csv", "2014-adult-offending-work"),
        ("nps-marrowdale-2018-case.csv", "2014-adult-offending-work"),
    ] {
        let scored = folder.run(&["score", table, "--framework", framework, "--writer", "json"]);
        assert_eq!((scored.code, scored.stderr.as_str()), (0, ""), "{table} under {framework}");
        let report: Value = serde_json::from_str(&scored.stdout).unwrap();
        let questions = plain_rows(&report, "questions");
        let derived = questions.iter().filter(|one| one["reached"] == "derived").count();
        assert!(derived >= 11, "{table} under {framework}: {derived}");
    }
}
