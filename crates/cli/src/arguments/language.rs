//! The language of what readers see.

use clap::ValueEnum;

/// Which language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Language {
    /// English.
    En,
    /// Welsh, as far as there are words; the rest English.
    Cy,
}

impl Language {
    pub(crate) const fn of_report(self) -> assize_compose::Language {
        match self {
            Self::En => assize_compose::Language::English,
            Self::Cy => assize_compose::Language::Welsh,
        }
    }
}
