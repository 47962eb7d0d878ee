//! What a person would repeat of inspections side by side: what each came to, what inspectors said of change, what moved beyond chance.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use assize_analysis::{Comparison, PairCompared, QuestionCompared};
use assize_framework::Framework;
use assize_report::MainPoint;
use assize_scoring::Scorecard;

use super::again::{again, of_two};
use super::change::{in_their_words, told};
use super::often::{why_the_worst, worst_most_often};
use super::recommended::seen;
use super::said::{no_trend, of_topic};
use super::summary::may_be_ranked;
use super::{framework, lead, named_with_year};
use crate::main_points::{A_SENTENCE_EACH, of_several, rated_by_standards, rated_or_counted, together};
use crate::uncertainty::Uncertainty;

/// How many questions that moved are named.
const NAMED: usize = 6;

/// Of two bodies or times what each came to, and what moved; of a few what was said of change; of many how many have which rating.
pub(crate) fn answer(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> Vec<MainPoint> {
    let all: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let cards = real(&all);
    let has_shares = || whole.pairs.iter().any(|pair| pair.comparable > 0);
    match whole.pairs.as_slice() {
        [pair] => of_pair(whole, pair, &all, uncertainty),
        _ if whole.topic.is_some() => {
            let may = no_trend(whole).unwrap_or_else(|| lead(whole));
            of_topic(whole).into_iter().chain(again(whole)).chain([MainPoint::new(may)]).collect()
        }
        _ if cards.len() > A_SENTENCE_EACH => {
            let shares = has_shares().then(|| MainPoint::new(lead(whole)));
            let changed = together(told(whole).into_iter().chain(shares));
            let worst = together(worst_most_often(&cards).into_iter().chain(why_the_worst(&cards)));
            let made_up = all.iter().filter(|card| card.inspection.is_synthetic() && cards.len() < all.len());
            let made_up = together(made_up.filter_map(|card| of_several(card)).map(not_counted));
            rated_or_counted(&cards)
                .into_iter()
                .chain(changed)
                .chain(again(whole))
                .chain(worst)
                .chain(made_up)
                .collect()
        }
        _ => {
            // That nothing can be compared, and why, stands further down.
            let may = has_shares() || whole.pairs.iter().any(may_be_ranked);
            let may = may.then(|| MainPoint::new(lead(whole)));
            let told = told(whole);
            // Where figures may be compared, ratings come first, unless none is shared.
            let one_each = cards.iter().filter(|card| card.overall_rating().is_some()).map(|card| &card.framework.id);
            let is_shared = one_each.clone().collect::<BTreeSet<_>>().len() < one_each.count();
            let rated = if told.is_empty() && is_shared { rated_by_standards(&cards) } else { Vec::new() };
            rated.into_iter().chain(told).chain(seen(&cards)).chain(again(whole)).chain(may).collect()
        }
    }
}

/// "Made up, and not counted above: Synthetic CRC, 2019: requires improvement."
fn not_counted(point: MainPoint) -> MainPoint {
    MainPoint { text: format!("Made up, and not counted above: {}", point.text), ..point }
}

/// Those that are not made up, where there are both.
pub(crate) fn real<'c, 'a>(cards: &[&'c Scorecard<'a>]) -> Vec<&'c Scorecard<'a>> {
    let real: Vec<_> = cards.iter().filter(|card| !card.inspection.is_synthetic()).copied().collect();
    if real.is_empty() { cards.to_vec() } else { real }
}

/// What each of two came to, and what moved, else that nothing says; of one body also what inspectors said of change.
fn of_pair(
    whole: &Comparison<'_, '_>,
    pair: &PairCompared,
    cards: &[&Scorecard<'_>],
    uncertainty: Uncertainty,
) -> Vec<MainPoint> {
    if whole.topic.is_some() {
        return of_topic(whole).into_iter().chain(again(whole)).chain([MainPoint::new(lead(whole))]).collect();
    }
    let [a, b] = [pair.a, pair.b].map(|entry| &whole.entries[entry].inspection.provider.id);
    let is_one_body = a == b;
    let has_shares = pair.comparable > 0;
    let ratings = of_two(whole, pair).map(|said| format!("{said}{}.", if has_shares { "" } else { "; no share can" }));
    let none = || is_one_body.then(|| told(whole).into_iter().next()).flatten();
    let moved = moved(whole, pair, uncertainty).map(MainPoint::new).or_else(none);
    let moved = moved.or_else(|| (has_shares || ratings.is_none()).then(|| MainPoint::new(lead(whole))));
    let each = cards.iter().filter_map(|card| of_several(card));
    let quoted = is_one_body.then(|| in_their_words(cards, QUOTED)).flatten();
    each.chain(ratings.map(MainPoint::new)).chain(moved).chain(quoted).collect()
}

/// How to quote what a main point names.
const QUOTED: &str = " (to quote: `assize quote NAME`)";

/// Which of the counted questions differ by more than the samples explain; nothing where none is counted on both sides.
fn moved(whole: &Comparison<'_, '_>, pair: &PairCompared, uncertainty: Uncertainty) -> Option<String> {
    let level = uncertainty.confidence.level();
    let figures = &whole.shares.get(0)?.figures;
    let under = figures.iter().rev().find(|one| one.counted.is_some())?.framework.clone();
    let counted: Vec<&QuestionCompared> =
        figures.iter().filter(|one| one.framework == under && one.counted.is_some()).collect();
    let framework = framework(whole, pair.b, &under[1])?;
    let is_one_body = whole.entries[pair.a].inspection.provider.id == whole.entries[pair.b].inspection.provider.id;
    let later = named_with_year(whole.entries[pair.b].inspection, ", ");
    let [higher, lower] = match is_one_body {
        true => ["better", "worse"].map(str::to_owned),
        false => [format!("higher in {later}"), "lower".to_owned()],
    };
    let found = |order: Ordering| -> Vec<&QuestionCompared> {
        counted.iter().filter(|one| one.beyond_chance(level) == Some(order)).copied().collect()
    };
    let (up, down) = (found(Ordering::Greater), found(Ordering::Less));
    let (all, level) = (counted.len(), &framework.question_level);
    // With limits on one side at least there is no interval.
    let open = figures.iter().filter(|one| one.framework == under && one.counted.is_none()).count();
    let open = match open {
        0 => String::new(),
        1 => format!(" One more {level} has answers that are not known, and no interval."),
        many => format!(" {many} more {level}s have answers that are not known, and no interval."),
    };
    let said = |moved: &[&QuestionCompared], how: &str| match moved.len() {
        0 => format!("none {how}"),
        some => format!("{some} of {all} {level}s {how}{}", by_standard(framework, moved)),
    };
    if up.is_empty() && down.is_empty() {
        let which = if all == 1 { format!("the one {level}") } else { format!("any of the {all} {level}s") };
        return Some(format!("Beyond chance: no difference in {which} that both can answer.{open}"));
    }
    let many = match all - up.len() - down.len() {
        0 => String::new(),
        rest => format!("; the other {rest} differ by no more than the samples explain"),
    };
    Some(format!("Beyond chance: {}, {}{many}.{open}", said(&up, &higher), said(&down, &lower)))
}

/// " (planning: 2.2.1, 2.2.2)": by the standard that each question belongs to.
fn by_standard(framework: &Framework, moved: &[&QuestionCompared]) -> String {
    let mut standards: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in moved.iter().take(NAMED) {
        let question = &framework.questions[one.question[1]];
        let standard = question.under.first().map_or("", |node| framework.nodes[*node].title.en.as_str());
        match standards.iter_mut().find(|(known, _)| *known == standard) {
            Some((_, ids)) => ids.push(&question.id),
            None => standards.push((standard, vec![&question.id])),
        }
    }
    let mut said: Vec<String> =
        standards.iter().map(|(standard, ids)| format!("{standard} {}", ids.join(", "))).collect();
    let more = moved.len().saturating_sub(NAMED);
    said.extend((more > 0).then(|| format!("{more} more")));
    format!(" ({})", said.join("; "))
}
