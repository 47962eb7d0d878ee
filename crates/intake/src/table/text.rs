//! A table in plain text: its bytes as text, its lines as rows; many blocks at once.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Scope;

use assize_diag::{Files, Place, SourceId};
use assize_model::threads;
use assize_reader::Complaints;

use super::blocks::{Block, Blocks};
use super::fields::{Fields, Line, Splitter};
use super::form::{Division, Form};
use super::header::{self, Written};
use super::separator::{self, Separator};
use super::{Encoding, Request, packed};
use crate::column_map::ColumnMap;
use crate::diags;
use crate::encoding::{self, NotText};

/// The files of a table, each with the source that it is.
pub(super) struct Parts<'f> {
    pub(super) files: &'f dyn Files,
    pub(super) list: VecDeque<(PathBuf, SourceId)>,
}

/// One of the files.
struct Part {
    source: SourceId,
    /// The lines that it begins on and that its headings begin on, where lines are counted through all files.
    begin: u32,
    first_line: u32,
    fault: Option<PartFault>,
}

/// Why a file is not part of the table.
enum PartFault {
    NotText(NotText),
    Empty,
    /// At this field the first file has another heading; which one, if any.
    Headings(u32, Option<String>),
    /// It has the headings of the first file where this divides them.
    Divided(Separator),
}

/// What tells the line of the headings.
#[derive(Clone, Copy)]
pub(super) struct Heads<'a> {
    /// Whether a cell heads the ids.
    pub(super) ids: &'a dyn Fn(&str) -> bool,
    /// Which cell of a line could, where none does.
    pub(super) nearly: &'a dyn Fn(&[&str]) -> Option<usize>,
    /// Nothing is sure: the line has more than half as many cells as any, and need not have one of ids.
    are_likely: bool,
}

impl<'a> Heads<'a> {
    pub(super) fn known(ids: &'a dyn Fn(&str) -> bool, nearly: &'a dyn Fn(&[&str]) -> Option<usize>) -> Self {
        Self { ids, nearly, are_likely: false }
    }

    pub(super) fn likely(ids: &'a dyn Fn(&str) -> bool) -> Self {
        Self { ids, nearly: &|_| None, are_likely: true }
    }
}

/// A text whose headings have been read.
pub(super) struct Text<'f> {
    blocks: Blocks<'f>,
    more: Parts<'f>,
    parts: Vec<Part>,
    /// As many threads read as are asked for.
    threads: usize,
    /// What the headings are in every file.
    headings: Vec<String>,
    division: Division,
    encoding: Encoding,
    line_breaks: bool,
    /// What the first line says divides the fields, where that is not read here.
    says_another: bool,
    first: Option<Block>,
    begins_as_parquet: bool,
    /// The headings hold the usual separator too.
    is_mixed: bool,
    /// How many lines of titles and remarks stand above them.
    above: usize,
    /// The cells right above the headings, by field.
    right_above: Vec<(u32, String)>,
    /// What else divides the headings so that one of them is of ids.
    divided: Option<Separator>,
}

