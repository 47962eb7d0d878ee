//! The columns of a table while its rows are read.

use std::ops::Range;

use crate::short::{Few, Short};
use crate::{ColumnBuilder, GROUP};

/// Takes a word for each column, row by row. Finds a repeated short word at once, in any column: many columns have the same few.
#[derive(Default, Debug)]
pub struct Columns {
    builders: Vec<ColumnBuilder>,
    /// By column: the code of each word that is found at once, and the rows that its codes do not know of yet.
    recent: Vec<Recent>,
    /// How many rows these are.
    rows: usize,
    /// By column and by code of a word, that of the word where its rows are gathered, as far as it is known.
    gathered: Vec<Vec<u32>>,
    few: Few,
}

#[derive(Clone, Debug)]
#[repr(align(64))]
struct Recent {
    /// The codes of the rows.
    rows: [u8; GROUP],
    /// By number of a word that is found at once: its code in this column, or `NONE`.
    codes: [u8; 1 << u8::BITS],
}

/// No code that stands in a byte.
const NONE: u8 = u8::MAX;

impl Columns {
    /// Those of these headings, which stand in these fields of a line (from 1).
    pub fn new<'h>(headings: impl IntoIterator<Item = (&'h str, u32)>) -> Self {
        let builders: Vec<ColumnBuilder> =
            headings.into_iter().map(|(header, position)| ColumnBuilder::new(header, position)).collect();
        let recent = vec![Recent { rows: [0; GROUP], codes: [NONE; 1 << u8::BITS] }; builders.len()];
        Self { recent, gathered: vec![Vec::new(); builders.len()], builders, ..Self::default() }
    }

    /// The next row: where in a text, in UTF-8, the words stand, from this column on.
    #[inline]
    pub fn push<I: Iterator<Item = Range<usize>>>(&mut self, text: &[u8], places: impl Fn(usize) -> I) {
        let (row, mut column) = (self.rows % GROUP, 0);
        // What is new is learnt outside of the loop over what is known, which is short without it.
        while let Some(known) = next_new(&mut self.recent[column..], places(column), text, &self.few, row) {
            column += known;
            let word = places(column).next().map_or(&[] as &[u8], |place| &text[place]);
            let word = String::from_utf8_lossy(word);
            let recent = &mut self.recent[column];
            recent.rows[row] = learn(&mut self.builders[column], &mut recent.codes, &word, &mut self.few);
            column += 1;
        }
        self.rows += 1;
        if self.rows == GROUP {
            self.settle();
        }
    }

    /// Lets the codes know of all rows.
    fn settle(&mut self) {
        if self.rows > 0 {
            let all = self.builders.iter_mut().zip(&mut self.recent);
            all.for_each(|(builder, recent)| builder.codes.push_bytes(&mut recent.rows, self.rows));
            self.rows = 0;
        }
    }

    /// Those for other rows of the same table, which know the words so far.
    #[must_use]
    pub fn with_same_words(&self) -> Self {
        Self {
            builders: self.builders.iter().map(ColumnBuilder::with_same_words).collect(),
            recent: self.recent.iter().map(|one| Recent { rows: [0; GROUP], codes: one.codes }).collect(),
            rows: 0,
            gathered: self.gathered.clone(),
            few: self.few.clone(),
        }
    }

    /// Takes over the rows of the others, which keep their words; it is always the same to which the rows of others are added.
    pub fn append(&mut self, others: &mut Self) {
        others.settle();
        for ((own, other), known) in self.builders.iter_mut().zip(&mut others.builders).zip(&mut others.gathered) {
            own.append(other, known);
        }
    }

    /// Each by itself, of a table that is not read row by row.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut ColumnBuilder> {
        self.builders.iter_mut()
    }

    /// Each by itself, with all its rows.
    pub fn finish(mut self) -> impl Iterator<Item = ColumnBuilder> {
        self.settle();
        self.builders.into_iter()
    }
}

/// Takes words that are known; at which place comes the first that is not. By itself it has registers for all that it needs.
#[inline(never)]
fn next_new(
    recent: &mut [Recent],
    places: impl Iterator<Item = Range<usize>>,
    text: &[u8],
    few: &Few,
    row: usize,
) -> Option<usize> {
    let row = row % GROUP;
    recent.iter_mut().zip(places).position(|(recent, place)| {
        let number = Short::of(text, place.start, place.end).and_then(|short| few.number(short));
        let code = number.map_or(NONE, |number| recent.codes[usize::from(number)]);
        recent.rows[row] = code;
        code == NONE
    })
}

/// The code of a word that is looked up, as a byte. One that comes again in a column is found at once from then on.
#[cold]
#[inline(never)]
fn learn(builder: &mut ColumnBuilder, codes: &mut [u8; 1 << u8::BITS], word: &str, few: &mut Few) -> u8 {
    let before = builder.known();
    let code = builder.learn(word);
    let comes_again = builder.known() == before;
    if let (Some(short), Ok(small)) = (Short::of(word.as_bytes(), 0, word.len()), u8::try_from(code)) {
        let number = few.number(short).or_else(|| comes_again.then(|| few.add(short)).flatten());
        if let Some(number) = number {
            codes[usize::from(number)] = small;
        }
    }
    builder.codes.small(code)
}

#[cfg(test)]
mod tests {
    use super::Columns;

    #[test]
    fn words_keep_their_codes_however_many_and_however_long() {
        let words: Vec<String> = (0..400).map(|word| "x".repeat(word % 23) + &word.to_string()).collect();
        let all: Vec<&str> =
            ["", "yes", "yes\0", ""].into_iter().chain(words.iter().map(String::as_str)).chain(["yes", ""]).collect();
        // The same words in another order beside them.
        let rows = || all.iter().chain(&all).zip(all.iter().rev().chain(&all));
        let push = |columns: &mut Columns, (one, other): (&&str, &&str)| {
            let text = format!("{one},{other}, and what follows");
            let places = [0..one.len(), one.len() + 1..one.len() + 1 + other.len()];
            columns.push(text.as_bytes(), |column| places[column..].iter().cloned());
        };
        let (mut whole, mut block) =
            (Columns::new([("one", 1), ("other", 2)]), Columns::new([("one", 1), ("other", 2)]));
        for (row, pair) in rows().enumerate() {
            push(&mut block, pair);
            if row % 130 == 7 {
                whole.append(&mut block);
            }
        }
        whole.append(&mut block);
        let [one, other] = whole
            .finish()
            .map(|column| column.finish(|word| word))
            .collect::<Vec<_>>()
            .try_into()
            .expect("there are two");
        for (row, (word, beside)) in rows().enumerate() {
            assert_eq!((one.word(row), other.word(row)), (*word, *beside), "{row}");
        }
        assert_eq!((one.len(), one.words().len(), other.words().len()), (812, 403, 403));
        assert_eq!((one.code(0), one.code(404), one.code(405), other.code(0)), (0, 1, 0, 0));
    }
}
