//! Inspections side by side: what each says, what may be set against what, and what cannot be said.
//!
//! Each part is a function that returns a section, so that other reports may take them in.

mod again;
mod answer;
mod bodies;
mod change;
mod combined;
mod everything;
mod follow_up;
mod groups;
mod in_order;
mod lanes;
mod often;
mod panels;
mod recommended;
mod said;
mod shares;
mod splits;
mod summary;
mod upper;
mod verdicts;
mod within;

use std::collections::BTreeSet;

use assize_analysis::{Comparison, OfPairs, PairCompared};
use assize_disclose::Published;
use assize_framework::Framework;
use assize_model::{Provider, ProviderKind};
use assize_report::{ANNEXES, Audience, Block, Cell, Chart, Column, Kind, Report, Section};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use crate::asked::SelectionInWords;
use crate::dates::years;
use crate::figures::whole_text;
use crate::inspection::of_cards;
use crate::main_points::A_SENTENCE_EACH;
use crate::scorecard::{capital, notices_for};
use crate::sources::with_sources;
use crate::uncertainty::Uncertainty;
use crate::words::{list, lower};

pub(crate) use answer::{answer, real};
pub(crate) use bodies::bodies;
pub(crate) use change::{answered, said_of_change, said_of_one, told};
pub(crate) use combined::combined;
pub use everything::everything;
pub use follow_up::follow_up;
pub(crate) use groups::{groups, overall_ratings};
pub(crate) use in_order::{in_a_line, in_order};
pub(crate) use lanes::{is_abbreviation, lanes, named_with_year, short, standards, without_kind};
pub(crate) use often::{is_standard, no_sample, why_the_worst, worst_most_often};
pub(crate) use panels::panels;
pub use recommended::recommendations;
pub(crate) use said::said;
pub(crate) use shares::common;
pub use shares::shares;
pub use splits::splits;
pub(crate) use summary::{can_be_compared, lead, times};
pub use summary::{documents, may_be_set};
use upper::Upper;
pub use verdicts::matrix;
pub(crate) use within::within;

/// What an area is called, and what else there is on it: inspections of places within it, and years that were not asked for.
#[derive(Clone, Copy, Debug)]
pub struct AboutArea<'c, 'a> {
    pub area: &'c str,
    pub within: &'c [&'c Scorecard<'a>],
    pub other_years: &'c [u16],
}

