//! The document as it is, for scripts.

use assize_report::Report;
use assize_writer::{About, Options, Refusal, Writer, Written};

/// Prints the document as `FORMAT.md` of the report crate describes it.
pub(crate) struct Json;

impl Writer for Json {
    fn about(&self) -> &About {
        &About { name: "json", version: env!("CARGO_PKG_VERSION"), summary: "the whole document, for scripts" }
    }

    fn write(&self, report: &Report, _: &Options) -> Result<Written, Refusal> {
        let mut contents = serde_json::to_vec_pretty(report).expect("a report always serialises");
        contents.push(b'\n');
        Ok(Written::file("report.json", contents))
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
}
