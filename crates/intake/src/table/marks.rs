//! Where the fields of a line end: found eight bytes at a time.

/// So many bytes are looked at before places are noted.
const WIDTH: usize = 64;

/// So many separators in as many bytes are the rule.
const FEW: usize = 8;

/// Finds the separators from here to the end of a line, and that end itself. The first place is that of the byte before, as if one stood there.
pub(super) fn find(text: &[u8], start: usize, end: usize, separator: u8, ends: &mut Vec<u32>) {
    ends.resize(ends.len().max(1), 0);
    ends[0] = (start as u32).wrapping_sub(1);
    let mut known = 1;
    for at in (start..end).step_by(WIDTH) {
        let mut bits = match text[at..].first_chunk() {
            Some(wide) => matches(wide, separator),
            None => {
                let mut wide = [0; WIDTH];
                wide[..text.len() - at].copy_from_slice(&text[at..]);
                matches(&wide, separator)
            }
        };
        if end - at < WIDTH {
            bits &= (1 << (end - at)) - 1;
        }
        if ends.len() < known + WIDTH {
            ends.resize(known + WIDTH, 0);
        }
        let found = bits.count_ones() as usize;
        let mut note = |place: &mut u32| {
            *place = (at as u32).wrapping_add(bits.trailing_zeros());
            bits &= bits.wrapping_sub(1);
        };
        // Mostly there are no more than a few, and to tell how many would take longer; what stands behind those that were found is none.
        let (few, more) = ends[known..].split_at_mut(FEW);
        few.iter_mut().for_each(&mut note);
        if found > FEW {
            more[..found - FEW].iter_mut().for_each(note);
        }
        known += found;
    }
    ends.truncate(known);
    ends.push(end as u32);
}

/// Which of these are this byte, the first as the lowest bit.
fn matches(bytes: &[u8; WIDTH], byte: u8) -> u64 {
    let alike = bytes.map(|own| u8::from(own == byte));
    // Puts the bits of eight bytes side by side.
    let of = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    let eights = alike.as_chunks().0.iter().zip(0..);
    eights.fold(0, |all, (eight, place)| all | of(eight) << (8 * place))
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, find, matches};

    #[test]
    fn every_byte_is_found_where_it_stands() {
        let mut bytes: [u8; WIDTH] = std::array::from_fn(|place| (place * place * 7 + place / 3) as u8);
        (bytes[5], bytes[6], bytes[63]) = (b',' - 1, b',', b',');
        for byte in 0..=u8::MAX {
            let expect = bytes.iter().rev().fold(0, |all, own| all << 1 | u64::from(*own == byte));
            assert_eq!(matches(&bytes, byte), expect, "{byte}");
        }
    }

    #[test]
    fn a_line_has_the_ends_of_its_fields() {
        let text: Vec<u8> = (0..300_u32).map(|place| b"abcdefg,,"[(place * place / 7 % 9) as usize]).collect();
        let mut found = vec![7; 3];
        for start in 0..text.len() {
            for end in start..=text.len() {
                find(&text, start, end, b',', &mut found);
                let separators = (start..end).filter(|place| text[*place] == b',').chain([end]);
                let ends = [(start as u32).wrapping_sub(1)].into_iter().chain(separators.map(|place| place as u32));
                assert!(ends.eq(found.iter().copied()), "{start} to {end}");
            }
        }
    }
}
