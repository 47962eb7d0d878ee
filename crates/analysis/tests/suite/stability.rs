//! Samples drawn again: each redraw is rated as the scoring rates the redrawn units, and drawn as the record says.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use assize_analysis::{NoStability, Redrawing, Stability, StrataKept, redrawn, stability};
use assize_diag::{Diagnostics, MemoryFiles};
use assize_framework::{Framework, Library, Rollup};
use assize_model::Inspection;
use assize_scoring::{AdmitOptions, Admitted, Outcome, WhyNoOverall, admit};

use assize_testing::small_frameworks::{CATALOGUE, frameworks};
use assize_testing::small_tables::{Bench, Dice, Row};
use assize_testing::{recorded, scored};

fn redrawing(replicates: u32, seed: u64) -> Redrawing<'static> {
    Redrawing { replicates, seed, clusters: None, threads: NonZeroUsize::new(2) }
}

/// The inspection with each unit as often as one redraw has it.
fn as_redrawn(inspection: &Inspection, times: &[(String, Vec<u8>)]) -> Inspection {
    let mut again = inspection.clone();
    for table in &mut again.tables {
        let (_, times) = times.iter().find(|(unit, _)| *unit == table.unit).unwrap();
        let mut rows: Vec<usize> = (0..table.len()).collect();
        rows.sort_by(|a, b| table.ids[*a].cmp(&table.ids[*b]));
        let repeated = rows.iter().zip(times).flat_map(|(row, times)| vec![*row; usize::from(*times)]);
        *table = table.select(&repeated.collect::<Vec<_>>());
    }
    again
}

fn admitted<'a>(
    inspection: &'a Inspection,
    framework: &'a Framework,
    library: &Library,
    derive_missing: bool,
) -> Option<Admitted<'a>> {
    let options = AdmitOptions { derive_missing, ..AdmitOptions::default() };
    admit(inspection, framework, library, options, &mut Diagnostics::new())
}

/// Every replicate against scoring the redrawn units afresh.
fn check(
    inspection: &Inspection,
    library: &Library,
    derive_missing: bool,
    redrawing: Redrawing<'_>,
) -> Option<Stability> {
    let framework = &library.frameworks[&inspection.framework];
    let admitted_once = admitted(inspection, framework, library, derive_missing)?;
    let card = scored(&admitted_once);
    let stable = stability(&admitted_once, &card, redrawing).ok()?;
    for (number, replicate) in stable.replicates.iter().enumerate() {
        let times = redrawn(&admitted_once, &card, redrawing, number as u64);
        let units = as_redrawn(inspection, &times);
        let again = admitted(&units, framework, library, derive_missing);
        let again = scored(&again.expect("units that were admitted once are admitted twice"));
        for (node, rule) in again.nodes.iter().map(|node| node.rule).enumerate() {
            let drawn = stable.nodes.iter().position(|shown| *shown == node).map(|place| replicate.nodes[place]);
            let expect = drawn.unwrap_or(card.nodes[node].rule);
            let id = &framework.nodes[node].id;
            assert_eq!(expect, rule, "{id} of {}, replicate {number}: {times:?}", framework.id);
        }
        assert_eq!(replicate.overall, again.total.map(|total| total.rule.rating), "replicate {number}: {times:?}");
    }
    Some(stable)
}

#[test]
fn every_redraw_of_small_tables_is_rated_as_its_units_are_scored() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &frameworks());
    let source = sources.add_private("small.csv");
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, seed) in [("lists", 21), ("nested", 22), ("recorded", 23)] {
        let bench = Bench::new(&library, &library.frameworks[id], &sources, source);
        let mut dice = Dice(seed);
        for number in 0..150 {
            let small = bench.throw(&mut dice);
            let rows: Vec<&Row<'_>> = small.rows.iter().collect();
            let inspection = bench.inspection(&small.columns, &rows);
            let Some(stable) = check(&inspection, &library, number % 2 == 1, redrawing(5, number)) else { continue };
            let lowest = |node: usize| bench.framework.nodes[node].rollup == Some(Rollup::Lowest);
            for (place, node) in stable.nodes.iter().enumerate().filter(|(_, node)| lowest(**node)) {
                for replicate in &stable.replicates {
                    let what = match replicate.nodes[place] {
                        Outcome::Rated(_) => "rated",
                        Outcome::Between { .. } => "between",
                        Outcome::Unknown => "unknown",
                        Outcome::NotRated(_) => "not rated",
                    };
                    *met.entry(what).or_default() += 1;
                }
                let moves = stable.replicates.iter().any(|one| one.nodes[place] != stable.replicates[0].nodes[place]);
                *met.entry("moves").or_default() += usize::from(moves);
                assert!(*node < bench.framework.nodes.len());
            }
            *met.entry("tables").or_default() += 1;
        }
    }
    for what in ["rated", "between", "not rated", "moves", "tables"] {
        assert!(met.get(what) >= Some(&40), "{what}: {met:?}");
    }
}

