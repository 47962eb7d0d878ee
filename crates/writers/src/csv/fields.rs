//! Fields as they stand in the file, one after another.

use std::io::Write;
use std::ops::Range;

use super::text::text;

/// Fields, with a comma after each.
#[derive(Default)]
pub(super) struct Fields {
    written: Vec<u8>,
    /// Where the comma after each is.
    ends: Vec<u32>,
    /// Where the one that is being written begins.
    begin: usize,
}

impl Fields {
    /// Ends the field that has been written; whether anything stands in it.
    pub(super) fn end(&mut self) -> bool {
        let end = self.written.len();
        self.ends.push(u32::try_from(end).expect("a table of a report has fewer than 4 GB"));
        self.written.push(b',');
        std::mem::replace(&mut self.begin, end + 1) < end
    }

    /// Some fields with the commas between them.
    pub(super) fn some(&self, fields: Range<usize>) -> &[u8] {
        let begin = fields.start.checked_sub(1).map_or(0, |before| self.ends[before] as usize + 1);
        &self.written[begin..self.ends[fields.end - 1] as usize]
    }

    /// How many bytes they take.
    pub(super) fn len(&self) -> usize {
        self.written.len()
    }

    /// Lets go of room for more.
    pub(super) fn shrink(&mut self) {
        self.written.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Words of the report's author, which no spreadsheet runs.
    pub(super) fn words(&mut self, words: &str) {
        let is_as_it_stands = words.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric())
            && words.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b',' | b'"'));
        match is_as_it_stands {
            true => self.written.extend_from_slice(words.as_bytes()),
            false => self.own(&text(words)),
        }
    }

    /// Words with blanks between them.
    pub(super) fn several(&mut self, words: &[String]) {
        match words {
            [] => {}
            [one] => self.words(one),
            several => self.words(&several.join(" ")),
        }
    }

    /// Words of our own, in quotes where it must be (RFC 4180).
    pub(super) fn own(&mut self, field: &str) {
        if !field.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            self.written.extend_from_slice(field.as_bytes());
            return;
        }
        for part in field.split_inclusive('"') {
            self.written.push(b'"');
            self.written.extend_from_slice(part.as_bytes());
        }
        // The last quote of the field is doubled by this one.
        self.written.extend_from_slice(if field.ends_with('"') { b"\"\"" } else { b"\"" });
    }

    pub(super) fn truth(&mut self, truth: Option<bool>) {
        self.own(truth.map_or("", |truth| if truth { "true" } else { "false" }));
    }

    /// A whole number.
    pub(super) fn count(&mut self, count: Option<u64>) {
        let Some(mut left) = count else { return };
        let begin = self.written.len();
        loop {
            self.written.push(b'0' + (left % 10) as u8);
            left /= 10;
            if left == 0 {
                break;
            }
        }
        self.written[begin..].reverse();
    }

    /// A number in the fewest digits that tell it from all others.
    pub(super) fn number(&mut self, number: Option<f64>) {
        let Some(number) = number else { return };
        let Some(hundredths) = hundredths(number) else {
            return write!(self.written, "{number}").expect("memory takes what is written to it");
        };
        self.count(Some(hundredths / 100));
        match (hundredths / 10 % 10, hundredths % 10) {
            (0, 0) => {}
            (tenths, 0) => self.written.extend([b'.', b'0' + tenths as u8]),
            (tenths, hundredths) => self.written.extend([b'.', b'0' + tenths as u8, b'0' + hundredths as u8]),
        }
    }
}

/// How many hundredths a number is, where it is the nearest to so many: nearly all are. As these have fewer than 15 digits, none with fewer decimals is as
/// near.
#[expect(clippy::float_arithmetic, reason = "whether it is so is exact, and what is not so is written otherwise")]
fn hundredths(number: f64) -> Option<u64> {
    let hundredths = (number * 100.0).round();
    let is_such = number.is_sign_positive() && hundredths < 1e14 && hundredths / 100.0 == number;
    is_such.then_some(hundredths as u64)
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn numbers_are_written_as_rust_writes_them() {
        let whole = (0..=1_000_001).map(|hundredths| f64::from(hundredths) / 100.0);
        let others = [0.1 + 0.2, 1e15, 123_456_789.125, 1e300, f64::MIN_POSITIVE, 1.0 / 3.0, 999_999_999_999.99];
        for number in whole.chain(others).flat_map(|number| [number, -number]).chain([f64::NAN, f64::INFINITY]) {
            let mut fields = Fields::default();
            fields.number(Some(number));
            fields.end();
            assert_eq!(std::str::from_utf8(fields.some(0..1)), Ok(number.to_string().as_str()));
        }
    }
}
