//! Whether the cells of each table stand in their row, under their heading, with their marks and nothing else.

use assize_report::{Block, Cell, Column, Grid, KeyFigure, Report, Row, RowKind, Section, Table};

use super::read::{CELL, ROW, TABLE, squeezed, stands_as_numbers};

const MARKS: [&str; 5] = ["[c]", "[z]", "[x]", "[u]", "[b]"];

/// How a format shows numbers.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// As numbers, in cells of their own: 58% may be 0.58, and its marks stand beside it in the row.
    pub(super) holds_numbers: bool,
    /// A part alone, by design: what is left out is not a fault here.
    pub(super) is_part: bool,
}

/// The first row that is not as the document has it.
pub(super) fn astray(report: &Report, text: &str, shape: Shape) -> Option<String> {
    let sheets: Vec<Sheet> = text.split(TABLE).map(Sheet::read).filter(|sheet| !sheet.0.is_empty()).collect();
    let line = squeezed(text);
    report.sections.iter().find_map(|section| {
        section_astray(section, &|table, is_drawn| {
            let table = table.for_readers()?;
            match sheets.iter().find(|sheet| table.rows.iter().any(|row| sheet.row(row).is_some())) {
                Some(sheet) => {
                    if let Some(turned) = sheet.turned(&table).filter(|_| !shape.holds_numbers) {
                        return Some(turned);
                    }
                    let mut last = 0;
                    table.rows.iter().find_map(|row| {
                        let (which, at) = sheet.row(row)?;
                        if which < std::mem::replace(&mut last, which) {
                            return Some(format!(
                                "the row \"{}\" comes before one that it should follow",
                                row.cells[key(row)?].words()
                            ));
                        }
                        let times = || sheets.iter().map(|sheet| sheet.times(row)).sum::<usize>();
                        if row.kind != RowKind::Group && has_titles(&table) && times() > 1 {
                            return Some(format!("the row \"{}\" is there twice", row.cells[key(row)?].words()));
                        }
                        if row.kind == RowKind::Group { None } else { sheet.astray(&table, row, which, at, shape) }
                    })
                }
                // Where they are taken apart, one that has none of its rows shows it otherwise, or not at all.
                None if shape.holds_numbers || shape.is_part => None,
                None => in_line(&table, &line, is_drawn),
            }
        })
    })
}

fn section_astray(section: &Section, table: &dyn Fn(&Table, bool) -> Option<String>) -> Option<String> {
    let own = section.blocks.iter().find_map(|block| match block {
        Block::Table(one) => table(one, false),
        Block::Chart(chart) => table(&chart.table, true),
        Block::Grid(grid) => table(&of_grid(grid), false),
        Block::KeyFigures { figures } => table(&of_figures(figures), false),
        _ => None,
    });
    own.or_else(|| section.sections.iter().find_map(|inner| section_astray(inner, table)))
}

/// A grid as rows: each standard with its rating.
fn of_grid(grid: &Grid) -> Table {
    let mut table = Table::new("grid", "").columns([Column::text("title", ""), Column::rating("rating", "")]);
    let boxes = grid.groups.iter().flat_map(|group| &group.boxes);
    boxes.for_each(|(label, rated)| table.row(vec![Cell::text(label), rated.clone().into()]));
    table
}

/// Key figures as rows: each beside its label. Its note may stand elsewhere.
fn of_figures(figures: &[KeyFigure]) -> Table {
    let columns = [Column::text("title", ""), Column::share("figure", "")];
    let mut table = Table::new("key-figures", "").columns(columns);
    figures.iter().for_each(|one| table.row(vec![Cell::text(&one.label), one.figure.clone()]));
    table
}

/// A table of the file: rows of cells, without white space.
struct Sheet(Vec<Vec<String>>);

impl Sheet {
    fn read(text: &str) -> Self {
        let rows = text.split(ROW).skip(1);
        Self(rows.map(|row| row.split(CELL).skip(1).map(squeezed).collect()).collect())
    }

    /// Which row of the file this one is, by its first words, and the place of these.
    fn row(&self, row: &Row) -> Option<(usize, usize)> {
        let key = key(row)?;
        let key = squeezed(row.cells[key].words());
        let place = |fields: &Vec<String>| fields.iter().position(|field| field.contains(&key));
        self.0.iter().enumerate().find_map(|(which, fields)| Some((which, place(fields)?)))
    }

