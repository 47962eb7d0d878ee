//! What is to be said of one table.

use assize_analysis::{Dates, Quality, Rosh, TableQuality};
use assize_report::{Block, Cell, Column, Item, Section, Table};

use super::{answers, assessors, line_numbers, lines, lines_text, of_unit};
use crate::figures::{counts_text, whole_text};
use crate::{cells, words};

/// The sections on one table, those with something to say.
pub(super) fn units(quality: &Quality<'_>, of: &TableQuality) -> Vec<Section> {
    let id = format!("{}-{}", quality.inspection.id, of.unit);
    // Where there is one table there is no need to say which.
    let of_which = match quality.tables.len() {
        1 => String::new(),
        _ => format!(": {}", words::plural(quality.framework, &of.unit)),
    };
    let table = |table: Option<Table>| table.map(Block::Table).into_iter().collect();
    let parts = [
        ("answers", "Answers", table(answers::answers(quality, of, &id))),
        ("facts", "Facts", table(answers::facts(quality, of, &id, true))),
        ("assessors", "Assessors", assessors::assessors(quality, of, &id)),
        ("contradictions", "Contradictions in judgement", table(answers::contradictions(quality, of, &id))),
        ("rosh", "Risk of serious harm", of.rosh.as_ref().map(|rosh| self::rosh(rosh, of, &id)).unwrap_or_default()),
        ("dates", "Dates", of.dates.as_ref().map(|dates| self::dates(dates, of, &id)).unwrap_or_default()),
        ("alike", "Alike", alike(quality, of)),
    ];
    let section = |(part, title, blocks): (&str, &str, Vec<Block>)| {
        Section::new(format!("{id}-{part}"), format!("{title}{of_which}")).blocks(blocks)
    };
    parts.into_iter().filter(|(_, _, blocks)| !blocks.is_empty()).map(section).collect()
}

/// In how many cases the risk of serious harm is higher to the inspector than recorded, where it is in any.
pub(super) fn higher_than_recorded(rosh: &Rosh) -> Option<String> {
    let compared = rosh.same + rosh.higher + rosh.lower;
    let counts = counts_text(rosh.higher, compared);
    (rosh.higher > 0).then(|| format!("The inspector put the risk of serious harm higher than recorded in {counts}."))
}

fn rosh(rosh: &Rosh, of: &TableQuality, id: &str) -> Vec<Block> {
    let all = || 0..rosh.values.len();
    let recorded = all().filter(|place| rosh.counts[*place].iter().any(|count| *count > 0));
    let places: Vec<usize> = all().filter(|place| rosh.counts.iter().any(|row| row[*place] > 0)).collect();
    let name = |place: usize| match rosh.values[place].as_str() {
        "" => "blank".to_owned(),
        value => value.replace('-', " "),
    };
    let inspector = |place: &usize| {
        let id = format!("inspector_{}", name(*place).replace(' ', "_"));
        Column::count(id, format!("Inspector: {}", name(*place))).unit("units")
    };
    let mut table = Table::new("rosh", "Recorded against the inspector's")
        .with_id(format!("{id}-rosh-table"))
        .column(Column::text("title", "Recorded"))
        .columns(places.iter().map(inspector));
    for recorded in recorded {
        let counts = places.iter().map(|inspector| cells::count(rosh.counts[recorded][*inspector]));
        table.row([Cell::text(name(recorded))].into_iter().chain(counts).collect());
    }
    let compared = rosh.same + rosh.higher + rosh.lower;
    table.note(format!(
        "The inspector put {counts} higher than recorded, {counts_2} lower, and {counts_3} the same. {not_compared} cannot be compared.",
        counts = counts_text(rosh.higher, compared),
        counts_2 = counts_text(rosh.lower, compared),
        counts_3 = counts_text(rosh.same, compared),
        not_compared = whole_text(rosh.not_compared)
    ));
    let count = |id, title, count| (Column::count(id, title).unit("units"), cells::count(count));
    let counts = [
        count("same", "The same", rosh.same),
        count("higher", "The inspector's is higher", rosh.higher),
        count("lower", "The inspector's is lower", rosh.lower),
        count("not_compared", "Cannot be compared", rosh.not_compared),
    ];
    let counts = Table::one_row("rosh-compared", "The inspector's against that recorded", counts);
    let tables = [table, counts.with_id(format!("{id}-rosh-compared"))];
    tables.map(|table| table.throughout(of_unit(&of.unit)).into()).into()
}

fn dates(dates: &Dates, of: &TableQuality, id: &str) -> Vec<Block> {
    let [from, to] = [dates.window.from, dates.window.to].map(|date| date.map(|date| date.to_string()));
    let end = |date: &Option<String>| date.clone().unwrap_or_else(|| "...".to_owned());
    let window = format!("{} to {}", end(&from), end(&to));
    let counted = |count: u64| match dates.has_column {
        true => cells::count(count),
        false => Cell::empty("no column `commenced`"),
    };
    let count = |id, title, number| (Column::count(id, title).unit("units"), counted(number));
    let counts = [
        (Column::text("from", "From"), cells::or(from, "no first day")),
        (Column::text("to", "To"), cells::or(to, "no last day")),
        (Column::text("has_column", "Has a column"), cells::holds(dates.has_column)),
        count("inside", "Within it", dates.inside),
        count("before", "Before it", dates.before.count),
        (Column::refs("before_lines", "Lines of the first before it"), line_numbers(&dates.before)),
        count("after", "After it", dates.after.count),
        (Column::refs("after_lines", "Lines of the first after it"), line_numbers(&dates.after)),
        count("blank", "No day", dates.blank),
    ];
    let table = Table::one_row("dates", "Dates against the window", counts).with_id(format!("{id}-dates-table"));
    let shown = if dates.has_column {
        let mut items = vec![
            Item::new("Window", window),
            Item::new("Within it", format!("{} of {}", whole_text(dates.inside), whole_text(of.rows))),
            Item::new("Before it", lines(&dates.before)),
            Item::new("After it", lines(&dates.after)),
        ];
        items.extend((dates.blank > 0).then(|| Item::new("No day", cells::count(dates.blank))));
        items.into()
    } else {
        Block::paragraph(format!(
            "The window of the sample is {window}; without a column `commenced` nothing can be compared with it."
        ))
    };
    vec![shown, table.throughout(of_unit(&of.unit)).into()]
}

/// Hints that something may have been copied, or answered without looking.
fn alike(quality: &Quality<'_>, of: &TableQuality) -> Vec<Block> {
    let mut items = Vec::new();
    let identical = &of.identical;
    if identical.rows.count > 0 {
        items.push(Item::new("Rows the same as another but for the id", lines_text(&identical.rows)));
    }
    let answers: Vec<String> = of
        .answers
        .iter()
        .filter_map(|counts| {
            let answer = counts.all_alike()?;
            let id = counts.of.id(quality.framework);
            Some(format!("{id} (all {} {})", whole_text(counts.known()), answer.word()))
        })
        .collect();
    if !answers.is_empty() {
        items.push(Item::new("Columns with one answer throughout", answers.join(", ")));
    }
    let facts: Vec<&str> = of.facts.iter().filter(|gaps| gaps.is_constant).map(|gaps| gaps.fact.as_str()).collect();
    if !facts.is_empty() {
        items.push(Item::new("Facts with one value throughout", facts.join(", ")));
    }
    if items.is_empty() {
        return Vec::new();
    }
    let text = "Hints, not faults: such rows and columns may be right, or copied, or filled in without looking.";
    vec![items.into(), Block::paragraph(text)]
}
