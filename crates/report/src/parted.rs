use std::fmt;
use std::ops::Range;

use crate::{Report, Section};

/// A report that makes its last sections when they are wanted, some at a time: the sections of thousands of inspections need not be held at once.
pub struct Parted<'p> {
    /// The report without those.
    pub head: Report,
    /// How many of them there are.
    pub more: usize,
    /// Makes some of them, one each; the same ones whenever it is asked.
    pub make: Box<dyn Fn(Range<usize>) -> Vec<Section> + 'p>,
}

/// How many are made at once.
const AT_ONCE: usize = 64;

impl Parted<'_> {
    /// The whole report.
    pub fn whole(self) -> Report {
        let mut report = self.head;
        report.sections.extend((self.make)(0..self.more));
        report
    }

    /// Gives all sections in the order of the report, some at a time; those of the head with the first of the others.
    pub fn each(&self, mut take: impl FnMut(&[&Section])) {
        let mut head: Vec<&Section> = self.head.sections.iter().collect();
        for first in (0..self.more.max(1)).step_by(AT_ONCE) {
            let made = (self.make)(first..(first + AT_ONCE).min(self.more));
            let all: Vec<&Section> = head.drain(..).chain(&made).collect();
            take(&all);
        }
    }
}

impl From<Report> for Parted<'_> {
    fn from(head: Report) -> Self {
        Self { head, more: 0, make: Box::new(|_| Vec::new()) }
    }
}

impl fmt::Debug for Parted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parted").field("head", &self.head).field("more", &self.more).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, Parted};
    use crate::{Audience, Kind, Report, Section};

    #[test]
    fn in_parts_it_is_what_it_is_whole() {
        for more in [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE] {
            let head = Report::new(Kind::Scorecard, Audience::Internal, "Many");
            let head = Report { sections: vec![Section::new("overview", "Overview")], ..head };
            let section = |number: usize| Section::new(format!("s{number}"), "One of many");
            let parted = Parted { head, more, make: Box::new(move |some| some.map(section).collect()) };
            let (mut given, mut most) = (Vec::new(), 0);
            parted.each(|some| {
                most = most.max(some.len());
                given.extend(some.iter().map(|section| (*section).clone()));
            });
            assert!(most <= AT_ONCE + 1, "{most}");
            assert_eq!(parted.whole().sections, given);
            assert_eq!(given.len(), more + 1);
        }
    }
}
