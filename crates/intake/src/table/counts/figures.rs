//! The figures of each question: read, held against each other, and given to the inspection.

use std::collections::BTreeMap;

use assize_diag::{Place, Placed};
use assize_model::{
    Answer, CodedColumn, Counts, Entered, EnteredValue, Inspection, PrintedPercent, UnitTable, parse_decimal, ratio,
};
use assize_reader::Complaints;
use indexmap::IndexMap;

use super::super::{Rows, long, units};
use super::Quantity;
use crate::diags;
use crate::diags::counts::Fault;
use crate::record::counts_giving;

/// Gives the questions of these rows to their inspection.
pub(crate) fn give(inspection: &mut Inspection, rows: &Rows, of_it: &[usize], complaints: &Complaints) {
    inspection.left_out.rows += rows.table.left_out.rows;
    inspection.left_out.columns.extend(rows.table.left_out.columns.iter().cloned());
    let mut reading = QuantityColumns::new(&rows.table);
    for row in of_it.iter().copied() {
        let place = units::place(rows, row);
        let Some(given) = reading.row(row, &place) else { continue };
        let id = &rows.table.ids[row];
        if id.is_empty() {
            complaints.push(diags::table::blank_question(place));
            continue;
        }
        if !long::is_name(id) {
            reading.fault(Fault::NoQuestion, place);
            continue;
        }
        let counted = inspection.counts.get(id).map(|known| &known.place);
        if let Some(known) = counted.or_else(|| inspection.entered.get(id).map(|known| &known.place)) {
            complaints.push(diags::counts::question_twice(place, known.clone()));
            continue;
        }
        if rows.numbers.contains(&row) {
            inspection.numbers.push(Placed { value: id.to_owned(), place: place.clone() });
        }
        match given {
            Given::Counts(value) => {
                inspection.counts.insert(id.to_owned(), Placed { value, place });
            }
            Given::PerCent(value) => {
                let value = EnteredValue::Score { value, low: None, high: None, over: None };
                let value = Entered { value, not_done: None, status: None, source: None };
                inspection.entered.insert(id.to_owned(), Placed { value, place });
            }
        }
    }
    for (fault, places) in reading.faults {
        complaints.push(diags::counts::fault(fault, &places));
    }
}

/// What a row says of its question.
enum Given {
    Counts(Counts),
    /// Without a count that it could be told from.
    PerCent(PrintedPercent),
}

/// The figures of a row, as they are written.
#[derive(Default)]
struct Said {
    counts: BTreeMap<Quantity, u64>,
    per_cent: Option<PrintedPercent>,
}

struct QuantityColumns<'t> {
    table: &'t UnitTable,
    columns: BTreeMap<Quantity, &'t CodedColumn>,
    /// The column of percentages seems to hold fractions of 1.
    has_fractions: bool,
    /// A fault is said once, with the places that have it.
    faults: IndexMap<Fault, Vec<Place>>,
}

impl<'t> QuantityColumns<'t> {
    fn new(table: &'t UnitTable) -> Self {
        let columns: BTreeMap<_, _> =
            Quantity::ALL.into_iter().filter_map(|figure| Some((figure, table.column(figure.word())?))).collect();
        let percents = columns.get(&Quantity::PerCent).into_iter().flat_map(|column| column.words());
        // Beside those with a sign, or alone: `0.63` is 63%, or less than 1%.
        let plain: Vec<PrintedPercent> =
            percents.filter(|word| !word.contains('%')).filter_map(|word| percent(word)).collect();
        let has_fractions = plain.iter().any(|one| one.decimals > 0 && one.percent > ratio(0, 1))
            && plain.iter().all(|one| one.percent <= ratio(1, 1));
        Self { table, columns, has_fractions, faults: IndexMap::new() }
    }

    fn fault(&mut self, fault: Fault, place: Place) {
        self.faults.entry(fault).or_default().push(place);
    }

    /// Where a figure is; the row itself where there is no such column.
    fn place(&self, row: usize, figure: Quantity, of_row: &Place) -> Place {
        self.columns.get(&figure).map_or_else(|| of_row.clone(), |column| self.table.place(row, column))
    }

