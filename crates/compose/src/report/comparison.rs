//! The plan for several inspections side by side.

use std::collections::BTreeSet;

use assize_analysis::Comparison;
use assize_diag::Sources;
use assize_disclose::Published;
use assize_model::Provider;
use assize_report::{Kind, MainPoint, Report, Section};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::lengths::within;
use super::{Imprint, crosswalks, derived, glossary, native, splits, timeline, with_derivations};
use crate::asked::SelectionInWords;
use crate::comparison::{
    A_LIST, AboutArea, can_be_compared, combined, common, follow_up, groups, how_rated, judged, lead, matrix,
    may_be_set, real, said_of_change, shares, short, title, told, worst_most_often,
};
use crate::dates::years;
use crate::inspection::of_cards;
use crate::main_points::{A_SENTENCE_EACH, of_many, of_several, rated_by_standards};
use crate::scorecard::{capital, overall_alone, printed};
use crate::sources::with_sources;
use crate::uncertainty::Uncertainty;

/// How many screens there are at most before the annexes.
const SCREENS: usize = 8;

/// Inspections side by side, chapter by chapter.
pub fn comparison_report(
    published: Published<&Comparison<'_, '_>>,
    about: Option<AboutArea<'_, '_>>,
    asked: &SelectionInWords,
    providers: &IndexMap<String, Provider>,
    imprint: Imprint<'_>,
    uncertainty: Uncertainty,
    sources: &Sources,
) -> Report {
    let (whole, audience) = (*published, published.audience());
    let places = about.and_then(crate::comparison::within);
    let about = about.map(|about| about.area);
    let homes: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    // With many, how many have which rating says more than a line each; for an area, what came after what.
    let by_kind = groups(&real(&homes));
    let are_many = by_kind.is_some() && homes.len() > if about.is_some() { A_LIST } else { A_SENTENCE_EACH };
    let timeline = timeline::timeline(whole, about, providers);
    let can_be_compared = can_be_compared(whole, places);
    let (mut chapters, timeline) = match are_many {
        true => (by_kind.into_iter().chain([native::native(whole), can_be_compared]).collect(), Some(timeline)),
        false => {
            let told = [timeline].into_iter().chain(said_of_change(&homes)).chain([can_be_compared]);
            (told.chain(by_kind).chain([native::native(whole)]).collect::<Vec<Section>>(), None)
        }
    };
    chapters.push(may_be_set(whole));
    let adjusted = "Shares set against each other, as they are and adjusted";
    chapters.extend(shares(whole, uncertainty).map(|section| Section { title: adjusted.to_owned(), ..section }));
    chapters.extend(common(whole, uncertainty));
    chapters.extend(splits::splits(whole, uncertainty));
    chapters.extend(follow_up(whole));
    let mut annexes: Vec<Section> = timeline.into_iter().collect();
    annexes.extend([native::tables(whole, audience), timeline::bodies(whole), matrix(whole)]);
    annexes.extend(derived::derived(whole, audience));
    annexes.extend(self::annexes(whole));
    let sections = within(SCREENS, chapters, annexes);
    let cards: Vec<&Scorecard<'_>> = judged(whole).collect();
    let report = Report {
        main_points: points(whole, &homes),
        sections,
        glossary: glossary::glossary(&homes),
        ..of_cards(cards.iter().copied(), Report::new(Kind::Publication, audience, titled(asked, &homes)))
    };
    let report = with_sources(imprint.put_on(report, &homes, audience), &homes, &homes);
    with_derivations(report, &cards, sources)
}

