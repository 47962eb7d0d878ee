//! Every text of a report that a reader sees.

use assize_report::chart::Form;
use assize_report::{Block, Cell, Chart, Grid, Rated, Report, Section, Table, Tree};

use super::known::Place;

type Each<'e> = &'e mut dyn FnMut(Place, &mut String);

/// The half for readers; scripts read the words that they know.
pub(super) fn texts(report: &mut Report, each: Each<'_>) {
    each(Place::Title, &mut report.title);
    each(Place::Elsewhere, &mut report.byline);
    report.main_points.iter_mut().for_each(|point| each(Place::Elsewhere, &mut point.text));
    report.notices.iter_mut().for_each(|text| each(Place::Elsewhere, text));
    report.sections.iter_mut().for_each(|section| of_section(section, each));
    for term in &mut report.glossary {
        each(Place::Term, &mut term.term);
        each(Place::Elsewhere, &mut term.meaning);
    }
    report.derivations.iter_mut().flat_map(|one| &mut one.steps).for_each(|text| each(Place::Elsewhere, text));
}

fn of_section(section: &mut Section, each: Each<'_>) {
    each(Place::Title, &mut section.title);
    section.blocks.iter_mut().for_each(|block| of_block(block, each));
    section.sections.iter_mut().for_each(|section| of_section(section, each));
}

fn of_block(block: &mut Block, each: Each<'_>) {
    match block {
        Block::Paragraph { text } | Block::Remark { text, .. } => each(Place::Elsewhere, text),
        Block::Items { items } => {
            for item in items {
                each(Place::Item, &mut item.name);
                of_cell(&mut item.value, each);
            }
        }
        Block::Table(table) => of_table(table, each),
        Block::Tree { roots } => roots.iter_mut().for_each(|root| of_tree(root, each)),
        Block::List { points } | Block::Commands { sentences: points } => {
            points.iter_mut().for_each(|text| each(Place::Elsewhere, text))
        }
        Block::KeyFigures { figures } => {
            for one in figures {
                each(Place::Elsewhere, &mut one.label);
                each(Place::Elsewhere, &mut one.note);
                of_cell(&mut one.figure, each);
            }
        }
        Block::Grid(grid) => of_grid(grid, each),
        Block::Chart(chart) => of_chart(chart, each),
        Block::Other => {}
    }
}

fn of_table(table: &mut Table, each: Each<'_>) {
    each(Place::Title, &mut table.title);
    table.columns.iter_mut().for_each(|column| each(Place::Column, &mut column.title));
    table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| of_cell(cell, each));
    table.notes.iter_mut().for_each(|text| each(Place::Elsewhere, text));
}

fn of_cell(cell: &mut Cell, each: Each<'_>) {
    match cell {
        Cell::Text { text } => each(Place::Elsewhere, text.to_mut()),
        Cell::Refs(refs) => each(Place::Elsewhere, &mut refs.text),
        Cell::Rating(rated) => of_rating(rated, each),
        Cell::Points(points) => each(Place::Numbers, &mut points.text),
        Cell::Number(number) => each(Place::Numbers, &mut number.text),
        Cell::Share(share) if share.value.is_none() && share.marks.is_empty() => each(Place::Numbers, &mut share.text),
        Cell::Share(_) | Cell::Count { .. } | Cell::Other => {}
        Cell::Empty { .. } => {}
    }
}

fn of_rating(rated: &mut Rated, each: Each<'_>) {
    let place = match rated.welsh.take() {
        Some(welsh) => {
            rated.text = welsh;
            Place::InWelsh
        }
        None => Place::Elsewhere,
    };
    each(place, &mut rated.text);
}

fn of_tree(tree: &mut Tree, each: Each<'_>) {
    each(Place::Elsewhere, &mut tree.text);
    tree.notes.iter_mut().for_each(|text| each(Place::Elsewhere, text));
    tree.children.iter_mut().for_each(|child| of_tree(child, each));
}

fn of_grid(grid: &mut Grid, each: Each<'_>) {
    each(Place::Title, &mut grid.title);
    for group in &mut grid.groups {
        each(Place::Title, &mut group.title);
        for (name, rating) in &mut group.boxes {
            each(Place::Elsewhere, name);
            of_rating(rating, each);
        }
    }
}

fn of_chart(chart: &mut Chart, each: Each<'_>) {
    for text in [&mut chart.finding, &mut chart.measure, &mut chart.alternative, &mut chart.reading, &mut chart.source]
    {
        each(Place::Elsewhere, text);
    }
    of_form(&mut chart.form, each);
    of_table(&mut chart.table, each);
}

fn of_form(form: &mut Form, each: Each<'_>) {
    match form {
        Form::Bars(bars) => {
            bars.reference.iter_mut().for_each(|one| each(Place::Elsewhere, &mut one.label));
            bars.edges.iter_mut().for_each(|edge| each(Place::Elsewhere, &mut edge.label));
        }
        Form::Dots(dots) => {
            each(Place::Elsewhere, &mut dots.range.label);
            dots.expected.iter_mut().for_each(|one| each(Place::Elsewhere, &mut one.label));
        }
        Form::Slope { breaks, .. } => breaks.iter_mut().for_each(|one| each(Place::Elsewhere, &mut one.label)),
        Form::Panels { edges, .. } => edges.iter_mut().for_each(|edge| each(Place::Elsewhere, &mut edge.label)),
        Form::Strip { .. } | Form::Lanes(_) | Form::Other => {}
        Form::Waterfall { steps } => {
            for step in steps {
                each(Place::Elsewhere, &mut step.label);
                each(Place::Elsewhere, &mut step.text);
            }
        }
    }
}
