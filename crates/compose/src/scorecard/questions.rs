//! A row for each question, under the nodes it hangs from.

use std::borrow::Cow;

use assize_framework::{Blank, Framework, Question};
use assize_model::NotDone;
use assize_report::{Cell, Column, Section, Table};
use assize_scoring::{CardQuestion, Group, NoBasis, QuestionTally, Reached, Scorecard};

use super::{capital, is_own};
use crate::uncertainty::Uncertainty;
use crate::{cells, figures, weighted, words};

/// Up to this many questions without data are named; more are counted.
const NAMED: usize = 30;

/// As many cells as a row has, or a few more.
const CELLS: usize = 48;

/// Cells that are the same for a question under one framework, whatever is inspected.
#[derive(Default)]
pub(crate) struct Alike<'a> {
    known: Vec<(&'a Framework, Vec<OfQuestion>)>,
}

/// Those of a question.
struct OfQuestion {
    title: Cell,
    /// Its id, full id, kind of unit, and whether it is scored.
    about: [Cell; 4],
    under: Cell,
}

impl<'a> Alike<'a> {
    /// Those of the questions of a framework.
    fn of(&mut self, framework: &'a Framework) -> &[OfQuestion] {
        let place = self.known.iter().position(|(known, _)| std::ptr::eq(*known, framework)).unwrap_or_else(|| {
            let of = |question: &Question| OfQuestion {
                title: Cell::text(question.titled()),
                about: [
                    Cell::text(&question.id),
                    Cell::text(question.qualified()),
                    Cell::text(&question.unit),
                    cells::holds(question.scored),
                ],
                under: Cell::refs(question.under.iter().map(|node| framework.nodes[*node].id.as_str())),
            };
            self.known.push((framework, framework.questions.iter().map(of).collect()));
            self.known.len() - 1
        });
        &self.known[place].1
    }
}

/// A table of all questions, those of a node together.
pub(crate) fn questions<'a>(card: &Scorecard<'a>, uncertainty: Uncertainty, alike: &mut Alike<'a>) -> Option<Section> {
    if card.questions.is_empty() {
        return None;
    }
    let title = format!("{}s", capital(&card.framework.question_level));
    let left_out = without_data(card);
    let interval = has_intervals(card, uncertainty).then(|| uncertainty.confidence.percent());
    let columns = columns(interval, card.strata.is_some());
    let mut table = Table::new("questions", &title).of(&card.inspection.id).columns(columns);
    let alike = alike.of(card.framework);
    for node in card.framework.tree_order().into_iter().map(|node| card.node(node)) {
        let mut own = node.questions().filter(|question| !left_out.contains(&question.index)).peekable();
        if own.peek().is_some() {
            table.group(node.title());
        }
        let edges = node.declared().band.map(|band| cells::edges(card.framework, band)).unwrap_or_default();
        let row = |question: CardQuestion<'_, '_>| {
            row(question, &alike[question.index], &edges, (uncertainty, interval.is_some()))
        };
        own.for_each(|question| table.figure(question.name(), row(question)));
    }
    table.notes = notes(card, &left_out);
    table.notes.extend(interval.map(|_| uncertainty.note(card)));
    Some(Section::new(format!("{}-shares", card.inspection.id), title).table(table))
}

