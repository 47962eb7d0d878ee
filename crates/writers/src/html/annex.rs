//! What stands at the end: symbols, glossary, provenance.

use assize_report::{ANNEXES, Block, Kind, Mark, Provenance, Report, Section};

use super::page::Page;

const SYMBOLS: &str = "symbols";
const GLOSSARY: &str = "glossary";
const PROVENANCE: &str = "provenance";

/// A report to publish in two parts, the second with its annexes, glossary and provenance; nothing where it has no annexes.
pub(super) fn apart(report: &Report) -> Option<(Report, Report)> {
    if report.kind != Kind::Publication {
        return None;
    }
    let (annexes, sections): (Vec<Section>, Vec<Section>) =
        report.sections.iter().cloned().partition(|section| section.id == ANNEXES);
    let annexes: Vec<Section> = annexes.into_iter().flat_map(|section| section.sections).collect();
    if annexes.is_empty() || sections.is_empty() {
        return None;
    }
    let main = Report { sections, glossary: Vec::new(), provenance: None, ..report.clone() };
    Some((main, Report { sections: annexes, main_points: Vec::new(), ..report.clone() }))
}

/// The anchors and titles of those that there are.
pub(super) fn titles(page: &Page<'_>) -> Vec<(&'static str, &'static str)> {
    let report = page.report;
    let all = [
        (report.sections.iter().any(has_marks), (SYMBOLS, page.labels.symbols)),
        (!report.glossary.is_empty(), (GLOSSARY, page.labels.glossary)),
        (report.provenance.is_some(), (PROVENANCE, page.labels.made_from)),
    ];
    all.into_iter().filter_map(|(is_there, title)| is_there.then_some(title)).collect()
}

/// Lays them out.
pub(super) fn annexes(page: &mut Page<'_>) {
    for (id, title) in titles(page) {
        let heading = page.anchor(&format!("{id}-heading"));
        page.out.open("section", &[("id", id), ("aria-labelledby", &heading)]);
        page.out.line("h2", &[("id", &heading)], title);
        match id {
            SYMBOLS => symbols(page),
            GLOSSARY => glossary(page),
            _ => {
                if let Some(provenance) = &page.report.provenance {
                    made_from(page, provenance);
                }
            }
        }
        page.out.constant("</section>\n");
    }
}

fn symbols(page: &mut Page<'_>) {
    let labels = page.labels;
    let all = [Mark::Suppressed, Mark::NotApplicable, Mark::NotAvailable, Mark::LowReliability, Mark::Break];
    let marks: Vec<Mark> = all.into_iter().filter(|mark| page.marks.contains(mark)).collect();
    page.out.element("dl", &[("class", "items")], |out| {
        for mark in marks {
            out.element("div", &[], |out| {
                out.line("dt", &[], mark.text());
                out.line("dd", &[], labels.mark(mark));
            });
        }
    });
}

fn glossary(page: &mut Page<'_>) {
    page.out.open("dl", &[("class", "items")]);
    for term in &page.report.glossary {
        page.out.open("div", &[]);
        page.said("dt", &[], &term.term);
        page.said("dd", &[], &term.meaning);
        page.out.close("div");
    }
    page.out.close("dl");
}

fn made_from(page: &mut Page<'_>, provenance: &Provenance) {
    let labels = page.labels;
    page.out.element("dl", &[("class", "items")], |out| {
        out.element("div", &[], |out| {
            out.line("dt", &[], labels.program);
            out.line("dd", &[], &provenance.program);
        });
        let lists = [
            (labels.inputs, &provenance.inputs),
            (labels.frameworks, &provenance.frameworks),
            (labels.writer, &provenance.writers),
        ];
        for (title, inputs) in lists.into_iter().filter(|(_, inputs)| !inputs.is_empty()) {
            out.element("div", &[], |out| {
                out.line("dt", &[], title);
                for input in inputs {
                    out.element("dd", &[], |out| {
                        out.text(&input.name);
                        out.constant(" ");
                        out.element("span", &[("class", "digest")], |out| {
                            out.text(labels.digest);
                            out.constant(" ");
                            out.line("code", &[], &input.sha256);
                        });
                    });
                }
            });
        }
        if !provenance.arguments.is_empty() {
            out.element("div", &[], |out| {
                out.line("dt", &[], labels.arguments);
                for argument in &provenance.arguments {
                    out.element("dd", &[], |out| out.line("code", &[], argument));
                }
            });
        }
    });
}

/// Whether a figure with a mark is in it.
fn has_marks(section: &Section) -> bool {
    let cells = section.blocks.iter().flat_map(Block::cells);
    section.sections.iter().any(has_marks) || cells.into_iter().any(|cell| !cell.marks().is_empty())
}
