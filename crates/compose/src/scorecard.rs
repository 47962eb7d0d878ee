//! The half of the report that people read: a scorecard in sections.

mod breakdowns;
mod known;
mod overview;
mod questions;
mod rated;
mod record;
mod remarks;
mod standards;
mod story;

use std::ops::Range;

use assize_disclose::Published;
use assize_framework::{Framework, Rollup};
use assize_model::{Inspection, InspectionKind, Licence, Text, order, threads};
use assize_report::{Audience, Block, Cell, Item, Kind, Parted, Rated, Report, Section};
use assize_scoring::{Basis, CardNode, Child, Group, Outcome, Scorecard, Total, TotalScore};

use crate::in_language::{label, number, put};
use crate::inspection::{of_cards, who};
use crate::main_points::main_points;
use crate::rating_rules::held;
use crate::uncertainty::Uncertainty;
use crate::{cells, figures, words};

pub(crate) use breakdowns::breakdowns;
pub use overview::overview;
pub(crate) use questions::{Alike, questions};
pub use rated::rated;
pub(crate) use record::{context, in_words as said_in_words, members, printed, remarks_on, said_by_source};
pub(crate) use standards::{nodes_table, shown_nodes};
pub(crate) use story::in_words;
pub use story::story;

pub fn scorecard(published: Published<&[Scorecard<'_>]>, uncertainty: Uncertainty) -> Report {
    scorecard_in_parts(published, uncertainty, 0).whole()
}

/// The same, for a writer to take a few inspections at a time. `asked`: how many threads compose them ([`threads`]).
pub fn scorecard_in_parts<'c>(
    published: Published<&'c [Scorecard<'_>]>,
    uncertainty: Uncertainty,
    asked: usize,
) -> Parted<'c> {
    let (cards, audience) = (*published, published.audience());
    let title = match cards {
        [card] => card.inspection.title.clone(),
        _ => "Scorecards".to_owned(),
    };
    let mut main_points = main_points(&cards.iter().collect::<Vec<_>>());
    if let [card] = cards {
        main_points.extend(breakdowns::apart(card, uncertainty));
    }
    let head = Report {
        main_points,
        notices: notices(cards),
        sections: overview::found(cards).into_iter().chain(overview::table_of_many(cards)).collect(),
        ..of_cards(cards, Report::new(Kind::Scorecard, audience, title))
    };
    let make = move |some: Range<usize>, take: &mut dyn FnMut(Section)| {
        let mut alike = Alike::default();
        cards[some].iter().for_each(|card| take(section(card, uncertainty, audience, &mut alike)));
    };
    Parted { head, more: cards.len(), make: Box::new(make), threads: threads(asked) }
}

/// The children that are known to be the lowest, where that is how a node is made: no other can be below them, and of several each has one
/// figure.
pub(crate) fn known_lowest<'c>(node: CardNode<'c, '_>) -> &'c [Child] {
    let limits = |child: &Child| {
        let figure = match child {
            Child::Question(question) => &node.card.questions[*question].figure,
            Child::Node(below) => &node.card.nodes[*below].figure,
        };
        figure.as_ref().ok().map(|figure| (&figure.rates.low.value, &figure.rates.high.value))
    };
    let score = &node.card.nodes[node.index];
    let limiting = &score.limited_by;
    let others = || score.children.iter().filter(|child| !limiting.contains(child)).filter_map(limits);
    let is_lowest = |child: &Child| {
        limits(child).is_some_and(|(low, high)| {
            (limiting.len() == 1 || order(low, high).is_eq()) && others().all(|(other, _)| order(high, other).is_le())
        })
    };
    let is_known = node.declared().rollup == Some(Rollup::Lowest) && limiting.iter().all(is_lowest);
    if is_known { limiting } else { &[] }
}

/// Whether the provider judged its own work.
pub(crate) fn is_own(card: &Scorecard<'_>) -> bool {
    card.inspection.kind == InspectionKind::SelfAssessment
}

