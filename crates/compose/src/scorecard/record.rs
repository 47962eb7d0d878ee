//! What the record gives beside: members, context figures, printed values.

use assize_model::{ContextFigure, Finding, Inspection, Remark, RemarkKind};
use assize_report::{Block, Cell, Column, Refs, Section, Share, Table};
use assize_scoring::{Figure, Fit, PrintedOutcome, Scorecard};
use indexmap::IndexMap;

use crate::inspection::{context_text, is_in_words, printed_outcome};
use crate::{cells, figures, found, words};

/// What the source says in words alone: "most", "fewer than half".
pub(crate) fn in_words(card: &Scorecard<'_>) -> Option<Section> {
    let mut table = Table::new("words", "In words").columns([
        Column::text("title", ""),
        Column::text("words", "In words"),
        Column::text("on", "On"),
        Column::text("source", "Source"),
        Column::text("id", "Id").for_scripts(),
        Column::text("under", "Of the node or question").for_scripts(),
        Column::text("status", "How it is known").for_scripts(),
    ]);
    in_groups(card, &mut table, is_in_words, |one| {
        let on = one.belongs_to.as_ref().map(|id| titled(card, id));
        vec![
            Cell::text(&one.title),
            Cell::text(context_text(one)),
            cells::or(on, "on the whole"),
            Cell::text(one.source.clone().unwrap_or_default()),
            Cell::text(&one.id),
            cells::or(one.belongs_to.as_deref(), "on the whole"),
            cells::or(one.status.map(|status| status.word()), "not said"),
        ]
    });
    of_table(card, table)
}

pub(crate) fn context(card: &Scorecard<'_>) -> Option<Section> {
    let mut table = Table::new("figures", "Context").columns([
        Column::text("title", ""),
        Column::share("context", "Figure"),
        Column::text("printed", "Printed"),
        Column::text("source", "Source"),
        Column::count("count", "Count").unit("units").for_scripts(),
        Column::count("of", "Of").unit("units").for_scripts(),
        Column::text("id", "Id").for_scripts(),
        Column::text("under", "On").for_scripts(),
    ]);
    in_groups(
        card,
        &mut table,
        |one| !is_in_words(one),
        |one| {
            let percent = one.percent.as_ref().filter(|_| one.count.is_some() && one.of.is_some());
            let printed = percent
                .map(figures::printed_text)
                .or_else(|| Some(format!("{} insufficient", figures::printed_text(one.insufficient.as_ref()?))))
                .or_else(|| one.words.clone().filter(|words| *words != context_text(one)));
            vec![
                Cell::text(&one.title),
                said_by_source(card, one),
                cells::or(printed, "not printed beside it"),
                Cell::text(one.source.clone().unwrap_or_default()),
                cells::count_or(one.count, "not given"),
                cells::count_or(one.of, "not given"),
                Cell::text(&one.id),
                cells::or(one.belongs_to.as_deref(), "on the whole"),
            ]
        },
    );
    of_table(card, table)
}

/// A row of each such figure: those without a group, then each group under its heading.
fn in_groups<'c>(
    card: &'c Scorecard<'_>,
    table: &mut Table,
    is_one: impl Fn(&ContextFigure) -> bool,
    row: impl Fn(&'c ContextFigure) -> Vec<Cell>,
) {
    let mut groups: IndexMap<Option<&str>, Vec<&ContextFigure>> = IndexMap::from([(None, Vec::new())]);
    for figure in card.record.figures.iter().filter(|one| is_one(one)) {
        groups.entry(figure.group.as_deref()).or_default().push(figure);
    }
    for (group, figures) in groups {
        group.into_iter().for_each(|title| table.group(title));
        figures.into_iter().for_each(|one| table.figure(card.name(&one.id), row(one)));
    }
}

/// A context figure as its source has it: counted where it gives counts, else its own words or percentage.
pub(crate) fn said_by_source(card: &Scorecard<'_>, one: &ContextFigure) -> Cell {
    let name = card.name(&one.id);
    let counted = one.count.zip(one.of).and_then(|(n, of)| cells::counted(Some(&name), n, of).share().cloned());
    let share = counted.unwrap_or_else(|| cells::blank(Some(&name), String::new()));
    let status = one.status.map(|status| status.word().to_owned());
    Share { text: context_text(one), status, ..share }.into()
}

/// "1 Protecting the public".
fn titled(card: &Scorecard<'_>, id: &str) -> String {
    let nodes = card.framework.nodes.iter().map(|node| (&node.id, node.label(), &node.title.en));
    let questions =
        card.framework.questions.iter().map(|question| (&question.id, question.label(), &question.title.en));
    let found = nodes.chain(questions).find(|(known, ..)| *known == id);
    found.map_or_else(|| id.to_owned(), |(_, label, title)| format!("{label} {title}"))
}

