//! How wide a text is, near enough to break it into lines, and the lines.

use assize_report::visible;

/// No label takes more characters than this; the table beneath has it whole.
const LONGEST: usize = 400;
/// Where a text was cut.
const CUT: char = '\u{2026}';

/// About how wide a text is in Arial or Helvetica of that size. Bold is a little wider.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: f64 = text.chars().map(advance).sum();
    thousandths / 1000.0 * size * if bold { 1.11 } else { 1.0 }
}

/// The text in lines that are no wider than `room`, broken at spaces if that is enough; at most `most` lines.
pub(crate) fn wrap(text: &str, size: f64, bold: bool, room: f64, most: usize) -> Vec<String> {
    let text: String = visible(text).chars().take(LONGEST + 1).collect();
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if lines.len() > most {
            break;
        }
        let line = lines.last_mut().expect("there is always one");
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, bold) <= room {
            *line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(String::new());
        }
        for character in word.chars() {
            let line = lines.last_mut().expect("there is always one");
            let is_full = !line.is_empty() && width(&format!("{line}{character}"), size, bold) > room;
            if is_full && lines.len() > most {
                break;
            }
            if is_full {
                lines.push(String::new());
            }
            lines.last_mut().expect("there is always one").push(character);
        }
    }
    let is_cut = lines.len() > most || text.chars().count() > LONGEST;
    lines.truncate(most.max(1));
    if is_cut && let Some(last) = lines.last_mut() {
        while width(last, size, bold) + size > room && last.pop().is_some() {}
        last.truncate(last.trim_end().len());
        last.push(CUT);
    }
    lines
}

/// The text in one line, cut where it must be.
pub(crate) fn cut(text: &str, size: f64, bold: bool, room: f64) -> String {
    wrap(text, size, bold, room, 1).pop().unwrap_or_default()
}

/// In thousandths of the size, as Helvetica's metrics have it; what is not Latin is taken as square.
fn advance(character: char) -> f64 {
    match character {
        '\u{300}'..='\u{36f}' => 0.0,
        'i' | 'j' | 'l' | '\'' | '|' => 222.0,
        ' ' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '!' | '/' | '\\' | '[' | ']' => 278.0,
        'r' | '(' | ')' | '-' | '`' | '"' | '{' | '}' => 340.0,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' | '*' | '^' => 500.0,
        'a'..='z' | '0'..='9' | 'L' | '#' | '$' | '_' | '?' => match character {
            'm' => 833.0,
            'w' => 722.0,
            _ => 556.0,
        },
        'T' | 'F' | 'Z' | '+' | '<' | '=' | '>' | '~' => 611.0,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667.0,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722.0,
        'G' | 'O' | 'Q' => 778.0,
        'M' => 833.0,
        '%' => 889.0,
        'W' => 944.0,
        '\u{a0}'..='\u{24f}' | '\u{2010}'..='\u{203a}' => 650.0,
        _ => 1020.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, width, wrap};

    #[test]
    fn lines_are_no_wider_than_there_is_room() {
        let label = "2.1.3 Assessment focuses sufficiently on keeping other people safe";
        assert_eq!(
            wrap(label, 14.0, false, 200.0, 4),
            ["2.1.3 Assessment focuses", "sufficiently on keeping other", "people safe"]
        );
        assert_eq!(
            wrap(label, 14.0, false, 200.0, 2),
            ["2.1.3 Assessment focuses", "sufficiently on keeping other\u{2026}"]
        );
        assert_eq!(wrap("", 14.0, false, 200.0, 4), [""]);
        assert_eq!(wrap("Llanfairpwllgwyngyll", 14.0, true, 60.0, 4).concat(), "Llanfairpwllgwyngyll");
        assert_eq!(cut(&"a ".repeat(1_000_000), 14.0, false, 50.0), "a a a\u{2026}");
        for hostile in ["\u{301}".repeat(9999), "W".repeat(9999), "\u{202e}\u{0}".repeat(999)] {
            let lines = wrap(&hostile, 14.0, false, 100.0, 3);
            assert!(lines.len() <= 3 && lines.iter().map(|line| line.chars().count()).sum::<usize>() < 500);
            assert!(lines.iter().all(|line| width(line, 14.0, false) <= 100.0));
        }
    }
}
