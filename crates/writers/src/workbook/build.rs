//! From a report to a workbook.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use assize_report::{Block, Cell, Column, Mark, Report, Row, RowKind, Section, Table, Tree, Weight, visible};
use assize_writer::Options;

use super::names::Names;
use super::number::{FormattedNumber, figure};
use super::parts::{Part, of_column, parts};
use super::{Book, Marked, Sheet, Value};
use crate::flat;
use crate::labels::{Labels, Translated};

/// The workbook of a report.
pub(super) fn book(report: &Report, options: &Options) -> Book {
    let labels = Labels::of(&report.language);
    let texts = Texts { translated: Translated::of(report), english: RefCell::default() };
    let mut names = Names::default();
    let mut cover = cover(report, options, &texts, names.name(labels.cover));
    let contents = names.name(labels.contents);
    let mut made = Making {
        labels,
        texts: &texts,
        names,
        tables: Vec::new(),
        titles: BTreeSet::new(),
        notes: Vec::new(),
        said: Vec::new(),
    };
    for section in &report.sections {
        made.section(section, "");
    }
    let Making { mut names, tables, notes, said, .. } = made;
    let mut listed = |title: &str, headings: [&str; 3], rows: Vec<[Value; 3]>| {
        let rows: Vec<Vec<Value>> = rows.into_iter().map(Vec::from).collect();
        (!rows.is_empty()).then(|| sheet(names.name(title), title, labels, headings.map(str::to_owned).into(), rows))
    };
    let in_words = [labels.section, labels.what, labels.text];
    let steps = report.derivations.iter().flat_map(|one| {
        let step = |(place, step)| [text(&one.figure), Value::Figure(FormattedNumber::count(place)), texts.said(step)];
        (1..).zip(one.steps.iter().map(String::as_str)).map(step)
    });
    let mut sheets: Vec<Sheet> =
        listed(labels.notes, [labels.notes, labels.sheet, labels.text], notes).into_iter().collect();
    sheets.extend(listed(labels.findings, in_words, said));
    sheets.extend(tables);
    sheets.extend(listed(labels.derivations, [labels.figure, labels.step, labels.text], steps.collect()));
    sheets.extend(flat::last(report).iter().filter_map(|section| {
        let rows = section.blocks.iter().flat_map(|block| said_in(block, labels, &texts));
        let mut above = String::new();
        let rows = rows.map(|[what, said]| {
            // Where one thing takes several lines, each says what it is.
            above = if what.shown().is_empty() { above.clone() } else { what.shown().to_owned() };
            [texts.said(&section.title), text(&above), said]
        });
        listed(&section.title, in_words, rows.collect())
    }));
    let rows = sheets.iter().map(|one| vec![Value::Link(one.name.clone()), text(&one.title)]);
    let rows: Vec<Vec<Value>> = rows.collect();
    let headings = [labels.sheet, labels.title].map(str::to_owned);
    let contents = (!rows.is_empty()).then(|| sheet(contents, labels.contents, labels, headings.into(), rows));
    cover.lines.extend(contents.iter().map(|contents| Value::Link(contents.name.clone())));
    let sheets = [cover].into_iter().chain(contents).chain(sheets).collect();
    let title = visible(&report.title).into_owned();
    Book { title, language: labels.language, sheets, english: texts.english.into_inner() }
}

/// Which texts are English in a workbook that is not.
struct Texts<'r> {
    translated: Translated<'r>,
    /// As shown.
    english: RefCell<BTreeSet<String>>,
}

impl Texts<'_> {
    /// A text of the report.
    fn said(&self, text: &str) -> Value {
        Value::Text(self.made(text, text))
    }

    /// What is made of a text of the report, as shown: it is in the language of that.
    fn made(&self, text: &str, of: &str) -> String {
        let shown = visible(text).into_owned();
        if self.translated.is_english(of) {
            self.english.borrow_mut().insert(shown.clone());
        }
        shown
    }
}

