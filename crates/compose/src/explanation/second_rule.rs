//! The figure of a second rule that the regime states beside the first (semantics 7.22).

use assize_framework::Rollup;
use assize_report::Tree;
use assize_scoring::{FigurePart, Leaving};

use super::{Explainer, leaf, share_words};
use crate::frameworks::{rollup_in_words, standing};
use crate::words;

impl Explainer<'_, '_> {
    /// That there is one, in the explanation of the first.
    pub(super) fn second_rule(&self, node: usize) -> Option<Tree> {
        let also = self.framework().nodes[node].also.as_ref()?;
        let text = format!(
            "by the second rule, {}: {}; `#{}` explains it",
            rollup_in_words(also.rollup),
            self.second_words(node),
            FigurePart::By(also.rollup).word()
        );
        Some(Tree { text, notes: standing(&also.origin).into_iter().collect(), children: Vec::new() })
    }

    /// How the figure of the second rollup is made.
    pub(super) fn by_second_rule(&self, index: usize, rollup: Rollup, leaving: &[Leaving]) -> Vec<Tree> {
        let Some(score) = &self.card.nodes[index].also else { return Vec::new() };
        let mut trees = vec![leaf(self.made_of(rollup, &score.children))];
        trees.extend(score.subset.as_ref().map(|subset| self.subset(subset)));
        trees.extend(score.dropped.iter().map(|child| self.drops_out(*child)));
        if !leaving.is_empty() {
            trees.push(self.without_one(&self.card.nodes[index], leaving));
        }
        trees
    }

    /// The share by the second rule; empty where there is none.
    pub(super) fn second_words(&self, index: usize) -> String {
        let figure = self.card.nodes[index].also.as_ref().map(|also| &also.figure);
        match figure {
            Some(Ok(figure)) => share_words(figure, None),
            Some(Err(why)) => words::no_basis(*why).to_owned(),
            None => String::new(),
        }
    }
}
