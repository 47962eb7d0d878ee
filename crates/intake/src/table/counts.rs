//! One row a question, with how many units had each answer: what published annexes print, and what `[counts]` of a record say.

mod figures;

use std::collections::BTreeSet;

use assize_model::{Answer, UnitTable, answer_of_word, fold};

use super::Sheet;
use super::header::{RESERVED, Role, check_map};
use crate::column_map::{ColumnMap, Name};
use crate::diags;

pub(crate) use figures::give;

/// What heads the questions.
const QUESTION: &str = "question";
/// The same in Welsh.
const CWESTIWN: &str = "cwestiwn";

/// What a column of figures says; each is called as in a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Quantity {
    Count(Answer),
    /// The part of the insufficient that was not done at all.
    NotDone,
    Total,
    PerCent,
}

impl Quantity {
    const ALL: [Self; 8] = [
        Self::Count(Answer::Sufficient),
        Self::Count(Answer::Insufficient),
        Self::Count(Answer::CannotTell),
        Self::Count(Answer::Missing),
        Self::Count(Answer::NotApplicable),
        Self::NotDone,
        Self::Total,
        Self::PerCent,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Count(Answer::Sufficient) => "sufficient",
            Self::Count(Answer::Insufficient) => "insufficient",
            Self::Count(Answer::CannotTell) => "cannot-tell",
            Self::Count(Answer::Missing) => "missing",
            Self::Count(Answer::NotApplicable) => "not-applicable",
            Self::NotDone => "not-done",
            Self::Total => "total",
            Self::PerCent => "per-cent",
        }
    }

    /// Whether a row may say this alone, and something follows from it.
    const fn is_telling(self) -> bool {
        matches!(self, Self::Count(Answer::Sufficient) | Self::PerCent)
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.word() == name)
    }

    /// What is meant by a heading, as annexes have it: `n` of `N`, `Number`, `Per cent`, `Met`, `Not met`, `% sufficient`, `Yes (n)`.
    fn of_heading(heading: &str) -> Option<Self> {
        match heading.trim() {
            "n" => return Some(Self::Count(Answer::Sufficient)),
            "N" => return Some(Self::Total),
            _ => {}
        }
        let folded = fold(heading).replace(['(', ')'], " ");
        let words: Vec<&str> = folded.split_whitespace().collect();
        let (of_number, of_percent) = (["number", "n", "count", "nifer"], ["%", "percent", "percentage", "canran"]);
        let joined = words
            .join(" ")
            .replace("per cent", "percent")
            .replace("number of cases", "total")
            .replace("no. of cases", "total");
        let words: Vec<&str> = joined.split(' ').collect();
        let without = |left_out: &[&str]| {
            let kept: Vec<&str> = words.iter().copied().filter(|word| !left_out.contains(word)).collect();
            (kept.len() < words.len()).then(|| kept.join(" "))
        };
        if let Some(rest) = without(&of_percent) {
            let is_of_sufficient = rest.is_empty() || Self::of_word(&rest) == Some(Self::Count(Answer::Sufficient));
            return is_of_sufficient.then_some(Self::PerCent);
        }
        match without(&of_number) {
            Some(rest) if rest.is_empty() => Some(Self::Count(Answer::Sufficient)),
            Some(rest) => Self::of_word(&rest),
            None => Self::of_word(&joined),
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "met" | "numerator" | "digonol" => Self::Count(Answer::Sufficient),
            "not met" | "not sufficient" | "annigonol" => Self::Count(Answer::Insufficient),
            "can't tell" | "not known" => Self::Count(Answer::CannotTell),
            "missing" | "blank" | "not answered" => Self::Count(Answer::Missing),
            "does not apply" | "amherthnasol" => Self::Count(Answer::NotApplicable),
            "not done" => Self::NotDone,
            "total" | "all" | "of" | "base" | "denominator" | "cases" | "cyfanswm" => Self::Total,
            "" => return None,
            other => Self::Count(answer_of_word(other)?),
        })
    }
}

/// What a column so headed says in a table of counts, as it is called there; `None` where that is not known.
pub(super) fn known(heading: &str) -> Option<&'static str> {
    match fold(heading).as_ref() {
        QUESTION | CWESTIWN => Some(QUESTION),
        _ => Quantity::of_heading(heading).map(Quantity::word),
    }
}

