//! How the numbers of a page are written: runs of the same, or side by side bit by bit, or as differences.

use super::Fault;
use super::few::Side;

const SHORT: Fault = Fault::Damaged("a page ends before its values do");
const ODD: Fault = Fault::Damaged("a page has values of an invalid form");

/// A number of seven bits a byte, the lowest first; takes it off the bytes.
fn number(bytes: &mut &[u8]) -> Result<u64, Fault> {
    let mut number = 0;
    for place in (0..u64::BITS).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or(SHORT)?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << place;
        if *byte < 0x80 {
            return Ok(number);
        }
    }
    Err(ODD)
}

/// The same with a sign, which is the lowest bit.
fn signed(bytes: &mut &[u8]) -> Result<i64, Fault> {
    let number = number(bytes)?;
    Ok((number >> 1) as i64 ^ -((number & 1) as i64))
}

/// Takes `count` bytes off the front.
pub(super) fn split<'b>(bytes: &mut &'b [u8], count: usize) -> Result<&'b [u8], Fault> {
    let (front, rest) = bytes.split_at_checked(count).ok_or(SHORT)?;
    *bytes = rest;
    Ok(front)
}

/// A number of four bytes off the front.
pub(super) fn four(bytes: &mut &[u8]) -> Result<usize, Fault> {
    let four = split(bytes, size_of::<u32>())?.first_chunk().ok_or(SHORT)?;
    Ok(u32::from_le_bytes(*four) as usize)
}

/// The number of `width` bits, at most 64, that begins at this bit; bits beyond the end are 0.
#[inline]
fn bits(bytes: &[u8], at: usize, width: u32) -> u64 {
    let (byte, shift) = (at / 8, at % 8);
    let mask = u64::MAX.unbounded_shr(u64::BITS - width);
    if width <= 56
        && let Some(near) = bytes.get(byte..).and_then(|near| near.first_chunk())
    {
        return u64::from_le_bytes(*near) >> shift & mask;
    }
    let mut near = [0; size_of::<u128>()];
    for (near, byte) in near.iter_mut().zip(bytes.iter().skip(byte).take(9)) {
        *near = *byte;
    }
    (u128::from_le_bytes(near) >> shift) as u64 & mask
}

/// Numbers of one width.
enum Run<'b> {
    /// The same number, and how many times.
    Same(u32, usize),
    /// How many, bit by bit; the bytes are enough.
    Side(&'b [u8], usize),
}

/// `count` numbers of `width` bits each, as runs of the same number and as stretches side by side.
fn each_run<'b>(mut bytes: &'b [u8], width: u32, count: usize, mut take: impl FnMut(Run<'b>)) -> Result<(), Fault> {
    if width > u32::BITS {
        return Err(ODD);
    }
    let mut taken = 0;
    while taken < count {
        let (head, wanted) = (number(&mut bytes)?, count - taken);
        let length = usize::try_from(head >> 1).map_err(|_| ODD)?;
        if head & 1 == 0 {
            let value = split(&mut bytes, width.div_ceil(8) as usize)?;
            let value = bits(value, 0, width) as u32;
            taken += length.min(wanted);
            take(Run::Same(value, length.min(wanted)));
        } else {
            // Eight at a time, so that some at the end may be too many; some programs leave those out.
            let wanted = length.saturating_mul(8).min(wanted);
            let size = length.saturating_mul(width as usize).min(bytes.len());
            if size < (wanted * width as usize).div_ceil(8) {
                return Err(SHORT);
            }
            taken += wanted;
            take(Run::Side(split(&mut bytes, size)?, wanted));
        }
    }
    Ok(())
}

/// These numbers, one by one.
pub(super) fn runs(bytes: &[u8], width: u32, count: usize) -> Result<Vec<u32>, Fault> {
    let mut numbers = Vec::with_capacity(count);
    each_run(bytes, width, count, |run| match run {
        Run::Same(number, times) => numbers.resize(numbers.len() + times, number),
        Run::Side(bytes, wanted) => side(bytes, width, wanted, &mut numbers),
    })?;
    Ok(numbers)
}

/// The same of few bits, side by side.
pub(super) fn side_by_side(bytes: &[u8], width: u32, count: usize) -> Result<Side, Fault> {
    let mut numbers = Side::new(width as usize, count);
    each_run(bytes, width, count, |run| match run {
        Run::Same(number, times) => numbers.same(number, times),
        Run::Side(bytes, wanted) => numbers.side(bytes, wanted),
    })?;
    Ok(numbers)
}

/// Takes numbers of `width` bits that are side by side.
fn side(bytes: &[u8], width: u32, wanted: usize, numbers: &mut Vec<u32>) {
    let number = |from: u64| (from & u64::MAX.unbounded_shr(u64::BITS - width)) as u32;
    if 8 * width > 56 {
        numbers.extend((0..wanted).map(|place| number(bits(bytes, place * width as usize, width))));
        return;
    }
    // Few bits: eight numbers are read as one.
    let all = numbers.len() + wanted;
    for eight in 0..wanted.div_ceil(8) {
        let from = bits(bytes, eight * 8 * width as usize, 8 * width);
        numbers.extend_from_slice(&std::array::from_fn::<u32, 8, _>(|place| number(from >> (place as u32 * width))));
    }
    numbers.truncate(all);
}

