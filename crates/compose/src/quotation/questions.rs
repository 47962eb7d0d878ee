//! Shares of questions: n of N units, or what else is known.

use assize_framework::{Prompt, Question};
use assize_model::{ContextFigure, NotDone, Status, When};
use assize_report::Share;
use assize_scoring::{CardQuestion, Figure, FigureName, FigurePart, Group, NineCounts, NoBasis, Reached, Scorecard};
use indexmap::IndexSet;

use super::{Said, Word, context_value, given, word_for};
use crate::frameworks::{asked_where, fact_title, in_words};
use crate::scorecard::is_own;
use crate::uncertainty::Uncertainty;
use crate::words::{no_basis, quoted, side};
use crate::{cells, figures, figures::whole_text, weighted};

/// What the units were: the verb for a part of a question.
fn verb(part: FigurePart, reached: Reached) -> &'static str {
    let is_judged = !matches!(reached, Reached::Derived);
    match (part, is_judged) {
        (FigurePart::Insufficient, true) => "was judged insufficient",
        (FigurePart::Insufficient, false) => "comes out insufficient",
        (_, true) => "was judged sufficient",
        (_, false) => "comes out sufficient",
    }
}

/// One question, or one group or part of it.
pub(super) fn question(question: CardQuestion<'_, '_>, name: &FigureName, uncertainty: Uncertainty) -> Said {
    let (card, declared, score) = (question.card, question.declared(), question.score());
    let part = name.part.unwrap_or(FigurePart::Share);
    let group = Group::of_name(name);
    let counts = match group {
        Group::All => question.counts().copied(),
        _ => card.tally.groups[&group][question.index].as_ref().map(|tally| tally.counts),
    };
    let figure = match (&group, &counts) {
        (Group::All, _) => question.share().cloned(),
        (_, Some(counts)) if !counts.has_no_basis() => Ok(Figure::of_nine(counts, score.reached)),
        (_, _) => Err(NoBasis::NoUnitApplies),
    };
    let units = Units::of(card, declared);
    let among = among(card, name);
    let title = format!("\"{}\"", declared.title.en);
    let recorded = card.record.counts.get(&question.index).and_then(|counts| counts.value.status);
    let said = |sentence: String, value: assize_report::Cell| Said {
        how: how(card, question.index),
        status: recorded.or(declared.origin.status),
        ..Said::new(&declared.title.en, sentence, value, score.reached.word())
    };
    let figure = match figure {
        Ok(figure) => figure,
        Err(why) => {
            let sentence = match why {
                NoBasis::NoUnitApplies => {
                    format!("there was no {one}{among} to which {title} applies", one = units.one)
                }
                NoBasis::NoData => without_share(card, declared),
            };
            let sources = sources(card, declared).filter(|_| why == NoBasis::NoData);
            let said = said(sentence, assize_report::Cell::empty(no_basis(why)));
            return Said { how: sources.or(said.how), ..said };
        }
    };
    // The regime's words are for what was sufficient.
    let word = (part == FigurePart::Share).then(|| word_for(card.framework, &figure.limits)).flatten();
    let figure = if part == FigurePart::Insufficient { figure.turned() } else { figure };
    let not_done = question.not_done().filter(|_| part == FigurePart::NotDone);
    let value = match (&group, part, &not_done) {
        (Group::All, FigurePart::NotDone, Some(_)) => cells::not_done_of(question),
        (Group::All, FigurePart::Insufficient, _) => cells::complement_of(question),
        (Group::All, _, _) => cells::of_question(question),
        (_, _, _) => cells::share(name, &figure).into(),
    };
    let Some(share) = value.share() else { return said(without_share(card, declared), value) };
    let base = || Some(base(card, declared, counts.as_ref(), &among));
    if let Some(not_done) = not_done {
        let of = match not_done {
            NotDone::Counted(n, of) => in_counts(n, of, &share.text, &units, &among),
            NotDone::Printed(printed) => format!(
                "{} of relevant {}, as printed; the source gives no count",
                figures::printed_text(&printed),
                units.many
            ),
        };
        return Said { base: base(), ..said(format!("{title} was not done at all in {of}"), value) };
    }
    if let Some(stated) = card.record.stated.get(&question.index).filter(|_| score.reached == Reached::Stated) {
        // The words may be about either side ("lacking in almost half"), so the verb is the source's own.
        let taken = if part == FigurePart::Insufficient { "insufficient" } else { "sufficient" };
        let about = stated.value.about.map(|about| format!(", about what was {}", side(about)));
        let sentence = format!(
            "of {title} the source says {stated}{about}; taken as {taken} in {limits} of relevant {many}",
            stated = quoted(&stated.value.words, stated.value.retold),
            about = about.unwrap_or_default(),
            limits = figures::stated_text(&figure.limits.low, &figure.limits.high),
            many = units.many
        );
        return Said { word, ..said(sentence, value) };
    }
    if let Some(entered) = question.entered().filter(|_| score.reached == Reached::Entered) {
        let verb = if entered.insufficient { "was judged insufficient" } else { "was judged sufficient" };
        let word = word.filter(|_| !entered.insufficient);
        // The source's own side goes first, and what was asked for beside it.
        let asked = match (part, entered.insufficient) {
            (FigurePart::Insufficient, false) => format!(", so insufficient in {}", share.text),
            (FigurePart::Share, true) => format!(", so sufficient in {}", share.text),
            _ => String::new(),
        };
        let sentence = format!(
            "{title} {verb} in {printed} of relevant {many}, as printed{asked}{tail}; the source gives no count",
            printed = figures::printed_text(entered.percent),
            many = units.many,
            tail = tail(word.as_ref(), ": ")
        );
        return Said { word, base: base(), ..said(sentence, value) };
    }
    let range = figures::limits_text(&figure.limits.low, &figure.limits.high);
    let is_open = figure.limits.as_point().is_none();
    let sentence = sentence(share, &range, is_open, &units, &among, word.as_ref());
    let weighted = if part == FigurePart::Share { weighted::said(uncertainty, question, &group) } else { None };
    let blanks = crate::words::blanks_counted(question).map(|blanks| format!("; {blanks}"));
    let beside: String = blanks.into_iter().chain(weighted).collect();
    let sentence = format!("{title} {} in {sentence}{beside}", verb(part, score.reached));
    Said { word, base: base(), ..said(sentence, value) }
}

