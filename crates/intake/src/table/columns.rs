//! Takes the columns of a Parquet file into columns of codes: each word of a dictionary is looked up once, and columns are read several at a time.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;

use assize_diag::{Diagnostic, SourceId};
use assize_model::{ColumnBuilder, GROUP, Ids, Lines, threads};
use assize_reader::Complaints;

use super::blocks::{BLOCK, Blocks};
use super::header::{Heading, Role, Written};
use super::rows::{Fault, LONGEST_FIELD, Plan, Says, Taken, Taker};
use super::text::MOST_THREADS;
use super::unheaded::Looked;
use super::{Layout, Request, Sheet, told, whole};
use crate::parquet::{self, CellFault, File, Kind, Page};
use crate::{Context, diags};

/// The most bytes that the ids of a file have together: a dictionary can say much in little room.
const MOST_OF_IDS: usize = 2 << 30;

pub(super) fn headings(file: &File) -> Vec<Written> {
    (1..).zip(&file.columns).map(|(field, column)| Written::text(field, &column.heading)).collect()
}

/// The files of a table, each with its source.
pub(super) struct Parts {
    list: Vec<(PathBuf, SourceId)>,
    /// The whole table.
    source: SourceId,
}

impl Parts {
    pub(super) fn new(files: Vec<PathBuf>, source: SourceId, request: &Request, context: &mut Context<'_>) -> Self {
        let source_of = |path: PathBuf| match path == request.path {
            true => (path, source),
            false => (path.clone(), context.sources.add_columns(path.display().to_string())),
        };
        Self { list: files.into_iter().map(source_of).collect(), source }
    }

    /// The first file, from its bytes.
    pub(super) fn first(&self, blocks: Blocks<'_>, request: &Request, context: &mut Context<'_>) -> Option<File> {
        open(blocks, self.list[0].1, request, context)
    }

    /// Takes the rows of all files; says whether all are right. `None`, with a complaint, where a file cannot be read or is not a part of the table.
    pub(super) fn each(
        self,
        first: File,
        plan: &Plan<'_>,
        taken: &mut Taken<'_>,
        request: &Request,
        context: &mut Context<'_>,
    ) -> Option<bool> {
        let wanted: Vec<String> = first.columns.iter().map(|column| column.heading.clone()).collect();
        let threads = threads(context.threads).min(MOST_THREADS);
        let (mut taker, mut first, mut before, mut is_sound) = (Taker::new(plan), Some(first), 0, true);
        for (path, source) in self.list {
            let file = match first.take() {
                Some(first) => first,
                None => {
                    let opened = context.files.open(&path).map(|file| Blocks::new(file, BLOCK));
                    open(told(opened, request, context)?, source, request, context)?
                }
            };
            if let Some(other) = other_headings(&file, &wanted, source) {
                context.diagnostics.push(other);
                return None;
            }
            if source != self.source {
                context.sources.add_part(self.source, before + 1, path.display().to_string());
            }
            let done = Complaints::gather(context.diagnostics, |complaints| {
                let sheet = |header| Sheet { source: self.source, header, map: plan.map, complaints };
                let sheet = plan.header.map(sheet);
                let done = take(&file, before, &mut taker, sheet.as_ref(), threads);
                taken.gather(&mut taker, sheet.as_ref());
                is_sound &= complaints.errors() == 0;
                done
            });
            if let Err(fault) = done {
                context.diagnostics.extend(diags::parquet::fault(fault, source));
                return None;
            }
            before = line(before, file.rows) - 1;
        }
        Some(is_sound)
    }
}

/// Opens a file, and complains where it cannot be read.
pub(super) fn open(blocks: Blocks<'_>, source: SourceId, request: &Request, context: &mut Context<'_>) -> Option<File> {
    let opened = File::open(whole(blocks, request, context)?);
    opened.map_err(|fault| context.diagnostics.extend(diags::parquet::fault(fault, source))).ok()
}

