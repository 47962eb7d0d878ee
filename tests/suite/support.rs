//! One way to run the command: in a folder of its own, with given files, and nothing of the user's surroundings.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use assize_testing::skipped;
use serde_json::Value;

/// A folder that is gone after the test.
pub(crate) struct Folder {
    path: PathBuf,
}

/// What a run did.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the command in an empty folder.
pub(crate) fn run(arguments: &[&str]) -> Run {
    Folder::new([]).run(arguments)
}

/// Whether this ends well; where it does not, what is not tried for it is said loudly.
pub(crate) fn has(what: &str, program: &str, arguments: &[&str], from: &str) -> bool {
    let started = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_there = started.is_ok_and(|status| status.success());
    if !is_there {
        skipped(what, &format!("`{program} {}`: {from}", arguments.join(" ")));
    }
    is_there
}

impl Folder {
    /// A folder with these files.
    pub(crate) fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("assize-suite-{}-{number}", std::process::id()));
        // A test that was ended midway left its own, and its process id comes round again.
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let folder = Self { path };
        for (name, contents) in files {
            folder.write(name, contents);
        }
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    pub(crate) fn write(&self, name: &str, contents: &str) {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    /// A file that can be started.
    #[cfg(unix)]
    pub(crate) fn write_program(&self, name: &str, contents: &str) {
        self.write(name, contents);
        self.set_mode(name, 0o755);
    }

    #[cfg(unix)]
    pub(crate) fn set_mode(&self, name: &str, mode: u32) {
        fs::set_permissions(self.path.join(name), std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    }

    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    pub(crate) fn write_bytes(&self, name: &str, contents: &[u8]) {
        fs::write(self.path.join(name), contents).unwrap();
    }

    #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path.join(name)).unwrap()
    }

    /// Every file that is there, by its path from the folder, but for what says how a folder was written.
    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        collect(&self.path, &self.path, &mut files);
        files
    }

    /// The command, to be run here with the same surroundings on every machine.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assize"));
        command.args(arguments).current_dir(&self.path).env("NO_COLOR", "1").env("COLUMNS", "80");
        for variable in ["ASSIZE_FRAMEWORKS", "CLICOLOR_FORCE", "RUST_BACKTRACE"] {
            command.env_remove(variable);
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::from(self.command(arguments).output().unwrap())
    }
}

/// The rows of every table of this name in a document that the json writer printed, without the headings of groups: cells by column, with the name of the figure under `figure`.
pub(crate) fn table_rows<'d>(document: &'d Value, table: &str) -> Vec<BTreeMap<&'d str, &'d Value>> {
    fn within<'d>(section: &'d Value, table: &str, found: &mut Vec<&'d Value>) {
        let blocks = section["blocks"].as_array().into_iter().flatten();
        let charts = blocks.flat_map(|block| [block, &block["table"]]);
        let rows = charts.filter(|one| one["name"] == table).flat_map(|one| one["rows"].as_array().unwrap());
        found.extend(rows.filter(|row| row["kind"] != "group"));
        section["sections"].as_array().into_iter().flatten().for_each(|section| within(section, table, found));
    }
    let mut found = Vec::new();
    document["sections"].as_array().unwrap().iter().for_each(|section| within(section, table, &mut found));
    let row = |row: &'d Value| {
        let cells = row["cells"].as_object().unwrap().iter().map(|(column, cell)| (column.as_str(), cell));
        cells.chain([("figure", &row["figure"])]).collect()
    };
    found.into_iter().map(row).collect()
}

/// The same rows with plain values, as scripts take them: words, whole numbers, lists of ids; shares, ratings and other numbers whole, with
/// `exact` where a share has one ("100/141"); null for an empty cell.
pub(crate) fn plain_rows(document: &Value, table: &str) -> Vec<Value> {
    let row = |row: &BTreeMap<&str, &Value>| -> Value {
        row.iter().map(|(column, cell)| ((*column).to_owned(), plain(cell))).collect::<serde_json::Map<_, _>>().into()
    };
    table_rows(document, table).iter().filter(|row| row.len() > 2).map(row).collect()
}

