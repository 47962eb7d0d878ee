//! What each inspection says of one part of the work, in order of time, and how many of each kind of body have which rating for it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use assize_analysis::{Comparison, Topic, edition};
use assize_model::{ContextFigure, Finding, ProviderKind};
use assize_report::{Cell, Column, MainPoint, Section, Table};
use assize_scoring::{CardNode, Scorecard};

use super::again::is_rated_again;
use super::lanes::short;
use crate::cells;
use crate::dates::{month_published, years};
use crate::found::kind;
use crate::inspection::is_in_words;
use crate::main_points::{place, ratings_of};
use crate::scorecard::{capital, said_by_source};
use crate::words::{counted, list, quoted};

/// A row a rated standard of that part, a question of it that has a share or words, and any other figure that is about it; then what was found of
/// it in words.
pub(crate) fn said(whole: &Comparison<'_, '_>) -> Option<Section> {
    let topic = whole.topic.as_ref()?;
    let mut table = Table::new("said", "").columns([
        Column::text("published", "Published"),
        Column::text("inspection_title", "Inspection"),
        Column::text("title", "Of"),
        Column::share("share", "Share"),
        Column::text("says", "Rating, or words"),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("id", "Id").for_scripts(),
        Column::rating("rating", "Rating").for_scripts(),
    ]);
    let mut findings = Table::new("said-findings", "Findings").columns([
        Column::text("published", "Published"),
        Column::text("inspection_title", "Inspection"),
        Column::text("kind", "Kind"),
        Column::text("text", "What was found"),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("id", "Id").for_scripts(),
    ]);
    for card in whole.home_cards() {
        let inspection = card.inspection;
        let of_card = || {
            let published = month_published(inspection).unwrap_or_else(|| "not known".to_owned());
            [Cell::text(published), Cell::text(&inspection.title)]
        };
        for (id, title, share, says) in rows(card, topic).into_iter().chain(figures(card, topic)) {
            let (says, rating) = match says {
                rating @ Cell::Rating(_) => (Cell::text(rating.words()), rating),
                words => (words, Cell::empty("not rated")),
            };
            let cells = of_card().into_iter().chain([Cell::text(title), share, says]);
            table.row(cells.chain([&inspection.id, &id].map(Cell::text)).chain([rating]).collect());
        }
        for (id, finding) in findings_on(card, topic) {
            let said = [capital(&kind(card, finding)), finding.text().to_owned(), inspection.id.clone(), id];
            findings.row(of_card().into_iter().chain(said.map(Cell::text)).collect());
        }
    }
    table.note("Each in its own regime's words; the figures of different regimes are not one series.");
    let tables = [table, findings].into_iter().filter_map(Table::filled);
    Section::new("said", format!("What each says of {}", topic.title())).blocks(tables).filled()
}

/// Id, title, share, rating or words.
type Said = (String, String, Cell, Cell);