/// What to say of a file that has other headings than the first.
fn other_headings(file: &File, wanted: &[String], source: SourceId) -> Option<Diagnostic> {
    let found = |index: usize| file.columns.get(index).map(|column| &column.heading);
    let at = (0..file.columns.len().max(wanted.len())).find(|index| found(*index) != wanted.get(*index))?;
    Some(diags::table::other_headings(0, at as u32 + 1, wanted.get(at).map(String::as_str), source))
}

/// Cells without a word of a column: by what is wrong the first line and how many.
type Odd = BTreeMap<(u32, CellFault), (u32, usize)>;

/// What is to be done with a column, by its place.
enum Job<'t> {
    Keep(usize, &'t mut ColumnBuilder),
    Watch(&'t Heading, &'t mut Option<(u32, Says)>),
    Look(usize, &'t mut Looked),
}

/// Takes the rows of a file, which come after `before` rows of other files.
fn take(
    file: &File,
    before: u32,
    taker: &mut Taker<'_>,
    sheet: Option<&Sheet<'_>>,
    threads: usize,
) -> Result<(), parquet::Fault> {
    taker.rows += file.rows;
    let skipped = match taker.plan.header {
        Some(_) => rows(file, before, taker)?,
        None => Vec::new(),
    };
    let plan = taker.plan;
    let is_read = |index: usize| !matches!(file.columns[index].kind, Kind::Other(..));
    let kept =
        plan.kept.iter().zip(taker.columns.iter_mut()).map(|(heading, column)| Job::Keep(heading.index(), column));
    let watched = plan.watched.iter().zip(&mut taker.found);
    let watched = watched.filter(|(heading, found)| found.is_none() && is_read(heading.index()));
    let looked = plan.unheaded.iter().zip(&mut taker.looked).map(|(index, looked)| Job::Look(*index, looked));
    let jobs: Vec<Job<'_>> =
        kept.chain(watched.map(|(heading, found)| Job::Watch(heading, found))).chain(looked).collect();
    let (odd, faults) = run(jobs, threads, |job| work(job, file, before, &skipped))?;
    taker.faults.extend(faults);
    let of_numbers = plan.kept.iter().filter(|heading| file.columns[heading.index()].kind.may_lose_zeros());
    if matches!(plan.layout, Layout::Long | Layout::Counts) {
        let ids = plan
            .header
            .filter(|header| plan.layout == Layout::Counts && file.columns[header.id().index()].kind.may_lose_zeros());
        let numbers: Vec<usize> =
            of_numbers.map(|heading| heading.index()).chain(ids.map(|header| header.id().index())).collect();
        taker.numbers.extend((0..taker.lines.len()).flat_map(|row| numbers.iter().map(move |index| (row, *index))));
    }
    if let Some(sheet) = sheet {
        tell(file, before, &odd, sheet);
    }
    Ok(())
}

/// Takes the ids, and gives the rows that are not taken: those that the map ignores, and empty ones.
fn rows(file: &File, before: u32, taker: &mut Taker<'_>) -> Result<Vec<usize>, parquet::Fault> {
    let plan = taker.plan;
    let id = plan.header.map_or(0, |header| header.id().index());
    let (mut ignored, mut blank) = (Vec::new(), Vec::new());
    let mut size = 0_usize;
    let take = |taker: &mut Taker<'_>, row: usize, word: &str| {
        if plan.layout != Layout::Long {
            taker.ids.push(short(word));
        }
        taker.lines.push(line(before, row));
    };
    file.each(id, |page| {
        for (row, word) in page.each() {
            size += word.len();
            if taker.leaves_out(|| word) {
                ignored.push(row);
            } else if !word.starts_with(|first: char| first.is_ascii_alphanumeric()) && word.trim().is_empty() {
                blank.push(row);
            } else if ignored.is_empty() && blank.is_empty() && size <= MOST_OF_IDS {
                take(taker, row, word);
            }
        }
    })?;
    if size > MOST_OF_IDS {
        return Err(parquet::Fault::TooLarge(format!("its ids have more than {MOST_OF_IDS} bytes together")));
    }
    // Mostly there are none such, and all are taken.
    if ignored.is_empty() && blank.is_empty() {
        return Ok(Vec::new());
    }
    (taker.ids, taker.lines) = (Ids::default(), Lines::default());
    let mut skipped = empty(blank, id, file)?;
    taker.faults.extend(skipped.iter().map(|row| (line(before, *row), Fault::WithoutValues)));
    skipped.extend(ignored);
    skipped.sort_unstable();
    let mut left_out = skipped.iter().copied().peekable();
    file.each(id, |page| {
        for (row, word) in page.each() {
            if left_out.next_if_eq(&row).is_none() {
                take(taker, row, word);
            }
        }
    })?;
    Ok(skipped)
}

