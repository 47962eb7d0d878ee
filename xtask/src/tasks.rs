//! Tasks that run other programs. Each says what it runs.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{browser, office, tidy};

/// Everything that must hold before a change is done; what CI runs.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    run(cargo(root, "fmt --all --check"))?;
    run(cargo(root, "clippy --workspace --all-targets -- -D warnings"))?;
    run(cargo(root, &format!("clippy {LEAN} --all-targets -- -D warnings")))?;
    let mut doc = cargo(root, "doc --workspace --no-deps");
    doc.env("RUSTDOCFLAGS", "-D warnings");
    run(doc)?;
    tidy::tidy(root)?;
    test(root, false)
}

/// The crates that may be built with less, so built.
const LEAN: &str = "-p assize-intake -p assize-cli --no-default-features";

/// All tests, those of the reference scorer and those in a browser included.
pub(crate) fn test(root: &Path, bless: bool) -> Result<(), String> {
    let mut tests = cargo(root, "test --workspace");
    tests.env("INSTA_UPDATE", if bless { "always" } else { "no" });
    if let Some(path) = office::path(root) {
        tests.env("PATH", path);
    }
    run(tests)?;
    run(cargo(root, &format!("test {LEAN} --test suite parquet")))?;
    browser::test(root)?;
    reference(root)
}

/// The tests of the crates alone: what there is to run after each change. The program's own tests start it several hundred times.
pub(crate) fn quick(root: &Path) -> Result<(), String> {
    let skipped: String = LONG.iter().map(|name| format!(" --skip {name}")).collect();
    run(cargo(root, &format!("test --workspace --exclude assize-cli --lib --tests -- {skipped}")))
}

/// Tests of the crates that take over one and a half seconds each, by a part of their names: they try thousands of inputs, or start a peer.
const LONG: [&str; 19] = [
    "a_heading_with_an_id_is_that_question",
    "a_table_below_a_title",
    "days_that_two_forms_read",
    "each_fault_is_told",
    "engines_count",
    "every_way_to_share_the_ratings_out",
    "limits_hold_every_allowed_weighting",
    "mutations::",
    "no_message_about",
    "no_set_of_flips_is_smaller",
    "no_variant_of_a_file",
    "nothing_and_ten_thousand_items",
    "numbers_are_written_as_rust_writes_them",
    "openpyxl",
    "random_pairs",
    "recorded_questions",
    "rules_over_observations",
    "rules_with_other_misses",
    "wherever_a_block_ends",
];

/// The reference scorer's own tests.
fn reference(root: &Path) -> Result<(), String> {
    let reference = root.join("tests/reference");
    if !reference.is_dir() {
        return Ok(());
    }
    let has_python = python(&reference, &["-c", "import tomllib"]).stderr(Stdio::null()).status();
    if !has_python.is_ok_and(|status| status.success()) {
        eprintln!(
            "\n==> SKIPPED: the reference scorer in tests/reference, and all comparison with it.\n    \
             It needs python3 of 3.11 or later (for tomllib) and nothing else: install Debian's or Ubuntu's `python3`,\n    \
             Homebrew's `python`, or take it from https://www.python.org/downloads/.\n"
        );
        return Ok(());
    }
    run(python(&reference, &["-m", "unittest"]))
}

/// Where builds go.
pub(crate) fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

/// Measurements. They are never tests: they print ratios and judge nothing.
pub(crate) fn bench(root: &Path) -> Result<(), String> {
    let target = target(root);
    let release = |built: &str| target.join("release").join(built);
    let work = target.join("bench");
    let library = target.join("writer").join(format!("{DLL_PREFIX}markdown_govspeak{DLL_SUFFIX}"));
    for (build, script, arguments) in [
        ("--release -p assize-cli", "run.py", [release("assize"), work.clone()].as_slice()),
        ("--release -p assize-cli", "curves.py", &[release("assize"), work.clone()]),
        ("--release -p assize-cli", "instructions.py", &[release("assize"), work.clone()]),
        ("--release -p assize-stats --example resample", "resample.py", &[release("examples/resample")]),
        ("--release -p assize-writers --example long", "page.py", &[release("examples/long"), work.clone()]),
        ("--profile writer -p markdown-govspeak", "child.py", &[release("assize"), library, work.clone()]),
    ] {
        run(cargo(root, &format!("build {build}")))?;
        let mut measure = Command::new("python3");
        measure.arg(root.join("tests/bench").join(script)).args(arguments).current_dir(root);
        run(measure)?;
    }
    Ok(())
}

pub(crate) fn cargo(root: &Path, arguments: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split(' ')).current_dir(root);
    command
}

fn python(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("python3");
    command.args(arguments).current_dir(folder);
    command
}

/// Says what is run, and runs it.
pub(crate) fn run(mut command: Command) -> Result<(), String> {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_owned();
    let words = [program].into_iter().chain(command.get_args().map(ToOwned::to_owned));
    let line = words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ");
    eprintln!("\n==> {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("\n==> failed: {line} ({status})")),
        Err(error) => Err(format!("\n==> cannot run {line}: {error}")),
    }
}
