/// How likely it is that what a sample finds falls in each of several ranges.
///
/// `with` of a population of `population` have the property, `sample` are drawn without putting back. `starts` are the least numbers found of the second,
/// third, ... range; the first range begins at 0. The chances are those of the hypergeometric distribution: each term is made from its neighbour, from the
/// likeliest outwards, and all are divided by their sum, so that no large factorial is ever formed. Terms under 1e-25 of the likeliest are left out.
///
/// `None` where the sample is empty or larger than the population, more have the property than there are, or the starts do not rise.
pub fn chances(with: u64, population: u64, sample: u64, starts: &[u64]) -> Option<Vec<f64>> {
    if sample == 0 || sample > population || with > population || starts.windows(2).any(|pair| pair[0] > pair[1]) {
        return None;
    }
    let (least, most) = ((sample + with).saturating_sub(population), sample.min(with));
    let mut ranges = vec![0.0; starts.len() + 1];
    let mut add = |found: u64, term: f64| ranges[starts.partition_point(|start| *start <= found)] += term;
    let likeliest = likeliest(with, population, sample).clamp(least, most);
    // Without those with the property and those drawn; may be negative, where every sample finds some.
    let neither = population as f64 - with as f64 - sample as f64;
    let ratio_to_next = |found: u64| {
        let x = found as f64;
        (with as f64 - x) * (sample as f64 - x) / ((x + 1.0) * (neither + x + 1.0))
    };
    add(likeliest, 1.0);
    let mut term = 1.0;
    for found in likeliest..most {
        term *= ratio_to_next(found);
        add(found + 1, term);
        if term < NEGLIGIBLE {
            break;
        }
    }
    let mut term = 1.0;
    for found in (least..likeliest).rev() {
        term /= ratio_to_next(found);
        add(found, term);
        if term < NEGLIGIBLE {
            break;
        }
    }
    let sum: f64 = ranges.iter().sum();
    Some(ranges.into_iter().map(|range| range / sum).collect())
}

/// The chances that the lowest of `k` independent findings falls in each range, from those of one: at least a range with the k-th power of the chance that one is.
pub fn chances_of_lowest(of_one: &[f64], k: u32) -> Vec<f64> {
    let exponent = i32::try_from(k).unwrap_or(i32::MAX);
    let mut at_least: Vec<f64> = of_one
        .iter()
        .rev()
        .scan(0.0, |sum, chance| {
            *sum += chance;
            Some(f64::powi(*sum, exponent))
        })
        .collect();
    at_least.reverse();
    chances_between(&at_least)
}

/// The chance of each range, from those that it or a later one is reached.
pub fn chances_between(reached: &[f64]) -> Vec<f64> {
    let next = reached.iter().skip(1).copied().chain([0.0]);
    reached.iter().zip(next).map(|(this, next)| (this - next).max(0.0)).collect()
}

/// How often something is not reached, on average over these chances that it is; `None` without any.
pub fn mean_shortfall(reached: &[f64]) -> Option<f64> {
    let sum: f64 = reached.iter().map(|chance| 1.0 - chance).sum();
    (!reached.is_empty()).then(|| sum / reached.len() as f64)
}

/// The chance of a range before this one, of one after it, and of either.
pub fn chances_outside(ranges: &[f64], place: usize) -> [f64; 3] {
    let sum = |part: Option<&[f64]>| part.unwrap_or_default().iter().sum::<f64>();
    let (low, high) = (sum(ranges.get(..place)), sum(ranges.get(place + 1..)));
    [low, high, low + high]
}

/// A term this small adds nothing to a sum that has a term of 1.
const NEGLIGIBLE: f64 = 1e-25;

/// The number found most often: the largest whole number up to (sample + 1)(with + 1) / (population + 2).
fn likeliest(with: u64, population: u64, sample: u64) -> u64 {
    let found = (u128::from(sample) + 1) * (u128::from(with) + 1) / (u128::from(population) + 2);
    u64::try_from(found).unwrap_or(u64::MAX)
}
