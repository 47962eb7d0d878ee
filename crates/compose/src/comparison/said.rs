//! What each inspection says of one part of the work, in order of time, and how many of each kind of body have which rating for it.

use std::collections::{BTreeMap, BTreeSet};

use assize_analysis::{Comparison, Topic};
use assize_model::ProviderKind;
use assize_report::{Cell, Column, MainPoint, Section, Table};
use assize_scoring::{CardNode, Scorecard};

use crate::cells;
use crate::dates::{month_published, years};
use crate::main_points::ratings_of;
use crate::scorecard::capital;

/// A row a rated standard of that part, else a row a question of it that has a share or words.
pub(crate) fn said(whole: &Comparison<'_, '_>) -> Option<Section> {
    let topic = whole.topic.as_ref()?;
    let mut table = Table::new("said", "").columns([
        Column::text("published", "Published"),
        Column::text("inspection_title", "Inspection"),
        Column::text("title", "Of"),
        Column::share("share", "Share"),
        Column::text("says", "Rating, or words"),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("id", "Id").for_scripts(),
    ]);
    for card in whole.home_cards() {
        for (id, title, share, says) in rows(card, topic) {
            table.row(vec![
                cells::or(month_published(card.inspection), "not known"),
                Cell::text(&card.inspection.title),
                Cell::text(title),
                share,
                says,
                Cell::text(&card.inspection.id),
                Cell::text(id),
            ]);
        }
    }
    table.note("Each in its own regime's words; the figures of different regimes are not one series.");
    let title = format!("What each says of {}", topic.title());
    table.filled().map(|table| Section::new("said", title).block(table))
}

/// Id, title, share, rating or words.
type Said = (String, String, Cell, Cell);

/// Scorecards with a rating, by year.
type ByYear<'c, 'a> = BTreeMap<Option<u16>, Vec<(&'c Scorecard<'a>, usize)>>;

/// "Reviewing: 12 ratings are known, 2019 to 2025: 1 outstanding, 2 good and 9 inadequate", then each kind of body year by year.
pub(crate) fn of_topic(whole: &Comparison<'_, '_>) -> Vec<MainPoint> {
    let Some(topic) = &whole.topic else { return Vec::new() };
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let is_rated = |node: &CardNode<'_, '_>| topic.has_node(node.card.framework, node.index);
    let rated: Vec<(&Scorecard<'_>, usize)> = cards
        .iter()
        .flat_map(|card| card.all_nodes().filter(is_rated).filter_map(|node| Some((*card, node.rating().rated()?))))
        .collect();
    let part = capital(&topic.title());
    if rated.is_empty() {
        let is_told = cards.iter().any(|card| !rows(card, topic).is_empty());
        let none = format!("{part}: no rating of it is known here, and nothing else is said of it.");
        return if is_told { Vec::new() } else { vec![MainPoint::new(none)] };
    }
    let years = years(rated.iter().map(|(card, _)| card.inspection)).map(|years| format!(", {years}"));
    let ratings = match rated.len() {
        1 => "1 rating is known".to_owned(),
        many => format!("{many} ratings are known"),
    };
    let bearers: BTreeSet<&str> = rated.iter().map(|(card, _)| card.inspection.id.as_str()).collect();
    let all = format!(
        "{part}: {ratings}, in {} of {} inspections{}: {}.",
        bearers.len(),
        cards.len(),
        years.unwrap_or_default(),
        ratings_of(rated.iter().copied(), false)
    );
    let mut kinds: BTreeMap<&ProviderKind, ByYear<'_, '_>> = BTreeMap::new();
    for (card, rating) in rated {
        let inspection = card.inspection;
        let years = kinds.entry(&inspection.provider.kind).or_default();
        years.entry(inspection.year()).or_default().push((card, rating));
    }
    let by_kind = kinds.into_iter().map(|(kind, years)| {
        let of_year = |(year, rated): (Option<u16>, Vec<_>)| {
            let year = year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
            format!("{year}: {}", ratings_of(rated, true))
        };
        let said: Vec<String> = years.into_iter().map(of_year).collect();
        format!("{}, {}.", capital(kind.plural()), said.join("; "))
    });
    std::iter::once(all).chain(by_kind).map(MainPoint::new).collect()
}

fn rows(card: &Scorecard<'_>, topic: &Topic) -> Vec<Said> {
    let is_it = |question: usize| topic.has_question(card.framework, question);
    let mut found: Vec<Said> = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for node in card.framework.tree_order() {
        let view = card.node(node);
        if view.rating().rated().is_none() || !topic.has_node(card.framework, node) {
            continue;
        }
        told.extend(&card.framework.nodes[node].questions);
        let share = match cells::of_node(view) {
            cell if cell.share().is_some_and(|share| share.value.is_some()) => cell,
            _ => Cell::empty("rated without a share"),
        };
        found.push((card.framework.nodes[node].id.clone(), view.title(), share, cells::rating_of(view)));
    }
    for question in (0..card.questions.len()).filter(|question| is_it(*question) && !told.contains(question)) {
        let view = card.question(question);
        let words = card.record.stated.get(&question).map(|stated| format!("\"{}\"", stated.value.words));
        let share = match cells::of_question(view) {
            cell if cell.share().is_some_and(|share| share.value.is_some()) => cell,
            _ => Cell::empty("not counted"),
        };
        if words.is_some() || share.share().is_some() {
            let says = cells::or(words, "counted");
            found.push((view.id().to_owned(), view.title(), share, says));
        }
    }
    found
}
