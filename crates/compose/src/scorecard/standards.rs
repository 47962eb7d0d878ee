//! Ratings and scores: a row for each node.

use assize_framework::{Also, Framework, Rollup};
use assize_model::PrintedPercent;
use assize_report::{Audience, Block, Cell, Column, Number, Points as Shown, Rated, Section, Share, Table};
use assize_scoring::{
    AlsoScore, Basis, CardNode, Child, Figure, FigurePart, Outcome, Points, PrintedOutcome, Scorecard, Total,
    TotalScore, WhyNotRated,
};

use super::is_own;
use super::known::{Known, by_what_is_known, known_and_unknown};
use super::remarks::{letters, limits_apart, remarks};
use crate::cells::{self, words_or};
use crate::figures;
use crate::frameworks::{rollup_in_words, standing};
use crate::inspection::NO_RULE;
use crate::main_points::is_to_enter;
use crate::{distribution, measures, words};

/// What stands for the figures of several inspections together that have none.
const NOTHING_POOLED: &str = "Nothing is pooled: no member that was read has cases or counts.";

/// A row for each node, groups as headings, after what they come to together.
pub(super) fn standards(card: &Scorecard<'_>, audience: Audience) -> Option<Section> {
    if card.framework.nodes.iter().all(|node| node.rollup.is_none()) {
        return None;
    }
    let table = nodes_table(card, &shown_nodes(card), &card.inspection.id, audience);
    let section = Section::new(format!("{}-ratings", card.inspection.id), table.title.clone());
    let nothing_pooled = card.members.as_ref().is_some_and(|members| members.counted.is_empty());
    let section = match nothing_pooled && !table.rows.is_empty() {
        true => section.block(Block::paragraph(NOTHING_POOLED)).block(table.for_scripts()),
        false => section.table(table),
    };
    Some(section.blocks(distribution::table(card)).blocks(to_enter(card)))
}

/// Where a rating comes from that no table of cases can give.
fn to_enter(card: &Scorecard<'_>) -> Option<Block> {
    let standards = &card.total.as_ref()?.standards;
    let text = format!(
        "What is judged as a whole is entered in a record: `assize record TABLE --framework {} -o own.toml` writes one of a table; then `[entered]` in it.",
        card.framework.id
    );
    is_to_enter(card, standards).then(|| Block::commands([text]))
}

/// All nodes in order; of a self-assessment those that it judged.
pub(crate) fn shown_nodes(card: &Scorecard<'_>) -> Vec<usize> {
    card.framework.tree_order().into_iter().filter(|node| !is_own(card) || is_judged(card, *node)).collect()
}

/// The overall result where the regime has one, then these nodes' shares, ratings and points.
pub(crate) fn nodes_table(card: &Scorecard<'_>, nodes: &[usize], id: &str, audience: Audience) -> Table {
    let framework = card.framework;
    let has = Has {
        ratings: !framework.ratings.is_empty(),
        second: (0..framework.nodes.len()).any(|node| shows_second(card, node)),
        measures: framework.nodes.iter().any(|node| node.measure.is_some()),
    };
    let title = if has.ratings { "Ratings" } else { "Scores" };
    let printed = card.checks.iter().any(|check| matches!(check.printed, PrintedOutcome::Rating(_)));
    let mut table = Table::new("ratings", title).of(id).columns(columns(has, printed));
    if let Some(total) = &card.total {
        table.total(card.name("overall"), overall_row(card, total, has));
    } else if card.printed_alone().0.is_some() {
        let cells = table.columns.iter().map(|column| printed_overall(card, &column.id)).collect();
        table.total(card.name("overall"), cells);
    }
    let (shown, unknown) = known_and_unknown(card, nodes);
    for node in shown.into_iter().map(|node| card.node(node)) {
        let groups = node.declared().rollup.is_none()
            && !(node.declared().children.is_empty() && node.declared().questions.is_empty())
            && node.printed_alone().is_none();
        match groups {
            true => table.group(node.title()),
            false => table.figure(node.name(), node_row(node, has, audience)),
        }
    }
    table.notes = if has.second { second_notes(framework) } else { Vec::new() };
    table.notes.extend(limits_apart(card, nodes));
    table.notes.extend(letters(card, nodes));
    if card.nodes.iter().any(|node| node.subset.is_some()) {
        let kind = framework.question_level.as_str();
        table.note(format!("Over the {kind}s that have counts: another figure, not to be set beside the one printed."));
    }
    for (known, nodes) in by_what_is_known(card, &unknown) {
        let them = if nodes.len() == 1 { "it" } else { "them" };
        let titles: Vec<String> = nodes.into_iter().map(|node| card.node(node).title()).collect();
        let titles = words::list(titles);
        table.note(match known {
            Known::Counts(outcome) => {
                format!("{} by the published count of ratings alone: {titles}.", words::outcome(framework, outcome))
            }
            Known::Words => {
                let what = if has.ratings { "rating" } else { "score" };
                format!("No {what} is known of {titles}; what else is said of {them} is below.")
            }
            Known::Nothing => format!("Nothing is known of {titles}."),
        });
    }
    table
}

