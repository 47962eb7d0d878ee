//! The frame of the page: head, notices, contents, sections.

use std::collections::{BTreeMap, BTreeSet};

use assize_chart::Markup;
use assize_report::{ANNEXES, Inspection, Mark, Report, Section};

use super::annex;
use super::figure::{homes, names};
use super::opening::tile;
use crate::csv::Alone;
use crate::flat::alone;
use crate::labels::{Labels, Translated};

const STYLE: &str = include_str!("style.css");
pub(super) const SCRIPT: &str = include_str!("tables.js");
/// Nothing is loaded; the one script is the one below, told by its digest (a test holds the two together).
pub(super) const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'sha256-VyqlKkOPRAk79SxK59+azZa8b/MGVpCYTtYk+cnqFiU='; base-uri 'none'; form-action 'none'";
/// Anchors of the page's own.
const OWN: [&str; 6] = ["main", "contents", "symbols", "glossary", "provenance", "annexes-heading"];
/// How deep the contents go.
const LISTED: usize = 2;

/// Which part of a report a page is.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Whole,
    /// What stands before the annexes, which are given.
    Main(&'a Report),
    Annex,
}

/// The names of both files.
const MAIN: &str = "report.html";
const ANNEX: &str = "annex.html";

pub(super) fn page(report: &Report, part: Part<'_>) -> String {
    let labels = Labels::of(&report.language);
    let mut page = Page {
        report,
        part,
        labels,
        translated: Translated::of(report),
        out: Markup::new(),
        derivations: report.derivations.iter().map(|one| (one.figure.as_str(), one.steps.as_slice())).collect(),
        homes: homes(report),
        alone: Alone::of(report),
        used: OWN.into_iter().map(str::to_owned).collect(),
        marks: Vec::new(),
        in_chart: false,
        read: BTreeSet::new(),
    };
    page.out.constant("<!DOCTYPE html>\n");
    page.out.open("html", &[("lang", labels.language)]);
    page.head();
    page.body();
    page.out.constant("</html>\n");
    page.out.finish()
}

/// The page so far, and what its parts must know of each other.
pub(super) struct Page<'a> {
    pub(super) report: &'a Report,
    part: Part<'a>,
    pub(super) labels: &'static Labels,
    translated: Translated<'a>,
    pub(super) out: Markup,
    /// How figures came about, by name.
    pub(super) derivations: BTreeMap<&'a str, &'a [String]>,
    /// The figures that stand outside the tables of charts: their anchors are there.
    pub(super) homes: BTreeSet<&'a str>,
    /// Its tables, to be handed over as CSV.
    pub(super) alone: Alone<'a>,
    /// Anchors that are taken.
    pub(super) used: BTreeSet<String>,
    /// Marks that were shown.
    pub(super) marks: Vec<Mark>,
    /// Whether the table of a chart is being laid out.
    pub(super) in_chart: bool,
    /// What was said of how to read charts.
    pub(super) read: BTreeSet<&'a str>,
}