/// What is shown, then what scripts read besides: whole numbers are units, nine of them as the letters of semantics 3.
fn columns(interval: Option<u8>, by_strata: bool) -> Vec<Column> {
    let texts =
        [("id", "Id"), ("qualified", "Full id"), ("unit", "Unit"), ("scored", "Scored"), ("reached", "Reached")];
    let counts =
        ["Sufficient", "Insufficient", "Cannot tell", "Missing", "Not applicable", "Not done", "Derived units"];
    let count = |title: &str| Column::count(title.to_lowercase().replace(' ', "_"), title).unit("units").for_scripts();
    let nine = ["S", "s", "I", "i", "u", "na", "oS", "oI", "oU"];
    let mut columns = vec![
        Column::text("title", ""),
        Column::number("n_of_n", "n of N").unit("units").for_readers(),
        Column::bar("share", "Share"),
    ];
    if let Some(percent) = interval {
        columns.push(Column::number("interval", format!("{percent}% interval")).unit("per cent").for_readers());
    }
    columns.extend(weighted::columns(by_strata));
    columns.push(Column::text("remarks", "Answers"));
    columns.extend(texts.map(|(id, title)| Column::text(id, title).for_scripts()));
    columns.push(Column::refs("under", "Under").for_scripts());
    columns.extend(counts.map(count));
    columns.extend(nine.map(|letter| Column::count(letter, letter).unit("units").for_scripts()));
    columns.extend([
        Column::text("absent", "A column of the rule is absent").for_scripts(),
        Column::share("insufficient_share", "Share insufficient").for_scripts(),
        Column::share("not_done_share", "Share not done").for_scripts(),
        Column::number("entered", "As printed").unit("per cent").for_scripts(),
        Column::text("entered_of", "Of what the printed percentage is").for_scripts(),
        Column::share("agreement", "The rule agrees with what was recorded").for_scripts(),
        Column::refs("flags", "Flags").for_scripts(),
        Column::count("members", "Members").unit("members").for_scripts(),
        Column::count("smallest_base", "Fewest units of a member").unit("units").for_scripts(),
        Column::number("lowest", "Lowest member").unit("per cent").for_scripts(),
        Column::number("highest", "Highest member").unit("per cent").for_scripts(),
        Column::number("mean_of_members", "Mean of members").unit("per cent").for_scripts(),
        Column::number("caseload_weighted", "Mean weighted by caseload").unit("per cent").for_scripts(),
    ]);
    columns
}

fn row(
    question: CardQuestion<'_, '_>,
    alike: &OfQuestion,
    edges: &[f64],
    (uncertainty, has_interval): (Uncertainty, bool),
) -> Vec<Cell> {
    let (card, score) = (question.card, question.score());
    let share = share(question, edges, uncertainty);
    let counted = score.counts();
    let count = |of: fn(&assize_scoring::NineCounts) -> u64| cells::count_or(counted.map(of), "not counted");
    let tally = score.tally.as_ref();
    let given = match question.not_done() {
        Some(NotDone::Counted(n, _)) => Some(n),
        Some(NotDone::Printed(_)) | None => None,
    };
    let not_done = tally.and_then(|tally| tally.not_done).or(given);
    let agreement = tally.map(|tally| tally.agreement).filter(|agreement| agreement.of > 0);
    let entered = question.entered().map(|entered| cells::percent(entered.percent));
    let interval = share.share().and_then(|share| share.interval.as_ref());
    let interval = interval.map_or_else(|| Cell::empty("no exact count"), cells::interval);
    let mut cells = Vec::with_capacity(CELLS);
    cells.extend([alike.title.clone(), cells::of(&share), share]);
    cells.extend(has_interval.then_some(interval));
    cells.extend(uncertainty.weighted_beside(question, &Group::All));
    cells.push(Cell::text(answers(card, question.index)));
    cells.extend_from_slice(&alike.about);
    cells.extend([
        Cell::fixed(score.reached.word()),
        alike.under.clone(),
        count(assize_scoring::NineCounts::all_sufficient),
        count(assize_scoring::NineCounts::all_insufficient),
        count(|counts| counts.cannot_tell),
        count(|counts| counts.missing),
        count(|counts| counts.not_applicable),
        cells::count_or(not_done, "not told"),
        cells::count_or(
            tally.filter(|_| score.reached == Reached::Mixed).map(|tally| tally.derived_units),
            "nothing was both recorded and derived",
        ),
    ]);
    let nine: [fn(&assize_scoring::NineCounts) -> u64; 9] = [
        |counts| counts.sufficient,
        |counts| counts.sufficient_incomplete,
        |counts| counts.insufficient,
        |counts| counts.insufficient_incomplete,
        |counts| counts.unknown,
        |counts| counts.not_applicable,
        |counts| counts.optional_sufficient,
        |counts| counts.optional_insufficient,
        |counts| counts.optional_unknown,
    ];
    cells.extend(nine.map(count));
    cells.extend([
        cells::holds(counted.is_some_and(|counts| counts.absent)),
        cells::complement_of(question),
        cells::not_done_of(question),
        cells::or(entered, "counted, or not printed"),
        cells::or(
            question
                .entered()
                .map(|entered| Cell::fixed(if entered.insufficient { "insufficient" } else { "sufficient" })),
            "counted, or not printed",
        ),
        cells::or(
            agreement.map(|agreement| cells::counted(None, agreement.same, agreement.of)),
            "nothing was both recorded and derived",
        ),
        Cell::refs(
            score
                .small_base
                .then_some("small-base")
                .into_iter()
                .chain(score.members_differ.then_some("members-differ"))
                .chain(score.figure.as_ref().is_ok_and(|figure| figure.may_drop_out).then_some("may-drop-out")),
        ),
    ]);
    cells.extend(members(question));
    cells
}

