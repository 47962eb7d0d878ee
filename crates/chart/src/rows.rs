//! Rows: a label, a stretch of a scale to draw on, and the value in words. Beside each other where there is room, else above each other.

use crate::colour::{GRID, PAPER, QUIET};
use crate::measure::{width, wrap};
use crate::scale::{Domain, Scale};
use crate::sheet::{LINE, Look, Sheet, Size, Stroke, TEXT};

/// No drawing has more rows; the table beneath it has them all.
pub(crate) const MOST: usize = 120;
/// A label has no more lines.
const LINES: usize = 4;
/// Between a figure and what it rests on, and the room for both side by side.
const BETWEEN: f64 = 8.0;
const VALUES: f64 = 170.0;
/// Over the bar in a narrow drawing, and between rows.
const GAP: f64 = 12.0;

/// What is written about a row.
pub(crate) struct Words<'t> {
    /// The heading of its group, at the first row of one.
    pub(crate) group: &'t str,
    pub(crate) label: &'t str,
    pub(crate) value: String,
    /// What it rests on.
    pub(crate) base: &'t str,
    pub(crate) stands_out: bool,
}

struct Row {
    group: Vec<String>,
    group_foot: f64,
    label: Vec<String>,
    label_foot: f64,
    stands_out: bool,
    values: Vec<Value>,
    middle: f64,
}

/// A line of the figure, or of what it rests on, with its place.
struct Value {
    text: String,
    is_figure: bool,
    x: f64,
    foot: f64,
}

pub(crate) struct Rows {
    rows: Vec<Row>,
    pub(crate) scale: Scale,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    thick: f64,
    size: Size,
    /// Whether there are more than are drawn.
    is_cut: bool,
}