impl<'a> Page<'a> {
    fn head(&mut self) {
        let (report, out) = (self.report, &mut self.out);
        out.constant("\n<head>\n<meta charset=\"utf-8\"/>\n");
        out.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
        out.constant("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.constant("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        out.line("title", &[], &format!("{} ({})", report.title, self.labels.audience(report.audience)));
        out.constant("\n<style>\n");
        out.constant(STYLE);
        out.constant("</style>\n</head>\n");
    }

    fn body(&mut self) {
        let (report, labels) = (self.report, self.labels);
        // The script takes its words from here.
        self.out.open("body", &[("data-filter", labels.filter), ("data-sort", labels.sort)]);
        self.out.line("a", &[("class", "skip"), ("href", "#main")], labels.skip);
        self.out.open("header", &[]);
        if matches!(self.part, Part::Annex) {
            self.out.element("p", &[("class", "tags")], |out| {
                out.line("a", &[("href", MAIN)], labels.back);
            });
        }
        let annex = matches!(self.part, Part::Annex).then(|| format!("{}: {}", labels.annexes, report.title));
        self.said("h1", &[], annex.as_ref().unwrap_or(&report.title));
        self.out.open("p", &[("class", "byline")]);
        if !report.byline.is_empty() {
            self.words(&report.byline);
            self.out.constant(" ");
        }
        for (place, said) in labels.status(report).into_iter().enumerate() {
            self.out.constant(if place > 0 { " " } else { "" });
            self.out.line("span", &[("class", "standing")], said);
        }
        self.out.constant("</p></header>\n");
        let ids = self.anchors(&report.sections);
        self.out.open("div", &[("class", "columns")]);
        self.contents(&ids);
        self.out.open("main", &[("id", "main"), ("tabindex", "-1")]);
        self.opening(&ids);
        if !report.notices.is_empty() {
            self.out.open("section", &[("class", "notices"), ("aria-label", labels.notices)]);
            report.notices.iter().for_each(|notice| self.said("p", &[], notice));
            self.out.close("section");
        }
        match alone(self.report) {
            Some(section) => {
                self.out.open("div", &[("id", &ids[&std::ptr::from_ref(section)])]);
                // If there is nothing before its sections, these are marked.
                if !self.is_opened(section) && !section.blocks.is_empty() {
                    self.mark_of(section, 1);
                }
                self.blocks(section, 1);
                self.out.close("div");
                section.sections.iter().for_each(|section| self.section(section, 2, &ids));
            }
            None => report.sections.iter().for_each(|section| self.section(section, 2, &ids)),
        }
        annex::annexes(self);
        self.elsewhere();
        self.out.constant("</main></div>\n<script>");
        self.out.constant(SCRIPT);
        self.out.constant("</script>\n</body>\n");
    }

    /// An element with a text of the report, marked where the text is not in the page's language.
    pub(super) fn said(&mut self, name: &'static str, attributes: &[(&'static str, &str)], text: &str) {
        if self.is_english(text) {
            let attributes: Vec<_> = attributes.iter().copied().chain([("lang", "en")]).collect();
            self.out.line(name, &attributes, text);
        } else {
            self.out.line(name, attributes, text);
        }
    }

    /// A text of the report where it has no element of its own.
    pub(super) fn words(&mut self, text: &str) {
        if self.is_english(text) {
            self.out.line("span", &[("lang", "en")], text);
        } else {
            self.out.text(text);
        }
    }

    /// Whether a text is English on a page that is not.
    pub(super) fn is_english(&self, text: &str) -> bool {
        self.translated.is_english(text)
    }

    /// What the contents list first.
    fn chapters(&self) -> &'a [Section] {
        alone(self.report).map_or(self.report.sections.as_slice(), |section| section.sections.as_slice())
    }

    /// An anchor a section; the first takes its id as it is.
    fn anchors(&mut self, sections: &'a [Section]) -> BTreeMap<*const Section, String> {
        let mut ids = BTreeMap::new();
        for section in sections {
            ids.insert(std::ptr::from_ref(section), self.anchor(&section.id));
            ids.append(&mut self.anchors(&section.sections));
        }
        ids
    }

    fn contents(&mut self, ids: &BTreeMap<*const Section, String>) {
        let sections = self.chapters();
        let annexes = annex::titles(self);
        if sections.len() + annexes.len() < 2 {
            return;
        }
        self.out.open("nav", &[("aria-labelledby", "contents")]);
        self.out.constant("<details open=\"open\">\n<summary>");
        self.out.line("span", &[("id", "contents")], self.labels.contents);
        self.out.constant("</summary>\n");
        self.out.open("ul", &[]);
        for section in sections {
            self.entry(section, 1, ids);
        }
        for (id, title) in annexes {
            self.out.element("li", &[], |out| out.line("a", &[("href", &format!("#{id}"))], title));
        }
        if matches!(self.part, Part::Main(_)) {
            self.out.element("li", &[], |out| out.line("a", &[("href", ANNEX)], self.labels.annexes));
        }
        self.out.constant("</ul></details></nav>\n");
    }

    fn entry(&mut self, section: &Section, depth: usize, ids: &BTreeMap<*const Section, String>) {
        self.out.open("li", &[]);
        let id = format!("#{}", ids[&std::ptr::from_ref(section)]);
        self.said("a", &[("href", &id)], &section.title);
        if depth < LISTED && !section.sections.is_empty() {
            self.out.open("ul", &[]);
            section.sections.iter().for_each(|section| self.entry(section, depth + 1, ids));
            self.out.close("ul");
        }
        self.out.close("li");
    }

    fn section(&mut self, section: &'a Section, level: usize, ids: &BTreeMap<*const Section, String>) {
        if self.is_spent(section) {
            return;
        }
        let id = ids[&std::ptr::from_ref(section)].as_str();
        // A section with a name is a landmark, and those are few and told apart by their names: chapters, not what stands in them.
        if level <= 2 && self.chapters().iter().filter(|other| other.title == section.title).count() <= 1 {
            let heading = format!("{id}-heading");
            let heading = self.anchor(&heading);
            self.out.open("section", &[("id", id), ("aria-labelledby", &heading)]);
            // The figures of the tile say what the first chapter is on.
            let is_under_tile = tile(self.report).is_some() && self.is_first(section);
            let class = is_under_tile.then_some(("class", "unseen"));
            let attributes: Vec<_> = [("id", heading.as_str())].into_iter().chain(class).collect();
            self.said(tag(level), &attributes, &section.title);
        } else {
            self.out.open("section", &[("id", id)]);
            self.out.line(tag(level), &[], &section.title);
        }
        if !self.is_opened(section) {
            self.mark_of(section, level);
        }
        self.blocks(section, level);
        let is_folded = level <= 2 && section.id == ANNEXES && !matches!(self.part, Part::Annex);
        if is_folded {
            self.fold(section);
        }
        section.sections.iter().for_each(|section| self.section(section, level + 1, ids));
        self.out.constant(if is_folded { "</details></section>\n" } else { "</section>\n" });
    }

    /// Begins what is closed at first, under the titles of what stands in it.
    fn fold(&mut self, annexes: &'a Section) {
        self.out.open("details", &[("class", "folded")]);
        self.out.open("summary", &[]);
        for (place, section) in annexes.sections.iter().enumerate() {
            if place > 0 {
                self.out.constant("; ");
            }
            self.words(&section.title);
        }
        self.out.close("summary");
        self.out.constant("\n");
    }

    /// A paragraph; titles of annexes that it ends with ("In the annexes: Sources; Printed.") are links to them.
    pub(super) fn paragraph(&mut self, text: &str) {
        let (annexes, page): (&[Section], &str) = match self.part {
            Part::Main(annexes) => (&annexes.sections, ANNEX),
            Part::Whole | Part::Annex => {
                let own = self.report.sections.iter().find(|section| section.id == ANNEXES);
                (own.map_or(&[], |own| own.sections.as_slice()), "")
            }
        };
        let place = |title: &str| {
            let is_it = |annex: &&Section| annex.title == title || annex.title.ends_with(&format!(": {title}"));
            annexes.iter().find(is_it).map(|annex| format!("{page}#{}", super::figure::fragment(&annex.id)))
        };
        let parted = text.strip_suffix('.').and_then(|text| text.split_once(": "));
        let titles: Vec<&str> = parted.map(|(_, rest)| rest.split("; ").collect()).unwrap_or_default();
        let Some((before, _)) = parted.filter(|_| titles.first().is_some_and(|title| place(title).is_some())) else {
            return self.said("p", &[], text);
        };
        self.out.open("p", &[]);
        self.words(&format!("{before}: "));
        for (at, title) in titles.iter().enumerate() {
            if at > 0 {
                self.out.constant("; ");
            }
            match place(title) {
                Some(href) => self.said("a", &[("href", &href)], title),
                None => self.words(title),
            }
        }
        self.out.constant(".</p>\n");
    }

    /// All except what is in the opening.
    fn blocks(&mut self, section: &'a Section, level: usize) {
        for (place, block) in section.blocks.iter().enumerate() {
            if !self.is_above(section, place) {
                self.block(block, &section.title, level);
            }
        }
    }

    /// The annexes, which are a page of their own: a link each.
    fn elsewhere(&mut self) {
        let Part::Main(annexes) = self.part else { return };
        self.out.open("section", &[("id", "annexes"), ("aria-labelledby", "annexes-heading")]);
        self.out.line("h2", &[("id", "annexes-heading")], self.labels.annexes);
        self.out.open("ul", &[("class", "annexes")]);
        for section in &annexes.sections {
            self.out.open("li", &[]);
            self.said("a", &[("href", &format!("{ANNEX}#{}", super::figure::fragment(&section.id)))], &section.title);
            self.out.close("li");
        }
        self.out.element("li", &[], |out| out.line("a", &[("href", ANNEX)], self.labels.made_from));
        self.out.constant("</ul></section>\n");
    }

    /// Says again, where the section's figures are of made-up cases or of a provider's own judgement, that they are: at every chapter, and further
    /// in where not all of the page's are.
    pub(super) fn mark_of(&mut self, section: &Section, level: usize) {
        let figures = names(section);
        let of_figures: BTreeSet<&str> = figures.iter().filter_map(|name| name.split('/').next()).collect();
        let (mut synthetic, mut own) = (false, false);
        let are_alike = |two: &[Inspection]| (two[0].synthetic, &two[0].kind) == (two[1].synthetic, &two[1].kind);
        let is_all = self.report.inspections.windows(2).all(are_alike);
        for inspection in &self.report.inspections {
            let is_of = || {
                section.id == inspection.id
                    || section.id.strip_prefix(&inspection.id).is_some_and(|rest| rest.starts_with('-'))
                    || of_figures.contains(inspection.id.as_str())
            };
            let is_said = if is_all { level <= 2 } else { is_of() };
            synthetic |= inspection.synthetic && is_said;
            own |= inspection.kind == "self-assessment" && is_said;
        }
        for (is_so, label) in [(synthetic, self.labels.synthetic), (own, self.labels.own)] {
            if is_so {
                self.out.line("p", &[("class", "marked")], label);
            }
        }
    }

    /// An anchor that nothing else has: the name itself, percent-encoded where an anchor may not have a character, or with a number.
    pub(super) fn anchor(&mut self, name: &str) -> String {
        let plain = super::figure::fragment(name);
        let mut anchor = plain.clone();
        let mut count = 1;
        while !self.used.insert(anchor.clone()) {
            count += 1;
            anchor = format!("{plain}-{count}");
        }
        anchor
    }
}

/// The heading of a level; HTML has six.
pub(super) const fn tag(level: usize) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
