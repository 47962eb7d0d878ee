use assize_diag::Spanned;
use assize_model::Exact;
use assize_reader::{TomlItem, TomlTable};

use super::{Origin, twice};

#[derive(Clone)]
pub(crate) struct SampleDraft {
    pub(crate) confidence: Option<Exact>,
    pub(crate) margin: Option<Exact>,
    pub(crate) matched_on: Vec<Spanned<String>>,
    pub(crate) window: Option<String>,
    pub(crate) origin: Origin,
}

impl SampleDraft {
    pub(crate) fn read(mut table: TomlTable<'_>) -> Self {
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

fn read_percent(item: TomlItem<'_>) -> Option<Exact> {
    Some(item.percent()?.percent)
}
