//! Words of at most 16 bytes as numbers, which compare at once.

/// The longest of them, in bytes.
const LONGEST: usize = 16;

/// A short word, its first byte the lowest; no text has the byte 0xff, which stands where it has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Short(u128);

/// Of no word: it would have a byte 0xff.
const NONE: Short = Short(u64::MAX as u128);

/// By length: what stands beyond a word.
const BEYOND: [u128; LONGEST + 1] = {
    let mut all = [0; LONGEST + 1];
    let mut length = 0;
    while length <= LONGEST {
        all[length] = u128::MAX.unbounded_shl(8 * length as u32);
        length += 1;
    }
    all
};

impl Short {
    /// Of what stands there in a text; `None` of a longer word. Different words give different ones.
    #[inline]
    pub(crate) fn of(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let beyond = BEYOND.get(end - start)?;
        let near = match text.get(start..).and_then(<[u8]>::first_chunk) {
            Some(near) => *near,
            None => Self::at_the_end(&text[start..end]),
        };
        Some(Self(u128::from_le_bytes(near) | beyond))
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
        let (first, next) = (self.0 as u64, (self.0 >> u64::BITS) as u64);
        ((first ^ next.rotate_left(29)).wrapping_mul(factor) >> (u64::BITS - PLACES.ilog2())) as usize
    }
}

/// How many words are found at once: most columns hold fewer.
const MOST: usize = 16;

/// How many places they are scattered over.
const PLACES: usize = 64;

/// How many factors are tried until one gives each word a place of its own.
const TRIES: usize = 200;

/// The first short words of a column with their codes.
#[derive(Clone, Debug)]
pub(crate) struct Few {
    factor: u64,
    /// By place: which of the words, from 0; any where there is none.
    places: [u8; PLACES],
    words: [Short; MOST],
    codes: [u32; MOST],
    len: usize,
}

impl Default for Few {
    fn default() -> Self {
        Self { factor: 0x9e37_79b9_7f4a_7c15, places: [0; PLACES], words: [NONE; MOST], codes: [0; MOST], len: 0 }
    }
}

impl Few {
    #[inline]
    pub(crate) fn code(&self, word: Short) -> Option<u32> {
        let index = usize::from(self.places[word.place(self.factor)]) % MOST;
        (self.words[index] == word).then_some(self.codes[index])
    }

    /// Adds a new word, unless there are enough.
    #[cold]
    pub(crate) fn add(&mut self, word: Short, code: u32) {
        if self.len == MOST {
            return;
        }
        (self.words[self.len], self.codes[self.len]) = (word, code);
        let factors =
            std::iter::successors(Some(self.factor), |factor| Some(factor.wrapping_mul(0xd134_2543_de82_ef95) | 1));
        for factor in factors.take(TRIES) {
            let mut places = [u8::MAX; PLACES];
            let words = self.words[..=self.len].iter();
            let is_own =
                |(index, word): (u8, &Short)| std::mem::replace(&mut places[word.place(factor)], index) == u8::MAX;
            if (0..).zip(words).all(is_own) {
                (self.factor, self.places, self.len) = (factor, places, self.len + 1);
                return;
            }
        }
        self.words[self.len] = NONE;
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
    fn a_word_that_was_added_has_its_code_and_no_other_has_one() {
        let short = |number: u32| {
            let word = format!("{}{number}", "x".repeat(number as usize % 9));
            Short::of(word.as_bytes(), 0, word.len()).expect("it is short")
        };
        for seed in 0..50 {
            let mut few = Few::default();
            let numbers: Vec<u32> = (0..20).map(|number| seed * 100 + number * 3).collect();
            for (added, number) in numbers.iter().enumerate() {
                few.add(short(*number), *number);
                for (known, number) in numbers.iter().enumerate() {
                    assert_eq!(
                        few.code(short(*number)),
                        (known <= added && known < MOST).then_some(*number),
                        "{seed} {known}"
                    );
                }
            }
        }
    }
}
