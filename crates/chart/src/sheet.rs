//! What a drawing is put on: shapes, lines and texts at places, with the few looks that there are.

use crate::Markup;
use crate::colour::{INK, PAPER, QUIET};
use crate::measure::wrap;
use crate::number::place;

/// The width at which the drawing will be seen. A page has both, and shows the one that fits: texts are of 14 units, and never smaller than
/// 12 pixels on the screens that each is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// From 600 pixels: labels beside what they label.
    Wide,
    /// From 280 pixels: labels above it.
    Narrow,
}

impl Size {
    /// How wide the drawing is, in units of its own.
    pub(crate) const fn width(self) -> f64 {
        match self {
            Self::Wide => 640.0,
            Self::Narrow => 310.0,
        }
    }

    /// For names.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }
}

/// The size of every text.
pub(crate) const TEXT: f64 = 14.0;
/// From one line of text to the next.
pub(crate) const LINE: f64 = 17.0;

/// Where a text is held.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hold {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) hold: Hold,
    pub(crate) bold: bool,
    pub(crate) fill: &'static str,
    /// Whether lines may run behind it.
    pub(crate) halo: bool,
}

impl Look {
    pub(crate) const PLAIN: Self = Self { hold: Hold::Start, bold: false, fill: INK, halo: false };
    pub(crate) const STRONG: Self = Self { bold: true, ..Self::PLAIN };
    pub(crate) const AXIS: Self = Self { hold: Hold::Middle, fill: QUIET, ..Self::PLAIN };

    pub(crate) const fn held(self, hold: Hold) -> Self {
        Self { hold, ..self }
    }

    pub(crate) const fn over_lines(self) -> Self {
        Self { halo: true, ..self }
    }
}

/// Room for the sample of a key before its words.
const SAMPLE: f64 = 34.0;

#[derive(Clone, Copy)]
pub(crate) struct Stroke {
    pub(crate) colour: &'static str,
    pub(crate) width: &'static str,
    pub(crate) dashes: Option<&'static str>,
}

impl Stroke {
    pub(crate) const fn new(colour: &'static str, width: &'static str) -> Self {
        Self { colour, width, dashes: None }
    }

    pub(crate) const fn dashed(self, dashes: &'static str) -> Self {
        Self { dashes: Some(dashes), ..self }
    }
}

/// Marks that are told apart by shape.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
}

impl Mark {
    pub(crate) const ALL: [Self; 5] = [Self::Circle, Self::Square, Self::Triangle, Self::Diamond, Self::Cross];
}

pub(crate) struct Sheet {
    pub(crate) size: Size,
    out: Markup,
}

impl Sheet {
    pub(crate) fn new(size: Size) -> Self {
        Self { size, out: Markup::new() }
    }

    pub(crate) fn finish(self) -> Markup {
        self.out
    }

    pub(crate) fn text(&mut self, x: f64, y: f64, look: Look, text: &str) {
        let (x, y) = (place(x), place(y));
        let mut attributes = vec![("x", x.as_str()), ("y", y.as_str())];
        match look.hold {
            Hold::Start => {}
            Hold::Middle => attributes.push(("text-anchor", "middle")),
            Hold::End => attributes.push(("text-anchor", "end")),
        }
        if look.bold {
            attributes.push(("font-weight", "bold"));
        }
        if look.fill != INK {
            attributes.push(("fill", look.fill));
        }
        if look.halo {
            attributes.extend([
                ("stroke", PAPER),
                ("stroke-width", "4"),
                ("stroke-linejoin", "round"),
                ("paint-order", "stroke"),
            ]);
        }
        self.out.line("text", &attributes, text);
        self.out.constant("\n");
    }

    /// Lines of text, the first with its foot at `y`.
    pub(crate) fn lines(&mut self, x: f64, y: f64, look: Look, lines: &[String]) {
        let mut foot = y;
        for line in lines {
            self.text(x, foot, look, line);
            foot += LINE;
        }
    }

    /// From the left and the top; what has no width or height is drawn as a hair.
    pub(crate) fn rectangle(
        &mut self,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        fill: &'static str,
        edge: Option<Stroke>,
    ) {
        let (x, y, width, height) = (place(x), place(y), place(width.max(0.5)), place(height.max(0.5)));
        let mut attributes = vec![
            ("x", x.as_str()),
            ("y", y.as_str()),
            ("width", width.as_str()),
            ("height", height.as_str()),
            ("fill", fill),
        ];
        stroked(&mut attributes, edge);
        self.out.empty("rect", &attributes);
        self.out.constant("\n");
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(place);
        let mut attributes = vec![("x1", x1.as_str()), ("y1", &y1), ("x2", &x2), ("y2", &y2)];
        stroked(&mut attributes, Some(stroke));
        self.out.empty("line", &attributes);
        self.out.constant("\n");
    }

