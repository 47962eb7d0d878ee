use std::path::PathBuf;

use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_framework::Library;
use assize_model::{Provider, ProviderKind, fold};

use super::{World, each_once};
use crate::arguments::{Output, ProvidersVerb};
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::inputs::read_records;
use crate::library::library;

const UNKNOWN_PROVIDER: Code = Code::new("usage/unknown-provider");
const UNKNOWN_AREA: Code = Code::new("usage/unknown-area");

/// Lists or shows bodies.
pub(super) fn run(verb: &ProvidersVerb, world: World<'_>, findings: &mut Findings) -> Option<()> {
    match verb {
        ProvidersVerb::List { kind, area, output } => list(*kind, area.as_deref(), output, world, findings),
        ProvidersVerb::Show { provider, records, output } => show(provider, records, output, world, findings),
    }
}

fn list(
    kind: Option<ProviderKind>,
    area: Option<&str>,
    output: &Output,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let library = library(&[], world, findings)?;
    if let Some(area) = area
        && !library.providers.values().any(|provider| serves(provider, area))
    {
        findings.push(unknown_area(area, &library));
        return None;
    }
    let is_wanted = |provider: &&Provider| {
        kind.is_none_or(|kind| provider.kind == kind) && area.is_none_or(|area| serves(provider, area))
    };
    let shown: Vec<_> = library.providers.values().filter(is_wanted).collect();
    let inspections = read_records(&[], &library, world, findings)?;
    delivery.deliver(&assize_compose::providers(&shown, &library, &inspections), findings)
}

fn show(named: &str, records: &[PathBuf], output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(records, findings)?;
    let delivery = findings.keep(Delivery::new(output, records, world))?;
    let mut library = library(&[], world, findings)?;
    let inspections = read_records(records, &library, world, findings)?;
    for inspection in &inspections {
        let declared = || inspection.provider.clone();
        library.providers.entry(inspection.provider.id.clone()).or_insert_with(declared);
    }
    let Some(shown) = library.providers.get(named) else {
        findings.push(unknown_provider(named, &library));
        return None;
    };
    delivery.deliver(&assize_compose::provider(shown, &library, &inspections), findings)
}

fn serves(provider: &Provider, area: &str) -> bool {
    provider.areas.iter().any(|known| fold(known) == fold(area))
}

pub(crate) fn unknown_provider(named: &str, library: &Library) -> Diagnostic {
    let help = match nearest(named, library.providers.keys().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`assize providers list` shows those that are known".to_owned(),
    };
    Diagnostic::error(UNKNOWN_PROVIDER, format!("no body is called `{named}`"))
        .at(Place::Argument(named.to_owned()))
        .help(help)
}

pub(crate) fn unknown_area(named: &str, library: &Library) -> Diagnostic {
    let areas = library.providers.values().flat_map(|provider| provider.areas.iter().map(String::as_str));
    let help = match nearest(named, areas) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "areas are those of the Trusts of 2010; `assize providers list` shows them".to_owned(),
    };
    Diagnostic::error(UNKNOWN_AREA, format!("no body serves an area called `{named}`"))
        .at(Place::Argument(format!("--area {named}")))
        .help(help)
}
