//! Whether texts of a record stay texts, in the languages that documents are written in.

use assize_compose::Trial;
use assize_writer::File;

use super::read::{ending, parts};

/// Characters that act on a terminal or turn the direction of what follows.
fn acts(letter: char) -> bool {
    turns(letter) || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What must not stand in a file of this ending as it is; behind a backslash it is a text.
const RAW: [(&[&str], &[&str]); 6] = [
    (&["html", "htm", "svg", "xml"], &["<script>alert('golden')", "<img src=x", "onerror=alert(1)>\""]),
    // What acts in a page acts in Markdown, too, and so does a link.
    (&["md"], &["](javascript:", "<script>alert('golden')", "<img src=x", "onerror=alert(1)>\""]),
    (&["tex", "latex"], &["\\input{x}", "\\write18{x}"]),
    (&["typ"], &["#eval(\"golden\")", "#import \"golden.typ\""]),
    (&["adoc", "asciidoc"], &["\ninclude::golden[", "link:javascript:golden[", "{docdir}"]),
    (&["rst"], &["\n.. include:: golden", "golden <javascript:golden>`_"]),
];

/// The trials of the document with hostile texts.
pub(super) fn harmless(files: &[File]) -> Vec<Trial> {
    let mut trials = Vec::new();
    let inner: Vec<File> = files.iter().filter_map(parts).flatten().collect();
    for file in files.iter().chain(&inner) {
        let Ok(text) = str::from_utf8(&file.contents) else { continue };
        // JSON is for programs, and has its own way of writing what a text may not hold.
        let is_data = matches!(ending(file).as_str(), "json" | "jsonl");
        let found = text.chars().find(|letter| acts(*letter) && !(is_data && turns(*letter)));
        let found = found.map(|letter| format!("`{}` holds the character U+{:04X} as it is", file.name, letter as u32));
        trials.push(Trial::new("writes out characters that act", found));
        let ending = ending(file);
        if let Some((_, raw)) = RAW.iter().find(|(endings, _)| endings.contains(&ending.as_str())) {
            let text = text.to_lowercase();
            let acting = raw.iter().find(|raw| text.match_indices(**raw).any(|(at, _)| !text[..at].ends_with('\\')));
            let acting = acting.map(|raw| format!("`{}` holds `{}`, which acts", file.name, raw.trim()));
            trials.push(Trial::new("lets no markup of a text act", acting));
        }
        if ending == "csv" {
            let acting =
                text.lines().find(|line| line.split(',').any(|cell| cell.trim_start_matches('"').starts_with('=')));
            let acting = acting.map(|_| format!("a cell of `{}` begins with `=`, which a spreadsheet runs", file.name));
            trials.push(Trial::new("lets no formula run", acting));
        }
    }
    trials
}
