//! Column maps: what a table's headings and words are called here.

use std::path::Path;

use assize_diag::{Diagnostic, Diagnostics, Place, Severity, Span, Spanned};
use assize_model::{Answer, PartialDate, answer_of_word, fold, means_nothing};
use assize_reader::{Complaints, TomlItem, TomlPage, TomlTable};
use indexmap::{IndexMap, IndexSet};

use crate::table::date_form::DateForm;
use crate::{Context, diags, file, is_table};

const ANSWERS: [(&str, Answer); 5] = [
    ("sufficient", Answer::Sufficient),
    ("insufficient", Answer::Insufficient),
    ("cannot-tell", Answer::CannotTell),
    ("not-applicable", Answer::NotApplicable),
    ("missing", Answer::Missing),
];

#[derive(Default)]
pub(crate) struct ColumnMap {
    /// By folded heading.
    pub(crate) columns: IndexMap<String, Renamed>,
    /// Headings that `columns` does not name are ignored, except the id and those that are names of something.
    ignores_others: bool,
    /// What columns may be called under the framework; nothing where nothing is ignored with others.
    pub(crate) names: IndexSet<String>,
    /// Rows whose id is one of these words are not units: totals, notes. By folded word; blank: rows without an id.
    pub(crate) no_units: IndexMap<String, Spanned<String>>,
    /// Further words for the answers, folded.
    pub(crate) answers: IndexMap<String, Answer>,
    /// By column, as it is called after this map.
    pub(crate) values: IndexMap<String, Reworded>,
    /// By column, as it is called after this map: how it writes days.
    pub(crate) dates: IndexMap<String, Days>,
}

/// How a column writes days.
pub(crate) struct Days {
    pub(crate) column: Spanned<String>,
    /// As the map writes them.
    pub(crate) written: Vec<String>,
    forms: Vec<DateForm>,
}

/// What becomes of a column.
pub(crate) struct Renamed {
    /// The heading, as the map writes it.
    pub(crate) written: Spanned<String>,
    /// What it is called here.
    pub(crate) name: Name,
}

/// What a column is called here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Name {
    Called(String),
    Ignored,
}

impl Name {
    pub(crate) fn is_id(&self) -> bool {
        matches!(self, Self::Called(name) if matches!(&*fold(name), "id" | "case"))
    }
}

pub(crate) struct Reworded {
    pub(crate) column: Spanned<String>,
    /// By folded word, what it is called here.
    pub(crate) words: IndexMap<String, String>,
}

impl ColumnMap {
    /// What a heading is called here, if the map has it.
    pub(crate) fn name(&self, heading: &str) -> Option<&Name> {
        self.columns.get(&*fold(heading)).map(|renamed| &renamed.name)
    }

    /// Whether a heading is ignored with the others: no line names it, and it is the name of nothing.
    pub(crate) fn is_other(&self, heading: &str) -> bool {
        self.ignores_others && self.name(heading).is_none() && !self.names.contains(heading)
    }

    /// What heads the ids, where the map says so.
    pub(crate) fn heading_of_ids(&self) -> Option<&str> {
        self.columns.values().find(|renamed| renamed.name.is_id()).map(|renamed| renamed.written.value.as_str())
    }

    /// Takes this heading for that of the ids, beside the one that the map names.
    pub(crate) fn take_for_ids(&mut self, heading: &str) {
        let written = self.columns.values().find(|renamed| renamed.name.is_id()).map(|renamed| renamed.written.clone());
        let renamed = written.map(|written| Renamed { written, name: Name::Called("id".to_owned()) });
        self.columns.extend(renamed.map(|renamed| (fold(heading).into_owned(), renamed)));
    }

