//! The figures as a table: one row a figure, for spreadsheets and statistics.

mod bodies;
mod cell;
mod columns;
mod plan;

use assize_report::{
    BreakdownGroup, BreakdownQuestion, ContextFigure, Kind, NodeFigures, OverallFigures, QuestionFigures, RatingByRule,
    Report, ScoredInspection,
};
use assize_writer::{About, Options, Refusal, Writer, Written};

use columns::{COLUMNS, Known, Row};

/// Lists the figures of every inspection, the bodies of a report on bodies, or the chances of a plan, in the columns that `FORMAT.md` describes.
pub(crate) struct Csv;

/// The writers that can write any report.
const OTHERS: &str = "`text`, `json`, `markdown` and `html`";

impl Writer for Csv {
    fn about(&self) -> &About {
        &About {
            name: "csv",
            version: env!("CARGO_PKG_VERSION"),
            summary: "one row a figure, for spreadsheets and statistics",
        }
    }

    fn write(&self, report: &Report, _: &Options) -> Result<Written, Refusal> {
        if report.kind == Kind::Providers {
            return Ok(Written::file("report.csv", table(bodies::lines(&report.providers))));
        }
        if let Some(plan) = &report.plan {
            return Ok(Written::file("report.csv", table(plan::lines(plan))));
        }
        if report.inspections.is_empty() {
            let reason = format!("this report has no inspections to list; {OTHERS} can write it");
            return Err(Refusal { reason });
        }
        let names = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
        let rows = report.inspections.iter().flat_map(|inspection| rows(report, inspection));
        let lines = std::iter::once(names).chain(rows.map(|row| COLUMNS.iter().map(|(_, cell)| cell(&row)).collect()));
        Ok(Written::file("report.csv", table(lines)))
    }
}

/// The lines as CSV; cells are quoted where they must be.
fn table(lines: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    for line in lines {
        table.write_record(line).expect("lines are equally long, and memory takes what is written to it");
    }
    table.into_inner().expect("memory takes what is written to it")
}

/// The overall result, then nodes, questions, context figures and breakdowns in the document's order.
fn rows<'r>(report: &'r Report, inspection: &'r ScoredInspection) -> Vec<Row<'r>> {
    let groups = inspection.breakdowns.iter().flat_map(|breakdown| {
        let fact = breakdown.fact.as_str();
        breakdown.groups.iter().flat_map(move |group| {
            group.questions.iter().map(move |question| of_breakdown(inspection, fact, group, question))
        })
    });
    let known = inspection.overall.iter().map(|overall| of_overall(inspection, overall));
    let known = known.chain(inspection.nodes.iter().flat_map(|node| [Some(of_node(node)), of_also(node)]).flatten());
    let known = known.chain(inspection.questions.iter().map(of_question));
    let known = known.chain(inspection.figures.iter().map(of_context)).chain(groups);
    known.map(|known| Row { report, inspection, known }).collect()
}

fn of_overall<'r>(inspection: &ScoredInspection, overall: &'r OverallFigures) -> Known<'r> {
    Known {
        row: "overall",
        figure: format!("{}/{}/overall", inspection.id, inspection.framework).into(),
        id: "overall",
        rating: Some(RatingByRule {
            rating: overall.rating.clone(),
            between: overall.between.clone(),
            points: overall.points,
            points_between: overall.points_between,
        }),
        rule: Some(RatingByRule {
            rating: overall.rule.rating.clone(),
            between: overall.rule.between.clone(),
            points: overall.rule.points,
            points_between: overall.rule.points_between,
        }),
        maximum: Some(overall.maximum),
        basis: &overall.basis,
        panel: Some(overall.panel),
        reason: overall.reason.as_deref().unwrap_or_default(),
        ..Known::default()
    }
}