/// What a record gives of a prompt. No other figure is made from it.
pub(super) fn prompt(card: &Scorecard<'_>, prompt: &Prompt, figure: &ContextFigure, name: &FigureName) -> Said {
    let asked = &prompt.question;
    let (units, title) = (Units::of(card, asked), &asked.title.en);
    let sentence = match (figure.count.zip(figure.of), &figure.insufficient, &figure.percent) {
        (Some((n, of)), _, _) if of > 0 => {
            let percent = figures::percent_text(&assize_model::ratio(n, of));
            format!("\"{title}\" was judged sufficient in {}", in_counts(n, of, &percent, &units, ""))
        }
        (_, Some(insufficient), Some(percent)) => format!(
            "\"{title}\" was judged insufficient in {} of relevant {}, as printed, so sufficient in {}; the source gives no count",
            figures::printed_text(insufficient),
            units.many,
            figures::printed_text(percent)
        ),
        (_, _, Some(percent)) => format!(
            "\"{title}\" was judged sufficient in {} of relevant {}, as printed; the source gives no count",
            figures::printed_text(percent),
            units.many
        ),
        (_, _, None) => given(figure),
    };
    let informed = card.framework.questions[prompt.informs].label();
    let source = figure.source.as_ref().map(|source| format!(": {source}")).unwrap_or_default();
    Said {
        base: Some(base(card, asked, None, "")),
        how: Some(format!("a prompt that informs {informed}; no figure is made of it{source}")),
        status: figure.status,
        ..Said::new(title, sentence, context_value(figure, name), "printed")
    }
}

/// The figures of a record that belong to a question.
fn figures_of<'c>(card: &'c Scorecard<'_>, question: &'c Question) -> impl Iterator<Item = &'c ContextFigure> {
    card.record.figures.iter().filter(|figure| figure.belongs_to.as_deref() == Some(&question.id))
}

/// Where they come from.
fn sources(card: &Scorecard<'_>, question: &Question) -> Option<String> {
    let sources: IndexSet<&str> = figures_of(card, question).filter_map(|figure| figure.source.as_deref()).collect();
    (!sources.is_empty())
        .then(|| format!("as given by the source: {}", sources.into_iter().collect::<Vec<_>>().join("; ")))
}

