use assize_diag::{Span, Spanned};
use assize_model::{Exact, PartialDate, Period, Text, parse_decimal};
use toml::de::{DeString, DeValue};

use super::{Page, Table};
use crate::diags::{BackwardsPeriod, BadDate, BadId, BadNumber, Blank, UnknownWord, WrongType, tick};

/// A value being read.
pub(crate) struct Item<'a> {
    pub(crate) page: &'a Page<'a>,
    /// What messages call it: "`rollup` of node `2.1`".
    pub(crate) what: String,
    pub(crate) span: Span,
    written: &'a str,
    value: &'a DeValue<'a>,
}

impl<'a> Item<'a> {
    pub(crate) fn new(page: &'a Page<'a>, what: String, value: &'a toml::Spanned<DeValue<'a>>) -> Self {
        let span = page.span(value.span());
        Self { page, what, span, written: page.written(span), value: value.get_ref() }
    }

    pub(crate) fn is_string(&self) -> bool {
        self.value.is_str()
    }

    pub(crate) fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// A string that says something.
    pub(crate) fn string(self) -> Option<Spanned<String>> {
        let DeValue::String(string) = self.value else { return self.wrong("a string") };
        if string.trim().is_empty() {
            self.page.complaints.push(Blank { what: &self.what, span: self.span });
            return None;
        }
        Some(Spanned { value: plain_lines(string), span: self.span })
    }

    /// An identifier; one that is malformed is complained of and still given, so that what refers to it is found.
    pub(crate) fn id(self, noun: &'static str) -> Option<Spanned<String>> {
        let (page, id) = (self.page, self.string()?);
        check_id(page, noun, &id);
        Some(id)
    }

    /// A string, or one by language.
    pub(crate) fn text(self) -> Option<Text> {
        if !self.is_table() {
            return if self.is_string() {
                Some(Text { en: self.string()?.value, cy: None })
            } else {
                self.wrong("a string")
            };
        }
        let mut languages = self.table()?;
        let en = languages.required("en").and_then(Item::string);
        let cy = languages.string("cy");
        languages.finish();
        Some(Text { en: en?.value, cy })
    }

    pub(crate) fn flag(self) -> Option<Spanned<bool>> {
        let DeValue::Boolean(flag) = self.value else { return self.wrong("`true` or `false`") };
        Some(Spanned { value: *flag, span: self.span })
    }

    /// A whole number from 0, as written.
    pub(crate) fn whole(self) -> Option<Spanned<u64>> {
        if !matches!(self.value, DeValue::Integer(_) | DeValue::Float(_)) {
            return self.wrong("a whole number");
        }
        let digits = self.written.bytes().all(|byte| byte.is_ascii_digit());
        match self.written.parse() {
            Ok(value) if digits => Some(Spanned { value, span: self.span }),
            _ => self.bad_number("a whole number", "digits alone, such as `3`"),
        }
    }

    /// A decimal of at most six places, exactly as written.
    pub(crate) fn decimal(self) -> Option<Spanned<Exact>> {
        if !matches!(self.value, DeValue::Integer(_) | DeValue::Float(_)) {
            return self.wrong("a number");
        }
        match parse_decimal(self.written) {
            Some((value, _)) => Some(Spanned { value, span: self.span }),
            None => {
                self.bad_number("a plain number", "a whole number or a decimal of at most six places, such as `64.5`")
            }
        }
    }

    /// One of a few words.
    pub(crate) fn choice<T: Copy>(self, noun: &'static str, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let (page, written) = (self.page, self.string()?);
        let found = all.iter().copied().find(|choice| word(*choice) == written.value);
        if found.is_none() {
            let choices: Vec<_> = all.iter().copied().map(word).collect();
            page.complaints.push(UnknownWord { noun, written: &written, choices: &choices, or: None });
        }
        found
    }

    /// A date as exact as it is known.
    pub(crate) fn date(self) -> Option<Spanned<PartialDate>> {
        let (page, what) = (self.page, self.what.clone());
        let written = self.string()?;
        let date = PartialDate::parse(&written.value);
        if date.is_none() {
            page.complaints.push(BadDate { what: &what, written: &written });
        }
        Some(Spanned { value: date?, span: written.span })
    }

    /// A table of `from` and `to`.
    pub(crate) fn period(self) -> Option<Period> {
        let mut table = self.table()?;
        let period = period_of(&mut table);
        table.finish();
        Some(period)
    }

    pub(crate) fn list(self) -> Option<Vec<Item<'a>>> {
        let DeValue::Array(items) = self.value else { return self.wrong("a list") };
        let what = format!("an entry of {}", self.what);
        Some(items.iter().map(|item| Item::new(self.page, what.clone(), item)).collect())
    }

    pub(crate) fn strings(self) -> Option<Vec<Spanned<String>>> {
        Some(self.list()?.into_iter().filter_map(Item::string).collect())
    }

    /// A table. One with two brackets is complained of and read all the same.
    pub(crate) fn table(self) -> Option<Table<'a>> {
        let entries = match self.value {
            DeValue::Table(entries) => entries,
            DeValue::Array(items) if self.written.starts_with("[[") => {
                self.wrong::<()>("a table");
                items.first()?.get_ref().as_table()?
            }
            _ => return self.wrong("a table"),
        };
        Some(Table::new(self.page, self.what, self.span, entries))
    }

    /// The tables of a `[[key]]`. One with single brackets is complained of and read all the same.
    pub(crate) fn tables(self, key: &'static str) -> Option<Vec<Table<'a>>> {
        let what = format!("`[[{key}]]`");
        match self.value {
            DeValue::Array(items) => {
                let item = |item| Item::new(self.page, what.clone(), item);
                Some(items.iter().map(item).filter_map(Item::table).collect())
            }
            DeValue::Table(entries) => {
                self.wrong::<()>("a list of tables");
                Some(vec![Table::new(self.page, what, self.span, entries)])
            }
            _ => self.wrong("a list of tables"),
        }
    }

    fn wrong<T>(&self, expected: &'static str) -> Option<T> {
        let found = match self.value {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a decimal",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.page.complaints.push(WrongType {
            what: &self.what,
            expected,
            found,
            written: self.written,
            span: self.span,
        });
        None
    }

    fn bad_number<T>(&self, expected: &'static str, remedy: &'static str) -> Option<T> {
        self.page.complaints.push(BadNumber {
            what: &self.what,
            written: self.written,
            expected,
            remedy,
            span: self.span,
        });
        None
    }
}

/// Reads the `from` and `to` of a table.
pub(crate) fn period_of(table: &mut Table<'_>) -> Period {
    let from = table.get("from").and_then(Item::date);
    let to = table.get("to").and_then(Item::date);
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value.is_before(from.value)
    {
        table.page.complaints.push(BackwardsPeriod { what: &table.what, from, to });
    }
    Period { from: from.map(|from| from.value), to: to.map(|to| to.value) }
}

/// Complains of an identifier that is malformed.
pub(crate) fn check_id(page: &Page<'_>, noun: &'static str, id: &Spanned<String>) {
    let part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_');
    let foreign = id.value.chars().find(|character| !part(*character));
    if foreign.is_some() || !id.value.chars().any(|character| character.is_ascii_alphanumeric()) {
        page.complaints.push(BadId { noun, id, foreign: foreign.map(|character| tick(&character.to_string())) });
    }
}

/// Line breaks as the program writes them, wherever the file was made.
fn plain_lines(string: &DeString<'_>) -> String {
    string.replace("\r\n", "\n")
}
