//! Shares by the values of facts.

use assize_model::{Exact, ratio};
use assize_report::{Cell, Column, MainPoint, Section, Share, Table};
use assize_scoring::{Figure, Group, NineCounts, Scorecard};

use super::capital;
use crate::uncertainty::Uncertainty;
use crate::{cells, figures, weighted, words};

/// A fact, and the groups that its values make of the units, blank last; those without units are left out.
struct ByFact<'c> {
    fact: &'c str,
    groups: Vec<(&'c str, &'c Group)>,
}

impl ByFact<'_> {
    /// "sex".
    fn title(&self, card: &Scorecard<'_>) -> String {
        words::lower(card.framework.catalogue.facts.get(self.fact).map_or(self.fact, |fact| &fact.title.en))
    }
}

/// How many groups that differ are named.
const NAMED: usize = 3;

/// Shares by the values of facts: a table a fact, under each question a row a value.
pub(crate) fn breakdowns(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Vec<Section> {
    by_facts(card).iter().map(|by| section(card, by, uncertainty)).collect()
}

/// By fact: in how many questions a group and the others differ beyond chance (semantics 6.2), and which are furthest apart.
pub(crate) fn apart(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Vec<MainPoint> {
    by_facts(card).iter().filter_map(|by| fact_apart(card, by, uncertainty)).collect()
}

/// A group set against the other values of its fact together: their counted shares, n of N.
struct Apart<'c> {
    value: &'c str,
    own: (u64, u64),
    others: (u64, u64),
}

impl Apart<'_> {
    fn gap(&self) -> Exact {
        let [own, others] = [self.own, self.others].map(|(n, of)| ratio(n, of));
        own.clone().max(others.clone()) - own.min(others)
    }
}

/// Each group that can be set against others: both sides are counted; blank is not a value.
fn set_apart<'c>(tallies: &[(&'c str, usize, &'c NineCounts)]) -> Vec<Apart<'c>> {
    let valued = tallies.iter().filter(|(value, ..)| !value.is_empty());
    let points: Vec<(&str, (u64, u64))> =
        valued.filter_map(|(value, _, counts)| Some((*value, counts.point()?))).collect();
    let (all, base) = points.iter().fold((0, 0), |(n, of), (_, own)| (n + own.0, of + own.1));
    let sides = points.into_iter().filter(|(_, (_, of))| *of > 0 && base > *of);
    sides.map(|(value, own)| Apart { value, own, others: (all - own.0, base - own.1) }).collect()
}

/// How many differences these are: of two groups one is set against the other.
fn differences(sides: &[Apart<'_>]) -> usize {
    if sides.len() == 2 { 1 } else { sides.len() }
}

fn fact_apart(card: &Scorecard<'_>, by: &ByFact<'_>, uncertainty: Uncertainty) -> Option<MainPoint> {
    // Of a sample that was drawn unequally the share without weights says little.
    if card.strata.is_some() {
        return None;
    }
    let (mut questions, mut looked_at, mut found) = (0, 0, Vec::new());
    for question in card.all_questions() {
        let sides = set_apart(&tallies(card, by, question.index));
        questions += usize::from(!sides.is_empty());
        looked_at += differences(&sides);
        let beyond = sides.into_iter().filter(|side| uncertainty.is_beyond_chance(side.own, side.others));
        // The first of several that are equally far.
        let furthest = beyond.reduce(|most, side| if side.gap() > most.gap() { side } else { most });
        found.extend(furthest.map(|side| (side, question)));
    }
    if questions == 0 {
        return None;
    }
    found.sort_by(|(a, one), (b, other)| b.gap().cmp(&a.gap()).then(one.index.cmp(&other.index)));
    let named = found.iter().take(NAMED).map(|(side, question)| {
        let [own, others] = [side.own, side.others].map(|(n, of)| figures::percent_text(&ratio(n, of)));
        (
            format!("{} ({} {own}, others {others})", question.id(), side.value),
            question.name().group(by.fact, side.value).to_string(),
        )
    });
    let (named, names): (Vec<String>, Vec<String>) = named.unzip();
    let some = match found.len() {
        0 => "none".to_owned(),
        some => some.to_string(),
    };
    let more = if found.len() > NAMED { format!(" and {} more", found.len() - NAMED) } else { String::new() };
    let which = match found.len() {
        0 => String::new(),
        _ => format!(
            ": {}{more}; by chance alone it would be {}",
            named.join(", "),
            uncertainty.by_chance_alone(looked_at)
        ),
    };
    let text = format!(
        "By {}: the groups differ beyond chance ({} per cent) in {some} of {questions} {}s with counts in two groups or more{which}.",
        by.title(card),
        uncertainty.confidence.percent(),
        card.framework.question_level
    );
    Some(MainPoint { text, figures: names })
}

fn by_facts<'c>(card: &'c Scorecard<'_>) -> Vec<ByFact<'c>> {
    let mut facts: Vec<ByFact<'_>> = Vec::new();
    for group in card.tally.groups.keys() {
        let Group::Fact { fact, value } = group else { continue };
        if card.tally.units[group].values().all(|count| *count == 0) {
            continue;
        }
        match facts.last_mut().filter(|last| last.fact == fact) {
            Some(last) => last.groups.push((value, group)),
            None => facts.push(ByFact { fact, groups: vec![(value, group)] }),
        }
    }
    facts
}

/// For each group with units that a question counts: its value, how many units, and the counts.
fn tallies<'c>(card: &'c Scorecard<'_>, by: &ByFact<'c>, question: usize) -> Vec<(&'c str, usize, &'c NineCounts)> {
    let unit = &card.framework.questions[question].unit;
    let of = |(value, group): &(&'c str, &'c Group)| {
        let tally = card.tally.groups[*group][question].as_ref()?;
        let units = card.tally.units[*group].get(unit).copied().filter(|count| *count > 0)?;
        Some((*value, units, &tally.counts))
    };
    by.groups.iter().filter_map(of).collect()
}

