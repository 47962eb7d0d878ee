//! Small multiples: a panel a column, side by side where there is room, each with the same rows on the same scale.

use assize_report::chart::Edge;
use assize_report::{Cell, Row, Table};

use crate::colour::{GRID, INK, MAIN, PALE, QUIET};
use crate::draw::Drawn;
use crate::measure::{width, wrap};
use crate::scale::{PER_CENT, Scale};
use crate::sheet::{LINE, Look, Mark, Sheet, Size, Stroke, TEXT};
use crate::value::{cell, ends, headings, label, point, rows, shown};

/// No drawing has more panels, and no panel more rows; the table beneath has them all.
const PANELS: usize = 60;
const MOST: usize = 24;
/// How many stand side by side in a wide drawing, and how far apart.
const BESIDE: usize = 3;
const APART: f64 = 18.0;
/// A row's height where its label has one line.
const ROW: f64 = 24.0;
/// The room for figures; with longer ones only two panels stand side by side.
const BRIEF: f64 = 46.0;
const FIGURE: f64 = 96.0;

/// Gives back where the drawing ends.
pub(crate) fn panels(sheet: &mut Sheet, table: &Table, columns: &[String], edges: &[Edge]) -> (f64, Drawn) {
    let all = rows(table).count();
    let drawn = Drawn::at_most(PANELS, columns.len());
    let titles = headings(table, columns);
    let rows: Vec<&Row> = rows(table).take(MOST).collect();
    let whole = sheet.size.width();
    let labels = rows.iter().map(|row| width(label(row), TEXT, false)).fold(40.0, f64::max);
    let labels = labels.min(if sheet.size == Size::Wide { 160.0 } else { 120.0 }) + 8.0;
    let texts = rows.iter().flat_map(|row| columns[..drawn.shown].iter().map(|column| cell(table, row, Some(column))));
    let figure = texts.map(|share| width(&shown(share), TEXT, true)).fold(30.0, f64::max).min(FIGURE) + 2.0;
    let beside = match (sheet.size, figure > BRIEF) {
        (Size::Narrow, _) => 1,
        (Size::Wide, true) => 2.min(columns.len().max(1)),
        (Size::Wide, false) => BESIDE.min(columns.len().max(1)),
    };
    let each = (whole - labels) / (0..beside).map(|_| 1.0).sum::<f64>();
    let mut top = 0.0;
    for (columns, titles) in columns[..drawn.shown].chunks(beside).zip(titles.chunks(beside)) {
        let titles: Vec<Vec<String>> = titles
            .iter()
            .map(|title| wrap(title, TEXT, true, if beside > 1 { each - APART } else { whole }, 3))
            .collect();
        let head = titles.iter().map(|lines| tall(lines)).fold(0.0, f64::max) + 4.0;
        let mut x = if beside > 1 { labels } else { 0.0 };
        for lines in &titles {
            sheet.lines(x, top + head - tall(lines) + 9.0, Look::STRONG, lines);
            x += each;
        }
        top += head;
        let mut middles = Vec::new();
        let mut bottom = top;
        for row in &rows {
            let lines = wrap(label(row), TEXT, false, labels - 8.0, 3);
            let height = ROW.max(tall(&lines) + 6.0);
            sheet.lines(0.0, bottom + height / 2.0 - tall(&lines) / 2.0 + 13.0, Look::PLAIN, &lines);
            middles.push(bottom + height / 2.0);
            bottom += height;
        }
        let mut x = labels;
        for column in columns {
            let scale = Scale::new(PER_CENT, x, x + each - APART - figure);
            frame(sheet, scale, edges, (top, bottom));
            for (row, middle) in rows.iter().zip(&middles) {
                one(sheet, cell(table, row, Some(column)), scale, *middle, figure);
            }
            x += each;
        }
        top = bottom + 34.0;
    }
    if all > MOST {
        sheet.text(0.0, top - 4.0, Look::STRONG, "\u{22ee}");
    }
    (top, drawn)
}

/// The ends of the scale, and where ratings begin.
fn frame(sheet: &mut Sheet, scale: Scale, edges: &[Edge], (top, bottom): (f64, f64)) {
    for end in [0.0, 100.0] {
        let x = scale.at(end);
        sheet.line((x, top), (x, bottom), Stroke::new(GRID, "1"));
        sheet.text(x, bottom + 15.0, Look::AXIS, if end > 0.0 { "100" } else { "0" });
    }
    for edge in edges.iter().take(MOST) {
        let x = scale.at(edge.value);
        sheet.line((x, top), (x, bottom), Stroke::new(QUIET, "1").dashed("2 3"));
    }
}

/// A dot with a line from nothing, or the pale range that it lies in; and the figure.
fn one(sheet: &mut Sheet, share: &Cell, scale: Scale, middle: f64, room: f64) {
    match (point(share), ends(share)) {
        (Some(value), _) => {
            sheet.line((scale.at(0.0), middle), (scale.at(value), middle), Stroke::new(MAIN, "2"));
            sheet.mark(Mark::Circle, scale.at(value), middle, MAIN);
        }
        (None, Some([low, high])) => {
            let (low, high) = (scale.at(low), scale.at(high));
            sheet.rectangle(low, middle - 3.0, high - low, 6.0, PALE, Some(Stroke::new(QUIET, "1").dashed("2 2")));
        }
        (None, None) => {}
    }
    let look =
        if point(share).is_some() { Look { fill: INK, ..Look::STRONG } } else { Look { fill: QUIET, ..Look::PLAIN } };
    let lines = wrap(&shown(share), TEXT, look.bold, room, 2);
    sheet.lines(scale.to() + 8.0, middle - tall(&lines) / 2.0 + 13.0, look.over_lines(), &lines);
}

fn tall(lines: &[String]) -> f64 {
    lines.iter().map(|_| LINE).sum()
}
