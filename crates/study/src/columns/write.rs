//! The draft as TOML, with a remark on each line that somebody has to look at.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use assize_framework::Framework;
use assize_intake::{Person, Survey, Surveyed};
use assize_model::{Answer, Column, FactValues, fold, quoted};
use indexmap::{IndexMap, IndexSet};

use super::asking::Settled;
use super::matching::{Candidate, Matched, Matches, Of};
use super::{Draft, SHOWN_FROM, pairs, spelling, words};

/// Ids of rows that are no units, folded.
const TOTALS: [&str; 9] = ["total", "totals", "grand total", "sum", "average", "mean", "count", "percent", "%"];

pub(super) const CHECK: &str = "to check";

/// Writes the map.
pub(super) fn draft(
    survey: &Survey,
    candidates: &[Candidate<'_>],
    found: &Matches,
    settled: &Settled,
    framework: &Framework,
    table: &Path,
) -> Draft {
    let (matched, hints) = (&found.matched, &found.hints);
    let left_out = left_out(survey, candidates, matched);
    let kept = |row: &usize| !left_out.rows.contains(row);
    let mut text = format!(
        "# A column map for {}, drafted by `assize columns`.\n# What stands on the left is the file's, on the right what `{}` calls it. Look at every line that says `{CHECK}`.\n\n",
        name_of(table),
        framework.id
    );
    text += "others = \"ignore\"  # every column that is not named below\n\n[columns]\n";
    let (mut checks, mut twice) = (0, IndexSet::new());
    for (column, surveyed) in survey.columns.iter().enumerate() {
        let heading = &surveyed.column.header;
        let person = surveyed.person.map(of_person);
        let is_twice = !twice.insert(fold(heading).into_owned());
        let line = match matched.get(&column) {
            _ if is_twice => format!("# {} stands twice: rename one of the columns in the file", quoted(heading)),
            Some(matched) => {
                let candidate = &candidates[matched.candidate];
                let mut remarks = vec![title_of(candidate)];
                if let Some(other) = matched.doubt {
                    checks += 1;
                    let or = other.map(|other| format!(", or is it \"{}\"?", candidates[other].name));
                    remarks.insert(0, format!("{CHECK}{}", or.unwrap_or_default()));
                }
                remarks.extend(person.map(str::to_owned));
                remarks.retain(|remark| !remark.is_empty());
                let remark = if remarks.is_empty() { String::new() } else { format!("  # {}", remarks.join("; ")) };
                format!("{} = {}{remark}", quoted(heading), quoted(&candidate.name))
            }
            None => {
                let hint = hints.get(&column).filter(|_| person.is_none()).map(|hint| &candidates[*hint]);
                let hint = hint.map(|one| format!("; is it {}, {}?", quoted(&one.name), title_of(one)));
                let why = person.map(|why| format!(", {why}")).or(hint).unwrap_or_default();
                format!("# ignored: {}{why}", quoted(heading))
            }
        };
        text += &format!("{line}\n");
    }
    if !left_out.ids.is_empty() {
        let ids: Vec<String> = left_out.ids.iter().map(|id| quoted(id)).collect();
        text += &format!("\n[rows]\nignore = [{}]  # rows whose id is this are no units\n", ids.join(", "));
    }
    checks += dates(&mut text, survey, candidates, matched);
    checks += answers(&mut text, survey, candidates, matched, framework, (settled, &kept));
    checks += values(&mut text, survey, candidates, matched, (settled, &kept));
    let has_formulas = (0..survey.rows).any(|row| survey.formulas[row] && kept(&row));
    Draft { map: text, summary: summary(survey, candidates, matched, checks), has_formulas, persons: persons(survey) }
}

fn summary(survey: &Survey, candidates: &[Candidate<'_>], matched: &IndexMap<usize, Matched>, checks: usize) -> String {
    let count = |such: fn(&Of<'_>) -> bool| pairs(survey, candidates, matched).filter(|(_, one)| such(&one.of)).count();
    let answers = count(|of| matches!(of, Of::Answers));
    let facts = count(|of| matches!(of, Of::Fact(_)));
    let look = match checks {
        0 => "nothing is marked to check".to_owned(),
        1 => format!("1 line is marked `{CHECK}`"),
        checks => format!("{checks} lines are marked `{CHECK}`"),
    };
    let ids = if count(|of| matches!(of, Of::Id)) == 0 { "no column of ids, " } else { "" };
    format!(
        "of {} columns {} are matched ({ids}{answers} with answers, {facts} with facts), {} ignored; {look}",
        survey.columns.len(),
        matched.len(),
        survey.columns.len() - matched.len()
    )
}

/// The columns with which a table is not read at all.
pub(super) fn persons(survey: &Survey) -> Vec<String> {
    let is_refused = |one: &&Surveyed| matches!(one.person, Some(Person::Heading | Person::Value(_)));
    survey.columns.iter().filter(is_refused).map(|one| one.column.header.clone()).collect()
}

/// The file's name without folders.
pub(super) fn name_of(table: &Path) -> String {
    table
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .chars()
        .filter(|character| !character.is_control())
        .collect()
}

fn title_of(candidate: &Candidate<'_>) -> String {
    match candidate.of {
        Of::Id | Of::Assessor => String::new(),
        Of::Fact(_) | Of::Answers => candidate.title.clone(),
    }
}

fn of_person(person: Person) -> &'static str {
    match person {
        Person::Heading => "says who somebody is: delete the column from the file",
        Person::Value(_) => "holds what says who somebody is, as a postcode does: delete the column from the file",
        Person::Names => "looks like names of people: better deleted from the file",
    }
}

/// Which rows are units, as far as it can be told.
pub(super) fn kept_rows(
    survey: &Survey,
    candidates: &[Candidate<'_>],
    matched: &IndexMap<usize, Matched>,
) -> impl Fn(&usize) -> bool {
    let left_out = left_out(survey, candidates, matched);
    move |row| !left_out.rows.contains(row)
}

/// Rows that are no units, and the words of their ids.
struct LeftOut {
    rows: BTreeSet<usize>,
    ids: IndexSet<String>,
}

fn left_out(survey: &Survey, candidates: &[Candidate<'_>], matched: &IndexMap<usize, Matched>) -> LeftOut {
    let mut left_out = LeftOut { rows: BTreeSet::new(), ids: IndexSet::new() };
    let ids = pairs(survey, candidates, matched).find(|(_, one)| matches!(one.of, Of::Id));
    let Some((ids, _)) = ids else { return left_out };
    let is_total = |word: &str| TOTALS.contains(&&*fold(word.trim_end_matches([':', '.'])));
    let of_row = |row: usize| survey.columns.iter().map(move |one| one.column.word(row));
    for row in 0..survey.rows {
        let id = ids.word(row);
        // Without an id it is a row of totals where it says so, or where it calculates.
        let is_blank_total = id.is_empty() && (survey.formulas[row] || of_row(row).any(is_total));
        if is_total(id) || is_blank_total {
            left_out.rows.insert(row);
            left_out.ids.insert(id.to_owned());
        }
    }
    let is_unit_without_id = (0..survey.rows).any(|row| ids.word(row).is_empty() && !left_out.rows.contains(&row));
    if is_unit_without_id {
        left_out.ids.shift_remove("");
        left_out.rows.retain(|row| !ids.word(*row).is_empty());
    }
    left_out
}

fn dates(
    text: &mut String,
    survey: &Survey,
    candidates: &[Candidate<'_>],
    matched: &IndexMap<usize, Matched>,
) -> usize {
    let (mut lines, mut checks) = (String::new(), 0);
    for (column, candidate) in pairs(survey, candidates, matched) {
        let Of::Fact(fact) = candidate.of else { continue };
        let (FactValues::Date, (forms, is_doubtful)) = (&fact.values, words::forms(column)) else { continue };
        if forms.is_empty() {
            continue;
        }
        let list: Vec<String> = forms.iter().map(|form| quoted(form)).collect();
        let written = if let [one] = &list[..] { one.clone() } else { format!("[{}]", list.join(", ")) };
        let remark = if is_doubtful { format!("  # {CHECK}: the day before the month?") } else { String::new() };
        checks += usize::from(is_doubtful);
        lines += &format!("{} = {written}{remark}\n", quoted(&candidate.name));
    }
    if !lines.is_empty() {
        *text += &format!("\n[dates]  # beside YYYY-MM-DD\n{lines}");
    }
    checks
}

/// In how many rows a folded word stands, over these columns; a row counts once.
pub(super) fn rows_of_words(columns: &[&Column], kept: &impl Fn(&usize) -> bool) -> IndexMap<String, usize> {
    let mut rows: IndexMap<String, BTreeSet<usize>> = IndexMap::new();
    for column in columns {
        let folded: Vec<String> = column.words().iter().map(|word| fold(word).into_owned()).collect();
        for row in (0..column.len()).filter(|row| kept(row)) {
            rows.entry(folded[column.code(row)].clone()).or_default().insert(row);
        }
    }
    rows.into_iter().map(|(word, rows)| (word, rows.len())).collect()
}

fn answers(
    text: &mut String,
    survey: &Survey,
    candidates: &[Candidate<'_>],
    matched: &IndexMap<usize, Matched>,
    framework: &Framework,
    (settled, kept): (&Settled, &impl Fn(&usize) -> bool),
) -> usize {
    let of_answers = pairs(survey, candidates, matched).filter(|(_, one)| matches!(one.of, Of::Answers));
    let columns: Vec<&Column> = of_answers.map(|(column, _)| column).collect();
    let mut meant: Vec<(Answer, String, bool)> = Vec::new();
    let (mut unknown, mut hidden) = (Vec::new(), 0);
    for (word, rows) in rows_of_words(&columns, kept) {
        if words::declared(&word, framework).is_some() {
            continue;
        }
        if let Some(Some(said)) = settled.answers.get(&word) {
            meant.push((*said, word, false));
            continue;
        }
        let usual = spelling::answer(&word).filter(|_| !settled.answers.contains_key(&word));
        match usual {
            Some((answer, is_doubtful)) => meant.push((answer, word, is_doubtful)),
            None if rows >= SHOWN_FROM => unknown.push((word, rows)),
            None => hidden += 1,
        }
    }
    if meant.is_empty() && unknown.is_empty() && hidden == 0 {
        return 0;
    }
    *text += "\n[answers]  # words beside sufficient, yes, insufficient, no, cannot tell, n/a\n";
    let mut checks = 0;
    for answer in Answer::ALL {
        let of_it: Vec<&(Answer, String, bool)> = meant.iter().filter(|(meant, ..)| *meant == answer).collect();
        if of_it.is_empty() {
            continue;
        }
        let doubtful: Vec<String> = of_it.iter().filter(|one| one.2).map(|one| quoted(&one.1)).collect();
        let list: Vec<String> = of_it.iter().map(|one| quoted(&one.1)).collect();
        let key = if answer == Answer::Missing { "missing".to_owned() } else { answer.word().replace(' ', "-") };
        let remark = match doubtful.is_empty() {
            true => String::new(),
            false => format!("  # {CHECK}: {}", doubtful.join(", ")),
        };
        checks += usize::from(!doubtful.is_empty());
        *text += &format!("{key} = [{}]{remark}\n", list.join(", "));
    }
    checks += unmatched(text, &unknown, hidden, "add it to one of these lists");
    checks
}

/// Says which words have no meaning yet, and how many are not shown.
fn unmatched(text: &mut String, unknown: &[(String, usize)], hidden: usize, remedy: &str) -> usize {
    for (word, rows) in unknown {
        let _ = writeln!(text, "# {CHECK}: {} stands in {rows} rows; {remedy}", quoted(word));
    }
    if hidden > 0 {
        let words = if hidden == 1 { "1 more word is".to_owned() } else { format!("{hidden} more words are") };
        let _ = writeln!(text, "# {CHECK}: {words} in too few rows to be shown; `assize check` says in which cells");
    }
    unknown.len() + usize::from(hidden > 0)
}

fn values(
    text: &mut String,
    survey: &Survey,
    candidates: &[Candidate<'_>],
    matched: &IndexMap<usize, Matched>,
    (settled, kept): (&Settled, &impl Fn(&usize) -> bool),
) -> usize {
    let mut checks = 0;
    for (column, candidate) in pairs(survey, candidates, matched) {
        let Of::Fact(fact) = candidate.of else { continue };
        let FactValues::Listed(values) = &fact.values else { continue };
        let (mut lines, mut unknown, mut hidden) = (String::new(), Vec::new(), 0);
        let words = rows_of_words(&[column], kept);
        // Beside 2 and 3, a 1 may count or name something, and is no yes.
        let is_one_of_many = words.iter().any(|(word, _)| word.parse::<u32>().is_ok_and(|number| number > 1));
        for (word, rows) in words {
            if word.trim().is_empty() || values.iter().any(|value| fold(value) == word) {
                continue;
            }
            match settled.values.get(&(candidate.name.clone(), word.clone())) {
                Some(Some(said)) => {
                    lines += &format!("{} = {}\n", quoted(&word), quoted(said));
                    continue;
                }
                Some(None) => {
                    unknown.push((word, rows));
                    continue;
                }
                None => {}
            }
            let near = || spelling::near_value(&word, values).filter(|_| rows >= SHOWN_FROM);
            match (spelling::value(&word, values), near()) {
                (Some(value), _) if is_one_of_many && word.parse::<u32>().is_ok() => {
                    checks += 1;
                    lines +=
                        &format!("{} = {}  # {CHECK}: it stands beside other numbers\n", quoted(&word), quoted(value));
                }
                (Some(value), _) => lines += &format!("{} = {}\n", quoted(&word), quoted(value)),
                (None, Some(value)) => {
                    checks += 1;
                    lines += &format!("{} = {}  # {CHECK}\n", quoted(&word), quoted(value));
                }
                (None, None) if rows >= SHOWN_FROM => unknown.push((word, rows)),
                (None, None) => hidden += 1,
            }
        }
        checks +=
            unmatched(&mut lines, &unknown, hidden, &format!("it is one of {}, or \"\" for blank", values.join(", ")));
        if !lines.is_empty() {
            *text += &format!("\n[values.{}]\n{lines}", quoted(&candidate.name));
        }
    }
    checks
}
