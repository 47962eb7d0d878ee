use std::num::NonZeroUsize;

use fearless_simd::{Level, Simd, dispatch, mask8x64, prelude::*, u8x64};

use crate::stream::{Ahead, Stream};

/// The answers of a sample, a bit each, unit by unit: first the questions' yes, then their no.
///
/// An answer that is neither counts in neither.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerBits {
    units: usize,
    questions: usize,
    /// As many words a unit as hold its bits.
    bits: Vec<u64>,
}

impl AnswerBits {
    /// The answers of every unit to one question after another: yes, no or neither.
    pub fn new<A: Iterator<Item = Option<bool>>>(units: usize, of_questions: impl ExactSizeIterator<Item = A>) -> Self {
        let questions = of_questions.len();
        let mut all = Self { units, questions, bits: Vec::new() };
        let width = all.width();
        all.bits.resize(units * width, 0);
        for (question, answers) in of_questions.enumerate() {
            for (of_unit, answer) in all.bits.chunks_exact_mut(width).zip(answers) {
                let Some(is_yes) = answer else { continue };
                let bit = if is_yes { question } else { questions + question };
                of_unit[bit / LANES] |= 1 << (bit % LANES);
            }
        }
        all
    }

    /// How many words a unit has.
    fn width(&self) -> usize {
        (2 * self.questions).div_ceil(LANES)
    }

    /// The bits of up to [`TILE`] units, from this tile on, as bytes; of units that there are not, none.
    #[inline(always)]
    fn spread<S: Simd>(&self, simd: S, tile: usize, lanes: &mut [Lanes]) {
        let (one, none) = (u8x64::splat(simd, 1), u8x64::splat(simd, 0));
        let words = &self.bits[tile * TILE * self.width()..];
        if words.len() < lanes.len() {
            lanes.fill(Lanes::NONE);
        }
        for (word, lanes) in words.iter().zip(lanes) {
            lanes.0 = mask8x64::from_bitmask(simd, *word).select(one, none).into();
        }
    }
}

/// How many units are counted at once: as many as a word has bits.
const TILE: usize = u64::BITS as usize;

/// How many bytes are added at once, where the machine has instructions as wide; a word has a bit for each.
const LANES: usize = u64::BITS as usize;

/// Those bytes, where none of them is in another line of the cache.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Lanes([u8; LANES]);

impl Lanes {
    const NONE: Self = Self([0; LANES]);
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
const ROOM: usize = 1 << 20;

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
    members: Members,
}

/// What is drawn of a stratum.
enum Members {
    /// Single units, one after the other from this one on.
    From(usize),
    /// Single units.
    Units(Vec<u32>),
    Clusters,
}

impl<'s> Drawn<'s> {
    fn new(stratum: &'s Stratum) -> Self {
        let unit = |cluster: &Vec<u32>| if let [unit] = cluster[..] { Some(unit) } else { None };
        let units: Option<Vec<u32>> = stratum.clusters.iter().map(unit).collect();
        let members = match units {
            Some(units) if units.is_sorted_by(|one, next| one.checked_add(1) == Some(*next)) => {
                Members::From(units.first().map_or(0, |first| *first as usize))
            }
            Some(units) => Members::Units(units),
            None => Members::Clusters,
        };
        Self { stratum, members }
    }
}

/// How often each unit was drawn.
struct Weights {
    times: Vec<u8>,
}

