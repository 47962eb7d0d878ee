//! Verdicts, and the differences that they allow.

use std::collections::BTreeMap;

use assize_analysis::{
    Caveat, Comparability, Compared, Difference, RatingOf, Reason, Side, rating_verdict, rejudge, share_verdict,
    without_shares,
};
use assize_diag::{Diagnostics, Sources, Span, Spanned};
use assize_framework::Library;
use assize_model::{Inspection, ProviderKind};
use assize_scoring::{AdmitOptions, Scorecard};

use crate::other_regime::{ALL, CATALOGUE, csv};
use assize_testing::ONE_THREAD;
use assize_testing::small_tables::Dice;

/// Random inspections of three bodies under three regimes.
fn inspections(library: &Library, sources: &mut Sources) -> Vec<Inspection> {
    let mut dice = Dice(21);
    let bodies = [
        ("old", ProviderKind::named("trust"), false),
        ("old", ProviderKind::named("trust"), true),
        ("crc", ProviderKind::named("crc"), false),
        ("nps", ProviderKind::named("nps"), false),
        ("later", ProviderKind::named("crc"), false),
    ];
    let mut made = Vec::new();
    for (index, (home, kind, own)) in bodies.into_iter().enumerate() {
        let text = csv(&mut dice, own, ["yes", "no"]);
        let mut inspection = assize_testing::inspection(&text, home, kind, library, sources);
        inspection.id = format!("body-{index}");
        made.push(inspection);
    }
    made
}

/// Every inspection under every framework.
fn cards<'a>(inspections: &'a [Inspection], library: &'a Library) -> Vec<Scorecard<'a>> {
    let usable: Vec<_> = library.frameworks.values().filter(|framework| !framework.is_abstract).collect();
    let judged = inspections.iter().map(|inspection| {
        let options = (AdmitOptions::default(), &ONE_THREAD);
        rejudge(inspection, &[], &usable, library, options, &mut Diagnostics::new()).unwrap()
    });
    judged.flat_map(|whole| whole.under.into_iter().map(|judged| judged.card)).collect()
}

#[test]
fn a_verdict_is_the_same_from_either_side_and_differences_turn_round() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &ALL);
    let inspections = inspections(&library, &mut sources);
    let cards = cards(&inspections, &library);
    let home = |card: &Scorecard<'_>| &library.frameworks[&card.inspection.framework];
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for a in &cards {
        for b in &cards {
            let (side_a, side_b) = (Side { home: home(a), card: a }, Side { home: home(b), card: b });
            for i in 0..a.questions.len() {
                for j in 0..b.questions.len() {
                    let there = share_verdict(side_a, i, side_b, j);
                    assert_eq!(there, share_verdict(side_b, j, side_a, i));
                    assert!(there.reasons().count() > 0, "a verdict has a reason");
                    *met.entry(there.comparability().word()).or_default() += 1;
                    let (Ok(one), Ok(other)) = (&a.questions[i].figure, &b.questions[j].figure) else {
                        assert_eq!(there.comparability(), Comparability::NotComparable);
                        continue;
                    };
                    let forth = Compared::new(there.clone(), one, other);
                    let back = Compared::new(there.clone(), other, one);
                    match (forth.difference(), back.difference()) {
                        (None, None) => assert_eq!(there.comparability(), Comparability::NotComparable),
                        (
                            Some(Difference { low, high, point }),
                            Some(Difference { low: least, high: most, point: other }),
                        ) => {
                            assert_eq!((-low, -high), (most.clone(), least.clone()));
                            assert_eq!(point.as_ref().map(|point| -point), *other);
                            assert!(low <= high && point.as_ref().is_none_or(|point| low <= point && point <= high));
                            assert!(point.is_none() || there.comparability() == Comparability::Comparable);
                        }
                        both => panic!("{both:?}"),
                    }
                }
            }
            for (rated_a, rated_b) in [
                (RatingOf::Node(0), RatingOf::Node(0)),
                (RatingOf::Overall, RatingOf::Overall),
                (RatingOf::Node(0), RatingOf::Overall),
            ] {
                assert_eq!(
                    rating_verdict(side_a, rated_a, side_b, rated_b),
                    rating_verdict(side_b, rated_b, side_a, rated_a)
                );
            }
        }
    }
    for verdict in ["comparable", "bounded", "not-comparable"] {
        assert!(met.get(verdict) > Some(&5), "{met:?}");
    }
}

