//! An inspection beside the others of its kind (semantics 6.3).

use assize_analysis::{Beside, BesideRow, NodeOrQuestion, beside, is_made_up};
use assize_model::{InspectionKind, fraction, ratio};
use assize_report::{Block, Cell, Column, Number, Section, Share, Table};
use assize_scoring::{FigureName, Scorecard};
use indexmap::IndexMap;

use crate::uncertainty::Uncertainty;
use crate::{cells, figures, words};

/// Each scorecard beside those of its kind: the others of the run, or, where it has none, of `record`. A section a scorecard, in their order.
pub fn against(cards: &[Scorecard<'_>], record: &[Scorecard<'_>], uncertainty: Uncertainty) -> Vec<Section> {
    let section = |card: &Scorecard<'_>| {
        let found = beside(card, cards, record);
        let section = Section::new(format!("{}-against", card.inspection.id), "Beside others of its kind");
        match found.rows.is_empty() {
            true => section.block(Block::paragraph(nothing(card, found.others.len()))),
            false => section.block(table(card, &found, uncertainty)),
        }
    };
    cards.iter().map(section).collect()
}

fn nothing(card: &Scorecard<'_>, others: usize) -> String {
    let kind = card.inspection.provider.kind.title();
    match others {
        _ if card.inspection.kind == InspectionKind::Aggregate => {
            "Nothing to compare with: this is an aggregate, and only single inspections are set beside others."
                .to_owned()
        }
        0 => format!(
            "Nothing to compare with: no other inspection of a body of this kind ({kind}) under {framework} is read in this run or carried by the program{made_up}.",
            framework = card.framework.id,
            made_up = if is_made_up(card) {
                " that is made up, as this one is: made-up figures are never set beside real ones"
            } else {
                ""
            },
        ),
        1 => "Nothing to compare with: there is one other inspection of this kind, and it has no share or rating."
            .to_owned(),
        many => format!(
            "Nothing to compare with: there are {many} other inspections of this kind, and none has a share or a rating."
        ),
    }
}

/// The plain means of other bodies of the same kind, by the id of a question or node: a share that counts nothing, "62% of 5".
pub(crate) type Means = IndexMap<String, Share>;

/// The means that an inspection is set beside: of those read in this run, or, where none of its kind was, of `record`.
pub(crate) fn means(card: &Scorecard<'_>, in_run: &[Scorecard<'_>], record: &[Scorecard<'_>]) -> Means {
    let rows = beside(card, in_run, record).rows;
    rows.iter().filter_map(|row| Some((name(row).id, mean(row)?))).collect()
}

fn name(row: &BesideRow<'_, '_>) -> FigureName {
    match row.of {
        NodeOrQuestion::Node(node) => node.name(),
        NodeOrQuestion::Question(question) => question.name(),
    }
}

fn mean(row: &BesideRow<'_, '_>) -> Option<Share> {
    let mean = row.mean.as_ref()?;
    let text = format!("{} of {}", figures::percent_text(mean), row.with_share.len());
    Some(Share { text, ..cells::mean(None, mean) })
}

fn table(card: &Scorecard<'_>, found: &Beside<'_, '_>, uncertainty: Uncertainty) -> Table {
    // Of published ratings no share may be known: then they stand beside one another.
    let has_shares = found.rows.iter().any(|row| row.own.is_some() || row.mean.is_some() || row.pooled.is_some());
    let shown = |column: Column, is_shown: bool| if is_shown { column } else { column.for_scripts() };
    let mut table = Table::new("against", "Beside others of its kind").of(&card.inspection.id).columns([
        Column::text("title", ""),
        shown(Column::share("share", "This one"), has_shares),
        shown(Column::share("mean", "Mean of others"), has_shares),
        shown(Column::share("pooled", "Others pooled"), has_shares),
        shown(Column::number("difference", "Difference").unit("percentage points"), has_shares),
        Column::number("from_mean", "Difference from the mean").unit("percentage points").for_scripts(),
        Column::refs("others", "Others that have the figure").for_scripts(),
        shown(Column::rating("rating", "This one"), !has_shares),
        shown(Column::text("ratings", "The others"), !has_shares),
        Column::text("id", "Id").for_scripts(),
    ]);
    let mut has_interval = false;
    for row in &found.rows {
        let ratings = ratings(card, row);
        let (title, is_node) = match row.of {
            NodeOrQuestion::Node(node) => (node.title(), true),
            NodeOrQuestion::Question(question) => (question.title(), false),
        };
        let rated = ratings.as_ref().filter(|_| has_shares).map(|words| format!(" (others rated: {words})"));
        let rated = rated.unwrap_or_default();
        let own_rating = match row.of {
            NodeOrQuestion::Node(node) => cells::rating_of(node),
            NodeOrQuestion::Question(_) => Cell::empty("a question is not rated"),
        };
        let difference = difference(row, uncertainty);
        has_interval |= matches!(&difference, Cell::Number(number) if number.low.is_some());
        let from_mean = row.own.as_ref().zip(row.mean.as_ref());
        let from_mean = cells::or(
            from_mean
                .map(|(own, mean)| Cell::number(figures::difference(own, mean), figures::difference_text(own, mean))),
            "not both have a share",
        );
        let name = name(row);
        let id = Cell::text(&name.id);
        let cells = vec![
            Cell::text(format!("{title}{rated}")),
            own(row, &name),
            cells::or(mean(row), "none of the others has a share"),
            pooled(row),
            difference,
            from_mean,
            Cell::refs(row.with_share.iter().copied()),
            own_rating,
            cells::or(ratings, "none of the others is rated"),
            id,
        ];
        if is_node { table.total(name, cells) } else { table.figure(name, cells) }
    }
    table.notes = notes(card, found, uncertainty, [has_shares, has_interval]);
    table
}

