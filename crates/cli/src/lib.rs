//! The command line; the only place that touches files.
//!
//! [`run`] reads the arguments and hands them to one file of `commands` a verb. A command collects what is wrong in `Findings` and
//! gives a `Product`, or nothing; `deliver` lays a product out and saves it, but only where nothing was wrong. What was found is
//! printed last, on standard error, and decides the exit code.

mod arguments;
mod commands;
mod deliver;
mod diagnostics;
mod exit;
mod files;
mod interrupted;
mod progress;
mod save;
mod writers;

/// Does what the command line says.
pub fn run() -> std::process::ExitCode {
    if let Some(served) = writers::serve_if_told() {
        return served;
    }
    // Where the system refuses, its own setting holds.
    #[cfg(unix)]
    let _ = assize_loader::forbid_dumps();
    interrupted::survive_file_limit();
    exit::guard(|| match arguments::Arguments::read(std::env::args_os()) {
        Ok(arguments) => commands::run(&arguments),
        Err(message) => exit::usage(message),
    })
}