    fn word(&self, row: usize, figure: Quantity) -> Option<&'t str> {
        self.columns.get(&figure).map(|column| column.word(row).trim()).filter(|word| !word.is_empty())
    }

    /// What a row says; `None` where that is nothing, or is wrong, which is taken note of.
    fn row(&mut self, row: usize, place: &Place) -> Option<Given> {
        let said = self.said(row, place)?;
        let get = |answer| said.counts.get(&Quantity::Count(answer)).copied();
        let (sufficient, insufficient) = (get(Answer::Sufficient), get(Answer::Insufficient));
        let total = said.counts.get(&Quantity::Total).copied();
        let others = [Answer::CannotTell, Answer::Missing, Answer::NotApplicable];
        // The total is that of those judged if the row counts no others.
        let total_judged = total.filter(|_| others.into_iter().all(|other| get(other).is_none()));
        let judged = match (sufficient, insufficient, total_judged, &said.per_cent) {
            (Some(sufficient), Some(insufficient), _, _) => (sufficient, insufficient),
            (Some(sufficient), None, Some(total), _) => match total.checked_sub(sufficient) {
                Some(insufficient) => (sufficient, insufficient),
                None => {
                    self.fault(Fault::OverTotal, self.place(row, Quantity::Total, place));
                    return None;
                }
            },
            (None, None, Some(total), Some(per_cent)) => {
                let fitting = counts_giving(per_cent, total);
                if fitting.is_empty() {
                    self.fault(Fault::NoCount, self.place(row, Quantity::PerCent, place));
                }
                match fitting.start() == fitting.end() {
                    true => (*fitting.start(), total - fitting.start()),
                    false => return said.per_cent.map(Given::PerCent),
                }
            }
            (sufficient, None, _, Some(_)) => {
                if sufficient.is_some() {
                    self.fault(Fault::OfHowMany, self.place(row, Quantity::Count(Answer::Sufficient), place));
                }
                return said.per_cent.map(Given::PerCent);
            }
            (None, Some(_), _, _) | (Some(_), None, None, None) | (None, None, _, None) => {
                self.fault(Fault::Lacking, place.clone());
                return None;
            }
        };
        let rest = |answer| get(answer).unwrap_or(0);
        let counts = Counts {
            sufficient: judged.0,
            insufficient: judged.1,
            cannot_tell: rest(Answer::CannotTell),
            missing: rest(Answer::Missing),
            not_applicable: rest(Answer::NotApplicable),
            not_done: said.counts.get(&Quantity::NotDone).copied(),
            status: None,
            source: None,
        };
        self.is_sound(&counts, total, said.per_cent.as_ref(), row, place).then_some(Given::Counts(counts))
    }

    /// The figures of a row; `None` where there are none, or one is not a figure.
    fn said(&mut self, row: usize, place: &Place) -> Option<Said> {
        let (mut said, mut is_blank, mut is_wrong) = (Said::default(), true, false);
        for figure in Quantity::ALL {
            let Some(word) = self.word(row, figure) else { continue };
            is_blank = false;
            let fault = match figure {
                Quantity::PerCent => {
                    said.per_cent = percent(word);
                    match &said.per_cent {
                        None => Some(Fault::NoPercentage),
                        Some(_) if word.contains('%') => None,
                        Some(percent) => (self.has_fractions || percent.is_fraction()).then_some(Fault::Fraction),
                    }
                }
                Quantity::Count(_) | Quantity::NotDone | Quantity::Total => match count(word) {
                    Some(count) => {
                        said.counts.insert(figure, count);
                        None
                    }
                    None => Some(Fault::NoWholeNumber),
                },
            };
            if let Some(fault) = fault {
                is_wrong = true;
                self.fault(fault, self.place(row, figure, place));
            }
        }
        if is_blank {
            self.fault(Fault::Blank, place.clone());
        }
        (!is_blank && !is_wrong).then_some(said)
    }

    /// Whether what else the row says is true of its counts.
    fn is_sound(
        &mut self,
        counts: &Counts,
        total: Option<u64>,
        per_cent: Option<&PrintedPercent>,
        row: usize,
        place: &Place,
    ) -> bool {
        // Of those judged, of those asked, of all: annexes differ.
        let judged = counts.sufficient + counts.insufficient;
        let asked = judged + counts.cannot_tell + counts.missing;
        let bases = [judged, asked, asked + counts.not_applicable];
        if total.is_some_and(|total| !bases.contains(&total)) {
            self.fault(Fault::NotTheSum, self.place(row, Quantity::Total, place));
            return false;
        }
        if counts.not_done.is_some_and(|not_done| not_done > counts.insufficient) {
            self.fault(Fault::NotDoneOver, self.place(row, Quantity::NotDone, place));
            return false;
        }
        let gives = |of: &u64, percent| counts_giving(percent, *of).contains(&counts.sufficient);
        if per_cent.is_some_and(|percent| !bases.iter().any(|of| gives(of, percent))) {
            self.fault(Fault::NoCount, self.place(row, Quantity::PerCent, place));
        }
        true
    }
}

/// A whole number that can be added up with others: "90", "1,234", "90.0" as pandas writes it beside blank cells.
fn count(word: &str) -> Option<u64> {
    let whole = word.strip_suffix(".00").or_else(|| word.strip_suffix(".0")).unwrap_or(word);
    let mut groups = whole.split(',');
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().filter(|first| is_digits(first))?;
    let is_grouped = groups.clone().next().is_none() || first.len() <= 3;
    let is_whole = is_grouped && groups.all(|group| is_digits(group) && group.len() == 3);
    is_whole.then(|| whole.replace(',', "").parse().ok()).flatten().filter(|count| *count <= u64::from(u32::MAX))
}

/// "46", "45.5", "46%".
fn percent(word: &str) -> Option<PrintedPercent> {
    let word = word.trim();
    let (percent, decimals) = parse_decimal(word.strip_suffix('%').unwrap_or(word).trim_end())?;
    (percent <= ratio(100, 1)).then_some(PrintedPercent { percent, decimals })
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn whole_numbers_as_programs_write_them() {
        for (word, expect) in [
            ("90", Some(90)),
            ("90.0", Some(90)),
            ("1,234", Some(1234)),
            ("1,234,567.00", Some(1_234_567)),
            ("90.5", None),
            ("1.000", None),
            ("1,23", None),
            ("1234,567", None),
            (",123", None),
            ("", None),
            (".0", None),
            ("-1", None),
        ] {
            assert_eq!(count(word), expect, "{word}");
        }
    }
}