/// A report of inspections side by side; `about` is the area, where one alone was named, `asked` what else was, `providers` all bodies that are
/// known.
pub fn comparison(
    published: Published<&Comparison<'_, '_>>,
    about: Option<AboutArea<'_, '_>>,
    asked: &SelectionInWords,
    providers: &IndexMap<String, Provider>,
    uncertainty: Uncertainty,
) -> Report {
    let (whole, audience) = (*published, published.audience());
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let within = about.and_then(within);
    let (is_pair, are_many) = (cards.len() == 2, cards.len() > A_SENTENCE_EACH);
    let shares = shares(whole, uncertainty);
    let (first, shares) = if is_pair { shares.map(parted).unzip() } else { (None, shares) };
    let [bodies, in_part] = bodies(whole, uncertainty);
    let by_body: Vec<Section> = groups(&real(&cards)).into_iter().chain(bodies).collect();
    let said = said(whole);
    let panels = panels(&cards).into_iter().map(|one| Block::Chart(Chart { table: one.table.for_scripts(), ..one }));
    let panels = Section::new("panels", "Body by body").blocks(panels).filled();
    let mut story = in_order(whole);
    story.blocks.splice(0..0, lanes(whole, about.map(|about| about.area), providers).map(Block::Chart));
    // What is asked about stands first: one part of the work, else many bodies, a pair, or a story in order of time.
    let changed = said_of_change(&cards).filter(|_| whole.topic.is_none() && !is_pair);
    let is_story = said.is_none() && !is_pair && cards.len() <= A_LIST && (!are_many || by_body.is_empty());
    let (mut sections, later) = match said {
        Some(said) => (vec![said], by_body),
        None if is_story => (vec![story], by_body),
        None if is_pair => (first.clone().into_iter().collect(), by_body),
        None => (by_body, Vec::new()),
    };
    if whole.topic.is_some() {
        sections.extend(first);
    }
    sections.extend(again::rated_again(whole));
    let can_be_compared = can_be_compared(whole, within);
    // A story tells of change line by line, and its main points say why nothing can be compared.
    let (shown, told) = (changed.into_iter().chain([can_be_compared]), !is_story);
    let (shown, told): (Vec<Section>, Vec<Section>) = shown.partition(|_| told);
    sections.extend(shown);
    let next = about.and_then(|about| within::next((about, asked), &cards, providers, !is_story));
    if let Some(last) = sections.last_mut() {
        last.blocks.extend(next);
    }
    let annexes = Section::new(ANNEXES, "Annexes")
        .sections(told)
        .sections([documents(whole), may_be_set(whole), matrix(whole)])
        .sections(shares.filter(|shares| !is_pair || !shares.blocks.is_empty()))
        .sections(common(whole, uncertainty))
        .sections(combined(whole))
        .sections(splits(whole, uncertainty))
        .sections(later)
        .sections(in_part)
        .sections(panels)
        .sections(follow_up(whole));
    sections.push(annexes);
    let title = match &whole.topic {
        // Overall ratings are none of a part of the work.
        Some(topic) => {
            let title = title(asked, &cards, |cards| Some(format!("{} inspections", cards.len())));
            format!("{}: {title}", capital(&topic.title()))
        }
        None => capital(&title(asked, &cards, how_rated)),
    };
    let report = Report {
        main_points: answer(whole, uncertainty),
        notices: notices_for(&cards, Audience::Internal),
        sections,
        ..of_cards(judged(whole), Report::new(Kind::Comparison, audience, title))
    };
    with_sources(report, &cards, &cards)
}

/// With more kinds of bodies a title counts them.
const MOST_KINDS: usize = 3;
/// Up to this many inspections without a table by body or kind are listed one by one.
pub(crate) const A_LIST: usize = 2 * A_SENTENCE_EACH;
/// Tables with more rows than these are no first screen.
const A_SCREEN: usize = 24;

/// The shares of a pair: tables that a screen holds, and the longer ones.
fn parted(shares: Section) -> (Section, Section) {
    let is_long = |block: &Block| matches!(block, Block::Table(table) if table.rows.len() > A_SCREEN);
    let (long, short) = shares.blocks.into_iter().partition(is_long);
    let rest = Section::new("shares-more", "Shares of every other question").blocks(long);
    (Section { blocks: short, ..Section::new(shares.id, shares.title) }, rest)
}