/// What a record says of a question that it gives no share of.
fn without_share(card: &Scorecard<'_>, question: &Question) -> String {
    let figures: Vec<String> = figures_of(card, question).map(given).collect();
    let title = &question.title.en;
    match figures.is_empty() {
        true => format!("nothing is known of \"{title}\""),
        false => format!("no share of \"{title}\" can be given; {}", figures.join("; ")),
    }
}

/// "31 of 48 relevant cases (65%): a reasonable majority; with the answers that are not known it may be anything from 60% to 70%".
fn sentence(share: &Share, range: &str, is_open: bool, units: &Units<'_>, among: &str, word: Option<&Word>) -> String {
    let limits = [&share.low, &share.high].map(|limit| limit.as_ref().and_then(|limit| limit.n.zip(limit.of)));
    match (share.n.zip(share.of), limits) {
        (Some((n, of)), _) => {
            let open = match is_open {
                true => format!("; with the answers that are not known it may be anything from {range}"),
                false => String::new(),
            };
            // "None: a minority" says less than "none".
            let word = tail(word.filter(|_| n > 0 && n < of), ": ");
            format!("{counts}{word}{open}", counts = in_counts(n, of, &share.text, units, among))
        }
        (None, limits) => {
            let between = match limits {
                [Some((low, of)), Some((high, also))] if of == also => format!(
                    "between {low} and {high} of {relevant}{among} ({range})",
                    low = whole_text(low),
                    high = whole_text(high),
                    relevant = units.relevant(of)
                ),
                _ => format!("{range} of relevant {many}{among}", many = units.many),
            };
            format!("{between}{word}; what is not known leaves open where", word = tail(word, ": "))
        }
    }
}

fn tail(word: Option<&Word>, before: &str) -> String {
    word.map(|word| format!("{before}{}", word.text)).unwrap_or_default()
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
        format!("{} relevant {}", whole_text(count), if count == 1 { self.one } else { self.many })
    }
}

/// "31 of 48 relevant cases where ... (65%)", "none of the 9 ...", "all 12 ...".
fn in_counts(n: u64, of: u64, percent: &str, units: &Units<'_>, among: &str) -> String {
    let relevant = units.relevant(of);
    match (n, of) {
        (0, 1) => {
            format!("0 of 1 relevant {one}{among} ({percent})", one = units.one)
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
fn base(card: &Scorecard<'_>, question: &Question, cell: Option<&NineCounts>, among: &str) -> String {
    let framework = card.framework;
    let many = Units::of(card, question).many;
    let which = match (&question.applies, asked_where(framework, question)) {
        (Some(When::Judged), _) => Some("the assessor found that it was needed".to_owned()),
        (_, alternatives) => alternatives.map(|alternatives| in_words(framework, &alternatives)),
    };
    let asked = match (which, among) {
        (None, among) => format!("all {many}{among}"),
        (Some(which), "") => format!("{many} where {which}"),
        (Some(which), among) => format!("{many} where {which}; of these only those{among}"),
    };
    let Some(cell) = cell else { return asked };
    let left_out = [
        match card.left_out {
            0 => (cell.not_applicable, "does not apply", "do not apply"),
            // The regime leaves a unit with many blanks out of every question (semantics 7.43).
            _ => (
                cell.not_applicable,
                "does not apply or has too many answers blank",
                "do not apply or have too many answers blank",
            ),
        },
        (cell.unknown * u64::from(cell.point().is_some()), "is not known", "are not known"),
        (
            cell.incomplete_left_out(),
            "is decided although not all is known of it",
            "are decided although not all is known of them",
        ),
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
            let status = question.rule.as_ref().and_then(|rule| rule.origin.status);
            let status = status.map_or("whose status is not given", Status::word);
            let what = if score.reached == Reached::Mixed { "gaps filled" } else { "derived" };
            Some(format!("{what} by the regime's rule from observations, rule {status}"))
        }
        Reached::Counts => {
            let from = card.record.counts.get(&index).map(|counts| source(&counts.value.source)).unwrap_or_default();
            let whose = if is_own(card) { "from the provider's own counts" } else { "from counts" };
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
            let stated = card.record.stated.get(&index);
            stated.map(|stated| format!("as stated by the source: {source}", source = stated.value.source))
        }
        Reached::None => None,
    };
    match (words, score.small_base) {
        (words, false) => words,
        (None, true) => Some("fewer than 10 units".to_owned()),
        (Some(words), true) => Some(format!("{words}; fewer than 10 units")),
    }
}
