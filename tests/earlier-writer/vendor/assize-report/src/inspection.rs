use serde::{Deserialize, Serialize};

/// An inspection that the document has figures of: what it is, and not what came out, which stands in the tables.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Inspection {
    /// Its id: figures of it begin with that.
    pub id: String,
    /// "inspection", "aggregate" or "self-assessment".
    pub kind: String,
    /// For readers.
    pub title: String,
    /// The body inspected.
    pub provider: Provider,
    /// The id of the framework that it is judged under here.
    pub framework: String,
    /// The year it counts for.
    pub year: Option<u16>,
    /// When it was published: "2019-05-16".
    pub published: Option<String>,
    /// Made-up cases.
    pub synthetic: bool,
    /// The licence that asks to be named, by its SPDX identifier.
    pub licence: Option<String>,
    /// Ids of an aggregate's members.
    pub members: Vec<String>,
    /// How many units of each kind were read.
    pub units: Vec<UnitCount>,
}

/// The body inspected.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Provider {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// "trust", "crc", "nps", ...
    pub kind: String,
    /// Made up.
    pub fictional: bool,
}

/// How many units of a kind were read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnitCount {
    /// The kind.
    pub unit: String,
    /// How many.
    pub count: usize,
}

/// A framework that figures of the document were made under, as far as a reader of ratings and shares needs it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Framework {
    /// Its id: the second part of a figure's name.
    pub id: String,
    /// For readers.
    pub title: String,
    /// From when it was used, and until when: "2018-04", "2019".
    pub in_force: [Option<String>; 2],
    /// The scale, worst first; none in a regime without ratings.
    pub ratings: Vec<RatingLabel>,
    /// Where the ratings of shares begin.
    pub bands: Vec<Band>,
    /// Where the overall ratings begin.
    pub overall: Vec<TotalBand>,
}

/// A rating of a framework.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RatingLabel {
    /// As cells have it: "requires-improvement".
    pub id: String,
    /// For readers.
    pub title: String,
    /// What it adds to a total.
    pub points: u64,
}

/// Ranges of a share.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Band {
    /// Its name in the framework.
    pub id: String,
    /// Per cent: where the second, third, ... rating begins.
    pub edges: Vec<f64>,
}

/// Ranges of a total.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TotalBand {
    /// Of so many standards.
    pub standards: usize,
    /// Points: where the second, third, ... rating begins.
    pub edges: Vec<u64>,
}
