//! What is to be said of one table.

use assize_analysis::{Dates, Quality, Rosh, TableQuality};
use assize_report::{Block, ColumnKind, Row, Section};

use super::{answers, assessors, lines_text, row, table, unless_none};
use crate::figures::{counts_text, whole_text};

/// The sections on one table, those with something to say.
pub(super) fn units(quality: &Quality<'_>, of: &TableQuality) -> Vec<Section> {
    let id = format!("{}-{}", quality.inspection.id, of.unit);
    // Where there is one table there is no need to say which.
    let of_which = match quality.tables.len() {
        1 => String::new(),
        _ => format!(": {}", quality.framework.catalogue.units.get(&of.unit).map_or(&*of.unit, |unit| &unit.plural.en)),
    };
    let parts = [
        ("answers", "Answers", answers::answers(quality, of, &id)),
        ("facts", "Facts", answers::facts(quality, of, &id)),
        ("assessors", "Assessors", assessors::assessors(quality, of, &id)),
        ("contradictions", "Contradictions in judgement", answers::contradictions(quality, of, &id)),
        ("rosh", "Risk of serious harm", of.rosh.as_ref().map(|one| rosh(one, &id)).unwrap_or_default()),
        ("dates", "Dates", of.dates.as_ref().map(|dates| self::dates(dates, of.rows)).unwrap_or_default()),
        ("alike", "Alike", alike(quality, of)),
    ];
    let section = |(part, title, blocks): (&str, &str, Vec<Block>)| Section {
        id: format!("{id}-{part}"),
        title: format!("{title}{of_which}"),
        blocks,
        sections: Vec::new(),
    };
    parts.into_iter().filter(|(_, _, blocks)| !blocks.is_empty()).map(section).collect()
}

fn rosh(rosh: &Rosh, id: &str) -> Vec<Block> {
    let all = || 0..rosh.values.len();
    let recorded: Vec<usize> = all().filter(|place| rosh.counts[*place].iter().any(|count| *count > 0)).collect();
    let places: Vec<usize> = all().filter(|place| rosh.counts.iter().any(|row| row[*place] > 0)).collect();
    let name = |place: usize| match rosh.values[place].as_str() {
        "" => "blank".to_owned(),
        value => value.replace('-', " "),
    };
    let names: Vec<String> = places.iter().map(|place| format!("Inspector: {name}", name = name(*place))).collect();
    let columns: Vec<(&str, ColumnKind)> = std::iter::once(("Recorded", ColumnKind::Text))
        .chain(names.iter().map(|name| (name.as_str(), ColumnKind::Number)))
        .collect();
    let line = |recorded: &usize| -> Row {
        let counts = places.iter().map(|inspector| whole_text(rosh.counts[*recorded][*inspector]));
        row([name(*recorded)].into_iter().chain(counts))
    };
    let compared = rosh.same + rosh.higher + rosh.lower;
    let notes = vec![format!(
        "The inspector put {counts} higher than recorded, {counts_2} lower, and {counts_3} the same. {not_compared} cannot be compared.",
        counts = counts_text(rosh.higher, compared),
        counts_2 = counts_text(rosh.lower, compared),
        counts_3 = counts_text(rosh.same, compared),
        not_compared = whole_text(rosh.not_compared)
    )];
    let rows = recorded.iter().map(line).collect();
    vec![table(format!("{id}-rosh-table"), "Recorded against the inspector's", &columns, rows, notes)]
}

fn dates(dates: &Dates, rows: u64) -> Vec<Block> {
    let end = |date: Option<assize_model::PartialDate>| date.map_or("...".to_owned(), |date| date.to_string());
    let window = format!("{} to {}", end(dates.window.from), end(dates.window.to));
    if !dates.has_column {
        let text = format!(
            "The window of the sample is {window}; without a column `commenced` nothing can be held against it."
        );
        return vec![Block::Paragraph { text }];
    }
    let items = [
        ("Window", window),
        ("Within it", format!("{} of {}", whole_text(dates.inside), whole_text(rows))),
        ("Before it", lines_text(&dates.before)),
        ("After it", lines_text(&dates.after)),
        ("No day", unless_none(dates.blank)),
    ];
    let items =
        items.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| super::item(name, text)).collect();
    vec![Block::Items { items }]
}

/// Hints that something may have been copied, or answered without looking.
fn alike(quality: &Quality<'_>, of: &TableQuality) -> Vec<Block> {
    let mut items = Vec::new();
    let identical = &of.identical;
    if identical.rows.count > 0 {
        items.push(super::item("Rows the same as another but for the id", lines_text(&identical.rows)));
    }
    let answers: Vec<String> = of
        .answers
        .iter()
        .filter_map(|counts| {
            let answer = counts.all_alike()?;
            let id = answers::id(quality, &counts.of);
            Some(format!("{id} (all {known} {word})", known = whole_text(counts.known()), word = answer.word()))
        })
        .collect();
    if !answers.is_empty() {
        items.push(super::item("Columns with one answer throughout", answers.join(", ")));
    }
    let facts: Vec<&str> = of.facts.iter().filter(|gaps| gaps.is_constant).map(|gaps| gaps.fact.as_str()).collect();
    if !facts.is_empty() {
        items.push(super::item("Facts with one value throughout", facts.join(", ")));
    }
    if items.is_empty() {
        return Vec::new();
    }
    let text =
        "Hints, not faults: such rows and columns may be right, or copied, or filled in without looking.".to_owned();
    vec![Block::Items { items }, Block::Paragraph { text }]
}
