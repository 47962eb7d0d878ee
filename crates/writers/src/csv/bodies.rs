//! The bodies of a report on bodies: one row for each body and each that took over from it.

use assize_report::{ProviderFacts, SuccessionFacts};

use super::cell::{plain, text};

/// A body, and one of those who took over from it.
type Row<'r> = (&'r ProviderFacts, Option<&'r SuccessionFacts>);

/// A column's name, and what it says of a row.
type Column = (&'static str, fn(Row<'_>) -> String);

/// All columns, from left to right.
pub(crate) const COLUMNS: [Column; 14] = [
    ("provider", |(body, _)| text(&body.id)),
    ("provider_name", |(body, _)| text(&body.name)),
    ("provider_kind", |(body, _)| text(&body.kind)),
    ("fictional", |(body, _)| plain(Some(body.fictional))),
    ("several", |(body, _)| plain(Some(body.several))),
    ("areas", |(body, _)| list(&body.areas)),
    ("from", |(body, _)| text(body.from.as_deref().unwrap_or_default())),
    ("to", |(body, _)| text(body.to.as_deref().unwrap_or_default())),
    ("inspections", |(body, _)| {
        list(&body.inspections.iter().map(|inspection| inspection.id.clone()).collect::<Vec<_>>())
    }),
    ("successor", |(_, next)| text(next.map_or("", |next| &next.id))),
    ("by", |(_, next)| next.map(|next| list(&next.by)).unwrap_or_default()),
    ("work", |(_, next)| text(next.and_then(|next| next.work.as_deref()).unwrap_or_default())),
    ("shared_areas", |(_, next)| next.map(|next| list(&next.areas)).unwrap_or_default()),
    ("on", |(_, next)| text(next.and_then(|next| next.on.as_deref()).unwrap_or_default())),
];

/// The names of the columns, then the rows.
pub(crate) fn lines(bodies: &[ProviderFacts]) -> impl Iterator<Item = Vec<String>> {
    let rows = bodies.iter().flat_map(|body| {
        let next = body.successors.iter().map(Some);
        let alone = body.successors.is_empty().then_some(None);
        next.chain(alone).map(move |next| (body, next))
    });
    let names = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
    std::iter::once(names).chain(rows.map(|row| COLUMNS.iter().map(|(_, cell)| cell(row)).collect()))
}

fn list(words: &[String]) -> String {
    text(&words.join("; "))
}
