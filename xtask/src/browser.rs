//! Pages of the html writer, tried in a browser. Skipped, loudly, where there is none; `tests/browser/README.md` says what is tried.

#![allow(clippy::disallowed_methods, reason = "a task of the project's own: what it writes, it can make again")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::tasks::{cargo, run, target};

/// The first that is there; `ASSIZE_CHROMIUM` comes before all of them.
const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
/// The oldest Node.js that the packages run on.
const NODE: u32 = 20;

/// Makes the pages, and tries each.
pub(crate) fn test(root: &Path) -> Result<(), String> {
    let own = root.join("tests/browser");
    if let Some(named) = std::env::var_os("ASSIZE_CHROMIUM").map(PathBuf::from).filter(|named| !named.is_file()) {
        return Err(format!("ASSIZE_CHROMIUM names {}, which is not there", named.display()));
    }
    let folder = target(root).join("browser");
    let browser = match tools().and_then(|browser| packages(&own, &folder).map(|()| browser)) {
        Ok(browser) => browser,
        Err(why) => {
            eprintln!(
                "\n==> SKIPPED: the browser tests in tests/browser: {why}.\n    \
                 They need Node.js from version {NODE} with npm (https://nodejs.org), the npm registry once, and Chromium or Chrome:\n    \
                 Debian's or Ubuntu's `chromium`, or the path of one in ASSIZE_CHROMIUM.\n"
            );
            return Ok(());
        }
    };
    let pages = folder.join("pages");
    clear(&pages)?;
    let mut documents = cargo(root, "run --quiet -p assize-writers --example pages --");
    documents.arg(&pages);
    run(documents)?;
    run(cargo(root, "build --quiet -p assize-cli"))?;
    let runs = fs::read_to_string(own.join("runs.txt")).map_err(|error| format!("cannot read runs.txt: {error}"))?;
    let sets = folder.join("sets");
    clear(&sets)?;
    for (name, arguments) in lines(&runs) {
        let assize = || {
            let mut assize = Command::new(target(root).join("debug/assize"));
            assize.args(arguments.split_whitespace()).arg("--quiet").current_dir(root);
            assize
        };
        // A report is a folder, with the page and the document in it.
        let is_set = arguments.starts_with("report ");
        if is_set {
            let mut report = assize();
            report.arg("--output").arg(sets.join(name));
            made(report, name)?;
        }
        if is_set {
            let of_annex = [("annex.html", ".annex.html"), ("report.json", ".annex.json")];
            for (file, ending) in [("report.html", ".html"), ("report.json", ".json")].into_iter().chain(of_annex) {
                let (own, page) = (sets.join(name).join(file), pages.join(format!("{name}{ending}")));
                fs::copy(&own, page).map_err(|error| format!("cannot copy {}: {error}", own.display()))?;
            }
            continue;
        }
        for writer in ["html", "json"] {
            let page = pages.join(format!("{name}.{writer}"));
            let mut run = assize();
            run.args(["--writer", writer, "--output"]).arg(page);
            made(run, name)?;
        }
    }
    let mut check = Command::new("node");
    check.arg(folder.join("check.mjs")).arg(&pages).arg(browser).current_dir(root);
    run(check)
}

/// A browser, where there is Node.js as well.
fn tools() -> Result<PathBuf, String> {
    let version = said("node", &["--version"]).ok_or("there is no `node`")?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < NODE) {
        return Err(format!("`node` is of version {version}"));
    }
    said("npm", &["--version"]).ok_or("there is no `npm`")?;
    if let Some(named) = std::env::var_os("ASSIZE_CHROMIUM") {
        return Ok(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let all = BROWSERS.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    all.into_iter().find(|browser| browser.is_file()).ok_or_else(|| "there is no Chromium or Chrome".to_owned())
}

/// The scripts and the packages that they use, beside each other under the target folder. Packages are fetched again only when the lock
/// file has changed.
fn packages(own: &Path, folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("cannot prepare {}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    let lock = fs::read(own.join("package-lock.json")).map_err(failed)?;
    let installed = folder.join("node_modules/installed.json");
    let is_there = fs::read(&installed).is_ok_and(|known| known == lock);
    for entry in fs::read_dir(own).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ending| ending == OsStr::new("mjs") || ending == OsStr::new("json")) {
            fs::copy(&path, folder.join(path.file_name().unwrap_or_default())).map_err(failed)?;
        }
    }
    if is_there {
        return Ok(());
    }
    eprintln!("\n==> npm ci");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-timeout=30000", "--fetch-retries=1"]);
    let fetched = npm.current_dir(folder).stdout(Stdio::null()).status();
    if !fetched.is_ok_and(|status| status.success()) {
        return Err("`npm ci` cannot fetch the packages".to_owned());
    }
    fs::write(installed, lock).map_err(failed)
}

/// A page that cannot be made is a fault, and so is one that is not there.
fn made(mut assize: Command, name: &str) -> Result<(), String> {
    let output = assize.output().map_err(|error| format!("cannot run assize: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "no page `{name}` of tests/browser/runs.txt ({}):\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    ))
}

/// Pages of an earlier time are no pages of this one.
fn clear(pages: &Path) -> Result<(), String> {
    match fs::remove_dir_all(pages) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(format!("cannot clear {}: {error}", pages.display()));
        }
        _ => {}
    }
    fs::create_dir_all(pages).map_err(|error| format!("cannot make {}: {error}", pages.display()))
}

/// Names and command lines; `#` begins a remark.
fn lines(runs: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = runs.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=')).map(|(name, arguments)| (name.trim(), arguments.trim()))
}

fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn runs_are_names_and_command_lines() {
        let runs = "# a remark\n\nscore = score a.toml --by sex\n x=y = z\nno line\n";
        assert_eq!(lines(runs).collect::<Vec<_>>(), [("score", "score a.toml --by sex"), ("x", "y = z")]);
    }
}
