//! The guide's page of questions: each answer stands on the first screen of its command.

use crate::support::{Folder, MARROWDALE};

const PAGE: &str = include_str!("../../docs/guide/src/questions.md");

#[test]
fn each_question_is_answered_on_the_first_screen() {
    let files = MARROWDALE.map(|(name, text)| (format!("examples/marrowdale/{name}"), text));
    let folder = Folder::new(files.iter().map(|(name, text)| (name.as_str(), *text)));
    let asked: Vec<&str> = PAGE.split("```text\n$ assize ").skip(1).collect();
    assert!(asked.len() >= 15, "{}", asked.len());
    for one in asked {
        let mut lines = one.split("\n```").next().unwrap().lines();
        let command = lines.next().unwrap();
        let shown = folder.run(&command.split(' ').collect::<Vec<_>>());
        let screen: Vec<&str> = shown.stdout.lines().take(40).collect();
        let answers: Vec<&str> = lines.collect();
        assert!(!answers.is_empty(), "{command}");
        for answer in answers {
            assert!(screen.iter().any(|line| line.contains(answer)), "{command}: {answer}\n{}", screen.join("\n"));
        }
    }
}
