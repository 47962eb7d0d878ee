//! What is blank, what it leaves open, and what contradicts itself.

use assize_analysis::{AnswerCounts, AskedOf, FactGaps, Quality, TableQuality};
use assize_framework::Framework;
use assize_model::Answer;
use assize_report::{Cell, Column, Refs, Table};

use super::{line_numbers, lines, lines_text, of_unit};
use crate::figures::{counts_text, whole_text};
use crate::scorecard::capital;
use crate::{cells, words};

/// The heading over columns that are about such things.
pub(crate) fn heading(framework: &Framework, of: &AskedOf) -> String {
    match of {
        AskedOf::Question(_) => format!("{}s", capital(&framework.question_level)),
        AskedOf::Prompt(_) => "Prompts".to_owned(),
        AskedOf::Observation(_) => "Observations".to_owned(),
    }
}

/// Each column of answers, by what it is about.
pub(super) fn answers(quality: &Quality<'_>, of: &TableQuality, id: &str) -> Option<Table> {
    let unit = words::plural(quality.framework, &of.unit);
    let count = |id, title| Column::count(id, title).unit(unit);
    let mut table = Table::new("answers", "By column").with_id(format!("{id}-answers-table")).columns([
        Column::text("title", ""),
        count("asked", "Applies to"),
        count("answered", "Answered"),
        count("blank", "Blank"),
        count("cannot_tell", "Cannot tell"),
        Column::number("n_a", "N/a").unit("units").for_readers(),
        count("open", "Open"),
        Column::text("about", "About").for_scripts(),
        Column::text("id", "Id").for_scripts(),
        count("sufficient", "Sufficient").for_scripts(),
        count("insufficient", "Insufficient").for_scripts(),
        count("not_applicable", "N/a although it applies").for_scripts(),
        count("judged_not_applicable", "N/a as the assessor decides").for_scripts(),
        Column::text("all_alike", "All alike").for_scripts(),
    ]);
    for group in of.answers.chunk_by(|one, next| std::mem::discriminant(&one.of) == std::mem::discriminant(&next.of)) {
        table.group(heading(quality.framework, &group[0].of));
        group.iter().for_each(|counts| table.row(answers_row(quality, counts)));
    }
    table.note("Shares are of the units that it applies to. N/a: answered so where it applies, and left out of its share; \"judged\" where the assessor decides whether it applies, and beside the units that it applies to.");
    table.note("Open: units for which a blank fact leaves open whether it applies, and no answer says.");
    table.throughout(of_unit(&of.unit)).filled()
}

fn answers_row(quality: &Quality<'_>, counts: &AnswerCounts) -> Vec<Cell> {
    let share =
        |count: u64| Cell::count(count, if count == 0 { String::new() } else { counts_text(count, counts.asked) });
    let id = counts.of.id(quality.framework);
    vec![
        Cell::text(format!("{id} {}", counts.of.title(quality.framework))),
        cells::count(counts.asked),
        cells::count(counts.known()),
        share(counts.blank),
        share(counts.cannot_tell),
        match counts.judged_not_applicable {
            0 => share(counts.not_applicable),
            judged => Cell::text(format!("{} judged", whole_text(judged))),
        },
        cells::count_unless_none(counts.open),
        Cell::text(counts.of.word()),
        Cell::text(id),
        cells::count(counts.sufficient),
        cells::count(counts.insufficient),
        cells::count(counts.not_applicable),
        cells::count(counts.judged_not_applicable),
        cells::or(counts.all_alike().map(Answer::word), "not ten or more that are"),
    ]
}

/// The facts on which it depends what is asked; for scripts, those that have a column and are not needed.
pub(super) fn facts(quality: &Quality<'_>, of: &TableQuality, id: &str, needed: bool) -> Option<Table> {
    let unit = words::plural(quality.framework, &of.unit);
    let mut table = Table::new("facts", "Facts that are needed").with_id(format!("{id}-facts-table")).columns([
        Column::text("title", ""),
        Column::count("blank", "Blank").unit(unit),
        Column::count("open", "Units left open").unit(unit),
        Column::refs("open_questions", "Questions left open"),
        Column::refs("open_lines", "Lines of the first left open").for_scripts(),
        Column::text("has_column", "Has a column").for_scripts(),
        Column::text("is_needed", "Needed").for_scripts(),
        Column::text("is_constant", "One value throughout").for_scripts(),
    ]);
    for gaps in of.facts.iter().filter(|gaps| gaps.is_needed == needed) {
        table.row(facts_row(quality, of, gaps));
    }
    if needed {
        table.note("Facts that decide to which units a question applies. Left open: no answer says so either.");
    } else {
        let table_of_others = table.with_id(format!("{id}-other-facts")).for_scripts();
        table = Table { title: "Facts that are not needed".to_owned(), ..table_of_others };
    }
    table.throughout(of_unit(&of.unit)).filled()
}

fn facts_row(quality: &Quality<'_>, of: &TableQuality, gaps: &FactGaps) -> Vec<Cell> {
    let blank = match (gaps.has_column, gaps.blank) {
        (false, _) => "no column".to_owned(),
        (true, 0) => "none".to_owned(),
        (true, blank) => counts_text(blank, of.rows),
    };
    let ids: Vec<&str> =
        gaps.open_questions.iter().map(|question| quality.framework.questions[*question].id.as_str()).collect();
    let questions = match ids.as_slice() {
        [] => Cell::empty("none"),
        ids => {
            let text = format!("{}: {}", ids.len(), ids.join(", "));
            Refs { ids: ids.iter().map(|id| (*id).to_owned()).collect(), text }.into()
        }
    };
    vec![
        Cell::text(&gaps.fact),
        Cell::count(gaps.blank, blank),
        Cell::count(gaps.open.count, if gaps.open.count == 0 { String::new() } else { lines_text(&gaps.open) }),
        questions,
        line_numbers(&gaps.open),
        cells::holds(gaps.has_column),
        cells::holds(gaps.is_needed),
        cells::holds(gaps.is_constant),
    ]
}

/// Questions whose own answer is the opposite of everything that informs it.
pub(super) fn contradictions(quality: &Quality<'_>, of: &TableQuality, id: &str) -> Option<Table> {
    let unit = words::plural(quality.framework, &of.unit);
    let id = format!("{id}-contradictions-table");
    let mut table = Table::new("contradictions", "Against their prompts").with_id(id).columns([
        Column::text("title", ""),
        Column::count("prompts", "Prompts"),
        Column::count("compared", "Compared").unit(unit),
        Column::count("yes_against_all", "Yes, every prompt no").unit(unit),
        Column::count("no_against_all", "No, every prompt yes").unit(unit),
        Column::text("id", "Id").for_scripts(),
        Column::refs("yes_lines", "Lines of the first: yes, every prompt no").for_scripts(),
        Column::refs("no_lines", "Lines of the first: no, every prompt yes").for_scripts(),
    ]);
    for one in &of.contradictions {
        let question = &quality.framework.questions[one.question];
        table.row(vec![
            Cell::text(question.titled()),
            cells::count(one.prompts as u64),
            cells::count(one.compared),
            lines(&one.yes_against_all),
            lines(&one.no_against_all),
            Cell::text(&question.id),
            line_numbers(&one.yes_against_all),
            line_numbers(&one.no_against_all),
        ]);
    }
    table.note("Prompts: prompts of the question, and observations of its rule, that have a column. Compared: units with an answer to the question and to each of them that can be asked.");
    table.note("None of these is an error: the question is a judgement of its own.");
    table.throughout(of_unit(&of.unit)).filled()
}
