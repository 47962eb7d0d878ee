use assize_report::Report;
use serde::{Deserialize, Serialize};

use crate::Options;

/// What crosses to a writer: one JSON object of this shape.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Request {
    /// The document that the json writer prints.
    pub report: Report,
    /// How it is to be laid out.
    #[serde(default)]
    pub options: Options,
}
