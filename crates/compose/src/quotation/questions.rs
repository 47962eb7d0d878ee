//! Shares of questions: n of N units, or what else is known.

use assize_disclose::Mask;
use assize_framework::Question;
use assize_model::When;
use assize_report::Proportion;
use assize_scoring::{Cell, Figure, FigureName, Group, Limits, NoBasis, Part, Reached, Scorecard};

use super::{Said, word_for};
use crate::figures::{self, Value, figure, whole_text};
use crate::frameworks::{asked_where, fact_title, in_words};
use crate::inspection::question_text;
use crate::language::{label, say};
use crate::scorecard::is_own;

/// What the units were: the verb for a part of a question.
fn verb(part: Part, reached: Reached) -> &'static str {
    let is_judged = !matches!(reached, Reached::Derived);
    match (part, is_judged) {
        (Part::Insufficient, true) => label("words-was-judged-insufficient"),
        (Part::Insufficient, false) => label("words-comes-out-insufficient"),
        (Part::NotDone, _) => label("words-was-not-done-at-all"),
        (_, true) => label("words-was-judged-sufficient"),
        (_, false) => label("words-comes-out-sufficient"),
    }
}

/// One question, or one group or part of it.
pub(super) fn question(card: &Scorecard<'_>, index: usize, name: &FigureName, mask: &Mask) -> Said {
    let framework = card.framework;
    let (question, score) = (&framework.questions[index], &card.questions[index]);
    let part = name.part.unwrap_or(Part::Share);
    let group = Group::of_name(name);
    let is_group = group != Group::All;
    let cell = match is_group {
        true => card.tally.groups[&group][index].as_ref().map(|tally| tally.cell),
        false => score.cell().copied(),
    };
    let share = match (is_group, &cell) {
        (true, Some(cell)) if !cell.has_no_basis() => Ok(Figure::of_cell(cell, score.reached)),
        (true, _) => Err(NoBasis::NoUnitApplies),
        (false, _) => score.figure.clone(),
    };
    let among = among(card, name);
    let counts = card.record.counts.get(&index).map(|counts| &counts.value);
    let status = counts.and_then(|counts| counts.status).or(question.status);
    let units = Units::of(card, question);
    let mut said = Said {
        title: question.title.en.clone(),
        sentence: String::new(),
        counts: None,
        made: figure(name, &Value::Words(""), status, mask),
        proportion: None,
        base: Some(base(card, question, cell.as_ref(), &among)),
        reached: score.reached.word(),
        how: how(card, index),
    };
    let title = format!("\"{}\"", question.title.en);
    let verb = verb(part, score.reached);
    let share = match share {
        Ok(share) => share,
        Err(why) => {
            said.base = None;
            said.sentence = match why {
                NoBasis::NoUnitApplies => {
                    say("no-basis-no-unit-applies-there", &[("one", &units.one), ("among", &among), ("title", &title)])
                }
                NoBasis::NoData => say("no-basis-no-data-nothing", &[("title", &title)]),
            };
            said.made = figure(name, &Value::Words(crate::words::no_basis(why)), status, mask);
            return said;
        }
    };
    if let Some(stated) = card.record.stated.get(&index).filter(|_| score.reached == Reached::Stated) {
        let turned = if part == Part::Insufficient { label("words-the-source-says-nothing-of") } else { "" };
        said.sentence = say(
            "say-was-judged-sufficient-in-in",
            &[("title", &title), ("stated", &stated.value.words), ("turned", &turned)],
        );
        said.made = share_figure(name, &share, None, status, mask);
        said.proportion = word(card, part, &share.limits);
        said.base = None;
        return said;
    }
    if score.reached == Reached::Entered {
        let entered = &card.record.percents[&index];
        let verb = if entered.insufficient {
            label("words-was-judged-insufficient")
        } else {
            label("words-was-judged-sufficient")
        };
        let printed = figures::printed_text(entered.percent);
        said.proportion = word(card, part, &share.limits).filter(|_| !entered.insufficient);
        said.sentence = say(
            "say-in-of-relevant-as-printed",
            &[
                ("title", &title),
                ("verb", &verb),
                ("printed", &printed),
                ("many", &units.many),
                ("tail", &tail(said.proportion.as_ref(), " and its figure is ")),
            ],
        );
        let text = if part == Part::Share { question_text(card, index) } else { printed };
        said.made = figure(name, &Value::Words(&text), status, mask);
        return said;
    }
    let cell = cell.expect("a question with a share that was neither printed nor stated was counted");
    if part == Part::NotDone {
        let of = cell.all_sufficient() + cell.all_insufficient();
        let not_done = score.tally.and_then(|tally| tally.not_done).unwrap_or_default();
        said.counts = Some((not_done, of));
        said.made = figure(name, &Value::Counts(not_done, of), status, mask);
        said.sentence = say(
            "say-in-3",
            &[("title", &title), ("verb", &verb), ("counts", &in_counts(not_done, of, &units, &among))],
        );
        return said;
    }
    let turn = |(n, of): (u64, u64)| if part == Part::Insufficient { (of - n, of) } else { (n, of) };
    let limits = if part == Part::Insufficient { turned(&share.limits) } else { share.limits.clone() };
    said.proportion = word(card, part, &share.limits);
    match cell.point().map(turn) {
        Some((n, of)) => {
            said.counts = Some((n, of));
            said.made = figure(name, &Value::Counts(n, of), status, mask);
            let open = if limits.as_point().is_some() {
                String::new()
            } else {
                let range = figures::limits_text(&limits.low, &limits.high);
                say("say-with-the-answers-that-are", &[("range", &range)])
            };
            // "None: a minority" says less than "none".
            let word = tail(said.proportion.as_ref().filter(|_| n > 0 && n < of), ": ");
            said.sentence = say(
                "say-in-4",
                &[
                    ("title", &title),
                    ("verb", &verb),
                    ("counts", &in_counts(n, of, &units, &among)),
                    ("word", &word),
                    ("open", &open),
                ],
            );
        }
        None => {
            let (low, high) = match part {
                Part::Insufficient => (turn(cell.high()), turn(cell.low())),
                _ => (cell.low(), cell.high()),
            };
            let range = figures::limits_text(&limits.low, &limits.high);
            let between = match low.1 == high.1 {
                true => say(
                    "say-between-and-of",
                    &[
                        ("low", &whole_text(low.0)),
                        ("high", &whole_text(high.0)),
                        ("relevant", &units.relevant(low.1)),
                        ("among", &among),
                        ("range", &range),
                    ],
                ),
                false => say("say-of-relevant", &[("range", &range), ("many", &units.many), ("among", &among)]),
            };
            let word = tail(said.proportion.as_ref(), ": ");
            said.sentence = say(
                "say-in-what-is-not-known",
                &[("title", &title), ("verb", &verb), ("between", &between), ("word", &word)],
            );
            said.made = share_figure(name, &share, Some(&cell), status, mask);
            if part == Part::Insufficient {
                said.made = figure(name, &Value::Words(&range), status, mask);
            }
        }
    }
    said
}

