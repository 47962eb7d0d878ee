//! What is wrong with a rates file or an order.

use assize_diag::{Code, Diagnostic, Place, Span, Spanned};
use assize_model::{Bodies, Condition, Provider, ProviderKind};
use assize_reader::{Family, LineBreaks, near, suggest, tick, ticks};

use crate::plan::{ColumnPlan, FactPlan, Stratum, UnitPlan};
use crate::rates::FactRates;

const SHARE: Code = Code::new("rates/share");
const PARTS: Code = Code::new("rates/parts");
const ID: Code = Code::new("rates/id");
const NOT_RECORDED: Code = Code::new("rates/not-recorded");
const FACT_COUNTS: Code = Code::new("rates/fact-counts");
const IMPOSSIBLE: Code = Code::new("rates/impossible");
const MEMBERS: Code = Code::new("rates/members");

/// Rates files, as pages.
pub(crate) const RATES: Family = Family {
    page: "the rates file",
    everywhere: None,
    help: &[],
    line_breaks: LineBreaks::Anywhere,
    syntax: Code::new("rates/syntax"),
    hidden_character: Code::new("rates/hidden-character"),
    unknown_key: Code::new("rates/unknown-key"),
    missing_key: Code::new("rates/missing-key"),
    wrong_type: Code::new("rates/wrong-type"),
    blank: Code::new("rates/blank"),
    whole: Code::new("rates/count"),
    decimal: SHARE,
    unknown_word: Code::new("rates/unknown-word"),
    date: Code::new("rates/date"),
    period: Code::new("rates/period"),
};

pub(crate) fn unknown_kind(word: &Spanned<String>, bodies: &Bodies) -> Diagnostic {
    let known: Vec<_> = bodies.kinds.iter().map(ProviderKind::word).collect();
    let diagnostic = Diagnostic::error(RATES.unknown_word, format!("unknown kind of provider {}", tick(&word.value)));
    suggest(diagnostic.at(word.span), &word.value, "possible here", &known)
}

pub(crate) fn over_one(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(SHARE, format!("{what} is over 1, and it is a share"))
        .at(span)
        .help("write 65 per cent as 0.65; numbers of units need `insufficient` beside `sufficient`")
}

pub(crate) fn not_one(what: &str, millionths: u64, span: Span) -> Diagnostic {
    let decimals = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    let total = decimals.trim_end_matches('0').trim_end_matches('.');
    Diagnostic::error(PARTS, format!("{what} adds up to {total}, not to 1"))
        .at(span)
        .help("give every value its share of the units, so that all of them together make 1")
}

pub(crate) fn shares_or_counts(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(PARTS, format!("{what} needs either `shares` or `counts`"))
        .at(span)
        .help("`shares = { yes = 0.4, no = 0.6 }`, or `counts = { yes = 40, no = 60 }`")
}

pub(crate) fn raise_or_lower(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(PARTS, format!("{what} needs either `raise` or `lower`"))
        .at(span)
        .help("`lower = 0.1` takes ten points off every share of these units")
}

pub(crate) fn bad_id(what: &str, id: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(ID, format!("{what} is {}, which cannot name files and figures", tick(&id.value)))
        .at(id.span)
        .help("use small letters a to z, digits, `.`, `-` and `_`, begin with a letter or a digit, and keep to 100 characters")
}

pub(crate) fn unknown_fact(fact: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("rates/unknown-fact", format!("no fact is called {}", tick(&fact.value))).at(fact.span);
    suggest(diagnostic, &fact.value, "there are", known)
}

pub(crate) fn unknown_value(fact: &str, value: &Spanned<String>, known: &[String]) -> Diagnostic {
    let message = format!("{} is not a value of the fact {}", tick(&value.value), tick(fact));
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    suggest(Diagnostic::error("rates/unknown-value", message).at(value.span), &value.value, "it may be", &known)
}

pub(crate) fn unknown_answer(id: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let message = format!("no question or observation is called {}", tick(&id.value));
    Diagnostic::error("rates/unknown-answer", message).at(id.span).did_you_mean(near(&id.value, known))
}

pub(crate) fn unknown_unit(unit: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let message = format!("no kind of unit is called {}", tick(&unit.value));
    suggest(Diagnostic::error("rates/unknown-unit", message).at(unit.span), &unit.value, "there are", known)
}

pub(crate) fn derived(id: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(NOT_RECORDED, format!("{} follows from observations, so no answer to it is made up", tick(&id.value)))
        .at(id.span)
        .help("give the observations of its rule their rates (`assize frameworks show` lists them), or leave `--observations` out")
}

pub(crate) fn questions_recorded(id: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(
        NOT_RECORDED,
        format!("the observation {} is not recorded, since the questions are", tick(&id.value)),
    )
    .at(id.span)
    .help("record observations with `--observations`, or give the questions their rates")
}