    /// How many rows of the file begin as this one does.
    fn times(&self, row: &Row) -> usize {
        let Some(key) = key(row) else { return 0 };
        let key = squeezed(row.cells[key].words());
        self.0.iter().filter(|fields| fields.iter().any(|field| field.contains(&key))).count()
    }

    /// A heading that stands before one that it follows.
    fn turned(&self, table: &Table) -> Option<String> {
        let titles = || table.columns.iter().map(|column| &column.title).filter(|title| !title.is_empty());
        let place = |title: &String| {
            let title = squeezed(title);
            self.0.iter().find_map(|fields| fields.iter().position(|field| field.contains(&title)))
        };
        let found: Vec<(&String, usize)> = titles().filter_map(|title| Some((title, place(title)?))).collect();
        let pair = found.windows(2).find(|pair| pair[0].1 > pair[1].1)?;
        Some(format!("the column \"{}\" comes before \"{}\", which it should follow", pair[1].0, pair[0].0))
    }

    fn astray(&self, table: &Table, row: &Row, which: usize, at: usize, shape: Shape) -> Option<String> {
        let fields = &self.0[which];
        // Which columns of the file have this heading, or the column's id, as a file for programs has it.
        let places = |column: &Column| {
            let title = squeezed(&column.title);
            let with_text = format!("{}_text", column.id);
            let is = |field: &String| {
                !title.is_empty() && field.contains(&title) || *field == column.id || *field == with_text
            };
            let headings = self.0.iter().find(|fields| fields.iter().any(is));
            headings
                .map(|fields| (0..fields.len()).filter(|place| is(&fields[*place])).collect::<Vec<_>>())
                .unwrap_or_default()
        };
        let has_headings = table.columns.iter().any(|column| !places(column).is_empty());
        let first = key(row)?;
        row.cells.iter().zip(&table.columns).enumerate().find_map(|(place, (cell, column))| {
            let mut found = places(column);
            match table.columns.iter().all(|column| column.title.is_empty()) {
                true => found = (0..fields.len()).collect(),
                false if has_headings => {}
                false => found.extend((at + place).checked_sub(first)),
            }
            let mut held: Vec<&str> = found.iter().map(|place| fields.get(*place).map_or("", String::as_str)).collect();
            // A label may stand over what it is of.
            if !has_titles(table) {
                held.extend(self.0.get(which + 1).into_iter().flatten().map(String::as_str));
            }
            if held.is_empty() || holds(cell, &held, fields, shape) {
                return None;
            }
            let words = if cell.words().is_empty() { "nothing" } else { cell.words() };
            let (title, row) = (&column.title, row.cells[first].words());
            if title.is_empty() {
                return Some(format!("beside or below \"{row}\" is \"{}\", and not {words}", held.join("\", \"")));
            }
            Some(format!("under \"{title}\" of \"{row}\" is \"{}\", and not {words}", held.join("\", \"")))
        })
    }
}

/// A list of figures has none.
fn has_titles(table: &Table) -> bool {
    table.columns.iter().any(|column| !column.title.is_empty())
}

/// The place of the first words of a row.
fn key(row: &Row) -> Option<usize> {
    row.cells.iter().position(|cell| matches!(cell, Cell::Text { text } if text.contains("word")))
}

