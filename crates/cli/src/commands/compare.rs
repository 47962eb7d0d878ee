use std::collections::BTreeSet;

use assize_analysis::Weights;
use assize_diag::{Code, Diagnostic, Place};
use assize_framework::Library;

use super::providers::unknown_provider;
use super::{World, each_once};
use crate::arguments::Compare;
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::inputs::read;
use crate::library::{framework_file, library};
use crate::pipeline::Wanted;
use crate::regimes::{self, SideBySide};
use crate::selection::select;

const UNKNOWN_THEME: Code = Code::new("usage/unknown-theme");
const NOTHING_TO_COMPARE: Code = Code::new("usage/nothing-to-compare");

/// Inspections side by side.
pub(super) fn run(compare: &Compare, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&compare.inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&compare.output, &compare.inputs, world))?;
    if compare.inputs.is_empty() && !compare.selection.narrows() {
        findings.push(too_few("all that the program carries is too much to set side by side".to_owned()));
        return None;
    }
    let named = compare.reading.framework.iter().chain(&compare.under);
    let own: Vec<_> = named.filter_map(|named| framework_file(Some(named))).collect();
    let mut library = library(&own, world, findings)?;
    let by = regimes::STRATA.map(str::to_owned);
    let wanted = Wanted {
        inputs: &compare.inputs,
        reading: &compare.reading,
        scoring: &compare.scoring,
        by: &by,
        uncertainty: compare.intervals.uncertainty(),
    };
    let mut inspections = read(&wanted, &library, world, findings)?;
    let about = select(&mut inspections, &compare.selection, &mut library, findings)?;
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