/// What a regime has, and so the table.
#[derive(Clone, Copy)]
struct Has {
    ratings: bool,
    /// Figures by a second rule.
    second: bool,
    measures: bool,
}

/// What is shown, then what scripts read besides.
fn columns(has: Has, printed: bool) -> Vec<Column> {
    let mut columns = vec![Column::text("title", ""), Column::share("share", "Share")];
    columns.extend(has.second.then(|| Column::share("second_share", "By the second rule")));
    columns.extend(has.measures.then(|| Column::number("measure", "Measure")));
    if has.ratings {
        columns.extend([Column::rating("rating", "Rating"), Column::points("points", "Points").unit("points")]);
        let column = Column::rating("printed", "As printed");
        columns.push(if printed { column } else { column.for_scripts() });
    }
    columns.push(Column::text("remarks", "Remarks"));
    let texts = [("id", "Id"), ("level", "Level"), ("under", "Under"), ("rollup", "Rollup"), ("reached", "Reached")];
    columns.extend(texts.map(|(id, title)| Column::text(id, title).for_scripts()));
    columns.extend(has.measures.then(|| Column::text("measure_unit", "Unit of the measure").for_scripts()));
    if has.ratings {
        columns.extend([
            Column::rating("rule_rating", "By the scoring rule alone").for_scripts(),
            Column::points("rule_points", "Points by the scoring rule alone").unit("points").for_scripts(),
            Column::points("counted_points", "Points that the published count of ratings leaves")
                .unit("points")
                .for_scripts(),
        ]);
    }
    columns.extend([
        Column::text("reason", "Why there is no rating").for_scripts(),
        Column::text("panel", "What the ratings panel decided").for_scripts(),
        Column::refs("limited_by", "Held down by").for_scripts(),
        Column::refs("dropped", "Left out: no unit applies").for_scripts(),
        Column::text("discretion", "Eligible for the ratings panel").for_scripts(),
        Column::refs("flags", "Flags").for_scripts(),
        Column::number("entered", "As printed, and the range over members").unit("per cent").for_scripts(),
        Column::count("entered_over", "Members in that range").unit("members").for_scripts(),
        Column::share("subset", "Over the children that have a share").for_scripts(),
        Column::refs("subset_children", "Children that have a share").for_scripts(),
        Column::count("children", "Children").unit("parts").for_scripts(),
        Column::share("second_limits", "By the second rule, as far as it is known").for_scripts(),
        Column::text("second_rollup", "The second rule").for_scripts(),
        Column::text("member_ratings", "Ratings of members").for_scripts(),
    ]);
    columns
}

