//! Units that came and went, and words that changed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use assize_framework::Framework;
use assize_model::{CodedColumn, FactValues, fold};
use indexmap::IndexMap;

use assize_scoring::Admitted;
use assize_scoring::table::AdmittedTable;

/// Units of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangedUnits {
    pub unit: String,
    /// How many are in both versions.
    pub kept: usize,
    /// Lines of the later table with units that are new.
    pub added: Vec<u32>,
    /// Lines of the earlier table with units that are gone.
    pub removed: Vec<u32>,
}

/// A column whose words changed for units that are in both versions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangedColumn {
    pub unit: String,
    pub header: String,
    /// In which version it stands.
    pub presence: Presence,
    /// What became what; empty where the column stands in one version only.
    pub transitions: Vec<Transition>,
}

/// In which version a column stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// Both.
    Both,
    /// The earlier alone.
    Removed,
    /// The later alone.
    Added,
}

/// Units whose word changed in the same way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Transition {
    /// From which word to which, blank as empty; `None` where the column may hold anything, whose words are not shown.
    pub words: WordChange,
    /// The lines of the earlier and the later table.
    pub lines: Vec<(u32, u32)>,
}

/// Two tables of one kind of unit, with the rows of units that are in both.
pub(super) struct Pair<'p, 'a> {
    pub(super) unit: &'p str,
    pub(super) before: Option<&'p AdmittedTable<'a>>,
    pub(super) after: Option<&'p AdmittedTable<'a>>,
    pub(super) kept: Vec<(usize, usize)>,
    pub(super) added: Vec<usize>,
    pub(super) removed: Vec<usize>,
}

/// The tables of both versions by kind of unit.
pub(super) fn pairs<'p, 'a>(before: &'p Admitted<'a>, after: &'p Admitted<'a>) -> Vec<Pair<'p, 'a>> {
    let mut kinds: Vec<&str> = Vec::new();
    for table in before.tables.iter().chain(&after.tables) {
        if !kinds.contains(&table.table.unit.as_str()) {
            kinds.push(&table.table.unit);
        }
    }
    let of = |admitted: &'p Admitted<'a>, unit: &str| admitted.tables.iter().find(|table| table.table.unit == unit);
    kinds.into_iter().map(|unit| pair(unit, of(before, unit), of(after, unit))).collect()
}

fn pair<'p, 'a>(
    unit: &'p str,
    before: Option<&'p AdmittedTable<'a>>,
    after: Option<&'p AdmittedTable<'a>>,
) -> Pair<'p, 'a> {
    let rows = |table: Option<&'p AdmittedTable<'a>>| -> IndexMap<&'p str, usize> {
        table.iter().flat_map(|table| table.table.ids.iter().enumerate()).map(|(row, id)| (id, row)).collect()
    };
    let (earlier, later) = (rows(before), rows(after));
    let kept = earlier.iter().filter_map(|(id, row)| Some((*row, *later.get(id)?))).collect();
    let only = |these: &IndexMap<&str, usize>, those: &IndexMap<&str, usize>| -> Vec<usize> {
        these.iter().filter(|(id, _)| !those.contains_key(*id)).map(|(_, row)| *row).collect()
    };
    Pair { unit, before, after, kept, added: only(&later, &earlier), removed: only(&earlier, &later) }
}

pub(super) fn units(pair: &Pair<'_, '_>) -> ChangedUnits {
    let lines = |table: Option<&AdmittedTable<'_>>, rows: &[usize]| -> Vec<u32> {
        table.map(|table| rows.iter().map(|row| table.table.lines.of(*row)).collect()).unwrap_or_default()
    };
    ChangedUnits {
        unit: pair.unit.to_owned(),
        kept: pair.kept.len(),
        added: lines(pair.after, &pair.added),
        removed: lines(pair.before, &pair.removed),
    }
}

/// The columns of both tables that differ, in the order of the later one.
pub(super) fn columns(pair: &Pair<'_, '_>, framework: &Framework) -> Vec<ChangedColumn> {
    let (Some(before), Some(after)) = (pair.before, pair.after) else { return Vec::new() };
    let only = |header: &str, presence| ChangedColumn {
        unit: pair.unit.to_owned(),
        header: header.to_owned(),
        presence,
        transitions: Vec::new(),
    };
    let mut differences = Vec::new();
    for column in &after.table.columns {
        let Some(earlier) = before.table.column(&column.header) else {
            differences.push(only(&column.header, Presence::Added));
            continue;
        };
        let (was, is) = (Meaning::of(before, earlier, framework), Meaning::of(after, column, framework));
        let mut transitions: BTreeMap<WordChange, Vec<(u32, u32)>> = BTreeMap::new();
        for (a, b) in &pair.kept {
            let (from, to) = (was.word(*a), is.word(*b));
            if from != to {
                let words = (was.is_shown && is.is_shown).then(|| (from.into_owned(), to.into_owned()));
                transitions.entry(words).or_default().push((before.table.lines.of(*a), after.table.lines.of(*b)));
            }
        }
        if !transitions.is_empty() {
            let transitions = transitions.into_iter().map(|(words, lines)| Transition { words, lines }).collect();
            differences.push(ChangedColumn { transitions, ..only(&column.header, Presence::Both) });
        }
    }
    let gone = before.table.columns.iter().filter(|column| after.table.column(&column.header).is_none());
    differences.extend(gone.map(|column| only(&column.header, Presence::Removed)));
    differences
}

/// From which word to which, where they may be shown.
pub type WordChange = Option<(String, String)>;

/// What the words of a column mean.
pub(super) struct Meaning<'m> {
    column: &'m CodedColumn,
    /// By code.
    words: Vec<Cow<'m, str>>,
    /// Whether these are words of the catalogue's own, that may be shown.
    is_shown: bool,
}

impl<'m> Meaning<'m> {
    pub(super) fn of(table: &'m AdmittedTable<'_>, column: &'m CodedColumn, framework: &Framework) -> Self {
        let is_it = |other: &CodedColumn| other.header == column.header;
        if let Some(fact) = table.facts.iter().find(|fact| is_it(fact.column)) {
            let declared = framework.catalogue.facts.get(&fact.fact);
            let is_shown = declared.is_some_and(|fact| matches!(fact.values, FactValues::Listed(_)));
            let words = fact.by_code.iter().map(|word| Cow::Borrowed(word.as_str())).collect();
            return Self { column, words, is_shown };
        }
        let own = table.own_answers().map(|(_, _, own)| own);
        let observed = table.observations.iter().filter_map(|observation| observation.answers.as_ref());
        if let Some(answers) = own.chain(observed).find(|answers| is_it(answers.column)) {
            let words = answers.by_code.iter().map(|answer| Cow::Borrowed(answer.word())).collect();
            return Self { column, words, is_shown: true };
        }
        Self { column, words: column.words().iter().map(|word| fold(word)).collect(), is_shown: false }
    }

    pub(super) fn word(&self, row: usize) -> Cow<'m, str> {
        self.words[self.column.code(row)].clone()
    }
}