/// The share with its interval and the edges of the band that it is rated by.
fn share(question: CardQuestion<'_, '_>, edges: &[f64], uncertainty: Uncertainty) -> Cell {
    match cells::of_question_beside(question, || edges.to_vec()) {
        Cell::Share(mut share) => {
            let unit = &question.declared().unit;
            share.interval = question.counts().and_then(|counts| uncertainty.interval(question.card, unit, counts));
            Cell::Share(share)
        }
        Cell::Empty { reason } => Cell::text(reason),
        cell => cell,
    }
}

/// Whether cases were read and some question has an interval; where strata weigh unequally, intervals are in a column of their own.
fn has_intervals(card: &Scorecard<'_>, uncertainty: Uncertainty) -> bool {
    let of = |question: CardQuestion<'_, '_>| uncertainty.interval(card, &question.declared().unit, question.counts()?);
    card.inspection.has_cases() && card.strata.is_none() && card.all_questions().any(|one| of(one).is_some())
}

/// How the members of an aggregate spread: the pooled share, their mean and the mean weighted by caseload are three figures.
fn members(question: CardQuestion<'_, '_>) -> [Cell; 6] {
    let spread = question.card.members.as_ref().and_then(|members| members.spread.get(&question.index));
    let Some(spread) = spread else { return [(); 6].map(|()| Cell::empty("not pooled from members")) };
    [
        cells::count(spread.members as u64),
        cells::count(spread.smallest_base),
        cells::per_cent(&spread.lowest),
        cells::per_cent(&spread.highest),
        cells::per_cent(&spread.mean),
        cells::or(spread.caseload_weighted.as_ref().map(cells::per_cent), "a caseload is not known"),
    ]
}

/// Questions without data of a record without cases or a self-assessment: published reports give few of all that was asked, so they are named and not listed.
fn without_data(card: &Scorecard<'_>) -> Vec<usize> {
    let no_data = |question: &usize| card.tally.reached[*question] == Reached::None;
    let all = 0..card.questions.len();
    if !card.inspection.has_cases() || is_own(card) { all.filter(no_data).collect() } else { Vec::new() }
}

/// What the regime makes of blanks, where it is not simply unknown.
fn blanks(card: &Scorecard<'_>) -> Vec<String> {
    let Some(missing) = &card.framework.missing else { return Vec::new() };
    let insufficient = match missing.blank {
        Blank::Insufficient => Some("A blank answer counts as insufficient in this regime.".to_owned()),
        Blank::Unknown => None,
    };
    let left_out = missing.leave_out_above.as_ref().filter(|_| card.left_out > 0).map(|above| {
        let above = figures::percent_text(&(above / assize_model::ratio(100, 1)));
        let units = if card.left_out == 1 { "unit counts" } else { "units count" };
        format!("{} {units} in no question: more than {above} of what is asked of them is blank.", card.left_out)
    });
    insufficient.into_iter().chain(left_out).collect()
}

