//! The shares that may be set against each other, and how the cases of both sides are spread.

use assize_analysis::{Comparability, Comparison, LEAST, Levels, NoSplit, PairCompared, PairShares, QuestionCompared};
use assize_model::ratio;
use assize_report::{Block, Cell, Column, Section, Share, Table};
use assize_scoring::Figure;
use indexmap::IndexMap;

use super::splits::{covered_text, why_not};
use super::{each_pair, framework, pair_cells, pair_columns, pair_id, pair_title, theme};
use crate::figures::percent_text;
use crate::uncertainty::Uncertainty;
use crate::{cells, comparability, words};

/// By pair that has such: who is supervised, then a table a regime.
pub fn shares(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> Option<Section> {
    let of_pair = |pair: &PairCompared, of: &PairShares| {
        let id = pair_id(whole, pair, "shares");
        Section::new(&id, pair_title(whole, pair, "and"))
            .blocks(of.levels.iter().map(|levels| self::levels(whole, pair, levels, &id)))
            .blocks(by_regime(whole, pair, of, "compared", &id, uncertainty))
    };
    let section = Section::new("shares", "Shares that can be compared");
    let lead = Block::paragraph(lead(whole, uncertainty));
    match (whole.pairs.as_slice(), whole.shares.each()) {
        // With one pair the report's title already says whose shares they are.
        ([pair], [(_, of)]) => Some(section.blocks(of_pair(pair, of).blocks).block(lead)),
        _ => each_pair(whole, section.block(lead), &whole.shares, of_pair),
    }
}

/// The same by what both regimes ask: each rule cut down to the observations that the other regime asks too.
pub(crate) fn common(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> Option<Section> {
    let of_pair = |pair: &PairCompared, of: &PairShares| {
        let id = pair_id(whole, pair, "common");
        let tables = by_regime(whole, pair, of, "compared-common", &id, uncertainty);
        Section::new(id, pair_title(whole, pair, "and")).blocks(tables)
    };
    let lead = "Each question by what is left of its rule where only observations that both regimes ask may count, k of its n; answered from observations alone, never from recorded answers. Left out where nothing is cut and the figures above are the same. They do not replace the figures above: a cut-down rule belongs to neither regime, and has no rating. Where the same is left of a question of the later regime as of one of the earlier, it is not given again.";
    let section = Section::new("common", "On what both regimes ask").block(Block::paragraph(lead));
    each_pair(whole, section, &whole.common, of_pair)
}

fn lead(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> String {
    let mut said = format!(
        "Difference: the second less the first, in points, worked out before rounding, so that it may be 1 off those of the shares as printed; \"to\" gives the least and the most that it may be, whatever is not known. Interval: {percent} per cent, Newcombe, sampling alone, only where both are counted, nothing is left open, no sample was drawn unequally, and neither is a part of the other; each by itself, so that of {many} questions without a difference one would leave out 0 by chance alone.",
        percent = uncertainty.confidence.percent(),
        many = 100 / (100 - uncertainty.confidence.percent())
    );
    let is_bounded = |one: &QuestionCompared| one.compared.verdict().comparability() == Comparability::Bounded;
    let figures = || whole.shares.each().iter().flat_map(|(_, of)| &of.figures);
    if figures().any(is_bounded) {
        said.push_str(
            " Comparable within limits: the cases of one side are judged by a regime that is not its own, or one side is recorded and \
             the other derived; where nothing is left open the limits are one number.",
        );
    }
    if has_adjusted(figures()) {
        said.push_str(
            " Adjusted: the difference over the levels with ten units on both sides, at the mean of both sides' weights; covered: the part of \
             each side's units at such levels.",
        );
    }
    said
}

fn has_adjusted<'f>(mut figures: impl Iterator<Item = &'f QuestionCompared>) -> bool {
    figures.any(|one| matches!(one.adjusted, Some(Ok(_))))
}

/// A table a regime that the shares were made under.
fn by_regime(
    whole: &Comparison<'_, '_>,
    pair: &PairCompared,
    of: &PairShares,
    name: &str,
    id: &str,
    uncertainty: Uncertainty,
) -> Vec<Table> {
    let mut regimes: ByRegime<'_> = IndexMap::new();
    for one in &of.figures {
        regimes.entry(&one.framework).or_default().push(one);
    }
    let same = leave_repeats(whole, pair, &mut regimes);
    regimes.sort_by_key(|_, figures| figures.len());
    let of_regime = |(under, figures): (&[String; 2], Vec<&QuestionCompared>)| {
        let (adjusted, is_cut) = (has_adjusted(figures.iter().copied()), figures.iter().any(|one| one.kept.is_some()));
        let regimes = if under[0] == under[1] { &under[..1] } else { &under[..] };
        let title = format!("Under {}: {}", regimes.join(", "), verdicts(&figures));
        let mut table =
            Table::new(name, title).with_id(format!("{id}-{}", regimes.join("-"))).columns(columns(is_cut, adjusted));
        figures.iter().for_each(|one| table.row(row(whole, pair, one, (is_cut, adjusted), uncertainty)));
        table.notes.extend(not_adjusted(of.levels.as_ref(), &figures, adjusted));
        table
    };
    let mut tables: Vec<Table> = regimes.into_iter().map(of_regime).collect();
    if let (Some(last), false) = (tables.last_mut(), same.is_empty()) {
        last.note(format!("The same of each question that is asked under {}.", words::list(&same)));
    }
    tables
}

type ByRegime<'c> = IndexMap<&'c [String; 2], Vec<&'c QuestionCompared>>;

/// A question by its id and title, and the shares of both sides: what says the same under several regimes.
type Said<'c> = (Option<(&'c str, &'c str)>, &'c Figure, &'c Figure, Option<(usize, usize)>);

fn said<'c>(whole: &'c Comparison<'_, '_>, pair: &PairCompared, one: &'c QuestionCompared) -> Said<'c> {
    let question = framework(whole, pair.a, &one.framework[0]).map(|framework| &framework.questions[one.question[0]]);
    let question = question.map(|question| (question.id.as_str(), question.title.en.as_str()));
    (question, one.compared.a(), one.compared.b(), one.kept)
}

/// Leaves out a regime that says no more than another one; the ids of those left out.
fn leave_repeats<'c>(whole: &Comparison<'_, '_>, pair: &PairCompared, regimes: &mut ByRegime<'c>) -> Vec<&'c str> {
    let said: Vec<Vec<Said<'_>>> =
        regimes.values().map(|figures| figures.iter().map(|one| said(whole, pair, one)).collect()).collect();
    let is_said = |place: usize| {
        let others = (0..said.len()).filter(|other| *other != place);
        let mut others = others.filter(|other| said[place].iter().all(|one| said[*other].contains(one)));
        others.any(|other| said[other].len() > said[place].len() || other < place)
    };
    let mut left_out: Vec<&str> = Vec::new();
    let mut places = 0..;
    regimes.retain(|regime, _| {
        let is_repeat = places.next().is_some_and(is_said);
        if is_repeat {
            left_out.extend(regime.iter().map(String::as_str));
        }
        !is_repeat
    });
    left_out.sort_unstable();
    left_out.dedup();
    left_out
}

