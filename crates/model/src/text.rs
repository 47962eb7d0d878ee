/// A text in English and, where it exists, Welsh.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// English; always there.
    pub en: String,
    /// Welsh.
    pub cy: Option<String>,
}

impl From<&str> for Text {
    fn from(en: &str) -> Self {
        Self { en: en.to_owned(), cy: None }
    }
}

/// How a rule or a value is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// Printed in the source named beside it.
    Published,
    /// Follows from printed facts.
    Inferred,
    /// Neither; the best reading there is.
    Assumed,
}

impl Status {
    /// The three, surest first.
    pub const ALL: [Status; 3] = [Self::Published, Self::Inferred, Self::Assumed];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Inferred => "inferred",
            Self::Assumed => "assumed",
        }
    }
}