/// The table of semantics 5, one line each.
#[test]
fn verdicts_follow_the_rules() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &ALL);
    let inspections = inspections(&library, &mut sources);
    let cards = cards(&inspections, &library);
    let side = |body: usize, under: &str| {
        let id = format!("body-{body}");
        let card = cards.iter().find(|card| card.inspection.id == id && card.framework.id == under).unwrap();
        Side { home: &library.frameworks[&card.inspection.framework], card }
    };
    let check = |a: Side<'_>, i: usize, b: Side<'_>, j: usize, expect: Comparability, reasons: &[Reason]| {
        let verdict = share_verdict(a, i, b, j);
        let found: Vec<Reason> = verdict.reasons().collect();
        assert_eq!((verdict.comparability(), found.as_slice()), (expect, reasons));
        verdict.caveats().collect::<Vec<_>>()
    };
    use Comparability::{Bounded, Comparable, NotComparable};
    // One edition, one question, both derived; companies against divisions differ in kind and mix, which is a caveat.
    let caveats = check(side(2, "crc"), 0, side(3, "nps"), 0, Comparable, &[Reason::SameQuestion]);
    assert!(caveats.contains(&Caveat::ProviderKind) && caveats.contains(&Caveat::CaseMix), "{caveats:?}");
    // The Trust's cases judged under the company's question.
    check(side(0, "crc"), 0, side(2, "crc"), 0, Bounded, &[Reason::OtherRegime]);
    // A later edition asks the same question, and is another regime.
    check(side(2, "crc"), 0, side(4, "later"), 0, Bounded, &[Reason::OtherRegime]);
    // Recorded against derived.
    check(side(0, "old"), 0, side(1, "old"), 0, Bounded, &[Reason::RecordedAgainstDerived]);
    // Each under its own: other observations, other rules.
    let against = [Reason::Observations, Reason::Rule];
    check(side(0, "old"), 0, side(2, "crc"), 0, NotComparable, &against);
    // The standard's rating, of one edition; and a regime without ratings.
    let same = rating_verdict(side(2, "crc"), RatingOf::Node(0), side(3, "nps"), RatingOf::Node(0));
    assert_eq!(same.reasons().collect::<Vec<_>>(), [Reason::SameRating]);
    let none = rating_verdict(side(0, "old"), RatingOf::Node(0), side(2, "crc"), RatingOf::Node(0));
    assert_eq!(none.comparability(), NotComparable);
    assert!(none.reasons().any(|reason| reason == Reason::Scale));
}

/// One of those that another stands for is not a second body, whatever else is the same.
#[test]
fn a_part_is_not_compared_with_the_whole() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &ALL);
    let mut inspections = inspections(&library, &mut sources);
    let span = Span::new(sources.add_public("whole.toml", ""), 0..0);
    inspections[3].members = vec![Spanned { value: "body-2".to_owned(), span }];
    let cards = cards(&inspections, &library);
    let side = |body: usize, under: &str| {
        let card = cards.iter().find(|one| one.inspection.id == inspections[body].id && one.framework.id == under);
        Side { home: &library.frameworks[&inspections[body].framework], card: card.unwrap() }
    };
    let (part, whole) = (side(2, "crc"), side(3, "nps"));
    let shares = share_verdict(part, 0, whole, 0);
    let ratings = rating_verdict(whole, RatingOf::Node(0), part, RatingOf::Node(0));
    for verdict in [shares, ratings] {
        assert_eq!(verdict.comparability(), Comparability::NotComparable);
        assert_eq!(verdict.reasons().collect::<Vec<_>>(), [Reason::PartOf]);
    }
}

/// The refresh of 2019 changed no question, rule, band or total: its ratings are compared with those of 2018.
#[test]
fn editions_that_differ_by_name_alone_have_comparable_ratings() {
    let (library, mut sources) = (assize_testing::carried(), Sources::new());
    let csv = "id,2.1.1,2.1.2,2.1.3\nc1,yes,yes,no\nc2,yes,no,yes\nc3,yes,yes,yes\n";
    let [first, second] = ["2018-crc", "2019-crc"].map(|id| {
        let mut one = assize_testing::inspection(csv, id, ProviderKind::named("crc"), &library, &mut sources);
        one.id = id.to_owned();
        one
    });
    let [before, after] = [&first, &second].map(|inspection| {
        let home = &library.frameworks[&inspection.framework];
        let options = (AdmitOptions::default(), &ONE_THREAD);
        (home, rejudge(inspection, &[], &[home], &library, options, &mut Diagnostics::new()).unwrap())
    });
    let [before, after] = [&before, &after].map(|(home, judged)| Side { home, card: &judged.under[0].card });
    let node = |id: &str| RatingOf::Node(before.card.framework.node(id).unwrap());
    let same = rating_verdict(before, node("2.1"), after, node("2.1"));
    assert_eq!(same.comparability(), Comparability::Comparable);
    assert!(same.caveats().any(|caveat| caveat == Caveat::Edition));
    // What was not entered is not known, and nothing else stands against it.
    for rated in [node("1.2"), RatingOf::Overall] {
        let verdict = rating_verdict(before, rated, after, rated);
        assert_eq!(verdict.reasons().collect::<Vec<_>>(), [Reason::NoFigure]);
    }
    let unlike = rating_verdict(before, node("2.1"), after, node("2.2"));
    assert_eq!(unlike.comparability(), Comparability::NotComparable);
    assert!(unlike.caveats().all(|caveat| caveat != Caveat::Edition));
}

