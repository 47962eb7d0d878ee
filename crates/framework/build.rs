//! Lists the regimes and records that the program carries, so that adding one touches no Rust file: every `frameworks/*/framework.toml` and
//! every `frameworks/*/published/*.toml`, in order of their paths.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[expect(clippy::disallowed_methods, reason = "the rule is for the program; a build writes into its own folder")]
fn main() -> io::Result<()> {
    let root = Path::new("../../frameworks").canonicalize()?;
    let mut frameworks = Vec::new();
    let mut records = Vec::new();
    for folder in entries(&root)? {
        frameworks.extend(Some(folder.join("framework.toml")).filter(|file| file.is_file()));
        let published = folder.join("published");
        if published.is_dir() {
            let files = entries(&published)?;
            records.extend(files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml")));
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?).join("builtin.rs");
    fs::write(
        out,
        list("FRAMEWORKS", "The regimes, by folder.", &root, &frameworks)
            + &list("RECORDS", "What was published of inspections, by regime.", &root, &records),
    )
}

fn list(name: &str, about: &str, root: &Path, files: &[PathBuf]) -> String {
    let mut text = format!("/// {about}\npub const {name}: &[(&str, &str)] = &[\n");
    for file in files {
        let within = file.strip_prefix(root).unwrap_or(file).display().to_string().replace('\\', "/");
        writeln!(text, "    ({:?}, include_str!({:?})),", format!("builtin:{within}"), file)
            .expect("a string takes what is written to it");
    }
    text + "];\n"
}

/// What is in a folder, in order; the build is made anew when that changes.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
