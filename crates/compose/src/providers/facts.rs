//! Bodies, successions and inspections as tables for scripts: a row each.

use assize_model::{Inspection, Lineage, PartialDate, Provider};
use assize_report::{Cell, Column, Table};

use super::{of, printed};

/// The bodies, who took over from each of them, and what was read of each, oldest first.
pub(super) fn tables(bodies: &[&Provider], lineage: &Lineage<'_>, inspections: &[Inspection]) -> [Table; 3] {
    let mut all = table(
        "bodies",
        "Bodies",
        ["Provider", "Provider name", "Provider kind", "Fictional", "Several", "Areas", "From", "To"],
    );
    all.columns.push(Column::refs("inspections", "Inspections").for_scripts());
    let mut successions =
        table("successions", "Successions", ["Provider", "Successor", "By", "Work", "Shared areas", "On"]);
    let mut read = table(
        "inspections",
        "Inspections",
        ["Provider", "Inspection", "Inspection title", "Inspection kind", "Framework", "Published", "Printed"],
    );
    for body in bodies {
        let own = of(body, inspections);
        let mut cells = texts([
            &body.id,
            &body.name,
            body.kind.word(),
            &body.fictional.to_string(),
            &body.several.to_string(),
            &body.areas.join("; "),
            &day(body.from),
            &day(body.to),
        ]);
        cells.push(Cell::refs(own.iter().map(|inspection| inspection.id.as_str())));
        all.row(cells);
        for (next, one) in lineage.successors(body) {
            let by: Vec<&str> = one.by.iter().map(|by| by.word()).collect();
            let shared: Vec<&str> =
                body.areas.iter().filter(|area| next.areas.contains(area)).map(String::as_str).collect();
            let work = one.work.as_deref().unwrap_or("all of it");
            let on = day(one.on.or(next.from));
            successions.row(texts([&body.id, &next.id, &by.join("; "), work, &shared.join("; "), &on]));
        }
        for one in own {
            let printed = printed(one).unwrap_or_default();
            let published = day(one.published);
            read.row(texts([&body.id, &one.id, &one.title, one.kind.word(), &one.framework, &published, printed]));
        }
    }
    [all, successions, read]
}

/// A table for scripts, of words alone.
fn table<const N: usize>(name: &str, title: &str, titles: [&str; N]) -> Table {
    let column = |title: &str| Column::text(title.to_lowercase().replace(' ', "_"), title).for_scripts();
    let mut table = Table::new(name, title).columns(titles.map(column));
    table.id = format!("{name}-facts");
    table
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<Cell> {
    texts.map(|text| if text.is_empty() { Cell::empty("not known, or none") } else { Cell::text(text) }).to_vec()
}

fn day(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
