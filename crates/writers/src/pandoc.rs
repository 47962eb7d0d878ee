//! The document as Pandoc's own, in JSON: `pandoc` makes DOCX, ODT, EPUB, LaTeX and more of it.

mod table;
#[cfg(test)]
mod tests;

use assize_report::{Block, Chart, Item, Report, Section, Tree};
use assize_writer::{About, Options, Refusal, Writer, Written};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::flat::{alone, flat, last, words};
use crate::labels::{Labels, Translated};
use crate::visible;

/// Whether charts are drawn beside their tables: some programs have no place for a drawing.
pub(crate) const SETTINGS: [&str; 1] = ["drawings"];

/// The version of Pandoc's document that this is.
const VERSION: [u8; 3] = [1, 23, 1];
/// The lowest heading that all of its formats have.
const LOWEST: usize = 6;

/// Makes headings, definition lists, tables with header rows, and pictures on wish.
pub(crate) struct Pandoc;

impl Writer for Pandoc {
    fn about(&self) -> &About {
        &About {
            name: "pandoc",
            version: env!("CARGO_PKG_VERSION"),
            summary: "Pandoc's document, for DOCX, ODT, EPUB, LaTeX and more",
        }
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        let has_drawings = match options.settings.get("drawings").map(String::as_str) {
            None | Some("no") => false,
            Some("svg") => true,
            Some(_) => return Err(Refusal::new("`drawings` is `svg` or `no`")),
        };
        let mut contents =
            serde_json::to_vec(&document(&report.for_pages(), has_drawings)).expect("JSON always serialises");
        contents.push(b'\n');
        Ok(Written::file("report.pandoc.json", contents))
    }
}

/// The document of a report; `has_drawings` says whether charts are drawn beside their tables.
pub(crate) fn document(report: &Report, has_drawings: bool) -> Value {
    Document { report, translated: Translated::of(report), has_drawings }.whole()
}

struct Document<'r> {
    report: &'r Report,
    translated: Translated<'r>,
    has_drawings: bool,
}

