//! What is read of a file, cut into blocks of whole rows: no more of it is held than a few of them, however long it is.

use std::io::{self, Read};
use std::ops::Deref;

use assize_model::GROUP;
use memchr::{memchr, memrchr};

use super::fields;
use super::marks::Holds;
use super::quotes::{self, QuoteFault};
use super::separator::Separator;

/// How much is cut at once, in bytes, unless a row is longer.
pub(super) const BLOCK: usize = 1 << 20;

/// The longest row whose end is looked for, in bytes: a file with a longer one is not a table.
const LONGEST: usize = 1 << 30;

/// The least room, in bytes.
const LEAST: usize = 1 << 16;

/// How many bytes tell what a file is.
const TELLING: usize = 64;

/// Bytes in a room that is used again: it is filled with zeros once, and not before each reading.
#[derive(Default)]
pub(super) struct Bytes {
    room: Vec<u8>,
    used: usize,
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.room[..self.used]
    }
}

impl Bytes {
    /// The room after the bytes, up to `end` bytes of both at most; it grows by as much as is there.
    fn behind(&mut self, end: usize) -> &mut [u8] {
        if self.room.len() < end {
            self.room.resize(end.min((2 * self.room.len()).max(LEAST)), 0);
        }
        let end = end.min(self.room.len());
        &mut self.room[self.used..end]
    }

    fn push(&mut self, mut more: &[u8]) {
        while !more.is_empty() {
            let room = self.behind(self.used + more.len());
            let (now, later) = more.split_at(room.len());
            room.copy_from_slice(now);
            (self.used, more) = (self.used + now.len(), later);
        }
    }