impl<'f> Text<'f> {
    /// Reads the headings; what it is instead, where the first bytes are those of something else.
    /// Titles and remarks may stand above them.
    pub(super) fn open(
        mut blocks: Blocks<'f>,
        mut more: Parts<'f>,
        request: &Request,
        heads: Heads<'_>,
        threads: usize,
    ) -> io::Result<Result<Self, NotText>> {
        let (path, source) = more.list.pop_front().expect("there is the file that the blocks are of");
        let begins_as_parquet = blocks.first()?.starts_with(b"PAR1");
        if let Some(kind) = begin(&mut blocks)? {
            return Ok(Err(kind));
        }
        let usual = Separator::of_file(&path);
        let mut text = decode(blocks.first()?, request.encoding).into_owned();
        let said = separator::said_first(&text);
        if let Some((_, end)) = said {
            text.drain(..end);
            blocks.skip(end, 1);
        }
        let says_another = matches!(said, Some((Err(()), _))) && request.separator.is_none();
        let known = request.separator.or(said.and_then(|(said, _)| said.ok()));
        let by = known.map_or(Separator::ALL.to_vec(), |known| vec![known]);
        let head = |line: &str, by| {
            let cells: Vec<&str> = separator::cells(line, by).collect();
            cells.iter().position(|cell| (heads.ids)(cell)).or_else(|| (heads.nearly)(&cells))
        };
        let above = match heads.are_likely {
            true => separator::lines_above_wide(&text, &by, head),
            false => separator::lines_above(&text, &by, head),
        };
        let line = text.lines().nth(above).unwrap_or_default();
        let line_above = above.checked_sub(1).and_then(|above| text.lines().nth(above)).unwrap_or_default();
        blocks.skip_lines(above)?;
        let first_line = 1 + u32::from(said.is_some()) + above as u32;
        let by_ids = separator::by_ids(line, heads.ids);
        let other = || by_ids.or_else(|| separator::other_than(usual, line));
        let separator = known.unwrap_or_else(|| other().filter(|_| !says_another).unwrap_or(usual));
        let right_above = (1..).zip(separator::cells(line_above, separator)).filter(|(_, cell)| !cell.is_empty());
        let right_above = right_above.map(|(field, cell)| (field, cell.to_owned())).collect();
        let is_suspected = known.is_none() && separator != usual;
        let division = Division {
            separator,
            usual: request.separator.unwrap_or(usual),
            each: is_suspected.then(|| separator.count(line)),
        };
        let is_mixed = by_ids.is_none() && usual.count(line) > 0;
        let first = blocks.next(separator, request.line_breaks)?;
        let headings = first.as_ref().map(|block| headings(block, separator, request.encoding)).unwrap_or_default();
        let parts = vec![Part { source, begin: 1, first_line, fault: None }];
        let (encoding, line_breaks) = (request.encoding, request.line_breaks);
        Ok(Ok(Self {
            blocks,
            more,
            parts,
            threads,
            headings,
            division,
            encoding,
            line_breaks,
            says_another,
            first,
            begins_as_parquet,
            is_mixed,
            above,
            right_above,
            divided: by_ids.filter(|by| *by != separator),
        }))
    }

    /// The line of the headings.
    pub(super) fn first_line(&self) -> u32 {
        self.parts[0].first_line
    }

    /// What divides the headings so that one of them is of ids, where that is not what divides the fields.
    pub(super) fn divided(&self) -> Option<Separator> {
        self.divided
    }

    pub(super) fn header(&self, map: &ColumnMap) -> Vec<Written> {
        let mut written: Vec<Written> =
            (1..).zip(&self.headings).map(|(field, text)| Written::text(field, text)).collect();
        header::tell_apart(&mut written, &self.right_above, map);
        written
    }

