//! The command `assize`.

fn main() -> std::process::ExitCode {
    assize_cli::run()
}
