//! Ratings if the sample were drawn again, and what taking the lowest does (semantics 6.5, 6.6).

mod lowest;
mod samples;

use assize_analysis::{NoStability, RatingCounts, Redrawing, Stability};
use assize_disclose::Mask;
use assize_framework::Rollup;
use assize_model::ratio;
use assize_report::{
    Block, Cell, ColumnKind, RatingStability, RedrawnRating, RedrawnShare, Report, Row, RowKind, Section, Table,
};
use assize_scoring::{Outcome, Scorecard, WhyNoOverall};
use assize_stats::{half_width, hundredths};

use crate::figures;
use crate::inspection::name;
use crate::scorecard::{capital, column};
use crate::words;

/// How sure the Monte Carlo error is.
const SURE: f64 = 0.95;

/// What the section is called, always: it is no chance that a body is good.
fn title() -> &'static str {
    "Stability if the sample were drawn again"
}

/// Sets beneath each scorecard of a report what its ratings come to if the sample is drawn again.
pub fn set_stability(
    report: &mut Report,
    cards: &[Scorecard<'_>],
    stabilities: &[Result<Stability, NoStability>],
    redrawing: Redrawing<'_>,
    mask: &Mask,
) {
    for (index, (card, stability)) in cards.iter().zip(stabilities).enumerate() {
        let mut made = assize_report::Stability {
            seed: redrawing.seed,
            replicates: redrawing.replicates,
            reason: None,
            samples: Vec::new(),
            ratings: Vec::new(),
            lowest: Vec::new(),
        };
        match stability {
            Err(why) => made.reason = Some(reason(*why, redrawing)),
            Ok(stability) => {
                made.samples = stability.samples.iter().map(|sample| samples::sample(card, sample)).collect();
                made.ratings = ratings(card, stability);
                made.lowest = lowest::effects(card);
            }
        }
        if let Some(section) = report.sections.iter_mut().find(|section| section.id == card.inspection.id) {
            section.sections.push(for_readers(card, stability.as_ref().ok(), &made, mask));
        }
        report.inspections[index].stability = Some(made);
    }
}

/// Why nothing can be said.
fn reason(why: NoStability, redrawing: Redrawing<'_>) -> String {
    let why = match (why, redrawing.clusters) {
        (NoStability::Aggregate, _) => "it stands for several inspections together and has no rating of its own",
        (NoStability::NoCases, _) => {
            "its ratings rest on counts or entered values, and there are no cases to draw again"
        }
        (NoStability::NothingRated, _) => "its regime rates nothing by cases",
        (NoStability::NothingToDraw, Some(_)) => {
            "all its cases are of one cluster, so that each redraw would be the same"
        }
        (NoStability::NothingToDraw, None) => "it has one case, so that each redraw would be the same",
    };
    format!("Not drawn again: {why}.")
}

fn ratings(card: &Scorecard<'_>, stability: &Stability) -> Vec<RatingStability> {
    let framework = card.framework;
    let of = framework.ratings.len();
    let made = |id: &str, outcome: Option<Outcome>, counts: RatingCounts| {
        let share = |count: u32| share(count, stability);
        let (rating, between) = outcome.map_or((None, None), |outcome| rated(framework, outcome));
        let names = framework.ratings.iter().map(|rating| rating.name.clone());
        RatingStability {
            id: id.to_owned(),
            figure: name(card, id).to_string(),
            rating,
            between,
            redraws: names
                .zip(&counts.rated)
                .map(|(rating, count)| RedrawnRating { rating, share: share(*count) })
                .collect(),
            unclear: share(counts.between),
            not_rated: share(counts.not_rated),
        }
    };
    let nodes = stability.nodes.iter().enumerate().map(|(place, node)| {
        made(&framework.nodes[*node].id, Some(card.nodes[*node].rule), stability.of_node(place, of))
    });
    let total = card.total.as_ref().zip(stability.of_overall(of));
    let total = total.map(|(total, counts)| made("overall", total.rule.rating.ok(), counts));
    nodes.chain(total).collect()
}

fn share(count: u32, stability: &Stability) -> RedrawnShare {
    let of = stability.replicates.len() as u64;
    let error = half_width(u64::from(count), of, SURE).filter(|_| !stability.is_certain());
    RedrawnShare {
        count,
        number: figures::number(&ratio(u64::from(count), of.max(1))),
        error: error.map(|error| figures::of_hundredths(hundredths(error))),
    }
}

fn for_readers(
    card: &Scorecard<'_>,
    stability: Option<&Stability>,
    made: &assize_report::Stability,
    mask: &Mask,
) -> Section {
    let id = format!("{}-stability", card.inspection.id);
    let (mut blocks, mut sections) = (Vec::new(), Vec::new());
    match (stability, &made.reason) {
        (Some(stability), None) => {
            let drawn = format!(
                "How often each rating by the scoring rule came out when the sample was drawn again {replicates} times (seed {seed}), every answer as it is. This is about chance in drawing alone: not about whether the answers are right, and not how likely it is that the body is good.",
                replicates = figures::whole_text(u64::from(made.replicates)),
                seed = made.seed
            );
            blocks.push(Block::Paragraph { text: drawn });
            let points = made.samples.iter().map(|sample| sample.text.clone()).collect();
            blocks.push(Block::List { points });
            blocks.push(Block::Table(table(card, stability, made, &id, mask)));
            sections.extend(lowest::for_readers(card, &made.lowest, &id, mask));
        }
        (_, reason) => blocks.push(Block::Paragraph { text: reason.clone().unwrap_or_default() }),
    }
    Section { id, title: title().to_owned(), blocks, sections }
}

fn table(card: &Scorecard<'_>, stability: &Stability, made: &assize_report::Stability, id: &str, mask: &Mask) -> Table {
    let framework = card.framework;
    let of = made.replicates;
    let has_unclear = made.ratings.iter().any(|one| one.unclear.count > 0);
    let has_not_rated = made.ratings.iter().any(|one| one.not_rated.count > 0);
    let mut columns = vec![column("", ColumnKind::Text), column("As it is", ColumnKind::Text)];
    columns.extend(framework.ratings.iter().map(|rating| column(&rating.title.en, ColumnKind::Number)));
    columns.extend(has_unclear.then(|| column("Unclear", ColumnKind::Number)));
    columns.extend(has_not_rated.then(|| column("Not rated", ColumnKind::Number)));
    columns.push(column("Monte Carlo error", ColumnKind::Number));
    let rows = made.ratings.iter().filter(|one| !mask.hides(&name(card, &one.id))).map(|one| {
        let node = stability.nodes.iter().find(|node| framework.nodes[**node].id == one.id);
        let (title, as_it_is) = match node {
            Some(node) => (
                format!("{} {}", one.id, framework.nodes[*node].title.en),
                words::outcome_cell(framework, card.nodes[*node].rule),
            ),
            None => ("Overall".to_owned(), overall_cell(card)),
        };
        let of_redraws = |share: &RedrawnShare| Cell::text(figures::of_draws_text(share.count, of));
        let mut cells = vec![Cell::text(title), as_it_is];
        cells.extend(one.redraws.iter().map(|one| of_redraws(&one.share)));
        cells.extend(has_unclear.then(|| of_redraws(&one.unclear)));
        cells.extend(has_not_rated.then(|| of_redraws(&one.not_rated)));
        let all = one.redraws.iter().map(|one| one.share).chain([one.unclear, one.not_rated]);
        let error = all.filter_map(|share| share.error).reduce(f64::max);
        cells.push(Cell::text(error.map_or_else(|| "none".to_owned(), figures::error_text)));
        Row { figure: None, kind: if node.is_some() { RowKind::Body } else { RowKind::Total }, cells }
    });
    let notes = notes(card, stability, (has_unclear, has_not_rated));
    Table {
        name: String::new(),
        id: format!("{id}-table"),
        title: "Ratings in the redraws".to_owned(),
        columns,
        rows: rows.collect(),
        notes,
    }
}

fn overall_cell(card: &Scorecard<'_>) -> Cell {
    match card.total.as_ref().map(|total| total.rule.rating) {
        Some(Ok(outcome)) => words::outcome_cell(card.framework, outcome),
        Some(Err(why)) => Cell::text(capital(&no_overall(why))),
        None => Cell::empty(""),
    }
}

fn no_overall(why: WhyNoOverall) -> String {
    format!("none ({why_no_overall})", why_no_overall = words::why_no_overall(why))
}

fn notes(card: &Scorecard<'_>, stability: &Stability, (has_unclear, has_not_rated): (bool, bool)) -> Vec<String> {
    let framework = card.framework;
    let mut notes = Vec::new();
    let stays = |node: &usize| {
        let rollup = framework.nodes[*node].rollup;
        !stability.nodes.contains(node) && rollup.is_some_and(|rollup| rollup != Rollup::SumOfPoints)
    };
    let in_total = card.total.as_ref().map_or(&[][..], |total| &total.standards);
    let stay: Vec<&str> =
        in_total.iter().filter(|node| stays(node)).map(|node| framework.nodes[*node].id.as_str()).collect();
    if !stay.is_empty() {
        notes.push(format!(
            "As they are in every redraw, since no cases that were read rate them: {stay}.",
            stay = words::list(&stay)
        ));
    }
    if has_unclear {
        notes
            .push("Unclear: what is unknown leaves more than one rating open; nothing is put in its place.".to_owned());
    }
    if has_not_rated {
        notes.push("Not rated: no unit of the redraw applies, or a standard of the total is missing.".to_owned());
    }
    let is_lowest = |node: &usize| framework.nodes[*node].rollup == Some(Rollup::Lowest);
    if stability.nodes.iter().any(is_lowest) && !stability.is_certain() {
        notes.push("Where the lowest of several shares is rated, redraws lean to the worse side: chance that has already pulled one share down in the sample pulls again in each redraw.".to_owned());
    }
    notes.push(match stability.is_certain() {
        true => "No Monte Carlo error: all that could be drawn was drawn.".to_owned(),
        false => "Monte Carlo error, in points: how far, either way, the shares of a row may be from those of endless redrawing (at 95 per cent; the largest of the row).".to_owned(),
    });
    notes
}

/// A rating by name, or the two between which it lies.
pub(crate) fn rated(
    framework: &assize_framework::Framework,
    outcome: Outcome,
) -> (Option<String>, Option<[String; 2]>) {
    let rated = crate::cells::rated(framework, outcome);
    (rated.rating, rated.between)
}
