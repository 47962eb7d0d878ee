//! The document laid out for a terminal.

mod bar;
mod cell;
mod map;
mod paint;
mod table;
mod tree;
pub(crate) mod wrap;

use assize_report::{ANNEXES, Audience, Block, Form, Item, Kind, Report, Section, Weight};
use assize_writer::{About, Options, Refusal, Writer, Written};

use crate::flat::{alone, flat, last};
use crate::labels::Labels;
use crate::visible;
use cell::show;
use paint::{Style, paint};
use wrap::{columns, hang, wrap};

/// Narrower than this nothing can be read; a report is then wider than the terminal.
const NARROWEST: usize = 24;

/// Longer lines of running text than this are hard to read; tables may be wider.
const READABLE: usize = 100;

/// The setting that shows what a screen leaves out: annexes, and limits that say nothing.
const ALL: &str = "all";

/// Lays the sections out one below the other, in lines that are never longer than `Options::width`.
pub(crate) struct Text;

impl Writer for Text {
    fn about(&self) -> &About {
        &About { name: "text", version: env!("CARGO_PKG_VERSION"), summary: "for reading on a terminal" }
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        let width = options.width.clamp(NARROWEST, usize::from(u16::MAX));
        let all = options.settings.get(ALL).is_some_and(|value| value == "yes");
        let mut page = Page { lines: Vec::new(), labels: Labels::of(&report.language), width, all, headed: 0 };
        page.report(report);
        let contents = paint::resolve(&page.lines, options.colour).into_bytes();
        Ok(Written::file("report.txt", contents))
    }
}

/// Who may see it. Not said for inspections without cases here, or for bodies that do not exist: anybody may see these. An internal report
/// that names no inspection still says it, since what is in it is not known.
fn audience(report: &Report) -> Option<String> {
    let holds_cases = match report.audience {
        Audience::Public => report.inspections.iter().any(|one| !one.units.is_empty()),
        Audience::Internal => {
            report.inspections.is_empty()
                || report.inspections.iter().any(|one| !one.units.is_empty() && !one.provider.fictional)
        }
    };
    holds_cases.then(|| Labels::of(&report.language).audience(report.audience).to_lowercase())
}

struct Page {
    lines: Vec<String>,
    labels: &'static Labels,
    width: usize,
    all: bool,
    /// How many lines there were when the last heading ended.
    headed: usize,
}

impl Page {
    fn report(&mut self, report: &Report) {
        if report.kind == Kind::Quotation {
            return self.quotation(report);
        }
        let title = visible(&report.title);
        match audience(report) {
            Some(audience) => self.underlined(&format!("{title} ({audience})"), '═'),
            None => self.underlined(&title, '═'),
        }
        if report.main_points.is_empty() {
            self.gap();
        }
        for point in &report.main_points {
            self.lines.extend(hang("• ", "  ", &visible(&point.text), self.readable()));
        }
        for notice in &report.notices {
            let mark = paint(Style::Notice, "▌");
            let first = format!("{mark} ");
            self.lines.extend(hang(&first, &first, &paint(Style::Notice, &visible(notice)), self.readable()));
        }
        let sections = match alone(report) {
            Some(section) => {
                section.blocks.iter().for_each(|block| self.block(block, &section.title));
                section.sections.as_slice()
            }
            None => report.sections.as_slice(),
        };
        let last = last(report);
        let (annexes, body): (Vec<_>, Vec<_>) =
            sections.iter().chain(&last).partition(|section| section.id == ANNEXES && !self.all);
        for section in body {
            self.section(section, 1);
        }
        self.left_out(&annexes);
    }

    /// The first annexes by their titles, as many as fit in a line, and how to see them.
    fn left_out(&mut self, annexes: &[&Section]) {
        let titles: Vec<_> =
            annexes.iter().flat_map(|annex| &annex.sections).map(|section| visible(&section.title)).collect();
        if titles.is_empty() {
            return;
        }
        self.gap();
        let text = |shown: usize| match titles.len() - shown {
            0 => format!("More with `--all`: {}.", titles.join("; ")),
            more => format!("More with `--all`: {}; and {more} more.", titles[..shown].join("; ")),
        };
        let shown = (2..=titles.len()).rev().find(|shown| wrap::width(&text(*shown)) <= self.readable());
        let text = text(shown.unwrap_or(1));
        self.lines.extend(wrap(&paint(Style::Faint, &text), self.readable()));
    }

