//! Two sides: who agrees how far with whom, and who is the more lenient.

use assize_analysis::{AssessorPair, MOST_IN_PAIRS, PairCounts, Sides};
use assize_report::{Block, ColumnKind, Row, RowKind, Section};

use super::{Of, estimates};
use crate::figures::{counts_text, probability_text, whole_text};
use crate::quality::{row, table, unless_none};
use crate::scorecard::capital;
use crate::words;

/// Pairs that are laid out one by one.
const LISTED: usize = 30;

/// Under this a division of units is called uneven; said where it is used.
const UNEVEN: f64 = 0.05;

/// The two sides that are set against each other column by column, and what they are called.
fn sides<'o>(of: &'o Of<'_, '_>) -> Option<(&'o Sides, String, String)> {
    match (of.kind.pairs.as_slice(), &of.kind.against_lead, of.lead()) {
        ([pair], _, _) => Some((&pair.sides, of.name(pair.first).to_owned(), of.name(pair.second).to_owned())),
        (_, Some(sides), Some(lead)) => Some((sides, lead.to_owned(), "the others".to_owned())),
        _ => None,
    }
}

/// What stands out, a sentence each.
pub(super) fn findings(of: &Of<'_, '_>) -> Option<Block> {
    let (sides, first, second) = sides(of)?;
    points(of, sides, &first, &second)
}

fn points(of: &Of<'_, '_>, sides: &Sides, first: &str, second: &str) -> Option<Block> {
    let counts = &sides.pooled;
    if counts.compared() == 0 {
        return None;
    }
    let what = of.pooled();
    let mut points = vec![format!(
        "{first} and {second} said the same in {counts} of the answers to {what} that both gave as sufficient or insufficient.",
        counts = counts_text(counts.same(), counts.compared())
    )];
    points.extend(direction(of, counts, first, second));
    let apart = counts.first_applies + counts.second_applies;
    if apart + counts.unknown > 0 {
        points.push(format!("Not in this: {apart} where one gave an answer and the other n/a, {unknown} where one side or both left it blank or could not tell.", apart = whole_text(apart), unknown = whole_text(counts.unknown)));
    }
    points.extend(least(of, sides));
    points.extend(one_sided(of, sides, first, second));
    Some(Block::List { points })
}

/// Who is the more lenient, over all that is pooled.
fn direction(of: &Of<'_, '_>, counts: &PairCounts, first: &str, second: &str) -> Option<String> {
    let chance = estimates::leaning(counts);
    let [more, fewer] = counts.more_lenient;
    let apart = counts.first_sufficient + counts.second_sufficient;
    (apart > 0).then(|| {
        let test = chance.map_or(String::new(), |chance| format!(" (sign test over units, {})", p(chance)));
        format!("Where they differ, {first} said sufficient {times} and {second} {times_2}; on balance {first} was the more lenient about {more}, {second} about {fewer}{test}.", times = times(counts.first_sufficient), times_2 = times(counts.second_sufficient), more = units(of, more), fewer = units(of, fewer))
    })
}

fn units(of: &Of<'_, '_>, count: u64) -> String {
    words::units(of.framework, of.kind.readings.unit, usize::try_from(count).unwrap_or(usize::MAX))
}

/// "p = 0.013", "p under 0.001".
fn p(chance: f64) -> String {
    let text = probability_text(chance);
    if text.starts_with("under") { format!("p {text}") } else { format!("p = {text}") }
}

fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times", count = whole_text(count)) }
}

/// The column with the lowest share of the same answers, of those with a base that says something.
fn least(of: &Of<'_, '_>, sides: &Sides) -> Option<String> {
    let based = of.kind.pooled.iter().map(|column| (*column, &sides.columns[*column]));
    let based: Vec<_> = based.filter(|(_, counts)| !estimates::is_small(counts.units)).collect();
    let less = |a: &&(usize, &PairCounts), b: &&(usize, &PairCounts)| {
        let cross = |x: &PairCounts, y: &PairCounts| u128::from(x.same()) * u128::from(y.compared());
        cross(a.1, b.1).cmp(&cross(b.1, a.1))
    };
    let (column, counts) = based.iter().min_by(less)?;
    (based.len() > 1 && counts.same() < counts.compared()).then(|| {
        format!(
            "They agree least on {title}: {counts}.",
            title = of.title(*column),
            counts = counts_text(counts.same(), counts.compared())
        )
    })
}

