//! The pairs of questions, by stage and theme, under each question of the second regime.

use std::collections::BTreeSet;

use assize_analysis::{Crosswalk, Differs, Pair, observations};
use assize_framework::Question;
use assize_report::{Block, Cell, Column, Section, Table};
use indexmap::IndexMap;

use crate::scorecard::capital;
use crate::{cells, comparability, words};

/// A section a stage and theme.
pub(super) fn by_stage(walk: &Crosswalk<'_>) -> Option<Section> {
    let mut places: IndexMap<(String, String), Vec<&Pair>> = IndexMap::new();
    for observation in walk.b.catalogue.observations.values() {
        places.entry((observation.stage.clone(), observation.theme.clone())).or_default();
    }
    for pair in &walk.pairs {
        places.entry((pair.stage.clone(), pair.theme.clone())).or_default().push(pair);
    }
    places.retain(|_, pairs| !pairs.is_empty());
    if places.is_empty() {
        return None;
    }
    let always = walk.differs_always();
    let sections = places.iter().enumerate().map(|(index, ((stage, theme), pairs))| {
        let title = match (stage.as_str(), theme.as_str()) {
            ("", "") => "Without observations".to_owned(),
            (stage, theme) => format!("{}: {}", capital(&stage.replace('-', " ")), theme.replace('-', " ")),
        };
        Section::new(format!("place-{}", index + 1), title).block(table(walk, pairs, &always, index))
    });
    let mut whole = Section::new("pairs", "Questions that share observations");
    let always: Vec<&str> = always.iter().map(|one| comparability::differs(*one)).collect();
    if !always.is_empty() {
        let always = words::list(&always);
        let text = format!("All pairs differ in {always}; the tables name only what else does.");
        whole = whole.block(Block::paragraph(text));
    }
    Some(whole.sections(sections))
}

fn table(walk: &Crosswalk<'_>, pairs: &[&Pair], always: &BTreeSet<Differs>, index: usize) -> Table {
    let seconds: BTreeSet<usize> = pairs.iter().map(|pair| pair.b).collect();
    let [a, b] = [&walk.a.id, &walk.b.id];
    let mut table = Table::new("pairs", "").with_id(format!("pairs-{}", index + 1)).columns([
        Column::text("title", format!("{a} question")),
        Column::text("relation_text", "Relation").for_readers(),
        Column::share("shared", "Shared"),
        Column::text("differs_text", "Differs in").for_readers(),
        Column::text("a", format!("Question of {a}")).for_scripts(),
        Column::text("b", format!("Question of {b}")).for_scripts(),
        Column::text("unit", "Unit").for_scripts(),
        Column::text("relation", "Relation").for_scripts(),
        Column::refs("observations", "Asked by both").for_scripts(),
        Column::refs("only_a", format!("Asked by {a} alone")).for_scripts(),
        Column::refs("only_b", format!("Asked by {b} alone")).for_scripts(),
        Column::refs("differs", "What else differs").for_scripts(),
        Column::text("stage", "Stage").for_scripts(),
        Column::text("theme", "Theme").for_scripts(),
    ]);
    for second in seconds {
        table.group(heading(walk, &walk.b.questions[second], second));
        pairs.iter().filter(|pair| pair.b == second).for_each(|pair| table.row(row(walk, pair, always)));
    }
    table
}

/// "2018-crc 2.1.3 Assessment keeps other people safe: the first asks 4 of its 6 observations".
fn heading(walk: &Crosswalk<'_>, question: &Question, index: usize) -> String {
    let own = observations(walk.b, index);
    let pairs = || walk.pairs.iter().filter(|pair| pair.b == index);
    let shared = own.iter().filter(|id| pairs().any(|pair| pair.shared.contains(*id))).count();
    let title = format!("{} {}", walk.b.id, question.titled());
    match own.len() {
        0 => title,
        of => format!("{title}: the first asks {shared} of its {of} observations"),
    }
}

fn row(walk: &Crosswalk<'_>, pair: &Pair, always: &BTreeSet<Differs>) -> Vec<Cell> {
    let (a, b) = (&walk.a.questions[pair.a], &walk.b.questions[pair.b]);
    let own = observations(walk.a, pair.a);
    let shared = own.iter().filter(|id| pair.shared.contains(*id)).count();
    let differs = pair.differs.iter().filter(|one| !always.contains(*one));
    let differs: Vec<&str> = differs.map(|one| comparability::differs(*one)).collect();
    let mut row = vec![
        Cell::text(a.titled()),
        Cell::text(comparability::relation(pair.relation)),
        cells::so_many(shared, own.len()),
        cells::words_or(differs.join(", "), "nothing else differs"),
    ];
    row.extend([a.id.as_str(), &b.id, &a.unit, pair.relation.word()].map(Cell::text));
    row.extend([&pair.shared, &pair.only_a, &pair.only_b].map(Cell::refs));
    row.push(Cell::refs(pair.differs.iter().map(|one| one.word())));
    row.extend([&pair.stage, &pair.theme].map(Cell::text));
    row
}
