//! What is to be said of one table.

use assize_report::{Align, Block, Row, Section};
use assize_scoring::{Dates, Quality, Rosh, TableQuality};

use super::{answers, assessors, lines_text, row, table, unless_none};
use crate::figures::{counts_text, whole_text};
use crate::language::{label, say};

/// The sections on one table, those with something to say.
pub(super) fn units(quality: &Quality<'_>, of: &TableQuality) -> Vec<Section> {
    let id = format!("{}-{}", quality.inspection.id, of.unit);
    // Where there is one table there is no need to say which.
    let of_which = match quality.tables.len() {
        1 => String::new(),
        _ => format!(": {}", quality.framework.catalogue.units.get(&of.unit).map_or(&*of.unit, |unit| &unit.plural.en)),
    };
    let parts = [
        ("answers", label("column-answers"), answers::answers(quality, of, &id)),
        ("facts", label("column-facts"), answers::facts(quality, of, &id)),
        ("assessors", label("column-assessors"), assessors::assessors(quality, of, &id)),
        ("contradictions", label("column-contradictions-in-judgement"), answers::contradictions(quality, of, &id)),
        ("rosh", label("column-risk-of-serious-harm"), of.rosh.as_ref().map(|one| rosh(one, &id)).unwrap_or_default()),
        (
            "dates",
            label("column-dates"),
            of.dates.as_ref().map(|dates| self::dates(dates, of.rows)).unwrap_or_default(),
        ),
        ("alike", label("column-alike"), alike(quality, of)),
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
        "" => label("words-blank").to_owned(),
        value => value.replace('-', " "),
    };
    let names: Vec<String> = places.iter().map(|place| say("say-inspector", &[("name", &name(*place))])).collect();
    let columns: Vec<(&str, Align)> = std::iter::once((label("column-recorded"), Align::Left))
        .chain(names.iter().map(|name| (name.as_str(), Align::Right)))
        .collect();
    let line = |recorded: &usize| -> Row {
        let counts = places.iter().map(|inspector| whole_text(rosh.counts[*recorded][*inspector]));
        row([name(*recorded)].into_iter().chain(counts))
    };
    let compared = rosh.same + rosh.higher + rosh.lower;
    let notes = vec![say(
        "note-the-inspector-put-higher-than",
        &[
            ("counts", &counts_text(rosh.higher, compared)),
            ("counts-2", &counts_text(rosh.lower, compared)),
            ("counts-3", &counts_text(rosh.same, compared)),
            ("not-compared", &whole_text(rosh.not_compared)),
        ],
    )];
    let rows = recorded.iter().map(line).collect();
    vec![table(format!("{id}-rosh-table"), label("column-recorded-against-the-inspectors"), &columns, rows, notes)]
}

fn dates(dates: &Dates, rows: u64) -> Vec<Block> {
    let end = |date: Option<assize_model::PartialDate>| date.map_or("...".to_owned(), |date| date.to_string());
    let window = format!("{} to {}", end(dates.window.from), end(dates.window.to));
    if !dates.has_column {
        let text = say("text-the-window-of-the-sample", &[("window", &window)]);
        return vec![Block::Paragraph { text }];
    }
    let items = [
        (label("column-window"), window),
        (label("column-within-it"), format!("{} of {}", whole_text(dates.inside), whole_text(rows))),
        (label("column-before-it"), lines_text(&dates.before)),
        (label("column-after-it"), lines_text(&dates.after)),
        (label("column-no-day"), unless_none(dates.blank)),
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
        items.push(super::item(label("item-rows-the-same-as-another-but"), lines_text(&identical.rows)));
    }
    let answers: Vec<String> = of
        .answers
        .iter()
        .filter_map(|counts| {
            let answer = counts.all_alike()?;
            let id = answers::id(quality, &counts.of);
            Some(say("say-all", &[("id", &id), ("known", &whole_text(counts.known())), ("word", &answer.word())]))
        })
        .collect();
    if !answers.is_empty() {
        items.push(super::item(label("item-columns-with-one-answer-throughout"), answers.join(", ")));
    }
    let facts: Vec<&str> = of.facts.iter().filter(|gaps| gaps.is_constant).map(|gaps| gaps.fact.as_str()).collect();
    if !facts.is_empty() {
        items.push(super::item(label("item-facts-with-one-value-throughout"), facts.join(", ")));
    }
    if items.is_empty() {
        return Vec::new();
    }
    let text = label("text-hints-not-faults-such-rows").to_owned();
    vec![Block::Items { items }, Block::Paragraph { text }]
}
