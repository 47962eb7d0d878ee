//! The record of a made-up inspection as TOML.

use assize_model::{InspectionKind, ProviderKind, quoted, written_period};

use crate::rates::{Body, InspectionHead};

pub(crate) struct Record<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) kind: InspectionKind,
    pub(crate) framework: &'a str,
    pub(crate) head: &'a InspectionHead,
    pub(crate) provider: (&'a str, &'a str, &'a ProviderKind),
    pub(crate) body: Option<&'a Body>,
    pub(crate) members: Vec<&'a str>,
    pub(crate) made_by: &'a str,
    /// Units made, of the kind that comes first.
    pub(crate) assessed: usize,
    /// Kinds of unit and their files.
    pub(crate) tables: &'a [(String, String)],
    pub(crate) entered: Vec<(&'a str, &'a str)>,
}

/// The text of a record.
pub(crate) fn write(record: &Record<'_>) -> String {
    let mut text = format!(
        "# Synthetic: every case of this inspection is made up, and {} does not exist.\n\n[inspection]\n",
        record.provider.1
    );
    let mut line = |key: &str, value: &str| text += &format!("{key} = {value}\n");
    line("id", &quoted(record.id));
    line("provider", &quoted(record.provider.0));
    line("framework", &quoted(record.framework));
    if record.kind != InspectionKind::Inspection {
        line("kind", &quoted(record.kind.word()));
    }
    line("title", &quoted(record.title));
    if let Some(period) = written_period(record.head.fieldwork) {
        line("fieldwork", &period);
    }
    if let Some(published) = record.head.published {
        line("published", &quoted(&published.to_string()));
    }
    if !record.head.areas.is_empty() {
        line("areas", &list(record.head.areas.iter().map(String::as_str)));
    }
    if !record.members.is_empty() {
        line("members", &list(record.members.iter().copied()));
    }
    line("synthetic", "true");
    line("source", &quoted(&format!("made up: {}", record.made_by)));
    text.push_str(&provider(record));
    if record.assessed > 0 {
        text += &format!("\n[sample]\nassessed = {}\nframe = \"made up\"\n", record.assessed);
    }
    for (unit, file) in record.tables {
        text += &format!("\n[[data]]\nunit = {}\nfile = {}\n", quoted(unit), quoted(file));
    }
    if !record.entered.is_empty() {
        text.push_str("\n[entered]\n");
        for (node, rating) in &record.entered {
            text += &format!("{} = {}\n", quoted(node), quoted(rating));
        }
    }
    text
}

fn provider(record: &Record<'_>) -> String {
    let (id, name, kind) = &record.provider;
    let mut text = format!(
        "\n[provider]\nid = {}\nname = {}\nkind = {}\nfictional = true\n",
        quoted(id),
        quoted(name),
        quoted(kind.word())
    );
    let Some(body) = record.body else { return text };
    if body.several {
        text += "several = true\n";
    }
    if !body.areas.is_empty() {
        text += &format!("areas = {}\n", list(body.areas.iter().map(String::as_str)));
    }
    for (key, date) in [("from", body.period.from), ("to", body.period.to)] {
        if let Some(date) = date {
            text += &format!("{key} = {}\n", quoted(&date.to_string()));
        }
    }
    if !body.successors.is_empty() {
        let successor = |one: &assize_model::Succession| {
            let mut parts = vec![format!("id = {}", quoted(&one.id))];
            if !one.by.is_empty() {
                parts.push(format!("by = {}", list(one.by.iter().map(|by| by.word()))));
            }
            parts.extend(one.work.iter().map(|work| format!("work = {}", quoted(work))));
            parts.extend(one.on.iter().map(|on| format!("on = {}", quoted(&on.to_string()))));
            format!("    {{ {} }},\n", parts.join(", "))
        };
        let successors: String = body.successors.iter().map(successor).collect();
        text += &format!("successors = [\n{successors}]\n");
    }
    text
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", words.map(quoted).collect::<Vec<_>>().join(", "))
}