/// The columns on which one side leans, as far as their units tell.
fn one_sided(of: &Of<'_, '_>, sides: &Sides, first: &str, second: &str) -> Vec<String> {
    let tested: Vec<(usize, f64)> = of
        .kind
        .pooled
        .iter()
        .filter_map(|column| Some((*column, estimates::leaning(&sides.columns[*column])?)))
        .collect();
    let mut points = Vec::new();
    for (column, chance) in tested.iter().filter(|(_, chance)| *chance < UNEVEN) {
        let counts = &sides.columns[*column];
        let (lenient, strict, more, fewer) = match counts.first_sufficient > counts.second_sufficient {
            true => (first, second, counts.first_sufficient, counts.second_sufficient),
            false => (second, first, counts.second_sufficient, counts.first_sufficient),
        };
        points.push(format!("On {title} {lenient} said sufficient {times} where {strict} said insufficient, and the reverse {fewer} ({chance}).", title = of.title(*column), times = times(more), fewer = (if fewer == 0 { "never".to_owned() } else { times(fewer) }), chance = p(*chance)));
    }
    if !points.is_empty() && tested.len() > 1 {
        points.push(format!("Each of {tested} {pooled} was tested by itself: one in twenty such tests falls under 0.05 although neither side leans.", tested = tested.len(), pooled = of.pooled()));
    }
    points
}

/// Every two, where there are several.
pub(super) fn by_pair(of: &Of<'_, '_>) -> Option<Block> {
    if of.lead().is_none() && of.kind.readings.assessors.len() > MOST_IN_PAIRS {
        let text = format!(
            "More than {listed} assessors took part, and nobody is named whose answers are scored: not every two are set against each other.",
            listed = MOST_IN_PAIRS
        );
        return Some(Block::Paragraph { text });
    }
    if of.kind.pairs.len() < 2 {
        return None;
    }
    let right = ColumnKind::Number;
    let lead = of.lead();
    let lenient = match lead {
        Some(lead) => [format!("{lead} more lenient"), "Other more lenient".to_owned()],
        None => ["First more lenient", "Second more lenient"].map(str::to_owned),
    };
    let columns = [
        ("", ColumnKind::Text),
        ("Units", right),
        ("Same answer", right),
        ("Kappa", right),
        ("AC1", right),
        (&lenient[0], right),
        (&lenient[1], right),
        ("p", right),
        ("Remarks", ColumnKind::Text),
    ];
    let line = |name: String, units: u64, counts: &PairCounts| {
        let mut cells = vec![name, whole_text(units)];
        cells.extend(shared_cells(counts));
        row(cells)
    };
    let listed = listed(of);
    let mut rows: Vec<Row> = listed
        .iter()
        .map(|pair| {
            let (first, second) = (of.name(pair.first), of.name(pair.second));
            let name = if lead.is_some() { second.to_owned() } else { words::list(&[first, second]) };
            line(name, pair.units, &pair.sides.pooled)
        })
        .collect();
    if let Some(sides) = &of.kind.against_lead {
        let total = line("All others".to_owned(), of.kind.units, &sides.pooled);
        rows.push(Row { figure: None, kind: RowKind::Total, ..total });
    }
    let title = match lead {
        Some(lead) => format!("{lead} against each other assessor, over {pooled}", pooled = of.pooled()),
        None => format!("Every two assessors, over {pooled}", pooled = of.pooled()),
    };
    let mut notes = notes();
    let more = of.kind.pairs.len() - listed.len();
    if more > 0 {
        let more = whole_text(more as u64);
        notes.push(format!(
            "{more} more pairs, those with the fewest units, stand in the document for scripts (`--writer json`)."
        ));
    }
    if lead.is_none() {
        notes.push(
            "Nobody is named whose answers are scored: the first of two is the first by name, and no measure."
                .to_owned(),
        );
    }
    Some(table(format!("{}-pairs", of.id), &title, &columns, rows, notes))
}

