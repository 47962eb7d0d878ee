//! Assessors side by side, on random readings counted a second time in the plainest way.

use assize_analysis::{AssessorAgreement, agreement};
use assize_diag::{Diagnostics, MemoryFiles, Sources};
use assize_framework::Library;
use assize_intake::{Context, TableOptions, read_table};
use assize_model::ProviderKind;
use assize_scoring::{AdmitOptions, admit};
use assize_stats::Stream;

use crate::other_regime::{ALL, CATALOGUE};

const WORDS: [&str; 5] = ["sufficient", "insufficient", "n/a", "cannot tell", ""];

/// What each of several said of each case; `None` where one has not judged it.
type Said = Vec<Vec<Option<[usize; 2]>>>;

fn random(stream: &mut Stream, assessors: u32, cases: usize) -> Said {
    let mut one = || (stream.index(3) > 0).then(|| [0, 1].map(|_| stream.index(9).saturating_sub(4) as usize));
    (0..cases).map(|_| (0..assessors).map(|_| one()).collect()).collect()
}

/// As a table; observations a and d can be asked of every case.
fn csv(said: &Said) -> String {
    let mut text = "case,assessor,a,d\n".to_owned();
    for (case, row) in said.iter().enumerate() {
        for (assessor, words) in row.iter().enumerate().filter_map(|(assessor, words)| Some((assessor, (*words)?))) {
            text += &format!("c{case},A{assessor},{},{}\n", WORDS[words[0]], WORDS[words[1]]);
        }
    }
    text
}

fn with<T>(text: &str, lead: Option<&str>, library: &Library, look: impl FnOnce(&AssessorAgreement<'_>) -> T) -> T {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let files = MemoryFiles::new([("cases.csv", text)]);
    let (sources, diagnostics) = (&mut sources, &mut diagnostics);
    let mut context = Context::new(&files, &library.providers, sources, diagnostics);
    let mut options = TableOptions::new("crc", "case", ProviderKind::named("crc"));
    options.every_reading = true;
    options.assessor = lead.map(str::to_owned);
    let inspections = read_table("cases.csv".as_ref(), &options, &mut context);
    let options = AdmitOptions { every_reading: true, ..AdmitOptions::default() };
    let admitted = admit(&inspections[0], &library.frameworks["crc"], library, options, diagnostics);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.sorted(sources));
    look(&agreement(&admitted.unwrap()))
}

/// Both sufficient, the first alone, the second alone, neither, of pairs of words.
fn table(pairs: impl Iterator<Item = (usize, usize)>) -> [u64; 4] {
    let mut table = [0; 4];
    pairs.filter(|(one, other)| *one < 2 && *other < 2).for_each(|(one, other)| table[2 * one + other] += 1);
    table
}

