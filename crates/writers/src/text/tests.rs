use assize_report::{Block, Cell, Item, Report, Tree};
use assize_writer::{Options, Writer};

use super::Text;
use crate::example::report;

fn write(report: &Report, width: usize, colour: bool) -> String {
    let written = Text.write(report, &Options { width, colour, ..Options::default() }).unwrap();
    String::from_utf8(written.files.into_iter().next().unwrap().contents).unwrap()
}

fn width_of_widest_line(text: &str) -> usize {
    text.lines().map(super::wrap::width).max().unwrap_or_default()
}

#[test]
fn looks_right_at_60() {
    insta::assert_snapshot!(write(&report(), 60, false));
}

#[test]
fn looks_right_at_80() {
    insta::assert_snapshot!(write(&report(), 80, false));
}

#[test]
fn looks_right_at_100() {
    insta::assert_snapshot!(write(&report(), 100, false));
}

#[test]
fn looks_right_at_160() {
    insta::assert_snapshot!(write(&report(), 160, false));
}

#[test]
fn a_table_too_wide_for_the_line_becomes_a_list() {
    insta::assert_snapshot!(write(&report(), 36, false));
}

#[test]
fn no_line_is_longer_than_the_width() {
    for width in 24..200 {
        let page = write(&report(), width, false);
        assert!(width_of_widest_line(&page) <= width, "at {width}:\n{page}");
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    for width in [40, 80, 120] {
        let coloured = write(&report(), width, true);
        assert!(coloured.contains("\u{1b}[32m"), "a rating is green:\n{coloured}");
        let mut plain = String::new();
        let mut parts = coloured.split('\u{1b}');
        plain.push_str(parts.next().unwrap());
        for part in parts {
            plain.push_str(part.split_once('m').unwrap().1);
        }
        assert_eq!(plain, write(&report(), width, false));
    }
}

#[test]
fn no_text_can_act_on_the_terminal() {
    let bad = "\u{1b}[2J\u{202e}\u{2064}x\u{206f}\r";
    let mut report = report();
    report.title = bad.into();
    report.notices = vec![bad.into()];
    let section = &mut report.sections[0];
    section.title = bad.into();
    section.sections[0].title = bad.into();
    section.blocks.push(Block::Items { items: vec![Item { name: bad.into(), value: Cell::text(bad) }] });
    section
        .blocks
        .push(Block::Tree { roots: vec![Tree { text: bad.into(), notes: vec![bad.into()], children: vec![] }] });
    if let Block::Table(table) = &mut section.blocks[2] {
        table.title = bad.into();
        table.notes = vec![bad.into()];
        table.columns[0].title = bad.into();
        table.rows[0].cells[0] = Cell::text(bad);
        table.rows[1].cells[1] = Cell::text(bad);
    }
    for width in [30, 100] {
        let page = write(&report, width, false);
        let acts = |character: char| {
            character.is_control() && character != '\n' || "\u{202e}\u{2064}\u{206f}".contains(character)
        };
        assert!(!page.chars().any(acts), "{page:?}");
    }
}

#[test]
fn a_word_of_thousands_of_letters_is_broken_and_whole() {
    let word = "ab\u{fc}".repeat(3_000);
    let mut report = report();
    report.sections[0].blocks.push(Block::paragraph(format!("before {word} behind")));
    let page = write(&report, 60, false);
    assert!(width_of_widest_line(&page) <= 60);
    let joined: String = page.split_whitespace().collect();
    assert!(joined.contains(&format!("before{word}behind")));
}
