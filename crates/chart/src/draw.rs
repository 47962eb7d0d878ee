//! The frame of a drawing: its size, its name, its description.

use assize_report::{Chart, Mark, chart::Form};

use crate::measure::cut;
use crate::number::place;
use crate::sheet::{Sheet, Size, TEXT};
use crate::{Markup, bars, dots, lanes, panels, slope, strip, waterfall};

/// How much of a chart is drawn. A drawing has at most 120 rows, 24 lines at 24 times, 60 boxes a row and 1,500 in all; what is not
/// drawn is in the chart's table, and the writer that shows the drawing must say so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drawn {
    /// How many bars, dots, lines, rows or steps are drawn.
    pub shown: usize,
    /// How many there are.
    pub of: usize,
}

impl Drawn {
    pub(crate) fn at_most(most: usize, of: usize) -> Self {
        Self { shown: of.min(most), of }
    }
}

/// A drawing that is taller than this many times its width takes more than a page of paper.
const LONG: f64 = 1.8;

/// Draws a chart as one `svg` element. Its name is the chart's finding, its description the chart's alternative; `id` must be an anchor
/// that the page does not use otherwise.
pub fn draw(out: &mut Markup, chart: &Chart, id: &str, size: Size) -> Drawn {
    let mut sheet = Sheet::new(size);
    let (bottom, drawn) = match &chart.form {
        Form::Bars(form) => bars::bars(&mut sheet, form, &chart.table),
        Form::Dots(form) => dots::dots(&mut sheet, form, &chart.table),
        Form::Slope { columns, breaks } => slope::slope(&mut sheet, &chart.table, columns, breaks),
        Form::Lanes(form) => lanes::lanes(&mut sheet, form, &chart.table),
        Form::Panels { columns, edges } => panels::panels(&mut sheet, &chart.table, columns, edges),
        Form::Strip { columns } => strip::strip(&mut sheet, &chart.table, columns),
        Form::Waterfall { steps } => waterfall::waterfall(&mut sheet, steps),
        Form::Other => (0.0, Drawn { shown: 0, of: 0 }),
    };
    let (title, description) = (format!("{id}-title-{}", size.word()), format!("{id}-text-{}", size.word()));
    let (width, height) = (place(size.width()), place(bottom.ceil()));
    let frame = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("role", "img"),
        ("aria-labelledby", &title),
        ("aria-describedby", &description),
        ("viewBox", &format!("0 0 {width} {height}")),
        ("width", &width),
        ("height", &height),
        ("font-family", "Arial, Helvetica, sans-serif"),
        ("font-size", "14"),
        ("fill", "currentColor"),
    ];
    let is_long = size == Size::Wide && bottom > LONG * size.width();
    let long = is_long.then_some(("class", "long"));
    let frame: Vec<_> = frame.into_iter().chain(long).collect();
    out.element("svg", &frame, |out| {
        out.constant("\n");
        out.line("title", &[("id", &title)], &chart.finding);
        out.constant("\n");
        out.line("desc", &[("id", &description)], &chart.alternative);
        out.constant("\n");
        out.append(sheet.finish());
    });
    drawn
}

/// A text with marks; no figure that is one is cut.
pub(crate) fn written(text: &str, marks: &[Mark]) -> String {
    let text = cut(text, TEXT, true, 240.0);
    let marks = marks.iter().take(5).map(|mark| mark.text()).filter(|mark| *mark != text);
    std::iter::once(text.as_str()).chain(marks).collect::<Vec<_>>().join(" ")
}
