//! Words that a column should not have. A word of answers is shown if so many rows have it that it identifies no person. For any other word
//! the message only names the known word that may be meant.

use assize_diag::{Diagnostic, nearest};
use assize_framework::Scale;
use assize_model::{CodedColumn, Fact, SHOWN_FROM, fold};
use assize_reader::tick;

use super::UNKNOWN_WORD;
use crate::admit::WordPlace;

/// A longer one is a remark, not an answer.
const LONGEST_SHOWN: usize = 30;

/// Answers that everybody knows.
const ANSWERS: [&str; 6] = ["sufficient", "insufficient", "yes", "no", "cannot tell", "not applicable"];

/// Where a word stands that means nothing there, once for each way it is written.
type Places<'p, 'a> = &'p [WordPlace<'a>];

/// A word of answer columns that means nothing here, with every column it stands in. `more`: other words for answers here. In the long
/// layout `is_of_answers` tells whether one of them has answers at all: where headings were exchanged, ids stand there.
pub(crate) fn unknown_answer<'k>(
    places: Places<'_, '_>,
    more: impl Iterator<Item = &'k str>,
    is_of_answers: impl Fn(&CodedColumn) -> bool,
) -> Diagnostic {
    let may_be_shown = places.iter().any(|place| place.column.lines.is_none() || is_of_answers(place.column));
    let declare = "declare further words in the framework's `[words]` or in `[answers]` of a column map";
    answer(places, may_be_shown).help(match meant(places, ANSWERS.into_iter().chain(more)) {
        Some(known) => format!("write `{known}` if that is meant, or {declare}"),
        None => format!("answers are sufficient, insufficient, yes, no, n/a, cannot tell or blank; {declare}"),
    })
}

pub(crate) fn unknown_value(places: Places<'_, '_>, fact: &Fact, values: &[String]) -> Diagnostic {
    let meant = meant(places, values.iter().map(String::as_str));
    let meant = meant.map(|known| format!("write `{known}` if that is meant; ")).unwrap_or_default();
    hidden(places, &format!("unrecognised value of the fact `{}`", fact.id)).help(format!(
        "{meant}its values are {}; map the file's words in `[values.\"{}\"]` of a column map",
        values.join(", "),
        fact.id
    ))
}

pub(crate) fn no_value_of_scale(places: Places<'_, '_>, scale: &Scale) -> Diagnostic {
    let meant = meant(places, scale.values.iter().map(String::as_str));
    let meant = meant.map(|known| format!("write `{known}` if that is meant; ")).unwrap_or_default();
    let help = format!("{meant}answers here are {}, n/a, cannot tell or blank", scale.values.join(", "));
    answer(places, places[0].column.lines.is_none()).help(help)
}

pub(crate) fn no_day(places: Places<'_, '_>, fact: &Fact) -> Diagnostic {
    hidden(places, &format!("no day for the fact `{}`", fact.id)).help(format!(
        "write days as YYYY-MM-DD, or say in a column map how they are written: `[dates]` with `{} = \"dd/mm/yyyy\"`",
        fact.id
    ))
}

/// A word where a fact is a number.
pub(crate) fn no_number(places: Places<'_, '_>, fact: &Fact) -> Diagnostic {
    hidden(places, &format!("no number for the fact `{}`", fact.id)).help(
        "write 12 or 12.5: 0 or more, at most six decimals, a point before them, without units and spaces; `n/a` where it does not count; blank where it is not known",
    )
}

/// The known word that these are short for, or nearly are.
fn meant<'k>(places: Places<'_, '_>, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let written = places.iter().map(|place| place.word()).min_by_key(|word| word.len())?;
    let known: Vec<&str> = known.collect();
    known.iter().copied().find(|known| is_short_for(written, known)).or_else(|| nearest(&fold(written), known))
}

/// Whether each word of one begins the word of the other in its place: `not suff.`.
fn is_short_for(written: &str, known: &str) -> bool {
    let words = |text: &str| {
        fold(text).split([' ', '/', '.']).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (written, known) = (words(written), words(known));
    let begins =
        |(short, long): (&String, &String)| short.chars().all(char::is_alphabetic) && long.starts_with(&**short);
    !written.is_empty() && written.len() == known.len() && written.iter().zip(&known).all(begins)
}

/// An unknown word of answers.
fn answer(places: Places<'_, '_>, may_be_shown: bool) -> Diagnostic {
    let first = places[0];
    let rows = rows(places);
    if !may_be_shown || rows < SHOWN_FROM || first.word().chars().count() > LONGEST_SHOWN {
        return hidden(places, "unrecognised answer");
    }
    let (word, header, others) = (tick(first.word()), &first.column.header, others(places));
    let message = format!("{word} is not an answer that is known; it is in {rows} rows, in column `{header}`{others}");
    Diagnostic::error(UNKNOWN_WORD, message).at(first.at())
}

fn hidden(places: Places<'_, '_>, what: &str) -> Diagnostic {
    let first = places[0];
    let more = match rows(places) {
        0 | 1 => String::new(),
        2 => " (here and in 1 more row)".to_owned(),
        rows => format!(" (here and in {} more rows)", rows - 1),
    };
    let length = first.column.words()[first.code].chars().count();
    let length = if length == 1 { "1 character".to_owned() } else { format!("{length} characters") };
    let message = format!("{what} ({length}) in column `{}`{more}{}", first.column.header, others(places));
    Diagnostic::error(UNKNOWN_WORD, message).at(first.at())
}

/// How many rows have it, in any column of any inspection.
fn rows(places: Places<'_, '_>) -> usize {
    let same = |one: &WordPlace<'_>, other: &WordPlace<'_>| std::ptr::eq(one.table, other.table);
    let of_table = |places: &[WordPlace<'_>]| {
        let mut has: Vec<(&CodedColumn, Vec<bool>)> = Vec::new();
        for place in places {
            let at = has.iter().position(|(column, _)| std::ptr::eq(*column, place.column)).unwrap_or_else(|| {
                has.push((place.column, vec![false; place.column.words().len()]));
                has.len() - 1
            });
            has[at].1[place.code] = true;
        }
        let has_it = |row: &usize| has.iter().any(|(column, codes)| codes[column.code(*row)]);
        (0..places[0].table.len()).filter(has_it).count()
    };
    places.chunk_by(same).map(of_table).sum()
}

fn others(places: Places<'_, '_>) -> String {
    let mut headers: Vec<&str> = places.iter().map(|place| place.column.header.as_str()).collect();
    headers.sort_unstable();
    headers.dedup();
    match headers.len() {
        1 => String::new(),
        2 => " and in 1 more column".to_owned(),
        columns => format!(" and in {} more columns", columns - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::is_short_for;

    #[test]
    fn what_is_short_for_a_known_word() {
        for (short, known) in [
            ("Suff", "sufficient"),
            ("insuff.", "insufficient"),
            ("N.A.", "not applicable"),
            ("Fem", "female"),
            ("v high", "very-high"),
            ("ye", "yes"),
        ] {
            assert!(is_short_for(short, known), "{short}");
        }
        for (other, known) in
            [("Lowe", "low"), ("Yeo", "yes"), ("", "yes"), ("-", "no"), ("suff x", "sufficient"), ("1", "1st")]
        {
            assert!(!is_short_for(other, known), "{other}");
        }
    }
}
