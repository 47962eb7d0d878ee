//! Draws in whole numbers, each from a stream of its own.

use assize_model::{Exact, ratio, whole_half_up};
use assize_reader::{TomlItem, TomlTable};
use assize_stats::Stream;

use crate::diags;

/// A share in millionths, 0 to 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Chance(u32);

impl Chance {
    pub(crate) const ONE: u32 = 1_000_000;

    /// This many millionths, at most all of them.
    pub(crate) fn of_millionths(millionths: u32) -> Self {
        Self(millionths.min(Self::ONE))
    }

    pub(crate) fn millionths(self) -> u32 {
        self.0
    }

    pub(crate) fn raised(self, by: Chance) -> Self {
        Self::of_millionths(self.0 + by.0)
    }

    pub(crate) fn lowered(self, by: Chance) -> Self {
        Self(self.0.saturating_sub(by.0))
    }

    /// The nearest whole number of `of`, halves up.
    pub(crate) fn nearest(self, of: usize) -> usize {
        let (share, of, one) = (u128::from(self.0), of as u128, u128::from(Self::ONE));
        usize::try_from((2 * share * of + one) / (2 * one)).unwrap_or(usize::MAX)
    }

    /// Whether a draw falls under it.
    pub(crate) fn takes(self, draw: u64) -> bool {
        u128::from(draw) * u128::from(Self::ONE) < u128::from(self.0) << 64
    }
}

/// A share, 0 to 1, as written; what is not a share has been complained of.
pub(crate) fn read_share(item: TomlItem<'_>) -> Option<Chance> {
    let (page, what) = (item.page, item.what());
    let value = item.decimal()?;
    let share = share_of(&value.value);
    if share.is_none() {
        page.complaints.push(diags::over_one(&what, value.span));
    }
    share
}

/// The share of a key that may be left out.
pub(crate) fn get_share(table: &mut TomlTable<'_>, key: &'static str) -> Option<Chance> {
    table.get(key).and_then(read_share)
}

/// In millionths; a decimal has at most six places, so nothing is lost.
pub(crate) fn share_of(value: &Exact) -> Option<Chance> {
    let millionths = u32::try_from(whole_half_up(&(value * ratio(u64::from(Chance::ONE), 1)))).ok()?;
    (millionths <= Chance::ONE).then(|| Chance::of_millionths(millionths))
}

/// The stream of what is drawn for `name`: its number is the name's FNV-1a hash, which is the same on every machine.
pub(crate) fn stream(seed: u64, name: &str) -> Stream {
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    Stream::new(seed, name.bytes().fold(0xcbf2_9ce4_8422_2325, hash), 0)
}

/// `count` of the rows, each as likely as any other, in their order.
pub(crate) fn choose(stream: &mut Stream, rows: &[usize], count: usize) -> Vec<usize> {
    let mut mixed = rows.to_vec();
    stream.shuffle(&mut mixed);
    mixed.truncate(count);
    mixed.sort_unstable();
    mixed
}

#[cfg(test)]
mod tests {
    use super::{Chance, stream};

    #[test]
    fn shares_take_their_part_of_all_draws() {
        let share = Chance::of_millionths(650_000);
        let mut stream = stream(1, "a test");
        let taken = (0..100_000).filter(|_| share.takes(stream.double())).count();
        assert!((64_500..65_500).contains(&taken), "{taken}");
        assert!(!Chance::of_millionths(0).takes(0) && Chance::of_millionths(Chance::ONE).takes(u64::MAX));
    }

    #[test]
    fn the_nearest_whole_number_is_taken_halves_up() {
        for (millionths, of, expect) in
            [(500_000, 5, 3), (650_000, 10, 7), (333_333, 3, 1), (0, 9, 0), (1_000_000, 9, 9)]
        {
            assert_eq!(Chance::of_millionths(millionths).nearest(of), expect);
        }
    }

    #[test]
    fn each_name_has_a_stream_of_its_own() {
        let first = |seed, name| stream(seed, name).double();
        assert_eq!(first(1, "a"), first(1, "a"));
        assert_ne!(first(1, "a"), first(1, "b"));
        assert_ne!(first(1, "a"), first(2, "a"));
    }
}
