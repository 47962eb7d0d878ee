use std::fmt;

/// The stable name of a kind of fault, `family/name`. Each has an entry in `docs/codes.md`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Code(&'static str);

impl Code {
    /// Names a kind of fault. Written so, with the name in place, or at the head of a [`Diagnostic`](crate::Diagnostic), `cargo xtask tidy` finds it.
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// `family/name`.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl From<&'static str> for Code {
    fn from(name: &'static str) -> Self {
        Self::new(name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