pub(crate) fn not_asked(id: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(
        NOT_RECORDED,
        format!("no question of this framework rests on the observation {}", tick(&id.value)),
    )
    .at(id.span)
    .help("`--also ID` records the observations of a further framework")
}

pub(crate) fn never_reached(entry: &FactRates, first: &FactRates) -> Diagnostic {
    Diagnostic::error(
        "rates/never-reached",
        format!("no unit is left for this entry of the fact {}", tick(&entry.id.value)),
    )
    .label(entry.span, "never reached")
    .label(first.span, "takes all that are left")
    .help("put the entry without `among` last, and have only one")
}

pub(crate) fn circle(fact: &str, needed: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(
        "rates/circle",
        format!("the facts {} and {} each depend on the other", tick(fact), tick(&needed.value)),
    )
    .at(needed.span)
    .help("let one of them be shared out without the other")
}

pub(crate) fn uncovered(fact: &FactPlan, left: usize, plan: &UnitPlan<'_>) -> Diagnostic {
    let message = format!("{} of {} are in no entry of the fact {}", left, plan.units(plan.count), tick(&fact.id));
    let place = fact.strata.iter().rev().find_map(|stratum| stratum.place);
    at(Diagnostic::error(FACT_COUNTS, message), place).help("add an entry without `among` for all that are left")
}

pub(crate) fn fact_counts(
    fact: &FactPlan,
    stratum: &Stratum,
    total: usize,
    rows: usize,
    plan: &UnitPlan<'_>,
) -> Diagnostic {
    let whom = match &stratum.among {
        Some(_) => format!("{} are in its `among`", rows),
        None => format!("{} are left for it", rows),
    };
    let message = format!(
        "the counts of the fact {} add up to {total}, and of {} {whom}",
        tick(&fact.id),
        plan.units(plan.count)
    );
    at(Diagnostic::error(FACT_COUNTS, message), stratum.place)
        .help("counts are met exactly, so they must add up to the units that they are for")
}

pub(crate) fn impossible(column: &ColumnPlan, wanted: usize, can_be_asked: usize, plan: &UnitPlan<'_>) -> Diagnostic {
    let all = plan.units(plan.count);
    let message = format!("{} has counts for {wanted}, and can be asked of {can_be_asked} of {all}", column.called);
    let mut names: Vec<&str> = column.asked.condition.iter().flat_map(Condition::facts).collect();
    names.sort_unstable();
    names.dedup();
    let by = match names.is_empty() {
        true => format!("it is asked of every one of the {all}"),
        false => {
            format!(
                "which units it is asked of follows from {}; counts of facts would have to leave {wanted}",
                ticks(&names)
            )
        }
    };
    let help = match wanted < can_be_asked {
        true => format!("{by}; or say what the other {} are, with `cannot-tell` or `missing`", can_be_asked - wanted),
        false => by,
    };
    at(Diagnostic::error(IMPOSSIBLE, message), column.place.clone()).help(help)
}

pub(crate) fn not_applicable(column: &ColumnPlan, rest: usize, plan: &UnitPlan<'_>) -> Diagnostic {
    let message = format!(
        "`not-applicable` of {} does not fit: of {}, the other counts leave {rest}",
        column.called,
        plan.units(plan.count)
    );
    at(Diagnostic::error(IMPOSSIBLE, message), column.place.clone()).help("leave it out: it follows from the others")
}

fn at(diagnostic: Diagnostic, place: Option<impl Into<Place>>) -> Diagnostic {
    match place {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }
}

pub(crate) fn members(last: &Spanned<u64>, total: u64, plan: &UnitPlan<'_>) -> Diagnostic {
    Diagnostic::error(MEMBERS, format!("the members have {total} together, and there are {}", plan.units(plan.count)))
        .at(last.span)
        .help("give the members as many as are made in all")
}

pub(crate) fn members_of_units(span: Span) -> Diagnostic {
    Diagnostic::error(MEMBERS, "an aggregate is made of one kind of unit")
        .at(span)
        .help("name one kind with `--unit`, or leave the members out")
}

pub(crate) fn member_twice(id: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(MEMBERS, format!("two inspections would be called {}", tick(&id.value)))
        .at(id.span)
        .help("give each an id of its own")
}

pub(crate) fn real_body(name: &str, real: &Provider, place: Place) -> Diagnostic {
    let who = if name == real.name { String::new() } else { format!(", {}", real.name) };
    Diagnostic::error("rates/real-body", format!("{} is a real body{who}: no cases are made up for it", tick(name)))
        .at(place)
        .help("give the fictional body a name that no real one has")
}