fn cover(report: &Report, options: &Options, texts: &Texts<'_>, name: String) -> Sheet {
    let labels = Labels::of(&report.language);
    let standing = labels.status(report).join(", ");
    let licences: BTreeSet<&str> = report.inspections.iter().filter_map(|one| one.licence.as_deref()).collect();
    let licences = licences.into_iter().map(|licence| text(&format!("{}: {licence}", labels.licence)));
    let contact = options.settings.get("contact").map(|contact| text(&format!("{}: {contact}", labels.contact)));
    let byline = Some(report.byline.as_str()).filter(|byline| !byline.is_empty());
    let said = report.notices.iter().chain(report.main_points.iter().map(|point| &point.text));
    let lines = byline.map(|byline| texts.said(byline)).into_iter().chain([text(&standing)]);
    let lines = lines.chain(said.map(|line| texts.said(line))).chain(licences).chain(contact).collect();
    Sheet { name, title: texts.made(&report.title, &report.title), lines, table: None }
}

/// A sheet with one table.
fn sheet(name: String, title: &str, labels: &Labels, headings: Vec<String>, rows: Vec<Vec<Value>>) -> Sheet {
    let table = Some(Marked { headings, rows });
    Sheet { name, title: title.to_owned(), lines: vec![text(labels.one_table)], table }
}

/// A text of the workbook's own.
fn text(said: &str) -> Value {
    Value::Text(visible(said).into_owned())
}

struct Making<'t> {
    labels: &'static Labels,
    texts: &'t Texts<'t>,
    names: Names,
    tables: Vec<Sheet>,
    /// Theirs, which tell them apart in the contents.
    titles: BTreeSet<String>,
    /// Number, sheet, text.
    notes: Vec<[Value; 3]>,
    /// Section, what, text.
    said: Vec<[Value; 3]>,
}

