use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of chance that is the same on every machine: ChaCha with 8 rounds, opened at its first block.
///
/// The key is made of three numbers, each as eight bytes, least first: the seed (of the run), the stream (what is drawn for) and the replicate (which
/// drawing); eight zero bytes fill it up; nonce and counter begin at 0. So each replicate can be drawn on any thread, in any order. Words of 32 bits are
/// taken from the key stream in order, least byte first, and used by the rules of [`Stream::index`], [`Stream::unit`] and [`Stream::shuffle`], which are
/// ours and do not change with a library. Source: D. J. Bernstein, *ChaCha, a variant of Salsa20* (2008).
#[derive(Clone, Debug)]
pub struct Stream {
    source: ChaCha8Rng,
}

impl Stream {
    /// Opens the stream of one replicate.
    pub fn new(seed: u64, stream: u64, replicate: u64) -> Self {
        let mut key = [0; 32];
        for (place, part) in key.chunks_exact_mut(8).zip([seed, stream, replicate]) {
            place.copy_from_slice(&part.to_le_bytes());
        }
        Self { source: ChaCha8Rng::from_seed(key) }
    }

    pub fn word(&mut self) -> u32 {
        self.source.next_u32()
    }

    /// The next two words as one number, the first the lower half.
    pub fn double(&mut self) -> u64 {
        let low = u64::from(self.word());
        low | u64::from(self.word()) << 32
    }

    /// A number under `bound`, each as likely as the other; 0 where `bound` is 0 or 1.
    ///
    /// The upper half of word × bound; a word whose lower half is under (2³² − bound) mod bound is thrown away and the next taken.
    /// Source: D. Lemire, *Fast random integer generation in an interval*, ACM Transactions on Modeling and Computer Simulation 29 (2019).
    pub fn index(&mut self, bound: u32) -> u32 {
        let mut product = u64::from(self.word()) * u64::from(bound);
        if (product as u32) < bound {
            let threshold = bound.wrapping_neg() % bound;
            while (product as u32) < threshold {
                product = u64::from(self.word()) * u64::from(bound);
            }
        }
        (product >> 32) as u32
    }

    /// A number from 0 to under 1: the upper 53 bits of [`Stream::double`], over 2⁵³.
    pub fn unit(&mut self) -> f64 {
        (self.double() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts `items` into an order of chance: from the last down to the second, each changes places with one at or before it (Fisher and Yates).
    ///
    /// At most 2³² − 1 of them take part.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        let mut bound = u32::try_from(items.len()).unwrap_or(u32::MAX);
        while bound > 1 {
            let other = self.index(bound);
            bound -= 1;
            items.swap(bound as usize, other as usize);
        }
    }
}

/// How many words are drawn at once.
const AHEAD: usize = 64;

/// A stream whose words are drawn some at a time, and used by the same rules one after the other.
pub(crate) struct Ahead {
    stream: Stream,
    words: [u32; AHEAD],
    /// How many of them have been used.
    used: usize,
}

impl Ahead {
    pub(crate) fn new(stream: Stream) -> Self {
        Self { stream, words: [0; AHEAD], used: AHEAD }
    }

    /// `count` numbers under `bound`, each as [`Stream::index`] draws it.
    #[inline(always)]
    pub(crate) fn indices(&mut self, bound: u32, count: u32, mut take: impl FnMut(usize)) {
        let product = |word: &u32| u64::from(*word) * u64::from(bound);
        let threshold = bound.wrapping_neg().checked_rem(bound).unwrap_or(0);
        let mut left = count as usize;
        while left > 0 {
            if self.used == AHEAD {
                self.fill();
            }
            let words = &self.words[self.used..];
            let words = &words[..words.len().min(left)];
            self.used += words.len();
            // Mostly none is thrown away.
            if words.iter().fold(true, |all, word| all & (product(word) as u32 >= threshold)) {
                let mut indices = [0; AHEAD];
                indices.iter_mut().zip(words).for_each(|(index, word)| *index = (product(word) >> 32) as u32);
                indices[..words.len()].iter().for_each(|index| take(*index as usize));
                left -= words.len();
            } else {
                for word in words.iter().filter(|word| product(word) as u32 >= threshold) {
                    take((product(word) >> 32) as usize);
                    left -= 1;
                }
            }
        }
    }

    fn fill(&mut self) {
        let mut bytes = [[0; size_of::<u32>()]; AHEAD];
        self.stream.source.fill_bytes(bytes.as_flattened_mut());
        self.words = bytes.map(u32::from_le_bytes);
        self.used = 0;
    }
}
