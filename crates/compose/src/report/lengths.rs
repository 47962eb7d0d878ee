//! How long a report is. What does not fit into its screens goes to the annexes, the largest first; chapters with nothing in them go altogether.

use assize_report::{Block, Chart, Form, Section, Table};

use super::{chapter, paragraph};

/// A screen, and the head of a page with its main points and the list of annexes at its end, in pixels at 1280 by 900.
const SCREEN: usize = 900;
const HEAD: usize = 620;
/// Characters in a line of running text, and in a whole row of a table.
const LINE: usize = 84;
const ROW: usize = 118;

/// The chapters, no longer than so many screens as far as that can be told here, and behind them the annexes as a chapter of their own.
pub(super) fn within(screens: usize, chapters: Vec<Section>, annexes: Vec<Section>) -> Vec<Section> {
    let mut chapters: Vec<Section> = chapters.into_iter().filter_map(filled).collect();
    let mut moved: Vec<Section> = Vec::new();
    let room = (screens * SCREEN).saturating_sub(HEAD);
    let mut all: usize = chapters.iter().map(|section| height(section, 0)).sum();
    while all > room {
        let Some(part) = largest(&chapters) else { break };
        let (Part::Section(at, _) | Part::Block(at, _)) = part;
        all -= height(&chapters[at], 0);
        moved.push(take(&mut chapters, part));
        if let Some(left) = filled(chapters.remove(at)) {
            all += height(&left, 0);
            chapters.insert(at, left);
        }
    }
    let annexes: Vec<Section> = moved.into_iter().chain(annexes).filter_map(filled).collect();
    if !annexes.is_empty() {
        chapters.push(chapter(ANNEXES, "Annexes", Vec::new(), annexes));
    }
    chapters
}

/// The id by which a writer knows what may stand in a file of its own.
const ANNEXES: &str = "annexes";

/// The same without sections in which there is nothing.
fn filled(section: Section) -> Option<Section> {
    let sections: Vec<Section> = section.sections.into_iter().filter_map(filled).collect();
    (!section.blocks.is_empty() || !sections.is_empty()).then_some(Section { sections, ..section })
}

/// A part that can stand elsewhere: a chapter, and a section or a block of it.
#[derive(Clone, Copy)]
enum Part {
    Section(usize, usize),
    Block(usize, usize),
}

/// The largest section or table of any chapter; charts only where there is nothing else, and never the first of the report.
fn largest(chapters: &[Section]) -> Option<Part> {
    let mut first = true;
    let mut parts: Vec<((bool, usize), Part)> = Vec::new();
    for (at, chapter) in chapters.iter().enumerate() {
        for (place, block) in chapter.blocks.iter().enumerate() {
            let part = Part::Block(at, place);
            match block {
                Block::Table(table) if table.columns_for_readers().is_some() => {
                    parts.push(((true, of_block(block)), part));
                }
                Block::Chart(_) => {
                    if !std::mem::take(&mut first) {
                        parts.push(((false, of_block(block)), part));
                    }
                }
                Block::List { .. } if of_block(block) > SCREEN / 2 => parts.push(((true, of_block(block)), part)),
                Block::List { .. }
                | Block::Table(_)
                | Block::Paragraph { .. }
                | Block::Items { .. }
                | Block::Tree { .. }
                | Block::Remark { .. }
                | Block::KeyFigures { .. }
                | Block::Grid(_)
                | Block::Other => {}
            }
        }
        let sections = chapter.sections.iter().enumerate();
        parts.extend(sections.map(|(place, section)| ((true, height(section, 1)), Part::Section(at, place))));
    }
    parts.into_iter().max_by_key(|(size, _)| *size).map(|(_, part)| part)
}

/// Takes a part out of its chapter, which says where it is.
fn take(chapters: &mut [Section], part: Part) -> Section {
    let (Part::Section(at, place) | Part::Block(at, place)) = part;
    let chapter = &mut chapters[at];
    let moved = match part {
        Part::Section(..) => chapter.sections.remove(place),
        Part::Block(..) => {
            let block = chapter.blocks.remove(place);
            let (id, title) = match &block {
                Block::Table(table) => (table.id.as_str(), table.title.as_str()),
                Block::Chart(chart) => (chart.id.as_str(), ""),
                _ => ("list", ""),
            };
            let title = if title.is_empty() { &chapter.title } else { title };
            Section::new(format!("{}-{id}-annex", chapter.id), title).block(block)
        }
    };
    tell(chapter, &moved.title);
    let is_told = moved.title.starts_with(&chapter.title);
    let title = if is_told { moved.title } else { format!("{}: {}", chapter.title, moved.title) };
    Section { title, ..moved }
}

/// What a chapter says of what stands elsewhere.
const ELSEWHERE: &str = "In the annexes: ";

fn tell(chapter: &mut Section, title: &str) {
    let said = chapter.blocks.iter_mut().find_map(|block| match block {
        Block::Paragraph { text } if text.starts_with(ELSEWHERE) => Some(text),
        _ => None,
    });
    match said {
        Some(text) if text.ends_with(MORE) => {}
        Some(text) if text.len() > 2 * LINE => {
            text.truncate(text.len() - 1);
            text.push_str(MORE);
        }
        Some(text) => {
            text.truncate(text.len() - 1);
            text.push_str("; ");
            text.push_str(title);
            text.push('.');
        }
        None => chapter.blocks.push(paragraph(format!("{ELSEWHERE}{title}."))),
    }
}

