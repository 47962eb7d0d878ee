//! What became of recommendations.

use assize_model::{FollowUp, FollowUpStatus, Inspection, Remark, RemarkKind};
use indexmap::IndexMap;

use crate::setting::stands_for;

/// A recommendation, and what a later inspection says became of it.
#[derive(Clone, Copy, Debug)]
pub struct Followed<'a> {
    /// Whose recommendation.
    pub inspection: &'a Inspection,
    pub recommendation: &'a Remark,
    /// The later inspection and what it says; `None`: no later inspection says anything.
    pub later: Option<(&'a Inspection, &'a FollowUp)>,
    /// The follow-up names this recommendation, and not its whole report.
    pub by_name: bool,
}

impl Followed<'_> {
    /// What became of this recommendation; `None`: not known. A word on a whole report says nothing about a single recommendation.
    pub fn status(&self) -> Option<FollowUpStatus> {
        self.later.filter(|_| self.by_name).map(|(_, follow_up)| follow_up.status)
    }

    /// What became of the report as a whole, where that is all that is said.
    pub fn of_whole(&self) -> Option<FollowUpStatus> {
        self.later.filter(|_| !self.by_name).map(|(_, follow_up)| follow_up.status)
    }
}

/// Every recommendation of these inspections with what became of it. A follow-up names a recommendation (`inspection/id`), or a whole
/// inspection: then it stands beside each of its recommendations, and `by_name` is false.
pub fn follow_ups<'a>(inspections: &[&'a Inspection]) -> Vec<Followed<'a>> {
    let mut found = Vec::new();
    for inspection in inspections.iter().copied() {
        for remark in inspection.remarks.iter().map(|one| &one.value) {
            if remark.kind != RemarkKind::Recommendation {
                continue;
            }
            let named = remark.id.as_ref().map(|id| format!("{}/{id}", inspection.id));
            let all =
                || inspections.iter().flat_map(|later| later.follow_ups.iter().map(move |one| (*later, &one.value)));
            let of_it = all().find(|(_, follow_up)| Some(&follow_up.of) == named.as_ref());
            let of_all = all().find(|(_, follow_up)| follow_up.of == inspection.id);
            found.push(Followed {
                inspection,
                recommendation: remark,
                later: of_it.or(of_all),
                by_name: of_it.is_some(),
            });
        }
    }
    found
}

/// What was recommended or found wanting in more than one inspection: by the node that its finding names, within one edition of
/// standards. Findings that name no node recur nowhere: likeness of words is not looked at.
pub fn recurring<'a>(inspections: &[(&'a Inspection, &'a str)]) -> Vec<(&'a str, &'a str, Vec<&'a Inspection>)> {
    let mut by_node: IndexMap<(&str, &str), Vec<&Inspection>> = IndexMap::new();
    for (inspection, edition) in inspections {
        for remark in inspection.remarks.iter().map(|one| &one.value) {
            if !matches!(remark.kind, RemarkKind::Recommendation | RemarkKind::Concern) {
                continue;
            }
            for node in &remark.nodes {
                let of_node = by_node.entry((edition, node)).or_default();
                if !of_node.iter().any(|known| known.id == inspection.id) {
                    of_node.push(inspection);
                }
            }
        }
    }
    // One of those that another stands for is not found wanting a second time by it.
    let several = by_node.into_iter().filter(|(_, of_node)| {
        let is_member = |one: &&&Inspection| of_node.iter().any(|other| stands_for(other, one));
        of_node.len() > 1 && of_node.iter().filter(|one| !is_member(one)).count() > 1
    });
    several.map(|((edition, node), of_node)| (edition, node, of_node)).collect()
}