/// Whether one of the fields of a row says what the cell says; of an empty one, none says anything else.
fn holds(cell: &Cell, held: &[&str], row: &[String], shape: Shape) -> bool {
    let words = squeezed(cell.words());
    if let (Cell::Empty { .. } | Cell::Other, _) | (_, "") = (cell, words.as_str()) {
        let reason = if let Cell::Empty { reason } = cell { squeezed(reason) } else { String::new() };
        let rest = |field: &str| MARKS.iter().fold(field.replace(&reason, ""), |field, mark| field.replace(mark, ""));
        // A workbook has a word for what is none; no figure is one.
        let is_more = |one: char| if reason.is_empty() { one.is_numeric() } else { one.is_alphanumeric() };
        return held.iter().all(|field| !rest(field).contains(is_more));
    }
    if shape.is_part && held.iter().all(|field| field.is_empty()) {
        return true;
    }
    let marks: Vec<&str> = cell.marks().iter().map(|mark| mark.text()).collect();
    let known = serde_json::to_string(cell).expect("a cell always serialises");
    let known: Vec<&str> = digits(&known).collect();
    let is_apart = shape.holds_numbers && stands_apart(cell.words(), held);
    held.iter().any(|field| {
        let is_said =
            is_apart || field.contains(&words) || shape.holds_numbers && stands_as_numbers(cell.words(), field);
        let is_marked =
            |mark: &str| field.contains(mark) || shape.holds_numbers && row.iter().any(|one| one.contains(mark));
        let is_foreign = |mark: &&str| field.contains(*mark) && !marks.contains(mark) && !words.contains(*mark);
        let is_more = !shape.holds_numbers && digits(field).any(|number| !known.contains(&number));
        is_said && marks.iter().all(|mark| is_marked(mark)) && !MARKS.iter().any(is_foreign) && !is_more
    })
}

/// Whether several numbers of a text stand in a field each, in their order: from the lowest to the highest, n and N.
fn stands_apart(text: &str, held: &[&str]) -> bool {
    let numbers: Vec<&str> =
        text.split(|letter: char| !letter.is_ascii_digit() && letter != '.').filter(|part| !part.is_empty()).collect();
    let mut fields = held.iter();
    numbers.len() > 1 && numbers.iter().all(|number| fields.any(|field| stands_as_numbers(number, field)))
}

fn digits(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty())
}

/// The same of a text whose tables are not taken apart: the cells follow each other, each with its marks. Ratings that are drawn may be drawn.
fn in_line(table: &Table, line: &str, is_drawn: bool) -> Option<String> {
    let titles: Vec<String> = table.columns.iter().map(|column| squeezed(&column.title)).collect();
    let places = titles.iter().filter(|title| !title.is_empty()).filter_map(|title| line.find(title.as_str()));
    if !places.is_sorted() {
        return Some(format!("the headings of \"{}\" are in another order", table.title));
    }
    if let Some(twice) = table
        .rows
        .iter()
        .filter_map(|row| Some(row.cells[key(row)?].words()))
        .find(|words| line.matches(&squeezed(words)).count() > 1)
    {
        return Some(format!("the row \"{twice}\" is there twice"));
    }
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut marks: Vec<&str> = Vec::new();
    let mut none = None;
    let (mut from, mut last) = (0, "");
    for cell in cells {
        if let Cell::Empty { reason } = cell {
            none = Some(reason);
        }
        if cell.words().is_empty() || is_drawn && matches!(cell, Cell::Rating(_)) {
            continue;
        }
        let words = squeezed(cell.words());
        let Some(at) = line[from..].find(&words) else {
            return Some(format!("\"{}\" does not follow \"{last}\"", cell.words()));
        };
        if let Some(mark) = marks.into_iter().find(|mark| !line[from..from + at].contains(mark)) {
            return Some(format!("{mark} is not beside \"{last}\""));
        }
        if let Some(reason) = none.take().filter(|_| line[from..from + at].contains('%')) {
            return Some(format!(
                "a figure is between \"{last}\" and \"{}\", where there is none: {reason}",
                cell.words()
            ));
        }
        from += at + words.len();
        last = cell.words();
        // One that is its own mark needs no second.
        marks = cell.marks().iter().map(|mark| mark.text()).filter(|mark| !words.contains(mark)).collect();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::stands_apart;

    #[test]
    fn numbers_of_one_text_may_have_cells_of_their_own_in_their_order() {
        for (text, held, expect) in [
            ("30% to 50%", &["0.3", "0.5"][..], true),
            ("59 of 115", &["59", "115"], true),
            ("29% (32 of 110)", &["0.2909", "32", "110"], true),
            ("32 (29%)", &["32", "0.29"], true),
            ("30% to 50%", &["0.5", "0.3"], false),
            ("30% to 50%", &["0.3"], false),
            ("30%", &["0.3", "0.5"], false),
        ] {
            assert_eq!(stands_apart(text, held), expect, "{text}: {held:?}");
        }
    }
}
