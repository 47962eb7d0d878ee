//! Colour. While a page is laid out each coloured word stands between two invisible marks, which have no width; at the end they become
//! colour codes or nothing. No mark can come from the report: `visible` writes such characters out.

/// How words are shown where colour is allowed. The words always say the same without it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    /// Headings.
    Strong,
    /// What matters least.
    Faint,
    /// What must be read first.
    Notice,
    /// The worst rating.
    Worst,
    /// A rating in the lower half.
    Low,
    /// A rating in the upper half.
    High,
    /// The best rating.
    Best,
}

/// Begins a row of a table; becomes nothing.
pub(crate) const ROW: char = '\u{206f}';

const END: char = '\u{206e}';

impl Style {
    const ALL: [Style; 7] = [Self::Strong, Self::Faint, Self::Notice, Self::Worst, Self::Low, Self::High, Self::Best];

    /// The style of a rating, by its place from the worst.
    pub(crate) fn of_step([step, of]: [usize; 2]) -> Style {
        match step {
            0 => Self::Worst,
            _ if step + 1 >= of => Self::Best,
            _ if step * 2 < of => Self::Low,
            _ => Self::High,
        }
    }

    const fn mark(self) -> char {
        match self {
            Self::Strong => '\u{2061}',
            Self::Faint => '\u{2062}',
            Self::Notice => '\u{2063}',
            Self::Worst => '\u{2064}',
            Self::Low => '\u{206a}',
            Self::High => '\u{206b}',
            Self::Best => '\u{206c}',
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Strong => "\u{1b}[1m",
            Self::Faint => "\u{1b}[2m",
            Self::Notice => "\u{1b}[1;33m",
            Self::Worst => "\u{1b}[31m",
            Self::Low => "\u{1b}[33m",
            Self::High => "\u{1b}[32m",
            Self::Best => "\u{1b}[1;32m",
        }
    }
}

/// Puts marks around each word, so that the words may be wrapped.
pub(crate) fn paint(style: Style, text: &str) -> String {
    let words = text.split(' ').map(|word| match word {
        "" => String::new(),
        _ => format!("{}{word}{END}", style.mark()),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The page, with codes for marks or without them, and without space at the ends of lines.
pub(crate) fn resolve(lines: &[String], colour: bool) -> String {
    let mut page = String::new();
    for line in lines {
        let mut open = false;
        for character in line.trim_end().chars() {
            let style = Style::ALL.into_iter().find(|style| style.mark() == character);
            match (style, character) {
                (Some(style), _) if colour => {
                    page.push_str(style.code());
                    open = true;
                }
                (None, END) if colour && open => {
                    page.push_str("\u{1b}[0m");
                    open = false;
                }
                (Some(_), _) | (None, END | ROW) => {}
                (None, _) => page.push(character),
            }
        }
        if open {
            page.push_str("\u{1b}[0m");
        }
        page.push('\n');
    }
    page
}

#[cfg(test)]
mod tests {
    use super::{Style, paint, resolve};

    #[test]
    fn the_words_are_the_same_with_and_without_colour() {
        let line = format!("rated {}  ", paint(Style::Worst, "quite bad"));
        assert_eq!(resolve(std::slice::from_ref(&line), false), "rated quite bad\n");
        assert_eq!(resolve(&[line], true), "rated \u{1b}[31mquite\u{1b}[0m \u{1b}[31mbad\u{1b}[0m\n");
    }

    #[test]
    fn a_word_broken_between_lines_does_not_colour_the_rest() {
        let word = paint(Style::Best, "outstanding");
        let (first, second) = word.split_at(word.len() / 2);
        assert!(resolve(&[first.into(), second.into()], true).lines().next().unwrap().ends_with("\u{1b}[0m"));
    }

    #[test]
    fn ratings_run_from_the_worst_to_the_best() {
        let styles = |of| (0..of).map(|step| Style::of_step([step, of])).collect::<Vec<_>>();
        assert_eq!(styles(4), [Style::Worst, Style::Low, Style::High, Style::Best]);
        assert_eq!(styles(2), [Style::Worst, Style::Best]);
        assert_eq!(styles(5), [Style::Worst, Style::Low, Style::Low, Style::High, Style::Best]);
    }
}
