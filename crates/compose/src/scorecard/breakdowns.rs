//! Shares by the values of facts.

use assize_report::{Cell, Column, Section, Share, Table};
use assize_scoring::{Cell as Counts, Figure, Group, Scorecard};

use super::capital;
use crate::uncertainty::Uncertainty;
use crate::{cells, figures, weighted, words};

/// A fact, and the groups that its values make of the units, blank last; those without units are left out.
struct ByFact<'c> {
    fact: &'c str,
    groups: Vec<(&'c str, &'c Group)>,
}

/// Shares by the values of facts: a table a fact, under each question a row a value.
pub(crate) fn breakdowns(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Vec<Section> {
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
    facts.iter().map(|by| section(card, by, uncertainty)).collect()
}

fn section(card: &Scorecard<'_>, by: &ByFact<'_>, uncertainty: Uncertainty) -> Section {
    let framework = card.framework;
    let fact = framework.catalogue.facts.get(by.fact).map_or(by.fact, |fact| &fact.title.en);
    let id = format!("{}-by-{}", card.inspection.id, by.fact);
    let title = format!("By {}", words::lower(fact));
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
    for question in card.all_questions() {
        let tallies = by.groups.iter().filter_map(|(value, group)| {
            let tally = card.tally.groups[*group][question.index].as_ref()?;
            let units = card.tally.units[*group].get(&question.declared().unit).copied().filter(|count| *count > 0)?;
            Some((*value, units, &tally.cell))
        });
        let tallies: Vec<_> = tallies.collect();
        if !tallies.is_empty() {
            table.group(question.title());
        }
        let base = base(&tallies);
        for (value, units, counts) in tallies {
            let name = question.name().group(by.fact, value);
            let share = match counts.has_no_basis() {
                true => Cell::empty("no unit applies"),
                false => {
                    let figure = Figure::of_cell(counts, question.score().reached);
                    let interval = uncertainty.interval(card, &question.declared().unit, counts);
                    Share { interval, ..cells::share(&name, &figure, Some(counts)) }.into()
                }
            };
            let interval = share.share().and_then(|share| share.interval.as_ref());
            // A group is set against the other values together (semantics 6.2).
            let point = counts.point().filter(|_| !value.is_empty());
            let shows = point.filter(|(_, of)| base > *of).and_then(|(_, of)| uncertainty.detectable(of, base - of));
            let group = Group::Fact { fact: by.fact.to_owned(), value: value.to_owned() };
            let beside = uncertainty.weighted_beside(question, &group);
            let no_interval = if beside.is_empty() { "no point" } else { "that of the weighted share" };
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
    table
        .note("Shares only: groups are not rated. \"a% to b%\" under Share: no point, since some answers are unknown.");
    table.note(uncertainty.note(card));
    if card.strata.is_some() {
        table.note(weighted::NOTE);
    }
    table.note("Detectable from: the smallest difference from the other values together that samples of these sizes would show in four of five cases; blank is left out of it.");
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
            let start = [Cell::text(value), Cell::text(counted.words()), none(), none()];
            let beside = card.strata.iter().flat_map(|_| [none(), none()]);
            let rest = [none(), counted, Cell::text(by.fact), none(), none(), none()];
            table.row(start.into_iter().chain(beside).chain(rest).collect());
        }
    }
}

/// How many units all values of the fact have a point on, together. Blank is no value.
fn base(tallies: &[(&str, usize, &Counts)]) -> u64 {
    let valued = tallies.iter().filter(|(value, ..)| !value.is_empty());
    valued.filter_map(|(_, _, counts)| counts.point()).map(|(_, of)| of).sum()
}
