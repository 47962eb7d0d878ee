//! The worked example of the semantics page, part 3, as a rejudgement: four cases of a regime like that of 2014, judged under one like that
//! of 2018.

use assize_analysis::{Comparability, Reason, common_basis, consequence, crosswalk, cut_down, rejudge};
use assize_diag::Diagnostics;
use assize_model::{ProviderKind, fraction};
use assize_scoring::{AdmitOptions, Figure, NoBasis, Outcome, Reached, admit};
use assize_testing::{ONE_THREAD, scored};

const CASES: &str = include_str!("../../../../docs/worked-example/cases.csv");

const CATALOGUE: &str = r#"
fact = [
  { id = "worked-example.rosh", title = "Risk of serious harm", values = ["low", "medium", "high"] },
  { id = "worked-example.victim", title = "Identifiable victim", values = ["yes", "no"] },
]

[[unit]]
id = "case"
title = "case"
plural = "cases"

[[observation]]
id = "worked-example.a"
title = "Risk analysed"
unit = "case"
stage = "assessment"
theme = "safety"

[[observation]]
id = "worked-example.b"
title = "Sources used"
unit = "case"
stage = "assessment"
theme = "safety"

[[observation]]
id = "worked-example.v"
title = "Victims analysed"
unit = "case"
stage = "assessment"
theme = "safety"
when = [{ "worked-example.victim" = ["yes"] }]

[[observation]]
id = "worked-example.p"
title = "Plan covers risk"
unit = "case"
stage = "planning"
theme = "safety"
when = [{ "worked-example.rosh" = ["medium", "high"] }]

[[observation]]
id = "worked-example.w"
title = "Plan covers victims"
unit = "case"
stage = "planning"
theme = "safety"
when = [{ "worked-example.rosh" = ["medium", "high"], "worked-example.victim" = ["yes"] }]
"#;

const OLD: &str = r#"
question = [
  { id = "A", under = ["outcome"], unit = "case", title = "Risk analysed", rule = { required = ["worked-example.a"] } },
  { id = "B", under = ["outcome"], unit = "case", title = "Plan covers risk", rule = { required = ["worked-example.p"] } },
  { id = "C", under = ["outcome"], unit = "case", title = "Plan covers victims", rule = { required = ["worked-example.w"] } },
]

[framework]
id = "like-2014"
title = "Like 2014"
inspects = ["trust"]
levels = ["outcome"]

[[node]]
id = "outcome"
level = "outcome"
title = "Outcome"
rollup = "mean of questions"
"#;

const NEW: &str = r#"
node = [
  { id = "2.1", level = "standard", title = "Assessment", rollup = "lowest", band = "cases" },
  { id = "2.2", level = "standard", title = "Planning", rollup = "lowest", band = "cases" },
]

[framework]
id = "like-2018"
title = "Like 2018"
inspects = ["crc"]
levels = ["standard"]
question-level = "key question"

[ratings]
names = ["inadequate", "requires-improvement", "good", "outstanding"]

[bands.cases]
edges = [50, 65, 80]
compare = "printed"

[[question]]
id = "2.1.3"
under = ["2.1"]
unit = "case"
title = "Assessment keeps others safe"
rule = { required = ["worked-example.a", "worked-example.b", "worked-example.v"] }

[[question]]
id = "2.2.3"
under = ["2.2"]
unit = "case"
title = "Planning keeps others safe"
applies = [{ "worked-example.rosh" = ["medium", "high"] }]
rule = { required = ["worked-example.p", "worked-example.w"] }
"#;

/// Point, low, high.
fn ends(figure: &Result<Figure, NoBasis>) -> (Option<String>, String, String) {
    let figure = figure.as_ref().unwrap();
    (figure.point.as_ref().map(fraction), fraction(&figure.limits.low.value), fraction(&figure.limits.high.value))
}

fn triple(point: &str, low: &str, high: &str) -> (Option<String>, String, String) {
    ((!point.is_empty()).then(|| point.to_owned()), low.to_owned(), high.to_owned())
}

