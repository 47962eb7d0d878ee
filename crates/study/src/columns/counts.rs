//! The map of a table of counts: which column has the questions, and which question each of them is.

use std::path::Path;

use assize_framework::Framework;
use assize_intake::{SaysTotal, Survey, Surveyed, total};
use assize_model::{fold, quoted};

use super::matching::{counted, of_texts};
use super::write::{CHECK, checks, key, look, name_of, persons};
use super::{Draft, spelling};

/// The map, where it is a table of counts: most texts of one column are questions of the framework, and another column has numbers.
pub(super) fn draft(survey: &Survey, framework: &Framework, table: &Path) -> Option<Draft> {
    let candidates = counted(framework);
    let texts_of = |one: &'_ Surveyed| -> Vec<String> {
        one.column.words().iter().filter(|word| !word.trim().is_empty()).cloned().collect()
    };
    let has_figures = |one: &&Surveyed| one.of_counts.is_some_and(|name| name != "question") && is_of_numbers(one);
    survey.columns.iter().find(has_figures)?;
    let of_column = |column: usize| {
        let texts = texts_of(&survey.columns[column]);
        let found = of_texts(&texts.iter().map(String::as_str).collect::<Vec<_>>(), &candidates);
        (column, texts, found)
    };
    let most = (0..survey.columns.len())
        .map(of_column)
        .max_by_key(|(column, _, found)| (found.len(), survey.columns.len() - column));
    let (of_questions, texts, found) =
        most.filter(|(_, texts, found)| found.len() > 1 && 2 * found.len() >= texts.len())?;

    let mut text = format!(
        "# A column map for {}, a table of counts, drafted by `assize columns`.\n# The left is what the file says, the right what is meant. Look at every line that says `{CHECK}`.\n\n[columns]\n",
        name_of(table)
    );
    for (column, surveyed) in survey.columns.iter().enumerate() {
        let heading = quoted(&surveyed.column.header);
        text += &match surveyed.of_counts.filter(|name| *name != "question" || column == of_questions) {
            _ if column == of_questions => format!("{heading} = \"question\"\n"),
            Some(name) => format!("# {heading} is understood as {name}\n"),
            None if GROUPING.contains(&&*fold(&surveyed.column.header)) => format!("# {heading} is understood\n"),
            None if is_of_numbers(surveyed) => match spelling::answer(&fold(&surveyed.column.header)) {
                Some((answer, _)) => format!("{heading} = {}  # {CHECK}\n", quoted(&key(answer))),
                None => format!(
                    "{heading} = \"ignore\"  # {CHECK}: numbers; sufficient, insufficient, not-applicable, total or per-cent?\n"
                ),
            },
            None => format!("{heading} = \"ignore\"\n"),
        };
    }
    text += "# questions\n";
    let mut found = found;
    found.sort_by_key(|(_, at, _)| *at);
    for (_, at, candidate) in &found {
        let candidate = &candidates[*candidate];
        if texts[*at].trim() != candidate.name {
            text += &format!("{} = {}  # {}\n", quoted(texts[*at].trim()), quoted(&candidate.name), candidate.title);
        }
    }
    let column = &survey.columns[of_questions].column;
    let has_figures = |word: &str| {
        let rows = (0..column.len()).filter(|row| column.word(*row) == word);
        rows.into_iter().any(|row| {
            let figures = survey.columns.iter().filter(|one| one.of_counts.is_some());
            figures
                .into_iter()
                .any(|one| one.column.position != column.position && !one.column.word(row).trim().is_empty())
        })
    };
    let is_open = |(at, word): &(usize, &String)| !found.iter().any(|(_, known, _)| known == at) && has_figures(word);
    let (totals, open): (Vec<_>, Vec<_>) =
        texts.iter().enumerate().filter(is_open).partition(|(_, word)| total(word) == SaysTotal::Alone);
    for (_, word) in totals {
        text += &format!("{} = \"ignore\"  # no question\n", quoted(word.trim()));
    }
    let open = open.len();
    if open > 0 {
        text +=
            &format!("# {CHECK}: {open} more are not questions that are known; `assize check` says in which cells\n");
    }
    let of_formulas = survey.formulas.iter().any(|has_formula| *has_formula);
    let checks = checks(&text);
    let (questions, look) = (found.len() + open, look(checks.len()));
    let summary = format!("a table of counts: {} of {questions} questions are matched; {look}", found.len());
    Some(Draft { map: text, summary, checks, has_formulas: of_formulas, persons: persons(survey) })
}

/// Columns of a table of counts that are not figures.
const GROUPING: [&str; 3] = ["inspection", "provider", "year"];

/// Whether most of what stands in it are numbers.
fn is_of_numbers(surveyed: &Surveyed) -> bool {
    let column = &surveyed.column;
    let filled: Vec<&str> =
        (0..column.len()).map(|row| column.word(row).trim()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&&str| {
        let digits = word.trim_end_matches('%').trim_end();
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    };
    !filled.is_empty() && 3 * filled.iter().filter(is_number).count() >= 2 * filled.len()
}
