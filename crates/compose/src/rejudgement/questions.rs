//! Each question under a regime: answered and how, or why not.

use assize_analysis::{Judged, JudgedQuestion};
use assize_framework::Rule;
use assize_report::{Block, Cell, Column, Share, Table};
use assize_scoring::{CardQuestion, Figure, NoBasis, Reached};

use super::question_title;
use crate::figures::{self, bounded_text};
use crate::{cells, words};

/// The questions that the cases answer: share with its limits, the same for 0, 1 and 2 misses, and how it came.
pub(super) fn answered(judged: &Judged<'_>, id: &str) -> Option<Table> {
    let answered: Vec<usize> =
        (0..judged.questions.len()).filter(|index| judged.questions[*index].reached != Reached::None).collect();
    let has_misses = answered.iter().any(|index| depends_on_misses(&judged.questions[*index]));
    let misses = [("no_miss", "No miss"), ("one_miss", "1 miss"), ("two_misses", "2 misses")];
    let mut table = Table::new("answered", "What the cases answer")
        .of(id)
        .column(Column::text("title", question_title(judged.framework)))
        .column(Column::text("id", "Id").for_scripts())
        .column(Column::bar("share", "Share"))
        .column(Column::number("settled", "Settled").unit("units").for_readers())
        .column(Column::count("decided", "Settled").unit("units").for_scripts())
        .column(Column::count("applies_to", "Applies to, or may apply to").unit("units").for_scripts())
        .columns(misses.into_iter().filter(|_| has_misses).map(|(id, title)| Column::share(id, title)))
        .column(Column::text("answers", "Answers"))
        .column(Column::text("reached", "How it is answered").for_scripts())
        .column(Column::text("rule_status", "Status of the rule").for_scripts())
        .column(Column::refs("observations", "Observations recorded").for_scripts())
        .column(Column::refs("not_recorded", "Observations not recorded").for_scripts())
        .column(Column::share("agreement", "The rule agrees with the recorded answer").for_scripts());
    for index in answered.iter().copied() {
        let question = judged.card.question(index);
        table.figure(question.name(), row(judged, index, has_misses));
    }
    table.note(
        "Settled: units whose answer does not depend on anything unknown, of those it applies to or may apply to.",
    );
    if has_misses {
        table.note("No miss, 1 miss, 2 misses: the limits of a derived share if its rule allowed so many of its lesser observations to be insufficient, whatever it allows now; blank where nothing depends on it.");
    }
    (!answered.is_empty()).then_some(table)
}

/// Whether another number of misses gives another share.
fn depends_on_misses(question: &JudgedQuestion) -> bool {
    question.by_misses.windows(2).any(|pair| pair[0].1 != pair[1].1)
}

fn row(judged: &Judged<'_>, index: usize, has_misses: bool) -> Vec<Cell> {
    let (question, seen) = (judged.card.question(index), &judged.questions[index]);
    let counts = question.counts();
    let decided = counts.map(|counts| counts.all_sufficient() + counts.all_insufficient());
    let applies_to = counts.map(|counts| counts.certain() + counts.optional());
    let settled = decided.zip(applies_to).map(|(n, of)| Cell::text(figures::of_text(n, of)));
    let mut row = vec![
        Cell::text(question.title()),
        Cell::text(question.id()),
        share(question),
        cells::or(settled, "not counted"),
        cells::count_or(decided, "not counted"),
        cells::count_or(applies_to, "not counted"),
    ];
    if has_misses {
        row.extend((0..3).map(|place| with_misses(seen, place)));
    }
    let status = question.declared().rule.as_ref().and_then(|rule| rule.origin.status);
    let (recorded, missing): (Vec<_>, Vec<_>) =
        seen.evidence.observations.iter().partition(|observation| observation.present);
    let agreement = question.score().tally.map(|tally| tally.agreement).filter(|agreement| agreement.of > 0);
    row.extend([
        Cell::text(how(judged, index)),
        Cell::text(seen.reached.word()),
        cells::or(status.map(|status| status.word()), "no rule with a status"),
        Cell::refs(recorded.iter().map(|observation| &observation.id)),
        Cell::refs(missing.iter().map(|observation| &observation.id)),
        cells::or(
            agreement.map(|agreement| cells::counted(None, agreement.same, agreement.of)),
            "not both recorded and derived",
        ),
    ]);
    row
}

/// A share with its limits beside it, where it is worked from cases.
fn share(question: CardQuestion<'_, '_>) -> Cell {
    match (cells::of_question(question), question.score().reached, question.share()) {
        (Cell::Share(share), Reached::Derived | Reached::Mixed | Reached::Recorded, Ok(figure)) => {
            Share { text: bounded_text(figure.point.as_ref(), &figure.limits), ..*share }.into()
        }
        (cell, _, _) => cell,
    }
}

/// The same if its rule allowed this many misses.
fn with_misses(seen: &JudgedQuestion, place: usize) -> Cell {
    match seen.by_misses.get(place) {
        Some((_, Ok(figure))) if depends_on_misses(seen) => {
            Share { text: limits(figure), ..cells::unnamed(figure) }.into()
        }
        Some((_, Err(why))) => Cell::empty(words::no_basis(*why)),
        _ => Cell::empty("does not depend on misses"),
    }
}

