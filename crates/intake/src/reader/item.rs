use assize_diag::{Span, Spanned, nearest};
use assize_model::{PartialDate, Period, PrintedPercent, parse_decimal};
use toml::de::DeValue;

use super::{Page, Table};
use crate::{diags, hidden};

/// The largest count that is taken: sums of many of them still fit.
const LARGEST_COUNT: u64 = 1_000_000_000;

/// A value being read.
pub(crate) struct Item<'a> {
    pub(crate) page: &'a Page<'a>,
    /// What messages call it: "`eligible` of `[sample]`".
    pub(crate) what: String,
    pub(crate) span: Span,
    value: &'a DeValue<'a>,
}

impl<'a> Item<'a> {
    pub(crate) fn new(page: &'a Page<'a>, what: String, value: &'a toml::Spanned<DeValue<'a>>) -> Self {
        Self { page, what, span: page.span(value.span()), value: value.get_ref() }
    }

    pub(crate) fn is_string(&self) -> bool {
        self.value.is_str()
    }

    /// A string that says something.
    pub(crate) fn string(self) -> Option<Spanned<String>> {
        let DeValue::String(string) = self.value else { return self.wrong("a string") };
        if string.trim().is_empty() {
            self.page.complaints.push(diags::toml::blank(self.page.kind, &self.what, self.span));
            return None;
        }
        if let Some(character) = hidden::hidden_in_prose(string) {
            self.page.complaints.push(diags::toml::hidden_character(self.page.kind, &self.what, character, self.span));
        }
        Some(Spanned { value: string.replace("\r\n", "\n"), span: self.span })
    }

    /// A string that may be blank.
    pub(crate) fn word(self) -> Option<Spanned<String>> {
        match self.value {
            DeValue::String(string) if string.trim().is_empty() => {
                Some(Spanned { value: String::new(), span: self.span })
            }
            _ => self.string(),
        }
    }

    /// An id; one that is malformed is complained of and still given, so that what refers to it is found.
    pub(crate) fn id(self) -> Option<Spanned<String>> {
        let (page, what) = (self.page, self.what.clone());
        let id = self.string()?;
        if !is_id(&id.value) {
            page.complaints.push(diags::record::bad_id(&what, &id));
        }
        Some(id)
    }

    pub(crate) fn flag(self) -> Option<bool> {
        let DeValue::Boolean(flag) = self.value else { return self.wrong("`true` or `false`") };
        Some(*flag)
    }

    /// A whole number from 0.
    pub(crate) fn count(self) -> Option<Spanned<u64>> {
        let written = match self.value {
            DeValue::Integer(_) => self.page.written(self.span),
            _ => return self.wrong("a whole number"),
        };
        let digits = written.bytes().all(|byte| byte.is_ascii_digit());
        match written.parse() {
            Ok(value) if digits && value <= LARGEST_COUNT => Some(Spanned { value, span: self.span }),
            _ => {
                self.page.complaints.push(diags::record::bad_count(&self.what, written, LARGEST_COUNT, self.span));
                None
            }
        }
    }

    /// A percentage, exactly as it is written.
    pub(crate) fn percent(self) -> Option<PrintedPercent> {
        let written = match self.value {
            DeValue::Integer(_) | DeValue::Float(_) => self.page.written(self.span),
            _ => return self.wrong("a percentage"),
        };
        match parse_decimal(written) {
            Some((percent, decimals)) if percent <= assize_model::ratio(100, 1) => {
                Some(PrintedPercent { percent, decimals })
            }
            _ => {
                self.page.complaints.push(diags::record::bad_percent(&self.what, written, self.span));
                None
            }
        }
    }

    /// One of a few words.
    pub(crate) fn choice<T: Copy>(self, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let (page, what) = (self.page, self.what.clone());
        let written = self.string()?;
        let found = all.iter().copied().find(|choice| word(*choice) == written.value);
        if found.is_none() {
            let words: Vec<_> = all.iter().copied().map(word).collect();
            let near = nearest(&written.value, words.iter().copied());
            page.complaints.push(diags::record::unknown_word(&what, &written, &words, near));
        }
        found
    }

    /// A date as exact as it is known.
    pub(crate) fn date(self) -> Option<Spanned<PartialDate>> {
        let (page, what) = (self.page, self.what.clone());
        let written = self.string()?;
        let date = PartialDate::parse(&written.value);
        if date.is_none() {
            page.complaints.push(diags::record::bad_date(&what, &written));
        }
        Some(Spanned { value: date?, span: written.span })
    }

    /// A table of `from` and `to`.
    pub(crate) fn period(self) -> Option<Period> {
        let mut table = self.table()?;
        let from = table.get("from").and_then(Item::date);
        let to = table.get("to").and_then(Item::date);
        if let (Some(from), Some(to)) = (&from, &to)
            && to.value.is_before(from.value)
        {
            table.page.complaints.push(diags::record::backwards(&table.what, from, to));
        }
        table.finish();
        Some(Period { from: from.map(|from| from.value), to: to.map(|to| to.value) })
    }

    pub(crate) fn strings(self) -> Option<Vec<Spanned<String>>> {
        Some(self.list("a list of strings")?.into_iter().filter_map(Item::string).collect())
    }

    pub(crate) fn ids(self) -> Option<Vec<Spanned<String>>> {
        Some(self.list("a list of ids")?.into_iter().filter_map(Item::id).collect())
    }

    pub(crate) fn table(self) -> Option<Table<'a>> {
        let DeValue::Table(entries) = self.value else { return self.wrong("a table") };
        Some(Table::new(self.page, self.what, self.span, entries))
    }

    /// The tables of a `[[key]]`.
    pub(crate) fn tables(self, key: &'static str) -> Option<Vec<Table<'a>>> {
        let what = format!("`[[{key}]]`");
        let items = self.list("a list of tables")?;
        let table = |item: Item<'a>| Item { what: what.clone(), ..item }.table();
        Some(items.into_iter().filter_map(table).collect())
    }

    fn list(self, expected: &'static str) -> Option<Vec<Item<'a>>> {
        let DeValue::Array(items) = self.value else { return self.wrong(expected) };
        let what = format!("an entry of {}", self.what);
        Some(items.iter().map(|item| Item::new(self.page, what.clone(), item)).collect())
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
        let written = self.page.written(self.span);
        self.page.complaints.push(diags::toml::wrong_type(
            self.page.kind,
            &self.what,
            expected,
            found,
            written,
            self.span,
        ));
        None
    }
}

/// Whether it can name files and figures.
pub(crate) fn is_id(text: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    text.len() <= 100 && text.bytes().all(part) && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}
