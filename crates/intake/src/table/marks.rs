//! Where the fields of a line end.

use assize_model::{GROUP, places};

/// [`GROUP`] bytes usually have no more separators than this.
const FEW: usize = 8;

/// Finds the separators from here to the end of a line, and that end itself. The first place is that of the byte before, as if one stood there.
pub(super) fn find(text: &[u8], start: usize, end: usize, separator: u8, ends: &mut Vec<u32>) {
    ends.resize(ends.len().max(1), 0);
    ends[0] = (start as u32).wrapping_sub(1);
    let mut known = 1;
    for at in (start..end).step_by(GROUP) {
        let mut bits = match text[at..].first_chunk() {
            Some(wide) => places(wide, separator),
            None => {
                let mut wide = [0; GROUP];
                wide[..text.len() - at].copy_from_slice(&text[at..]);
                places(&wide, separator)
            }
        };
        if end - at < GROUP {
            bits &= (1 << (end - at)) - 1;
        }
        if ends.len() < known + GROUP {
            ends.resize(known + GROUP, 0);
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

#[cfg(test)]
mod tests {
    use super::find;

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