/// A section of one table; none without rows.
fn of_table(card: &Scorecard<'_>, mut table: Table) -> Option<Section> {
    let id = format!("{}-{}", card.inspection.id, table.name);
    table.id = format!("{id}-table");
    table.filled().map(|table| Section::new(id, table.title.clone()).block(table))
}

/// How what is printed goes together with what comes out, and the values that cannot both be true.
pub(crate) fn printed(card: &Scorecard<'_>) -> Option<Section> {
    let checks = &card.checks;
    if checks.is_empty() {
        return None;
    }
    let mut table = Table::new("clashes", "Clashes").of(&card.inspection.id).columns([
        Column::text("title", "Figure"),
        Column::text("printed", "Printed"),
        Column::text("computed", "Computed"),
    ]);
    for check in checks.iter().filter(|check| check.fit == Fit::Clashes) {
        let said = |outcome| Cell::text(printed_outcome(card.framework, outcome));
        let cells = vec![Cell::text(check.name.to_string()), said(&check.printed), said(&check.computed)];
        table.figure(&check.name, cells);
    }
    table.note("Both values are shown; neither is corrected.");
    let mut all = Table::new("checks", "Printed values that were compared").of(&card.inspection.id).columns(
        [("printed", "Printed"), ("computed", "Computed"), ("fit", "How they go together")]
            .map(|(id, title)| Column::text(id, title).for_scripts()),
    );
    let shares = [("printed_share", "Printed, as a share"), ("computed_share", "Computed, as a share")];
    all.columns.extend(shares.map(|(id, title)| Column::share(id, title).for_scripts()));
    for check in checks {
        let said = |outcome| Cell::text(printed_outcome(card.framework, outcome));
        let outcomes = [&check.printed, &check.computed];
        let cells = outcomes.map(said).into_iter().chain([Cell::text(check.fit.word())]);
        all.figure(&check.name, cells.chain(outcomes.map(|outcome| as_share(card, outcome))).collect());
    }
    let section = Section::new(format!("{}-printed", card.inspection.id), "Printed and computed");
    let clash = table.filled();
    Some(section.block(Block::paragraph(fits(card))).blocks(clash).block(all))
}

/// A printed or computed percentage as a share.
fn as_share(card: &Scorecard<'_>, outcome: &PrintedOutcome) -> Cell {
    let figure = match outcome {
        PrintedOutcome::Percent(percent) => &Figure::of_percent(percent, false),
        PrintedOutcome::Share(figure) => figure,
        PrintedOutcome::Rating(_)
        | PrintedOutcome::Points(..)
        | PrintedOutcome::Ratings(_)
        | PrintedOutcome::Nothing => return Cell::empty("not a share"),
    };
    Share { text: printed_outcome(card.framework, outcome), ..cells::unnamed(figure) }.into()
}

/// What is said of a printed value that is possible and not confirmed.
const NOT_CONTRADICTED: [&str; 2] = ["is not contradicted by what is known", "are not contradicted by what is known"];

/// "Of 4 printed values, 2 agree with what comes out here, 1 is not contradicted by what is known and 1 has nothing to be compared with."
fn fits(card: &Scorecard<'_>) -> String {
    let count = |fit: Fit| card.checks.iter().filter(|check| check.fit == fit).count();
    let said = [
        (Fit::Agrees, "agrees with what comes out here", "agree with what comes out here"),
        (Fit::NotContradicted, NOT_CONTRADICTED[0], NOT_CONTRADICTED[1]),
        (Fit::Clashes, "cannot be true beside the rest", "cannot be true beside the rest"),
        (Fit::NothingToCompare, "has nothing to be compared with", "have nothing to be compared with"),
    ];
    let said = said.into_iter().map(|(fit, one, many)| (count(fit), one, many)).filter(|(count, ..)| *count > 0);
    let said: Vec<(usize, &str)> =
        said.map(|(count, one, many)| (count, if count == 1 { one } else { many })).collect();
    match said.as_slice() {
        [(1, all)] => format!("The one printed value {all}."),
        [(many, all)] if *all == NOT_CONTRADICTED[1] => {
            let none = if *many == 2 {
                "Neither printed value".to_owned()
            } else {
                format!("None of the {many} printed values")
            };
            format!("{none} is contradicted by what is known.")
        }
        [(2, "cannot be true beside the rest")] => "Neither printed value can be true beside the rest.".to_owned(),
        [(of, "cannot be true beside the rest")] => {
            format!("None of the {of} printed values can be true beside the rest.")
        }
        [(of, all)] => format!("{} {all}.", super::capital(&words::all_of(*of as u64, "printed values"))),
        several => {
            let several: Vec<String> = several.iter().map(|(count, how)| format!("{count} {how}")).collect();
            format!("Of {} printed values, {}.", card.checks.len(), words::list(&several))
        }
    }
}