fn limits(share: &Figure) -> String {
    match share.limits.as_point() {
        Some(point) => figures::percent_text(point),
        None => figures::limits_text(&share.limits.low, &share.limits.high),
    }
}

/// "derived from 5 of 6 observations; without \"...\"": how the answers came.
fn how(judged: &Judged<'_>, index: usize) -> String {
    let question = &judged.questions[index];
    let score = &judged.card.questions[index];
    if matches!(score.figure, Err(NoBasis::NoUnitApplies)) {
        return "no unit applies".to_owned();
    }
    let mut parts = vec![words::reached(question.reached).to_owned()];
    if matches!(question.reached, Reached::Derived | Reached::Mixed) {
        let of = question.evidence.observations.len();
        let missing: Vec<&str> = question.evidence.missing().collect();
        let kept = of - missing.len();
        parts[0] = match missing.as_slice() {
            [] if of == 1 => format!("{} from 1 observation", parts[0]),
            [] => format!("{} from all {of} observations", parts[0]),
            _ => format!("{} from {kept} of {of} observations, without {}", parts[0], words::list(&missing)),
        };
        parts.extend(judged.framework.questions[index].rule.as_ref().and_then(allowed));
    }
    if let Some(tally) = score.tally.filter(|tally| tally.agreement.of > 0) {
        parts.push(format!("the rule agrees in {}", figures::counts_text(tally.agreement.same, tally.agreement.of)));
    }
    if score.small_base {
        parts.push("fewer than 10 units".to_owned());
    }
    parts.join("; ")
}

/// How many misses the rule itself allows; nothing where it has no observations that may be missed.
fn allowed(rule: &Rule) -> Option<String> {
    (!rule.plus.is_empty()).then(|| match rule.misses {
        0 => "none may be missed".to_owned(),
        1 => "1 may be missed".to_owned(),
        misses => format!("{misses} may be missed"),
    })
}

/// The questions that the cases do not answer, and what is missing for each.
pub(super) fn unanswerable(judged: &Judged<'_>, id: &str) -> Vec<Block> {
    let unanswered = judged.card.all_questions().filter(|one| judged.questions[one.index].reached == Reached::None);
    let (with_rule, no_rule): (Vec<_>, Vec<_>) =
        unanswered.partition(|one| judged.questions[one.index].evidence.has_rule);
    let mut missing = Table::new("unanswerable", "What the cases cannot answer")
        .of(id)
        .column(Column::text("title", question_title(judged.framework)))
        .column(Column::text("id", "Id").for_scripts())
        .column(Column::text("why_not", "Why not").for_scripts())
        .column(Column::text("missing", "None of these was recorded"))
        .column(Column::refs("not_recorded", "Observations not recorded").for_scripts());
    for question in &with_rule {
        let evidence = &judged.questions[question.index].evidence;
        missing.figure(
            question.name(),
            vec![
                Cell::text(question.title()),
                Cell::text(question.id()),
                Cell::text(if evidence.has_table { "no-observation" } else { "no-table" }),
                Cell::text(not_recorded(judged, question.index)),
                Cell::refs(evidence.missing()),
            ],
        );
    }
    // For readers the ids in a sentence are enough.
    let mut without = Table::new("no-rule", "Questions that no observation answers")
        .of(id)
        .column(Column::text("title", "Question").for_scripts())
        .column(Column::text("id", "Id").for_scripts())
        .column(Column::text("why_not", "Why not").for_scripts());
    for question in &no_rule {
        let cells = vec![Cell::text(question.title()), Cell::text(question.id()), Cell::text("no-rule")];
        without.figure(question.name(), cells);
    }
    let mut blocks = Vec::new();
    if !with_rule.is_empty() {
        blocks.push(missing.into());
    }
    if !no_rule.is_empty() {
        let text = format!(
            "No observation answers {}: only the inspector's own answers would, and there are none.",
            words::list(no_rule.iter().map(|question| question.id()))
        );
        blocks.extend([Block::paragraph(text), without.into()]);
    }
    blocks
}

/// "there is no table of victims: First contact clear [victim-work.first-contact-clear]".
fn not_recorded(judged: &Judged<'_>, index: usize) -> String {
    let framework = judged.framework;
    let title = |id: &str| {
        let observation = framework.catalogue.observations.get(id);
        observation.map_or_else(|| id.to_owned(), |observation| format!("{} [{id}]", observation.title.en))
    };
    let evidence = &judged.questions[index].evidence;
    let missing: Vec<String> = evidence.missing().map(title).collect();
    if evidence.has_table {
        return missing.join("; ");
    }
    let unit = &framework.questions[index].unit;
    let plural = framework.catalogue.units.get(unit).map_or(unit.as_str(), |unit| unit.plural.en.as_str());
    format!("there is no table of {plural}: {}", missing.join("; "))
}
