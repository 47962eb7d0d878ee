//! Leaves those inspections that are asked for.

use std::collections::BTreeSet;

use assize_analysis::{concerns, lies_within};
use assize_compose::SelectionInWords;
use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_framework::Library;
use assize_model::{Inspection, ProviderKind};

use crate::score::LISTED;
use crate::search::{Looking, UNKNOWN_INSPECTION, area, bodies, did_you_mean, has_words, kind, listed, listed_to};
use crate::{Findings, Selection, Study};

pub(crate) const UNKNOWN_KIND: Code = Code::new("usage/unknown-kind");

/// What is left of the inspections.
pub(crate) struct Selected {
    pub(crate) inspections: Vec<Inspection>,
    /// The frameworks, with the bodies that the inspections declare.
    pub(crate) library: Library,
    /// The area as it is known, where one alone is named and itself was inspected.
    pub(crate) area: Option<String>,
    /// What was asked for.
    pub(crate) asked: SelectionInWords,
    /// Inspections of places within that area, which are not asked for.
    pub(crate) within: Vec<Inspection>,
    /// All others that were read: members of those asked for may be among them.
    pub(crate) rest: Vec<Inspection>,
    /// The other years that the area itself was inspected in.
    pub(crate) other_years: Vec<u16>,
    /// What other years have, as help.
    pub(crate) nearest_in_time: Option<String>,
}

/// Which of some inspections are asked for, by their places among them.
pub(crate) struct Chosen {
    /// In order.
    pub(crate) taken: Vec<usize>,
    /// Of places within the areas, which are not taken.
    pub(crate) within: Vec<usize>,
    /// Whether what is taken is of such places.
    pub(crate) in_places: bool,
    /// Those that all but the years leave; the areas' own first, and the nearest in time.
    of_other_years: Vec<usize>,
}

impl Chosen {
    /// What other years have, as help where the years asked for have nothing or too little.
    fn nearest_in_time(&self, inspections: &[&Inspection]) -> Option<String> {
        let nearest: Vec<&Inspection> = self.of_other_years.iter().map(|at| inspections[*at]).collect();
        let ids: Vec<&str> = nearest.iter().map(|one| one.id.as_str()).collect();
        let years: BTreeSet<u16> = nearest.iter().filter_map(|one| one.year()).collect();
        let (first, last) = (years.first()?, years.last()?);
        let said = match ids.len() {
            ..=LISTED => listed(&ids),
            _ => format!("{}, of {first} to {last}", listed_to(NEAREST, &ids)),
        };
        Some(format!("of other years, the nearest first: {said}"))
    }
}

/// How many are named where there are many.
const NEAREST: usize = 3;

/// Chooses (semantics 7.49). An area means what concerns it; with a kind whose bodies lie within areas also those of that kind there, and
/// where nothing else is left, the places within it. Names that are not known choose nothing.
pub(crate) fn choose(selection: &Selection, inspections: &[&Inspection], library: &Library) -> Chosen {
    let known = &library.providers;
    let kinds: Vec<&ProviderKind> = selection.kinds.iter().filter_map(|word| kind(word, known)).collect();
    let meant: Vec<&str> =
        selection.bodies.iter().flat_map(|body| bodies(body, library)).map(|body| body.id.as_str()).collect();
    let is_local = |kind: &ProviderKind| known.values().any(|body| body.kind == *kind && !body.within.is_empty());
    let is_of_bodies = |one: &Inspection| {
        (selection.bodies.is_empty() || meant.contains(&one.provider.id.as_str()))
            && (selection.kinds.is_empty() || kinds.contains(&&one.provider.kind))
            && (selection.frameworks.is_empty() || selection.frameworks.contains(&one.framework))
    };
    let has_words =
        |looking: &Looking| inspections.iter().any(|one| is_of_bodies(one) && looking.finds(&selection.words, one));
    let looking = Looking::ALL.into_iter().find(has_words).unwrap_or(Looking::Within);
    let is_wanted = |one: &Inspection| is_of_bodies(one) && looking.finds(&selection.words, one);
    let is_of_years = |one: &Inspection| match one.year() {
        Some(year) => {
            selection.years.is_empty() || selection.years.iter().any(|(first, last)| (*first..=*last).contains(&year))
        }
        None => selection.years.is_empty(),
    };
    let is_own =
        |one: &Inspection| selection.areas.is_empty() || selection.areas.iter().any(|area| concerns(one, area, known));
    let is_inside = |one: &Inspection| !is_own(one) && selection.areas.iter().any(|area| lies_within(one, area, known));
    let all = |is_it: &dyn Fn(&Inspection) -> bool| -> Vec<usize> {
        (0..inspections.len()).filter(|at| is_wanted(inspections[*at]) && is_it(inspections[*at])).collect()
    };
    let is_asked_for =
        |one: &Inspection| is_inside(one) && (selection.within || !kinds.is_empty() && is_local(&one.provider.kind));
    let mut taken = all(&|one| is_of_years(one) && (is_own(one) || is_asked_for(one)));
    let inside = all(&|one| is_of_years(one) && is_inside(one));
    if taken.is_empty() {
        taken.clone_from(&inside);
    }
    let in_places = taken.iter().any(|one| inside.binary_search(one).is_ok());
    let within = inside.into_iter().filter(|one| taken.binary_search(one).is_err()).collect();
    let years = || selection.years.iter().flat_map(|(first, last)| [*first, *last]);
    let away = |one: &Inspection| one.year().and_then(|year| years().map(|asked| year.abs_diff(asked)).min());
    let mut of_other_years = all(&|one| !is_of_years(one) && one.year().is_some() && (is_own(one) || is_inside(one)));
    of_other_years.sort_by_key(|at| (!is_own(inspections[*at]), away(inspections[*at])));
    Chosen { taken, within, in_places, of_other_years }
}

