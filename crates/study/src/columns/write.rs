//! The draft as TOML, with a remark on each line that somebody has to look at.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use assize_framework::Framework;
use assize_intake::{Layout, Person, SaysTotal, Survey, Surveyed, nearly, total};
use assize_model::{Answer, CodedColumn, FactValues, GROUP, SHOWN_FROM, fold, quoted};
use indexmap::{IndexMap, IndexSet};

use super::asking::Settled;
use super::matching::{Candidate, Matched, Matches, Of, reserved};
use super::{Draft, spelling, words};

pub(super) const CHECK: &str = "to check";

/// Writes the map.
pub(super) fn draft(
    found: &Matches<'_, '_>,
    settled: &Settled,
    (framework, names): (&Framework, &[String]),
    table: &Path,
) -> Draft {
    let survey = found.survey;
    let left_out = left_out(found);
    let kept = |row: &usize| !left_out.rows.contains(row);
    let mut text = format!(
        "# A column map for {}, drafted by `assize columns`.\n# The left is what the file says, the right what `{}` calls it. Look at every line that says `{CHECK}`.\n\n",
        name_of(table),
        framework.id
    );
    text += "others = \"ignore\"  # every column that is not named below\n\n[columns]\n";
    text += &columns(found, names);
    text += &left_out.lines();
    dates(&mut text, found, settled);
    answers(&mut text, found, framework, (settled, &kept));
    values(&mut text, found, (settled, &kept));
    let has_formulas = (0..survey.rows).any(|row| survey.formulas[row] && kept(&row));
    let checks = checks(&text);
    let summary = summary(found, checks.len());
    Draft { map: text, summary, checks, has_formulas, persons: persons(survey) }
}

/// The lines that somebody has to look at, each with its number.
pub(super) fn checks(map: &str) -> Vec<String> {
    let marked = (1..).zip(map.lines()).filter(|(_, line)| line.contains(&format!("# {CHECK}")));
    marked.map(|(number, line)| format!("line {number}: {line}")).collect()
}

/// What of the draft somebody has to look at, in words.
pub(super) fn look(checks: usize) -> String {
    match checks {
        0 => "nothing is marked to check".to_owned(),
        1 => format!("1 line is marked `{CHECK}`"),
        checks => format!("{checks} lines are marked `{CHECK}`"),
    }
}

/// A line a column.
fn columns(found: &Matches<'_, '_>, names: &[String]) -> String {
    let survey = found.survey;
    let mut text = String::new();
    let mut twice = IndexSet::new();
    for (column, surveyed) in survey.columns.iter().enumerate() {
        let matched = found.matched.get(&column);
        let is_twice = matched.is_some() && !twice.insert(fold(&surveyed.column.header).into_owned());
        text += &match matched {
            Some(_) if is_twice => format!(
                "# {CHECK}: {} is there twice: rename one of the columns in the file",
                quoted(&surveyed.column.header)
            ),
            Some(matched) => as_matched(surveyed, matched, found.candidates),
            None => as_nothing(column, found, names),
        };
        text.push('\n');
    }
    if !found.pairs().any(|(_, one)| matches!(one.of, Of::Id)) {
        let _ =
            writeln!(text, "# {CHECK}: no column is of ids: head one `id` in the file, in a cell that is not merged");
    }
    for heading in &survey.beside {
        let heading = quoted(heading);
        let _ = writeln!(text, "{heading} = \"ignore\"  # {CHECK}: a row of one answer has no such column");
    }
    let hidden = survey.hidden.iter().filter(|question| !names.contains(question)).count();
    if hidden > 0 {
        let questions = if hidden == 1 { "1 question is" } else { "some questions are" };
        let _ =
            writeln!(text, "# {CHECK}: {questions} in too few rows to be shown; `assize check` says in which cells");
    }
    if survey.unheaded {
        let _ = writeln!(text, "\"\" = \"ignore\"  # {CHECK}: a column without a heading has values");
    }
    text
}