    /// Which word a row has for its id, of those that are not units.
    pub(crate) fn leaves_out<'t>(&self, id: impl FnOnce() -> &'t str) -> Option<usize> {
        if self.no_units.is_empty() { None } else { self.no_units.get_index_of(&*fold(id())) }
    }

    /// A column's word as it is called here; a day as `YYYY-MM-DD`, blank where a form of it is none, which is complained of. `Err`: by which
    /// two forms it is two days.
    pub(crate) fn reword(&self, column: &str, word: String) -> Result<String, [&str; 2]> {
        let days = self.dates.get(column);
        if days.is_some_and(|days| days.forms.len() < days.written.len()) {
            return Ok(String::new());
        }
        if let Some(reworded) = self.values.get(column).and_then(|reworded| reworded.words.get(&*fold(&word))) {
            return Ok(reworded.clone());
        }
        let day = days.map_or(Ok(None), |days| days.day(&word))?;
        Ok(day.unwrap_or(word))
    }
}

impl Days {
    /// Whether it counts days.
    pub(crate) fn counts(&self) -> bool {
        self.forms.contains(&DateForm::serial())
    }

    /// Whether it takes the day of a time stamp.
    pub(crate) fn takes_stamps(&self) -> bool {
        self.forms.contains(&DateForm::stamp())
    }

    /// The day that a word is by these forms, if by any. `Err`: two ways to write days, of these or YYYY-MM-DD, by which it is two.
    fn day(&self, word: &str) -> Result<Option<String>, [&str; 2]> {
        let as_it_is = PartialDate::parse_day(word.trim()).map(|_| ("YYYY-MM-DD", word.trim().to_owned()));
        let forms = self.written.iter().zip(&self.forms);
        let by_form = forms.filter_map(|(written, form)| Some((written.as_str(), form.day(word)?)));
        let mut days = by_form.chain(as_it_is);
        let Some((first, day)) = days.next() else { return Ok(None) };
        match days.find(|(_, other)| *other != day) {
            Some((other, _)) => Err([first, other]),
            None => Ok(Some(day)),
        }
    }

    /// Whether a word, as it is called after the map, should be a day and is none.
    pub(crate) fn is_none(&self, word: &str) -> bool {
        !word.trim().is_empty() && !means_nothing(word) && PartialDate::parse_day(word.trim()).is_none()
    }
}

/// Reads a column map of a table under this framework; `None` where something is wrong with it from which the table's faults may only follow,
/// which is said. What else is wrong with it is told beside those.
pub(crate) fn read(path: &Path, named: Place, framework: &str, context: &mut Context<'_>) -> Option<ColumnMap> {
    if is_table(path) {
        context.diagnostics.push(diags::map::is_table(path, named));
        return None;
    }
    let source = file::read_public(path, named, context)?;
    let text = context.sources.get(source).text().expect("it was added with its text").to_owned();
    let mut told = Diagnostics::new();
    let map = Complaints::gather(&mut told, |complaints| {
        read_page(&TomlPage::open(source, &text, &diags::toml::COLUMN_MAP, complaints))
    });
    let mut told = told.take(|_| true);
    let leaves_unsound = |one: &&mut Diagnostic| one.severity == Severity::Error && !diags::map::leaves_sound(one.code);
    let unsound = told.iter_mut().rfind(leaves_unsound).map(diags::map::before_the_table);
    told.into_iter().for_each(|one| context.diagnostics.push(one));
    let map = map.filter(|_| unsound.is_none())?;
    let names = if map.ignores_others { (context.names)(framework) } else { Vec::new() };
    Some(ColumnMap { names: names.into_iter().collect(), ..map })
}

fn read_page(page: &TomlPage<'_>) -> Option<ColumnMap> {
    let mut top = page.top()?;
    let map = ColumnMap {
        columns: top.table("columns").map(columns).unwrap_or_default(),
        answers: top.table("answers").map(answers).unwrap_or_default(),
        values: top.table("values").map(values).unwrap_or_default(),
        ignores_others: top.get("others").and_then(others).unwrap_or_default(),
        names: IndexSet::new(),
        no_units: top.table("rows").map(no_units).unwrap_or_default(),
        dates: top.table("dates").map(dates).unwrap_or_default(),
    };
    top.finish();
    Some(map)
}