/// The pairs that are laid out: of many, those with the most units, in their order.
fn listed<'o>(of: &'o Of<'_, '_>) -> Vec<&'o AssessorPair> {
    let mut pairs: Vec<_> = of.kind.pairs.iter().enumerate().collect();
    pairs.sort_by_key(|(_, pair)| std::cmp::Reverse(pair.units));
    pairs.truncate(LISTED);
    pairs.sort_by_key(|(place, _)| *place);
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// Column by column: of the only two, or of the lead against all others.
pub(super) fn by_column(of: &Of<'_, '_>) -> Option<Block> {
    let (sides, first, second) = sides(of)?;
    let mut notes = if of.kind.pairs.len() < 2 { notes() } else { Vec::new() };
    notes.push("Applies or not: one gave an answer, the other n/a. Unknown: blank or cannot tell on one side or both. Neither is in the other columns.".to_owned());
    Some(column_table(of, sides, [&first, &second], format!("{}-columns", of.id), notes))
}

/// Each two by themselves, where there are several and their units are enough to say something of single columns.
pub(super) fn each_pair(of: &Of<'_, '_>) -> Vec<Section> {
    if of.kind.pairs.len() < 2 {
        return Vec::new();
    }
    let based = listed(of).into_iter().filter(|pair| !estimates::is_small(pair.units)).enumerate();
    let section = |(place, pair): (usize, &AssessorPair)| {
        let (first, second) = (of.name(pair.first), of.name(pair.second));
        let id = format!("{}-pair-{}", of.id, place + 1);
        let mut blocks: Vec<Block> = points(of, &pair.sides, first, second).into_iter().collect();
        blocks.push(column_table(of, &pair.sides, [first, second], format!("{id}-columns"), Vec::new()));
        Section { id, title: words::list(&[first, second]), blocks, sections: Vec::new() }
    };
    based.map(section).collect()
}

fn column_table(of: &Of<'_, '_>, sides: &Sides, names: [&str; 2], id: String, notes: Vec<String>) -> Block {
    let right = ColumnKind::Number;
    let lenient = names.map(|name| format!("{name} more lenient", name = capital(name)));
    let columns = [
        ("", ColumnKind::Text),
        ("Same answer", right),
        ("Kappa", right),
        ("AC1", right),
        (&lenient[0], right),
        (&lenient[1], right),
        ("p", right),
        ("Applies or not", right),
        ("Unknown", right),
        ("Remarks", ColumnKind::Text),
    ];
    let rows = of.rows(|column| {
        let counts = &sides.columns[column];
        let apart = counts.first_applies + counts.second_applies;
        let mut cells = vec![of.title(column)];
        cells.extend(shared_cells(counts));
        let remarks = cells.pop().unwrap_or_default();
        cells.extend([unless_none(apart), unless_none(counts.unknown), remarks]);
        (counts.compared() + apart + counts.unknown > 0).then_some(cells)
    });
    table(
        id,
        &format!("{names} and {names_2}, by what was asked", names = names[0], names_2 = names[1]),
        &columns,
        rows,
        notes,
    )
}

/// The cells that both tables have: same, kappa, AC1, both directions, the test, remarks.
fn shared_cells(counts: &PairCounts) -> [String; 7] {
    let compared = counts.compared();
    [
        if compared == 0 { String::new() } else { counts_text(counts.same(), compared) },
        estimates::text(estimates::kappa(counts).as_ref(), compared),
        estimates::text(estimates::ac1(counts).as_ref(), compared),
        unless_none(counts.first_sufficient),
        unless_none(counts.second_sufficient),
        estimates::leaning(counts).map_or(String::new(), probability_text),
        if compared == 0 { "nothing to compare".to_owned() } else { estimates::remark(counts.units) },
    ]
}

fn notes() -> Vec<String> {
    vec!["Kappa (Cohen 1960) and AC1 (Gwet 2008): 1 where all is the same, 0 where no more is than by chance; in brackets the standard error, where each unit is there once. Kappa falls where nearly all answers are alike, however well two agree, and is not defined where both gave one answer throughout; AC1 does not fall. No words are put to either.".to_owned(), "More lenient: said sufficient where the other said insufficient. p: how often, if neither leaned, the units would be divided so unevenly between the two (exact sign test; each unit counts once, for the side more lenient on balance).".to_owned()]
}
