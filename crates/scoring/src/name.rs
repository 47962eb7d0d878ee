use std::fmt;
use std::str::FromStr;

use assize_framework::Rollup;
use assize_model::PrintedPart;

/// The name of a figure: `<inspection>/<framework>/<id>[@fact=value][#part]` (semantics 7.19).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FigureName {
    pub inspection: String,
    pub framework: String,
    /// A node, a question, a context figure, or `overall`.
    pub id: String,
    /// A fact and its value (empty: blank), in a breakdown.
    pub group: Option<(String, String)>,
    /// Which part; `None`: the default.
    pub part: Option<FigurePart>,
}

/// Which part of a node or question a figure is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FigurePart {
    /// The share that was sufficient.
    Share,
    Rating,
    Points,
    /// The share that was not sufficient.
    Insufficient,
    /// The share that was not done at all.
    NotDone,
    /// The number of a measure.
    Measure,
    /// The share by the second rollup that the regime states for a node.
    By(Rollup),
}

impl FigurePart {
    pub const ALL: [FigurePart; 10] = [
        Self::Share,
        Self::Rating,
        Self::Points,
        Self::Insufficient,
        Self::NotDone,
        Self::Measure,
        Self::By(Rollup::MeanOfQuestions),
        Self::By(Rollup::MeanOfChildren),
        Self::By(Rollup::Pooled),
        Self::By(Rollup::Lowest),
    ];

    /// The word after the `#`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Rating => "rating",
            Self::Points => "points",
            Self::Insufficient => PrintedPart::Insufficient.word(),
            Self::NotDone => PrintedPart::NotDone.word(),
            Self::Measure | Self::By(Rollup::Measure) => "measure",
            Self::By(Rollup::MeanOfQuestions) => "mean-of-questions",
            Self::By(Rollup::MeanOfChildren) => "mean-of-children",
            Self::By(Rollup::Pooled) => "pooled",
            Self::By(Rollup::Lowest) => "lowest",
            Self::By(Rollup::SumOfPoints) => "sum-of-points",
            Self::By(Rollup::Entered) => "entered",
            Self::By(Rollup::LowestRating) => "lowest-rating",
            Self::By(Rollup::MedianRating) => "median-rating",
            Self::By(Rollup::MostCommonRating) => "most-common-rating",
            Self::By(Rollup::MeanOfPoints) => "mean-of-points",
            Self::By(Rollup::Ladder) => "ladder",
            Self::By(Rollup::Matrix) => "matrix",
        }
    }
}

impl FigureName {
    /// The figure of a node, question or context figure.
    pub fn new(inspection: &str, framework: &str, id: &str) -> Self {
        Self {
            inspection: inspection.to_owned(),
            framework: framework.to_owned(),
            id: id.to_owned(),
            group: None,
            part: None,
        }
    }

    #[must_use]
    pub fn part(self, part: FigurePart) -> Self {
        Self { part: Some(part), ..self }
    }

    /// The same in one group of a breakdown.
    #[must_use]
    pub fn group(self, fact: &str, value: &str) -> Self {
        Self { group: Some((fact.to_owned(), value.to_owned())), ..self }
    }
}

/// A figure's name as it is written: whole, or only a beginning of its path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WrittenName<'t> {
    /// What stands before `@` and `#`: `<inspection>/<framework>/<id>`, or less of it.
    pub path: &'t str,
    /// A fact and its value.
    pub group: Option<(&'t str, &'t str)>,
    pub part: Option<FigurePart>,
}

/// Why a text is not a name of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoName {
    /// The path is not `<inspection>/<framework>/<id>`.
    Path,
    /// What stands after `@` is not `fact=value`.
    Group,
    /// There is no such part.
    Part(String),
}

impl<'t> TryFrom<&'t str> for WrittenName<'t> {
    type Error = NoName;

    /// A value may hold anything, so a `#` behind an `@` is the value's own unless a part follows it.
    fn try_from(text: &'t str) -> Result<Self, NoName> {
        let (rest, part) = match text.rsplit_once('#') {
            Some((rest, word)) => match FigurePart::ALL.into_iter().find(|part| part.word() == word) {
                None if rest.contains('@') => (text, None),
                None => return Err(NoName::Part(word.to_owned())),
                part => (rest, part),
            },
            None => (text, None),
        };
        let (path, group) = match rest.split_once('@') {
            Some((path, group)) => (path, Some(group.split_once('=').ok_or(NoName::Group)?)),
            None => (rest, None),
        };
        Ok(Self { path, group, part })
    }
}

impl FromStr for FigureName {
    type Err = NoName;

    fn from_str(text: &str) -> Result<Self, NoName> {
        let WrittenName { path, group, part } = text.try_into()?;
        let mut ids = path.splitn(3, '/');
        let (Some(inspection), Some(framework), Some(id)) = (ids.next(), ids.next(), ids.next()) else {
            return Err(NoName::Path);
        };
        let group = group.map(|(fact, value)| (fact.to_owned(), value.to_owned()));
        Ok(Self { group, part, ..Self::new(inspection, framework, id) })
    }
}

impl fmt::Display for FigureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from(self))
    }
}

impl From<&FigureName> for String {
    fn from(name: &FigureName) -> Self {
        let FigureName { inspection, framework, id, group, part } = name;
        let [at, fact, is, value] = group.as_ref().map_or([""; 4], |(fact, value)| ["@", fact, "=", value]);
        let [number, part] = part.map_or([""; 2], |part| ["#", part.word()]);
        [inspection, "/", framework, "/", id, at, fact, is, value, number, part].concat()
    }
}

impl From<FigureName> for String {
    fn from(name: FigureName) -> Self {
        Self::from(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::{FigureName, FigurePart, NoName};

    #[test]
    fn a_name_is_read_as_it_is_written() {
        let name = FigureName::new("x-2019", "2018-crc", "2.1.3");
        for name in [
            name.clone(),
            name.clone().part(FigurePart::NotDone),
            name.clone().group("sex", "").part(FigurePart::Share),
            name.clone().group("assessor", "A. Other / team #4 @ home").part(FigurePart::Share),
            name.group("assessor", "=#no-part"),
        ] {
            assert_eq!(name.to_string().parse(), Ok(name));
        }
    }

    #[test]
    fn what_is_no_name_says_why() {
        for (text, why) in [
            ("2.1.3", NoName::Path),
            ("x/2018-crc", NoName::Path),
            ("x/2018-crc/2.1.3@sex", NoName::Group),
            ("x/2018-crc/2.1.3#shore", NoName::Part("shore".into())),
        ] {
            assert_eq!(text.parse::<FigureName>(), Err(why), "{text}");
        }
    }
}
