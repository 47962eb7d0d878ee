//! What `--option` gives, and to whom: `NAME=VALUE` to every writer, `WRITER.NAME=VALUE` to one, `NAME=@FILE` the bytes of a file.

use std::io::Read;
use std::path::Path;

use assize_diag::{Code, Diagnostic, Files, Place, reason};
use assize_writer::{Options, Writer};
use assize_writers::{builtin, settings};

use super::Chosen;
use crate::arguments::file_name;

const UNKNOWN_SETTING: Code = Code::new("usage/unknown-setting");
/// No longer file is handed to a writer, in bytes: a picture, a font or a document is not as long.
const LONGEST: u64 = 64 << 20;

/// Settings that the writers have been found to have, as far as that can be known here: a library or a command says itself which it has.
#[derive(Debug)]
pub(crate) struct Settings(Vec<Setting>);

#[derive(Debug)]
struct Setting {
    /// `None`: every writer.
    writer: Option<String>,
    name: String,
    value: Value,
}

#[derive(Debug)]
enum Value {
    Text(String),
    File { name: String, bytes: Vec<u8> },
}

impl Settings {
    /// What was typed, for these writers, with the files that it names.
    pub(crate) fn read(typed: &[(String, String)], writers: &[&Chosen], files: &dyn Files) -> Result<Self, Diagnostic> {
        let mut found: Vec<Setting> = Vec::new();
        for (typed, value) in typed {
            let place = || Place::Argument(format!("--option {typed}={value}"));
            let (writer, name) = match typed.split_once('.') {
                Some((writer, name)) => (Some(writer), name),
                None => (None, typed.as_str()),
            };
            if name.is_empty() || writer == Some("") {
                return Err(Diagnostic::error(UNKNOWN_SETTING, "the setting has no name")
                    .at(place())
                    .help("write `--option NAME=VALUE`, or `--option WRITER.NAME=VALUE` for one writer alone"));
            }
            if let Some(path) = path_within(value).filter(|_| !value.starts_with('@')) {
                return Err(Diagnostic::error(
                    "usage/setting-path",
                    format!("`{path}` is a path on this machine alone, and would be in the report"),
                )
                .at(place())
                .help(format!("hand the file over: `--option {typed}=@FILE`")));
            }
            let meant = writers.iter().filter(|one| writer.is_none_or(|writer| writer == one.name()));
            let meant: Vec<&Chosen> = meant.copied().collect();
            if !meant.iter().any(|one| one.has(name, value)) {
                return Err(unknown(writer, &meant, name, value.starts_with('@')).at(place()));
            }
            let is_same = |one: &Setting| one.name == name && meant.iter().any(|writer| one.is_for(writer));
            if found.iter().any(is_same) {
                return Err(twice(name).at(place()));
            }
            let value = match value.strip_prefix('@') {
                None => Value::Text(value.clone()),
                Some(path) => Value::File {
                    name: file_name(path).to_owned(),
                    bytes: handed(path, files).map_err(|fault| fault.at(place()))?,
                },
            };
            found.push(Setting { writer: writer.map(str::to_owned), name: name.to_owned(), value });
        }
        Ok(Self(found))
    }

    /// These options, with what was set for this writer.
    pub(crate) fn of(&self, writer: &Chosen, options: &Options) -> Options {
        let mut options = options.clone();
        for Setting { name, value, .. } in self.0.iter().filter(|setting| setting.is_for(writer)) {
            match value {
                Value::Text(text) => drop(options.settings.insert(name.clone(), text.clone())),
                Value::File { bytes, .. } => drop(options.files.insert(name.clone(), bytes.clone())),
            }
        }
        options
    }

    /// The files that are handed over: names without folders, and bytes.
    pub(crate) fn handed(&self) -> Vec<(String, Vec<u8>)> {
        let files = self.0.iter().filter_map(|setting| match &setting.value {
            Value::Text(_) => None,
            Value::File { name, bytes } => Some((name.clone(), bytes.clone())),
        });
        files.collect()
    }
}

/// A word of a text that is a path from the root, from a user's folder or from a drive. An address of the web is none.
fn path_within(text: &str) -> Option<&str> {
    let is_path = |word: &&str| {
        let begins = |start: &str| word.len() > start.len() && word.starts_with(start);
        let lower = word.to_lowercase();
        let on_drive = matches!(lower.as_bytes(), [b'a'..=b'z', b':', b'\\' | b'/', next, ..] if *next != b'/');
        let from_root =
            begins("/") && word[1..].starts_with(|one: char| one.is_alphanumeric() || matches!(one, '.' | '_' | '~'));
        from_root
            || begins("~") && word.contains(['/', '\\'])
            || begins("\\\\")
            || on_drive
            || lower.starts_with("file:")
    };
    let separates = |one: char| {
        one.is_whitespace() || matches!(one, '"' | '\'' | '`' | '=' | ',' | ';' | '|' | '(' | '[' | '<' | '@')
    };
    text.split(separates).find(is_path)
}

