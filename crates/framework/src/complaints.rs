use std::cell::RefCell;

use assize_diag::{Diagnostic, Diagnostics};

/// Where every complaint of one [`load`](crate::load) goes. Shared, because the readers of a table and of the tables in it are open at the
/// same time and each may complain.
#[derive(Default)]
pub(crate) struct Complaints {
    list: RefCell<Diagnostics>,
}

impl Complaints {
    pub(crate) fn push(&self, complaint: impl Into<Diagnostic>) {
        self.list.borrow_mut().push(complaint.into());
    }

    /// How many errors so far: a thing is sound if reading it leaves this as it was.
    pub(crate) fn errors(&self) -> usize {
        self.list.borrow().errors()
    }

    pub(crate) fn into_diagnostics(self) -> Diagnostics {
        self.list.into_inner()
    }
}
