//! How far several who judged the same things agree, beyond what chance alone would bring about.

use statrs::function::factorial::ln_binomial;

/// A coefficient of agreement: 1 where all agree, 0 where they agree as often as chance would.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Coefficient {
    pub value: f64,
    /// Its standard error over things judged alone, each drawn by itself; `None` where one is too few.
    pub error: Option<f64>,
}

/// Things that were judged alike: how many put them into each category, and how many such things there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Categorised<const Q: usize> {
    /// By category: how many put such a thing there.
    pub into: [u64; Q],
    /// How many such things.
    pub times: u64,
}

/// Kappa of two who judge (J. Cohen, *A coefficient of agreement for nominal scales*, Educational and Psychological Measurement 20, 1960), from the
/// table of what the first (rows) and the second (columns) said.
///
/// With p the shares of the table, P = Σ pᵢᵢ and E = Σ pᵢ₊ p₊ᵢ: `(P − E) / (1 − E)`. The standard error is that for large samples of J. L. Fleiss, J. Cohen and
/// B. S. Everitt, *Large sample standard errors of kappa and weighted kappa*, Psychological Bulletin 72 (1969).
///
/// `None` where the table is empty, or where both put everything into one and the same category: then E = 1, and there is nothing beyond chance to find.
pub fn cohen_kappa<const Q: usize>(table: &[[u64; Q]; Q]) -> Option<Coefficient> {
    let n: f64 = table.iter().flatten().map(|count| *count as f64).sum();
    let used = |one: &[u64; Q]| one.iter().filter(|count| **count > 0).count();
    let columns: [u64; Q] = std::array::from_fn(|j| table.iter().fold(0_u64, |sum, row| sum.saturating_add(row[j])));
    let rows: [u64; Q] = std::array::from_fn(|i| table[i].iter().fold(0_u64, |sum, count| sum.saturating_add(*count)));
    let is_constant = used(&rows) == 1 && used(&columns) == 1 && (0..Q).all(|i| (rows[i] > 0) == (columns[i] > 0));
    if n <= 0.0 || is_constant {
        return None;
    }
    let share = |count: u64| count as f64 / n;
    let (first, second) = (rows.map(share), columns.map(share));
    let same: f64 = (0..Q).map(|i| share(table[i][i])).sum();
    let chance: f64 = (0..Q).map(|i| first[i] * second[i]).sum();
    let value = (same - chance) / (1.0 - chance);
    let mut variance = -(value - chance * (1.0 - value)).powi(2);
    for i in 0..Q {
        for j in 0..Q {
            let weight = match i == j {
                true => 1.0 - (first[i] + second[i]) * (1.0 - value),
                false => (1.0 - value) * (second[i] + first[j]),
            };
            variance += share(table[i][j]) * weight * weight;
        }
    }
    let error = (variance.max(0.0) / n).sqrt() / (1.0 - chance);
    Some(Coefficient { value, error: Some(error) })
}

/// Kappa of many who judge (J. L. Fleiss, *Measuring nominal scale agreement among many raters*, Psychological Bulletin 76, 1971), where their number may
/// differ from thing to thing.
///
/// With r who judged a thing, rₖ of them putting it into category k: P the mean over things of Σ rₖ(rₖ − 1) / r(r − 1), πₖ the mean of rₖ / r, E = Σ πₖ².
/// Things that fewer than two judged are left out. The standard error is that of [`gwet_ac1`]'s source.
///
/// `None` where nothing is left, or all is in one category.
pub fn fleiss_kappa<const Q: usize>(judged: &[Categorised<Q>]) -> Option<Coefficient> {
    let is_used = |k: usize| judged.iter().any(|one| is_shared(one) && one.into[k] > 0);
    ((0..Q).filter(|k| is_used(*k)).count() > 1).then_some(())?;
    of_many(judged, |share| share, 1.0)
}

