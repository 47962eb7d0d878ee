use std::cell::RefCell;
use std::collections::BTreeMap;

use assize_diag::{Code, Diagnostic, Diagnostics, Label};

use crate::diags;

/// How many complaints of one kind are listed for one file.
const LISTED: usize = 50;

/// The complaints about one file: of each kind the first fifty, and how many more there are. Shared, because the readers of a table and
/// of the tables in it are open at the same time and each may complain.
pub(crate) struct Complaints {
    inner: RefCell<Inner>,
}

#[derive(Default)]
struct Inner {
    diagnostics: Diagnostics,
    seen: BTreeMap<Code, Seen>,
}

#[derive(Default)]
struct Seen {
    count: usize,
    first_unlisted: Option<Label>,
}

impl Complaints {
    /// Does some work on one file, and adds what it complains of to the diagnostics.
    pub(crate) fn gather<T>(diagnostics: &mut Diagnostics, work: impl FnOnce(&Self) -> T) -> T {
        let complaints = Self { inner: RefCell::default() };
        let result = work(&complaints);
        let Inner { diagnostics: found, seen } = complaints.inner.into_inner();
        diagnostics.extend(found);
        for (code, seen) in seen.into_iter().filter(|(_, seen)| seen.count > LISTED) {
            diagnostics.push(diags::file::more(code, seen.count - LISTED, seen.first_unlisted));
        }
        result
    }

    pub(crate) fn push(&self, diagnostic: Diagnostic) {
        let Inner { diagnostics, seen } = &mut *self.inner.borrow_mut();
        let seen = seen.entry(diagnostic.code).or_default();
        seen.count += 1;
        if seen.count <= LISTED {
            diagnostics.push(diagnostic);
        } else if seen.first_unlisted.is_none() {
            seen.first_unlisted = diagnostic.labels.into_iter().next();
        }
    }
}
