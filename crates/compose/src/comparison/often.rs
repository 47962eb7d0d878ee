//! Which standards are rated worst most often, of many inspections.

use assize_model::ratio;
use assize_report::MainPoint;
use assize_scoring::{CardNode, Scorecard};
use indexmap::IndexMap;

use super::lanes::named_with_year;
use crate::main_points::said_in_brief;
use crate::words::{self, list, lower};

/// A part is nearly as large as another from here on.
const NEARLY: (u64, u64) = (3, 4);

/// How many standards are named.
const MOST: usize = 4;

/// "Standards rated inadequate most often, where known: assessment (4 of 5) and planning (5 of 7)": by the part of the known ratings, of
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
    let said = standards.iter().take(MOST).map(|((_, title), (worst, known))| format!("{title} ({worst} of {known})"));
    let more = standards.len().saturating_sub(MOST);
    let said: Vec<String> = said.chain((more > 0).then(|| format!("{more} more"))).collect();
    let no_sample = no_sample(cards).map(|no_sample| format!(" {no_sample}")).unwrap_or_default();
    Some(MainPoint::new(format!("Standards rated {worst} most often, where known: {}.{no_sample}", list(&said))))
}

/// How few inspections have known ratings of standards, where they are less than half.
pub(crate) fn no_sample(cards: &[&Scorecard<'_>]) -> Option<String> {
    let with = cards.iter().filter(|card| is_told(card)).count();
    let all = cards.len();
    let is_part = (1..=all / 2).contains(&with);
    let which = if with == 1 { "is" } else { "are" };
    is_part.then(|| {
        format!("The standards' ratings are known for {with} of {all} inspections, which {which} no sample of all.")
    })
}

/// Whether the rating of a standard of it is known.
fn is_told(card: &Scorecard<'_>) -> bool {
    card.all_nodes().any(|node| is_standard(node) && node.rating().rated().is_some())
}

/// Bodies with the worst rating overall are mentioned where there are this few or fewer.
const FEW: usize = 2;

/// Why the few with the worst rating have it, where more than that rating is held of them; nothing of those with known ratings of standards.
pub(crate) fn why_the_worst(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    let worst: Vec<&&Scorecard<'_>> = cards.iter().filter(|card| card.overall_rating() == Some(0)).collect();
    let why = |card: &&&Scorecard<'_>| {
        let (body, rating) = (named_with_year(card.inspection, ", "), lower(words::rating(card.framework, 0)));
        MainPoint::new(match said_in_brief(card) {
            Some(said) => format!(
                "Why {body} is {rating}: no standard's rating is known here, but {}.",
                said.trim_end_matches('.')
            ),
            None => format!(
                "Why {body} is {rating} is not known here: neither its standards' ratings nor findings are carried."
            ),
        })
    };
    let few = worst.iter().filter(|card| worst.len() <= FEW && !is_told(card));
    few.map(why).collect()
}

/// Whether it is of the level that the overall rating is made of; where there is none, whether it is rated and nothing lies under it.
pub(crate) fn is_standard(node: CardNode<'_, '_>) -> bool {
    let (framework, declared) = (node.card.framework, node.declared());
    match &framework.overall {
        Some(overall) => overall.level == declared.level,
        None => declared.is_rated() && declared.children.is_empty(),
    }
}