fn of_node(node: &NodeFigures) -> Known<'_> {
    let share = node.share.as_ref();
    Known {
        row: "node",
        level: &node.level,
        figure: node.figure.as_str().into(),
        id: &node.id,
        under: node.under.iter().map(String::as_str).collect(),
        title: &node.title,
        number: share.and_then(|share| share.number),
        text: share.map_or("", |share| &share.text),
        low: share.map(|share| share.low.as_str()),
        high: share.map(|share| share.high.as_str()),
        open: share.map(|share| [share.low_open, share.high_open]),
        rating: Some(RatingByRule {
            rating: node.rating.clone(),
            between: node.between.clone(),
            points: node.points,
            points_between: node.points_between,
        }),
        rule: Some(node.rule.clone()),
        panel: Some(node.panel.is_some()),
        reached: &node.reached,
        reason: node.not_rated.as_deref().unwrap_or_default(),
        flags: &node.flags,
        ..Known::default()
    }
}

/// The second figure of a node, in a row of its own.
fn of_also(node: &NodeFigures) -> Option<Known<'_>> {
    let also = node.also.as_ref()?;
    let share = also.share.as_ref();
    Some(Known {
        row: "also",
        level: &node.level,
        figure: also.figure.as_str().into(),
        id: &node.id,
        under: node.under.iter().map(String::as_str).collect(),
        title: &node.title,
        number: share.and_then(|share| share.number),
        text: share.map_or("", |share| &share.text),
        low: share.map(|share| share.low.as_str()),
        high: share.map(|share| share.high.as_str()),
        open: share.map(|share| [share.low_open, share.high_open]),
        status: also.status.as_deref().unwrap_or_default(),
        ..Known::default()
    })
}

fn of_question(question: &QuestionFigures) -> Known<'_> {
    Known {
        row: "question",
        figure: question.figure.as_str().into(),
        id: &question.id,
        under: question.under.iter().map(String::as_str).collect(),
        title: &question.title,
        unit: &question.unit,
        scored: Some(question.scored),
        // Only a fraction that was counted is n of N; others are in lowest terms.
        counted: question.exact.as_deref().filter(|_| question.cell.is_some()),
        number: question.number,
        text: &question.text,
        low: question.low.as_deref(),
        high: question.high.as_deref(),
        open: question.low.is_some().then_some([question.low_open, question.high_open]),
        interval: question.interval.as_ref(),
        reached: &question.reached,
        status: question.status.as_deref().unwrap_or_default(),
        reason: question.no_basis.as_deref().unwrap_or_default(),
        marks: &question.marks,
        flags: &question.flags,
        ..Known::default()
    }
}

fn of_context(figure: &ContextFigure) -> Known<'_> {
    Known {
        row: "context",
        figure: figure.figure.as_str().into(),
        id: &figure.id,
        under: figure.belongs_to.iter().map(String::as_str).collect(),
        title: &figure.title,
        count: figure.count,
        of: figure.of,
        number: figure.number,
        text: &figure.text,
        ..Known::default()
    }
}

/// The document has a question's title and unit in one place only.
fn of_breakdown<'r>(
    inspection: &'r ScoredInspection,
    fact: &'r str,
    group: &'r BreakdownGroup,
    figure: &'r BreakdownQuestion,
) -> Known<'r> {
    let whole = inspection.questions.iter().find(|question| question.id == figure.id).map(of_question);
    let whole = whole.unwrap_or_default();
    Known {
        row: "breakdown",
        figure: figure.figure.as_str().into(),
        id: &figure.id,
        under: whole.under,
        title: whole.title,
        unit: whole.unit,
        scored: whole.scored,
        fact,
        value: &group.value,
        counted: figure.exact.as_deref(),
        number: figure.number,
        text: &figure.text,
        low: figure.low.as_deref(),
        high: figure.high.as_deref(),
        interval: figure.interval.as_ref(),
        detectable: figure.detectable_difference,
        ..Known::default()
    }
}

#[cfg(test)]
mod tests;
