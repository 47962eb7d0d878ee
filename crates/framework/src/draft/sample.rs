use assize_diag::Spanned;
use assize_model::{Exact, ratio};

use super::{Origin, twice};
use crate::diags::BadNumber;
use crate::reader::{Item, Table};

/// `[sample]`.
#[derive(Clone)]
pub(crate) struct SampleDraft {
    pub(crate) confidence: Option<Exact>,
    pub(crate) margin: Option<Exact>,
    pub(crate) matched_on: Vec<Spanned<String>>,
    pub(crate) window: Option<String>,
    pub(crate) origin: Origin,
}

impl SampleDraft {
    pub(crate) fn read(mut table: Table<'_>) -> Self {
        let sample = Self {
            confidence: table.get("confidence").and_then(read_percent),
            margin: table.get("margin").and_then(read_percent),
            matched_on: table.strings("matched-on").unwrap_or_default(),
            window: table.string("window"),
            origin: Origin::read(&mut table),
        };
        twice::ids(table.page, &format!("`matched-on` of {}", table.what), &sample.matched_on);
        table.finish();
        sample
    }
}

fn read_percent(item: Item<'_>) -> Option<Exact> {
    let (page, what) = (item.page, item.what.clone());
    let percent = item.decimal()?;
    if percent.value > ratio(100, 1) {
        let written = page.written(percent.span);
        let (expected, remedy) = ("a percentage", "a number from 0 to 100");
        page.complaints.push(BadNumber { what: &what, written, expected, remedy, span: percent.span });
    }
    Some(percent.value)
}