fn section(card: &Scorecard<'_>, by: &ByFact<'_>, uncertainty: Uncertainty) -> Section {
    let id = format!("{}-by-{}", card.inspection.id, by.fact);
    let title = format!("By {}", by.title(card));
    let mut columns = vec![
        Column::text("value", ""),
        Column::number("n_of_n", "n of N").unit("units").for_readers(),
        Column::share("share", "Share"),
        Column::number("interval", "Interval").unit("per cent").for_readers(),
    ];
    columns.extend(weighted::columns(card.strata.is_some()));
    columns.extend([
        Column::number("shows_from", "Detectable from").unit("percentage points"),
        Column::count("units", "Units").unit("units").for_scripts(),
        Column::text("fact", "Fact").for_scripts(),
        Column::text("id", "Question").for_scripts(),
        Column::count("sufficient", "Sufficient").unit("units").for_scripts(),
        Column::count("insufficient", "Insufficient").unit("units").for_scripts(),
    ]);
    let mut table = Table::new("breakdown", &title).with_id(format!("{id}-table")).columns(columns);
    add_units(&mut table, card, by);
    let mut looked_at = 0;
    for question in card.all_questions() {
        let tallies = tallies(card, by, question.index);
        if !tallies.is_empty() {
            table.group(question.title());
        }
        let sides = set_apart(&tallies);
        looked_at += differences(&sides);
        // They are in the order of the groups.
        let mut sides = sides.into_iter().peekable();
        for (value, units, counts) in tallies {
            let name = question.name().group(by.fact, value);
            let share = match counts.has_no_basis() {
                true => Cell::empty("no unit applies"),
                false => {
                    let figure = Figure::of_nine(counts, question.score().reached);
                    let interval = uncertainty.interval(card, &question.declared().unit, counts);
                    Share { interval, ..cells::share(&name, &figure) }.into()
                }
            };
            let interval = share.share().and_then(|share| share.interval.as_ref());
            // A group is set against the other values together (semantics 6.2).
            let side = sides.next_if(|side| side.value == value);
            let shows = side.and_then(|side| uncertainty.detectable(side.own.1, side.others.1));
            let group = Group::Fact { fact: by.fact.to_owned(), value: value.to_owned() };
            let beside = uncertainty.weighted_beside(question, &group);
            let no_interval = if beside.is_empty() { "no exact share" } else { "that of the weighted share" };
            let mut cells = vec![
                Cell::text(if value.is_empty() { "blank" } else { value }),
                if share.share().is_some() { cells::of(&share) } else { Cell::text("-") },
                share.clone(),
                cells::or(interval.map(cells::interval), no_interval),
            ];
            cells.extend(beside);
            cells.extend([
                cells::or(
                    shows.map(|points| {
                        Cell::number(figures::of_hundredths(points), figures::points_of(figures::of_hundredths(points)))
                    }),
                    "no such difference, or nothing to set it against",
                ),
                cells::count(units as u64),
                Cell::text(by.fact),
                Cell::text(question.id()),
                cells::count(counts.all_sufficient()),
                cells::count(counts.all_insufficient()),
            ]);
            table.figure(&name, cells);
        }
    }
    table.note(
        "Shares only: groups are not rated. \"a% to b%\" under Share: no exact share, since some answers are unknown.",
    );
    table.note(uncertainty.note(card));
    if card.strata.is_some() {
        table.note(weighted::NOTE);
    } else if looked_at > 0 {
        table.note(uncertainty.beyond_chance_note(looked_at));
    }
    table.note("Detectable from, for planning: the smallest difference from the other values together that samples of these sizes would show in four of five cases; blank is left out of it. A smaller one may be beyond chance.");
    Section::new(id, title).block(table)
}

/// How many units of each kind have each value.
fn add_units(table: &mut Table, card: &Scorecard<'_>, by: &ByFact<'_>) {
    let mut kinds: Vec<&String> = Vec::new();
    for kind in by.groups.iter().flat_map(|(_, group)| card.tally.units[*group].keys()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    for kind in kinds {
        table.group(capital(words::plural(card.framework, kind)));
        let counted =
            by.groups.iter().filter_map(|(value, group)| Some((*value, *card.tally.units[*group].get(kind)?)));
        for (value, count) in counted.filter(|(_, count)| *count > 0) {
            let none = || Cell::empty("a count of units");
            let counted = cells::count(count as u64);
            let value = if value.is_empty() { "blank" } else { value };
            let start = [Cell::text(value), counted.clone(), none(), none()];
            let beside = card.strata.iter().flat_map(|_| [none(), none()]);
            let rest = [none(), counted, Cell::text(by.fact), none(), none(), none()];
            table.row(start.into_iter().chain(beside).chain(rest).collect());
        }
    }
}
