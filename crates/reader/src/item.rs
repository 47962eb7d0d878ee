use assize_diag::{Span, Spanned};
use assize_model::{
    Division, Exact, Owner, PartialDate, Period, PrintedPercent, ProviderKind, Status, Text, parse_decimal, ratio,
};
use toml::de::DeValue;

use crate::what::{Part, What};
use crate::{TomlPage, TomlTable, diags, tick};

/// The largest whole number that is taken: sums of many of them still fit.
const LARGEST: u64 = 1_000_000_000;

/// A value being read. What it is asked for, and is not, it complains of.
#[derive(Debug)]
pub struct TomlItem<'a> {
    pub page: &'a TomlPage<'a>,
    of: What,
    part: Part,
    /// Its place; of a table under a heading, the heading.
    pub span: Span,
    written: &'a str,
    value: &'a DeValue<'a>,
}

impl<'a> TomlItem<'a> {
    pub(crate) fn new(page: &'a TomlPage<'a>, of: What, part: Part, value: &'a toml::Spanned<DeValue<'a>>) -> Self {
        let span = page.span(value.span());
        Self { page, of, part, span, written: page.written(span), value: value.get_ref() }
    }

    /// What messages call it: "`rollup` of node `2.1`".
    pub fn what(&self) -> What {
        self.of.part(&self.part)
    }

    pub fn is_string(&self) -> bool {
        self.value.is_str()
    }

    pub fn is_list(&self) -> bool {
        self.value.is_array()
    }

    pub fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// A string that says something, with line breaks as the program writes them, wherever the file was made.
    pub fn string(self) -> Option<Spanned<String>> {
        let DeValue::String(string) = self.value else { return self.wrong("a string") };
        if string.trim().is_empty() {
            self.page.complain_of_blank(&self.what(), self.span);
            return None;
        }
        Some(Spanned { value: string.replace("\r\n", "\n"), span: self.span })
    }

    /// A string that may be blank.
    pub fn word(self) -> Option<Spanned<String>> {
        match self.value {
            DeValue::String(string) if string.trim().is_empty() => {
                Some(Spanned { value: String::new(), span: self.span })
            }
            _ => self.string(),
        }
    }

    /// A string, or one by language.
    pub fn text(self) -> Option<Text> {
        if !self.is_table() {
            return Some(Text { en: self.string()?.value, cy: None });
        }
        let mut languages = self.table()?;
        let en = languages.required("en").and_then(TomlItem::string);
        let cy = languages.string("cy");
        languages.finish();
        Some(Text { en: en?.value, cy })
    }

    /// `true` or `false`.
    pub fn flag(self) -> Option<Spanned<bool>> {
        let DeValue::Boolean(flag) = self.value else { return self.wrong("`true` or `false`") };
        Some(Spanned { value: *flag, span: self.span })
    }

    /// A whole number from 0 to a thousand million, in digits alone.
    pub fn whole(self) -> Option<Spanned<u64>> {
        if !self.is_number() {
            return self.wrong("a whole number");
        }
        let is_plain = self.written.bytes().all(|byte| byte.is_ascii_digit());
        match self.written.parse() {
            Ok(value) if is_plain && value <= LARGEST => Some(Spanned { value, span: self.span }),
            _ => {
                self.page.complaints.push(diags::whole(
                    self.page.family,
                    &self.what(),
                    self.written,
                    LARGEST,
                    self.span,
                ));
                None
            }
        }
    }

    /// A decimal of at most six places, exactly as written.
    pub fn decimal(self) -> Option<Spanned<Exact>> {
        if !self.is_number() {
            return self.wrong("a number");
        }
        let decimal = parse_decimal(self.written);
        if decimal.is_none() {
            self.page.complaints.push(diags::decimal(self.page.family, &self.what(), self.written, self.span));
        }
        Some(Spanned { value: decimal?.0, span: self.span })
    }

    /// A decimal, and with how many decimal places it is written.
    pub fn decimal_as_written(self) -> Option<(Spanned<Exact>, u32)> {
        let written = self.written;
        let decimal = self.decimal()?;
        Some((decimal, parse_decimal(written).map_or(0, |(_, places)| places)))
    }

    /// A percentage from 0 to 100, exactly as written.
    pub fn percent(self) -> Option<PrintedPercent> {
        if !self.is_number() {
            return self.wrong("a percentage");
        }
        let percent = parse_decimal(self.written).filter(|(percent, _)| *percent <= ratio(100, 1));
        if percent.is_none() {
            self.page.complaints.push(diags::percent(self.page.family, &self.what(), self.written, self.span));
        }
        percent.map(|(percent, decimals)| PrintedPercent { percent, decimals })
    }

    /// One of a few words.
    pub fn choice<T: Copy>(self, noun: &str, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let (page, written) = (self.page, self.string()?);
        let found = all.iter().copied().find(|choice| word(*choice) == written.value);
        if found.is_none() {
            let choices: Vec<_> = all.iter().copied().map(word).collect();
            page.complaints.push(diags::unknown_word(page.family, noun, &written, &choices));
        }
        found
    }

