//! The columns of a table while its rows are read.

use std::ops::Range;

use crate::short::{Few, MOST, Short};
use crate::{ColumnBuilder, GROUP};

/// Takes a word for each column, row by row. Finds a repeated short word at once, in any column: many columns have the same few.
#[derive(Default, Debug)]
pub struct Columns {
    list: Vec<One>,
    few: Few,
    /// How many rows stand in the last group of the codes, which do not know of them yet.
    recent: usize,
}

#[derive(Debug)]
struct One {
    builder: ColumnBuilder,
    /// By number of a word that is found at once: its code here, or `NONE`.
    codes: [u8; MOST],
    /// By code of a word, that of the word where its rows are gathered, as far as it is known.
    gathered: Vec<u32>,
}

/// No code that stands in a byte.
const NONE: u8 = u8::MAX;

impl Columns {
    /// Those of these headings, which stand in these fields of a line (from 1).
    pub fn new<'h>(headings: impl IntoIterator<Item = (&'h str, u32)>) -> Self {
        let list = headings.into_iter().map(|(header, position)| One::new(ColumnBuilder::new(header, position)));
        Self { list: list.collect(), ..Self::default() }
    }

    /// The next row: by column its word, and where in a text that stands.
    #[inline]
    pub fn push<'t>(&mut self, words: impl IntoIterator<Item = (&'t str, Range<usize>)>) {
        for (column, (text, place)) in self.list.iter_mut().zip(words) {
            let number = Short::of(text.as_bytes(), place.start, place.end).and_then(|short| self.few.number(short));
            let code = match number.map(|number| column.codes[number]) {
                Some(code) if code != NONE => code,
                _ => column.learn(&text[place], &mut self.few),
            };
            column.builder.codes.put(self.recent, code);
        }
        self.recent += 1;
        if self.recent == GROUP {
            self.settle();
        }
    }

    /// Lets the codes know of all rows.
    fn settle(&mut self) {
        if self.recent > 0 {
            self.list.iter_mut().for_each(|one| one.builder.codes.grow(self.recent));
            self.recent %= GROUP;
        }
    }

    /// Those for other rows of the same table, which know the words so far.
    #[must_use]
    pub fn with_same_words(&self) -> Self {
        let of = |one: &One| One {
            builder: one.builder.with_same_words(),
            codes: one.codes,
            gathered: one.gathered.clone(),
        };
        Self { list: self.list.iter().map(of).collect(), few: self.few.clone(), recent: 0 }
    }

    /// Takes over the rows of the others, which keep their words; it is always the same to which the rows of others are added.
    pub fn append(&mut self, others: &mut Self) {
        others.settle();
        others.recent = 0;
        for (own, other) in self.list.iter_mut().zip(&mut others.list) {
            own.builder.append(&mut other.builder, &mut other.gathered);
        }
    }

    /// Each by itself, of a table that is not read row by row.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut ColumnBuilder> {
        self.list.iter_mut().map(|one| &mut one.builder)
    }

    /// Each by itself, with all its rows.
    pub fn finish(mut self) -> impl Iterator<Item = ColumnBuilder> {
        self.settle();
        self.list.into_iter().map(|one| one.builder)
    }
}

impl One {
    fn new(builder: ColumnBuilder) -> Self {
        Self { builder, codes: [NONE; MOST], gathered: Vec::new() }
    }

    /// The code of a word that is looked up. One that comes again in a column is found at once from then on.
    #[cold]
    #[inline(never)]
    fn learn(&mut self, word: &str, few: &mut Few) -> u8 {
        let before = self.builder.known();
        let code = self.builder.learn(word);
        let comes_again = self.builder.known() == before;
        if let (Some(short), Ok(small)) = (Short::of(word.as_bytes(), 0, word.len()), u8::try_from(code)) {
            let number = few.number(short).or_else(|| comes_again.then(|| few.add(short)).flatten());
            if let Some(number) = number {
                self.codes[number] = small;
            }
        }
        self.builder.codes.small(code)
    }
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
            columns.push([(&*text, 0..one.len()), (&text, one.len() + 1..one.len() + 1 + other.len())]);
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
