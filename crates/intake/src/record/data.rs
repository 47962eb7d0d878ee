//! `[[data]]`: the tables of a record.

use std::path::Path;

use assize_diag::{Place, Span, Spanned};
use assize_model::{Inspection, UnitTable};
use assize_reader::{Complaints, TomlItem};

use super::{members, unique};
use crate::table::units::{self, Lead};
use crate::table::{Encoding, Layout, Request, Rows, Separator, is_parquet, is_workbook};
use crate::{Context, diags, table};

pub(super) struct Data {
    span: Span,
    unit: Spanned<String>,
    file: Spanned<String>,
    columns: Option<Spanned<String>>,
    layout: Option<Layout>,
    line_breaks: bool,
    separator: Option<Separator>,
    encoding: Encoding,
    sheet: Option<Spanned<String>>,
    accept_cached: bool,
    assessor: Option<Spanned<String>>,
}

pub(super) fn read(top: &mut assize_reader::TomlTable<'_>) -> Vec<Data> {
    let data: Vec<_> = top.tables("data").into_iter().filter_map(entry).collect();
    unique::check(top.page, data.iter().map(|data| &data.unit), diags::record::two_tables);
    data
}

fn entry(mut table: assize_reader::TomlTable<'_>) -> Option<Data> {
    let span = table.span;
    let unit = table.required("unit").and_then(TomlItem::string);
    let file = table.required("file").and_then(path);
    let columns = table.get("columns").and_then(path);
    let layout = table.get("layout").and_then(|item| item.choice("layout", &Layout::OF_RECORDS, Layout::word));
    let line_breaks = table.flag("line-breaks").is_some_and(|flag| flag.value);
    let separator = table.get("separator");
    let separator_span = separator.as_ref().map(|item| item.span);
    let separator = separator.and_then(|item| item.choice("separator", &Separator::ALL, Separator::word));
    let encoding = table.get("encoding");
    let encoding_span = encoding.as_ref().map(|item| item.span);
    let encoding = encoding.and_then(|item| item.choice("encoding", &Encoding::ALL, Encoding::word));
    let encoding = encoding.unwrap_or(Encoding::Utf8);
    let sheet = table.get("sheet").and_then(TomlItem::string);
    let cached = table.flag("accept-cached");
    let of_workbooks =
        [("sheet", sheet.as_ref().map(|one| one.span)), ("accept-cached", cached.as_ref().map(|one| one.span))];
    let of_text = [("encoding", encoding_span), ("separator", separator_span)];
    let of_no_use = match &file {
        Some(file) if is_workbook(Path::new(&file.value)) => of_text.to_vec(),
        Some(file) if is_parquet(Path::new(&file.value)) => [of_text, of_workbooks].concat(),
        Some(_) => of_workbooks.to_vec(),
        None => Vec::new(),
    };
    for (key, span) in of_no_use.into_iter().filter_map(|(key, span)| Some((key, span?))) {
        table.page.complaints.push(diags::record::of_no_use(key, span));
    }
    let accept_cached = cached.is_some_and(|flag| flag.value);
    let assessor = table.get("assessor").and_then(TomlItem::string);
    table.finish();
    Some(Data {
        span,
        unit: unit?,
        file: file?,
        columns,
        layout,
        line_breaks,
        separator,
        encoding,
        sheet,
        accept_cached,
        assessor,
    })
}

/// A path under the record's folder, or beside it. The same on every system: no backslashes, no drives, not from the root.
fn path(item: TomlItem<'_>) -> Option<Spanned<String>> {
    let page = item.page;
    let path = item.string()?;
    let drive = path.value.as_bytes().get(1) == Some(&b':');
    if path.value.starts_with('/') || path.value.contains('\\') || drive {
        page.complaints.push(diags::record::path(&path));
        return None;
    }
    Some(path)
}

/// Reads the tables and gives them to the inspection. They are read even where there is none, so that their faults are told too.
pub(super) fn attach(
    mut inspection: Option<&mut Inspection>,
    list: &[Data],
    base: Option<&Path>,
    context: &mut Context<'_>,
) {
    for data in list {
        let Some(base) = base else {
            context.diagnostics.push(diags::record::no_tables(data.span));
            continue;
        };
        let framework = inspection.as_deref().map_or("", |inspection| &*inspection.framework).to_owned();
        let Some(rows) = rows(data, framework, base, context) else { continue };
        let inspection = inspection.as_deref_mut();
        Complaints::gather(context.diagnostics, |complaints| take(rows, data, inspection, complaints));
    }
}

/// Looks at the units of a table, and gives it to the inspection.
fn take(rows: Rows, data: &Data, inspection: Option<&mut Inspection>, complaints: &Complaints) {
    let groups = match &inspection {
        Some(inspection) => members::groups(&rows, inspection, complaints),
        None => rows.table.lines.iter().map(|_| 0).collect(),
    };
    if rows.layout == Layout::Counts {
        let (own, of_members): (Vec<usize>, _) = (0..rows.table.len()).partition(|row| groups.get(*row) == 0);
        if let Some(row) = of_members.first() {
            complaints.push(diags::counts::of_member(units::place(&rows, *row)));
        }
        if let Some(inspection) = inspection {
            table::counts::give(inspection, &rows, &own, complaints);
        }
        return;
    }
    let lead = match &data.assessor {
        Some(assessor) => Lead::Named(&assessor.value, Place::from(assessor.span)),
        None => Lead::NotNamed,
    };
    if rows.layout == Layout::Tally {
        complaints.push(diags::tallied::in_record(units::place(&rows, 0)));
        return;
    }
    let units = units::check(&rows, &groups, &lead, complaints);
    let all = 0..rows.table.len();
    let readings = units.readings(all.clone(), &rows.table, lead.name());
    let table = match units.keeps_all() {
        true => rows.table,
        false => UnitTable { readings, ..rows.table.select(&units.kept(all)) },
    };
    if let Some(inspection) = inspection {
        give(inspection, table, complaints);
    }
}

fn rows(data: &Data, framework: String, base: &Path, context: &mut Context<'_>) -> Option<Rows> {
    let columns = data.columns.as_ref().map(|columns| (base.join(&columns.value), columns.span.into()));
    let request = Request {
        path: base.join(&data.file.value),
        named: data.file.span.into(),
        unit: data.unit.value.clone(),
        framework,
        layout: data.layout,
        columns,
        line_breaks: data.line_breaks,
        separator: data.separator,
        encoding: data.encoding,
        sheet: data.sheet.as_ref().map(|sheet| (sheet.value.clone(), sheet.span.into())),
        accept_cached: data.accept_cached,
    };
    table::read(&request, context)
}

fn give(inspection: &mut Inspection, table: UnitTable, complaints: &Complaints) {
    if table.synthetic {
        inspection.synthetic = true;
        if !inspection.provider.fictional {
            let place = table::synthetic_place(&table);
            complaints.push(diags::table::synthetic_of_real(
                Some(&inspection.provider.name),
                place,
                inspection.place.clone(),
            ));
        }
    }
    if inspection.table(&table.unit).is_none() {
        inspection.tables.push(table);
    }
}