impl Making<'_> {
    fn section(&mut self, section: &Section, above: &str) {
        let path = match above {
            "" => section.title.clone(),
            above if above == section.title => section.title.clone(),
            above => format!("{above}: {}", section.title),
        };
        let shown = Value::Text(self.texts.made(&path, &section.title));
        for block in &section.blocks {
            match block {
                Block::Chart(chart) => {
                    let more = [&chart.finding, &chart.source].map(String::as_str);
                    if let Some(table) = chart.table.for_readers() {
                        self.table(&Table { title: chart.measure.clone(), ..table }, &path, &more);
                    }
                }
                Block::Table(table) => self.table(table, &path, &[]),
                Block::Grid(grid) => self.table(&flat::rows_of_boxes(grid, self.labels), &path, &[]),
                _ => {
                    let said = said_in(block, self.labels, self.texts).into_iter();
                    self.said.extend(said.map(|[what, said]| [shown.clone(), what, said]));
                }
            }
        }
        if section.blocks.is_empty() && section.sections.is_empty() {
            self.said.push([shown, text(self.labels.text), text(self.labels.none)]);
        }
        for inner in &section.sections {
            self.section(inner, &path);
        }
    }

    fn table(&mut self, table: &Table, path: &str, more: &[&str]) {
        let Some(table) = table.for_readers().filter(|table| table.rows.iter().any(|row| row.kind != RowKind::Group))
        else {
            return;
        };
        let name = self.names.name(&format!("{}_{}", self.labels.table, self.tables.len() + 1));
        let mut lines = vec![text(self.labels.one_table)];
        if path != table.title {
            lines.insert(0, text(path));
        }
        lines.extend(more.iter().filter(|line| !line.is_empty()).map(|line| self.texts.said(line)));
        if !table.notes.is_empty() {
            let mut numbers = Vec::new();
            for note in &table.notes {
                let number = format!("[{} {}]", self.labels.note, self.notes.len() + 1);
                self.notes.push([text(&number), Value::Link(name.clone()), self.texts.said(note)]);
                numbers.push(number);
            }
            lines.push(text(&format!("{} {}", self.labels.noted, numbers.join(", "))));
        }
        let marks: BTreeMap<&str, Mark> = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(Cell::marks)
            .map(|mark| (mark.text(), *mark))
            .collect();
        if !marks.is_empty() {
            let meanings = marks.iter().map(|(text, mark)| format!("{text} {}", self.labels.mark(*mark)));
            lines.push(text(&format!("{}: {}", self.labels.symbols, meanings.collect::<Vec<_>>().join("; "))));
        }
        let title = if table.title.is_empty() { path } else { &table.title };
        // Charts measure the same in many sections.
        let more = [title.to_owned(), format!("{title} ({path})")].into_iter();
        let mut titles = more.chain((2..).map(|number| format!("{title} ({path}, {number})")));
        let is_new = |title: &String| !self.titles.contains(&*visible(title));
        let title = self.texts.made(&titles.find(is_new).unwrap_or_default(), &table.title);
        self.titles.insert(title.clone());
        self.tables.push(Sheet { name, title, lines, table: Some(self.marked(&table)) });
    }

    /// Groups are a column, and so are the marks of numbers: no cell is merged, empty or more than one thing.
    fn marked(&self, table: &Table) -> Marked {
        let has_groups = table.rows.iter().any(|row| row.kind == RowKind::Group);
        let is_marked = |cell: &Cell, row: &Row| !cell.marks().is_empty() && !parts(cell, row).is_empty();
        let has_marks = table.rows.iter().any(|row| row.cells.iter().any(|cell| is_marked(cell, row)));
        let mut headings: Vec<String> = has_groups.then(|| self.labels.group.to_owned()).into_iter().collect();
        let of: Vec<Vec<Part>> = (0..table.columns.len()).map(|place| of_column(table, place)).collect();
        for (column, parts) in table.columns.iter().zip(&of) {
            let heading = heading(column, self.labels);
            headings.extend(parts.iter().map(|part| {
                let part = self.labels.part(*part).map(|part| format!(": {part}")).unwrap_or_default();
                self.texts.made(&format!("{heading}{part}"), &column.title)
            }));
        }
        headings.extend(has_marks.then(|| self.labels.symbols.to_owned()));
        let mut group = text(self.labels.no_group);
        let mut rows = Vec::new();
        for row in &table.rows {
            if row.kind == RowKind::Group {
                group = self.texts.said(row.cells.first().map_or("", Cell::words));
                continue;
            }
            let mut cells: Vec<Value> = has_groups.then(|| group.clone()).into_iter().collect();
            for (cell, wanted) in row.cells.iter().zip(&of) {
                cells.extend(self.split(cell, row, wanted));
            }
            if has_marks {
                let marked = table.columns.iter().zip(&row.cells).filter(|(_, cell)| is_marked(cell, row));
                let marks: Vec<String> = marked
                    .map(|(column, cell)| {
                        let marks: Vec<&str> = cell.marks().iter().map(|mark| mark.text()).collect();
                        format!("{}: {}", heading(column, self.labels), marks.join(" "))
                    })
                    .collect();
                cells
                    .push(text(if marks.is_empty() { self.labels.none.to_owned() } else { marks.join(", ") }.as_str()));
            }
            rows.push(cells);
        }
        Marked { headings: unique(headings), rows }
    }

    /// A cell as the columns of the sheet that its own is. Words, and why there is nothing, stand in each.
    fn split<'s>(&'s self, cell: &'s Cell, row: &Row, wanted: &'s [Part]) -> impl Iterator<Item = Value> + use<'s> {
        let shown = parts(cell, row);
        wanted.iter().map(move |part| {
            let one = shown.iter().find(|(of, _)| of == part || is_whole(cell, *part));
            match one {
                Some((_, figure)) => Value::Figure(figure.clone()),
                // A known share beside others with limits only, and the other way about.
                None if *part == Part::Value || shown.is_empty() => value(cell, self.labels, self.texts),
                None => text(self.labels.none),
            }
        })
    }
}

