//! The guide's page of questions: each answer stands on the first screen of its command.

use crate::support::{Folder, MARROWDALE, made_up_inspection};

const PAGE: &str = include_str!("../../docs/guide/src/questions.md");

const READINGS: [(&str, &str); 2] = [
    ("inspection.toml", include_str!("../../examples/synthetic-second-readings/inspection.toml")),
    ("cases.csv", include_str!("../../examples/synthetic-second-readings/cases.csv")),
];

/// The words of a command; what is in quotes is one.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

#[test]
fn each_question_is_answered_on_the_first_screen() {
    let made_up = MARROWDALE.map(|(name, text)| (format!("examples/marrowdale/{name}"), text));
    let readings = READINGS.map(|(name, text)| (format!("examples/synthetic-second-readings/{name}"), text));
    let files = made_up.into_iter().chain(readings);
    let files: Vec<_> = files.collect();
    let folder = Folder::new(files.iter().map(|(name, text)| (name.as_str(), *text)));
    let asked: Vec<&str> = PAGE.split("```text\n$ assize ").skip(1).collect();
    assert!(asked.len() >= 15, "{}", asked.len());
    for one in asked {
        let mut lines = one.split("\n```").next().unwrap().lines();
        let command = lines.next().unwrap();
        let shown = folder.run(&words(command));
        let screen: Vec<&str> = shown.stdout.lines().take(40).collect();
        let answers: Vec<&str> = lines.collect();
        assert!(!answers.is_empty(), "{command}");
        for answer in answers {
            assert!(screen.iter().any(|line| line.contains(answer)), "{command}: {answer}\n{}", screen.join("\n"));
        }
    }
}

#[test]
fn the_readme_shows_how_a_scorecard_begins() {
    let readme = include_str!("../../README.md");
    let (_, shown) = readme.split_once("inspection.toml` begins:\n\n```text\n").unwrap();
    let shown = shown.split_once("\n```").unwrap().0;
    let printed = made_up_inspection().run(&["score", "inspection.toml", "--width", "100"]).stdout;
    assert!(printed.starts_with(shown), "{printed}");
}
