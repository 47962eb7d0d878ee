//! What the file's columns are, for programs: CSV on the Web, as the World Wide Web Consortium recommends it.

use assize_report::{ColumnKind, Report};
use serde_json::{Map, Value, json};

use super::columns::{Columns, Field};
use super::part::Part;

/// The metadata of the file of this name, with these fields of the columns of a report's tables.
pub(super) fn metadata(report: &Report, file: &str, (columns, fields): (&Columns, &[Field])) -> Vec<u8> {
    let has_own = |name: &str| columns.whose.contains(name);
    let described = fields.iter().copied().map(|field| {
        let heading = columns.heading(field);
        match field {
            Field::Cell(at, part) => {
                let known = &columns.list[at];
                let title = Some(known.title.trim()).filter(|title| !title.is_empty());
                column(&heading, part.datatype(known.kind), title)
            }
            Field::Whose(_) | Field::Where(_) => {
                // A table's own words may stand in these.
                let datatype = match heading.as_str() {
                    name @ ("fictional" | "synthetic") if !has_own(name) => "boolean",
                    "year" if !has_own("year") => "integer",
                    _ => "string",
                };
                column(&heading, datatype, None)
            }
        }
    });
    let described: Vec<Value> = described.collect();
    let mut about = Map::new();
    about.insert("@context".into(), json!(["http://www.w3.org/ns/csvw", { "@language": report.language }]));
    about.insert("url".into(), file.into());
    about.insert("dc:title".into(), report.title.as_str().into());
    about.insert("dc:language".into(), report.language.as_str().into());
    if !report.notices.is_empty() {
        about.insert("dc:description".into(), report.notices.join(" ").into());
    }
    about.insert("tableSchema".into(), json!({ "columns": described }));
    let mut contents = serde_json::to_vec_pretty(&about).expect("JSON always serialises");
    contents.push(b'\n');
    contents
}

fn column(heading: &str, datatype: &str, title: Option<&str>) -> Value {
    let mut column = Map::new();
    column.insert("name".into(), name(heading).into());
    column.insert("titles".into(), heading.into());
    column.insert("datatype".into(), datatype.into());
    column.extend(title.map(|title| ("dc:description".to_owned(), title.into())));
    column.into()
}

/// Letters, digits and `_` alone are free in a name.
fn name(heading: &str) -> String {
    let is_free = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let written = |byte| if is_free(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    heading.bytes().map(written).collect()
}

impl Part {
    /// What stands in this part of a column of this kind.
    const fn datatype(self, kind: ColumnKind) -> &'static str {
        use Part::*;
        match (self, kind) {
            (Value, ColumnKind::Count | ColumnKind::Points)
            | (N | Of | PointsLeast | PointsMost | Least | Most | Confidence, _) => "integer",
            (Value, ColumnKind::Number | ColumnKind::Share | ColumnKind::Bar) | (Low | High | Lower | Upper, _) => {
                "number"
            }
            (LowOpen | HighOpen, _) => "boolean",
            (Value, ColumnKind::Text | ColumnKind::Rating | ColumnKind::Refs | ColumnKind::Other)
            | (Method | Status | Marks | Worst | Best | Basis | Text, _) => "string",
        }
    }
}
