use serde::{Deserialize, Serialize};

/// What differs between two versions of one inspection's data, and what that moved. No id of a unit stands in it: lines say where to look.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Difference {
    /// The inspection's id.
    pub inspection: String,
    /// The framework's id.
    pub framework: String,
    /// Whether the two versions are the same in everything.
    pub same: bool,
    /// Units that came and went, by kind.
    pub units: Vec<UnitsChange>,
    /// Columns that changed.
    pub columns: Vec<ColumnChange>,
    /// Entries of the record that changed.
    pub entries: Vec<EntryChange>,
    /// Questions, nodes and the total that moved.
    pub moves: Vec<FigureMove>,
}

/// Units of one kind.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitsChange {
    /// The kind.
    pub unit: String,
    /// In both versions.
    pub kept: usize,
    /// Lines of the later table with new units.
    pub added: Vec<u32>,
    /// Lines of the earlier table with units that are gone.
    pub removed: Vec<u32>,
}

/// A column that changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ColumnChange {
    /// The kind of unit.
    pub unit: String,
    /// Its heading.
    pub column: String,
    /// "changed", "added" or "removed".
    pub change: String,
    /// From the word, where words may be shown.
    pub from: Option<String>,
    /// To the word.
    pub to: Option<String>,
    /// How many units.
    pub units: usize,
    /// Lines of the earlier and later table.
    pub lines: Vec<[u32; 2]>,
}

/// An entry of the record that changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EntryChange {
    /// The table of the record.
    pub section: String,
    /// Its key; empty where the whole section is meant.
    pub key: String,
    /// What it said; empty where it was not there.
    pub before: String,
    /// What it says.
    pub after: String,
}

/// A figure that moved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FigureMove {
    /// Its name.
    pub figure: String,
    /// What it is about.
    pub title: String,
    /// As printed before.
    pub before: String,
    /// As printed after.
    pub after: String,
    /// Why, one reason each.
    pub causes: Vec<MoveCause>,
}

/// One reason why a figure moved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MoveCause {
    /// In words.
    pub text: String,
    /// "added", "removed", "columns", "record", "child", "panel", "published".
    pub kind: String,
    /// Columns, children or standards.
    pub of: Vec<String>,
    /// Units that count differently; of a total: 0.
    pub units: u64,
    /// By how many the number sufficient moved (for a total, by how many points at least).
    pub sufficient: i64,
    /// By how many the number judged moved (for a total, by how many points at most).
    pub judged: i64,
}
