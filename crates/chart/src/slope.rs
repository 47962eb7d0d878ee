//! Lines over time, broken where what is measured changes.

mod notes;

use assize_report::chart::Break;
use assize_report::{Cell, Table};

use crate::colour::{GRID, INK, LINES, PAPER, QUIET};
use crate::draw::Drawn;
use crate::flags::Flags;
use crate::measure::{width, wrap};
use crate::scale::{Domain, Scale};
use crate::sheet::{Hold, LINE, Look, Mark, Sheet, Size, Stroke, TEXT};
use crate::value::{cell, headings, interval, label, point, rows, shown};

/// No drawing has more lines or times; the table beneath it has them all.
const MOST: usize = 24;
/// How high the drawing is at least, and how much of the scale it shows.
const HEIGHT: f64 = 250.0;
const SPAN: f64 = 40.0;
/// Room for the numbers of the axis, and for a mark before its words.
const AXIS: f64 = 34.0;
const CLEAR: f64 = 12.0;

/// A row of the table: its label, and its points with the places of their times.
pub(crate) struct Line<'t> {
    label: &'t str,
    points: Vec<(usize, LinePoint<'t>)>,
}

#[derive(Clone, Copy)]
struct LinePoint<'t> {
    cell: &'t Cell,
    value: f64,
    interval: Option<[f64; 2]>,
}

/// Gives back where the drawing ends.
pub(crate) fn slope(sheet: &mut Sheet, table: &Table, columns: &[String], breaks: &[Break]) -> (f64, Drawn) {
    let drawn = Drawn::at_most(MOST, rows(table).count());
    let columns = &columns[..columns.len().min(MOST)];
    let times = headings(table, columns);
    let line = |row| {
        let points = columns.iter().enumerate().filter_map(|(place, column)| {
            let cell = cell(table, row, Some(column));
            Some((place, LinePoint { cell, value: point(cell)?, interval: interval(cell) }))
        });
        Line { label: label(row), points: points.collect() }
    };
    let lines: Vec<Line<'_>> = rows(table).take(drawn.shown).map(line).collect();
    let (times, lines) = (times.as_slice(), lines.as_slice());
    let points = lines.iter().flat_map(|line| &line.points).map(|(_, point)| point);
    let values = points
        .flat_map(|point| [Some(point.value), point.interval.map(|one| one[0]), point.interval.map(|one| one[1])]);
    let domain = Domain::of_shares(values.flatten(), SPAN);

    // In a narrow drawing the names stand above.
    let is_wide = sheet.size == Size::Wide;
    let named = if is_wide { &[] } else { lines };
    let samples = named.iter().zip(looks()).map(|(line, (mark, colour))| {
        (move |sheet: &mut Sheet, x: f64, y: f64| sheet.mark(mark, x, y, colour), line.label.to_owned())
    });
    let top = sheet.key(0.0, samples);
    let names = if is_wide { names_width(lines) } else { values_width(lines) };
    let columns = Columns { from: AXIS, to: sheet.size.width() - names, count: times.len().max(1) };
    let flags = breaks.iter().map(|one| (columns.border(one.before), one.label.as_str()));
    let flags = Flags::new(flags, sheet.size.width());

    let mut notes = notes::notes(lines, &columns, names, is_wide);
    let height = (0..times.len()).map(|column| notes::tall(&notes, column) + LINE).fold(HEIGHT, f64::max);
    let top = top + flags.height() + 8.0;
    let scale = Scale::new(domain, top + height, top);
    let bottom = axes(sheet, times, &columns, scale);
    flags.poles(sheet, top, &[(top, top + height)], Stroke::new(INK, "1").dashed("5 3"));
    breaks.iter().take(MOST).for_each(|one| gap(sheet, columns.border(one.before), top + height));
    for (line, look) in lines.iter().zip(looks()) {
        stretches(sheet, line, &columns, scale, breaks, look.1);
    }
    for (line, look) in lines.iter().zip(looks()) {
        marks(sheet, line, &columns, scale, look);
    }
    notes::spread(&mut notes, times.len(), scale);
    notes.iter().for_each(|note| note.write(sheet, &columns, scale));
    flags.labels(sheet, top);
    (bottom, drawn)
}

