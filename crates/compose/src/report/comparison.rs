//! The plan for several inspections side by side.

use assize_compare::{Comparison, home_card};
use assize_diag::Sources;
use assize_disclose::Mask;
use assize_report::{Kind, Report, Section};
use assize_scoring::Scorecard;

use super::{
    Imprint, answer, chapter, crosswalks, derivations, derived, glossary, native, paragraph, splits, timeline,
};
use crate::comparison::{combined, common, comparison, follow_up, groups, matrix, may_be_set, shares};
use crate::language::label;
use crate::scorecard::printed;
use crate::uncertainty::Uncertainty;

/// Inspections side by side, chapter by chapter; `about` is the area, where one was named.
pub fn comparison_report(
    whole: &Comparison<'_, '_>,
    about: Option<&str>,
    imprint: Imprint<'_>,
    uncertainty: Uncertainty,
    mask: &Mask,
    sources: &Sources,
) -> Report {
    let mut native = native::native(whole, mask);
    native.sections.extend(groups(whole));
    let mut verdicts = Section { title: label("title-what-may-be-set-against-what").to_owned(), ..matrix(whole) };
    verdicts.sections.push(may_be_set(whole));
    let mut sections = vec![
        answer::answer(whole, about),
        timeline::timeline(whole),
        native,
        verdicts,
        common(whole, uncertainty, mask).unwrap_or_else(|| {
            none("common", label("title-on-what-both-regimes-ask"), label("text-no-two-of-these-inspections"))
        }),
        shares(whole, uncertainty, mask)
            .map(crude_and_adjusted)
            .unwrap_or_else(|| none("shares", crude(), label("text-no-two-figures-may-be"))),
        derived::derived(whole, mask),
        splits::splits(whole, uncertainty),
        follow_up(whole).unwrap_or_else(|| {
            none(
                "follow-up",
                label("title-what-became-of-recommendations-and-what"),
                label("text-the-records-hold-no-recommendations"),
            )
        }),
    ];
    sections.push(chapter("annexes", label("title-annexes"), Vec::new(), annexes(whole)));
    let cards: Vec<&Scorecard<'_>> =
        whole.entries.iter().flat_map(|one| one.under.iter().map(|judged| &judged.card)).collect();
    let homes: Vec<&Scorecard<'_>> = whole.entries.iter().filter_map(|one| home_card(one)).collect();
    let working = comparison(whole, about, uncertainty, mask);
    let report = Report {
        sections,
        glossary: glossary::glossary(&homes),
        inspections: working.inspections,
        comparison: working.comparison,
        ..Report::new(Kind::Publication, imprint.audience, working.title)
    };
    let report = imprint.put_on(report, &homes);
    Report { derivations: derivations::derivations(&report, &cards, sources, mask), ..report }
}

fn crude() -> &'static str {
    label("title-shares-set-against-each-other")
}

fn crude_and_adjusted(section: Section) -> Section {
    Section { title: crude().to_owned(), ..section }
}

fn none(id: &str, title: &str, text: &str) -> Section {
    chapter(id, title, vec![paragraph(text)], Vec::new())
}

/// How the regimes' questions stand to each other, bodies that were divided, sources, what was printed.
fn annexes(whole: &Comparison<'_, '_>) -> Vec<Section> {
    let mut annexes: Vec<Section> = crosswalks::crosswalks(whole).into_iter().collect();
    annexes.extend(combined(whole));
    annexes.extend(timeline::sources(whole));
    let held: Vec<Section> = whole.entries.iter().filter_map(|one| printed_of(home_card(one)?)).collect();
    if !held.is_empty() {
        annexes.push(chapter("printed", label("title-printed-and-computed"), Vec::new(), held));
    }
    annexes
}

fn printed_of(card: &Scorecard<'_>) -> Option<Section> {
    printed(card).map(|section| Section { title: card.inspection.title.clone(), ..section })
}
