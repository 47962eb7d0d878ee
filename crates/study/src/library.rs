//! The frameworks of this run: those that the program carries, and the user's.

use std::path::{Path, PathBuf};

use assize_diag::{Code, Diagnostic, Diagnostics, Files, Place, Severity, nearest, reason};
use assize_framework::{Framework, Library, builtin, load};
use indexmap::IndexMap;

use crate::search::did_you_mean;
use crate::{Findings, TomlKind, kind_of_toml};

const FAULTY: Code = Code::new("framework/faulty");
pub(crate) const NOT_READ: Code = Code::new("file/not-read");

/// What the program carries, and the frameworks at these paths: files, and folders of them. `None` where a file that is named is wrong; one
/// that merely lies in a folder is left out then, with a warning.
pub fn library(own: &[PathBuf], files: &dyn Files, findings: &mut Findings) -> Option<Library> {
    let library = library_as_it_is(own, &[], files, findings);
    (!findings.diagnostics.has_errors()).then_some(library)
}

/// The same, with those frameworks that could be read even where others are wrong. What lies in a folder that is `named` is named, too.
pub fn library_as_it_is(shelves: &[PathBuf], named: &[PathBuf], files: &dyn Files, findings: &mut Findings) -> Library {
    let before = std::mem::take(&mut findings.diagnostics);
    let mut library = read_library(&[shelves, named].concat(), files, findings);
    let lying_about = lying_about(shelves, named, files);
    let said = std::mem::replace(&mut findings.diagnostics, before);
    library.left_out = leave_out(said, &lying_about, findings);
    // One of the same id is there all the same: that which the program carries.
    library.left_out.retain(|id, _| !library.frameworks.contains_key(id));
    library
}

/// The files of folders that were not named by themselves.
fn lying_about(shelves: &[PathBuf], named: &[PathBuf], files: &dyn Files) -> Vec<PathBuf> {
    let is_folder = |path: &&PathBuf| files.list(path).is_ok();
    let at = |path: &PathBuf| match files.list(path) {
        Ok(entries) => {
            let own = entries.iter().map(|entry| entry.join("framework.toml")).collect::<Vec<_>>();
            entries.into_iter().chain(own).collect()
        }
        Err(_) => vec![path.clone()],
    };
    let (folders, single): (Vec<&PathBuf>, Vec<&PathBuf>) = shelves.iter().partition(is_folder);
    let wanted: Vec<PathBuf> = named.iter().chain(single).flat_map(at).collect();
    let lying: Vec<PathBuf> = folders.into_iter().flat_map(at).collect();
    let is_wanted = |path: &PathBuf| wanted.iter().any(|one| one == path || files.is_same(one, path));
    lying.into_iter().filter(|path| !is_wanted(path)).collect()
}

/// Says all that was said of files that are needed, and of each faulty one of the others only that it is left out. Gives those, by the
/// framework's id.
fn leave_out(mut said: Diagnostics, lying_about: &[PathBuf], findings: &mut Findings) -> IndexMap<String, String> {
    let mut left_out = IndexMap::new();
    for path in lying_about {
        let name = path.display().to_string();
        let sources = &findings.sources;
        let is_of_it = |one: &Diagnostic| one.labels.first().is_some_and(|label| sources.name(&label.place) == name);
        let mut of_it = Diagnostics::new();
        said.take(is_of_it).into_iter().for_each(|one| of_it.push(one));
        let all = of_it.sorted(sources);
        match all.iter().filter(|one| one.severity == Severity::Error).count() {
            0 => said.extend(of_it),
            faults => {
                let id = all.into_iter().find_map(|one| match one.labels.first()?.place {
                    Place::Text(span) => self::said(sources.get(span.source).text()?, "id"),
                    _ => None,
                });
                left_out.extend(id.map(|id| (id, name.clone())));
                said.push(faulty(&name, faults));
            }
        }
    }
    findings.diagnostics.extend(said);
    left_out
}

fn faulty(file: &str, faults: usize) -> Diagnostic {
    let count = if faults == 1 { "1 fault".to_owned() } else { format!("{faults} faults") };
    Diagnostic::warning(FAULTY, format!("`{file}` has {count}, and its framework is left out"))
        .at(Place::Argument(file.to_owned()))
        .help(format!("`assize frameworks check {file}` lists them"))
}

/// Whether a framework was left out for its faults. Then it is needed, and that it was left out is an error.
pub(crate) fn is_left_out(id: &str, library: &Library, findings: &mut Findings) -> bool {
    let Some(file) = library.left_out.get(id) else { return false };
    let place = Place::Argument(file.clone());
    let is_it = |one: &Diagnostic| one.code == FAULTY && one.labels.first().is_some_and(|label| label.place == place);
    for warning in findings.diagnostics.take(is_it) {
        findings.push(Diagnostic { severity: Severity::Error, ..warning });
    }
    true
}

