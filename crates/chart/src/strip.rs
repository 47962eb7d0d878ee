//! Ratings in boxes, one row a body: beside each other under headings where all fit, else each with its heading within it.

use assize_report::{Cell, Table};

use crate::colour::{GRID, QUIET, RATING_EDGE, RATINGS, shade};
use crate::draw::Drawn;
use crate::measure::{width, wrap};
use crate::rows::MOST;
use crate::sheet::{Hold, LINE, Look, Sheet, Size, Stroke, TEXT};
use crate::value::{cell, headings, label, rows};

/// No row has more boxes, and no drawing.
const BOXES: usize = 60;
const ALL: usize = 1_500;
/// Between boxes, and between a box and its words.
const GAP: f64 = 4.0;
const INSET: f64 = 6.0;
/// A label beside boxes is never narrower.
const LABEL: f64 = 90.0;
/// A rating has no more lines.
const LINES: usize = 3;

/// A row of the table.
struct Boxes<'t> {
    label: &'t str,
    boxes: Vec<&'t Cell>,
}

/// Gives back where the drawing ends.
pub(crate) fn strip(sheet: &mut Sheet, table: &Table, columns: &[String]) -> (f64, Drawn) {
    let columns = &columns[..columns.len().min(BOXES)];
    let most = columns.len().max(1);
    let drawn = Drawn::at_most(MOST.min(ALL / most), rows(table).count());
    let boxes =
        |row| Boxes { label: label(row), boxes: columns.iter().map(|column| cell(table, row, Some(column))).collect() };
    let rows: Vec<Boxes<'_>> = rows(table).take(drawn.shown).map(boxes).collect();
    let (rows, columns) = (rows.as_slice(), headings(table, columns));
    let columns = columns.as_slice();
    let words = rows.iter().flat_map(|row| &row.boxes).flat_map(|one| one.words().split(' '));
    let headings = columns.iter().flat_map(|title| title.split(' '));
    let widest = words.chain(headings).map(|word| width(word, TEXT, true)).fold(30.0, f64::max).min(130.0);
    let (least, whole) = (widest + 2.0 * INSET + GAP, sheet.size.width());
    let labels = rows.iter().map(|row| width(row.label, TEXT, false)).fold(40.0, f64::max).min(190.0) + 12.0;
    let boxes = (0..most).map(|_| least).sum::<f64>();
    let labels = labels.min(whole - boxes);
    let mut bottom = if sheet.size == Size::Wide && labels >= LABEL {
        let each = (whole - labels) * least / boxes;
        self::table(sheet, columns, rows, labels, each.min(150.0))
    } else {
        flow(sheet, columns, rows, least)
    };
    if drawn.shown < drawn.of {
        sheet.text(0.0, bottom + 13.0, Look::STRONG, "\u{22ee}");
        bottom += LINE;
    }
    (bottom, drawn)
}

/// Headings above, bodies on the left.
fn table(sheet: &mut Sheet, columns: &[&str], rows: &[Boxes<'_>], labels: f64, each: f64) -> f64 {
    let room = each - GAP - 2.0;
    let titles: Vec<Vec<String>> = columns.iter().map(|title| wrap(title, TEXT, true, room, 4)).collect();
    let mut bottom = titles.iter().map(|lines| tall(lines)).fold(0.0, f64::max);
    let mut x = labels;
    for lines in &titles {
        let foot = bottom - tall(lines) + 13.0;
        sheet.lines(x + (each - GAP) / 2.0, foot, Look::STRONG.held(Hold::Middle), lines);
        x += each;
    }
    bottom += if titles.is_empty() { 0.0 } else { 5.0 };
    for row in rows {
        let label = wrap(row.label, TEXT, false, labels - 10.0, 4);
        let texts: Vec<Vec<String>> = row.boxes.iter().map(|one| words(one, each)).collect();
        let inside = texts.iter().map(|lines| tall(lines)).fold(0.0, f64::max) + 2.0 * INSET;
        let height = inside.max(tall(&label));
        sheet.lines(0.0, bottom + (height - tall(&label)) / 2.0 + 13.0, Look::PLAIN, &label);
        let mut x = labels;
        for (one, lines) in row.boxes.iter().zip(&texts) {
            let foot = bottom + (height - tall(lines)) / 2.0 + 13.0;
            let ink = frame(sheet, one, (x, bottom), (each - GAP, height));
            let look = Look { fill: ink, ..said(one).held(Hold::Middle) };
            sheet.lines(x + (each - GAP) / 2.0, foot, look, lines);
            x += each;
        }
        bottom += height + GAP;
    }
    bottom
}

/// Each body above its boxes, which flow; each box has its heading.
fn flow(sheet: &mut Sheet, columns: &[&str], rows: &[Boxes<'_>], least: f64) -> f64 {
    let whole = sheet.size.width();
    let mut each = whole + GAP;
    // As many side by side as there is room for; never more than ten.
    for count in [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0] {
        let narrower = (whole + GAP) / count;
        if narrower >= least {
            each = narrower;
        }
    }
    let mut bottom = 0.0;
    for row in rows {
        let label = wrap(row.label, TEXT, true, whole, 3);
        sheet.lines(0.0, bottom + 14.0, Look::STRONG, &label);
        bottom += tall(&label) + 6.0;
        let texts = row.boxes.iter().enumerate().map(|(place, one)| {
            let title =
                columns.get(place).map_or_else(Vec::new, |title| wrap(title, TEXT, false, each - GAP - 2.0 * INSET, 3));
            (title, words(one, each))
        });
        let texts: Vec<_> = texts.collect();
        let height = texts.iter().map(|(title, words)| tall(title) + tall(words)).fold(0.0, f64::max) + 2.0 * INSET;
        let mut x = 0.0;
        for (one, (title, words)) in row.boxes.iter().zip(&texts) {
            if x + each > whole + GAP + 0.5 {
                (x, bottom) = (0.0, bottom + height + GAP);
            }
            let ink = frame(sheet, one, (x, bottom), (each - GAP, height));
            let foot = bottom + INSET + 13.0;
            sheet.lines(x + INSET, foot, Look { fill: ink, ..Look::PLAIN }, title);
            sheet.lines(x + INSET, foot + tall(title), Look { fill: ink, ..said(one) }, words);
            x += each;
        }
        bottom += if texts.is_empty() { 0.0 } else { height } + 14.0;
    }
    bottom
}

/// The box; gives back the colour of what is written in it.
fn frame(sheet: &mut Sheet, one: &Cell, at: (f64, f64), size: (f64, f64)) -> &'static str {
    let rating = shade(one.rated().and_then(|rated| rated.step)).and_then(|shade| RATINGS.get(shade));
    match rating {
        Some((fill, ink)) => {
            sheet.rectangle(at.0, at.1, size.0, size.1, fill, Some(Stroke::new(RATING_EDGE, "1")));
            ink
        }
        None => {
            let edge = Stroke::new(GRID, "1").dashed("4 3");
            sheet.rectangle(at.0 + 0.5, at.1 + 0.5, size.0 - 1.0, size.1 - 1.0, "none", Some(edge));
            QUIET
        }
    }
}

/// What is not known says less than a rating.
fn said(one: &Cell) -> Look {
    if one.rated().is_some_and(|rated| rated.step.is_some()) { Look::STRONG } else { Look::PLAIN }
}

fn words(one: &Cell, each: f64) -> Vec<String> {
    wrap(one.words(), TEXT, true, each - GAP - 2.0 * INSET, LINES)
}

fn tall(lines: &[String]) -> f64 {
    lines.iter().map(|_| LINE).sum()
}
