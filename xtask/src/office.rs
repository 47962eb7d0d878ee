//! The tools that office formats are tried with, under the target folder: a Python environment with what `plugins/requirements.txt` names.

#![allow(clippy::disallowed_methods, reason = "a task of the project's own: what it writes, it can make again")]

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::tasks::target;

/// `PATH` with the tools in front. Where they cannot be had, that is said, and tests use what is there.
pub(crate) fn path(root: &Path) -> Option<OsString> {
    let folder = target(root).join("office");
    if let Err(why) = install(root, &folder) {
        eprintln!(
            "\n==> WITHOUT the tools of plugins/requirements.txt: {why}.\n    \
             They need python3 with `venv`, and the Python registry once. What is not there otherwise is skipped.\n"
        );
        return None;
    }
    let usual = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths([folder.join("bin")].into_iter().chain(std::env::split_paths(&usual))).ok()
}

/// Once, and again when the list has changed.
fn install(root: &Path, folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("cannot prepare {}: {error}", folder.display());
    let list = root.join("plugins/requirements.txt");
    let wanted = fs::read(&list).map_err(failed)?;
    let installed = folder.join("installed.txt");
    if fs::read(&installed).is_ok_and(|known| known == wanted) {
        return Ok(());
    }
    eprintln!("\n==> pip install -r plugins/requirements.txt");
    let done = |command: &mut Command, what: &str| match command.stdout(Stdio::null()).stderr(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("`{what}` fails")),
    };
    done(Command::new("python3").args(["-m", "venv"]).arg(folder), "python3 -m venv")?;
    let python = folder.join("bin/python3");
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--timeout=30", "--retries=1", "-r"];
    done(Command::new(&python).args(pip).arg(&list), "pip install")?;
    // The package carries the program where no PATH leads.
    let find = "import pypandoc; print(pypandoc.get_pandoc_path(), end='')";
    let found = Command::new(&python).args(["-c", find]).output().map_err(failed)?;
    let link = folder.join("bin/pandoc");
    let _ = fs::remove_file(&link);
    let program = String::from_utf8_lossy(&found.stdout).into_owned();
    #[cfg(unix)]
    std::os::unix::fs::symlink(program, link).map_err(failed)?;
    fs::write(installed, wanted).map_err(failed)
}