/// Three standards and a total, with a cap.
const TOTAL: &str = r#"
node = [
  { id = "1", level = "standard", title = "First", rollup = "lowest", band = "cases" },
  { id = "2", level = "standard", title = "Second", rollup = "lowest", band = "cases" },
  { id = "3", level = "standard", title = "Third", rollup = "entered" },
]

question = [
  { id = "1.1", under = ["1"], unit = "case", title = "Of every case" },
  { id = "1.2", under = ["1"], unit = "case", title = "Of women", applies = [{ "total.sex" = ["female"] }] },
  { id = "2.1", under = ["2"], unit = "case", title = "Of every case, too" },
]

[framework]
id = "total"
title = "Three standards and a total"
levels = ["standard"]

[ratings]
names = ["poor", "fair", "good"]

[bands.cases]
edges = [50, 66.7]
compare = "printed"

[overall]
of = "standard"
edges = { 3 = [2, 5] }

[[limit]]
id = "both-poor"
nodes = ["1", "2"]
all-at-most = "poor"
at-most = "poor"
source = "made up"

[[fact]]
id = "total.sex"
title = "Sex"
values = ["female", "male"]
"#;

const RECORD: &str = r#"
[inspection]
id = "made-up"
provider = "made-up-body"
framework = "total"
title = "Made up"
synthetic = true

[provider]
id = "made-up-body"
name = "Made-up body"
kind = "region"
fictional = true

[entered]
"3" = "fair"

[[data]]
unit = "case"
file = "cases.csv"
"#;

const STRATA: &str = r#"
[[sample.stratum]]
title = "Women"
when = { "total.sex" = ["female"] }
eligible = 24

[[sample.stratum]]
title = "Men"
when = { "total.sex" = ["male"] }
"#;

/// 36 cases: women every third, four assessors.
fn cases() -> String {
    let mut text = String::from("id,assessor,total.sex,1.1,1.2,2.1\n");
    for case in 0..36 {
        let (sex, of_women) = if case % 3 == 0 { ("female", ["yes", "no"][case / 3 % 2]) } else { ("male", "n/a") };
        let [first, second] = [["yes", "no", "yes"][case % 3], ["no", "yes", "yes", ""][case / 5 % 4]];
        text += &format!("c{case:02},a{},{sex},{first},{of_women},{second}\n", case % 4);
    }
    text
}

fn made_up(sample: &str, cases: &str) -> (Library, Inspection) {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &[("total", TOTAL)]);
    let record = format!("{RECORD}{sample}");
    let files = MemoryFiles::new([("record.toml", record.as_str()), ("cases.csv", cases)]);
    let inspection = recorded(&files, &library, &mut sources);
    (library, inspection)
}

fn drawn(sample: &str, cases: &str, redrawing: Redrawing<'_>) -> (Stability, Vec<Vec<u8>>) {
    let (library, inspection) = made_up(sample, cases);
    let stable = check(&inspection, &library, false, redrawing).unwrap();
    let framework = &library.frameworks["total"];
    let admitted = admitted(&inspection, framework, &library, false).unwrap();
    let card = scored(&admitted);
    let times = |replicate| redrawn(&admitted, &card, redrawing, replicate).remove(0).1;
    let times = (0..u64::from(redrawing.replicates)).map(times).collect();
    (stable, times)
}

#[test]
fn totals_and_their_limits_are_those_of_the_redrawn_units() {
    let (stable, _) = drawn("", &cases(), redrawing(60, 1));
    let overall = stable.of_overall(3).unwrap();
    assert_eq!(overall.rated.iter().sum::<u32>() + overall.between + overall.not_rated, 60);
    assert!(overall.rated.iter().filter(|count| **count > 0).count() > 1, "{overall:?}");
    assert!(stable.samples[0].strata == StrataKept::None && stable.samples[0].parts[0].sampled.is_none());
}

#[test]
fn strata_keep_their_sizes_and_their_fractions() {
    // 12 women of 24 eligible: f = 1/2, (12 - 1) / (1 - 1/2) = 22 draws. Nothing is said about the men: 24 of 24 drawn from very many.
    let (stable, times) = drawn(&format!("[sample]\n{STRATA}"), &cases(), redrawing(40, 2));
    let parts = &stable.samples[0].parts;
    assert_eq!(stable.samples[0].strata, StrataKept::Kept);
    assert_eq!(
        parts.iter().map(|part| (part.units, part.sampled)).collect::<Vec<_>>(),
        [(12, Some((12, 24))), (24, None)]
    );
    for times in times {
        let of = |is_woman: bool| -> u32 {
            let such = times.iter().enumerate().filter(|(case, _)| (case % 3 == 0) == is_woman);
            such.map(|(_, times)| u32::from(*times)).sum()
        };
        assert_eq!((of(true), of(false)), (22, 24));
    }
}

