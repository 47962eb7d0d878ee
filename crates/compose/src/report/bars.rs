//! Tables of shares that are drawn as bars, and what they show in words.

use assize_framework::Framework;
use assize_model::Exact;
use assize_report::chart::{Bars, Edge, Named};
use assize_report::{Cell, Chart, Column, Form, Row, RowKind, Share, Table};
use assize_scoring::{CardQuestion, Scorecard};

use crate::against::Means;
use crate::uncertainty::Uncertainty;
use crate::words::{self, lower};
use crate::{cells, figures, weighted};

/// A chart of the shares of a table: `share`, beside it `base`, marks at `mean`, and apart from the others what has words in `stands_out`, as far as it has these columns.
pub(crate) fn chart(id: &str, finding: String, measure: String, edges: Vec<Edge>, table: Table) -> Chart {
    let shares: Vec<&Share> = table.rows.iter().filter_map(|row| table.cell(row, "share")?.share()).collect();
    let has = |column: &str| {
        let mut cells = table.rows.iter().filter_map(|row| table.cell(row, column));
        cells.any(|cell| !cell.words().is_empty()).then(|| column.to_owned())
    };
    let (base, mean, stands_out, rating) = (has("base"), has("mean"), has("stands_out"), has("rating"));
    let mut reading = vec!["Each bar is a share, from nothing to 100 per cent."];
    if shares.iter().any(|share| share.interval.is_some()) {
        reading.push("The thin line at its end is where the share of all units lies by the sample.");
    }
    if shares.iter().any(|share| share.drawn_at().is_none()) {
        reading.push(
            "A bar without an end is drawn between the limits within which the share lies, whatever is not known.",
        );
    }
    if !edges.is_empty() {
        reading.push("A line across the bars is where the next rating begins.");
    }
    if mean.is_some() {
        reading.push("The mark on a bar is the plain mean of other bodies of the same kind.");
    }
    if stands_out.is_some() {
        reading.push("The name of the lowest is bold.");
    }
    let reference = mean.map(|column| Named { column, label: "mean of others".to_owned() });
    Chart {
        id: id.to_owned(),
        finding,
        measure,
        alternative: alternative(&table, &edges),
        reading: reading.join(" "),
        source: String::new(),
        form: Form::Bars(Bars { share: "share".to_owned(), base, reference, stands_out, rating, edges }),
        table,
    }
}

fn alternative(table: &Table, edges: &[Edge]) -> String {
    let bars = table.rows.iter().filter(|row| row.kind != RowKind::Group).map(|row| {
        let said = |column: &str| table.cell(row, column).map(Cell::words).filter(|words| !words.is_empty());
        let base = said("base").map(|base| format!(" ({base})")).unwrap_or_default();
        let mean = said("mean").map(|mean| format!(", mean of others {mean}")).unwrap_or_default();
        format!("{}: {}{base}{mean}", said("title").unwrap_or_default(), said("share").unwrap_or_default())
    });
    let mut text = format!("Bars, from the top down. {}.", bars.collect::<Vec<_>>().join("; "));
    if !edges.is_empty() {
        let edges: Vec<&str> = edges.iter().map(|edge| edge.label.as_str()).collect();
        text += &format!(" Ratings: {}.", edges.join("; "));
    }
    text
}

/// Where ratings begin on a node's scale.
pub(crate) fn edges_of(framework: &Framework, node: usize) -> Vec<Edge> {
    let Some(band) = framework.nodes[node].band.map(|band| &framework.bands[band]) else { return Vec::new() };
    let edge = |(place, edge): (usize, &Exact)| Edge {
        value: figures::hundredths(edge),
        label: lower(&words::edge(framework, band, place)),
    };
    // Edges that depend on the number of units are not those of every bar.
    if band.small.is_some() { Vec::new() } else { band.edges.iter().enumerate().map(edge).collect() }
}

/// What stands beside a question's bar besides its share.
pub(super) struct Beside<'b> {
    pub(super) means: &'b Means,
    pub(super) lowest: &'b [usize],
    pub(super) uncertainty: Uncertainty,
}

/// A row of each question that has a share.
pub(super) fn of_questions(card: &Scorecard<'_>, id: &str, questions: &[usize], beside: &Beside<'_>) -> Table {
    let mut table = Table::new("bars", "")
        .of(id)
        .column(Column::text("title", ""))
        .column(Column::share("share", "Share"))
        .column(Column::text("of", "n of N").for_readers())
        .column(Column::number("interval", "Interval").unit("per cent").for_readers());
    if !beside.means.is_empty() {
        table = table.column(Column::share("mean", "Mean of others"));
    }
    table = table
        .column(Column::text("base", "Rests on").for_scripts())
        .column(Column::text("stands_out", "Stands out").for_scripts());
    for question in questions.iter().map(|question| card.question(*question)) {
        if let Some(cells) = row(question, beside) {
            table.figure(question.name(), cells);
        }
    }
    table
}

fn row(question: CardQuestion<'_, '_>, beside: &Beside<'_>) -> Option<Vec<Cell>> {
    let share = cells::of_question(question).share()?.clone();
    let counts = question.counts().filter(|_| share.n.is_some());
    let unit = &question.declared().unit;
    let interval = counts.and_then(|counts| beside.uncertainty.interval(question.card, unit, counts));
    let shown = interval.as_ref().map_or_else(|| weighted::in_place(beside.uncertainty, question), cells::interval);
    let share = Cell::from(Share { interval, ..share });
    let of = cells::of(&share);
    let few = if question.score().small_base { ", fewer than 10 units" } else { "" };
    let base = cells::words_or(format!("{}{few}", of.words()), "not counted");
    let mut cells = vec![Cell::text(question.title()), share, of, shown];
    if !beside.means.is_empty() {
        let mean = beside.means.get(question.id());
        cells.push(cells::or(mean.cloned(), "no mean of others"));
    }
    cells.extend([base, stands_out(beside.lowest.contains(&question.index))]);
    Some(cells)
}

/// The table without rows whose limits alone are known, and without the headings that nothing is left under; and how many rows went.
pub(super) fn known_alone(table: Table) -> (Table, usize) {
    let is_known =
        |row: &Row| table.cell(row, "share").and_then(Cell::share).is_some_and(|share| share.drawn_at().is_some());
    let mut rows: Vec<Row> = Vec::new();
    let mut heading: Option<Row> = None;
    let mut without = 0;
    for row in &table.rows {
        if row.kind == RowKind::Group {
            heading = Some(row.clone());
        } else if is_known(row) {
            rows.extend(heading.take());
            rows.push(row.clone());
        } else {
            without += 1;
        }
    }
    (Table { rows, ..table }, without)
}

/// What is said of rows that are not drawn.
pub(super) fn within_limits_alone(chart: Chart, without: usize, level: &str) -> Chart {
    let more = match without {
        0 => return chart,
        1 => format!("One more {level} is known within wider limits alone."),
        many => format!("{many} more {level}s are known within wider limits alone."),
    };
    Chart { reading: format!("{} {more}", chart.reading), ..chart }
}

/// Whether a row is the lowest.
pub(super) fn stands_out(is_lowest: bool) -> Cell {
    if is_lowest { Cell::text("lowest") } else { Cell::empty("not the lowest") }
}