fn share_figure(
    name: &FigureName,
    share: &Figure,
    cell: Option<&Cell>,
    status: Option<assize_model::Status>,
    mask: &Mask,
) -> assize_report::Figure {
    figure(name, &Value::Share { point: share.point.as_ref(), limits: &share.limits, cell }, status, mask)
}

fn turned(limits: &Limits) -> Limits {
    let one = assize_model::ratio(1, 1);
    let turn = |limit: &assize_model::Limit| assize_model::Limit { value: &one - &limit.value, open: limit.open };
    Limits { low: turn(&limits.high), high: turn(&limits.low) }
}

/// The words are for what was sufficient.
fn word(card: &Scorecard<'_>, part: Part, limits: &Limits) -> Option<Proportion> {
    (part == Part::Share).then(|| word_for(card.framework, limits)).flatten()
}

fn tail(proportion: Option<&Proportion>, before: &str) -> String {
    proportion.map(|one| format!("{before}{}", one.words)).unwrap_or_default()
}

/// The unit's name, for one and for many.
struct Units<'a> {
    one: &'a str,
    many: &'a str,
}

impl<'a> Units<'a> {
    fn of(card: &Scorecard<'a>, question: &'a Question) -> Self {
        let known = card.framework.catalogue.units.get(&question.unit);
        let (one, many) =
            known.map_or((question.unit.as_str(), question.unit.as_str()), |unit| (&unit.title.en, &unit.plural.en));
        Self { one, many }
    }

    /// "48 relevant cases".
    fn relevant(&self, count: u64) -> String {
        say(
            "say-relevant",
            &[("count", &whole_text(count)), ("many", &(if count == 1 { self.one } else { self.many }))],
        )
    }
}