/// That nothing is all that is asked for, and what there would be without one of the classes.
pub(crate) fn nothing_is(selection: &Selection, inspections: &[&Inspection], library: &Library) -> Diagnostic {
    let without = |of: &'static str, change: fn(&mut Selection)| {
        let mut other = selection.clone();
        change(&mut other);
        let left = choose(&other, inspections, library).taken.len();
        (other.narrows() && left > 0).then_some((left, of))
    };
    let help = choose(selection, inspections, library).nearest_in_time(inspections).unwrap_or_else(|| {
        let left = [
            without("other kinds of bodies", |other| other.kinds.clear()),
            without("other areas", |other| other.areas.clear()),
            without("other bodies", |other| other.bodies.clear()),
            without("other frameworks", |other| other.frameworks.clear()),
            without("other words", |other| other.words.clear()),
        ];
        let left: Vec<(usize, &str)> = left.into_iter().flatten().collect();
        let Some((first, _)) = left.first() else { return "`assize score` lists what the program carries".to_owned() };
        let are = if *first == 1 { "is" } else { "are" };
        let left: Vec<String> = left.iter().map(|(many, of)| format!("{many} of {of}")).collect();
        format!("there {are} {}", left.join(", "))
    });
    let said = asked(selection, false, library).said().unwrap_or_default();
    Diagnostic::error(UNKNOWN_INSPECTION, format!("no inspection has all of these: {said}")).help(help)
}

/// What is asked for, as titles say it.
pub(crate) fn asked(selection: &Selection, in_places: bool, library: &Library) -> SelectionInWords {
    let known = &library.providers;
    let called = |typed: &String| match bodies(typed, library).as_slice() {
        [one] => one.name.clone(),
        _ => typed.clone(),
    };
    let regime = |id: &String| library.frameworks.get(id).map_or_else(|| id.clone(), |one| one.title.en.clone());
    SelectionInWords {
        areas: selection.areas.iter().map(|area| self::area(area, known).unwrap_or(area).to_owned()).collect(),
        in_places,
        kinds: selection.kinds.iter().filter_map(|word| kind(word, known)).cloned().collect(),
        bodies: selection.bodies.iter().map(called).collect(),
        frameworks: selection.frameworks.iter().map(regime).collect(),
        years: selection.years.clone(),
        words: selection.words.clone(),
    }
}