    /// A kind of provider: one of those of the page, or of these.
    pub fn provider_kind(self, own: &[ProviderKind]) -> Option<ProviderKind> {
        let (page, written) = (self.page, self.string()?);
        let known = || own.iter().chain(page.kinds);
        if let Some(kind) = known().find(|kind| kind.word() == written.value) {
            return Some(kind.clone());
        }
        if page.kinds.is_empty() {
            return Some(ProviderKind::named(&written.value));
        }
        let words: Vec<_> = known().map(ProviderKind::word).collect();
        page.complaints.push(diags::unknown_word(page.family, "kind of provider", &written, &words));
        None
    }

    /// How a value is known.
    pub fn status(self) -> Option<Status> {
        self.choice("status", &Status::ALL, Status::word)
    }

    /// By what work was divided: one word, or a list of them.
    pub fn divisions(self) -> Option<Vec<Division>> {
        let items = if self.is_string() { vec![self] } else { self.list()? };
        let word = |item: TomlItem<'_>| item.choice("division of work", &Division::ALL, Division::word);
        Some(items.into_iter().filter_map(word).collect())
    }

    /// Who owned a body: a list of tables.
    pub fn owners(self) -> Option<Vec<Owner>> {
        let owner = |item: TomlItem<'a>| {
            let mut table = item.table()?;
            let name = table.required("name").and_then(TomlItem::string);
            let period = table.period();
            table.finish();
            Some(Owner { name: name?.value, from: period.from, to: period.to })
        };
        Some(self.list()?.into_iter().filter_map(owner).collect())
    }

    /// A date as exact as it is known.
    pub fn date(self) -> Option<Spanned<PartialDate>> {
        let (page, what) = (self.page, self.what());
        let written = self.string()?;
        let date = PartialDate::parse(&written.value);
        if date.is_none() {
            page.complaints.push(diags::date(page.family, &what, &written));
        }
        Some(Spanned { value: date?, span: written.span })
    }

    /// A table of `from` and `to`.
    pub fn period(self) -> Option<Period> {
        let mut table = self.table()?;
        let period = table.period();
        table.finish();
        Some(period)
    }

    pub fn list(self) -> Option<Vec<TomlItem<'a>>> {
        let DeValue::Array(items) = self.value else { return self.wrong("a list") };
        let what = self.what();
        Some(items.iter().map(|item| TomlItem::new(self.page, what.clone(), Part::OfList, item)).collect())
    }

    /// A list of strings, as many of them as are some.
    pub fn strings(self) -> Option<Vec<Spanned<String>>> {
        Some(self.list()?.into_iter().filter_map(TomlItem::string).collect())
    }

    /// A table. One with two brackets is complained of and read all the same.
    pub fn table(self) -> Option<TomlTable<'a>> {
        let entries = match self.value {
            DeValue::Table(entries) => entries,
            DeValue::Array(items) if self.written.starts_with("[[") => {
                self.wrong::<()>("a table");
                items.first()?.get_ref().as_table()?
            }
            _ => return self.wrong("a table"),
        };
        Some(TomlTable::new(self.page, self.what(), self.span, entries))
    }

    /// The id `2.1.a` of a key `2.1.a` without quotes: the parts of such an id are numbers and single letters.
    pub(crate) fn unquoted(&self, key: &str) -> Option<String> {
        self.dotted(key, |part| part.len() == 1 || part.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// A list under a key that is a name; where the name has a dot and no quotes, that is complained of.
    pub fn list_of(self, key: &str) -> Option<Vec<TomlItem<'a>>> {
        let Some(name) = self.dotted(key, |_| true) else { return self.list() };
        let what = self.what();
        let of = what.strip_prefix(&format!("{} of ", tick(key))).unwrap_or(&what);
        self.page.complaints.push(diags::unquoted(self.page.family, &name, of, self.span));
        None
    }

    /// A key with dots and without quotes, which is a table of tables: its name, as far as it has such parts.
    fn dotted(&self, key: &str, is_part: impl Fn(&str) -> bool) -> Option<String> {
        let (mut name, mut value) = (key.to_owned(), self.value);
        while let Some((part, below)) = value.as_table().and_then(|table| table.iter().next())
            && is_part(part.get_ref())
        {
            name = format!("{name}.{}", part.get_ref());
            value = below.get_ref();
        }
        (name != key).then_some(name)
    }

    /// The tables of a `[[key]]`. One with single brackets is complained of and read all the same.
    pub fn tables(self, key: &str) -> Option<Vec<TomlTable<'a>>> {
        let what = What::from(format!("`[[{key}]]`"));
        match self.value {
            DeValue::Array(items) => {
                let item = |item| TomlItem::new(self.page, what.clone(), Part::Whole, item);
                Some(items.iter().map(item).filter_map(TomlItem::table).collect())
            }
            DeValue::Table(entries) => {
                self.wrong::<()>("a list of tables");
                Some(vec![TomlTable::new(self.page, what, self.span, entries)])
            }
            _ => self.wrong("a list of tables"),
        }
    }

    fn is_number(&self) -> bool {
        matches!(self.value, DeValue::Integer(_) | DeValue::Float(_))
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
        let complaint = diags::wrong_type(self.page.family, &self.what(), (expected, found), self.written, self.span);
        self.page.complaints.push(complaint);
        None
    }
}
