//! What taking the lowest does where the true shares are known.

use assize_analysis::{LowestEffect, TrueShare, lowest_effects};
use assize_report::{Block, Cell, Column, Number, Section, Table};
use assize_scoring::{Outcome, Scorecard};

use crate::figures::{self, given_text, whole_text};
use crate::{cells, words};

/// How often samples fall short of what the true shares are worth, by node and edge; for scripts every rating, and the bases.
pub(super) fn effects(card: &Scorecard<'_>, id: &str) -> Option<Section> {
    let effects = lowest_effects(card);
    if effects.is_empty() {
        return None;
    }
    let id = format!("{id}-lowest");
    let text = "How often a standard would be rated worse than its questions deserve, if the true share of every one of them were exactly there; in brackets, how often one question alone would fall short. What is in brackets is chance in drawing; what comes on top is what taking the lowest of several does. It is a policy of the regime, and no error.";
    let section = Section::new(&id, "Effect of taking the lowest").block(Block::paragraph(text));
    Some(
        section
            .block(by_edge(card, &effects, &id))
            .block(shares(card, &effects, &id))
            .block(bases(card, &effects, &id)),
    )
}

/// A row for each edge of each node.
fn by_edge(card: &Scorecard<'_>, effects: &[LowestEffect], id: &str) -> Table {
    let worse = |id, title| Column::number(id, title).unit("per cent");
    let mut table = Table::new("lowest", "Effect of taking the lowest").with_id(format!("{id}-table")).columns([
        Column::text("title", ""),
        worse("above_0", "At the edge"),
        worse("above_5", "5 points above"),
        worse("above_10", "10 points above"),
        Column::text("id", "Id").for_scripts(),
        Column::rating("edge", "From the edge of").for_scripts(),
    ]);
    for effect in effects {
        table.group(head(card, effect));
        for edge in effect.at.chunk_by(|one, next| one.edge == next.edge) {
            let begins = edge[0].edge;
            let above = [0, 5, 10].map(|above| {
                let found = edge.iter().find(|one| one.above == above);
                cells::or(found.map(worse_cell), "past 100%")
            });
            let node = card.node(effect.node);
            let name = node.name();
            let band = node.declared().band.map(|band| &card.framework.bands[band]);
            let from = band.zip(begins.checked_sub(1));
            let from = from.and_then(|(band, place)| Some((words::from(band, place), band.edges.get(place)?)));
            let from = from.map_or_else(String::new, |(from, edge)| format!(", {from} {}", given_text(edge)));
            let title = Cell::text(format!("{}{from}", words::rating(card.framework, begins)));
            let whose = [Cell::text(node.id()), cells::rating(card.framework, Outcome::Rated(begins))];
            table.figure(name, [title].into_iter().chain(above).chain(whose).collect());
        }
    }
    table.note(note(effects));
    table
}

/// "80% (41%)": how often the lowest falls short, and one question alone.
fn worse_cell(one: &TrueShare) -> Cell {
    let [worse, alone] = [one.worse, one.alone].map(cells::chance);
    match worse {
        Cell::Number(number) if number.text != alone.words() => {
            Number { text: format!("{} ({})", number.text, alone.words()), ..*number }.into()
        }
        cell => cell,
    }
}

/// "2.1 Assessment: 3 questions, of 117 to 120 units".
fn head(card: &Scorecard<'_>, effect: &LowestEffect) -> String {
    let node = card.node(effect.node);
    let bases = || effect.questions.iter().map(|question| question.base);
    let (least, most) = (bases().min().unwrap_or_default(), bases().max().unwrap_or_default());
    let (least_text, most_text) = (whole_text(least), whole_text(most));
    let of = if least == most { format!("{most_text} units") } else { format!("{least_text} to {most_text} units") };
    let of = match effect.questions.len() {
        1 => format!("1 question, of {of}"),
        questions => format!("the lowest of {questions}, of {of}"),
    };
    format!("{}: {of}", node.title())
}

/// Every true share with every rating that may come of it, for scripts.
fn shares(card: &Scorecard<'_>, effects: &[LowestEffect], id: &str) -> Table {
    let framework = card.framework;
    let chance = |id: String, title: &str| Column::number(id, title).unit("per cent");
    let mut table = Table::new("lowest-shares", "Every rating by true share")
        .with_id(format!("{id}-shares"))
        .columns([
            Column::text("id", "Id"),
            Column::rating("edge", "From the edge of"),
            Column::count("above", "Above it").unit("percentage points"),
            Column::number("true_share", "True share").unit("per cent"),
            Column::rating("true_rating", "Truly"),
        ])
        .columns(framework.ratings.iter().map(|rating| chance(rating.name.replace('-', "_"), &rating.title.en)))
        .columns([chance("worse".to_owned(), "Rated worse"), chance("alone".to_owned(), "One question alone")]);
    for (effect, one) in effects.iter().flat_map(|effect| effect.at.iter().map(move |one| (effect, one))) {
        let node = card.node(effect.node);
        let rating = |rating| cells::rating(framework, Outcome::Rated(rating));
        let start = [
            Cell::text(node.id()),
            rating(one.edge),
            cells::count(one.above),
            Cell::number(figures::number(&one.share), figures::percent_text(&one.share)),
            rating(one.rating),
        ];
        let chances = one.ratings.iter().chain([&one.worse, &one.alone]).map(|chance| cells::chance(*chance));
        table.figure(node.name(), start.into_iter().chain(chances).collect());
    }
    table.for_scripts()
}

/// The questions, each with its base, for scripts.
fn bases(card: &Scorecard<'_>, effects: &[LowestEffect], id: &str) -> Table {
    let mut table = Table::new("lowest-questions", "The questions").with_id(format!("{id}-questions")).columns([
        Column::text("under", "Under"),
        Column::text("id", "Id"),
        Column::count("base", "Judged").unit("units"),
        Column::count("population", "Drawn from").unit("units"),
    ]);
    for (effect, one) in effects.iter().flat_map(|effect| effect.questions.iter().map(move |one| (effect, one))) {
        let question = card.question(one.question);
        table.figure(
            question.name(),
            vec![
                Cell::text(card.node(effect.node).id()),
                Cell::text(question.id()),
                cells::count(one.base),
                cells::count_or(one.population, "not known: taken as very many"),
            ],
        );
    }
    table.for_scripts()
}

fn note(effects: &[LowestEffect]) -> String {
    let known = effects.iter().flat_map(|effect| &effect.questions).any(|question| question.population.is_some());
    let unknown = effects.iter().flat_map(|effect| &effect.questions).any(|question| question.population.is_none());
    let populations = match (known, unknown) {
        (true, true) => "drawn from a population of known size where the record gives one, else from very many",
        (true, false) => "drawn from a population of known size, as the record gives it",
        (false, _) => "drawn from very many, since the design is unknown",
    };
    format!(
        "Calculated, not drawn: with as many units judged in each question as here, {populations}, and questions independent of each other. Where good answers about one unit tend to come together, the lowest falls short less often than this."
    )
}