/// The bytes of a file, as far as a request may hold them.
fn handed(path: &str, files: &dyn Files) -> Result<Vec<u8>, Diagnostic> {
    let fault = |what: String| Diagnostic::error("usage/setting-file", format!("`{path}` {what}"));
    let mut bytes = Vec::new();
    let read = files.open(Path::new(path)).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    read.map_err(|error| fault(format!("cannot be read: {}", reason(&error))))?;
    match bytes.len() as u64 > LONGEST {
        true => {
            Err(fault(format!("is longer than {} MiB", LONGEST >> 20)).help("a longer file is not handed to a writer"))
        }
        false => Ok(bytes),
    }
}

impl Setting {
    fn is_for(&self, writer: &Chosen) -> bool {
        self.writer.as_deref().is_none_or(|meant| meant == writer.name())
    }
}

impl Chosen {
    /// Whether it may have such a setting.
    fn has(&self, name: &str, value: &str) -> bool {
        match self {
            Self::Builtin(writer) => !value.starts_with('@') && settings(writer.about().name).contains(&name),
            Self::External(_) => true,
        }
    }
}

/// "`csv` has `table`, `bom`", for each built-in writer that has settings.
fn all() -> Vec<String> {
    let of = |writer: Box<dyn Writer>| {
        let name = writer.about().name;
        let settings: Vec<String> = settings(name).iter().map(|setting| format!("`{setting}`")).collect();
        (!settings.is_empty()).then(|| format!("`{name}` has {}", settings.join(", ")))
    };
    builtin().into_iter().filter_map(of).collect()
}

pub(crate) fn twice(name: &str) -> Diagnostic {
    Diagnostic::error("usage/setting-twice", format!("the setting `{name}` is given twice"))
        .help("give it once; where writers are to differ, once for each, with its name and a point before it")
}

fn unknown(writer: Option<&str>, meant: &[&Chosen], name: &str, is_file: bool) -> Diagnostic {
    let names: Vec<String> = meant.iter().map(|one| format!("`{}`", one.name())).collect();
    let that = if is_file { " that is a file" } else { "" };
    let message = match (writer, names.as_slice()) {
        (Some(writer), []) => format!("no writer `{writer}` is asked for"),
        (_, [one]) => format!("the writer {one} has no setting `{name}`{that}"),
        (_, several) => format!("none of the writers {} has a setting `{name}`{that}", several.join(", ")),
    };
    let known = meant.iter().filter_map(|one| match one {
        Chosen::Builtin(writer) => Some(settings(writer.about().name)),
        Chosen::External(_) => None,
    });
    let known: Vec<String> = known.flatten().map(|known| format!("`{known}`")).collect();
    Diagnostic::error(UNKNOWN_SETTING, message).help(match (writer, known.is_empty()) {
        (Some(_), true) if meant.is_empty() => {
            "before the point, write the name as for `--writer`; for a path, the name of its file".to_owned()
        }
        (_, true) => format!("leave it out: of the built-in writers {}", all().join("; ")),
        (_, false) => format!("it has {}", known.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::path_within;

    #[test]
    fn a_path_is_found_wherever_it_stands_in_a_text() {
        for (text, path) in [
            ("/tmp/h.bin", Some("/tmp/h.bin")),
            ("see /tmp/h.bin", Some("/tmp/h.bin")),
            ("a=\"/home/me\"", Some("/home/me")),
            ("file:///tmp/h", Some("file:///tmp/h")),
            ("FILE:/tmp/h", Some("FILE:/tmp/h")),
            ("~/h.bin", Some("~/h.bin")),
            ("~me/h.bin", Some("~me/h.bin")),
            ("see C:\\Users\\me", Some("C:\\Users\\me")),
            ("d:/x", Some("d:/x")),
            ("\\\\host\\share", Some("\\\\host\\share")),
            ("https://example.org/a", None),
            ("and/or, 3/4", None),
            ("~40 cases", None),
            ("/", None),
            ("../h.bin", None),
            ("Contact: a@example.org", None),
        ] {
            assert_eq!(path_within(text), path, "{text}");
        }
    }
}