/// "comparable", or each verdict with how many there are.
fn verdicts(figures: &[&QuestionCompared]) -> String {
    let mut counts: IndexMap<&str, usize> = IndexMap::new();
    for one in figures {
        *counts.entry(comparability::comparability(one.compared.verdict().comparability())).or_default() += 1;
    }
    match counts.len() {
        1 => counts.keys().copied().collect(),
        _ => counts.iter().map(|(word, count)| format!("{count} {word}")).collect::<Vec<_>>().join(", "),
    }
}

/// Why some or none of the figures could be adjusted for who is supervised, where there would have been something to adjust.
fn not_adjusted(levels: Option<&Levels>, figures: &[&QuestionCompared], some: bool) -> Option<String> {
    let why = figures.iter().find_map(|one| one.adjusted.as_ref()?.as_ref().err().copied())?;
    let because = match (why, levels) {
        (NoSplit::NoCommonStrata, Some(of)) if !some => no_common(of),
        (why, _) => why_not(why).to_owned(),
    };
    let which = if some { "No adjusted difference" } else { "Not adjusted for who is supervised" };
    Some(format!("{which}: {because}."))
}

fn columns(is_cut: bool, adjusted: bool) -> Vec<Column> {
    let points = |id, title| Column::number(id, title).unit("percentage points");
    let where_adjusted = |column: Column| if adjusted { column } else { column.for_scripts() };
    let mut columns = vec![Column::text("title", "Question")];
    columns.extend(is_cut.then(|| Column::share("left", "Left")));
    columns.extend([Column::share("first", "First"), Column::share("second", "Second")]);
    columns.extend([points("difference", "Difference"), points("interval", "Interval")]);
    columns.extend([points("adjusted", "Adjusted"), points("adjusted_interval", "Its interval")].map(where_adjusted));
    columns.extend(adjusted.then(|| Column::text("covered", "Covered").for_readers()));
    columns.extend(pair_columns());
    let texts = [
        ("framework_first", "First framework"),
        ("framework_second", "Second framework"),
        ("id", "Id"),
        ("theme", "Theme"),
        ("fact", "The fact that divides the cases"),
    ];
    columns.extend(texts.map(|(id, title)| Column::text(id, title).for_scripts()));
    let covered = [("covered_first", "first"), ("covered_second", "second")];
    columns.extend(
        covered.map(|(id, side)| Column::share(id, format!("Units of the {side} at common levels")).for_scripts()),
    );
    columns.extend(comparability::columns());
    columns
}