/// "Reviewing: 12 ratings are known, 2019 to 2025: 1 outstanding, 2 good and 9 inadequate", then each kind of body year by year.
pub(crate) fn of_topic(whole: &Comparison<'_, '_>) -> Vec<MainPoint> {
    let Some(topic) = &whole.topic else { return Vec::new() };
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let is_rated = |node: &CardNode<'_, '_>| topic.has_node(node.card.framework, node.index);
    let rated: Vec<(&Scorecard<'_>, usize)> = cards
        .iter()
        .flat_map(|card| card.all_nodes().filter(is_rated).filter_map(|node| Some((*card, node.rating().rated()?))))
        .collect();
    let part = capital(&topic.title());
    let beside = beside(&cards, topic);
    if rated.is_empty() {
        let beside =
            beside.unwrap_or_else(|| "no figure or finding of these inspections is recorded as one of it".to_owned());
        return vec![MainPoint::new(format!("{part}: no rating of it is known here; {beside}."))];
    }
    let years = years(rated.iter().map(|(card, _)| card.inspection)).map(|years| format!(", {years}"));
    let ratings = match rated.len() {
        1 => "1 rating is known".to_owned(),
        many => format!("{many} ratings are known"),
    };
    let bearers: BTreeSet<&str> = rated.iter().map(|(card, _)| card.inspection.id.as_str()).collect();
    let all = format!(
        "{part}: {ratings}, in {} of {} inspections{}: {}.{}",
        bearers.len(),
        cards.len(),
        years.unwrap_or_default(),
        ratings_of(rated.iter().copied(), None),
        beside.map(|beside| format!(" {}.", capital(&beside))).unwrap_or_default()
    );
    std::iter::once(all).chain(by_kind(rated)).map(MainPoint::new).collect()
}

/// How many kinds of bodies have a sentence on one part of the work.
const KINDS: usize = 2;

/// "Community rehabilitation companies, 2019: 2 good; 2020: 3 inadequate.": of the kinds with the most ratings, year by year; others together.
fn by_kind(rated: Vec<(&Scorecard<'_>, usize)>) -> Vec<String> {
    let mut kinds: BTreeMap<&ProviderKind, Vec<(&Scorecard<'_>, usize)>> = BTreeMap::new();
    for (card, rating) in rated {
        kinds.entry(&card.inspection.provider.kind).or_default().push((card, rating));
    }
    let mut sizes: Vec<usize> = kinds.values().map(Vec::len).collect();
    sizes.sort_unstable_by_key(|size| Reverse(*size));
    let least = sizes.get(KINDS - 1).copied().unwrap_or_default();
    let (mut told, mut others) = (Vec::new(), Vec::new());
    for (kind, rated) in kinds {
        if rated.len() < least || told.len() == KINDS {
            others.extend(rated);
            continue;
        }
        let mut years: BTreeMap<Option<u16>, Vec<(&Scorecard<'_>, usize)>> = BTreeMap::new();
        for (card, rating) in rated {
            years.entry(card.inspection.year()).or_default().push((card, rating));
        }
        let of_year = |(year, rated): (Option<u16>, Vec<_>)| {
            let year = year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
            format!("{year}: {}", ratings_of(rated, Some(place)))
        };
        let said: Vec<String> = years.into_iter().map(of_year).collect();
        told.push(format!("{}, {}.", capital(kind.plural()), said.join("; ")));
    }
    if let Some(last) = told.last_mut().filter(|_| !others.is_empty()) {
        last.push_str(&format!(" Of other kinds of bodies: {}.", ratings_of(others, Some(short))));
    }
    told
}

/// "2 figures and 1 finding in words are about it, in 3 of 57 inspections, 2022 to 2025": what else is held of it than ratings.
fn beside(cards: &[&Scorecard<'_>], topic: &Topic) -> Option<String> {
    let (mut counts, mut of) = ([0, 0], Vec::new());
    for card in cards {
        let shares = rows(card, topic).iter().filter(|(_, _, _, rating)| rating.rated().is_none()).count();
        let own = [shares + figures(card, topic).len(), findings_on(card, topic).len()];
        of.extend((own != [0, 0]).then_some(card.inspection));
        counts = [counts[0] + own[0], counts[1] + own[1]];
    }
    let said = [counted(counts[0], "figure", "figures"), counted(counts[1], "finding in words", "findings in words")];
    let verb = if counts[0] + counts[1] == 1 { "is" } else { "are" };
    let years = years(of.iter().copied()).map(|years| format!(", {years}")).unwrap_or_default();
    let said: Vec<String> = said.into_iter().flatten().collect();
    let inspections = cards.len();
    (!of.is_empty())
        .then(|| format!("{} {verb} of it, in {} of {inspections} inspections{years}", list(said), of.len()))
}

/// Figures of the record that are not questions: those that belong to a question or standard of the topic, and those with such a title.
fn figures(card: &Scorecard<'_>, topic: &Topic) -> Vec<Said> {
    let belongs = |figure: &ContextFigure| figure.belongs_to.as_ref().is_some_and(|id| topic.has(card.framework, id));
    let is_all = topic.is_all_of(card.framework);
    let is_it = |figure: &&ContextFigure| is_all || belongs(figure) || topic.is_in(&figure.title);
    let said = card.record.figures.iter().filter(is_it).map(|figure| {
        let words = figure.words.as_ref().map(|words| quoted(words, figure.retold));
        let share = match is_in_words(figure) {
            true => Cell::empty("given in words"),
            false => said_by_source(card, figure),
        };
        (figure.id.clone(), figure.title.clone(), share, cells::or(words, "given as a number"))
    });
    said.collect()
}

/// Findings that name a standard of it; of those that name none, or one that it is a part of, the ones whose words are of it.
fn findings_on<'c>(card: &Scorecard<'c>, topic: &Topic) -> Vec<(String, Finding<'c>)> {
    let is_of = |finding: &Finding<'_>| match finding {
        Finding::Remark(remark) => {
            let names = |is_so: &dyn Fn(&str) -> bool| remark.nodes.iter().any(|id| is_so(id));
            let may_be = remark.nodes.is_empty() || names(&|id| topic.is_within(card.framework, id));
            let mut texts = [remark.title.as_deref(), Some(&*remark.text)].into_iter().flatten();
            names(&|id| topic.has(card.framework, id)) || may_be && texts.any(|text| topic.is_in(text))
        }
        Finding::FollowUp(one) => topic.is_in(&one.text),
    };
    let is_all = topic.is_all_of(card.framework);
    card.inspection.findings().into_iter().filter(|(_, finding)| is_all || is_of(finding)).collect()
}

/// Why no trend of it can be told; nothing where a share of it can be compared, a body was rated on it again by the same standards, or all is of one
/// year.
pub(crate) fn no_trend(whole: &Comparison<'_, '_>) -> Option<String> {
    let topic = whole.topic.as_ref()?;
    let is_known = |card: &&Scorecard<'_>| !rows(card, topic).is_empty();
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().filter(is_known).collect();
    let count = |of: BTreeSet<Option<u16>>| of.len();
    let is_one_year = count(cards.iter().map(|card| card.inspection.year()).collect()) < 2;
    let is_compared = whole.pairs.iter().any(|pair| pair.comparable > 0);
    let by = |card: &&Scorecard<'_>| (card.inspection.provider.id.clone(), edition(card.framework).to_owned());
    let is_again = cards.iter().map(by).collect::<BTreeSet<_>>().len() < cards.len();
    let is_again = is_again || whole.pairs.iter().any(|pair| is_rated_again(whole, pair));
    let because =
        "no body has two ratings or figures of it under the same standards, and no share of it can be compared";
    (!is_one_year && !is_compared && !is_again).then(|| format!("No trend can be shown: {because}."))
}

/// Ratings of its standards, and shares and words of questions of it that these do not hold.
fn rows(card: &Scorecard<'_>, topic: &Topic) -> Vec<Said> {
    let is_it = |question: usize| topic.has_question(card.framework, question);
    let mut found: Vec<Said> = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for node in card.framework.tree_order().into_iter().filter(|node| topic.has_node(card.framework, *node)) {
        let view = card.node(node);
        let is_rated = view.rating().rated().is_some();
        let share = match cells::of_node(view) {
            cell if cell.share().is_some_and(|share| share.value.is_some() || view.entered().is_some()) => cell,
            _ if is_rated => Cell::empty("rated without a share"),
            _ => continue,
        };
        let says = if is_rated { cells::rating_of(view) } else { Cell::empty("not rated") };
        told.extend(card.framework.nodes[node].questions.iter().filter(|_| is_rated && share.share().is_some()));
        found.push((card.framework.nodes[node].id.clone(), view.title(), share, says));
    }
    for question in (0..card.questions.len()).filter(|question| is_it(*question) && !told.contains(question)) {
        let view = card.question(question);
        let words = card.record.stated.get(&question).map(|stated| quoted(&stated.value.words, stated.value.retold));
        let share = match cells::of_question(view) {
            cell if cell.share().is_some_and(|share| share.value.is_some()) => cell,
            _ => Cell::empty("not counted"),
        };
        if words.is_some() || share.share().is_some() {
            let says = cells::or(words, "counted");
            found.push((view.id().to_owned(), view.title(), share, says));
        }
    }
    found
}