/// A regime without questions rates, or says all in words.
#[test]
fn a_regime_that_rates_without_questions_gives_no_words_alone() {
    let of = |ratings: &str, id: &str| {
        format!(
            "[framework]\nid = \"{id}\"\ntitle = \"T\"\nlevels = [\"standard\"]\n{ratings}\n[[node]]\nid = \"1\"\nlevel = \"standard\"\ntitle = \"S\"\n"
        )
    };
    let rates = of("[ratings]\nnames = [\"poor\", \"good\"]", "rates") + "rollup = \"entered\"\n";
    let words = of("", "words");
    let (_, library) = assize_testing::library(CATALOGUE, &[("rates", &rates), ("words", &words)]);
    let [rates, words] = ["rates", "words"].map(|id| &library.frameworks[id]);
    assert_eq!(without_shares(rates, rates), Reason::RatingsAlone);
    assert_eq!((without_shares(rates, words), without_shares(words, words)), (Reason::WordsAlone, Reason::WordsAlone));
}

/// Two regimes of one edition that make something else of blanks: at most limits between shares under the two, and no rating is the same.
#[test]
fn what_is_made_of_blanks_counts() {
    let parent = r#"[framework]
id = "parent"
title = "T"
levels = ["standard"]
abstract = true
[ratings]
names = ["poor", "good"]
[bands.b]
edges = [70]
compare = "exact"
status = "assumed"
source = "x"
[[node]]
id = "1"
level = "standard"
title = "S"
rollup = "lowest"
band = "b"
[[node]]
id = "2"
level = "standard"
title = "W"
rollup = "entered"
[[question]]
id = "1.1"
under = ["1"]
unit = "case"
title = "Q"
"#;
    let child =
        |id: &str, more: &str| format!("[framework]\nid = \"{id}\"\ntitle = \"T\"\nextends = \"parent\"\n{more}");
    let missing = |rule: &str| format!("[missing]\n{rule}\nstatus = \"assumed\"\nsource = \"x\"\n");
    let base = child("base", "");
    let blank = child("blank", &missing("blank = \"insufficient\""));
    let leave = child("leave", &missing("leave-out-above = 10"));
    let named = [("parent", parent), ("base", base.as_str()), ("blank", &blank), ("leave", &leave)];
    let (mut sources, library) = assize_testing::library(CATALOGUE, &named);
    let csv = "id,1.1\nc1,yes\nc2,yes\nc3,yes\nc4,no\nc5,\n";
    let homes = ["base", "blank", "leave"];
    let made: Vec<Inspection> = homes
        .iter()
        .map(|id| {
            let kind = ProviderKind::named("crc");
            let mut one = assize_testing::inspection(csv, id, kind, &library, &mut sources);
            one.id = (*id).to_owned();
            one
        })
        .collect();
    let cards = cards(&made, &library);
    let side = |home: &str, under: &str| {
        let card = cards.iter().find(|card| card.inspection.id == home && card.framework.id == under).unwrap();
        Side { home: &library.frameworks[home], card }
    };
    for other in ["blank", "leave"] {
        let (a, b) = (side("base", "base"), side(other, other));
        let shares = share_verdict(a, 0, b, 0);
        assert_eq!(shares.comparability(), Comparability::Bounded);
        assert_eq!(shares.reasons().collect::<Vec<_>>(), [Reason::Blanks]);
        let rated = rating_verdict(a, RatingOf::Node(0), b, RatingOf::Node(0));
        assert_eq!(rated.comparability(), Comparability::NotComparable);
        assert!(rated.reasons().any(|reason| reason == Reason::Blanks));
        // What is judged as a whole has no blanks: it is not known here, and nothing else stands against it.
        let whole = rating_verdict(a, RatingOf::Node(1), b, RatingOf::Node(1));
        assert_eq!(whole.reasons().collect::<Vec<_>>(), [Reason::NoFigure]);
        // The cases of both under one rule.
        assert_eq!(share_verdict(a, 0, side(other, "base"), 0).reasons().collect::<Vec<_>>(), [Reason::SameQuestion]);
        let (Ok(one), Ok(two)) = (&a.card.questions[0].figure, &b.card.questions[0].figure) else { panic!() };
        let compared = Compared::new(shares, one, two);
        assert_eq!(compared.difference().unwrap().point, None);
    }
}
