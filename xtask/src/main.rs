//! The project's own tasks. `cargo xtask` lists them.

mod browser;
mod office;
mod tasks;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask TASK

  check            everything that must hold: fmt, clippy, doc, tidy, test
  test             all tests
  test --quick     those of the crates alone, without the long ones, the program, browsers and the reference scorer
  test --bless     all tests, and accept what snapshots show now
  browser          those in a browser alone
  tidy             layers, unsafe code, codes of faults, Welsh that nothing says, long files, reasons in manifests
  bench            measurements against a named peer
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["check"] => tasks::check(&root()),
        ["test"] => tasks::test(&root(), false),
        ["test", "--quick"] => tasks::quick(&root()),
        ["test", "--bless"] => tasks::test(&root(), true),
        ["browser"] => browser::test(&root()),
        ["tidy"] => tidy::tidy(&root()),
        ["bench"] => tasks::bench(&root()),
        [] | ["--help" | "-h" | "help"] => {
            eprint!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("there is no such task: {}\n\n{USAGE}", arguments.join(" "));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let own =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().expect("the tasks lie in the workspace").to_owned()
}
