//! Chapter 1 of an aggregate: outcome, percentage, range, number of providers.

use assize_framework::Rollup;
use assize_model::{Exact, RemarkKind};
use assize_report::chart::{Dots, Named};
use assize_report::{Block, Cell, Chart, Column, Form, Row, Section, Table};
use assize_scoring::{CardNode, Scorecard};

use crate::cells;
use crate::comparison::overall_ratings;
use crate::figures::{self, percent_text, printed_text};
use crate::scorecard::{overall_alone, remarks_on};
use crate::words::lower;

/// The scores with their ranges, or, where standards are rated, how the overall ratings came out.
pub(super) fn headline(pooled: &[&Scorecard<'_>], members: &[&Scorecard<'_>]) -> Section {
    let mut blocks = Vec::new();
    for card in pooled {
        let own = of_framework(members, card);
        let table = table(card, &own);
        if !table.rows.is_empty() {
            let chart = dots(card, &table);
            // The chart has the same numbers in its own table.
            if chart.is_none() {
                blocks.push(Block::Table(table));
            }
            blocks.extend(chart.map(Block::Chart));
        }
        blocks.extend(ratings(card, &own).map(Block::paragraph));
    }
    let mut sections: Vec<Section> = Vec::new();
    for card in pooled {
        let id = &card.inspection.id;
        for (kind, title) in [(RemarkKind::Strength, "Strengths"), (RemarkKind::Concern, "Concerns")] {
            let points = remarks_on(card.inspection, kind, None);
            if !points.is_empty() {
                let id = format!("{}-{id}", title.to_lowercase());
                sections.push(Section::new(&id, title).block(Block::List { points }));
            }
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::paragraph("Neither scores nor ratings are known."));
    }
    Section::new("headline", "The results together").blocks(blocks).sections(sections)
}

/// How the ratings came out, or from where to where the scores reach, for a title.
pub(super) fn finding(card: &Scorecard<'_>, members: &[&Scorecard<'_>]) -> Option<String> {
    let own = of_framework(members, card);
    if card.framework.overall.is_some() && !own.is_empty() {
        return Some(overall_ratings(&own));
    }
    let shares = scored(card).into_iter().map(|node| cells::of_node(card.node(node)));
    let mut known: Vec<(f64, String)> = shares
        .filter_map(|cell| cell.share().and_then(|share| Some((share.drawn_at()?, share.text.clone()))))
        .collect();
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    match known.as_slice() {
        [(_, least), .., (_, most)] => Some(format!("{}s from {least} to {most}", card.framework.levels[0])),
        [] | [_] => None,
    }
}

pub(super) fn of_framework<'c, 'a>(members: &[&'c Scorecard<'a>], card: &Scorecard<'_>) -> Vec<&'c Scorecard<'a>> {
    members.iter().copied().filter(|member| member.framework.id == card.framework.id).collect()
}

/// Nodes whose share is printed or a mean: the lowest of pooled shares belongs to no body, and is not given (semantics 4).
pub(super) fn scored(card: &Scorecard<'_>) -> Vec<usize> {
    let framework = card.framework;
    let is_one = |node: &usize| {
        framework.nodes[*node].parent.is_none()
            && framework.nodes[*node].rollup.is_some_and(|rollup| rollup.gives_share() && rollup != Rollup::Lowest)
            && card.nodes[*node].figure.is_ok()
    };
    framework.tree_order().into_iter().filter(is_one).collect()
}

/// The scores, their ranges over the bodies, and how many bodies.
fn table(card: &Scorecard<'_>, members: &[&Scorecard<'_>]) -> Table {
    let level = crate::scorecard::capital(&card.framework.levels[0]);
    let title = format!("{}: {}", card.inspection.title, card.framework.title.en);
    let mut table = Table::new("headline", title)
        .of(&card.inspection.id)
        .column(Column::text("title", level))
        .column(Column::share("share", "Percentage"))
        .column(Column::number("range", "Range").unit("per cent"))
        .column(Column::count("bodies", "Providers").unit("bodies"))
        .column(Column::text("base", "Range over bodies").for_scripts());
    for index in scored(card) {
        let node = card.node(index);
        let share @ Cell::Share(_) = cells::of_node(node) else { continue };
        let (range, over) = range(node, members);
        let base = match (range.words(), over) {
            ("", _) => Cell::empty("no range"),
            (range, None) => Cell::text(range),
            (range, Some(over)) => Cell::text(format!("{range} over {over}")),
        };
        let over = cells::count_or(over, "not said of how many");
        table.figure(node.name(), vec![Cell::text(node.title()), share, range, over, base]);
    }
    table
}

