//! Records: one TOML file, one inspection.

mod counts;
mod data;
mod entered;
mod figures;
mod head;
mod measures;
mod members;
mod printed;
mod provider;
mod remarks;
mod sample;
mod stated;
mod unique;

use std::path::Path;

use assize_diag::{Place, Placed, SourceId, Spanned};
use assize_model::{Inspection, Provider};
use assize_reader::{Complaints, TomlItem, TomlPage, TomlTable};
use indexmap::IndexMap;

use crate::{Context, diags, file};
use data::Data;
pub(crate) use figures::counts_giving;

/// Reads a record, with the tables and column maps that it names. `None` where the inspection or its body is not known. What is wrong is
/// in the diagnostics, even where an inspection comes back.
pub fn read_record(path: &Path, context: &mut Context<'_>) -> Option<Inspection> {
    let named = Place::Argument(path.display().to_string());
    let source = file::read_public(path, named, context)?;
    parse_record(source, Some(path.parent().unwrap_or(Path::new(""))), context)
}

/// Reads a record that is already among the sources, as those are that the program carries. Its tables lie under `base`; without one it
/// may have none.
///
/// # Panics
/// Where the source is a private one: a record's lines may be shown.
pub fn parse_record(source: SourceId, base: Option<&Path>, context: &mut Context<'_>) -> Option<Inspection> {
    let text = context.sources.get(source).text().expect("a record is a public source").to_owned();
    let providers = context.providers;
    let (mut inspection, tables) = Complaints::gather(context.diagnostics, |complaints| {
        let page = TomlPage::open(source, &text, &diags::toml::RECORD, complaints);
        read_page(&page.with_kinds(&providers.kinds), providers)
    })?;
    data::attach(inspection.as_mut(), &tables, base, context);
    inspection
}

/// All of a record but its tables.
fn read_page(page: &TomlPage<'_>, providers: &IndexMap<String, Provider>) -> Option<(Option<Inspection>, Vec<Data>)> {
    let mut top = page.top()?;
    let head = top.get("inspection");
    if head.is_none() {
        page.complaints.push(diags::toml::no_inspection(top.span));
    }
    let head = head.and_then(head::read);
    let provider = provider::read(&mut top, head.as_ref(), providers);
    let sample = top.table("sample").map(sample::read);
    let counts = by_id(&mut top, "counts", counts::read);
    let entered = by_id(&mut top, "entered", entered::read);
    let measures = by_id(&mut top, "measures", measures::read);
    let stated = by_id(&mut top, "stated", stated::read);
    let panel = by_id(&mut top, "panel", entered::panel);
    let ratings = by_id(&mut top, "ratings", |item, _| item.whole().map(|count| count.value));
    let printed = top.table("printed").map(printed::read).unwrap_or_default();
    let (verdicts, figures) = figures::read(&mut top);
    let (remarks, follow_ups) = remarks::read(&mut top);
    let tables = data::read(&mut top);
    top.finish();
    let known = head.zip(provider).and_then(|(head, provider)| head::inspection(head, provider, page));
    let inspection = known.map(|inspection| Inspection {
        sample,
        counts,
        entered,
        measures,
        stated,
        panel,
        ratings,
        printed,
        verdicts,
        figures,
        remarks,
        follow_ups,
        ..inspection
    });
    Some((inspection, tables))
}

/// A table whose keys are ids of questions, nodes or ratings. A `source` on it stands for the entries that have none of their own.
fn by_id<T>(
    top: &mut TomlTable<'_>,
    key: &'static str,
    mut read: impl FnMut(TomlItem<'_>, Option<&str>) -> Option<T>,
) -> IndexMap<String, Placed<T>> {
    let Some(mut table) = top.table(key) else { return IndexMap::new() };
    let source = table.string("source");
    let value = |(id, item): (Spanned<String>, TomlItem<'_>)| {
        Some((id.value, Placed { value: read(item, source.as_deref())?, place: id.span.into() }))
    };
    table.by_id().into_iter().filter_map(value).collect()
}
