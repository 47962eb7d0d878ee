//! A sample that is still to be drawn: how large it must be, and how often it would rate a body wrongly (semantics 6.7).

mod parts;
mod ratings;
mod sizes;

use assize_framework::Framework;
use assize_model::Exact;
use assize_report::{Audience, Block, Column, ColumnKind, Kind, Plan, Report, Section, Table};

use crate::figures::{given_text, of_text, percent_text, whole_text};
use crate::frameworks::decimal;
use crate::uncertainty::Confidence;
use crate::words::list;

/// What a sample is to do.
#[derive(Clone, Debug)]
pub struct PlanWanted<'w> {
    /// How many units there are to draw from; not 0.
    pub eligible: u64,
    /// How sure.
    pub confidence: Confidence,
    /// How closely, in percentage points; more than 0 and less than 100.
    pub margin: Exact,
    /// How many are drawn, where that is settled; at most all. `None`: as many as confidence and margin ask for.
    pub sample: Option<u64>,
    /// More true shares to look at, per cent.
    pub shares: &'w [Exact],
    /// Whose edges are used.
    pub framework: &'w Framework,
}

/// A report of how many must be drawn, how closely parts of the sample are known, and how often a body would be rated wrongly.
pub fn plan(wanted: &PlanWanted<'_>) -> Report {
    let sizes = sizes::sizes(wanted);
    let sample = wanted.sample.unwrap_or(sizes[0].sample);
    let parts = parts::parts(wanted, sample);
    let ratings = ratings::ratings(wanted, sample);
    let mut sections = vec![
        section("size", "How many", sizes::blocks(wanted, &sizes)),
        section("parts", "Questions that are asked of a part of them", parts::blocks(wanted, &parts)),
    ];
    sections.push(match ratings.is_empty() {
        true => section("ratings", "How often a body would be rated wrongly", vec![rates_nothing(wanted.framework)]),
        false => {
            let tables = ratings.iter().enumerate().map(|(index, one)| ratings::table_of(wanted, index, one));
            let blocks = ratings::blocks(wanted, sample, &ratings);
            let blocks =
                blocks.into_iter().chain(tables).chain([ratings::chances_table(wanted, sample, &ratings).into()]);
            section("ratings", "How often a body would be rated wrongly", blocks.collect())
        }
    });
    let eligible = whole_text(wanted.eligible);
    Report {
        sections,
        plan: Some(Plan {
            eligible: wanted.eligible,
            framework: wanted.framework.id.clone(),
            sizes,
            sample,
            parts,
            ratings,
        }),
        ..Report::new(Kind::Plan, Audience::Public, format!("A sample of {eligible} eligible"))
    }
}

fn rates_nothing(framework: &Framework) -> Block {
    paragraph(format!(
        "{framework} rates nothing by its share of units, so that no edge can be missed.",
        framework = framework.id
    ))
}

/// "241 of 640, 38%".
fn drawn_text(sample: u64, eligible: u64) -> String {
    format!("{}, {}", of_text(sample, eligible), percent_text(&assize_model::ratio(sample, eligible)))
}

/// "within 5 points at 95%".
fn closely_text(confidence: &Exact, margin: &Exact) -> String {
    let points = if *margin == assize_model::ratio(1, 1) { "point" } else { "points" };
    format!("within {decimal} {points} at {given}", decimal = decimal(margin), given = given_text(confidence))
}

/// "2.1, 2.2 and 2.3".
fn ids(nodes: &[String]) -> String {
    list(&nodes.iter().map(String::as_str).collect::<Vec<_>>())
}

fn section(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), title: title.to_owned(), blocks, sections: Vec::new() }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { text }
}

/// A table of which the first column names the rows and the others hold numbers.
fn table(id: String, title: String, headings: Vec<String>, rows: Vec<assize_report::Row>, notes: Vec<String>) -> Block {
    let column =
        |(index, title)| Column::new(if index == 0 { ColumnKind::Text } else { ColumnKind::Number }, "", title);
    let columns = headings.into_iter().enumerate().map(column).collect();
    Block::Table(Table { name: String::new(), id, title, columns, rows, notes })
}
