//! Chapter 1 of a comparison: the answer, with what cannot be said.

use assize_analysis::{Comparability, Comparison, PairCompared, home_card};
use assize_report::{Block, Section, Weight};

use super::{chapter, paragraph};
use crate::comparison::{cannot_be_said, lead};
use crate::words::list;

/// One paragraph, then what nobody can say.
pub(super) fn answer(whole: &Comparison<'_, '_>, about: Option<&str>) -> Section {
    let cards: Vec<_> = whole.entries.iter().filter_map(|one| home_card(one)).collect();
    let mut bodies: Vec<&str> = Vec::new();
    let mut regimes: Vec<&str> = Vec::new();
    for card in &cards {
        let (body, regime) = (card.inspection.provider.name.as_str(), card.framework.id.as_str());
        if !bodies.contains(&body) {
            bodies.push(body);
        }
        if !regimes.contains(&regime) {
            regimes.push(regime);
        }
    }
    let of = about.map(|about| format!(" on {about}")).unwrap_or_default();
    let count = |many: usize, one: &str, more: &str| {
        if many == 1 { format!("one {one}") } else { format!("{many} {more}") }
    };
    let text = format!(
        "There are {cards} inspections{of}, of {bodies}, under {regimes} ({regimes_2}). {lead}{which} {most}",
        cards = cards.len(),
        bodies = count(bodies.len(), "body", "bodies"),
        regimes = count(regimes.len(), "regime", "regimes"),
        regimes_2 = list(&regimes),
        lead = lead(whole),
        which = which(whole),
        most = most(whole)
    );
    let mut blocks = vec![paragraph(text.trim_end())];
    blocks.push(Block::Remark { weight: Weight::Warning, text: "What cannot be said:".to_owned() });
    blocks.extend(cannot_be_said(whole).blocks);
    chapter("answer", "The answer", blocks, Vec::new())
}

/// More pairs than these are counted and not named.
const NAMED: usize = 3;

/// The few pairs that have such figures, by name.
fn which(whole: &Comparison<'_, '_>) -> String {
    let with: Vec<&PairCompared> = whole.pairs.iter().filter(|pair| !pair.figures.is_empty()).collect();
    if with.is_empty() || with.len() > NAMED || whole.pairs.len() == 1 {
        return String::new();
    }
    let title = |entry: usize| whole.entries[entry].inspection.title.as_str();
    let named: Vec<String> = with
        .iter()
        .map(|pair| format!("{title} with {title_2}", title = title(pair.a), title_2 = title(pair.b)))
        .collect();
    format!(" Such are: {}.", named.join("; "))
}

/// How sure the figures are that may be set against each other.
fn most(whole: &Comparison<'_, '_>) -> String {
    let all = || whole.pairs.iter().flat_map(|pair: &PairCompared| &pair.figures);
    let count = all().count();
    let comparable = all().filter(|one| one.compared.verdict().comparability() == Comparability::Comparable).count();
    let text = match (count, comparable) {
        (0, _) => return String::new(),
        (_, 0) => "All of these are known within limits: how far apart the two are at least and at most.".to_owned(),
        (all, some) if all == some => "All of these are comparable.".to_owned(),
        (all, some) => format!(
            "{some} of these are comparable, {some_2} within limits: how far apart the two are at least and at most.",
            some_2 = (all - some)
        ),
    };
    format!("{text} A difference is shown with its interval, since other samples would have come out otherwise.")
}
