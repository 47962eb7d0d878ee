//! Every way to complete a small table.
//!
//! A completion gives every blank fact one of its values, and every unknown answer (blank, cannot tell, no such column) sufficient or
//! insufficient where it can then be asked, not applicable where it cannot. One that contradicts a known answer is none. A blank that the
//! regime counts as insufficient is filled so.

use std::collections::{BTreeMap, BTreeSet};

use assize_framework::Blank;

use crate::small_tables::{Bench, Came, Row, Scored, Slot, Small, Sort};

/// Tables with more ways to fill them are left out.
const MOST_FILLS: usize = 600;

/// At least two completions of a table.
pub struct Completions<'t, 'l> {
    bench: &'t Bench<'l>,
    small: &'t Small<'l>,
    columns: Vec<bool>,
    /// By row.
    choices: Vec<Vec<Row<'l>>>,
    /// How many ways there are to fill the table, those that contradict a known answer among them.
    pub fills: usize,
}

impl<'l> Bench<'l> {
    /// The completions of those rows of a table that count; `None` where there is only one, or too many to try.
    pub fn completions<'t>(
        &'t self,
        small: &'t Small<'l>,
        counts: impl Fn(&Row<'l>) -> bool,
    ) -> Option<Completions<'t, 'l>> {
        let columns = self.completed(&small.columns);
        let counted = small.rows.iter().filter(|row| counts(row));
        let fills: Vec<Vec<Row<'l>>> = counted.map(|row| self.fills(row, (&small.columns, &columns))).collect();
        let n_fills: usize = fills.iter().map(Vec::len).product();
        if n_fills > MOST_FILLS {
            return None;
        }
        // An answer contradicts the facts of its own row alone, and filled ones fit theirs: one fill of each set of facts tells.
        let n_facts = self.slots.iter().filter(|slot| matches!(slot.sort, Sort::Fact(_))).count();
        let allowed = |mut fills: Vec<Row<'l>>| {
            let mut by_facts: BTreeMap<Row<'l>, bool> = BTreeMap::new();
            fills.retain(|fill| {
                let try_it = || !matches!(self.score(&columns, &[fill], &mut BTreeSet::new()), Came::Contradicted);
                *by_facts.entry(fill[..n_facts].to_vec()).or_insert_with(try_it)
            });
            fills
        };
        let choices = fills.into_iter().map(allowed).collect();
        let completions = Completions { bench: self, small, columns, choices, fills: n_fills };
        (completions.number() >= 2).then_some(completions)
    }

    /// The columns of a completion: all but those of questions that stay derived.
    fn completed(&self, columns: &[bool]) -> Vec<bool> {
        let stays_derived = |slot: &Slot<'_>| matches!(slot.sort, Sort::Question(_, true));
        self.slots.iter().zip(columns).map(|(slot, present)| *present || !stays_derived(slot)).collect()
    }

    /// Every way to fill a row of a table with these columns, those that contradict a known answer among them.
    fn fills(&self, row: &Row<'l>, (present, completed): (&[bool], &[bool])) -> Vec<Row<'l>> {
        let missing = self.framework.missing.as_ref();
        let blanks_count = missing.is_some_and(|missing| missing.blank == Blank::Insufficient);
        let mut fills: Vec<Row<'l>> = vec![Row::new()];
        for (place, slot) in self.slots.iter().enumerate() {
            let is_unknown = completed[place] && matches!(row[place], "" | "cannot tell");
            let counts_as_insufficient = blanks_count && present[place] && row[place].is_empty();
            let after = |fill: Row<'l>| {
                let words: Vec<&'l str> = match &slot.sort {
                    _ if !is_unknown => vec![row[place]],
                    Sort::Fact(values) => values.iter().map(String::as_str).collect(),
                    Sort::Observation(asked) | Sort::Question(asked, _)
                        if counts_as_insufficient && self.holds(asked, &fill) =>
                    {
                        vec!["insufficient"]
                    }
                    Sort::Observation(asked) | Sort::Question(asked, _) if self.holds(asked, &fill) => {
                        vec!["sufficient", "insufficient"]
                    }
                    Sort::Observation(_) | Sort::Question(..) => vec!["n/a"],
                };
                words.into_iter().map(move |word| fill.iter().copied().chain([word]).collect())
            };
            fills = fills.into_iter().flat_map(after).collect();
        }
        fills
    }
}

impl<'l> Completions<'_, 'l> {
    pub fn number(&self) -> usize {
        self.choices.iter().map(Vec::len).product()
    }

    /// What the table scores as it is.
    pub fn uncompleted(&self) -> Scored {
        let rows: Vec<&Row<'l>> = self.small.rows.iter().collect();
        match self.bench.score(&self.small.columns, &rows, &mut BTreeSet::new()) {
            Came::Scored(scored) => scored,
            Came::Contradicted | Came::Again => {
                panic!("refused, and can be completed:\n{}", self.bench.said(self.small))
            }
        }
    }

    /// Looks at what each scores, with the tables for a message.
    pub fn each(&self, mut look: impl FnMut(&Scored, &dyn Fn() -> String)) {
        let mut known = BTreeSet::new();
        for number in 0..self.number() {
            let rows = self.rows(number);
            let csv = || self.bench.csv(&self.columns, &rows);
            let said = || format!("{}\ncompleted:\n{}", self.bench.said(self.small), csv());
            match self.bench.score(&self.columns, &rows, &mut known) {
                Came::Scored(scored) => look(&scored, &said),
                Came::Again => {}
                Came::Contradicted => panic!("each row alone was allowed\n{}", said()),
            }
        }
    }

    /// The completion of this number: each row takes one of its choices.
    fn rows(&self, mut number: usize) -> Vec<&Row<'l>> {
        let mut rows = Vec::with_capacity(self.choices.len());
        for choice in &self.choices {
            rows.push(&choice[number % choice.len()]);
            number /= choice.len();
        }
        rows
    }
}
