use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{Interval, Mark};

/// A value as it is shown, and as it is. Made by `compose::figures` alone, where all rounding is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", tag = "cell")]
pub enum Cell {
    /// Words.
    Text {
        /// The words.
        text: Cow<'static, str>,
    },
    /// A whole number.
    Count {
        /// The number.
        count: u64,
        /// As shown.
        text: Cow<'static, str>,
    },
    /// Another number: a coefficient, a difference in points, a chance.
    Number(Box<Number>),
    /// A share.
    Share(Box<Share>),
    /// A rating.
    Rating(Box<Rated>),
    /// Points.
    Points(Box<Points>),
    /// Ids of other things in the document: questions, standards, inspections.
    Refs(Box<Refs>),
    /// Nothing.
    Empty {
        /// Why there is nothing: "does not apply", "not rated in this regime".
        reason: Cow<'static, str>,
    },
    /// A cell of a later version of the document; shown as nothing.
    #[serde(other)]
    Other,
}

/// A share: n of N, or a mean of such.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Share {
    /// The figure's name: `<inspection>/<framework>/<id>[@fact=value][#part]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// How many; `None` where only limits are known, and of a mean of shares.
    pub n: Option<u64>,
    /// Of how many.
    pub of: Option<u64>,
    /// Of a mean of shares, which counts nothing: the fraction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fraction: Option<String>,
    /// Per cent, two decimals; `None` where only limits are known.
    pub value: Option<f64>,
    /// The lower logical limit: what is known whatever the unknown answers are.
    pub low: Option<Limit>,
    /// The upper logical limit.
    pub high: Option<Limit>,
    /// Where the share of all units lies, by the sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Where one rating ends and the next begins, per cent, rising.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edges: Vec<f64>,
    /// As shown: "58%", "54% to 58%".
    pub text: String,
    /// Marks beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// How the rule or value is known: published, inferred, assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// Limits that the rounding of two printed percentages leaves leave little doubt about where a share is: percentage points.
const NEARLY_ONE: f64 = 2.0;

impl Share {
    /// Where a chart draws it as one number, per cent: at its value, else in the middle of limits that are no wider than two points. It
    /// is a place on a drawing, not the share.
    #[allow(clippy::float_arithmetic, reason = "a place on a drawing, not a figure")]
    pub fn drawn_at(&self) -> Option<f64> {
        let between = || {
            let (low, high) = (self.low.as_ref()?.value, self.high.as_ref()?.value);
            (high - low <= NEARLY_ONE).then_some(low.midpoint(high))
        };
        self.value.or_else(between)
    }
}

/// A limit of a share.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Limit {
    /// How many, where it is counted.
    pub n: Option<u64>,
    /// Of how many.
    pub of: Option<u64>,
    /// Per cent, two decimals.
    pub value: f64,
    /// Whether the limit itself is excluded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub open: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// A rating, and what it rests on.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rated {
    /// The figure's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// The rating's id in its framework; `None`: not one rating.
    pub rating: Option<String>,
    /// The worst and the best that it can be, where only they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<[String; 2]>,
    /// Its place from the worst (0) and the number of ratings, for colour.
    pub step: Option<[usize; 2]>,
    /// The points that it is worth, or rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// "rule", "panel" or "published".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// What limits of the framework did to it: "held down from Good by `safety-cap`: 2.3 is inadequate".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<String>,
    /// As shown: "Good", "Good, 16 of 30 points (as published)".
    pub text: String,
    /// The same in Welsh, where it is known: what a report in Welsh shows in its place.
    #[serde(skip)]
    pub welsh: Option<String>,
}

/// Points of a scale.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Points {
    /// The figure's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// The least there can be.
    pub least: u64,
    /// The most; the same where they are known.
    pub most: u64,
    /// The most that the scale has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u64>,
    /// As shown.
    pub text: String,
}

/// A number that is neither a share nor a count.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Number {
    /// The number; `None`: only limits are known.
    pub value: Option<f64>,
    /// The lower end of its limits or interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// Exactly, as a fraction; of a difference in points, that of the shares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fraction: Option<String>,
    /// As shown.
    pub text: String,
}

