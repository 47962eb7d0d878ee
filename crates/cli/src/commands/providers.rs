use std::path::PathBuf;

use assize_model::{Provider, fold};
use assize_study::{Findings, Study, StudyRequest, bodies, kind_of_body, unknown_area, unknown_provider};
use clap::{Args, Subcommand};

use super::{World, each_once};
use crate::arguments::Output;
use crate::deliver::Delivery;

/// Show what is held and lacking, the bodies inspected, and who took over from whom
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize providers                             what is held and lacking, by area and year
  assize providers list
  assize providers list --kind crc --area Lincolnshire
  assize providers show london-crc")]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Providers {
    #[command(subcommand)]
    pub(crate) verb: Option<ProvidersVerb>,
    /// The same as `show`
    #[arg(value_name = "BODY|AREA", hide = true)]
    pub(crate) provider: Option<String>,
}

/// What to do with bodies.
#[derive(Subcommand, Debug)]
pub(crate) enum ProvidersVerb {
    /// List the bodies that the program knows: kind, name, areas, dates
    #[command(after_help = "\
Examples:
  assize providers list
  assize providers list --area London
  assize providers list --kind trust --writer csv -o trusts.csv")]
    List {
        /// Only bodies of this kind: trust, crc, nps, region, pdu, youth or another that is declared
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        /// Only bodies that serve this area; with a kind, also those of places within it
        #[arg(long, value_name = "NAME")]
        area: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Show what inspections the program holds and lacks: by kind of body, and by area and year
    #[command(after_help = "\
Examples:
  assize providers matrix
  assize providers matrix --kind crc,nps
  assize providers matrix -o held.csv")]
    Matrix {
        /// Only bodies of these kinds
        #[arg(long, value_name = "KIND,...", value_delimiter = ',')]
        kind: Vec<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Show a body, all before and after it, and the inspections of each of them
    ///
    /// An area, or words of a name, will do; where several bodies match they are listed.
    /// Divided work is followed by area: of bodies that were split, only those related to this one are shown.
    #[command(after_help = "\
Examples:
  assize providers show london-crc
  assize providers show london                 the bodies of an area
  assize providers show example-crc inspection.toml
  assize providers show wales-crc --writer json")]
    Show {
        /// The body's id, an area, or words of a name
        #[arg(value_name = "BODY|AREA")]
        provider: String,
        /// Inspection records (TOML); a body that one of them declares can be shown too. None: the published ones that the program carries
        #[arg(value_name = "RECORD")]
        records: Vec<PathBuf>,
        #[command(flatten)]
        output: Output,
    },
}

/// Lists or shows bodies.
pub(super) fn run(providers: &Providers, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let output = Output::default();
    let verb = match (&providers.verb, &providers.provider) {
        (Some(verb), _) => verb,
        (None, Some(provider)) => return show(provider, &[], &output, world, findings),
        (None, None) => return matrix(&[], &output, world, findings),
    };
    match verb {
        ProvidersVerb::List { kind, area, output } => list(kind.as_deref(), area.as_deref(), output, world, findings),
        ProvidersVerb::Matrix { kind, output } => matrix(kind, output, world, findings),
        ProvidersVerb::Show { provider, records, output } => show(provider, records, output, world, findings),
    }
}

fn list(
    kind: Option<&str>,
    area: Option<&str>,
    output: &Output,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let library = world.library([], findings)?;
    let kind = match kind {
        Some(word) => Some(findings.keep(kind_of_body(word, &library))?),
        None => None,
    };
    if let Some(area) = area
        && !library.providers.values().any(|provider| serves(provider, area))
    {
        findings.push(unknown_area(area, &library));
        return None;
    }
    // An area with a kind means those of places within it, too (semantics 7.49 c).
    let is_in = |provider: &Provider, area: &str| {
        serves(provider, area) || kind.is_some() && provider.within.iter().any(|known| fold(known) == fold(area))
    };
    let is_wanted = |provider: &&Provider| {
        kind.as_ref().is_none_or(|kind| provider.kind == *kind) && area.is_none_or(|area| is_in(provider, area))
    };
    let shown: Vec<_> = library.providers.values().filter(is_wanted).collect();
    let inspections =
        Study { request: StudyRequest::default(), library: &library, files: world.files }.read_records(findings)?;
    delivery.deliver(assize_compose::providers(&shown, &library, &inspections, findings.audience()), findings)
}

fn matrix(kinds: &[String], output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let library = world.library([], findings)?;
    let kinds = kinds.iter().map(|word| findings.keep(kind_of_body(word, &library))).collect::<Option<Vec<_>>>()?;
    let inspections =
        Study { request: StudyRequest::default(), library: &library, files: world.files }.read_records(findings)?;
    delivery.deliver(assize_compose::held(&kinds, &library, &inspections, findings.audience()), findings)
}

fn show(named: &str, records: &[PathBuf], output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(records, world, findings)?;
    let delivery = findings.keep(Delivery::new(output, records, world))?;
    let mut library = world.library([], findings)?;
    let request = StudyRequest { inputs: records.to_vec(), ..StudyRequest::default() };
    let inspections = Study { request, library: &library, files: world.files }.read_records(findings)?;
    for inspection in &inspections {
        let declared = || inspection.provider.clone();
        library.providers.entry(inspection.provider.id.clone()).or_insert_with(declared);
    }
    let report = match bodies(named, &library).as_slice() {
        [] => {
            findings.push(unknown_provider(named, &library));
            return None;
        }
        [one] => assize_compose::provider(one, &library, &inspections, findings.audience()),
        several => {
            let first = &several[0].id;
            let single = several.iter().filter(|one| !one.several).count();
            findings.note(format!("{single} bodies match; one of them: assize providers show {first}"));
            assize_compose::providers(several, &library, &inspections, findings.audience())
        }
    };
    delivery.deliver(report, findings)
}

fn serves(provider: &Provider, area: &str) -> bool {
    provider.areas.iter().any(|known| fold(known) == fold(area))
}
