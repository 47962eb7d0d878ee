//! What units count as, found once for all that are alike, is what each row counts as by itself; and so is what is counted of the rows.

use std::collections::BTreeSet;

use assize_analysis::{coverage, quality, units};
use assize_diag::Diagnostics;
use assize_model::{Answer, Truth};
use assize_scoring::table::AdmittedTable;
use assize_scoring::{AdmitOptions, Admitted, Reached, Set, admit};
use assize_testing::small_frameworks::{CATALOGUE, frameworks};
use assize_testing::small_tables::{Bench, Dice, Row};

/// Counts row by row what [`coverage`] counts.
fn covered(admitted: &Admitted<'_>, table: &AdmittedTable<'_>) -> (u64, u64) {
    let asked: Vec<usize> =
        admitted.answered_by(0).filter(|question| admitted.routes[*question].reached != Reached::None).collect();
    let (mut somewhere, mut everywhere) = (0, 0);
    for row in 0..table.table.len() {
        let sets: Vec<Set> = asked.iter().map(|question| table.answered(*question, row).judged.set).collect();
        if sets.iter().any(|set| set.is_single() && *set != Set::DROPPED) {
            somewhere += 1;
            everywhere += u64::from(sets.iter().all(|set| set.is_single()));
        }
    }
    (somewhere, everywhere)
}

fn check(admitted: &Admitted<'_>, met: &mut BTreeSet<&'static str>) {
    let table = &admitted.tables[0];
    let mut rows: Vec<usize> = (0..table.table.len()).collect();
    rows.sort_by_key(|row| &table.table.ids[*row]);
    for of_units in units(admitted).iter().flat_map(|units| &units.questions) {
        for (unit, row) in rows.iter().enumerate() {
            let expect = table.answered(of_units.question, *row);
            let found = of_units.get(unit);
            assert_eq!((found.set, found.complete), (expect.judged.set, expect.judged.complete));
            assert_eq!(found.filled, expect.by_rule && expect.recorded.is_some());
            met.extend(found.filled.then_some("filled"));
        }
    }
    for one in coverage(admitted) {
        let found = (one.decided_somewhere, one.decided_everywhere);
        assert_eq!(found, covered(admitted, table));
        met.extend((found.1 > 0).then_some("decided"));
        met.extend((found.0 < one.units).then_some("undecided"));
    }
    let looked_at = quality(admitted);
    for ((_, asked, own), counts) in table.own_answers().zip(&looked_at.tables[0].answers) {
        let blank = |row: &usize| asked.applies.truth(*row) == Truth::Yes && own.answer(*row) == Answer::Missing;
        let sufficient = |row: &usize| own.answer(*row) == Answer::Sufficient;
        assert_eq!(counts.blank, rows.iter().filter(|row| blank(row)).count() as u64);
        assert_eq!(counts.sufficient, rows.iter().filter(|row| sufficient(row)).count() as u64);
        met.extend((counts.blank > 0).then_some("blank"));
    }
}

#[test]
fn units_that_are_alike_are_judged_once_and_no_other_way_than_by_themselves() {
    let missing = "\n[missing]\nleave-out-above = 20\nstatus = \"assumed\"\nsource = \"made up\"\n";
    let mut met = BTreeSet::new();
    for more in ["", missing] {
        let texts = frameworks().map(|(id, text)| (id, format!("{text}{more}")));
        let (mut sources, library) = assize_testing::library(CATALOGUE, &texts);
        let source = sources.add_private("table.csv");
        for (id, seed) in [("lists", 31), ("nested", 32), ("recorded", 33)] {
            let bench = Bench::new(&library, &library.frameworks[id], &sources, source);
            let mut dice = Dice(seed);
            for number in 0..60 {
                let small = bench.throw(&mut dice);
                // More than a group of rows.
                let rows: Vec<&Row<'_>> = small.rows.iter().cycle().take(1 + number * 3).collect();
                let inspection = bench.inspection(&small.columns, &rows);
                let options = AdmitOptions { derive_missing: number % 2 == 1, ..AdmitOptions::default() };
                let framework = &library.frameworks[id];
                let Some(admitted) = admit(&inspection, framework, &library, options, &mut Diagnostics::new()) else {
                    continue;
                };
                check(&admitted, &mut met);
                met.extend(admitted.tables[0].left_out.contains(&true).then_some("left out"));
            }
        }
    }
    assert_eq!(met, BTreeSet::from(["blank", "decided", "filled", "left out", "undecided"]));
}
