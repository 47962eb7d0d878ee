//! Results over time: a lane a body, drawn for as long as there is such a body, and a mark a result with its words beneath.

mod words;

use assize_report::chart::Lanes;
use assize_report::{Cell, Row, Table};

use crate::colour::{GRID, INK, PAPER, QUIET, RATING_EDGE, RATINGS, shade};
use crate::draw::Drawn;
use crate::measure::{width, wrap};
use crate::rows::MOST;
use crate::scale::{Domain, Scale};
use crate::sheet::{LINE, Look, Sheet, Size, Stroke, TEXT};
use crate::slope::gap;
use crate::value::{cell, label, point, rows, words};
use words::Words;

/// How high a lane's bar is, and the line in which it and its marks stand.
const BAR: f64 = 8.0;
const TRACK: f64 = 22.0;
/// Between lanes.
const GAP: f64 = 12.0;
/// More lanes than these have their results alone, and on the right of the marks.
const MANY: usize = 8;
/// A body's beginning and end are shown where they are no further from the results, in years.
const NEAR: f64 = 3.0;
/// No label beside a lane is wider, or has more lines.
const LABEL: f64 = 180.0;
const LINES: usize = 8;

/// A body.
struct Lane<'t> {
    id: &'t str,
    label: &'t str,
    span: [Option<f64>; 2],
    from: &'t [String],
    /// What stands in the lane of a body without a result.
    none: &'t str,
    marks: Vec<Mark<'t>>,
}

/// A result.
struct Mark<'t> {
    when: f64,
    date: &'t str,
    result: &'t Cell,
    note: &'t str,
    yardstick: &'t str,
}

/// Gives back where the drawing ends.
pub(crate) fn lanes(sheet: &mut Sheet, form: &Lanes, table: &Table) -> (f64, Drawn) {
    let drawn = Drawn::at_most(MOST, rows(table).count());
    let mut lanes: Vec<Lane<'_>> = Vec::new();
    for row in rows(table).take(drawn.shown) {
        let id = words(table, row, Some(&form.lane));
        let place = lanes.iter().position(|lane| lane.id == id).unwrap_or(lanes.len());
        if place == lanes.len() {
            lanes.push(empty(form, table, row, id));
        }
        lanes[place].marks.extend(mark(form, table, row));
    }
    for lane in &mut lanes {
        lane.marks.sort_by(|a, b| a.when.total_cmp(&b.when));
    }
    let whole = sheet.size.width();
    let labels = lanes.iter().map(|lane| width(lane.label, TEXT, true)).fold(60.0, f64::max).min(LABEL);
    let from = if sheet.size == Size::Wide { labels + 14.0 } else { 0.0 };
    let domain = domain(&lanes);
    let scale = Scale::new(domain, from + 8.0, whole - 8.0);

    // Places first: what is behind is drawn first.
    let mut top = 0.0;
    let mut placed = Vec::new();
    for lane in &lanes {
        let label = wrap(lane.label, TEXT, true, if from > 0.0 { labels } else { whole }, LINES);
        let tall = label.iter().map(|_| LINE).sum::<f64>();
        let head = if from > 0.0 { 0.0 } else { tall };
        let middle = top + head + TRACK / 2.0;
        let words = match lane.marks.is_empty() {
            true => Words::none(lane.none, scale.at(lane.span[0].unwrap_or(f64::NEG_INFINITY)), (from, whole)),
            false => Words::new(&lane.marks, scale, (from, whole), lanes.len() > MANY),
        };
        placed.push(Placed { label, top, middle, words });
        let own = head + TRACK + placed.last().map_or(0.0, |one| one.words.height());
        top += if from > 0.0 { own.max(tall) } else { own } + GAP;
    }
    let bottom = years(sheet, domain, scale, top);
    links(sheet, &lanes, &placed, scale);
    for (lane, place) in lanes.iter().zip(&placed) {
        track(sheet, lane, scale, place.middle);
        sheet.lines(0.0, place.top + 15.0, Look::STRONG.over_lines(), &place.label);
        lane.marks.iter().for_each(|mark| glyph(sheet, mark.result, scale.at(mark.when), place.middle));
        place.words.write(sheet, place.middle + TRACK / 2.0);
    }
    (bottom, drawn)
}

struct Placed {
    label: Vec<String>,
    top: f64,
    middle: f64,
    words: Words,
}

fn empty<'t>(form: &Lanes, table: &'t Table, row: &'t Row, id: &'t str) -> Lane<'t> {
    let span = match cell(table, row, Some(&form.span)) {
        Cell::Number(number) => [number.low, number.high],
        _ => [None, None],
    };
    let from = match cell(table, row, Some(&form.from)) {
        Cell::Refs(refs) => refs.ids.as_slice(),
        _ => &[],
    };
    let none = words(table, row, form.note.as_deref());
    Lane { id, label: label(row), span, from, none, marks: Vec::new() }
}

