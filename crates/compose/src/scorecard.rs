//! The half of the report that people read: a scorecard in sections.

mod breakdowns;
mod overview;
mod questions;
mod record;
mod standards;
mod story;

use assize_disclose::Mask;
use assize_framework::Framework;
use assize_model::{InspectionKind, Licence, Table as Cases};
use assize_report::{Align, Audience, Block, Cell, Column, Item, Kind, Report, Section};
use assize_scoring::{Basis, Group, Outcome, Scorecard, TotalScore};

use crate::figures::{self, Value, figure};
use crate::inspection::{inspection, is_synthetic, name};
use crate::language::{label, say};
use crate::uncertainty::Uncertainty;
use crate::words;

pub(crate) use breakdowns::breakdowns;
pub use overview::overview;
pub(crate) use questions::questions;
pub(crate) use record::{context, in_words as said_in_words, members, printed, remarks_on};
pub(crate) use standards::{node_figure, nodes_table, shown_nodes, tree_order};
pub(crate) use story::in_words;
pub use story::story;

/// A report of these scorecards.
pub fn scorecard(cards: &[Scorecard<'_>], uncertainty: Uncertainty, mask: &Mask) -> Report {
    let title = match cards {
        [card] => card.inspection.title.clone(),
        _ => label("title-scorecards").to_owned(),
    };
    Report {
        notices: notices(cards),
        sections: overview::table_of_many(cards, mask)
            .into_iter()
            .chain(cards.iter().map(|card| section(card, uncertainty, mask)))
            .collect(),
        inspections: cards.iter().map(|card| inspection(card, uncertainty)).collect(),
        ..Report::new(Kind::Scorecard, Audience::Internal, title)
    }
}

/// Whether the provider judged its own work.
pub(crate) fn is_own(card: &Scorecard<'_>) -> bool {
    card.inspection.kind == InspectionKind::SelfAssessment
}

/// What a reader must know first.
pub(crate) fn notices(cards: &[Scorecard<'_>]) -> Vec<String> {
    notices_for(&cards.iter().collect::<Vec<_>>(), Audience::Internal)
}

/// The same, for this audience.
pub(crate) fn notices_for(cards: &[&Scorecard<'_>], audience: Audience) -> Vec<String> {
    let audience = match audience {
        Audience::Internal => label("audience-internal"),
        Audience::Public => label("audience-public"),
    };
    let mut notices = vec![audience.to_owned()];
    let titles = |such: &dyn Fn(&Scorecard<'_>) -> bool| {
        let titles: Vec<&str> =
            cards.iter().filter(|card| such(card)).map(|card| card.inspection.title.as_str()).collect();
        (!titles.is_empty()).then(|| words::list(&titles))
    };
    if let Some(titles) = titles(&is_synthetic) {
        notices.push(say("notice-synthetic-the-cases-of-are", &[("titles", &titles)]));
    }
    if let Some(titles) = titles(&is_own) {
        notices.push(say("notice-self-assessment-judged-its-own", &[("titles", &titles)]));
    }
    if cards.iter().any(|card| card.inspection.licence == Some(Licence::OpenGovernment3)) {
        notices.push(words::licensed().to_owned());
    }
    notices
}

/// The overall rating that the report prints.
pub(crate) fn printed_overall<'c>(card: &'c Scorecard<'_>) -> Option<&'c str> {
    card.printed_overall().map(|rating| words::rating(card.framework, rating))
}

/// The overall rating alone, in small letters, and its place among the ratings, the worst first; what stands for it where there is none.
pub(crate) fn overall_alone(card: &Scorecard<'_>) -> (usize, String) {
    let of_total = card.total.as_ref().and_then(|total| total.last.rating.ok());
    match of_total.or(card.printed_overall().map(Outcome::Rated)) {
        Some(Outcome::Rated(rating)) => (rating + 2, words::lower(words::rating(card.framework, rating))),
        Some(outcome) => (1, words::lower(&words::outcome(card.framework, outcome))),
        None if card.framework.overall.is_none() => (0, label("words-without-an-overall-rating-in").to_owned()),
        None => (0, label("words-not-known").to_owned()),
    }
}

/// "Good, 16 of 30 points".
pub(crate) fn total_words(framework: &Framework, score: &TotalScore, maximum: u64) -> String {
    let points = match score.points {
        (least, most) if least == most => say("say-of-points", &[("least", &least), ("maximum", &maximum)]),
        (least, most) => say("say-to-of-points", &[("least", &least), ("most", &most), ("maximum", &maximum)]),
    };
    match &score.rating {
        Ok(outcome) => {
            let rating = words::outcome(framework, *outcome);
            say("say-rating-and-points", &[("rating", &rating), ("points", &points)])
        }
        Err(why) => {
            say("say-no-overall-rating", &[("why-no-overall", &words::why_no_overall(*why)), ("points", &points)])
        }
    }
}

fn section(card: &Scorecard<'_>, uncertainty: Uncertainty, mask: &Mask) -> Section {
    let mut sections: Vec<Section> =
        standards::standards(card, mask).into_iter().chain(questions(card, mask)).collect();
    sections.extend(breakdowns(card, uncertainty, mask));
    sections.extend(members(card));
    sections.extend(said_in_words(card, mask));
    sections.extend(context(card, mask));
    sections.extend(printed(card));
    sections.extend(record::findings(card));
    Section {
        id: card.inspection.id.clone(),
        title: card.inspection.title.clone(),
        blocks: vec![summary(card, mask)],
        sections,
    }
}

pub(crate) fn item(name: &str, value: impl Into<String>) -> Item {
    Item { name: name.to_owned(), value: Cell::text(value) }
}

/// Who, under what, on how many units, and the overall result.
pub(crate) fn summary(card: &Scorecard<'_>, mask: &Mask) -> Block {
    let (inspection, framework) = (card.inspection, card.framework);
    let fictional = if inspection.provider.fictional { label("words-fictional") } else { "" };
    let mut items = vec![
        item(
            if is_own(card) { label("item-self-assessment") } else { label("item-inspection") },
            inspection.id.clone(),
        ),
        item(
            label("item-provider"),
            format!("{} ({}{fictional})", inspection.provider.name, inspection.provider.kind.title()),
        ),
        item(label("item-framework"), format!("{} ({})", framework.title.en, framework.id)),
    ];
    if let Some(published) = inspection.published {
        items.push(item(label("item-published"), published.to_string()));
    }
    if !inspection.members.is_empty() {
        let names: Vec<&str> = inspection.members.iter().map(|member| member.value.as_str()).collect();
        items.push(item(label("item-members"), words::list(&names)));
    }
    let units: Vec<String> =
        card.tally.units[&Group::All].iter().map(|(unit, count)| words::units(framework, unit, *count)).collect();
    if !units.is_empty() {
        let aside: usize = inspection.tables.iter().map(Cases::set_aside).sum();
        let aside =
            if aside > 0 { say("say-rows-of-other-assessors-set", &[("aside", &aside)]) } else { String::new() };
        items.push(item(label("item-read"), format!("{}{aside}", units.join(", "))));
    }
    items.extend(sample(card));
    items.extend(overall(card, mask));
    Block::Items { items }
}

/// How the sample was drawn, as the record says.
fn sample(card: &Scorecard<'_>) -> Option<Item> {
    let sample = card.inspection.sample.as_ref()?;
    let counts = [
        (sample.eligible, label("words-eligible")),
        (sample.drawn, label("words-drawn")),
        (sample.assessed, label("words-assessed")),
        (sample.replaced, label("words-replaced")),
    ];
    let counted =
        counts.into_iter().filter_map(|(count, what)| Some(format!("{} {what}", figures::whole_text(count?))));
    let parts: Vec<String> = counted.chain(sample.frame.clone()).collect();
    (!parts.is_empty()).then(|| item(label("item-sample"), parts.join(", ")))
}

fn overall(card: &Scorecard<'_>, mask: &Mask) -> Vec<Item> {
    let Some(total) = &card.total else { return Vec::new() };
    let framework = card.framework;
    let words = |score: &TotalScore| total_words(framework, score, total.maximum);
    let of_basis = match total.basis {
        Basis::Rule => label("basis-rule"),
        Basis::Panel => label("basis-panel"),
        Basis::Published => label("basis-published"),
    };
    let name = name(card, "overall");
    let result = say("say-by-basis", &[("result", &words(&total.last)), ("basis", &of_basis)]);
    let made = figure(&name, &Value::Words(&result), None, mask);
    let mut items = vec![Item { name: label("item-overall").to_owned(), value: Cell::Figure(made) }];
    if let (Some(printed), Err(_)) = (printed_overall(card), &total.last.rating) {
        items.push(item(label("item-printed"), say("say-the-standards-ratings-are-not", &[("printed", &printed)])));
    }
    if total.basis != Basis::Rule {
        items.push(item(label("item-by-the-scoring-rule"), words(&total.rule)));
    }
    items
}

pub(crate) fn column(title: &str, align: Align) -> Column {
    Column { title: title.to_owned(), align }
}

pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
