//! The report document: everything a writer needs, already computed and worded.
//!
//! A [`Report`] is plain data: [`Section`]s of [`Block`]s, which a writer lays out one after the other, and scripts read as tables. A writer
//! lays out; it never calculates, rounds or words. [`visible()`] makes any of its texts safe to show.
//!

#![warn(missing_docs)]

mod cell;
pub mod chart;
mod document;
mod figure;
mod inspection;
mod section;
mod table;
mod visible;

use serde::{Deserialize, Serialize};

pub use cell::{Cell, Limit, Number, Points, Rated, Refs, Share};
pub use chart::{Chart, Form};
pub use document::{Derivation, Input, MainPoint, Provenance, Standing, Term};
pub use figure::{Interval, Mark};
pub use inspection::{Band, Framework, Inspection, Provider, RatingLabel, TotalBand, UnitCount};
pub use section::{ANNEXES, Block, Grid, GridGroup, Item, KeyFigure, Section, ShownFigure, Tree, Weight};
pub use table::{Column, ColumnKind, Row, RowKind, Shown, Table};
pub use visible::{masked, visible};

/// The version of this document that writers read; it grows when a field changes its meaning or goes.
pub const SCHEMA: u32 = 2;

/// A whole report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`] of the program that made it.
    pub schema: u32,
    /// What sort of report.
    pub kind: Kind,
    /// Who may see it.
    pub audience: Audience,
    /// Its heading.
    pub title: String,
    /// Who published what it is about, and when: a line under the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub byline: String,
    /// What a person would repeat of it, most important first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub main_points: Vec<MainPoint>,
    /// What a reader must know before anything else ("Made-up cases."), most important first.
    pub notices: Vec<String>,
    /// The language of its texts: "en" or "cy".
    #[serde(default = "english")]
    pub language: String,
    /// Those of its texts that are in its language, where it is not English and not all of them are: every other text is in English. In the order of their characters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translated: Vec<String>,
    /// How far it has come.
    #[serde(default)]
    pub standing: Standing,
    /// For readers.
    pub sections: Vec<Section>,
    /// Words that a reader may want explained, in the order of the alphabet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// How the figures in it came about, in the order in which they appear.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derivations: Vec<Derivation>,
    /// What it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// The inspections that it has figures of, once for each framework.
    pub inspections: Vec<Inspection>,
    /// The frameworks that those figures were made under, each once.
    #[serde(default)]
    pub frameworks: Vec<Framework>,
}

impl Report {
    /// A report with nothing in it yet.
    pub fn new(kind: Kind, audience: Audience, title: impl Into<String>) -> Self {
        Self {
            schema: SCHEMA,
            kind,
            audience,
            title: title.into(),
            byline: String::new(),
            main_points: Vec::new(),
            notices: Vec::new(),
            language: english(),
            translated: Vec::new(),
            standing: Standing::Draft,
            sections: Vec::new(),
            glossary: Vec::new(),
            derivations: Vec::new(),
            provenance: None,
            inspections: Vec::new(),
            frameworks: Vec::new(),
        }
    }
}

impl Report {
    /// Puts these sections, at most one an inspection in their order, last under the inspections' own.
    pub fn put_under<S: Into<Option<Section>>>(&mut self, sections: impl IntoIterator<Item = S>) {
        for (inspection, section) in self.inspections.iter().zip(sections) {
            if let Some(own) = self.sections.iter_mut().find(|own| own.id == inspection.id) {
                own.sections.extend(section.into());
            }
        }
    }

    /// Every table in it, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(Section::tables)
    }

    /// The figures that its sections show, in order.
    pub fn shown(&self) -> Vec<ShownFigure<'_>> {
        self.sections.iter().flat_map(Section::shown).collect()
    }

    /// The first table of this name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables().find(|table| table.name == name)
    }
}

fn english() -> String {
    "en".to_owned()
}

/// What sort of report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Inspections, counted and rated.
    Scorecard,
    /// How one figure was derived.
    Explanation,
    /// One figure as a sentence.
    Quotation,
    /// Two versions of one inspection's data.
    Difference,
    /// What a framework asks, or which frameworks there are.
    Framework,
    /// The bodies inspected, or one of them with those before and after it.
    Providers,
    /// Which writers there are.
    Writers,
    /// How good the data of inspections are.
    Quality,
    /// The same cases under several frameworks.
    Rejudgement,
    /// How two frameworks' questions are related.
    Crosswalk,
    /// Inspections side by side, and what may be set against what.
    Comparison,
    /// A sample that is still to be drawn.
    Plan,
    /// Something to publish, by one of three plans.
    Publication,
    /// How far assessors agree who judged the same units.
    Agreement,
    /// A sort of a later version of the document.
    #[serde(other)]
    Other,
}

/// Who may see a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Those who hold the cases. Nothing has been hidden.
    Internal,
    /// Anyone.
    Public,
}
