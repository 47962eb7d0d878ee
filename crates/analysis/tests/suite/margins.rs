//! The fewest units judged differently, against every set of flips there is.

use std::collections::{BTreeMap, BTreeSet};

use assize_analysis::{FewestUnits, Known, Margins, NoMargin, Stuck, margins};
use assize_diag::{Diagnostics, Sources};
use assize_framework::{Framework, Library};
use assize_intake::TableOptions;
use assize_model::{Inspection, ProviderKind};
use assize_scoring::{AdmitOptions, Outcome, Scorecard, admit};

use assize_testing::small_tables::Dice;
use assize_testing::{of_table, scored};

const CATALOGUE: &str = r#"
unit = [
  { id = "case", title = "case", plural = "cases" },
  { id = "talk", title = "talk", plural = "talks" },
]

observation = [
  { id = "seen", title = "Seen", unit = "case", stage = "any", theme = "any" },
  { id = "heard", title = "Heard", unit = "case", stage = "any", theme = "any" },
]

[[fact]]
id = "asked"
title = "Asked"
values = ["yes", "no"]
"#;

/// Three standards: one question belongs to two of them, one follows from an observation, one is of another kind of unit.
const TINY: &str = r#"
node = [
  { id = "1", level = "standard", title = "First", rollup = "lowest", band = "exact" },
  { id = "2", level = "standard", title = "Second", rollup = "lowest", band = "printed" },
  { id = "3", level = "standard", title = "Third", rollup = "lowest", band = "exact" },
]

question = [
  { id = "a", under = ["1"], unit = "case", title = "Of the first" },
  { id = "b", under = ["1", "2"], unit = "case", title = "Of the first and the second", applies = [{ "asked" = ["yes"] }] },
  { id = "c", under = ["2"], unit = "case", title = "Of the second" },
  { id = "d", under = ["3"], unit = "case", title = "Derived", rule = { required = ["seen", "heard"] } },
  { id = "e", under = ["3"], unit = "talk", title = "Of talks" },
]

[framework]
id = "tiny"
title = "Three standards"
levels = ["standard"]

[ratings]
names = ["poor", "fair", "good"]

[bands.exact]
edges = [50, 66.7]
compare = "exact"

[bands.printed]
edges = [34, 67]
compare = "printed"

[overall]
of = "standard"
edges = { 3 = [2, 4] }
"#;

/// The columns of the tables, by question: for each its kind of unit, and whether its limits rate.
const QUESTIONS: [(&str, &str, bool); 5] =
    [("a", "case", false), ("b", "case", false), ("c", "case", false), ("seen", "case", true), ("e", "talk", false)];

/// By standard: its questions, its edges in hundredths of a per cent, whether the printed figure is compared.
const STANDARDS: [(&[usize], [u64; 2], bool); 3] =
    [(&[0, 1], [5_000, 6_670], false), (&[1, 2], [3_400, 6_700], true), (&[3, 4], [5_000, 6_670], false)];

const TABLES: usize = 400;

/// Tables with more answers that could be others are left out.
const MOST_ANSWERS: usize = 14;

/// By kind of unit, by unit, by question of that kind.
type Answers = Vec<(usize, Vec<char>)>;

/// What everything comes to: worst and best rating of the three standards, then of the whole; `None`: not rated.
type Came = [Option<(usize, usize)>; 4];

