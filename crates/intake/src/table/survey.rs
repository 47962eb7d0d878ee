//! A table whose headings are not mapped yet: its columns with their words, as far as they can be told without knowing their roles.

mod by_unit;

use std::path::{Path, PathBuf};

use assize_diag::SourceId;
use assize_model::{CodedColumn, ColumnBuilder, fold};

use by_unit::ByUnit;

use super::blocks::Blocks;
#[cfg(feature = "parquet")]
use super::columns;
use super::fields::{Fields, Line};
use super::format::Format;
#[cfg(feature = "workbooks")]
use super::grid::GridTable;
use super::header::{self, Written};
use super::text::Heads;
use super::unheaded::Looked;
use super::{Layout, Request, TableOptions, counts, identifiers};
use crate::column_map::ColumnMap;
#[cfg(feature = "parquet")]
use crate::parquet::Page;
use crate::{Context, diags};

/// The columns of a table, as they stand in the file.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The file; private.
    pub source: SourceId,
    /// In the order of the file; those without a heading are left out.
    pub columns: Vec<Surveyed>,
    /// How many rows stand below the headings.
    pub rows: usize,
    /// By row: whether a cell of it holds a formula.
    pub formulas: Vec<bool>,
    /// Of the long layout, whose columns are looked at by unit, a question each: the headings of columns that it cannot have.
    pub beside: Vec<String>,
    /// Of the long layout: the questions that stand in too few rows to be shown, as they may be somebody's words.
    pub hidden: Vec<String>,
    /// A column without a heading is not empty, and holds more than names of rows.
    pub unheaded: bool,
    /// How its rows are laid out, as far as the headings tell.
    pub layout: Layout,
}

/// A column as it stands in the file.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// Its header is the heading as written, its words are as written.
    pub column: CodedColumn,
    /// How many of its cells hold a formula.
    pub formulas: usize,
    /// Whether its heading is such as people give to ids of units.
    pub heads_ids: bool,
    /// What it would be called in a table of counts: `question`, `sufficient`, `total`.
    pub of_counts: Option<&'static str>,
    /// Why it seems to say who somebody is.
    pub person: Option<Person>,
}

/// What in a column seems to say who somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Person {
    /// Its heading: name, postcode, date of birth.
    Heading,
    /// A value has the pattern of this: "a postcode".
    Value(&'static str),
    /// Most values are two or three words with capitals. No more than a suspicion.
    Names,
}

/// Looks at a table as it is. What cannot be read at all is in the diagnostics; `None` then.
pub fn survey(path: &Path, options: &TableOptions, context: &mut Context<'_>) -> Option<Survey> {
    let request = Request::of_bare(path, options);
    let super::Opened { format, blocks, files } = super::open(&request, context)?;
    match format {
        Format::Text => of_text(blocks, files, &request, context),
        Format::Workbook => of_workbook(&super::whole(blocks, &request, context)?, &request, context),
        Format::Parquet => of_columns(blocks, files, &request, context),
        Format::Refused(refused) => {
            let source = context.sources.add_private(request.path.display().to_string());
            context.diagnostics.push(diags::workbook::refused(refused, source));
            None
        }
    }
}

fn of_text<'f>(
    blocks: Blocks<'f>,
    files: Vec<PathBuf>,
    request: &Request,
    context: &mut Context<'f>,
) -> Option<Survey> {
    let source = context.sources.add_private(request.path.display().to_string());
    let mut text = super::open_text(blocks, files, source, request, Heads::likely(&is_head), context)?;
    if let Some(other) = text.divided() {
        context.diagnostics.push(diags::headings::id_by_separator(other, header::place(source, text.first_line())));
        return None;
    }
    let mut survey = Builder::new(&text.header(&ColumnMap::default()));
    let take = |survey: &mut &mut Builder, line: Line, fields: Fields<'_>| {
        if let Line::Row(number) = line
            && !fields.is_blank()
        {
            survey.unheaded.iter_mut().for_each(|one| one.2.push(fields.get(one.0 as usize - 1), number));
            survey.row((1..).zip(fields.iter()).map(|(column, text)| (column, text, false)));
        }
    };
    let forms = super::told(text.each(&mut survey, |_, _| Vec::new(), take, |_| {}), request, context)?;
    super::is_sound(&text, &forms, source, context).then(|| survey.finish(source))
}

