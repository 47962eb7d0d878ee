//! Whether everything that the document says is there as it says it, and nothing that it does not say.

use std::collections::BTreeSet;

use assize_compose::Trial;
use assize_report::{Report, RowKind, Shown, ShownFigure, Table};
use assize_writer::File;
use serde_json::Value;

use super::Manner;
use super::read::{all_text, ending, parts, squeezed, stands_as_numbers};
use super::words::{Said, What};

/// What a document that is a draft for those who hold the cases is not.
const NOT_SAID: [&str; 2] = ["final", "public"];

/// The trials of the document with everything.
pub(super) fn whole(files: &[File], report: &Report, said: &[Said], manner: Manner) -> Vec<Trial> {
    let Some(text) = all_text(files) else {
        let why = if files.is_empty() { "there is no file" } else { "its files are not text, and are not looked into" };
        return vec![Trial { is_advice: !files.is_empty(), ..Trial::new("loses no figure", Some(why.to_owned())) }];
    };
    let shown = squeezed(&text).replace('\u{2212}', "-");
    // A table holds tables, not what else a page shows.
    let is_table = files.iter().all(|file| ending(file) == "csv");
    let figures: Vec<ShownFigure<'_>> = match is_table {
        true => report.tables().flat_map(Table::shown).collect(),
        false => report.shown(),
    };
    let texts = figures.iter().map(|(_, text, _)| *text);
    // A workbook holds numbers: what shows as 58% is 0.58 there.
    let holds_numbers = files.iter().all(|file| parts(file).is_some());
    let is_there = |text: &str| shown.contains(&squeezed(text)) || holds_numbers && stands_as_numbers(text, &shown);
    let lost: Vec<&str> = texts.filter(|text| !is_there(text)).collect();
    let lost = (!lost.is_empty()).then(|| format!("these are not there as they are written: {}", lost.join(", ")));
    let marks = figures.iter().flat_map(|(.., marks)| *marks).map(|mark| mark.text());
    let marks: Vec<&str> = marks.filter(|mark| !shown.contains(mark)).collect();
    let marks = (!marks.is_empty()).then(|| format!("these are not there: {}", marks.join(", ")));
    // The words of a workbook stand apart from its sheets.
    let (order, early) = if holds_numbers { (None, None) } else { (out_of_order(said, &shown), late(said, &shown)) };
    let part = |what: &str, fault| Trial { is_advice: manner.is_part, ..Trial::new(what, fault) };
    let mut trials = vec![
        part("loses and alters no figure", lost),
        Trial::new("keeps the marks of figures", marks),
        // Where every column has its name, their order says nothing.
        part("keeps cells in the order of their columns", turned(report, &shown, holds_numbers).filter(|_| !is_table)),
        part("keeps sections, words and rows in their order", order),
        Trial::new("shows notices before any table", early.filter(|_| !is_table)),
        Trial::new("says nothing that the document does not say", invented(&text, report)),
    ];
    trials.extend(What::ALL.into_iter().filter(|what| !is_table || what.is_of_rows()).map(|what| {
        let there = |one: &Said| shown.contains(&if what.is_whole() { squeezed(&one.text) } else { one.word.clone() });
        let lost = said.iter().filter(|one| one.what == what && (!is_table || one.is_in_table));
        let lost: Vec<String> = lost.filter(|one| !there(one)).map(|one| format!("\"{}\"", one.text)).collect();
        let fault = (!lost.is_empty()).then(|| format!("these are not there: {}", lost.join(", ")));
        // Of a notice nobody may leave anything out.
        let is_advice = what.is_advice() || manner.is_part && what != What::Notices;
        Trial { is_advice, ..Trial::new(format!("keeps {}", what.text()), fault) }
    }));
    trials
}