/// The rows without an id that are empty otherwise, too.
fn empty(mut rows: Vec<usize>, id: usize, file: &File) -> Result<Vec<usize>, parquet::Fault> {
    for column in (0..file.columns.len()).filter(|column| *column != id) {
        if rows.is_empty() {
            break;
        }
        let mut filled = Vec::new();
        file.each(column, |page| {
            let (first, last) = (page.first_row, page.first_row + page.rows);
            let of_page = rows.partition_point(|row| *row < first)..rows.partition_point(|row| *row < last);
            let word = |row: &usize| page.words.get(page.codes()[row - first] as usize);
            filled.extend(rows[of_page].iter().copied().filter(|row| !word(row).trim().is_empty()));
        })?;
        rows.retain(|row| filled.binary_search(row).is_err());
    }
    Ok(rows)
}

/// Does all jobs, as many at a time as there are threads; what came of them in their order.
fn run<J: Send>(
    jobs: Vec<J>,
    threads: usize,
    work: impl Fn(J) -> Result<Found, parquet::Fault> + Sync,
) -> Result<Found, parquet::Fault> {
    let threads = threads.min(jobs.len());
    let left = Mutex::new(jobs.into_iter().enumerate());
    let next = || left.lock().expect("nothing panics while it holds the jobs").next();
    let all = || std::iter::from_fn(next).map(|(index, job)| (index, work(job))).collect::<Vec<_>>();
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(all)).collect();
        let own = all();
        let others = others.into_iter().flat_map(|thread| thread.join().expect("reading a column cannot fail"));
        own.into_iter().chain(others).collect::<Vec<_>>()
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    let (mut odd, mut faults) = (Odd::new(), Vec::new());
    for (_, found) in done {
        let (more, longer) = found?;
        odd.extend(more);
        faults.extend(longer);
    }
    Ok((odd, faults))
}

/// Cells without a word, and fields that are too long.
type Found = (Odd, Vec<(u32, Fault)>);

fn work(job: Job<'_>, file: &File, before: u32, skipped: &[usize]) -> Result<Found, parquet::Fault> {
    let (mut odd, mut long) = (Odd::new(), Vec::new());
    match job {
        Job::Keep(index, column) => {
            let mut keeper = Keeper { column, codes: Vec::new(), skipped, trim: false };
            file.each(index, |page| {
                keeper.take(page);
                for (row, fault) in page.faults().filter(|(row, _)| skipped.binary_search(row).is_err()) {
                    odd.entry((index as u32 + 1, fault)).or_insert((line(before, row), 0)).1 += 1;
                }
                long.extend(too_long(page, index, before));
            })?;
        }
        Job::Watch(heading, found) => file.each(heading.index(), |page| {
            long.extend(too_long(page, heading.index(), before));
            let mut seen = vec![false; page.words.len() + 1];
            for (row, code) in (page.first_row..).zip(page.codes()) {
                let is_new = !std::mem::replace(&mut seen[*code as usize], true);
                if found.is_none() && is_new && skipped.binary_search(&row).is_err() {
                    *found = Says::of(page.words.get(*code as usize), heading).map(|says| (line(before, row), says));
                }
            }
        })?,
        Job::Look(index, looked) => file.each(index, |page| {
            page.each().for_each(|(row, word)| looked.push(word, line(before, row)));
        })?,
    }
    Ok((odd, long))
}

/// The fields of a page that are too long.
fn too_long(page: &Page<'_>, index: usize, before: u32) -> Vec<(u32, Fault)> {
    if (0..page.words.len()).all(|word| page.words.get(word).len() <= LONGEST_FIELD) {
        return Vec::new();
    }
    let rows = page.each().filter(|(_, word)| word.len() > LONGEST_FIELD);
    rows.map(|(row, _)| (line(before, row), Fault::Long(index))).collect()
}

