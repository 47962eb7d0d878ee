//! The answer first: what the cases come to under each regime, standard by standard.

use assize_analysis::{Judged, Rejudgement};
use assize_model::ratio;
use assize_report::{Cell, Column, MainPoint, Rated, RowKind, Table};
use assize_scoring::{CardNode, Figure, Outcome};
use indexmap::IndexMap;

use super::NO_CASES;
use crate::cells;
use crate::scorecard::last_alone;
use crate::words::{self, list, lower};

/// Limits that are wider than this, in points, say nothing.
const WIDE: u64 = 60;

/// More columns than this do not fit side by side.
const BESIDE: usize = 3;

/// How much can be answered, what comes out overall, and how standards are rated where nothing does. One of several is named and has the first two.
pub(super) fn main_points(one: &Rejudgement<'_>, is_named: bool) -> Vec<MainPoint> {
    let of = one.under.len() + one.left_out.len();
    let text = match (one.has_cases(), of) {
        (false, _) => NO_CASES.to_owned(),
        (true, 1) => format!("Judged under {}.", list(ids(&one.under.iter().collect::<Vec<_>>()))),
        (true, of) => format!("The cases answer questions of {} of {of} regimes.", one.under.len()),
    };
    let overall = by(&one.under, |judged| {
        let total = judged.card.total.as_ref().filter(|total| total.last.rating.is_ok())?;
        Some(lower(&last_alone(judged.framework, total).en))
    });
    let said = overall.into_iter().map(|(words, judged)| MainPoint {
        text: format!("Under {}: {words}.", list(&ids(&judged))),
        figures: judged.iter().map(|judged| judged.card.name("overall").to_string()).collect(),
    });
    let parts = by(&one.under, |judged| {
        let has_overall = judged.card.total.as_ref().is_none_or(|total| total.last.rating.is_ok());
        let rated = rated(judged);
        (!has_overall && !rated.is_empty()).then(|| in_words(judged, &rated))
    });
    let parts = parts.into_iter().map(|(words, judged)| MainPoint {
        text: format!("Under {}: {words}.", list(&ids(&judged))),
        figures: judged.iter().flat_map(|judged| rated(judged)).map(|(_, node)| node.name().to_string()).collect(),
    });
    let first = match is_named {
        true => format!("{}: {}", one.inspection.title, lower(&text)),
        false => text,
    };
    let parts = parts.filter(|_| !is_named);
    std::iter::once(MainPoint::new(first)).chain(said).chain(parts).collect()
}

/// The standards that are rated, with their ratings.
fn rated<'j>(judged: &'j Judged<'_>) -> Vec<(usize, CardNode<'j, 'j>)> {
    nodes(judged).into_iter().filter_map(|node| Some((node.rating().rated()?, node))).collect()
}

/// "good: Assessment, Reviewing; requires improvement: Planning", the best first.
fn in_words(judged: &Judged<'_>, rated: &[(usize, CardNode<'_, '_>)]) -> String {
    let of = |rating: usize| {
        let titles = rated.iter().filter(|(of, _)| *of == rating).map(|(_, node)| node.declared().title.en.as_str());
        let titles: Vec<&str> = titles.collect();
        let rating = lower(words::rating(judged.framework, rating));
        (!titles.is_empty()).then(|| format!("{rating}: {}", titles.join(", ")))
    };
    let said: Vec<String> = (0..judged.framework.ratings.len()).rev().filter_map(of).collect();
    said.join("; ")
}

/// A row a standard, a column a regime; regimes under which the same comes out share a column.
pub(super) fn standards(one: &Rejudgement<'_>) -> Vec<Table> {
    // By title: what one regime calls planning is set beside what another calls so, and nothing is subtracted.
    let mut rows: IndexMap<String, String> = IndexMap::new();
    let mut found: IndexMap<&str, IndexMap<String, Cell>> = IndexMap::new();
    for judged in own_first(one) {
        let mut cells = IndexMap::new();
        for node in nodes(judged) {
            let title = &node.declared().title.en;
            let Some(cell) = cell(node) else { continue };
            rows.entry(title.to_lowercase()).or_insert_with(|| title.clone());
            cells.insert(title.to_lowercase(), cell);
        }
        found.insert(&judged.framework.id, cells);
    }
    let has_overall = one.under.iter().any(|judged| overall(judged).is_some());
    let said = |judged: &Judged<'_>| {
        let cells = found.get(judged.framework.id.as_str()).filter(|cells| !cells.is_empty())?;
        let standards = cells.iter().map(|(row, cell)| format!("{row}: {}", cell.words()));
        let overall = overall(judged).map(|overall| overall.words().to_owned());
        Some(standards.chain(overall).collect::<Vec<_>>().join("\n"))
    };
    let columns: Vec<Vec<&Judged<'_>>> = by(own_first(one), said).into_values().collect();
    let mut tables: Vec<Table> = Vec::new();
    for some in columns.chunks(BESIDE) {
        let title = if tables.is_empty() { "Standard by standard, under each regime" } else { "Under other regimes" };
        let mut table = Table::new("by-regime", title)
            .with_id(format!("{}-by-regime-{}", one.inspection.id, tables.len() + 1))
            .column(Column::text("standard", "Standard").for_readers());
        for judged in some {
            let first = &judged[0];
            let own = if first.at_home { " (its own)" } else { "" };
            let title = format!("{}{own}", ids(judged).join(", "));
            let column = match first.framework.ratings.is_empty() {
                true => Column::share(&first.framework.id, title),
                false => Column::rating(&first.framework.id, title),
            };
            table.columns.push(column.for_readers());
        }
        for (row, title) in &rows {
            let of = |judged: &Vec<&Judged<'_>>| found[judged[0].framework.id.as_str()].get(row).cloned();
            let cells: Vec<Option<Cell>> = some.iter().map(of).collect();
            if cells.iter().any(Option::is_some) {
                let cells = cells.into_iter().map(|cell| cells::or(cell, "nothing that says much"));
                table.row(std::iter::once(Cell::text(title)).chain(cells).collect());
            }
        }
        if has_overall {
            let of = |judged: &Vec<&Judged<'_>>| cells::or(overall(judged[0]), NO_OVERALL);
            table.push(
                RowKind::Total,
                None,
                std::iter::once(Cell::text("Overall")).chain(some.iter().map(of)).collect(),
            );
        }
        tables.push(table);
    }
    let silent: Vec<&Judged<'_>> = one.under.iter().filter(|judged| said(judged).is_none()).collect();
    if let Some(table) = tables.last_mut() {
        table.note("By title: each regime asks, adds up and words in its own way. Blank: not a standard of this regime, or within limits so wide that they say nothing.");
        if let Some(entered) = not_carried_over(one) {
            table.note(entered);
        }
        if !silent.is_empty() {
            table.note(format!("Too little is known under {}.", list(&ids(&silent))));
        }
    }
    tables
}