#[test]
fn no_set_of_flips_is_smaller() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("tiny", TINY)]);
    let framework = &library.frameworks["tiny"];
    let mut dice = Dice(5);
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    let mut tried = 0;
    while tried < TABLES {
        let answers = throw(&mut dice);
        if answers.iter().flat_map(|(_, unit)| unit).filter(|answer| "SIi".contains(**answer)).count() > MOST_ANSWERS {
            continue;
        }
        tried += 1;
        let inspection = inspection(&answers, &library, &mut sources);
        with_card(&inspection, framework, &library, |card, exact, from_counts| {
            let came = came_to(&answers);
            assert_eq!(of_card(card), came, "{answers:?}");
            *met.entry("may drop out").or_default() += usize::from(answers.iter().any(|(_, unit)| unit.contains(&'%')));
            *met.entry("incomplete").or_default() += usize::from(answers.iter().any(|(_, unit)| unit.contains(&'i')));
            let fewest = by_trying(&answers, &came);
            for (place, of_place) in fewest.iter().enumerate() {
                for (way, fewest) in of_place.iter().enumerate() {
                    let said = |what: &str| format!("{what} of {place}, way {way}: {fewest:?}\n{answers:?}");
                    let Some(found) = units(exact, place, way) else {
                        assert_ne!(came[place].map(|(worst, best)| worst == best), Some(true), "{}", said("no margin"));
                        continue;
                    };
                    assert_eq!(
                        found.as_ref().ok().map(|units| (units.least, units.most)),
                        fewest.as_ref().map(|(n, _)| (*n, *n)),
                        "{}",
                        said("units")
                    );
                    let bounds = units(from_counts, place, way).unwrap();
                    assert_eq!(bounds.is_ok(), fewest.is_some(), "{}", said("counts"));
                    let Some(((fewest, reached), bounds)) = fewest.as_ref().zip(bounds.ok()) else { continue };
                    let (fewest, to) = (*fewest, to(exact, place, way));
                    let is_reached = |ends: &(usize, usize)| match to {
                        Ok(ends_then) => *ends == ends_then,
                        Err(overall) => [ends.0, ends.1][way] == overall,
                    };
                    assert!(reached.iter().any(is_reached), "{to:?}, tried {reached:?} {}", said("reached"));
                    let is_next = |(worst, best): (usize, usize)| [Some(worst + 1), best.checked_sub(1)][way];
                    let next = came[place].and_then(is_next);
                    *met.entry("beyond the next").or_default() +=
                        usize::from(Some(to.map_or_else(|overall| overall, |ends| [ends.0, ends.1][way])) != next);
                    assert!((bounds.least..=bounds.most).contains(&fewest), "{bounds:?} {}", said("bounds"));
                    *met.entry(if place == 3 { "overall" } else { "standard" }).or_default() += 1;
                    *met.entry("bounds apart").or_default() += usize::from(bounds.known == Known::FromCounts);
                    *met.entry("more than the least bound").or_default() += usize::from(fewest > bounds.least);
                    *met.entry("several").or_default() += usize::from(fewest > 1);
                }
            }
        });
    }
    for what in [
        "overall",
        "standard",
        "may drop out",
        "incomplete",
        "bounds apart",
        "more than the least bound",
        "several",
        "beyond the next",
    ] {
        assert!(met.get(what) >= Some(&40), "{what}: {met:?}");
    }
}

/// Two questions of twenty cases need two each; how many cases that takes depends on how many lack both.
#[test]
fn one_case_may_move_two_questions() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("tiny", TINY)]);
    for (both, expect) in [(8, 2), (2, 2), (1, 3), (0, 4)] {
        // 8 of 20 are insufficient in each; of them `both` in both. Exact: 12 of 20 is 60 per cent, fair; 14 of 20 is 70, good.
        let answer = |case: usize| {
            let (a, b) = (case < 8, case < both || (8..16 - both).contains(&case));
            let word = |insufficient: bool| if insufficient { 'I' } else { 'S' };
            (0, vec![word(a), word(b), 'S', 'S'])
        };
        let answers: Answers = (0..20).map(answer).chain([(1, vec!['S'])]).collect();
        let inspection = inspection(&answers, &library, &mut sources);
        with_card(&inspection, &library.frameworks["tiny"], &library, |card, exact, from_counts| {
            assert_eq!(card.nodes[0].rule, Outcome::Rated(1));
            let up = exact.nodes[0].margin.as_ref().unwrap().up.as_ref().unwrap();
            let needs: Vec<u64> = up.crossing.iter().map(|one| one.need).collect();
            assert_eq!(needs, [2, 2]);
            assert_eq!((up.units.least, up.units.most), (expect, expect), "{both}");
            let bounds = from_counts.nodes[0].margin.as_ref().unwrap().up.as_ref().unwrap().units;
            assert_eq!((bounds.least, bounds.most, bounds.known), (2, 4, Known::FromCounts));
        });
    }
}

