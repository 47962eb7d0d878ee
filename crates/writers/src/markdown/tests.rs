use assize_report::{Block, Cell, Column, Item, Report, RowKind, Section, Table, Tree, golden};
use assize_writer::{Options, Writer};
use markdown::mdast::Node;
use markdown::{ParseOptions, to_mdast};

use super::Markdown;
use crate::example::report;
use crate::visible;

fn write(report: &Report) -> String {
    let written = Markdown.write(report, &Options::default()).unwrap();
    String::from_utf8(written.files.into_iter().next().unwrap().contents).unwrap()
}

#[test]
fn looks_right() {
    insta::assert_snapshot!(write(&report()));
}

#[test]
fn its_own_words_are_in_the_reports_language() {
    let page = write(&Report { language: "cy".into(), ..golden::everything() });
    for (welsh, english) in
        [("(mewnol: nid i'w gyhoeddi)", "(internal"), ("## Geirfa", "Glossary"), ("Rhaglen", "Program")]
    {
        assert!(page.contains(welsh) && !page.contains(english), "{welsh}: {page}");
    }
}

/// Everything a text can stand in, each with this text.
fn everywhere(text: &str) -> Report {
    let tree = |children| Tree { text: text.into(), notes: vec![text.into()], children };
    let columns = [Column::text("first", text), Column::number("second", text)];
    let mut table = Table::new("t", text).columns(columns);
    for kind in [RowKind::Group, RowKind::Body, RowKind::Total] {
        table.push(kind, None, vec![Cell::text(text); 2]);
    }
    table.note(text);
    let item = || Item { name: text.into(), value: Cell::text(text) };
    let nameless = Item { name: String::new(), value: Cell::text(text) };
    let mut section = Section { id: "s".into(), title: text.into(), blocks: vec![], sections: vec![] };
    for _ in 0..7 {
        section = Section { sections: vec![section.clone()], ..section };
    }
    section.title = "above".into();
    section.blocks = vec![
        Block::Paragraph { text: text.into() },
        Block::Items { items: vec![item(), nameless, item()] },
        Block::Tree { roots: vec![tree(vec![tree(vec![]), tree(vec![tree(vec![])])]), tree(vec![])] },
        Block::Items { items: vec![item()] },
        Block::Table(table),
        Block::Paragraph { text: text.into() },
    ];
    Report { title: text.into(), notices: vec![text.into(), text.into()], sections: vec![section], ..report() }
}

/// What the page is to a reader of Markdown: each node's kind, and all its text.
fn shape(page: &str) -> Vec<String> {
    fn go(node: &Node, depth: usize, shape: &mut Vec<String>) {
        if let Node::Text(text) = node {
            shape.push(text.value.clone());
            return;
        }
        let debug = format!("{node:?}");
        let kind = debug.split([' ', '{']).next().unwrap();
        let more = match node {
            Node::Heading(heading) => format!("{}", heading.depth),
            Node::List(list) => format!("{:?} {}", list.start, list.spread),
            _ => String::new(),
        };
        shape.push(format!("\n{depth} {kind} {more} "));
        for child in node.children().into_iter().flatten() {
            go(child, depth + 1, shape);
        }
    }
    let mut nodes = Vec::new();
    go(&to_mdast(page, &ParseOptions::gfm()).unwrap(), 0, &mut nodes);
    nodes
}

/// The page of `everywhere` is read as the same page with an ordinary word, except for the word.
fn assert_show<'t>(texts: impl IntoIterator<Item = &'t str>) {
    let ordinary = shape(&write(&everywhere("word"))).concat();
    for text in texts {
        let page = write(&everywhere(text));
        assert_eq!(shape(&page).concat(), ordinary.replace("word", visible(text).trim()), "{text:?} in\n{page}");
    }
}

#[test]
fn no_text_is_markdown() {
    assert_show([
        "a | b || c \\| d \\\\| e",
        "|---|---|",
        "`code` ``more`` ```",
        "~~gone~~ ~one~",
        "[x](y) ![x](y) [x][y] [x] [^1]",
        "[x]: http://example.org",
        "[^1]: note",
        "[ ] task",
        "[x] task",
        "[!NOTE]",
        "# heading #",
        "###### six ######",
        "> quote",
        "- point",
        "+ point",
        "* point",
        "- - - point",
        "1. point",
        "12) point",
        "1.",
        "-",
        "+",
        "---",
        "===",
        "***",
        "___",
        "*a* **b** _c_ __d__ ***e***",
        "<script>alert(1)</script>",
        "<!-- -->",
        "<http://example.org> <a@example>",
        "http://example.org/a_b https://example.org www.example.org WWW.example.org ftp://example.org",
        "&lt;b&gt; &#60; &copy; &amp;amp;",
        "back\\",
        "back\\\\",
        "\\* \\",
        "    indented",
        "two  spaces  ",
        "line\n# heading\n\n- point\n| row | row |\n",
        "```\nfence",
        "~~~ fence",
        "\u{a0}\u{2003}wide space\u{3000}",
        "\u{1b}]0;owned\u{7}\u{202e}\r\n",
        "$x$ $$y$$",
        "=1+1",
        "https",
        ":",
        "www.",
    ]);
}

#[test]
fn no_short_text_is_markdown() {
    const ALPHABET: &str = "\\`*_[]()<>|~#&-+1.=:/ a";
    let pairs = ALPHABET.chars().flat_map(|first| ALPHABET.chars().map(move |second| format!("{first}{second}")));
    let texts: Vec<_> = pairs.map(|pair| format!("{pair}x{pair}")).collect();
    assert_show(texts.iter().map(String::as_str));
}

#[test]
fn nothing_to_say_leaves_no_mark() {
    let page = write(&everywhere(" "));
    assert!(!page.contains("**"), "{page}");
    assert!(page.lines().all(|line| line == line.trim_end()), "{page}");
    let kinds = shape(&page);
    assert_eq!(kinds.iter().filter(|node| node.contains("Heading")).count(), 2, "{page}");
}

#[test]
fn no_text_can_act_on_the_terminal() {
    let page = write(&everywhere("\u{1b}[2J\u{202e}\u{2064}x\u{206f}\r"));
    let acts =
        |character: char| character.is_control() && character != '\n' || "\u{202e}\u{2064}\u{206f}".contains(character);
    assert!(!page.chars().any(acts), "{page:?}");
}
