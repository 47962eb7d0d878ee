//! Several files that are one table: those of a folder, or those whose names fit a pattern.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use assize_diag::Files;

use super::format;
use super::packed::unpacked;

/// Whether a path is that of a folder, as `cases/`, or of all files whose names fit a pattern, as `cases-*.csv`.
pub fn is_many(path: &Path) -> bool {
    names_folder(path) || pattern(path).is_some_and(|pattern| is_part(Path::new(pattern)))
}

/// Whether a file may be one of several that are one table, by its name.
pub fn is_part(path: &Path) -> bool {
    format::is_parquet(path) || format::is_text(&unpacked(path))
}

/// Whether it is named as a folder.
fn names_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// What the names of files fit.
fn pattern(path: &Path) -> Option<&str> {
    path.file_name()?.to_str().filter(|name| name.contains('*'))
}

/// The files that a path stands for, and others in the same folder that are no parts of tables; `None` where it is of one file.
pub(super) fn files(path: &Path, files: &dyn Files) -> io::Result<Option<(Vec<PathBuf>, Vec<PathBuf>)>> {
    if !is_many(path) || (!names_folder(path) && files.exists(path)) {
        return Ok(None);
    }
    let name = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let (folder, pattern) = match (names_folder(path), pattern(path)) {
        (false, Some(pattern)) => (path.parent().unwrap_or(Path::new("")), Some(pattern)),
        _ => (path, None),
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let listed = files.list(folder)?.into_iter().filter(|path| match pattern {
        Some(pattern) => fits(&name(path), pattern),
        None => !name(path).starts_with(['.', '_']),
    });
    let (tables, others): (Vec<_>, Vec<_>) = listed.partition(|path| is_part(path));
    match tables.iter().filter(|path| format::is_parquet(path)).count() {
        _ if tables.is_empty() => Err(io::Error::new(io::ErrorKind::NotFound, "no part of a table is there")),
        some if some > 0 && some < tables.len() => {
            let kinds = "it has Parquet files and tables in plain text; name those of one kind by a pattern";
            Err(io::Error::other(format!("{kinds}: '{}'", folder.join("*.parquet").display())))
        }
        _ => Ok(Some((tables, others))),
    }
}

/// Whether a name is the pattern, with any letters for each star.
fn fits(name: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

/// What a table is called: its file, or of several its folder or what all names begin with; `table` where that is nothing, and of standard input.
pub(super) fn stem(path: &Path) -> String {
    let text = |name: Option<&OsStr>| name.unwrap_or_default().to_string_lossy().into_owned();
    let stem = match pattern(path).filter(|_| is_many(path)) {
        None => text(unpacked(path).file_stem()),
        Some(pattern) => match pattern.split('*').next().unwrap_or_default().trim_end_matches(['-', '_', '.', ' ']) {
            "" => text(path.parent().and_then(Path::file_name)),
            begin => begin.to_owned(),
        },
    };
    if matches!(&*stem, "" | "-") { "table".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{fits, is_many, stem};

    #[test]
    fn stars_stand_for_any_letters() {
        for (name, pattern, expect) in [
            ("cases-1.csv", "cases-*.csv", true),
            ("cases-.csv", "cases-*.csv", true),
            ("cases-1.csv.gz", "cases-*.csv", false),
            ("a-b-c.csv", "a*b*.csv", true),
            ("ab.csv", "a*b*b.csv", false),
            ("a.csv", "*a.csv*", true),
            ("a.csv", "a.csv", true),
            ("ba.csv", "a.csv", false),
        ] {
            assert_eq!(fits(name, pattern), expect, "{name} {pattern}");
        }
    }

    #[test]
    fn several_files_have_one_name() {
        for (path, expect) in [
            ("data/north/", Some("north")),
            ("data/north-*.csv", Some("north")),
            ("data/*.csv.zst", Some("data")),
            ("*.csv", Some("table")),
            ("./", Some("table")),
            ("north.csv", None),
            ("data/*.parquet", Some("data")),
            ("*.toml", None),
        ] {
            assert_eq!(is_many(Path::new(path)).then(|| stem(Path::new(path))).as_deref(), expect, "{path}");
        }
    }
}
