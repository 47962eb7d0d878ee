//! The document as it is, for scripts.

use std::io;

use assize_report::Report;
use assize_writer::{About, Options, Refusal, Writer, Written};
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

/// Prints the document as `FORMAT.md` of the report crate describes it.
pub(crate) struct Json;

impl Writer for Json {
    fn about(&self) -> &About {
        &About { name: "json", version: env!("CARGO_PKG_VERSION"), summary: "the whole document, for scripts" }
    }

    fn write(&self, report: &Report, _: &Options) -> Result<Written, Refusal> {
        let mut contents = Vec::new();
        let mut lines = Serializer::with_formatter(&mut contents, Lines::default());
        report.serialize(&mut lines).expect("a report always serialises");
        contents.push(b'\n');
        Ok(Written::file("report.json", contents))
    }
}

/// Sets each cell and each column of a table in one line, all else as usual.
#[derive(Default)]
struct Lines<'i> {
    usual: PrettyFormatter<'i>,
    /// A key is being written.
    is_key: bool,
    /// What is written under the last key holds lines.
    holds_lines: bool,
    /// How deep in such a thing it is, which is itself the first level; 0 outside.
    depth: usize,
}

impl Lines<'_> {
    fn begin(&mut self) {
        self.depth += usize::from(self.depth > 0 || std::mem::take(&mut self.holds_lines));
    }

    fn is_in_line(&self) -> bool {
        self.depth > 1
    }
}

fn comma(out: &mut (impl io::Write + ?Sized), is_first: bool) -> io::Result<()> {
    out.write_all(if is_first { b"" } else { b", " })
}

impl Formatter for Lines<'_> {
    fn begin_array<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin();
        if self.is_in_line() { out.write_all(b"[") } else { self.usual.begin_array(out) }
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        let is_in_line = self.is_in_line();
        self.depth = self.depth.saturating_sub(1);
        if is_in_line { out.write_all(b"]") } else { self.usual.end_array(out) }
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        if self.is_in_line() { comma(out, is_first) } else { self.usual.begin_array_value(out, is_first) }
    }

    fn end_array_value<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        if self.is_in_line() { Ok(()) } else { self.usual.end_array_value(out) }
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin();
        if self.is_in_line() { out.write_all(b"{ ") } else { self.usual.begin_object(out) }
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        let is_in_line = self.is_in_line();
        self.depth = self.depth.saturating_sub(1);
        if is_in_line { out.write_all(b" }") } else { self.usual.end_object(out) }
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        self.is_key = true;
        if self.is_in_line() { comma(out, is_first) } else { self.usual.begin_object_key(out, is_first) }
    }

    fn end_object_key<W: io::Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_key = false;
        Ok(())
    }

    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if self.is_key {
            self.holds_lines = matches!(fragment, "cells" | "columns");
        }
        out.write_all(fragment.as_bytes())
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.usual.begin_object_value(out)
    }

    fn end_object_value<W: io::Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.holds_lines = false;
        if self.is_in_line() { Ok(()) } else { self.usual.end_object_value(out) }
    }
}

#[cfg(test)]
mod tests {
    use assize_report::Report;
    use assize_writer::{Options, Writer};

    use super::Json;
    use crate::example::report;

    #[test]
    fn what_is_printed_is_the_whole_document() {
        let written = Json.write(&report(), &Options::default()).unwrap();
        let contents = &written.files[0].contents;
        assert_eq!(contents.last(), Some(&b'\n'));
        assert_eq!(serde_json::from_slice::<Report>(contents).unwrap(), report());
    }

    #[test]
    fn a_cell_has_a_line_and_so_has_a_column() {
        let written = Json.write(&report(), &Options::default()).unwrap();
        let text = str::from_utf8(&written.files[0].contents).unwrap();
        let with = |start: &str| text.lines().filter(|line| line.contains(start)).collect::<Vec<_>>();
        let (cells, columns) = (with("{ \"cell\": "), with("{ \"id\": "));
        assert!(!cells.is_empty() && !columns.is_empty());
        assert!(cells.iter().chain(&columns).all(|line| line.trim_end_matches(',').ends_with('}')));
    }
}
