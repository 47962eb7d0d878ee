//! What a reader should know of ratings and scores of nodes.

use assize_framework::{Band, Compare, Rollup};
use assize_report::Audience;
use assize_scoring::{Basis, CardNode, Child, Figure, Outcome, Scorecard, WhyNotRated};
use indexmap::IndexMap;

use super::known_lowest;
use crate::comparison::lower_in_a_sentence;
use crate::frameworks::weights_in_words;
use crate::rating_rules::{held, rated_questions};
use crate::{cells, figures, weighted, words};

/// What a reader should know of a node's figure, in a few sentences.
pub(super) fn remarks(card: &Scorecard<'_>, index: usize, audience: Audience) -> String {
    let framework = card.framework;
    let (node, score) = (&framework.nodes[index], &card.nodes[index]);
    let ids = |children: &[Child]| words::list(children.iter().map(|child| child.label(framework)));
    let mut remarks = Vec::new();
    match (cells::not_rated(card.node(index)), card.record.ratings.contains_key(&index)) {
        (Some(reason), _) => remarks.push(format!("not rated: {reason}")),
        (None, true) => remarks.push("entered".to_owned()),
        (None, false) => {}
    }
    if let Some((percent, entered)) = card.record.scores.get(&index) {
        remarks.push("as printed".to_owned());
        if let (Some(low), Some(high)) = (percent.low, percent.high) {
            let over = percent.over.map(|over| format!(" over {over} members")).unwrap_or_default();
            remarks.push(format!("range {} to {}{over}", figures::printed_text(low), figures::printed_text(high)));
        }
        if let Some(source) = entered.and_then(|entered| entered.value.source.as_ref()) {
            remarks.push(source.clone());
        }
    }
    if let Some(subset) = &score.subset {
        let share = figures::percent_text(&subset.share);
        let kind = framework.question_level.as_str();
        let over = words::over_counted(subset.children.len(), &format!("{} {kind}s", subset.of));
        let apart =
            if card.record.scores.contains_key(&index) { " (another figure, not to be set beside it)" } else { "" };
        remarks.push(format!("{share} {over}{apart}"));
    }
    if let Some(subset) = score.also.as_ref().and_then(|also| also.subset.as_ref()) {
        remarks.push(format!(
            "{percent} by the second rule over the {children} of {subset} that have a share: another figure, too",
            percent = figures::percent_text(&subset.share),
            children = subset.children.len(),
            subset = subset.of
        ));
    }
    if let Some(panel) = &score.panel {
        remarks.push(format!(
            "by the ratings panel ({}); by the rule {}",
            panel.decision.value.reason,
            words::lower(&words::outcome(framework, score.rule))
        ));
    }
    let stands = match score.basis {
        Basis::Published => Some("by the published count of ratings"),
        Basis::Printed => Some("as printed"),
        Basis::Rule | Basis::Panel => None,
    };
    if let Some(stands) = stands {
        let rule = words::lower(&words::outcome(framework, score.rule));
        let says_more = ![Outcome::Unknown, score.last].contains(&score.rule) && !card.node(index).excludes_limits();
        let rule = says_more.then(|| format!("; by the rule {rule}"));
        remarks.push(format!("{stands}{}", rule.unwrap_or_default()));
    }
    remarks.extend(held(framework, &score.held, None));
    // What its questions are rated is not what it comes to then.
    let is_short = score.last == Outcome::NotRated(WhyNotRated::UnderMinimum);
    remarks.extend(rated_questions(card.node(index)).filter(|_| !is_short));
    if node.rollup == Some(Rollup::Lowest)
        && !score.limited_by.is_empty()
        && score.limited_by.len() < score.children.len()
    {
        remarks.extend(lowest(card.node(index)));
    }
    if !score.dropped.is_empty() && !matches!(score.last, Outcome::NotRated(WhyNotRated::NoUnitApplies)) {
        remarks.push(format!("without {}: no unit applies", ids(&score.dropped)));
    }
    remarks.extend(cells::marks(card.node(index)));
    remarks.extend(weights_in_words(framework, index));
    remarks.extend(weighted::of_node(card.node(index)));
    let ways: Vec<&str> = [("raised", assize_scoring::Direction::Up), ("lowered", assize_scoring::Direction::Down)]
        .into_iter()
        .filter(|(_, way)| score.discretion.iter().any(|one| one.direction == *way))
        .map(|(word, _)| word)
        .collect();
    if !ways.is_empty() && score.panel.is_none() && audience == Audience::Internal {
        remarks.push(format!("eligible for the ratings panel: may be {}", ways.join(" or ")));
    }
    if let Some(overall) = framework.overall.as_ref().filter(|overall| !node.in_total && overall.level == node.level) {
        let what = if overall.rule.is_some() { "outside the overall rating" } else { "outside the total" };
        remarks.push(what.to_owned());
    }
    remarks.join("; ")
}