fn plain(cell: &Value) -> Value {
    match cell["cell"].as_str() {
        Some("text") => cell["text"].clone(),
        Some("count") => cell["count"].clone(),
        Some("refs") => cell["ids"].clone(),
        Some("empty") => Value::Null,
        Some("share") => {
            let mut share = cell.clone();
            share["exact"] = match (cell["n"].as_u64(), cell["of"].as_u64()) {
                (Some(n), Some(of)) => format!("{n}/{of}").into(),
                _ => cell["fraction"].clone(),
            };
            share
        }
        Some(_) | None => cell.clone(),
    }
}

/// Each inspection of a document with its rows: `overall`, `nodes`, `questions`, `figures` with those in words, `clashes` and `printed`.
pub(crate) fn cards(document: &Value) -> Vec<Value> {
    let tables = [
        ("nodes", "ratings"),
        ("questions", "questions"),
        ("figures", "figures"),
        ("words", "words"),
        ("clashes", "clashes"),
        ("printed", "checks"),
    ];
    let tables = tables.map(|(key, table)| (key, plain_rows(document, table)));
    let card = |one: &Value| {
        let mut card = one.clone();
        let begins = format!("{}/{}/", one["id"].as_str().unwrap(), one["framework"].as_str().unwrap());
        for (key, rows) in &tables {
            let is_own = |row: &&Value| row["figure"].as_str().is_some_and(|figure| figure.starts_with(&begins));
            card[key] = rows.iter().filter(is_own).cloned().collect();
        }
        let nodes = card["nodes"].as_array_mut().unwrap();
        let overall = nodes.iter().position(|node| node["id"] == "overall").map(|place| nodes.remove(place));
        card["overall"] = overall.unwrap_or_default();
        card
    };
    document["inspections"].as_array().unwrap().iter().map(card).collect()
}

/// The row of this table about this question, node or figure of the only inspection.
pub(crate) fn plain_row(document: &Value, table: &str, id: &str) -> Value {
    let found = plain_rows(document, table).into_iter().find(|row| row["id"] == id);
    found.unwrap_or_else(|| panic!("`{id}` is in the table `{table}`"))
}

/// A title without its number or label: both "2.1 Planning" and "P 2.2 Planning" are planning.
pub(crate) fn without_number(title: &str) -> &str {
    let number = title.find(|letter: char| letter.is_ascii_digit()).map_or("", |at| &title[at..]);
    number.split_once(' ').or_else(|| title.split_once(' ')).map_or(title, |(_, name)| name)
}

/// What a cell says.
pub(crate) fn said<'d>(row: &BTreeMap<&str, &'d Value>, column: &str) -> &'d str {
    row[column]["text"].as_str().unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.is_file() && !path.ends_with(".assize-sums") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed lies in the system's folder for such things.
        let _ = fs::remove_dir_all(&self.path);
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Run {
    /// What stands on standard error beside the line on what was done.
    pub(crate) fn complaints(&self) -> String {
        let is_note = |line: &&str| line.starts_with("wrote ") || line.contains("no faults: ");
        self.stderr.lines().filter(|line| !is_note(line)).collect()
    }

    /// All of it, for a snapshot.
    pub(crate) fn shown(&self) -> String {
        format!("exit {}\n-- stdout --\n{}-- stderr --\n{}", self.code, self.stdout, self.stderr)
    }
}

/// The made-up inspection of `examples/`.
pub(crate) fn made_up_inspection() -> Folder {
    Folder::new([
        ("inspection.toml", include_str!("../../examples/synthetic-crc-2019/inspection.toml")),
        ("cases.csv", include_str!("../../examples/synthetic-crc-2019/cases.csv")),
        ("resettlement.csv", include_str!("../../examples/synthetic-crc-2019/resettlement.csv")),
        ("unpaid-work.csv", include_str!("../../examples/synthetic-crc-2019/unpaid-work.csv")),
    ])
}

