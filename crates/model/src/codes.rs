/// Small numbers, one a row, in as few bits each as the largest needs: 2, 4, 8, 16 or 32.
#[derive(Clone, Default, Debug)]
pub(crate) struct Codes {
    /// How often two bits, the fewest, are doubled.
    doubled: u32,
    len: usize,
    /// Several to a word, the first lowest.
    words: Vec<u64>,
}

impl Codes {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    const fn bits(&self) -> u32 {
        2 << self.doubled
    }

    /// How many there are to a word, as a power of two.
    const fn to_a_word(&self) -> u32 {
        5 - self.doubled
    }

    /// The first bit of a row in its word.
    const fn place(&self, row: usize) -> u32 {
        (row as u32 & ((1 << self.to_a_word()) - 1)) * self.bits()
    }

    #[inline]
    pub(crate) fn get(&self, row: usize) -> usize {
        let word = self.words[row >> self.to_a_word()];
        (word >> self.place(row) & ((1 << self.bits()) - 1)) as usize
    }

    #[inline]
    pub(crate) fn push(&mut self, code: usize) {
        let code = code as u64;
        if code >> self.bits() != 0 {
            self.widen(code);
        }
        let place = self.place(self.len);
        if place == 0 {
            self.words.push(0);
        }
        if let Some(word) = self.words.last_mut() {
            *word |= code << place;
        }
        self.len += 1;
    }

    /// Adds all of the others as they are; `false` where they do not have the same number of bits each, and nothing is added.
    pub(crate) fn extend(&mut self, others: &Self) -> bool {
        if self.doubled != others.doubled {
            return false;
        }
        let taken = self.place(self.len);
        for word in &others.words {
            match self.words.last_mut() {
                Some(last) if taken > 0 => {
                    *last |= word << taken;
                    self.words.push(word >> (64 - taken));
                }
                _ => self.words.push(*word),
            }
        }
        self.len += others.len;
        self.words.truncate(self.len.div_ceil(1 << self.to_a_word()));
        true
    }

    /// Gives each as many bits as this one needs.
    #[cold]
    fn widen(&mut self, code: u64) {
        let doubled = (self.doubled..=4).find(|doubled| code >> (2 << doubled) == 0);
        let mut wider = Self { doubled: doubled.expect("fewer than 2^32 words stand in a column"), ..Self::default() };
        (0..self.len).for_each(|row| wider.push(self.get(row)));
        *self = wider;
    }

    pub(crate) fn clear(&mut self) {
        self.len = 0;
        self.words.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Codes;

    #[test]
    fn codes_keep_their_values_however_wide_they_become() {
        let mut codes = Codes::default();
        let values: Vec<usize> =
            (0..70).map(|row| row % 4).chain([15, 16, 255, 256, 3, 65_535, 65_536, 4_294_967_295]).collect();
        values.iter().for_each(|value| codes.push(*value));
        assert_eq!(codes.len(), values.len());
        assert!(values.iter().enumerate().all(|(row, value)| codes.get(row) == *value));
    }

    #[test]
    fn what_follows_is_added_whole() {
        for (most, first, more) in [(4, 0, 5), (4, 32, 33), (4, 31, 70), (16, 7, 40), (300, 3, 9), (70_000, 1, 2)] {
            let of = |range: std::ops::Range<usize>| {
                let mut codes = Codes::default();
                range.for_each(|row| codes.push(if row % 3 == 0 { most - 1 } else { row % most }));
                codes
            };
            // Both begin with the largest.
            let (mut codes, others) = (of(0..first), of(first * 3..first * 3 + more));
            assert_eq!(codes.extend(&others), first > 0 || most <= 4, "{most}");
            if first > 0 {
                codes.push(1);
                let expect =
                    (0..first).map(|row| codes.get(row)).chain((0..more).map(|row| others.get(row))).chain([1]);
                let expect: Vec<usize> = expect.collect();
                assert_eq!((0..codes.len()).map(|row| codes.get(row)).collect::<Vec<_>>(), expect, "{most}");
            }
        }
    }
}
