//! The writer, linked in. The suite holds that the loaded one gives the same bytes.

use assize_report::{Block, Chart, Form, golden};
use assize_writer::{Options, Writer};
use markdown_govspeak::MarkdownGovspeak;

fn page(report: &assize_report::Report) -> String {
    let written = MarkdownGovspeak.write(report, &Options::default());
    String::from_utf8(written.map(|written| written.files[0].contents.clone()).unwrap_or_default()).unwrap_or_default()
}

#[test]
fn a_whole_document_is_laid_out() {
    let page = page(&golden::everything());
    for part in [
        "## Figures\n",
        "%Synthetic: ",
        "^Good to know.^",
        "%Not to be overlooked.%",
        "| # Known | 33.17% | 33.18% | Good |",
        "### A section within a section\n",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn bars_are_drawn_where_all_are_known() {
    let mut report = golden::everything();
    assert!(!page(&report).contains("{barchart}"), "one bar of the document is known within limits alone");
    for block in report.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Chart(Chart { form: Form::Bars(_), table, .. }) = block {
            table.rows.retain(|row| row.cells[1].share().is_some_and(|share| share.value.is_some()));
        }
    }
    assert!(page(&report).contains("| A question | 51.31% |\n{barchart}"));
}

#[test]
fn no_text_acts() {
    let page = page(&golden::hostile());
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}'), "{page}");
    assert!(page.contains("\\[a link\\]"), "{page}");
}
