//! Words of tables that mean nothing where they are: each is reported once, however many columns and inspections have it.

use std::collections::BTreeMap;

use assize_diag::{Diagnostic, Diagnostics, SourceId};
use assize_framework::{Framework, Scale};
use assize_model::{CodedColumn, Fact, UnitTable, fold};
use assize_reader::Complaints;
use indexmap::IndexMap;

use super::columns::answer_of;
use crate::diags;

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordPlace<'a> {
    pub(crate) table: &'a UnitTable,
    pub(crate) column: &'a CodedColumn,
    /// Which of the column's words it is.
    pub(crate) code: usize,
}

impl WordPlace<'_> {
    pub(crate) fn word(&self) -> &str {
        self.column.words()[self.code].trim()
    }

    /// The first cell that has it.
    pub(crate) fn at(&self) -> assize_diag::Place {
        self.table.place(self.column.first_row(self.code).unwrap_or_default(), self.column)
    }
}

/// What a word should have been.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted<'a> {
    /// An answer, in the words of this regime.
    Answer(&'a Framework),
    /// An answer to the question of this id.
    OnScale(&'a str, &'a Scale),
    /// One of these values of the fact.
    Value(&'a Fact, &'a [String]),
    Day(&'a Fact),
    Number(&'a Fact),
}

impl<'a> Wanted<'a> {
    /// What it is a word of; blank for answers.
    fn of(self) -> &'a str {
        match self {
            Self::Answer(_) => "",
            Self::OnScale(question, _) => question,
            Self::Value(fact, _) | Self::Day(fact) | Self::Number(fact) => &fact.id,
        }
    }
}

/// By what is wanted and the folded word. Words that are not a date or number are one entry: none of them is shown, and most differ.
type Words<'a> = IndexMap<(&'a str, String), (Wanted<'a>, Vec<WordPlace<'a>>)>;

/// The words that mean nothing, of all tables that are looked at.
#[derive(Default, Debug)]
pub struct UnknownWords<'a> {
    by_source: BTreeMap<SourceId, Words<'a>>,
    /// The first `NA` of each file in which nothing says what it is.
    na: BTreeMap<SourceId, WordPlace<'a>>,
    /// In how many places they stand.
    places: usize,
}

impl<'a> UnknownWords<'a> {
    pub(super) fn add(&mut self, wanted: Wanted<'a>, table: &'a UnitTable, column: &'a CodedColumn, code: usize) {
        let word = match wanted {
            Wanted::Answer(_) | Wanted::OnScale(..) | Wanted::Value(..) => fold(&column.words()[code]).into_owned(),
            Wanted::Day(_) | Wanted::Number(_) => String::new(),
        };
        let key = (wanted.of(), word);
        let words = self.by_source.entry(table.source).or_default();
        words.entry(key).or_insert_with(|| (wanted, Vec::new())).1.push(WordPlace { table, column, code });
        self.places += 1;
    }

    pub(super) fn na(&mut self, place: WordPlace<'a>) {
        self.na.entry(place.table.source).or_insert(place);
    }

    /// In how many places they stand.
    pub fn places(&self) -> usize {
        self.places
    }

    /// Complains of each word once.
    pub fn complain(&self, diagnostics: &mut Diagnostics) {
        self.na.values().for_each(|place| diagnostics.push(diags::na_unsettled(place)));
        let each = self.by_source.iter().flat_map(|(source, words)| words.values().map(|one| (*source, one)));
        Complaints::gather(diagnostics, |complaints| {
            for (source, (wanted, places)) in each {
                complaints.error_in(source, diags::UNKNOWN_WORD, || complaint(*wanted, places));
            }
        });
    }
}

fn complaint(wanted: Wanted<'_>, places: &[WordPlace<'_>]) -> Diagnostic {
    match wanted {
        Wanted::Answer(home) => {
            let answers = &places[0].table.answers;
            let is_answer = |word: &String| !word.trim().is_empty() && answer_of(word, answers, home).is_some();
            let is_of_answers = |column: &CodedColumn| column.words().iter().any(is_answer);
            let more = home.words.keys().chain(answers.keys()).map(String::as_str);
            diags::unknown_answer(places, more, is_of_answers)
        }
        Wanted::OnScale(_, scale) => diags::no_value_of_scale(places, scale),
        Wanted::Value(fact, values) => diags::unknown_value(places, fact, values),
        Wanted::Day(fact) => diags::no_day(places, fact),
        Wanted::Number(fact) => diags::no_number(places, fact),
    }
}
