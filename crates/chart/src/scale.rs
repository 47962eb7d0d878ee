//! From values to places, and the numbers on an axis.

use crate::number::within;

/// Values are kept within this; a drawing beyond it says nothing.
const FAR: f64 = 1e9;
/// No axis has more numbers.
const TICKS: f64 = 10.0;

/// A range of values along a line of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    domain: Domain,
    from: f64,
    to: f64,
}

impl Scale {
    pub(crate) const fn new(domain: Domain, from: f64, to: f64) -> Self {
        Self { domain, from, to }
    }

    /// Where a value is drawn; a value outside is drawn at the end, a value that is not a number at the beginning.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let Domain { low, high, .. } = self.domain;
        self.from + (within(value, low, high) - low) / (high - low) * (self.to - self.from)
    }

    /// The axis' numbers, each with its place.
    pub(crate) fn ticks(&self) -> Vec<(f64, String)> {
        self.domain.ticks().into_iter().map(|(value, text)| (self.at(value), text)).collect()
    }

    /// Whether it lies on the scale.
    pub(crate) fn holds(&self, value: f64) -> bool {
        (self.domain.low..=self.domain.high).contains(&value)
    }

    pub(crate) const fn from(&self) -> f64 {
        self.from
    }

    pub(crate) const fn to(&self) -> f64 {
        self.to
    }
}

/// From the least to the greatest value of an axis, both round numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Domain {
    low: f64,
    high: f64,
    step: f64,
}

/// All there is, in per cent.
pub(crate) const PER_CENT: Domain = Domain { low: 0.0, high: 100.0, step: 20.0 };

impl Domain {
    /// Round numbers about all values that are numbers. `least` is how far apart the ends are at least.
    pub(crate) fn about(values: impl IntoIterator<Item = f64>, least: f64) -> Self {
        let values = values.into_iter().filter(|value| value.is_finite()).map(|value| value.clamp(-FAR, FAR));
        let ends = values.fold(None, |ends: Option<(f64, f64)>, value| {
            Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        });
        let (mut low, mut high) = ends.unwrap_or_default();
        let missing = (least - (high - low)).max(0.0);
        // Not below nothing for want of width alone.
        let below = if low >= 0.0 { (missing / 2.0).min(low) } else { missing / 2.0 };
        (low, high) = (low - below, high + missing - below);
        let step = step(high - low);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// The same, but never beyond what there can be of per cents, where all values are such.
    pub(crate) fn of_shares(values: impl IntoIterator<Item = f64>, least: f64) -> Self {
        let found = Self::about(values, least);
        if found.low < 0.0 || found.high <= 100.0 {
            return found;
        }
        let excess = found.high - 100.0;
        Self { low: (found.low - excess).max(0.0), high: 100.0, ..found }
    }

    /// Whole years about all of them, two at least.
    pub(crate) fn of_years(values: impl IntoIterator<Item = f64>) -> Self {
        let values = values.into_iter().filter(|value| value.is_finite()).map(|value| value.clamp(0.0, 9_999.0));
        let ends = values.fold(None, |ends: Option<(f64, f64)>, value| {
            Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        });
        let (low, high) = ends.unwrap_or_default();
        Self { low: low.floor(), high: high.ceil().max(low.floor() + 2.0), step: 1.0 }
    }

    /// Years, as many as there is room for.
    pub(crate) fn years(&self, room: f64) -> Vec<(f64, String)> {
        let wide = self.high - self.low;
        let step = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0].into_iter().find(|step| wide / step <= room).unwrap_or(1e3);
        let first = (self.low / step).ceil() * step;
        let all = (0..32_u8).map(|place| first + step * f64::from(place));
        all.take_while(|year| *year <= self.high).map(|year| (year, format!("{year:.0}"))).collect()
    }

    fn ticks(&self) -> Vec<(f64, String)> {
        let count = ((self.high - self.low) / self.step).round().clamp(0.0, TICKS);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
        let count = count as u32;
        (0..=count)
            .map(|place| self.low + self.step * f64::from(place))
            .map(|value| (value, plain(value, self.step)))
            .collect()
    }
}

/// A round number: about five of it make the width.
fn step(width: f64) -> f64 {
    let wanted = width / 5.0;
    let powers = (-2..=9).map(|power| 10_f64.powi(power));
    let steps = powers.flat_map(|power| [power, 2.0 * power, 5.0 * power]);
    steps.into_iter().find(|step| *step >= wanted).unwrap_or(FAR)
}

/// As an axis prints it: with as many decimals as its steps have, thousands apart.
fn plain(value: f64, step: f64) -> String {
    let decimals = if step >= 1.0 {
        0
    } else if step >= 0.1 {
        1
    } else {
        2
    };
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let sign = if value < 0.0 && text.chars().any(|digit| ('1'..='9').contains(&digit)) { "\u{2212}" } else { "" };
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::{Domain, PER_CENT, Scale};

    fn numbers(domain: Domain) -> Vec<String> {
        domain.ticks().into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn axes_have_round_numbers() {
        assert_eq!(numbers(PER_CENT), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(numbers(Domain::about([0.0, 1790.0], 1.0)), ["0", "500", "1,000", "1,500", "2,000"]);
        assert_eq!(numbers(Domain::about([-3.0, 8.0], 1.0)), ["\u{2212}5", "0", "5", "10"]);
        assert_eq!(numbers(Domain::about([62.4], 40.0)), ["40", "50", "60", "70", "80", "90"]);
        assert_eq!(numbers(Domain::of_shares([97.0, 99.0], 40.0)), ["50", "60", "70", "80", "90", "100"]);
        assert_eq!(numbers(Domain::about([0.0, 0.3], 0.0)), ["0.0", "0.1", "0.2", "0.3"]);
    }

    #[test]
    fn absurd_ranges_have_few_numbers_and_finite_places() {
        for values in [
            vec![],
            vec![f64::NAN],
            vec![f64::MIN, f64::MAX],
            vec![f64::NEG_INFINITY, 3.0],
            vec![1e300, -1e-300],
            vec![1e-300],
        ] {
            let domain = Domain::about(values.clone(), 1.0);
            assert!((2..=11).contains(&numbers(domain).len()), "{values:?} {:?}", numbers(domain));
            let scale = Scale::new(domain, 10.0, 20.0);
            for value in values.into_iter().chain([0.0, f64::INFINITY, f64::NAN]) {
                assert!((10.0..=20.0).contains(&scale.at(value)), "{value}");
            }
        }
    }
}
