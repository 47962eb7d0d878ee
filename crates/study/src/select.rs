//! Leaves those inspections that are asked for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use assize_analysis::{concerns, lies_within};
use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_framework::Library;
use assize_model::{Inspection, ProviderKind};

use crate::search::{Finder, area, bodies, ids, is_called, kind, listed, without_years};
use crate::{Findings, Study, is_id};

const UNKNOWN_PROVIDER: Code = Code::new("usage/unknown-provider");
const UNKNOWN_AREA: Code = Code::new("usage/unknown-area");
pub(crate) const UNKNOWN_KIND: Code = Code::new("usage/unknown-kind");

/// What is left of the inspections.
pub(crate) struct Selected {
    pub(crate) inspections: Vec<Inspection>,
    /// The frameworks, with the bodies that the inspections declare.
    pub(crate) library: Library,
    /// The area as it is known, where one is named.
    pub(crate) area: Option<String>,
    /// Inspections of places within that area, which are not asked for.
    pub(crate) within: Vec<Inspection>,
    /// Those that all but the years leave, by id and year, and whether they are of the area itself.
    pub(crate) of_other_years: Vec<(String, u16, bool)>,
}

impl Selected {
    /// The other years that the area itself was inspected in.
    pub(crate) fn other_years(&self) -> Vec<u16> {
        let years: BTreeSet<u16> =
            self.of_other_years.iter().filter(|(.., is_own)| *is_own).map(|(_, year, _)| *year).collect();
        years.into_iter().collect()
    }

    /// What other years have, as help where the years asked for have nothing or too little.
    pub(crate) fn nearest_in_time(&self) -> Option<String> {
        let nearest: Vec<&str> = self.of_other_years.iter().map(|(id, ..)| id.as_str()).collect();
        (!nearest.is_empty()).then(|| format!("of other years, the nearest first: {}", listed(&nearest)))
    }
}

