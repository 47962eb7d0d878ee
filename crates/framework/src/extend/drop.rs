//! What a framework does not take over from the one it extends.

use std::collections::BTreeSet;

use assize_diag::Spanned;
use assize_reader::Complaints;

use super::ids;
use crate::diags::drops_nothing;
use crate::draft::FrameworkDraft;

/// The parent without what `drop` names, what stands under it, and what hangs from nothing else.
pub(super) fn without(parent: &FrameworkDraft, drop: &[Spanned<String>], complaints: &Complaints) -> FrameworkDraft {
    let limits = parent.limits.iter().map(|limit| limit.id.value.as_str());
    let known: Vec<&str> = ids(parent).into_iter().map(|(_, id)| id.value.as_str()).chain(limits).collect();
    for name in drop.iter().filter(|name| !known.contains(&name.value.as_str())) {
        complaints.push(drops_nothing(name, Some(&parent.header.id.value), &known));
    }
    let mut gone: BTreeSet<&str> = drop.iter().map(|name| name.value.as_str()).collect();
    loop {
        let is_gone = |id: &Spanned<String>| gone.contains(id.value.as_str());
        let nodes = parent.nodes.iter().filter(|node| node.under.as_ref().is_some_and(is_gone)).map(|node| &node.id);
        let questions = parent.questions.iter();
        let questions = questions.filter(|question| question.under.iter().all(is_gone)).map(|question| &question.id);
        let prompts = parent.prompts.iter().filter(|prompt| prompt.informs.as_ref().is_some_and(is_gone));
        let prompts = prompts.map(|prompt| &prompt.question.id);
        let more: Vec<&str> = nodes.chain(questions).chain(prompts).map(|id| id.value.as_str()).collect();
        let before = gone.len();
        gone.extend(more);
        if gone.len() == before {
            break;
        }
    }
    let mut left = parent.clone();
    let stays = |id: &Spanned<String>| !gone.contains(id.value.as_str());
    left.nodes.retain(|node| stays(&node.id));
    left.questions.retain(|question| stays(&question.id));
    left.prompts.retain(|prompt| stays(&prompt.question.id));
    left.limits.retain(|limit| stays(&limit.id));
    for question in &mut left.questions {
        question.under.retain(stays);
    }
    left
}
