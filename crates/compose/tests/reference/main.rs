//! Random frameworks, records and tables, scored here and by the independent scorer in `tests/reference/`: the results are the same, errors included.
//!
//! `ASSIZE_REFERENCE_PAIRS` says how many pairs (20,000), `ASSIZE_REFERENCE_SEED` from which seed (1).

mod card;
mod compared;
mod nearest;
mod pages;
mod points;
mod stated;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use assize_compose::Uncertainty;
use assize_diag::{Diagnostics, MemoryFiles, Place, Severity, Sources};
use assize_disclose::internal;
use assize_framework::{Library, Texts};
use assize_intake::{Context, read_record};
use assize_model::Inspection;

use assize_scoring::{AdmitOptions, Admitted, Scorecard, TallyOptions, admit, fill, score, tally};
use serde::Deserialize;
use serde_json::Value;

/// One line of the generator.
#[derive(Deserialize)]
struct Pair {
    framework: Vec<String>,
    catalogue: String,
    record: String,
    tables: serde_json::Map<String, Value>,
    by: Vec<String>,
    derive_missing: bool,
    members: Vec<Member>,
    expected: Value,
}

/// A record from whose cases the other one is rated, with its tables.
#[derive(Deserialize)]
struct Member {
    record: String,
    tables: serde_json::Map<String, Value>,
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn random_pairs_score_as_the_reference_scorer_says() {
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reference/generate.py");
    if !Command::new("python3").args(["-c", "import tomllib"]).output().is_ok_and(|output| output.status.success()) {
        assize_testing::skipped("the comparison with the reference scorer", "python3 of 3.11 or later");
        return;
    }
    let (pairs, seed) = (setting("ASSIZE_REFERENCE_PAIRS", 20_000), setting("ASSIZE_REFERENCE_SEED", 1));
    let half = pairs / 2;
    std::thread::scope(|scope| {
        let runs = [(0, half), (half, pairs - half)].map(|(start, count)| {
            let generator = &generator;
            scope.spawn(move || compare(generator, seed, start, count))
        });
        let differing: Vec<String> =
            runs.into_iter().flat_map(|run| run.join().expect("comparing does not panic")).collect();
        let shown = setting("ASSIZE_REFERENCE_SHOW", 5) as usize;
        let first = &differing[..differing.len().min(shown)];
        assert!(first.is_empty(), "{} of {pairs} pairs differ; the first:\n{}", differing.len(), first.join("\n"));
    });
}

/// Compares `count` pairs and words those that differ.
fn compare(generator: &Path, seed: u64, start: u64, count: u64) -> Vec<String> {
    let arguments = [("--seed", seed), ("--start", start), ("--count", count)];
    let mut python = Command::new("python3");
    python.arg(generator).stdout(Stdio::piped());
    for (name, value) in arguments {
        python.arg(name).arg(value.to_string());
    }
    let mut running = python.spawn().expect("python3 was found");
    let lines = BufReader::new(running.stdout.take().expect("the output is piped")).lines();
    let mut differing = Vec::new();
    let mut read = 0;
    for (index, line) in lines.enumerate() {
        let pair: Pair =
            serde_json::from_str(&line.expect("the generator writes text")).expect("the generator writes pairs");
        let computed = run(&pair);
        if let Some(at) = difference("", &pair.expected, &computed) {
            differing.push(format!("seed {seed}, pair {}: {at}", start + index as u64));
        }
        read += 1;
    }
    assert!(running.wait().expect("the generator ends").success(), "the generator failed");
    assert_eq!(read, count, "the generator gave all pairs");
    differing
}

/// The whole way from the texts to the document, or the errors.
fn run(pair: &Pair) -> Value {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let texts = Texts {
        catalogue: sources.add_public("catalogue.toml", &pair.catalogue),
        providers: sources.add_public("providers.toml", ""),
        carried: Vec::new(),
        frameworks: pair
            .framework
            .iter()
            .enumerate()
            .map(|(index, text)| sources.add_public(format!("framework-{index}.toml"), text))
            .collect(),
    };
    let library = assize_framework::load(&texts, &sources, &mut diagnostics);
    let own = texts_of(Path::new(""), &pair.record, &pair.tables);
    let others = pair.members.iter().enumerate();
    let others = others.flat_map(|(index, one)| texts_of(&folder(index), &one.record, &one.tables));
    let files = MemoryFiles::new(own.into_iter().chain(others));
    let card = scored(pair, &library, &files, &mut sources, &mut diagnostics);
    match card {
        Some(card) if !diagnostics.has_errors() => card,
        _ => errors(&sources, &diagnostics),
    }
}

fn folder(member: usize) -> PathBuf {
    format!("member-{member}").into()
}

/// The files of a record, by their paths.
fn texts_of(folder: &Path, record: &str, tables: &serde_json::Map<String, Value>) -> Vec<(String, String)> {
    let tables = tables.iter().map(|(name, text)| (name.as_str(), text.as_str().expect("a table is text")));
    let path = |(name, text): (&str, &str)| (folder.join(name).display().to_string(), text.to_owned());
    tables.chain([("record.toml", record)]).map(path).collect()
}

fn scored(
    pair: &Pair,
    library: &Library,
    files: &MemoryFiles,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let mut context = Context::new(files, &library.providers, sources, diagnostics);
    let inspection = read_record("record.toml".as_ref(), &mut context)?;
    let others = (0..pair.members.len()).map(|index| read_record(&folder(index).join("record.toml"), &mut context));
    let others: Vec<Inspection> = others.collect::<Option<_>>()?;
    let framework = library.frameworks.get(&inspection.framework)?;
    let options = AdmitOptions { derive_missing: pair.derive_missing, ..AdmitOptions::default() };
    let admitted = admit(&inspection, framework, library, options, diagnostics)?;
    let counting = TallyOptions { by: pair.by.clone(), threads: 1 };
    let mut counted = tally(&admitted, &counting);
    let judged = others.iter().map(|other| admit(other, framework, library, options, diagnostics));
    let judged: Vec<Admitted<'_>> = judged.collect::<Option<_>>()?;
    let members: Vec<Scorecard<'_>> = judged.iter().map(|one| score(one, tally(one, &counting), None)).collect();
    let members: Vec<&Scorecard<'_>> = members.iter().collect();
    let spread = (!members.is_empty()).then(|| fill(framework, &mut counted, &members));
    let card = score(&admitted, counted, spread);
    let cards = [card];
    let report = assize_compose::scorecard(internal(cards.as_slice()), Uncertainty::default());
    let mut said = card::card(&cards[0], &report);
    if let Some(fault) = points::fault(&report) {
        said["inspections"][0]["id"] = fault.into();
    }
    Some(said)
}

/// Code, file and line of each error, in order.
fn errors(sources: &Sources, diagnostics: &Diagnostics) -> Value {
    let mut list: Vec<(String, String, u32)> = diagnostics
        .sorted(sources)
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| {
            let place: Option<&Place> = diagnostic.labels.first().map(|label| &label.place);
            let name = place.map_or("", |place| sources.name(place)).to_owned();
            let line = place.and_then(|place| sources.line_column(place)).map_or(0, |(line, _)| line);
            (diagnostic.code.as_str().to_owned(), name, line)
        })
        .collect();
    list.sort();
    list.dedup();
    serde_json::json!({ "errors": list })
}

