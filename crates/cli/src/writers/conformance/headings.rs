//! Whether the headings of a page are headings, each one step below the one that it stands under.

use assize_report::{Report, Section};
use assize_writer::File;

use super::markup::pieces;
use super::page::without_entities;
use super::read::{ending, squeezed};

/// What is wrong with the headings of these files, in the formats that are known here.
pub(super) fn fault(files: &[File], report: &Report) -> Option<String> {
    files.iter().find_map(|file| {
        let text = str::from_utf8(&file.contents).ok()?;
        let (headings, deepest, is_page) = match ending(file).as_str() {
            "html" | "htm" => (of_page(text), 6, true),
            "md" | "qmd" => (of_lines(text, '#'), 6, false),
            "typ" => (of_lines(text, '='), usize::MAX, false),
            "adoc" | "asciidoc" => (of_lines(text, '='), 5, false),
            _ => return None,
        };
        let level = |title: &str| {
            let title = squeezed(title);
            headings.iter().find(|(_, text)| text.contains(&title)).map(|(level, _)| *level)
        };
        let above = level(&report.title);
        let mut found = Walk { level: &level, is_page, deepest, fault: None };
        report.sections.iter().fold(above, |above, section| Some(found.section(section, above)? - 1));
        found.fault
    })
}

struct Walk<'l> {
    level: &'l dyn Fn(&str) -> Option<usize>,
    is_page: bool,
    deepest: usize,
    fault: Option<String>,
}

impl Walk<'_> {
    /// The level of a section whose heading stands under one of that level; `None` where it has none that is known.
    fn section(&mut self, section: &Section, above: Option<usize>) -> Option<usize> {
        let title = &section.title;
        let level = (self.level)(title);
        let fault = match (level, above) {
            (None, _) if self.is_page => Some(format!("\"{title}\" is not a heading (`<h2>` or another)")),
            (Some(level), Some(above)) if level != (above + 1).min(self.deepest) => {
                Some(format!("\"{title}\" is a heading of level {level} under one of level {above}"))
            }
            _ => None,
        };
        self.fault = self.fault.take().or(fault);
        for inner in &section.sections {
            self.section(inner, level);
        }
        level
    }
}

/// Levels and texts without white space.
fn of_page(text: &str) -> Vec<(usize, String)> {
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (before, tag) in pieces(text, true) {
        if let (true, Some((_, text))) = (is_open, headings.last_mut()) {
            text.push_str(&squeezed(&without_entities(before)));
        }
        let Some(tag) = tag else { continue };
        let level =
            tag.name.strip_prefix('h').and_then(|level| level.parse().ok()).filter(|level| (1..=6).contains(level));
        if let Some(level) = level {
            is_open = !tag.is_end;
            headings.extend(is_open.then(|| (level, String::new())));
        }
    }
    headings
}

fn of_lines(text: &str, sign: char) -> Vec<(usize, String)> {
    let heading = |line: &str| {
        let rest = line.trim_start_matches(sign);
        let level = line.len() - rest.len();
        (level > 0 && rest.starts_with(' ')).then(|| (level, squeezed(&without_entities(rest)).replace('\\', "")))
    };
    text.lines().filter_map(heading).collect()
}
