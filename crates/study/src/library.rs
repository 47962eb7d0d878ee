//! The frameworks of this run: those that the program carries, and the user's.

use std::path::{Path, PathBuf};

use assize_diag::{Code, Diagnostic, Files, Place, nearest, reason};
use assize_framework::{Framework, Library, builtin, load};

use crate::{Findings, Kind, kind_of_toml};

const NOT_READ: Code = Code::new("file/not-read");
const NOT_TEXT: Code = Code::new("file/not-text");
const ABSTRACT_FRAMEWORK: Code = Code::new("usage/abstract-framework");
const UNKNOWN_FRAMEWORK: Code = Code::new("usage/unknown-framework");

/// What the program carries, and the frameworks at these paths: files, and folders of them. `None` where one of them is wrong.
pub fn library(own: &[PathBuf], files: &dyn Files, findings: &mut Findings) -> Option<Library> {
    let library = library_as_it_is(own, files, findings);
    (!findings.diagnostics.has_errors()).then_some(library)
}

/// The same, with those frameworks that could be read even where others are wrong.
pub fn library_as_it_is(own: &[PathBuf], files: &dyn Files, findings: &mut Findings) -> Library {
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
    texts
        .frameworks
        .retain(|carried| !users.iter().any(|(_, text)| findings.sources.get(*carried).text() == Some(text)));
    texts.frameworks.extend(users.into_iter().map(|(name, text)| findings.sources.add_public(name, text)));
    load(&texts, &findings.sources, &mut findings.diagnostics)
}

/// The file of a framework that the user named by its file.
pub fn framework_file(named: &str) -> Option<PathBuf> {
    is_path(named).then(|| PathBuf::from(named))
}

/// The framework that the user named by its id or file.
pub fn framework<'a>(named: &str, library: &'a Library, findings: &mut Findings) -> Option<&'a Framework> {
    let found = match framework_file(named) {
        Some(file) => {
            let name = file.display().to_string();
            library.frameworks.values().find(|known| findings.sources.get(known.span.source).name() == name)
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
        let diagnostic = Diagnostic::error(ABSTRACT_FRAMEWORK, message).at(Place::Argument(named.to_owned()));
        findings.push(match heirs.is_empty() {
            true => diagnostic,
            false => diagnostic.help(format!("these extend it: {}", heirs.join(", "))),
        });
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
            findings.push(Diagnostic::error(NOT_TEXT, message).at(place).help(help));
            None
        }
    }
}

/// Why bytes are not text.
#[derive(PartialEq, Eq, Debug)]
struct NotText {
    fault: String,
    help: &'static str,
    /// Line and character of the first byte that is none, from 1.
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
            found.extend(text.is_some_and(|text| kind_of_toml(&text) == Some(Kind::Framework)).then_some(entry));
        }
    }
    found
}

/// What a framework named by its file extends, from the file's own folder, where nothing else is of that id.
fn add_sisters(own: &[PathBuf], users: &mut Vec<(String, String)>, files: &dyn Files, findings: &mut Findings) {
    let carried: Vec<String> = {
        let mut sources = assize_diag::Sources::new();
        let texts = builtin::texts(&mut sources);
        let texts = texts.frameworks.iter().filter_map(|source| sources.get(*source).text().map(str::to_owned));
        texts.filter_map(|text| said(&text, "id")).collect()
    };
    for path in own.iter().filter(|path| files.list(path).is_err()) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut wanted = users
            .iter()
            .find(|(name, _)| Path::new(name) == path.as_path())
            .and_then(|(_, text)| said(text, "extends"));
        while let Some(id) = wanted.take() {
            let is_known =
                carried.contains(&id) || users.iter().any(|(_, text)| said(text, "id").as_ref() == Some(&id));
            let sisters = if is_known { Vec::new() } else { frameworks_at(folder, files, findings) };
            for sister in sisters {
                let Some(text) = text(&sister, files, findings) else { continue };
                if said(&text, "id").as_ref() == Some(&id) {
                    wanted = said(&text, "extends");
                    users.push((sister.display().to_string(), text));
                    break;
                }
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
    let known: Vec<_> = library.frameworks.keys().map(String::as_str).collect();
    let typed = id.to_lowercase();
    let parts = |id: &str| id.split(['-', ' ', '_']).map(str::to_owned).collect::<Vec<_>>();
    let has_all = |known: &&str| parts(&typed).iter().all(|part| parts(known).contains(part));
    let quoted = |ids: &[&str]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let near: Vec<&str> = nearest(id, known.iter().copied()).into_iter().collect();
    let near = if near.is_empty() { known.iter().copied().filter(has_all).collect() } else { near };
    let help = match near.as_slice() {
        [] => format!("there are {}", quoted(&known)),
        [one] => format!("did you mean `{one}`?"),
        several => format!("did you mean one of {}?", quoted(several)),
    };
    Diagnostic::error(UNKNOWN_FRAMEWORK, format!("no framework is called `{id}`"))
        .at(Place::Argument(id.to_owned()))
        .help(help)
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