/// The fictional world.
pub(crate) const MARROWDALE: [(&str, &str); 19] = [
    ("marrowdale-crc-2018-case.csv", include_str!("../../examples/marrowdale/marrowdale-crc-2018-case.csv")),
    (
        "marrowdale-crc-2018-resettlement-case.csv",
        include_str!("../../examples/marrowdale/marrowdale-crc-2018-resettlement-case.csv"),
    ),
    (
        "marrowdale-crc-2018-unpaid-work-case.csv",
        include_str!("../../examples/marrowdale/marrowdale-crc-2018-unpaid-work-case.csv"),
    ),
    ("marrowdale-crc-2018.toml", include_str!("../../examples/marrowdale/marrowdale-crc-2018.toml")),
    ("marrowdale-crc-2019-case.csv", include_str!("../../examples/marrowdale/marrowdale-crc-2019-case.csv")),
    (
        "marrowdale-crc-2019-resettlement-case.csv",
        include_str!("../../examples/marrowdale/marrowdale-crc-2019-resettlement-case.csv"),
    ),
    (
        "marrowdale-crc-2019-unpaid-work-case.csv",
        include_str!("../../examples/marrowdale/marrowdale-crc-2019-unpaid-work-case.csv"),
    ),
    ("marrowdale-crc-2019.toml", include_str!("../../examples/marrowdale/marrowdale-crc-2019.toml")),
    ("marrowdale-trust-2014-case.csv", include_str!("../../examples/marrowdale/marrowdale-trust-2014-case.csv")),
    (
        "marrowdale-trust-2014-court-report.csv",
        include_str!("../../examples/marrowdale/marrowdale-trust-2014-court-report.csv"),
    ),
    ("marrowdale-trust-2014.toml", include_str!("../../examples/marrowdale/marrowdale-trust-2014.toml")),
    ("nps-marrowdale-2018-case.csv", include_str!("../../examples/marrowdale/nps-marrowdale-2018-case.csv")),
    (
        "nps-marrowdale-2018-court-report.csv",
        include_str!("../../examples/marrowdale/nps-marrowdale-2018-court-report.csv"),
    ),
    ("nps-marrowdale-2018-victim.csv", include_str!("../../examples/marrowdale/nps-marrowdale-2018-victim.csv")),
    ("nps-marrowdale-2018.toml", include_str!("../../examples/marrowdale/nps-marrowdale-2018.toml")),
    ("rates/marrowdale-crc-2018.toml", include_str!("../../examples/marrowdale/rates/marrowdale-crc-2018.toml")),
    ("rates/marrowdale-crc-2019.toml", include_str!("../../examples/marrowdale/rates/marrowdale-crc-2019.toml")),
    ("rates/marrowdale-trust-2014.toml", include_str!("../../examples/marrowdale/rates/marrowdale-trust-2014.toml")),
    ("rates/nps-marrowdale-2018.toml", include_str!("../../examples/marrowdale/rates/nps-marrowdale-2018.toml")),
];

/// The worked example of `docs/`.
pub(crate) fn worked_example() -> Folder {
    Folder::new([
        ("framework.toml", include_str!("../../docs/worked-example/framework.toml")),
        ("cases.csv", include_str!("../../docs/worked-example/cases.csv")),
    ])
}

/// A small regime with nothing wrong in it.
pub(crate) const REGIME: &str = r#"[framework]
id = "example"
title = "An example"
inspects = ["region"]
levels = ["standard"]
in-force = { from = "2030" }
status = "assumed"
source = "made up for this test"

[ratings]
names = ["poor", "good"]

[bands.cases]
edges = [50]
compare = "exact"
status = "assumed"
source = "made up for this test"

[[node]]
id = "1"
level = "standard"
title = "Assessment"
rollup = "lowest"
band = "cases"

[[question]]
id = "1.1"
under = ["1"]
unit = "case"
title = "The assessment is good"
"#;

/// The same with an error in its last line but two.
pub(crate) fn broken_regime() -> String {
    REGIME.replace("under = [\"1\"]", "under = [\"9\"]")
}

/// The same with a warning: bands that say where they are from are fine, those that do not are doubtful.
pub(crate) fn doubtful_regime() -> String {
    let (before, after) = REGIME.split_once("[bands.cases]").unwrap();
    format!("{before}[bands.cases]{}", after.replacen("source = \"made up for this test\"\n", "", 1))
}

/// The made-up inspection of `tests/data/strata`: all 60 women and 40 of 580 men were drawn.
pub(crate) fn unequal_strata() -> Folder {
    Folder::new([
        ("audit.toml", include_str!("../data/strata/audit.toml")),
        ("inspection.toml", include_str!("../data/strata/inspection.toml")),
        ("cases.csv", include_str!("../data/strata/cases.csv")),
    ])
}

/// The made-up inspection of `tests/data/quality`, whose faults are counted.
pub(crate) fn faulty_data() -> Folder {
    Folder::new([
        ("inspection.toml", include_str!("../data/quality/inspection.toml")),
        ("cases.csv", include_str!("../data/quality/cases.csv")),
    ])
}
