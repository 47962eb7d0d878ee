//! The matrix of comparability.

use assize_analysis::{Comparability, Comparison, PairCompared, Verdict, edition};
use assize_report::Section;
use indexmap::{IndexMap, IndexSet};

use super::summary::numbers;
use super::{section, table};
use crate::comparability;
use crate::scorecard::capital;

/// With more pairs than these the matrix has a row for each two editions of standards.
const MANY: usize = 45;

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
    let mut rows = Vec::new();
    for (name, pairs) in &classes {
        let of_theme = |theme: &String| {
            let verdicts = pairs
                .iter()
                .map(|pair| pair.themes.iter().find(|one| one.theme == *theme).map(|one| one.verdict.comparability()));
            short(&verdicts.collect::<Vec<_>>())
        };
        let mut cells =
            vec![if pairs.len() > 1 { format!("{name}: {pairs} pairs", pairs = pairs.len()) } else { name.clone() }];
        cells.extend(themes.iter().map(of_theme));
        let overall = pairs.iter().map(|pair| pair.overall.as_ref().map(Verdict::comparability));
        cells.push(short(&overall.collect::<Vec<_>>()));
        rows.push(cells);
    }
    let titles: Vec<String> = themes.iter().map(|theme| capital(&theme.replace('-', " "))).collect();
    let mut columns = vec![if classes.len() < whole.pairs.len() { "Standards" } else { "Pair" }];
    columns.extend(titles.iter().map(String::as_str));
    columns.push("Overall rating");
    let mut notes = vec![
        "yes: comparable; limits: only how far apart the two are at least and at most; no: not comparable; blank: neither asks it.".to_owned(),
        "The numbers are those of the first table. Reasons and caveats of each cell: `--writer json`.".to_owned(),
    ];
    if classes.len() < whole.pairs.len() {
        notes[1] = "There are too many pairs for a row each: where not all of them are alike, the best is given with how many have it. Each pair with reasons and caveats: `--writer json`.".to_owned();
    }
    let mut blocks = vec![table("matrix-table", "", &columns, rows, notes)];
    let caveats: std::collections::BTreeSet<_> =
        whole.pairs.iter().flat_map(|pair| &pair.figures).flat_map(|one| one.compared.verdict().caveats()).collect();
    if !caveats.is_empty() {
        let clauses: Vec<&str> = caveats.into_iter().map(comparability::caveat).collect();
        blocks.push(super::paragraph(format!(
            "To bear in mind where it is not no: {clauses}.",
            clauses = clauses.join("; ")
        )));
    }
    section("matrix", "Comparability by theme", blocks)
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
fn short(verdicts: &[Option<Comparability>]) -> String {
    let Some(best) = verdicts.iter().flatten().min() else { return String::new() };
    let word = match best {
        Comparability::Comparable => "yes",
        Comparability::Bounded => "limits",
        Comparability::NotComparable => "no",
    };
    match verdicts.iter().filter(|one| one.as_ref() == Some(best)).count() {
        all if all == verdicts.len() => word.to_owned(),
        some => format!("{word} ({some})"),
    }
}
