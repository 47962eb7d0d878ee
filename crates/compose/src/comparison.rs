//! Inspections side by side: what each says, what may be set against what, and what cannot be said.
//!
//! Each part is a function that returns a section, so that other reports may take them in.

mod combined;
mod follow_up;
mod groups;
mod lanes;
mod panels;
mod shares;
mod splits;
mod summary;
mod verdicts;

use assize_analysis::{Comparison, PairCompared, home_card};
use assize_framework::Framework;
use assize_model::Provider;
use assize_report::{Audience, Block, Cell, Chart, Column, Kind, Report, Section};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use crate::inspection::of_cards;
use crate::main_points::main_points;
use crate::scorecard::notices_for;
use crate::sources::with_sources;
use crate::uncertainty::Uncertainty;

pub(crate) use combined::combined;
pub use follow_up::follow_up;
pub(crate) use groups::{distribution, groups};
pub(crate) use lanes::{lanes, short, standards};
pub(crate) use panels::panels;
pub(crate) use shares::common;
pub use shares::shares;
pub use splits::splits;
pub use summary::{cannot_be_said, documents, may_be_set};
pub(crate) use summary::{lead, times};
pub use verdicts::matrix;

/// A report of inspections side by side; `about` is the area or the bodies, where one was named, `providers` all bodies that are known.
pub fn comparison(
    whole: &Comparison<'_, '_>,
    about: Option<&str>,
    providers: &IndexMap<String, Provider>,
    uncertainty: Uncertainty,
) -> Report {
    let cards: Vec<&Scorecard<'_>> = whole.entries.iter().filter_map(|one| home_card(one)).collect();
    let mut documents = documents(whole);
    documents.blocks.splice(0..0, lanes(whole, about, providers).map(Block::Chart));
    let mut sections = vec![documents, may_be_set(whole), cannot_be_said(whole)];
    sections.extend(groups(whole));
    let panels = panels(&cards).into_iter().map(|one| Block::Chart(Chart { table: one.table.for_scripts(), ..one }));
    let panels: Vec<Block> = panels.collect();
    if !panels.is_empty() {
        sections.push(Section::new("panels", "Body by body").blocks(panels));
    }
    sections.push(matrix(whole));
    sections.extend(shares(whole, uncertainty));
    sections.extend(common(whole, uncertainty));
    sections.extend(combined(whole));
    sections.extend(splits(whole, uncertainty));
    sections.extend(follow_up(whole));
    let report = Report {
        main_points: main_points(&cards),
        notices: notices_for(&cards, Audience::Internal),
        sections,
        ..of_cards(judged(whole), Report::new(Kind::Comparison, Audience::Internal, title(whole, about)))
    };
    with_sources(report, &cards, &cards)
}

/// "London: 8 inspections side by side".
pub(crate) fn title(whole: &Comparison<'_, '_>, about: Option<&str>) -> String {
    let count = whole.entries.iter().filter_map(|one| home_card(one)).count();
    let about = about.map(|about| format!("{about}: ")).unwrap_or_default();
    format!("{about}{count} inspections side by side")
}

/// Each inspection under each regime.
pub(crate) fn judged<'w, 'a>(whole: &'w Comparison<'_, 'a>) -> impl Iterator<Item = &'w Scorecard<'a>> {
    whole.entries.iter().flat_map(|one| one.under.iter().map(|judged| &judged.card))
}

/// The two inspections of a pair, for scripts.
fn pair_columns() -> [Column; 2] {
    [("inspection_first", "First inspection"), ("inspection_second", "Second inspection")]
        .map(|(id, title)| Column::text(id, title).for_scripts())
}

fn pair_cells(whole: &Comparison<'_, '_>, pair: &PairCompared) -> [Cell; 2] {
    [pair.a, pair.b].map(|entry| Cell::text(&whole.entries[entry].inspection.id))
}

/// "shares-london-crc-2018-london-crc-2019".
fn pair_id(whole: &Comparison<'_, '_>, pair: &PairCompared, what: &str) -> String {
    format!("{what}-{}-{}", whole.entries[pair.a].inspection.id, whole.entries[pair.b].inspection.id)
}

/// The title of the one, this word, the title of the other.
fn pair_title(whole: &Comparison<'_, '_>, pair: &PairCompared, between: &str) -> String {
    let title = |entry: usize| whole.entries[entry].inspection.title.as_str();
    format!("{} {between} {}", title(pair.a), title(pair.b))
}

/// A framework that inspections of a comparison were made or judged under.
fn framework<'a>(whole: &Comparison<'_, 'a>, entry: usize, id: &str) -> Option<&'a Framework> {
    let entry = whole.entries[entry];
    entry.under(id).map(|judged| judged.framework).or(entry.home.filter(|home| home.id == id))
}

/// The theme of a question.
fn theme(theme: &str) -> Cell {
    if theme.is_empty() { Cell::empty("no observation is behind it") } else { Cell::text(theme) }
}