/// The spread of an aggregate's members.
pub(crate) fn members(card: &Scorecard<'_>) -> Option<Section> {
    let members = card.members.as_ref().filter(|members| !members.spread.is_empty())?;
    let mut table = Table::new("members", "Members").columns([
        Column::text("title", ""),
        Column::count("members", "Members").unit("members"),
        Column::number("lowest", "Lowest").unit("per cent"),
        Column::number("highest", "Highest").unit("per cent"),
        Column::number("mean_of_members", "Mean of members").unit("per cent"),
        Column::count("smallest_base", "Smallest base").unit("units"),
    ]);
    for (question, spread) in &members.spread {
        let question = card.question(*question);
        let cells = vec![
            Cell::text(question.title()),
            cells::count(spread.members as u64),
            cells::per_cent(&spread.lowest),
            cells::per_cent(&spread.highest),
            cells::per_cent(&spread.mean),
            cells::count(spread.smallest_base),
        ];
        table.figure(question.name(), cells);
    }
    table.note(format!(
        "Pooled from {}. Members are not ranked: with so few units a range arises by chance alone.",
        members.ids.join(", ")
    ));
    table.note("The pooled share and the mean of the members' shares are two different figures.");
    let id = format!("{}-members", card.inspection.id);
    table.id = format!("{id}-table");
    Some(Section::new(id, "Members").block(table))
}

/// What the record says of this sort, each with to whom and its source; of one node alone, where one is named.
pub(crate) fn remarks_on(inspection: &Inspection, kind: RemarkKind, node: Option<&str>) -> Vec<String> {
    let is_it = |remark: &&Remark| {
        remark.kind == kind && node.is_none_or(|node| remark.nodes.iter().any(|known| **known == *node))
    };
    let text = |remark: &Remark| {
        let said = said(remark);
        let said = if said.ends_with(['.', '!', '?']) { said } else { format!("{said}.") };
        let source = remark.source.as_ref().map(|source| format!(" [{source}]")).unwrap_or_default();
        format!("{said}{source}")
    };
    inspection.remarks.iter().map(|one| &one.value).filter(is_it).map(text).collect()
}

/// A remark with its heading and to whom it is made.
fn said(remark: &Remark) -> String {
    let title = remark.title.as_ref().map(|title| format!("{title}: ")).unwrap_or_default();
    let to = remark.to.as_ref().map(|to| format!(" (to {to})")).unwrap_or_default();
    format!("{title}{}{to}", remark.text)
}

/// Strengths, concerns, recommendations, examples and follow-up, as the record gives them, each with the name it is quoted by.
pub(super) fn findings(card: &Scorecard<'_>) -> Option<Section> {
    let mut table = Table::new("findings", "Findings").columns([
        Column::text("said", "").for_readers(),
        Column::refs("under", "Concerns"),
        Column::text("id", "Name"),
        Column::text("kind", "Kind").for_scripts(),
        Column::text("finding", "Finding").for_scripts(),
        Column::text("source", "Source").for_scripts(),
    ]);
    let mut group = None;
    for (name, finding) in card.inspection.findings() {
        let (sort, text, under) = match finding {
            Finding::Remark(remark) => (sort(remark.kind), said(remark), remark.nodes.as_slice()),
            Finding::FollowUp(one) => (
                "Follow-up",
                format!("{}: {}. {}", one.called(), words::follow_up(one.status), one.text),
                [].as_slice(),
            ),
        };
        if group.replace(sort) != Some(sort) {
            table.group(sort);
        }
        let source = finding.source().map(|source| format!(" [{source}]")).unwrap_or_default();
        let cells = [
            cells::words_or(format!("{text}{source}"), "nothing is said"),
            match under {
                [] => Cell::empty("nothing that is rated"),
                ids => Refs {
                    ids: ids.iter().map(|id| id.name.clone()).collect(),
                    text: found::labels(card, ids).join(", "),
                }
                .into(),
            },
            Cell::text(&*name),
            Cell::text(sort),
            cells::words_or(text, "nothing is said"),
            cells::words_or(finding.source().unwrap_or_default(), "none is given"),
        ];
        table.figure(card.name(&name), cells.to_vec());
    }
    of_table(card, table)
}

fn sort(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Recommendation => "Recommendation",
        RemarkKind::Strength => "Strength",
        RemarkKind::Concern => "Concern",
        RemarkKind::Practice => "Practice example",
    }
}
