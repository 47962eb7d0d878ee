//! How many units judged differently would change a rating, for those who hold the cases (semantics 6.8).

mod in_words;
mod moves;

use assize_analysis::{Margins, NodeMargin, NodeMoves, QuestionMargin};
use assize_framework::Compare;
use assize_report::{Audience, Block, Cell, Column, Item, MainPoint, Section, Table};
use assize_scoring::{FigureName, Outcome, Reached, Scorecard};

use crate::figures::{counts_text, limits_text, whole_text};
use crate::scorecard::{capital, last_alone};
use crate::{cells, words};

use in_words::{move_text, overall_text, why_not_text, would_be};

/// For beneath each scorecard its margins. A public report has none, and where nothing is rated there are none.
pub fn margins(audience: Audience, cards: &[Scorecard<'_>], margins: &[Margins]) -> Vec<Option<Section>> {
    let of = |(card, margins)| match audience {
        Audience::Public => None,
        Audience::Internal => section(card, margins),
    };
    cards.iter().zip(margins).map(of).collect()
}

/// How far each is from a better rating, by its title where there are several.
pub fn nearest(cards: &[Scorecard<'_>], margins: &[Margins]) -> Vec<MainPoint> {
    let of = |(card, margins): (&Scorecard<'_>, &Margins)| {
        let MainPoint { text, figures } = nearest_of(card, margins)?;
        let text = if cards.len() > 1 { format!("{}: {text}", card.inspection.title) } else { text };
        Some(MainPoint { text, figures })
    };
    cards.iter().zip(margins).filter_map(of).collect()
}

/// "If 6 cases were judged sufficient instead of insufficient in 2.2.3 (31 of 56 now), Planning would be good": the fewest to a better overall rating;
/// where there is none, to that of a node, or of each for which as few are enough.
fn nearest_of(card: &Scorecard<'_>, margins: &Margins) -> Option<MainPoint> {
    better_overall(card, margins)
        .or_else(|| {
            let nodes: Vec<_> = margins.nodes.iter().filter_map(|one| better_node(card, one)).collect();
            let fewest = nodes.iter().map(|(units, _)| *units).min()?;
            let nearest = nodes.into_iter().filter(|(units, _)| *units == fewest).map(|(_, point)| point);
            let (texts, figures): (Vec<String>, Vec<Vec<String>>) =
                nearest.map(|point| (point.text, point.figures)).unzip();
            Some(MainPoint { text: texts.join("; "), figures: figures.concat() })
        })
        .map(|point| MainPoint { text: format!("{}.", capital(&point.text)), ..point })
}

/// How far a node, or what all comes to, is from a better rating.
pub fn better(card: &Scorecard<'_>, margins: &Margins, name: &FigureName) -> Option<MainPoint> {
    let found = match name.id.as_str() {
        _ if name.group.is_some() => None,
        "overall" => better_overall(card, margins),
        id => {
            let node = margins.nodes.iter().find(|one| card.framework.nodes[one.node].id == id);
            node.and_then(|one| better_node(card, one)).map(|(_, point)| point)
        }
    };
    found.map(|point| MainPoint { text: format!("{}.", capital(&point.text)), ..point })
}

fn better_overall(card: &Scorecard<'_>, margins: &Margins) -> Option<MainPoint> {
    let up = margins.overall.as_ref()?.margin.as_ref().ok()?.up.as_ref().ok()?;
    let rating = words::lower(words::rating(card.framework, up.to));
    let text = would_be(card, (up.units, &up.crossing), "the overall rating", &rating);
    Some(MainPoint { text, figures: vec![card.name("overall").to_string()] })
}

/// How many units it takes, and what that would make of the node.
fn better_node(card: &Scorecard<'_>, one: &NodeMargin) -> Option<(u64, MainPoint)> {
    let (up, node) = (one.margin.as_ref().ok()?.up.as_ref().ok()?, card.node(one.node));
    let rating = words::lower(&words::outcome(card.framework, up.to));
    let text = would_be(card, (up.units, &up.crossing), &node.declared().title.en, &rating);
    Some((up.units.most, MainPoint { text, figures: vec![node.name().to_string()] }))
}

fn section(card: &Scorecard<'_>, margins: &Margins) -> Option<Section> {
    if margins.nodes.is_empty() {
        return None;
    }
    let id = format!("{}-margins", card.inspection.id);
    let text = "How many units would have to be judged differently, sufficient for insufficient or the reverse, for a rating to change; the number that they are counted of does not change. It is about these units, not about others that might have been drawn. For internal use: no public report has it.";
    let overall = Some(overall(card, margins)).filter(|items| !items.is_empty());
    let panel = Some(panel(card, margins)).filter(|points| !points.is_empty());
    Some(
        Section::new(&id, "Margins")
            .block(Block::paragraph(text))
            .blocks(overall)
            .block(table(card, margins, &id))
            .blocks(moves::tables(card, margins, &id))
            .blocks(panel.map(|points| Block::List { points })),
    )
}

/// The overall rating, what moves it, and what holds it down.
fn overall(card: &Scorecard<'_>, margins: &Margins) -> Vec<Item> {
    let (Some(overall), Some(total)) = (&margins.overall, &card.total) else { return Vec::new() };
    let mut items = vec![Item::new("Overall", last_alone(card.framework, total).en)];
    match &overall.margin {
        Ok(moves) => {
            items.push(Item::new("To a better one", overall_text(card, &moves.up, true)));
            items.push(Item::new("To a worse one", overall_text(card, &moves.down, false)));
        }
        Err(why) => items.push(Item::new("Margin", why_not_text(*why))),
    }
    let ids = |nodes: &mut dyn Iterator<Item = usize>| {
        let ids: Vec<&str> = nodes.map(|node| card.framework.nodes[node].id.as_str()).collect();
        words::list(&ids)
    };
    for (node, units) in &overall.held_down_by {
        let up = margins
            .nodes
            .iter()
            .find(|one| one.node == *node)
            .and_then(|one| one.margin.as_ref().ok()?.up.as_ref().ok());
        let crossing = up.map(|up| up.crossing.as_slice()).unwrap_or_default();
        let units = in_words::units_text(card, *units, crossing);
        items.push(Item::new(
            "Holds the total down",
            format!("{}: {units} to a better rating", ids(&mut [*node].into_iter())),
        ));
    }
    if overall.margin.as_ref().is_ok_and(|moves| moves.up.is_ok()) {
        let alone = ids(&mut overall.enough_alone.iter().copied());
        let text = if alone.is_empty() {
            "none: it takes more than one standard, or more than one rating".to_owned()
        } else {
            alone
        };
        items.push(Item::new("Enough alone, one rating up", text));
    }
    items
}

fn table(card: &Scorecard<'_>, margins: &Margins, id: &str) -> Table {
    let hidden = [
        Column::text("id", "Id"),
        Column::rating("rating", "Rating"),
        Column::share("share", "Share"),
        Column::text("compare", "Compared"),
        Column::text("why_not", "Why there is no margin"),
    ];
    let mut table = Table::new("margins", "Units judged differently")
        .with_id(format!("{id}-table"))
        .columns([
            Column::text("title", ""),
            Column::rating("now", "Now").for_readers(),
            Column::text("up", "To a better one"),
            Column::text("down", "To a worse one"),
        ])
        .columns(hidden.map(Column::for_scripts))
        .columns(moves::columns());
    for node in card.framework.tree_order() {
        let Some(one) = margins.nodes.iter().find(|one| one.node == node) else { continue };
        table.total(card.node(node).name(), node_row(card, one));
        one.questions.iter().for_each(|one| table.figure(card.question(one.question).name(), question_row(card, one)));
    }
    table.notes = notes(card, margins);
    table
}

fn node_row(card: &Scorecard<'_>, one: &NodeMargin) -> Vec<Cell> {
    let node = card.node(one.node);
    let now = cells::rating_based(card.framework, node.rating(), node.basis());
    let ([up, down], why_not, moves) = match &one.margin {
        Ok(NodeMoves { up, down, .. }) => (
            [Cell::text(move_text(card, up, true)), Cell::text(move_text(card, down, false))],
            Cell::empty("there is one"),
            [up, down].map(|found| moves::cells(card, found.as_ref().map(|found| found.units))).concat(),
        ),
        Err(why) => (
            [Cell::text(why_not_text(*why)), Cell::empty(why_not_text(*why))],
            Cell::text(why.word()),
            moves::none(why_not_text(*why)),
        ),
    };
    let compare = node.declared().band.map(|band| match card.framework.bands[band].compare {
        Compare::Printed => "printed",
        Compare::Exact => "exact",
    });
    let row = [
        Cell::text(node.title()),
        now.clone(),
        up,
        down,
        Cell::text(node.id()),
        now,
        cells::of_node(node),
        cells::or(compare, "no band"),
        why_not,
    ];
    row.into_iter().chain(moves).collect()
}

fn question_row(card: &Scorecard<'_>, one: &QuestionMargin) -> Vec<Cell> {
    let question = card.question(one.question);
    let counted = question.counts().and_then(|counts| counts.point());
    let counts = counted.map(|(n, of)| format!(", {}", counts_text(n, of))).unwrap_or_default();
    let figure = question.share().ok();
    let rates = figure.filter(|figure| figure.rates.as_point().is_none()).map(|figure| &figure.rates);
    let limits = rates.map(|rates| format!(", {}", limits_text(&rates.low, &rates.high))).unwrap_or_default();
    let otherwise = if figure.is_some() { "known within limits" } else { "Not known" };
    let rating = one.rating.map_or(otherwise, |rating| words::rating(card.framework, rating));
    let rated = one.rating.map(|rating| cells::rating(card.framework, Outcome::Rated(rating)));
    let moves =
        [&one.up, &one.down].map(|found| moves::cells(card, found.as_ref().map(|flips| moves::exactly(*flips))));
    let row = [
        Cell::text(question.title()),
        Cell::text(format!("{rating}{counts}{limits}")),
        Cell::text(flips(&one.up)),
        Cell::text(flips(&one.down)),
        Cell::text(question.id()),
        cells::or(rated, otherwise),
        cells::of_question(question),
        Cell::empty("as the node"),
        Cell::empty("there is one"),
    ];
    row.into_iter().chain(moves.concat()).collect()
}

fn flips(found: &Result<u64, assize_analysis::Stuck>) -> String {
    found.as_ref().map_or("-".to_owned(), |flips| whole_text(*flips))
}

fn notes(card: &Scorecard<'_>, margins: &Margins) -> Vec<String> {
    let mut notes = vec!["A rating that is the lowest of several: to a better one every question that is named has to cross, and one unit may be enough for several; to a worse one any of those named is enough.".to_owned()];
    let framework = card.framework;
    let mut compared: Vec<Compare> = Vec::new();
    for band in margins.nodes.iter().filter_map(|one| framework.nodes[one.node].band) {
        let compare = framework.bands[band].compare;
        if !compared.contains(&compare) {
            compared.push(compare);
        }
    }
    notes.extend(match compared.as_slice() {
        [Compare::Printed] => Some("Distances are those of the whole per cents as printed.".to_owned()),
        [Compare::Exact] => Some("Distances are those of the exact shares.".to_owned()),
        [] => None,
        _ => Some("Distances are those of the figure that each band compares, printed or exact.".to_owned()),
    });
    let reached = |such: fn(Reached) -> bool| {
        let mut questions = margins.nodes.iter().flat_map(|one| &one.questions);
        questions.any(|one| such(card.questions[one.question].reached))
    };
    if reached(|reached| matches!(reached, Reached::Derived | Reached::Mixed)) {
        notes.push("Derived answers are flipped as answers to the question, whatever the observations are; unknown ones stay unknown, so that every rating they allow has to change.".to_owned());
    }
    if reached(|reached| reached == Reached::Counts) {
        notes.push("Counts do not say which units are the same: the numbers are limits.".to_owned());
    }
    notes
}

/// What makes ratings eligible for the panel.
fn panel(card: &Scorecard<'_>, margins: &Margins) -> Vec<String> {
    let of_node = |one: &NodeMargin| {
        let node = &card.framework.nodes[one.node];
        let said = card.nodes[one.node].discretion.iter().map(|found| words::discretion(card.framework, found));
        said.map(|words| format!("{} {words}.", node.id)).collect::<Vec<_>>()
    };
    margins.nodes.iter().flat_map(of_node).collect()
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use assize_model::ProviderKind;
    use assize_report::Audience;
    use assize_scoring::AdmitOptions;
    use assize_testing::{carried_with_record, inspection, with_card};

    use super::margins;

    const CASES: &str = "case,synthetic,2.1.1,2.1.2,2.1.3
c1,yes,sufficient,sufficient,insufficient
c2,yes,sufficient,sufficient,sufficient
";

    #[test]
    fn a_public_report_has_none() {
        let (mut sources, library, _) = carried_with_record();
        let cases = inspection(CASES, "2018-crc", ProviderKind::named("crc"), &library, &mut sources);
        with_card(&cases, &library, AdmitOptions::default(), |card| {
            let found = assize_analysis::margins(card, &[]);
            let sections = |audience| margins(audience, from_ref(card), from_ref(&found));
            assert!(sections(Audience::Internal)[0].is_some());
            assert_eq!(sections(Audience::Public), [None]);
        });
    }
}
