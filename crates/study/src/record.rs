//! A record written for a bare table, of what the options say.

use std::path::Path;

use assize_diag::{Code, Diagnostic, Place};
use assize_framework::{Framework, Rollup};
use assize_model::{Inspection, InspectionKind, SampleDesign, quoted, written_period};

use crate::library::concrete;
use crate::read::no_framework;
use crate::select::UNKNOWN_KIND;
use crate::{Findings, Study, is_table};

const NO_TABLE: Code = Code::new("usage/no-table");

/// How a written record names the files beside it: from its own folder, with `/` between folders.
#[derive(Clone, Debug)]
pub struct RecordPaths {
    pub table: String,
    pub columns: Option<String>,
}

impl Study<'_> {
    /// The record of a bare table, in TOML, which loads to what the table and the options of the request make. `None` where the table cannot
    /// be read, or is not of one inspection.
    pub fn record(&self, table: &Path, written: &RecordPaths, findings: &mut Findings) -> Option<String> {
        if is_nameless(table) || !is_table(table) {
            findings.push(no_table(table));
            return None;
        }
        let Some(named) = self.request.tables.framework.as_deref() else {
            findings.push(no_framework(table, self.files));
            return None;
        };
        let framework = concrete(named, self.library, findings)?;
        let inspections = self.read_inputs(&[table.to_owned()], false, findings)?;
        let [inspection] = &inspections[..] else {
            if !findings.diagnostics.has_errors() {
                findings.push(not_one(table, inspections.len()));
            }
            return None;
        };
        if !inspection.tallied.is_empty() {
            findings.push(of_tally(table));
            return None;
        }
        let is_carried = self.library.providers.by_id.contains_key(&inspection.provider.id);
        let kind = inspection.provider.kind.word();
        if !is_carried && self.library.providers.kind(kind).is_none() {
            findings.push(unknown_kind(kind, self.library.providers.kinds.iter().map(|kind| kind.word())));
        }
        if findings.diagnostics.has_errors() {
            return None;
        }
        let mut text = head(inspection);
        if !is_carried {
            text += &provider(inspection);
        }
        text += &inspection.sample.as_ref().map(sample).unwrap_or_default();
        text += &self.data(inspection, written);
        text += &more(framework, inspection.sample.is_some());
        Some(text)
    }

    /// The table, and how it is read.
    fn data(&self, inspection: &Inspection, written: &RecordPaths) -> String {
        let tables = &self.request.tables;
        let unit = inspection.tables.first().map(|table| table.unit.clone()).or_else(|| tables.unit.clone());
        let mut text = "\n[[data]]\n".to_owned();
        text += &entry("unit", &unit.unwrap_or_else(|| "case".to_owned()));
        text += &entry("file", &written.table);
        text += &written.columns.as_ref().map(|columns| entry("columns", columns)).unwrap_or_default();
        text += &tables.layout.map(|layout| entry("layout", layout.word())).unwrap_or_default();
        text += &tables.separator.map(|separator| entry("separator", separator.word())).unwrap_or_default();
        text += &tables.encoding.map(|encoding| entry("encoding", encoding.word())).unwrap_or_default();
        text += &tables.sheet.as_ref().map(|sheet| entry("sheet", sheet)).unwrap_or_default();
        text += &tables.assessor.as_ref().map(|assessor| entry("assessor", assessor)).unwrap_or_default();
        text += if tables.line_breaks { "line-breaks = true\n" } else { "" };
        text + if tables.accept_cached { "accept-cached = true\n" } else { "" }
    }
}

fn entry(key: &str, value: &str) -> String {
    format!("{key} = {}\n", quoted(value))
}

fn head(inspection: &Inspection) -> String {
    let mut text = "# A record of one inspection, written by `assize record`. `assize check` holds it against its table.\n\n[inspection]\n".to_owned();
    text += &entry("id", &inspection.id);
    text += &entry("provider", &inspection.provider.id);
    text += &entry("framework", &inspection.framework);
    text += match inspection.kind {
        InspectionKind::Inspection | InspectionKind::Aggregate => "",
        InspectionKind::SelfAssessment => "kind = \"self-assessment\"\n",
    };
    text += &entry("title", &inspection.title);
    text += &match written_period(inspection.fieldwork) {
        Some(period) => format!("fieldwork = {period}\n"),
        None => "# fieldwork = { from = \"2025-03\", to = \"2025-04\" }  # when the work was looked at\n".to_owned(),
    };
    text + &match inspection.published {
        Some(date) => entry("published", &date.to_string()),
        None => "# published = \"2025-08\"                                # when the report came out\n".to_owned(),
    } + "# areas = [\"...\"]\n# source = \"the document that it comes from\"\n"
}