const MORE: &str = "; and more.";

/// About how high a section is on a page of 1280 pixels, with its heading.
fn height(section: &Section, depth: usize) -> usize {
    let heading = [114, 74, 58][depth.min(2)];
    let blocks: usize = section.blocks.iter().map(of_block).sum();
    heading + blocks + section.sections.iter().map(|inner| height(inner, depth + 1)).sum::<usize>()
}

fn lines(text: &str) -> usize {
    text.chars().count().div_ceil(LINE).max(1)
}

fn of_block(block: &Block) -> usize {
    match block {
        Block::Paragraph { text } => 24 * lines(text) + 16,
        Block::Items { items } => items.iter().map(|item| 24 * lines(item.value.words()) + 17).sum::<usize>() + 16,
        Block::Table(table) => of_table(table),
        Block::Tree { roots } => 30 * roots.iter().map(branches).sum::<usize>(),
        Block::List { points } => 24 * points.iter().map(|point| lines(point)).sum::<usize>() + 16,
        Block::Remark { text, .. } => 24 * lines(text) + 36,
        Block::KeyFigures { .. } => 150,
        Block::Grid(grid) => {
            50 + grid.groups.iter().map(|group| 45 + 86 * group.boxes.len().div_ceil(4)).sum::<usize>()
        }
        Block::Chart(chart) => of_chart(chart),
        Block::Other => 0,
    }
}

fn branches(tree: &assize_report::Tree) -> usize {
    1 + tree.notes.len() + tree.children.iter().map(branches).sum::<usize>()
}

fn of_table(table: &Table) -> usize {
    let Some(shown) = table.columns_for_readers() else { return 0 };
    let columns = shown.len().max(1);
    let row = |row: &assize_report::Row| {
        let cells = shown.iter().filter_map(|place| row.cells.get(*place)).map(|cell| cell.words().chars().count());
        let (all, longest) = cells.fold((0, 0), |(all, longest), length| (all + length, longest.max(length)));
        let share = (longest * columns).div_ceil(2 * ROW);
        15 + 21 * all.div_ceil(ROW).max(share).max(1)
    };
    let notes: usize = table.notes.iter().map(|note| 20 * lines(note) + 6).sum();
    90 + table.rows.iter().map(row).sum::<usize>() + notes
}

/// The drawing, and about it what it shows, how to read it, its source.
fn of_chart(chart: &Chart) -> usize {
    let rows = chart.table.rows.len();
    let drawing = match &chart.form {
        Form::Bars(bars) => 38 * rows + if bars.edges.is_empty() { 40 } else { 110 },
        Form::Dots(_) => 52 * rows + 80,
        Form::Slope { .. } => 380,
        Form::Lanes(lanes) => {
            let mut bodies: Vec<&str> = Vec::new();
            for row in &chart.table.rows {
                let body = chart.table.cell(row, &lanes.lane).map(assize_report::Cell::words).unwrap_or_default();
                if !bodies.contains(&body) {
                    bodies.push(body);
                }
            }
            if bodies.len() > 8 { 55 * bodies.len() + 40 } else { 125 * bodies.len() + 40 }
        }
        Form::Panels { columns, .. } => (30 * rows + 100) * columns.len().div_ceil(3),
        Form::Strip { columns } => rows * if columns.len() > 4 { 130 } else { 50 } + 60,
        Form::Waterfall { steps } => 38 * steps.len() + 40,
        Form::Other => 0,
    };
    drawing + 26 * lines(&chart.finding) + 24 * lines(&chart.reading) + 150
}

#[cfg(test)]
mod tests {
    use assize_report::{Block, Cell, Column, Section, Table};

    use super::{HEAD, SCREEN, height, within};

    fn table(id: &str, rows: usize) -> Block {
        let mut table = Table::new(id, id).column(Column::text("title", ""));
        (0..rows).for_each(|_| table.row(vec![Cell::text("words")]));
        Block::Table(table)
    }

    fn titles(sections: &[Section]) -> Vec<&str> {
        sections.iter().map(|section| section.title.as_str()).collect()
    }

    #[test]
    fn the_largest_goes_to_the_annexes_and_empty_chapters_go() {
        let chapters = || {
            vec![
                Section::new("a", "First").block(Block::paragraph("Words.")).block(table("small", 4)),
                Section::new("b", "Nothing").sections([Section::new("c", "In it")]),
                Section::new("d", "Second").block(table("large", 90)).block(table("middling", 20)),
            ]
        };
        let all = within(9, chapters(), Vec::new());
        assert_eq!(titles(&all), ["First", "Second"]);
        let some = within(3, chapters(), vec![Section::new("e", "Method").block(Block::paragraph("Words."))]);
        assert_eq!(titles(&some), ["First", "Second", "Annexes"]);
        assert_eq!(titles(&some[2].sections), ["Second: large", "Method"]);
        assert_eq!(some[1].blocks[1], Block::paragraph("In the annexes: large."));
        let left: usize = some[..2].iter().map(|section| height(section, 0)).sum();
        assert!(left <= 3 * SCREEN - HEAD, "{left}");
    }
}
