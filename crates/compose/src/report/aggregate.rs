//! The plan for several inspections taken together, in the manner of the report of 2014.

use assize_diag::Sources;
use assize_disclose::{Figures, Published};
use assize_model::Inspection;
use assize_report::{Kind, Report, Section};
use assize_scoring::Scorecard;

use super::lengths::within;
use super::{
    Imprint, bodies, drivers, entered, glossary, headline, method, named, outcomes, profile, status, sub_samples,
    with_derivations,
};
use crate::comparison::{overall_ratings, standards};
use crate::inspection::of_cards;
use crate::main_points::main_points;
use crate::scorecard::{Alike, breakdowns, context, members, printed, questions, said_in_words};
use crate::sources::with_sources;
use crate::uncertainty::Uncertainty;

/// How many screens there are at most before the annexes.
const SCREENS: usize = 10;

/// What a report on several inspections together is made from.
#[derive(Clone, Copy, Debug)]
pub struct AggregateMaterial<'s, 'a> {
    /// What they come to together: one a framework.
    pub pooled: &'s [&'s Scorecard<'a>],
    /// The inspections themselves, where they were read.
    pub members: &'s [&'s Scorecard<'a>],
    /// Whether shares by facts were asked for; facts are counted for the profile of the sample in any case.
    pub by: &'s [String],
}

impl Figures for AggregateMaterial<'_, '_> {
    fn inspections(&self) -> Vec<&Inspection> {
        [self.pooled.inspections(), self.members.inspections()].concat()
    }
}

/// Several inspections taken together, chapter by chapter.
pub fn aggregate_report(
    published: Published<AggregateMaterial<'_, '_>>,
    imprint: Imprint<'_>,
    uncertainty: Uncertainty,
    sources: &Sources,
) -> Report {
    let (AggregateMaterial { pooled, members: of, by }, audience) = (*published, published.audience());
    let title = match pooled {
        [one] => {
            let finding = headline::finding(one, of).map(|finding| format!(": {finding}"));
            // A reader knows standards by their date, not by an id.
            let under = format!(" under {}", one.framework.id);
            let title = one.inspection.title.replace(&under, &format!(", {}", standards(one.framework)));
            format!("{title}{}", finding.unwrap_or_default())
        }
        _ => {
            let are_rated = of.iter().all(|card| card.framework.overall.is_some());
            let rated = (are_rated && !of.is_empty()).then(|| format!(": {}", overall_ratings(of)));
            format!("{} inspections taken together{}", of.len(), rated.unwrap_or_default())
        }
    };
    let mut chapters = vec![headline::headline(pooled, of)];
    chapters.extend(bodies::bodies(pooled, of));
    chapters.push(outcomes::outcomes(pooled, uncertainty));
    chapters.push(drivers::drivers(pooled));
    chapters.push(voices(pooled, uncertainty));
    let statuses: Vec<Section> = pooled.iter().map(|card| status::status(card, imprint)).collect();
    let mut annexes = vec![outcomes::details(pooled), groups(pooled, by, uncertainty)];
    annexes.extend(self::annexes(&published, uncertainty));
    annexes.push(one_or_several("status", "What this is", pooled, statuses));
    let sections = within(SCREENS, chapters, annexes);
    let cards: Vec<&Scorecard<'_>> = pooled.iter().chain(of).copied().collect();
    let mut main_points = main_points(pooled);
    if main_points.is_empty() {
        main_points = crate::main_points::of_many(of);
    }
    let report = Report {
        main_points,
        sections,
        glossary: glossary::glossary(&cards),
        ..of_cards(cards.iter().copied(), Report::new(Kind::Publication, audience, title))
    };
    let report = with_sources(imprint.put_on(report, &cards, audience), &cards, &cards);
    with_derivations(report, &cards, sources)
}

/// The section itself for one, a section each for several.
fn one_or_several(id: &str, title: &str, pooled: &[&Scorecard<'_>], made: Vec<Section>) -> Section {
    if made.len() == 1 {
        return Section::new(id, title).blocks(made.into_iter().flat_map(|section| section.blocks));
    }
    let named = pooled.iter().zip(made).map(|(card, section)| Section {
        id: format!("{id}-{}", card.inspection.id),
        title: card.inspection.title.clone(),
        ..section
    });
    Section::new(id, title).sections(named)
}

/// Chapter 5: parts of the sample, pooled.
fn groups(pooled: &[&Scorecard<'_>], by: &[String], uncertainty: Uncertainty) -> Section {
    let is_asked = |section: &Section| by.iter().any(|fact| section.id.ends_with(&format!("-by-{fact}")));
    let made = pooled.iter().flat_map(|card| breakdowns(card, uncertainty));
    let sections: Vec<Section> = made.filter(is_asked).collect();
    Section::new("sub-groups", "Parts of the sample, pooled").sections(sections)
}

/// Chapter 6: what people said, and what the source says of them in words or in figures that are not questions.
fn voices(pooled: &[&Scorecard<'_>], uncertainty: Uncertainty) -> Section {
    let mut sections: Vec<Section> = Vec::new();
    for card in pooled {
        sections.extend(entered::interviews(card, uncertainty));
        sections.extend(said_in_words(card));
        sections.extend(context(card));
    }
    Section::new("voices", "Interviews, and what others say").sections(sections)
}

fn annexes(together: &AggregateMaterial<'_, '_>, uncertainty: Uncertainty) -> Vec<Section> {
    let AggregateMaterial { pooled, members: of, .. } = *together;
    let mut annexes: Vec<Section> = profile::profile(of).into_iter().collect();
    annexes.extend(
        pooled
            .iter()
            .filter_map(|card| members(card))
            .map(|section| Section { title: "Pooled, and the mean of the inspections".to_owned(), ..section }),
    );
    annexes.extend(profile::dates(pooled, of));
    for card in pooled {
        let of_it = |section: Section| match pooled.len() {
            1 => section,
            _ => {
                let title = format!("{}: {}", section.title, card.framework.id);
                named(Section { title, ..section }, &card.framework.id)
            }
        };
        annexes.push(of_it(method::method(card, uncertainty)));
        annexes.extend(
            questions(card, uncertainty, &mut Alike::default())
                .map(|section| Section { title: format!("All {}", crate::words::lower(&section.title)), ..section })
                .map(of_it),
        );
        annexes.extend(sub_samples::sub_samples(card).map(of_it));
        annexes.extend(printed(card));
    }
    annexes
}
