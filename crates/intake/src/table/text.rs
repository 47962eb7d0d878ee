//! A table in plain text: its bytes as text, its lines as rows; many blocks at once.

use std::borrow::Cow;
use std::io;

use assize_diag::SourceId;
use assize_reader::Complaints;

use super::blocks::{Block, Blocks};
use super::fields::{Fields, Line, Splitter};
use super::form::{Division, Form};
use super::header::Written;
use super::separator::{self, Separator};
use super::{Encoding, Request};
use crate::diags;
use crate::encoding::{self, NotText};

/// A text of which the headings have been read.
pub(super) struct Text<'f> {
    blocks: Blocks<'f>,
    division: Division,
    encoding: Encoding,
    line_breaks: bool,
    /// What the first line says divides the fields, where that is nothing that is read.
    says_another: bool,
    /// The line of the headings.
    pub(super) first_line: u32,
    pub(super) header: Vec<Written>,
    first: Option<Block>,
    begins_as_parquet: bool,
    /// The headings hold the usual separator too.
    is_mixed: bool,
}

impl<'f> Text<'f> {
    /// Reads the headings; what it is instead, where the first bytes are those of something else.
    pub(super) fn open(mut blocks: Blocks<'f>, request: &Request) -> io::Result<Result<Self, NotText>> {
        let begins_as_parquet = blocks.first()?.starts_with(b"PAR1");
        if let Some(kind) = encoding::other_kind(blocks.first()?) {
            return Ok(Err(kind));
        }
        if blocks.first()?.starts_with(b"\xef\xbb\xbf") {
            blocks.skip(3, 0);
        }
        let usual = Separator::of_file(&request.path);
        let (mut first_line, mut said) = (1, None);
        let begin = decode(blocks.first()?, request.encoding).into_owned();
        let mut line = begin.lines().next().unwrap_or_default();
        if let Some((separator, end)) = separator::said_first(&begin) {
            (first_line, said) = (2, Some(separator));
            line = begin[end..].lines().next().unwrap_or_default();
            blocks.skip(end, 1);
        }
        let says_another = said == Some(Err(())) && request.separator.is_none();
        let other = || separator::other_than(usual, line);
        let known = request.separator.or(said.and_then(Result::ok));
        let separator = known.unwrap_or_else(|| other().filter(|_| !says_another).unwrap_or(usual));
        let is_suspected = known.is_none() && separator != usual;
        let division = Division {
            separator,
            usual: request.separator.unwrap_or(usual),
            each: is_suspected.then(|| separator.count(line)),
        };
        let is_mixed = usual.count(line) > 0;
        let first = blocks.next(separator, request.line_breaks)?;
        let mut header = Vec::new();
        if let Some(block) = &first {
            let text = decode(&block.bytes, request.encoding);
            Splitter::new(separator).each(&text, block, |line, fields| {
                if header.is_empty() && !matches!(line, Line::Empty(_)) {
                    header = (1..).zip(fields.iter()).map(|(field, text)| Written::text(field, text)).collect();
                }
            });
        }
        let (encoding, line_breaks) = (request.encoding, request.line_breaks);
        Ok(Ok(Self {
            blocks,
            division,
            encoding,
            line_breaks,
            says_another,
            first_line,
            header,
            first,
            begins_as_parquet,
            is_mixed,
        }))
    }

    /// Gives every line below the headings to `taker` or, where there is more than a block, to those that `others` makes of it, several at a time;
    /// `gather` gets each with what it took of a block, in the order of the file.
    pub(super) fn each<T: Send>(
        &mut self,
        mut taker: T,
        others: impl FnOnce(&T, usize) -> Vec<T>,
        take: impl Fn(&mut T, Line, Fields<'_>) + Sync,
        mut gather: impl FnMut(&mut T),
    ) -> io::Result<Form> {
        let (division, encoding) = (self.division, self.encoding);
        let split = |block: &Block, taker: &mut T, has_headings: bool| {
            let text = decode(&block.bytes, encoding);
            let (mut form, mut headings) = (Form::of(block, &text, division), has_headings);
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
        let mut form = Form::default();
        let Some(first) = self.first.take() else { return Ok(form) };
        form.add(split(&first, &mut taker, true));
        gather(&mut taker);
        self.blocks.again(first);
        let mut blocks = self.some(1)?;
        if blocks.is_empty() {
            return Ok(form);
        }
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        let mut takers = others(&taker, threads - 1);
        takers.push(taker);
        blocks.extend(self.some(takers.len() - blocks.len())?);
        while !blocks.is_empty() {
            // The next blocks are read while these are split.
            let next = std::thread::scope(|scope| {
                let split = &split;
                let running: Vec<_> = blocks
                    .iter()
                    .zip(&mut takers)
                    .map(|(block, taker)| scope.spawn(move || split(block, taker, false)))
                    .collect();
                let next = self.some(running.len());
                for thread in running {
                    form.add(thread.join().expect("splitting cannot fail"));
                }
                next
            })?;
            takers.iter_mut().take(blocks.len()).for_each(&mut gather);
            std::mem::replace(&mut blocks, next).into_iter().for_each(|block| self.blocks.again(block));
        }
        Ok(form)
    }

    fn some(&mut self, wanted: usize) -> io::Result<Vec<Block>> {
        let next = |_| self.blocks.next(self.division.separator, self.line_breaks).transpose();
        (0..wanted).map_while(next).collect()
    }

    /// Whether the whole was text in lines as they should be, which is complained of where it was not.
    pub(super) fn is_sound(&self, form: &Form, source: SourceId, complaints: &Complaints) -> bool {
        let parquet = (self.begins_as_parquet && self.blocks.last == *b"PAR1")
            .then_some((NotText::Other("a Parquet file"), None));
        let fault = parquet.or_else(|| form.bytes.fault(self.encoding).map(|(fault, at)| (fault, Some(at))));
        form.check_text(fault, source, complaints)
            && self.is_divided(form, source, complaints)
            && form.check_lines(&self.blocks.faults, self.first_line, source, complaints)
    }

    /// Whether it is sure what divides the fields: what was said, else what the ending means. Where the headings are divided by something else, that is
    /// read only where it divides all lines alike.
    fn is_divided(&self, form: &Form, source: SourceId, complaints: &Complaints) -> bool {
        if self.says_another {
            complaints.push(diags::table::unknown_separator(source));
            return false;
        }
        if self.division.each.is_none() {
            return true;
        }
        let Division { separator, usual, .. } = self.division;
        let is_sure = !self.is_mixed && form.is_divided_alike();
        complaints.push(diags::table::separator(separator, usual, is_sure, self.first_line, source));
        is_sure
    }
}

/// More threads than these wait for the one that reads.
const MOST_THREADS: usize = 8;

/// Bytes as text; what is none is told elsewhere.
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