/// "31 of 48 relevant cases where ... (65%)", "none of the 9 ...", "all 12 ...".
fn in_counts(n: u64, of: u64, units: &Units<'_>, among: &str) -> String {
    let percent = figures::percent_text(&assize_model::ratio(n, of.max(1)));
    let relevant = units.relevant(of);
    match (n, of) {
        (0, 1) => {
            say("say-none-of-the-relevant-of", &[("many", &units.many), ("among", &among), ("percent", &percent)])
        }
        (0, _) => say("say-none-of", &[("relevant", &relevant), ("among", &among), ("percent", &percent)]),
        (1, 1) => say("say-the-one-relevant", &[("one", &units.one), ("among", &among), ("percent", &percent)]),
        (n, of) if n == of => say("say-all-2", &[("relevant", &relevant), ("among", &among), ("percent", &percent)]),
        _ => format!("{} of {relevant}{among} ({percent})", whole_text(n)),
    }
}

/// " where \"Sex\" is female", of a group.
fn among(card: &Scorecard<'_>, name: &FigureName) -> String {
    match &name.group {
        None => String::new(),
        Some((fact, value)) if value.is_empty() => {
            format!(" where \"{}\" is not recorded", fact_title(card.framework, fact))
        }
        Some((fact, value)) => {
            format!(" where \"{}\" is {}", fact_title(card.framework, fact), value.replace('-', " "))
        }
    }
}

/// Which units the share is about, and how many were left out of it.
fn base(card: &Scorecard<'_>, question: &Question, cell: Option<&Cell>, among: &str) -> String {
    let framework = card.framework;
    let many = Units::of(card, question).many;
    let asked = match &question.applies {
        Some(When::Judged) => say("when-judged", &[("many", &many)]),
        _ => match asked_where(framework, question) {
            Some(alternatives) => say("say-where-2", &[("many", &many), ("in", &in_words(framework, &alternatives))]),
            None => say("say-all-3", &[("many", &many)]),
        },
    };
    let is_all = !asked.contains(" where ");
    let asked = match (among.is_empty(), is_all) {
        (true, _) => asked,
        (false, true) => format!("{asked}{among}"),
        (false, false) => say("say-of-these-only-those", &[("asked", &asked), ("among", &among)]),
    };
    let Some(cell) = cell else { return asked };
    let left_out = [
        (cell.not_applicable, label("words-does-not-apply"), label("words-do-not-apply")),
        (cell.unknown * u64::from(cell.point().is_some()), label("words-is-not-known"), label("words-are-not-known")),
        (
            cell.optional_sufficient + cell.optional_insufficient + cell.optional_unknown,
            label("words-may-not-apply"),
            label("words-may-not-apply"),
        ),
    ];
    let left_out: Vec<String> = left_out
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, several)| format!("{} {}", whole_text(count), if count == 1 { one } else { several }))
        .collect();
    match left_out.is_empty() {
        true => asked,
        false => say("say-left-out", &[("asked", &asked), ("left-out", &left_out.join(", "))]),
    }
}

/// How the figure came, where that must be said.
fn how(card: &Scorecard<'_>, index: usize) -> Option<String> {
    let question = &card.framework.questions[index];
    let score = &card.questions[index];
    let source = |source: &Option<String>| source.as_ref().map(|source| format!(": {source}")).unwrap_or_default();
    let words = match score.reached {
        Reached::Recorded => None,
        Reached::Derived | Reached::Mixed => {
            let status = question.rule.as_ref().and_then(|rule| rule.status).map_or("", |status| status.word());
            let what = if score.reached == Reached::Mixed { label("words-gaps-filled") } else { "derived" };
            Some(say("say-by-the-regimes-rule-from", &[("what", &what), ("status", &status)]))
        }
        Reached::Counts => {
            let from = card.record.counts.get(&index).map(|counts| source(&counts.value.source)).unwrap_or_default();
            let whose =
                if is_own(card) { label("words-the-providers-own-counts") } else { label("words-published-counts") };
            Some(format!("{whose}{from}"))
        }
        Reached::Entered => {
            let is_it = |key: &str| key == question.id || key == question.qualified();
            let entered = card.inspection.entered.iter().find(|(key, _)| is_it(key)).map(|(_, entered)| &entered.value);
            Some(say(
                "say-as-printed-by-the-source",
                &[("source", &entered.map(|entered| source(&entered.source)).unwrap_or_default())],
            ))
        }
        Reached::Stated => {
            card.record.stated.get(&index).map(|stated| say("say-as-stated-by", &[("source", &stated.value.source)]))
        }
        Reached::None => None,
    };
    match (words, score.small_base) {
        (words, false) => words,
        (None, true) => Some(label("words-fewer-than-10-units-2").to_owned()),
        (Some(words), true) => Some(say("say-fewer-than-10-units", &[("words", &words)])),
    }
}
