//! Whether texts of a record stay texts, in the languages that documents are written in.

use assize_compose::Trial;
use assize_writer::File;

use super::page;
use super::read::{ending, is_table, parts, squeezed};

/// Characters that act on a terminal or turn the direction of what follows.
fn acts(letter: char) -> bool {
    turns(letter) || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What must not stand in a file of this ending as it is; behind a backslash it is a text.
const RAW: [(&[&str], &[&str]); 8] = [
    (&["html", "htm", "svg", "xml"], &["<script>alert('golden')", "<img src=x onerror", "onerror=alert(1)>\""]),
    // What acts in a page acts in Markdown, too, and so does a link.
    (&["md", "qmd"], &["](javascript:", "<script>alert('golden')", "<img src=x onerror", "onerror=alert(1)>\""]),
    (&["tex", "latex"], &["\\input{x}", "\\write18{x}", "%golden", "&golden", "$golden", "#golden", "_golden"]),
    (
        &["typ"],
        &[
            "#eval(\"golden\")",
            "#import \"golden.typ\"",
            "$golden",
            "#golden",
            "_golden",
            "*golden",
            "@golden",
            "<golden",
        ],
    ),
    (&["adoc", "asciidoc"], &["\ninclude::golden[", "link:javascript:golden[", "{docdir}", "+++<b>+++", " *x*"]),
    (&["rst"], &["\n.. include:: golden", "golden <javascript:golden>`_"]),
    (&["md"], &["\n|golden"]),
    // Bold, code and slanted.
    (&["md", "qmd"], &["**bold**", "`code`"]),
];
/// What acts even behind a backslash.
const ALWAYS: [(&str, &[&str]); 4] = [
    ("tex", &["\\golden", "~golden", "^golden"]),
    ("latex", &["\\golden", "~golden", "^golden"]),
    // What runs a page looks for these before anybody reads it as Markdown.
    ("qmd", &["`r golden", "`{r} golden", "{{< golden"]),
    ("rmd", &["`r golden", "`{r} golden"]),
];
/// Texts that a page shows as they are: markup is one, and so is what looks like a letter by its name.
const SHOWN: [&str; 2] = ["<script>alert('golden')</script>", "&lt;b&gt; &#x3c;b&#x3e;"];

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
        let lower = text.to_lowercase();
        let raw: Vec<&str> = RAW
            .iter()
            .filter(|(endings, _)| endings.contains(&ending.as_str()))
            .flat_map(|(_, raw)| *raw)
            .copied()
            .collect();
        let always =
            ALWAYS.iter().filter(|(own, _)| *own == ending).flat_map(|(_, raw)| *raw).find(|raw| lower.contains(**raw));
        if !raw.is_empty() || ALWAYS.iter().any(|(own, _)| *own == ending) {
            let is_bare = |raw: &str| lower.match_indices(raw).any(|(at, _)| !lower[..at].ends_with('\\'));
            let acting = raw.into_iter().find(|raw| is_bare(raw)).or(always.copied());
            let acting = acting.map(|raw| format!("`{}` holds `{}`, which acts", file.name, raw.trim()));
            trials.push(Trial::new("lets no markup of a text act", acting));
        }
        if matches!(ending.as_str(), "html" | "htm") {
            let read = squeezed(&page::read(text));
            let altered = SHOWN.into_iter().find(|one| !read.contains(&squeezed(one)));
            let altered = altered.map(|one| format!("a reader of `{}` does not see `{one}` as it is", file.name));
            trials.push(Trial::new("shows markup of a text as the text that it is", altered));
        }
        if is_table(file) {
            let begins = |cell: &str| {
                let cell = cell.trim_start_matches('"');
                cell.starts_with('=') || ["+golden", "-golden", "@golden"].iter().any(|sign| cell.starts_with(sign))
            };
            let acting = text.lines().find(|line| line.split([',', ';', '\t']).any(begins));
            let acting =
                acting.map(|_| format!("a cell of `{}` begins as a formula does, which a spreadsheet runs", file.name));
            trials.push(Trial::new("lets no formula run", acting));
        }
    }
    trials
}