fn read_library(own: &[PathBuf], files: &dyn Files, findings: &mut Findings) -> Library {
    let paths: Vec<PathBuf> = own.iter().flat_map(|path| frameworks_at(path, files, findings)).collect();
    let mut users = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let is_known = paths[..index].iter().any(|before| before == path || files.is_same(before, path));
        if !is_known && let Some(text) = text(path, files, findings) {
            users.push((path.display().to_string(), text));
        }
    }
    add_sisters(own, &mut users, files, findings);
    let mut texts = builtin::texts(&mut findings.sources);
    // One that the program carries too is read from the user's file alone, so that messages point there.
    texts.carried.retain(|carried| !users.iter().any(|(_, text)| text == carried.text));
    texts.frameworks.extend(users.into_iter().map(|(name, text)| findings.sources.add_public(name, text)));
    load(&texts, &findings.sources, &mut findings.diagnostics)
}

/// The file of a framework that the user named by its file.
pub fn framework_file(named: &str) -> Option<PathBuf> {
    is_path(named).then(|| PathBuf::from(named))
}

/// The framework that the user named by its id or file.
pub fn framework<'a>(named: &str, library: &'a Library, findings: &mut Findings) -> Option<&'a Framework> {
    if is_left_out(named, library, findings) {
        return None;
    }
    let found = match framework_file(named) {
        Some(file) => {
            let name = file.display().to_string();
            library.frameworks.known().find(|known| findings.sources.get(known.span.source).name() == name)
        }
        None => library.frameworks.get(named),
    };
    if found.is_none() && !findings.diagnostics.has_errors() {
        findings.push(unknown_framework(named, library));
    }
    found
}

/// The same, if cases can be judged under it.
pub fn concrete<'a>(named: &str, library: &'a Library, findings: &mut Findings) -> Option<&'a Framework> {
    let framework = framework(named, library, findings)?;
    if framework.is_abstract {
        let heirs =
            library.frameworks.values().filter(|other| !other.is_abstract && other.ancestors.contains(&framework.id));
        let heirs: Vec<_> = heirs.map(|other| format!("`{}`", other.id)).collect();
        let message = format!("`{named}` is only there to be extended, and nothing is inspected under it");
        let help = (!heirs.is_empty()).then(|| format!("these extend it: {}", heirs.join(", ")));
        let diagnostic = Diagnostic::error("usage/abstract-framework", message).at(Place::Argument(named.to_owned()));
        findings.push(diagnostic.help_if(help));
        return None;
    }
    Some(framework)
}

/// A framework is named by its file where it looks like one.
fn is_path(named: &str) -> bool {
    named.ends_with(".toml") || named.contains(['/', '\\'])
}

/// A file's text. A byte order mark is left out.
pub fn text(path: &Path, files: &dyn Files, findings: &mut Findings) -> Option<String> {
    let bytes = findings.keep(files.read(path).map_err(|error| {
        Diagnostic::error(NOT_READ, format!("`{}` cannot be read: {}", path.display(), reason(&error)))
            .at(Place::Argument(path.display().to_string()))
            .help("check the name and the folder, and that you may read it")
    }))?;
    match decode(bytes) {
        Ok(text) => Some(text),
        Err(NotText { fault, help, at }) => {
            // Nothing of such a text is shown.
            let source = findings.sources.add_private(path.display().to_string());
            let place = at.map_or(Place::File(source), |(line, column)| Place::Cell {
                source,
                line,
                column,
                header: String::new(),
            });
            let message = format!("`{}` is not text in UTF-8: {fault}", path.display());
            findings.push(Diagnostic::error("file/not-text", message).at(place).help(help));
            None
        }
    }
}

/// Why bytes are not text.
#[derive(PartialEq, Eq, Debug)]
struct NotText {
    fault: String,
    help: &'static str,
    /// Line and character of the first byte that is not text, from 1.
    at: Option<(u32, u32)>,
}

fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NotText { fault: "it is in UTF-16".into(), help: "save it as UTF-8", at: None });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..at]);
            let line = before.matches('\n').count() as u32 + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
            Err(NotText {
                fault: format!("it has the byte 0x{:02X}", error.as_bytes()[at]),
                help: "it is probably in Windows-1252; save it as UTF-8",
                at: Some((line, column)),
            })
        }
    }
}

