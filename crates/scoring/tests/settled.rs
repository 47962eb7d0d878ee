//! What part 7 of the semantics settles, each by the table or record that asked for it.

use assize_diag::MemoryFiles;
use assize_scoring::{AdmitOptions, Direction, Scorecard, Trigger};
use assize_testing::{library, recorded, with_card};

const CATALOGUE: &str = "[[unit]]\nid = \"case\"\ntitle = \"case\"\nplural = \"cases\"\n";
const RECORD: &str = r#"
[inspection]
id = "r"
provider = "b"
framework = "f"

[provider]
id = "b"
name = "Body"
kind = "crc"
fictional = true
"#;

fn with_scorecard(
    framework: &str,
    record: &str,
    cases: &str,
    options: AdmitOptions,
    check: impl FnOnce(&Scorecard<'_>),
) {
    let (mut sources, library) = library(CATALOGUE, &[("framework", framework)]);
    let files = MemoryFiles::new([("record.toml", format!("{RECORD}{record}")), ("cases.csv", cases.to_owned())]);
    with_card(&recorded(&files, &library, &mut sources), &library, options, check);
}

const GAPS: &str = r#"
[framework]
id = "f"
title = "One question with a column of its own and a rule"
inspects = ["crc"]
levels = ["standard"]

[words]
not-done = ["not done"]

[[observation]]
id = "f.o"
title = "Observation"
unit = "case"
stage = "assessment"
theme = "safety"

[[node]]
id = "1"
level = "standard"
title = "Node"
rollup = "mean of questions"

[[question]]
id = "q"
under = ["1"]
unit = "case"
title = "Question"
rule = { required = ["f.o"] }
"#;

/// Semantics 7.27: what the rule says of a gap does not say what was done, wherever the gap is in the table.
#[test]
fn nothing_is_said_of_not_done_where_a_gap_was_derived() {
    let data = "\n[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\n";
    let not_done = |cases: &str, derive_missing: bool| {
        let mut found = None;
        let options = AdmitOptions { derive_missing, ..AdmitOptions::default() };
        with_scorecard(GAPS, data, cases, options, |card| found = card.questions[0].not_done());
        found
    };
    let gaps_last = "id,q,f.o\nu1,yes,yes\nu2,not done,no\nu3,,no\n";
    let gaps_first = "id,q,f.o\nu3,,no\nu2,not done,no\nu1,yes,yes\nu4,not done,no\n";
    let none = "id,q,f.o\nu1,yes,yes\nu2,not done,no\n";
    assert_eq!([not_done(gaps_last, true), not_done(gaps_first, true)], [None, None]);
    assert_eq!([not_done(gaps_last, false), not_done(gaps_first, false)], [Some((1, 2)), Some((2, 3))]);
    assert_eq!(not_done(none, true), Some((1, 2)), "where no gap was, the answers are recorded ones");
}

const NESTED: &str = r#"
node = [
  { id = "d", level = "domain", title = "Domain", rollup = "lowest", band = "b" },
  { id = "s", under = "d", level = "standard", title = "Standard", rollup = "lowest", band = "b" },
]

question = [
  { id = "own", under = ["d"], unit = "case", title = "The domain's own question" },
  { id = "low", under = ["s"], unit = "case", title = "The standard's lowest question" },
  { id = "words", under = ["s"], unit = "case", title = "A question that only words are known of" },
]

[framework]
id = "f"
title = "A lowest over a question and a node"
inspects = ["crc"]
levels = ["domain", "standard"]

[ratings]
names = ["worse", "better"]

[bands.b]
edges = [50]
compare = "printed"
discretion = { within-points = 5, one-case = true, cases-at-most = 5 }
"#;

/// Semantics 7.11: where what has no point is the least, nothing makes the rating eligible; where it only ties, the other does.
#[test]
fn a_child_without_a_point_that_is_the_least_leaves_no_discretion() {
    let triggers = |own: [u64; 2], low: [u64; 2]| {
        let record = format!(
            "\n[counts]\nown = {{ sufficient = {}, insufficient = {} }}\nlow = {{ sufficient = {}, insufficient = {} }}\n\n[stated]\nwords = {{ at-least = 65, words = \"most\", source = \"made up\" }}\n",
            own[0], own[1], low[0], low[1]
        );
        let mut found = Vec::new();
        with_scorecard(NESTED, &record, "", AdmitOptions::default(), |card| {
            let domain = card.framework.nodes.iter().position(|node| node.id == "d").unwrap();
            found = card.nodes[domain].discretion.iter().map(|one| (one.trigger, one.direction)).collect();
        });
        found
    };
    assert_eq!(triggers([51, 48], [7, 92]), [], "the standard holds the domain down, not the domain's own question");
    assert_eq!(triggers([51, 48], [4, 5]), [], "not even within so many points");
    let at_edge = [(Trigger::WithinPoints, Direction::Up), (Trigger::OneCase, Direction::Up)];
    assert_eq!(triggers([49, 51], [49, 51]), at_edge, "both are the least, and one has a point");
    assert_eq!(triggers([48, 52], [49, 51]), [(Trigger::WithinPoints, Direction::Up)], "its own question alone");
}