/// From the lowest to the highest body, as printed or as read, and how many they are.
fn range(node: CardNode<'_, '_>, members: &[&Scorecard<'_>]) -> (Cell, Option<u64>) {
    let entered = node.entered();
    let shares: Vec<&Exact> =
        members.iter().filter_map(|member| member.nodes[node.index].figure.as_ref().ok()?.point.as_ref()).collect();
    let over = entered.and_then(|percent| percent.over);
    let over = over.or((!shares.is_empty()).then_some(shares.len() as u64));
    let printed = entered.and_then(|percent| percent.low.zip(percent.high));
    let range = match (printed, shares.iter().min().zip(shares.iter().max())) {
        (Some((low, high)), _) => {
            let ends = [figures::hundredths(&low.percent), figures::hundredths(&high.percent)];
            cells::range(ends, format!("{} to {}", printed_text(low), printed_text(high)))
        }
        (None, Some((low, high))) if shares.len() > 1 => {
            let ends = [figures::number(low), figures::number(high)];
            cells::range(ends, format!("{} to {}", percent_text(low), percent_text(high)))
        }
        (None, _) => Cell::empty("not two bodies with a score"),
    };
    (range, over)
}

fn dots(card: &Scorecard<'_>, table: &Table) -> Option<Chart> {
    let mut known: Vec<(&Row, f64, &str)> = Vec::new();
    for row in &table.rows {
        let share = table.cell(row, "share")?.share()?;
        known.push((row, share.drawn_at()?, &share.text));
    }
    known.sort_by(|a, b| a.1.total_cmp(&b.1));
    let [(lowest, _, least), .., (highest, _, most)] = known.as_slice() else { return None };
    let level = &card.framework.levels[0];
    let title = |row: &Row| {
        let node = scored(card).into_iter().find(|node| Some(card.node(*node).name().to_string()) == row.figure);
        node.map_or_else(String::new, |node| card.framework.nodes[node].title.en.clone())
    };
    let finding = format!(
        "{} has the lowest score of {} {level}s, {least}; {} the highest, {most}.",
        title(lowest),
        known.len(),
        lower(&title(highest))
    );
    let said = |row: &Row, column: &str| table.cell(row, column).map_or("", Cell::words).to_owned();
    let line = |row: &Row| format!("{}: {}, {}", said(row, "title"), said(row, "share"), said(row, "base"));
    let lines: Vec<String> = table.rows.iter().map(line).collect();
    let id = format!("headline-{}", card.inspection.id);
    Some(Chart {
        finding,
        measure: format!("Score of each {level}, per cent; {}", card.inspection.title),
        alternative: format!("Dots on ranges, from the top down. {}.", lines.join("; ")),
        reading: "The dot is the score of all together; the line is the range over the bodies, from the lowest to the highest. Bodies are not ranked: a range arises by chance, too.".to_owned(),
        source: String::new(),
        form: Form::Dots(Dots {
            share: "share".to_owned(),
            base: Some("base".to_owned()),
            range: Named { column: "range".to_owned(), label: "range over the bodies".to_owned() },
            expected: None,
        }),
        table: Table { name: "dots".to_owned(), id: format!("{id}-numbers"), title: String::new(), ..table.clone() },
        id,
    })
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
        let of = if many == 1 { "one inspection".to_owned() } else { format!("{many} inspections") };
        format!(
            "Overall ratings of {of} under {framework}: {said}. No rating is given to all of them together.",
            framework = card.framework.id,
            said = said.join(", ")
        )
    })
}
