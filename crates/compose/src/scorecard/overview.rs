//! All inspections in one table.

use assize_disclose::Published;
use assize_model::Text;
use assize_report::{Audience, Block, Cell, Column, Kind, Points, Rated, Report, Section, Table};
use assize_scoring::{Basis, Scorecard};

use super::{held_down, last_alone, notices, points_of};
use crate::cells;
use crate::comparison::short;
use crate::inspection::of_cards;
use crate::main_points::main_points;
use crate::uncertainty::Uncertainty;
use crate::words;

/// With how many inspections a list of them stands first.
const MANY: usize = 4;

/// A report that only lists these scorecards for readers, and has all of them for scripts.
pub fn overview(published: Published<&[Scorecard<'_>]>, uncertainty: Uncertainty) -> Report {
    let (cards, audience) = (*published, published.audience());
    let mut section = section(cards);
    let text = "To see one: `assize score ID`, or the beginning of the ID. Where one of its figures comes from: `assize explain ID/FIGURE`. All figures of all of them: `assize score --writer csv` or `json`.";
    section.blocks.push(Block::Paragraph { text: text.to_owned() });
    let all = cards.iter().map(|card| super::section(card, uncertainty, audience));
    section.blocks.extend(
        all.flat_map(|section| section.tables().cloned().map(Table::for_scripts).collect::<Vec<_>>()).map(Block::Table),
    );
    Report {
        main_points: main_points(&cards.iter().collect::<Vec<_>>()),
        notices: notices(cards),
        sections: vec![section],
        ..of_cards(cards, Report::new(Kind::Scorecard, Audience::Internal, "The published record"))
    }
}

/// All inspections in one table, where there are many.
pub(super) fn table_of_many(cards: &[Scorecard<'_>]) -> Option<Section> {
    (cards.len() >= MANY).then(|| section(cards))
}

fn section(cards: &[Scorecard<'_>]) -> Section {
    let mut table = Table::new("overview", "Overview").columns([
        Column::text("inspection", "Inspection"),
        Column::text("provider", "Provider"),
        Column::rating("rating", "Overall"),
        Column::points("points", "Points").unit("points"),
        Column::text("framework", "Framework").for_scripts(),
        Column::text("year", "Year").for_scripts(),
    ]);
    table.id = "overview-table".to_owned();
    let mut framework = None;
    for card in cards {
        if framework.replace(&card.framework.id) != Some(&card.framework.id) {
            table.group(format!("{} ({})", card.framework.title.en, card.framework.id));
        }
        let cells = vec![
            Cell::text(&card.inspection.id),
            Cell::text(short(&card.inspection.provider)),
            overall(card),
            points(card),
            Cell::text(&card.framework.id),
            cells::text_or(card.inspection.year().map(|year| year.to_string()), "not known"),
        ];
        table.figure(card.name("overall"), cells);
    }
    table.note("Without points: the rating is printed, and no points with it.");
    table.note("Side by side, not ranked: inspections differ in year, regime, sample and caseload.");
    Section::new("overview", "Overview").block(table)
}

/// The points behind the rating; those that nobody printed do not stand beside a printed one.
fn points(card: &Scorecard<'_>) -> Cell {
    let known = card.total.as_ref().filter(|total| match total.basis {
        Basis::Printed => total.last.points.0 == total.last.points.1,
        Basis::Rule | Basis::Panel | Basis::Published => total.last.rating.is_ok(),
    });
    let text = known.and_then(|total| Some((total, points_of(card.framework, &total.last, total.maximum)?)));
    text.map_or_else(
        || Cell::empty("no points are known"),
        |(total, text)| {
            let (least, most) = total.last.points;
            Points { figure: None, least, most, of: Some(total.maximum), text }.into()
        },
    )
}

/// The overall rating that stands.
fn overall(card: &Scorecard<'_>) -> Cell {
    let Some(total) = &card.total else { return Cell::empty("no overall rating in this regime") };
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
