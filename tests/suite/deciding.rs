//! What decides a rating that is made of ratings is said: the rung, the cell, the one in the middle (semantics 4.14).

use crate::support::Folder;

const HEAD: &str = r#"
[framework]
id = "made-2030"
title = "Ratings of ratings"
levels = ["domain", "standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["inadequate", "requires-improvement", "good", "outstanding"]
[overall]
of = "domain"
status = "assumed"
source = "made up"
"#;

const LADDER: &str = r#"rollup = "ladder"
ladder = [
  { rating = "outstanding", where = { number = 2, number-at-least = "outstanding" } },
  { rating = "requires-improvement", where = { any-at-most = "requires-improvement" } },
  { rating = "good" },
]
"#;

const MATRIX: &str = r#"rollup = "matrix"
matrix = { rows = "1", columns = "2", ratings = [
  ["inadequate", "inadequate", "inadequate", "requires-improvement"],
  ["inadequate", "requires-improvement", "requires-improvement", "good"],
  ["inadequate", "requires-improvement", "good", "good"],
  ["requires-improvement", "good", "good", "outstanding"],
] }
"#;

/// What `explain overall` says of domains with these ratings; a blank is not known.
fn explained(rule: &str, ratings: &[&str]) -> String {
    let node = |number: usize| {
        format!("[[node]]\nid = \"{number}\"\nlevel = \"domain\"\ntitle = \"Domain\"\nrollup = \"entered\"\n")
    };
    let nodes: String = (1..=ratings.len()).map(node).collect();
    let entered = ratings.iter().enumerate().filter(|(_, rating)| !rating.is_empty());
    let entered: String = entered.map(|(place, rating)| format!("\"{}\" = \"{rating}\"\n", place + 1)).collect();
    let record = format!(
        "[inspection]\nid = \"x-2030\"\nprovider = \"x\"\nframework = \"made-2030\"\nsource = \"made up\"\n[provider]\nid = \"x\"\nname = \"X\"\nkind = \"trust\"\nfictional = true\n[entered]\n{entered}"
    );
    let framework = format!("{HEAD}{rule}{nodes}");
    let folder = Folder::new([("framework.toml", framework.as_str()), ("record.toml", record.as_str())]);
    let run = folder.run(&["explain", "overall", "record.toml", "--framework", "framework.toml", "--width", "1000"]);
    assert_eq!(run.code, 0, "{}", run.shown());
    run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_rung_of_a_ladder_that_decides_is_said() {
    for (ratings, says) in [
        (
            ["outstanding", "outstanding", "good"],
            "Decided by rung 1 of 3, outstanding where at least 2 of 1, 2 and 3 are outstanding: 3 is good, 1 and 2 are outstanding.",
        ),
        (["good", "inadequate", "good"], "Decided by rung 2 of 3, requires improvement where any of"),
        (
            ["good", "good", "outstanding"],
            "Decided by rung 3 of 3, good otherwise: 1 and 2 are good, 3 is outstanding.",
        ),
        (
            ["good", "outstanding", ""],
            "What is not known leaves open which rung decides: 1, 2 or 3 of 3: 3 is not known, 1 is good, 2 is outstanding.",
        ),
    ] {
        let said = explained(LADDER, &ratings);
        assert!(said.contains(says), "{ratings:?}: {said}");
    }
}

#[test]
fn the_cell_of_a_matrix_that_decides_is_said() {
    let known = explained(MATRIX, &["good", "requires-improvement"]);
    let says = "Decided by the cell where 1 is good and 2 is requires improvement: requires improvement.";
    assert!(known.contains(says), "{known}");
    let open = explained(MATRIX, &["good", ""]);
    assert!(open.contains("What is not known leaves open which of 4 cells decides."), "{open}");
}

#[test]
fn what_was_counted_is_said() {
    let four = ["good", "outstanding", "requires-improvement", "outstanding"];
    for (rule, ratings, says) in [
        ("lowest rating", four, "Decided by the lowest: 3 is requires improvement, 1 is good"),
        ("median rating", four, "Decided by the worse of the two in the middle: 3 is"),
        ("most common rating", four, "Decided by the one that most have: 3 is"),
        (
            "most common rating",
            ["good", "outstanding", "good", "outstanding"],
            "Decided by the one that most have, of several the worst: 1 and 3 are good, 2 and 4 are outstanding.",
        ),
    ] {
        let said = explained(&format!("rollup = \"{rule}\"\n"), &ratings);
        assert!(said.contains(says), "{rule}: {said}");
    }
    let mean = explained("rollup = \"mean of points\"\nmean = { round = \"half-up\" }\n", &four);
    assert!(mean.contains("Points: 3 each for 2 and 4; 2 for 1; 1 for 3; their mean is 2.25."), "{mean}");
    assert!(mean.contains("decided by the mean of the points, 2.25: 3 is requires improvement"), "{mean}");
}
