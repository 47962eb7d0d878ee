//! What verdicts, reasons and caveats are called.

use assize_compare::{Caveat, Comparability, Differs, Reason, Relation};

use crate::language::label;

/// A verdict, for a reader.
pub(crate) fn comparability(verdict: Comparability) -> &'static str {
    match verdict {
        Comparability::Comparable => label("verdict-comparable"),
        Comparability::Bounded => label("verdict-bounded"),
        Comparability::NotComparable => label("verdict-not-comparable"),
    }
}

/// A reason, for a reader: it follows "because".
pub(crate) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::SameQuestion => label("reason-same-question"),
        Reason::SameRating => label("reason-same-rating"),
        Reason::UnitKind => label("reason-unit-kind"),
        Reason::Observations => label("reason-observations"),
        Reason::Rule => label("reason-rule"),
        Reason::Applies => label("reason-applies"),
        Reason::Criteria => label("reason-criteria"),
        Reason::Scale => label("reason-scale"),
        Reason::OtherRegime => label("reason-other-regime"),
        Reason::NoCases => label("reason-no-cases"),
        Reason::RecordedAgainstDerived => label("reason-recorded-against-derived"),
        Reason::GapsDerived => label("reason-gaps-derived"),
        Reason::NoFigure => label("reason-no-figure"),
        Reason::WordsAlone => label("reason-words-alone"),
    }
}

/// A caveat, for a reader: a clause.
pub(crate) fn caveat(caveat: Caveat) -> &'static str {
    match caveat {
        Caveat::Sample => label("caveat-sample"),
        Caveat::Frame => label("caveat-frame"),
        Caveat::CaseAge => label("caveat-case-age"),
        Caveat::CaseMix => label("caveat-case-mix"),
        Caveat::Assessors => label("caveat-assessors"),
        Caveat::SelfAssessment => label("caveat-self-assessment"),
        Caveat::Area => label("caveat-area"),
        Caveat::Focus => label("caveat-focus"),
        Caveat::WhoClassified => label("caveat-who-classified"),
        Caveat::FactsMissing => label("caveat-facts-missing"),
        Caveat::MappingStatus => label("caveat-mapping-status"),
        Caveat::ProviderKind => label("caveat-provider-kind"),
        Caveat::NotInForce => label("caveat-not-in-force"),
        Caveat::Panel => label("caveat-panel"),
        Caveat::Aggregate => label("caveat-aggregate"),
        Caveat::PartOf => label("caveat-part-of"),
        Caveat::Combined => label("caveat-combined"),
        Caveat::SmallBase => label("caveat-small-base"),
        Caveat::Synthetic => label("caveat-synthetic"),
    }
}

/// How the first question stands to the second, for a reader.
pub(crate) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => label("relation-equal"),
        Relation::Subset => label("relation-subset"),
        Relation::Superset => label("relation-superset"),
        Relation::Intersecting => label("relation-intersecting"),
    }
}

/// What else differs, for a reader.
pub(crate) fn differs(differs: Differs) -> &'static str {
    match differs {
        Differs::Applies => label("differs-applies"),
        Differs::Rule => label("differs-rule"),
        Differs::Rollup => label("differs-rollup"),
        Differs::Edges => label("differs-edges"),
    }
}
