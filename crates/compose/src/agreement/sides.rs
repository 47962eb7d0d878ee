//! Two sides: who agrees how far with whom, and who is the more lenient.

use assize_analysis::{AssessorPair, MOST_IN_PAIRS, PairCounts, Sides};
use assize_model::ratio;
use assize_report::{Block, Cell, Column, RowKind, Section, Table};
use assize_scoring::SMALL_BASE;

use super::{Of, point_list};
use crate::figures::{coefficient_text, counts_text, probability_text, whole_text};
use crate::scorecard::capital;
use crate::{cells, words};

/// Pairs that are laid out one by one.
const LISTED: usize = 30;

/// How many findings come before who differs most: how often all say the same, beyond chance, and who is more lenient.
const BEFORE: usize = 3;

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
pub(super) fn findings(of: &Of<'_, '_>) -> Vec<String> {
    let points = sides(of).map(|(sides, first, second)| points(of, sides, &first, &second)).unwrap_or_default();
    let place = points.len().min(BEFORE);
    let (before, after) = points.split_at(place);
    before.iter().cloned().chain(most_apart(of)).chain(after.iter().cloned()).collect()
}

fn points(of: &Of<'_, '_>, sides: &Sides, first: &str, second: &str) -> Vec<String> {
    let counts = &sides.pooled;
    if counts.compared() == 0 {
        return Vec::new();
    }
    let what = of.pooled();
    let mut points = vec![format!(
        "{first} and {second} said the same in {counts} of the answers to {what} that both gave as sufficient or insufficient.",
        counts = counts_text(counts.same(), counts.compared())
    )];
    points.extend(beyond_chance(counts));
    points.extend(direction(of, counts, first, second));
    points.extend(least(of, sides));
    let apart = counts.applies_or_not();
    if apart + counts.unknown > 0 {
        points.push(format!("Not counted here: {apart} where one gave an answer and the other n/a, {unknown} where one side or both left it blank or could not tell.", apart = whole_text(apart), unknown = whole_text(counts.unknown)));
    }
    points.extend(one_sided(of, sides, first, second));
    points
}

/// The two coefficients, and what their ends mean.
fn beyond_chance(counts: &PairCounts) -> Option<String> {
    let (kappa, ac1) = (counts.kappa()?.value, counts.ac1()?.value);
    let (kappa, ac1) = (coefficient_text(kappa), coefficient_text(ac1));
    Some(format!("Beyond chance: kappa {kappa}, AC1 {ac1} (1: all the same; 0: no more than by chance)."))
}

/// Who is the more lenient, over all that is pooled.
fn direction(of: &Of<'_, '_>, counts: &PairCounts, first: &str, second: &str) -> Option<String> {
    let chance = counts.leaning();
    let [more, fewer] = counts.more_lenient;
    let apart = counts.first_sufficient + counts.second_sufficient;
    (apart > 0).then(|| {
        let test = chance.map_or(String::new(), |chance| format!(" (sign test over units, {})", p(chance)));
        format!("Where they differ, {first} said sufficient {times} and {second} {times_2}; on balance {first} was the more lenient about {more}, {second} about {fewer}{test}.", times = times(counts.first_sufficient), times_2 = times(counts.second_sufficient), more = units(of, more), fewer = units(of, fewer))
    })
}

fn units(of: &Of<'_, '_>, count: u64) -> String {
    match count {
        0 => "none".to_owned(),
        some => words::units(of.framework, of.kind.readings.unit, usize::try_from(some).unwrap_or(usize::MAX)),
    }
}

/// The pair with the lowest share of the same answers, where there are several: "Assessor D differs most from Assessor A: ...".
fn most_apart(of: &Of<'_, '_>) -> Option<String> {
    let compared = of.kind.pairs.iter().filter(|pair| pair.sides.pooled.compared() > 0);
    let same = |pair: &&AssessorPair| {
        let counts = &pair.sides.pooled;
        ratio(counts.same(), counts.compared())
    };
    let pair = compared.clone().min_by_key(same).filter(|_| compared.count() > 1)?;
    let (first, second, counts) = (of.name(pair.first), of.name(pair.second), &pair.sides.pooled);
    let who = match of.lead() {
        Some(_) => format!("{second} differs most from {first}"),
        None => format!("{first} and {second} differ most"),
    };
    let small = if counts.is_small() { format!(", over {} alone", units(of, pair.units)) } else { String::new() };
    Some(format!("{who}: the same in {}{small}.", counts_text(counts.same(), counts.compared())))
}

