//! Exit codes.

use std::io::{self, Write};
use std::panic;
use std::process::ExitCode;

use assize_diag::{Diagnostic, Severity, nearest};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::interrupted;

/// How the program ends, the gravest last: of several faults the gravest decides. Signals (130, 143) are left to the system.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Exit {
    Done,
    /// The inputs have errors.
    Inputs,
    /// The outside world failed.
    World,
    /// The command line is wrong.
    Usage,
    Bug,
}

impl Exit {
    /// What these faults mean for the exit code: a fault's code says whose fault it is.
    pub(crate) fn of(diagnostics: &[&Diagnostic], strict: bool) -> Exit {
        let counts = |diagnostic: &&&Diagnostic| strict || diagnostic.severity == Severity::Error;
        let blame = |diagnostic: &&Diagnostic| match diagnostic.code.as_str().split_once('/') {
            Some(("usage", _)) => Exit::Usage,
            Some(("save" | "writer", _) | ("file", "not-found" | "not-read" | "unreadable")) => Exit::World,
            _ => Exit::Inputs,
        };
        diagnostics.iter().filter(counts).map(blame).max().unwrap_or(Exit::Done)
    }
}

impl From<Exit> for u8 {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => 0,
            Exit::Inputs => 1,
            Exit::Usage => 2,
            Exit::World => 3,
            Exit::Bug => 70,
        }
    }
}

/// Prints what clap has to say: help and versions to standard output, faults to standard error.
pub(crate) fn usage(mut message: clap::Error) -> Exit {
    // A mistyped option is not meant as a file of that name.
    message.remove(ContextKind::Suggested);
    let suggested = message.get(ContextKind::SuggestedArg).map(ToString::to_string);
    let typed = message.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default();
    // An option that shares some letters is not always near.
    if suggested.is_some_and(|suggested| nearest(&typed, [&*suggested]).is_none()) {
        message.remove(ContextKind::SuggestedArg);
        message.remove(ContextKind::Usage);
    }
    if let Some(tip) = meant(&message) {
        message.remove(ContextKind::SuggestedArg);
        message.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    match message.print() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::World,
        _ if message.use_stderr() => Exit::Usage,
        _ => Exit::Done,
    }
}

/// What to write in place of an argument that other commands take otherwise.
fn meant(message: &clap::Error) -> Option<String> {
    let said = |kind| message.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, usage) = (said(ContextKind::InvalidArg), said(ContextKind::Usage));
    match message.kind() {
        ErrorKind::UnknownArgument if argument == "--rating" => {
            Some("a rating is a word: `assize score inadequate`, `assize score crc good`".to_owned())
        }
        ErrorKind::UnknownArgument if matches!(&*argument, "--csv" | "--json" | "--html") => Some(
            "choose the form with `--writer csv`, `json`, `html` and so on, or by the ending of `-o NAME.csv`"
                .to_owned(),
        ),
        ErrorKind::UnknownArgument if matches!(&*argument, "--regime" | "--standards") => {
            Some("name the regime of a table with `--framework ID`; `assize frameworks list` has the ids".to_owned())
        }
        ErrorKind::UnknownArgument if matches!(&*argument, "--map" | "--mapping" | "--column-map") => {
            Some("name a column map with `--columns map.toml`".to_owned())
        }
        ErrorKind::UnknownArgument if argument == "--writers" => Some("a folder of writers: `--writer-dir`".to_owned()),
        ErrorKind::UnknownArgument if usage.contains(" providers ") && matches!(&*argument, "--area" | "--kind") => {
            Some(format!("give it to the list: `assize providers list {argument}`"))
        }
        ErrorKind::ArgumentConflict if [" providers ", " frameworks "].iter().any(|verb| usage.contains(verb)) => {
            Some("`-h` lists what can be done".to_owned())
        }
        ErrorKind::UnknownArgument if matches!(&*argument, "--area" | "--kind" | "--year" | "--years") => {
            Some("to see what is held on it: `assize compare --area london`, which names what can be quoted".to_owned())
        }
        ErrorKind::UnknownArgument if matches!(&*argument, "--before" | "--after" | "--since" | "--from" | "--to") => {
            Some("write years as `--years 2014` or `--years 2014..2019`".to_owned())
        }
        _ => None,
    }
}

/// Runs, and ends with [`Exit::Bug`] where it panics: here and not by unwinding, so that what is given away need not unwind. What a panic says
/// may hold case data, so that only its place is printed, unless the user asks for more.
pub(crate) fn guard(run: impl FnOnce() -> Exit) -> ExitCode {
    let says_more = std::env::var_os("RUST_BACKTRACE").is_some().then(panic::take_hook);
    panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        match &says_more {
            Some(says_more) => says_more(panic),
            // If even this cannot be printed, there is no way to say so.
            None => drop(io::stderr().write_all(bug(&place).as_bytes())),
        }
        interrupted::sweep();
        std::process::exit(u8::from(Exit::Bug).into());
    }));
    let exit = run();
    interrupted::go_on();
    u8::from(exit).into()
}

fn bug(place: &str) -> String {
    format!(
        "error: this is a bug in assize {version}, at {place}\n\
         \n\
         Please report it with this line and the command that you gave; leave the cases out.\n\
         With RUST_BACKTRACE=1 the program prints more, which may contain words from your files.\n",
        version = env!("CARGO_PKG_VERSION"),
    )
}

#[cfg(test)]
mod tests {
    use assize_diag::{Code, Diagnostic};

    use super::{Exit, bug, guard};
    use crate::interrupted;

    #[test]
    fn the_code_says_whose_fault_it_is() {
        let error = |code| Diagnostic::error(code, "x");
        let input = error(Code::new("case/x"));
        let world = error(Code::new("file/not-found"));
        let encoding = error(Code::new("file/encoding"));
        let usage = error(Code::new("usage/x"));
        let warning = Diagnostic::warning("case/x", "x");
        for (diagnostics, strict, expect) in [
            (vec![], false, Exit::Done),
            (vec![&warning], false, Exit::Done),
            (vec![&warning], true, Exit::Inputs),
            (vec![&warning, &input], false, Exit::Inputs),
            (vec![&encoding], false, Exit::Inputs),
            (vec![&input, &world], false, Exit::World),
            (vec![&world, &usage, &input], false, Exit::Usage),
        ] {
            assert_eq!(Exit::of(&diagnostics, strict), expect);
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
    fn a_panic_ends_the_run_and_leaves_nothing_half_written() {
        const PATH: &str = "ASSIZE_TEST_HALF_WRITTEN";
        if let Some(path) = std::env::var_os(PATH) {
            interrupted::remember(path.as_ref());
            let _ = guard(|| panic!("a panic on purpose"));
            unreachable!("the run has ended");
        }
        let half = std::env::temp_dir().join(format!("assize-half-written-{}", std::process::id()));
        std::fs::write(&half, "half").unwrap();
        let mut again = std::process::Command::new(std::env::current_exe().unwrap());
        again.args(["--nocapture", "exit::tests::a_panic_ends"]).env(PATH, &half).env_remove("RUST_BACKTRACE");
        let ended = again.output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!((ended.status.code(), half.exists()), (Some(70), false), "{said}");
        assert!(said.contains("this is a bug in assize") && !said.contains("on purpose"), "{said}");
    }

    #[test]
    fn a_bug_says_where_and_how_to_report_it() {
        insta::assert_snapshot!(bug("crates/x/src/y.rs:12:5").replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    }
}
