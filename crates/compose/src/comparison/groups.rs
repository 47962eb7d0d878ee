//! Inspections by kind of body and year.

use std::collections::{BTreeMap, BTreeSet};

use assize_analysis::edition;
use assize_model::{InspectionKind, ProviderKind};
use assize_report::{Block, Cell, Column, Section, Table};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::lanes::standards;
use super::upper::Upper;
use crate::cells;
use crate::dates::years;
use crate::rating_counts::RatingCounts;
use crate::scorecard::{capital, overall_alone};
use crate::words::{counted, list};

/// A kind of body, a year and an edition of standards; without year and edition where these rate nothing overall.
type Group = (ProviderKind, Option<(String, String)>);

/// How the overall ratings of each kind of body came out in each year, under each edition of standards; nothing where no two inspections
/// of one kind, edition and year could be rated.
pub(crate) fn groups(cards: &[&Scorecard<'_>]) -> Option<Section> {
    let mut groups: BTreeMap<Group, Vec<&Scorecard<'_>>> = BTreeMap::new();
    let mut left_out = [0; 2];
    for card in cards {
        let inspection = card.inspection;
        let aside = match inspection.kind {
            InspectionKind::Inspection => None,
            InspectionKind::Aggregate => Some(0),
            InspectionKind::SelfAssessment => Some(1),
        };
        if let Some(aside) = aside {
            left_out[aside] += 1;
            continue;
        }
        let year = || inspection.year().map(|year| year.to_string()).unwrap_or_default();
        let rated = card.framework.overall.as_ref().map(|_| (year(), edition(card.framework).to_owned()));
        groups.entry((inspection.provider.kind.clone(), rated)).or_default().push(card);
    }
    if groups.iter().all(|((_, rated), cards)| rated.is_none() || cards.len() < 2) {
        return None;
    }
    let with_total = cards.iter().filter(|card| card.total.is_some()).map(|card| card.framework);
    let counts = RatingCounts::of(with_total, "inspections");
    let mut table = Table::new("groups", "")
        .with_id("groups-table")
        .column(Column::text("years", "Year"))
        .column(Column::text("standards", "Standards of").for_readers())
        .column(Column::text("edition", "Standards").for_scripts())
        .column(Column::count("inspections", "Number").unit("inspections"))
        .columns(counts.columns())
        .column(Column::count("not_rated", "Not rated").unit("inspections"))
        .columns([("year", "Year"), ("kind", "Kind")].map(|(id, title)| Column::text(id, title).for_scripts()));
    let mut groups: Vec<_> = groups.into_iter().collect();
    let first =
        |cards: &[&Scorecard<'_>]| cards.iter().filter_map(|card| card.inspection.year()).min().unwrap_or(u16::MAX);
    groups.sort_by(|((a, _), of_a), ((b, _), of_b)| a.cmp(b).then(first(of_a).cmp(&first(of_b))));
    let (mut told, mut before) = (BTreeSet::new(), None);
    for ((kind, rated), cards) in groups {
        if before.replace(kind.clone()).as_ref() != Some(&kind) {
            table.group(kind.plural());
        }
        let (year, edition) = rated
            .unwrap_or_else(|| (years(cards.iter().map(|card| card.inspection)).unwrap_or_default(), editions(&cards)));
        let rated: Vec<_> = cards.iter().filter_map(|card| Some((card.framework, card.overall_rating()?))).collect();
        let without = cells::count_unless_none((cards.len() - rated.len()) as u64);
        let known = standards_of(&cards);
        // Two regimes of one kind may be of one year.
        let is_new = told.insert((kind.clone(), year.clone(), known.clone()));
        let known = if is_new { known } else { whom(&cards[0].framework.title.en).to_owned() };
        let known = [year.clone(), known, edition].map(Cell::text);
        let known = known.into_iter().chain([cells::count(cards.len() as u64)]);
        let one_year = cells::or(Some(year).filter(|year| year.parse::<u16>().is_ok()), "several years");
        let kind = Cell::text(capital(kind.short()));
        table.row(known.chain(counts.cells(&rated)).chain([without, one_year, kind]).collect());
    }
    let [aggregates, own] = left_out;
    let aggregates = counted(aggregates, "aggregate of several bodies", "aggregates of several bodies");
    let left_out: Vec<String> =
        aggregates.into_iter().chain(counted(own, "self-assessment", "self-assessments")).collect();
    let left_out = if left_out.is_empty() { String::new() } else { format!(" Left out: {}.", list(&left_out)) };
    table.note(format!("Different bodies are inspected in each year: nothing is averaged or ranked.{left_out}"));
    let beside = Block::commands(["To see one beside others of its kind: `assize score ID --against kind`."]);
    let drawn = Upper::of(cards).map(|upper| upper.chart());
    Some(Section::new("groups", "By kind of body and year").blocks(drawn).block(table).block(beside))
}

/// "April 2018", "2018 and 2021": the standards by when they were made, as far as their titles say; of many how many they are.
fn standards_of(cards: &[&Scorecard<'_>]) -> String {
    let made = |title: String| match title.split_once(" of ").or_else(|| title.split_once(" in ")) {
        Some((what, when)) if what.starts_with(char::is_lowercase) => when.to_owned(),
        _ => title,
    };
    let all: BTreeSet<String> = cards.iter().map(|card| made(standards(card.framework))).collect();
    if all.len() > FEW { editions(cards) } else { list(all) }
}

/// "youth justice work with children and victims": what a regime inspects, without the words for that and for its standards.
fn whom(title: &str) -> &str {
    let what = title.strip_prefix("Inspections of ").unwrap_or(title);
    what.rsplit_once(", ").map_or(what, |(what, _)| what)
}

/// Up to this many sets of standards are named.
const FEW: usize = 2;

/// The one, or how many.
fn editions(cards: &[&Scorecard<'_>]) -> String {
    let editions: BTreeSet<&str> = cards.iter().map(|card| edition(card.framework)).collect();
    match (editions.len(), editions.first()) {
        (1, Some(one)) => (*one).to_owned(),
        (many, _) => format!("{many} regimes"),
    }
}

/// "1 good, 9 requires improvement", best first.
pub(crate) fn overall_ratings(cards: &[&Scorecard<'_>]) -> String {
    let mut counts: IndexMap<String, (usize, usize)> = IndexMap::new();
    for card in cards {
        let (order, words) = overall_alone(card);
        counts.entry(words).or_insert((order, 0)).1 += 1;
    }
    counts.sort_by(|_, a, _, b| b.0.cmp(&a.0));
    counts.iter().map(|(words, (_, count))| format!("{count} {words}")).collect::<Vec<_>>().join(", ")
}