/// "London: 8 inspections side by side"; many that no place or name have in common by the kinds of their bodies, with how they are rated. It may begin
/// with a small letter.
pub(crate) fn title(
    asked: &SelectionInWords,
    cards: &[&Scorecard<'_>],
    how_rated: fn(&[&Scorecard<'_>]) -> Option<String>,
) -> String {
    let are_many = cards.len() > A_SENTENCE_EACH;
    let number = || format!("{} inspections", cards.len());
    match asked.said().filter(|_| asked.title(are_many).is_some()) {
        None if are_many => match how_rated(cards) {
            Some(rated) => format!("{}: {rated}", of_kinds(cards)),
            None => Upper::of(cards)
                .map_or_else(|| format!("{}: {}", of_kinds(cards), number()), |one| one.titled(of_kinds(cards))),
        },
        None => match cards {
            [first, rest @ ..]
                if rest.iter().all(|card| card.inspection.provider.id == first.inspection.provider.id) =>
            {
                format!("{}: {} inspections side by side", first.inspection.provider.name, cards.len())
            }
            _ => format!("{} inspections side by side", cards.len()),
        },
        Some(asked) => format!("{asked}: {} inspections side by side", cards.len()),
    }
}

/// Under one regime how many have which overall rating.
pub(crate) fn how_rated(cards: &[&Scorecard<'_>]) -> Option<String> {
    let is_one_regime = cards.iter().all(|card| card.framework.id == cards[0].framework.id && card.total.is_some());
    is_one_regime.then(|| overall_ratings(cards))
}

/// "Probation Trusts and community rehabilitation companies, 2014 to 2021".
fn of_kinds(cards: &[&Scorecard<'_>]) -> String {
    let kinds: BTreeSet<&ProviderKind> = cards.iter().map(|card| &card.inspection.provider.kind).collect();
    let kinds: Vec<String> = match kinds.len() {
        some if some > MOST_KINDS => vec![format!("bodies of {some} kinds")],
        _ => kinds.into_iter().map(|kind| lower_in_a_sentence(kind.plural())).collect(),
    };
    let kinds = list(kinds);
    let years = years(cards.iter().map(|card| card.inspection)).map(|years| format!(", {years}"));
    format!("{kinds}{}", years.unwrap_or_default())
}

/// "community rehabilitation companies", and "Probation Trusts" as they are called.
pub(crate) fn lower_in_a_sentence(plural: &str) -> String {
    let is_name = plural.split(' ').nth(1).is_some_and(|second| second.starts_with(char::is_uppercase));
    if is_name { plural.to_owned() } else { lower(plural) }
}

/// Each inspection under each regime.
pub(crate) fn judged<'w, 'a>(whole: &'w Comparison<'_, 'a>) -> impl Iterator<Item = &'w Scorecard<'a>> {
    whole.entries.iter().flat_map(|one| one.under.iter().map(|judged| &judged.card))
}

/// One section for each pair that has such; where there are too many pairs, how to see one. Nothing where none has any.
fn each_pair<T>(
    whole: &Comparison<'_, '_>,
    section: Section,
    all: &OfPairs<T>,
    of_pair: impl Fn(&PairCompared, &T) -> Section,
) -> Option<Section> {
    match all {
        OfPairs::Each(all) if all.is_empty() => None,
        OfPairs::Each(all) => Some(section.sections(all.iter().map(|(pair, has)| of_pair(&whole.pairs[*pair], has)))),
        OfPairs::TooMany(pairs) => {
            let pairs = whole_text(*pairs as u64);
            let said = format!("These are {pairs} pairs, too many for a table each. To see some: {FEWER}");
            Some(section.block(Block::paragraph(said)))
        }
    }
}

/// How to have few enough pairs.
const FEWER: &str = "name two inspections, bodies or years.";

/// The two inspections of a pair, for scripts.
fn pair_columns() -> [Column; 2] {
    [("inspection_first", "First inspection"), ("inspection_second", "Second inspection")]
        .map(|(id, title)| Column::text(id, title).for_scripts())
}

fn pair_cells(whole: &Comparison<'_, '_>, pair: &PairCompared) -> [Cell; 2] {
    [pair.a, pair.b].map(|entry| Cell::text(&whole.entries[entry].inspection.id))
}

/// "shares-london-crc-2018-london-crc-2019".
fn pair_id(whole: &Comparison<'_, '_>, pair: &PairCompared, what: &str) -> String {
    format!("{what}-{}-{}", whole.entries[pair.a].inspection.id, whole.entries[pair.b].inspection.id)
}

/// The title of the one, this word, the title of the other.
fn pair_title(whole: &Comparison<'_, '_>, pair: &PairCompared, between: &str) -> String {
    let title = |entry: usize| whole.entries[entry].inspection.title.as_str();
    format!("{} {between} {}", title(pair.a), title(pair.b))
}

/// A framework that inspections of a comparison were made or judged under.
fn framework<'a>(whole: &Comparison<'_, 'a>, entry: usize, id: &str) -> Option<&'a Framework> {
    let entry = whole.entries[entry];
    entry.under(id).map(|judged| judged.framework).or(entry.home.filter(|home| home.id == id))
}

fn theme(theme: &str) -> Cell {
    if theme.is_empty() { Cell::empty("no observation is behind it") } else { Cell::text(theme) }
}
