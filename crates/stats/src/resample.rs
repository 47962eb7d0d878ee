use std::num::NonZeroUsize;

use crate::stream::{Ahead, Stream};

/// The answers of a sample, a bit each, unit by unit: first the questions' yes, then their no.
///
/// An answer that is neither counts in neither.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerBits {
    units: usize,
    questions: usize,
    /// As many bytes a unit as hold its bits.
    bits: Vec<u8>,
}

impl AnswerBits {
    /// Asks for the answer of every unit to every question: yes, no or neither.
    pub fn new(units: usize, questions: usize, answer: impl Fn(usize, usize) -> Option<bool>) -> Self {
        let width = (2 * questions).div_ceil(8);
        let mut bits = vec![0; units * width];
        for unit in 0..units {
            for question in 0..questions {
                let Some(is_yes) = answer(unit, question) else { continue };
                let bit = if is_yes { question } else { questions + question };
                bits[unit * width + bit / 8] |= 1 << (bit % 8);
            }
        }
        Self { units, questions, bits }
    }

    /// How many lanes a unit has where each bit is a byte.
    fn lanes(&self) -> usize {
        (2 * self.questions).div_ceil(LANES)
    }

    /// The bits of up to [`TILE`] units, from this tile on, as bytes; behind them a unit without any.
    fn spread(&self, tile: usize, lanes: &mut [Lanes]) {
        let width = (2 * self.questions).div_ceil(8);
        lanes.fill([0; LANES]);
        let units = self.bits.chunks_exact(width).skip(tile * TILE).take(TILE);
        for (bits, lanes) in units.zip(lanes.chunks_exact_mut(self.lanes())) {
            for (byte, eight) in bits.iter().zip(lanes.as_flattened_mut().as_chunks_mut().0) {
                *eight = SPREAD[usize::from(*byte)];
            }
        }
    }
}

/// How many units are counted at once: as many as a word has bits.
const TILE: usize = u64::BITS as usize;

/// How many bytes are added at once on any machine.
const LANES: usize = 16;

/// Those bytes.
type Lanes = [u8; LANES];

/// By byte: its bits as bytes.
const SPREAD: [[u8; 8]; 256] = {
    let mut all = [[0; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut bit = 0;
        while bit < 8 {
            all[byte][bit] = (byte >> bit & 1) as u8;
            bit += 1;
        }
        byte += 1;
    }
    all
};

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

    /// These clusters, `drawn` of the `of` clusters in their part of the population. No more can be drawn than there are.
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
pub fn resample(answers: &AnswerBits, strata: &[Stratum], redraws: Redraws) -> Resampled {
    let width = 2 * answers.questions;
    let replicates = if width == 0 { 0 } else { redraws.replicates as usize };
    let mut counts = vec![0_u32; replicates * width];
    let threads = redraws.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let share = replicates.div_ceil(threads).max(1);
    let drawn: Vec<Drawn<'_>> = strata.iter().map(Drawn::new).collect();
    // What is spread of a tile is added for many replicates, as far as there is room for what they drew.
    let batch = (ROOM / answers.units.max(1)).clamp(16, 64);
    std::thread::scope(|scope| {
        for (part, counts) in counts.chunks_mut(share * width.max(1)).enumerate() {
            let drawn = &drawn;
            scope.spawn(move || {
                let mut first = part * share;
                for counts in counts.chunks_mut(batch * width) {
                    let many = first..first + counts.len() / width;
                    first = many.end;
                    let weights: Vec<Weights> =
                        many.map(|replicate| Weights::draw(answers.units, drawn, redraws, replicate as u64)).collect();
                    count(answers, &weights, counts);
                }
            });
        }
    });
    Resampled { questions: answers.questions, counts }
}

/// How many bytes of what was drawn a thread holds.
const ROOM: usize = 4 << 20;

/// How often each of `units` units is in one replicate of [`resample`]: what its counts were counted from.
pub fn times_drawn(units: usize, strata: &[Stratum], redraws: Redraws, replicate: u64) -> Vec<u8> {
    let drawn: Vec<Drawn<'_>> = strata.iter().map(Drawn::new).collect();
    let mut times = Weights::draw(units, &drawn, redraws, replicate).times;
    times.truncate(units);
    times
}

/// A stratum, made ready to be drawn from.
struct Drawn<'s> {
    stratum: &'s Stratum,
    /// Where each cluster is one unit: the units.
    units: Option<Vec<u32>>,
}

impl<'s> Drawn<'s> {
    fn new(stratum: &'s Stratum) -> Self {
        let unit = |cluster: &Vec<u32>| if let [unit] = cluster[..] { Some(unit) } else { None };
        Self { stratum, units: stratum.clusters.iter().map(unit).collect() }
    }
}

/// How often each unit was drawn.
struct Weights {
    times: Vec<u8>,
}

