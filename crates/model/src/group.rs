//! Sixty-four rows, or bytes, at once.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

/// How many rows make a group: a bit of a word each.
pub const GROUP: usize = u64::BITS as usize;

/// Numbers of at most this many bits are few.
pub const FEW_BITS: usize = 4;

/// How many numbers have no more bits than that.
pub const FEW: usize = 1 << FEW_BITS;

/// Where a byte occurs, the first place as the lowest bit.
#[inline]
pub fn places(bytes: &[u8; GROUP], byte: u8) -> u64 {
    dispatch!(Level::new(), simd => u8x64::simd_from(simd, *bytes).simd_eq(byte).to_bitmask())
}

/// By bit of a byte: which of these bytes have it.
#[inline]
pub fn planes_of_bytes(bytes: &[u8; GROUP]) -> [u64; u8::BITS as usize] {
    dispatch!(Level::new(), simd => planes_with(simd, bytes))
}

#[inline(always)]
fn planes_with<S: Simd>(simd: S, bytes: &[u8; GROUP]) -> [u64; u8::BITS as usize] {
    let bytes = u8x64::simd_from(simd, *bytes);
    std::array::from_fn(|place| {
        let bit = u8x64::splat(simd, 1 << place);
        (bytes & bit).simd_eq(bit).to_bitmask()
    })
}

/// From the planes of numbers of few bits: for each number, which of these rows have it.
#[inline]
pub fn divided(planes: &[u64], rows: u64) -> [u64; FEW] {
    let mut with = [0; FEW];
    with[0] = rows;
    for (place, plane) in planes.iter().enumerate() {
        let (without, with) = with.split_at_mut(1 << place);
        for (without, with) in without.iter_mut().zip(with) {
            (*without, *with) = (*without & !plane, *without & plane);
        }
    }
    with
}

#[cfg(test)]
mod tests {
    use super::{GROUP, places, planes_of_bytes};

    #[test]
    fn every_byte_is_found_where_it_stands() {
        let mut bytes: [u8; GROUP] = std::array::from_fn(|place| (place * place * 7 + place / 3) as u8);
        (bytes[5], bytes[6], bytes[63]) = (b',' - 1, b',', b',');
        let by_place = |is: &dyn Fn(u8) -> bool| bytes.iter().rev().fold(0, |all, own| all << 1 | u64::from(is(*own)));
        for byte in 0..=u8::MAX {
            assert_eq!(places(&bytes, byte), by_place(&|own| own == byte), "{byte}");
        }
        let planes: [u64; 8] = std::array::from_fn(|bit| by_place(&|own| own >> bit & 1 == 1));
        assert_eq!(planes_of_bytes(&bytes), planes);
    }
}