/// What a reader must know first.
pub(crate) fn notices(cards: &[Scorecard<'_>]) -> Vec<String> {
    notices_for(&cards.iter().collect::<Vec<_>>(), Audience::Internal)
}

/// Which of these are made up.
pub(crate) fn made_up(all: &[&Inspection]) -> Option<String> {
    let made_up: Vec<&str> = all.iter().filter(|one| one.is_synthetic()).map(|one| one.title.as_str()).collect();
    let rest = match made_up.len() {
        0 => return None,
        some if some < all.len() => "No figure of these is about a real body; all others are about real ones.",
        _ => "No figure here is about a real body.",
    };
    let named = match made_up.as_slice() {
        // Where real ones stand beside them, each is named.
        [first, second, more @ ..] if !more.is_empty() && made_up.len() == all.len() => {
            format!("{first}, {second} and {} more", more.len())
        }
        few => words::list(few),
    };
    Some(format!("Synthetic: made-up cases ({named}). {rest}"))
}

/// The same, for this audience.
pub(crate) fn notices_for(cards: &[&Scorecard<'_>], audience: Audience) -> Vec<String> {
    let public = "Public: every figure in this report was published before, or follows from such figures.";
    // That a report is internal stands beside its title.
    let mut notices: Vec<String> = (audience == Audience::Public).then(|| public.to_owned()).into_iter().collect();
    let titles = |such: &dyn Fn(&Scorecard<'_>) -> bool| {
        let titles: Vec<&str> =
            cards.iter().filter(|card| such(card)).map(|card| card.inspection.title.as_str()).collect();
        (!titles.is_empty()).then(|| words::list(&titles))
    };
    notices.extend(made_up(&cards.iter().map(|card| card.inspection).collect::<Vec<_>>()));
    if let Some(titles) = titles(&is_own) {
        notices.push(format!("Self-assessment: {titles} judged its own work; there is no overall rating."));
    }
    notices.extend(cards.iter().filter_map(|card| crate::weighted::notice(card)));
    if cards.iter().any(|card| card.inspection.licence == Some(Licence::OpenGovernment3)) {
        notices.push(words::licensed().to_owned());
    }
    notices
}

/// The overall rating alone, in small letters, and its place among the ratings, the worst first; what stands for it where there is none.
pub(crate) fn overall_alone(card: &Scorecard<'_>) -> (usize, String) {
    match card.total.as_ref().and_then(|total| total.last.rating.ok()) {
        Some(Outcome::Rated(rating)) => (rating + 2, words::lower(words::rating(card.framework, rating))),
        Some(outcome) => (1, words::lower(&words::outcome(card.framework, outcome))),
        None if card.framework.overall.is_none() => (0, "not rated overall".to_owned()),
        None => (0, "not known".to_owned()),
    }
}

/// "Requires improvement, 15 of 30 points (from the published count of ratings)".
pub(crate) fn last_words(framework: &Framework, total: &Total) -> Text {
    put("{result} ({basis})", &[("result", &last_alone(framework, total)), ("basis", &label(words::basis_of(total)))])
}

/// The same without what it rests on. A printed rating has no points beside it unless these are printed too.
pub(crate) fn last_alone(framework: &Framework, total: &Total) -> Text {
    match (total.basis, total.last.rating) {
        (Basis::Printed, Ok(outcome)) if total.points().is_none() => words::in_both(framework, outcome),
        (Basis::Rule | Basis::Panel | Basis::Published | Basis::Printed, _) => {
            total_words(framework, &total.last, total.maximum)
        }
    }
}

/// "Good, 16 of 30 points"; "Requires improvement, held down from Good (30 of 48) by `safety-cap`: 2.3 is requires improvement".
pub(crate) fn total_words(framework: &Framework, score: &TotalScore, maximum: u64) -> Text {
    let points = adds_points(framework).then(|| {
        let (least, most) = score.points;
        let parts = [("least", &number(least)), ("most", &number(most)), ("maximum", &number(maximum))];
        put(if least == most { "{least} of {maximum} points" } else { "{least} to {most} of {maximum} points" }, &parts)
    });
    match (score.rating, points) {
        (Ok(outcome), points) => {
            let rating = words::in_both(framework, outcome);
            match held_down(framework, score, maximum).map(|held| Text::from(held.as_str())).or(points) {
                Some(points) => put("{rating}, {points}", &[("rating", &rating), ("points", &points)]),
                None => rating,
            }
        }
        (Err(why), Some(points)) => {
            let parts = [("why-no-overall", &words::why_no_overall(framework, why)), ("points", &points)];
            put("no overall rating ({why-no-overall}); {points}", &parts)
        }
        (Err(why), None) => {
            put("no overall rating ({why-no-overall})", &[("why-no-overall", &words::why_no_overall(framework, why))])
        }
    }
}

/// Whether the overall rating is made of points, and not of ratings.
fn adds_points(framework: &Framework) -> bool {
    framework.overall.as_ref().is_some_and(|overall| overall.rule.is_none())
}

/// "16 of 30"; `None` where the overall rating is made of ratings.
pub(crate) fn points_of(framework: &Framework, score: &TotalScore, maximum: u64) -> Option<String> {
    adds_points(framework).then(|| format!("{} of {maximum}", span_of(score)))
}

/// "15", "0 to 27": the points alone.
pub(crate) fn span_of(score: &TotalScore) -> String {
    match score.points {
        (least, most) if least == most => least.to_string(),
        (least, most) => format!("{least} to {most}"),
    }
}

/// What limits did to the overall rating; nothing where none did.
pub(crate) fn held_down(framework: &Framework, score: &TotalScore, maximum: u64) -> Option<String> {
    held(framework, &score.held, points_of(framework, score, maximum).as_deref())
}

fn section<'a>(card: &Scorecard<'a>, uncertainty: Uncertainty, audience: Audience, alike: &mut Alike<'a>) -> Section {
    let mut sections: Vec<Section> =
        standards::standards(card, audience).into_iter().chain(questions(card, uncertainty, alike)).collect();
    sections.extend(breakdowns(card, uncertainty));
    sections.extend(members(card));
    sections.extend(said_in_words(card));
    sections.extend(context(card));
    sections.extend(printed(card));
    sections.extend(record::findings(card));
    sections.push(Section::new(format!("{}-about", card.inspection.id), "About this inspection").block(summary(card)));
    Section { id: card.inspection.id.clone(), title: card.inspection.title.clone(), blocks: Vec::new(), sections }
}

/// Who, under what, on how many units, and the overall result.
pub(crate) fn summary(card: &Scorecard<'_>) -> Block {
    let (inspection, framework) = (card.inspection, card.framework);
    let mut items = who(inspection, framework);
    if is_own(card) {
        items[0].name = "Self-assessment".to_owned();
    }
    if !inspection.provider.owners.is_empty() {
        items.push(Item::new("Owned by", words::owners(&inspection.provider)));
    }
    if let Some(published) = inspection.published {
        items.push(Item::new("Published", published.to_string()));
    }
    if !inspection.members.is_empty() {
        let names: Vec<&str> = inspection.members.iter().map(|member| member.value.as_str()).collect();
        items.push(Item::new("Members", words::list(&names)));
    }
    let units: Vec<String> =
        card.tally.units[&Group::All].iter().map(|(unit, count)| words::units(framework, unit, *count)).collect();
    items.extend(words::read(&units, inspection));
    items.extend(sample(card));
    items.extend(overall(card));
    Block::Items { items }
}

/// How the sample was drawn, as the record says.
fn sample(card: &Scorecard<'_>) -> Option<Item> {
    let sample = card.inspection.sample.as_ref()?;
    let counts = [
        (sample.eligible, "eligible"),
        (sample.drawn, "drawn"),
        (sample.assessed, "assessed"),
        (sample.replaced, "replaced"),
    ];
    let counted =
        counts.into_iter().filter_map(|(count, what)| Some(format!("{} {what}", figures::whole_text(count?))));
    let parts: Vec<String> = counted.chain(sample.frame.clone()).collect();
    (!parts.is_empty()).then(|| Item::new("Sample", parts.join(", ")))
}

fn overall(card: &Scorecard<'_>) -> Vec<Item> {
    let Some(total) = &card.total else { return Vec::new() };
    let mut items = vec![Item::new("Overall", total_cell(card, total))];
    if total.basis != Basis::Rule {
        let Text { en: text, cy: welsh } = total_words(card.framework, &total.rule, total.maximum);
        let rated = Rated { text, welsh, ..Rated::default() };
        items.push(Item::new(capital(words::basis(Basis::Rule)), rated));
    }
    items
}

/// The overall result as a rating: "Good, 16 of 30 points (from the published count of ratings)".
fn total_cell(card: &Scorecard<'_>, total: &Total) -> Cell {
    let Text { en: text, cy: welsh } = last_words(card.framework, total);
    let rated = total.last.rating.map_or_else(|_| Rated::default(), |outcome| cells::rated(card.framework, outcome));
    let basis = total.last.rating.is_ok().then(|| total.basis.word().to_owned());
    let held = held_down(card.framework, &total.last, total.maximum);
    Rated { figure: Some(card.name("overall").to_string()), basis, held, text, welsh, ..rated }.into()
}

pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