/// This inspection's own share, with the counts that it comes from.
fn own(row: &BesideRow<'_, '_>, name: &FigureName) -> Cell {
    match (row.own_counts, &row.own) {
        (Some((n, of)), _) => counts(Some(name), n, of),
        (None, Some(own)) => cells::mean(Some(name), own).into(),
        (None, None) => Cell::empty("no share that is one number"),
    }
}

fn pooled(row: &BesideRow<'_, '_>) -> Cell {
    cells::or(row.pooled.map(|(n, of)| counts(None, n, of)), "not all of the others have counts")
}

/// "71% (100 of 141)".
fn counts(name: Option<&FigureName>, n: u64, of: u64) -> Cell {
    match cells::counted(name, n, of) {
        Cell::Share(share) => Share { text: figures::counts_text(n, of), ..*share }.into(),
        cell => cell,
    }
}

/// This one less the others pooled, with its interval; less their mean, where they cannot be pooled.
fn difference(row: &BesideRow<'_, '_>, uncertainty: Uncertainty) -> Cell {
    let Some(own) = &row.own else { return Cell::empty("no share to set beside the others") };
    match (row.pooled.filter(|(_, of)| *of > 0), &row.mean) {
        (Some(pooled), _) => {
            let share = ratio(pooled.0, pooled.1);
            let interval = row.own_counts.filter(|_| row.sampled).and_then(|own| uncertainty.difference(own, pooled));
            let between = interval.as_ref().map(|interval| format!(" ({})", interval.text)).unwrap_or_default();
            Number {
                value: Some(figures::difference(own, &share)),
                low: interval.as_ref().map(|interval| interval.low),
                high: interval.as_ref().map(|interval| interval.high),
                fraction: Some(fraction(&(own - &share))),
                text: format!("{}{between}", figures::difference_text(own, &share)),
            }
            .into()
        }
        (None, Some(mean)) => Cell::number(
            figures::difference(own, mean),
            format!("{} from the mean", figures::difference_text(own, mean)),
        ),
        (None, None) => Cell::empty("none of the others has a share"),
    }
}

/// "2 good, 1 inadequate".
fn ratings(card: &Scorecard<'_>, row: &BesideRow<'_, '_>) -> Option<String> {
    let given = row.ratings.iter().enumerate().filter(|(_, count)| **count > 0);
    let words: Vec<String> = given
        .map(|(rating, count)| format!("{count} {}", words::lower(words::rating(card.framework, rating))))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn notes(
    card: &Scorecard<'_>,
    found: &Beside<'_, '_>,
    uncertainty: Uncertainty,
    [has_shares, has_interval]: [bool; 2],
) -> Vec<String> {
    // By their ids: titles have commas of their own, and an id is what one types to look at it.
    let mut notes = vec![format!(
        "The others ({} under {}; this body itself is not among them): {}.",
        card.inspection.provider.kind.title(),
        card.framework.id,
        words::list(found.others.iter().map(|other| other.inspection.id.as_str()))
    )];
    notes.push(match has_shares {
        true => "Mean of others: each inspection counts once, \"of k\" says how many have the figure. Others pooled: each unit counts once. They are two figures; nothing is ranked.".to_owned(),
        false => "No share of it or of the others is known, so their ratings are set side by side, as far as they are known; nothing is ranked.".to_owned(),
    });
    if has_interval {
        notes.push(format!("Difference: this one less the others pooled, with Newcombe's interval at {percent} per cent, both taken as simple random samples of very many.", percent = uncertainty.confidence.percent()));
    }
    notes
}