/// Takes a column page by page.
pub(super) struct Keeper<'c> {
    pub(super) column: &'c mut ColumnBuilder,
    /// By code of the file's words that of the column's, as far as it is known.
    pub(super) codes: Vec<u32>,
    pub(super) skipped: &'c [usize],
    /// Whether white space around a word is left out.
    pub(super) trim: bool,
}

impl Keeper<'_> {
    pub(super) fn take(&mut self, page: &Page<'_>) {
        const NONE: u32 = u32::MAX;
        if page.is_new {
            self.codes.clear();
        }
        self.codes.resize(page.words.len() + 1, NONE);
        let (first, last) = (page.first_row, page.first_row + page.rows);
        let skipped = self.skipped.partition_point(|row| *row < first)..self.skipped.partition_point(|row| *row < last);
        let (codes, column, trim) = (&mut self.codes, &mut *self.column, self.trim);
        // Words are known in the order in which rows have them.
        let learn = |codes: &mut Vec<u32>, column: &mut ColumnBuilder, code: u32| {
            let known = &mut codes[code as usize];
            if *known == NONE {
                let word = short(page.words.get(code as usize));
                *known = column.learn(if trim { word.trim() } else { word });
            }
            *known
        };
        if skipped.is_empty()
            && let Some(groups) = page.with_each(column.left_of_group())
        {
            for (with, rows) in groups {
                let known = codes.iter().zip(&with).filter(|(_, rows)| **rows != 0);
                if known.clone().any(|(code, _)| *code == NONE) {
                    let there = (0..).zip(&with).filter(|(_, rows)| **rows != 0);
                    let mut there: Vec<(u32, u32)> = there.map(|(code, rows)| (rows.trailing_zeros(), code)).collect();
                    there.sort_unstable();
                    for (_, code) in there {
                        learn(codes, column, code);
                    }
                }
                let known = codes.iter().zip(&with).filter(|(_, rows)| **rows != 0);
                column.extend_divided(rows, known.map(|(code, rows)| (*code, *rows)));
            }
            return;
        }
        let mut skipped = self.skipped[skipped].iter().map(|row| row - first).peekable();
        let mut own = Vec::with_capacity(GROUP);
        for (some, first) in page.codes().chunks(GROUP).zip((0..).step_by(GROUP)) {
            own.clear();
            if skipped.peek().is_none_or(|row| *row >= first + GROUP) {
                own.extend(some.iter().map(|code| codes[*code as usize]));
            }
            // Some are not known yet, or not taken.
            if own.is_empty() || own.contains(&NONE) {
                let is_taken = |(row, _): &(usize, &u32)| skipped.next_if_eq(row).is_none();
                let taken = (first..).zip(some).filter(is_taken);
                own = taken.map(|(_, code)| learn(codes, column, *code)).collect();
            }
            column.extend_coded(&own);
        }
    }
}

/// A word, if it is not too long; a longer one is reported elsewhere.
fn short(word: &str) -> &str {
    if word.len() > LONGEST_FIELD { "" } else { word }
}

/// The number of a row, from 1, with `before` rows of other files before it.
fn line(before: u32, row: usize) -> u32 {
    before.saturating_add(u32::try_from(row + 1).unwrap_or(u32::MAX))
}

/// Says which cells have no word, and which columns have none at all.
fn tell(file: &File, before: u32, odd: &Odd, sheet: &Sheet<'_>) {
    for ((field, fault), (line, cells)) in odd {
        sheet.complaints.push(diags::parquet::cell(*fault, *cells, sheet.cell(*line, *field)));
    }
    if before > 0 {
        return;
    }
    for heading in sheet.header.list.iter().filter(|heading| heading.role != Role::Ignore) {
        if let Kind::Other(_, what) = file.columns[heading.index()].kind {
            sheet.complaints.push(diags::parquet::no_words(what, sheet.cell(sheet.header.line, heading.field)));
        }
    }
}