fn mark<'t>(form: &Lanes, table: &'t Table, row: &'t Row) -> Option<Mark<'t>> {
    let when = cell(table, row, Some(&form.when));
    Some(Mark {
        when: point(when).filter(|when| when.is_finite())?,
        date: when.words(),
        result: cell(table, row, Some(&form.result)),
        note: words(table, row, form.note.as_deref()),
        yardstick: words(table, row, Some(&form.yardstick)),
    })
}

/// Whole years about all results, and about what begins or ends near them.
fn domain(lanes: &[Lane<'_>]) -> Domain {
    let whens = || lanes.iter().flat_map(|lane| &lane.marks).map(|mark| mark.when);
    let (first, last) = (whens().fold(f64::INFINITY, f64::min), whens().fold(f64::NEG_INFINITY, f64::max));
    let ends = lanes.iter().flat_map(|lane| lane.span).flatten();
    let near = ends.filter(|end| *end > first - NEAR && *end < last + NEAR);
    Domain::of_years(whens().chain(near))
}

/// Light lines up from the years; gives back where the drawing ends.
fn years(sheet: &mut Sheet, domain: Domain, scale: Scale, bottom: f64) -> f64 {
    let room = (scale.to() - scale.from()) / 44.0;
    for (year, text) in domain.years(room) {
        let x = scale.at(year);
        sheet.line((x, 0.0), (x, bottom), Stroke::new(GRID, "1"));
        sheet.text(x.max(16.0).min(sheet.size.width() - 16.0), bottom + 16.0, Look::AXIS, &text);
    }
    bottom + 22.0
}

impl Placed {
    /// From where to where its label is on this upright line, if it is.
    fn label_on(&self, x: f64) -> Option<(f64, f64)> {
        let widest = self.label.iter().map(|line| width(line, TEXT, true)).fold(0.0, f64::max);
        (x < widest + 4.0).then(|| (self.top, self.top + self.label.iter().map(|_| LINE).sum::<f64>()))
    }
}

/// From each lane to those that go on from it, where they begin; not through a label between them.
fn links(sheet: &mut Sheet, lanes: &[Lane<'_>], placed: &[Placed], scale: Scale) {
    for (lane, place) in lanes.iter().zip(placed) {
        let Some(begins) = lane.span[0] else { continue };
        for (_, before) in lanes.iter().zip(placed).filter(|(other, _)| lane.from.iter().any(|id| id == other.id)) {
            let (x, ends) = (scale.at(begins), [before.middle, place.middle]);
            let (mut from, to) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            for (top, bottom) in placed.iter().filter_map(|one| one.label_on(x)) {
                if from < top && top < to {
                    sheet.line((x, from), (x, top), Stroke::new(QUIET, "1.5"));
                    from = bottom;
                }
            }
            sheet.line((x, from), (x, to), Stroke::new(QUIET, "1.5"));
        }
    }
}

/// For as long as there is such a body; with a stroke where it begins and ends, and two where the yardstick changes.
fn track(sheet: &mut Sheet, lane: &Lane<'_>, scale: Scale, middle: f64) {
    let marks = lane.marks.first().zip(lane.marks.last()).map(|(first, last)| [first.when, last.when]);
    let [low, high] = match (lane.span, marks) {
        ([None, None], Some(marks)) => marks,
        ([None, None], None) => return,
        ([low, high], _) => [low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY)],
    };
    let (from, to) = (scale.at(low), scale.at(high));
    sheet.rectangle(from, middle - BAR / 2.0, to - from, BAR, GRID, None);
    for (end, x) in lane.span.into_iter().zip([from, to]) {
        if end.is_some_and(|end| scale.holds(end)) {
            sheet.line((x, middle - 7.0), (x, middle + 7.0), Stroke::new(QUIET, "2"));
        }
    }
    for pair in lane.marks.windows(2) {
        if let [before, after] = pair
            && !after.yardstick.is_empty()
        {
            let (before, after) = (scale.at(before.when), scale.at(after.when));
            gap(sheet, ((before + after) / 2.0).max(after - 18.0), middle);
        }
    }
}

/// A square in the colour of its rating; a ring for what is not a rating, dashed for one that is not known.
fn glyph(sheet: &mut Sheet, result: &Cell, x: f64, middle: f64) {
    let rating = result.rated().map(|rated| shade(rated.step));
    match rating {
        Some(Some(shade)) => {
            let fill = RATINGS.get(shade).map_or(PAPER, |(fill, _)| fill);
            sheet.rectangle(x - 8.5, middle - 8.5, 17.0, 17.0, PAPER, None);
            sheet.rectangle(x - 7.0, middle - 7.0, 14.0, 14.0, fill, Some(Stroke::new(RATING_EDGE, "1")));
        }
        Some(None) => {
            sheet.rectangle(x - 7.0, middle - 7.0, 14.0, 14.0, PAPER, Some(Stroke::new(INK, "1.5").dashed("3 2")));
        }
        None => sheet.ring(x, middle),
    }
}
