//! The report writer `markdown-govspeak`: a page in Govspeak, the Markdown of GOV.UK's publishing tools.

mod block;
mod text;

use assize_report::{Report, Section};
use assize_writer::{About, Options, Refusal, Writer, Written, export_writer};

use block::block;
use text::plain;

/// Lays a report out as Govspeak.
#[derive(Default, Debug)]
pub struct MarkdownGovspeak;

impl MarkdownGovspeak {
    /// What the host reads before it calls anything.
    pub const ABOUT: About = About {
        name: "markdown-govspeak",
        version: env!("CARGO_PKG_VERSION"),
        summary: "a page in Govspeak, for GOV.UK's publishing tools",
    };
}

impl Writer for MarkdownGovspeak {
    fn about(&self) -> &About {
        &Self::ABOUT
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        if let Some(name) = options.settings.keys().next() {
            return Err(Refusal::new(format!("there is no setting `{name}`; it has none")));
        }
        let mut parts = vec![plain(&report.title)];
        let points = report.main_points.iter().map(|point| format!("* {}", plain(&point.text)));
        parts.push(points.collect::<Vec<_>>().join("\n"));
        parts.extend(report.notices.iter().map(|notice| text::callout('%', notice)));
        for section in &report.sections {
            add(section, 2, &mut parts);
        }
        if !report.glossary.is_empty() {
            parts.push("## Glossary".to_owned());
            let term = |term: &assize_report::Term| format!("**{}**: {}", plain(&term.term), plain(&term.meaning));
            parts.extend(report.glossary.iter().map(term));
        }
        parts.retain(|part| !part.is_empty());
        Ok(Written::file("report.govspeak.md", parts.join("\n\n") + "\n"))
    }
}

export_writer!(MarkdownGovspeak);

/// A section and those within it. GOV.UK shows headings of the second and third level alone in its contents; below the fourth, bold lines.
fn add(section: &Section, depth: usize, parts: &mut Vec<String>) {
    let title = plain(&section.title);
    parts.push(match depth {
        _ if title.is_empty() => String::new(),
        2..=4 => format!("{} {title}", "#".repeat(depth)),
        _ => format!("**{title}**"),
    });
    parts.extend(section.blocks.iter().flat_map(|one| block(one, &section.title)));
    for inner in &section.sections {
        add(inner, depth + 1, parts);
    }
}
