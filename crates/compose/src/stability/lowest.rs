//! What taking the lowest does where the true shares are known.

use assize_analysis::lowest_effects;
use assize_disclose::Mask;
use assize_report::{
    Block, Cell, ColumnKind, LowestEffect, LowestQuestion, LowestRating, Row, RowKind, Section, Table, TrueShare,
};
use assize_scoring::Scorecard;

use crate::figures;
use crate::inspection::name;
use crate::scorecard::column;
use crate::words;

/// The effects, for scripts.
pub(super) fn effects(card: &Scorecard<'_>) -> Vec<LowestEffect> {
    let framework = card.framework;
    let rating = |rating: usize| framework.ratings[rating].name.clone();
    let at = |one: assize_analysis::TrueShare| TrueShare {
        edge: rating(one.edge),
        above: one.above,
        share: figures::number(&one.share),
        rating: rating(one.rating),
        ratings: (0..)
            .zip(&one.ratings)
            .map(|(index, often)| LowestRating { rating: rating(index), number: figures::of_hundredths(*often) })
            .collect(),
        worse: figures::of_hundredths(one.worse),
        alone: figures::of_hundredths(one.alone),
    };
    let question = |one: &assize_analysis::LowestQuestion| LowestQuestion {
        id: framework.questions[one.question].id.clone(),
        base: one.base,
        population: one.population,
    };
    let made = |effect: assize_analysis::LowestEffect| LowestEffect {
        id: framework.nodes[effect.node].id.clone(),
        figure: name(card, &framework.nodes[effect.node].id).to_string(),
        questions: effect.questions.iter().map(question).collect(),
        at: effect.at.into_iter().map(at).collect(),
    };
    lowest_effects(card).into_iter().map(made).collect()
}

/// A row for each edge of each node: how often samples fall short of what the true shares are worth.
pub(super) fn for_readers(card: &Scorecard<'_>, effects: &[LowestEffect], id: &str, mask: &Mask) -> Option<Section> {
    let mut rows = Vec::new();
    for effect in effects.iter().filter(|effect| !mask.hides(&name(card, &effect.id))) {
        rows.push(Row {
            figure: None,
            kind: RowKind::Group,
            cells: vec![Cell::text(head(card, effect)), Cell::empty(""), Cell::empty(""), Cell::empty("")],
        });
        let edges = effect.at.chunk_by(|one, next| one.edge == next.edge);
        rows.extend(edges.map(|edge| row(card, effect, edge)));
    }
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        column("", ColumnKind::Text),
        column("At the edge", ColumnKind::Number),
        column("5 points above", ColumnKind::Number),
        column("10 points above", ColumnKind::Number),
    ];
    let title = "Effect of taking the lowest".to_owned();
    let table = Table {
        name: String::new(),
        id: format!("{id}-lowest-table"),
        title: title.clone(),
        columns,
        rows,
        notes: notes(effects),
    };
    let text = "How often a standard would be rated worse than its questions deserve, if the true share of every one of them lay exactly there; in brackets, how often one question alone would fall short. What is in brackets is chance in drawing; what comes on top is what taking the lowest of several does. It is a policy of the regime, and no error.";
    let blocks = vec![Block::Paragraph { text: text.to_owned() }, Block::Table(table)];
    Some(Section { id: format!("{id}-lowest"), title, blocks, sections: Vec::new() })
}

/// "2.1 Assessment: 3 questions, of 117 to 120 units".
fn head(card: &Scorecard<'_>, effect: &LowestEffect) -> String {
    let node = card.framework.nodes.iter().find(|node| node.id == effect.id);
    let title = node.map_or("", |node| node.title.en.as_str());
    let bases = || effect.questions.iter().map(|question| question.base);
    let (least, most) = (bases().min().unwrap_or_default(), bases().max().unwrap_or_default());
    let (least_text, most_text) = (figures::whole_text(least), figures::whole_text(most));
    let of = if least == most { format!("{most_text} units") } else { format!("{least_text} to {most_text} units") };
    match effect.questions.len() {
        1 => format!("{effect} {title}: 1 question, of {of}", effect = effect.id),
        questions => format!("{effect} {title}: the lowest of {questions}, of {of}", effect = effect.id),
    }
}

/// "Good, from 65%", and how often samples fall short there and above.
fn row(card: &Scorecard<'_>, effect: &LowestEffect, edge: &[TrueShare]) -> Row {
    let framework = card.framework;
    let begins = edge.first().map_or("", |one| one.edge.as_str());
    let rating = framework.ratings.iter().position(|rating| rating.name == begins);
    let node = framework.nodes.iter().find(|node| node.id == effect.id);
    let band = node.and_then(|node| node.band).map(|band| &framework.bands[band]);
    let from = band.zip(rating).and_then(|(band, rating)| band.edges.get(rating.checked_sub(1)?));
    let title = rating.map_or(begins, |rating| words::rating(framework, rating));
    let from = from.map_or_else(String::new, |edge| format!(", from {given}", given = figures::given_text(edge)));
    let mut cells = vec![Cell::text(format!("{title}{from}"))];
    for above in [0, 5, 10] {
        let found = edge.iter().find(|one| one.above == above);
        cells.push(found.map_or(Cell::empty(""), |one| {
            let [worse, alone] = [one.worse, one.alone].map(figures::chance_of);
            Cell::text(if worse == alone { worse } else { format!("{worse} ({alone})") })
        }));
    }
    Row { figure: None, kind: RowKind::Body, cells }
}

fn notes(effects: &[LowestEffect]) -> Vec<String> {
    let known = effects.iter().flat_map(|effect| &effect.questions).any(|question| question.population.is_some());
    let unknown = effects.iter().flat_map(|effect| &effect.questions).any(|question| question.population.is_none());
    let populations = match (known, unknown) {
        (true, true) => "drawn from a population of known size where the record gives one, else from very many",
        (true, false) => "drawn from a population of known size, as the record gives it",
        (false, _) => "drawn from very many, since the design is unknown",
    };
    vec![format!(
        "Worked, not drawn: so many units judged in each question as here, {populations}, and questions independent of each other. Where good answers about one unit go together, the lowest falls short less often than this."
    )]
}