#[test]
fn what_was_judged_by_the_inspector_has_none() {
    let library = assize_testing::carried();
    let mut sources = Sources::new();
    let csv = "id,2.1.1,2.1.2,2.1.3\nc1,yes,yes,no\nc2,yes,no,yes\nc3,yes,yes,yes\n";
    let inspection = assize_testing::inspection(csv, "2018-crc", ProviderKind::named("crc"), &library, &mut sources);
    with_card(&inspection, &library.frameworks["2018-crc"], &library, |card, exact, _| {
        let of = |id: &str| {
            let node = card.framework.node(id).unwrap();
            exact.nodes.iter().find(|one| one.node == node).unwrap().margin.clone()
        };
        assert_eq!(of("1.1").unwrap_err(), NoMargin::Entered);
        assert_eq!(of("2.2").unwrap_err(), NoMargin::Unknown);
        let moves = of("2.1").unwrap();
        assert_eq!(moves.up.unwrap().units, FewestUnits { least: 2, most: 2, known: Known::Exactly });
        assert_eq!(exact.overall.as_ref().unwrap().margin, Err(NoMargin::NoOverall));
    });
}

/// A standard that is no lowest of questions has no margin, and neither has a total in which it counts.
#[test]
fn other_rollups_are_not_worked_out() {
    let other = TINY.replacen("rollup = \"lowest\"", "rollup = \"mean of questions\"", 1);
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("tiny", &other)]);
    let answers: Answers = vec![(0, vec!['S', 'I', 'S', 'I']), (0, vec!['S', 'S', 'I', 'S']), (1, vec!['S'])];
    let inspection = inspection(&answers, &library, &mut sources);
    with_card(&inspection, &library.frameworks["tiny"], &library, |card, exact, _| {
        assert!(card.total.as_ref().unwrap().last.rating.is_ok());
        assert_eq!(exact.nodes[0].margin, Err(NoMargin::OtherRollup));
        assert!(exact.nodes[1].margin.is_ok());
        let overall = exact.overall.as_ref().unwrap();
        assert_eq!((&overall.margin, overall.held_down_by.as_slice()), (&Err(NoMargin::OtherRollup), [].as_slice()));
    });
}