impl Study<'_> {
    /// Keeps the inspections that are asked for; `None` where an area, a kind or a body is not known.
    pub(crate) fn select(&self, inspections: Vec<Inspection>, findings: &mut Findings) -> Option<Selected> {
        let selection = &self.request.selection;
        let mut library = self.library.clone();
        for inspection in &inspections {
            let declared = || inspection.provider.clone();
            library.providers.entry(inspection.provider.id.clone()).or_insert_with(declared);
        }
        let unknown = unknown_names(selection, &library);
        if !unknown.is_empty() {
            unknown.into_iter().for_each(|fault| findings.push(fault));
            return None;
        }
        let all: Vec<&Inspection> = inspections.iter().collect();
        let chosen = choose(selection, &all, &library);
        let about = match selection.areas.as_slice() {
            [one] if !chosen.in_places => area(one, &library.providers).map(str::to_owned),
            _ => None,
        };
        let is_own = |one: &Inspection| selection.areas.iter().all(|area| concerns(one, area, &library.providers));
        let others = chosen.of_other_years.iter().map(|at| all[*at]).filter(|one| is_own(one));
        let other_years: BTreeSet<u16> = others.filter_map(Inspection::year).collect();
        let nearest_in_time = chosen.nearest_in_time(&all);
        if chosen.taken.is_empty() && !findings.diagnostics.has_errors() {
            findings.push(nothing_is(selection, &all, &library));
            return None;
        }
        let asked = asked(selection, chosen.in_places, &library);
        let (mut kept, mut within, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for (at, inspection) in inspections.into_iter().enumerate() {
            match at {
                at if chosen.taken.binary_search(&at).is_ok() => kept.push(inspection),
                at if chosen.within.binary_search(&at).is_ok() => within.push(inspection),
                _ => rest.push(inspection),
            }
        }
        let other_years = other_years.into_iter().collect();
        Some(Selected { inspections: kept, library, area: about, asked, within, rest, other_years, nearest_in_time })
    }

    /// Those inspections of the inputs that options ask for, and the others. Beside words alone, options choose with these what is read.
    pub(crate) fn read_selected(&self, findings: &mut Findings) -> Option<(Vec<Inspection>, Vec<Inspection>)> {
        let selection = &self.request.selection;
        if !selection.narrows() {
            return Some((self.read(findings)?, Vec::new()));
        }
        if self.request.inputs.is_empty() || !self.is_of_words() {
            let inspections = self.read(findings)?;
            let Selected { inspections, within, rest, .. } = self.select(inspections, findings)?;
            return Some((inspections, [within, rest].concat()));
        }
        let unknown = unknown_names(selection, self.library);
        let are_known = unknown.is_empty();
        unknown.into_iter().for_each(|fault| findings.push(fault));
        if are_known { Some((self.read(findings)?, Vec::new())) } else { None }
    }
}

/// The bodies, kinds and areas asked for that nothing goes by.
fn unknown_names(selection: &Selection, library: &Library) -> Vec<Diagnostic> {
    let no_body = selection.bodies.iter().filter(|body| bodies(body, library).is_empty());
    let mut unknown: Vec<_> = no_body.map(|body| unknown_provider(body, library)).collect();
    unknown.extend(selection.kinds.iter().filter_map(|word| kind_of_body(word, library).err()));
    let no_area = selection.areas.iter().filter(|named| area(named, &library.providers).is_none());
    unknown.extend(no_area.map(|named| unknown_area(named, library)));
    unknown
}

/// No body has this id.
pub fn unknown_provider(named: &str, library: &Library) -> Diagnostic {
    let areas = library.providers.values().flat_map(|provider| &provider.areas);
    let near = nearest(named, library.providers.keys().chain(areas).map(String::as_str));
    Diagnostic::error("usage/unknown-provider", format!("no body is called `{named}`"))
        .at(Place::Argument(named.to_owned()))
        .did_you_mean_or(near, "`assize providers list` shows those that are known")
}

/// The kind of body that goes by this word.
pub fn kind_of_body(word: &str, library: &Library) -> Result<ProviderKind, Diagnostic> {
    let kinds = &library.providers.kinds;
    kind(word, &library.providers).cloned().ok_or_else(|| {
        let known: Vec<_> = kinds.iter().map(|kind| format!("`{}`", kind.word())).collect();
        let near = nearest(word, kinds.iter().map(ProviderKind::word));
        Diagnostic::error(UNKNOWN_KIND, format!("no kind of body is called `{word}`"))
            .at(Place::Argument(format!("--kind {word}")))
            .did_you_mean_or(near, format!("there are {}", known.join(", ")))
    })
}

/// No body serves this area.
pub fn unknown_area(named: &str, library: &Library) -> Diagnostic {
    let areas: BTreeSet<&str> =
        library.providers.values().flat_map(|provider| provider.areas.iter().map(String::as_str)).collect();
    let with_it: Vec<&str> = areas.iter().copied().filter(|area| has_words(named, area)).collect();
    let unknown = Diagnostic::error("usage/unknown-area", format!("no body serves an area called `{named}`"))
        .at(Place::Argument(format!("--area {named}")));
    match with_it.as_slice() {
        [] => unknown.did_you_mean_or(
            nearest(named, areas),
            "areas are those of the Trusts of 2010, and places that have a unit or service of their own; `assize providers list` shows them",
        ),
        names => unknown.help(did_you_mean(names)),
    }
}
