//! Whether everything that the document says is there as it says it, and nothing that it does not say.

use assize_compose::Trial;
use assize_report::{Report, ShownFigure, Table};
use assize_writer::File;

use super::invented::invented;
use super::read::{all_text, is_table, parts, squeezed, stands_as_numbers};
use super::rows::{Shape, astray};
use super::words::{Said, What};
use super::{Manner, headings};

/// The trials of the document with everything.
pub(super) fn whole(files: &[File], report: &Report, said: &[Said], manner: Manner<'_>) -> Vec<Trial> {
    let Some(text) = all_text(files) else {
        let why = if files.is_empty() { "there is no file" } else { "its files are not text, and are not looked into" };
        return vec![Trial { is_advice: !files.is_empty(), ..Trial::new("loses no figure", Some(why.to_owned())) }];
    };
    let shown = squeezed(&text);
    // A table holds tables, not what else a page shows.
    let is_table = files.iter().all(is_table);
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
    let (order, early, moved) = match holds_numbers {
        true => (None, None, None),
        false => (out_of_order(said, &shown).or_else(|| twice(said, &shown)), late(said, &shown), moved(said, &shown)),
    };
    let is_drawn = draws(files, said);
    let shape = Shape { holds_numbers: holds_numbers || is_table, is_part: manner.is_part };
    let part = |what: &str, fault| Trial { is_advice: manner.is_part, ..Trial::new(what, fault) };
    let mut trials = vec![
        part("loses and alters no figure", lost),
        Trial::new("keeps the marks of figures", marks),
        // What a part shows is as unaltered as a whole.
        Trial::new("keeps each cell in its row, under its heading, as it is", astray(report, &text, shape)),
        part("has headings, each a step below the one above", headings::fault(files, report)),
        part("keeps sections, words and rows in their order", order),
        Trial::new("shows notices before any table, in their order", early.filter(|_| !is_table)),
        Trial::new(
            "keeps notes with their table, or all behind the tables, in their order",
            moved.filter(|_| !is_table),
        ),
        Trial::new("puts no `not` before a text", denied(said, &shown)),
        Trial::new("says nothing that the document does not say", invented(&text, report)),
    ];
    trials.extend(What::ALL.into_iter().filter(|(what, _)| !is_table || what.is_of_rows()).map(|(what, kept)| {
        // A number that is one has its unit in the heading.
        let is_bare = what == What::Numbers && shape.holds_numbers;
        let there = |one: &Said| shown.contains(&if is_bare { one.word.clone() } else { squeezed(&one.text) });
        let lost = said.iter().filter(|one| one.what == what && (!is_table || one.is_in_table && !one.is_for_readers));
        let lost: Vec<String> = lost.filter(|one| !there(one)).map(|one| format!("\"{}\"", one.text)).collect();
        let fault = (!lost.is_empty()).then(|| format!("these are not there: {}", lost.join(", ")));
        // No part of a notice may be left out.
        let is_advice = what.is_advice(is_drawn) || manner.is_part && what != What::Notices;
        Trial { is_advice, ..Trial::new(format!("keeps {kept}"), fault) }
    }));
    trials
}

/// The first text that is there, and not behind those that it follows. A list of contents may stand before all.
fn out_of_order(said: &[Said], shown: &str) -> Option<String> {
    let texts = said.iter().filter(|one| one.what.is_in_order()).map(|one| (squeezed(&one.text), &one.text));
    let (mut from, mut last) = (0, None);
    for (text, one) in texts.filter(|(text, _)| shown.contains(text)) {
        match (shown[from..].find(&text), last) {
            (Some(at), _) => from += at + text.len(),
            (None, last) => return Some(format!("\"{one}\" does not follow \"{}\"", last.unwrap_or(one))),
        }
        last = Some(one);
    }
    None
}

/// A note that stands with what is not its table. With its table is from the title of that to the text behind it; notes that stand behind all
/// tables are in order there.
fn moved(said: &[Said], shown: &str) -> Option<String> {
    let place = |one: &Said| shown.find(&one.word);
    let is_row = |one: &&Said| one.is_in_table && one.what.is_of_rows();
    let mut last = said.iter().filter(is_row).filter_map(place).max()?;
    said.iter().enumerate().filter(|(_, one)| one.what == What::Notes).find_map(|(which, note)| {
        let at = place(note)?;
        let own = said[..which].iter().rev().take_while(|one| one.is_in_table && one.what != What::Notes).count();
        let own = &said[which - own..which];
        let row = own.iter().filter(is_row).find_map(place).unwrap_or_default();
        // Its title may stand in a list of contents, too.
        let from = own.iter().filter_map(|one| shown[..row].rfind(&one.word)).min().unwrap_or(row);
        let is_next = |one: &&Said| is_row(one) || one.what == What::Prose;
        let to = said[which..].iter().filter(is_next).find_map(place).unwrap_or(shown.len());
        let is_behind = at > last;
        if is_behind {
            last = at;
        }
        let is_astray = !is_behind && !(from..to).contains(&at);
        is_astray.then(|| format!("\"{}\" stands neither with its table nor behind all tables, in order", note.text))
    })
}

/// A sentence that is there once more.
fn twice(said: &[Said], shown: &str) -> Option<String> {
    let mut sentences = said.iter().filter(|one| one.what == What::Prose);
    let twice = sentences.find(|one| shown.matches(&squeezed(&one.text)).count() > 1)?;
    Some(format!("\"{}\" is there twice", twice.text))
}

/// A text before which a word turns what it says.
fn denied(said: &[Said], shown: &str) -> Option<String> {
    let is_denied = |one: &&Said| {
        let text = squeezed(&one.text);
        let before = |at: usize| shown[..at].to_lowercase();
        shown.match_indices(&text).any(|(at, _)| ["not", "never"].iter().any(|word| before(at).ends_with(word)))
    };
    let denied = said.iter().find(is_denied)?;
    Some(format!("a word before \"{}\" makes it say the opposite", denied.text))
}

/// Whether a page has a drawing for each chart; a sign beside a heading is none.
fn draws(files: &[File], said: &[Said]) -> bool {
    let pictures = ["<svg", "<img", "![", "image::", "\\includegraphics"];
    let texts = files.iter().filter_map(|file| str::from_utf8(&file.contents).ok());
    let charts = said.iter().filter(|one| one.what == What::Alternatives).count();
    let drawn = |text: &str| pictures.iter().map(|picture| text.matches(picture).count()).sum::<usize>();
    texts.into_iter().map(drawn).sum::<usize>() >= charts
}

/// A notice that stands behind what is in a table, or before one that it follows.
fn late(said: &[Said], shown: &str) -> Option<String> {
    let place = |one: &Said| shown.find(&one.word);
    // The title of a table may stand in a list of tables.
    let first = said.iter().filter(|one| one.is_in_table && one.what.is_of_rows()).filter_map(place).min()?;
    let late = said.iter().find(|one| one.what == What::Notices && place(one).is_some_and(|at| at > first));
    let late = late.map(|one| format!("\"{}\" comes after a table", one.text));
    let notices = said.iter().filter(|one| one.what == What::Notices).filter_map(|one| Some((place(one)?, one)));
    let notices: Vec<_> = notices.collect();
    let turned = || notices.windows(2).find(|pair| pair[0].0 > pair[1].0);
    late.or_else(|| turned().map(|pair| format!("\"{}\" comes before \"{}\"", pair[1].1.text, pair[0].1.text)))
}
