//! Chapter 1 of an aggregate: outcome, percentage, range, number of providers.

use assize_disclose::Mask;
use assize_framework::Rollup;
use assize_model::Exact;
use assize_report::chart::Dot;
use assize_report::{Block, Cell, Chart, ColumnKind, Form, Row, RowKind, Section, Table};
use assize_scoring::Scorecard;

use super::{chapter, paragraph};
use crate::figures::{self, percent_text, printed_text};
use crate::scorecard::{column, node_figure, overall_alone, remarks_on, tree_order};
use crate::words::lower;

/// The scores with their ranges, or, where standards are rated, how the overall ratings came out.
pub(super) fn headline(pooled: &[&Scorecard<'_>], members: &[&Scorecard<'_>], mask: &Mask) -> Section {
    let mut blocks = Vec::new();
    for card in pooled {
        let own = of_framework(members, card);
        let rows: Vec<Headline> = scored(card).into_iter().filter_map(|node| row(card, node, &own, mask)).collect();
        if !rows.is_empty() {
            blocks.extend(dots(card, &rows).map(Block::Chart));
            blocks.push(Block::Table(table(card, &rows)));
        }
        blocks.extend(ratings(card, &own).map(paragraph));
    }
    for card in pooled {
        let strengths = remarks_on(card.inspection, assize_model::RemarkKind::Strength, None);
        let concerns = remarks_on(card.inspection, assize_model::RemarkKind::Concern, None);
        for (title, points) in [("Strengths:", strengths), ("Concerns:", concerns)] {
            if !points.is_empty() {
                blocks.push(paragraph(title));
                blocks.push(Block::List { points });
            }
        }
    }
    if blocks.is_empty() {
        blocks.push(paragraph("Neither scores nor ratings are known."));
    }
    chapter("headline", "The results together", blocks, Vec::new())
}

pub(super) fn of_framework<'c, 'a>(members: &[&'c Scorecard<'a>], card: &Scorecard<'_>) -> Vec<&'c Scorecard<'a>> {
    members.iter().copied().filter(|member| member.framework.id == card.framework.id).collect()
}

/// Nodes whose share is printed or a mean: the lowest of what is pooled is nobody's, and is not given (semantics 4).
pub(super) fn scored(card: &Scorecard<'_>) -> Vec<usize> {
    let framework = card.framework;
    let is_one = |node: &usize| {
        framework.nodes[*node].parent.is_none()
            && framework.nodes[*node].rollup.is_some_and(|rollup| rollup.gives_share() && rollup != Rollup::Lowest)
            && card.nodes[*node].figure.is_ok()
    };
    tree_order(framework).into_iter().filter(is_one).collect()
}

struct Headline {
    label: String,
    title: String,
    made: assize_report::Figure,
    value: Option<f64>,
    range: Option<([f64; 2], String)>,
    over: String,
}

fn row(card: &Scorecard<'_>, node: usize, members: &[&Scorecard<'_>], mask: &Mask) -> Option<Headline> {
    let declared = &card.framework.nodes[node];
    let made = node_figure(card, node, mask)?;
    let entered = card.record.scores.get(&node).map(|(percent, _)| percent);
    let printed = entered.and_then(|percent| {
        let (low, high) = (percent.low?, percent.high?);
        let ends = [figures::hundredths(&low.percent), figures::hundredths(&high.percent)];
        Some((ends, format!("{} to {}", printed_text(low), printed_text(high))))
    });
    let shares: Vec<&Exact> =
        members.iter().filter_map(|member| member.nodes[node].figure.as_ref().ok()?.point.as_ref()).collect();
    let found = shares.iter().min().zip(shares.iter().max()).filter(|_| shares.len() > 1).map(|(low, high)| {
        ([figures::number(low), figures::number(high)], format!("{} to {}", percent_text(low), percent_text(high)))
    });
    let over = match (entered.and_then(|percent| percent.over), shares.len()) {
        (Some(over), _) => over.to_string(),
        (None, 0) => String::new(),
        (None, many) => many.to_string(),
    };
    Some(Headline {
        label: format!("{} {}", declared.id, declared.title.en),
        title: declared.title.en.clone(),
        value: made.number.or_else(|| entered.map(|percent| figures::hundredths(&percent.value.percent))),
        made,
        range: printed.or(found),
        over,
    })
}