#[cfg(feature = "workbooks")]
fn of_workbook(bytes: &[u8], request: &Request, context: &mut Context<'_>) -> Option<Survey> {
    let path = request.path.display().to_string();
    let file = context.sources.add_private(&*path);
    let chosen = crate::workbook::read(bytes, super::ending(request), request.sheet.as_ref(), heads_ids);
    let chosen = chosen.map_err(|fault| context.diagnostics.push(diags::workbook::fault(fault, file))).ok()?;
    let source = context.sources.add_sheet(path, chosen.name);
    let Some(head) = chosen.grid.likely_head(is_head) else {
        context.diagnostics.push(diags::workbook::empty_sheet(source));
        return None;
    };
    let table = GridTable::below(&chosen.grid, head);
    let mut survey = Builder::new(&table.headings(&ColumnMap::default()));
    let fields: Vec<(u32, bool)> = survey.unheaded.iter().map(|one| (one.0, one.1)).collect();
    survey.has_fault =
        fields.iter().zip(table.unheaded(&fields)).any(|((_, first), holds)| holds.fault(*first).is_some());
    chosen.grid.below(head).for_each(|cells| survey.row(cells.into_iter()));
    Some(survey.finish(source))
}

#[cfg(not(feature = "workbooks"))]
fn of_workbook(_: &[u8], request: &Request, context: &mut Context<'_>) -> Option<Survey> {
    let source = context.sources.add_private(request.path.display().to_string());
    context.diagnostics.push(diags::workbook::not_in_this_build(source));
    None
}

/// The first of several files: all have the same columns.
#[cfg(feature = "parquet")]
fn of_columns(blocks: Blocks<'_>, files: Vec<PathBuf>, request: &Request, context: &mut Context<'_>) -> Option<Survey> {
    let source = context.sources.add_columns(request.path.display().to_string());
    let file = columns::Parts::new(files, source, request, context).first(blocks, request, context)?;
    let mut survey = Builder::new(&columns::headings(&file));
    for (field, _, looked) in &mut survey.unheaded {
        let look = |page: &Page<'_>| page.each().for_each(|(row, word)| looked.push(word, row as u32 + 1));
        if let Err(fault) = file.each(*field as usize - 1, look) {
            context.diagnostics.extend(diags::parquet::fault(fault, source));
            return None;
        }
    }
    for ((field, _), column) in survey.fields.iter().zip(survey.columns.iter_mut()) {
        let mut keeper = columns::Keeper { column, codes: Vec::new(), skipped: &[], trim: true };
        if let Err(fault) = file.each(*field as usize - 1, |page| keeper.take(page)) {
            context.diagnostics.extend(diags::parquet::fault(fault, source));
            return None;
        }
    }
    survey.formulas = vec![false; file.rows];
    Some(survey.finish(source))
}

#[cfg(not(feature = "parquet"))]
fn of_columns(_: Blocks<'_>, _: Vec<PathBuf>, request: &Request, context: &mut Context<'_>) -> Option<Survey> {
    let source = context.sources.add_private(request.path.display().to_string());
    context.diagnostics.push(diags::parquet::not_in_this_build(source));
    None
}

struct Builder {
    /// The columns with a heading: the field of each, and how many formulas it holds.
    fields: Vec<(u32, usize)>,
    columns: Vec<ColumnBuilder>,
    formulas: Vec<bool>,
    /// The columns without a heading: whether each stands before all headings, and what it holds.
    unheaded: Vec<(u32, bool, Looked)>,
    /// What such a column holds is known, and refused.
    has_fault: bool,
}

impl Builder {
    fn new(headings: &[Written]) -> Self {
        let named = || headings.iter().filter(|one| !one.text.is_empty());
        let fields = named().map(|one| (one.field, 0)).collect();
        let columns = named().map(|one| ColumnBuilder::new(&*one.text, one.field)).collect();
        let unheaded = header::unheaded(headings, &ColumnMap::default());
        let unheaded = unheaded.into_iter().map(|(field, is_first)| (field, is_first, Looked::default())).collect();
        Self { fields, columns, formulas: Vec::new(), unheaded, has_fault: false }
    }

