//! What divides the fields of a line.

use std::path::Path;

use super::packed::unpacked;

/// What divides the fields of a table in plain text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Separator {
    Comma,
    Semicolon,
    Tab,
    /// An upright stroke.
    Stroke,
}

impl Separator {
    pub const ALL: [Separator; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Stroke];

    /// The word for it in files and arguments.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Tab => "tab",
            Self::Stroke => "|",
        }
    }

    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Stroke => b'|',
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Comma => "commas",
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
            Self::Stroke => "upright strokes",
        }
    }

    /// The one that the ending of a file says.
    pub(super) fn of_file(path: &Path) -> Self {
        let path = unpacked(path);
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "tsv" | "tab" => Self::Tab,
            "psv" => Self::Stroke,
            _ => Self::Comma,
        }
    }

    /// How often it stands in a line outside quotes.
    pub(super) fn count(self, line: &str) -> usize {
        let mut quoted = false;
        let outside = |byte: &u8| {
            quoted ^= *byte == b'"';
            !quoted && *byte == self.byte()
        };
        line.bytes().filter(outside).count()
    }
}

/// What a heading line is divided by, if that is not this: whatever stands in it most often outside quotes.
pub(super) fn other_than(wanted: Separator, line: &str) -> Option<Separator> {
    let others = Separator::ALL.into_iter().filter(|one| *one != wanted).map(|one| (one.count(line), one));
    let (count, other) = others.rev().max_by_key(|(count, _)| *count)?;
    (count > wanted.count(line)).then_some(other)
}

/// What a heading line is divided by, where under one separator alone, which is no rarer than others, a cell heads the ids: one that holds no other
/// separator. A comma before a space is none.
pub(super) fn by_ids(line: &str, heads_ids: impl Fn(&str) -> bool) -> Option<Separator> {
    let line = line.replace(", ", " ");
    let most = Separator::ALL.map(|one| one.count(&line)).into_iter().max();
    let is_whole = |cell: &&str| Separator::ALL.iter().all(|one| !cell.contains(char::from(one.byte())));
    let mut heads = Separator::ALL.into_iter().filter(|by| cells(&line, *by).filter(is_whole).any(&heads_ids));
    heads.next().filter(|one| heads.next().is_none() && Some(one.count(&line)) == most)
}

/// The separator in the line `sep=;`, which Excel understands, and how long that line is; `Err` where it says another.
pub(super) fn said_first(text: &str) -> Option<(Result<Separator, ()>, usize)> {
    let end = text.find('\n').map_or(text.len(), |newline| newline + 1);
    let line = text[..end].trim_end_matches(['\r', '\n']).trim_matches('"');
    let said = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="))?;
    let rest = &line[said.len()..];
    let known = Separator::ALL.into_iter().find(|one| rest.starts_with(char::from(one.byte())));
    let is_alone = |one: &Separator| rest.bytes().all(|byte| byte == one.byte() || byte == b'"');
    // A table may have a heading that begins so.
    match known {
        Some(one) if is_alone(&one) => Some((Ok(one), end)),
        Some(_) => None,
        None if rest.chars().count() == 1 => Some((Err(()), end)),
        None => None,
    }
}

/// The cells of a line, as far as they can be told without looking at quotes.
pub(super) fn cells(line: &str, by: Separator) -> impl Iterator<Item = &str> + Clone {
    line.trim_end_matches(['\r', '\n']).split(char::from(by.byte())).map(|cell| cell.trim().trim_matches('"').trim())
}

/// The headings are looked for in this many of the first lines.
const HEAD_LINES: usize = 50;

/// The same where the headings are not known for sure: they are the first line with such a cell among those that have more than half as many cells
/// as any, or the first of those.
pub(super) fn lines_above_wide(text: &str, by: &[Separator], head: impl Fn(&str, Separator) -> Option<usize>) -> usize {
    let filled = |line: &str, by: Separator| cells(line, by).filter(|cell| !cell.is_empty()).count();
    let first = || text.lines().take(HEAD_LINES).enumerate();
    let of_all = by.iter().flat_map(|by| first().map(|(number, line)| (number, line, *by)));
    let widest = of_all.clone().map(|(_, line, by)| filled(line, by)).max().unwrap_or_default();
    let wide = of_all.filter(|(_, line, by)| filled(line, *by) * 2 > widest);
    let heads = wide.clone().filter(|(_, line, by)| head(line, *by).is_some());
    heads.map(|(number, ..)| number).min().or_else(|| wide.map(|(number, ..)| number).min()).unwrap_or_default()
}

