use serde::{Deserialize, Serialize};

/// A mark beside a figure, with the Government Statistical Service's letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Mark {
    /// Suppressed.
    #[serde(rename = "[c]")]
    Suppressed,
    /// Not applicable.
    #[serde(rename = "[z]")]
    NotApplicable,
    /// Not available.
    #[serde(rename = "[x]")]
    NotAvailable,
    /// Low reliability.
    #[serde(rename = "[u]")]
    LowReliability,
    /// A break in the series.
    #[serde(rename = "[b]")]
    Break,
    /// A mark of a later version of the document.
    #[serde(other, rename = "[?]")]
    Other,
}

impl Mark {
    /// As printed.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Suppressed => "[c]",
            Self::NotApplicable => "[z]",
            Self::NotAvailable => "[x]",
            Self::LowReliability => "[u]",
            Self::Break => "[b]",
            Self::Other => "[?]",
        }
    }
}

/// Where the share of all units lies, if those assessed are a sample of them: sampling alone, not what is unknown.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end, per cent (of a difference: points), two decimals.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Per cent: 80, 90, 95 or 99.
    pub confidence: u8,
    /// "wilson", "clopper-pearson", "hypergeometric" or, for a difference, "newcombe".
    pub method: String,
    /// How many units there were to draw from; `None`: not known, and taken as without end.
    pub population: Option<u64>,
    /// As printed.
    pub text: String,
}
