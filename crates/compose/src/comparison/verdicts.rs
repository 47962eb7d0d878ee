//! The matrix of comparability.

use std::collections::BTreeSet;

use assize_analysis::{Caveat, Comparability, Comparison, PairCompared, Verdict, edition};
use assize_report::{Block, Cell, Column, Section, Table};
use indexmap::{IndexMap, IndexSet};

use super::summary::numbers;
use super::{FEWER, pair_cells, pair_columns};
use crate::comparability;
use crate::scorecard::capital;

/// With more pairs than these the matrix has a row for each two editions of standards.
const MANY: usize = 45;

/// More pairs than these have no row each for scripts either.
const MOST: usize = 10_000;

/// Pairs by theme: what can be said at most; then what to bear in mind.
pub fn matrix(whole: &Comparison<'_, '_>) -> Section {
    let of = |pair: &PairCompared| pair.themes.iter().map(|one| one.theme.clone()).collect::<Vec<_>>();
    let mut themes: IndexSet<String> = whole.pairs.iter().flat_map(of).filter(|theme| !theme.is_empty()).collect();
    themes.sort_unstable();
    let mut classes: IndexMap<String, Vec<&PairCompared>> = IndexMap::new();
    for pair in &whole.pairs {
        let name = if whole.pairs.len() > MANY { editions(whole, pair) } else { numbers(pair) };
        classes.entry(name).or_default().push(pair);
    }
    let by_pair = classes.len() == whole.pairs.len();
    let mut table = Table::new("matrix", "")
        .with_id("matrix-table")
        .column(Column::text("pair", if by_pair { "Pair" } else { "Standards" }))
        .columns(themes.iter().map(|theme| Column::text(theme.replace('-', "_"), capital(&theme.replace('-', " ")))))
        .column(Column::text("overall", "Overall rating"));
    for (name, pairs) in &classes {
        let of_theme = |theme: &String| {
            let of = |pair: &&PairCompared| {
                pair.themes.iter().find(|one| one.theme == *theme).map(|one| one.verdict.comparability())
            };
            short(&pairs.iter().map(of).collect::<Vec<_>>())
        };
        let name = if pairs.len() > 1 { format!("{name}: {} pairs", pairs.len()) } else { name.clone() };
        let overall = pairs.iter().map(|pair| pair.overall.as_ref().map(Verdict::comparability));
        let overall = short(&overall.collect::<Vec<_>>());
        table.row([Cell::text(name)].into_iter().chain(themes.iter().map(of_theme)).chain([overall]).collect());
    }
    table.note("yes: comparable; limits: only how far apart the two are at least and at most; no: not comparable; blank: neither asks it.");
    let is_listed = whole.pairs.len() <= MOST;
    let each = match is_listed {
        true => "reasons and caveats is in the report as CSV (table `verdicts`).",
        false => &format!("reasons and caveats is listed where there are fewer: {FEWER}"),
    };
    table.note(match by_pair {
        true => format!("The numbers are those of the first table. Each pair with {each}"),
        false => format!("There are too many pairs for a row each: where not all of them are alike, the best is given with how many have it. Each pair with {each}"),
    });
    let section = Section::new("matrix", "Comparability by theme").block(table);
    let section = section.blocks(is_listed.then(|| verdicts(whole)));
    let caveats: BTreeSet<Caveat> = whole.pairs.iter().flat_map(|pair| &pair.caveats).copied().collect();
    if caveats.is_empty() {
        return section;
    }
    let clauses: Vec<&str> = caveats.into_iter().map(comparability::caveat).collect();
    let clauses = clauses.join("; ");
    section.block(Block::paragraph(format!("To bear in mind where it is not no: {clauses}.")))
}

/// For scripts: a row for each verdict that a pair has, with all that it is on.
fn verdicts<'w>(whole: &'w Comparison<'_, '_>) -> Table {
    let mut table = Table::new("verdicts", "What can be said at most of each pair")
        .columns(pair_columns())
        .column(Column::refs("of", "Themes, or the overall rating").for_scripts())
        .columns(comparability::columns());
    for pair in &whole.pairs {
        let mut rows: Vec<(&Verdict, Vec<&str>)> = Vec::new();
        let name = |theme: &'w str| if theme.is_empty() { "no-theme" } else { theme };
        let themes = pair.themes.iter().map(|one| (name(&one.theme), &one.verdict));
        for (of, verdict) in themes.chain(pair.overall.iter().map(|verdict| ("overall", verdict))) {
            match rows.iter_mut().find(|(known, _)| *known == verdict) {
                Some((_, all)) => all.push(of),
                None => rows.push((verdict, vec![of])),
            }
        }
        for (verdict, of) in rows {
            let of = Cell::refs(of);
            table.row(pair_cells(whole, pair).into_iter().chain([of]).chain(comparability::cells(verdict)).collect());
        }
    }
    table
}

fn editions(whole: &Comparison<'_, '_>, pair: &PairCompared) -> String {
    let of = |index: usize| {
        let one = whole.entries[index];
        one.home.map_or(one.inspection.framework.as_str(), edition)
    };
    match (of(pair.a), of(pair.b)) {
        (a, b) if a == b => format!("both {a}"),
        (a, b) => format!("{a}, {b}"),
    }
}

/// The best of several, with how many of them have it where not all do.
fn short(verdicts: &[Option<Comparability>]) -> Cell {
    let Some(best) = verdicts.iter().flatten().min() else { return Cell::empty("neither asks it") };
    let word = match best {
        Comparability::Comparable => "yes",
        Comparability::Bounded => "limits",
        Comparability::NotComparable => "no",
    };
    match verdicts.iter().filter(|one| one.as_ref() == Some(best)).count() {
        all if all == verdicts.len() => Cell::text(word),
        some => Cell::text(format!("{word} ({some})")),
    }
}
