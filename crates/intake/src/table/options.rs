use std::path::PathBuf;

use assize_model::ProviderKind;

use super::Separator;

/// What a bare table does not say of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableOptions {
    /// The framework that its inspections were carried out under.
    pub framework: String,
    /// The kind of unit that its rows are.
    pub unit: String,
    /// What sort of body is inspected, where the table names none that is known.
    pub kind: ProviderKind,
    /// The id or name of the body inspected, where no column says it.
    pub provider: Option<String>,
    /// The body has no record here, whatever known name is near its own.
    pub new_provider: bool,
    /// The body judged its own work.
    pub self_assessment: bool,
    /// How its rows are laid out; where it is not said, the headings tell whether they are of units or of counts.
    pub layout: Option<Layout>,
    pub columns: Option<PathBuf>,
    /// Allows line breaks inside quotes.
    pub line_breaks: bool,
    /// What divides the fields of a table in plain text; where it is not said, its first line or the ending of its name says it.
    pub separator: Option<Separator>,
    /// What the bytes of a CSV file stand for.
    pub encoding: Encoding,
    /// Which sheet of a workbook; where it is not said, there must be one alone that has headings.
    pub sheet: Option<String>,
    /// Takes what the formulas of a workbook gave when it was saved.
    pub accept_cached: bool,
    /// Whose answers are scored where several assessed the same unit.
    pub assessor: Option<String>,
    /// Where no assessor is named above, all count alike: every reading is wanted, and no figure is made from one alone.
    pub every_reading: bool,
}

impl TableOptions {
    /// A wide table of these units, as it stands.
    pub fn new(framework: impl Into<String>, unit: impl Into<String>, kind: ProviderKind) -> Self {
        Self {
            framework: framework.into(),
            unit: unit.into(),
            kind,
            provider: None,
            new_provider: false,
            self_assessment: false,
            layout: None,
            columns: None,
            line_breaks: false,
            separator: None,
            encoding: Encoding::Utf8,
            sheet: None,
            accept_cached: false,
            assessor: None,
            every_reading: false,
        }
    }
}

/// What the bytes of a CSV file stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// What everything should be in.
    Utf8,
    /// What Excel's plain `CSV` is in, in western Europe.
    Windows1252,
}

impl Encoding {
    pub const ALL: [Encoding; 2] = [Self::Utf8, Self::Windows1252];

    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// How the rows of a table are laid out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Layout {
    /// One row a unit.
    Wide,
    /// One row an answer.
    Long,
    /// One row a question, with how many units had each answer.
    Counts,
    /// What a query of `assize tally` gave.
    Tally,
}

impl Layout {
    /// Those that the table of a record may have.
    pub const OF_RECORDS: [Layout; 3] = [Self::Wide, Self::Long, Self::Counts];

    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Long => "long",
            Self::Counts => "counts",
            Self::Tally => "tally",
        }
    }
}
