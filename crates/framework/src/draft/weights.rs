use assize_diag::{Span, Spanned};
use assize_model::{Exact, ratio};
use assize_reader::{TomlItem, tick};

use crate::diags::bad_weights;

/// The largest weight, so that no sum of points can be too large a number.
const MOST: u64 = 1000;

/// `weights` of a node: what each of its children counts.
#[derive(Clone)]
pub(crate) struct WeightsDraft {
    /// By the id of a question or node.
    pub(crate) by_id: Vec<(Spanned<String>, Spanned<Exact>)>,
    pub(crate) span: Span,
}

impl WeightsDraft {
    pub(crate) fn read(item: TomlItem<'_>) -> Option<Self> {
        let (page, what, span) = (item.page, item.what(), item.span);
        let table = item.table()?;
        if table.entries().is_empty() {
            page.complain_of_blank(&what, span);
        }
        let mut by_id = Vec::new();
        for (id, weight) in table.by_id() {
            let Some(weight) = weight.decimal() else { continue };
            if weight.value == ratio(0, 1) || weight.value > ratio(MOST, 1) {
                let message =
                    format!("{what} gives {} a weight that is not above 0 and at most {MOST}", tick(&id.value));
                let help = "say `scored = false` in a question that does not count; weights are relative to each other";
                page.complaints.push(bad_weights(message, help, weight.span));
            } else {
                by_id.push((id, weight));
            }
        }
        Some(Self { by_id, span })
    }
}