fn dots(card: &Scorecard<'_>, rows: &[Headline]) -> Option<Chart> {
    let mut known: Vec<(&Headline, f64)> = rows.iter().filter_map(|row| Some((row, row.value?))).collect();
    known.sort_by(|a, b| a.1.total_cmp(&b.1));
    let ([lowest, .., highest], true) = (known.as_slice(), known.len() == rows.len()) else { return None };
    let level = &card.framework.levels[0];
    let finding = format!(
        "{lowest} has the lowest score of {rows} {level}s, {made}; {highest} the highest, {made_2}.",
        lowest = lowest.0.title,
        rows = rows.len(),
        made = lowest.0.made.text,
        highest = lower(&highest.0.title),
        made_2 = highest.0.made.text
    );
    let base = |row: &Headline| match &row.range {
        Some((_, range)) if row.over.is_empty() => range.clone(),
        Some((_, range)) => format!("{range} over {over}", over = row.over),
        None => String::new(),
    };
    let dot = |row: &Headline| Dot {
        label: row.label.clone(),
        figure: row.made.clone(),
        value: row.value,
        range: row.range.as_ref().map(|(ends, _)| *ends),
        expected: None,
        base: base(row),
    };
    let said: Vec<String> = rows.iter().map(|row| format!("{}: {}, {}", row.label, row.made.text, base(row))).collect();
    let id = format!("headline-{}", card.inspection.id);
    Some(Chart {
        finding,
        measure: format!("Score of each {level}, per cent; {inspection}", inspection = card.inspection.title),
        alternative: format!("Dots on ranges, from the top down. {said}.", said = said.join("; ")),
        reading: "The dot is the score of all together; the line is the range over the bodies, from the lowest to the highest. Bodies are not ranked: a range arises by chance, too.".to_owned(),
        form: Form::Dots {
            dots: rows.iter().map(dot).collect(),
            range: "range over the bodies".to_owned(),
            expected: None,
        },
        table: Table { name: String::new(), id: format!("{id}-numbers"), title: String::new(), ..table(card, rows) },
        id,
    })
}

fn table(card: &Scorecard<'_>, rows: &[Headline]) -> Table {
    let level = crate::scorecard::capital(&card.framework.levels[0]);
    let columns = vec![
        column(&level, ColumnKind::Text),
        column("Percentage", ColumnKind::Number),
        column("Range", ColumnKind::Number),
        column("Providers", ColumnKind::Number),
    ];
    let row = |row: &Headline| {
        let range = row.range.as_ref().map_or(Cell::empty(""), |(_, range)| Cell::text(range));
        let cells = vec![Cell::text(&row.label), Cell::Figure(row.made.clone()), range, Cell::text(&row.over)];
        Row { figure: None, kind: RowKind::Body, cells }
    };
    let title = format!("{}: {}", card.inspection.title, card.framework.title.en);
    let id = format!("headline-{}-table", card.inspection.id);
    Table { name: String::new(), id, title, columns, rows: rows.iter().map(row).collect(), notes: Vec::new() }
}

/// "10 inspections under 2019-crc: 1 good, 9 requires improvement."
fn ratings(card: &Scorecard<'_>, members: &[&Scorecard<'_>]) -> Option<String> {
    card.framework.overall.as_ref()?;
    let mut counts: Vec<(usize, String, usize)> = Vec::new();
    for member in members {
        let (order, words) = overall_alone(member);
        match counts.iter_mut().find(|(_, known, _)| *known == words) {
            Some(one) => one.2 += 1,
            None => counts.push((order, words, 1)),
        }
    }
    counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let said: Vec<String> = counts.iter().map(|(_, words, count)| format!("{count} {words}")).collect();
    let many = members.len();
    (!said.is_empty()).then(|| {
        format!("Overall ratings of {many} inspections under {framework}: {said}. No rating is given to all of them together.", framework = card.framework.id, said = said.join(", "))
    })
}
