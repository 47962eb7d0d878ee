//! What a reader must bear in mind; never a reason against comparing.

use std::collections::BTreeSet;

use assize_framework::Framework;
use assize_model::{Inspection, InspectionKind, Status};
use assize_scoring::{Scorecard, was_in_force};
use indexmap::IndexSet;

use crate::setting::{Side, edition};
use crate::{definition, holding};

/// What a reader must bear in mind of two figures, or of cases judged under another regime.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Caveat {
    /// How a sample was drawn is not known, or the samples differ in their design.
    Sample,
    /// The frames that the samples were drawn from differ.
    Frame,
    /// Cases had run for different times when they were looked at.
    CaseAge,
    /// The cases differ in kind (risk, sentence, need), and nothing was standardised.
    CaseMix,
    /// The editions differ by name; all that enters the rating is the same.
    Edition,
    /// Other people judged them, with other guidance.
    Assessors,
    /// A provider judged its own work.
    SelfAssessment,
    /// The areas differ, or are not known.
    Area,
    /// The inspections looked for different things.
    Focus,
    /// A condition rests on a fact that others recorded (the inspector, the practitioner).
    WhoClassified,
    /// A condition rests on a fact that the table does not have.
    FactsMissing,
    /// Answers that this regime does not ask of their units are left out.
    AnswersLeftOut,
    /// How observations answer the question is assumed or inferred.
    MappingStatus,
    /// The bodies are of different kinds, or the regime was made for another kind.
    ProviderKind,
    /// The regime was not in force at that time.
    NotInForce,
    /// The ratings panel moved one of them.
    Panel,
    /// One of them stands for several inspections together.
    Aggregate,
    /// One is put together from several bodies by weights.
    Combined,
    /// One of them rests on fewer than ten units.
    SmallBase,
    /// The cases of one are made up.
    Synthetic,
}

impl Caveat {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Frame => "frame",
            Self::CaseAge => "case-age",
            Self::CaseMix => "case-mix",
            Self::Edition => "edition",
            Self::Assessors => "assessors",
            Self::SelfAssessment => "self-assessment",
            Self::Area => "area",
            Self::Focus => "focus",
            Self::WhoClassified => "who-classified",
            Self::FactsMissing => "facts-missing",
            Self::AnswersLeftOut => "answers-left-out",
            Self::MappingStatus => "mapping-status",
            Self::ProviderKind => "provider-kind",
            Self::NotInForce => "not-in-force",
            Self::Panel => "panel",
            Self::Aggregate => "aggregate",
            Self::Combined => "combined",
            Self::SmallBase => "small-base",
            Self::Synthetic => "synthetic",
        }
    }
}

/// Of cases judged under a regime, which may be another than their own.
pub(crate) fn caveats_of_rejudging(
    inspection: &Inspection,
    home: Option<&Framework>,
    card: &Scorecard<'_>,
    left_out: usize,
) -> Vec<Caveat> {
    let framework = card.framework;
    let mut found: BTreeSet<Caveat> = of_regime(inspection, framework).collect();
    if inspection.framework != framework.id {
        found.extend([Caveat::Assessors, Caveat::Focus]);
        if home.is_none_or(|home| window(home) != window(framework)) {
            found.insert(Caveat::CaseAge);
        }
    }
    found.extend(holding([(left_out > 0, Caveat::AnswersLeftOut)]));
    for question in 0..framework.questions.len() {
        found.extend(of_deriving(inspection, card, question));
    }
    found.into_iter().collect()
}

/// Whether the regime was made for such bodies, and for that time.
fn of_regime(inspection: &Inspection, framework: &Framework) -> impl Iterator<Item = Caveat> {
    let is_for_others = !framework.inspects.is_empty() && !framework.inspects.contains(&inspection.provider.kind);
    let was_in_force = was_in_force(inspection, framework);
    holding([(is_for_others, Caveat::ProviderKind), (!was_in_force, Caveat::NotInForce)])
}

