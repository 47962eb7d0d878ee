use std::fmt;
use std::ops::Range;

use crate::{Report, Section};

/// A report that makes its last sections when they are wanted: the sections of thousands of inspections need not be held at once.
pub struct Parted<'p> {
    /// The report without those.
    pub head: Report,
    /// How many of them there are.
    pub more: usize,
    /// Makes some of them, and hands over one after another; the same ones whenever it is asked.
    pub make: Box<Make<'p>>,
    /// How many threads make them at most.
    pub threads: usize,
}

/// How sections are made.
pub type Make<'p> = dyn Fn(Range<usize>, &mut dyn FnMut(Section)) + Sync + 'p;

/// How many are made at once.
const AT_ONCE: usize = 64;

/// A thread makes at least this many.
const A_THREADS_WORK: usize = 8;

impl Parted<'_> {
    /// The whole report.
    pub fn whole(self) -> Report {
        let sections = self.made(0..self.more, |section| section);
        let mut report = self.head;
        report.sections.extend(sections);
        report
    }

    /// Its sections in parts, which follow each other in the order of the report.
    pub fn parts(&self) -> impl Iterator<Item = Range<usize>> {
        let more = self.more;
        (0..more).step_by(AT_ONCE).map(move |first| first..(first + AT_ONCE).min(more))
    }

    /// Makes some sections in several threads; each hands over one after another. What becomes of them, in the order of the report.
    pub fn made<T: Send>(&self, some: Range<usize>, of: impl Fn(Section) -> T + Sync) -> Vec<T> {
        let threads = self.threads.min(some.len().div_ceil(A_THREADS_WORK)).max(1);
        let share = some.len().div_ceil(threads);
        let made = |thread: usize| {
            let first = (some.start + thread * share).min(some.end);
            let mut made = Vec::with_capacity(share);
            (self.make)(first..(first + share).min(some.end), &mut |section| made.push(of(section)));
            made
        };
        if threads == 1 {
            return made(0);
        }
        std::thread::scope(|scope| {
            let made = &made;
            let running: Vec<_> = (0..threads).map(|thread| scope.spawn(move || made(thread))).collect();
            running.into_iter().flat_map(|thread| thread.join().expect("making a section cannot fail")).collect()
        })
    }
}

impl From<Report> for Parted<'_> {
    fn from(head: Report) -> Self {
        Self { head, more: 0, make: Box::new(|_, _| ()), threads: 1 }
    }
}

impl fmt::Debug for Parted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parted").field("head", &self.head).field("more", &self.more).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{AT_ONCE, Parted};
    use crate::{Audience, Kind, Report, Section};

    #[test]
    fn in_parts_it_is_what_it_is_whole() {
        for more in [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE] {
            let head = Report::new(Kind::Scorecard, Audience::Internal, "Many");
            let head = Report { sections: vec![Section::new("overview", "Overview")], ..head };
            let section = |number: usize| Section::new(format!("s{number}"), "One of many");
            let make = move |some: Range<usize>, take: &mut dyn FnMut(Section)| some.for_each(|one| take(section(one)));
            let parted = Parted { head, more, make: Box::new(make), threads: 2 };
            let mut given = parted.head.sections.clone();
            for part in parted.parts() {
                assert!((1..=AT_ONCE).contains(&part.len()), "{part:?}");
                given.extend(parted.made(part, |section| section));
            }
            assert_eq!(parted.whole().sections, given);
            assert_eq!(given.len(), more + 1);
        }
    }
}
