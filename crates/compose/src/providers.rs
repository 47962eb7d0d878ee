//! Bodies in words: which there were, and who took over from whom.

mod facts;
mod matrix;
mod tree;

use assize_framework::Library;
use assize_model::{Inspection, Lineage, Period, Provider};
use assize_report::{Audience, Block, Item, Kind, Report, Section};

use crate::dates::period;
use crate::words::licensed;

pub use matrix::held;

/// These bodies, by kind, with what was read of each.
pub fn providers(shown: &[&Provider], library: &Library, inspections: &[Inspection]) -> Report {
    let lineage = Lineage::new(&library.providers);
    let bodies = facts::bodies(shown, inspections);
    let none = "None of the bodies that are known is both of this kind and of this area.";
    let known = if bodies.rows.is_empty() { paragraph(none) } else { bodies.into() };
    let for_scripts =
        [facts::successions(shown, &lineage), facts::inspections(shown, inspections, library).for_scripts()];
    let section = Section::new("bodies", "Bodies inspected").block(known).blocks(for_scripts);
    report("Bodies inspected", vec![section], shown)
}

/// One body with all before and after it, and what was read of each of them.
pub fn provider(shown: &Provider, library: &Library, inspections: &[Inspection]) -> Report {
    let lineage = Lineage::new(&library.providers);
    let family = tree::family(shown, &lineage);
    let read = facts::inspections(&family, inspections, library);
    let read = if read.rows.is_empty() { paragraph("None was read.") } else { read.into() };
    let sections = vec![
        Section::new("about", "About")
            .block(about(shown))
            .blocks([facts::family(&family, inspections), facts::successions(&family, &lineage)]),
        Section::new("before", "Who went before").blocks(tree::before(shown, &lineage)),
        Section::new("after", "Who came after").blocks(tree::after(shown, &lineage)),
        Section::new("inspections", "Inspections of these bodies").block(read),
    ];
    report(&shown.name, sections, &family)
}

fn report(title: &str, sections: Vec<Section>, providers: &[&Provider]) -> Report {
    let is_public = providers.iter().any(|provider| !provider.fictional);
    Report {
        notices: if is_public { vec![licensed().to_owned()] } else { Vec::new() },
        sections,
        ..Report::new(Kind::Providers, Audience::Public, title)
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
    items
}

/// "1 June 2014 to 25 June 2021".
fn lifetime(provider: &Provider) -> String {
    period(Period { from: provider.from, to: provider.to })
}

fn name(provider: &Provider) -> String {
    if provider.fictional { format!("{name} (fictional)", name = provider.name) } else { provider.name.clone() }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { text: text.into() }
}
