//! What outcomes, reasons and flags are called.

use assize_framework::Framework;
use assize_report::Cell;
use assize_scoring::{
    CountsAs, Direction, Discretion, Flag, NoBasis, Outcome, Reached, Trigger, WhyNoOverall, WhyNotRated,
};

use crate::language::{label, say};

/// What the licence of public sector information asks to be said.
pub(crate) fn licensed() -> &'static str {
    label("notice-licensed")
}

/// A rating's title.
pub(crate) fn rating(framework: &Framework, rating: usize) -> &str {
    &framework.ratings[rating].title.en
}

/// An outcome in a regime's own words.
pub(crate) fn outcome(framework: &Framework, outcome: Outcome) -> String {
    match outcome {
        Outcome::Rated(one) => rating(framework, one).to_owned(),
        Outcome::Between { worst, best } => {
            say("outcome-between", &[("worst", &rating(framework, worst)), ("best", &lower(rating(framework, best)))])
        }
        Outcome::Unknown => label("outcome-unknown").to_owned(),
        Outcome::NotRated(why) => not_rated(why).to_owned(),
    }
}

/// The same as a cell, with its place for colour.
pub(crate) fn outcome_cell(framework: &Framework, outcome: Outcome) -> Cell {
    let text = self::outcome(framework, outcome);
    match outcome {
        Outcome::Rated(one) => Cell::Rating {
            name: Some(framework.ratings[one].name.clone()),
            step: Some([one, framework.ratings.len()]),
            text,
        },
        Outcome::Between { .. } | Outcome::Unknown => Cell::Rating { name: None, step: None, text },
        Outcome::NotRated(WhyNotRated::Groups | WhyNotRated::NoBand) => Cell::Empty,
        Outcome::NotRated(_) => Cell::text(text),
    }
}

pub(crate) fn not_rated(why: WhyNotRated) -> &'static str {
    match why {
        WhyNotRated::Groups => "",
        WhyNotRated::NoUnitApplies => label("not-rated-no-unit-applies"),
        WhyNotRated::NoBand => label("not-rated-no-band"),
        WhyNotRated::Aggregate => label("not-rated-aggregate"),
    }
}

pub(crate) fn no_basis(why: NoBasis) -> &'static str {
    match why {
        NoBasis::NoUnitApplies => label("no-basis-no-unit-applies"),
        NoBasis::NoData => label("no-basis-no-data"),
    }
}

pub(crate) fn why_no_overall(why: WhyNoOverall) -> String {
    match why {
        WhyNoOverall::Missing(1) => label("why-no-overall-missing").to_owned(),
        WhyNoOverall::Missing(missing) => say("why-no-overall-missing-standards", &[("missing", &missing)]),
        WhyNoOverall::NoBands(standards) => say("why-no-overall-no-bands", &[("standards", &standards)]),
    }
}

/// How answers came, for a reader.
pub(crate) fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Recorded => label("reached-recorded"),
        Reached::Derived => label("reached-derived"),
        Reached::Mixed => label("reached-mixed"),
        Reached::Counts => label("reached-counts"),
        Reached::Entered => label("reached-entered"),
        Reached::Stated => label("reached-stated"),
        Reached::None => label("reached-none"),
    }
}

/// A warning on a node, for a reader.
pub(crate) fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::UnknownAnswersCouldChange => label("flag-unknown-answers-could-change"),
        Flag::RoundingDecides => label("flag-rounding-decides"),
        Flag::PanelWithoutTrigger => label("flag-panel-without-trigger"),
        Flag::PanelMoreThanOneBand => label("flag-panel-more-than-one-band"),
        Flag::PanelOnUnknown => label("flag-panel-on-unknown"),
    }
}

/// A reason for the panel, for a reader.
pub(crate) fn discretion(framework: &Framework, one: &Discretion) -> String {
    let way = match one.direction {
        Direction::Up => label("direction-up"),
        Direction::Down => label("direction-down"),
    };
    let why = match one.trigger {
        Trigger::WithinPoints => label("trigger-within-points"),
        Trigger::OneCase => label("trigger-one-case"),
        Trigger::CasesAtMost => label("trigger-cases-at-most"),
    };
    let ids: Vec<&str> = one.children.iter().map(|child| child.id(framework)).collect();
    say("say-by-the-ratings-panel-would", &[("way", &way), ("why", &why), ("ids", &list(&ids))])
}

/// How units count, for a reader.
pub(crate) fn counts_as(counts: CountsAs) -> &'static str {
    match counts {
        CountsAs::Sufficient => label("counts-as-sufficient"),
        CountsAs::Insufficient => label("counts-as-insufficient"),
        CountsAs::SufficientIncomplete => label("counts-as-sufficient-incomplete"),
        CountsAs::InsufficientIncomplete => label("counts-as-insufficient-incomplete"),
        CountsAs::CannotTell => label("counts-as-cannot-tell"),
        CountsAs::Missing => label("counts-as-missing"),
        CountsAs::Open => label("counts-as-open"),
        CountsAs::MayNotApply => label("counts-as-may-not-apply"),
        CountsAs::DoesNotApply => label("counts-as-does-not-apply"),
        CountsAs::AnsweredNotApplicable => label("counts-as-answered-not-applicable"),
        CountsAs::NothingToAsk => label("counts-as-nothing-to-ask"),
    }
}

/// "a, b and c".
pub(crate) fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => say("say-and", &[("most", &most.join(", ")), ("last", &last)]),
    }
}

/// "1 case", "3 cases".
pub(crate) fn units(framework: &Framework, unit: &str, count: usize) -> String {
    let known = framework.catalogue.units.get(unit);
    let word = known.map_or(unit, |unit| if count == 1 { &unit.title.en } else { &unit.plural.en });
    format!("{} {word}", crate::figures::whole_text(count as u64))
}

/// "cases".
pub(crate) fn plural<'f>(framework: &'f Framework, unit: &'f str) -> &'f str {
    framework.catalogue.units.get(unit).map_or(unit, |unit| &unit.plural.en)
}

/// With a small first letter, for use within a sentence.
pub(crate) fn lower(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