    /// Gives every line below the headings to `taker` or, where there is more than a block, to those that `others` makes of it, several at a time;
    /// `gather` gets each with what it took of a block, in the order of the file.
    pub(super) fn each<T: Send>(
        &mut self,
        mut taker: T,
        others: impl FnOnce(&T, usize) -> Vec<T>,
        take: impl Fn(&mut T, Line, Fields<'_>) + Sync,
        mut gather: impl FnMut(&mut T),
    ) -> io::Result<Vec<Form>> {
        let (division, encoding) = (self.division, self.encoding);
        let split = |block: &Block, taker: &mut T| {
            let text = text_of(block, encoding);
            // What is text as it stands was found to be UTF-8.
            let error = if let Cow::Owned(_) = text { str::from_utf8(&block.bytes).err() } else { None };
            let (mut form, mut headings) = (Form::of(block, &text, error, division), block.begins);
            Splitter::new(division.separator).each(&text, block, |line, fields| {
                form.line(line);
                let is_headings = headings && !matches!(line, Line::Empty(_));
                headings &= !is_headings;
                if !is_headings {
                    take(taker, line, fields);
                }
            });
            form
        };
        let mut forms = vec![Form::default()];
        let Some(first) = self.first.take() else { return Ok(forms) };
        forms[0].add(split(&first, &mut taker));
        gather(&mut taker);
        self.blocks.again(first);
        let Some(second) = self.next()? else { return Ok(forms) };
        let threads = threads(self.threads).min(MOST_THREADS);
        let mut idle = others(&taker, threads * AT_HAND - 1);
        idle.push(taker);
        std::thread::scope(|scope| {
            let workers: Vec<Worker<T>> = (0..threads).map(|_| Worker::start(scope, &split)).collect();
            let (mut given, mut taken, mut next) = (0, 0, Some(second));
            loop {
                // Blocks are given out in turn, and so come back in the order of the file.
                while !idle.is_empty()
                    && let Some(block) = next.map_or_else(|| self.next(), |block| Ok(Some(block)))?
                {
                    let taker = idle.pop().expect("it is not empty");
                    workers[given % threads].jobs.send((block, taker)).expect("splitting cannot fail");
                    (given, next) = (given + 1, None);
                }
                if taken == given {
                    return Ok(forms);
                }
                let (block, mut taker, form) = workers[taken % threads].done.recv().expect("splitting cannot fail");
                match forms.last_mut().filter(|_| !block.begins) {
                    Some(begun) => begun.add(form),
                    None => forms.push(form),
                }
                gather(&mut taker);
                self.blocks.again(block);
                idle.push(taker);
                (taken, next) = (taken + 1, None);
            }
        })
    }

    /// The next block, of this file or the next.
    fn next(&mut self) -> io::Result<Option<Block>> {
        let next = self.blocks.next(self.division.separator, self.line_breaks)?;
        next.map_or_else(|| self.next_file(), |block| Ok(Some(block)))
    }

    /// The first block of the next file, if there is one and it has the same headings; no file is read behind one that is not part of the table.
    fn next_file(&mut self) -> io::Result<Option<Block>> {
        let Some((path, source)) = self.more.list.pop_front() else { return Ok(None) };
        let begin = self.blocks.line;
        let block = self
            .open_next(&path)
            .map_err(|error| io::Error::new(error.kind(), format!("`{}`: {error}", path.display())))?;
        let (block, fault) = match block {
            Ok(Some(block)) => (Some(block), None),
            Ok(None) => (None, Some(PartFault::Empty)),
            Err(kind) => (None, Some(PartFault::NotText(kind))),
        };
        let fault = fault.or_else(|| self.other_headings(block.as_ref()?));
        let first_line = block.as_ref().map_or(begin, |block| block.line);
        let block = block.filter(|_| fault.is_none());
        self.parts.push(Part { source, begin, first_line, fault });
        if block.is_none() {
            self.more.list.clear();
        }
        Ok(block)
    }

    fn open_next(&mut self, path: &std::path::Path) -> io::Result<Result<Option<Block>, NotText>> {
        self.blocks.go_on(packed::unpack(path, self.more.files.open(path)?)?);
        if let Some(kind) = begin(&mut self.blocks)? {
            return Ok(Err(kind));
        }
        if let Some((_, end)) = separator::said_first(&decode(self.blocks.first()?, self.encoding)) {
            self.blocks.skip(end, 1);
        }
        let text = decode(self.blocks.first()?, self.encoding).into_owned();
        let is_same = |line: &str, by| separator::cells(line, by).eq(self.headings.iter().map(|one| one.trim()));
        let head = |line: &str, by| is_same(line, by).then_some(0);
        self.blocks.skip_lines(separator::lines_above(&text, &[self.division.separator], head))?;
        self.blocks.next(self.division.separator, self.line_breaks).map(Ok)
    }

    fn other_headings(&self, block: &Block) -> Option<PartFault> {
        let (found, wanted) = (headings(block, self.division.separator, self.encoding), &self.headings);
        let differs = |index: &usize| found.get(*index) != wanted.get(*index);
        let at = (0..found.len().max(wanted.len())).find(differs)?;
        let others = Separator::ALL.into_iter().filter(|one| *one != self.division.separator);
        if let Some(other) = others.into_iter().find(|one| headings(block, *one, self.encoding) == *wanted) {
            return Some(PartFault::Divided(other));
        }
        Some(PartFault::Headings(at as u32 + 1, wanted.get(at).cloned()))
    }

    /// By file: its source and the line that it begins on.
    pub(super) fn parts(&self) -> impl Iterator<Item = (SourceId, u32)> {
        self.parts.iter().map(|part| (part.source, part.begin))
    }

    /// Whether the whole was text in lines as they should be, which is complained of where it was not.
    pub(super) fn is_sound(&self, forms: &[Form], source: SourceId, complaints: &Complaints) -> bool {
        let parquet = (self.begins_as_parquet && self.blocks.last == *b"PAR1")
            .then_some((NotText::Other(encoding::PARQUET), None));
        let mut is_sound = true;
        if self.above > 0 {
            complaints.push(diags::table::rows_above(self.above, self.first_line(), source));
        }
        // A file that is not part of the table comes last, and nothing of it was taken.
        for (part, form) in self.parts.iter().zip(forms) {
            let fault = parquet.or_else(|| form.bytes.fault(self.encoding).map(|(fault, at)| (fault, Some(at))));
            is_sound &= form.check_text(fault, source, part.source, complaints);
        }
        is_sound = is_sound && self.is_divided(forms, source, complaints);
        if is_sound {
            let ends = self.parts.iter().skip(1).map(|part| part.begin).chain([u32::MAX]);
            for ((part, form), end) in self.parts.iter().zip(forms).zip(ends) {
                let within = |line: u32| (part.begin..end).contains(&line);
                let faults = self.blocks.faults.iter().filter(|fault| within(fault.opened));
                is_sound &= form.check_lines(faults, part.first_line, source, part.source, complaints);
            }
        }
        for (part, fault) in self.parts.iter().filter_map(|part| Some((part, part.fault.as_ref()?))) {
            is_sound = false;
            complaints.push(match fault {
                PartFault::NotText(kind) => diags::table::not_text(*kind, Place::File(part.source)),
                PartFault::Empty => diags::table::empty(part.source),
                PartFault::Divided(by) => {
                    diags::table::other_separator(part.first_line, *by, self.division.separator, source)
                }
                PartFault::Headings(field, wanted) => {
                    diags::table::other_headings(part.first_line, *field, wanted.as_deref(), source)
                }
            });
        }
        is_sound
    }

    /// Whether it is sure what divides the fields: what was said, else what the ending means. Where the headings are divided by something else, that is
    /// read only where it divides all lines alike.
    fn is_divided(&self, forms: &[Form], source: SourceId, complaints: &Complaints) -> bool {
        if self.says_another {
            complaints.push(diags::table::unknown_separator(source));
            return false;
        }
        if self.division.each.is_none() {
            return true;
        }
        let Division { separator, usual, .. } = self.division;
        let is_sure = !self.is_mixed && Form::are_divided_alike(forms);
        complaints.push(diags::table::separator(separator, usual, is_sure, self.first_line(), source));
        is_sure
    }
}

/// A thread that splits blocks, one after the other.
struct Worker<T> {
    jobs: Sender<(Block, T)>,
    done: Receiver<(Block, T, Form)>,
}

impl<T: Send> Worker<T> {
    fn start<'s>(scope: &'s Scope<'s, '_>, split: &'s (impl Fn(&Block, &mut T) -> Form + Sync)) -> Self
    where
        T: 's,
    {
        let ((jobs, todo), (ready, done)) = (channel::<(Block, T)>(), channel());
        scope.spawn(move || {
            for (block, mut taker) in todo {
                let form = split(&block, &mut taker);
                if ready.send((block, taker, form)).is_err() {
                    break;
                }
            }
        });
        Self { jobs, done }
    }
}

/// Passes over a byte order mark; gives what a file is instead, where its first bytes are those of something else.
fn begin(blocks: &mut Blocks<'_>) -> io::Result<Option<NotText>> {
    let first = blocks.first()?;
    let kind = encoding::other_kind(first).or_else(|| encoding::other_text(first).map(NotText::Other));
    if blocks.first()?.starts_with(b"\xef\xbb\xbf") {
        blocks.skip(3, 0);
    }
    Ok(kind)
}

/// The headings of a file, which begins with this block.
fn headings(block: &Block, separator: Separator, encoding: Encoding) -> Vec<String> {
    let mut headings = Vec::new();
    let text = text_of(block, encoding);
    Splitter::new(separator).each(&text, block, |line, fields| {
        if headings.is_empty() && !matches!(line, Line::Empty(_)) {
            headings = fields.iter().map(str::to_owned).collect();
        }
    });
    headings
}

/// More threads than these wait for the one that reads.
pub(super) const MOST_THREADS: usize = 8;

/// How many blocks are at hand for each: one that it splits, and one that it has split or will.
const AT_HAND: usize = 2;

/// What a block holds, in UTF-8, which ASCII is.
fn text_of(block: &Block, encoding: Encoding) -> Cow<'_, [u8]> {
    if !block.holds.more_than_ascii {
        return Cow::Borrowed(&block.bytes);
    }
    match decode(&block.bytes, encoding) {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    }
}

/// Bytes as text; bytes that are not text are reported elsewhere.
fn decode(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    match encoding {
        Encoding::Windows1252 if !bytes.is_ascii() => Cow::Owned(encoding::windows_1252(bytes)),
        // Much quicker than to take it for wrong from the first.
        Encoding::Windows1252 | Encoding::Utf8 => {
            str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
        }
    }
}

#[cfg(test)]
mod tests;
