//! A line of the file: cells as the parts of their columns, numbers as numbers; words, and why there is nothing, as text.

use std::fmt::Display;
use std::io::Write;

use assize_report::{Cell, ColumnKind, Number, Points, Rated, Share};

use super::text::text;

/// What a column becomes: one of these, or several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Value,
    N,
    Of,
    Low,
    High,
    LowOpen,
    HighOpen,
    /// An end of the sampling interval.
    Lower,
    /// Its other end.
    Upper,
    Confidence,
    Method,
    Status,
    Marks,
    Worst,
    Best,
    PointsLeast,
    PointsMost,
    Basis,
    Least,
    Most,
    Text,
}

/// What a column of this kind becomes.
pub(super) const fn parts(kind: ColumnKind) -> &'static [Part] {
    use Part::*;
    match kind {
        ColumnKind::Text | ColumnKind::Refs | ColumnKind::Other => &[Value],
        ColumnKind::Count => &[Value, Text],
        ColumnKind::Number => &[Value, Low, High, Text],
        ColumnKind::Share | ColumnKind::Bar => {
            &[Value, N, Of, Low, High, LowOpen, HighOpen, Lower, Upper, Confidence, Method, Status, Marks, Text]
        }
        ColumnKind::Rating => &[Value, Worst, Best, PointsLeast, PointsMost, Basis, Text],
        ColumnKind::Points => &[Value, Least, Most, Of, Text],
    }
}

impl Part {
    /// Whether it is the value, or what it was counted from, or between what it lies.
    pub(super) const fn is_value(self) -> bool {
        use Part::*;
        match self {
            Value | N | Of | Low | High | Worst | Best | Least | Most => true,
            LowOpen | HighOpen | Lower | Upper | Confidence | Method | Status | Marks | PointsLeast | PointsMost
            | Basis | Text => false,
        }
    }

    /// What its heading has after the id of the column.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Value => "",
            Self::N => "_n",
            Self::Of => "_of",
            Self::Low => "_low",
            Self::High => "_high",
            Self::LowOpen => "_low_open",
            Self::HighOpen => "_high_open",
            Self::Lower => "_interval_low",
            Self::Upper => "_interval_high",
            Self::Confidence => "_interval_confidence",
            Self::Method => "_interval_method",
            Self::Status => "_status",
            Self::Marks => "_marks",
            Self::Worst => "_worst",
            Self::Best => "_best",
            Self::PointsLeast => "_points_least",
            Self::PointsMost => "_points_most",
            Self::Basis => "_basis",
            Self::Least => "_least",
            Self::Most => "_most",
            Self::Text => "_text",
        }
    }
}

/// The line that is being written, after those that are.
pub(super) struct Line {
    written: Vec<u8>,
    has_begun: bool,
}

impl Line {
    pub(super) fn after(before: &[u8]) -> Self {
        Self { written: before.to_vec(), has_begun: false }
    }

