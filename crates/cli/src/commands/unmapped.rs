//! A bare table that nobody has mapped: after all that is wrong with it, the one command that mends it.

use assize_study::{Findings, Request, is_table};

/// The codes of what a column map mends.
const MENDED: [&str; 4] = ["table/missing-id", "table/unknown-column", "table/unknown-word", "workbook/headings"];

/// What to say where a table of this request has headings or words of its own.
pub(super) fn cure(request: &Request) -> Option<String> {
    let tables = &request.tables;
    let table = request.inputs.iter().find(|input| is_table(input)).filter(|_| tables.columns.is_none())?;
    let framework = tables.framework.as_ref()?;
    let shown = table.display().to_string();
    let shown = if shown.contains(' ') { format!("'{shown}'") } else { shown };
    let unit = tables.unit.as_ref().map(|unit| format!(" --unit {unit}")).unwrap_or_default();
    let sheet = tables.sheet.as_ref().map(|sheet| format!(" --sheet '{sheet}'")).unwrap_or_default();
    Some(format!(
        "to map headings and words at once: assize columns {shown} --framework {framework}{unit}{sheet} -o map.toml, then add `--columns map.toml` here"
    ))
}

/// Says so where something is wrong that a map mends.
pub(super) fn offer(cure: Option<String>, findings: &mut Findings) {
    if findings.diagnostics.sorted(&findings.sources).iter().any(|one| MENDED.contains(&one.code.as_str())) {
        findings.cure = cure;
    }
}
