//! The document as one page that needs nothing else: no network, no script.

mod annex;
mod block;
mod boxes;
mod chart;
#[cfg(test)]
mod contrast;
mod figure;
mod labels;
mod page;
mod table;

use assize_report::Report;
use assize_writer::{About, Options, Refusal, Writer, Written};

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
        Ok(Written::file("report.html", page::page(report)))
    }
}

#[cfg(test)]
mod tests;
