//! The matrix of comparability.

use assize_compare::{Comparability, Comparison, PairCompared, Verdict};
use assize_report::Section;
use indexmap::IndexSet;

use super::summary::numbers;
use super::{section, table};
use crate::comparability;
use crate::scorecard::capital;

/// Pairs by theme: what can be said at most; then what to bear in mind.
pub fn matrix(whole: &Comparison<'_, '_>) -> Section {
    let of = |pair: &PairCompared| pair.themes.iter().map(|one| one.theme.clone()).collect::<Vec<_>>();
    let mut themes: IndexSet<String> = whole.pairs.iter().flat_map(of).filter(|theme| !theme.is_empty()).collect();
    themes.sort_unstable();
    let mut rows = Vec::new();
    for pair in &whole.pairs {
        let mut cells = vec![numbers(pair)];
        for theme in &themes {
            let verdict = pair.themes.iter().find(|one| one.theme == *theme).map(|one| &one.verdict);
            cells.push(short(verdict).to_owned());
        }
        cells.push(short(pair.overall.as_ref()).to_owned());
        rows.push(cells);
    }
    let titles: Vec<String> = themes.iter().map(|theme| capital(&theme.replace('-', " "))).collect();
    let mut columns = vec!["Pair"];
    columns.extend(titles.iter().map(String::as_str));
    columns.push("Overall rating");
    let notes = vec![
        "yes: comparable; limits: only how far apart the two are at least and at most; no: not comparable; blank: neither asks it.".to_owned(),
        "The numbers are those of the first table. Reasons and caveats of each cell: `--writer json`.".to_owned(),
    ];
    let mut blocks = vec![table("matrix-table", "", &columns, rows, notes)];
    let caveats: std::collections::BTreeSet<_> =
        whole.pairs.iter().flat_map(|pair| &pair.figures).flat_map(|one| one.compared.verdict().caveats()).collect();
    if !caveats.is_empty() {
        let clauses: Vec<&str> = caveats.into_iter().map(comparability::caveat).collect();
        blocks.push(super::paragraph(format!("To bear in mind where it is not no: {}.", clauses.join("; "))));
    }
    section("matrix", "Comparability by theme", blocks)
}

fn short(verdict: Option<&Verdict>) -> &'static str {
    match verdict.map(Verdict::comparability) {
        Some(Comparability::Comparable) => "yes",
        Some(Comparability::Bounded) => "limits",
        Some(Comparability::NotComparable) => "no",
        None => "",
    }
}
