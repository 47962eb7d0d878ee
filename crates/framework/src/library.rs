use std::sync::Arc;

use assize_model::{Bodies, Catalogue};
use indexmap::IndexMap;

use crate::Frameworks;

/// All frameworks that this run knows, with the shared catalogue and the providers.
#[derive(Clone, Default, Debug)]
pub struct Library {
    pub frameworks: Arc<Frameworks>,
    /// Units, facts and observations that all regimes share.
    pub catalogue: Arc<Catalogue>,
    /// By id.
    pub providers: Bodies,
    /// Frameworks that are left out of this run for their faults, by id: the file of each.
    pub left_out: IndexMap<String, String>,
}
