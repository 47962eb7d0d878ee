//! A writer that panics and refuses when its setting `mode` tells it to.

use assize_report::Report;
use assize_writer::{About, Note, Options, Refusal, Severity, Writer, Written, export_writer};

/// The writer.
#[derive(Default, Debug)]
pub struct Hostile;

impl Hostile {
    const ABOUT: About =
        About { name: "hostile-writer", version: env!("CARGO_PKG_VERSION"), summary: "panics when told to" };
}

impl Writer for Hostile {
    fn about(&self) -> &About {
        &Self::ABOUT
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        let mode = options.settings.get("mode").map_or("", String::as_str);
        let nothing: &[u8] = &[];
        match mode {
            "panic" => panic!("a panic on purpose"),
            "index" => return Ok(Written::file("x.txt", vec![nothing[report.sections.len()]])),
            "refuse" => return Err(Refusal::new("refused on purpose")),
            "warn" => {
                let note = Note {
                    severity: Severity::Warning,
                    message: "a doubt on purpose".to_owned(),
                    help: Some("do nothing".to_owned()),
                };
                return Ok(Written { notes: vec![note], ..Written::file("x.txt", "with a doubt\n") });
            }
            _ => {}
        }
        Ok(Written::file("x.txt", format!("{}\n", report.title)))
    }
}

export_writer!(Hostile);
