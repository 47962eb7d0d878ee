//! Shares by the values of facts.

use assize_model::{Exact, ratio};
use assize_report::{Cell, Column, MainPoint, Section, Share, Table};
use assize_scoring::{Cell as Counts, Figure, Group, Scorecard};

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

/// So many groups that differ are named.
const NAMED: usize = 3;

/// Shares by the values of facts: a table a fact, under each question a row a value.
pub(crate) fn breakdowns(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Vec<Section> {
    by_facts(card).iter().map(|by| section(card, by, uncertainty)).collect()
}

/// By fact: in how many questions a group is as far from the others as samples of these sizes would show (semantics 6.2), and which are furthest.
pub(crate) fn apart(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Vec<MainPoint> {
    by_facts(card).iter().filter_map(|by| fact_apart(card, by, uncertainty)).collect()
}

fn fact_apart(card: &Scorecard<'_>, by: &ByFact<'_>, uncertainty: Uncertainty) -> Option<MainPoint> {
    // Of a sample that was drawn unequally the share without weights says little.
    if card.strata.is_some() {
        return None;
    }
    let (mut questions, mut found) = (0, Vec::new());
    for question in card.all_questions() {
        let tallies = tallies(card, by, question.index);
        let points = tallies.iter().filter(|(value, ..)| !value.is_empty());
        let points: Vec<_> = points.filter_map(|(value, _, counts)| Some((*value, counts.point()?))).collect();
        let (all, base) = points.iter().fold((0, 0), |(n, of), (_, own)| (n + own.0, of + own.1));
        let mut furthest: Option<(Exact, &str, [Exact; 2])> = None;
        let mut can_show = false;
        for (value, (n, of)) in points.iter().filter(|(_, (_, of))| *of > 0 && base > *of) {
            let Some(shows) = uncertainty.detectable(*of, base - of) else { continue };
            can_show = true;
            let (own, others) = (ratio(*n, *of), ratio(all - n, base - of));
            let gap = own.clone().max(others.clone()) - own.clone().min(others.clone());
            let is_shown = gap >= ratio(u64::try_from(shows).unwrap_or(u64::MAX), 10_000);
            if is_shown && furthest.as_ref().is_none_or(|(most, ..)| gap > *most) {
                furthest = Some((gap, value, [own, others]));
            }
        }
        questions += usize::from(can_show);
        found.extend(furthest.map(|furthest| (furthest, question)));
    }
    found.sort_by(|(a, one), (b, other)| b.0.cmp(&a.0).then(one.index.cmp(&other.index)));
    let level = &card.framework.question_level;
    let text = match (questions, found.len()) {
        (0, _) => return None,
        (all, 0) => format!(
            "By {}: in none of {all} {level}s is a group as far from the others as samples of these sizes would show.",
            by.title(card)
        ),
        (all, some) => {
            let named = found.iter().take(NAMED).map(|((_, value, shares), question)| {
                let [own, others] = shares.each_ref().map(figures::percent_text);
                format!("{} ({value} {own}, others {others})", question.id())
            });
            let named: Vec<String> = named.collect();
            let more = if some > NAMED { format!(" and {} more", some - NAMED) } else { String::new() };
            format!(
                "By {}: in {some} of {all} {level}s a group is as far from the others as samples of these sizes would show: {}{more}.",
                by.title(card),
                named.join(", ")
            )
        }
    };
    let names =
        found.iter().take(NAMED).map(|((_, value, _), question)| question.name().group(by.fact, value).to_string());
    Some(MainPoint { text, figures: names.collect() })
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

/// Of each group with units that a question counts: its value, how many units, and the counts.
fn tallies<'c>(card: &'c Scorecard<'_>, by: &ByFact<'c>, question: usize) -> Vec<(&'c str, usize, &'c Counts)> {
    let unit = &card.framework.questions[question].unit;
    let of = |(value, group): &(&'c str, &'c Group)| {
        let tally = card.tally.groups[*group][question].as_ref()?;
        let units = card.tally.units[*group].get(unit).copied().filter(|count| *count > 0)?;
        Some((*value, units, &tally.cell))
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
    for question in card.all_questions() {
        let tallies = tallies(card, by, question.index);
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
