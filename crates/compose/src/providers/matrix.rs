//! What is held and what is lacking: by kind of body, and by area and year.

use std::collections::BTreeSet;

use assize_analysis::concerns;
use assize_framework::Library;
use assize_model::{Inspection, Lineage, PrintedValue, Provider, ProviderKind};
use assize_report::{ANNEXES, Audience, Block, Cell, Column, MainPoint, Report, Section, Table};

use super::facts::printed_name;
use super::report;
use crate::comparison::{lower_in_a_sentence, without_kind};
use crate::dates::years;
use crate::words::list;

/// How much an inspection says, least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Depth {
    Words,
    Overall,
    Parts,
}

/// What of these kinds is held, and what is lacking; no kinds: all.
pub fn held(kinds: &[ProviderKind], library: &Library, inspections: &[Inspection], audience: Audience) -> Report {
    let is_wanted = |kind: &ProviderKind| kinds.is_empty() || kinds.contains(kind);
    let bodies: Vec<&Provider> =
        library.providers.values().filter(|one| !one.several && !one.fictional && is_wanted(&one.kind)).collect();
    let held: Vec<&Inspection> = inspections.iter().filter(|one| is_wanted(&one.provider.kind)).collect();
    let lineage = Lineage::new(&library.providers);
    let is_in_line = |body: &Provider| !lineage.successors(body).is_empty() || follows(body, library, &lineage);
    let (lines, local): (Vec<&Provider>, Vec<&Provider>) = bodies.iter().partition(|body| is_in_line(body));
    let wide = areas(&lines);
    let alone: BTreeSet<&str> = areas(&local).difference(&wide).copied().collect();
    let mut parts = Vec::new();
    for (id, title, areas, bodies) in
        [("areas", "By area and year", &wide, &lines), ("local", "Areas of local bodies, by year", &alone, &local)]
    {
        if !areas.is_empty() {
            parts.push(Section::new(id, title).blocks(by_area(id, areas, bodies, &held, library)));
        }
    }
    let next = Block::commands([
        "An area: `assize compare london`; the bodies of one: `assize providers show london`; all bodies: `assize providers list`.",
    ]);
    let whole = Section::new("held", "What is held").block(by_kind(&bodies, &held)).block(next);
    let sections = vec![whole, Section::new(ANNEXES, "Annexes").sections(parts)];
    let main_points = summary(&bodies, &held).map(MainPoint::new).to_vec();
    Report { main_points, ..report("What the program holds, and what it lacks", sections, &bodies, audience) }
}

fn areas<'p>(bodies: &[&'p Provider]) -> BTreeSet<&'p str> {
    bodies.iter().flat_map(|body| &body.areas).map(String::as_str).collect()
}

/// Whether it took over from another.
fn follows(body: &Provider, library: &Library, lineage: &Lineage<'_>) -> bool {
    library.providers.values().any(|other| lineage.successors(other).iter().any(|(next, _)| next.id == body.id))
}

fn depth(inspection: &Inspection) -> Depth {
    let mut printed_values = inspection.printed.iter().map(|one| &one.value);
    let has_parts = inspection.has_data()
        || printed_values.any(|one| one.id != "overall" && matches!(one.value, PrintedValue::Rating(_)));
    match (has_parts, printed_name(inspection)) {
        (true, _) => Depth::Parts,
        (false, Some(_)) => Depth::Overall,
        (false, None) => Depth::Words,
    }
}

/// Whether it is about this body, alone or among several.
fn is_about(inspection: &Inspection, body: &Provider) -> bool {
    let several = &inspection.provider;
    let is_among = several.several && several.kind == body.kind && !body.areas.is_empty();
    several.id == body.id || is_among && body.areas.iter().all(|area| several.areas.contains(area))
}

fn inspected(bodies: &[&Provider], held: &[&Inspection]) -> usize {
    bodies.iter().filter(|body| held.iter().any(|one| is_about(one, body))).count()
}

fn with(held: &[&Inspection], depth: Depth) -> usize {
    held.iter().filter(|one| self::depth(one) == depth).count()
}

fn summary(bodies: &[&Provider], held: &[&Inspection]) -> [String; 2] {
    let span = years(held.iter().copied()).map(|years| format!(", of {years}")).unwrap_or_default();
    let (inspected, all) = (inspected(bodies, held), bodies.len());
    let is_alone = |body: &&&Provider| held.iter().any(|one| one.provider.id == body.id);
    let together = match inspected - bodies.iter().filter(is_alone).count() {
        0 => String::new(),
        some => format!(" ({some} of them only together with others)"),
    };
    let is_listed = |one: &Inspection| bodies.iter().any(|body| body.id == one.provider.id);
    let others = match held.iter().filter(|one| !one.provider.several && !is_listed(one)).count() {
        0 => String::new(),
        1 => " One is of another body, which is not on it.".to_owned(),
        some => format!(" {some} are of other bodies, which are not on it."),
    };
    [
        format!(
            "{inspections} inspections are held{span}: {parts} with ratings or shares of parts, {overall} with the overall rating \
             alone, {words} in words only.",
            inspections = held.len(),
            parts = with(held, Depth::Parts),
            overall = with(held, Depth::Overall),
            words = with(held, Depth::Words),
        ),
        format!(
            "They are of {inspected} of {all} bodies on the program's list{together}; nothing is held on {lacking}.{others}",
            lacking = all - inspected
        ),
    ]
}

