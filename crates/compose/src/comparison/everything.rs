//! All that the program carries side by side, where nothing was named: by kind and year, and what to ask next. No pair is looked at.

use assize_disclose::Published;
use assize_report::{Audience, Block, Kind, Report, Section};
use assize_scoring::Scorecard;

use super::groups;
use super::often::worst_most_often;
use crate::inspection::of_cards;
use crate::main_points::main_points;
use crate::scorecard::notices_for;

/// What to type to see less.
const NEXT: [&str; 5] = [
    "An area: `assize compare london`. A kind, or several: `assize compare trust crc nps`.",
    "Years: `assize compare crc --years 2019`. Bodies: `assize compare --bodies kent-surrey-sussex-crc`.",
    "A theme, a stage or a standard: `assize compare reviewing`, `assize compare crc staffing`.",
    "Two inspections: `assize compare nps-london-2019 london-crc-2019`.",
    "Those with one rating: `assize score outstanding`.",
];

/// A report of how many of each kind have which rating in which year.
pub fn everything(published: Published<&[&Scorecard<'_>]>) -> Report {
    let (cards, audience) = (*published, published.audience());
    let next = Section::new("next", "To see less").block(Block::commands(NEXT));
    Report {
        main_points: main_points(cards).into_iter().chain(worst_most_often(cards)).collect(),
        notices: notices_for(cards, Audience::Internal),
        sections: std::iter::once(next).chain(groups(cards)).collect(),
        ..of_cards(
            cards.iter().copied(),
            Report::new(Kind::Comparison, audience, "All inspections that are carried, side by side"),
        )
    }
}
