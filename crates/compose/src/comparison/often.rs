//! Which standards are rated worst most often, of many inspections.

use assize_report::MainPoint;
use assize_scoring::{CardNode, Scorecard};
use indexmap::IndexMap;

use super::times;
use crate::words::{self, list, lower};

/// With more standards than these none stands out.
const MOST: usize = 4;

/// "Rated inadequate most often: planning (2 of 6 known) and reviewing (2 of 5)."
pub(crate) fn worst_most_often(cards: &[&Scorecard<'_>]) -> Option<MainPoint> {
    // By the word for the worst rating and the title of a standard: how many have it, of how many known.
    let mut standards: IndexMap<(String, String), (usize, usize)> = IndexMap::new();
    for card in cards {
        for node in card.all_nodes().filter(|node| is_standard(*node)) {
            let Some(rating) = node.rating().rated() else { continue };
            let worst = lower(words::rating(card.framework, 0));
            let counts = standards.entry((worst, lower(&node.declared().title.en))).or_default();
            counts.0 += usize::from(rating == 0);
            counts.1 += 1;
        }
    }
    let most = standards.values().map(|(worst, _)| *worst).max().filter(|most| *most > 1)?;
    let often: Vec<_> = standards.iter().filter(|(_, (worst, _))| *worst == most).collect();
    let ((worst, _), _) = often.first()?;
    let said = often.iter().map(|((_, title), (_, known))| format!("{title} ({most} of {known} known)"));
    let said: Vec<String> = said.collect();
    let text = match said.len() {
        some if some > MOST => {
            format!("No standard stands out as the worst: {some} were rated {worst} {}.", times(most))
        }
        _ => format!("Standards rated {worst} most often: {}.", list(&said)),
    };
    Some(MainPoint::new(text))
}

/// Whether it is of the level that the overall rating is made of.
pub(crate) fn is_standard(node: CardNode<'_, '_>) -> bool {
    node.card.framework.overall.as_ref().is_some_and(|overall| overall.level == node.declared().level)
}
