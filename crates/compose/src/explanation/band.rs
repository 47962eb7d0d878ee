//! The band that rates a node's share, or its questions.

use assize_framework::{Band, Compare};
use assize_report::Tree;
use assize_scoring::Figure;

use super::{Explainer, branch, leaf, limits_words};
use crate::frameworks::minimum_in_words;
use crate::{figures, rating_rules, words};

impl Explainer<'_, '_> {
    /// What the band of a node makes of its share, or of its questions.
    pub(super) fn band(&self, index: usize) -> Option<Tree> {
        let (framework, score) = (self.framework(), &self.card.nodes[index]);
        let band = &framework.bands[framework.nodes[index].band?];
        let reading = match (&score.figure, rating_rules::rated_questions(self.card.node(index))) {
            (Ok(figure), _) => {
                let outcome = words::lower(&words::outcome(framework, score.rule));
                format!("{} is {outcome}", limits_words(&figure.rates))
            }
            (Err(_), Some(questions)) => questions,
            (Err(_), None) => words::lower(&words::outcome(framework, score.rule)),
        };
        Some(self.banded(band, score.figure.as_ref().ok(), &reading))
    }

    fn banded(&self, band: &Band, figure: Option<&Figure>, reading: &str) -> Tree {
        let framework = self.framework();
        let compare = match band.compare {
            Compare::Exact => "the exact share is compared",
            Compare::Printed => "the printed whole per cent is compared",
        };
        let status = band.origin.status.map_or("", |status| status.word());
        let edges = |band: &Band| -> Vec<String> {
            (0..band.edges.len()).map(|edge| words::edge(framework, band, edge)).collect()
        };
        let few = band.small.as_ref().zip(band.of_few()).map(|(small, few)| {
            let few: Vec<String> = edges(&few).iter().map(|edge| words::lower(edge)).collect();
            format!("of fewer than {} units: {}", small.units, few.join(", "))
        });
        let least = band.minimum.as_ref().map(minimum_in_words);
        let edges = edges(band).into_iter().chain(few).chain(least).map(leaf).collect();
        let mut tree = branch(format!("band `{}` ({compare}; {status}): {reading}", band.name), edges);
        if let Some(high) =
            figure.map(|figure| &figure.rates.high).filter(|high| high.open && band.compare == Compare::Printed)
        {
            let edge = figures::percent_text(&high.value);
            tree.notes
                .push(format!("a share just under {edge} prints as {edge}, so the better rating cannot be ruled out"));
        }
        tree.notes.push(self.place(band.span));
        tree
    }
}