/// The overall result: the rating with the points and the basis that it rests on.
fn overall_row(card: &Scorecard<'_>, total: &Total, has: Has) -> Vec<Cell> {
    let framework = card.framework;
    let none = || {
        let made_of = framework.overall.as_ref().is_some_and(|overall| overall.rule.is_some());
        Cell::empty(if made_of { "it is made of ratings" } else { "the overall rating rests on points" })
    };
    let rule = framework.overall.as_ref().and_then(|overall| overall.rule.as_ref());
    let points = |(least, most)| cells::points(Points { least, most, is_known: true }, Some(total.maximum));
    let last = total.points().map(points);
    let by_rule = rule.is_none().then(|| points(total.rule.points));
    let why_none = if rule.is_some() { "it is made of ratings" } else { "none are printed with the rating" };
    let held = |score: &TotalScore| super::held_down(framework, score, total.maximum);
    let rating = |score: &TotalScore, points: &Option<Shown>, basis: &str| match score.rating {
        Ok(outcome) => {
            let (figure, points, held) = (Some(card.name("overall").to_string()), points.clone(), held(score));
            let rated = cells::rated(framework, outcome);
            Cell::from(Rated { figure, points, held, basis: Some(basis.to_owned()), ..rated })
        }
        Err(why) => Cell::empty(words::why_no_overall(framework, why).en),
    };
    let mut row = vec![Cell::text("Overall"), none()];
    row.extend(has.second.then(none));
    row.extend(has.measures.then(|| Cell::empty("no measure")));
    row.extend([rating(&total.last, &last, total.basis.word()), cells::or(last, why_none), printed(card, "overall")]);
    let why = total.last.rating.err().map(|why| words::why_no_overall(framework, why).en);
    row.push(cells::or(why.or(held(&total.last)), "nothing to remark"));
    row.extend(["overall", "overall"].map(Cell::text));
    let rollup = rule.map_or("sum-of-points", |rule| rule.rollup().words());
    row.extend([Cell::empty("nothing is above it"), Cell::text(rollup), none()]);
    row.extend(has.measures.then(|| Cell::empty("no measure")));
    // Where a rating is printed without points, those of the result before it.
    let counted =
        (total.points().is_none() && total.last.points != total.rule.points).then(|| points(total.last.points));
    let by_rule = [rating(&total.rule, &by_rule, "rule"), cells::or(by_rule, why_none)];
    row.extend(by_rule.into_iter().chain([cells::or(counted, "nothing but the points beside it")]));
    row.push(cells::or(total.rule.rating.err().map(|why| words::why_no_overall(framework, why).en), "there is one"));
    let ids = |nodes: &[usize]| Cell::refs(nodes.iter().map(|node| framework.nodes[*node].id.as_str()));
    row.push(if total.panel { Cell::text("moved a rating below it") } else { Cell::empty("moved no rating") });
    row.push(Cell::refs(total.rule.held.iter().map(|held| framework.limits[held.limit].id.as_str())));
    row.push(ids(&total.not_rated));
    row.push(Cell::empty("no part of it"));
    row.push(ids(&total.unknown));
    row.extend([(); 8].map(|()| none()));
    row
}

/// A cell of the row of an overall rating that is printed, and that no rule makes.
fn printed_overall(card: &Scorecard<'_>, column: &str) -> Cell {
    match column {
        "title" => Cell::text("Overall"),
        "rating" => overall_as_printed(card),
        "printed" => printed(card, "overall"),
        "points" => cells::or(
            card.printed_alone().1.map(|n| cells::points(Points { least: n, most: n, is_known: true }, None)),
            "none are printed with the rating",
        ),
        "remarks" => Cell::text("as printed"),
        "id" | "level" => Cell::text("overall"),
        _ => Cell::empty(NO_RULE),
    }
}

/// The overall rating that is printed, where no rule makes one.
pub(crate) fn overall_as_printed(card: &Scorecard<'_>) -> Cell {
    let Some(rating) = card.printed_alone().0 else { return Cell::empty("no overall rating in this regime") };
    let (figure, basis) = (Some(card.name("overall").to_string()), Some(Basis::Printed.word().to_owned()));
    Rated { figure, basis, ..cells::rated(card.framework, Outcome::Rated(rating)) }.into()
}

