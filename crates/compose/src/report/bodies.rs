//! Chapter 4 of an aggregate, where standards are rated: who was rated how, and which questions held the standards down.

use assize_framework::Rollup;
use assize_report::{Cell, Column, Section, Table};
use assize_scoring::{Child, NineCounts, Scorecard};

use super::headline::of_framework;
use super::strip;
use crate::comparison::panels;
use crate::{cells, words};

/// Ratings by body and standard, how often each was given, key questions of all together, and how often each was the lowest.
pub(super) fn bodies(pooled: &[&Scorecard<'_>], members: &[&Scorecard<'_>]) -> Option<Section> {
    let mut section = Section::new("bodies", "Ratings, body by body and standard by standard");
    for card in pooled.iter().filter(|card| !card.framework.ratings.is_empty()) {
        let own = of_framework(members, card);
        section = section
            .blocks(strip(&own, &format!("bodies-{}", card.inspection.id)))
            .blocks(panels(&own))
            .blocks(distribution(card, &own))
            .blocks(pooled_questions(card))
            .blocks(lowest(card, &own));
    }
    section.filled()
}

/// How many inspections have each rating of each standard.
fn distribution(card: &Scorecard<'_>, members: &[&Scorecard<'_>]) -> Option<Table> {
    let framework = card.framework;
    let count = |node: usize, rating: usize| {
        members.iter().filter(|member| member.nodes[node].last.rated() == Some(rating)).count()
    };
    let mut table = Table::new("distribution", format!("How many inspections have each rating: {}", framework.id))
        .with_id(format!("distribution-{}", card.inspection.id))
        .column(Column::text("title", ""))
        .columns(framework.ratings.iter().map(|rating| inspections(&rating.name, &rating.title.en)))
        .column(inspections("unknown", "Not known"))
        .column(Column::text("id", "Id").for_scripts());
    for node in framework.tree_order() {
        let counts: Vec<usize> = (0..framework.ratings.len()).map(|rating| count(node, rating)).collect();
        let known: usize = counts.iter().sum();
        if known == 0 {
            continue;
        }
        let all = counts.into_iter().chain([members.len() - known]);
        let mut cells = vec![Cell::text(card.node(node).title())];
        cells.extend(all.map(|count| cells::count_unless_none(count as u64)));
        cells.push(Cell::text(&framework.nodes[node].id));
        table.row(cells);
    }
    table.note("Counts of inspections after their ratings panels; nothing is averaged.");
    table.filled()
}

/// How many inspections.
fn inspections(id: &str, title: &str) -> Column {
    Column::count(id, title).unit("inspections")
}

/// Key questions, all units together, with the kind of body that this framework is for.
fn pooled_questions(card: &Scorecard<'_>) -> Option<Table> {
    let members = card.members.as_ref()?;
    let framework = card.framework;
    let title = format!(
        "{}s, all units together: {} under {}",
        crate::scorecard::capital(&framework.question_level),
        words::list(framework.inspects.iter().map(|kind| kind.title())),
        framework.id
    );
    let mut table = Table::new("pooled", title).with_id(format!("pooled-{}", card.inspection.id)).columns([
        Column::text("title", ""),
        Column::share("share", "Share"),
        Column::text("of", "n of N").for_readers(),
        inspections("bodies", "Bodies"),
        Column::text("id", "Id").for_scripts(),
    ]);
    for index in 0..card.questions.len() {
        let question = card.question(index);
        let counted = question.counts().and_then(NineCounts::point).zip(members.spread.get(&index));
        let Some(((n, of), spread)) = counted else { continue };
        let share = cells::counted(Some(&question.name()), n, of);
        let of = cells::of(&share);
        let bodies = cells::count(spread.members as u64);
        table.figure(
            question.name(),
            vec![Cell::text(question.title()), share, of, bodies, Cell::text(&framework.questions[index].id)],
        );
    }
    table.filled()
}

/// How often each key question was the one, or one of those, that held its standard down.
fn lowest(card: &Scorecard<'_>, members: &[&Scorecard<'_>]) -> Option<Table> {
    let framework = card.framework;
    let title = format!("Which {} was the lowest, how often", framework.question_level);
    let mut table = Table::new("lowest", title).with_id(format!("lowest-{}", card.inspection.id)).columns([
        Column::text("title", ""),
        Column::share("times", "Lowest in"),
        Column::text("id", "Id").for_scripts(),
        Column::text("under", "Under").for_scripts(),
    ]);
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
        table.group(card.node(node).title());
        for question in &framework.nodes[node].questions {
            let child = Child::Question(*question);
            let times = decided.iter().filter(|member| member.nodes[node].limited_by.contains(&child)).count();
            let title = Cell::text(card.question(*question).title());
            let times = cells::so_many(times, decided.len());
            let ids = [&framework.questions[*question].id, &framework.nodes[node].id].map(Cell::text);
            table.row([title, times].into_iter().chain(ids).collect());
        }
    }
    table.note("Of the inspections whose shares are known; where two are equally low, both are counted.");
    table.filled()
}