/// The children that hold a node down; where some that may do so are not known, the lowest of those that are.
fn lowest(node: CardNode<'_, '_>) -> Option<String> {
    let card = node.card;
    let share = |child: &Child| match child {
        Child::Question(question) => card.question(*question).share(),
        Child::Node(node) => card.node(*node).share(),
    };
    let ids = |children: &[Child]| words::list(children.iter().map(|child| child.label(card.framework)));
    let lowest = known_lowest(node);
    if !lowest.is_empty() {
        return Some(format!("lowest: {}", ids(lowest)));
    }
    let children = &node.score().children;
    let most = |child: &Child| share(child).ok().map(|figure| figure.rates.high.value.clone());
    let least = children.iter().filter_map(most).min()?;
    let known: Vec<Child> = children.iter().copied().filter(|child| most(child).as_ref() == Some(&least)).collect();
    Some(format!("lowest of those known: {}", ids(&known)))
}

/// The limits that ratings beside them exclude, and what the rule makes of them: a note for all that have the same.
pub(super) fn limits_apart(card: &Scorecard<'_>, nodes: &[usize]) -> Vec<String> {
    let mut found: IndexMap<String, Vec<String>> = IndexMap::new();
    for node in nodes.iter().map(|node| card.node(*node)).filter(|node| node.excludes_limits()) {
        let (Ok(figure), Some(band)) = (node.share(), node.declared().band) else { continue };
        let band = &card.framework.bands[band];
        let said = cells::of_node(node).words().to_owned();
        let outcome = figure.widest_outcome(band);
        let rule = words::lower(&words::outcome(card.framework, outcome));
        let rounded = by_rounding(figure, band).map(|edge| format!(" (just under {edge} is printed as {edge})"));
        let rounded = rounded.unwrap_or_default();
        let beside = match node.basis() {
            Basis::Published => "The published count of ratings",
            Basis::Printed => "The printed rating",
            Basis::Rule | Basis::Panel => "The rating that was entered",
        };
        let out = (0..card.framework.ratings.len()).filter(|one| outcome.may_be(*one) && !node.rating().may_be(*one));
        let out = words::list(out.map(|rating| words::lower(words::rating(card.framework, rating))));
        let said = format!("{said} is known of the share, by the rule {rule}{rounded}. {beside} rules out {out}.");
        found.entry(said).or_default().push(node.title());
    }
    found.into_iter().map(|(said, titles)| format!("{}: {said}", words::list(titles))).collect()
}

/// The edge of the best rating that limits allow, where only a share that rounds up to it reaches it.
fn by_rounding(figure: &Figure, band: &Band) -> Option<String> {
    let (_, best) = figure.widest_outcome(band).ends()?;
    let (_, exact) = figure.widest_outcome(&Band { compare: Compare::Exact, ..band.clone() }).ends()?;
    (exact < best).then(|| figures::given_text(&band.edges[best - 1]))
}

/// What a letter before the numbers of a regime's standards stands for: whom it inspects.
pub(super) fn letters(card: &Scorecard<'_>, nodes: &[usize]) -> Option<String> {
    let letter = |node: &usize| {
        let declared = &card.framework.nodes[*node];
        declared.label().strip_suffix(declared.id.as_str())?.strip_suffix(' ')
    };
    let letter = nodes.iter().find_map(letter)?;
    let plural = lower_in_a_sentence(card.inspection.provider.kind.plural());
    let is_theirs = card.framework.inspects.contains(&card.inspection.provider.kind);
    is_theirs.then(|| format!("{letter} before a number is the inspectorate's letter for the standards of {plural}."))
}
