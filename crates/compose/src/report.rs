//! Reports to publish. Three plans, each with its chapters in a fixed order: one inspection, an aggregate, a comparison.
//!
//! A chapter is a file. What the working output says already is taken from there: nothing is computed or worded a second time.

mod aggregate;
mod bars;
mod bodies;
mod comparison;
mod crosswalks;
mod derived;
mod drivers;
mod entered;
mod glossary;
mod headline;
mod inspection;
mod key_findings;
mod lengths;
mod method;
mod native;
mod outcomes;
mod profile;
mod ratings;
mod sample;
mod splits;
mod standards;
mod status;
mod strip;
mod sub_samples;
mod timeline;
mod trend;

use std::collections::BTreeSet;

use assize_diag::Sources;
use assize_report::{Audience, Block, Derivation, Report, Section, Standing, Table};
use assize_scoring::{FigureName, Scorecard};

use crate::explanation::steps;
use crate::scorecard::notices_for;

pub use aggregate::{AggregateMaterial, aggregate_report};
pub(crate) use bars::{chart as bars, edges_of};
pub use comparison::comparison_report;
pub use inspection::{InspectionMaterial, inspection_report};
pub use profile::PROFILE;
pub(crate) use strip::{strip, totals};
pub(crate) use trend::point;

/// What is said of a report itself.
#[derive(Clone, Copy, Debug)]
pub struct Imprint<'i> {
    /// Its title; `None`: that of what it is about.
    pub title: Option<&'i str>,
    /// How far it has come.
    pub standing: Standing,
}

impl Imprint<'_> {
    /// Puts it on a report, whose first words are what a reader must know before anything else.
    fn put_on(self, report: Report, cards: &[&Scorecard<'_>], audience: Audience) -> Report {
        Report {
            title: self.title.map_or(report.title, str::to_owned),
            standing: self.standing,
            audience,
            notices: notices_for(cards, audience),
            ..report
        }
    }
}

/// The report with a derivation of every figure that it shows, in the order in which they appear, each once.
fn with_derivations(report: Report, cards: &[&Scorecard<'_>], sources: &Sources) -> Report {
    let mut known = BTreeSet::new();
    let shown = report.sections.iter().flat_map(Section::figures).filter(|name| known.insert(*name));
    let made = |shown: &str| {
        let name: FigureName = shown.parse().ok()?;
        let is_of =
            |card: &&&Scorecard<'_>| name.inspection == card.inspection.id && name.framework == card.framework.id;
        let steps = cards.iter().filter(is_of).find_map(|card| steps(card, &name, sources, report.audience))?;
        Some(Derivation { figure: shown.to_owned(), steps })
    };
    let derivations = shown.filter_map(made).collect();
    Report { derivations, ..report }
}

/// Points under a heading; nothing where there are none.
fn listed(heading: &str, points: Vec<String>) -> Vec<Block> {
    if points.is_empty() { Vec::new() } else { vec![Block::paragraph(heading), Block::List { points }] }
}

/// With a capital first and a full stop last.
fn sentence(text: &str) -> String {
    let text = crate::scorecard::capital(text.trim_end());
    if text.ends_with(['.', '?', '!', ':']) { text } else { format!("{text}.") }
}

/// The same with ids of their own: there may be several.
fn named(section: Section, prefix: &str) -> Section {
    let block = |block: Block| match block {
        Block::Table(table) => Block::Table(Table { id: format!("{prefix}-{}", table.id), ..table }),
        other => other,
    };
    Section {
        id: format!("{prefix}-{}", section.id),
        blocks: section.blocks.into_iter().map(block).collect(),
        sections: section.sections.into_iter().map(|inner| named(inner, prefix)).collect(),
        ..section
    }
}