    /// Takes a row: cells by column, in order, with whether each holds more than a value.
    fn row<'t>(&mut self, cells: impl Iterator<Item = (u32, &'t str, bool)>) {
        let (mut cells, mut has_formula) = (cells.peekable(), false);
        for (builder, (column, formulas)) in self.columns.iter_mut().zip(&mut self.fields) {
            while cells.next_if(|(at, ..)| at < column).is_some() {}
            let (_, text, is_formula) = cells.next_if(|(at, ..)| at == column).unwrap_or((*column, "", false));
            has_formula |= is_formula;
            *formulas += usize::from(is_formula);
            builder.push(text.trim());
        }
        self.formulas.push(has_formula);
    }

    fn finish(self, source: SourceId) -> Survey {
        let rows = self.formulas.len();
        let is_fault = |one: &(u32, bool, Looked)| one.2.is().fault(one.1).is_some();
        let unheaded = self.has_fault || self.unheaded.iter().any(is_fault);
        let columns = self.columns.into_iter().zip(self.fields);
        let columns: Vec<Surveyed> = columns.map(|(column, (_, formulas))| surveyed(column, formulas)).collect();
        let written: Vec<Written> =
            (1..).zip(&columns).map(|(at, one)| Written::text(at, &one.column.header)).collect();
        let layout = header::layout(&written, &ColumnMap::default());
        let (formulas, beside, hidden) = (self.formulas, Vec::new(), Vec::new());
        match by_unit::by_unit(&columns).filter(|_| layout == Layout::Long) {
            Some(ByUnit { columns, rows, beside, hidden }) => {
                Survey { source, columns, rows, formulas: vec![false; rows], unheaded, beside, hidden, layout }
            }
            None => Survey { source, columns, rows, formulas, unheaded, beside, hidden, layout },
        }
    }
}

fn surveyed(builder: ColumnBuilder, formulas: usize) -> Surveyed {
    let column = builder.finish(|word| word);
    Surveyed {
        heads_ids: heads_ids(&column.header),
        of_counts: counts::known(&column.header),
        person: person(&column),
        formulas,
        column,
    }
}

/// Whether it heads the ids of a table of cases or the questions of one of counts.
fn is_head(heading: &str) -> bool {
    heads_ids(heading) || is_question(heading)
}

/// Whether it heads the questions of a table of counts.
fn is_question(heading: &str) -> bool {
    counts::known(heading) == Some("question")
}

/// Words; a heading of ids has one of them.
const ID_WORDS: [&str; 7] = ["id", "ids", "ref", "reference", "crn", "identifier", "cyfeirnod"];

/// Words that may stand with `case` in a heading of ids.
const BESIDE_CASE: [&str; 5] = ["no", "number", "num", "code", "case"];

/// Whether people head ids so: `id`, `Case ref`, `CRN`, `Case no.`; not a sentence that has such a word.
fn heads_ids(heading: &str) -> bool {
    let folded = fold(heading);
    let words: Vec<&str> =
        folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_short = (1..=3).contains(&words.len());
    let is_case = words.first() == Some(&"case") && words.iter().all(|word| BESIDE_CASE.contains(word));
    is_short && (is_case || words.iter().any(|word| ID_WORDS.contains(word)))
}

/// What in a column seems to say who somebody is.
fn person(column: &CodedColumn) -> Option<Person> {
    if identifiers::is_heading(&column.header) {
        return Some(Person::Heading);
    }
    if let Some(kind) = column.words().iter().find_map(|word| identifiers::pattern(word)) {
        return Some(Person::Value(kind));
    }
    let said: Vec<&String> = column.words().iter().filter(|word| !word.is_empty()).collect();
    let names = said.iter().filter(|word| looks_like_a_name(word)).count();
    (said.len() >= 4 && names * 3 >= said.len() * 2).then_some(Person::Names)
}

/// Two or three words, each a capital and small letters.
fn looks_like_a_name(word: &str) -> bool {
    let is_part = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|letter| letter.is_alphabetic() || "'-.".contains(letter))
    };
    (2..=3).contains(&word.split_whitespace().count()) && word.split_whitespace().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::{heads_ids, looks_like_a_name};

    #[test]
    fn headings_of_ids() {
        for heading in ["id", "Case", "Case ref", "CRN", "case_no", "Case number", "Ref.", "Unique ID"] {
            assert!(heads_ids(heading), "{heading}");
        }
        for heading in ["Case audit 2019", "Assessment - keep others safe?", "Sex", "", "2.1.3", "Refused"] {
            assert!(!heads_ids(heading), "{heading}");
        }
    }

    #[test]
    fn names_of_people() {
        for (word, expect) in [("Jo Smith", true), ("A. N. O'Brien", true), ("Y", false), ("Very high", false)] {
            assert_eq!(looks_like_a_name(word), expect, "{word}");
        }
    }
}
