//! What is blank, what it leaves open, and what contradicts itself.

use assize_analysis::{AnswerCounts, AskedOf, FactGaps, Quality, TableQuality};
use assize_report::{Block, ColumnKind, Row, RowKind};

use super::{lines_text, row, table, unless_none};
use crate::figures::{counts_text, whole_text};
use crate::scorecard::capital;

/// A question's, prompt's or observation's id.
pub(super) fn id<'q>(quality: &'q Quality<'_>, of: &'q AskedOf) -> &'q str {
    match of {
        AskedOf::Question(question) => &quality.framework.questions[*question].id,
        AskedOf::Prompt(prompt) => &quality.framework.prompts[*prompt].question.id,
        AskedOf::Observation(id) => id,
    }
}

fn title<'q>(quality: &'q Quality<'_>, of: &'q AskedOf) -> &'q str {
    match of {
        AskedOf::Question(question) => &quality.framework.questions[*question].title.en,
        AskedOf::Prompt(prompt) => &quality.framework.prompts[*prompt].question.title.en,
        AskedOf::Observation(id) => &quality.framework.catalogue.observations[id].title.en,
    }
}

/// Each column of answers, by what it is about.
pub(super) fn answers(quality: &Quality<'_>, of: &TableQuality, table_id: &str) -> Vec<Block> {
    let right = ColumnKind::Number;
    let columns = [
        ("", ColumnKind::Text),
        ("Applies to", right),
        ("Answered", right),
        ("Blank", right),
        ("Cannot tell", right),
        ("N/a", right),
        ("Open", right),
    ];
    let group = |of: &AskedOf| match of {
        AskedOf::Question(_) => (0, format!("{}s", capital(&quality.framework.question_level))),
        AskedOf::Prompt(_) => (1, "Prompts".to_owned()),
        AskedOf::Observation(_) => (2, "Observations".to_owned()),
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut last = None;
    for counts in &of.answers {
        let (place, heading) = group(&counts.of);
        if last != Some(place) {
            let heading = row([heading].into_iter().chain((1..columns.len()).map(|_| String::new())));
            rows.push(Row { figure: None, kind: RowKind::Group, ..heading });
            last = Some(place);
        }
        rows.push(line(quality, counts));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let notes = vec!["Shares are of the units that it applies to. N/a: answered so where it applies, and left out of its share; \"judged\" where the assessor decides whether it applies, and beside the units that it applies to.".to_owned(), "Open: units of which a blank fact leaves open whether it applies, and no answer says.".to_owned()];
    vec![table(format!("{table_id}-answers-table"), "By column", &columns, rows, notes)]
}

fn line(quality: &Quality<'_>, counts: &AnswerCounts) -> Row {
    let share = |count: u64| if count == 0 { String::new() } else { counts_text(count, counts.asked) };
    let name = format!("{} {}", id(quality, &counts.of), title(quality, &counts.of));
    let answered = whole_text(counts.known());
    row([
        name,
        whole_text(counts.asked),
        answered,
        share(counts.blank),
        share(counts.cannot_tell),
        match (counts.judged_not_applicable, counts.not_applicable) {
            (0, count) => share(count),
            (judged, _) => format!("{judged} judged", judged = whole_text(judged)),
        },
        unless_none(counts.open),
    ])
}

/// The facts on which it depends what is asked.
pub(super) fn facts(quality: &Quality<'_>, of: &TableQuality, table_id: &str) -> Vec<Block> {
    let needed: Vec<&FactGaps> = of.facts.iter().filter(|gaps| gaps.is_needed).collect();
    if needed.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("", ColumnKind::Text),
        ("Blank", ColumnKind::Number),
        ("Units left open", ColumnKind::Number),
        ("Questions left open", ColumnKind::Text),
    ];
    let line = |gaps: &&FactGaps| {
        let blank = match (gaps.has_column, gaps.blank) {
            (false, _) => "no column".to_owned(),
            (true, 0) => "none".to_owned(),
            (true, blank) => counts_text(blank, of.rows),
        };
        let ids: Vec<&str> =
            gaps.open_questions.iter().map(|question| quality.framework.questions[*question].id.as_str()).collect();
        let questions = match ids.as_slice() {
            [] => String::new(),
            ids => format!("{}: {}", ids.len(), ids.join(", ")),
        };
        let open = if gaps.open.count == 0 { String::new() } else { lines_text(&gaps.open) };
        row([gaps.fact.clone(), blank, open, questions])
    };
    let notes =
        vec!["Facts that decide to which units a question applies. Left open: no answer says so either.".to_owned()];
    let rows = needed.iter().map(line).collect();
    vec![table(format!("{table_id}-facts-table"), "Facts that are needed", &columns, rows, notes)]
}

/// Questions whose own answer is the opposite of everything that informs it.
pub(super) fn contradictions(quality: &Quality<'_>, of: &TableQuality, table_id: &str) -> Vec<Block> {
    if of.contradictions.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("", ColumnKind::Text),
        ("Prompts", ColumnKind::Number),
        ("Compared", ColumnKind::Number),
        ("Yes, every prompt no", ColumnKind::Text),
        ("No, every prompt yes", ColumnKind::Text),
    ];
    let lines = of.contradictions.iter().map(|one| {
        let question = &quality.framework.questions[one.question];
        let against = |lines| lines_text(lines);
        row([
            format!("{} {}", question.id, question.title.en),
            one.prompts.to_string(),
            whole_text(one.compared),
            against(&one.yes_against_all),
            against(&one.no_against_all),
        ])
    });
    let notes =
        vec!["Prompts: prompts of the question, and observations of its rule, that have a column. Compared: units with an answer to the question and to each of them that can be asked.".to_owned(), "None of these is an error: the question is a judgement of its own.".to_owned()];
    vec![table(format!("{table_id}-contradictions-table"), "Against their prompts", &columns, lines.collect(), notes)]
}
