//! What a record gives as it stands: context figures and findings.

use assize_report::Tree;
use assize_scoring::TraceStep;

use super::{Explainer, branch, leaf};
use crate::inspection::{NO_RULE, context_text, printed_overall};
use crate::scorecard::capital;
use crate::words::{quoted, whose};
use crate::{figures, found};

impl Explainer<'_, '_> {
    pub(super) fn context(&self, index: usize) -> Tree {
        let figure = &self.card.record.figures[index];
        let mut children = Vec::new();
        if let (Some(n), Some(of), Some(percent)) = (figure.count, figure.of, &figure.percent) {
            children.push(leaf(format!(
                "counts: {}; printed: {}",
                figures::of_text(n, of),
                figures::printed_text(percent)
            )));
        }
        if let Some(words) = &figure.words {
            children.push(leaf(format!("{}: {}", whose(figure.retold), quoted(words, figure.retold))));
        }
        let mut tree = branch(format!("{}: {}", figure.title, context_text(figure)), children);
        tree.notes.push("a context figure: recorded, not computed from cases".to_owned());
        tree.notes.extend(figure.source.as_ref().map(|source| format!("source: {source}")));
        tree
    }

    /// What the source prints of the whole, where no rule makes it.
    pub(super) fn printed(&self, step: &TraceStep) -> Tree {
        let mut tree = leaf(format!("{}: {}, as printed", step.name, printed_overall(self.card, step.name.part)));
        tree.notes.push(NO_RULE.to_owned());
        tree.notes.extend(self.card.inspection.source.as_ref().map(|source| format!("source: {source}")));
        tree
    }

    pub(super) fn finding(&self, name: &str) -> Tree {
        let Some(finding) = self.card.inspection.finding(name) else { return leaf(name) };
        let mut tree =
            leaf(format!("{}: {}", capital(&found::kind(self.card, finding)), finding.text().trim_end_matches('.')));
        tree.notes.push("a finding: recorded, not computed from cases".to_owned());
        tree.notes.extend(finding.source().map(|source| format!("source: {source}")));
        tree
    }
}
