use assize_diag::Code;

/// The codes that the faults of one sort of page go by, and what else sets such pages apart.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// What messages call the page: "the record".
    pub page: &'static str,
    /// A key that may stand on every table, whatever else its keys are.
    pub everywhere: Option<&'static str>,
    /// Help for keys that are missing, or stand where they mean nothing: the key and what to do.
    pub help: &'static [(&'static str, &'static str)],
    /// Where a string may go over several lines.
    pub line_breaks: LineBreaks,
    /// It is not TOML.
    pub syntax: Code,
    /// A character that cannot be seen.
    pub hidden_character: Code,
    /// A key that means nothing.
    pub unknown_key: Code,
    /// A key that must be there and is not.
    pub missing_key: Code,
    pub wrong_type: Code,
    /// A string or a list that says nothing.
    pub blank: Code,
    /// What should be a whole number and is not, or is too large.
    pub whole: Code,
    /// What should be a decimal or a percentage and is not.
    pub decimal: Code,
    /// A word that is not one of the few that are possible.
    pub unknown_word: Code,
    /// What should be a date and is not.
    pub date: Code,
    /// A period that ends before it begins.
    pub period: Code,
}

/// Where a string may have line breaks and tabs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineBreaks {
    /// In every string.
    Anywhere,
    /// Only under this key.
    Under(&'static str),
}
