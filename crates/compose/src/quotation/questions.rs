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
use crate::scorecard::is_own;

/// What the units were: the verb for a part of a question.
fn verb(part: Part, reached: Reached) -> &'static str {
    let is_judged = !matches!(reached, Reached::Derived);
    match (part, is_judged) {
        (Part::Insufficient, true) => "was judged insufficient",
        (Part::Insufficient, false) => "comes out insufficient",
        (Part::NotDone, _) => "was not done at all",
        (_, true) => "was judged sufficient",
        (_, false) => "comes out sufficient",
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
                    format!("there was no {one}{among} to which {title} applies", one = units.one)
                }
                NoBasis::NoData => format!("nothing is known of {title}"),
            };
            said.made = figure(name, &Value::Words(crate::words::no_basis(why)), status, mask);
            return said;
        }
    };
    if let Some(stated) = card.record.stated.get(&index).filter(|_| score.reached == Reached::Stated) {
        let turned = if part == Part::Insufficient { "; the source says nothing of the others" } else { "" };
        said.sentence = format!(
            "{title} was judged sufficient in \"{stated}\", in the source's words{turned}",
            stated = stated.value.words
        );
        said.made = share_figure(name, &share, None, status, mask);
        said.proportion = word(card, part, &share.limits);
        said.base = None;
        return said;
    }
    if score.reached == Reached::Entered {
        let entered = &card.record.percents[&index];
        let verb = if entered.insufficient { "was judged insufficient" } else { "was judged sufficient" };
        let printed = figures::printed_text(entered.percent);
        said.proportion = word(card, part, &share.limits).filter(|_| !entered.insufficient);
        said.sentence = format!(
            "{title} {verb} in {printed} of relevant {many}, as printed; the source gives no count{tail}",
            many = units.many,
            tail = tail(said.proportion.as_ref(), " and its figure is ")
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
        said.sentence = format!("{title} {verb} in {counts}", counts = in_counts(not_done, of, &units, &among));
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
                format!("; with the answers that are not known it may be anything from {range}")
            };
            // "None: a minority" says less than "none".
            let word = tail(said.proportion.as_ref().filter(|_| n > 0 && n < of), ": ");
            said.sentence =
                format!("{title} {verb} in {counts}{word}{open}", counts = in_counts(n, of, &units, &among));
        }
        None => {
            let (low, high) = match part {
                Part::Insufficient => (turn(cell.high()), turn(cell.low())),
                _ => (cell.low(), cell.high()),
            };
            let range = figures::limits_text(&limits.low, &limits.high);
            let between = match low.1 == high.1 {
                true => format!(
                    "between {low} and {high} of {relevant}{among} ({range})",
                    low = whole_text(low.0),
                    high = whole_text(high.0),
                    relevant = units.relevant(low.1)
                ),
                false => format!("{range} of relevant {many}{among}", many = units.many),
            };
            let word = tail(said.proportion.as_ref(), ": ");
            said.sentence = format!("{title} {verb} in {between}{word}; what is not known leaves open where");
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
        format!(
            "{count} relevant {many}",
            count = whole_text(count),
            many = (if count == 1 { self.one } else { self.many })
        )
    }
}

/// "31 of 48 relevant cases where ... (65%)", "none of the 9 ...", "all 12 ...".
fn in_counts(n: u64, of: u64, units: &Units<'_>, among: &str) -> String {
    let percent = figures::percent_text(&assize_model::ratio(n, of.max(1)));
    let relevant = units.relevant(of);
    match (n, of) {
        (0, 1) => {
            format!("none of the relevant {many}{among}, of which there was one ({percent})", many = units.many)
        }
        (0, _) => format!("none of {relevant}{among} ({percent})"),
        (1, 1) => format!("the one relevant {one}{among} ({percent})", one = units.one),
        (n, of) if n == of => format!("all {relevant}{among} ({percent})"),
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
        Some(When::Judged) => format!("{many} where the assessor found that it was needed"),
        _ => match asked_where(framework, question) {
            Some(alternatives) => format!("{many} where {in_}", in_ = in_words(framework, &alternatives)),
            None => format!("all {many}"),
        },
    };
    let is_all = !asked.contains(" where ");
    let asked = match (among.is_empty(), is_all) {
        (true, _) => asked,
        (false, true) => format!("{asked}{among}"),
        (false, false) => format!("{asked}; of these only those{among}"),
    };
    let Some(cell) = cell else { return asked };
    let left_out = [
        (cell.not_applicable, "does not apply", "do not apply"),
        (cell.unknown * u64::from(cell.point().is_some()), "is not known", "are not known"),
        (
            cell.optional_sufficient + cell.optional_insufficient + cell.optional_unknown,
            "may not apply",
            "may not apply",
        ),
    ];
    let left_out: Vec<String> = left_out
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, several)| format!("{} {}", whole_text(count), if count == 1 { one } else { several }))
        .collect();
    match left_out.is_empty() {
        true => asked,
        false => format!("{asked}; left out: {left_out}", left_out = left_out.join(", ")),
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
            let what = if score.reached == Reached::Mixed { "gaps filled" } else { "derived" };
            Some(format!("{what} by the regime's rule from observations, rule {status}"))
        }
        Reached::Counts => {
            let from = card.record.counts.get(&index).map(|counts| source(&counts.value.source)).unwrap_or_default();
            let whose = if is_own(card) { "the provider's own counts" } else { "published counts" };
            Some(format!("{whose}{from}"))
        }
        Reached::Entered => {
            let is_it = |key: &str| key == question.id || key == question.qualified();
            let entered = card.inspection.entered.iter().find(|(key, _)| is_it(key)).map(|(_, entered)| &entered.value);
            Some(format!(
                "as printed by the source{source}",
                source = entered.map(|entered| source(&entered.source)).unwrap_or_default()
            ))
        }
        Reached::Stated => {
            card.record.stated.get(&index).map(|stated| format!("as stated by {source}", source = stated.value.source))
        }
        Reached::None => None,
    };
    match (words, score.small_base) {
        (words, false) => words,
        (None, true) => Some("fewer than 10 units".to_owned()),
        (Some(words), true) => Some(format!("{words}; fewer than 10 units")),
    }
}
