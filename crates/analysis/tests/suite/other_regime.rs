//! Under another regime an inspection's cases count as observations alone, and its own regime's words are understood.

use assize_analysis::{Caveat, rejudge};
use assize_diag::Diagnostics;
use assize_model::ProviderKind;
use assize_scoring::{AdmitOptions, Figure, NoBasis, Reached};

use assize_testing::ONE_THREAD;
use assize_testing::small_tables::Dice;

pub(crate) const CATALOGUE: &str = r#"
fact = [
  { id = "risk.recorded", title = "Risk as recorded", values = ["low", "high"] },
  { id = "risk.inspector", title = "Risk as the inspector sees it", values = ["low", "high"] },
]

observation = [
  { id = "a", title = "a", unit = "case", stage = "assessment", theme = "safety" },
  { id = "b", title = "b, where risk is high", unit = "case", stage = "assessment", theme = "safety", when = [{ "risk.recorded" = ["high"] }] },
  { id = "c", title = "c, all of it", unit = "case", stage = "planning", theme = "safety", covers = ["d"] },
  { id = "d", title = "d, a part", unit = "case", stage = "planning", theme = "safety" },
]

[[unit]]
id = "case"
title = "case"
plural = "cases"
"#;

/// Trusts, questions of one observation, their mean, words of its own.
pub(crate) const OLD: &str = r#"
question = [
  { id = "1", under = ["O"], unit = "case", title = "a", rule = { required = ["a"] } },
  { id = "2", under = ["O"], unit = "case", title = "b", rule = { required = ["b"] } },
  { id = "3", under = ["O"], unit = "case", title = "c", rule = { required = ["c"] } },
]

[framework]
id = "old"
title = "Old"
inspects = ["trust"]
in-force = { from = "2013", to = "2014" }
levels = ["outcome"]

[words]
sufficient = ["above the line"]
insufficient = ["below the line"]

[[node]]
id = "O"
level = "outcome"
title = "Outcome"
rollup = "mean of questions"
"#;

/// What the new regime has in common; another question is called 1.
pub(crate) const BASE: &str = r#"
question = [
  { id = "1", under = ["S"], unit = "case", title = "a and b", rule = { required = ["a"], plus = ["b", "d"], misses = 1 } },
  { id = "2", under = ["S"], unit = "case", title = "d", applies = [{ "risk.inspector" = ["high"] }], rule = { required = ["d"] } },
]

[framework]
id = "base"
title = "Base"
abstract = true
levels = ["standard"]

[ratings]
names = ["poor", "fair", "good"]

[bands.cases]
edges = [50, 67]
compare = "printed"

[[node]]
id = "S"
level = "standard"
title = "Standard"
rollup = "lowest"
band = "cases"
"#;

pub(crate) const CRC: &str = r#"
[framework]
id = "crc"
title = "New, of companies"
extends = "base"
inspects = ["crc"]
in-force = { from = "2018" }
"#;

pub(crate) const NPS: &str = r#"
[framework]
id = "nps"
title = "New, of divisions"
extends = "base"
inspects = ["nps"]
in-force = { from = "2018" }
"#;

pub(crate) const LATER: &str = r#"
[framework]
id = "later"
title = "Refreshed"
extends = "crc"
inspects = ["crc"]
in-force = { from = "2020" }
"#;

pub(crate) const ALL: [(&str, &str); 5] = [("old", OLD), ("base", BASE), ("crc", CRC), ("nps", NPS), ("later", LATER)];

/// A table of facts and observations, with the answers to its own questions 1 and 3 where `own` says so.
pub(crate) fn csv(dice: &mut Dice, own: bool, words: [&str; 2]) -> String {
    let mut text = "id,risk.recorded,risk.inspector,a,b,d".to_owned();
    text += if own { ",1,3\n" } else { "\n" };
    for row in 0..dice.below(12) + 1 {
        let risk = *dice.of(&["low", "high", "high"]);
        let seen = *dice.of(&["low", "high", ""]);
        let answer = |dice: &mut Dice| *dice.of(&[words[0], words[0], words[1], ""]);
        let (a, d) = (answer(dice), answer(dice));
        let b = if risk == "high" { answer(dice) } else { "n/a" };
        text += &format!("c{row},{risk},{seen},{a},{b},{d}");
        let (one, three) = (answer(dice), answer(dice));
        text += &if own { format!(",{one},{three}\n") } else { "\n".to_owned() };
    }
    text
}

/// The figures under one framework, whatever the table's home is.
fn figures(text: &str, home: &str, under: &str) -> Vec<(Reached, Result<Figure, NoBasis>)> {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &ALL);
    let kind = if home == "old" { ProviderKind::named("trust") } else { ProviderKind::named("crc") };
    let inspection = assize_testing::inspection(text, home, kind, &library, &mut sources);
    let mut diagnostics = Diagnostics::new();
    let options = (AdmitOptions::default(), &ONE_THREAD);
    let whole = rejudge(&inspection, &[], &[&library.frameworks[under]], &library, options, &mut diagnostics);
    assert_eq!((diagnostics.errors(), diagnostics.warnings()), (0, 0), "{:?}\n{text}", diagnostics.sorted(&sources));
    let whole = whole.unwrap();
    let questions = &whole.under[0].card.questions;
    questions.iter().map(|question| (question.reached, question.figure.clone())).collect()
}

