//! The two regimes by themselves: how large they are, and what only one of them asks.

use std::collections::BTreeSet;

use assize_analysis::Crosswalk;
use assize_framework::Framework;
use assize_model::Phrase;
use assize_report::{Cell, Column, Item, Section, Table};
use indexmap::IndexMap;

use crate::scorecard::capital;
use crate::{cells, words};

/// How many pairs of questions there are, for scripts.
pub(super) fn counts(walk: &Crosswalk<'_>) -> Table {
    let mut table = Table::new("crosswalk", "Pairs of questions")
        .column(Column::text("a", "First").for_scripts())
        .column(Column::text("b", "Second").for_scripts())
        .column(Column::count("pairs", "With an observation in common").unit("pairs").for_scripts())
        .column(Column::count("disjoint", "With none").unit("pairs").for_scripts());
    let counts = [walk.pairs.len(), walk.disjoint].map(|count| cells::count(count as u64));
    table.row([&walk.a.id, &walk.b.id].map(Cell::text).into_iter().chain(counts).collect());
    table
}

/// The two regimes, for scripts: readers have them in items and sections.
pub(super) fn sides(walk: &Crosswalk<'_>) -> Table {
    let lists = [
        ("alone", "Questions without a counterpart"),
        ("without_rule", "Questions that no observation answers"),
        ("only", "Observations that it alone asks"),
        ("units", "Units that it alone asks about"),
        ("rollups", "How shares enter what is above them"),
        ("edges", "Edges that rate shares, per cent"),
    ];
    let mut table = Table::new("sides", "The two frameworks")
        .column(Column::text("framework", "Framework").for_scripts())
        .column(Column::text("title", "Title").for_scripts())
        .column(Column::count("questions", "Questions").unit("questions").for_scripts())
        .columns(lists.map(|(id, title)| Column::refs(id, title).for_scripts()));
    for (framework, side) in [walk.a, walk.b].into_iter().zip(0..) {
        let questions = &framework.questions;
        let over_questions = || framework.nodes.iter().filter(|node| !node.questions.is_empty());
        let rollups: BTreeSet<&str> =
            over_questions().filter_map(|node| node.rollup.map(|rollup| rollup.words())).collect();
        let bands: BTreeSet<usize> = over_questions().filter_map(|node| node.band).collect();
        let edges = |band: usize| {
            let band = &framework.bands[band];
            (0..band.edges.len()).map(|edge| words::bare_edge(band, edge)).collect::<Vec<_>>().join(" ")
        };
        let without_rule = questions.iter().filter(|question| question.rule.is_none());
        table.row(vec![
            Cell::text(&framework.id),
            Cell::text(&framework.title.en),
            cells::count(questions.len() as u64),
            Cell::refs(walk.alone[side].iter().map(|index| questions[*index].id.as_str())),
            Cell::refs(without_rule.map(|question| question.id.as_str())),
            Cell::refs(&walk.only[side]),
            Cell::refs(&walk.units[side]),
            Cell::refs(rollups),
            Cell::refs(bands.into_iter().map(edges)),
        ]);
    }
    table
}

/// Every observation that one of the two asks, and how its words are those of the observation, for scripts.
pub(super) fn observations(walk: &Crosswalk<'_>) -> Table {
    let columns = [
        ("id", "Id".to_owned()),
        ("title", "Title".to_owned()),
        ("asked_by", "Asked by".to_owned()),
        ("a", format!("Words of {}", walk.a.id)),
        ("b", format!("Words of {}", walk.b.id)),
    ];
    let columns = columns.map(|(id, title)| Column::text(id, title).for_scripts());
    let mut table = Table::new("observations", "Observations").columns(columns);
    let words = |phrase: Option<&Phrase>| match phrase {
        Some(phrase) => Cell::text(format!("{}, {}", phrase.matches.word(), phrase.status.word())),
        None => Cell::empty("no words for it"),
    };
    for (asked_by, ids) in [("both", &walk.both), ("first", &walk.only[0]), ("second", &walk.only[1])] {
        for id in ids {
            let [a, b] = walk.phrases(id).map(words);
            table.row(vec![Cell::text(id), Cell::text(title(walk, id)), Cell::text(asked_by), a, b]);
        }
    }
    table
}

fn title<'w>(walk: &'w Crosswalk<'_>, id: &'w str) -> &'w str {
    let known = [walk.a, walk.b].into_iter().find_map(|side| side.catalogue.observations.get(id));
    known.map_or(id, |observation| observation.title.en.as_str())
}

/// The observations that only one asks, by stage, and its questions without a counterpart.
pub(super) fn gaps(walk: &Crosswalk<'_>) -> Vec<Section> {
    let sides = [(walk.a, 0, "first"), (walk.b, 1, "second")];
    sides.into_iter().filter_map(|(framework, side, name)| gap(walk, framework, side, name)).collect()
}

fn gap(walk: &Crosswalk<'_>, framework: &Framework, side: usize, name: &str) -> Option<Section> {
    let mut stages: IndexMap<&str, Vec<String>> = IndexMap::new();
    for id in &walk.only[side] {
        let stage = framework.catalogue.observations.get(id).map_or("", |known| known.stage.as_str());
        stages.entry(stage).or_default().push(format!("{} [{id}]", title(walk, id)));
    }
    let mut items: Vec<_> = stages
        .into_iter()
        .map(|(stage, titles)| Item::new(capital(&stage.replace('-', " ")), titles.join("; ")))
        .collect();
    let (without_rule, with_rule): (Vec<usize>, Vec<usize>) =
        walk.alone[side].iter().partition(|index| framework.questions[**index].rule.is_none());
    for (name, questions) in [("No counterpart", with_rule), ("No observation behind", without_rule)] {
        let ids: Vec<&str> = questions.iter().map(|index| framework.questions[*index].id.as_str()).collect();
        items.extend((!ids.is_empty()).then(|| Item::new(name, words::list(&ids))));
    }
    let title = format!("What only the {name} asks ({})", framework.id);
    (!items.is_empty()).then(|| Section::new(format!("gap-{}", side + 1), title).block(items))
}
