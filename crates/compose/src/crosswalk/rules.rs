//! Which rules of ratings the two regimes do not share.

use assize_analysis::Crosswalk;
use assize_framework::{Band, Compare, Framework};
use assize_report::{Cell, Column, Table};
use indexmap::{IndexMap, IndexSet};

use crate::frameworks::{self, decimal};
use crate::{measures, rating_rules, words};

/// What makes ratings in only one of them, or otherwise than in the other; nothing where all is the same, or one rates nothing.
pub(super) fn rules(walk: &Crosswalk<'_>) -> Option<Table> {
    let of = [walk.a, walk.b].map(in_words);
    if [walk.a, walk.b].iter().any(|side| side.ratings.is_empty()) {
        return None;
    }
    let mut table = Table::new("rules", "Rules of ratings that differ").columns([
        Column::text("rule", "Rule"),
        Column::text("a", &walk.a.id),
        Column::text("b", &walk.b.id),
    ]);
    for rule in of.iter().flat_map(IndexMap::keys).collect::<IndexSet<_>>() {
        let [a, b] = of.each_ref().map(|side| side.get(rule));
        if a != b {
            let cells = [a, b].map(|words| words.map_or_else(|| Cell::empty("no such rule"), Cell::text));
            table.row([Cell::text(rule)].into_iter().chain(cells).collect());
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// Every rule by what it is about.
fn in_words(framework: &Framework) -> IndexMap<String, String> {
    let mut rules = IndexMap::new();
    rules.insert("blanks".to_owned(), frameworks::blanks(framework));
    for band in framework.bands.values() {
        let name = format!("band {}", band.name);
        let compared = match band.compare {
            Compare::Exact => "exact",
            Compare::Printed => "as printed",
        };
        rules.insert(name.clone(), format!("{}; compared {compared}", edges(framework, band)));
        if let Some(small) = band.small.as_ref().zip(band.of_few()) {
            let few = format!("{name}, fewer than {} units", small.0.units);
            rules.insert(few, edges(framework, &small.1));
        }
        let minimum = band.minimum.as_ref().map(|minimum| (format!("{name}, least base"), minimum));
        rules.extend(minimum.map(|(name, minimum)| (name, frameworks::minimum_in_words(minimum))));
    }
    for (index, node) in framework.nodes.iter().enumerate() {
        let name = framework.print(&node.id);
        let rule = node.rating_rule.iter().flat_map(|rule| rating_rules::lines(framework, rule));
        let measure = node.measure.iter().flat_map(|measure| measures::lines(framework, measure));
        let lines: Vec<String> =
            frameworks::weights_in_words(framework, index).into_iter().chain(rule).chain(measure).collect();
        rules.extend((!lines.is_empty()).then(|| (name, lines.join("; "))));
    }
    if let Some(overall) = &framework.overall {
        let rule = overall.rule.as_ref();
        let how = rule.map(|rule| frameworks::rollup_in_words(rule.rollup()).to_owned());
        let how = how.unwrap_or_else(|| "points are added".to_owned());
        let lines = rule.iter().flat_map(|rule| rating_rules::lines(framework, rule));
        let totals = overall.edges.iter().map(|(standards, edges)| {
            let edges: Vec<String> = edges.iter().map(u64::to_string).collect();
            format!("edges of {standards} at {}", words::list(&edges))
        });
        let said: Vec<String> =
            [how].into_iter().chain(frameworks::overall_weights(framework)).chain(lines).chain(totals).collect();
        rules.insert("overall rating".to_owned(), said.join("; "));
    }
    let limits = framework.limits.iter();
    rules.extend(limits.map(|limit| (format!("limit {}", limit.id), rating_rules::limit(framework, limit))));
    rules
}

/// "fair from 40, good above 60 and great from 80 per cent".
fn edges(framework: &Framework, band: &Band) -> String {
    let edge = |edge: usize| {
        let rating = words::lower(words::rating(framework, edge + 1));
        format!("{rating} {} {}", words::from(band, edge), decimal(&band.edges[edge]))
    };
    let edges: Vec<String> = (0..band.edges.len()).map(edge).collect();
    format!("{} per cent", words::list(&edges))
}