/// "p = 0.013", "p under 0.001".
fn p(chance: f64) -> String {
    let text = probability_text(chance);
    if text.starts_with("under") { format!("p {text}") } else { format!("p = {text}") }
}

fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{} times", whole_text(count)) }
}

/// The column with the lowest share of the same answers, of those with a base that says something.
fn least(of: &Of<'_, '_>, sides: &Sides) -> Option<String> {
    let column = sides.least_alike(&of.kind.pooled)?;
    let counts = &sides.columns[column];
    Some(format!("They agree least on {}: {}.", of.title(column), counts_text(counts.same(), counts.compared())))
}

/// The columns on which one side leans, as far as their units tell.
fn one_sided(of: &Of<'_, '_>, sides: &Sides, first: &str, second: &str) -> Vec<String> {
    let tested: Vec<(usize, f64)> =
        of.kind.pooled.iter().filter_map(|column| Some((*column, sides.columns[*column].leaning()?))).collect();
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
        return Some(Block::paragraph(format!(
            "More than {MOST_IN_PAIRS} assessors took part, and none is named as the one whose answers are scored: not every two are compared."
        )));
    }
    if of.kind.pairs.len() < 2 {
        return None;
    }
    let mut table = pairs(of);
    let listed = listed(of);
    listed.iter().for_each(|pair| table.row(pair_row(of, pair)));
    if let Some(sides) = &of.kind.against_lead {
        let lead = of.lead().unwrap_or_default();
        table.push(RowKind::Total, None, pooled_row("All others", of.kind.units, &sides.pooled, [Some(lead), None]));
    }
    table.notes = notes();
    let more = of.kind.pairs.len() - listed.len();
    if more > 0 {
        let more = words::counted(
            more,
            "more pair, that with the fewest units, is",
            "more pairs, those with the fewest units, are",
        );
        table.note(format!("{} in the report as JSON.", more.unwrap_or_default()));
    }
    if of.lead().is_none() {
        table.note("None is named as the one whose answers are scored: the first of two is the first by name, and not the measure.");
    }
    Some(of.settled(table).into())
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
pub(super) fn by_column(of: &Of<'_, '_>) -> Option<Table> {
    let (sides, first, second) = sides(of)?;
    let mut table = columns(of, [&first, &second]).of(&of.id);
    of.fill(&mut table, |column| column_row(of, column, &sides.columns[column], true, names(of, sides)));
    if of.kind.pairs.len() < 2 {
        table.notes = notes();
    }
    table.note("Applies or not: one gave an answer, the other n/a. Unknown: blank or cannot tell on one side or both. Neither is in the other columns.");
    Some(of.settled(table))
}

/// Each two by themselves, where there are several and their units are enough to say something of single columns.
pub(super) fn each_pair(of: &Of<'_, '_>) -> Vec<Section> {
    let section = |(place, pair): (usize, &AssessorPair)| {
        let [first, second] = [of.name(pair.first), of.name(pair.second)];
        let id = format!("{}-pair-{}", of.id, place + 1);
        let mut table = columns(of, [first, second]).of(&id);
        of.fill(&mut table, |column| {
            column_row(of, column, &pair.sides.columns[column], true, [Some(first), Some(second)])
        });
        Section::new(&id, words::list(&[first, second]))
            .blocks(point_list(points(of, &pair.sides, first, second)))
            .block(of.settled(table))
    };
    based(of).into_iter().enumerate().map(section).collect()
}

/// The pairs that have a section each.
fn based<'o>(of: &'o Of<'_, '_>) -> Vec<&'o AssessorPair> {
    let several = of.kind.pairs.len() > 1;
    listed(of).into_iter().filter(|pair| several && pair.units >= SMALL_BASE).collect()
}

