//! Trees with branch lines.

use assize_report::Tree;

use super::paint::{Style, paint};
use super::wrap::hang;
use crate::visible;

/// The roots at the left edge, everything below them on branches.
pub(crate) fn lines(roots: &[Tree], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for root in roots {
        lines.extend(hang("", "", &paint(Style::Strong, &visible(&root.text)), width));
        below(root, "", width, &mut lines);
    }
    lines
}

/// The notes and branches of a tree whose own line stands already.
fn below(tree: &Tree, stem: &str, width: usize, lines: &mut Vec<String>) {
    let note_stem = if tree.children.is_empty() { format!("{stem}  ") } else { format!("{stem}│ ") };
    for note in &tree.notes {
        lines.extend(hang(&note_stem, &note_stem, &paint(Style::Faint, &visible(note)), width));
    }
    for (index, child) in tree.children.iter().enumerate() {
        let is_last = index + 1 == tree.children.len();
        let (branch, next) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let next = format!("{stem}{next}");
        lines.extend(hang(&format!("{stem}{branch}"), &next, &visible(&child.text), width));
        below(child, &next, width, lines);
    }
}
