//! The lineage of a body as a tree. Areas are followed: of a body that was cut up, only those whose area is concerned stand here.

use assize_model::{Lineage, PartialDate, Provider, Succession};
use assize_report::{Block, Tree};

use indexmap::IndexMap;

use super::{lifetime, name};
use crate::dates::date;
use crate::words::list;

/// Which way the tree grows.
#[derive(Clone, Copy)]
enum Way {
    Before,
    After,
}

/// All whose work it took over, and theirs.
pub(super) fn before(provider: &Provider, lineage: &Lineage<'_>) -> Vec<Block> {
    drawn(provider, lineage, Way::Before, "No body that is known.")
}

/// All who took over its work, and that of those.
pub(super) fn after(provider: &Provider, lineage: &Lineage<'_>) -> Vec<Block> {
    drawn(provider, lineage, Way::After, "None yet.")
}

/// "The work of Kent Probation Trust went to Kent, Surrey & Sussex CRC (1 June 2014).", of each that had anybody after it.
pub(super) fn took_over(shown: &[&Provider], lineage: &Lineage<'_>) -> Vec<String> {
    let told = shown.iter().filter_map(|body| {
        let mut by_day: IndexMap<String, Vec<&str>> = IndexMap::new();
        for (next, one) in lineage.successors(body) {
            let on = one.on.or(next.from).map(|on| format!(" ({})", date(on))).unwrap_or_default();
            by_day.entry(on).or_default().push(&next.name);
        }
        let said = by_day.iter().map(|(on, names)| format!("{}{on}", list(names)));
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| format!("The work of {} went to {}.", body.name, said.join(", then to ")))
    });
    told.collect()
}

fn drawn(provider: &Provider, lineage: &Lineage<'_>, way: Way, none: &str) -> Vec<Block> {
    let children = branches(provider, &provider.areas, lineage, way);
    match children.is_empty() {
        true => vec![Block::paragraph(none)],
        false => vec![Block::Tree { roots: vec![Tree { text: line(provider), notes: Vec::new(), children }] }],
    }
}

/// The body, and all before and after it, each once, earliest generation first.
pub(super) fn family<'a>(provider: &'a Provider, lineage: &Lineage<'a>) -> Vec<&'a Provider> {
    let mut family = Vec::new();
    gather(provider, &provider.areas, lineage, Way::Before, &mut family);
    family.push(provider);
    gather(provider, &provider.areas, lineage, Way::After, &mut family);
    family
}

fn gather<'a>(provider: &Provider, areas: &[String], lineage: &Lineage<'a>, way: Way, family: &mut Vec<&'a Provider>) {
    for (other, _, shared) in links(provider, areas, lineage, way) {
        // Those before stand before those whom they led to.
        let known = family.iter().any(|one| one.id == other.id);
        if matches!(way, Way::After) && !known {
            family.push(other);
        }
        gather(other, &shared, lineage, way, family);
        if matches!(way, Way::Before) && !known {
            family.push(other);
        }
    }
}

fn branches(provider: &Provider, areas: &[String], lineage: &Lineage<'_>, way: Way) -> Vec<Tree> {
    let branch = |(other, succession, shared): (&Provider, &Succession, Vec<String>)| {
        let (giver, taker) = match way {
            Way::Before => (other.areas.as_slice(), provider),
            Way::After => (areas, other),
        };
        Tree {
            text: line(other),
            notes: vec![passed(succession, giver, &shared, taker, way)],
            children: branches(other, &shared, lineage, way),
        }
    };
    links(provider, areas, lineage, way).into_iter().map(branch).collect()
}

/// Those next in line, with the areas that are still followed there. A body without areas may have served any.
fn links<'a>(
    provider: &Provider,
    areas: &[String],
    lineage: &Lineage<'a>,
    way: Way,
) -> Vec<(&'a Provider, &'a Succession, Vec<String>)> {
    let links = match way {
        Way::Before => lineage.predecessors(provider),
        Way::After => lineage.successors(provider),
    };
    let follow = |(other, succession): (&'a Provider, &'a Succession)| {
        if areas.is_empty() || other.areas.is_empty() {
            let followed = if areas.is_empty() { &other.areas } else { areas };
            return Some((other, succession, followed.to_vec()));
        }
        let shared: Vec<_> = areas.iter().filter(|area| other.areas.contains(area)).cloned().collect();
        (!shared.is_empty()).then_some((other, succession, shared))
    };
    links.into_iter().filter_map(follow).collect()
}

/// "London Probation Trust [london-trust], 2010 to 31 May 2014".
fn line(provider: &Provider) -> String {
    format!("{} [{}], {}", name(provider), provider.id, lifetime(provider))
}

/// "gave part of its work, divided by area: Lincolnshire; on 26 June 2021".
fn passed(succession: &Succession, giver: &[String], shared: &[String], taker: &Provider, way: Way) -> String {
    let by: Vec<&str> = succession.by.iter().map(|by| by.word()).collect();
    let (passed, whose) = match way {
        Way::Before => ("gave", "its"),
        Way::After => ("took over", "the"),
    };
    let mut words = match by.is_empty() {
        true => format!("{passed} all of {whose} work"),
        false => format!("{passed} part of {whose} work, divided by {}", list(&by)),
    };
    let areas: Vec<&str> = shared.iter().map(String::as_str).collect();
    let parts: Vec<String> =
        [succession.work.clone(), (shared.len() < giver.len()).then(|| list(&areas))].into_iter().flatten().collect();
    if !parts.is_empty() {
        words += &format!(": {}", parts.join("; "));
    }
    match succession.on.or(taker.from) {
        Some(on) => format!("{words}; {}", when(on)),
        None => words,
    }
}

/// "on 1 June 2014", "in December 2019".
fn when(on: PartialDate) -> String {
    match on.day {
        Some(_) => format!("on {}", date(on)),
        None => format!("in {}", date(on)),
    }
}