/// What has no place on a page, for scripts: further pairs, and what those without a section answered, column by column.
pub(super) fn further(of: &Of<'_, '_>) -> Vec<Table> {
    let several = of.kind.pairs.len() > 1;
    let [listed, based] = [listed(of), based(of)];
    let is_among = |pairs: &[&AssessorPair], pair| pairs.iter().any(|one| std::ptr::eq(*one, pair));
    let mut pairs = pairs(of).with_id(format!("{}-further-pairs", of.id)).for_scripts();
    let mut columns = columns(of, ["one", "the other"]).with_id(format!("{}-further-columns", of.id)).for_scripts();
    for pair in &of.kind.pairs {
        if !several || !is_among(&listed, pair) {
            pairs.row(pair_row(of, pair));
        }
        let is_shown = !several || is_among(&based, pair);
        let names = [Some(of.name(pair.first)), Some(of.name(pair.second))];
        of.fill(&mut columns, |column| {
            let counts = &pair.sides.columns[column];
            let row = |with_something| column_row(of, column, counts, with_something, names);
            if is_shown { row(false) } else { row(true).or_else(|| row(false)) }
        });
    }
    if let Some(sides) = &of.kind.against_lead {
        of.fill(&mut columns, |column| column_row(of, column, &sides.columns[column], false, names(of, sides)));
    }
    [pairs, columns].into_iter().filter_map(Table::filled).map(|table| of.settled(table)).collect()
}

/// The names of two sides; all others together have none.
fn names<'o>(of: &'o Of<'_, '_>, sides: &Sides) -> [Option<&'o str>; 2] {
    match of.kind.pairs.as_slice() {
        [pair] if std::ptr::eq(&pair.sides, sides) => [Some(of.name(pair.first)), Some(of.name(pair.second))],
        _ => [of.lead(), None],
    }
}

/// A table of pairs, without rows.
fn pairs(of: &Of<'_, '_>) -> Table {
    let (title, lenient) = match of.lead() {
        Some(lead) => (
            format!("{lead} against each other assessor, over {}", of.pooled()),
            [format!("{lead} more lenient"), "Other more lenient".to_owned()],
        ),
        None => (
            format!("Every two assessors, over {}", of.pooled()),
            ["First more lenient", "Second more lenient"].map(str::to_owned),
        ),
    };
    Table::new("pairs", title)
        .of(&of.id)
        .column(Column::text("title", ""))
        .column(Column::count("units", "Units").unit(of.units()))
        .columns(shared_columns(lenient))
        .column(Column::text("remarks", "Remarks"))
        .columns([applies_or_not(), unknown()].map(Column::for_scripts))
        .columns(hidden_columns(of))
}

fn pair_row(of: &Of<'_, '_>, pair: &AssessorPair) -> Vec<Cell> {
    let [first, second] = [of.name(pair.first), of.name(pair.second)];
    let name = if of.lead().is_some() { second.to_owned() } else { words::list(&[first, second]) };
    pooled_row(&name, pair.units, &pair.sides.pooled, [Some(first), Some(second)])
}

fn pooled_row(name: &str, units: u64, counts: &PairCounts, names: [Option<&str>; 2]) -> Vec<Cell> {
    [Cell::text(name), cells::count(units)]
        .into_iter()
        .chain(shared_cells(counts))
        .chain([remarks(counts), cells::count(counts.applies_or_not()), cells::count(counts.unknown)])
        .chain(hidden_cells(counts, names))
        .collect()
}

/// A table of what two sides answered column by column, without rows.
fn columns(of: &Of<'_, '_>, names: [&str; 2]) -> Table {
    let title = format!("{} and {}, by what was asked", names[0], names[1]);
    Table::new("columns", title)
        .column(Column::text("title", ""))
        .columns(shared_columns(names.map(|name| format!("{} more lenient", capital(name)))))
        .columns([applies_or_not(), unknown(), Column::text("remarks", "Remarks")])
        .columns(hidden_columns(of))
        .columns(Of::asked_columns())
}

/// A row of it, where it has something to show, or where it has not.
fn column_row(
    of: &Of<'_, '_>,
    column: usize,
    counts: &PairCounts,
    with_something: bool,
    names: [Option<&str>; 2],
) -> Option<Vec<Cell>> {
    let apart = counts.applies_or_not();
    let has_something = counts.compared() + apart + counts.unknown > 0;
    (has_something == with_something).then(|| {
        [Cell::text(of.title(column))]
            .into_iter()
            .chain(shared_cells(counts))
            .chain([cells::count_unless_none(apart), cells::count_unless_none(counts.unknown), remarks(counts)])
            .chain(hidden_cells(counts, names))
            .chain(of.asked(column))
            .collect()
    })
}