/// What a column so headed, or so called by the map, is here; whether it is ignored where nothing knows it.
pub(super) fn meaning(name: &str, is_other: bool) -> (String, Role) {
    let folded = fold(name);
    match Quantity::named(name).or_else(|| Quantity::of_heading(name)) {
        _ if [QUESTION, CWESTIWN].contains(&&*folded) => (QUESTION.to_owned(), Role::Id),
        Some(figure) => (figure.word().to_owned(), Role::Keep),
        None if RESERVED.contains(&&*folded) => (folded.into_owned(), Role::Keep),
        None if is_other => (name.to_owned(), Role::Ignore),
        None => (name.to_owned(), Role::Keep),
    }
}

/// Whether a heading is of figures from which something follows, so that the rows are of counts.
pub(super) fn is_figure(heading: &str, map: &ColumnMap) -> bool {
    let name = match map.name(heading) {
        Some(Name::Ignored) => return false,
        Some(Name::Called(name)) => name,
        None => heading,
    };
    Quantity::named(name).or_else(|| Quantity::of_heading(name)).is_some_and(Quantity::is_telling)
}

/// The table with its questions as the map calls them, without the rows that the map ignores; and which of the rows have a question that the map
/// does not call otherwise, and that a spreadsheet keeps as a number. Columns of no figures are complained of.
pub(super) fn name(
    sheet: &Sheet<'_>,
    mut table: UnitTable,
    as_numbers: BTreeSet<usize>,
) -> (UnitTable, BTreeSet<usize>) {
    check_map(sheet.map, &sheet.header.written, table.ids.iter(), sheet.complaints);
    if let Some(total) = table.column(Quantity::Total.word()).filter(|_| may_be_no(&sheet.header.written, sheet.map)) {
        sheet.complaints.push(diags::counts::total_or_no(table.header_place(total)));
    }
    for column in &table.columns {
        let is_known = Quantity::named(&column.header).is_some() || column.header == "synthetic";
        if !is_known && !GROUPING.contains(&column.header.as_str()) {
            sheet.complaints.push(diags::counts::no_count_column(&column.header, table.header_place(column)));
        }
    }
    let (mut kept, mut names, mut numbers) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (row, id) in table.ids.iter().enumerate() {
        let name = match sheet.map.name(id) {
            Some(Name::Ignored) => continue,
            Some(Name::Called(name)) => name.clone(),
            None => {
                numbers.extend(as_numbers.contains(&row).then_some(kept.len()));
                id.trim().to_owned()
            }
        };
        kept.push(row);
        names.push(name);
    }
    if kept.len() < table.len() {
        table = table.select(&kept);
    }
    table.ids = names.into_iter().collect();
    (table, numbers)
}

/// Whether `N` may head the counts of "no": it does beside `yes` or `Y` where no other heading does.
fn may_be_no(headings: &[String], map: &ColumnMap) -> bool {
    let plain = || headings.iter().map(|heading| heading.trim()).filter(|heading| map.name(heading).is_none());
    let is_yes = |heading: &str| matches!(&*fold(heading), "yes" | "y" | "true");
    let is_no = |heading: &str| Quantity::of_heading(heading) == Some(Quantity::Count(Answer::Insufficient));
    plain().any(|heading| heading == "N") && plain().any(is_yes) && !plain().any(is_no)
}

/// What tells the inspections of one table apart.
const GROUPING: [&str; 3] = ["inspection", "provider", "year"];

#[cfg(test)]
mod tests {
    use super::{Answer, Quantity};

    #[test]
    fn headings_of_annexes() {
        let count = |answer| Some(Quantity::Count(answer));
        for (heading, expect) in [
            ("Sufficient", count(Answer::Sufficient)),
            ("Yes", count(Answer::Sufficient)),
            ("Number sufficient", count(Answer::Sufficient)),
            ("n", count(Answer::Sufficient)),
            ("N", Some(Quantity::Total)),
            ("Number", count(Answer::Sufficient)),
            ("Met (n)", count(Answer::Sufficient)),
            ("Not met", count(Answer::Insufficient)),
            ("No", count(Answer::Insufficient)),
            ("N/A", count(Answer::NotApplicable)),
            ("Number of cases", Some(Quantity::Total)),
            ("Total", Some(Quantity::Total)),
            ("Per cent", Some(Quantity::PerCent)),
            ("%", Some(Quantity::PerCent)),
            ("% sufficient", Some(Quantity::PerCent)),
            ("Yes %", Some(Quantity::PerCent)),
            ("% not met", None),
            ("Not done", Some(Quantity::NotDone)),
            ("Remarks", None),
            ("Y", None),
            ("", None),
        ] {
            assert_eq!(Quantity::of_heading(heading), expect, "{heading}");
        }
    }
}
