//! `[[recommendation]]`, `[[strength]]`, `[[concern]]`, `[[practice]]` and `[[follow-up]]`.

use assize_diag::Spanned;
use assize_model::{Change, FollowUp, FollowUpStatus, PlacedName, Remark, RemarkKind};
use assize_reader::{TomlItem, TomlTable};

use super::unique;
use crate::diags;
use crate::id::read_id;

const KINDS: [RemarkKind; 4] =
    [RemarkKind::Recommendation, RemarkKind::Strength, RemarkKind::Concern, RemarkKind::Practice];

const FOLLOW_UPS: [(&str, FollowUpStatus); 3] =
    [("done", FollowUpStatus::Done), ("in-part", FollowUpStatus::InPart), ("not-done", FollowUpStatus::NotDone)];

pub(super) fn read(top: &mut TomlTable<'_>) -> (Vec<Spanned<Remark>>, Vec<Spanned<FollowUp>>) {
    let mut remarks = Vec::new();
    let mut ids = Vec::new();
    for kind in KINDS {
        remarks.extend(top.tables(kind.word()).into_iter().filter_map(|table| remark(table, kind, &mut ids)));
    }
    unique::check(top.page, &ids, |id, first| diags::record::id_twice("id", id, first));
    let follow_ups = top.tables("follow-up").into_iter().filter_map(follow_up).collect();
    (remarks, follow_ups)
}

fn remark(mut table: TomlTable<'_>, kind: RemarkKind, ids: &mut Vec<Spanned<String>>) -> Option<Spanned<Remark>> {
    let span = table.span;
    let id = table.get("id").and_then(read_id);
    ids.extend(id.clone());
    let title = table.string("title");
    let text = table.required("text").and_then(TomlItem::string);
    let to = table.string("to");
    let nodes = table.strings("nodes").unwrap_or_default();
    // What should be done, or may be copied, says nothing of change.
    let may_say = matches!(kind, RemarkKind::Strength | RemarkKind::Concern);
    let change = may_say.then(|| table.get("change")).flatten().and_then(change);
    let source = table.string("source");
    table.finish();
    let nodes = nodes.into_iter().map(PlacedName::from).collect();
    let remark = Remark { kind, id: id.map(|id| id.value), title, text: text?.value, to, nodes, change, source };
    Some(Spanned { value: remark, span })
}

/// Which way the work went.
pub(super) fn change(item: TomlItem<'_>) -> Option<Change> {
    item.choice("change", &Change::ALL, Change::word)
}

fn follow_up(mut table: TomlTable<'_>) -> Option<Spanned<FollowUp>> {
    let span = table.span;
    let of = table.required("of").and_then(TomlItem::string);
    let title = table.string("title");
    let statuses = FOLLOW_UPS.map(|(_, status)| status);
    let word = |status| FOLLOW_UPS.iter().find(|(_, known)| *known == status).map_or("", |(word, _)| word);
    let status = table.required("status").and_then(|item| item.choice("status", &statuses, word));
    let text = table.required("text").and_then(TomlItem::string);
    let change = table.get("change").and_then(change);
    let source = table.string("source");
    table.finish();
    let (of, text) = (of?.value, text?.value);
    Some(Spanned { value: FollowUp { of, title, status: status?, text, change, source }, span })
}