/// The framework files of a folder: those in it, and `<id>/framework.toml`. Or the one file that is named.
fn frameworks_at(path: &Path, files: &dyn Files, findings: &mut Findings) -> Vec<PathBuf> {
    let Ok(entries) = files.list(path) else { return vec![path.to_owned()] };
    let mut found = Vec::new();
    for entry in entries {
        let inner = entry.join("framework.toml");
        if files.exists(&inner) {
            found.push(inner);
        } else if entry.extension().is_some_and(|extension| extension == "toml") {
            let text = text(&entry, files, findings);
            found.extend(text.is_some_and(|text| kind_of_toml(&text) == Some(TomlKind::Framework)).then_some(entry));
        }
    }
    found
}

/// What a framework named by its file extends, from the file's own folder, where nothing else is of that id.
fn add_sisters(own: &[PathBuf], users: &mut Vec<(String, String)>, files: &dyn Files, findings: &mut Findings) {
    for path in own.iter().filter(|path| files.list(path).is_err()) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut wanted = users
            .iter()
            .find(|(name, _)| Path::new(name) == path.as_path())
            .and_then(|(_, text)| said(text, "extends"));
        while let Some(id) = wanted.take() {
            let is_known = builtin::ids().any(|carried| carried == id)
                || users.iter().any(|(_, text)| said(text, "id").as_ref() == Some(&id));
            let sisters = if is_known { Vec::new() } else { frameworks_at(folder, files, findings) };
            let mut sisters: Vec<(String, String, String)> = sisters
                .into_iter()
                .filter_map(|sister| {
                    let text = text(&sister, files, findings)?;
                    Some((said(&text, "id")?, sister.display().to_string(), text))
                })
                .collect();
            sisters.retain(|(_, name, _)| users.iter().all(|(known, _)| known != name));
            let exact = sisters.iter().position(|(own, ..)| *own == id);
            // One of nearly that name is read, too, to be suggested.
            let near = || {
                let near = nearest(&id, sisters.iter().map(|(own, ..)| own.as_str()))?;
                sisters.iter().position(|(own, ..)| own == near)
            };
            if let Some(place) = exact.or_else(near) {
                let (_, name, text) = sisters.swap_remove(place);
                wanted = exact.and_then(|_| said(&text, "extends"));
                users.push((name, text));
            }
        }
    }
}

/// What a key of `[framework]` says, by its line alone.
fn said(text: &str, key: &str) -> Option<String> {
    let lines = text.lines().map(str::trim).skip_while(|line| *line != "[framework]").skip(1);
    let mut lines = lines.take_while(|line| !line.starts_with('['));
    let value = lines.find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))?;
    Some(value.trim_start().strip_prefix('"')?.split_once('"')?.0.to_owned())
}

fn unknown_framework(id: &str, library: &Library) -> Diagnostic {
    let known: Vec<_> = library.frameworks.keys().map(|id| format!("`{id}`")).collect();
    Diagnostic::error("usage/unknown-framework", format!("no framework is called `{id}`"))
        .at(Place::Argument(id.to_owned()))
        .help(meant(id, library).unwrap_or_else(|| format!("there are {}", known.join(", "))))
}

/// Which frameworks may be meant by an id that there is not: all editions of the same regime, the last first, else the nearest, else those
/// that have all its words.
pub(crate) fn meant(id: &str, library: &Library) -> Option<String> {
    let typed = id.to_lowercase();
    let known = || library.frameworks.keys().map(String::as_str);
    let stem = |id: &str| id.trim_end_matches(|one: char| one.is_ascii_digit()).len();
    let is_edition = |known: &&str| stem(known) < known.len() && known[..stem(known)] == typed[..stem(&typed)];
    let parts = |id: &str| id.split(['-', ' ', '_']).map(str::to_owned).collect::<Vec<_>>();
    let has_all = |known: &&str| parts(&typed).iter().all(|part| parts(known).contains(part));
    let near = [
        known().filter(is_edition).rev().collect::<Vec<&str>>(),
        nearest(id, known()).into_iter().collect(),
        known().filter(has_all).collect(),
    ];
    near.into_iter().find(|near| !near.is_empty()).map(|near| did_you_mean(&near))
}

#[cfg(test)]
mod tests {
    use super::{decode, is_path};

    #[test]
    fn an_id_is_no_path() {
        for (named, expect) in
            [("2018-crc", false), ("my.toml", true), ("regimes/x", true), ("2014-adult-offending-work", false)]
        {
            assert_eq!(is_path(named), expect, "{named}");
        }
    }

    #[test]
    fn text_is_utf_8_or_it_is_said_what_it_is() {
        assert_eq!(decode(b"\xef\xbb\xbfid".to_vec()).as_deref(), Ok("id"));
        assert_eq!(decode(b"\xff\xfei\0d\0".to_vec()).unwrap_err().fault, "it is in UTF-16");
        let byte = decode(b"a\nb\xe9".to_vec()).unwrap_err();
        assert_eq!((byte.fault.as_str(), byte.at), ("it has the byte 0xE9", Some((2, 2))));
    }
}
