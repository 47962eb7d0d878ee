//! The report writer `earlier`.

use assize_report::{Block, Cell, Report, Section, Table, Tree};
use assize_writer::{About, Options, Refusal, Writer, Written, export_writer};

/// Lays a report out as plain text: every heading, paragraph and value on a line of its own.
#[derive(Default)]
pub struct Earlier;

impl Earlier {
    /// What the host reads before it calls anything.
    pub const ABOUT: About = About {
        name: "earlier",
        version: env!("CARGO_PKG_VERSION"),
        summary: "every heading and value on a line of its own",
    };
}

impl Writer for Earlier {
    fn about(&self) -> &About {
        &Self::ABOUT
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        if let Some(name) = options.settings.keys().next() {
            return Err(Refusal::new(format!("there is no setting `{name}`")));
        }
        let mut text = format!("{}\n", line(&report.title));
        for notice in &report.notices {
            text += &format!("! {}\n", line(notice));
        }
        for section in &report.sections {
            add_section(section, 1, &mut text);
        }
        Ok(Written::file("report.txt", text))
    }
}

export_writer!(Earlier);

fn add_section(section: &Section, depth: usize, text: &mut String) {
    *text += &format!("\n{} {}\n", "=".repeat(depth), line(&section.title));
    for block in &section.blocks {
        add_block(block, text);
    }
    for inner in &section.sections {
        add_section(inner, depth + 1, text);
    }
}

/// One block after the other. What a block holds is described in `vendor/assize-report/FORMAT.md`.
fn add_block(block: &Block, text: &mut String) {
    match block {
        Block::Paragraph { text: words } | Block::Remark { text: words, .. } => *text += &format!("{}\n", line(words)),
        Block::List { points } => points.iter().for_each(|point| *text += &format!("- {}\n", line(point))),
        Block::Items { items } => {
            items.iter().for_each(|item| *text += &format!("{}: {}\n", line(&item.name), cell(&item.value)));
        }
        Block::KeyFigures { figures } => {
            for one in figures {
                *text += &format!("{}: {} ({})\n", line(&one.label), cell(&one.figure), line(&one.note));
            }
        }
        Block::Table(table) => add_table(table, text),
        Block::Chart(chart) => {
            *text += &format!("{}\n", line(&chart.finding));
            add_table(&chart.table, text);
        }
        Block::Grid(grid) => {
            for (label, rating) in grid.groups.iter().flat_map(|group| &group.boxes) {
                *text += &format!("{}: {}\n", line(label), line(&rating.text));
            }
        }
        Block::Tree { roots } => roots.iter().for_each(|root| add_tree(root, 0, text)),
        // A block of a later version of the document.
        Block::Other => {}
    }
}

fn add_table(table: &Table, text: &mut String) {
    // Some columns are for scripts alone.
    let Some(table) = table.for_readers() else { return };
    *text += &format!("{}\n", line(&table.title));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        *text += &format!("{}\n", cells.join("\t"));
    }
    table.notes.iter().for_each(|note| *text += &format!("{}\n", line(note)));
}

fn add_tree(tree: &Tree, depth: usize, text: &mut String) {
    *text += &format!("{}{}\n", "  ".repeat(depth), line(&tree.text));
    tree.notes.iter().for_each(|note| *text += &format!("{}({})\n", "  ".repeat(depth + 1), line(note)));
    tree.children.iter().for_each(|child| add_tree(child, depth + 1, text));
}

/// A cell with its marks: a reader must see that a figure is suppressed, or stands after a break.
fn cell(cell: &Cell) -> String {
    let marks: String = cell.marks().iter().map(|mark| format!(" {}", mark.text())).collect();
    format!("{}{marks}", line(cell.words()))
}

/// A text on one line, without characters that act: that move a cursor, or turn the direction of what follows.
fn line(text: &str) -> String {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|letter| if letter.is_control() || turns(letter) { ' ' } else { letter }).collect()
}
