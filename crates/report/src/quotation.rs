use serde::{Deserialize, Serialize};

/// One figure as a sentence, and its parts.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Quotation {
    /// The figure's name.
    pub figure: String,
    /// The sentence alone.
    pub sentence: String,
    /// The sentence with what must stand beside it, in brackets.
    pub text: String,
    /// Whose inspection.
    pub inspection: String,
    /// What the figure is about.
    pub title: String,
    /// Units that count; `None` where there is no one number.
    pub count: Option<u64>,
    /// Of how many.
    pub of: Option<u64>,
    /// As counted.
    pub exact: Option<String>,
    /// Per cent (or points), two decimals.
    pub number: Option<f64>,
    /// The figure as printed.
    pub printed: String,
    /// The regime's word for such a proportion.
    pub proportion: Option<Proportion>,
    /// Which units it is about, as a sentence.
    pub base: Option<String>,
    /// How it came.
    pub reached: String,
    /// Published, inferred or assumed.
    pub status: Option<String>,
    /// What the regime calls the person supervised.
    pub person: Option<String>,
    /// Made-up cases.
    pub synthetic: bool,
    /// The provider judged its own work.
    pub self_assessment: bool,
}

/// A regime's word for a share of units.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Proportion {
    /// As it stands in a sentence.
    pub words: String,
    /// How it is known.
    pub status: Option<String>,
    /// From which document.
    pub source: Option<String>,
}
