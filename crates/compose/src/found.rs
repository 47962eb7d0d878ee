//! Findings of a record in words: what sort each is, and what it is on.

use assize_model::{Finding, PlacedName, RemarkKind};
use assize_scoring::Scorecard;

use crate::words::{follow_up, list, lower};

/// "P 2.1", "P 2.2": nodes as they are printed.
pub(crate) fn labels<'a>(card: &Scorecard<'a>, ids: &'a [PlacedName]) -> Vec<&'a str> {
    let label = |id: &'a PlacedName| card.framework.node(id).map_or(&**id, |node| card.framework.nodes[node].label());
    ids.iter().map(label).collect()
}

/// "concern on 4.1 and 4.2", "recommendation to the provider, on 2.1", "follow-up of r1, done in part".
pub(crate) fn kind(card: &Scorecard<'_>, finding: Finding<'_>) -> String {
    let remark = match finding {
        Finding::FollowUp(one) => return format!("follow-up of {}, {}", lower(one.called()), follow_up(one.status)),
        Finding::Remark(remark) => remark,
    };
    let sort = match remark.kind {
        RemarkKind::Recommendation => "recommendation",
        RemarkKind::Strength => "strength",
        RemarkKind::Concern => "concern",
        RemarkKind::Practice => "example from practice",
    };
    let on = list(labels(card, &remark.nodes));
    match (&remark.to, on.is_empty()) {
        (None, true) => sort.to_owned(),
        (None, false) => format!("{sort} on {on}"),
        (Some(to), true) => format!("{sort} to {to}"),
        (Some(to), false) => format!("{sort} to {to}, on {on}"),
    }
}
