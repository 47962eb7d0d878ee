//! Cells as the parts of their columns: numbers as numbers; words, and why there is nothing, as text.

use assize_report::{Cell, ColumnKind, Number, Points, Rated, Share};

use super::fields::Fields;

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
    /// How many there are.
    pub(super) const COUNT: usize = Self::Text as usize + 1;

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

impl Fields {
    /// Writes a part of a cell in a column of this kind.
    pub(super) fn part(&mut self, cell: &Cell, part: Part, kind: ColumnKind) {
        match (cell, part) {
            (Cell::Count { count, .. }, Part::Value) => self.count(Some(*count)),
            (Cell::Number(number), Part::Value | Part::Low | Part::High) => self.of_number(number, part),
            (Cell::Rating(rated), part) if part != Part::Text => self.of_rating(rated, part),
            (Cell::Points(points), part) if part != Part::Text => self.of_points(points, part),
            (Cell::Share(share), part) if part != Part::Text => self.of_share(share, part),
            (Cell::Refs(refs), Part::Value) => self.several(&refs.ids),
            // Why there is nothing stands beside a value; a column of words is empty.
            (Cell::Empty { reason }, Part::Text) => self.words(reason),
            (Cell::Empty { .. } | Cell::Count { .. } | Cell::Other, _) => {}
            (cell, part) if is_for_words(part, kind) => self.words(cell.words()),
            (_, _) => {}
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
            Part::LowOpen => self.truth(low.map(|limit| limit.open)),
            Part::HighOpen => self.truth(high.map(|limit| limit.open)),
            Part::Lower => self.number(interval.map(|interval| interval.low)),
            Part::Upper => self.number(interval.map(|interval| interval.high)),
            Part::Confidence => self.count(interval.map(|interval| interval.confidence.into())),
            Part::Method => self.own(interval.map_or("", |interval| &interval.method)),
            Part::Status => self.own(share.status.as_deref().unwrap_or_default()),
            Part::Marks if share.marks.is_empty() => {}
            Part::Marks => {
                let marks: Vec<&str> = share.marks.iter().map(|mark| mark.text()).collect();
                self.own(&marks.join(" "));
            }
            _ => {}
        }
    }

    fn of_rating(&mut self, rated: &Rated, part: Part) {
        let [worst, best] = rated.between.as_ref().map_or(["", ""], |[worst, best]| [worst, best]);
        match part {
            Part::Value => self.words(rated.rating.as_deref().unwrap_or_default()),
            Part::Worst => self.words(worst),
            Part::Best => self.words(best),
            Part::PointsLeast => self.count(rated.points.as_ref().map(|points| points.least)),
            Part::PointsMost => self.count(rated.points.as_ref().map(|points| points.most)),
            Part::Basis => self.words(rated.basis.as_deref().unwrap_or_default()),
            _ => {}
        }
    }

    fn of_points(&mut self, points: &Points, part: Part) {
        match part {
            Part::Value => self.count((points.least == points.most).then_some(points.least)),
            Part::Least => self.count(Some(points.least)),
            Part::Most => self.count(Some(points.most)),
            Part::Of => self.count(points.of),
            _ => {}
        }
    }
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