fn by_kind(bodies: &[&Provider], held: &[&Inspection]) -> Table {
    let mut table = Table::new("held", "").with_id("held-table").column(Column::text("kind", "")).columns(
        [
            ("bodies", "Bodies"),
            ("inspected", "Inspected"),
            ("lacking", "Lacking"),
            ("inspections", "Inspections"),
            ("parts", "Parts rated"),
            ("overall", "Overall alone"),
            ("words", "Words alone"),
        ]
        .map(|(id, title)| Column::count(id, title)),
    );
    let mut lacking: Vec<String> = Vec::new();
    let kinds = bodies.iter().map(|body| &body.kind).chain(held.iter().map(|one| &one.provider.kind));
    for kind in kinds.collect::<BTreeSet<&ProviderKind>>() {
        let of_kind: Vec<&Provider> = bodies.iter().copied().filter(|body| body.kind == *kind).collect();
        let own: Vec<&Inspection> = held.iter().copied().filter(|one| one.provider.kind == *kind).collect();
        let inspected = inspected(&of_kind, &own);
        let counts = [
            of_kind.len(),
            inspected,
            of_kind.len() - inspected,
            own.len(),
            with(&own, Depth::Parts),
            with(&own, Depth::Overall),
            with(&own, Depth::Words),
        ];
        let mut cells = vec![Cell::text(kind.plural())];
        cells.extend(counts.map(|n| Cell::count(n as u64, n.to_string())));
        if !kind.is_complete() {
            cells[3] = Cell::empty("only those that were inspected are on the list");
        }
        table.row(cells);
        let is_lacking = |body: &&&Provider| !own.iter().any(|one| is_about(one, body));
        let names: Vec<&str> = of_kind.iter().filter(is_lacking).map(|body| without_kind(body)).collect();
        lacking
            .extend((!names.is_empty()).then(|| format!("{}: {}", lower_in_a_sentence(kind.plural()), list(&names))));
    }
    table.note("Parts rated: ratings or shares of standards, outcomes or questions are held; ratings that follow from a total are not counted. Lacking: no inspection of the body is held; blank where the list has only those that were inspected.");
    if !lacking.is_empty() {
        table.note(format!("Nothing is held on {}.", lacking.join("; on ")));
    }
    table
}

/// A row an area, a column a year; letters say what is held.
fn by_area(
    id: &str,
    areas: &BTreeSet<&str>,
    bodies: &[&Provider],
    held: &[&Inspection],
    library: &Library,
) -> Vec<Block> {
    let on = |area: &str| -> Vec<&Inspection> {
        held.iter().copied().filter(|one| concerns(one, area, &library.providers)).collect()
    };
    let found: Vec<(&str, Vec<&Inspection>)> = areas.iter().map(|area| (*area, on(area))).collect();
    let all = || found.iter().flat_map(|(_, held)| held);
    let years: BTreeSet<u16> = all().filter_map(|one| one.year()).collect();
    let kinds: BTreeSet<&ProviderKind> =
        all().map(|one| &one.provider.kind).chain(bodies.iter().map(|body| &body.kind)).collect();
    let mut table = Table::new("areas", "").with_id(format!("{id}-table")).column(Column::text("area", "Area"));
    let year = |year: &u16| Column::text(format!("y{year}"), format!("{:02}", year % 100));
    table = table.columns(years.iter().map(year)).column(Column::text("lacking", "Lacks"));
    let mut empty: Vec<&str> = Vec::new();
    for (area, held) in &found {
        if held.is_empty() {
            empty.push(area);
            continue;
        }
        let marks = |letters: BTreeSet<String>, reason: &'static str| match letters.is_empty() {
            true => Cell::empty(reason),
            false => Cell::text(letters.into_iter().collect::<String>()),
        };
        let of_year = |year: &u16| {
            let held = held.iter().filter(|one| one.year() == Some(*year));
            let letters = held.map(|one| letter(&one.provider.kind, &kinds, depth(one))).collect();
            marks(letters, "no inspection of this year is held")
        };
        let serve = bodies.iter().filter(|body| body.areas.iter().any(|one| one == area)).map(|body| &body.kind);
        let lacking = serve.filter(|kind| !held.iter().any(|one| one.provider.kind == **kind));
        let lacking = lacking.map(|kind| letter(kind, &kinds, Depth::Parts)).collect();
        let cells = [Cell::text(*area)].into_iter().chain(years.iter().map(of_year));
        table.row(cells.chain([marks(lacking, "each kind of body is there")]).collect());
    }
    let key: Vec<String> =
        kinds.iter().map(|kind| format!("{}: {}", letter(kind, &kinds, Depth::Parts), kind.title())).collect();
    table.note(format!(
        "{}. A capital: parts are rated; a small letter: the overall rating or words alone; blank: nothing is held. Years by their last two digits. Lacks: nothing is held on any year.",
        key.join("; ")
    ));
    let mut blocks = vec![Block::Table(table)];
    if !empty.is_empty() {
        blocks.push(Block::paragraph(format!("Nothing is held on {}: {}.", empty.len(), list(&empty))));
    }
    blocks
}

/// `C` of a CRC whose parts are rated, `c` where they are not.
fn letter(kind: &ProviderKind, kinds: &BTreeSet<&ProviderKind>, depth: Depth) -> String {
    let is_clear = |start: &&str| kinds.iter().all(|other| *other == kind || !other.word().starts_with(*start));
    let starts = kind.word().char_indices().map(|(at, letter)| &kind.word()[..at + letter.len_utf8()]);
    let first = starts.into_iter().find(is_clear).unwrap_or(kind.word());
    match depth {
        Depth::Parts => first.to_uppercase(),
        Depth::Overall | Depth::Words => first.to_lowercase(),
    }
}