/// A count in a column of n of N is the whole.
fn is_whole(cell: &Cell, part: Part) -> bool {
    part == Part::Whole && matches!(cell, Cell::Count { .. })
}

/// A block in words: what each line is, and what it says.
fn said_in(block: &Block, labels: &Labels, texts: &Texts<'_>) -> Vec<[Value; 2]> {
    let line = |what: &str, said: &str| [text(what), texts.said(said)];
    match block {
        Block::Paragraph { text } => vec![line(labels.text, text)],
        Block::List { points } => points.iter().map(|point| line(labels.text, point)).collect(),
        Block::Remark { weight: Weight::Info, text } => vec![line(labels.remark, text)],
        Block::Remark { weight: Weight::Warning, text } => vec![line(labels.warning, text)],
        Block::Items { items } => {
            items.iter().map(|item| [texts.said(&item.name), value(&item.value, labels, texts)]).collect()
        }
        Block::KeyFigures { figures } => {
            let each = figures.iter().flat_map(|one| {
                let label = texts.said(&one.label);
                let note = (!one.note.is_empty()).then(|| [label.clone(), texts.said(&one.note)]);
                [[label, value(&one.figure, labels, texts)]].into_iter().chain(note)
            });
            each.collect()
        }
        Block::Tree { roots } => {
            let mut lines = Vec::new();
            roots.iter().for_each(|root| branch(root, labels, texts, &mut lines));
            lines
        }
        Block::Table(_) | Block::Grid(_) | Block::Chart(_) | Block::Commands { .. } | Block::Other => Vec::new(),
    }
}

fn branch(tree: &Tree, labels: &Labels, texts: &Texts<'_>, lines: &mut Vec<[Value; 2]>) {
    lines.push([text(labels.text), texts.said(&tree.text)]);
    lines.extend(tree.notes.iter().map(|note| [text(labels.remark), texts.said(note)]));
    tree.children.iter().for_each(|child| branch(child, labels, texts, lines));
}

/// A cell: a number where it shows one, else its text with its marks, else why there is none.
fn value(cell: &Cell, labels: &Labels, texts: &Texts<'_>) -> Value {
    if let Some(figure) = figure(cell) {
        return Value::Figure(figure);
    }
    let marks = cell.marks().iter().map(|mark| mark.text()).filter(|mark| !cell.words().contains(mark));
    let said: Vec<&str> = [cell.words()].into_iter().chain(marks).filter(|part| !part.is_empty()).collect();
    match (cell, said.is_empty()) {
        (Cell::Empty { reason }, _) if !reason.is_empty() => texts.said(reason),
        (_, true) => text(labels.none),
        (_, false) => Value::Text(texts.made(&said.join(" "), cell.words())),
    }
}

/// A column without a heading has its id as one; a unit that the heading does not say stands behind it.
fn heading(column: &Column, labels: &Labels) -> String {
    let title = flat::heading(column, labels);
    let unit = column
        .unit
        .as_deref()
        .map(|unit| labels.unit(unit))
        .filter(|unit| !title.to_lowercase().contains(&unit.to_lowercase()));
    let whole = unit.map_or_else(|| title.clone(), |unit| format!("{title} ({unit})"));
    visible(&whole).into_owned()
}

/// The same, with numbers behind those that stand there already; capitals make no difference to a spreadsheet.
fn unique(headings: Vec<String>) -> Vec<String> {
    let mut known = BTreeSet::new();
    let each = headings.into_iter().map(|heading| {
        let mut numbered = (2..).map(|number| format!("{heading} ({number})"));
        let mut one = heading.clone();
        while !known.insert(one.to_lowercase()) {
            one = numbered.next().unwrap_or_default();
        }
        one
    });
    each.collect()
}
