//! The plan for one inspection.

use assize_analysis::{Comparison, Quality};
use assize_diag::Sources;
use assize_disclose::{Figures, Published};
use assize_model::Inspection;
use assize_report::{Block, Kind, Report, Section};
use assize_scoring::Scorecard;

use super::lengths::within;
use super::{
    Imprint, entered, glossary, key_findings, method, ratings, sample, standards, status, sub_samples, timeline, trend,
    with_derivations,
};
use crate::against::means;
use crate::inspection::of_cards;
use crate::main_points::{main_points, title_finding};
use crate::quality;
use crate::scorecard::{Alike, breakdowns, context, printed, questions, said_in_words};
use crate::sources::with_sources;
use crate::uncertainty::Uncertainty;
use crate::words::lower;

/// How many screens there are at most before the annexes.
const SCREENS: usize = 5;

/// What a report on one inspection is made from.
#[derive(Clone, Copy, Debug)]
pub struct InspectionMaterial<'s, 'r, 'a> {
    pub card: &'s Scorecard<'a>,
    pub quality: &'s Quality<'a>,
    /// Inspections that were read beside it: of others of its kind a mean is made.
    pub beside: &'s [Scorecard<'a>],
    /// The same of the record that the program carries, for where none was read.
    pub carried: &'s [Scorecard<'a>],
    /// It and the earlier ones of the same body, where there are any.
    pub line: Option<&'s Comparison<'r, 'a>>,
}

impl Figures for InspectionMaterial<'_, '_, '_> {
    fn inspections(&self) -> Vec<&Inspection> {
        let beside = [self.beside.inspections(), self.carried.inspections()].concat();
        self.card
            .inspections()
            .into_iter()
            .chain(beside)
            .chain(self.line.into_iter().flat_map(Figures::inspections))
            .collect()
    }
}

pub fn inspection_report(
    published: Published<InspectionMaterial<'_, '_, '_>>,
    imprint: Imprint<'_>,
    uncertainty: Uncertainty,
    sources: &Sources,
) -> Report {
    let (InspectionMaterial { card, quality, beside, carried, line }, audience) = (*published, published.audience());
    let means = means(card, beside, carried);
    let (ratings, without) = ratings::ratings(card);
    let mut chapters = vec![ratings, key_findings::key_findings(card), standards::standards(card, &means, uncertainty)];
    chapters.extend(trend::trend(line, uncertainty));
    chapters.extend(entered::interviews(card, uncertainty));
    let mut annexes: Vec<Section> = without.into_iter().chain(ratings::table(card, audience)).collect();
    let sample = sample::sample(card, quality);
    if sample::is_known(card) { &mut chapters } else { &mut annexes }.push(sample);
    annexes.push(standards::details(card, quality, &means, uncertainty));
    annexes.extend(entered::entered(card));
    annexes.extend(groups(card, uncertainty));
    annexes.extend(self::annexes(card, quality, uncertainty));
    annexes.extend(line.and_then(timeline::sources));
    annexes.push(status::status(card, imprint));
    let sections = within(SCREENS, chapters, annexes);
    let mut cards = vec![card];
    let earlier = line.iter().flat_map(|line| line.home_cards());
    cards.extend(earlier.filter(|other| other.inspection.id != card.inspection.id));
    let title = match title_finding(card) {
        Some(finding) => format!("{}: {}", card.inspection.title, lower(&finding)),
        None => card.inspection.title.clone(),
    };
    let report = Report {
        main_points: main_points(&[card]),
        sections,
        glossary: glossary::glossary(&cards),
        ..of_cards(cards.iter().copied(), Report::new(Kind::Publication, audience, title))
    };
    let report = with_sources(imprint.put_on(report, &cards, audience), &[card], &cards);
    // The shares since the last inspection are those under the other's regime, too.
    let under = line.iter().flat_map(|line| &line.entries).flat_map(|one| &one.under);
    cards.extend(under.filter(|judged| !judged.at_home).map(|judged| &judged.card));
    with_derivations(report, &cards, sources)
}

/// Annex: parts of the sample, each with the smallest difference that it could show. `None`: no facts were asked for.
fn groups(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Option<Section> {
    let parts = Section::new("sub-groups", "Parts of the sample").sections(breakdowns(card, uncertainty)).filled()?;
    let text = "Groups are small, and groups of a few units may point to persons: this chapter is for those who hold the cases.";
    Some(parts.block(Block::paragraph(text)))
}

/// What readers need who want to check the report.
fn annexes(card: &Scorecard<'_>, checked: &Quality<'_>, uncertainty: Uncertainty) -> Vec<Section> {
    let mut annexes = vec![method::method(card, uncertainty)];
    annexes.extend(
        questions(card, uncertainty, &mut Alike::default())
            .map(|section| Section { title: format!("All {}", crate::words::lower(&section.title)), ..section }),
    );
    annexes.extend(sub_samples::sub_samples(card));
    annexes.extend(said_in_words(card));
    annexes.extend(context(card));
    annexes.extend(printed(card));
    let data = quality::units(checked);
    if !data.is_empty() {
        annexes.push(Section::new("data-quality", "Data quality").sections(data));
    }
    annexes
}