struct Columns {
    from: f64,
    to: f64,
    count: usize,
}

impl Columns {
    fn each(&self) -> f64 {
        (self.to - self.from) / (0..self.count).map(|_| 1.0).sum::<f64>()
    }

    /// Before the time of that place.
    fn border(&self, place: usize) -> f64 {
        self.from + (0..place.min(self.count)).map(|_| self.each()).sum::<f64>()
    }

    fn middle(&self, place: usize) -> f64 {
        self.border(place) + self.each() / 2.0
    }
}

/// Shapes and colours, in order: twenty before the first comes again.
fn looks() -> impl Iterator<Item = (Mark, &'static str)> {
    (0..).map(|place: usize| (Mark::ALL[place % Mark::ALL.len()], LINES[place % LINES.len()]))
}

fn names_width(lines: &[Line<'_>]) -> f64 {
    lines.iter().map(|line| width(line.label, TEXT, false)).fold(60.0, f64::max).min(130.0)
}

fn values_width(lines: &[Line<'_>]) -> f64 {
    let last = lines.iter().filter_map(|line| line.points.last());
    (last.map(|(_, point)| width(&shown(point.cell), TEXT, true)).fold(30.0, f64::max) / 2.0).min(60.0)
}

fn axes(sheet: &mut Sheet, times: &[&str], columns: &Columns, scale: Scale) -> f64 {
    for (y, text) in scale.ticks() {
        sheet.line((columns.from, y), (columns.to, y), Stroke::new(GRID, "1"));
        sheet.text(columns.from - 6.0, y + 5.0, Look::AXIS.held(Hold::End), &text);
    }
    sheet.line((columns.from, scale.from()), (columns.to, scale.from()), Stroke::new(QUIET, "1.5"));
    let mut bottom = scale.from() + LINE;
    for (place, time) in times.iter().enumerate() {
        let lines = wrap(time, TEXT, false, columns.each() - 4.0, 3);
        sheet.lines(columns.middle(place), scale.from() + 18.0, Look::AXIS, &lines);
        bottom = bottom.max(scale.from() + 8.0 + lines.iter().map(|_| LINE).sum::<f64>());
    }
    bottom
}

/// Two strokes through the axis.
pub(crate) fn gap(sheet: &mut Sheet, x: f64, y: f64) {
    sheet.rectangle(x - 3.0, y - 2.0, 6.0, 4.0, PAPER, None);
    for side in [-3.0, 3.0] {
        sheet.line((x + side - 3.0, y + 6.0), (x + side + 3.0, y - 6.0), Stroke::new(QUIET, "1.5"));
    }
}

/// From each point to the next, unless a break is between; dashed over times without a point.
fn stretches(
    sheet: &mut Sheet,
    line: &Line<'_>,
    columns: &Columns,
    scale: Scale,
    breaks: &[Break],
    colour: &'static str,
) {
    for pair in line.points.windows(2) {
        let [(before, from), (after, to)] = pair else { continue };
        if breaks.iter().any(|one| *before < one.before && one.before <= *after) {
            continue;
        }
        let stroke = Stroke::new(colour, "2.5");
        let stroke = if after - before > 1 { stroke.dashed("6 4") } else { stroke };
        let ends = [(before, from), (after, to)].map(|(place, point)| (columns.middle(*place), scale.at(point.value)));
        sheet.line(ends[0], ends[1], stroke);
    }
}

fn marks(sheet: &mut Sheet, line: &Line<'_>, columns: &Columns, scale: Scale, (mark, colour): (Mark, &'static str)) {
    for (place, point) in &line.points {
        let x = columns.middle(*place);
        if let Some([low, high]) = point.interval {
            let (low, high) = (scale.at(low), scale.at(high));
            for (from, to) in
                [((x, low), (x, high)), ((x - 5.0, low), (x + 5.0, low)), ((x - 5.0, high), (x + 5.0, high))]
            {
                sheet.line(from, to, Stroke::new(colour, "1.5"));
            }
        }
        sheet.mark(mark, x, scale.at(point.value), colour);
    }
}