    /// Reads until `wanted` bytes are there, or all.
    fn read(&mut self, file: &mut dyn Read, wanted: usize) -> io::Result<()> {
        while self.used < wanted {
            match file.read(self.behind(wanted)) {
                Ok(0) => break,
                Ok(read) => self.used += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Leaves out this many at the beginning.
    fn skip(&mut self, bytes: usize) {
        self.room.copy_within(bytes..self.used, 0);
        self.used -= bytes;
    }
}

/// Some whole rows.
pub(super) struct Block {
    pub(super) bytes: Bytes,
    /// The line that they begin on.
    pub(super) line: u32,
    /// What is in it, or in what was read with it.
    pub(super) holds: Holds,
    /// The rows with other quotes than those round whole fields: on which line each begins and, where its quotes do not stand as they should, how many
    /// lines it has.
    pub(super) rough: Vec<(u32, Option<u32>)>,
    /// A file begins with it.
    pub(super) begins: bool,
}

/// A file that is being read, or several, one after the other.
pub(super) struct Blocks<'f> {
    file: Box<dyn Read + Send + 'f>,
    begins: bool,
    size: usize,
    /// What has been read and not given out: some rows, and the beginning of one.
    rest: Bytes,
    /// Room for blocks.
    spare: Vec<Bytes>,
    has_ended: bool,
    /// The line that the rest begins on.
    pub(super) line: u32,
    /// How many lines below headings have been given out.
    below: usize,
    /// The last four bytes of the file.
    pub(super) last: [u8; 4],
    /// Quotes that do not stand as they should.
    pub(super) faults: Vec<QuoteFault>,
    rough: Vec<(u32, Option<u32>)>,
}

impl<'f> Blocks<'f> {
    pub(super) fn new(file: Box<dyn Read + Send + 'f>, size: usize) -> Self {
        let (rest, spare, faults, rough) = (Bytes::default(), Vec::new(), Vec::new(), Vec::new());
        Self { file, begins: true, size, rest, spare, has_ended: false, line: 1, below: 0, last: [0; 4], faults, rough }
    }

    /// Goes on with another file. Its lines are counted on from those before.
    pub(super) fn go_on(&mut self, file: Box<dyn Read + Send + 'f>) {
        self.file = file;
        (self.begins, self.has_ended) = (true, false);
    }

    /// What the file begins with: at least its first line, and a whole block if the file is that long.
    pub(super) fn first(&mut self) -> io::Result<&[u8]> {
        let mut wanted = self.size.max(TELLING);
        self.fill(wanted)?;
        while !self.has_ended && memchr(b'\n', &self.rest).is_none() {
            wanted *= 2;
            self.fill(wanted)?;
        }
        Ok(&self.rest)
    }

    /// Leaves out this many bytes at the beginning, and this many lines.
    pub(super) fn skip(&mut self, bytes: usize, lines: u32) {
        self.rest.skip(bytes);
        self.line += lines;
    }

    /// Leaves out this many lines at the beginning, which have been read.
    pub(super) fn skip_lines(&mut self, lines: usize) -> io::Result<()> {
        let bytes = memchr::memchr_iter(b'\n', self.first()?).nth(lines.wrapping_sub(1)).map_or(0, |end| end + 1);
        if bytes > 0 {
            self.skip(bytes, lines as u32);
        }
        Ok(())
    }

    /// All of the file.
    pub(super) fn whole(mut self) -> io::Result<Vec<u8>> {
        let mut all = self.rest.to_vec();
        self.file.read_to_end(&mut all)?;
        Ok(all)
    }

    /// The next block; `None` at the end.
    pub(super) fn next(&mut self, separator: Separator, line_breaks: bool) -> io::Result<Option<Block>> {
        let mut wanted = self.size;
        loop {
            self.fill(wanted)?;
            let (end, lines, holds) = self.cut(separator.byte(), line_breaks);
            if end > 0 {
                let mut rest = self.spare.pop().unwrap_or_default();
                rest.push(&self.rest[end..]);
                self.rest.used = end;
                let rough = std::mem::take(&mut self.rough);
                let bytes = std::mem::replace(&mut self.rest, rest);
                let begins = std::mem::replace(&mut self.begins, false);
                let block = Block { bytes, line: self.line, holds, rough, begins };
                self.line += lines;
                self.below += lines as usize - usize::from(begins);
                return Ok(Some(block));
            }
            if self.has_ended {
                return Ok(None);
            }
            wanted *= 2;
        }
    }

    /// Takes back the room of a block that is no longer needed.
    pub(super) fn again(&mut self, mut block: Block) {
        block.bytes.used = 0;
        self.spare.push(block.bytes);
    }

    /// Reads on until `wanted` bytes are there, or all.
    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        if wanted > LONGEST {
            return Err(io::Error::other(format!("a row of it has more than {LONGEST} bytes")));
        }
        if self.rest.len() < wanted && !self.has_ended {
            let before = self.rest.len();
            self.rest.read(&mut self.file, wanted)?;
            self.has_ended = self.rest.len() < wanted;
            for byte in &self.rest[before.max(self.rest.len().saturating_sub(4))..] {
                self.last.rotate_left(1);
                self.last[3] = *byte;
            }
        }
        Ok(())
    }

    /// How far whole rows go, how many lines they have, and what they hold.
    fn cut(&mut self, separator: u8, line_breaks: bool) -> (usize, u32, Holds) {
        let rows = match (self.has_ended, memrchr(b'\n', &self.rest)) {
            (true, _) => self.rest.len(),
            (false, last) => last.map_or(0, |last| last + 1),
        };
        let holds = Holds::of(&self.rest[..rows]);
        if !holds.quotes {
            let lines = fields::lines(&self.rest[..rows], holds);
            // Rows are kept in groups, which are not cut where that can be.
            let is_last = self.has_ended || lines as usize <= GROUP;
            let beyond = if is_last { 0 } else { (self.below + lines as usize - usize::from(self.begins)) % GROUP };
            let before = |end: usize| memrchr(b'\n', &self.rest[..end - 1]).map_or(0, |last| last + 1);
            return ((0..beyond).fold(rows, |end, _| before(end)), lines - beyond as u32, holds);
        }
        let (mut at, mut number) = (0, self.line);
        while at < rows {
            let plain = quotes::plain(&self.rest[at..rows], separator);
            let plain = &self.rest[at..at + plain];
            (at, number) = (at + plain.len(), number + fields::lines(plain, Holds::of(plain)));
            if at == rows {
                break;
            }
            let known = self.faults.len();
            let rest = &self.rest[at..];
            let Some(row) = quotes::walk(rest, separator, number, (line_breaks, self.has_ended), &mut self.faults)
            else {
                // It goes on in what is still to be read, and is looked at again then.
                self.faults.truncate(known);
                break;
            };
            self.rough.push((number, (self.faults.len() > known).then_some(row.lines)));
            (at, number) = (at + row.bytes, number + row.lines);
        }
        (at, number - self.line, holds)
    }
}
