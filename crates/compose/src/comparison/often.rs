//! Which standards are rated worst most often, of many inspections.

use assize_model::ratio;
use assize_report::MainPoint;
use assize_scoring::{CardNode, Scorecard};
use indexmap::IndexMap;

use crate::words::{self, list, lower};

/// A part is nearly as large as another from here on.
const NEARLY: (u64, u64) = (3, 4);

/// So many standards are named.
const MOST: usize = 4;

/// "Standards rated inadequate most often, where known: assessment (4 of 5 known) and planning (5 of 7)": by the part of the known ratings, of
/// standards that at least half as many are known of as of any; those with nearly as large a part, too.
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
    let most = standards.values().map(|(_, known)| *known).max()?;
    standards.retain(|_, (worst, known)| *worst > 1 && *known * 2 >= most);
    let part = |(worst, known): &(usize, usize)| ratio(*worst as u64, *known as u64);
    let highest = standards.values().map(part).max()?;
    standards.retain(|_, counts| part(counts) >= &highest * ratio(NEARLY.0, NEARLY.1));
    standards.sort_by(|_, a, _, b| part(b).cmp(&part(a)).then(b.0.cmp(&a.0)));
    let (worst, _) = standards.first()?.0;
    let said =
        standards.iter().take(MOST).map(|((_, title), (worst, known))| format!("{title} ({worst} of {known} known)"));
    let more = standards.len().saturating_sub(MOST);
    let said: Vec<String> = said.chain((more > 0).then(|| format!("{more} more"))).collect();
    Some(MainPoint::new(format!("Standards rated {worst} most often: {}.", list(&said))))
}

/// Whether it is of the level that the overall rating is made of.
pub(crate) fn is_standard(node: CardNode<'_, '_>) -> bool {
    node.card.framework.overall.as_ref().is_some_and(|overall| overall.level == node.declared().level)
}