/// What both tables show: same, kappa, AC1, both directions, the test.
fn shared_columns([first, second]: [String; 2]) -> [Column; 6] {
    [
        Column::share("same", "Same answer"),
        Column::number("kappa", "Kappa").unit("coefficient"),
        Column::number("ac1", "AC1").unit("coefficient"),
        Column::count("first_sufficient", first).unit("answers"),
        Column::count("second_sufficient", second).unit("answers"),
        Column::number("sign_test", "p").unit("probability"),
    ]
}

fn shared_cells(counts: &PairCounts) -> [Cell; 6] {
    let [kappa, _] = cells::coefficient(counts.kappa(), counts.compared());
    let [ac1, _] = cells::coefficient(counts.ac1(), counts.compared());
    [
        cells::with_counts(counts.same(), counts.compared()),
        kappa,
        ac1,
        cells::count_unless_none(counts.first_sufficient),
        cells::count_unless_none(counts.second_sufficient),
        cells::or(counts.leaning().map(cells::probability), "no unit is divided"),
    ]
}

fn applies_or_not() -> Column {
    Column::count("applies_or_not", "Applies or not").unit("answers")
}

fn unknown() -> Column {
    Column::count("unknown", "Unknown").unit("answers")
}

fn remarks(counts: &PairCounts) -> Cell {
    match counts.compared() {
        0 => Cell::text("nothing to compare"),
        _ => cells::or(counts.is_small().then_some("small base"), "none"),
    }
}

/// What both tables have for scripts.
fn hidden_columns(of: &Of<'_, '_>) -> [Column; 13] {
    let answers = |id, title| Column::count(id, title).unit("answers");
    let units = |id, title| Column::count(id, title).unit(of.units());
    [
        Column::text("first", "First"),
        Column::text("second", "Second"),
        answers("both_sufficient", "Both sufficient"),
        answers("both_insufficient", "Both insufficient"),
        answers("first_applies", "First answered, second n/a"),
        answers("second_applies", "Second answered, first n/a"),
        answers("neither_applies", "Both n/a"),
        units("compared_units", "Units compared"),
        units("first_lenient_units", "First more lenient on balance"),
        units("second_lenient_units", "Second more lenient on balance"),
        Column::number("kappa_error", "Standard error of kappa").unit("coefficient"),
        Column::number("ac1_error", "Standard error of AC1").unit("coefficient"),
        Column::text("small_base", "Small base"),
    ]
    .map(Column::for_scripts)
}

fn hidden_cells(counts: &PairCounts, names: [Option<&str>; 2]) -> [Cell; 13] {
    let [first, second] = names.map(|name| cells::or(name, "all others together"));
    let [_, kappa_error] = cells::coefficient(counts.kappa(), counts.compared());
    let [_, ac1_error] = cells::coefficient(counts.ac1(), counts.compared());
    let [first_lenient, second_lenient] = counts.more_lenient.map(cells::count);
    [
        first,
        second,
        cells::count(counts.both_sufficient),
        cells::count(counts.both_insufficient),
        cells::count(counts.first_applies),
        cells::count(counts.second_applies),
        cells::count(counts.neither_applies),
        cells::count(counts.units),
        first_lenient,
        second_lenient,
        kappa_error,
        ac1_error,
        cells::holds(counts.is_small()),
    ]
}

fn notes() -> Vec<String> {
    vec!["Kappa (Cohen 1960) and AC1 (Gwet 2008): 1 where all is the same, 0 where no more is than by chance; in brackets the standard error, where each unit is there once. Kappa falls where nearly all answers are alike, however well two agree, and is not defined where both gave one answer throughout; AC1 does not fall. Neither is put into words.".to_owned(), "More lenient: said sufficient where the other said insufficient. p: how often, if neither leaned, the units would be divided so unevenly between the two (exact sign test; each unit counts once, for the side more lenient on balance).".to_owned()]
}
