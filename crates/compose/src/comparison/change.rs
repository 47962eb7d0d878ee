//! Whether work got better: what no figure says, what inspectors themselves said of it, and what became of earlier recommendations.

use std::collections::BTreeSet;

use assize_analysis::{Comparison, edition};
use assize_model::Change;
use assize_report::{Block, MainPoint, Section};
use assize_scoring::Scorecard;

use super::lanes::{ends, named, named_with_year};
use super::summary::{main_reason, no_figure_says, no_two_ratings, none_between_kinds};
use crate::main_points::A_SENTENCE_EACH;
use crate::words::{list, lower};

/// How many of the statements are shown.
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
        format!("{}: {}", self.of(), self.clause())
    }

    /// "London CRC, 2018".
    fn of(&self) -> String {
        named_with_year(self.card.inspection, ", ")
    }

    fn clause(&self) -> String {
        format!("{} ({}/{})", lower(self.text.trim_end_matches('.')), self.card.inspection.id, self.name)
    }
}

/// That no figure says whether work got better or worse, and of a few why, where none does; then what inspectors themselves called it.
pub(crate) fn told(whole: &Comparison<'_, '_>) -> Vec<MainPoint> {
    let Some(not) = no_figure_says(whole).or_else(|| none_between_kinds(whole)) else { return Vec::new() };
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let are_many = cards.len() > A_SENTENCE_EACH;
    let called = ways(&said(&cards), are_many).map(|ways| format!("Inspectors themselves called the work {ways}."));
    // Where there are many, the reasons are further down.
    if are_many || no_figure_says(whole).is_none() {
        let said: Vec<String> = [format!("{not}.")].into_iter().chain(called).collect();
        return vec![MainPoint::new(said.join(" "))];
    }
    let because = match (no_two_ratings(whole), main_reason(whole)) {
        (None, None) => String::new(),
        (Some(ratings), None) => format!(": {ratings}"),
        (None, Some(shares)) => format!(": shares cannot be compared ({shares})"),
        (Some(ratings), Some(shares)) => format!(": {ratings}, nor can shares be compared ({shares})"),
    };
    let called = called.unwrap_or_else(|| "What inspectors themselves said of change is not recorded here.".to_owned());
    [format!("{not}, beyond chance or not{because}."), called].map(MainPoint::new).to_vec()
}

/// The same of a few in a story, whose ratings and scores are not set side by side.
pub(crate) fn answered(cards: &[&Scorecard<'_>]) -> Option<MainPoint> {
    let by = |card: &&&Scorecard<'_>| (card.inspection.provider.id.clone(), edition(card.framework).to_owned());
    let has_figure = |card: &&&Scorecard<'_>| card.overall_rating().is_some() || ends(card).is_some();
    let with: Vec<&&Scorecard<'_>> = cards.iter().filter(has_figure).collect();
    let is_none = with.iter().map(by).collect::<BTreeSet<_>>().len() == with.len();
    let none = if is_none {
        ". No figure tells: none of these bodies has two ratings or scores by the same rules"
    } else {
        ""
    };
    ways(&said(cards), true).map(|ways| MainPoint::new(format!("Inspectors themselves called the work {ways}{none}.")))
}

/// What inspectors said of change: a line each.
pub(crate) fn said_of_change(cards: &[&Scorecard<'_>]) -> Option<Section> {
    let points: Vec<String> = said(cards).iter().map(Said::in_words).collect();
    let how = "To quote one: `assize quote NAME`, with the name in brackets.";
    let section = || Section::new("said-of-change", "What inspectors said of change, as retold here");
    (!points.is_empty()).then(|| section().block(Block::List { points }).block(Block::commands([how])))
}

/// What inspectors said of change, each with where and when, and the name it is quoted by; of many that is a section. `how`: how to quote it.
pub(super) fn in_their_words(cards: &[&Scorecard<'_>], how: &str) -> Option<MainPoint> {
    let all = if cards.len() > A_SENTENCE_EACH { Vec::new() } else { said(cards) };
    // What one inspection says comes after its name, once.
    let told = all[..all.len().min(NAMED)].chunk_by(|one, other| one.card.inspection.id == other.card.inspection.id);
    let told =
        told.map(|own| format!("{}: {}", own[0].of(), own.iter().map(Said::clause).collect::<Vec<_>>().join(", and ")));
    let more = all.len().saturating_sub(NAMED);
    let told: Vec<String> = told.chain((more > 0).then(|| format!("and {more} more"))).collect();
    let what = "What inspectors said of change, as retold here";
    (!told.is_empty()).then(|| MainPoint::new(format!("{what}{how}: {}.", told.join("; "))))
}

/// The same of one inspection in a few words, except what is among its verdicts.
pub(crate) fn said_of_one(card: &Scorecard<'_>) -> Vec<String> {
    let is_verdict = |name: &str| card.inspection.verdicts.iter().any(|one| one.value.id == name);
    let of_card = said(&[card]).into_iter().filter(|one| !is_verdict(&one.name));
    of_card.map(|one| one.text.trim_end_matches('.').to_owned()).collect()
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

/// "worse in 2016 (North of London, the CRC's work), better in 2018 and 2019 (NPS London and London CRC)"; without the names where they follow.
fn ways(all: &[Said<'_, '_>], named_by: bool) -> Option<String> {
    // A way in some years, and who is meant.
    let mut runs: Vec<(&str, Vec<String>, Vec<String>)> = Vec::new();
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
        match runs.last_mut() {
            Some((known, when, bodies)) if *known == way && when[0] == year => {
                if !bodies.contains(&body) {
                    bodies.push(body);
                }
            }
            _ => runs.push((way, vec![year], vec![body])),
        }
    }
    // The same of the same in several years is said once.
    runs.dedup_by(|(way, years, bodies), (before, all, known)| {
        let is_same = way == before && (!named_by || bodies == known);
        if is_same {
            all.append(years);
        }
        is_same
    });
    let said = runs.chunk_by(|(way, ..), (next, ..)| way == next).map(|run| {
        let times = run.iter().map(|(_, years, bodies)| match named_by {
            true => format!("{} ({})", list(years), of_one_kind(bodies)),
            false => list(years),
        });
        format!("{} in {}", run[0].0, list(times))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// "Durham and North of London, the CRC's work": what all names end in stands once.
fn of_one_kind(names: &[String]) -> String {
    let parted: Option<Vec<(&str, &str)>> = names.iter().map(|name| name.split_once(", ")).collect();
    match parted.as_deref() {
        Some([(_, end), rest @ ..]) if rest.iter().all(|(_, other)| other == end) => {
            let before = parted.iter().flatten().map(|(before, _)| before);
            format!("{}, {end}", list(before))
        }
        _ => list(names),
    }
}
