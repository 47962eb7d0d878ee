use assize_framework::Library;
use assize_scoring::{AdmitOptions, TallyOptions};

use crate::combined::Weights;

/// What inspections are set side by side with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'s> {
    /// Facts by which cases are divided, the first that both sides have.
    pub strata: &'s [&'s str],
    /// Ids of frameworks under which every pair is looked at, beside those of the two.
    pub under: &'s [&'s str],
    /// Frameworks, and which body took over from which.
    pub library: &'s Library,
    /// How tables are fitted to a framework.
    pub admitting: AdmitOptions,
    /// How units are counted; groups by the facts of `strata` among it.
    pub tallying: &'s TallyOptions,
    /// What parts of a divided body weigh.
    pub weights: &'s Weights,
}
