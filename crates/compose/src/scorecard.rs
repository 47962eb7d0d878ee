//! The half of the report that people read: a scorecard in sections.

use assize_disclose::Mask;
use assize_framework::{Framework, Rollup};
use assize_model::InspectionKind;
use assize_report::{Align, Audience, Block, Cell, Column, Item, Kind, Report, Row, RowKind, SCHEMA, Section, Table};
use assize_scoring::{Basis, Child, Figure, Group, NoBasis, Outcome, QuestionTally, Reached, Scorecard, WhyNotRated};

use crate::figures::{self, Value, figure};
use crate::inspection::{context_text, inspection, is_synthetic, name, question_text};
use crate::words;

/// A report of these scorecards.
pub fn scorecard(cards: &[Scorecard<'_>], mask: &Mask) -> Report {
    let title = match cards {
        [card] => card.inspection.title.clone(),
        _ => "Scorecards".to_owned(),
    };
    Report {
        schema: SCHEMA,
        kind: Kind::Scorecard,
        audience: Audience::Internal,
        title,
        notices: notices(cards),
        sections: cards.iter().map(|card| section(card, mask)).collect(),
        inspections: cards.iter().map(inspection).collect(),
    }
}

/// What a reader must know first.
pub(crate) fn notices(cards: &[Scorecard<'_>]) -> Vec<String> {
    let mut notices = vec!["Internal: nothing in this report has been hidden.".to_owned()];
    let titles = |such: &dyn Fn(&Scorecard<'_>) -> bool| {
        let titles: Vec<&str> =
            cards.iter().filter(|card| such(card)).map(|card| card.inspection.title.as_str()).collect();
        (!titles.is_empty()).then(|| words::list(&titles))
    };
    if let Some(titles) = titles(&is_synthetic) {
        notices.push(format!("Synthetic: the cases of {titles} are made up. No figure here is about a real body."));
    }
    if let Some(titles) = titles(&|card| card.inspection.kind == InspectionKind::SelfAssessment) {
        notices.push(format!("Self-assessment: {titles} judged its own work; there is no overall rating."));
    }
    notices
}

fn section(card: &Scorecard<'_>, mask: &Mask) -> Section {
    let mut sections = vec![standards(card, mask), questions(card, mask)];
    sections.extend(breakdowns(card, mask));
    sections.extend(members(card));
    sections.extend(context(card, mask));
    sections.extend(printed(card));
    Section {
        id: card.inspection.id.clone(),
        title: card.inspection.title.clone(),
        blocks: vec![summary(card, mask)],
        sections,
    }
}

fn item(name: &str, value: impl Into<String>) -> Item {
    Item { name: name.to_owned(), value: Cell::text(value) }
}

/// Who, under what, on how many units, and the overall result.
fn summary(card: &Scorecard<'_>, mask: &Mask) -> Block {
    let (inspection, framework) = (card.inspection, card.framework);
    let fictional = if inspection.provider.fictional { ", fictional" } else { "" };
    let mut items = vec![
        item("Provider", format!("{} ({}{fictional})", inspection.provider.name, inspection.provider.kind.title())),
        item("Framework", format!("{} ({})", framework.title.en, framework.id)),
    ];
    if let Some(published) = inspection.published {
        items.push(item("Published", published.to_string()));
    }
    if !inspection.members.is_empty() {
        let names: Vec<&str> = inspection.members.iter().map(|member| member.value.as_str()).collect();
        items.push(item("Members", words::list(&names)));
    }
    let units: Vec<String> =
        card.tally.units[&Group::All].iter().map(|(unit, count)| words::units(framework, unit, *count)).collect();
    if !units.is_empty() {
        items.push(item("Read", units.join(", ")));
    }
    items.extend(overall(card, mask));
    Block::Items { items }
}

fn overall(card: &Scorecard<'_>, mask: &Mask) -> Vec<Item> {
    let Some(total) = &card.total else { return Vec::new() };
    let framework = card.framework;
    let points = |(least, most): (u64, u64)| match least == most {
        true => format!("{least} of {} points", total.maximum),
        false => format!("{least} to {most} of {} points", total.maximum),
    };
    let words = |score: &assize_scoring::TotalScore| match score.rating {
        Ok(outcome) => format!("{}, {}", words::outcome(framework, outcome), points(score.points)),
        Err(why) => format!("no overall rating ({}); {}", words::why_no_overall(why), points(score.points)),
    };
    let of_basis = match total.basis {
        Basis::Rule => "by the scoring rule",
        Basis::Panel => "after the ratings panel",
        Basis::Published => "as published",
    };
    let name = name(card, "overall");
    let made = figure(&name, &Value::Words(&format!("{} ({of_basis})", words(&total.last))), None, mask);
    let mut items = vec![Item { name: "Overall".to_owned(), value: Cell::Figure(made) }];
    if total.basis != Basis::Rule {
        items.push(item("By the scoring rule", words(&total.rule)));
    }
    items
}

fn column(title: &str, align: Align) -> Column {
    Column { title: title.to_owned(), align }
}

/// A row for each node, groups as headings.
fn standards(card: &Scorecard<'_>, mask: &Mask) -> Section {
    let framework = card.framework;
    let rated = !framework.ratings.is_empty();
    let mut columns = vec![column("", Align::Left), column("Share", Align::Right)];
    if rated {
        columns.extend([column("Rating", Align::Left), column("Points", Align::Right)]);
    }
    columns.push(column("Remarks", Align::Left));
    let rows = tree_order(framework).into_iter().map(|node| standard_row(card, node, rated, mask)).collect();
    let title = if rated { "Ratings" } else { "Scores" };
    let table = Table {
        id: format!("{}-nodes", card.inspection.id),
        title: title.to_owned(),
        columns,
        rows,
        notes: Vec::new(),
    };
    Section {
        id: format!("{}-ratings", card.inspection.id),
        title: title.to_owned(),
        blocks: vec![Block::Table(table)],
        sections: Vec::new(),
    }
}

/// Each node directly before what is under it.
pub(crate) fn tree_order(framework: &Framework) -> Vec<usize> {
    fn go(framework: &Framework, node: usize, order: &mut Vec<usize>) {
        order.push(node);
        for child in &framework.nodes[node].children {
            go(framework, *child, order);
        }
    }
    let mut order = Vec::new();
    for node in (0..framework.nodes.len()).filter(|node| framework.nodes[*node].parent.is_none()) {
        go(framework, node, &mut order);
    }
    order
}

fn standard_row(card: &Scorecard<'_>, index: usize, rated: bool, mask: &Mask) -> Row {
    let framework = card.framework;
    let (node, score) = (&framework.nodes[index], &card.nodes[index]);
    let title = Cell::text(format!("{} {}", node.id, node.title.en));
    let groups = node.rollup.is_none();
    let mut cells = vec![title, if groups { Cell::Empty } else { node_share(card, index, mask) }];
    if rated {
        let points = match (score.last, score.sum.map(|sum| sum.last)) {
            (Outcome::Rated(rating), _) => framework.ratings[rating].points.to_string(),
            (Outcome::Between { worst, best }, _) => {
                format!("{} to {}", framework.ratings[worst].points, framework.ratings[best].points)
            }
            (_, Some((least, most))) if least == most => least.to_string(),
            (_, Some((least, most))) => format!("{least} to {most}"),
            (Outcome::Unknown | Outcome::NotRated(_), None) => String::new(),
        };
        cells.extend([words::outcome_cell(framework, score.last), Cell::text(points)]);
    }
    cells.push(Cell::text(remarks(card, index)));
    Row { kind: if groups { RowKind::Group } else { RowKind::Body }, cells }
}

fn node_share(card: &Scorecard<'_>, index: usize, mask: &Mask) -> Cell {
    let node = &card.framework.nodes[index];
    let name = name(card, &node.id);
    if let Some((percent, _)) = card.record.scores.get(&index) {
        return Cell::Figure(figure(&name, &Value::Printed(percent.value), node.status, mask));
    }
    match &card.nodes[index].figure {
        Ok(share) => Cell::Figure(figure(
            &name,
            &Value::Share { point: share.point.as_ref(), limits: &share.limits, cell: None },
            node.status,
            mask,
        )),
        Err(_) => Cell::Empty,
    }
}

/// What a reader should know of a node's figure, in a few sentences.
fn remarks(card: &Scorecard<'_>, index: usize) -> String {
    let framework = card.framework;
    let (node, score) = (&framework.nodes[index], &card.nodes[index]);
    let ids = |children: &[Child]| words::list(&children.iter().map(|child| child.id(framework)).collect::<Vec<_>>());
    let mut remarks = Vec::new();
    if card.record.ratings.contains_key(&index) {
        remarks.push("entered".to_owned());
    }
    if let Some((percent, entered)) = card.record.scores.get(&index) {
        remarks.push("as printed".to_owned());
        if let (Some(low), Some(high)) = (percent.low, percent.high) {
            let over = percent.over.map(|over| format!(" over {over} members")).unwrap_or_default();
            remarks.push(format!("range {} to {}{over}", figures::printed_text(low), figures::printed_text(high)));
        }
        if let Some(source) = &entered.value.source {
            remarks.push(source.clone());
        }
    }
    if let Some(subset) = &score.subset {
        let share = figures::percent_text(&subset.share);
        let kind = framework.question_level.as_str();
        remarks.push(format!(
            "{share} over the {} of {} {kind}s that have counts: another figure, not to be set beside it",
            subset.children.len(),
            subset.of
        ));
    }
    if let Some(panel) = &score.panel {
        remarks.push(format!(
            "by the ratings panel ({}); by the rule {}",
            panel.decision.value.reason,
            words::lower(&words::outcome(framework, score.rule))
        ));
    }
    if node.rollup == Some(Rollup::Lowest)
        && !score.limited_by.is_empty()
        && score.limited_by.len() < score.children.len()
    {
        remarks.push(format!("lowest: {}", ids(&score.limited_by)));
    }
    if !score.dropped.is_empty() && !matches!(score.last, Outcome::NotRated(WhyNotRated::NoUnitApplies)) {
        remarks.push(format!("without {}: no unit applies", ids(&score.dropped)));
    }
    for flag in &score.flags {
        remarks.push(words::flag(*flag).to_owned());
    }
    let ways: Vec<&str> = [("raised", assize_scoring::Direction::Up), ("lowered", assize_scoring::Direction::Down)]
        .into_iter()
        .filter(|(_, way)| score.discretion.iter().any(|one| one.direction == *way))
        .map(|(word, _)| word)
        .collect();
    if !ways.is_empty() && score.panel.is_none() {
        remarks.push(format!("eligible for the ratings panel: may be {}", ways.join(" or ")));
    }
    if !node.in_total && framework.overall.as_ref().is_some_and(|overall| overall.level == node.level) {
        remarks.push("outside the total".to_owned());
    }
    remarks.join("; ")
}

/// A table for each node that has questions of its own, in one.
fn questions(card: &Scorecard<'_>, mask: &Mask) -> Section {
    let framework = card.framework;
    let columns = vec![
        column("", Align::Left),
        column("n of N", Align::Right),
        column("Share", Align::Left),
        column("Answers", Align::Left),
    ];
    let mut rows = Vec::new();
    for node in tree_order(framework) {
        let own: Vec<usize> = framework.nodes[node].questions.clone();
        if own.is_empty() {
            continue;
        }
        let title = Cell::text(format!("{} {}", framework.nodes[node].id, framework.nodes[node].title.en));
        rows.push(Row { kind: RowKind::Group, cells: vec![title, Cell::Empty, Cell::Empty, Cell::Empty] });
        rows.extend(own.into_iter().map(|question| question_row(card, question, node, mask)));
    }
    let title = format!("{}s", capital(&framework.question_level));
    let table = Table {
        id: format!("{}-questions", card.inspection.id),
        title: title.clone(),
        columns,
        rows,
        notes: notes(card),
    };
    Section {
        id: format!("{}-shares", card.inspection.id),
        title,
        blocks: vec![Block::Table(table)],
        sections: Vec::new(),
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn notes(card: &Scorecard<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let any = |reached: Reached| card.tally.reached.contains(&reached);
    if any(Reached::Derived) || any(Reached::Mixed) {
        notes.push("Derived: worked from observations by the framework's rule, an approximation of the inspector's own judgement.".to_owned());
    }
    if card.questions.iter().any(|question| question.figure.as_ref().is_ok_and(|figure| figure.point.is_none())) {
        notes
            .push("\"a% to b%\": the limits within which the share lies, whatever the unknown answers are.".to_owned());
    }
    notes
}

fn question_row(card: &Scorecard<'_>, index: usize, node: usize, mask: &Mask) -> Row {
    let question = &card.framework.questions[index];
    let score = &card.questions[index];
    let name = name(card, &question.id);
    let counted = score.cell().and_then(assize_scoring::Cell::point);
    let of = match counted {
        Some((n, of)) => figure(&name, &Value::Words(&figures::of_text(n, of)), question.status, mask),
        None => figure(&name, &Value::Words(""), question.status, mask),
    };
    let edges = card.framework.nodes[node]
        .band
        .map(|band| card.framework.bands[band].edges.iter().map(figures::hundredths).collect());
    let share = match &score.figure {
        Ok(share) if !mask.hides(&name) => bar(share, edges.unwrap_or_default(), question_text(card, index)),
        Ok(_) => Cell::text(figure(&name, &Value::Words(""), None, mask).text),
        Err(why) => Cell::text(words::no_basis(*why)),
    };
    let title = format!("{} {}", question.id, question.title.en);
    Row {
        kind: RowKind::Body,
        cells: vec![Cell::text(title), Cell::Figure(of), share, Cell::text(answers(card, index))],
    }
}

fn bar(share: &Figure, edges: Vec<f64>, text: String) -> Cell {
    Cell::Bar {
        point: share.point.as_ref().map(figures::number),
        low: figures::number(&share.limits.low.value),
        high: figures::number(&share.limits.high.value),
        edges,
        text,
    }
}

/// How the answers came, and what else there is to say of them.
fn answers(card: &Scorecard<'_>, index: usize) -> String {
    let score = &card.questions[index];
    if matches!(score.figure, Err(NoBasis::NoUnitApplies)) {
        return "no unit applies".to_owned();
    }
    let mut parts = match card.record.percents.get(&index) {
        Some(entered) if entered.insufficient => {
            vec![format!("printed as {} not done well enough", figures::printed_text(entered.percent))]
        }
        _ => vec![words::reached(score.reached).to_owned()],
    };
    if let Some(tally) = &score.tally {
        parts.extend(count_remarks(tally));
    }
    if let Some(counts) =
        card.record.counts.get(&index).and_then(|counts| Some((counts.value.not_done?, &counts.value)))
    {
        parts.push(format!(
            "{} not done at all",
            figures::counts_text(counts.0, counts.1.sufficient + counts.1.insufficient)
        ));
    }
    if let Some(stated) = card.record.stated.get(&index) {
        parts.push(format!("\"{}\"", stated.value.words));
    }
    if score.members_differ {
        parts.push("members not pooled: some recorded it, others derived it".to_owned());
    }
    if score.small_base {
        parts.push("fewer than 10 units".to_owned());
    }
    parts.join("; ")
}

fn count_remarks(tally: &QuestionTally) -> Vec<String> {
    let cell = &tally.cell;
    let mut remarks = Vec::new();
    let unknown = cell.unknown + cell.optional_unknown;
    for (count, what) in [
        (unknown, "unknown"),
        (cell.not_applicable, "n/a"),
        (cell.optional_sufficient + cell.optional_insufficient, "may not apply"),
    ] {
        if count > 0 {
            remarks.push(format!("{count} {what}"));
        }
    }
    if tally.derived_units > 0 {
        remarks.push(format!("{} derived", tally.derived_units));
    }
    if tally.agreement.of > 0 {
        remarks.push(format!("the rule agrees in {} of {}", tally.agreement.same, tally.agreement.of));
    }
    remarks
}

/// Shares by the values of facts: a table a fact, a column a value.
fn breakdowns(card: &Scorecard<'_>, mask: &Mask) -> Vec<Section> {
    let made = inspection(card).breakdowns;
    let section = |breakdown: &assize_report::Breakdown| {
        let mut columns = vec![column("", Align::Left)];
        let value = |value: &str| if value.is_empty() { "blank".to_owned() } else { value.to_owned() };
        columns.extend(breakdown.groups.iter().map(|group| column(&value(&group.value), Align::Right)));
        let units: Vec<&String> = breakdown.groups.iter().flat_map(|group| group.units.keys()).collect();
        let mut rows: Vec<Row> = Vec::new();
        let mut seen: Vec<&String> = Vec::new();
        for unit in units {
            if seen.contains(&unit) {
                continue;
            }
            seen.push(unit);
            let plural = card.framework.catalogue.units.get(unit).map_or(unit.as_str(), |unit| unit.plural.en.as_str());
            let counts = breakdown
                .groups
                .iter()
                .map(|group| Cell::text(group.units.get(unit).copied().unwrap_or(0).to_string()));
            rows.push(Row {
                kind: RowKind::Total,
                cells: std::iter::once(Cell::text(capital(plural))).chain(counts).collect(),
            });
        }
        for (index, question) in card.framework.questions.iter().enumerate() {
            if !breakdown.groups.iter().any(|group| group.questions.iter().any(|one| one.id == question.id)) {
                continue;
            }
            let cells =
                breakdown.groups.iter().map(|group| group_cell(card, index, &breakdown.fact, &group.value, mask));
            let title = Cell::text(format!("{} {}", question.id, question.title.en));
            rows.push(Row { kind: RowKind::Body, cells: std::iter::once(title).chain(cells).collect() });
        }
        let id = format!("{}-by-{}", card.inspection.id, breakdown.fact);
        let title = format!("By {}", words::lower(&breakdown.title));
        let table = Table {
            id: format!("{id}-table"),
            title: title.clone(),
            columns,
            rows,
            notes: vec!["Shares only: groups are not rated.".to_owned()],
        };
        Section { id, title, blocks: vec![Block::Table(table)], sections: Vec::new() }
    };
    made.iter().map(section).collect()
}

fn group_cell(card: &Scorecard<'_>, index: usize, fact: &str, value: &str, mask: &Mask) -> Cell {
    let group = Group::Fact { fact: fact.to_owned(), value: value.to_owned() };
    let Some(tally) = card.tally.groups.get(&group).and_then(|questions| questions[index].as_ref()) else {
        return Cell::Empty;
    };
    let name = name(card, &card.framework.questions[index].id).group(fact, value);
    if tally.cell.has_no_basis() {
        return Cell::Figure(figure(&name, &Value::Words("-"), None, mask));
    }
    let share = Figure::of_cell(&tally.cell, card.questions[index].reached);
    let text = match tally.cell.point() {
        Some((n, of)) => figures::counts_text(n, of),
        None => figures::share_text(None, &share.limits),
    };
    Cell::Figure(figure(&name, &Value::Words(&text), None, mask))
}

/// The spread of an aggregate's members.
fn members(card: &Scorecard<'_>) -> Option<Section> {
    let members = card.members.as_ref()?;
    let columns = ["", "Members", "Lowest", "Highest", "Mean of members", "Smallest base"];
    let columns = columns
        .iter()
        .enumerate()
        .map(|(index, title)| column(title, if index == 0 { Align::Left } else { Align::Right }))
        .collect();
    let row = |(question, spread): (&usize, &assize_scoring::Spread)| {
        let question = &card.framework.questions[*question];
        let texts = [
            format!("{} {}", question.id, question.title.en),
            spread.members.to_string(),
            figures::percent_text(&spread.lowest),
            figures::percent_text(&spread.highest),
            figures::percent_text(&spread.mean),
            spread.smallest_base.to_string(),
        ];
        Row { kind: RowKind::Body, cells: texts.into_iter().map(Cell::text).collect() }
    };
    let rows = members.spread.iter().map(row).collect();
    let notes = vec![
        format!(
            "Pooled from {}. Members are not ranked: with so few units a range arises by chance alone.",
            members.ids.join(", ")
        ),
        "The pooled share and the mean of the members' shares are two different figures.".to_owned(),
    ];
    let table = Table {
        id: format!("{}-members-table", card.inspection.id),
        title: "Members".to_owned(),
        columns,
        rows,
        notes,
    };
    Some(Section {
        id: format!("{}-members", card.inspection.id),
        title: "Members".to_owned(),
        blocks: vec![Block::Table(table)],
        sections: Vec::new(),
    })
}

/// Context figures.
fn context(card: &Scorecard<'_>, mask: &Mask) -> Option<Section> {
    if card.record.figures.is_empty() {
        return None;
    }
    let columns = vec![
        column("", Align::Left),
        column("Figure", Align::Right),
        column("Printed", Align::Right),
        column("Source", Align::Left),
    ];
    let row = |one: &&assize_model::ContextFigure| {
        let made = figure(&name(card, &one.id), &Value::Words(&context_text(one)), one.status, mask);
        let printed =
            one.percent.as_ref().filter(|_| one.count.is_some() && one.of.is_some()).map(figures::printed_text);
        let cells = vec![
            Cell::text(&one.title),
            Cell::Figure(made),
            printed.map_or(Cell::Empty, Cell::text),
            Cell::text(one.source.clone().unwrap_or_default()),
        ];
        Row { kind: RowKind::Body, cells }
    };
    let rows = card.record.figures.iter().map(row).collect();
    let table = Table {
        id: format!("{}-figures", card.inspection.id),
        title: "Context".to_owned(),
        columns,
        rows,
        notes: Vec::new(),
    };
    Some(Section {
        id: format!("{}-context", card.inspection.id),
        title: "Context".to_owned(),
        blocks: vec![Block::Table(table)],
        sections: Vec::new(),
    })
}

/// Printed values that do not come out as printed.
fn printed(card: &Scorecard<'_>) -> Option<Section> {
    let checks = inspection(card).printed;
    if checks.is_empty() {
        return None;
    }
    let agree = checks.iter().filter(|check| check.agrees).count();
    let columns = vec![column("", Align::Left), column("Printed", Align::Right), column("Computed", Align::Right)];
    let rows: Vec<Row> = checks
        .iter()
        .filter(|check| !check.agrees)
        .map(|check| Row {
            kind: RowKind::Body,
            cells: vec![Cell::text(&check.figure), Cell::text(&check.printed), Cell::text(&check.computed)],
        })
        .collect();
    let text = format!("{agree} of {} printed values agree with what comes out here.", checks.len());
    let mut blocks = vec![Block::Paragraph { text }];
    if !rows.is_empty() {
        let notes = vec!["Both values are shown; neither is corrected.".to_owned()];
        blocks.push(Block::Table(Table {
            id: format!("{}-clashes", card.inspection.id),
            title: "Clashes".to_owned(),
            columns,
            rows,
            notes,
        }));
    }
    Some(Section {
        id: format!("{}-printed", card.inspection.id),
        title: "Printed and computed".to_owned(),
        blocks,
        sections: Vec::new(),
    })
}
