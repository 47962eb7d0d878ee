use serde::{Deserialize, Serialize};

/// A body that is inspected, with who went before it and who came after. `FORMAT.md` says what each field holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ProviderFacts {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// "trust", "crc", "nps", ...
    pub kind: String,
    /// Made up.
    pub fictional: bool,
    /// Not one body but several that a report takes together.
    pub several: bool,
    /// The areas it serves.
    pub areas: Vec<String>,
    /// When it began.
    pub from: Option<String>,
    /// When it ended.
    pub to: Option<String>,
    /// Those whose work it took over.
    pub predecessors: Vec<SuccessionFacts>,
    /// Those who took over its work.
    pub successors: Vec<SuccessionFacts>,
    /// Its inspections that were read, oldest first.
    pub inspections: Vec<InspectionSummary>,
}

/// One body taking over from another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SuccessionFacts {
    /// The other body's id.
    pub id: String,
    /// "risk", "function", "area"; none: all of the work passed over.
    pub by: Vec<String>,
    /// Which part of the work passed over.
    pub work: Option<String>,
    /// The areas that both of them serve.
    pub areas: Vec<String>,
    /// When.
    pub on: Option<String>,
}

/// An inspection, in short.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct InspectionSummary {
    /// Its id.
    pub id: String,
    /// For readers.
    pub title: String,
    /// "inspection", "aggregate" or "self-assessment".
    pub kind: String,
    /// The framework's id.
    pub framework: String,
    /// When the report came out.
    pub published: Option<String>,
    /// The overall rating that the report prints, by its name.
    pub printed: Option<String>,
}
