//! Bodies in words: which there were, and who took over from whom.

mod facts;
mod matrix;
mod tree;

use std::iter;

use assize_framework::Library;
use assize_model::{Inspection, Lineage, Period, Provider};
use assize_report::{Audience, Block, Item, Kind, MainPoint, Report, Section};

use crate::dates::period;
use crate::words::{licensed, list, owners};

pub use matrix::held;

/// For up to this many bodies the page says who took over from whom.
const TOLD: usize = 12;

/// Up to this many bodies with nothing held are named.
const FEW: usize = 4;

/// These bodies, by kind, with what was read of each.
pub fn providers(shown: &[&Provider], library: &Library, inspections: &[Inspection], audience: Audience) -> Report {
    let lineage = Lineage::new(&library.providers);
    let bodies = facts::bodies(shown, inspections);
    let none = "No such body is known.";
    let known = if bodies.rows.is_empty() { Block::paragraph(none) } else { bodies.into() };
    let for_scripts =
        [facts::successions(shown, &lineage), facts::inspections(shown, inspections, library).for_scripts()];
    // For the bodies of one place the page says who took over from whom.
    let points = if shown.len() <= TOLD { tree::took_over(shown, &lineage) } else { Vec::new() };
    let took_over = (!points.is_empty())
        .then(|| Section::new("took-over", "Who took over from whom").block(Block::List { points }));
    let section = Section::new("bodies", "Bodies inspected").block(known).blocks(for_scripts);
    let single: Vec<&&Provider> = shown.iter().filter(|one| !one.several).collect();
    let read = single.iter().filter(|one| !facts::of(one, inspections).is_empty()).count();
    let text = match single.len() {
        1 => format!(
            "1 body; {}.",
            if read == 1 { "an inspection of it is held" } else { "no inspection of it is held" }
        ),
        all if read == all => format!("{all} bodies; inspections of each are held."),
        all if read < 2 => format!("{all} bodies; inspections of {} are held.", if read == 1 { "one" } else { "none" }),
        all => format!("{all} bodies; inspections of {read} are held."),
    };
    let lacking = single.iter().filter(|one| facts::of(one, inspections).is_empty()).map(|one| one.name.as_str());
    let lacking: Vec<&str> = lacking.collect();
    let is_named = single.len() > 1 && (1..=FEW).contains(&lacking.len()) && read > 0;
    let none = is_named.then(|| format!("There is no inspection of {} here.", list(&lacking)));
    let said = (!single.is_empty()).then_some(text).into_iter().chain(none);
    let main_points = said.map(MainPoint::new).collect();
    Report {
        main_points,
        ..report("Bodies inspected", iter::once(section).chain(took_over).collect(), shown, audience)
    }
}

/// One body with all before and after it, and what was read of each of them.
pub fn provider(shown: &Provider, library: &Library, inspections: &[Inspection], audience: Audience) -> Report {
    let lineage = Lineage::new(&library.providers);
    let family = tree::family(shown, &lineage);
    let read = facts::inspections(&family, inspections, library);
    let read = if read.rows.is_empty() { Block::paragraph("None is held.") } else { read.into() };
    let sections = vec![
        Section::new("about", "About")
            .block(about(shown))
            .blocks([facts::family(&family, inspections), facts::successions(&family, &lineage)]),
        Section::new("before", "Who went before").blocks(tree::before(shown, &lineage)),
        Section::new("after", "Who came after").blocks(tree::after(shown, &lineage)),
        Section::new("inspections", "Inspections of these bodies").block(read),
    ];
    Report {
        main_points: main_points(shown, &lineage, inspections),
        ..report(&shown.name, sections, &family, audience)
    }
}

/// What inspections of the body found, and whose work it took over and who took over from it.
fn main_points(shown: &Provider, lineage: &Lineage<'_>, inspections: &[Inspection]) -> Vec<MainPoint> {
    let found: Vec<String> = facts::of(shown, inspections).into_iter().map(facts::in_brief).collect();
    let inspected = match found.len() {
        0 => "No inspection of it is held.".to_owned(),
        _ => format!("Inspected: {}.", found.join("; ")),
    };
    let names = |bodies: Vec<&Provider>| list(bodies.iter().map(|body| body.name.as_str()));
    let before: Vec<&Provider> = lineage.predecessors(shown).into_iter().map(|(body, _)| body).collect();
    let after: Vec<&Provider> = lineage.successors(shown).into_iter().map(|(body, _)| body).collect();
    let went = |bodies: Vec<&Provider>, when: &str| (!bodies.is_empty()).then(|| format!("{when}: {}.", names(bodies)));
    let said = [Some(inspected), went(before, "Before it"), went(after, "After it")];
    said.into_iter().flatten().map(MainPoint::new).collect()
}

fn report(title: &str, sections: Vec<Section>, providers: &[&Provider], audience: Audience) -> Report {
    let is_public = providers.iter().any(|provider| !provider.fictional);
    Report {
        notices: if is_public { vec![licensed().to_owned()] } else { Vec::new() },
        sections,
        ..Report::new(Kind::Providers, audience, title)
    }
}

fn about(provider: &Provider) -> Vec<Item> {
    let mut items = vec![Item::new("Id", provider.id.as_str()), Item::new("Kind", provider.kind.title())];
    if provider.fictional {
        items.push(Item::new("Fictional", "yes: made up"));
    }
    if provider.several {
        items.push(Item::new("Not one body", "but several in one report"));
    }
    if !provider.areas.is_empty() {
        items.push(Item::new("Areas", provider.areas.join(", ")));
    }
    items.push(Item::new("Dates", lifetime(provider)));
    if !provider.owners.is_empty() {
        items.push(Item::new("Owned by", owners(provider)));
    }
    items
}

/// "1 June 2014 to 25 June 2021".
fn lifetime(provider: &Provider) -> String {
    period(Period { from: provider.from, to: provider.to })
}

fn name(provider: &Provider) -> String {
    if provider.fictional { format!("{} (fictional)", provider.name) } else { provider.name.clone() }
}
