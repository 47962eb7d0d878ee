//! The columns of the table. `FORMAT.md` lists them as well; a test holds the two together.

use std::borrow::Cow;

use assize_report::{Audience, Interval, Mark, RatingByRule, Report, ScoredInspection};

use super::cell::{above, below, decimals, plain, text};

/// A row before it is cells.
pub(crate) struct Row<'r> {
    pub(crate) report: &'r Report,
    pub(crate) inspection: &'r ScoredInspection,
    pub(crate) known: Known<'r>,
}

/// What is known of a figure; the rest stays empty.
#[derive(Default)]
pub(crate) struct Known<'r> {
    pub(crate) row: &'static str,
    pub(crate) level: &'r str,
    pub(crate) figure: Cow<'r, str>,
    pub(crate) id: &'r str,
    pub(crate) under: Vec<&'r str>,
    pub(crate) title: &'r str,
    pub(crate) unit: &'r str,
    pub(crate) scored: Option<bool>,
    pub(crate) fact: &'r str,
    pub(crate) value: &'r str,
    /// n/N, where it is one fraction.
    pub(crate) counted: Option<&'r str>,
    /// n, where it stands alone.
    pub(crate) count: Option<u64>,
    /// N, where it stands alone.
    pub(crate) of: Option<u64>,
    pub(crate) number: Option<f64>,
    pub(crate) text: &'r str,
    pub(crate) low: Option<&'r str>,
    pub(crate) high: Option<&'r str>,
    /// Whether the lower and the upper limit are excluded.
    pub(crate) open: Option<[bool; 2]>,
    /// By the sample.
    pub(crate) interval: Option<&'r Interval>,
    pub(crate) detectable: Option<f64>,
    /// In the end.
    pub(crate) rating: Option<RatingByRule>,
    /// By the scoring rule alone.
    pub(crate) rule: Option<RatingByRule>,
    pub(crate) maximum: Option<u64>,
    pub(crate) basis: &'r str,
    pub(crate) panel: Option<bool>,
    pub(crate) reached: &'r str,
    pub(crate) status: &'r str,
    pub(crate) reason: &'r str,
    pub(crate) marks: &'r [Mark],
    pub(crate) flags: &'r [String],
}

/// A column's name, and what it says of a row.
type Column = (&'static str, fn(&Row<'_>) -> String);

/// All columns, from left to right.
pub(crate) const COLUMNS: [Column; 56] = [
    ("audience", |row| audience(row.report.audience)),
    ("inspection", |row| text(&row.inspection.id)),
    ("inspection_kind", |row| text(&row.inspection.kind)),
    ("provider", |row| text(&row.inspection.provider.id)),
    ("provider_name", |row| text(&row.inspection.provider.name)),
    ("provider_kind", |row| text(&row.inspection.provider.kind)),
    ("fictional", |row| plain(Some(row.inspection.provider.fictional))),
    ("framework", |row| text(&row.inspection.framework)),
    ("year", |row| plain(row.inspection.year)),
    ("synthetic", |row| plain(Some(row.inspection.synthetic))),
    ("row", |row| text(row.known.row)),
    ("level", |row| text(row.known.level)),
    ("figure", |row| text(&row.known.figure)),
    ("id", |row| text(row.known.id)),
    ("under", |row| text(&row.known.under.join(" "))),
    ("title", |row| text(row.known.title)),
    ("unit", |row| text(row.known.unit)),
    ("scored", |row| plain(row.known.scored)),
    ("fact", |row| text(row.known.fact)),
    ("value", |row| text(row.known.value)),
    ("n", |row| row.known.counted.map_or(plain(row.known.count), above)),
    ("of", |row| row.known.counted.map_or(plain(row.known.of), below)),
    ("number", |row| decimals(row.known.number)),
    ("text", |row| text(row.known.text)),
    ("low_n", |row| row.known.low.map(above).unwrap_or_default()),
    ("low_of", |row| row.known.low.map(below).unwrap_or_default()),
    ("high_n", |row| row.known.high.map(above).unwrap_or_default()),
    ("high_of", |row| row.known.high.map(below).unwrap_or_default()),
    ("low_open", |row| plain(row.known.open.map(|open| open[0]))),
    ("high_open", |row| plain(row.known.open.map(|open| open[1]))),
    ("interval_low", |row| decimals(row.known.interval.map(|interval| interval.low))),
    ("interval_high", |row| decimals(row.known.interval.map(|interval| interval.high))),
    ("interval_confidence", |row| plain(row.known.interval.map(|interval| interval.confidence))),
    ("interval_method", |row| row.known.interval.map(|interval| text(&interval.method)).unwrap_or_default()),
    ("detectable_difference", |row| decimals(row.known.detectable)),
    ("rating", |row| rating(&row.known.rating)),
    ("between_worst", |row| between(&row.known.rating, 0)),
    ("between_best", |row| between(&row.known.rating, 1)),
    ("points", |row| points(&row.known.rating)),
    ("points_low", |row| points_between(&row.known.rating, 0)),
    ("points_high", |row| points_between(&row.known.rating, 1)),
    ("rule_rating", |row| rating(&row.known.rule)),
    ("rule_between_worst", |row| between(&row.known.rule, 0)),
    ("rule_between_best", |row| between(&row.known.rule, 1)),
    ("rule_points", |row| points(&row.known.rule)),
    ("rule_points_low", |row| points_between(&row.known.rule, 0)),
    ("rule_points_high", |row| points_between(&row.known.rule, 1)),
    ("maximum", |row| plain(row.known.maximum)),
    ("basis", |row| text(row.known.basis)),
    ("panel", |row| plain(row.known.panel)),
    ("reached", |row| text(row.known.reached)),
    ("status", |row| text(row.known.status)),
    ("reason", |row| text(row.known.reason)),
    ("marks", |row| text(&row.known.marks.iter().map(|mark| mark.text()).collect::<Vec<_>>().join(" "))),
    ("flags", |row| text(&row.known.flags.join(" "))),
    ("licence", |row| text(row.inspection.licence.as_deref().unwrap_or_default())),
];

fn audience(audience: Audience) -> String {
    match audience {
        Audience::Internal => "internal".to_owned(),
        Audience::Public => "public".to_owned(),
    }
}

fn rating(rated: &Option<RatingByRule>) -> String {
    text(rated.as_ref().and_then(|rated| rated.rating.as_deref()).unwrap_or_default())
}

fn between(rated: &Option<RatingByRule>, end: usize) -> String {
    text(rated.as_ref().and_then(|rated| rated.between.as_ref()).map_or("", |between| &between[end]))
}

fn points(rated: &Option<RatingByRule>) -> String {
    plain(rated.as_ref().and_then(|rated| rated.points))
}

fn points_between(rated: &Option<RatingByRule>, end: usize) -> String {
    plain(rated.as_ref().and_then(|rated| rated.points_between).map(|points| points[end]))
}
