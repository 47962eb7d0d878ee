//! The built-in writers.
//!
//! Each is one file: `text` lays the document out for a terminal, `json` prints it as it is, `markdown` makes a page of it, `csv` a
//! table of its figures, `html` a web page, `ods` and `xlsx` a workbook, `pandoc` what Pandoc reads. [`builtin`] lists them.
//! [`charts`] and [`pandoc()`] are what a command may be handed with a report. [`visible()`] and [`masked`] make any text safe to show on
//! a terminal; messages use them as well.
//!
#![doc = include_str!("../FORMAT.md")]

mod csv;
#[cfg(test)]
mod example;
mod extras;
mod flat;
mod html;
mod json;
mod labels;
mod markdown;
mod pandoc;
mod text;
mod workbook;

use assize_writer::Writer;

pub use assize_report::{masked, visible};
pub use extras::{charts, pandoc};
pub use text::wrap::wrap;

/// The settings that a built-in writer has: `--option NAME=VALUE`.
pub fn settings(writer: &str) -> &'static [&'static str] {
    match writer {
        "csv" => &csv::SETTINGS,
        "ods" | "xlsx" => &workbook::SETTINGS,
        "pandoc" => &pandoc::SETTINGS,
        _ => &[],
    }
}

/// All of them, the usual one first.
pub fn builtin() -> Vec<Box<dyn Writer>> {
    vec![
        Box::new(text::Text),
        Box::new(json::Json),
        Box::new(markdown::Markdown),
        Box::new(csv::Csv),
        Box::new(html::Html),
        Box::new(workbook::Ods),
        Box::new(workbook::Xlsx),
        Box::new(pandoc::Pandoc),
    ]
}