impl Document<'_> {
    fn whole(&self) -> Value {
        let report = self.report;
        let labels = Labels::of(&report.language);
        let mut meta = serde_json::Map::new();
        let mut tell = |name: &str, inlines: Vec<Value>| meta.insert(name.to_owned(), of("MetaInlines", inlines));
        tell("title", self.said(&report.title));
        tell("lang", plain(labels.language));
        // A report on one inspection is of the day on which that was published.
        if let [one] = report.inspections.as_slice()
            && let Some(date) = &one.published
        {
            tell("date", plain(date));
        }
        let byline = (!report.byline.trim().is_empty()).then(|| self.said(&report.byline));
        let standing = labels.status(report).into_iter().map(plain);
        let parts: Vec<_> = byline.into_iter().chain(standing).collect();
        tell("subtitle", parts.join([space(), of("Str", "·"), space()].as_slice()));
        let notices = report.notices.iter().filter(|notice| !notice.trim().is_empty());
        let mut blocks: Vec<Value> = notices.map(|notice| quote(self.paragraph(notice))).collect();
        blocks.extend(self.bullets(report.main_points.iter().map(|point| vec![self.paragraph(&point.text)]).collect()));
        let sections = match alone(report) {
            Some(section) => {
                blocks.extend(section.blocks.iter().flat_map(|block| self.block(block, &section.title)));
                section.sections.as_slice()
            }
            None => report.sections.as_slice(),
        };
        blocks.extend(sections.iter().chain(&last(report)).flat_map(|section| self.section(section, 1)));
        json!({ "pandoc-api-version": VERSION, "meta": meta, "blocks": blocks })
    }

    fn section(&self, section: &Section, depth: usize) -> Vec<Value> {
        let mut blocks = Vec::new();
        if !section.title.trim().is_empty() {
            let heading = (depth.min(LOWEST), (&section.id, [(); 0], [(); 0]), self.said(&section.title));
            blocks.push(of("Header", heading));
        }
        blocks.extend(section.blocks.iter().flat_map(|block| self.block(block, &section.title)));
        blocks.extend(section.sections.iter().flat_map(|section| self.section(section, depth + 1)));
        blocks
    }

    /// `heading` is the section's: a table of that title needs none of its own.
    fn block(&self, block: &Block, heading: &str) -> Vec<Value> {
        match block {
            Block::Paragraph { text } => vec![self.paragraph(text)],
            Block::Items { items } => self.items(items),
            Block::Table(table) => self.table(table, heading),
            Block::Tree { roots } => self.bullets(roots.iter().map(|root| self.tree(root)).collect()),
            Block::List { points } => self.bullets(points.iter().map(|point| vec![self.paragraph(point)]).collect()),
            Block::Remark { text, .. } => vec![quote(self.paragraph(text))],
            Block::Commands { .. } | Block::Other => Vec::new(),
            Block::Chart(chart) => {
                let drawing = if self.has_drawings { self.drawing(chart) } else { None };
                let mut blocks = self.flat(block, heading);
                // Behind the finding, before the numbers.
                if let Some(drawing) = drawing {
                    blocks.insert(blocks.len().min(1), drawing);
                }
                blocks
            }
            Block::KeyFigures { .. } | Block::Grid(_) => self.flat(block, heading),
        }
    }

    fn flat(&self, block: &Block, heading: &str) -> Vec<Value> {
        flat(block, Labels::of(&self.report.language))
            .unwrap_or_default()
            .iter()
            .flat_map(|one| self.block(one, heading))
            .collect()
    }

    /// The chart as a picture, read aloud as its alternative.
    fn drawing(&self, chart: &Chart) -> Option<Value> {
        let (svg, drawn) = assize_chart::alone(chart)?;
        let address = format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg));
        let picture = of("Image", (attributes(), self.said(&chart.alternative), (address, "")));
        let partly = (drawn.shown < drawn.of).then(|| Labels::of(&self.report.language).partly(drawn));
        let partly = partly.map(|text| [vec![json!({ "t": "LineBreak" })], plain(&text)].concat());
        Some(of("Para", [vec![picture], partly.unwrap_or_default()].concat()))
    }

    /// A value without a name goes on with the one above.
    fn items(&self, items: &[Item]) -> Vec<Value> {
        let groups = items.chunk_by(|_, next| next.name.is_empty());
        let groups = groups.map(|group| {
            let values =
                group.iter().map(|item| vec![of("Plain", self.inlines(item.value.words(), &words(&item.value)))]);
            (self.said(&group[0].name), values.collect::<Vec<_>>())
        });
        let groups: Vec<_> = groups.collect();
        if groups.is_empty() { Vec::new() } else { vec![of("DefinitionList", groups)] }
    }

    fn tree(&self, tree: &Tree) -> Vec<Value> {
        let notes = tree.notes.iter().map(|note| vec![of("Plain", [of("Emph", self.said(note))])]);
        let children = tree.children.iter().map(|child| self.tree(child));
        let below = self.bullets(notes.chain(children).collect());
        [of("Plain", self.said(&tree.text))].into_iter().chain(below).collect()
    }

    fn bullets(&self, points: Vec<Vec<Value>>) -> Vec<Value> {
        if points.is_empty() { Vec::new() } else { vec![of("BulletList", points)] }
    }

    fn paragraph(&self, text: &str) -> Value {
        of("Para", self.said(text))
    }

    fn said(&self, text: &str) -> Vec<Value> {
        self.inlines(text, text)
    }

    /// What is shown of a text; marked as English in a report that is not.
    fn inlines(&self, text: &str, shown: &str) -> Vec<Value> {
        match self.translated.is_english(text) {
            true => vec![of("Span", (("", [(); 0], [("lang", "en")]), plain(shown)))],
            false => plain(shown),
        }
    }
}

fn of(kind: &str, contents: impl serde::Serialize) -> Value {
    json!({ "t": kind, "c": contents })
}

fn quote(block: Value) -> Value {
    of("BlockQuote", [block])
}

fn attributes() -> Value {
    json!(["", [], []])
}

/// Words and the spaces between them.
fn plain(text: &str) -> Vec<Value> {
    let text = visible(text);
    let mut inlines = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !inlines.is_empty() {
            inlines.push(space());
        }
        inlines.push(of("Str", word));
    }
    inlines
}

fn space() -> Value {
    json!({ "t": "Space" })
}
