use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// An exact fraction. Everything from counts to bands is one; nothing is rounded before it is printed.
pub type Exact = BigRational;

/// n of N.
///
/// # Panics
/// Where N is 0: there is nothing to divide by, and the caller has said so already.
pub fn ratio(n: u64, of: u64) -> Exact {
    assert!(of > 0, "there is nothing to divide by");
    // In lowest terms before the large numbers are made, whose own way there is long.
    let common = n.gcd(&of);
    Exact::new_raw(BigInt::from(n / common), BigInt::from(of / common))
}

/// What is missing to one. In lowest terms as the share is, without looking for a common divisor again.
pub fn complement(share: &Exact) -> Exact {
    Exact::new_raw(share.denom() - share.numer(), share.denom().clone())
}

/// "n/d" in lowest terms; "0/1" and "1/1" for 0 and 1.
pub fn fraction(value: &Exact) -> String {
    format!("{}/{}", value.numer(), value.denom())
}

/// The nearest whole number, halves up.
pub fn whole_half_up(value: &Exact) -> BigInt {
    half_up(value, 1)
}

/// The nearest whole number of `times` times the value, halves up: rounded once.
pub fn half_up(value: &Exact, times: u32) -> BigInt {
    let large = || (value.numer() * times * 2_u32 + value.denom()).div_floor(&(value.denom() * 2_u32));
    small_half_up(value, times).map_or_else(large, BigInt::from)
}

/// The same where all of it is small, as nearly all is: no large number is made on the way.
pub fn small_half_up(value: &Exact, times: u32) -> Option<i64> {
    let (n, of) = small(value)?;
    let (doubled, of) = (2 * i128::from(n) * i128::from(times), i128::from(of));
    i64::try_from((doubled + of).div_euclid(2 * of)).ok()
}

/// Which of two is the larger, without large numbers where both are small.
pub fn order(one: &Exact, other: &Exact) -> Ordering {
    match (small(one), small(other)) {
        (Some((n, of)), Some((m, of_other))) => {
            (i128::from(n) * i128::from(of_other)).cmp(&(i128::from(m) * i128::from(of)))
        }
        _ => one.cmp(other),
    }
}

/// Both parts of a fraction, where they fit.
fn small(value: &Exact) -> Option<(i64, i64)> {
    Some((i64::try_from(value.numer()).ok()?, i64::try_from(value.denom()).ok()?))
}

/// Reads a plain decimal ("64.5") of at most six decimal places exactly; `None` for anything else (a sign, an exponent, `inf`, ...).
/// The second part is the number of decimal places written.
pub fn parse_decimal(text: &str) -> Option<(Exact, u32)> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let ends_in_point = text.ends_with('.');
    if whole.is_empty()
        || whole.len() > 12
        || decimals.len() > 6
        || ends_in_point
        || !digits(whole)
        || !digits(decimals)
    {
        return None;
    }
    let scaled: BigInt = format!("{whole}{decimals}").parse().ok()?;
    Some((Exact::new(scaled, BigInt::from(10).pow(decimals.len() as u32)), decimals.len() as u32))
}

/// An end of the range in which a share must lie; open where the end itself is excluded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limit {
    /// As a share, 0 to 1.
    pub value: Exact,
    /// Whether the value itself is excluded.
    pub open: bool,
}

impl Limit {
    /// A limit that is included.
    pub fn closed(value: Exact) -> Self {
        Self { value, open: false }
    }

    /// 0, included.
    pub fn zero() -> Self {
        Self::closed(Exact::zero())
    }

    /// 1, included.
    pub fn one() -> Self {
        Self::closed(Exact::one())
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;

    use super::{Exact, complement, fraction, half_up, order, parse_decimal, ratio, whole_half_up};

    fn percent(n: u64, of: u64) -> Exact {
        ratio(n * 100, of)
    }

    #[test]
    fn whole_per_cents_are_right_for_all_pairs_to_600() {
        for of in 1..=600_u64 {
            for n in 0..=of {
                // Whole numbers alone: the remainder decides.
                let whole = 100 * n / of + u64::from((100 * n % of) * 2 >= of);
                assert_eq!(whole_half_up(&percent(n, of)), whole.into(), "{n} of {of}");
            }
        }
        for (n, of, whole) in
            [(23, 40, 58), (46, 80, 58), (129, 200, 65), (31, 48, 65), (49, 76, 64), (0, 7, 0), (7, 7, 100)]
        {
            assert_eq!(whole_half_up(&percent(n, of)), whole.into(), "{n} of {of}");
        }
    }

    #[test]
    fn a_share_and_its_complement_are_one() {
        for (n, of) in [(0, 7), (7, 7), (2, 6), (23, 40), (9, 4)] {
            assert_eq!(complement(&ratio(n, of)), ratio(1, 1) - ratio(n, of), "{n} of {of}");
        }
    }

    #[test]
    fn small_and_large_fractions_compare_alike() {
        let large = |n: u64, of: u64| Exact::new(BigInt::from(n) << 70_u8, BigInt::from(of) << 70_u8 | BigInt::from(1));
        let all: Vec<Exact> = [(0, 1), (1, 3), (1, 2), (2, 4), (2, 3), (7, 7), (9, 4), (u64::MAX, 3), (1, u64::MAX)]
            .into_iter()
            .flat_map(|(n, of)| [ratio(n, of), -ratio(n, of), large(n, of)])
            .collect();
        for one in &all {
            for other in &all {
                assert_eq!(order(one, other), one.cmp(other), "{one} and {other}");
            }
        }
    }

    #[test]
    fn decimals_are_read_exactly() {
        for (text, expect) in [("65", "65/1"), ("64.5", "129/2"), ("0.1", "1/10"), ("12.500", "25/2")] {
            assert_eq!(fraction(&parse_decimal(text).unwrap().0), expect, "{text}");
        }
        for text in ["", "-1", "+1", "1e3", "inf", "nan", ".5", "5.", "0.1234567", "1_000", "65%"] {
            assert!(parse_decimal(text).is_none(), "{text}");
        }
        assert_eq!(half_up(&percent(100, 141), 100), 7092.into());
    }
}
