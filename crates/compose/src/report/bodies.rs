//! Chapter 4 of an aggregate, where standards are rated: who was rated how, and which questions held the standards down.

use assize_framework::Rollup;
use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::{Child, Scorecard};

use super::chapter;
use super::headline::of_framework;
use super::strip::strip;
use crate::figures::{of_text, percent_text};
use crate::scorecard::column;
use crate::words;

/// Ratings by body and standard, how often each was given, key questions of all together, and how often each was the lowest.
pub(super) fn bodies(pooled: &[&Scorecard<'_>], members: &[&Scorecard<'_>]) -> Option<Section> {
    let mut blocks = Vec::new();
    for card in pooled.iter().filter(|card| !card.framework.ratings.is_empty()) {
        let own = of_framework(members, card);
        blocks.extend(strip(&own, &format!("bodies-{}", card.inspection.id)).map(Block::Chart));
        blocks.extend(distribution(card, &own).map(Block::Table));
        blocks.extend(pooled_questions(card).map(Block::Table));
        blocks.extend(lowest(card, &own).map(Block::Table));
    }
    (!blocks.is_empty())
        .then(|| chapter("bodies", "Ratings, body by body and standard by standard", blocks, Vec::new()))
}

/// How many inspections have each rating of each standard.
fn distribution(card: &Scorecard<'_>, members: &[&Scorecard<'_>]) -> Option<Table> {
    let framework = card.framework;
    let count = |node: usize, rating: usize| {
        members.iter().filter(|member| member.nodes[node].last.rated() == Some(rating)).count()
    };
    let mut columns = vec![column("", ColumnKind::Text)];
    columns.extend(
        (0..framework.ratings.len()).map(|rating| column(words::rating(framework, rating), ColumnKind::Number)),
    );
    columns.push(column("Not known", ColumnKind::Number));
    let row = |node: usize| {
        let counts: Vec<usize> = (0..framework.ratings.len()).map(|rating| count(node, rating)).collect();
        let known: usize = counts.iter().sum();
        let title = format!("{} {}", framework.nodes[node].id, framework.nodes[node].title.en);
        let all = counts.into_iter().chain([members.len() - known]);
        let cells = [Cell::text(title)].into_iter();
        let cells =
            cells.chain(all.map(|count| if count == 0 { Cell::empty("") } else { Cell::text(count.to_string()) }));
        (known > 0).then(|| Row { figure: None, kind: RowKind::Body, cells: cells.collect() })
    };
    let rows: Vec<Row> = framework.tree_order().into_iter().filter_map(row).collect();
    let title = format!("How many inspections have each rating: {framework}", framework = framework.id);
    let notes = vec!["Counts of inspections after their ratings panels; nothing is averaged.".to_owned()];
    (!rows.is_empty()).then(|| Table {
        name: String::new(),
        id: format!("distribution-{}", card.inspection.id),
        title,
        columns,
        rows,
        notes,
    })
}

/// Key questions, all units together, with the kind of body that this framework is for.
fn pooled_questions(card: &Scorecard<'_>) -> Option<Table> {
    let members = card.members.as_ref()?;
    let framework = card.framework;
    let row = |question: usize| {
        let (n, of) = card.questions[question].cell()?.point()?;
        let spread = members.spread.get(&question)?;
        let declared = &framework.questions[question];
        let cells = [
            format!("{} {}", declared.id, declared.title.en),
            percent_text(&assize_model::ratio(n, of)),
            of_text(n, of),
            spread.members.to_string(),
        ];
        Some(Row { figure: None, kind: RowKind::Body, cells: cells.map(Cell::text).to_vec() })
    };
    let rows: Vec<Row> = (0..card.questions.len()).filter_map(row).collect();
    let kinds: Vec<&str> = framework.inspects.iter().map(|kind| kind.title()).collect();
    let title = format!(
        "{question_level}s, all units together: {kinds} under {framework}",
        question_level = crate::scorecard::capital(&framework.question_level),
        kinds = words::list(&kinds),
        framework = framework.id
    );
    let columns = vec![
        column("", ColumnKind::Text),
        column("Share", ColumnKind::Number),
        column("n of N", ColumnKind::Number),
        column("Bodies", ColumnKind::Number),
    ];
    (!rows.is_empty()).then(|| Table {
        name: String::new(),
        id: format!("pooled-{}", card.inspection.id),
        title,
        columns,
        rows,
        notes: Vec::new(),
    })
}

/// How often each key question was the one, or one of those, that held its standard down.
fn lowest(card: &Scorecard<'_>, members: &[&Scorecard<'_>]) -> Option<Table> {
    let framework = card.framework;
    let mut rows = Vec::new();
    for node in framework.tree_order() {
        if framework.nodes[node].rollup != Some(Rollup::Lowest) {
            continue;
        }
        let decided: Vec<&&Scorecard<'_>> = members
            .iter()
            .filter(|member| member.nodes[node].last.rated().is_some() && !member.nodes[node].limited_by.is_empty())
            .filter(|member| member.nodes[node].figure.as_ref().is_ok_and(|figure| figure.point.is_some()))
            .collect();
        if decided.is_empty() {
            continue;
        }
        let title = format!("{} {}", framework.nodes[node].id, framework.nodes[node].title.en);
        rows.push(Row { figure: None, kind: RowKind::Group, cells: vec![Cell::text(title), Cell::empty("")] });
        for question in &framework.nodes[node].questions {
            let child = Child::Question(*question);
            let times = decided.iter().filter(|member| member.nodes[node].limited_by.contains(&child)).count();
            let declared = &framework.questions[*question];
            let cells = [format!("{} {}", declared.id, declared.title.en), of_text(times as u64, decided.len() as u64)];
            rows.push(Row { figure: None, kind: RowKind::Body, cells: cells.map(Cell::text).to_vec() });
        }
    }
    let columns = vec![column("", ColumnKind::Text), column("Lowest in", ColumnKind::Number)];
    let notes =
        vec!["Of the inspections whose shares are known; where two are equally low, both are counted.".to_owned()];
    let title = format!("Which {question_level} was the lowest, how often", question_level = framework.question_level);
    (!rows.is_empty()).then(|| Table {
        name: String::new(),
        id: format!("lowest-{}", card.inspection.id),
        title,
        columns,
        rows,
        notes,
    })
}