/// AC1 of two or many who judge, where their number may differ from thing to thing (K. L. Gwet, *Computing inter-rater reliability and its variance in the
/// presence of high agreement*, British Journal of Mathematical and Statistical Psychology 61, 2008).
///
/// P and π as for [`fleiss_kappa`], but E = Σ πₖ(1 − πₖ) / (Q − 1), which falls where nearly all is in one category: kappa falls there however well they agree,
/// AC1 does not. The standard error is the source's, over things drawn from very many, those who judge taken as they are.
///
/// `None` where no thing was judged by two, and for fewer than two categories.
pub fn gwet_ac1<const Q: usize>(judged: &[Categorised<Q>]) -> Option<Coefficient> {
    (Q > 1).then_some(())?;
    of_many(judged, |share| 1.0 - share, (Q - 1) as f64)
}

/// How many judged a thing.
fn raters<const Q: usize>(one: &Categorised<Q>) -> f64 {
    one.into.iter().map(|count| *count as f64).sum()
}

/// Whether two or more judged such things, and there are any.
fn is_shared<const Q: usize>(one: &Categorised<Q>) -> bool {
    one.times > 0 && raters(one) > 1.0
}

/// `(P − E) / (1 − E)` with E = Σ πₖ weight(πₖ) / over.
fn of_many<const Q: usize>(judged: &[Categorised<Q>], weight: impl Fn(f64) -> f64, over: f64) -> Option<Coefficient> {
    let judged: Vec<&Categorised<Q>> = judged.iter().filter(|one| is_shared(one)).collect();
    let n: f64 = judged.iter().map(|one| one.times as f64).sum();
    if judged.is_empty() {
        return None;
    }
    let mean =
        |of: &dyn Fn(&Categorised<Q>) -> f64| judged.iter().map(|one| of(one) * one.times as f64).sum::<f64>() / n;
    let pi: [f64; Q] = std::array::from_fn(|k| mean(&|one| one.into[k] as f64 / raters(one)));
    let own_same = |one: &Categorised<Q>| {
        let pairs: f64 = one.into.iter().map(|count| *count as f64 * (*count as f64 - 1.0)).sum();
        pairs / (raters(one) * (raters(one) - 1.0))
    };
    let own_chance =
        |one: &Categorised<Q>| (0..Q).map(|k| one.into[k] as f64 / raters(one) * weight(pi[k])).sum::<f64>() / over;
    let (same, chance) = (mean(&own_same), mean(&own_chance));
    let value = (same - chance) / (1.0 - chance);
    let squares = mean(&|one| {
        let by_chance = 2.0 * (1.0 - value) * (own_chance(one) - chance);
        ((own_same(one) - chance - by_chance) / (1.0 - chance) - value).powi(2)
    });
    Some(Coefficient { value, error: (n > 1.0).then(|| (squares / (n - 1.0)).sqrt()) })
}

/// The sign test: how often, if both ways were equally likely, `one` and `other` would be at least so unlike, with both tails. Of a table of two who
/// judge, with the two ways in which they differ, it is the exact test of McNemar (*Note on the sampling error of the difference between correlated
/// proportions or percentages*, Psychometrika 12, 1947).
///
/// `None` where both are nothing.
pub fn sign_test(one: u64, other: u64) -> Option<f64> {
    let (n, least) = (one.checked_add(other)?, one.min(other));
    if n == 0 {
        return None;
    }
    // From the largest term down: each is made from the one above it, until they add nothing.
    let mut term = even_chance(least, n);
    let mut sum = 0.0;
    for count in (0..=least).rev() {
        sum += term;
        term *= count as f64 / (n - count + 1) as f64;
        if term <= sum * 1e-18 {
            break;
        }
    }
    Some((2.0 * sum).min(1.0))
}

/// P(X = count) of `of` throws of a fair coin; `count` is at most half of them.
fn even_chance(count: u64, of: u64) -> f64 {
    // Above this the steps would be slow, and what logarithms lose does not show.
    const LONG: u64 = 1 << 20;
    if of > LONG {
        return (ln_binomial(of, count) - of as f64 * std::f64::consts::LN_2).exp();
    }
    let (mut chance, mut halves) = (1.0_f64, of);
    for step in 1..=count {
        chance *= (of - count + step) as f64 / step as f64;
        while chance > 1.0 && halves > 0 {
            chance *= 0.5;
            halves -= 1;
        }
    }
    chance * 0.5_f64.powi(i32::try_from(halves).unwrap_or(i32::MAX))
}
