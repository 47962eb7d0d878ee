//! Whether work got better: what no figure says, what inspectors themselves said of it, and what became of earlier recommendations.

use std::collections::BTreeSet;

use assize_analysis::{Comparison, edition};
use assize_model::{Change, RemarkKind};
use assize_report::{Block, MainPoint, Section};
use assize_scoring::Scorecard;

use super::lanes::{ends, named, named_with_year};
use super::summary::{main_reason, no_figure_says};
use crate::main_points::{A_SENTENCE_EACH, rating_of};
use crate::words::{self, list, lower};

/// So many of what was said are told.
const NAMED: usize = 6;

/// Something said of change, and the name that it is quoted by.
struct Said<'c, 'a> {
    card: &'c Scorecard<'a>,
    name: String,
    text: &'a str,
    change: Change,
}

impl Said<'_, '_> {
    /// "London CRC, 2018: clear progress since 2016 (london-crc-2018/strength-1)".
    fn in_words(&self) -> String {
        let (body, text) = (named_with_year(self.card.inspection, ", "), lower(self.text.trim_end_matches('.')));
        format!("{body}: {text} ({}/{})", self.card.inspection.id, self.name)
    }
}

/// That no figure says whether work got better or worse, what inspectors called it, and why nobody can tell what chance explains.
fn got_better(whole: &Comparison<'_, '_>) -> Option<MainPoint> {
    let not = no_figure_says(whole)?;
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    // Of many not all is told by name below.
    let called = ways(&said(&cards), cards.len() > A_SENTENCE_EACH);
    let called = called.map(|ways| format!(" Inspectors themselves called the work {ways}."));
    let said = format!("{not}{}", called.unwrap_or_default());
    // Of many the reasons stand further down.
    if cards.len() > A_SENTENCE_EACH {
        return Some(MainPoint::new(said));
    }
    let reason = main_reason(whole).map(|reason| format!(": {reason}")).unwrap_or_default();
    Some(MainPoint::new(format!("{said} Whether chance alone (sampling) explains a change cannot be told{reason}.")))
}

