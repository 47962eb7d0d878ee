//! What is set side by side, and with what.

use assize_framework::{Framework, Library};
use assize_model::{Exact, Inspection, Provider, fold};
use assize_scoring::{Scorecard, TallyOptions};
use indexmap::IndexMap;

use crate::holding;
use crate::topic::Topic;

/// What inspections are set side by side with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'s> {
    /// Facts by which cases are divided, the first that both sides have.
    pub strata: &'s [&'s str],
    /// Ids of frameworks under which every pair is looked at, beside those of the two.
    pub under: &'s [&'s str],
    /// Frameworks, and which body took over from which.
    pub library: &'s Library,
    /// How units are counted; groups by the facts of `strata` among it.
    pub tallying: &'s TallyOptions,
    /// What parts of a divided body weigh.
    pub weights: &'s BodyWeights,
    /// The part of the work that all else is left out for: what can be said at most is said of its theme or stage; of standards by their titles,
    /// of the themes of their questions.
    pub topic: Option<&'s Topic>,
}

impl Setting<'_> {
    /// Whether a question is looked at.
    pub(crate) fn has_question(&self, framework: &Framework, question: usize) -> bool {
        self.topic.is_none_or(|topic| topic.has_question(framework, question))
    }
}

/// By body: the least and the most that it may weigh, of 1. A body that is not named may weigh anything.
pub type BodyWeights = IndexMap<String, [Exact; 2]>;

/// One side of a comparison: an inspection's figures under a framework, and the one it was carried out under.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The regime of the inspection.
    pub home: &'a Framework,
    /// Its figures, under that regime or another.
    pub card: &'a Scorecard<'a>,
}

impl Side<'_> {
    pub(crate) fn has_cases(self) -> bool {
        self.card.has_cases()
    }

    /// Whether one of the two is among those that the other stands for.
    pub(crate) fn overlaps(self, other: Side<'_>) -> bool {
        overlap(self.card.inspection, other.card.inspection)
    }
}

/// Whether one of two is among those that the other stands for.
pub(crate) fn overlap(one: &Inspection, other: &Inspection) -> bool {
    stands_for(one, other) || stands_for(other, one)
}

/// Whether the second is one of those that the first stands for.
pub(crate) fn stands_for(whole: &Inspection, part: &Inspection) -> bool {
    whole.members.iter().any(|member| member.value == part.id)
}

/// The edition of standards that a framework belongs to: the framework that it directly extends, else itself. `2018-crc` and `2018-nps`
/// are one edition, `2018-crc` and `2019-crc` two.
pub fn edition(framework: &Framework) -> &str {
    framework.ancestors.first().unwrap_or(&framework.id)
}

/// Whether an inspection looked at work in this area: it says so, or its body served the area and it names no area of its own that any body
/// is known by ("eight boroughs" of London is London's; Suffolk is not Norfolk, though one company served both).
pub fn concerns(inspection: &Inspection, area: &str, providers: &IndexMap<String, Provider>) -> bool {
    let is_it = |one: &String| fold(one) == fold(area);
    if inspection.areas.iter().any(is_it) {
        return true;
    }
    let listed = providers.get(&inspection.provider.id);
    let serves = listed.map_or(&inspection.provider.areas, |provider| &provider.areas).iter().any(is_it);
    let is_known =
        |one: &String| providers.values().any(|provider| provider.areas.iter().any(|known| fold(known) == fold(one)));
    serves && !inspection.areas.iter().any(is_known)
}

/// Whether an inspection that does not concern an area looked at a place within it.
pub fn lies_within(inspection: &Inspection, area: &str, providers: &IndexMap<String, Provider>) -> bool {
    let is_it = |one: &String| fold(one) == fold(area);
    let listed = providers.get(&inspection.provider.id).map_or(&inspection.provider.areas, |body| &body.areas);
    let places = if inspection.areas.is_empty() { listed } else { &inspection.areas };
    let lies_in = |place: &String| {
        let is_place = |one: &String| fold(one) == fold(place);
        providers.values().any(|body| body.within.iter().any(is_it) && body.areas.iter().any(is_place))
    };
    places.iter().any(lies_in) && !concerns(inspection, area, providers)
}

/// Why a line may not be drawn from one inspection to a later one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Break {
    Body,
    Regime,
    /// Another area was looked at.
    Area,
}

impl Break {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Regime => "regime",
            Self::Area => "area",
        }
    }
}

/// What changed from one inspection to another.
pub fn breaks(a: (&Inspection, &Framework), b: (&Inspection, &Framework)) -> Vec<Break> {
    holding([
        (a.0.provider.id != b.0.provider.id, Break::Body),
        (edition(a.1) != edition(b.1), Break::Regime),
        (a.0.areas != b.0.areas, Break::Area),
    ])
    .collect()
}