fn with_card(
    inspection: &Inspection,
    framework: &Framework,
    library: &Library,
    look: impl FnOnce(&Scorecard<'_>, &Margins, &Margins),
) {
    let mut diagnostics = Diagnostics::new();
    let admitted = admit(inspection, framework, library, AdmitOptions::default(), &mut diagnostics).unwrap();
    let card = scored(&admitted);
    look(&card, &margins(&card, &assize_analysis::units(&admitted)), &margins(&card, &[]));
}

/// A few cases and talks, with little that is not known.
fn throw(dice: &mut Dice) -> Answers {
    let answer = |dice: &mut Dice| *dice.of(&['S', 'S', 'S', 'S', 'I', 'I', 'I', '-', '-', '?']);
    let cases = 2 + dice.below(4);
    let talks = dice.below(3);
    let mut answers = Answers::new();
    for _ in 0..cases {
        let mut case: Vec<char> = (0..4).map(|_| answer(dice)).collect();
        // Whether the second question is asked is not known, and neither is its answer.
        if dice.below(6) == 0 {
            case[1] = '%';
        }
        // Not seen, and not known whether heard: insufficient although something is not known.
        if case[3] == 'I' && dice.below(3) == 0 {
            case[3] = 'i';
        }
        answers.push((0, case));
    }
    answers.extend((0..talks).map(|_| (1, vec![answer(dice)])));
    answers
}

fn inspection(answers: &Answers, library: &Library, sources: &mut Sources) -> Inspection {
    let mut both: Vec<Inspection> = Vec::new();
    for (kind, unit) in ["case", "talk"].into_iter().enumerate() {
        let headings: Vec<&str> = QUESTIONS.iter().filter(|(_, of, _)| *of == unit).map(|(id, _, _)| *id).collect();
        let word = |answer: &char| match answer {
            'S' => "sufficient",
            'I' | 'i' => "insufficient",
            '-' => "n/a",
            _ => "",
        };
        let units = answers.iter().filter(|(of, _)| *of == kind);
        let line = |(row, (_, unit)): (usize, &(usize, Vec<char>))| {
            let asked = if unit.contains(&'%') { "" } else { "yes" };
            let heard = match unit.last() {
                Some('i') => "",
                Some('-') => "n/a",
                _ => "sufficient",
            };
            let fact = if kind == 0 { format!(",{asked},{heard}") } else { String::new() };
            format!("u{row},{}{fact}\n", unit.iter().map(word).collect::<Vec<_>>().join(","))
        };
        let fact = if kind == 0 { ",asked,heard" } else { "" };
        let csv = format!("id,{}{fact}\n{}", headings.join(","), units.enumerate().map(line).collect::<String>());
        if csv.lines().count() == 1 {
            continue;
        }
        let options = TableOptions::new("tiny", unit, ProviderKind::named("crc"));
        both.push(of_table(&csv, &options, library, sources));
    }
    let tables = both.iter().flat_map(|one| one.tables.clone()).collect();
    Inspection { tables, ..both.swap_remove(0) }
}

/// What the card says, in the form of the test.
fn of_card(card: &Scorecard<'_>) -> Came {
    let ends = |outcome: Outcome| match outcome {
        Outcome::Rated(rating) => Some((rating, rating)),
        Outcome::Between { worst, best } => Some((worst, best)),
        Outcome::Unknown => Some((0, 2)),
        Outcome::NotRated(_) => None,
    };
    let overall = card.total.as_ref().and_then(|total| total.last.rating.ok()).and_then(ends);
    [ends(card.nodes[0].rule), ends(card.nodes[1].rule), ends(card.nodes[2].rule), overall]
}

/// The same by whole numbers alone.
fn came_to(answers: &Answers) -> Came {
    let mut came = [None; 4];
    let mut is_known = true;
    for (place, (questions, edges, printed)) in STANDARDS.iter().enumerate() {
        let seen = questions.iter().map(|question| of_question(answers, *question, *edges, *printed));
        let seen: Vec<Seen> = seen.flatten().collect();
        let certain = seen.iter().filter(|one| !one.may_drop_out).map(|one| one.best).min();
        let best = certain.or(seen.iter().map(|one| one.best).max());
        came[place] = seen.iter().map(|one| one.worst).min().zip(best);
        is_known &= came[place].is_some() && seen.iter().any(|one| one.has_data);
    }
    if is_known {
        let sum = |pick: fn((usize, usize)) -> usize| came[..3].iter().flatten().map(|ends| pick(*ends)).sum::<usize>();
        let band = |points: usize| usize::from(points >= 2) + usize::from(points >= 4);
        came[3] = Some((band(sum(|ends| ends.0)), band(sum(|ends| ends.1))));
    }
    came
}

/// The worst and best rating of a question.
struct Seen {
    worst: usize,
    best: usize,
    has_data: bool,
    may_drop_out: bool,
}

/// What a question comes to; `None` where no unit needs it.
fn of_question(answers: &Answers, question: usize, edges: [u64; 2], printed: bool) -> Option<Seen> {
    let (_, unit, by_limits) = QUESTIONS[question];
    let (kind, at) = if unit == "case" { (0, question) } else { (1, 0) };
    let of_kind = || answers.iter().filter(|(of, _)| *of == kind);
    if of_kind().count() == 0 {
        return Some(Seen { worst: 0, best: 2, has_data: false, may_drop_out: false });
    }
    let count = |wanted: char| of_kind().filter(|(_, unit)| unit[at] == wanted).count() as u64;
    let (s, i, u) = (count('S') + count('s'), count('I') + count('i'), count('?'));
    let rating = |n: u64, of: u64| {
        let reaches = |edge: &&u64| match printed {
            true => (200 * n + of) / (2 * of) * 100 >= **edge,
            false => n * 10_000 >= **edge * of,
        };
        edges.iter().filter(reaches).count()
    };
    let (worst, best) = match (s + i, u + count('%')) {
        (0, 0) => return None,
        (0, _) => (0, 2),
        (_, _) if by_limits => (rating(s, s + i + u), rating(s + u, s + i + u)),
        (of, _) => (rating(s, of), rating(s, of)),
    };
    Some(Seen { worst, best, has_data: true, may_drop_out: s + i + u == 0 })
}

/// The fewest units, and what a place may come to by that few.
type Fewest = (u64, BTreeSet<(usize, usize)>);

/// For each place the fewest units after which it is certainly better, and certainly worse: every set of flips is tried.
fn by_trying(answers: &Answers, came: &Came) -> [[Option<Fewest>; 2]; 4] {
    let judged: Vec<(usize, usize)> = answers
        .iter()
        .enumerate()
        .flat_map(|(unit, (_, row))| (0..row.len()).map(move |at| (unit, at)))
        .filter(|(unit, at)| "SIi".contains(answers[*unit].1[*at]))
        .collect();
    let mut fewest: [[Option<Fewest>; 2]; 4] = std::array::from_fn(|_| [None, None]);
    for flips in 1..1_u32 << judged.len() {
        let mut after = answers.clone();
        let mut units = Vec::new();
        for (unit, at) in judged.iter().enumerate().filter(|(bit, _)| flips >> bit & 1 == 1).map(|(_, one)| *one) {
            let answer = &mut after[unit].1[at];
            *answer = match *answer {
                'S' => 'I',
                'i' => 's',
                _ => 'S',
            };
            units.push(unit);
        }
        units.dedup();
        let units = units.len() as u64;
        for (place, (before, after)) in came.iter().zip(came_to(&after)).enumerate() {
            let (Some(before), Some(after)) = (before, after) else { continue };
            let moved = [after.0 > before.1, after.1 < before.0];
            for (known, _) in fewest[place].iter_mut().zip(moved).filter(|(_, moved)| *moved) {
                match known {
                    Some((least, _)) if *least < units => {}
                    Some((least, reached)) if *least == units => _ = reached.insert(after),
                    _ => *known = Some((units, BTreeSet::from([after]))),
                }
            }
        }
    }
    fewest
}

/// What the margins say that a place comes to: the worst and best rating of a standard, the index of the overall rating.
fn to(margins: &Margins, place: usize, way: usize) -> Result<(usize, usize), usize> {
    if place == 3 {
        let moves = margins.overall.as_ref().unwrap().margin.as_ref().unwrap();
        return Err([&moves.up, &moves.down][way].as_ref().unwrap().to);
    }
    let moves = margins.nodes[place].margin.as_ref().unwrap();
    Ok([&moves.up, &moves.down][way].as_ref().unwrap().to.ends().unwrap())
}

/// What the margins say of a place; `None` where there is no margin.
fn units(margins: &Margins, place: usize, way: usize) -> Option<Result<FewestUnits, Stuck>> {
    if place == 3 {
        let moves = margins.overall.as_ref()?.margin.as_ref().ok()?;
        let one = [&moves.up, &moves.down][way];
        return Some(one.as_ref().map(|found| found.units).map_err(Clone::clone));
    }
    let moves = margins.nodes[place].margin.as_ref().ok()?;
    let one = [&moves.up, &moves.down][way];
    Some(one.as_ref().map(|found| found.units).map_err(Clone::clone))
}