fn provider(inspection: &Inspection) -> String {
    let body = &inspection.provider;
    let mut text = "\n[provider]  # a body that the program does not know\n".to_owned();
    text += &entry("id", &body.id);
    text += &entry("name", &body.name);
    text += &entry("kind", body.kind.word());
    text + if body.fictional { "fictional = true\n" } else { "" }
}

fn sample(design: &SampleDesign) -> String {
    let mut text = "\n[sample]\n".to_owned();
    text += &design.unit.as_ref().map(|unit| entry("unit", &unit.value)).unwrap_or_default();
    let counts = [
        ("eligible", design.eligible),
        ("drawn", design.drawn),
        ("assessed", design.assessed),
        ("replaced", design.replaced),
        ("caseload", design.caseload),
    ];
    for (key, count) in counts.into_iter().filter_map(|(key, count)| Some((key, count?))) {
        text += &format!("{key} = {count}\n");
    }
    text += &design.frame.as_ref().map(|frame| entry("frame", frame)).unwrap_or_default();
    text + &written_period(design.window).map(|window| format!("window = {window}\n")).unwrap_or_default()
}

/// What else a record may say, as remarks.
fn more(framework: &Framework, has_sample: bool) -> String {
    let entered = framework.nodes.iter().find(|node| node.rollup == Some(Rollup::Entered));
    let rating = framework.ratings.last().map_or("good", |rating| rating.name.as_str());
    let node = framework.nodes.iter().find(|node| node.rollup.is_some()).map_or("2.1", |node| node.id.as_str());
    let mut text = "\n# What else may be said; take the # away:\n".to_owned();
    if let Some(entered) = entered {
        text += &format!(
            "#\n# [entered]  # standards that no case decides\n# {} = {}\n",
            quoted(&entered.id),
            quoted(rating)
        );
    }
    if !has_sample {
        text += "#\n# [sample]  # how the cases were drawn; intervals follow it\n# eligible = 640\n# drawn = 140\n# assessed = 138\n# window = { from = \"2024-07\", to = \"2024-09\" }  # when they began\n";
    }
    text += &format!(
        "#\n# [panel]  # decisions of the ratings panel\n# {} = {{ rating = {}, reason = \"...\" }}\n",
        quoted(node),
        quoted(rating)
    );
    text +=
        &format!("#\n# [printed]  # what the report prints, to be compared\n# {} = {}\n", quoted(node), quoted(rating));
    text + "#\n# [[strength]]  # also [[concern]], [[practice]], [[recommendation]]\n# text = \"...\"\n"
}

/// `-`, standard input.
fn is_nameless(table: &Path) -> bool {
    table == Path::new("-")
}

fn no_table(table: &Path) -> Diagnostic {
    let message = match is_nameless(table) {
        true => "a record names its table, and standard input has no name".to_owned(),
        false => format!("`{}` is not a table", table.display()),
    };
    Diagnostic::error(NO_TABLE, message)
        .at(Place::Argument(table.display().to_string()))
        .help("name a table of cases or of counts: CSV, XLSX or ODS")
}

fn of_tally(table: &Path) -> Diagnostic {
    let name = table.display();
    Diagnostic::error(NO_TABLE, format!("`{name}` is what a query counted, and belongs to no record"))
        .at(Place::Argument(name.to_string()))
        .help(format!("score it by itself: `assize score {name} --framework ID`"))
}

fn not_one(table: &Path, inspections: usize) -> Diagnostic {
    Diagnostic::error(
        "usage/not-one-inspection",
        format!("a record is of one inspection, and this table has {inspections}"),
    )
    .at(Place::Argument(table.display().to_string()))
    .help("put the rows of each inspection into a file of its own: by `inspection`, or by `provider` and `year`")
}

fn unknown_kind<'k>(kind: &str, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    Diagnostic::error(UNKNOWN_KIND, format!("there is no kind of body `{kind}`"))
        .at(Place::Argument(format!("--provider-kind {kind}")))
        .help(format!("kinds are {}, or those that a framework declares", known.collect::<Vec<_>>().join(", ")))
}
