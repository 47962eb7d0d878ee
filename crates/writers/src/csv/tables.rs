//! Finds the tables of a report.

use std::collections::BTreeSet;
use std::ops::Range;

use assize_report::{Inspection, Parted, Section, Table};

use super::listing::Listing;
use super::rows::{About, Rows};

/// A table, and the inspection in whose section it stands.
#[derive(Clone, Copy)]
pub(super) struct Placed<'r> {
    pub(super) inspection: Option<&'r Inspection>,
    pub(super) table: &'r Table,
}

impl<'r> About<'r> {
    /// Every table with rows of some sections, in their order.
    pub(super) fn placed<'s>(&self, sections: &[&'s Section]) -> Vec<Placed<'s>>
    where
        'r: 's,
    {
        let mut all = Vec::new();
        let mut open: Vec<(&'s Section, Option<&'s Inspection>)> =
            sections.iter().rev().map(|section| (*section, None)).collect();
        while let Some((section, above)) = open.pop() {
            let inspection = self.inspections.get(section.id.as_str()).copied().or(above);
            // A table that stands apart from its inspection has its id in front of its own.
            let owner = |table: &Table| {
                let id = table.id.strip_suffix("-table").unwrap_or(&table.id);
                self.inspections.get(id.strip_suffix(table.name.as_str())?.strip_suffix('-')?).copied()
            };
            let tables = section.own_tables().filter(|table| !table.rows.is_empty());
            all.extend(tables.map(|table| Placed { inspection: inspection.or_else(|| owner(table)), table }));
            open.extend(section.sections.iter().rev().map(|section| (section, inspection)));
        }
        all
    }
}

/// The tables that were found.
pub(super) struct Tables<'o> {
    /// Those of this name alone are listed.
    wanted: Option<&'o str>,
    pub(super) names: BTreeSet<String>,
    ids: BTreeSet<String>,
}

/// A table of a section that is gone.
struct Gone {
    id: String,
    name: String,
    /// `None`: it is not listed.
    rows: Option<Rows>,
}

impl<'o> Tables<'o> {
    /// None yet; those of this name alone are to be listed.
    pub(super) fn wanted(wanted: Option<&'o str>) -> Self {
        Self { wanted, names: BTreeSet::new(), ids: BTreeSet::new() }
    }

    /// Those of these that are listed, each once.
    pub(super) fn further<'s>(&mut self, mut found: Vec<Placed<'s>>) -> Vec<Placed<'s>> {
        found.retain(|placed| self.is_new(&placed.table.id, &placed.table.name) && self.is_wanted(placed.table));
        found
    }

    /// Lists the tables of a part of a report. Several threads make its sections and let them go.
    pub(super) fn list(&mut self, parted: &Parted<'_>, part: Range<usize>, listing: &mut Listing<'_>) {
        let known = &*listing;
        let made = parted.made(part, |section| {
            let gone = |placed: Placed<'_>| {
                let rows = if self.is_wanted(placed.table) { Some(known.rows(placed)?) } else { None };
                Some(Gone { id: placed.table.id.clone(), name: placed.table.name.clone(), rows })
            };
            let all: Option<Vec<Gone>> = known.about.placed(&[&section]).into_iter().map(gone).collect();
            all.ok_or(section)
        });
        for section in made {
            match section {
                Ok(tables) => {
                    let new = tables.into_iter().filter(|gone| self.is_new(&gone.id, &gone.name));
                    listing.put(new.filter_map(|gone| gone.rows));
                }
                Err(section) => listing.add(&self.further(listing.about.placed(&[&section]))),
            }
        }
    }

    fn is_new(&mut self, id: &str, name: &str) -> bool {
        let is_new = self.ids.insert(id.to_owned());
        if is_new && !self.names.contains(name) {
            self.names.insert(name.to_owned());
        }
        is_new
    }

    fn is_wanted(&self, table: &Table) -> bool {
        self.wanted.is_none_or(|name| name == table.name)
    }
}