impl Weights {
    fn draw(units: usize, strata: &[Drawn<'_>], redraws: Redraws, replicate: u64) -> Self {
        // The same for any machine, with as wide instructions as it has.
        dispatch!(Level::new(), _ => Self::draw_with(units, strata, redraws, replicate))
    }

    #[inline(always)]
    fn draw_with(units: usize, strata: &[Drawn<'_>], redraws: Redraws, replicate: u64) -> Self {
        let mut stream = Ahead::new(Stream::new(redraws.seed, redraws.stream, replicate));
        let mut weights = Self { times: vec![0; units.div_ceil(TILE) * TILE] };
        let times = weights.times.as_mut_slice();
        for Drawn { stratum, members } in strata {
            let clusters = &stratum.clusters;
            let mut add = |cluster: &Vec<u32>| cluster.iter().for_each(|unit| add_to(times, *unit as usize));
            let (bound, draws) = (u32::try_from(clusters.len()).unwrap_or(u32::MAX), stratum.draws());
            match members {
                _ if stratum.fraction >= 1.0 => clusters.iter().for_each(add),
                Members::From(first) => {
                    let times = times.get_mut(*first..).unwrap_or_default();
                    stream.indices(bound, draws, |index| add_to(times, index));
                }
                Members::Units(units) => stream.indices(bound, draws, |index| add_to(times, units[index] as usize)),
                Members::Clusters => stream.indices(bound, draws, |index| add(&clusters[index])),
            }
        }
        weights
    }
}

/// Counts that a unit was drawn once more, if there is one.
#[inline]
fn add_to(times: &mut [u8], unit: usize) {
    if let Some(times) = times.get_mut(unit) {
        // No branch depends on it.
        *times += u8::from(*times < u8::MAX);
    }
}

/// Counts for each replicate, a row of counts each: tile by tile, and of each bit of the units' weights the answers of those that have it, a byte an answer.
fn count(answers: &AnswerBits, weights: &[Weights], counts: &mut [u32]) {
    dispatch!(Level::new(), simd => count_with(simd, answers, weights, counts));
}

#[inline(always)]
fn count_with<S: Simd>(simd: S, answers: &AnswerBits, weights: &[Weights], counts: &mut [u32]) {
    let (lanes, width) = (answers.width(), 2 * answers.questions);
    let mut tile = vec![Lanes::NONE; TILE * lanes];
    let mut sums = vec![[const { Vec::new() }; u8::BITS as usize]; weights.len()];
    let mut added = vec![[0_u8; u8::BITS as usize]; weights.len()];
    for at in 0..answers.units.div_ceil(TILE) {
        answers.spread(simd, at, &mut tile);
        for (replicate, weights) in weights.iter().enumerate() {
            let times = u8x64::from_slice(simd, &weights.times[at * TILE..(at + 1) * TILE]);
            for bit in 0..u8::BITS {
                let of_bit = u8x64::splat(simd, 1 << bit);
                let units = (times & of_bit).simd_eq(of_bit).to_bitmask();
                if units == 0 {
                    continue;
                }
                let (sums, added) = (&mut sums[replicate][bit as usize], &mut added[replicate][bit as usize]);
                let more = units.count_ones() as u8;
                if u8::MAX - *added < more {
                    *added = 0;
                    give(sums, bit, &mut counts[replicate * width..]);
                }
                *added += more;
                sums.resize(lanes, Lanes::NONE);
                add(simd, sums, &tile, units);
            }
        }
    }
    for (sums, counts) in sums.iter_mut().zip(counts.chunks_exact_mut(width)) {
        sums.iter_mut().zip(0..).for_each(|(sums, bit)| give(sums, bit, counts));
    }
}

/// Adds what these units of a tile have.
#[inline(always)]
fn add<S: Simd>(simd: S, sums: &mut [Lanes], tile: &[Lanes], mut units: u64) {
    let lanes = sums.len();
    let (mut places, many) = ([0; TILE], units.count_ones() as usize);
    for place in &mut places[..many] {
        *place = units.trailing_zeros() as usize * lanes;
        units &= units.wrapping_sub(1);
    }
    let (fours, rest) = sums.as_chunks_mut();
    for (four, first) in fours.iter_mut().zip((0..).step_by(4)) {
        add_lanes::<S, 4>(simd, four, &tile[first..], &places[..many]);
    }
    let after = 4 * fours.len();
    for (one, first) in rest.as_chunks_mut().0.iter_mut().zip(after..) {
        add_lanes::<S, 1>(simd, one, &tile[first..], &places[..many]);
    }
}

/// Adds what stands at these places to as many lanes as stay in registers.
#[inline(always)]
fn add_lanes<S: Simd, const N: usize>(simd: S, sums: &mut [Lanes; N], tile: &[Lanes], places: &[usize]) {
    let mut all = sums.map(|sum| u8x64::simd_from(simd, sum.0));
    for place in places {
        let lanes: &[Lanes; N] = tile[*place..].first_chunk().expect("a tile has the lanes of each unit");
        for (sum, lane) in all.iter_mut().zip(lanes) {
            *sum += u8x64::simd_from(simd, lane.0);
        }
    }
    *sums = all.map(|sum| Lanes(sum.into()));
}

/// Adds sums of answers to the counts, each as often as the bit says, and empties them.
fn give(sums: &mut [Lanes], bit: u32, counts: &mut [u32]) {
    for (sums, counts) in sums.iter_mut().zip(counts.chunks_mut(LANES)) {
        for (sum, count) in sums.0.iter_mut().zip(counts) {
            *count = count.wrapping_add(u32::from(std::mem::take(sum)) << bit);
        }
    }
}
