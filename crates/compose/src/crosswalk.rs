//! How two regimes' questions are related, and what that comes to on cases.

mod cases;
mod pairs;
mod rules;
mod sides;

use std::collections::BTreeSet;

use assize_analysis::{CommonBasis, Consequence, Crosswalk, Rejudgement, Relation, SharedQuestion, rate_alike};
use assize_framework::{Band, Framework, Rollup};
use assize_report::{Audience, Block, Item, Kind, MainPoint, Report, Section};
use indexmap::IndexSet;

use crate::figures::whole_text;
use crate::inspection::of_cards;
use crate::scorecard::notices_for;
use crate::words;

/// One inspection's cases under both regimes of a crosswalk.
#[derive(Debug)]
pub struct OnCases<'c, 'a> {
    /// The cases under both.
    pub rejudgement: &'c Rejudgement<'a>,
    /// What the pairs come to.
    pub consequence: Vec<Consequence>,
    /// The pairs cut down to what they share.
    pub common: Vec<CommonBasis>,
    /// Each regime's questions cut down to what the other asks too.
    pub shared: [Vec<SharedQuestion>; 2],
}

/// A report of the crosswalk, and of what it comes to on these cases.
pub fn crosswalk(walk: &Crosswalk<'_>, cases: &[OnCases<'_, '_>], audience: Audience) -> Report {
    let mut sections = sections(walk);
    sections.extend(cases.iter().map(|one| cases::on_cases(walk, one)));
    let cards: Vec<_> =
        cases.iter().filter_map(|one| one.rejudgement.under.first().map(|judged| &judged.card)).collect();
    let notices = if cases.is_empty() { Vec::new() } else { notices_for(&cards, audience) };
    let judged = cases.iter().flat_map(|one| one.rejudgement.under.iter().map(|judged| &judged.card));
    let mut said = vec![format!("Questions: {}.", counterparts(walk))];
    said.extend(standards(walk));
    said.extend(rate_alike(walk.a, walk.b).then(|| ALIKE.to_owned()));
    said.push(format!("Observations: {}.", observations(walk)));
    let main_points = said.into_iter().map(MainPoint::new).collect();
    of_cards(judged, Report { main_points, notices, sections, ..Report::new(Kind::Crosswalk, audience, title(walk)) })
}

pub(crate) fn title(walk: &Crosswalk<'_>) -> String {
    format!("{} and {} side by side", walk.a.id, walk.b.id)
}

/// What the two ask, without cases.
pub(crate) fn sections(walk: &Crosswalk<'_>) -> Vec<Section> {
    let sections = [summary(walk)].into_iter().chain(pairs::by_stage(walk));
    sections.chain(sides::gaps(walk)).collect()
}

const ALIKE: &str = "All that enters a rating is the same: overall ratings under the two can be compared.";

/// "19 of 19 of the first are the same in the second".
fn counterparts(walk: &Crosswalk<'_>) -> String {
    let equal = walk.pairs.iter().filter(|pair| pair.relation == Relation::Equal && pair.differs.is_empty());
    let same: BTreeSet<usize> = equal.map(|pair| pair.a).collect();
    let related: BTreeSet<usize> = walk.pairs.iter().map(|pair| pair.a).collect();
    let of = format!("of {} of the first", number(walk.a.questions.len()));
    let more = match related.difference(&same).count() {
        0 => String::new(),
        some => format!("; {} more share observations with some of it", number(some)),
    };
    format!("{} {of} are the same in the second{more}", number(same.len()))
}

/// "Standards by their titles: of the first alone, "Unpaid work"; of the second alone, "Court work""; nothing where one has none.
fn standards(walk: &Crosswalk<'_>) -> Option<String> {
    let titles = |framework: &Framework| -> IndexSet<String> {
        let lowest = framework.nodes.iter().filter(|node| node.children.is_empty());
        lowest.map(|node| node.title.en.clone()).collect()
    };
    let (first, second) = (titles(walk.a), titles(walk.b));
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let alone = |one: &IndexSet<String>, other: &IndexSet<String>, whose: &str| {
        let alone: Vec<String> = one.difference(other).map(|title| format!("\"{title}\"")).collect();
        (!alone.is_empty()).then(|| format!("of the {whose} alone, {}", words::list(alone)))
    };
    if first.is_disjoint(&second) {
        return Some("Standards: none has the title of one of the other.".to_owned());
    }
    let said = [alone(&first, &second, "first"), alone(&second, &first, "second")];
    let said: Vec<String> = said.into_iter().flatten().collect();
    Some(match said.is_empty() {
        true => "The standards have the same titles.".to_owned(),
        false => format!("Standards by their titles: {}.", said.join("; ")),
    })
}

