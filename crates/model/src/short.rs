//! Words of at most 16 bytes as numbers, which compare at once.

/// The longest of them, in bytes.
const LONGEST: usize = 16;

/// A short word, its first byte the lowest; no text has the byte 0xff, which stands where it has none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Short {
    first: u64,
    next: u64,
}

impl PartialEq for Short {
    /// With one branch for both halves.
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        (self.first ^ other.first) | (self.next ^ other.next) == 0
    }
}

/// Of no word: it would have a byte 0xff.
const NONE: Short = Short { first: u64::MAX, next: 0 };

/// By length: what stands beyond a word.
const BEYOND: [Short; LONGEST + 1] = {
    let mut all = [NONE; LONGEST + 1];
    let mut length = 0;
    while length <= LONGEST {
        let beyond = u128::MAX.unbounded_shl(8 * length as u32);
        all[length] = Short { first: beyond as u64, next: (beyond >> u64::BITS) as u64 };
        length += 1;
    }
    all
};

impl Short {
    /// From what is there in a text; `None` for a longer word. Different words give different ones.
    #[inline]
    pub(crate) fn of(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let beyond = BEYOND.get(end.wrapping_sub(start))?;
        match text.get(start..start + LONGEST).and_then(<[u8]>::as_array) {
            Some(near) => Some(Self::near(near, beyond)),
            None => Some(Self::near(&Self::at_the_end(&text[start..end]), beyond)),
        }
    }

    #[inline]
    fn near(bytes: &[u8; LONGEST], beyond: &Self) -> Self {
        let whole = u128::from_le_bytes(*bytes);
        Self { first: whole as u64 | beyond.first, next: (whole >> u64::BITS) as u64 | beyond.next }
    }

    #[cold]
    fn at_the_end(word: &[u8]) -> [u8; LONGEST] {
        let mut near = [0; LONGEST];
        near[..word.len()].copy_from_slice(word);
        near
    }

    /// A place in a list of `Few`, which the factor scatters.
    #[inline]
    fn place(self, factor: u64) -> usize {
        ((self.first ^ self.next.rotate_left(29)).wrapping_mul(factor) >> (u64::BITS - PLACES.ilog2())) as usize
    }
}

/// How many words are found at once: most tables have fewer that stand in many rows.
pub(crate) const MOST: usize = 32;

/// How many places they are scattered over.
const PLACES: usize = 1 << u8::BITS;

/// How many factors are tried until one gives each word a place of its own.
const TRIES: usize = 200;

/// Short words, each with a number of its own.
#[derive(Clone, Debug)]
pub(crate) struct Few {
    factor: u64,
    /// By place: the number of the word that may have it.
    places: [u8; PLACES],
    /// As many as a byte can number, so that none is out of bounds.
    words: [Short; PLACES],
    len: usize,
}

impl Default for Few {
    fn default() -> Self {
        Self { factor: 0x9e37_79b9_7f4a_7c15, places: [0; PLACES], words: [NONE; PLACES], len: 0 }
    }
}

impl Few {
    #[inline]
    pub(crate) fn number(&self, word: Short) -> Option<u8> {
        let number = self.places[word.place(self.factor)];
        (self.words[usize::from(number)] == word).then_some(number)
    }

    /// The number of a new word, unless there are enough.
    pub(crate) fn add(&mut self, word: Short) -> Option<u8> {
        let number = self.len;
        *self.words[..MOST].get_mut(number)? = word;
        let factors =
            std::iter::successors(Some(self.factor), |factor| Some(factor.wrapping_mul(0xd134_2543_de82_ef95) | 1));
        for factor in factors.take(TRIES) {
            let mut places = [u8::MAX; PLACES];
            let words = self.words[..=number].iter();
            let is_own =
                |(number, word): (u8, &Short)| std::mem::replace(&mut places[word.place(factor)], number) == u8::MAX;
            if (0..).zip(words).all(is_own) {
                (self.factor, self.places, self.len) = (factor, places, number + 1);
                return u8::try_from(number).ok();
            }
        }
        self.words[number] = NONE;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Few, MOST, Short};

    #[test]
    fn different_words_differ_wherever_they_stand() {
        let words = [
            "",
            "a",
            "b",
            "ab",
            "a\0",
            "\0",
            "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            "sufficient",
            "sufficient ",
            "0123456789abcdef",
        ];
        for (index, word) in words.iter().enumerate() {
            for around in ["", "x", "\0", "a long text that goes on"] {
                let text = format!("{around}{word}{around}");
                let short = Short::of(text.as_bytes(), around.len(), around.len() + word.len()).expect("it is short");
                let is_known = |other: &&str| Short::of(other.as_bytes(), 0, other.len()) == Some(short);
                assert_eq!(words.iter().position(is_known), Some(index), "{word:?}");
            }
        }
        assert_eq!(Short::of(b"0123456789abcdefg", 0, 17), None);
    }

    #[test]
    fn a_word_that_was_added_has_its_number_and_no_other_has_one() {
        let short = |number: u32| {
            let word = format!("{}{number}", "x".repeat(number as usize % 9));
            Short::of(word.as_bytes(), 0, word.len()).expect("it is short")
        };
        for seed in 0..50 {
            let mut few = Few::default();
            let words: Vec<Short> = (0..40).map(|number| short(seed * 100 + number * 3)).collect();
            for (added, word) in words.iter().enumerate() {
                assert_eq!(few.add(*word), (added < MOST).then_some(added as u8), "{seed} {added}");
                for (known, word) in words.iter().enumerate() {
                    let expect = (known <= added && known < MOST).then_some(known as u8);
                    assert_eq!(few.number(*word), expect, "{seed} {known}");
                }
            }
        }
    }
}
