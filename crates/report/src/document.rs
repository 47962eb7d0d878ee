use serde::{Deserialize, Serialize};

/// A sentence or two that a person would repeat, made by rule from the figures.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MainPoint {
    /// As shown.
    pub text: String,
    /// The names of the figures that it tells.
    pub figures: Vec<String>,
}

impl MainPoint {
    /// One that tells no figure by its name.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), figures: Vec::new() }
    }
}

/// A word and what it means here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means.
    pub meaning: String,
}

/// How a figure came about, in short; `assize explain` says it in full.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Derivation {
    /// The figure's name.
    pub figure: String,
    /// One sentence a step, from the answers to the figure.
    pub steps: Vec<String>,
}

/// What a report was made from, so that it can be made again.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Provenance {
    /// The program and its version.
    pub program: String,
    /// What was read.
    pub inputs: Vec<Input>,
    /// The frameworks that were applied.
    pub frameworks: Vec<Input>,
    /// What followed `assize report` on the command line, as far as it makes a difference: options as `--name=value`, then the inputs.
    /// Files stand without their folders.
    pub arguments: Vec<String>,
    /// Libraries and commands that laid it out, and the files that they were handed; what the program carries is not named.
    #[serde(default)]
    pub writers: Vec<Input>,
}

/// Something that was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Input {
    /// A file's name without its folders, or an id.
    pub name: String,
    /// SHA-256 of its bytes, as `sha256sum` prints it.
    pub sha256: String,
}

/// How far a report has come.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Working output.
    #[default]
    Draft,
    /// Checked by somebody other than its author.
    Checked,
    /// To be published as it is.
    Final,
}