/// Whether a node, or one under it, has anything to show: a self-assessment covers only what it judged.
fn is_judged(card: &Scorecard<'_>, node: usize) -> bool {
    let score = &card.nodes[node];
    let has_points = score.sum.is_some() && !score.unknown;
    score.figure.is_ok()
        || has_points
        || matches!(score.last, Outcome::Rated(_) | Outcome::Between { .. })
        || card.framework.nodes[node].children.iter().any(|child| is_judged(card, *child))
}

/// Whether a node has a figure by a second rule to show: not where the share is as printed and the figures cannot be worked out.
fn shows_second(card: &Scorecard<'_>, node: usize) -> bool {
    let printed = card.record.scores.contains_key(&node);
    let figure = card.nodes[node].also.as_ref().and_then(|also| also.figure.as_ref().ok());
    figure.is_some_and(|figure| !printed || figure.point.is_some())
}

/// What the second rules are, each once, and how they are known.
fn second_notes(framework: &Framework) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for also in framework.nodes.iter().filter_map(|node| node.also.as_ref()) {
        let known = standing(&also.origin).map(|known| format!(" The rule: {known}."));
        let note = format!(
            "By the second rule: {}; it is beside the share and rates nothing.{}",
            rollup_in_words(also.rollup),
            known.unwrap_or_default()
        );
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// The rating that the source prints, with the points that it prints beside it.
fn printed(card: &Scorecard<'_>, id: &str) -> Cell {
    let Some(rating) = card.printed_rating(id) else { return Cell::empty("no rating is printed, or none is recorded") };
    let points = card.checks_of(id).find_map(|check| {
        let PrintedOutcome::Points(least, most) = check.printed else { return None };
        let of = card.total.as_ref().map(|total| total.maximum);
        Some(cells::points(Points { least, most, is_known: true }, of))
    });
    let rated = cells::rated(card.framework, Outcome::Rated(rating));
    Rated { points, basis: Some(Basis::Printed.word().to_owned()), ..rated }.into()
}

/// The share as it stands beside the rating: limits that the rating excludes stand under the table (semantics 7.13).
fn share(node: CardNode<'_, '_>) -> Cell {
    match cells::of_node(node) {
        Cell::Share(share) if node.excludes_limits() => Share { text: "see the note".to_owned(), ..*share }.into(),
        cell => cell,
    }
}

fn node_row(node: CardNode<'_, '_>, has: Has, audience: Audience) -> Vec<Cell> {
    let (framework, declared, score) = (node.card.framework, node.declared(), node.score());
    let points =
        |points: Option<Points>| cells::or(points.map(|points| cells::points(points, None)), "no rating, no points");
    let mut row = vec![Cell::text(node.title()), share(node)];
    row.extend(has.second.then(|| second_share(node)));
    row.extend(has.measures.then(|| measures::cell(node)));
    if has.ratings {
        row.extend([cells::rating_of(node), points(node.points().filter(|points| points.is_known))]);
        row.push(printed(node.card, node.id()));
    }
    row.push(words_or(remarks(node.card, node.index, audience), "nothing to remark"));
    row.extend([node.id(), &framework.levels[declared.level]].map(Cell::text));
    row.extend([
        cells::or(declared.parent.map(|parent| &framework.nodes[parent].id), "nothing is above it"),
        cells::or(declared.rollup.map(Rollup::words), "groups, and is not rated"),
        words_or(score.reached.word(), "nothing is known of it"),
    ]);
    let unit = declared.measure.as_ref().map(|measure| &measure.unit.en);
    row.extend(has.measures.then(|| cells::or(unit, "no measure")));
    if has.ratings {
        let by_rule = score.sum.map_or_else(|| score.rule.points(framework), |sum| sum.rule);
        row.extend([cells::rating(framework, score.rule), points(by_rule), Cell::empty("of the whole alone")]);
    }
    let ids = |children: &[Child]| Cell::refs(children.iter().map(|child| child.id(framework)));
    let triggers = score.discretion.iter().map(|one| words::discretion(framework, one));
    let flags = score.flags.iter().map(|flag| flag.word());
    let may_drop_out = score.figure.as_ref().is_ok_and(|figure| figure.may_drop_out).then_some("may-drop-out");
    let entered = node.card.record.scores.get(&node.index).map(|(percent, _)| percent);
    let no_subset = match node.share() {
        Ok(figure) if figure.point.is_some() => "all of them have one",
        Ok(_) => "none of them has one",
        Err(why) => words::no_basis(why),
    };
    let members = node.card.members.as_ref().and_then(|members| members.ratings.get(&node.index));
    let members =
        members.into_iter().flatten().map(|(rating, count)| format!("{}: {count}", words::rating(framework, *rating)));
    row.extend([
        match node.rating() {
            Outcome::NotRated(WhyNotRated::Said | WhyNotRated::UnderMinimum | WhyNotRated::NoUnitApplies) => {
                Cell::text(cells::said(&cells::rating_of(node)))
            }
            Outcome::NotRated(why) => words_or(words::not_rated(why), "groups, and is not rated"),
            Outcome::Rated(_) | Outcome::Between { .. } | Outcome::Unknown => Cell::empty("there is one"),
        },
        cells::or(
            score
                .panel
                .map(|panel| format!("{}: {}", words::rating(framework, panel.rating), panel.decision.value.reason)),
            "not moved by the panel",
        ),
        {
            let limits = score.held.iter().map(|held| framework.limits[held.limit].id.as_str());
            Cell::refs(score.limited_by.iter().map(|child| child.id(framework)).chain(limits))
        },
        ids(&score.dropped),
        match audience {
            Audience::Public => Cell::empty("internal"),
            Audience::Internal => words_or(triggers.collect::<Vec<_>>().join("; "), "it is not"),
        },
        Cell::refs(flags.chain(may_drop_out)),
        cells::or(
            entered.map(|percent| {
                let of = |printed: &PrintedPercent| figures::hundredths(&printed.percent);
                let text = figures::printed_text(percent.value);
                let [low, high] = [percent.low, percent.high].map(|end| end.map(of));
                Number { value: Some(of(percent.value)), low, high, fraction: None, text }
            }),
            "no percentage was entered",
        ),
        cells::count_or(entered.and_then(|percent| percent.over), "no range was entered"),
        cells::or(score.subset.as_ref().map(|subset| cells::mean(None, &subset.share)), no_subset),
        cells::or(score.subset.as_ref().map(|subset| ids(&subset.children)), no_subset),
        cells::count_or(score.subset.as_ref().map(|subset| subset.of as u64), no_subset),
        second_limits(node),
        cells::or(declared.also.as_ref().map(|also| also.rollup.words()), "no second rule"),
        words_or(members.collect::<Vec<_>>().join("; "), "no members are rated"),
    ]);
    row
}

fn second(node: CardNode<'_, '_>, also: &Also, share: &Figure) -> Share {
    let status = also.origin.status.map(|status| status.word().to_owned());
    Share { status, ..cells::share(&node.name().part(FigurePart::By(also.rollup)), share) }
}

/// The share by the second rule, whether readers see it or not.
fn second_limits(node: CardNode<'_, '_>) -> Cell {
    match (&node.declared().also, &node.score().also) {
        (Some(also), Some(AlsoScore { figure: Ok(share), .. })) => second(node, also, share).into(),
        _ => Cell::empty("no figure by a second rule"),
    }
}

/// The share by the second rule.
fn second_share(node: CardNode<'_, '_>) -> Cell {
    match (&node.declared().also, &node.score().also) {
        (Some(also), Some(AlsoScore { figure: Ok(share), .. })) if shows_second(node.card, node.index) => {
            second(node, also, share).into()
        }
        _ => Cell::empty("no figure by a second rule"),
    }
}