/// How many lines stand above that of the headings: titles, remarks, blank lines. The headings begin with that of the ids, or have more cells than
/// any line above them; `head` says which cell of a line heads the ids. None where no line is that of the headings, or the first may be.
pub(super) fn lines_above(text: &str, by: &[Separator], head: impl Fn(&str, Separator) -> Option<usize>) -> usize {
    let mut most = 0;
    for (number, line) in text.lines().take(HEAD_LINES).enumerate() {
        let filled = |by: &Separator| cells(line, *by).filter(|cell| !cell.is_empty()).count();
        let is_head = |by: &Separator| match head(line, *by) {
            Some(0) => number == 0 || filled(by) > 1,
            Some(_) => number == 0 || filled(by) > most,
            None => false,
        };
        if by.iter().any(is_head) {
            return number;
        }
        most = by.iter().map(filled).max().unwrap_or_default().max(most);
    }
    0
}

#[cfg(test)]
mod tests {
    use super::Separator::{Comma, Semicolon, Stroke, Tab};
    use super::{by_ids, cells, lines_above, other_than, said_first};

    #[test]
    fn separators_are_told_by_the_heading_line() {
        for (line, expect) in [
            ("id,sex", None),
            ("id", None),
            ("id;sex", Some(Semicolon)),
            ("id\tsex\t2.1.3", Some(Tab)),
            ("id|sex", Some(Stroke)),
            ("id,\"a;b;c;d\",sex", None),
            ("id;\"a,b,c,d\";sex", Some(Semicolon)),
        ] {
            assert_eq!(other_than(Comma, line), expect, "{line}");
        }
        assert_eq!(other_than(Tab, "id,sex"), Some(Comma));
    }

    #[test]
    fn the_heading_of_the_ids_tells_it() {
        for (line, expect) in [
            ("id;1,1;1,2", Some(Semicolon)),
            ("id,1.1;1.2", Some(Comma)),
            ("id,1.1;1.2;1.3", None),
            ("the id, in short\t1.1", Some(Tab)),
            ("\"id\"\t1,1\t1,2", Some(Tab)),
            // Whatever divides it.
            ("id", None),
            ("sex;1,1", None),
        ] {
            assert_eq!(by_ids(line, |cell| cell.contains("id")), expect, "{line}");
        }
    }

    #[test]
    fn a_first_line_may_say_it() {
        for (text, expect) in [
            ("sep=;\nid", Some((Ok(Semicolon), 6))),
            ("SEP=,\r\nid", Some((Ok(Comma), 7))),
            ("\"sep=\t\"\nid", Some((Ok(Tab), 8))),
            ("sep=;;;\nid", Some((Ok(Semicolon), 8))),
            ("sep=#\nid", Some((Err(()), 6))),
            ("sep=,id\n", None),
            ("id,sep=\n", None),
        ] {
            assert_eq!(said_first(text), expect, "{text:?}");
        }
    }

    #[test]
    fn titles_stand_above_the_headings() {
        for (text, expect) in [
            ("id,sex\n", 0),
            ("# made in 2019\nid,sex\nc1,x\n", 1),
            ("Audit of 2019,,\n,,\nid,sex,site\n", 2),
            ("\"Audit\"\n\n\"id\";\"sex\"\n", 2),
            ("Audit of London, 2019\nid,sex\n", 1),
            // A row of a table without headings has as many cells.
            ("c1,x\nc2,id\n", 0),
            ("title\nid\n", 0),
            ("ref,sex\nc1,x\n", 0),
        ] {
            let head = |line: &str, by| cells(line, by).position(|cell| cell == "id");
            assert_eq!(lines_above(text, &[Comma, Semicolon], head), expect, "{text:?}");
        }
    }
}
