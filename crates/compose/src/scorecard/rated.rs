//! All inspections and all standards with one rating.

use std::collections::BTreeMap;

use assize_disclose::Published;
use assize_model::{ProviderKind, fold};
use assize_report::{ANNEXES, Cell, Column, MainPoint, Report, Section, Table};
use assize_scoring::{CardNode, Scorecard};
use indexmap::IndexSet;

use super::{capital, overview};
use crate::asked::SelectionInWords;
use crate::cells;
use crate::comparison::{is_standard, lower_in_a_sentence as lower_plural, named_with_year, no_sample, why_the_worst};
use crate::uncertainty::Uncertainty;
use crate::words::{self, list};

/// Up to this many inspections with a standard rated so are named.
const NAMED: usize = 2;

/// The standards of a title, of bodies of one kind: all with a known rating, and those with this one.
#[derive(Default)]
struct Standards<'c, 'a> {
    known: u64,
    so: Vec<CardNode<'c, 'a>>,
}

/// By kind of body and title.
type Rated<'c, 'a> = BTreeMap<(&'c ProviderKind, String), Standards<'c, 'a>>;

/// The inspections with one of these overall ratings, and the standards that are rated so. `cards` are all, `overall` those of them with such
/// an overall rating.
pub fn rated(
    cards: Published<&[Scorecard<'_>]>,
    overall: Published<&[Scorecard<'_>]>,
    ratings: &[&str],
    asked: &SelectionInWords,
    uncertainty: Uncertainty,
) -> Report {
    let word = &ratings.join(" or ");
    let mut standards: Rated<'_, '_> = BTreeMap::new();
    for card in *cards {
        for node in card.all_nodes().filter(|node| is_standard(*node)) {
            let Some(rating) = node.rating().rated() else { continue };
            let key = (&card.inspection.provider.kind, node.declared().title.en.clone());
            let found = standards.entry(key).or_default();
            found.known += 1;
            if ratings.iter().any(|one| fold(words::rating(card.framework, rating)) == fold(one)) {
                found.so.push(node);
            }
        }
    }
    let known: u64 = standards.values().map(|one| one.known).sum();
    standards.retain(|_, one| !one.so.is_empty());
    let so: usize = standards.values().map(|one| one.so.len()).sum();
    let with_overall = cards.iter().filter(|card| card.overall_rating().is_some()).count();
    let mut kinds: BTreeMap<&ProviderKind, usize> = BTreeMap::new();
    overall.iter().for_each(|card| *kinds.entry(&card.inspection.provider.kind).or_default() += 1);
    let kinds: Vec<String> =
        kinds.into_iter().map(|(kind, count)| format!("{count} of {}", lower_plural(kind.plural()))).collect();
    let kinds = if kinds.len() < 2 { String::new() } else { format!(": {}", list(&kinds)) };
    let beside = cards.iter().collect::<Vec<_>>();
    let no_sample = no_sample(&beside).map(|no_sample| format!(" {no_sample}")).unwrap_or_default();
    let mut points = vec![
        MainPoint::new(format!("Rated {word} overall: {} of {with_overall} inspections{kinds}.", overall.len())),
        MainPoint::new(format!(
            "Standards rated {word}, of all inspections: {so} of {known} whose rating is known.{no_sample}"
        )),
    ];
    points.extend(why_the_worst(&overall.iter().collect::<Vec<_>>()));
    let mut report = overview(overall, asked, uncertainty);
    let between = if asked.said().is_some() { "," } else { ":" };
    report.title = format!("{}{between} rated {word}", report.title);
    report.main_points = points;
    report.sections.retain(|_| !overall.is_empty());
    let behind = report.sections.iter().position(|section| section.id == ANNEXES).unwrap_or(report.sections.len());
    report.sections.splice(behind..behind, counts(&standards, word));
    match report.sections.iter_mut().find(|section| section.id == ANNEXES) {
        Some(annexes) => annexes.sections.extend(one_by_one(&standards, word)),
        None => report
            .sections
            .extend(one_by_one(&standards, word).map(|list| Section::new(ANNEXES, "Annexes").sections([list]))),
    }
    report
}

/// A row a kind of body and a standard, in the order of kinds.
fn counts(standards: &Rated<'_, '_>, word: &str) -> Option<Section> {
    let mut table = Table::new("standards-rated", "").with_id("standards-rated-table").columns([
        Column::text("title", "Standard"),
        Column::count("so", capital(word)).unit("standards"),
        Column::count("known", "Known").unit("standards"),
        Column::text("few", "Inspections"),
        Column::text("provider_kind", "Kind of body").for_scripts(),
    ]);
    let mut before = None;
    for ((kind, title), found) in standards {
        if before.replace(kind) != Some(kind) {
            table.group(kind.plural());
        }
        // One may have several standards of a title.
        let names: IndexSet<String> = found.so.iter().map(|node| named_with_year(node.card.inspection, " ")).collect();
        let names = (names.len() <= NAMED).then(|| names.into_iter().collect::<Vec<_>>().join("; "));
        table.row(vec![
            Cell::text(title),
            cells::count(found.so.len() as u64),
            cells::count(found.known),
            cells::or(names, "they are listed apart"),
            Cell::text(kind.word()),
        ]);
    }
    table.note(format!("Known: so many ratings of the standard are known here; of many inspections only the overall one is. Inspections are named where they are {NAMED} or fewer."));
    table.filled().map(|table| Section::new("standards-rated", format!("Standards rated {word}")).block(table))
}

/// A row each of these standards of each inspection.
fn one_by_one(standards: &Rated<'_, '_>, word: &str) -> Option<Section> {
    let mut table = Table::new("rated-so", "").with_id("rated-so-table").columns([
        Column::text("inspection", "Inspection"),
        Column::text("title", "Standard"),
        Column::text("year", "Year").for_scripts(),
        Column::text("id", "Id").for_scripts(),
    ]);
    for node in standards.values().flat_map(|found| &found.so) {
        let inspection = node.card.inspection;
        let cells = vec![
            Cell::text(&inspection.id),
            Cell::text(node.title()),
            cells::or(inspection.year().map(|year| year.to_string()), "not known"),
            Cell::text(&node.declared().id),
        ];
        table.figure(node.name(), cells);
    }
    let title = format!("Standards rated {word}, one by one");
    table.filled().map(|table| Section::new("rated-so", title).block(table))
}