/// That what was entered stays with its own regime (semantics 7.30 g), where another one has no overall rating for want of it.
fn not_carried_over(one: &Rejudgement<'_>) -> Option<String> {
    let own = one.under.iter().find(|judged| judged.at_home)?;
    let ids = own.card.record.ratings.keys().map(|node| own.framework.nodes[*node].id.as_str());
    let ids: Vec<&str> = ids.collect();
    let titles: Vec<&str> =
        own.card.record.ratings.keys().map(|node| own.framework.nodes[*node].title.en.as_str()).collect();
    let has_none = |judged: &&Judged<'_>| {
        let total = judged.card.total.as_ref().filter(|total| total.last.rating.is_err());
        let mut unknown = total.iter().flat_map(|total| &total.unknown);
        unknown.any(|node| titles.contains(&judged.framework.nodes[*node].title.en.as_str()))
    };
    let others: Vec<&Judged<'_>> = one.under.iter().filter(|judged| !judged.at_home).filter(has_none).collect();
    (!ids.is_empty() && !others.is_empty()).then(|| {
        format!(
            "What inspectors judged as a whole ({}) they judged under {}. It is not carried over, even where another regime asks the same; so {}.",
            list(&ids),
            own.framework.id,
            match others.as_slice() {
                [one] => format!("{} has no overall rating", one.framework.id),
                some => format!("{} have no overall rating", list(&self::ids(some))),
            }
        )
    })
}

/// Why a regime has nothing in the last row.
const NO_OVERALL: &str = "no overall rating in this regime";

/// What all standards together come to, or that they come to nothing; nothing where a regime has no overall rating.
fn overall(judged: &Judged<'_>) -> Option<Cell> {
    let total = judged.card.total.as_ref()?;
    let text = match total.last.rating {
        Ok(_) => last_alone(judged.framework, total).en,
        Err(_) => "no overall rating".to_owned(),
    };
    let figure = Some(judged.card.name("overall").to_string());
    let rated = total.last.rating.map(|rating| cells::rated(judged.framework, rating)).unwrap_or_default();
    Some(Rated { figure, text, ..rated }.into())
}

/// The regime that the cases were inspected under, then the others.
fn own_first<'o, 'a>(one: &'o Rejudgement<'a>) -> impl Iterator<Item = &'o Judged<'a>> {
    let own = one.under.iter().filter(|judged| judged.at_home);
    own.chain(one.under.iter().filter(|judged| !judged.at_home))
}

/// The standards of the total; of a regime without one, what stands at the top.
fn nodes<'j>(judged: &'j Judged<'_>) -> Vec<CardNode<'j, 'j>> {
    let framework = judged.framework;
    let standards = framework.standards_in_total();
    let top = || (0..framework.nodes.len()).filter(|node| framework.nodes[*node].parent.is_none()).collect();
    let nodes: Vec<usize> = if standards.is_empty() { top() } else { standards };
    nodes.into_iter().map(|node| judged.card.node(node)).collect()
}

/// The rating with its share, else the share, where it says something.
fn cell(node: CardNode<'_, '_>) -> Option<Cell> {
    let says_something = node.share().is_ok_and(says_something);
    let share = cells::of_node(node).share().filter(|_| says_something).cloned();
    match (node.rating(), cells::rating_of(node)) {
        (Outcome::Rated(_), Cell::Rating(rated)) => {
            let share = share.map(|share| format!(", {}", share.text)).unwrap_or_default();
            Some(Rated { text: format!("{}{share}", rated.text), ..*rated }.into())
        }
        _ => share.map(Cell::from),
    }
}

fn says_something(figure: &Figure) -> bool {
    let width = &figure.limits.high.value - &figure.limits.low.value;
    figure.point.is_some() || width * ratio(100, 1) <= ratio(WIDE, 1)
}

/// Regimes by what is said of them, in order; those with nothing said are left out.
fn by<'j, 'a: 'j>(
    under: impl IntoIterator<Item = &'j Judged<'a>>,
    said: impl Fn(&Judged<'a>) -> Option<String>,
) -> IndexMap<String, Vec<&'j Judged<'a>>> {
    let mut found: IndexMap<String, Vec<&Judged<'a>>> = IndexMap::new();
    for judged in under {
        if let Some(words) = said(judged) {
            found.entry(words).or_default().push(judged);
        }
    }
    found
}

fn ids<'j>(judged: &[&'j Judged<'_>]) -> Vec<&'j str> {
    judged.iter().map(|one| one.framework.id.as_str()).collect()
}
