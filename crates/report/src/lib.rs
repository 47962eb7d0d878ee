//! The report document: everything a writer needs, already computed and worded.
//!
//! A [`Report`] is plain data: [`Section`]s of [`Block`]s, which a writer lays out one after the other, and scripts read as tables. A writer
//! lays out; it never calculates, rounds or words. [`visible()`] makes any of its texts safe to show.
//!

#![doc = include_str!("../FORMAT.md")]
#![warn(missing_docs)]

mod cell;
pub mod chart;
mod document;
mod figure;
pub mod golden;
mod inspection;
mod parted;
#[cfg(test)]
mod schema;
mod section;
mod table;
mod visible;

use serde::{Deserialize, Serialize};

pub use cell::{Cell, Limit, Number, Points, Rated, Refs, Share};
pub use chart::{Chart, Form};
pub use document::{Derivation, Input, MainPoint, Provenance, Standing, Term};
pub use figure::{Interval, Mark};
pub use inspection::{Band, Framework, Inspection, Provider, RatingLabel, TotalBand, UnitCount};
pub use parted::{Make, Parted};
pub use section::{ANNEXES, Block, Grid, GridGroup, Item, KeyFigure, Section, ShownFigure, Tree, Weight};
pub use table::{Column, ColumnKind, Row, RowKind, Shown, Table};
pub use visible::{masked, visible};

/// The version of this document that writers read; it grows when a field changes its meaning or goes.
pub const SCHEMA: u32 = 2;

/// A whole report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Those who hold the cases. Nothing has been hidden.
    Internal,
    /// Anyone.
    Public,
}

#[cfg(test)]
mod tests {
    use super::{Block, Cell, ColumnKind, Kind, Mark, Report, Table, chart::Form};

    /// What an older writer is handed by a newer program.
    #[test]
    fn what_a_later_version_adds_is_passed_over() {
        let document = serde_json::json!({
            "schema": 2, "kind": "prophecy", "audience": "internal", "title": "Later", "notices": [], "mood": "good",
            "inspections": [], "sections": [{ "id": "a", "title": "A", "sections": [], "colour": 3, "blocks": [
                { "block": "hologram", "depth": [1, 2] },
                { "block": "table", "id": "t", "name": "t", "title": "T", "notes": [], "footing": {},
                  "columns": [{ "id": "x", "title": "X", "kind": "smell", "unit": "whiffs" }],
                  "rows": [{ "figure": null, "kind": "body", "tint": 1, "cells": { "y": { "cell": "text", "text": "" },
                    "x": { "cell": "odour", "strength": 4 } } }] },
                { "block": "chart", "id": "c", "finding": "F", "measure": "M", "alternative": "A", "reading": "R",
                  "form": { "form": "sphere", "radius": 1 },
                  "table": { "id": "c-table", "name": "c", "title": "C", "columns": [], "rows": [], "notes": [] } },
            ] }],
        });
        let report: Report = serde_json::from_value(document).unwrap();
        assert_eq!(report.kind, Kind::Other);
        let [Block::Other, Block::Table(table), Block::Chart(chart)] = report.sections[0].blocks.as_slice() else {
            panic!("{report:?}")
        };
        assert_eq!(chart.form, Form::Other);
        assert_eq!((table.columns[0].kind, &table.rows[0].cells[0]), (ColumnKind::Other, &Cell::Other));
        assert_eq!(serde_json::from_str::<Mark>("\"[q]\"").unwrap(), Mark::Other);
    }

    #[test]
    fn cells_are_keyed_by_their_columns() {
        let mut table = Table::new("questions", "Questions").of("x");
        table.columns = ["id", "share"].map(|id| super::Column::text(id, id)).to_vec();
        table.group("Group");
        table.figure("x/f/1", vec!["1".into(), Cell::empty("not known")]);
        let json = serde_json::to_value(&table).unwrap();
        assert_eq!(json["rows"][1]["cells"]["share"]["reason"], "not known");
        assert_eq!(json["rows"][0]["cells"].as_object().unwrap().len(), 1);
        assert_eq!(serde_json::from_value::<Table>(json.clone()).unwrap(), table);
        let mut lacking = json;
        lacking["rows"][1]["cells"].as_object_mut().unwrap().remove("share");
        let why = serde_json::from_value::<Table>(lacking).unwrap_err().to_string();
        assert!(why.contains("a row of `x-questions` lacks `share`"), "{why}");
    }
}