fn row(
    whole: &Comparison<'_, '_>,
    pair: &PairCompared,
    one: &QuestionCompared,
    (is_cut, adjusted): (bool, bool),
    uncertainty: Uncertainty,
) -> Vec<Cell> {
    let level = uncertainty.confidence.level();
    let homes = [pair.a, pair.b].into_iter().find_map(|entry| framework(whole, entry, &one.framework[0]));
    let question = homes.map(|framework| &framework.questions[one.question[0]]);
    let title = question.map_or_else(String::new, |question| question.titled());
    let mut row = vec![Cell::text(title)];
    if is_cut {
        row.push(cells::or(one.kept.map(|(kept, of)| cells::so_many(kept, of)), "whole"));
    }
    row.extend([share(whole, one, (pair.a, 0)), share(whole, one, (pair.b, 1))]);
    row.extend([cells::difference(&one.compared), cells::by_samples(one.interval(level))]);
    let (mut fact, mut covered) = (Cell::empty("not adjusted"), [(); 2].map(|()| Cell::empty("not adjusted")));
    match &one.adjusted {
        Some(Ok(found)) => {
            row.push(cells::points_apart(&found.mix.practice).into());
            row.push(cells::by_samples(found.mix.interval(level)));
            row.extend(adjusted.then(|| Cell::text(covered_text(found.mix.covered))));
            fact = Cell::text(&found.fact);
            covered = found.mix.covered.map(|(n, of)| cells::counted(None, n, of));
        }
        Some(Err(why)) => {
            row.extend([(); 2].map(|()| Cell::empty(why_not(*why))));
            row.extend(adjusted.then(|| Cell::empty(why_not(*why))));
        }
        None => {
            let reason = "not certain, or one is a part of the other";
            row.extend([(); 2].map(|()| Cell::empty(reason)));
            row.extend(adjusted.then(|| Cell::empty(reason)));
        }
    }
    row.extend(pair_cells(whole, pair));
    row.extend(one.framework.each_ref().map(Cell::text));
    row.push(Cell::text(question.map_or("", |question| question.id.as_str())));
    row.extend([theme(&one.part.theme), fact]);
    row.extend(covered);
    row.extend(comparability::cells(one.compared.verdict()));
    row
}

/// One side's share with its limits beside it: a figure by its name, unless its rule was cut down, since that is not a figure of any regime.
fn share(whole: &Comparison<'_, '_>, one: &QuestionCompared, (entry, side): (usize, usize)) -> Cell {
    match (one.kept, whole.entries[entry].under(&one.framework[side])) {
        (None, Some(judged)) => cells::bounded(judged.card.question(one.question[side])),
        _ => cells::unnamed([one.compared.a(), one.compared.b()][side]).into(),
    }
}

/// Who is supervised: how the cases of two inspections are spread.
fn levels(whole: &Comparison<'_, '_>, pair: &PairCompared, levels: &Levels, id: &str) -> Table {
    let fact = whole.entries[pair.a].home.and_then(|home| home.catalogue.facts.get(&levels.fact));
    let fact = fact.map_or(&levels.fact, |fact| &fact.title.en);
    let cases = |id, entry: usize| Column::share(id, format!("Cases of {}", entry + 1));
    let mut table = Table::new("levels", format!("Who is supervised: {fact}"))
        .with_id(format!("{id}-levels"))
        .column(Column::text("level", "Level"))
        .columns([cases("first", pair.a), cases("second", pair.b)])
        .columns(pair_columns())
        .columns([Column::text("fact", "Fact").for_scripts(), Column::text("value", "Value").for_scripts()]);
    for (value, counts) in &levels.counts {
        let share = |side: usize| match cells::counted(None, counts[side], levels.of[side]) {
            Cell::Share(share) => {
                let text = format!("{} ({})", counts[side], percent_text(&ratio(counts[side], levels.of[side])));
                Share { text, ..*share }.into()
            }
            cell => cell,
        };
        let name = if value.is_empty() { "not recorded".to_owned() } else { value.replace('-', " ") };
        let value = if value.is_empty() { Cell::empty("not recorded") } else { Cell::text(value) };
        let mut row = vec![Cell::text(name), share(0), share(1)];
        row.extend(pair_cells(whole, pair).into_iter().chain([Cell::text(&levels.fact), value]));
        table.row(row);
    }
    table
}

/// Why no level is common, with those that one side alone has.
fn no_common(levels: &Levels) -> String {
    let of_side = |side: usize| {
        let lacks = levels
            .counts
            .iter()
            .filter(|(value, counts)| !value.is_empty() && counts[side] < LEAST && counts[1 - side] >= LEAST);
        let names: Vec<String> = lacks.map(|(value, _)| value.replace('-', " ")).collect();
        (!names.is_empty()).then(|| {
            let which = ["first", "second"][side];
            format!("the {which} has fewer than ten cases of level {}", words::list(&names))
        })
    };
    let said: Vec<String> = [of_side(0), of_side(1)].into_iter().flatten().collect();
    let why = why_not(NoSplit::NoCommonStrata);
    if said.is_empty() { why.to_owned() } else { format!("{why}: {}", said.join(", and ")) }
}
