//! What a writer handed over is looked at before anybody uses it.

use std::collections::BTreeSet;

use assize_report::visible;
use assize_writer::{File, Note, Severity};
use unicode_normalization::UnicodeNormalization;

/// No file name is longer.
const LONGEST_NAME: usize = 200;
/// No note is shown beyond this.
const LONGEST_NOTE: usize = 2000;
/// Names that some system keeps for itself.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];
/// Files of these endings are text.
const TEXT: [&str; 10] = ["csv", "htm", "html", "json", "md", "svg", "tex", "toml", "txt", "xml"];

/// A file that may be saved, or what is wrong with it.
pub(crate) fn file(path: Vec<u8>, contents: Vec<u8>, names: &mut BTreeSet<String>) -> Result<File, String> {
    let name = String::from_utf8(path).map_err(|_| "the name of a file is not UTF-8".to_owned())?;
    let shown: String = visible(&name).chars().take(60).collect();
    if let Some(what) = fault(&name) {
        return Err(format!("the file name `{shown}` {what}"));
    }
    // Letters in two forms, and capitals, are one name somewhere.
    let lower = name.nfc().collect::<String>().to_lowercase();
    if !names.insert(lower.clone()) {
        return Err(format!("the file `{shown}` was handed over twice"));
    }
    let is_within = |inner: &String| inner.strip_prefix(&lower).is_some_and(|rest| rest.starts_with('/'));
    let is_file = lower.match_indices('/').any(|(end, _)| names.contains(&lower[..end]));
    if is_file || names.range(lower.clone()..).take_while(|one| one.starts_with(&lower)).any(is_within) {
        return Err(format!("the file `{shown}` is where a folder is"));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if TEXT.contains(&ending.as_str()) && str::from_utf8(&contents).is_err() {
        return Err(format!("the file `{shown}` is not UTF-8"));
    }
    Ok(File { name, contents })
}

fn fault(name: &str) -> Option<&'static str> {
    let parts = || name.split('/');
    let bare = |part: &str| part.split('.').next().unwrap_or_default().to_lowercase();
    match () {
        () if name.is_empty() => Some("is empty"),
        () if name.len() > LONGEST_NAME => Some("is too long"),
        () if name.chars().any(|letter| letter.is_control() || "\\:*?\"<>|".contains(letter)) => {
            Some("has a character that some systems do not allow in file names")
        }
        () if visible(name) != name => Some("has a character that cannot be seen"),
        () if parts().any(|part| matches!(part, "" | "." | "..")) => Some("does not stay in its folder"),
        () if parts().any(|part| part.ends_with(['.', ' ']) || part.starts_with(' ')) => {
            Some("has a part that begins or ends with a space or a point")
        }
        () if parts().any(|part| part.starts_with('.')) => Some("is hidden"),
        () if parts().any(|part| RESERVED.contains(&bare(part).as_str())) => {
            Some("is reserved for a device on some systems")
        }
        () => None,
    }
}

/// A note as it may be shown: of one line, without control characters, not too long.
pub(crate) fn note(json: &[u8]) -> Result<Note, String> {
    let note: Note =
        serde_json::from_slice(json).map_err(|_| "a note is not the JSON object that it should be".to_owned())?;
    let Note { severity, message, help } = note;
    Ok(Note { severity, message: plain(&message), help: help.as_deref().map(plain) })
}

/// A text of one line without control characters, cut where it is too long.
pub(crate) fn plain(text: &str) -> String {
    let cleaned = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut cleaned: String = cleaned.take(LONGEST_NOTE + 1).collect();
    if cleaned.chars().count() > LONGEST_NOTE {
        cleaned.pop();
        cleaned.push('…');
    }
    cleaned.trim().to_owned()
}

/// Whether any note stands against the result.
pub(crate) fn has_error(notes: &[Note]) -> bool {
    notes.iter().any(|note| note.severity == Severity::Error)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::file;

    #[test]
    fn names_stay_in_their_folder_and_are_names_everywhere() {
        for (name, is_fine) in [
            ("report.html", true),
            ("pages/1.html", true),
            ("crwydro-ŷ.txt", true),
            ("", false),
            ("/etc/x", false),
            ("../x", false),
            ("a/../x", false),
            ("a//x", false),
            ("a\\x", false),
            ("c:x", false),
            ("a\nb", false),
            ("x.", false),
            (".hidden", false),
            ("con.txt", false),
            ("pages/NUL", false),
            ("a\u{202e}b.txt", false),
        ] {
            assert_eq!(file(name.into(), Vec::new(), &mut BTreeSet::new()).is_ok(), is_fine, "{name:?}");
        }
        assert!(file("x".repeat(201).into(), Vec::new(), &mut BTreeSet::new()).is_err());
    }

    #[test]
    fn a_name_is_given_once_and_text_is_text() {
        let mut names = BTreeSet::new();
        file(b"a.txt".into(), b"a".into(), &mut names).unwrap();
        assert_eq!(
            file(b"A.TXT".into(), b"a".into(), &mut names).unwrap_err(),
            "the file `A.TXT` was handed over twice"
        );
        file("\u{e9}.txt".into(), Vec::new(), &mut names).unwrap();
        assert!(file("e\u{301}.txt".into(), Vec::new(), &mut names).is_err(), "the same letters in another form");
        assert!(file(b"a.txt/b".into(), Vec::new(), &mut names).is_err(), "a folder where a file is");
        file(b"c/d".into(), Vec::new(), &mut names).unwrap();
        assert!(file(b"c".into(), Vec::new(), &mut names).is_err(), "a file where a folder is");
        assert!(file(b"b.html".into(), vec![0xff], &mut names).is_err());
        assert!(file(b"b.pdf".into(), vec![0xff], &mut names).is_ok());
    }
}
