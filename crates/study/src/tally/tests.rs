//! The query of every framework, run by engines on random cases, against the tally of the same cases.
//!
//! `ASSIZE_DUCKDB` names a Python that has `duckdb` (else that of `cargo xtask bench` is tried), `ASSIZE_POSTGRES` how `psql` connects to a server in
//! which tables may be made. An engine that cannot be had is left out, and that is said.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use assize_diag::{Diagnostics, Files, MemoryFiles, Sources};
use assize_framework::{Framework, Library};
use assize_intake::{Context, TableOptions, read_table};
use assize_model::{FactValues, Inspection, ProviderKind, TALLIED, TALLIED_BY, UnitTable};
use assize_scoring::{AdmitOptions, Tally, TallyOptions, admit, table_of_words, tally};

use crate::{Findings, RecordPaths, ScorecardExtras, Study, StudyRequest, Tables, library};

/// How many cases each table has.
const CASES: usize = 240;

/// How often each framework is tried with each engine.
const ROUNDS: u64 = 2;

#[test]
fn engines_count_what_the_program_counts() {
    let engines: Vec<(&str, Engine)> = [("DuckDB", duckdb as Engine), ("PostgreSQL", postgres)]
        .into_iter()
        .filter(|(name, run)| is_there(name, *run))
        .collect();
    let (files, mut findings) = (MemoryFiles::default(), Findings::default());
    let library = library(&[], &files, &mut findings).expect("the carried frameworks load");
    let (mut compared, mut optional) = (0, 0);
    for framework in library.frameworks.values().filter(|framework| !framework.is_abstract) {
        let mut units: Vec<&str> = framework.questions.iter().map(|question| question.unit.as_str()).collect();
        units.sort_unstable();
        units.dedup();
        for (unit, round) in units.iter().flat_map(|unit| (0..ROUNDS).map(move |round| (*unit, round))) {
            let mut random = Random::new(&framework.id, unit, round);
            let cases = cases(framework, unit, &mut random);
            let derive_missing = round % 2 == 1;
            let query = asked(&cases, framework, &library, derive_missing);
            let own = counted(&cases.csv, "t.csv", (framework, unit), &cases.by, derive_missing, &library);
            assert!(query.starts_with("WITH ") && own.len() == 3, "{}: {unit}", framework.id);
            let given: Vec<String> = engines.iter().map(|(_, run)| run(&cases, &query)).collect();
            for ((engine, _), text) in engines.iter().zip(&given) {
                let theirs = counted(text, "t.csv", (framework, unit), &[], derive_missing, &library);
                for ((id, own), (same, theirs)) in own.iter().zip(&theirs) {
                    assert_eq!(id, same, "{engine}, {}, {unit}, {round}", framework.id);
                    assert_eq!(own, theirs, "{engine}, {}, {unit}, {round}, {id}", framework.id);
                    compared += own.groups.len();
                    optional += own.groups[0].iter().flatten().filter(|one| one.counts.optional() > 0).count();
                }
            }
            if let [one, other] = &given[..] {
                assert_eq!(sorted(one), sorted(other), "{}, {unit}, {round}", framework.id);
            }
        }
    }
    if !engines.is_empty() {
        assert!(compared > 500 && optional > 100, "{compared} groups, {optional} questions that may not apply");
    }
}

/// A row of a tally: what stands before its counts, and the first three of these.
fn row(start: &str, [units, repeated, strange]: [&str; 3]) -> String {
    format!("{start},{units},{repeated},{strange},0,3,0,1{}", ",0".repeat(TALLIED.len() - 7))
}

fn tally_of(rows: &str) -> MemoryFiles {
    MemoryFiles::new([("t.csv", format!("{},{}\n{rows}\n", TALLIED_BY.join(","), TALLIED.join(",")))])
}