fn by_id<'v>(path: &str, values: &'v [Value]) -> Vec<&'v Value> {
    let mut values: Vec<&Value> = values.iter().collect();
    if !path.ends_with("between") {
        values.sort_by_key(|value| value.as_str().or_else(|| value.get("id").and_then(Value::as_str)));
    }
    values
}

/// Where the computed value lacks what is expected; what is not expected may be there.
fn difference(path: &str, expected: &Value, computed: &Value) -> Option<String> {
    match (expected, computed) {
        (Value::Object(expected), Value::Object(computed)) => expected.iter().find_map(|(key, value)| {
            let path = format!("{path}.{key}");
            match computed.get(key) {
                Some(computed) => difference(&path, value, computed),
                None => Some(format!(
                    "{path}: expected {value}, and there is none; computed {}",
                    Value::Object(computed.clone())
                )),
            }
        }),
        (Value::Array(expected), Value::Array(computed)) if expected.len() == computed.len() => {
            // Where things have ids, their order is the document's own affair.
            let (expected, computed) = (by_id(path, expected), by_id(path, computed));
            let pairs = expected.iter().zip(computed).enumerate();
            pairs
                .into_iter()
                .find_map(|(index, (expected, computed))| difference(&format!("{path}[{index}]"), expected, computed))
        }
        (Value::String(expected), Value::Number(number)) => {
            let computed = number.as_f64().map(|number| format!("{number:.2}"));
            (computed.as_deref() != Some(expected)).then(|| format!("{path}: expected {expected}, computed {number}"))
        }
        _ if expected == computed => None,
        _ => Some(format!("{path}: expected {expected}, computed {computed}")),
    }
}