/// Ids of other things.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Refs {
    /// The ids.
    pub ids: Vec<String>,
    /// As shown.
    pub text: String,
}

impl Cell {
    /// Words; none are an empty cell that needs no reason.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: Cow::Owned(text.into()) }
    }

    /// Words that are the same in every report.
    pub const fn fixed(text: &'static str) -> Self {
        Self::Text { text: Cow::Borrowed(text) }
    }

    /// Nothing, and why.
    pub fn empty(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Empty { reason: reason.into() }
    }

    /// A whole number as shown.
    pub fn count(count: u64, text: impl Into<Cow<'static, str>>) -> Self {
        Self::Count { count, text: text.into() }
    }

    /// A number as shown.
    pub fn number(value: f64, text: impl Into<String>) -> Self {
        Number { value: Some(value), low: None, high: None, fraction: None, text: text.into() }.into()
    }

    /// These ids, with commas between them.
    pub fn refs(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let ids: Vec<String> = ids.into_iter().map(Into::into).collect();
        let text = if let [one] = ids.as_slice() { one.clone() } else { ids.join(", ") };
        Refs { text, ids }.into()
    }

    /// What the cell says, as words; of an empty one, nothing.
    pub fn words(&self) -> &str {
        match self {
            Self::Text { text } | Self::Count { text, .. } => text,
            Self::Refs(refs) => &refs.text,
            Self::Number(number) => &number.text,
            Self::Share(share) => &share.text,
            Self::Rating(rated) => &rated.text,
            Self::Points(points) => &points.text,
            Self::Empty { .. } | Self::Other => "",
        }
    }

    /// The marks beside it.
    pub fn marks(&self) -> &[Mark] {
        match self {
            Self::Share(share) => &share.marks,
            _ => &[],
        }
    }

    /// The share, if it is one.
    pub fn share(&self) -> Option<&Share> {
        if let Self::Share(share) = self { Some(share) } else { None }
    }

    /// The rating, if it is one.
    pub fn rated(&self) -> Option<&Rated> {
        if let Self::Rating(rated) = self { Some(rated) } else { None }
    }

    /// The figure that it shows: its name, its text, the marks beside it.
    pub fn shown_figure(&self) -> Option<crate::ShownFigure<'_>> {
        match self {
            Self::Share(share) => Some((share.figure.as_deref()?, &share.text, &share.marks)),
            Self::Rating(rated) => Some((rated.figure.as_deref()?, &rated.text, &[])),
            Self::Points(points) => Some((points.figure.as_deref()?, &points.text, &[])),
            Self::Text { .. }
            | Self::Count { .. }
            | Self::Number(_)
            | Self::Refs(_)
            | Self::Empty { .. }
            | Self::Other => None,
        }
    }

    /// The name of the figure that it shows.
    pub fn figure(&self) -> Option<&str> {
        self.shown_figure().map(|(name, ..)| name)
    }
}

impl From<Share> for Cell {
    fn from(share: Share) -> Self {
        Self::Share(Box::new(share))
    }
}

impl From<Rated> for Cell {
    fn from(rated: Rated) -> Self {
        Self::Rating(Box::new(rated))
    }
}

impl From<Points> for Cell {
    fn from(points: Points) -> Self {
        Self::Points(Box::new(points))
    }
}

impl From<Number> for Cell {
    fn from(number: Number) -> Self {
        Self::Number(Box::new(number))
    }
}

impl From<Refs> for Cell {
    fn from(refs: Refs) -> Self {
        Self::Refs(Box::new(refs))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, Share};

    #[test]
    fn what_is_printed_is_drawn_in_its_middle_and_has_no_value() {
        let between = |low: f64, high: f64| {
            let [low, high] = [low, high].map(|value| Some(Limit { n: None, of: None, value, open: false }));
            Share { low, high, ..Share::default() }
        };
        assert_eq!(between(43.5, 44.5).drawn_at(), Some(44.0));
        assert_eq!(between(40.0, 44.5).drawn_at(), None);
        assert_eq!(Share { value: Some(57.66), ..between(50.0, 60.0) }.drawn_at(), Some(57.66));
    }
}