/// A bare number is a question of the regime that the table was filled in under: question 1 of the new one is another.
#[test]
fn answers_to_its_own_questions_stay_at_home() {
    let mut dice = Dice(5);
    for _ in 0..60 {
        let seed = dice.0;
        let with_own = csv(&mut Dice(seed), true, ["above the line", "below the line"]);
        let without: String = with_own
            .lines()
            .map(|line| {
                let cells: Vec<&str> = line.split(',').collect();
                cells[..6].join(",").replace("above the line", "yes").replace("below the line", "no") + "\n"
            })
            .collect();
        assert_eq!(figures(&with_own, "old", "crc"), figures(&without, "crc", "crc"), "{with_own}");
        let at_home: Vec<Reached> = figures(&with_own, "old", "old").into_iter().map(|(reached, _)| reached).collect();
        assert_eq!(at_home, [Reached::Recorded, Reached::Derived, Reached::Recorded]);
        dice.below(2);
    }
}

/// A question that two regimes inherit is one question: what was recorded for it counts under both.
#[test]
fn a_question_that_both_inherit_is_one() {
    let mut dice = Dice(6);
    for _ in 0..20 {
        let text = csv(&mut dice, true, ["yes", "no"]).replace(",1,3\n", ",1,2\n");
        // What was recorded of question 2 must fit its condition: leave it to cases of high risk.
        let fits: String = text
            .lines()
            .map(|line| {
                let mut cells: Vec<&str> = line.split(',').collect();
                if cells[2] == "low" {
                    cells[7] = "n/a";
                }
                cells.join(",") + "\n"
            })
            .collect();
        for under in ["nps", "later"] {
            assert_eq!(figures(&fits, "crc", under), figures(&fits, "crc", "crc"), "{fits}");
        }
    }
}

/// A question is the same, at home and elsewhere, with any heir of the declaring regime in front of its id.
#[test]
fn a_heading_with_an_heir_in_front_is_the_same_question() {
    let bare = "id,risk.inspector,1,2\nc1,high,yes,no\nc2,high,no,yes\nc3,low,yes,n/a\n";
    for under in ["crc", "nps", "later"] {
        let wanted = figures(bare, "crc", under);
        assert!(wanted.iter().all(|(reached, _)| *reached == Reached::Recorded), "{under}: {wanted:?}");
        for heir in ["base", "crc", "nps", "later"] {
            let headed = bare.replace(",1,2\n", &format!(",{heir}:1,{heir}:2\n"));
            assert_eq!(figures(&headed, "crc", under), wanted, "{heir} under {under}");
        }
    }
}

/// An heir that asks the same question of other cases: what it excludes is left out there, said, and no fault of the table (semantics 7.30).
#[test]
fn an_answer_that_another_regime_excludes_is_left_out_there() {
    const HEIR: &str = r#"
[framework]
id = "heir"
title = "Asks what 2 rests on of other cases"
extends = "crc"

[[question]]
id = "inner"
under = ["S"]
unit = "case"
title = "Inner, of low risk"
applies = [{ "risk.inspector" = ["low"] }]
replaces = true
"#;
    let crc = format!(
        "{CRC}\n[[question]]\nid = \"inner\"\nunder = [\"S\"]\nunit = \"case\"\ntitle = \"Inner\"\napplies = [{{ \"risk.inspector\" = [\"high\"] }}]\n\n[[question]]\nid = \"outer\"\nunder = [\"S\"]\nunit = \"case\"\ntitle = \"Outer\"\nrule = {{ required = [\"inner\"] }}\n"
    );
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("base", BASE), ("crc", &crc), ("heir", HEIR)]);
    let text = "id,risk.inspector,crc:outer\nc1,high,yes\nc2,high,no\nc3,,yes\n";
    let inspection = assize_testing::inspection(text, "crc", ProviderKind::named("crc"), &library, &mut sources);
    let mut diagnostics = Diagnostics::new();
    let options = (AdmitOptions::default(), &ONE_THREAD);
    let both = [&library.frameworks["crc"], &library.frameworks["heir"]];
    let whole = rejudge(&inspection, &[], &both, &library, options, &mut diagnostics).unwrap();
    assert_eq!(diagnostics.errors(), 0, "{:?}", diagnostics.sorted(&sources));
    let nine = |regime: &str| {
        let card = &whole.under(regime).unwrap().card;
        let outer = card.framework.question("outer").unwrap();
        let cell = card.questions[outer].counts().unwrap();
        (cell.sufficient, cell.insufficient, cell.not_applicable)
    };
    assert_eq!((nine("crc"), nine("heir")), ((2, 1, 0), (1, 0, 2)));
    let says = |regime: &str| whole.under(regime).unwrap().caveats.contains(&Caveat::AnswersLeftOut);
    assert_eq!((says("crc"), says("heir")), (false, true));

    let contradicting = assize_testing::inspection(
        &text.replace("c2,high", "c2,low"),
        "crc",
        ProviderKind::named("crc"),
        &library,
        &mut sources,
    );
    for under in [&both[..], &both[1..]] {
        let mut diagnostics = Diagnostics::new();
        assert!(rejudge(&contradicting, &[], under, &library, options, &mut diagnostics).is_some());
        let said = diagnostics.sorted(&sources);
        assert_eq!((diagnostics.errors(), said.len()), (0, 1), "an answer left out at home, said once: {said:?}");
    }
}