fn as_matched(surveyed: &Surveyed, matched: &Matched, candidates: &[Candidate<'_>]) -> String {
    let candidate = &candidates[matched.candidate];
    let check = matched.doubt.map(|other| {
        let or = other.map(|other| format!(", or is it \"{}\"?", candidates[other].name));
        format!("{CHECK}{}", or.unwrap_or_default())
    });
    let person = surveyed.person.map(|person| of_person(person).to_owned());
    let mut remarks: Vec<String> = check.into_iter().chain([title_of(candidate)]).chain(person).collect();
    remarks.retain(|remark| !remark.is_empty());
    let remark = if remarks.is_empty() { String::new() } else { format!("  # {}", remarks.join("; ")) };
    format!("{} = {}{remark}", quoted(&surveyed.column.header), quoted(&candidate.name))
}

/// The line of a column that is neither a question nor a fact.
fn as_nothing(column: usize, found: &Matches<'_, '_>, names: &[String]) -> String {
    let Matches { survey, candidates, .. } = *found;
    let surveyed = &survey.columns[column];
    let heading = quoted(&surveyed.column.header);
    if let Some(person) = surveyed.person {
        return format!("# ignored: {heading}, {}", of_person(person));
    }
    if let Some(name) = reserved(surveyed) {
        let headed = survey.columns.iter().filter(|one| reserved(one) == Some(name)).count();
        return match fold(&surveyed.column.header) == name {
            true => format!("# {heading} is understood"),
            false if headed == 1 => format!("{heading} = {}  # {CHECK}, or \"ignore\"?", quoted(name)),
            false => format!("{heading} = \"ignore\"  # {CHECK}: is it {}?", quoted(name)),
        };
    }
    let is_taken = |name: &str| found.matched.values().any(|one| candidates[one.candidate].name == name);
    let near = nearly(&surveyed.column.header, names.iter().map(String::as_str)).filter(|name| !is_taken(name));
    if let Some(name) = near.or_else(|| names.iter().map(String::as_str).find(|name| *name == surveyed.column.header)) {
        return format!("{heading} = \"ignore\"  # {CHECK}: is it {}?", quoted(name));
    }
    let hint = found.hints.get(&column).map(|hint| &candidates[*hint]);
    let hint = hint.map(|one| format!("is it {}, {}?", quoted(&one.name), title_of(one)));
    match (survey.layout, hint) {
        // What stands in a cell is not a column that is left out with others.
        (Layout::Long, hint) => {
            format!("{heading} = \"ignore\"  # {CHECK}{}", hint.map(|hint| format!(": {hint}")).unwrap_or_default())
        }
        (Layout::Wide | Layout::Counts | Layout::Tally, None) => format!("# ignored: {heading}"),
        (Layout::Wide | Layout::Counts | Layout::Tally, Some(hint)) => format!("# ignored: {heading}; {hint}"),
    }
}

fn summary(found: &Matches<'_, '_>, checks: usize) -> String {
    let (survey, matched) = (found.survey, &found.matched);
    let count = |such: fn(&Of<'_>) -> bool| found.pairs().filter(|(_, one)| such(&one.of)).count();
    let answers = count(|of| matches!(of, Of::Answers));
    let facts = count(|of| matches!(of, Of::Fact(_)));
    let ids = if count(|of| matches!(of, Of::Id)) == 0 { "no column of ids, " } else { "" };
    let is_read = |(column, surveyed): &(usize, &Surveyed)| {
        matched.contains_key(column) || surveyed.person.is_none() && reserved(surveyed).is_some()
    };
    let read = survey.columns.iter().enumerate().filter(is_read).count();
    format!(
        "of {} columns {read} are matched ({ids}{answers} with answers, {facts} with facts), {} ignored; {}",
        survey.columns.len(),
        survey.columns.len() - read,
        look(checks)
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
pub(super) fn kept_rows(found: &Matches<'_, '_>) -> impl Fn(&usize) -> bool {
    let left_out = left_out(found);
    move |row| !left_out.rows.contains(row)
}

/// Rows that are not units, and the words of their ids.
struct LeftOut {
    rows: BTreeSet<usize>,
    ids: IndexSet<String>,
    /// How many rows have an id that speaks of a total in words that are not shown.
    hidden: usize,
    /// How many rows have no id, and do not say why.
    blank: usize,
}

impl LeftOut {
    fn lines(&self) -> String {
        let mut lines = String::new();
        let ids: Vec<String> = self.ids.iter().map(|id| quoted(id)).collect();
        if !ids.is_empty() {
            let rows = if self.blank == 1 { "a row has no id" } else { "rows have no id" };
            let check =
                if self.blank > 0 { format!("{CHECK}: {rows}, of totals or of units? ") } else { String::new() };
            let _ = writeln!(lines, "ignore = [{}]  # {check}rows whose id is this are not units", ids.join(", "));
        }
        if self.hidden > 0 {
            let rows = if self.hidden == 1 { "1 row".to_owned() } else { format!("{} rows", self.hidden) };
            let list = if ids.is_empty() { "write it in `ignore = [\"...\"]`" } else { "add it to the list" };
            let _ = writeln!(lines, "# {CHECK}: the id of {rows} mentions a total, and is not shown; {list}");
        }
        if lines.is_empty() { lines } else { format!("\n[rows]\n{lines}") }
    }
}

fn left_out(found: &Matches<'_, '_>) -> LeftOut {
    let survey = found.survey;
    let mut left_out = LeftOut { rows: BTreeSet::new(), ids: IndexSet::new(), hidden: 0, blank: 0 };
    let ids = found.pairs().find(|(_, one)| matches!(one.of, Of::Id));
    let Some((ids, _)) = ids else { return left_out };
    let of_row = |row: usize| survey.columns.iter().map(move |one| one.column.word(row));
    for row in 0..survey.rows {
        let id = ids.word(row);
        // Without an id it is a row of totals where it says so, or where it calculates.
        let is_blank_total = || survey.formulas[row] || of_row(row).any(|word| total(word) == SaysTotal::Alone);
        match total(id) {
            SaysTotal::Alone => {
                left_out.rows.insert(row);
                left_out.ids.insert(id.to_owned());
            }
            SaysTotal::InOwnWords => left_out.hidden += 1,
            SaysTotal::No if id.is_empty() => {
                left_out.blank += usize::from(!is_blank_total());
                left_out.rows.insert(row);
                left_out.ids.insert(String::new());
            }
            SaysTotal::No => {}
        }
    }
    left_out
}

fn dates(text: &mut String, found: &Matches<'_, '_>, settled: &Settled) {
    let mut lines = String::new();
    for (name, column) in found.dates() {
        let forms = words::forms(column, settled.dates.get(name).copied());
        let list: Vec<String> = forms.iter().map(|one| quoted(one.form)).collect();
        let written = match &list[..] {
            [] => continue,
            [one] => one.clone(),
            several => format!("[{}]", several.join(", ")),
        };
        let rivals: Vec<String> = forms.iter().flat_map(|one| &one.rivals).map(|form| quoted(form)).collect();
        let remark = match rivals.is_empty() {
            true => String::new(),
            false => format!("  # {CHECK}, or {}?", rivals.join(" or ")),
        };
        lines += &format!("{} = {written}{remark}\n", quoted(name));
    }
    if !lines.is_empty() {
        *text += &format!("\n[dates]  # beside YYYY-MM-DD\n{lines}");
    }
}

/// Where a folded word stands.
pub(super) struct Stands {
    /// In how many rows; a row counts once.
    pub(super) rows: usize,
    /// As it is written, where nothing is left of it when it is folded: a dash.
    pub(super) shown: String,
}

/// By folded word where it stands, over these columns.
pub(super) fn rows_of_words(columns: &[&CodedColumn], kept: &impl Fn(&usize) -> bool) -> IndexMap<String, Stands> {
    let mut found: IndexMap<String, Stands> = IndexMap::new();
    let rows = columns.first().map_or(0, |column| column.len());
    let kept_of = |group: usize| {
        let rows = (group * GROUP..rows).take(GROUP);
        rows.zip(0..).filter(|(row, _)| kept(row)).fold(0_u64, |kept, (_, place)| kept | 1 << place)
    };
    let kept: Vec<u64> = (0..rows.div_ceil(GROUP)).map(kept_of).collect();
    // By column and code the place among them.
    let mut places: Vec<Vec<Option<usize>>> = Vec::new();
    for column in columns {
        let mut of_codes = vec![None; column.words().len()];
        for code in kept.iter().enumerate().flat_map(|(group, kept)| column.divide(group, *kept)).map(|(code, _)| code)
        {
            of_codes[code].get_or_insert_with(|| {
                let written = &column.words()[code];
                let word = fold(written);
                let shown = if word.trim() == word { word.to_string() } else { written.trim().to_lowercase() };
                let stands = found.entry(word.into_owned());
                let place = stands.index();
                stands.or_insert(Stands { rows: 0, shown });
                place
            });
        }
        places.push(of_codes);
    }
    // Of a group of rows: those that have a word in any column.
    let mut having: IndexMap<usize, u64> = IndexMap::new();
    for (group, kept) in kept.iter().enumerate() {
        for (column, places) in columns.iter().zip(&places) {
            for (code, rows) in column.divide(group, *kept) {
                *having.entry(places[code].expect("it stands in a row that is kept")).or_default() |= rows;
            }
        }
        for (place, rows) in having.drain(..) {
            found[place].rows += rows.count_ones() as usize;
        }
    }
    found
}

/// Whether a column has numbers beside 1 and 0, so that these may be no yes and no.
fn is_coded(column: &CodedColumn) -> bool {
    column.words().iter().any(|word| word.trim().parse::<f64>().is_ok_and(|number| (2.0..=20.0).contains(&number)))
}

fn answers(
    text: &mut String,
    found: &Matches<'_, '_>,
    framework: &Framework,
    (settled, kept): (&Settled, &impl Fn(&usize) -> bool),
) {
    let of_answers = found.pairs().filter(|(_, one)| matches!(one.of, Of::Answers));
    let columns: Vec<&CodedColumn> = of_answers.map(|(column, _)| column).collect();
    let coded: Vec<&&CodedColumn> = columns.iter().filter(|column| is_coded(column)).collect();
    let is_code = |word: &str| {
        let has = |column: &&&CodedColumn| column.words().iter().any(|one| fold(one) == word);
        matches!(word, "1" | "0" | "1.0" | "0.0") && coded.iter().any(has)
    };
    let mut meant: Vec<(Answer, String, bool)> = Vec::new();
    let (mut unknown, mut hidden) = (Vec::new(), 0);
    let words = rows_of_words(&columns, kept);
    let is_welsh = words.keys().any(|word| spelling::is_welsh_yes(word));
    for (word, stands) in words {
        if word == "na" && is_welsh {
            meant.push((Answer::Insufficient, stands.shown, true));
            continue;
        }
        if words::declared(&word, framework).is_some() {
            continue;
        }
        let said = settled.answers.get(&word);
        let usual = || spelling::answer(&word).filter(|_| said.is_none());
        match (said, usual()) {
            (Some(Some(said)), _) => meant.push((*said, stands.shown, false)),
            (_, Some((answer, is_doubtful))) => meant.push((answer, stands.shown, is_doubtful || is_code(&word))),
            (_, None) if stands.rows >= SHOWN_FROM => unknown.push(stands),
            (_, None) => hidden += 1,
        }
    }
    if meant.is_empty() && unknown.is_empty() && hidden == 0 {
        return;
    }
    *text += "\n[answers]  # words beside sufficient, yes, insufficient, no, cannot tell, n/a\n";
    for answer in Answer::ALL {
        let of_it: Vec<&(Answer, String, bool)> = meant.iter().filter(|(meant, ..)| *meant == answer).collect();
        // Words without a meaning are to be added to one of the lists, so all are there.
        if of_it.is_empty() && unknown.is_empty() && hidden == 0 {
            continue;
        }
        let doubtful: Vec<String> = of_it.iter().filter(|one| one.2).map(|one| quoted(&one.1)).collect();
        let list: Vec<String> = of_it.iter().map(|one| quoted(&one.1)).collect();
        let key = key(answer);
        let remark = match doubtful.is_empty() {
            true => String::new(),
            false => format!("  # {CHECK}: {}", doubtful.join(", ")),
        };
        *text += &format!("{key} = [{}]{remark}\n", list.join(", "));
    }
    unmatched(text, &unknown, hidden, "add it to one of these lists");
}

/// What a map calls an answer.
pub(super) fn key(answer: Answer) -> String {
    if answer == Answer::Missing { "missing".to_owned() } else { answer.word().replace(' ', "-") }
}

/// Says which words have no meaning yet, and how many are not shown.
fn unmatched(text: &mut String, unknown: &[Stands], hidden: usize, remedy: &str) {
    for Stands { rows, shown } in unknown {
        let _ = writeln!(text, "# {CHECK}: {} is in {rows} rows; {remedy}", quoted(shown));
    }
    if hidden > 0 {
        let words = if hidden == 1 { "1 more word is".to_owned() } else { format!("{hidden} more words are") };
        let _ = writeln!(text, "# {CHECK}: {words} in too few rows to be shown; `assize check` says in which cells");
    }
}

fn values(text: &mut String, found: &Matches<'_, '_>, (settled, kept): (&Settled, &impl Fn(&usize) -> bool)) {
    for (column, candidate) in found.pairs() {
        let Of::Fact(fact) = candidate.of else { continue };
        let FactValues::Listed(values) = &fact.values else { continue };
        let (mut lines, mut unknown, mut hidden) = (String::new(), Vec::new(), 0);
        let words = rows_of_words(&[column], kept);
        // Beside 2 and 3, a 1 may count or name something, and is not a yes.
        let is_one_of_many = words.iter().any(|(word, _)| word.parse::<u32>().is_ok_and(|number| number > 1));
        for (word, stands) in words {
            let written = quoted(&stands.shown);
            if word.trim().is_empty() || values.iter().any(|value| fold(value) == word) {
                continue;
            }
            match settled.values.get(&(candidate.name.clone(), word.clone())) {
                Some(Some(said)) => {
                    lines += &format!("{written} = {}\n", quoted(said));
                    continue;
                }
                Some(None) => {
                    unknown.push(stands);
                    continue;
                }
                None => {}
            }
            let near = || spelling::near_value(&word, values).filter(|_| stands.rows >= SHOWN_FROM);
            match (spelling::value(&word, values), near()) {
                (Some(value), _) if is_one_of_many && word.parse::<u32>().is_ok() => {
                    lines += &format!("{written} = {}  # {CHECK}: there are other numbers beside it\n", quoted(value));
                }
                (Some(value), _) => lines += &format!("{written} = {}\n", quoted(value)),
                (None, Some(value)) => {
                    lines += &format!("{written} = {}  # {CHECK}\n", quoted(value));
                }
                (None, None) if stands.rows >= SHOWN_FROM => unknown.push(stands),
                (None, None) => hidden += 1,
            }
        }
        unmatched(&mut lines, &unknown, hidden, &format!("it is one of {}, or \"\" for blank", values.join(", ")));
        if !lines.is_empty() {
            *text += &format!("\n[values.{}]\n{lines}", quoted(&candidate.name));
        }
    }
}
