//! The pairs of questions, by stage and theme, under each question of the second regime.

use std::collections::BTreeSet;

use assize_analysis::{Crosswalk, Differs, Pair, observations};
use assize_framework::Question;
use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Section, Table};
use indexmap::{IndexMap, IndexSet};

use super::differs;
use crate::comparability;
use crate::scorecard::{capital, column};
use crate::words;

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
    let sections = places.iter().enumerate().map(|(index, ((stage, theme), pairs))| {
        let title = match (stage.as_str(), theme.as_str()) {
            ("", "") => "Without observations".to_owned(),
            (stage, theme) => format!("{}: {}", capital(&stage.replace('-', " ")), theme.replace('-', " ")),
        };
        let table = table(walk, pairs, index);
        Section { id: format!("place-{}", index + 1), title, blocks: vec![Block::Table(table)], sections: Vec::new() }
    });
    let mut blocks = Vec::new();
    let always: Vec<&str> = differs_always(walk).into_iter().map(comparability::differs).collect();
    if !always.is_empty() {
        let text = format!(
            "All pairs differ in {always}; the tables name only what else does.",
            always = words::list(&always)
        );
        blocks.push(Block::Paragraph { text });
    }
    Some(Section {
        id: "pairs".to_owned(),
        title: "Questions that share observations".to_owned(),
        blocks,
        sections: sections.collect(),
    })
}

/// What every pair differs in; nothing where there is but one pair.
pub(super) fn differs_always(walk: &Crosswalk<'_>) -> BTreeSet<Differs> {
    let all = walk.pairs.iter().map(|pair| pair.differs.iter().copied().collect::<BTreeSet<_>>());
    let common = all.reduce(|one, other| one.intersection(&other).copied().collect());
    if walk.pairs.len() < 2 { BTreeSet::new() } else { common.unwrap_or_default() }
}

fn table(walk: &Crosswalk<'_>, pairs: &[&Pair], index: usize) -> Table {
    let seconds: IndexSet<usize> = {
        let mut seconds: Vec<usize> = pairs.iter().map(|pair| pair.b).collect();
        seconds.sort_unstable();
        seconds.into_iter().collect()
    };
    let columns = vec![
        column(&format!("{walk} question", walk = walk.a.id), ColumnKind::Text),
        column("Stands to it", ColumnKind::Text),
        column("Shared", ColumnKind::Number),
        column("Differs in", ColumnKind::Text),
    ];
    let mut rows = Vec::new();
    for second in seconds {
        let question = &walk.b.questions[second];
        rows.push(Row {
            figure: None,
            kind: RowKind::Group,
            cells: vec![Cell::text(heading(walk, question, second)), Cell::empty(""), Cell::empty(""), Cell::empty("")],
        });
        rows.extend(pairs.iter().filter(|pair| pair.b == second).map(|pair| row(walk, pair)));
    }
    Table {
        name: String::new(),
        id: format!("pairs-{}", index + 1),
        title: String::new(),
        columns,
        rows,
        notes: Vec::new(),
    }
}

/// "2018-crc 2.1.3 Assessment keeps other people safe: 4 of its 6 observations stand in the first".
fn heading(walk: &Crosswalk<'_>, question: &Question, index: usize) -> String {
    let own = observations(walk.b, index);
    let pairs = || walk.pairs.iter().filter(|pair| pair.b == index);
    let shared = own.iter().filter(|id| pairs().any(|pair| pair.shared.contains(*id))).count();
    let title = format!("{} {} {}", walk.b.id, question.id, question.title.en);
    match own.len() {
        0 => title,
        of => format!("{title}: {shared} of its {of} observations stand in the first"),
    }
}

fn row(walk: &Crosswalk<'_>, pair: &Pair) -> Row {
    let question = &walk.a.questions[pair.a];
    let own = observations(walk.a, pair.a);
    let shared = own.iter().filter(|id| pair.shared.contains(*id)).count();
    let cells = [
        format!("{} {}", question.id, question.title.en),
        comparability::relation(pair.relation).to_owned(),
        format!("{shared} of {own}", own = own.len()),
        differs(walk, pair),
    ];
    Row { figure: None, kind: RowKind::Body, cells: cells.into_iter().map(Cell::text).collect() }
}