fn columns(table: TomlTable<'_>) -> IndexMap<String, Renamed> {
    let mut columns: IndexMap<String, Renamed> = IndexMap::new();
    for (written, item) in table.entries() {
        let Some(name) = item.string() else { continue };
        let name = match name.value.trim() {
            "ignore" => Name::Ignored,
            name => Name::Called(name.to_owned()),
        };
        match columns.get(&*fold(&written.value)) {
            Some(first) => table.page.complaints.push(diags::map::heading_twice(&written, first.written.span)),
            None => {
                columns.insert(fold(&written.value).into_owned(), Renamed { written, name });
            }
        }
    }
    columns
}

/// `others = "ignore"` is all that may be said of them.
fn others(item: TomlItem<'_>) -> Option<bool> {
    let page = item.page;
    let word = item.string()?;
    let is_ignore = word.value.trim() == "ignore";
    if !is_ignore {
        page.complaints.push(diags::map::others(&word));
    }
    is_ignore.then_some(true)
}

fn no_units(mut table: TomlTable<'_>) -> IndexMap<String, Spanned<String>> {
    let words = table.get("ignore").and_then(TomlItem::list).unwrap_or_default();
    let words =
        words.into_iter().filter_map(TomlItem::word).map(|word| (fold(&word.value).into_owned(), word)).collect();
    table.finish();
    words
}

fn dates(table: TomlTable<'_>) -> IndexMap<String, Days> {
    let days = |(column, item): (Spanned<String>, TomlItem<'_>)| {
        let written = if item.is_string() { vec![item.string()?] } else { item.strings()? };
        let form = |written: &Spanned<String>| {
            let form = DateForm::parse(&written.value);
            if form.is_none() {
                table.page.complaints.push(diags::map::no_date_form(written));
            }
            form
        };
        let forms = written.iter().filter_map(form).collect();
        let written = written.iter().map(|written| written.value.clone()).collect();
        Some((column.value.clone(), Days { column, written, forms }))
    };
    table.entries().into_iter().filter_map(days).collect()
}

fn answers(mut table: TomlTable<'_>) -> IndexMap<String, Answer> {
    let mut answers: IndexMap<String, (Answer, Span)> = IndexMap::new();
    for (key, answer) in ANSWERS {
        for word in table.get(key).and_then(TomlItem::strings).unwrap_or_default() {
            let folded = fold(&word.value).into_owned();
            // R and pandas write it for what is missing, and it is Welsh for no, so a map may say so.
            let is_said = folded == "na" && matches!(answer, Answer::Missing | Answer::Insufficient);
            if let Some(known) = answer_of_word(&folded).filter(|known| *known != answer && !is_said) {
                table.page.complaints.push(diags::map::known_word(&word, known));
            } else if let Some((_, first)) = answers.get(&folded).filter(|(other, _)| *other != answer) {
                table.page.complaints.push(diags::map::word_twice(&word, *first));
            } else {
                answers.insert(folded, (answer, word.span));
            }
        }
    }
    table.finish();
    answers.into_iter().map(|(word, (answer, _))| (word, answer)).collect()
}

fn values(table: TomlTable<'_>) -> IndexMap<String, Reworded> {
    let reworded = |(column, item): (Spanned<String>, TomlItem<'_>)| {
        let words = words(&item.table()?);
        Some((column.value.clone(), Reworded { column, words }))
    };
    table.entries().into_iter().filter_map(reworded).collect()
}

fn words(table: &TomlTable<'_>) -> IndexMap<String, String> {
    let mut words: IndexMap<String, (String, Span)> = IndexMap::new();
    for (written, item) in table.entries() {
        let Some(word) = item.word() else { continue };
        match words.get(&*fold(&written.value)) {
            Some((_, first)) => table.page.complaints.push(diags::map::word_twice(&written, *first)),
            None => {
                words.insert(fold(&written.value).into_owned(), (word.value, written.span));
            }
        }
    }
    words.into_iter().map(|(written, (word, _))| (written, word)).collect()
}
