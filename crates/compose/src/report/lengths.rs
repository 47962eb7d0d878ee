//! How long a report is. What does not fit into its screens goes to the annexes, the largest first; chapters with nothing in them go altogether.

use assize_report::{ANNEXES, Block, Chart, Form, Section, Table};

/// A screen, and the head of a page with its main points and the list of annexes at its end, in pixels at 1280 by 900.
const SCREEN: usize = 900;
const HEAD: usize = 620;
/// Characters in a line of running text, and in a whole row of a table.
const LINE: usize = 84;
const ROW: usize = 118;

/// The chapters, at most `screens` screens long as far as that can be told here, and after them the annexes as a chapter of their own.
pub(super) fn within(screens: usize, chapters: Vec<Section>, annexes: Vec<Section>) -> Vec<Section> {
    let mut chapters: Vec<Section> = chapters.into_iter().filter_map(filled).collect();
    open_with_a_picture(&mut chapters);
    chapters = chapters.into_iter().filter_map(filled).collect();
    let mut moved: Vec<Section> = Vec::new();
    let mut parts = by_size(&chapters);
    let room = (screens * SCREEN).saturating_sub(HEAD);
    let mut all: usize = chapters.iter().map(|section| height(section, 0)).sum();
    while all > room {
        let Some(part) = parts.pop() else { break };
        let chapter = &mut chapters[part.chapter];
        let section = take(chapter, &part);
        all -= part.height;
        all += tell(chapter, &section.title);
        moved.push(named_by(chapter, section));
        let is_behind =
            |other: &&mut Part| (other.chapter, other.kind) == (part.chapter, part.kind) && other.place > part.place;
        parts.iter_mut().filter(is_behind).for_each(|other| other.place -= 1);
    }
    let annexes: Vec<Section> = moved.into_iter().chain(annexes).filter_map(filled).collect();
    if !annexes.is_empty() {
        chapters.push(Section::new(ANNEXES, "Annexes").sections(annexes));
    }
    chapters
}

/// Where the first chapter has no picture, that of another opens it, behind its tile.
fn open_with_a_picture(chapters: &mut [Section]) {
    let is_picture = |block: &Block| matches!(block, Block::Chart(_) | Block::Grid(_));
    let [first, rest @ ..] = chapters else { return };
    if first.blocks.iter().any(is_picture) {
        return;
    }
    if let Some(next) = rest.iter_mut().find(|next| next.blocks.first().is_some_and(is_picture)) {
        let place = first.blocks.iter().take_while(|block| matches!(block, Block::KeyFigures { .. })).count();
        first.blocks.insert(place, next.blocks.remove(0));
    }
}

/// The same without sections in which there is nothing.
fn filled(section: Section) -> Option<Section> {
    let sections: Vec<Section> = section.sections.into_iter().filter_map(filled).collect();
    (!section.blocks.is_empty() || !sections.is_empty()).then_some(Section { sections, ..section })
}

/// A part that can stand elsewhere: a section or a block of a chapter.
struct Part {
    chapter: usize,
    kind: Kind,
    /// Among those of its kind.
    place: usize,
    height: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Section,
    Block,
}

/// The sections, tables and long lists of the chapters by size, the largest last; charts before all of these, and never the first of the
/// report.
fn by_size(chapters: &[Section]) -> Vec<Part> {
    let mut first = true;
    let (mut charts, mut parts) = (Vec::new(), Vec::new());
    for (at, chapter) in chapters.iter().enumerate() {
        for (place, block) in chapter.blocks.iter().enumerate() {
            let part = |height| Part { chapter: at, kind: Kind::Block, place, height };
            match block {
                Block::Table(table) if table.columns_for_readers().is_some() => parts.push(part(of_block(block))),
                Block::Chart(_) if std::mem::take(&mut first) => {}
                Block::Chart(_) => charts.push(part(of_block(block))),
                Block::List { .. } => parts.extend(Some(part(of_block(block))).filter(|one| one.height > SCREEN / 2)),
                Block::Table(_)
                | Block::Paragraph { .. }
                | Block::Items { .. }
                | Block::Tree { .. }
                | Block::Remark { .. }
                | Block::Commands { .. }
                | Block::KeyFigures { .. }
                | Block::Grid(_)
                | Block::Other => {}
            }
        }
        let section = |(place, section)| Part { chapter: at, kind: Kind::Section, place, height: height(section, 1) };
        parts.extend(chapter.sections.iter().enumerate().map(section));
    }
    charts.sort_by_key(|part| part.height);
    parts.sort_by_key(|part| part.height);
    charts.into_iter().chain(parts).collect()
}

/// Takes a part out of its chapter, as a section.
fn take(chapter: &mut Section, part: &Part) -> Section {
    if part.kind == Kind::Section {
        return chapter.sections.remove(part.place);
    }
    let block = chapter.blocks.remove(part.place);
    let (id, title) = match &block {
        Block::Table(table) => (table.id.as_str(), table.title.as_str()),
        Block::Chart(chart) => (chart.id.as_str(), ""),
        _ => ("list", ""),
    };
    let title = if title.is_empty() { &chapter.title } else { title };
    Section::new(format!("{}-{id}-annex", chapter.id), title).block(block)
}

/// A section with its chapter's title in its own.
fn named_by(chapter: &Section, section: Section) -> Section {
    match section.title.starts_with(&chapter.title) {
        true => section,
        false => Section { title: format!("{}: {}", chapter.title, section.title), ..section },
    }
}

/// What a chapter says of what stands elsewhere.
const ELSEWHERE: &str = "In the annexes: ";

/// Says in a chapter that something of this title stands elsewhere; how much higher that makes it.
fn tell(chapter: &mut Section, title: &str) -> usize {
    let is_said = |block: &&mut Block| matches!(block, Block::Paragraph { text } if text.starts_with(ELSEWHERE));
    let Some(block) = chapter.blocks.iter_mut().find(is_said) else {
        let said = Block::paragraph(format!("{ELSEWHERE}{title}."));
        let height = of_block(&said);
        chapter.blocks.push(said);
        return height;
    };
    let before = of_block(block);
    match block {
        Block::Paragraph { text } if !text.ends_with(MORE) => {
            text.truncate(text.len() - 1);
            match text.len() + 1 > 2 * LINE {
                true => text.push_str(MORE),
                false => *text += &format!("; {title}."),
            }
        }
        _ => {}
    }
    of_block(block) - before
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
        Block::Commands { .. } | Block::Other => 0,
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
    use assize_report::{Block, Cell, Column, Grid, Section, Table};

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
    fn the_first_chapter_has_the_first_picture() {
        let boxes = || Block::Grid(Grid { id: "grid".to_owned(), title: "Boxes".to_owned(), groups: Vec::new() });
        let chapters = || {
            let tile = Block::KeyFigures { figures: Vec::new() };
            vec![
                Section::new("a", "Tile").block(tile).block(Block::paragraph("Words.")),
                Section::new("b", "Words first").block(Block::paragraph("Words.")).block(boxes()),
                Section::new("c", "Boxes").block(boxes()),
            ]
        };
        let all = within(9, chapters(), Vec::new());
        assert_eq!(titles(&all), ["Tile", "Words first"]);
        assert_eq!(all[0].blocks[1], boxes());
        let without_tile = within(9, chapters().split_off(1), Vec::new());
        assert_eq!(titles(&without_tile), ["Words first", "Boxes"]);
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
