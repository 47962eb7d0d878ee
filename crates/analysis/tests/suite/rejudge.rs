//! More misses allowed, never a lower share: at either end, whatever the rule says itself.

use std::collections::BTreeSet;

use assize_analysis::{MISSES, rejudge};
use assize_diag::Diagnostics;
use assize_model::Exact;
use assize_scoring::{AdmitOptions, Reached, TallyOptions};

use assize_testing::ONE_THREAD;
use assize_testing::small_frameworks::{CATALOGUE, frameworks};
use assize_testing::small_tables::{Bench, Dice, Row};

#[test]
fn limits_nest_as_misses_grow() {
    let (mut sources, library) = assize_testing::library(CATALOGUE, &frameworks());
    let source = sources.add_private("small.csv");
    let (mut widened, mut judged_questions) = (0, 0);
    for (id, seed) in [("lists", 11), ("nested", 12), ("recorded", 13)] {
        let framework = &library.frameworks[id];
        let bench = Bench::new(&library, framework, &sources, source);
        let mut dice = Dice(seed);
        for _ in 0..200 {
            let small = bench.throw(&mut dice);
            let rows: Vec<&Row<'_>> = small.rows.iter().collect();
            let inspection = bench.inspection(&small.columns, &rows);
            let options = (AdmitOptions::default(), &ONE_THREAD);
            let Some(whole) = rejudge(&inspection, &[], &[framework], &library, options, &mut Diagnostics::new())
            else {
                continue;
            };
            for (index, question) in whole.under[0].questions.iter().enumerate() {
                let asked = &framework.questions[index];
                assert_eq!(question.by_misses.is_empty(), question.reached != Reached::Derived, "{}", asked.id);
                if question.by_misses.is_empty() {
                    continue;
                }
                judged_questions += 1;
                let shown: Vec<u8> = question.by_misses.iter().map(|(misses, _)| *misses).collect();
                assert_eq!(shown, MISSES);
                let ends: Vec<Option<(Exact, Exact)>> = question
                    .by_misses
                    .iter()
                    .map(|(_, figure)| {
                        let limits = &figure.as_ref().ok()?.limits;
                        Some((limits.low.value.clone(), limits.high.value.clone()))
                    })
                    .collect();
                for pair in ends.windows(2) {
                    let (Some(fewer), Some(more)) = (&pair[0], &pair[1]) else {
                        assert_eq!(pair[0], pair[1], "whether any unit applies does not hang on misses");
                        continue;
                    };
                    assert!(fewer.0 <= more.0 && fewer.1 <= more.1, "{}: {fewer:?}, {more:?}", asked.id);
                    widened += usize::from(fewer != more);
                }
                // The rule's own number of misses gives the figure itself, where no question stands in the rule.
                let own = asked.rule.as_ref().unwrap().misses;
                let card = &whole.under[0].card;
                if let Some((_, figure)) = question.by_misses.iter().find(|(misses, _)| usize::from(*misses) == own)
                    && id == "lists"
                {
                    assert_eq!(figure, &card.questions[index].figure, "{}", asked.id);
                }
            }
        }
    }
    assert!(widened > 100 && judged_questions > 1000, "{widened} of {judged_questions}");
}

/// What a question rests on is told apart by what the table has.
#[test]
fn evidence_names_what_is_missing() {
    let library = assize_testing::carried();
    let framework = &library.frameworks["2018-crc"];
    let mut sources = assize_diag::Sources::new();
    let csv = "id,assessment.risk-analysed,rosh.recorded\nc1,sufficient,low\nc2,insufficient,high\n";
    let kind = assize_model::ProviderKind::named("trust");
    let inspection = assize_testing::inspection(csv, "2014-adult-offending-work", kind, &library, &mut sources);
    let all: Vec<_> = library.frameworks.values().filter(|framework| !framework.is_abstract).collect();
    let mut diagnostics = Diagnostics::new();
    let options = (AdmitOptions::default(), &TallyOptions::default());
    let whole = rejudge(&inspection, &[], &all, &library, options, &mut diagnostics).unwrap();
    assert_eq!((diagnostics.errors(), diagnostics.warnings()), (0, 0), "{:?}", diagnostics.sorted(&sources));
    let under = whole.under.iter().find(|judged| judged.framework.id == "2018-crc").unwrap();
    assert_eq!(under.answered(), 1);
    let question = &under.questions[framework.question("2.1.3").unwrap()];
    assert_eq!(question.reached, Reached::Derived);
    let missing: BTreeSet<&str> = question.evidence.missing().collect();
    assert!(missing.contains("assessment.victims-analysed") && !missing.contains("assessment.risk-analysed"));
    let words: Vec<&str> = under.caveats.iter().map(|caveat| caveat.word()).collect();
    assert!(words.contains(&"provider-kind") && words.contains(&"mapping-status"), "{words:?}");
    let unanswered = &under.questions[framework.question("4.1.1").unwrap()];
    assert_eq!((unanswered.reached, unanswered.evidence.has_table), (Reached::None, false));
    assert!(whole.left_out.iter().any(|left| left.framework.id == "2016-quality-and-impact"));
}
