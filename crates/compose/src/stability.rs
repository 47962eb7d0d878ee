//! Ratings if the sample were drawn again, and what taking the lowest does (semantics 6.5, 6.6).

mod lowest;
mod samples;

use assize_analysis::{NoStability, RatingCounts, Redrawing, Stability};
use assize_framework::{Framework, Rollup};
use assize_report::{Block, Cell, Column, MainPoint, RowKind, Section, Table};
use assize_scoring::{Basis, Scorecard, WhyNoOverall};
use assize_stats::half_width;

use crate::figures;
use crate::scorecard::capital;
use crate::{cells, words};

/// How sure the Monte Carlo error is.
const SURE: f64 = 0.95;

/// For beneath each scorecard: what its ratings come to if the sample is drawn again.
pub fn stability(
    cards: &[Scorecard<'_>],
    stabilities: &[Result<Stability, NoStability>],
    redrawing: Redrawing<'_>,
) -> Vec<Section> {
    cards.iter().zip(stabilities).map(|(card, stability)| section(card, stability, redrawing)).collect()
}

/// "Drawn again 2,000 times (seed 7): overall good in 52% and requires improvement in 48%", by its title where there are several; of one
/// without an overall rating nothing.
pub fn redrawn(
    cards: &[Scorecard<'_>],
    stabilities: &[Result<Stability, NoStability>],
    redrawing: Redrawing<'_>,
) -> Vec<MainPoint> {
    let of = |(card, stability): (&Scorecard<'_>, &Result<Stability, NoStability>)| {
        let counts = stability.as_ref().ok()?.of_overall(card.framework.ratings.len())?;
        let of = u32::try_from(stability.as_ref().ok()?.replicates.len()).unwrap_or(u32::MAX);
        let ratings = counts.rated.iter().enumerate().rev();
        let ratings = ratings.map(|(rating, count)| (words::lower(words::rating(card.framework, rating)), *count));
        let others = [("unclear".to_owned(), counts.between), ("not rated".to_owned(), counts.not_rated)];
        let mut said: Vec<(String, u32)> = ratings.chain(others).filter(|(_, count)| *count > 0).collect();
        said.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let said: Vec<String> =
            said.iter().map(|(what, count)| format!("{what} in {}", figures::of_draws_text(*count, of))).collect();
        let (times, seed) = (figures::whole_text(u64::from(redrawing.replicates)), redrawing.seed);
        let title = if cards.len() > 1 { format!("{}: drawn", card.inspection.title) } else { "Drawn".to_owned() };
        let text =
            format!("{title} again {times} times (seed {seed}), by the scoring rule: overall {}.", words::list(&said));
        Some(MainPoint { text, figures: vec![card.name("overall").to_string()] })
    };
    cards.iter().zip(stabilities).filter_map(of).collect()
}

fn section(card: &Scorecard<'_>, stability: &Result<Stability, NoStability>, redrawing: Redrawing<'_>) -> Section {
    let id = format!("{}-stability", card.inspection.id);
    let Redrawing { replicates, seed, .. } = redrawing;
    let reason = stability.as_ref().err().map(|why| reason(card, *why, redrawing));
    let drawn = Table::one_row(
        "redrawing",
        "How it was drawn again",
        [
            (Column::count("seed", "Seed").unit("seed"), Cell::count(seed, seed.to_string())),
            (Column::count("replicates", "Redraws").unit("redraws"), cells::count(u64::from(replicates))),
            (Column::text("reason", "Why nothing was drawn"), cells::or(reason.as_ref(), "it was drawn")),
        ],
    );
    // No title says how likely it is that a body is good.
    let section = Section::new(&id, "Stability if the sample were drawn again");
    let drawn = drawn.with_id(format!("{id}-redrawing"));
    let Ok(stability) = stability else {
        return section.blocks(reason.map(Block::paragraph)).block(drawn);
    };
    let text = format!(
        "How often each rating by the scoring rule came out when the sample was drawn again {replicates} times (seed {seed}), every answer as it is. This is about chance in drawing alone: not about whether the answers are right, and not how likely it is that the body is good.",
        replicates = figures::whole_text(u64::from(replicates))
    );
    let points = stability.samples.iter().map(|sample| samples::sentence(card, sample)).collect();
    section
        .block(Block::paragraph(text))
        .block(Block::List { points })
        .block(drawn)
        .block(samples::samples(card, &stability.samples, &id))
        .block(redraws(card, stability, &id))
        .sections(lowest::effects(card, &id))
}

/// Why nothing can be said.
fn reason(card: &Scorecard<'_>, why: NoStability, redrawing: Redrawing<'_>) -> String {
    let why = match (why, redrawing.clusters) {
        (NoStability::Aggregate, _) => "it stands for several inspections together and has no rating of its own",
        (NoStability::NoCases, _) if card.members.is_some() => {
            "its ratings rest on the cases of its members; each of these is drawn again by itself"
        }
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

/// By rated node, then for the overall rating: how often each rating came out.
fn redraws(card: &Scorecard<'_>, stability: &Stability, id: &str) -> Table {
    let framework = card.framework;
    let of = framework.ratings.len();
    let nodes = stability.nodes.iter().enumerate();
    let nodes: Vec<_> = nodes.map(|(place, node)| (*node, stability.of_node(place, of))).collect();
    let overall = card.total.as_ref().zip(stability.of_overall(of));
    let all = || nodes.iter().map(|(_, counts)| counts).chain(overall.as_ref().map(|(_, counts)| counts));
    let has_unclear = all().any(|counts| counts.between > 0);
    let has_not_rated = all().any(|counts| counts.not_rated > 0);
    let seen = |column: Column, is_seen: bool| if is_seen { column } else { column.for_scripts() };
    let ids: Vec<String> = framework.ratings.iter().map(|rating| rating.name.replace('-', "_")).collect();
    let ratings = framework.ratings.iter().zip(&ids).map(|(rating, id)| Column::share(id, &rating.title.en));
    let errors = ids.iter().map(String::as_str).chain(["unclear", "not_rated"]).map(|id| {
        Column::number(format!("{id}_error"), "Monte Carlo error of it").unit("percentage points").for_scripts()
    });
    let mut table = Table::new("redraws", "Ratings in the redraws")
        .with_id(format!("{id}-table"))
        .columns([Column::text("title", ""), Column::rating("rating", "As it is")])
        .columns(ratings)
        .column(seen(Column::share("unclear", "Unclear"), has_unclear))
        .column(seen(Column::share("not_rated", "Not rated"), has_not_rated))
        .column(Column::number("error", "Monte Carlo error").unit("percentage points"))
        .columns(errors)
        .column(Column::text("id", "Id").for_scripts());
    for (node, counts) in &nodes {
        let node = card.node(*node);
        let title = Cell::text(node.title());
        let rating = cells::rating_based(framework, card.nodes[node.index].rule, Basis::Rule);
        table.figure(node.name(), row([title, rating], counts, stability, node.id()));
    }
    if let Some((total, counts)) = &overall {
        let rating = match total.rule.rating {
            Ok(outcome) => cells::rating_based(framework, outcome, Basis::Rule),
            Err(why) => Cell::text(capital(&no_overall(framework, why))),
        };
        let row = row([Cell::text("Overall"), rating], counts, stability, "overall");
        table.push(RowKind::Total, Some(card.name("overall").to_string()), row);
    }
    table.notes = notes(card, stability, (has_unclear, has_not_rated));
    table
}

fn row(start: [Cell; 2], counts: &RatingCounts, stability: &Stability, id: &str) -> Vec<Cell> {
    let of = u32::try_from(stability.replicates.len()).unwrap_or(u32::MAX);
    let counts = || counts.rated.iter().copied().chain([counts.between, counts.not_rated]);
    let share = |count: u32| cells::counted_as(u64::from(count), u64::from(of), figures::of_draws_text(count, of));
    let error = |count: u32| half_width(u64::from(count), u64::from(of), SURE).filter(|_| !stability.is_certain());
    let certain = || Cell::empty("all that could be drawn was drawn");
    let largest = counts().filter_map(error).reduce(f64::max);
    start
        .into_iter()
        .chain(counts().map(share))
        .chain([largest.map_or_else(|| Cell::text("none"), cells::error)])
        .chain(counts().map(|count| error(count).map_or_else(certain, cells::error)))
        .chain([Cell::text(id)])
        .collect()
}

fn no_overall(framework: &Framework, why: WhyNoOverall) -> String {
    format!("none ({})", words::why_no_overall(framework, why).en)
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
            "As they are in every redraw, since no cases that were read rate them: {}.",
            words::list(&stay)
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
