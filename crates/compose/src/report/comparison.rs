//! The plan for several inspections side by side.

use assize_analysis::{Comparison, home_card};
use assize_diag::Sources;
use assize_disclose::Published;
use assize_model::Provider;
use assize_report::{Kind, Report, Section};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::{
    Imprint, answer, chapter, crosswalks, derived, glossary, native, paragraph, splits, timeline, with_derivations,
};
use crate::comparison::{combined, common, follow_up, groups, judged, matrix, may_be_set, shares, title};
use crate::inspection::of_cards;
use crate::main_points::main_points;
use crate::scorecard::printed;
use crate::sources::with_sources;
use crate::uncertainty::Uncertainty;

/// Inspections side by side, chapter by chapter; `about` is the area, where one was named.
pub fn comparison_report(
    published: Published<&Comparison<'_, '_>>,
    about: Option<&str>,
    providers: &IndexMap<String, Provider>,
    imprint: Imprint<'_>,
    uncertainty: Uncertainty,
    sources: &Sources,
) -> Report {
    let (whole, audience) = (*published, published.audience());
    let mut native = native::native(whole, audience);
    native.sections.extend(groups(whole));
    let mut verdicts = Section { title: "What may be set against what".to_owned(), ..matrix(whole) };
    verdicts.sections.push(may_be_set(whole));
    let mut sections = vec![
        answer::answer(whole, about),
        timeline::timeline(whole, about, providers),
        native,
        verdicts,
        common(whole, uncertainty).unwrap_or_else(|| {
            none(
                "common",
                "On what both regimes ask",
                "No two of these inspections have cases that answer what both their regimes ask.",
            )
        }),
        shares(whole, uncertainty).map(crude_and_adjusted).unwrap_or_else(|| {
            none("shares", crude(), "No two figures may be set against each other, so that there is nothing to adjust.")
        }),
        derived::derived(whole, audience),
        splits::splits(whole, uncertainty),
        follow_up(whole).unwrap_or_else(|| {
            none(
                "follow-up",
                "What became of recommendations, and what recurs",
                "The records hold no recommendations, and nothing that was found wanting twice.",
            )
        }),
    ];
    sections.push(chapter("annexes", "Annexes", Vec::new(), annexes(whole)));
    let cards: Vec<&Scorecard<'_>> = judged(whole).collect();
    let homes: Vec<&Scorecard<'_>> = whole.entries.iter().filter_map(|one| home_card(one)).collect();
    let report = Report {
        main_points: main_points(&homes),
        sections,
        glossary: glossary::glossary(&homes),
        ..of_cards(cards.iter().copied(), Report::new(Kind::Publication, audience, title(whole, about)))
    };
    let report = with_sources(imprint.put_on(report, &homes, audience), &homes);
    with_derivations(report, &cards, sources)
}

fn crude() -> &'static str {
    "Shares set against each other, as they are and adjusted"
}

fn crude_and_adjusted(section: Section) -> Section {
    Section { title: crude().to_owned(), ..section }
}

fn none(id: &str, title: &str, text: &str) -> Section {
    chapter(id, title, vec![paragraph(text)], Vec::new())
}

/// How the regimes' questions are related, bodies that were divided, sources, what was printed.
fn annexes(whole: &Comparison<'_, '_>) -> Vec<Section> {
    let mut annexes: Vec<Section> = crosswalks::crosswalks(whole).into_iter().collect();
    annexes.extend(combined(whole));
    annexes.extend(timeline::sources(whole));
    let held: Vec<Section> = whole.entries.iter().filter_map(|one| printed_of(home_card(one)?)).collect();
    if !held.is_empty() {
        annexes.push(chapter("printed", "Printed and computed", Vec::new(), held));
    }
    annexes
}

fn printed_of(card: &Scorecard<'_>) -> Option<Section> {
    printed(card).map(|section| Section { title: card.inspection.title.clone(), ..section })
}