    /// The next field, in quotes where it must be (RFC 4180).
    pub(super) fn put(&mut self, field: &str) {
        self.begin();
        if !field.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            self.written.extend_from_slice(field.as_bytes());
            return;
        }
        for part in field.split_inclusive('"') {
            self.written.push(b'"');
            self.written.extend_from_slice(part.as_bytes());
        }
        // The last quote of the field is doubled by this one.
        self.written.extend_from_slice(if field.ends_with('"') { b"\"\"" } else { b"\"" });
    }

    pub(super) fn end(&mut self) {
        self.written.push(b'\n');
        self.has_begun = false;
    }

    /// Where the next field would begin.
    pub(super) fn next(&self) -> usize {
        self.written.len() + usize::from(self.has_begun)
    }

    /// This many empty fields.
    pub(super) fn skip(&mut self, fields: usize) {
        // There is no comma before the first of a line.
        let commas = if self.has_begun { fields } else { fields.saturating_sub(1) };
        self.written.resize(self.written.len() + commas, b',');
        self.has_begun |= fields > 0;
    }

    /// What is written, of each line the fields that are kept; `before` bytes stand before the first.
    pub(super) fn keeping(self, kept: &[bool], before: usize) -> Vec<u8> {
        let (before, mut rest) = self.written.split_at(before);
        let mut lines = Vec::with_capacity(self.written.len());
        lines.extend_from_slice(before);
        while !rest.is_empty() {
            let mut has_begun = false;
            for kept in kept {
                let (field, after) = rest.split_at(end_of_field(rest));
                if *kept {
                    if has_begun {
                        lines.push(b',');
                    }
                    lines.extend_from_slice(field);
                    has_begun = true;
                }
                rest = &after[1..];
            }
            lines.push(b'\n');
        }
        lines
    }

    pub(super) fn written(self) -> Vec<u8> {
        self.written
    }

    fn begin(&mut self) {
        if self.has_begun {
            self.written.push(b',');
        }
        self.has_begun = true;
    }

    /// A whole number.
    fn count(&mut self, count: Option<u64>) {
        self.begin();
        let Some(mut left) = count else { return };
        let begin = self.written.len();
        loop {
            self.written.push(b'0' + (left % 10) as u8);
            left /= 10;
            if left == 0 {
                break;
            }
        }
        self.written[begin..].reverse();
    }

    /// A number of our own.
    fn number(&mut self, number: Option<impl Display>) {
        self.begin();
        if let Some(number) = number {
            write!(self.written, "{number}").expect("memory takes what is written to it");
        }
    }

    /// A part of a cell in a column of this kind.
    pub(super) fn part(&mut self, cell: &Cell, part: Part, kind: ColumnKind) {
        match (cell, part) {
            (Cell::Count { count, .. }, Part::Value) => self.count(Some(*count)),
            (Cell::Number(number), Part::Value | Part::Low | Part::High) => self.of_number(number, part),
            (Cell::Rating(rated), part) if part != Part::Text => self.of_rating(rated, part),
            (Cell::Points(points), part) if part != Part::Text => self.of_points(points, part),
            (Cell::Share(share), part) if part != Part::Text => self.of_share(share, part),
            (Cell::Refs(refs), Part::Value) => self.put(&text(&refs.ids.join(" "))),
            // Why there is nothing stands beside a value; a column of words is empty.
            (Cell::Empty { reason }, Part::Text) => self.put(&text(reason)),
            (Cell::Empty { .. }, _) => self.put(""),
            (Cell::Count { .. } | Cell::Other, _) => self.put(""),
            (cell, part) if is_for_words(part, kind) => self.put(&text(cell.words())),
            (_, _) => self.put(""),
        }
    }

    fn of_number(&mut self, number: &Number, part: Part) {
        self.number(match part {
            Part::Low => number.low,
            Part::High => number.high,
            _ => number.value,
        });
    }

    fn of_share(&mut self, share: &Share, part: Part) {
        let (low, high, interval) = (share.low.as_ref(), share.high.as_ref(), share.interval.as_ref());
        match part {
            Part::Value => self.number(share.value),
            Part::N => self.count(share.n),
            Part::Of => self.count(share.of),
            Part::Low => self.number(low.map(|limit| limit.value)),
            Part::High => self.number(high.map(|limit| limit.value)),
            Part::LowOpen => self.number(low.map(|limit| limit.open)),
            Part::HighOpen => self.number(high.map(|limit| limit.open)),
            Part::Lower => self.number(interval.map(|interval| interval.low)),
            Part::Upper => self.number(interval.map(|interval| interval.high)),
            Part::Confidence => self.number(interval.map(|interval| interval.confidence)),
            Part::Method => self.put(interval.map_or("", |interval| &interval.method)),
            Part::Status => self.put(share.status.as_deref().unwrap_or_default()),
            Part::Marks => {
                let marks: Vec<&str> = share.marks.iter().map(|mark| mark.text()).collect();
                self.put(&marks.join(" "));
            }
            _ => self.put(""),
        }
    }

    fn of_rating(&mut self, rated: &Rated, part: Part) {
        let [worst, best] = rated.between.as_ref().map_or(["", ""], |[worst, best]| [worst, best]);
        match part {
            Part::Value => self.put(&text(rated.rating.as_deref().unwrap_or_default())),
            Part::Worst => self.put(&text(worst)),
            Part::Best => self.put(&text(best)),
            Part::PointsLeast => self.number(rated.points.as_ref().map(|points| points.least)),
            Part::PointsMost => self.number(rated.points.as_ref().map(|points| points.most)),
            Part::Basis => self.put(&text(rated.basis.as_deref().unwrap_or_default())),
            _ => self.put(""),
        }
    }

    fn of_points(&mut self, points: &Points, part: Part) {
        match part {
            Part::Value => self.number((points.least == points.most).then_some(points.least)),
            Part::Least => self.number(Some(points.least)),
            Part::Most => self.number(Some(points.most)),
            Part::Of => self.number(points.of),
            _ => self.put(""),
        }
    }
}

/// Where the field ends that lines begin with.
fn end_of_field(lines: &[u8]) -> usize {
    let mut is_quoted = false;
    let is_end = |byte: &u8| {
        is_quoted ^= *byte == b'"';
        !is_quoted && matches!(byte, b',' | b'\n')
    };
    lines.iter().position(is_end).expect("each field of a line that is written has an end")
}

/// Whether the words of a cell stand in this part of a column of this kind.
fn is_for_words(part: Part, kind: ColumnKind) -> bool {
    match kind {
        ColumnKind::Text | ColumnKind::Refs | ColumnKind::Other => part == Part::Value,
        ColumnKind::Count
        | ColumnKind::Number
        | ColumnKind::Share
        | ColumnKind::Bar
        | ColumnKind::Rating
        | ColumnKind::Points => part == Part::Text,
    }
}
