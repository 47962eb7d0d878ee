//! Differences of versions: on small random tables the causes of every move add up to the whole of it.

use assize_analysis::{Changes, Presence, Why, changes};
use assize_diag::{Diagnostics, Sources};
use assize_framework::{Framework, Library};
use assize_model::{Inspection, ProviderKind};
use assize_scoring::{AdmitOptions, Admitted, NineCounts, Scorecard, admit};

use assize_testing::scored;
use assize_testing::small_frameworks::{CATALOGUE, frameworks};
use assize_testing::small_tables::{Bench, Dice, Row};

/// Pairs of tables that are tried under each framework.
const PAIRS: usize = 120;

#[test]
fn the_causes_of_every_move_add_up() {
    for (seed, id) in [(11, "lists"), (12, "nested"), (13, "recorded")] {
        let (mut sources, library) = assize_testing::library(CATALOGUE, &frameworks());
        let source = sources.add_private("small.csv");
        let framework = &library.frameworks[id];
        let bench = Bench::new(&library, framework, &sources, source);
        let mut dice = Dice(seed);
        let (mut tried, mut by_columns, mut by_units) = (0, 0, 0);
        while tried < PAIRS {
            let [before, after] = [(); 2].map(|()| {
                let small = bench.throw(&mut dice);
                let rows: Vec<&Row<'_>> = small.rows.iter().collect();
                read(&bench.csv(&small.columns, &rows), framework, &library)
            });
            let met = with_both((&before, &after), (framework, &library), |before, after| {
                let found = changes(before, after);
                check_sums(before.1, after.1, &found);
                check_turned(&found, &changes(after, before));
                assert!(changes(before, before).is_nothing());
                let causes = || found.questions.iter().flat_map(|question| &question.causes);
                let columns = causes().any(|cause| matches!(cause.why, Why::Columns(_)));
                (columns, causes().any(|cause| matches!(cause.why, Why::Added | Why::Removed)))
            });
            let Some((columns, units)) = met else { continue };
            tried += 1;
            by_columns += usize::from(columns);
            by_units += usize::from(units);
        }
        assert!(by_columns > PAIRS / 10 && by_units > PAIRS / 10, "{id}: {by_columns} and {by_units} of {PAIRS}");
    }
}

fn read(csv: &str, framework: &Framework, library: &Library) -> Inspection {
    assize_testing::inspection(csv, &framework.id, ProviderKind::named("region"), library, &mut Sources::new())
}

/// Does something with both versions; `None` where one of them contradicts itself.
fn with_both<T>(
    (before, after): (&Inspection, &Inspection),
    (framework, library): (&Framework, &Library),
    check: impl FnOnce((&Admitted<'_>, &Scorecard<'_>), (&Admitted<'_>, &Scorecard<'_>)) -> T,
) -> Option<T> {
    let admit_one =
        |inspection| admit(inspection, framework, library, AdmitOptions::default(), &mut Diagnostics::new());
    let (before, after) = (admit_one(before)?, admit_one(after)?);
    Some(check((&before, &scored(&before)), (&after, &scored(&after))))
}

fn nine(cell: &NineCounts) -> [i64; 9] {
    assize_testing::nine(cell).map(|count| i64::try_from(count).expect("small tables have few rows"))
}

/// Counts before, less those of every cause before, and with those after, are the counts after; and what has no move has none.
fn check_sums(before: &Scorecard<'_>, after: &Scorecard<'_>, found: &Changes) {
    let counts =
        |card: &Scorecard<'_>, question: usize| nine(&card.questions[question].counts().copied().unwrap_or_default());
    for question in 0..after.questions.len() {
        let mut sum = counts(before, question);
        let moved = found.questions.iter().find(|moved| moved.question == question);
        for cause in moved.iter().flat_map(|moved| &moved.causes) {
            let (was, is) = (nine(&cause.before), nine(&cause.after));
            for place in 0..9 {
                sum[place] += is[place] - was[place];
            }
        }
        assert_eq!(sum, counts(after, question), "question {question}: {moved:?}");
    }
    for moved in &found.nodes {
        assert!(!moved.children.is_empty(), "a node that is made of others moves with one of them: {moved:?}");
    }
}

/// From the later to the earlier the same units and columns changed, the other way round.
fn check_turned(found: &Changes, turned: &Changes) {
    for (one, other) in found.units.iter().zip(&turned.units) {
        assert_eq!((one.kept, &one.added, &one.removed), (other.kept, &other.removed, &other.added));
    }
    let changed = |difference: &Changes| {
        let both = difference.columns.iter().filter(|column| column.presence == Presence::Both);
        let mut names: Vec<_> = both
            .map(|column| {
                let units: usize = column.transitions.iter().map(|transition| transition.lines.len()).sum();
                (column.header.clone(), units)
            })
            .collect();
        names.sort();
        names
    };
    assert_eq!(changed(found), changed(turned));
    let questions = |difference: &Changes| difference.questions.iter().map(|one| one.question).collect::<Vec<_>>();
    assert_eq!(questions(found), questions(turned));
}
