use std::collections::BTreeSet;

use assize_compare::{Weights, concerns};
use assize_diag::{Code, Diagnostic, Place};
use assize_framework::Library;
use assize_model::{Inspection, fold};

use super::providers::{unknown_area, unknown_provider};
use super::{World, each_once};
use crate::arguments::Compare;
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::inputs::read;
use crate::library::{framework_file, library};
use crate::pipeline::Wanted;
use crate::regimes::{self, SideBySide};

const UNKNOWN_THEME: Code = Code::new("usage/unknown-theme");
const NOTHING_TO_COMPARE: Code = Code::new("usage/nothing-to-compare");

/// Facts by which cases are divided where case mix is told from practice, the first that both sides have.
const STRATA: [&str; 2] = ["rosh.inspector", "rosh.recorded"];

/// Inspections side by side.
pub(super) fn run(compare: &Compare, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&compare.inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&compare.output, &compare.inputs, world))?;
    let is_narrowed =
        compare.area.is_some() || !compare.bodies.is_empty() || compare.kind.is_some() || compare.years.is_some();
    if compare.inputs.is_empty() && !is_narrowed {
        findings.push(too_few("all that the program carries is too much to set side by side".to_owned()));
        return None;
    }
    let named = compare.reading.framework.iter().chain(&compare.under);
    let own: Vec<_> = named.filter_map(|named| framework_file(Some(named))).collect();
    let mut library = library(&own, world, findings)?;
    let by = STRATA.map(str::to_owned);
    let wanted = Wanted {
        inputs: &compare.inputs,
        reading: &compare.reading,
        scoring: &compare.scoring,
        by: &by,
        uncertainty: compare.intervals.uncertainty(),
    };
    let mut inspections = read(&wanted, &library, world, findings)?;
    for inspection in &inspections {
        let declared = || inspection.provider.clone();
        library.providers.entry(inspection.provider.id.clone()).or_insert_with(declared);
    }
    let mut about = None;
    if let Some(area) = &compare.area {
        let areas = || library.providers.values().flat_map(|provider| &provider.areas);
        let Some(known) = areas().find(|known| fold(known) == fold(area)) else {
            findings.push(unknown_area(area, &library));
            return None;
        };
        about = Some(known.clone());
        inspections.retain(|one| concerns(one, known, &library.providers));
    }
    let is_wanted = |one: &Inspection| {
        (compare.bodies.is_empty() || compare.bodies.contains(&one.provider.id))
            && compare.kind.is_none_or(|kind| one.provider.kind == kind)
            && compare.years.is_none_or(|(first, last)| year(one).is_some_and(|year| (first..=last).contains(&year)))
    };
    inspections.retain(is_wanted);
    if inspections.len() < 2 && !findings.diagnostics.has_errors() {
        let found = if inspections.is_empty() { "no inspection is" } else { "one inspection alone is" };
        findings.push(too_few(format!("{found} of what was asked for")));
        return None;
    }
    let weights: Weights = compare.weights.iter().cloned().collect();
    for body in weights.keys().filter(|body| !library.providers.contains_key(*body)) {
        findings.push(unknown_provider(body, &library));
    }
    if let Some(theme) = &compare.theme
        && !themes(&library).contains(theme.as_str())
    {
        findings.push(unknown_theme(theme, &library));
    }
    let beside = SideBySide {
        about: about.as_deref(),
        under: &compare.under,
        weights: &weights,
        theme: compare.theme.as_deref(),
    };
    let report = regimes::side_by_side(&inspections, &beside, &wanted, &library, findings)?;
    delivery.deliver(&report, findings)
}

/// When it was published, else when its fieldwork ended.
fn year(inspection: &Inspection) -> Option<u16> {
    inspection.published.or(inspection.fieldwork.to).map(|date| date.year)
}

fn themes(library: &Library) -> BTreeSet<&str> {
    let catalogues = library.frameworks.values().map(|framework| &framework.catalogue);
    catalogues.flat_map(|catalogue| catalogue.observations.values()).map(|one| one.theme.as_str()).collect()
}

fn unknown_theme(theme: &str, library: &Library) -> Diagnostic {
    let known: Vec<&str> = themes(library).into_iter().collect();
    Diagnostic::error(UNKNOWN_THEME, format!("no theme is called `{theme}`"))
        .at(Place::Argument(format!("--theme {theme}")))
        .help(format!("the catalogue has {}", known.join(", ")))
}

fn too_few(message: String) -> Diagnostic {
    Diagnostic::error(NOTHING_TO_COMPARE, message)
        .at(Place::Argument("compare".to_owned()))
        .help("name two records, or an area (`--area`), bodies (`--bodies`), a kind (`--kind`) or years (`--years`) of which there are two inspections")
}
