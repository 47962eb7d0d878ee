use assize_diag::Place;

/// A question's counts in one group of units, which another program made of cases by a query that this one wrote.
#[derive(Clone, Debug)]
pub struct TalliedRow {
    pub place: Place,
    /// Under which the cases were counted.
    pub framework: String,
    pub unit: String,
    /// The fact and its value; `None` for all units.
    pub group: Option<(String, String)>,
    pub question: String,
    /// How its answers came, in the word for that.
    pub reached: String,
    /// As many as [`TALLIED`] has names.
    pub counts: [u64; TALLIED.len()],
}

impl TalliedRow {
    pub fn count(&self, name: &str) -> u64 {
        let place = TALLIED.iter().position(|known| *known == name).expect("it is one of the names");
        self.counts[place]
    }
}

/// What stands in a row beside its counts.
pub const TALLIED_BY: [&str; 6] = ["framework", "unit", "fact", "value", "question", "reached"];

/// What is counted: the units of the group, what is wrong with their ids and words, the nine counts of the question, and what stands beside those.
pub const TALLIED: [&str; 20] = [
    "units",
    "repeated_ids",
    "not_understood",
    "left_out",
    "sufficient",
    "sufficient_incomplete",
    "insufficient",
    "insufficient_incomplete",
    "unknown",
    "not_applicable",
    "optional_sufficient",
    "optional_insufficient",
    "optional_unknown",
    "cannot_tell",
    "missing",
    "derived_units",
    "not_done",
    "same",
    "compared",
    "absent",
];
