//! Blocks as Govspeak.

use assize_report::{Block, Cell, Chart, Form, Grid, Rated, Row, RowKind, Table, Tree, Weight};

use crate::text::{callout, cell, plain};

/// The paragraphs of one block; `heading` is that of its section, which a table's title does not repeat.
pub(crate) fn block(block: &Block, heading: &str) -> Vec<String> {
    match block {
        Block::Paragraph { text } => vec![plain(text)],
        Block::List { points } => vec![list(points.iter().map(|point| plain(point)))],
        Block::Remark { weight: Weight::Info, text } => vec![callout('^', text)],
        Block::Remark { weight: Weight::Warning, text } => vec![callout('%', text)],
        Block::Items { items } => {
            vec![list(items.iter().map(|item| named(&item.name, &cell(&item.value))))]
        }
        Block::KeyFigures { figures } => {
            let line =
                |label: &str, figure: &Cell, note: &str| named(label, &format!("{} ({})", cell(figure), plain(note)));
            vec![list(figures.iter().map(|one| line(&one.label, &one.figure, &one.note)))]
        }
        Block::Table(table) => self::table(table, heading),
        Block::Tree { roots } => {
            let mut lines = Vec::new();
            roots.iter().for_each(|root| branches(root, 0, &mut lines));
            vec![lines.join("\n")]
        }
        Block::Grid(grid) => boxes(grid),
        Block::Chart(chart) => self::chart(chart),
        Block::Commands { .. } | Block::Other => Vec::new(),
    }
}

fn named(name: &str, value: &str) -> String {
    if name.trim().is_empty() { value.to_owned() } else { format!("**{}**: {value}", plain(name)) }
}

fn list(points: impl Iterator<Item = String>) -> String {
    points.map(|point| format!("* {point}")).collect::<Vec<_>>().join("\n")
}

fn branches(tree: &Tree, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    lines.push(format!("{indent}* {}", plain(&tree.text)));
    lines.extend(tree.notes.iter().map(|note| format!("{indent}  * {}", plain(note))));
    tree.children.iter().for_each(|child| branches(child, depth + 1, lines));
}

/// The title, the table, and its notes.
fn table(table: &Table, heading: &str) -> Vec<String> {
    let mut parts = Vec::new();
    if table.title != heading && !table.title.is_empty() {
        parts.push(format!("**{}**", plain(&table.title)));
    }
    if let Some(table) = table.for_readers() {
        parts.push(rows(&table));
    }
    parts.extend(table.notes.iter().map(|note| plain(note)));
    parts
}

fn rows(table: &Table) -> String {
    let titles = table.columns.iter().map(|column| plain(&column.title));
    let rules = table
        .columns
        .iter()
        .map(|column| if column.is_numeric_without_bars() { "---:".to_owned() } else { "---".to_owned() });
    let mut lines = vec![line(titles), line(rules)];
    lines.extend(table.rows.iter().map(row));
    lines.join("\n")
}

/// Groups and totals are bold; the first cell of any other row is its heading.
fn row(row: &Row) -> String {
    let bold = |text: String| if text.is_empty() { text } else { format!("**{text}**") };
    line(row.cells.iter().enumerate().map(|(index, one)| match row.kind {
        RowKind::Body if index == 0 && !cell(one).is_empty() => format!("# {}", cell(one)),
        RowKind::Body => cell(one),
        RowKind::Group | RowKind::Total => bold(cell(one)),
    }))
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("|{}", cells.map(|cell| format!(" {cell} |")).collect::<String>())
}

fn boxes(grid: &Grid) -> Vec<String> {
    let group = |group: &assize_report::GridGroup| {
        let shown = |(label, rating): &(String, Rated)| named(label, &plain(&rating.text));
        [format!("**{}**", plain(&group.title)), list(group.boxes.iter().map(shown))]
    };
    let title = format!("**{}**", plain(&grid.title));
    std::iter::once(title).chain(grid.groups.iter().flat_map(group)).collect()
}

/// The finding, the measure, the chart as a table, and its source. Govspeak draws bars from a table of two columns.
fn chart(chart: &Chart) -> Vec<String> {
    if chart.table.for_readers().is_none() {
        return Vec::new();
    }
    let mut parts = vec![format!("**{}**", plain(&chart.finding)), plain(&chart.measure)];
    let drawn = match &chart.form {
        Form::Bars(bars) => {
            let rows =
                chart.table.rows.iter().map(|row| Some((row.cells.first()?, chart.table.cell(row, &bars.share)?)));
            let rows: Option<Vec<_>> = rows.collect();
            rows.filter(|rows| rows.iter().all(|(_, cell)| cell.share().is_some_and(|share| share.value.is_some())))
        }
        Form::Dots(_)
        | Form::Slope { .. }
        | Form::Lanes(_)
        | Form::Panels { .. }
        | Form::Strip { .. }
        | Form::Waterfall { .. }
        | Form::Other => None,
    };
    let drawn = drawn.map(|rows| {
        let lines = rows.into_iter().map(|(label, cell)| line([plain(label.words()), plain(cell.words())].into_iter()));
        let head = [
            line(["".to_owned(), "Per cent".to_owned()].into_iter()),
            line(["---", "---:"].map(str::to_owned).into_iter()),
        ];
        head.into_iter().chain(lines).chain(["{barchart}".to_owned()]).collect::<Vec<_>>().join("\n")
    });
    parts.extend(drawn);
    parts.extend(table(&chart.table, ""));
    parts.extend([&chart.source].into_iter().filter(|source| !source.is_empty()).map(|source| plain(source)));
    parts
}
