use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use assize_diag::{Code, Diagnostic, Diagnostics, Label, Place, Severity, SourceId};

use crate::diags;

/// How many complaints of one kind are listed for one file.
const LISTED: usize = 50;

/// How many further places of the same fault are shown.
const SHOWN_AGAIN: usize = 3;

/// The complaints of one piece of work: of each kind the first fifty in a file, and how many more there are. Shared, because the readers
/// of a table and of the tables in it are open at the same time and each may complain.
#[derive(Default, Debug)]
pub struct Complaints {
    inner: RefCell<Inner>,
}

#[derive(Default, Debug)]
struct Inner {
    said: Vec<Diagnostic>,
    /// By what is wrong in which file: which of those said it is, and how many more places have the same.
    again: BTreeMap<(SourceId, Code, String), (usize, usize)>,
    errors: usize,
    seen: BTreeMap<Kind, Seen>,
    /// What would only follow from a fault that has been told.
    follows: BTreeSet<(SourceId, Code)>,
    /// The file that is looked at, and where it takes in what stands in others.
    taker: Option<(SourceId, Label)>,
}

/// What is counted together.
type Kind = (Code, Severity, Option<SourceId>);

#[derive(Default, Debug)]
struct Seen {
    count: usize,
    first_unlisted: Option<Label>,
}

impl Complaints {
    /// Does some work, and adds what it complains of to the diagnostics.
    pub fn gather<T>(diagnostics: &mut Diagnostics, work: impl FnOnce(&Self) -> T) -> T {
        let complaints = Self::default();
        let result = work(&complaints);
        let Inner { said, again, seen, .. } = complaints.inner.into_inner();
        let more: BTreeMap<usize, usize> = again.into_values().collect();
        for (index, mut diagnostic) in said.into_iter().enumerate() {
            let unshown = more.get(&index).copied().unwrap_or_default().saturating_sub(SHOWN_AGAIN);
            if let Some(last) = diagnostic.labels.last_mut().filter(|_| unshown > 0) {
                last.text = format!("and here, and {unshown} more times");
            }
            diagnostics.push(diagnostic);
        }
        for ((code, severity, _), seen) in seen.into_iter().filter(|(_, seen)| seen.count > LISTED) {
            diagnostics.push(diags::more(code, severity, seen.count - LISTED, seen.first_unlisted));
        }
        result
    }

    pub fn push(&self, complaint: impl Into<Diagnostic>) {
        let diagnostic = complaint.into();
        self.add((diagnostic.code, diagnostic.severity, source(&diagnostic)), || diagnostic);
    }

    /// Adds an error of this kind in this file, which is put into words only where it is listed.
    pub fn error_in(&self, source: SourceId, code: Code, complaint: impl FnOnce() -> Diagnostic) {
        self.add((code, Severity::Error, Some(source)), complaint);
    }

    /// A fault has been told from which others of this kind in this file only follow: they are not told as well.
    pub fn follows(&self, source: SourceId, code: Code) {
        self.inner.borrow_mut().follows.insert((source, code));
    }

    /// Does some work on what a file takes in from others: a fault of what stands in one of those is this file's, and is shown here first.
    pub fn taking_in<T>(&self, source: SourceId, label: Label, work: impl FnOnce() -> T) -> T {
        self.inner.borrow_mut().taker = Some((source, label));
        let result = work();
        self.inner.borrow_mut().taker = None;
        result
    }

    fn add(&self, kind: Kind, complaint: impl FnOnce() -> Diagnostic) {
        let Inner { said, again, errors, seen, follows, taker } = &mut *self.inner.borrow_mut();
        *errors += usize::from(kind.1 == Severity::Error);
        if kind.2.is_some_and(|source| follows.contains(&(source, kind.0))) {
            return;
        }
        let seen = seen.entry(kind).or_default();
        seen.count += 1;
        if seen.count <= LISTED {
            let mut complaint = complaint();
            let at = complaint.labels.first().map(|label| label.place.clone());
            let Some(Place::Text(span)) = at else {
                said.push(complaint);
                return;
            };
            let known = again.entry((span.source, complaint.code, complaint.message.clone()));
            let (index, more) = known.or_insert((said.len(), 0));
            if let Some(first) = said.get_mut(*index) {
                // One cause, said once, with every place.
                *more += 1;
                if *more <= SHOWN_AGAIN {
                    first.labels.push(Label { place: span.into(), text: "and here".to_owned() });
                }
                return;
            }
            if let Some((_, label)) = taker.as_ref().filter(|(source, _)| *source != span.source) {
                for other in complaint.labels.iter_mut().filter(|other| other.text.is_empty()) {
                    other.text = "this".to_owned();
                }
                complaint.labels.insert(0, label.clone());
            }
            said.push(complaint);
        } else if seen.first_unlisted.is_none() {
            seen.first_unlisted = complaint().labels.into_iter().next();
        }
    }

    /// How many errors so far: a thing is sound if reading it leaves this as it was.
    pub fn errors(&self) -> usize {
        self.inner.borrow().errors
    }
}

fn source(diagnostic: &Diagnostic) -> Option<SourceId> {
    match diagnostic.labels.first()?.place {
        Place::Text(span) => Some(span.source),
        Place::Cell { source, .. } | Place::File(source) => Some(source),
        Place::Argument(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use assize_diag::{Code, Diagnostic, Diagnostics, Severity, Sources, Span};

    use super::{Complaints, LISTED};

    #[test]
    fn the_same_fault_is_said_once_with_its_places() {
        let mut sources = Sources::new();
        let source = sources.add_public("one", "text of some length");
        let mut diagnostics = Diagnostics::new();
        Complaints::gather(&mut diagnostics, |complaints| {
            let fault = |at| Diagnostic::error("a/fault", "unknown word").at(Span::new(source, at..at + 1));
            (0..6).for_each(|at| complaints.push(fault(at)));
            complaints.follows(source, Code::new("a/user"));
            complaints.push(Diagnostic::error("a/user", "follows").at(Span::new(source, 9..10)));
            assert_eq!(complaints.errors(), 7);
        });
        let said = diagnostics.sorted(&sources);
        let labels: Vec<_> = said[0].labels.iter().map(|label| label.text.as_str()).collect();
        assert_eq!((said.len(), labels), (1, vec!["", "and here", "and here", "and here, and 2 more times"]));
    }

    #[test]
    fn of_each_kind_and_file_the_first_are_listed_and_the_others_counted() {
        let mut sources = Sources::new();
        let (one, other) = (sources.add_public("one", "text"), sources.add_public("other", "text"));
        let mut diagnostics = Diagnostics::new();
        Complaints::gather(&mut diagnostics, |complaints| {
            for index in 0..LISTED + 2 {
                let message = format!("fault {index}");
                complaints.push(Diagnostic::error("a/fault", &*message).at(Span::new(one, 0..1)));
                complaints.push(Diagnostic::warning("a/doubt", &*message).at(Span::new(one, 0..1)));
            }
            complaints.push(Diagnostic::error("a/fault", "elsewhere").at(Span::new(other, 0..1)));
            assert_eq!(complaints.errors(), LISTED + 3);
        });
        let more: Vec<_> =
            diagnostics.sorted(&sources).into_iter().filter(|one| one.message.contains("more")).collect();
        let said: Vec<_> = more.iter().map(|one| (one.severity, one.message.as_str())).collect();
        let message = "2 more faults of the same kind, from here on";
        assert_eq!(said, [(Severity::Error, message), (Severity::Warning, message)]);
        assert_eq!((diagnostics.errors(), diagnostics.warnings()), (LISTED + 2, LISTED + 1));
    }
}
