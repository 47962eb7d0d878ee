//! The document as a page of CommonMark with pipe tables.

mod escape;

use assize_report::{Block, Item, Report, Row, RowKind, Section, Table, Tree};
use assize_writer::{About, Options, Refusal, Writer, Written};

use crate::flat::{alone, flat, last, words};
use crate::labels::Labels;
use crate::visible;
use escape::{inline, opening};

/// The lowest heading that Markdown has.
const LOWEST: usize = 6;

/// Makes headings, lists, tables and quotes; every text in them shows as it is.
pub(crate) struct Markdown;

impl Writer for Markdown {
    fn about(&self) -> &About {
        &About {
            name: "markdown",
            version: env!("CARGO_PKG_VERSION"),
            summary: "a page with tables, for a repository or a wiki",
        }
    }

    fn write(&self, report: &Report, _: &Options) -> Result<Written, Refusal> {
        let mut page = Page { labels: Labels::of(&report.language), text: String::new(), bullet: None };
        page.report(&report.for_pages());
        Ok(Written::file("report.md", page.text))
    }
}

/// The blocks so far, with an empty line between any two.
struct Page {
    labels: &'static Labels,
    text: String,
    /// The bullet of the list that was the last block. The next list must have the other one, or the two are one.
    bullet: Option<char>,
}

impl Page {
    fn report(&mut self, report: &Report) {
        let audience = self.labels.audience(report.audience).to_lowercase();
        self.heading(&format!("{} ({audience})", visible(&report.title).trim()), 1);
        if !report.main_points.is_empty() {
            self.list(|bullet| report.main_points.iter().map(|one| point(bullet, 0, &opening(&one.text))).collect());
        }
        for notice in report.notices.iter().filter(|notice| !notice.trim().is_empty()) {
            self.block(&format!("> {}", opening(notice)));
        }
        let sections = match alone(report) {
            Some(section) => {
                section.blocks.iter().for_each(|block| self.one(block, &section.title));
                section.sections.as_slice()
            }
            None => report.sections.as_slice(),
        };
        for section in sections.iter().chain(&last(report)) {
            self.section(section, 2);
        }
    }

    fn section(&mut self, section: &Section, depth: usize) {
        self.heading(&section.title, depth);
        for block in &section.blocks {
            self.one(block, &section.title);
        }
        for section in &section.sections {
            self.section(section, depth + 1);
        }
    }

    fn one(&mut self, block: &Block, heading: &str) {
        match block {
            Block::Paragraph { text } => self.block(&opening(text)),
            Block::Items { items } => self.list(|bullet| items.iter().map(|one| item(one, bullet)).collect()),
            Block::Table(table) => self.table(table, heading),
            Block::Tree { roots } => self.list(|bullet| trees(roots, bullet)),
            Block::List { points } => {
                self.list(|bullet| points.iter().map(|text| point(bullet, 0, &opening(text))).collect());
            }
            Block::Remark { text, .. } => self.block(&format!("> {}", opening(text))),
            Block::Commands { .. } | Block::Other => {}
            Block::KeyFigures { .. } | Block::Grid(_) | Block::Chart(_) => {
                for block in flat(block, self.labels).unwrap_or_default() {
                    self.one(&block, heading);
                }
            }
        }
    }

    /// Deeper than Markdown has headings, the title is a bold line.
    fn heading(&mut self, title: &str, depth: usize) {
        let title = inline(title);
        match depth {
            _ if title.is_empty() => {}
            ..=LOWEST => self.block(&format!("{} {title}", "#".repeat(depth))),
            _ => self.block(&bold(&title)),
        }
    }

    /// The table with its title above and its notes below. A title that says no more than the heading above it is left out.
    fn table(&mut self, table: &Table, heading: &str) {
        let Some(table) = &table.for_readers() else { return };
        if table.title != heading {
            self.block(&bold(&inline(&table.title)));
        }
        let titles = table.columns.iter().map(|column| inline(&column.title));
        let rules = table
            .columns
            .iter()
            .map(|column| if column.is_numeric_without_bars() { "---:".to_owned() } else { "---".to_owned() });
        let mut lines = vec![line(titles), line(rules)];
        lines.extend(table.rows.iter().map(row));
        if !table.columns.is_empty() {
            self.block(&lines.join("\n"));
        }
        for note in &table.notes {
            self.block(&opening(note));
        }
    }

    fn list(&mut self, lines: impl FnOnce(char) -> Vec<String>) {
        let bullet = if self.bullet == Some('-') { '*' } else { '-' };
        let lines = lines(bullet);
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
            self.bullet = Some(bullet);
        }
    }

    fn block(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
        self.bullet = None;
    }
}

/// A line of a list: the name, then the value.
fn item(item: &Item, bullet: char) -> String {
    let (name, value) = (inline(&item.name), words(&item.value));
    let said = match name.is_empty() {
        true => opening(&value),
        false => format!("{} {}", bold(&format!("{name}:")), inline(&value)),
    };
    point(bullet, 0, &said)
}

/// Lists within lists: under each line first its notes, then its branches.
fn trees(roots: &[Tree], bullet: char) -> Vec<String> {
    let mut lines = Vec::new();
    for root in roots {
        lines.push(point(bullet, 0, &bold(&inline(&root.text))));
        below(root, 1, bullet, &mut lines);
    }
    lines
}

fn below(tree: &Tree, depth: usize, bullet: char, lines: &mut Vec<String>) {
    for note in &tree.notes {
        lines.push(point(bullet, depth, &wrapped("*", &inline(note))));
    }
    for child in &tree.children {
        lines.push(point(bullet, depth, &opening(&child.text)));
        below(child, depth + 1, bullet, lines);
    }
}

/// A line of a list. It is never empty: a bullet alone would make the line above it a heading.
fn point(bullet: char, depth: usize, text: &str) -> String {
    let text = if text.is_empty() { "&nbsp;" } else { text.trim_end() };
    format!("{}{bullet} {text}", "  ".repeat(depth))
}

/// A row of a table; groups and totals are bold.
fn row(row: &Row) -> String {
    line(row.cells.iter().map(|cell| {
        let shown = inline(&words(cell));
        match row.kind {
            RowKind::Body => shown,
            RowKind::Group | RowKind::Total => bold(&shown),
        }
    }))
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells = cells.map(|cell| if cell.is_empty() { " |".to_owned() } else { format!(" {cell} |") });
    format!("|{}", cells.collect::<String>())
}

fn bold(text: &str) -> String {
    wrapped("**", text)
}

/// Text that is escaped already, between two marks; nothing stays nothing.
fn wrapped(mark: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{mark}{text}{mark}") }
}

#[cfg(test)]
mod tests;
