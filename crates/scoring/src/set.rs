use assize_model::Truth;

/// What one unit's answer may be: a set of sufficient, insufficient and dropped (semantics 2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Set(u8);

impl Set {
    /// Nothing; only a start for unions.
    pub const EMPTY: Set = Set(0);
    pub const SUFFICIENT: Set = Set(1);
    pub const INSUFFICIENT: Set = Set(2);
    /// Sufficient or insufficient.
    pub const EITHER: Set = Set(3);
    /// Not applicable.
    pub const DROPPED: Set = Set(4);

    /// All that hold something.
    pub(crate) fn all() -> impl Iterator<Item = Set> {
        (1..8).map(Set)
    }

    /// As a query has it: 1 sufficient, 2 insufficient, 4 dropped, added up.
    pub(crate) const fn number(self) -> u8 {
        self.0
    }

    /// Either of both.
    #[must_use]
    pub const fn or(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    /// Whether it holds all of the other.
    pub const fn holds(self, other: Set) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether only one thing is possible.
    pub const fn is_single(self) -> bool {
        self.0.is_power_of_two()
    }

    /// As it is where the question applies: dropped alone where it does not, dropped too where that is unknown.
    #[must_use]
    pub const fn where_applies(self, applies: Truth) -> Set {
        match applies {
            Truth::Yes => self,
            Truth::Unknown => self.or(Set::DROPPED),
            Truth::No => Set::DROPPED,
        }
    }
}
