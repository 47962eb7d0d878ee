//! What verdicts, reasons and caveats are called.

use assize_analysis::{Caveat, Comparability, Differs, Reason, Relation, Verdict};
use assize_report::{Cell, Column};

/// Columns of a verdict, for scripts.
pub(crate) fn columns() -> [Column; 3] {
    [
        Column::text("verdict", "Whether they can be compared").for_scripts(),
        Column::refs("reasons", "Reasons").for_scripts(),
        Column::refs("caveats", "Caveats").for_scripts(),
    ]
}

/// The cells of these columns: closed words.
pub(crate) fn cells(verdict: &Verdict) -> [Cell; 3] {
    [
        Cell::text(verdict.comparability().word()),
        Cell::refs(verdict.reasons().map(Reason::word)),
        Cell::refs(verdict.caveats().map(Caveat::word)),
    ]
}

/// A verdict, for a reader.
pub(crate) fn comparability(verdict: Comparability) -> &'static str {
    match verdict {
        Comparability::Comparable => "comparable",
        Comparability::Bounded => "comparable within limits",
        Comparability::NotComparable => "not comparable",
    }
}

/// A reason, for a reader: it follows "because".
pub(crate) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::SameQuestion => "both answer the same question in the same way",
        Reason::SameRating => "both are the same rating, reached in the same way",
        Reason::UnitKind => "they are about different kinds of unit",
        Reason::Observations => "the regimes ask different things",
        Reason::Rule => "their rules differ",
        Reason::Applies => "they are asked of different units",
        Reason::Criteria => "what is below them, or how it is added up, differs",
        Reason::Scale => "their scales or edges differ",
        Reason::OtherRegime => "they were made under different regimes, and no cases judged twice link the two",
        Reason::NoCases => "no cases could be judged again",
        Reason::RecordedAgainstDerived => "one is the inspector's own answer and the other follows from observations",
        Reason::GapsDerived => "gaps among the recorded answers were filled from observations",
        Reason::NoFigure => "a figure of one or both is not known",
        Reason::WordsAlone => "one gives words, not shares",
        Reason::RatingsAlone => "one gives ratings, and asks no questions that could have shares",
        Reason::PartOf => "one is a part of the other",
        Reason::Blanks => "blanks count differently in the two",
    }
}

/// A caveat, for a reader: a clause.
pub(crate) fn caveat(caveat: Caveat) -> &'static str {
    match caveat {
        Caveat::Sample => "how the samples were drawn differs, or is not known",
        Caveat::Frame => "the samples were drawn from different frames",
        Caveat::CaseAge => "the cases were looked at after different times",
        Caveat::CaseMix => "the mix of cases may differ, which an adjusted difference alone leaves out",
        Caveat::Edition => "the edition differs by name alone: all that enters the rating is the same",
        Caveat::Assessors => "other people judged the cases, with other guidance on what is sufficient",
        Caveat::SelfAssessment => "a provider judged its own work",
        Caveat::Area => "the areas differ, or are not known",
        Caveat::Focus => "the inspections looked for different things",
        Caveat::WhoClassified => {
            "a condition wants a level that the inspector set, and the table has one that another person set"
        }
        Caveat::FactsMissing => "the table lacks a fact that decides what is asked",
        Caveat::AnswersLeftOut => "answers that these criteria do not ask for about a unit are left out",
        Caveat::MappingStatus => "how observations answer these questions is assumed, not published",
        Caveat::ProviderKind => {
            "the body is not of the kind that these criteria were made for, or the bodies differ in kind"
        }
        Caveat::NotInForce => "these criteria were not in force at the time",
        Caveat::Panel => "a ratings panel moved one of them",
        Caveat::Aggregate => "one stands for several inspections together",
        Caveat::Combined => "one is put together from several bodies, by weights",
        Caveat::SmallBase => "one rests on fewer than ten units",
        Caveat::Synthetic => "the cases are made up",
    }
}

/// How the first question stands to the second, for a reader.
pub(crate) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "the same",
        Relation::Subset => "part of",
        Relation::Superset => "more than",
        Relation::Intersecting => "overlaps",
    }
}

/// What else differs, for a reader.
pub(crate) fn differs(differs: Differs) -> &'static str {
    match differs {
        Differs::Applies => "of whom",
        Differs::Rule => "rule",
        Differs::Rollup => "rollup",
        Differs::Edges => "edges",
    }
}