/// Takes numbers off the bytes that are written as differences, each from the one before. There may be at most `most`.
pub(super) fn differences(bytes: &mut &[u8], most: usize) -> Result<Vec<i64>, Fault> {
    let size = |number: u64| usize::try_from(number).ok().filter(|size| *size <= 1 << 20).ok_or(ODD);
    let (block, parts) = (size(number(bytes)?)?, size(number(bytes)?)?);
    let count = usize::try_from(number(bytes)?).ok().filter(|count| *count <= most).ok_or(ODD)?;
    let part = block.checked_div(parts).filter(|part| *part > 0 && part % 8 == 0).ok_or(ODD)?;
    let mut last = signed(bytes)?;
    let mut numbers = Vec::with_capacity(count);
    numbers.extend((count > 0).then_some(last));
    while numbers.len() < count {
        let least = signed(bytes)?;
        for width in split(bytes, parts)? {
            if numbers.len() == count {
                break;
            }
            let width = Some(u32::from(*width)).filter(|width| *width <= u64::BITS).ok_or(ODD)?;
            let of_part = split(bytes, (part * width as usize / 8).min(bytes.len()))?;
            let wanted = part.min(count - numbers.len());
            if of_part.len() < (wanted * width as usize).div_ceil(8) {
                return Err(SHORT);
            }
            for place in 0..wanted {
                let more = bits(of_part, place * width as usize, width) as i64;
                last = last.wrapping_add(least).wrapping_add(more);
                numbers.push(last);
            }
        }
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::{bits, differences, number, runs, side, signed};

    #[test]
    fn numbers_are_as_many_bits_as_they_are_said_to_be() {
        let bytes: Vec<u8> = (0..20).map(|byte: u8| byte.wrapping_mul(73) ^ 0x5a).collect();
        let bit = |at: usize| u64::from(bytes.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1));
        for width in 0..=64 {
            for at in 0..150 {
                let expect = (0..width).map(|place| bit(at + place as usize) << place).sum::<u64>();
                assert_eq!(bits(&bytes, at, width), expect, "{width} bits at {at}");
            }
        }
    }

    #[test]
    fn numbers_have_seven_bits_a_byte() {
        assert_eq!(number(&mut &[0xac, 0x02][..]), Ok(300));
        assert_eq!(signed(&mut &[0x03][..]), Ok(-2));
        assert!(number(&mut &[0x80][..]).is_err() && number(&mut &[0xff; 11][..]).is_err());
    }

    #[test]
    fn runs_and_stretches_follow_each_other() {
        // Five times 2, then 0 to 7 side by side; only six of them are wanted.
        let bytes = [10, 2, 3, 0b1000_1000, 0b1100_0110, 0b1111_1010];
        assert_eq!(runs(&bytes, 3, 11), Ok(vec![2, 2, 2, 2, 2, 0, 1, 2, 3, 4, 5]));
        assert_eq!(runs(&[6], 0, 3), Ok(vec![0; 3]));
        for (bytes, width) in [(&bytes[..5], 3), (&[], 3), (&[0, 1], 3), (&bytes, 33)] {
            assert!(runs(bytes, width, 13).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn numbers_side_by_side_are_taken_one_by_one_or_eight_at_a_time() {
        let bytes: Vec<u8> = (0..40).map(|byte: u8| byte.wrapping_mul(151) ^ 0x3c).collect();
        for width in 0..=32 {
            for wanted in [0, 1, 7, 8, 9, 10] {
                let mut numbers = vec![9];
                side(&bytes, width, wanted, &mut numbers);
                let expect = (0..wanted).map(|place| bits(&bytes, place * width as usize, width) as u32);
                assert_eq!(numbers, [9].into_iter().chain(expect).collect::<Vec<u32>>(), "{wanted} of {width} bits");
            }
        }
    }

    #[test]
    fn differences_add_up() {
        // 7, 5, 3, 1, 2, 3, 4, 5 in blocks of 128 with four parts: the least difference is -2, two bits each.
        let mut bytes = vec![0x80, 0x01, 4, 8, 14, 3, 2, 0, 0, 0, 0b1100_0000, 0b0011_1111];
        bytes.extend([0; 6]);
        bytes.push(9);
        let mut rest = &bytes[..];
        assert_eq!(differences(&mut rest, 8), Ok(vec![7, 5, 3, 1, 2, 3, 4, 5]));
        assert_eq!(rest, [9]);
        for cut in 0..12 {
            assert!(differences(&mut &bytes[..cut], 8).is_err(), "{cut}");
        }
        assert!(differences(&mut &bytes[..], 7).is_err());
    }
}