/// The first row of the golden table whose cells stand in another order than its columns, where all of them stand there once. A workbook may keep
/// its numbers apart from its words.
fn turned(report: &Report, shown: &str, holds_numbers: bool) -> Option<String> {
    let table = report.table("golden-table")?;
    let rows = table.rows.iter().filter(|row| row.kind != RowKind::Group).map(|row| {
        let cells = row.cells.iter().zip(&table.columns).filter(|(_, column)| column.shown == Shown::Everywhere);
        let texts = cells.map(|(cell, _)| squeezed(cell.words())).filter(|text| text.len() > 3);
        let texts = texts.filter(|text| !holds_numbers || text.contains("word"));
        texts.collect::<Vec<String>>()
    });
    let places = |texts: &Vec<String>| {
        let once = |text: &String| {
            let mut all = shown.match_indices(text.as_str());
            all.next().filter(|_| all.next().is_none()).map(|(at, _)| at)
        };
        texts.iter().filter_map(once).collect::<Vec<usize>>()
    };
    let turned = rows.into_iter().find(|texts| !places(texts).is_sorted());
    turned.map(|texts| format!("the row {} is in another order", texts.join(", ")))
}

/// The first text that stands before one which it follows in the document.
fn out_of_order(said: &[Said], shown: &str) -> Option<String> {
    What::ALL.into_iter().filter(|what| what.is_in_order()).find_map(|what| {
        let places = said.iter().filter(|one| one.what == what);
        let places: Vec<(usize, &Said)> = places.filter_map(|one| Some((shown.find(&one.word)?, one))).collect();
        let turned = places.windows(2).find(|pair| pair[0].0 > pair[1].0)?;
        Some(format!("\"{}\" stands before \"{}\"", turned[1].1.text, turned[0].1.text))
    })
}

/// A notice that stands behind what is in a table.
fn late(said: &[Said], shown: &str) -> Option<String> {
    let place = |one: &Said| shown.find(&one.word);
    let first = said.iter().filter(|one| one.is_in_table).filter_map(place).min()?;
    let late = said.iter().find(|one| one.what == What::Notices && place(one).is_some_and(|at| at > first));
    late.map(|one| format!("\"{}\" stands behind a table", one.text))
}

/// "12 of 34" that no figure is, and words for what the document is not.
fn invented(text: &str, report: &Report) -> Option<String> {
    let document = serde_json::to_value(report).expect("a report always serialises");
    let mut known = Known::default();
    known.read(&document);
    if let Some((n, of)) = counts(text).into_iter().find(|pair| !known.counts.contains(pair)) {
        return Some(format!("`{n} of {of}` is in no figure"));
    }
    let words: BTreeSet<String> = words(text).collect();
    let word = NOT_SAID.into_iter().find(|word| words.contains(*word) && !known.words.contains(*word));
    word.map(|word| format!("it says `{word}`, and is a draft for those who hold the cases"))
}

#[derive(Default)]
struct Known {
    counts: BTreeSet<(String, String)>,
    words: BTreeSet<String>,
}

impl Known {
    fn read(&mut self, value: &Value) {
        match value {
            Value::String(text) => {
                self.counts.extend(counts(text));
                self.words.extend(words(text));
            }
            Value::Array(all) => all.iter().for_each(|one| self.read(one)),
            Value::Object(all) => {
                let number = |key: &str| all.get(key).and_then(Value::as_u64).map(|number| number.to_string());
                let parts = ["n", "least", "most"].into_iter().filter_map(number);
                self.counts.extend(parts.filter_map(|part| Some((part, number("of")?))));
                all.values().for_each(|one| self.read(one));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

fn counts(text: &str) -> BTreeSet<(String, String)> {
    let number = |text: &str| text.bytes().all(|letter| letter.is_ascii_digit()) && !text.is_empty();
    let bare = |text: &str| text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let all: Vec<String> = text.split_whitespace().map(bare).collect();
    let pairs = all.windows(3).filter(|three| three[1] == "of" && number(&three[0]) && number(&three[2]));
    pairs.map(|three| (three[0].clone(), three[2].clone())).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}