impl Weights {
    fn draw(units: usize, strata: &[Drawn<'_>], redraws: Redraws, replicate: u64) -> Self {
        let mut stream = Ahead::new(Stream::new(redraws.seed, redraws.stream, replicate));
        let mut weights = Self { times: vec![0; units.div_ceil(TILE) * TILE] };
        for Drawn { stratum, units } in strata {
            let clusters = &stratum.clusters;
            let bound = u32::try_from(clusters.len()).unwrap_or(u32::MAX);
            match units {
                _ if stratum.fraction >= 1.0 => clusters.iter().flatten().for_each(|unit| weights.add(*unit)),
                Some(units) => {
                    let times = weights.times.as_mut_slice();
                    stream.indices(bound, stratum.draws(), |index| add_to(times, units[index]));
                }
                None => {
                    let add = |index: usize| clusters[index].iter().for_each(|unit| weights.add(*unit));
                    stream.indices(bound, stratum.draws(), add);
                }
            }
        }
        weights
    }

    fn add(&mut self, unit: u32) {
        add_to(&mut self.times, unit);
    }
}

/// Counts that a unit was drawn once more, if there is one.
#[inline]
fn add_to(times: &mut [u8], unit: u32) {
    if let Some(times) = times.get_mut(unit as usize) {
        // No branch depends on it.
        *times += u8::from(*times < u8::MAX);
    }
}

/// Counts for each replicate, a row of counts each: tile by tile, and of each bit of the units' weights the answers of those that have it, a byte an answer.
fn count(answers: &AnswerBits, weights: &[Weights], counts: &mut [u32]) {
    let (lanes, width) = (answers.lanes(), 2 * answers.questions);
    let mut tile = vec![[0; LANES]; (TILE + 1) * lanes];
    let mut sums = vec![[const { Vec::new() }; u8::BITS as usize]; weights.len()];
    let mut added = vec![[0_u8; u8::BITS as usize]; weights.len()];
    for at in 0..answers.units.div_ceil(TILE) {
        answers.spread(at, &mut tile);
        for (replicate, weights) in weights.iter().enumerate() {
            let times = &weights.times.as_chunks().0[at];
            let most = times.iter().fold(0, |all, times| all | times);
            for bit in 0..u8::BITS - most.leading_zeros() {
                let units = plane(times, bit);
                let (sums, added) = (&mut sums[replicate][bit as usize], &mut added[replicate][bit as usize]);
                let more = units.count_ones() as u8;
                if u8::MAX - *added < more {
                    *added = 0;
                    give(sums, bit, &mut counts[replicate * width..]);
                }
                *added += more;
                sums.resize(lanes, [0; LANES]);
                add(sums, &tile, units);
            }
        }
    }
    for (sums, counts) in sums.iter_mut().zip(counts.chunks_exact_mut(width)) {
        sums.iter_mut().zip(0..).for_each(|(sums, bit)| give(sums, bit, counts));
    }
}

/// Adds what these units of a tile have.
fn add(sums: &mut [Lanes], tile: &[Lanes], mut units: u64) {
    let lanes = sums.len();
    while units != 0 {
        // Behind the last unit is one without answers.
        let next = |_| {
            let unit = units.trailing_zeros() as usize;
            units &= units.wrapping_sub(1);
            &tile[unit * lanes..(unit + 1) * lanes]
        };
        let [one, two, three, four] = std::array::from_fn(next);
        add_four(sums, one, two, three, four);
    }
}

/// Adds four units' answers at once, which are stored once.
#[inline(never)]
fn add_four(sums: &mut [Lanes], one: &[Lanes], two: &[Lanes], three: &[Lanes], four: &[Lanes]) {
    for ((((sums, one), two), three), four) in sums.iter_mut().zip(one).zip(two).zip(three).zip(four) {
        for lane in 0..LANES {
            let (first, second) = (one[lane].wrapping_add(two[lane]), three[lane].wrapping_add(four[lane]));
            sums[lane] = sums[lane].wrapping_add(first).wrapping_add(second);
        }
    }
}

/// Adds sums of answers to the counts, each as often as the bit says, and empties them.
fn give(sums: &mut [Lanes], bit: u32, counts: &mut [u32]) {
    for (sum, count) in sums.as_flattened_mut().iter_mut().zip(counts) {
        *count = count.wrapping_add(u32::from(std::mem::take(sum)) << bit);
    }
}

/// One bit of each of 64 numbers, as a word: eight at a time, gathered into the highest byte by a multiplication.
fn plane(times: &[u8; TILE], bit: u32) -> u64 {
    let of = |eight: &[u8; 8]| {
        let bits = (u64::from_le_bytes(*eight) >> bit) & 0x0101_0101_0101_0101;
        bits.wrapping_mul(0x0102_0408_1020_4080) >> 56
    };
    let eights = times.as_chunks().0.iter().zip(0..);
    eights.fold(0, |word, (eight, place)| word | of(eight) << (8 * place))
}
