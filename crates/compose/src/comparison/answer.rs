//! What a person would repeat of inspections side by side: what each came to, what inspectors said of change, what moved beyond chance.

use std::cmp::Ordering;

use assize_analysis::{Comparison, PairCompared, QuestionCompared};
use assize_framework::Framework;
use assize_report::MainPoint;
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::lanes::named_with_year;
use super::often::worst_most_often;
use super::said::of_topic;
use super::summary::{may_be_ranked, no_figure_says};
use super::{framework, lead};
use crate::main_points::{A_SENTENCE_EACH, main_points, of_several, rating_of};
use crate::uncertainty::Uncertainty;
use crate::words::{self, list, lower};

/// So many questions that moved are named.
const NAMED: usize = 6;

/// Of two bodies or times what each came to, and what moved; of a few the ratings and what was said of change; of many how many have which rating.
pub(crate) fn answer(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> Vec<MainPoint> {
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    match whole.pairs.as_slice() {
        [pair] => {
            let each = cards.iter().filter_map(|card| of_several(card));
            let points = if whole.topic.is_some() { of_topic(whole) } else { each.collect() };
            let moved = moved(whole, pair, uncertainty).unwrap_or_else(|| lead(whole));
            points.into_iter().chain([MainPoint::new(moved)]).collect()
        }
        _ if whole.topic.is_some() => of_topic(whole).into_iter().chain([MainPoint::new(lead(whole))]).collect(),
        _ if cards.len() > A_SENTENCE_EACH => {
            let mut points: Vec<MainPoint> = no_figure_says(whole).map(MainPoint::new).into_iter().collect();
            points.extend(main_points(&cards));
            points.extend(again(whole).map(MainPoint::new));
            points.extend(worst_most_often(&cards));
            points.push(MainPoint::new(lead(whole)));
            points
        }
        _ => {
            let change = change(&cards).map(MainPoint::new);
            // That nothing can be compared, and why, stands further down.
            let may = whole.pairs.iter().any(|pair| !pair.figures.is_empty() || may_be_ranked(pair));
            rated(&cards).into_iter().chain(change).chain(may.then(|| MainPoint::new(lead(whole)))).collect()
        }
    }
}

/// "Overall ratings: NPS London 2019 requires improvement; London CRC 2019 requires improvement."
fn rated(cards: &[&Scorecard<'_>]) -> Option<MainPoint> {
    let of_card = |card: &&Scorecard<'_>| {
        let rating = lower(words::rating(card.framework, rating_of(card)?));
        let said = format!("{} {rating}", named_with_year(card.inspection, " "));
        Some((said, card.name("overall").to_string()))
    };
    let (said, figures): (Vec<String>, Vec<String>) = cards.iter().filter_map(of_card).unzip();
    (!said.is_empty()).then(|| MainPoint { text: format!("Overall ratings: {}.", said.join("; ")), figures })
}

/// "Rated again under rules that mean the same: 6 bodies; 1 better (Wales CRC: requires improvement in 2019, good in 2020), none worse."
fn again(whole: &Comparison<'_, '_>) -> Option<String> {
    let body = |entry: usize| whole.entries[entry].inspection.provider.id.as_str();
    let rating = |entry: usize| whole.entries[entry].home_card().and_then(rating_of);
    // Of each body the pair that is furthest apart in time: pairs stand in order of it.
    let mut pairs: IndexMap<&str, (&PairCompared, Ordering)> = IndexMap::new();
    for pair in whole.pairs.iter().filter(|pair| body(pair.a) == body(pair.b) && may_be_ranked(pair)) {
        let Some((first, last)) = rating(pair.a).zip(rating(pair.b)) else { continue };
        let known = pairs.entry(body(pair.a)).or_insert((pair, last.cmp(&first)));
        if known.0.a == pair.a {
            *known = (pair, last.cmp(&first));
        }
    }
    let moved = |way: Ordering, how: &str| {
        let such: Vec<String> =
            pairs.values().filter(|(_, moved)| *moved == way).map(|(pair, _)| named_pair(whole, pair)).collect();
        match such.len() {
            0 => format!("none {how}"),
            some if some > NAMED => format!("{some} {how}"),
            some => format!("{some} {how} ({})", such.join("; ")),
        }
    };
    let said = match pairs.values().collect::<Vec<_>>().as_slice() {
        [] => return None,
        [(pair, moved)] => {
            let how = ["worse", "as before", "better"][(*moved as i8 + 1) as usize];
            format!("1 body, {how} ({})", named_pair(whole, pair))
        }
        some => {
            let (better, worse) = (moved(Ordering::Greater, "better"), moved(Ordering::Less, "worse"));
            format!("{} bodies; {better}, {worse}", some.len())
        }
    };
    Some(format!("Rated again under rules that mean the same: {said}."))
}

/// "Wales CRC: requires improvement in 2019, good in 2020".
fn named_pair(whole: &Comparison<'_, '_>, pair: &PairCompared) -> String {
    let said = [pair.a, pair.b].map(|entry| {
        let card = whole.entries[entry].home_card();
        let rating = card.and_then(|card| Some(lower(words::rating(card.framework, rating_of(card)?))));
        let year = whole.entries[entry].inspection.year().map(|year| format!(" in {year}"));
        format!("{}{}", rating.unwrap_or_default(), year.unwrap_or_default())
    });
    format!("{}: {}", whole.entries[pair.a].inspection.provider.name, said.join(", "))
}

/// "What was found before, inspectors say, had been put right in part in 2018 and 2019."
fn change(cards: &[&Scorecard<'_>]) -> Option<String> {
    let mut said: Vec<(&str, Vec<String>)> = Vec::new();
    for card in cards {
        for follow_up in &card.inspection.follow_ups {
            let how = words::follow_up(follow_up.value.status);
            let year = card.inspection.year().map(|year| year.to_string()).unwrap_or_default();
            match said.iter_mut().find(|(known, _)| *known == how) {
                Some((_, years)) if years.contains(&year) => {}
                Some((_, years)) => years.push(year),
                None => said.push((how, vec![year])),
            }
        }
    }
    let parts: Vec<String> = said.iter().map(|(how, years)| format!("{how} in {}", list(years))).collect();
    (!parts.is_empty()).then(|| format!("Earlier recommendations, as later inspections saw them: {}.", list(&parts)))
}

/// Which of the counted questions differ by more than the samples explain; nothing where none is counted on both sides.
fn moved(whole: &Comparison<'_, '_>, pair: &PairCompared, uncertainty: Uncertainty) -> Option<String> {
    let level = uncertainty.confidence.level();
    let under = pair.figures.iter().rev().find(|one| one.counted.is_some())?.framework.clone();
    let counted: Vec<&QuestionCompared> =
        pair.figures.iter().filter(|one| one.framework == under && one.counted.is_some()).collect();
    let framework = framework(whole, pair.b, &under[1])?;
    let is_one_body = whole.entries[pair.a].inspection.provider.id == whole.entries[pair.b].inspection.provider.id;
    let [higher, lower] =
        if is_one_body { ["better", "worse"] } else { ["higher in the second", "lower in the second"] };
    let found = |order: Ordering| -> Vec<&QuestionCompared> {
        counted.iter().filter(|one| one.beyond_chance(level) == Some(order)).copied().collect()
    };
    let (up, down) = (found(Ordering::Greater), found(Ordering::Less));
    let level = &framework.question_level;
    let all = counted.len();
    let said = |moved: &[&QuestionCompared], how: &str| match moved.len() {
        0 => format!("none {how}"),
        some => format!("{some} of {all} {level}s {how}{}", by_standard(framework, moved)),
    };
    let many = match all - up.len() - down.len() {
        0 => String::new(),
        rest => format!("; for the other {rest} the samples are too small to tell"),
    };
    Some(format!("Beyond chance: {}, {}{many}.", said(&up, higher), said(&down, lower)))
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
        standards.iter().map(|(standard, ids)| format!("{} {}", lower(standard), ids.join(", "))).collect();
    let more = moved.len().saturating_sub(NAMED);
    said.extend((more > 0).then(|| format!("{more} more")));
    format!(" ({})", said.join("; "))
}
