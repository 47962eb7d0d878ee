use crate::Interval;
use crate::beta::quantile;
use crate::normal::{tail, two_sided};

/// The score interval of Wilson (1927): all shares that a test of the normal approximation with the variance *of the tested share* does not reject.
///
/// With p = n / of and z the normal quantile: `(p + z²/2of ± z √(p(1−p)/of + z²/4of²)) / (1 + z²/of)`. Its coverage is near the
/// nominal one on average, and may be a little under it for single shares; it never leaves 0 to 1.
/// Source: E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, JASA 22 (1927); recommended by
/// Brown, Cai and DasGupta, *Interval estimation for a binomial proportion*, Statistical Science 16 (2001).
///
/// `None` where `of` is 0, `n` is over `of`, or the confidence is not between 0 and 1.
pub fn wilson(n: u64, of: u64, confidence: f64) -> Option<Interval> {
    let share = share(n, of)?;
    let z = two_sided(confidence)?;
    let (base, square) = (of as f64, z * z);
    let centre = share + square / (2.0 * base);
    let half = z * (share * (1.0 - share) / base + square / (4.0 * base * base)).sqrt();
    let scale = 1.0 + square / base;
    Some(Interval {
        low: if n == 0 { 0.0 } else { ((centre - half) / scale).max(0.0) },
        high: if n == of { 1.0 } else { ((centre + half) / scale).min(1.0) },
    })
}

/// The exact interval of Clopper and Pearson (1934): all shares under which this many or more, and this many or fewer, are no rarer than the tail.
///
/// With α = 1 − confidence, from the α/2 quantile of Beta(n, of − n + 1) to the 1 − α/2 quantile of Beta(n + 1, of − n); 0 below where
/// n = 0, 1 above where n = of. Covers at least as often as it says for every share, and is wider than Wilson's for it.
/// Source: C. J. Clopper and E. S. Pearson, *The use of confidence or fiducial limits*, Biometrika 26 (1934).
///
/// `None` where `of` is 0, `n` is over `of`, or the confidence is not between 0 and 1.
pub fn clopper_pearson(n: u64, of: u64, confidence: f64) -> Option<Interval> {
    share(n, of)?;
    let tail = tail(confidence)?;
    let (with, without) = (n as f64, (of - n) as f64);
    Some(Interval {
        low: if n == 0 { 0.0 } else { quantile(with, without + 1.0, tail) },
        high: if n == of { 1.0 } else { quantile(with + 1.0, without, 1.0 - tail) },
    })
}

/// n / of, where there is one.
pub(crate) fn share(n: u64, of: u64) -> Option<f64> {
    (of > 0 && n <= of).then(|| n as f64 / of as f64)
}
