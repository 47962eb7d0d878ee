use std::num::NonZeroUsize;

use crate::Stream;

/// The answers of a sample as bit planes, word by word: first the questions' yes, then their no, for 64 units at a time.
///
/// An answer that is neither counts in neither. Word after word keeps what one draw touches together: the counting loop walks memory once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answers {
    units: usize,
    questions: usize,
    planes: Vec<u64>,
}

impl Answers {
    /// Asks for the answer of every unit to every question: yes, no or neither.
    pub fn new(units: usize, questions: usize, answer: impl Fn(usize, usize) -> Option<bool>) -> Self {
        let mut planes = vec![0_u64; units.div_ceil(64) * 2 * questions];
        for unit in 0..units {
            for question in 0..questions {
                let Some(is_yes) = answer(unit, question) else { continue };
                let plane = if is_yes { question } else { questions + question };
                planes[unit / 64 * 2 * questions + plane] |= 1 << (unit % 64);
            }
        }
        Self { units, questions, planes }
    }
}

/// A part of the sample that was drawn by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Stratum {
    /// What is drawn whole: the numbers of the units of each cluster; of single units, one each.
    pub clusters: Vec<Vec<u32>>,
    /// The part of the population's clusters that the sample holds, 0 to 1; 0 where there is no end to them.
    pub fraction: f64,
}

impl Stratum {
    /// All units, each for itself, from a population without end.
    pub fn of_units(units: u32) -> Self {
        Self { clusters: (0..units).map(|unit| vec![unit]).collect(), fraction: 0.0 }
    }

    /// These clusters, `drawn` of the `of` in their part of the population; of which more cannot be drawn than there are.
    pub fn out_of(clusters: Vec<Vec<u32>>, drawn: u64, of: u64) -> Self {
        Self { clusters, fraction: if drawn < of { drawn as f64 / of as f64 } else { 1.0 } }
    }

    /// How many clusters are drawn: as many as there are, or, from a finite population, (n − 1) / (1 − fraction), so that the variance shrinks by
    /// 1 − fraction (P. J. McCarthy and C. B. Snowden, *The Bootstrap and Finite Population Sampling*, 1985). At most 16 n.
    fn draws(&self) -> u32 {
        let n = u32::try_from(self.clusters.len()).unwrap_or(u32::MAX);
        if !(self.fraction > 0.0 && self.fraction < 1.0) || n < 2 {
            return n;
        }
        let draws = (f64::from(n - 1) / (1.0 - self.fraction)).round();
        draws.clamp(1.0, 16.0 * f64::from(n)) as u32
    }
}

/// How to draw again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Redraws {
    pub replicates: u32,
    /// The seed of the run, and what is drawn for: see [`Stream`].
    pub seed: u64,
    /// What is drawn for.
    pub stream: u64,
    /// How many threads; `None`: as many as the machine has. The counts are the same.
    pub threads: Option<NonZeroUsize>,
}

/// What each replicate counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resampled {
    questions: usize,
    counts: Vec<u32>,
}

impl Resampled {
    /// Replicate after replicate: how many yes by question, and how many no.
    pub fn replicates(&self) -> impl Iterator<Item = (&[u32], &[u32])> {
        self.counts.chunks_exact(2 * self.questions.max(1)).map(|counts| counts.split_at(self.questions))
    }

    /// The same of one replicate; nothing by question where there is no such replicate.
    pub fn replicate(&self, replicate: usize) -> (&[u32], &[u32]) {
        let width = 2 * self.questions;
        let counts = self.counts.get(replicate * width..(replicate + 1) * width).unwrap_or_default();
        counts.split_at(counts.len() / 2)
    }
}

/// Draws the sample again, with putting back, stratum by stratum, and counts yes and no for every question.
///
/// Replicate r uses the stream (seed, stream, r) alone: the strata in order, one [`Stream::index`] a cluster drawn. A stratum that is the whole of its
/// population (fraction 1) is taken as it is. Numbers of units that there are not are passed over.
pub fn resample(answers: &Answers, strata: &[Stratum], redraws: Redraws) -> Resampled {
    let width = 2 * answers.questions;
    let replicates = if width == 0 { 0 } else { redraws.replicates as usize };
    let mut counts = vec![0_u32; replicates * width];
    let threads = redraws.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let share = replicates.div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for (part, counts) in counts.chunks_mut(share * width.max(1)).enumerate() {
            scope.spawn(move || {
                let mut weights = Weights::new(answers.units);
                for (index, counts) in counts.chunks_exact_mut(width).enumerate() {
                    let replicate = (part * share + index) as u64;
                    weights.draw(strata, &mut Stream::new(redraws.seed, redraws.stream, replicate));
                    weights.count(answers, counts);
                }
            });
        }
    });
    Resampled { questions: answers.questions, counts }
}

/// How often each of so many units stands in one replicate of [`resample`]: what its counts were counted from.
pub fn times_drawn(units: usize, strata: &[Stratum], redraws: Redraws, replicate: u64) -> Vec<u8> {
    let mut weights = Weights::new(units);
    weights.draw(strata, &mut Stream::new(redraws.seed, redraws.stream, replicate));
    weights.times.truncate(units);
    weights.times
}

/// How often each unit was drawn.
struct Weights {
    times: Vec<u8>,
}

impl Weights {
    fn new(units: usize) -> Self {
        Self { times: vec![0; units.div_ceil(64) * 64] }
    }

    fn draw(&mut self, strata: &[Stratum], stream: &mut Stream) {
        self.times.fill(0);
        for stratum in strata {
            let clusters = &stratum.clusters;
            if stratum.fraction >= 1.0 {
                clusters.iter().for_each(|cluster| self.add(cluster));
                continue;
            }
            let bound = u32::try_from(clusters.len()).unwrap_or(u32::MAX);
            for _ in 0..stratum.draws() {
                self.add(&clusters[stream.index(bound) as usize]);
            }
        }
    }

    fn add(&mut self, cluster: &[u32]) {
        for unit in cluster {
            if let Some(times) = self.times.get_mut(*unit as usize) {
                *times = times.saturating_add(1);
            }
        }
    }

    /// Bit k of each unit's times, over the bits of the answers: 2ᵏ for each that both have.
    fn count(&self, answers: &Answers, counts: &mut [u32]) {
        let width = counts.len();
        let most = self.times.iter().copied().max().unwrap_or(0);
        for (times, planes) in self.times.chunks_exact(64).zip(answers.planes.chunks_exact(width)) {
            for bit in 0..u8::BITS - most.leading_zeros() {
                let weight = plane(times, bit);
                for (count, plane) in counts.iter_mut().zip(planes) {
                    *count += (plane & weight).count_ones() << bit;
                }
            }
        }
    }
}

/// One bit of each of 64 numbers, as a word: eight at a time, gathered into the highest byte by a multiplication.
fn plane(times: &[u8], bit: u32) -> u64 {
    let mut word = 0;
    for (place, eight) in times.chunks_exact(8).enumerate() {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(eight);
        let bits = (u64::from_le_bytes(bytes) >> bit) & 0x0101_0101_0101_0101;
        word |= (bits.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * place);
    }
    word
}