/// What the last inspection of each body came to, where that is of these years, and what may be set against what.
fn points(whole: &Comparison<'_, '_>, homes: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    let latest = homes.iter().filter_map(|card| card.inspection.year()).max().unwrap_or_default();
    let is_recent = |card: &&Scorecard<'_>| card.inspection.year().is_some_and(|year| year + RECENT >= latest);
    let is_last = |(at, card): &(usize, &&Scorecard<'_>)| {
        let body = &card.inspection.provider;
        !body.several && homes[at + 1..].iter().all(|later| later.inspection.provider.id != body.id)
    };
    let last: Vec<&Scorecard<'_>> =
        homes.iter().enumerate().filter(is_last).map(|(_, card)| *card).filter(is_recent).collect();
    let bodies: BTreeSet<&str> = homes.iter().map(|card| card.inspection.provider.id.as_str()).collect();
    let mut points: Vec<MainPoint> = match (1..=TOLD).contains(&last.len()) && bodies.len() > 1 {
        true => last.iter().filter_map(|card| of_several(card)).collect(),
        false => rated_by_standards(homes),
    };
    if points.is_empty() {
        points = of_many(homes);
    }
    points.extend(worst_most_often(homes).filter(|_| homes.len() > A_SENTENCE_EACH));
    let told = told(whole);
    let lead = told.is_empty().then(|| MainPoint::new(lead(whole)));
    points.into_iter().chain(told).chain(lead).collect()
}

/// What the latest year with all inspections rated found, where they are few: "London, 2019: London CRC requires improvement"; else how many.
fn titled(asked: &SelectionInWords, homes: &[&Scorecard<'_>]) -> String {
    let plain = || capital(&title(asked, homes, how_rated));
    let about = asked.title(homes.len() > A_SENTENCE_EACH);
    let rated = |year: u16| {
        let mut of_it = homes.iter().filter(|card| card.inspection.year() == Some(year));
        of_it.all(|card| card.total.is_some())
    };
    let latest = homes.iter().filter_map(|card| card.inspection.year()).filter(|year| rated(*year)).max();
    let Some(year) = latest.filter(|_| about.is_some() || homes.len() <= A_SENTENCE_EACH) else { return plain() };
    let bodies: BTreeSet<&str> = homes.iter().map(|card| card.inspection.provider.id.as_str()).collect();
    let is_one = bodies.len() == 1;
    let shown = homes.iter().filter(|card| is_one || card.inspection.year() == Some(year));
    let said = shown.map(|card| {
        let found = card.total.as_ref().map(|_| overall_alone(card).1)?;
        let year = card.inspection.year().map(|year| format!(" in {year}")).unwrap_or_default();
        Some(if is_one { format!("{found}{year}") } else { format!("{} {found}", short(&card.inspection.provider)) })
    });
    let said: Option<Vec<String>> = said.collect();
    let Some(said) = said.filter(|said| !said.is_empty() && said.len() <= FEW) else { return plain() };
    match (is_one, about, said.join(", ")) {
        (true, _, said) => format!("{}: {said}", homes[0].inspection.provider.name),
        (false, Some(about), said) => match asked.years.as_slice() {
            [] => match years(homes.iter().map(|card| card.inspection)).filter(|all| *all != year.to_string()) {
                Some(all) => format!("{about}, {all}; in {year} {said}"),
                None => format!("{about}, {year}: {said}"),
            },
            [(first, last)] if first == last => format!("{about}: {said}"),
            _ => plain(),
        },
        (false, None, said) => format!("{year}: {said}"),
    }
}

/// How many bodies a title has, and how many have a main point of their own.
const FEW: usize = 4;
const TOLD: usize = 2;
/// Years before the latest in which a body's last inspection still tells how things are.
const RECENT: u16 = 3;

/// How the regimes' questions are related, bodies that were divided, sources, what was printed.
fn annexes(whole: &Comparison<'_, '_>) -> Vec<Section> {
    let mut annexes: Vec<Section> = crosswalks::crosswalks(whole).into_iter().collect();
    annexes.extend(combined(whole));
    annexes.extend(timeline::sources(whole));
    let held = whole.home_cards().filter_map(|card| Some((card, printed(card)?)));
    let held = held.map(|(card, section)| Section { title: card.inspection.title.clone(), ..section });
    annexes.extend(Section::new("printed", "Printed and computed").sections(held).filled());
    annexes
}