    /// The sentences alone, to be copied: all that must be known stands in them.
    fn quotation(&mut self, report: &Report) {
        for block in report.sections.iter().flat_map(|section| &section.blocks) {
            if let Block::Paragraph { text } = block {
                self.gap();
                self.lines.extend(wrap(&visible(text), self.readable()));
            }
        }
    }

    fn section(&mut self, section: &Section, depth: usize) {
        self.gap();
        match depth {
            1 => self.ruled(&visible(&section.title)),
            2 => self.underlined(&visible(&section.title), '─'),
            _ => self.lines.extend(wrap(&paint(Style::Strong, &visible(&section.title)), self.width)),
        }
        self.headed = self.lines.len();
        for block in &section.blocks {
            self.block(block, &section.title);
        }
        for section in &section.sections {
            self.section(section, depth + 1);
        }
    }

    fn block(&mut self, block: &Block, heading: &str) {
        let lines = match block {
            Block::Paragraph { text } => wrap(&visible(text), self.readable()),
            Block::Items { items } => items_in_columns(items, self.readable()),
            Block::Table(table) => match table.for_readers() {
                Some(table) if self.all => table::lines(&table, heading, self.width),
                Some(table) => table::lines(&cell::without_wide(table), heading, self.width),
                None => return,
            },
            Block::Tree { roots } => tree::lines(roots, self.width),
            Block::Commands { sentences } if sentences.len() == 1 => wrap(&visible(&sentences[0]), self.readable()),
            Block::List { points } | Block::Commands { sentences: points } => {
                points.iter().flat_map(|point| hang("• ", "  ", &visible(point), self.readable())).collect()
            }
            Block::Remark { weight, text } => {
                let mark = match weight {
                    Weight::Info => paint(Style::Strong, "▏ "),
                    Weight::Warning => paint(Style::Notice, "▌ "),
                };
                hang(&mark, &mark, &visible(text), self.readable())
            }
            Block::Other => return,
            Block::Chart(chart) if matches!(chart.form, Form::Strip { .. }) => {
                for block in map::blocks(chart) {
                    self.block(&block, heading);
                }
                return;
            }
            Block::KeyFigures { .. } | Block::Grid(_) | Block::Chart(_) => {
                for block in flat(block, self.labels).unwrap_or_default() {
                    self.block(&block, heading);
                }
                return;
            }
        };
        // A list stands close under its heading.
        if !(matches!(block, Block::List { .. }) && self.headed == self.lines.len()) {
            self.gap();
        }
        self.lines.extend(lines);
    }

    /// A heading with a rule that fills the line.
    fn ruled(&mut self, title: &str) {
        self.gap();
        let mut lines = wrap(&paint(Style::Strong, title), self.width - 6);
        let last = lines.last_mut().expect("wrapping gives at least one line");
        let rest = self.width - 4 - wrap::width(last);
        last.push_str(&format!(" {}", "─".repeat(rest)));
        let mut lines = lines.into_iter();
        self.lines.extend(lines.next().map(|first| format!("── {first}")));
        self.lines.extend(lines.map(|line| format!("   {line}")));
    }

    /// A heading with a line under it.
    fn underlined(&mut self, title: &str, line: char) {
        let lines = wrap(&paint(Style::Strong, title), self.width);
        let length = lines.iter().map(|line| wrap::width(line)).max().unwrap_or_default();
        self.lines.extend(lines);
        self.lines.push(line.to_string().repeat(length));
    }

    /// The width of running text.
    fn readable(&self) -> usize {
        self.width.min(READABLE)
    }

    /// One empty line, unless there is one or the page is empty.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }
}

/// Names on the left, values on the right; names take two fifths at most.
fn items_in_columns(items: &[Item], width: usize) -> Vec<String> {
    let bar = bar::LENGTHS.into_iter().find(|length| length * 3 <= width).unwrap_or(0);
    let edges = cell::edges(items.iter().map(|item| &item.value));
    let rows: Vec<_> =
        items.iter().map(|item| vec![visible(&item.name).into_owned(), show(&item.value, &edges, bar)]).collect();
    let longest = rows.iter().map(|row| wrap::width(&row[0])).max().unwrap_or_default();
    let names = longest.min(width * 2 / 5);
    columns(&rows, &[names, width - names - wrap::GAP])
}

#[cfg(test)]
mod tests;