/// Of any two figures of these.
pub(crate) fn caveats_of_pair(a: Side<'_>, b: Side<'_>) -> BTreeSet<Caveat> {
    let mut found = BTreeSet::new();
    for side in [a, b] {
        let inspection = side.card.inspection;
        found.extend(of_regime(inspection, side.card.framework));
        let facts = [
            (inspection.kind == InspectionKind::SelfAssessment, Caveat::SelfAssessment),
            (inspection.kind == InspectionKind::Aggregate, Caveat::Aggregate),
            (inspection.is_synthetic(), Caveat::Synthetic),
        ];
        found.extend(holding(facts));
    }
    if a.card.inspection.id != b.card.inspection.id {
        found.extend(of_inspections(a, b));
    }
    found
}

/// Of the share of one question on one side, beside those of the pair.
pub(crate) fn caveats_of_share(side: Side<'_>, question: usize) -> impl Iterator<Item = Caveat> {
    let is_small = side.card.questions[question].small_base;
    of_deriving(side.card.inspection, side.card, question).chain(is_small.then_some(Caveat::SmallBase))
}

fn of_inspections(a: Side<'_>, b: Side<'_>) -> impl Iterator<Item = Caveat> {
    let (one, other) = (a.card.inspection, b.card.inspection);
    let frame = |inspection: &Inspection| inspection.sample.as_ref().and_then(|sample| sample.frame.clone());
    let design =
        |side: Side<'_>| side.home.sample.as_ref().map(|sample| (sample.confidence.clone(), sample.margin.clone()));
    let drawn = |inspection: &Inspection| inspection.sample.as_ref().is_some_and(|sample| sample.eligible.is_some());
    let areas = |inspection: &Inspection| inspection.areas.iter().cloned().collect::<BTreeSet<_>>();
    let other_edition = edition(a.home) != edition(b.home);
    holding([
        (!drawn(one) || !drawn(other) || design(a) != design(b), Caveat::Sample),
        (frame(one) != frame(other), Caveat::Frame),
        (window(a.home) != window(b.home), Caveat::CaseAge),
        (true, Caveat::CaseMix),
        (other_edition, Caveat::Assessors),
        (other_edition, Caveat::Focus),
        (areas(one) != areas(other) || areas(one).is_empty(), Caveat::Area),
        (one.provider.kind != other.provider.kind, Caveat::ProviderKind),
    ])
}

/// What a derived answer rests on besides the observations; nothing where the answer was recorded.
fn of_deriving(inspection: &Inspection, card: &Scorecard<'_>, question: usize) -> impl Iterator<Item = Caveat> {
    let derived = card.tally.reached[question].is_derived();
    derived.then(|| of_derived(inspection, card, question)).into_iter().flatten()
}

fn of_derived(inspection: &Inspection, card: &Scorecard<'_>, question: usize) -> impl Iterator<Item = Caveat> {
    let framework = card.framework;
    let asked = &framework.questions[question];
    let assumed = asked.rule.as_ref().is_some_and(|rule| rule.origin.status != Some(Status::Published));
    let columns: IndexSet<&str> = match inspection.table(&asked.unit) {
        Some(table) => table.columns.iter().map(|column| column.header.as_str()).collect(),
        None => IndexSet::new(),
    };
    let facts = definition::facts(framework, question);
    let missing: Vec<&str> = facts.into_iter().filter(|fact| !columns.contains(fact)).collect();
    // `rosh.inspector` is wanted, and the table has `rosh.recorded`: the same thing, classified by somebody else.
    let kin = |fact: &str| fact.rsplit_once('.').map(|(family, _)| format!("{family}."));
    let is_classified_by_another = |fact: &str| {
        kin(fact).is_some_and(|family| {
            columns.iter().any(|column| column.starts_with(&family) && framework.catalogue.facts.contains_key(*column))
        })
    };
    let by_another = missing.iter().any(|fact| is_classified_by_another(fact));
    holding([
        (assumed, Caveat::MappingStatus),
        (!missing.is_empty(), Caveat::FactsMissing),
        (by_another, Caveat::WhoClassified),
    ])
}

/// When the cases of a regime's samples began, in its words.
fn window(framework: &Framework) -> Option<&str> {
    framework.sample.as_ref().and_then(|sample| sample.window.as_deref())
}
