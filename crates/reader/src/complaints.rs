use std::cell::RefCell;
use std::collections::BTreeMap;

use assize_diag::{Code, Diagnostic, Diagnostics, Label, Place, Severity, SourceId};

use crate::diags;

/// How many complaints of one kind are listed for one file.
const LISTED: usize = 50;

/// The complaints of one piece of work: of each kind the first fifty in a file, and how many more there are. Shared, because the readers
/// of a table and of the tables in it are open at the same time and each may complain.
#[derive(Default, Debug)]
pub struct Complaints {
    inner: RefCell<Inner>,
}

#[derive(Default, Debug)]
struct Inner {
    diagnostics: Diagnostics,
    errors: usize,
    seen: BTreeMap<Kind, Seen>,
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
        let Inner { diagnostics: found, seen, .. } = complaints.inner.into_inner();
        diagnostics.extend(found);
        for ((code, severity, _), seen) in seen.into_iter().filter(|(_, seen)| seen.count > LISTED) {
            diagnostics.push(diags::more(code, severity, seen.count - LISTED, seen.first_unlisted));
        }
        result
    }

    /// Adds one.
    pub fn push(&self, complaint: impl Into<Diagnostic>) {
        let diagnostic = complaint.into();
        self.add((diagnostic.code, diagnostic.severity, source(&diagnostic)), || diagnostic);
    }

    /// Adds an error of this kind in this file, which is put into words only where it is listed.
    pub fn error_in(&self, source: SourceId, code: Code, complaint: impl FnOnce() -> Diagnostic) {
        self.add((code, Severity::Error, Some(source)), complaint);
    }

    fn add(&self, kind: Kind, complaint: impl FnOnce() -> Diagnostic) {
        let Inner { diagnostics, errors, seen } = &mut *self.inner.borrow_mut();
        *errors += usize::from(kind.1 == Severity::Error);
        let seen = seen.entry(kind).or_default();
        seen.count += 1;
        if seen.count <= LISTED {
            diagnostics.push(complaint());
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
    fn of_each_kind_and_file_the_first_are_listed_and_the_others_counted() {
        let mut sources = Sources::new();
        let (one, other) = (sources.add_public("one", "text"), sources.add_public("other", "text"));
        let mut diagnostics = Diagnostics::new();
        Complaints::gather(&mut diagnostics, |complaints| {
            for index in 0..LISTED + 2 {
                let message = format!("fault {index}");
                complaints.push(Diagnostic::error(Code::new("a/fault"), &*message).at(Span::new(one, 0..1)));
                complaints.push(Diagnostic::warning(Code::new("a/doubt"), &*message).at(Span::new(one, 0..1)));
            }
            complaints.push(Diagnostic::error(Code::new("a/fault"), "elsewhere").at(Span::new(other, 0..1)));
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