    /// A shape through all of the points; open without a fill.
    pub(crate) fn path(&mut self, points: &[(f64, f64)], fill: Option<&'static str>, edge: Option<Stroke>) {
        let mut data = String::new();
        for (place_in_path, (x, y)) in points.iter().enumerate() {
            data.push(if place_in_path == 0 { 'M' } else { 'L' });
            data.push_str(&place(*x));
            data.push(' ');
            data.push_str(&place(*y));
        }
        if fill.is_some() {
            data.push('Z');
        }
        let mut attributes = vec![("d", data.as_str()), ("fill", fill.unwrap_or("none"))];
        stroked(&mut attributes, edge);
        self.out.empty("path", &attributes);
        self.out.constant("\n");
    }

    /// A mark with its middle there, and paper about it, so that it is seen on lines and bars alike.
    pub(crate) fn mark(&mut self, mark: Mark, x: f64, y: f64, fill: &'static str) {
        let paper = Some(Stroke::new(PAPER, "1.5"));
        match mark {
            Mark::Circle => {
                let (x, y) = (place(x), place(y));
                let mut attributes = vec![("cx", x.as_str()), ("cy", &y), ("r", "6"), ("fill", fill)];
                stroked(&mut attributes, paper);
                self.out.empty("circle", &attributes);
                self.out.constant("\n");
            }
            Mark::Square => self.rectangle(x - 5.5, y - 5.5, 11.0, 11.0, fill, paper),
            Mark::Triangle => self.path(&[(x, y - 7.0), (x + 7.0, y + 5.5), (x - 7.0, y + 5.5)], Some(fill), paper),
            Mark::Diamond => {
                self.path(&[(x, y - 7.5), (x + 7.5, y), (x, y + 7.5), (x - 7.5, y)], Some(fill), paper);
            }
            Mark::Cross => {
                let corners = [
                    (-2.0, -6.5),
                    (2.0, -6.5),
                    (2.0, -2.0),
                    (6.5, -2.0),
                    (6.5, 2.0),
                    (2.0, 2.0),
                    (2.0, 6.5),
                    (-2.0, 6.5),
                    (-2.0, 2.0),
                    (-6.5, 2.0),
                    (-6.5, -2.0),
                    (-2.0, -2.0),
                ];
                self.path(&corners.map(|(right, down)| (x + right, y + down)), Some(fill), paper);
            }
        }
    }

    /// A ring with its middle there.
    pub(crate) fn ring(&mut self, x: f64, y: f64) {
        let (x, y) = (place(x), place(y));
        let mut attributes = vec![("cx", x.as_str()), ("cy", &y), ("r", "6"), ("fill", PAPER)];
        stroked(&mut attributes, Some(Stroke::new(INK, "2")));
        self.out.empty("circle", &attributes);
        self.out.constant("\n");
    }

    /// A line along which a value may lie, with a stroke across each end; paper about it.
    pub(crate) fn whisker(&mut self, from: f64, to: f64, middle: f64, reach: f64) {
        for stroke in [Stroke::new(PAPER, "4.5"), Stroke::new(INK, "1.5")] {
            self.line((from, middle), (to, middle), stroke);
            self.line((from, middle - reach), (from, middle + reach), stroke);
            self.line((to, middle - reach), (to, middle + reach), stroke);
        }
    }

    /// What marks mean, above a drawing: only what no label beside it can say. A sample and its meaning, one a line; the sample's place is its
    /// middle. Gives back where the next thing may begin.
    pub(crate) fn key(
        &mut self,
        top: f64,
        entries: impl IntoIterator<Item = (impl FnOnce(&mut Self, f64, f64), String)>,
    ) -> f64 {
        let mut bottom = top;
        for (sample, words) in entries {
            let lines = wrap(&words, TEXT, false, self.size.width() - SAMPLE, 3);
            sample(self, SAMPLE / 2.0 - 3.0, bottom + LINE / 2.0);
            self.lines(SAMPLE, bottom + 13.0, Look::PLAIN, &lines);
            bottom += lines.iter().map(|_| LINE).sum::<f64>() + 4.0;
        }
        if bottom > top { bottom + 6.0 } else { top }
    }
}

fn stroked(attributes: &mut Vec<(&'static str, &str)>, stroke: Option<Stroke>) {
    if let Some(stroke) = stroke {
        attributes.extend([("stroke", stroke.colour), ("stroke-width", stroke.width)]);
        attributes.extend(stroke.dashes.map(|dashes| ("stroke-dasharray", dashes)));
    }
}
