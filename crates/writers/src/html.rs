//! The document as a page that needs nothing else, no network and no script; annexes of a report to publish are a page of their own.

mod annex;
mod block;
mod boxes;
mod chart;
#[cfg(test)]
mod contrast;
mod figure;
mod opening;
mod page;
mod table;

use assize_report::Report;
use assize_writer::{About, File, Options, Refusal, Writer, Written};

use page::Part;

/// Makes a page with contents, anchors and styles for screens, dark screens and paper.
pub(crate) struct Html;

impl Writer for Html {
    fn about(&self) -> &About {
        &About {
            name: "html",
            version: env!("CARGO_PKG_VERSION"),
            summary: "a web page in one file that needs no network",
        }
    }

    fn write(&self, report: &Report, _: &Options) -> Result<Written, Refusal> {
        let report = report.for_pages();
        match annex::apart(&report) {
            None => Ok(Written::file("report.html", page::page(&report, Part::Whole))),
            Some((main, annexes)) => {
                let page =
                    |name: &str, contents: String| File { name: name.to_owned(), contents: contents.into_bytes() };
                let files = vec![
                    page("report.html", page::page(&main, Part::Main(&annexes))),
                    page("annex.html", page::page(&annexes, Part::Annex)),
                ];
                Ok(Written { files, notes: Vec::new() })
            }
        }
    }
}

#[cfg(test)]
mod tests;
