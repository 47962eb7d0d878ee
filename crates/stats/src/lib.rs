//! Intervals, sample sizes, agreement and random streams: mathematics that knows nothing of inspections.
//!
//! Everything here is a function of counts: `n` of `of` had the property that is looked at. Shares are floats between 0 and 1, never per cents.
//!
//! - One share: [`wilson`], [`clopper_pearson`] for a sample from something without end;
//!   [`hypergeometric`] for a sample from a population of known size.
//! - Two shares: [`newcombe`] for their difference, [`weighted_sum`] for a sum of more of them, [`detectable_difference`] for the smallest one that samples of these sizes could show.
//! - Several who judge the same things: [`cohen_kappa`], [`gwet_ac1`], [`fleiss_kappa`] for how far they agree beyond chance, [`sign_test`] for whether one leans.
//! - Before the sample: [`sample_size`] and, read backwards, [`margin`]; [`chances`] of what a sample will find, and [`chances_of_lowest`] of several;
//!   [`chance_of_at_least`] so many, where the population may be without end, and [`chance_of_all`] of several.
//! - Chance: [`Stream`], the same draws on any machine, and [`resample`], a sample drawn again and again, the same on any number of threads; [`half_width`], how
//!   far a share of such draws is from what endless drawing would give.
//!
//! `None` means that there is nothing to say: an empty sample, more with the property than there are, a confidence that is not between 0 and 1.
//! Nothing here panics, whatever the counts. `tests/data/oracles` holds the values, worked to 22 digits elsewhere, that the tests compare with.

#![allow(
    clippy::float_arithmetic,
    reason = "what is estimated is not exact; figures that are known stay exact in `scoring`"
)]

mod agreement;
mod beta;
mod chance;
mod difference;
mod finite;
mod found;
mod interval;
mod normal;
mod proportion;
mod resample;
mod size;
mod stream;

pub use agreement::{Categorised, Coefficient, cohen_kappa, fleiss_kappa, gwet_ac1, sign_test};
pub use chance::{chance_of_all, chance_of_at_least, half_width, range_by_chance};
pub use difference::{EVEN, detectable_difference, newcombe, weighted_sum, weighted_sum_of};
pub use finite::hypergeometric;
pub use found::{chances, chances_between, chances_of_lowest, chances_outside, mean_shortfall};
pub use interval::{Interval, from_variance, hundredths, nearest, of_parts, whole};
pub use normal::z;
pub use proportion::{clopper_pearson, wilson};
pub use resample::{AnswerBits, Redraws, Resampled, Stratum, resample, times_drawn};
pub use size::{margin, sample_size};
pub use stream::Stream;