impl Study<'_> {
    /// The same study, where the inputs are words of one name: `score london crc 2019` is `score "london crc 2019"`, and `score six trusts`
    /// the one record that has both words.
    #[must_use]
    pub fn with_names_joined(mut self) -> Self {
        let bodies = &self.library.providers;
        let is_word = |input: &PathBuf| is_id(input, self.files) && !ids().any(|id| Some(id) == input.to_str());
        let typed: Vec<_> = self.request.inputs.iter().map(|input| input.to_string_lossy()).collect();
        let name = typed.join(" ");
        if typed.len() < 2 || !self.request.inputs.iter().all(is_word) {
            return self;
        }
        let is_name = |typed: &str| is_called(&without_years(typed).0, bodies);
        if is_name(&name) {
            self.request.inputs = vec![name.into()];
        } else if !typed.iter().all(|word| is_name(word))
            && let Ok(&[one]) = Finder::new(bodies).meant(&name).as_deref()
        {
            self.request.inputs = ids().nth(one).into_iter().map(PathBuf::from).collect();
        }
        self
    }

    /// The same study, where an area or kinds of bodies are all that is named in place of inputs with these selected: `compare wales` is
    /// `compare --area wales`, and `compare crc nps` is `compare --kind crc,nps`. Years that stand beside such a name are those selected.
    pub(crate) fn of_names(&self) -> Self {
        let inputs = &self.request.inputs;
        let typed: Vec<_> =
            inputs.iter().filter(|one| is_id(one, self.files)).map(|one| one.to_string_lossy()).collect();
        let (_, years) = without_years(&typed.join(" "));
        let words = |input: &PathBuf| match is_id(input, self.files) {
            true => PathBuf::from(without_years(&input.to_string_lossy()).0),
            false => input.clone(),
        };
        let mut named = self.clone();
        named.request.inputs = inputs.iter().map(words).filter(|one| !one.as_os_str().is_empty()).collect();
        named = named.of_words();
        if years.is_some() && self.request.selection.years.is_none() && named.request.inputs.is_empty() {
            named.request.selection.years = years;
            return named;
        }
        self.of_words()
    }

    fn of_words(&self) -> Self {
        let mut study = self.clone();
        let inputs = &self.request.inputs;
        let kind_of = |input: &PathBuf| kind(&input.to_string_lossy(), &self.library.providers).map(ProviderKind::word);
        let kinds: Option<Vec<_>> = inputs.iter().map(|one| kind_of(one).filter(|_| is_id(one, self.files))).collect();
        if let Some(kinds) = kinds.filter(|kinds| !kinds.is_empty() && self.request.selection.kinds.is_empty()) {
            study.request.selection.kinds = kinds.into_iter().map(str::to_owned).collect();
            study.request.inputs.clear();
            return study;
        }
        if let [one] = self.request.inputs.as_slice()
            && is_id(one, self.files)
            && self.request.selection.area.is_none()
            && let Some(area) = area(&one.to_string_lossy(), &self.library.providers)
        {
            study.request.selection.area = Some(area.to_owned());
            study.request.inputs.clear();
        }
        study
    }

    /// Keeps the inspections that are asked for; `None` where the area or one of the bodies is not known.
    pub(crate) fn select(&self, mut inspections: Vec<Inspection>, findings: &mut Findings) -> Option<Selected> {
        let selection = &self.request.selection;
        let mut library = self.library.clone();
        for inspection in &inspections {
            let declared = || inspection.provider.clone();
            library.providers.entry(inspection.provider.id.clone()).or_insert_with(declared);
        }
        let unknown = selection.bodies.iter().filter(|body| bodies(body, &library).is_empty());
        let unknown: Vec<_> = unknown.map(|body| unknown_provider(body, &library)).collect();
        if !unknown.is_empty() {
            unknown.into_iter().for_each(|fault| findings.push(fault));
            return None;
        }
        let mut kinds = Vec::new();
        for word in &selection.kinds {
            kinds.extend(findings.keep(kind_of_body(word, &library)));
        }
        if kinds.len() < selection.kinds.len() {
            return None;
        }
        let (mut named, mut within) = (None, Vec::new());
        if let Some(area) = &selection.area {
            let Some(known) = self::area(area, &library.providers) else {
                findings.push(unknown_area(area, &library));
                return None;
            };
            named = Some(known.to_owned());
            within = inspections.extract_if(.., |one| lies_within(one, known, &library.providers)).collect();
            inspections.retain(|one| concerns(one, known, &library.providers));
        }
        let meant = selection.bodies.iter().flat_map(|body| bodies(body, &library)).map(|body| body.id.clone());
        let meant: Vec<String> = meant.collect();
        let is_wanted = |one: &Inspection| {
            (selection.bodies.is_empty() || meant.contains(&one.provider.id))
                && (kinds.is_empty() || kinds.contains(&one.provider.kind))
        };
        inspections.retain(is_wanted);
        within.retain(is_wanted);
        let (first, last) = selection.years.unwrap_or((u16::MIN, u16::MAX));
        let is_of_years = |one: &Inspection| match one.year() {
            Some(year) => (first..=last).contains(&year),
            None => selection.years.is_none(),
        };
        let of_others = |all: &[Inspection], is_own: bool| {
            let others = all.iter().filter(|one| !is_of_years(one));
            others.filter_map(|one| Some((one.id.clone(), one.year()?, is_own))).collect::<Vec<_>>()
        };
        let mut of_other_years = [of_others(&inspections, true), of_others(&within, false)].concat();
        of_other_years.sort_by_key(|(_, year, is_own)| (!is_own, year.abs_diff(first).min(year.abs_diff(last))));
        inspections.retain(is_of_years);
        within.retain(is_of_years);
        Some(Selected { inspections, library, area: named, within, of_other_years })
    }
}

/// No body has this id.
pub fn unknown_provider(named: &str, library: &Library) -> Diagnostic {
    let areas = library.providers.values().flat_map(|provider| &provider.areas);
    let help = match nearest(named, library.providers.keys().chain(areas).map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`assize providers list` shows those that are known".to_owned(),
    };
    Diagnostic::error(UNKNOWN_PROVIDER, format!("no body is called `{named}`"))
        .at(Place::Argument(named.to_owned()))
        .help(help)
}

/// The kind of body that goes by this word.
pub fn kind_of_body(word: &str, library: &Library) -> Result<ProviderKind, Diagnostic> {
    let kinds = &library.providers.kinds;
    library.providers.kind(word).cloned().ok_or_else(|| {
        let help = match nearest(word, kinds.iter().map(ProviderKind::word)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let known: Vec<_> = kinds.iter().map(|kind| format!("`{}`", kind.word())).collect();
                format!("there are {}", known.join(", "))
            }
        };
        Diagnostic::error(UNKNOWN_KIND, format!("no kind of body is called `{word}`"))
            .at(Place::Argument(format!("--kind {word}")))
            .help(help)
    })
}

/// No body serves this area.
pub fn unknown_area(named: &str, library: &Library) -> Diagnostic {
    let areas = library.providers.values().flat_map(|provider| provider.areas.iter().map(String::as_str));
    let help = match nearest(named, areas) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "areas are those of the Trusts of 2010, and places that have a unit or service of their own; `assize providers list` shows them".to_owned(),
    };
    Diagnostic::error(UNKNOWN_AREA, format!("no body serves an area called `{named}`"))
        .at(Place::Argument(format!("--area {named}")))
        .help(help)
}
