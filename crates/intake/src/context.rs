use assize_diag::{Diagnostics, Files, Sources};
use assize_model::Bodies;

/// What reading needs from outside, and where it puts what it finds wrong.
pub struct Context<'a> {
    /// Where bytes come from.
    pub files: &'a dyn Files,
    /// The bodies that are known, by id.
    pub providers: &'a Bodies,
    /// Every file read is added: records and column maps as public sources, tables as private ones.
    pub sources: &'a mut Sources,
    pub diagnostics: &'a mut Diagnostics,
}