fn notes(card: &Scorecard<'_>, left_out: &[usize]) -> Vec<String> {
    let mut notes = Vec::new();
    // For some a published record gives a number that is not a share.
    let ids = |questions: &[usize]| {
        let ids: Vec<&str> = questions.iter().map(|question| card.framework.questions[*question].id.as_str()).collect();
        words::list(&ids)
    };
    let has_figure = |question: &usize| {
        let id = &card.framework.questions[*question].id;
        card.record.figures.iter().any(|figure| figure.belongs_to.as_deref() == Some(id))
    };
    let (with_figure, without): (Vec<usize>, Vec<usize>) = left_out.iter().copied().partition(has_figure);
    match (without.len(), is_own(card)) {
        (0, _) => {}
        (_, true) => notes.push(format!("Not judged: {}.", ids(&without))),
        (many, false) if many > 1 && many == card.questions.len() => {
            notes.push(format!("Nothing is known of any of the {many} {}s.", card.framework.question_level));
        }
        (many, false) if many > NAMED => {
            let (of, level) = (card.questions.len(), &card.framework.question_level);
            notes.push(format!("Nothing is known of {many} of the {of} {level}s."));
        }
        (_, false) => notes.push(format!("Nothing is known of {}.", ids(&without))),
    }
    if !with_figure.is_empty() {
        let them = if with_figure.len() == 1 { "it" } else { "them" };
        notes.push(format!("No share is known of {}; other figures of {them} are below.", ids(&with_figure)));
    }
    notes.extend(blanks(card));
    notes.extend(card.strata.is_some().then(|| weighted::NOTE.to_owned()));
    let any = |reached: Reached| card.tally.reached.contains(&reached);
    if any(Reached::Derived) || any(Reached::Mixed) {
        notes.push("Derived: worked from observations by the framework's rule, an approximation of the inspector's own judgement.".to_owned());
    }
    if card.questions.iter().any(|question| question.figure.as_ref().is_ok_and(|figure| figure.point.is_none())) {
        notes
            .push("\"a% to b%\": the limits within which the share lies, whatever the unknown answers are.".to_owned());
    }
    notes
}

/// How the answers came, and what else there is to say of them.
fn answers(card: &Scorecard<'_>, index: usize) -> String {
    let score = &card.questions[index];
    if matches!(score.figure, Err(NoBasis::NoUnitApplies)) {
        return "no unit applies".to_owned();
    }
    let mut parts: Vec<Cow<'static, str>> = match card.record.percents.get(&index) {
        Some(entered) if entered.insufficient => {
            vec![format!("printed as {} not done well enough", figures::printed_text(entered.percent)).into()]
        }
        _ => vec![words::reached(score.reached).into()],
    };
    if let Some(tally) = &score.tally {
        parts.extend(count_remarks(tally));
    }
    parts.extend(card.question(index).not_done().map(|not_done| figures::not_done_text(&not_done).into()));
    if let Some(stated) = card.record.stated.get(&index) {
        let about = stated.value.about.map(|about| format!(", about what was {}", words::side(about)));
        let words = words::quoted(&stated.value.words, stated.value.retold);
        parts.push(format!("{words}{}", about.unwrap_or_default()).into());
    }
    if let Some(members) = &card.members
        && let Some(counted) = members.counted.get(&index)
        && *counted < members.ids.len()
    {
        parts.push(format!("from {counted} of {} members", members.ids.len()).into());
    }
    if score.members_differ {
        parts.push("members not pooled: some recorded it, others derived it".into());
    }
    if score.small_base {
        parts.push("fewer than 10 units".into());
    }
    parts.join("; ")
}

fn count_remarks(tally: &QuestionTally) -> impl Iterator<Item = Cow<'static, str>> {
    let counts = &tally.counts;
    let counts = [
        (counts.unknown + counts.optional_unknown, " unknown"),
        (counts.not_applicable, " n/a"),
        (counts.optional_sufficient + counts.optional_insufficient, " may not apply"),
        (counts.incomplete_left_out(), " decided although incomplete, and left out"),
        (tally.derived_units, " taken from the rule"),
    ];
    let remark = |(count, what): (u64, &str)| (count > 0).then(|| [&figures::plain_text(count), what].concat().into());
    let agreement = tally.agreement;
    let agrees = || format!("the rule agrees in {} of {}", agreement.same, agreement.of).into();
    counts.into_iter().filter_map(remark).chain((agreement.of > 0).then(agrees))
}