fn summary(walk: &Crosswalk<'_>) -> Section {
    let mut items = vec![Item::new("First", side(walk.a)), Item::new("Second", side(walk.b))];
    items.push(Item::new("Pairs of questions", pairs_of_questions(walk)));
    items.push(Item::new("Observations", observations(walk)));
    items.push(Item::new("Without a counterpart", without_counterpart(walk)));
    for (name, framework) in [("Figures of the first", walk.a), ("Figures of the second", walk.b)] {
        items.push(Item::new(name, how_figures_are_made(framework)));
    }
    for (name, units) in [("Only the first asks about", &walk.units[0]), ("Only the second asks about", &walk.units[1])]
    {
        let plurals: Vec<&str> = units.iter().map(|unit| plural(walk, unit)).collect();
        if !plurals.is_empty() {
            items.push(Item::new(name, words::list(&plurals)));
        }
    }
    let text = match walk.pairs.is_empty() {
        true => "Nothing of the one can be answered from what the other asks.",
        false if walk.both.is_empty() => "The pairs are questions that both inherit; no observation answers them.",
        false if rate_alike(walk.a, walk.b) => ALIKE,
        false => {
            "This follows from the observations alone: which of the small judgements behind each question the other regime asks too. A share under the one is never to be set against a share under the other as it is; the same cases can be judged under both, within limits."
        }
    };
    let rules = rules::rules(walk).map(Block::Table);
    Section::new("summary", "Summary").block(items).block(Block::paragraph(text)).blocks(rules).blocks([
        sides::counts(walk),
        sides::sides(walk),
        sides::observations(walk),
    ])
}

/// "21 with an observation in common (19 the same and 2 overlapping); 148 with none".
fn pairs_of_questions(walk: &Crosswalk<'_>) -> String {
    let count = |relation: Relation| walk.pairs.iter().filter(|pair| pair.relation == relation).count();
    let relations = [
        (Relation::Equal, "the same"),
        (Relation::Subset, "part of what the second asks"),
        (Relation::Superset, "more than the second asks"),
        (Relation::Intersecting, "overlapping"),
    ];
    let parts: Vec<String> = relations
        .into_iter()
        .filter(|(relation, _)| count(*relation) > 0)
        .map(|(relation, words)| format!("{} {words}", count(relation)))
        .collect();
    let all = match parts.is_empty() {
        true => "none with an observation in common".to_owned(),
        false if walk.both.is_empty() => format!("{} that both inherit", number(walk.pairs.len())),
        false => format!("{} with an observation in common ({})", number(walk.pairs.len()), words::list(&parts)),
    };
    format!("{all}; {} with none", number(walk.disjoint))
}

/// "3 asked by both, 2 by the first alone, 4 by the second alone"; of regimes without any what can be set side by side all the same.
fn observations(walk: &Crosswalk<'_>) -> String {
    let has_none = |framework: &&&Framework| framework.questions.iter().all(|question| question.rule.is_none());
    let without: Vec<&str> = [walk.a, walk.b].iter().filter(has_none).map(|side| side.id.as_str()).collect();
    if !without.is_empty() {
        let has = if without.len() == 1 { "has" } else { "have" };
        let text = "none in the catalogue, so that only questions which both inherit can be set side by side";
        return format!("{} {has} {text}", words::list(without));
    }
    format!(
        "{} asked by both, {} by the first alone, {} by the second alone",
        number(walk.both.len()),
        number(walk.only[0].len()),
        number(walk.only[1].len())
    )
}

fn side(framework: &Framework) -> String {
    let questions = framework.questions.len();
    let plural = if questions == 1 { "" } else { "s" };
    format!("{} ({}): {} {}{plural}", framework.title.en, framework.id, number(questions), framework.question_level)
}

fn without_counterpart(walk: &Crosswalk<'_>) -> String {
    let part = |framework: &Framework, alone: &[usize]| {
        let without_rule = alone.iter().filter(|index| framework.questions[**index].rule.is_none()).count();
        let no_rule = match without_rule {
            0 => String::new(),
            count => format!(" ({} resting on no observation of the catalogue)", number(count)),
        };
        format!("{} of {}{no_rule}", number(alone.len()), number(framework.questions.len()))
    };
    format!("{} in the first, {} in the second", part(walk.a, &walk.alone[0]), part(walk.b, &walk.alone[1]))
}

/// "lowest of the questions; rated at 50, 65 and 80%".
fn how_figures_are_made(framework: &Framework) -> String {
    let computed = || framework.nodes.iter().filter(|node| node.rollup.is_some_and(Rollup::gives_share));
    let rollups: BTreeSet<&str> = computed()
        .flat_map(|node| node.rollup.into_iter().chain(node.also.as_ref().map(|also| also.rollup)))
        .map(Rollup::words)
        .collect();
    let rollups: Vec<&str> = rollups.into_iter().collect();
    let edges = |band: &Band| (0..band.edges.len()).map(|edge| words::bare_edge(band, edge)).collect();
    let bands: BTreeSet<Vec<String>> =
        computed().filter_map(|node| node.band.map(|band| edges(&framework.bands[band]))).collect();
    let rated = bands.into_iter().map(|edges| format!("edges at {} per cent", words::list(&edges)));
    let rated: Vec<String> = rated.collect();
    let rated = if rated.is_empty() { "no ratings".to_owned() } else { rated.join("; ") };
    let rollups = if rollups.is_empty() { "nothing is added up".to_owned() } else { rollups.join(" and ") };
    format!("{rollups}; {rated}")
}

fn plural<'w>(walk: &'w Crosswalk<'_>, unit: &'w str) -> &'w str {
    let known = walk.a.catalogue.units.get(unit).or_else(|| walk.b.catalogue.units.get(unit));
    known.map_or(unit, |unit| unit.plural.en.as_str())
}

fn number(count: usize) -> String {
    whole_text(count as u64)
}