#[test]
fn a_blank_stratum_is_drawn_by_itself() {
    let cases = cases().replace("c01,a1,male", "c01,a1,").replace("c02,a2,male", "c02,a2,");
    let (stable, times) = drawn(&format!("[sample]\neligible = 72\nassessed = 36\n{STRATA}"), &cases, redrawing(20, 2));
    let parts: Vec<_> = stable.samples[0].parts.iter().map(|part| (part.stratum, part.units, part.sampled)).collect();
    let of_sample = Some((36, 72));
    assert_eq!(parts, [(Some(0), 12, Some((12, 24))), (Some(1), 22, of_sample), (None, 2, of_sample)]);
    for times in times {
        // (2 - 1) / (1 - 1/2) = 2.
        assert_eq!(times[1] + times[2], 2);
    }
}

#[test]
fn a_whole_population_is_as_it_is() {
    let (stable, _) = drawn("[sample]\neligible = 36\nassessed = 36\n", &cases(), redrawing(30, 3));
    assert!(stable.is_certain());
    let (library, inspection) = made_up("", &cases());
    let admitted = admitted(&inspection, &library.frameworks["total"], &library, false).unwrap();
    let card = scored(&admitted);
    for replicate in &stable.replicates {
        let as_it_is: Vec<Outcome> = stable.nodes.iter().map(|node| card.nodes[*node].rule).collect();
        assert_eq!(replicate.nodes, as_it_is);
        assert_eq!(replicate.overall, card.total.as_ref().map(|total| total.rule.rating));
    }
}

#[test]
fn clusters_are_drawn_together_and_without_a_finite_population() {
    let clustered = Redrawing { clusters: Some("assessor"), ..redrawing(40, 4) };
    let (stable, times) = drawn("[sample]\neligible = 72\nassessed = 36\n", &cases(), clustered);
    let sample = &stable.samples[0];
    assert_eq!(sample.clusters.as_ref().map(|clusters| (clusters.count, clusters.blank)), Some((4, 0)));
    assert_eq!((sample.parts.len(), sample.parts[0].sampled), (1, None));
    for times in &times {
        assert!((0..36).all(|case| times[case] == times[case % 4]), "{times:?}");
        assert_eq!(times[..4].iter().sum::<u8>(), 4);
    }
    // An assessor has cases of men and of women.
    let (stable, _) = drawn(&format!("[sample]\n{STRATA}"), &cases(), clustered);
    assert_eq!(stable.samples[0].strata, StrataKept::Crossed);
    // Units with a blank fact are clusters of their own.
    let (stable, _) = drawn("", &cases().replace("c04,a0,", "c04,,"), clustered);
    let clusters = stable.samples[0].clusters.as_ref().unwrap();
    assert_eq!((clusters.count, clusters.blank), (5, 1));
}

#[test]
fn the_seed_decides_and_neither_threads_nor_the_order_of_rows() {
    let one = |seed, threads, cases: &str| {
        let redrawing = Redrawing { threads: NonZeroUsize::new(threads), ..redrawing(50, seed) };
        drawn("", cases, redrawing).0.replicates
    };
    let plain = one(7, 1, &cases());
    for threads in [2, 3, 64] {
        assert_eq!(plain, one(7, threads, &cases()), "{threads} threads");
    }
    let cases = cases();
    let (heading, rows) = cases.split_once('\n').unwrap();
    let turned: String = rows.lines().rev().map(|row| format!("{row}\n")).collect();
    assert_eq!(plain, one(7, 2, &format!("{heading}\n{turned}")));
    assert_ne!(plain, one(8, 1, &cases));
}

#[test]
fn where_nothing_can_be_drawn_the_reason_is_given() {
    let none = |sample: &str, cases: &str, redrawing| {
        let (library, inspection) = made_up(sample, cases);
        let admitted = admitted(&inspection, &library.frameworks["total"], &library, false).unwrap();
        stability(&admitted, &scored(&admitted), redrawing).unwrap_err()
    };
    let one_assessor: String = cases().replace(",a1,", ",a0,").replace(",a2,", ",a0,").replace(",a3,", ",a0,");
    let clustered = Redrawing { clusters: Some("assessor"), ..redrawing(10, 1) };
    assert_eq!(none("", &one_assessor, clustered), NoStability::NothingToDraw);
    let one_case: String = cases().lines().take(2).map(|line| format!("{line}\n")).collect();
    assert_eq!(none("", &one_case, redrawing(10, 1)), NoStability::NothingToDraw);
    assert_eq!(none("", "id,total.sex\nc1,male\nc2,male\n", redrawing(10, 1)), NoStability::NoCases);
    let (library, mut inspection) = made_up("", &cases());
    inspection.tables.clear();
    let without = admitted(&inspection, &library.frameworks["total"], &library, false).unwrap();
    let card = scored(&without);
    assert_eq!(
        card.total.as_ref().map(|total| total.rule.rating),
        Some(Err(WhyNoOverall::Missing { unknown: 2, not_rated: 0 }))
    );
    assert_eq!(stability(&without, &card, redrawing(10, 1)).unwrap_err(), NoStability::NoCases);
}