#[test]
fn the_cases_of_one_regime_are_judged_under_another() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("like-2014", OLD), ("like-2018", NEW)]);
    let [old, new] = ["like-2014", "like-2018"].map(|id| &library.frameworks[id]);
    let inspection = assize_testing::inspection(CASES, &old.id, ProviderKind::named("trust"), &library, &mut sources);
    let mut diagnostics = Diagnostics::new();
    let options = (AdmitOptions::default(), &ONE_THREAD);
    let whole = rejudge(&inspection, &[], &[old, new], &library, options, &mut diagnostics).unwrap();
    assert_eq!((diagnostics.errors(), diagnostics.warnings()), (0, 0), "{:?}", diagnostics.sorted(&sources));

    let [under_old, under_new] = whole.under.as_slice() else { panic!("{:?}", whole.left_out) };
    assert!(under_old.at_home && !under_new.at_home);
    let shares: Vec<_> = under_old.card.questions.iter().map(|question| ends(&question.figure)).collect();
    assert_eq!(shares, [triple("3/4", "3/4", "3/4"), triple("1/1", "1/1", "1/1"), triple("2/3", "2/3", "2/3")]);
    assert_eq!(ends(&under_old.card.nodes[0].figure), triple("29/36", "29/36", "29/36"));
    let shares: Vec<_> = under_new.card.questions.iter().map(|question| ends(&question.figure)).collect();
    assert_eq!(shares, [triple("", "0/1", "3/4"), triple("1/2", "1/2", "2/3")]);
    assert_eq!(under_new.card.nodes[0].rule, Outcome::Between { worst: 0, best: 2 }, "inadequate to good");
    assert_eq!(under_new.questions[0].evidence.missing().collect::<Vec<_>>(), ["worked-example.b"]);
    assert!(under_new.questions.iter().all(|question| question.reached == Reached::Derived));
    let coverage = &under_new.coverage[0];
    assert_eq!((coverage.units, coverage.decided_somewhere, coverage.decided_everywhere), (4, 2, 1));

    let walk = crosswalk(old, new);
    let found = consequence(&walk, &whole);
    let pairs: Vec<(usize, usize)> = found.iter().map(|one| (walk.pairs[one.pair].a, walk.pairs[one.pair].b)).collect();
    assert_eq!(pairs, [(0, 0), (1, 1), (2, 1)]);
    for one in &found {
        assert_eq!(one.verdict.comparability(), Comparability::NotComparable);
        assert!(one.verdict.reasons().any(|reason| reason == Reason::Observations));
        assert_eq!(one.compared.as_ref().unwrap().difference(), None);
    }
    let basis = common_basis(&walk, &inspection, &library, &ONE_THREAD);
    assert_eq!((basis[0].kept_a, basis[0].kept_b, basis[0].same), ((1, 1), (1, 3), true));
    assert_eq!((ends(&basis[0].a), ends(&basis[0].b)), (triple("3/4", "3/4", "3/4"), triple("3/4", "3/4", "3/4")));
    // B asks about those with a medium or higher risk: what is left of 2.2.3 says the same, in its `applies`.
    assert_eq!((basis[1].kept_b, basis[1].same), ((1, 2), true));
}

#[test]
fn a_rule_is_cut_down_to_what_the_table_holds() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("like-2014", OLD), ("like-2018", NEW)]);
    let inspection =
        assize_testing::inspection(CASES, "like-2014", ProviderKind::named("trust"), &library, &mut sources);
    let keep = ["worked-example.a", "worked-example.v"].map(str::to_owned);
    let cut = cut_down(&library.frameworks["like-2018"], &[(0, keep.as_slice()), (1, keep.as_slice())]);
    assert_eq!(cut.questions, [Some((0, 2, 3)), None]);
    let mut diagnostics = Diagnostics::new();
    let admitted = admit(&inspection, &cut.framework, &library, AdmitOptions::default(), &mut diagnostics).unwrap();
    let card = scored(&admitted);
    assert_eq!(ends(&card.questions[0].figure), triple("2/3", "1/2", "3/4"));
}