/// The same of a few in a story, whose ratings and scores nobody has set side by side.
pub(crate) fn answered(cards: &[&Scorecard<'_>]) -> Option<MainPoint> {
    let by = |card: &&&Scorecard<'_>| (card.inspection.provider.id.clone(), edition(card.framework).to_owned());
    let has_figure = |card: &&&Scorecard<'_>| rating_of(card).is_some() || ends(card).is_some();
    let with: Vec<&&Scorecard<'_>> = cards.iter().filter(has_figure).collect();
    let is_none = with.iter().map(by).collect::<BTreeSet<_>>().len() == with.len();
    let none =
        if is_none { ". No figure says: of no body are two ratings or scores by the same rules known" } else { "" };
    ways(&said(cards), true).map(|ways| MainPoint::new(format!("Inspectors themselves called the work {ways}{none}.")))
}

/// That no figure says whether work got better, where none does, then what inspectors themselves said; of many that is a section. Where a figure of several
/// bodies says it, that is for these alone. `how`: how to quote it.
pub(crate) fn told(whole: &Comparison<'_, '_>, how: &str) -> Vec<MainPoint> {
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let answer = got_better(whole);
    let is_told = cards.len() <= A_SENTENCE_EACH && (answer.is_some() || whole.pairs.len() == 1);
    let few = is_told.then(|| in_their_words(&cards, how)).flatten();
    answer.into_iter().chain(few).collect()
}

/// What inspectors said of change, of many: a line each.
pub(super) fn said_of_change(cards: &[&Scorecard<'_>]) -> Option<Section> {
    let points: Vec<String> = said(cards).iter().map(Said::in_words).collect();
    let how = "To quote one: `assize quote NAME`, with the name in brackets.";
    let is_shown = cards.len() > A_SENTENCE_EACH && !points.is_empty();
    let section = || Section::new("said-of-change", "What inspectors said of change, as retold here");
    is_shown.then(|| section().block(Block::List { points }).block(Block::commands([how])))
}

/// What inspectors said of change, each with where and when, and the name it is quoted by.
fn in_their_words(cards: &[&Scorecard<'_>], how: &str) -> Option<MainPoint> {
    let all = said(cards);
    let told = all.iter().take(NAMED).map(Said::in_words);
    let more = all.len().saturating_sub(NAMED);
    let told: Vec<String> = told.chain((more > 0).then(|| format!("and {more} more"))).collect();
    let what = "What inspectors said of change, as retold here";
    (!told.is_empty()).then(|| MainPoint::new(format!("{what}{how}: {}.", told.join("; "))))
}

/// Verdicts and findings that say which way work went, in order of time.
fn said<'c, 'a>(cards: &[&'c Scorecard<'a>]) -> Vec<Said<'c, 'a>> {
    let of_card = |card: &&'c Scorecard<'a>| {
        let card = *card;
        let verdicts = card.inspection.verdicts.iter().filter_map(|one| {
            let (name, text) = (one.value.id.clone(), one.value.words.as_str());
            one.value.change.map(|change| Said { card, name, text, change })
        });
        let findings = card.inspection.findings().into_iter().filter_map(|(name, finding)| {
            finding.change().map(|change| Said { card, name, text: finding.text(), change })
        });
        verdicts.chain(findings).collect::<Vec<_>>()
    };
    cards.iter().flat_map(of_card).collect()
}

/// "worse in 2016 (North of London, the CRC's work), better in 2018 (NPS London and London CRC) and 2019 (NPS London)"; without the names where they
/// follow.
fn ways(all: &[Said<'_, '_>], named_by: bool) -> Option<String> {
    // One way in one year, and who is meant.
    let mut years: Vec<(&str, String, Vec<String>)> = Vec::new();
    for one in all {
        let own = all.iter().filter(|other| other.card.inspection.id == one.card.inspection.id);
        let own: BTreeSet<Change> = own.map(|other| other.change).collect();
        let way = match own.first().filter(|_| own.len() == 1) {
            Some(Change::Better) => "better",
            Some(Change::Worse) => "worse",
            Some(Change::Mixed) | None => "mixed",
        };
        let year = one.card.inspection.year().map_or_else(|| "some year".to_owned(), |year| year.to_string());
        let body = named(one.card.inspection);
        match years.last_mut() {
            Some((known, when, bodies)) if (*known, &*when) == (way, &year) => {
                if !bodies.contains(&body) {
                    bodies.push(body);
                }
            }
            _ => years.push((way, year, vec![body])),
        }
    }
    let said = years.chunk_by(|(way, ..), (next, ..)| way == next).map(|run| {
        let times = run.iter().map(|(_, year, bodies)| match named_by {
            true => format!("{year} ({})", list(bodies)),
            false => year.clone(),
        });
        format!("{} in {}", run[0].0, list(times))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// "Earlier recommendations, as later inspections saw them: done in part in 2018 and 2019.", with what was recommended, where that is recorded.
pub(crate) fn recommendations(cards: &[&Scorecard<'_>]) -> Option<MainPoint> {
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
    let all = format!("Earlier recommendations, as later inspections saw them: {}.", list(&parts));
    let recorded = recorded(cards).unwrap_or_else(|| "What they were is not recorded here.".to_owned());
    let all = match follow_ups(cards).any(|of| of.contains('/')) {
        true => all,
        false => format!("{all} What became of each is not recorded."),
    };
    (!parts.is_empty()).then(|| MainPoint::new(format!("{all} {recorded}")))
}

/// What each follow-up is of: one recommendation, `INSPECTION/ID`, or a report as a whole.
fn follow_ups<'c>(cards: &[&'c Scorecard<'_>]) -> impl Iterator<Item = &'c str> {
    cards.iter().flat_map(|card| &card.inspection.follow_ups).map(|one| one.value.of.as_str())
}

/// "What they were is recorded of the North of London, 2016: set clear priorities for casework."
fn recorded(cards: &[&Scorecard<'_>]) -> Option<String> {
    let of: BTreeSet<&str> =
        follow_ups(cards).map(|of| of.split_once('/').map_or(of, |(inspection, _)| inspection)).collect();
    let told = cards.iter().filter(|card| of.contains(card.inspection.id.as_str())).filter_map(|card| {
        let remarks = card.inspection.remarks.iter().map(|one| &one.value);
        let texts =
            remarks.filter(|one| one.kind == RemarkKind::Recommendation).map(|one| one.text.trim_end_matches('.'));
        let texts: Vec<String> = texts.map(lower).collect();
        (!texts.is_empty()).then(|| format!("{}: {}", named_with_year(card.inspection, ", "), texts.join("; ")))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("Recorded of what they were: {}.", told.join(". ")))
}
