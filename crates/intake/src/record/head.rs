//! `[inspection]`: what kind of inspection it is, who was inspected, under which framework, and when.

use assize_diag::{Span, Spanned};
use assize_model::{Inspection, InspectionKind, Licence, PartialDate, Period, Provider};
use assize_reader::{TomlItem, TomlPage};

use super::unique;
use crate::diags;
use crate::id::read_id;

pub(super) struct Head {
    pub(super) id: Option<Spanned<String>>,
    pub(super) provider: Option<Spanned<String>>,
    framework: Option<Spanned<String>>,
    kind: InspectionKind,
    title: Option<String>,
    fieldwork: Period,
    published: Option<PartialDate>,
    areas: Vec<String>,
    source: Option<String>,
    licence: Option<Licence>,
    members: Vec<Spanned<String>>,
    /// Where it says that its cases are made up.
    pub(super) synthetic: Option<Span>,
}

pub(super) fn read(item: TomlItem<'_>) -> Option<Head> {
    let mut table = item.table()?;
    table.what = "`[inspection]`".to_owned().into();
    let id = table.required("id").and_then(read_id);
    let kind = table.get("kind").and_then(|item| {
        let span = item.span;
        Some((item.choice("kind of inspection", &InspectionKind::ALL, InspectionKind::word)?, span))
    });
    let members = table.get("members").and_then(|item| {
        let span = item.span;
        Some((item.list()?.into_iter().filter_map(read_id).collect::<Vec<_>>(), span))
    });
    let kind = kind.map_or(InspectionKind::Inspection, |(kind, _)| kind);
    if let Some((_, span)) = &members
        && kind == InspectionKind::SelfAssessment
    {
        table.page.complaints.push(diags::record::members_of_one(*span));
    }
    let members = members.map(|(members, _)| members).unwrap_or_default();
    unique::check(table.page, &members, |member, first| diags::record::id_twice("member", member, first));
    if let Some(own) = members.iter().find(|member| id.as_ref().is_some_and(|id| id.value == member.value)) {
        table.page.complaints.push(diags::record::member_of_itself(own));
    }
    let synthetic = table.flag("synthetic").filter(|synthetic| synthetic.value).map(|synthetic| synthetic.span);
    let head = Head {
        id,
        provider: table.required("provider").and_then(TomlItem::string),
        framework: table.required("framework").and_then(TomlItem::string),
        kind,
        title: table.string("title"),
        fieldwork: table.get("fieldwork").and_then(TomlItem::period).unwrap_or_default(),
        published: table.get("published").and_then(TomlItem::date).map(|date| date.value),
        areas: plain(table.strings("areas")),
        source: table.string("source"),
        licence: table.get("licence").and_then(|item| item.choice("licence", &Licence::ALL, Licence::word)),
        members,
        synthetic,
    };
    table.finish();
    Some(head)
}

/// The inspection, with only what its head says; `None` where that leaves open which one it is.
pub(super) fn inspection(head: Head, provider: Provider, page: &TomlPage<'_>) -> Option<Inspection> {
    if let Some(span) = head.synthetic
        && !provider.fictional
    {
        page.complaints.push(diags::record::synthetic(&provider.name, span));
    }
    let (id, framework) = (head.id?, head.framework?);
    let inspection = Inspection::new(id.value, id.span.into(), provider, framework.value, framework.span.into());
    Some(Inspection {
        kind: head.kind,
        title: head.title.unwrap_or_else(|| inspection.title.clone()),
        fieldwork: head.fieldwork,
        published: head.published,
        areas: head.areas,
        source: head.source,
        licence: head.licence,
        members: head.members,
        synthetic: head.synthetic.is_some(),
        ..inspection
    })
}

fn plain(strings: Option<Vec<Spanned<String>>>) -> Vec<String> {
    strings.unwrap_or_default().into_iter().map(|string| string.value).collect()
}
