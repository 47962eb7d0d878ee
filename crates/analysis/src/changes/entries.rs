//! Entries of the record that changed.

use assize_diag::{Placed, Spanned};
use assize_model::{Inspection, Printed};
use indexmap::IndexMap;

/// An entry that is in one version only, or says something else in the other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangedEntry {
    /// The table of the record: "counts", "entered", ...
    pub section: &'static str,
    /// Its key; empty where the whole section is meant.
    pub key: String,
    /// Whether the earlier version has it.
    pub before: bool,
    /// Whether the later version has it.
    pub after: bool,
}

/// All of them, in the order of the record's format.
pub(super) fn entries(before: &Inspection, after: &Inspection) -> Vec<ChangedEntry> {
    let mut found = Vec::new();
    let head = |one: &Inspection| {
        let named = (one.title.clone(), one.kind, one.provider.clone(), one.source.clone(), one.areas.clone());
        let members: Vec<String> = one.members.iter().map(|member| member.value.clone()).collect();
        (named, one.fieldwork, one.published, one.synthetic, members, one.licence)
    };
    if head(before) != head(after) {
        found.push(whole("inspection"));
    }
    let samples = (before.sample.as_ref(), after.sample.as_ref());
    let same_sample = match samples {
        (Some(before), Some(after)) => before.says_the_same(after),
        (before, after) => before.is_none() && after.is_none(),
    };
    if !same_sample {
        found.push(whole("sample"));
    }
    keyed("counts", &before.counts, &after.counts, &mut found);
    keyed("entered", &before.entered, &after.entered, &mut found);
    keyed("measures", &before.measures, &after.measures, &mut found);
    keyed("stated", &before.stated, &after.stated, &mut found);
    keyed("panel", &before.panel, &after.panel, &mut found);
    keyed("ratings", &before.ratings, &after.ratings, &mut found);
    let printed = |all: &[Placed<Printed>]| all.iter().map(|one| one.value.clone()).collect::<Vec<_>>();
    let lists = [
        ("printed", printed(&before.printed) != printed(&after.printed)),
        ("verdict", differs(&before.verdicts, &after.verdicts)),
        ("figure", differs(&before.figures, &after.figures)),
        ("findings", differs(&before.remarks, &after.remarks)),
        ("follow-up", differs(&before.follow_ups, &after.follow_ups)),
    ];
    found.extend(lists.into_iter().filter(|(_, differ)| *differ).map(|(section, _)| whole(section)));
    found
}

fn whole(section: &'static str) -> ChangedEntry {
    ChangedEntry { section, key: String::new(), before: true, after: true }
}

fn differs<T: PartialEq>(before: &[Spanned<T>], after: &[Spanned<T>]) -> bool {
    before.len() != after.len() || before.iter().zip(after).any(|(a, b)| a.value != b.value)
}

fn keyed<T: PartialEq>(
    section: &'static str,
    before: &IndexMap<String, Placed<T>>,
    after: &IndexMap<String, Placed<T>>,
    found: &mut Vec<ChangedEntry>,
) {
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    for key in after.keys().chain(gone) {
        let (a, b) = (before.get(key).map(|one| &one.value), after.get(key).map(|one| &one.value));
        if a != b {
            found.push(ChangedEntry { section, key: key.clone(), before: a.is_some(), after: b.is_some() });
        }
    }
}
