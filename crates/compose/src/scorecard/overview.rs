//! All inspections in one table.

use std::collections::BTreeMap;

use assize_disclose::Published;
use assize_model::{ProviderKind, Text};
use assize_report::{ANNEXES, Block, Cell, Column, Kind, Points, Rated, Report, Section, Table};
use assize_scoring::Scorecard;
use indexmap::IndexSet;

use super::standards::overall_as_printed;
use super::{Alike, held_down, last_alone, notices, points_of};
use crate::asked::SelectionInWords;
use crate::cells;
use crate::comparison::{in_a_line, short};
use crate::dates::years;
use crate::inspection::of_cards;
use crate::main_points::{A_SENTENCE_EACH, MOST_POINTS, main_points};
use crate::rating_counts::RatingCounts;
use crate::uncertainty::Uncertainty;
use crate::words;

/// From how many inspections on a list of them comes first.
const MANY: usize = 4;

/// A longer list is no screen, and comes where all is asked for.
const A_SCREEN: usize = 40;

/// What to type to see fewer of many.
const FEWER: &str = "Fewer: an area, a kind of body, a year or a rating (`assize score wales`, `crc`, `2019`, `outstanding`); all by their ids: `--all`.";

/// A report that only lists these scorecards for readers, or of many counts them by kind of body, and has all of them for scripts.
pub fn overview(published: Published<&[Scorecard<'_>]>, asked: &SelectionInWords, uncertainty: Uncertainty) -> Report {
    let (cards, audience) = (*published, published.audience());
    let text = "To see one: `assize score ID`, or the beginning of the ID. Where one of its figures comes from: `assize explain ID/FIGURE`. All figures of all of them: `assize score --writer csv` or `json`.";
    let how = Block::commands([text]);
    let title = ["The published record".to_owned()].into_iter().chain(asked.said()).collect::<Vec<_>>().join(": ");
    let mut alike = Alike::default();
    let all = cards.iter().map(|card| super::section(card, uncertainty, audience, &mut alike));
    let for_scripts = all.flat_map(|section| section.tables().cloned().map(Table::for_scripts).collect::<Vec<_>>());
    let list = section(cards).blocks(for_scripts);
    let sections = match cards.len() > A_SCREEN {
        true => vec![
            kinds(cards).block(Block::commands([FEWER])).block(how),
            Section::new(ANNEXES, "Annexes").sections([list]),
        ],
        false => found(cards).into_iter().chain([list.block(how)]).collect(),
    };
    Report {
        main_points: main_points(&cards.iter().collect::<Vec<_>>()),
        notices: notices(cards),
        sections,
        ..of_cards(cards, Report::new(Kind::Scorecard, audience, title))
    }
}

/// What each found, a line each, where they are too many for a main point each.
pub(super) fn found(cards: &[Scorecard<'_>]) -> Option<Section> {
    let beside: Vec<&Scorecard<'_>> = cards.iter().collect();
    let points = beside.iter().map(|card| in_a_line(card, &beside)).collect();
    let is_shown = (MOST_POINTS + 1..=A_SENTENCE_EACH).contains(&cards.len());
    is_shown.then(|| Section::new("found", "What each found").block(Block::List { points }))
}

/// How many inspections of each kind of body have which overall rating.
fn kinds(cards: &[Scorecard<'_>]) -> Section {
    let mut kinds: BTreeMap<&ProviderKind, Vec<&Scorecard<'_>>> = BTreeMap::new();
    for card in cards {
        kinds.entry(&card.inspection.provider.kind).or_default().push(card);
    }
    let is_rated = |card: &&Scorecard<'_>| card.total.is_some() || card.overall_rating().is_some();
    let with_total = cards.iter().filter(is_rated).map(|card| card.framework);
    let counts = RatingCounts::of(with_total, "inspections");
    let mut table = Table::new("kinds", "")
        .with_id("kinds-table")
        .columns([Column::text("kind", "Kind of body"), Column::text("years", "Years")])
        .column(Column::count("inspections", "Inspections").unit("inspections"))
        .columns(counts.columns())
        .column(Column::count("not_rated", "Not rated").unit("inspections"));
    for (kind, cards) in kinds {
        let rated: Vec<_> = cards.iter().filter_map(|card| Some((card.framework, card.overall_rating()?))).collect();
        let years = years(cards.iter().map(|card| card.inspection));
        let all = cells::count_unless_none(cards.len() as u64);
        let without = cells::count_unless_none((cards.len() - rated.len()) as u64);
        let before = [Cell::text(kind.plural()), cells::or(years, "not known"), all];
        table.row(before.into_iter().chain(counts.cells(&rated)).chain([without]).collect());
    }
    Section::new("kinds", "By kind of body").block(table)
}

/// All inspections in one table, where there are many.
pub(super) fn table_of_many(cards: &[Scorecard<'_>]) -> Option<Section> {
    (cards.len() >= MANY).then(|| section(cards))
}

fn section(cards: &[Scorecard<'_>]) -> Section {
    let mut table = Table::new("overview", "Overview").with_id("overview-table").columns([
        Column::text("inspection", "Inspection"),
        Column::text("body", "Provider").for_readers(),
        Column::rating("rating", "Overall"),
        Column::points("points", "Points").unit("points"),
        Column::text("framework", "Framework").for_scripts(),
        Column::text("year", "Year").for_scripts(),
    ]);
    let mut places: IndexSet<&str> = IndexSet::new();
    let mut rows: Vec<(usize, String, &Scorecard<'_>)> = Vec::new();
    for card in cards {
        let (place, _) = places.insert_full(&card.framework.id);
        rows.push((place, short(&card.inspection.provider), card));
    }
    // Inspections come in order of time, which stays so for one body.
    rows.sort_by(|(a, one, _), (b, other, _)| a.cmp(b).then_with(|| one.cmp(other)));
    let mut framework = None;
    for (_, body, card) in rows {
        if framework.replace(&card.framework.id) != Some(&card.framework.id) {
            table.group(format!("{} ({})", card.framework.title.en, card.framework.id));
        }
        let cells = vec![
            Cell::text(&card.inspection.id),
            Cell::text(body),
            overall(card),
            points(card),
            Cell::text(&card.framework.id),
            cells::or(card.inspection.year().map(|year| year.to_string()), "not known"),
        ];
        match card.total.is_some() || card.printed_alone().0.is_some() {
            true => table.figure(card.name("overall"), cells),
            false => table.row(cells),
        }
    }
    let is_without = |card: &&Scorecard<'_>| card.overall_rating().is_some() && points(card).words().is_empty();
    if cards.iter().any(|card| is_without(&card)) {
        table.note("Without points: the rating is printed, and no points with it.");
    }
    table.note("By framework, then by name of the body. Nothing is ranked: inspections differ in year, regime, sample and caseload.");
    Section::new("overview", "Overview").block(table)
}

/// The points behind the rating; a printed rating has none unless they are printed too.
fn points(card: &Scorecard<'_>) -> Cell {
    let known = card.total.as_ref().filter(|total| total.points().is_some() && total.last.rating.is_ok());
    let points = known.and_then(|total| {
        let text = points_of(card.framework, &total.last, total.maximum)?;
        let (least, most) = total.last.points;
        Some(Points { figure: None, least, most, of: Some(total.maximum), text })
    });
    cells::or(points, "no points are known")
}

/// The overall rating that stands.
fn overall(card: &Scorecard<'_>) -> Cell {
    let Some(total) = &card.total else { return overall_as_printed(card) };
    let figure = Some(card.name("overall").to_string());
    let Ok(outcome) = total.last.rating else {
        return Rated { figure, text: "no overall rating".to_owned(), ..Rated::default() }.into();
    };
    let Text { en: text, cy: welsh } = match held_down(card.framework, &total.last, total.maximum) {
        Some(_) => last_alone(card.framework, total),
        None => words::in_both(card.framework, outcome),
    };
    let basis = Some(total.basis.word().to_owned());
    Rated { figure, basis, text, welsh, ..cells::rated(card.framework, outcome) }.into()
}
