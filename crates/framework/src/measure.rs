//! Numbers that are not shares (semantics 7.48).

use assize_model::{Exact, Text};

use crate::{Band, Compare};

/// What a number is of, and what rates it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// As it stands after the number: "days", "per 1,000".
    pub unit: Text,
    pub better: Better,
    /// Its edges are in the measure's own unit, from the worst rating: rising where more is better, falling where less is.
    pub scale: Band,
    /// How many decimals it is printed with.
    pub decimals: u32,
    /// A numerator by its denominator is multiplied by this.
    pub per: u64,
    /// The most that it can be.
    pub most: Option<Exact>,
    /// The numbers of units that it is taken from, where a table has them.
    pub of: Option<Numbers>,
}

/// What is taken from the numbers of units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Numbers {
    /// The fact that is a number; it says its kind of unit.
    pub fact: String,
    pub unit: String,
    pub take: Take,
}

/// One number from many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Take {
    Mean,
    Median,
}

impl Take {
    pub(crate) const ALL: [Self; 2] = [Self::Mean, Self::Median];

    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
        }
    }
}

impl Measure {
    /// The rating (index) of a value.
    pub fn rating(&self, value: &Exact, compare: Compare) -> usize {
        let value = match compare {
            Compare::Exact => value.clone(),
            Compare::Printed => self.printed(value),
        };
        let passed = |(place, edge): (usize, &Exact)| match self.better {
            _ if *edge == value => !self.scale.is_above(place),
            Better::Higher => *edge < value,
            Better::Lower => *edge > value,
        };
        self.scale.edges.iter().enumerate().filter(|edge| passed(*edge)).count()
    }

    /// A value rounded half up to the decimals that are printed.
    pub fn printed(&self, value: &Exact) -> Exact {
        let scale = 10_u32.pow(self.decimals);
        Exact::new(assize_model::half_up(value, scale), scale.into())
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    Higher,
    Lower,
}

impl Better {
    pub(crate) const ALL: [Self; 2] = [Self::Higher, Self::Lower];

    /// The word for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }

    /// The key of an edge that is not reached by itself.
    pub(crate) const fn beyond(self) -> &'static str {
        match self {
            Self::Higher => "above",
            Self::Lower => "below",
        }
    }
}
