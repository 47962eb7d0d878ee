use assize_model::Status;
use assize_reader::{TomlItem, TomlTable};

use crate::diags::missing_origin;

/// How something is known, and from which document.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Origin {
    pub status: Option<Status>,
    pub source: Option<String>,
}

impl Origin {
    /// Reads `status` and `source` of a table that may have them.
    pub(crate) fn read(table: &mut TomlTable<'_>) -> Self {
        Self { status: table.get("status").and_then(TomlItem::status), source: table.string("source") }
    }

    /// Reads them from a table that ought to have them.
    pub(crate) fn read_expected(table: &mut TomlTable<'_>) -> Self {
        Self::read_expected_or(table, &Self::default())
    }

    /// Reads them from a table that ought to have them or be in one that has.
    pub(crate) fn read_expected_or(table: &mut TomlTable<'_>, outer: &Self) -> Self {
        let (status, source) = (table.get("status"), table.get("source"));
        let has_status = status.is_some() || outer.status.is_some();
        let has_source = source.is_some() || outer.source.is_some();
        if !has_status || !has_source {
            table.page.complaints.push(missing_origin(&table.what, has_status, has_source, table.span));
        }
        let source = source.and_then(TomlItem::string).map(|source| source.value);
        Self {
            status: status.and_then(TomlItem::status).or(outer.status),
            source: source.or_else(|| outer.source.clone()),
        }
    }
}