#[test]
fn pairs_are_those_that_a_second_count_finds() {
    let (_, library) = assize_testing::library(CATALOGUE, &ALL);
    let mut stream = Stream::new(6, 9, 0);
    let mut compared = 0;
    for round in 0..200 {
        let said = random(&mut stream, 2 + round % 4, 12);
        with(&csv(&said), None, &library, |one| {
            let Some(kind) = one.kinds.first() else {
                assert!(said.iter().all(|row| row.iter().flatten().count() < 2));
                return;
            };
            assert_eq!(kind.units, said.iter().filter(|row| row.iter().flatten().count() > 1).count() as u64);
            let place = |name: &str| name[1..].parse::<usize>().unwrap();
            for pair in &kind.pairs {
                let (a, b) = (place(kind.readings.assessors[pair.first]), place(kind.readings.assessors[pair.second]));
                assert!(a < b);
                let both: Vec<_> = said.iter().filter_map(|row| Some((row[a]?, row[b]?))).collect();
                assert_eq!(pair.units, both.len() as u64);
                for (column, counts) in pair.sides.columns.iter().enumerate() {
                    let words = || both.iter().map(|(one, other)| (one[column], other[column]));
                    let found = [
                        counts.both_sufficient,
                        counts.first_sufficient,
                        counts.second_sufficient,
                        counts.both_insufficient,
                    ];
                    assert_eq!(found, table(words()), "{words:?}", words = words().collect::<Vec<_>>());
                    assert_eq!(counts.more_lenient, [counts.first_sufficient, counts.second_sufficient]);
                    let apart = counts.first_applies + counts.second_applies + counts.neither_applies + counts.unknown;
                    assert_eq!(counts.compared() + apart, pair.units, "every pair is somewhere");
                    assert_eq!(counts.neither_applies, words().filter(|pair| *pair == (2, 2)).count() as u64);
                    assert_eq!(counts.unknown, words().filter(|(one, other)| *one > 2 || *other > 2).count() as u64);
                    compared += counts.compared();
                }
            }
        });
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn the_lead_stands_first_and_turning_sides_turns_counts() {
    let (_, library) = assize_testing::library(CATALOGUE, &ALL);
    let mut stream = Stream::new(6, 9, 1);
    for _ in 0..50 {
        let mut said = random(&mut stream, 3, 10);
        said.iter_mut().flatten().for_each(|words| *words = words.or(Some([0, 1])));
        let text = csv(&said);
        let counts = |lead: Option<&str>| {
            with(&text, lead, &library, |one| {
                let kind = &one.kinds[0];
                let pairs =
                    kind.pairs.iter().map(|pair| (pair.first, pair.second, pair.sides.pooled)).collect::<Vec<_>>();
                (kind.readings.lead, pairs, kind.against_lead.clone(), kind.together.clone(), kind.benchmark.clone())
            })
        };
        let (nobody, first, last) = (counts(None), counts(Some("a0")), counts(Some("A2")));
        assert_eq!((nobody.0, first.0, last.0), (None, Some(0), Some(2)));
        assert_eq!(nobody.1.iter().map(|(a, b, _)| (*a, *b)).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
        assert_eq!(nobody.1[..2], first.1);
        let (there, back) = (first.1[1].2, last.1[0].2);
        assert_eq!((there.first_sufficient, there.second_sufficient), (back.second_sufficient, back.first_sufficient));
        assert_eq!((there.first_applies, there.second_applies), (back.second_applies, back.first_applies));
        assert_eq!((there.same(), there.units, there.unknown), (back.same(), back.units, back.unknown));
        assert_eq!(there.more_lenient, [back.more_lenient[1], back.more_lenient[0]]);
        // The lead against all is the sum of the lead against each.
        let all = first.2.unwrap().pooled;
        assert_eq!(all.same(), first.1.iter().map(|(_, _, counts)| counts.same()).sum::<u64>());
        assert!(nobody.2.is_none());
        assert_eq!((&nobody.3, &nobody.4), (&first.3, &last.4), "who leads is nothing to those who look at all alike");
        // Of all alike: the sum over units of pairs that are the same is that of all pairs of assessors.
        let together = nobody.3.unwrap().over(&[0, 1]);
        let pairs = |n: u64| n * n.saturating_sub(1) / 2;
        let same: u64 = together.iter().map(|([s, i], units)| (pairs(*s) + pairs(*i)) * units).sum();
        assert_eq!(same, nobody.1.iter().map(|(_, _, counts)| counts.same()).sum::<u64>());
    }
}

#[test]
fn each_stands_against_what_most_of_the_others_said() {
    let (_, library) = assize_testing::library(CATALOGUE, &ALL);
    let mut stream = Stream::new(6, 9, 2);
    let mut stood = 0;
    for _ in 0..100 {
        let said = random(&mut stream, 5, 6);
        with(&csv(&said), None, &library, |one| {
            let Some(benchmark) = one.kinds.first().and_then(|kind| kind.benchmark.as_ref()) else { return };
            let names = &one.kinds[0].readings.assessors;
            for against in &benchmark.assessors {
                let own = names[against.assessor][1..].parse::<usize>().unwrap();
                let mut expect = [0; 4];
                for row in said.iter().filter(|row| row.iter().flatten().count() > 2) {
                    let Some(words) = row[own] else { continue };
                    for column in [0, 1] {
                        let others = row.iter().enumerate().filter(|(assessor, _)| *assessor != own);
                        let others: Vec<usize> = others.filter_map(|(_, words)| Some((*words)?[column])).collect();
                        let count = |word| others.iter().filter(|other| **other == word).count();
                        let (yes, no) = (count(0), count(1));
                        match words[column] {
                            0 | 1 if yes + no < 2 || yes == no => expect[3] += 1,
                            word if word < 2 && (word == 0) == (yes > no) => expect[0] += 1,
                            0 => expect[1] += 1,
                            1 => expect[2] += 1,
                            _ => {}
                        }
                    }
                }
                assert_eq!([against.same, against.more_lenient, against.stricter, against.left_out], expect);
                stood += against.compared();
            }
        });
    }
    assert!(stood > 500, "{stood}");
}

/// What a row's own facts leave out is n/a there, not unknown: b is asked where risk is high.
#[test]
fn facts_are_each_assessors_own() {
    let (_, library) = assize_testing::library(CATALOGUE, &ALL);
    let text = "case,assessor,risk.recorded,b\nc1,A,high,yes\nc1,B,low,\nc2,A,high,yes\nc2,B,,\nc3,A,low,\nc3,B,low,\n";
    with(text, None, &library, |one| {
        let counts = one.kinds[0].pairs[0].sides.columns[0];
        assert_eq!((counts.first_applies, counts.unknown, counts.neither_applies), (1, 1, 1));
        assert_eq!((counts.compared(), counts.units), (0, 0));
    });
}
