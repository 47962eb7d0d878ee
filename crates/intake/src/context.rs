use assize_diag::{Diagnostics, Files, Sources};
use assize_model::Bodies;

/// What reading needs from outside, and where it puts what it finds wrong.
pub struct Context<'a> {
    /// Where bytes come from.
    pub files: &'a dyn Files,
    /// The bodies that are known, by id.
    pub providers: &'a Bodies,
    /// What columns may be called under the framework of this id: questions, facts, observations. Columns so called are never left out with the others of a map.
    pub names: &'a dyn Fn(&str) -> Vec<String>,
    /// Every file read is added: records and column maps as public sources, tables as private ones.
    pub sources: &'a mut Sources,
    pub diagnostics: &'a mut Diagnostics,
    /// How many threads read; 0: one a processor. What is read is the same for any number.
    pub threads: usize,
}

impl<'a> Context<'a> {
    /// One that knows no names of columns.
    pub fn new(
        files: &'a dyn Files,
        providers: &'a Bodies,
        sources: &'a mut Sources,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { files, providers, names: &|_| Vec::new(), sources, diagnostics, threads: 0 }
    }
}