impl Rows {
    /// Places them from `top` down; `thick` is how high what is drawn in each is.
    pub(crate) fn new(size: Size, columns: &Columns, top: f64, thick: f64, words: &[Words<'_>]) -> Self {
        let mut rows = Vec::new();
        let mut bottom = top;
        for row in words.iter().take(MOST) {
            let group =
                if row.group.is_empty() { Vec::new() } else { wrap(row.group, TEXT, true, size.width(), LINES) };
            let group_foot = bottom + 20.0;
            bottom += if group.is_empty() { 0.0 } else { group.iter().map(|_| LINE).sum::<f64>() + 8.0 };
            let label = wrap(row.label, TEXT, row.stands_out, columns.label, LINES);
            let label_tall = label.iter().map(|_| LINE).sum::<f64>();
            let (mut values, values_tall) = values(row, columns, size);
            let (label_foot, value_foot, middle) = match size {
                Size::Wide => {
                    let height = label_tall.max(values_tall).max(thick) + GAP;
                    let middle = bottom + height / 2.0;
                    bottom += height;
                    (middle - label_tall / 2.0 + 13.0, middle - values_tall / 2.0 + 13.0, middle)
                }
                Size::Narrow => {
                    let label_foot = bottom + 16.0;
                    let middle = label_foot + label_tall + values_tall - 9.0 + thick / 2.0;
                    bottom = middle + thick / 2.0 + GAP / 2.0;
                    (label_foot, label_foot + label_tall, middle)
                }
            };
            values.iter_mut().for_each(|value| value.foot += value_foot);
            rows.push(Row { group, group_foot, label, label_foot, stands_out: row.stands_out, values, middle });
        }
        let is_cut = words.len() > MOST;
        bottom += if is_cut { LINE } else { 0.0 } + 2.0;
        Self { rows, scale: columns.scale, top, bottom, thick, size, is_cut }
    }

    /// Where the middle of each is.
    pub(crate) fn middles(&self) -> impl Iterator<Item = f64> {
        self.rows.iter().map(|row| row.middle)
    }

    /// From where to where lines go down through the rows: all of it, or past the labels of a narrow drawing, what is drawn in each.
    pub(crate) fn bands(&self) -> Vec<(f64, f64)> {
        match self.size {
            Size::Wide => vec![(self.top, self.bottom)],
            Size::Narrow => {
                let reach = self.thick / 2.0 + 3.0;
                self.middles().map(|middle| (middle - reach, middle + reach)).collect()
            }
        }
    }

    /// Light lines up from the numbers of the axis, and a stronger one at `base`; gives back where the drawing ends.
    pub(crate) fn grid(&self, sheet: &mut Sheet, base: f64) -> f64 {
        let bands = self.bands();
        for (x, text) in self.scale.ticks() {
            bands.iter().for_each(|(top, bottom)| sheet.line((x, *top), (x, *bottom), Stroke::new(GRID, "1")));
            sheet.text(x, self.bottom + 16.0, Look::AXIS, &text);
        }
        let base = self.scale.at(base);
        bands.iter().for_each(|(top, bottom)| sheet.line((base, *top), (base, *bottom), Stroke::new(QUIET, "1.5")));
        self.bottom + 22.0
    }

    pub(crate) fn words(&self, sheet: &mut Sheet) {
        // In a narrow drawing lines may run behind them.
        let over = |look: Look| if self.size == Size::Narrow { look.over_lines() } else { look };
        for row in &self.rows {
            for (line, foot) in
                row.group.iter().zip(std::iter::successors(Some(row.group_foot), |foot| Some(foot + LINE)))
            {
                sheet.rectangle(0.0, foot - 13.0, width(line, TEXT, true) + 6.0, LINE, PAPER, None);
            }
            sheet.lines(0.0, row.group_foot, Look::STRONG, &row.group);
            let look = if row.stands_out { Look::STRONG } else { Look::PLAIN };
            sheet.lines(0.0, row.label_foot, over(look), &row.label);
            for value in &row.values {
                let look = if value.is_figure { Look::STRONG } else { Look { fill: QUIET, ..Look::PLAIN } };
                sheet.text(value.x, value.foot, over(look), &value.text);
            }
        }
        if self.is_cut {
            sheet.text(0.0, self.bottom - 4.0, Look::STRONG, "\u{22ee}");
        }
    }
}

/// How the width is shared out.
pub(crate) struct Columns {
    label: f64,
    value: f64,
    value_from: f64,
    pub(crate) scale: Scale,
}

impl Columns {
    /// Between labels, scale and values; the scale has at least two fifths.
    pub(crate) fn new(size: Size, domain: Domain, words: &[Words<'_>]) -> Self {
        let whole = size.width();
        if size == Size::Narrow {
            let scale = Scale::new(domain, 5.0, whole - 14.0);
            return Self { label: whole, value: whole, value_from: 0.0, scale };
        }
        let words = || words.iter().take(MOST);
        let label = words().map(|row| width(row.label, TEXT, row.stands_out)).fold(40.0, f64::max).min(220.0) + 1.0;
        let wide = |row: &Words<'_>| (width(&row.value, TEXT, true), width(row.base, TEXT, false));
        let beside = words().map(|row| wide(row).0 + wide(row).1 + BETWEEN).fold(40.0, f64::max);
        let beneath = words().map(|row| wide(row).0.max(wide(row).1)).fold(40.0, f64::max);
        let value = if beside <= VALUES { beside } else { beneath.min(130.0) } + 1.0;
        let scale = Scale::new(domain, label + 16.0, whole - value - 14.0);
        Self { label, value, value_from: whole - value, scale }
    }
}

/// The value and what it rests on, in lines below each other, or side by side where they fit; and how high they are together.
fn values(row: &Words<'_>, columns: &Columns, size: Size) -> (Vec<Value>, f64) {
    let lines = |text: &str, is_figure| wrap(text, TEXT, is_figure, columns.value, 2);
    let all = [(lines(&row.value, true), true), (lines(row.base, false), false)];
    let all = all.into_iter().flat_map(|(lines, is_figure)| lines.into_iter().map(move |line| (line, is_figure)));
    // Lines of one text stand below each other.
    let is_broken = size == Size::Wide && lines(&row.value, true).len() + lines(row.base, false).len() > 2;
    let (mut values, mut x, mut foot) = (Vec::new(), columns.value_from, 0.0);
    for (text, is_figure) in all.filter(|(line, _)| !line.is_empty()) {
        let wide = width(&text, TEXT, is_figure);
        if !values.is_empty() && (is_broken || x + wide > columns.value_from + columns.value + 0.5) {
            (x, foot) = (columns.value_from, foot + LINE);
        }
        values.push(Value { text, is_figure, x, foot });
        x += wide + BETWEEN;
    }
    let tall = if values.is_empty() { 0.0 } else { foot + LINE };
    (values, tall)
}
