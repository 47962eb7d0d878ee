use std::ops::{Add, AddAssign};

use assize_model::{Counts, Exact, ratio};

use crate::{Reached, Set};

/// The nine counts of one question in one group (semantics 3).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct NineCounts {
    /// S: sufficient, and everything about the unit is known.
    pub sufficient: u64,
    /// s: sufficient although something is not known.
    pub sufficient_incomplete: u64,
    /// I: insufficient, and everything about the unit is known.
    pub insufficient: u64,
    /// i: insufficient although something is not known.
    pub insufficient_incomplete: u64,
    /// u: applies; sufficient or insufficient.
    pub unknown: u64,
    /// na: does not apply.
    pub not_applicable: u64,
    /// oS: sufficient if it applies.
    pub optional_sufficient: u64,
    /// oI: insufficient if it applies.
    pub optional_insufficient: u64,
    /// oU: either if it applies.
    pub optional_unknown: u64,
    /// A column of the rule is absent.
    pub absent: bool,
    /// Of u and oU, those that could not be judged (recorded answers).
    pub cannot_tell: u64,
    /// Of u and oU, those without an answer (recorded answers).
    pub missing: u64,
}

impl NineCounts {
    /// Counts as a record gives them.
    pub fn from_counts(counts: &Counts) -> Self {
        Self {
            sufficient: counts.sufficient,
            insufficient: counts.insufficient,
            unknown: counts.cannot_tell + counts.missing,
            not_applicable: counts.not_applicable,
            cannot_tell: counts.cannot_tell,
            missing: counts.missing,
            ..Self::default()
        }
    }

    /// The same counts of what was not sufficient.
    pub fn turned(self) -> Self {
        Self {
            sufficient: self.insufficient,
            sufficient_incomplete: self.insufficient_incomplete,
            insufficient: self.sufficient,
            insufficient_incomplete: self.sufficient_incomplete,
            optional_sufficient: self.optional_insufficient,
            optional_insufficient: self.optional_sufficient,
            ..self
        }
    }

    /// The counts of one unit.
    pub fn of_one(set: Set, complete: bool) -> Self {
        let mut one = Self::default();
        one.count(set, complete);
        one
    }

    /// Counts one unit in.
    pub fn count(&mut self, set: Set, complete: bool) {
        *self.place(set, complete) += 1;
    }

    /// Takes one unit out again that was counted in.
    pub fn take_out(&mut self, set: Set, complete: bool) {
        let place = self.place(set, complete);
        *place = place.saturating_sub(1);
    }

    fn place(&mut self, set: Set, complete: bool) -> &mut u64 {
        let optional = set.holds(Set::DROPPED);
        match (set.holds(Set::SUFFICIENT), set.holds(Set::INSUFFICIENT), optional, complete) {
            (true, false, false, true) => &mut self.sufficient,
            (true, false, false, false) => &mut self.sufficient_incomplete,
            (false, true, false, true) => &mut self.insufficient,
            (false, true, false, false) => &mut self.insufficient_incomplete,
            (true, true, false, _) => &mut self.unknown,
            (false, false, _, _) => &mut self.not_applicable,
            (true, false, true, _) => &mut self.optional_sufficient,
            (false, true, true, _) => &mut self.optional_insufficient,
            (true, true, true, _) => &mut self.optional_unknown,
        }
    }

    /// S + s.
    pub fn all_sufficient(&self) -> u64 {
        self.sufficient + self.sufficient_incomplete
    }

    /// I + i.
    pub fn all_insufficient(&self) -> u64 {
        self.insufficient + self.insufficient_incomplete
    }

    /// Units that certainly apply: S + s + I + i + u.
    pub fn certain(&self) -> u64 {
        self.all_sufficient() + self.all_insufficient() + self.unknown
    }

    /// Units that may apply: oS + oI + oU.
    pub fn optional(&self) -> u64 {
        self.optional_sufficient + self.optional_insufficient + self.optional_unknown
    }

    /// Whether no unit applies or may apply.
    pub fn has_no_basis(&self) -> bool {
        self.certain() + self.optional() == 0
    }

    /// Whether no unit certainly applies, but some may.
    pub fn may_drop_out(&self) -> bool {
        self.certain() == 0 && self.optional() > 0
    }

    /// The least share, as n of N; only where there is a basis.
    pub fn low(&self) -> (u64, u64) {
        let of = self.certain() + self.optional_insufficient + self.optional_unknown;
        if of == 0 { (1, 1) } else { (self.all_sufficient(), of) }
    }

    /// The largest share, as n of N; only where there is a basis.
    pub fn high(&self) -> (u64, u64) {
        let of = self.certain() + self.optional_sufficient + self.optional_unknown;
        let best = self.all_sufficient() + self.unknown + self.optional_sufficient + self.optional_unknown;
        if of == 0 { (0, 1) } else { (best, of) }
    }

    /// The share, as n of N, where the counts give one.
    pub fn point(&self) -> Option<(u64, u64)> {
        if self.has_no_basis() {
            return None;
        }
        let (low, high) = (self.low(), self.high());
        if is_at_most(high, low) && self.certain() > 0 {
            return Some(low);
        }
        let complete = (self.sufficient, self.sufficient + self.insufficient);
        let usable = !self.absent && complete.1 > 0 && is_at_most(low, complete) && is_at_most(complete, high);
        usable.then_some(complete)
    }

    /// How many units the point leaves out that are decided although not everything about them is known.
    pub fn incomplete_left_out(&self) -> u64 {
        match self.point() == Some((self.sufficient, self.sufficient + self.insufficient)) {
            true => self.sufficient_incomplete + self.insufficient_incomplete,
            false => 0,
        }
    }

    /// The pair that rates, each n of N: the point twice, or the limits (semantics 7.4); only where there is a basis.
    pub fn rates(&self, reached: Reached) -> [(u64, u64); 2] {
        match self.point() {
            Some(point) if reached.rates_by_point() => [point, point],
            _ => [self.low(), self.high()],
        }
    }
}

/// Whether one share, n of N, is no larger than another.
fn is_at_most((n, of): (u64, u64), (other, of_other): (u64, u64)) -> bool {
    u128::from(n) * u128::from(of_other) <= u128::from(other) * u128::from(of)
}

/// n of N as a fraction.
pub(crate) fn exact((n, of): (u64, u64)) -> Exact {
    ratio(n, of)
}

impl NineCounts {
    /// The counts of `units` units, each like this one.
    pub fn times(self, units: u64) -> Self {
        self.with(self, |count, _| count * units)
    }

    /// Each count made of the one here and the other's.
    fn with(self, other: Self, made: impl Fn(u64, u64) -> u64) -> Self {
        Self {
            sufficient: made(self.sufficient, other.sufficient),
            sufficient_incomplete: made(self.sufficient_incomplete, other.sufficient_incomplete),
            insufficient: made(self.insufficient, other.insufficient),
            insufficient_incomplete: made(self.insufficient_incomplete, other.insufficient_incomplete),
            unknown: made(self.unknown, other.unknown),
            not_applicable: made(self.not_applicable, other.not_applicable),
            optional_sufficient: made(self.optional_sufficient, other.optional_sufficient),
            optional_insufficient: made(self.optional_insufficient, other.optional_insufficient),
            optional_unknown: made(self.optional_unknown, other.optional_unknown),
            absent: self.absent || other.absent,
            cannot_tell: made(self.cannot_tell, other.cannot_tell),
            missing: made(self.missing, other.missing),
        }
    }
}

impl AddAssign for NineCounts {
    fn add_assign(&mut self, other: Self) {
        *self = self.with(other, Add::add);
    }
}