/// Does something with a tally under the framework of 2018, and gives it with the codes of what is wrong.
fn with_tally<T>(
    files: &MemoryFiles,
    work: impl FnOnce(&Study<'_>, &mut Findings) -> Option<T>,
) -> (Vec<String>, bool) {
    let mut findings = Findings::default();
    let library = library(&[], files, &mut findings).expect("the carried frameworks load");
    let tables = Tables { framework: Some("2018-crc".to_owned()), ..Tables::default() };
    let request = StudyRequest { tables, inputs: vec!["t.csv".into()], ..StudyRequest::default() };
    let made = work(&Study { request, library: &library, files }, &mut findings);
    let said = findings.diagnostics.sorted(&findings.sources);
    (said.iter().map(|one| one.code.as_str().to_owned()).collect(), made.is_some())
}

#[test]
fn a_tally_belongs_to_no_record() {
    let files = tally_of(&row("2018-crc,case,,,2.1.1,recorded", ["4", "0", "0"]));
    let written = RecordPaths { table: "t.csv".to_owned(), columns: None };
    let record = with_tally(&files, |study, findings| study.record(Path::new("t.csv"), &written, findings));
    assert_eq!(record, (vec!["usage/no-table".to_owned()], false));
}

#[test]
fn a_tally_reads_as_its_cases_do() {
    let cases = MemoryFiles::new([("t.csv", "id,2.1.1\nc1,yes\nc2,yes\nc3,no\nc4,yes\n")]);
    let tally = tally_of(&row("2018-crc,case,,,2.1.1,recorded", ["4", "0", "0"]));
    let [of_cases, of_tally] = [cases, tally].map(|files| {
        let mut report = None;
        with_tally(&files, |study, findings| {
            report = study.scorecard(ScorecardExtras::default(), findings);
            report.as_ref().map(|_| ())
        });
        report.expect("nothing is wrong")
    });
    assert!(of_cases.main_points.iter().any(|point| point.text.contains("rest on units of other kinds")));
    assert_eq!(of_cases, of_tally);
}

#[test]
fn what_is_wrong_with_a_tally_is_said() {
    let sound = row("2018-crc,case,,,2.1.1,recorded", ["4", "0", "0"]);
    for (rows, expect) in [
        (sound.clone(), ""),
        (row("2018-crc,case,,,2.1.1,recorded", ["4", "1", "0"]), "table/tally-ids"),
        (row("2018-crc,case,,,2.1.1,recorded", ["4", "0", "2"]), "table/tally-words"),
        (row("2018-crc,case,,,2.1.1,recorded", ["four", "0", "0"]), "table/tally"),
        (row("2018-crc,case,,,2.1.1,guessed", ["4", "0", "0"]), "table/tally-unfit"),
        (row("2018-nps,case,,,2.1.1,recorded", ["4", "0", "0"]), "table/tally-unfit"),
        (
            format!("{sound}\n{}", row("2018-crc,case,sex,(not understood),2.1.1,recorded", ["1", "0", "0"])),
            "table/tally-unfit",
        ),
        (format!("{sound}\n{sound}"), "table/tally-unfit"),
        (row("2018-crc,case,,,9.9.9,recorded", ["4", "0", "0"]), "record/unknown-question"),
    ] {
        let scored =
            with_tally(&tally_of(&rows), |study, findings| study.scorecard(ScorecardExtras::default(), findings));
        let expect: Vec<String> = [expect].into_iter().filter(|code| !code.is_empty()).map(str::to_owned).collect();
        let is_sound = expect.is_empty();
        assert_eq!(scored, (expect, is_sound), "{rows}");
    }
}

/// A table of random words.
struct Cases {
    headings: Vec<String>,
    csv: String,
    by: Vec<String>,
    unit: String,
}

fn cases(framework: &Framework, unit: &str, random: &mut Random) -> Cases {
    let catalogue = &framework.catalogue;
    let facts = catalogue.facts.values().filter(|fact| fact.unit.as_deref().is_none_or(|of| of == unit));
    let facts: Vec<&str> = facts.filter(|fact| fact.values != FactValues::Date).map(|fact| fact.id.as_str()).collect();
    let mut headings: Vec<String> = vec!["inspection".to_owned()];
    headings.extend(facts.iter().filter(|_| random.below(5) > 0).map(|fact| (*fact).to_owned()));
    let by: Vec<String> = headings[1..].iter().take(2).cloned().collect();
    let observations = catalogue.observations.values().filter(|one| one.unit == unit);
    headings.extend(observations.filter(|_| random.below(6) > 0).map(|one| one.id.clone()));
    let questions = framework.questions.iter().filter(|one| one.unit == unit && one.answers_of.is_none());
    headings.extend(questions.filter(|one| one.rule.is_none() || random.below(2) > 0).map(|one| one.id.clone()));
    let words: UnitTable = table_of_words(&headings, unit, framework, Sources::new().add_private("words"));
    let mut csv = format!("id,{}\n", headings.join(","));
    for case in 0..CASES {
        let cells = words.columns.iter().map(|column| match column.words().len() {
            // Some facts may have any value.
            1 if column.header == "inspection" => format!("i{}", case % 3),
            1 => ["", "north", "South "][random.below(3)].to_owned(),
            _ if random.below(7) == 0 => String::new(),
            words => spelled(&column.words()[random.below(words)], random),
        });
        csv += &format!("c{case},{}\n", cells.collect::<Vec<_>>().join(","));
    }
    Cases { headings, csv, by, unit: unit.to_owned() }
}

/// A folded word as somebody writes it.
fn spelled(word: &str, random: &mut Random) -> String {
    let word = match random.below(6) {
        0 => word.to_uppercase(),
        1 => word.replace(' ', "_"),
        2 => format!(" {word}  "),
        _ => word.to_owned(),
    };
    if word.contains(',') { format!("\"{word}\"") } else { word }
}

fn asked(cases: &Cases, framework: &Framework, library: &Library, derive_missing: bool) -> String {
    let files = MemoryFiles::new([("headings.csv", format!("id,{}\n", cases.headings.join(",")))]);
    let tables = Tables { framework: Some(framework.id.clone()), unit: Some(cases.unit.clone()), ..Tables::default() };
    let request = StudyRequest { tables, by: cases.by.clone(), derive_missing, ..StudyRequest::default() };
    let mut findings = Findings::default();
    let study = Study { request, library, files: &files };
    let query = study.tally_query(Path::new("headings.csv"), "cases", &mut findings);
    query.unwrap_or_else(|| panic!("{}: {:?}", framework.id, findings.diagnostics))
}

/// What is counted in a table of cases or of counts, by inspection.
fn counted(
    text: &str,
    name: &str,
    (framework, unit): (&Framework, &str),
    by: &[String],
    derive_missing: bool,
    library: &Library,
) -> Vec<(String, Tally)> {
    let files = MemoryFiles::new([(name, text)]);
    let kind = framework.inspects.first().cloned().unwrap_or_else(|| ProviderKind::named("body"));
    let options = TableOptions::new(&framework.id, unit, kind);
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let files: &dyn Files = &files;
    let mut context = Context::new(files, &library.providers, &mut sources, &mut diagnostics);
    let mut inspections: Vec<Inspection> = read_table(Path::new(name), &options, &mut context);
    inspections.sort_by(|one, other| one.id.cmp(&other.id));
    let options = AdmitOptions { derive_missing, ..AdmitOptions::default() };
    let tallied = |inspection: &Inspection| {
        let fits = admit(inspection, framework, library, options, &mut diagnostics);
        let fits = fits.unwrap_or_else(|| panic!("{}: {diagnostics:?}", framework.id));
        (inspection.id.clone(), tally(&fits, &TallyOptions { by: by.to_vec(), threads: 1 }))
    };
    inspections.iter().map(tallied).collect()
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

type Engine = fn(&Cases, &str) -> String;

fn is_there(name: &str, run: Engine) -> bool {
    let is_set = match name {
        "DuckDB" => python().is_some(),
        _ => std::env::var_os("ASSIZE_POSTGRES").is_some(),
    };
    if !is_set {
        assize_testing::skipped(&format!("queries run by {name}"), "what `tests/README.md` says of it");
        return false;
    }
    let headings = vec!["x".to_owned()];
    let cases = Cases { headings, csv: "id,x\n1,a\n".to_owned(), by: Vec::new(), unit: String::new() };
    let query = "SELECT x, COUNT(*) AS n FROM cases GROUP BY x";
    assert_eq!(run(&cases, query), "x,n\na,1\n", "{name} was named, and does not count");
    true
}

fn python() -> Option<PathBuf> {
    let named = std::env::var_os("ASSIZE_DUCKDB").map(PathBuf::from);
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench/venv/bin/python");
    named.or_else(|| target.exists().then_some(target))
}

const DUCKDB: &str = "\
import sys, duckdb, json
csv, query = json.loads(sys.stdin.read())
open(sys.argv[1], 'w').write(csv)
connection = duckdb.connect()
connection.execute('SET enable_progress_bar = false')
connection.execute(f\"CREATE TABLE cases AS SELECT * FROM read_csv('{sys.argv[1]}', all_varchar = true, header = true, delim = ',', quote = '\\\"')\")
connection.execute(f\"COPY ({query}) TO '{sys.argv[1]}' (HEADER, DELIMITER ',')\")
sys.stdout.write(open(sys.argv[1]).read())
";

fn duckdb(cases: &Cases, query: &str) -> String {
    let python = python().expect("it was looked for");
    let scratch = std::env::temp_dir().join(format!("assize-tally-{}.csv", std::process::id()));
    let mut command = Command::new(python);
    command.args(["-c", DUCKDB]).arg(&scratch);
    piped(command, &format!("[{:?}, {:?}]", cases.csv, query))
}

fn postgres(cases: &Cases, query: &str) -> String {
    let connection = std::env::var("ASSIZE_POSTGRES").expect("it was looked for");
    let columns: Vec<String> = cases.headings.iter().map(|heading| format!("\"{heading}\" text")).collect();
    let mut command = Command::new("psql");
    command.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", &connection]);
    let input = format!(
        "CREATE TEMPORARY TABLE cases (\"id\" text, {});\n\\copy cases FROM pstdin CSV HEADER\n{}\\.\nCOPY ({query}) TO STDOUT CSV HEADER;\n",
        columns.join(", "),
        cases.csv
    );
    piped(command, &input)
}

fn piped(mut command: Command, input: &str) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the engine starts");
    let mut stdin = child.stdin.take().expect("it was asked for");
    let input = input.to_owned();
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the engine ends");
    writing.join().expect("nothing panics while it writes").expect("the engine reads");
    assert!(output.status.success(), "the engine failed");
    String::from_utf8(output.stdout).expect("it prints text").replace("\r\n", "\n")
}

/// Numbers that depend on a name alone.
struct Random(u64);

impl Random {
    fn new(framework: &str, unit: &str, round: u64) -> Self {
        let seed = framework
            .bytes()
            .chain(unit.bytes())
            .fold(round, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}
