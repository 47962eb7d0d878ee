//! Frameworks in words: which there are, and what one asks.

mod base;
mod overall;
mod rules;

use std::collections::BTreeSet;

use assize_framework::{
    Band, Compare, DiscretionRule, Entry, Framework, Library, Origin, Proportions, Question, Rating, Rollup, Target,
};
use assize_model::{Alternative, Exact, ProviderKind, When};
use assize_report::{Audience, Block, Cell, Column, Item, Kind, MainPoint, Report, Section, Table, Tree};
use assize_scoring::Outcome;

use crate::dates::period;
use crate::words::{self, either, list, lower};
use crate::{cells, figures};

pub(crate) use base::{blanks, minimum_in_words, too_little};

pub(crate) use base::{overall_weights, weights_in_words};
pub(crate) use overall::overall_rating;
pub(crate) use rules::{fact_title, in_words, rule_trees, scale_in_words};

pub fn frameworks(library: &Library, audience: Audience) -> Report {
    let (bases, usable): (Vec<_>, Vec<_>) = library.frameworks.values().partition(|framework| framework.is_abstract);
    let mut table = Table::new("frameworks", "").columns([
        Column::text("id", "Id"),
        Column::text("title", "Title"),
        Column::text("in_force", "In force"),
        Column::text("inspects", "Inspects"),
    ]);
    let many = usable.len();
    for framework in usable {
        let inspects = cells::words_or(kinds(&framework.inspects), "nothing");
        let texts = [&framework.id, &framework.title.en, &period(framework.in_force)].map(Cell::text);
        table.row(texts.into_iter().chain([inspects]).collect());
    }
    let mut blocks = vec![Block::Table(table)];
    if !bases.is_empty() {
        let names: Vec<_> = bases.iter().map(|framework| framework.id.as_str()).collect();
        blocks.push(Block::paragraph(format!(
            "Only to be extended, with nothing scored under them: {}.",
            names.join(", ")
        )));
    }
    let section = Section::new("known", "The frameworks that this program knows").blocks(blocks);
    let inspects = library.frameworks.values().flat_map(|one| &one.inspects).collect::<BTreeSet<_>>();
    let text = format!("{many} frameworks are known, for {} kinds of bodies and work.", inspects.len());
    let how =
        "One in full: `assize frameworks show 2018-crc`; two side by side: `assize frameworks diff 2018-crc pdu-2021`.";
    let main_points = [text, how.to_owned()].map(MainPoint::new).to_vec();
    Report { main_points, ..report("Frameworks", vec![section], audience) }
}

/// What a framework asks, which units it asks about, and how answers become ratings.
pub fn framework(framework: &Framework, audience: Audience) -> Report {
    let mut sections = vec![Section::new("about", "About").block(Block::from(about(framework)))];
    if !framework.ratings.is_empty() {
        sections.push(Section::new("ratings", "Ratings").blocks(ratings(framework)));
    }
    if let Some(words) = &framework.proportions {
        sections.push(Section::new("proportions", "Words for proportions").block(proportions(words)));
    }
    if let Some(overall) = &framework.overall {
        sections.push(Section::new("overall", "The overall rating").blocks(overall_rating(framework, overall)));
    }
    let mut shown = vec![false; framework.questions.len()];
    let roots = (0..framework.nodes.len()).filter(|node| framework.nodes[*node].parent.is_none());
    let roots = roots.map(|node| node_tree(framework, node, &mut shown)).collect();
    sections.push(Section::new("outline", "What it asks").block(Block::Tree { roots }));
    sections.push(crate::columns::columns(framework));
    Report { main_points: main_points(framework), ..report(&framework.title.en, sections, audience) }
}

/// How much it asks, and where ratings begin.
fn main_points(framework: &Framework) -> Vec<MainPoint> {
    let many = |count: usize, what: &str| format!("{what} ({count})");
    let levels = framework
        .levels
        .iter()
        .enumerate()
        .map(|(level, title)| many(framework.nodes.iter().filter(|node| node.level == level).count(), title));
    let asked: Vec<String> = levels.chain([many(framework.questions.len(), &framework.question_level)]).collect();
    let bands = framework.bands.values().map(|band| {
        let edges = (0..band.edges.len()).map(|place| lower(&words::edge(framework, band, place))).collect::<Vec<_>>();
        let name = if framework.bands.len() == 1 { String::new() } else { format!(" of band `{}`", band.name) };
        format!("Ratings by share{name}: {}{}.", list(&edges), words::assumed(band.origin.status))
    });
    let standards = framework.standards_in_total().len();
    let overall = framework.overall.as_ref().filter(|overall| overall.rule.is_none()).and_then(|overall| {
        let edges = overall.edges.get(&standards)?;
        let most = framework.ratings.iter().map(|rating| rating.points).max()?;
        let begins = edges.iter().zip(framework.ratings.iter().skip(1));
        let begins: Vec<String> =
            begins.map(|(edge, rating)| format!("{} from {edge}", lower(&rating.title.en))).collect();
        let (most, assumed) = (most * standards as u64, words::assumed(overall.origin.status));
        Some(format!("Overall, of {most} points: {}{assumed}.", list(&begins)))
    });
    let asked = format!("What it rates and asks: {}.", list(&asked));
    let said = std::iter::once(asked).chain(bands).chain(overall);
    said.map(MainPoint::new).collect()
}

fn report(title: &str, sections: Vec<Section>, audience: Audience) -> Report {
    Report { sections, ..Report::new(Kind::Framework, audience, title) }
}

fn about(framework: &Framework) -> Vec<Item> {
    let mut items = vec![
        Item::new("Id", framework.id.as_str()),
        Item::new("In force", period(framework.in_force)),
        Item::new("Inspects", kinds(&framework.inspects)),
        Item::new("Levels", levels(framework)),
    ];
    if framework.is_abstract {
        items.push(Item::new("Use", "only to be extended; nothing is scored under it"));
    }
    if !framework.ancestors.is_empty() {
        items.push(Item::new("Extends", framework.ancestors.join(", ")));
    }
    if let Some(person) = &framework.person {
        items.push(Item::new("The person supervised", format!("is called \"{person}\"")));
    }
    if let Some(sample) = &framework.sample {
        let precision = sample.confidence.as_ref().zip(sample.margin.as_ref());
        if let Some((confidence, margin)) = precision {
            let points = decimal(margin);
            items.push(Item::new(
                "Samples",
                format!("to {points} points either way with {}% confidence", decimal(confidence)),
            ));
        }
        if !sample.matched_on.is_empty() {
            let facts: Vec<_> = sample.matched_on.iter().map(|fact| fact_title(framework, fact)).collect();
            items.push(Item::new("Samples are matched on", list(&facts)));
        }
        items.extend(sample.window.as_ref().map(|window| Item::new("Cases begun", window.as_str())));
    }
    items.extend(framework.missing.as_ref().map(|_| Item::new("Blanks", blanks(framework))));
    for answer in assize_model::Answer::ALL {
        let words: Vec<_> =
            framework.words.iter().filter(|(_, meant)| **meant == answer).map(|(word, _)| word.clone()).collect();
        if !words.is_empty() {
            items.push(Item::new(format!("Words for {}", answer.word()), words.join(", ")));
        }
    }
    if !framework.not_done.is_empty() {
        items.push(Item::new("Of these, for not done", framework.not_done.join(", ")));
    }
    items.extend(standing(&framework.origin).map(|words| Item::new("How it is known", words)));
    items
}

fn levels(framework: &Framework) -> String {
    let levels = framework.levels.iter().chain([&framework.question_level]);
    levels.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The ratings and the bands that give them.
pub(crate) fn ratings(framework: &Framework) -> Vec<Block> {
    let mut scale = Table::new("scale", "The scale, worst first")
        .columns([Column::rating("rating", "Rating"), Column::points("points", "Points")]);
    for (place, rating) in framework.ratings.iter().enumerate() {
        let rated = cells::rated(framework, Outcome::Rated(place));
        scale.row(vec![rated.into(), cells::exactly(rating.points).into()]);
    }
    let mut blocks = vec![Block::Table(scale)];
    if !framework.bands.is_empty() {
        blocks.push(Block::Table(bands(framework)));
    }
    blocks
}

fn bands(framework: &Framework) -> Table {
    let range = |rating: &Rating| Column::number(&rating.name, &rating.title.en).unit("per cent");
    let mut table = Table::new("bands", "The share that gives each rating")
        .column(Column::text("band", "Band"))
        .columns(framework.ratings.iter().map(range))
        .column(Column::text("compared", "What is compared"));
    for band in framework.bands.values() {
        let compared = match band.compare {
            Compare::Exact => "the exact share",
            Compare::Printed => "the whole per cent as printed",
        };
        let mut row = |name: String, edges: &[Exact], above: &[bool]| {
            let ranges = shares_between(edges, above).into_iter();
            table.row([Cell::text(name)].into_iter().chain(ranges).chain([Cell::text(compared)]).collect());
        };
        row(band.name.clone(), &band.edges, &band.above);
        if let Some(small) = &band.small {
            row(format!("{}, fewer than {} units", band.name, small.units), &small.edges, &small.above);
        }
    }
    table.notes.extend(framework.bands.values().flat_map(band_notes));
    table
}

/// What shares of units are called.
fn proportions(proportions: &Proportions) -> Table {
    let scale = &proportions.scale;
    let mut table = Table::new("proportions", "What a share of cases is called")
        .columns([Column::text("words", "Words"), Column::number("share", "Share").unit("per cent")]);
    for (word, range) in proportions.words.iter().zip(shares_between(&scale.edges, &[])) {
        table.row(vec![Cell::text(&word.en), range]);
    }
    let known = standing(&scale.origin);
    table.notes.extend(known.map(|words| format!("The words and where they begin: {words}.")));
    table
}

/// The same with where each range begins and ends.
fn shares_between(edges: &[Exact], above: &[bool]) -> Vec<Cell> {
    let edge = |place: Option<usize>| edges.get(place?).map(figures::hundredths);
    let words = ranges(edges, above).into_iter().enumerate();
    words.map(|(place, text)| cells::between([edge(place.checked_sub(1)), edge(Some(place))], text)).collect()
}

/// "under 50%", "50% to under 65%", ..., "80% and over"; "up to 50%", "over 50% to 65%", "over 80%" where ratings begin above their edges.
pub(crate) fn ranges(edges: &[Exact], above: &[bool]) -> Vec<String> {
    if edges.is_empty() {
        return vec!["any".into()];
    }
    let is_above = |edge: usize| above.get(edge).copied().unwrap_or_default();
    let range = |place: usize| {
        let low = place.checked_sub(1).map(|edge| (decimal(&edges[edge]), is_above(edge)));
        let high = edges.get(place).map(|edge| (decimal(edge), is_above(place)));
        let low = low.map(|(edge, above)| if above { format!("over {edge}%") } else { format!("{edge}%") });
        let high = high.map(|(edge, above)| if above { format!("{edge}%") } else { format!("under {edge}%") });
        match (low, high) {
            (Some(low), Some(high)) => format!("{low} to {high}"),
            (Some(low), None) if is_above(edges.len() - 1) => low,
            (Some(low), None) => format!("{low} and over"),
            (None, Some(high)) if is_above(0) => format!("up to {high}"),
            (None, Some(high)) => high,
            (None, None) => "any".into(),
        }
    };
    (0..=edges.len()).map(range).collect()
}

fn band_notes(band: &Band) -> Vec<String> {
    let known = standing(&band.origin);
    let known = known.map(|words| format!("The edges of {}: {words}.", band.name));
    let panel = band.discretion.as_ref().and_then(discretion);
    let panel = panel.map(|words| format!("The ratings panel may move a rating by {} {words}.", band.name));
    let minimum =
        band.minimum.as_ref().map(|minimum| format!("A rating by {}: {}.", band.name, minimum_in_words(minimum)));
    known.into_iter().chain(panel).chain(minimum).collect()
}

/// What makes a rating eligible for the panel.
fn discretion(rule: &DiscretionRule) -> Option<String> {
    let points = rule
        .within_points
        .as_ref()
        .map(|points| format!("whose figure is within {} points of an edge", decimal(points)));
    let one_case = rule.one_case.then(|| "that one case judged differently would change".to_owned());
    let few = rule.cases_at_most.map(|cases| format!("that rests on {cases} cases or fewer"));
    let reasons: Vec<_> = [points, one_case, few].into_iter().flatten().collect();
    (!reasons.is_empty()).then(|| either(&reasons))
}

/// A node with everything under it. A question that hangs from several nodes is described under the first.
fn node_tree(framework: &Framework, index: usize, shown: &mut [bool]) -> Tree {
    let node = &framework.nodes[index];
    let questions = node.questions.iter().map(|question| {
        if std::mem::replace(&mut shown[*question], true) {
            let text = format!("{} (described above)", named(framework, &framework.questions[*question]));
            return Tree { text, notes: Vec::new(), children: Vec::new() };
        }
        question_tree(framework, *question)
    });
    let mut children: Vec<_> = questions.collect();
    children.extend(node.children.iter().map(|child| node_tree(framework, *child, shown)));
    let rated = node.rollup.map(|rollup| {
        let whose = if rollup.is_of_ratings() { ", its own questions" } else { "," };
        let band = node
            .band
            .and_then(|band| framework.bands.get_index(band))
            .map(|(name, _)| format!("{whose} rated by {name}"));
        let total = if node.in_total { "" } else { ", outside the total" };
        let weights = weights_in_words(framework, index).map(|weights| format!(", {weights}"));
        format!("{}{}{}{total}", rollup_in_words(rollup), weights.unwrap_or_default(), band.unwrap_or_default())
    });
    let also = node.also.as_ref().map(|also| {
        let known = standing(&also.origin).map(|known| format!(": {known}"));
        format!("also {}, beside it and never rated{}", rollup_in_words(also.rollup), known.unwrap_or_default())
    });
    let lines = node.rating_rule.iter().flat_map(|rule| crate::rating_rules::lines(framework, rule));
    let lines = lines.chain(node.measure.iter().flat_map(|measure| crate::measures::lines(framework, measure)));
    let limits = framework.limits_on(Some(index));
    let limits =
        limits.map(|(_, limit)| format!("limit `{}`: {}", limit.id, crate::rating_rules::limit(framework, limit)));
    let notes =
        rated.into_iter().chain(lines).chain(limits).chain(also).chain(node.text.as_ref().map(|text| text.en.clone()));
    let known = standing(&node.origin);
    Tree {
        text: format!("{} {}", framework.levels[node.level], node.titled()),
        notes: notes.chain(known).collect(),
        children,
    }
}

pub(crate) fn rollup_in_words(rollup: Rollup) -> &'static str {
    match rollup {
        Rollup::MeanOfQuestions => "the mean share of its questions",
        Rollup::MeanOfChildren => "the mean of the shares under it",
        Rollup::Pooled => "one share over all answers under it",
        Rollup::Lowest => "the lowest of the shares under it",
        Rollup::SumOfPoints => "the sum of the points under it",
        Rollup::Entered => "judged by the inspectors as a whole",
        Rollup::Measure => "a number with a unit, rated by edges of its own",
        Rollup::LowestRating => "the lowest rating under it",
        Rollup::MedianRating => "the middle rating under it, of two the worse",
        Rollup::MostCommonRating => "the most common rating under it, of several the worst",
        Rollup::MeanOfPoints => "the mean of the points under it",
        Rollup::Ladder => "the first rung of a ladder whose conditions hold",
        Rollup::Matrix => "a table of the ratings of two nodes",
    }
}

fn question_tree(framework: &Framework, index: usize) -> Tree {
    let question = &framework.questions[index];
    let prompts = framework.prompts.iter().filter(|prompt| prompt.informs == index);
    let prompts = prompts.map(|prompt| {
        let text = format!("prompt {} {}", prompt.question.id, prompt.question.title.en);
        Tree { text, notes: notes(framework, &prompt.question), children: rule_trees(framework, &prompt.question) }
    });
    let mut rules = rule_trees(framework, question);
    if question.rule.as_ref().is_some_and(|rule| rule.origin == question.origin) {
        rules.iter_mut().for_each(|rule| rule.notes.clear());
    }
    let children = rules.into_iter().chain(prompts).collect();
    Tree { text: named(framework, question), notes: notes(framework, question), children }
}

fn named(framework: &Framework, question: &Question) -> String {
    format!("{} {}", framework.question_level, question.titled())
}

/// Whom a question is asked about, and how that is known.
fn notes(framework: &Framework, question: &Question) -> Vec<String> {
    let asked = asked_of(framework, question);
    let scored = if question.scored { "" } else { "; shown, but in no score" };
    let text = question.text.as_ref().map(|text| text.en.clone());
    let known = standing(&question.origin);
    [format!("{asked}{scored}")]
        .into_iter()
        .chain(scale_in_words(framework, question))
        .chain(text)
        .chain(known)
        .collect()
}

/// "asked of all cases".
pub(crate) fn asked_of(framework: &Framework, question: &Question) -> String {
    let unit = framework.catalogue.units.get(&question.unit);
    let units = unit.map_or(question.unit.as_str(), |unit| unit.plural.en.as_str());
    if is_judged(framework, question) {
        return format!("asked of {units} where the assessor finds that it is needed");
    }
    match asked_where(framework, question) {
        Some(alternatives) => {
            format!("asked of {units} where {}", in_words(framework, &alternatives))
        }
        None => format!("asked of all {units}"),
    }
}

/// Whether the assessor decides whom it is asked about: it says so itself, or everything in its rule does.
fn is_judged(framework: &Framework, question: &Question) -> bool {
    match (&question.applies, &question.rule) {
        (Some(When::Judged), _) => true,
        (Some(_), _) | (None, None) => false,
        (None, Some(rule)) => {
            let judged = |entry: &Entry| match &entry.target {
                Target::Question(question) => is_judged(framework, &framework.questions[*question]),
                Target::Observation(id) => {
                    framework.catalogue.observations.get(id).is_some_and(|one| one.when == When::Judged)
                }
            };
            rule.required.iter().chain(&rule.plus).all(judged)
        }
    }
}

/// The alternatives in which a question is asked; `None` where it always is (semantics 7.2).
pub(crate) fn asked_where<'a>(framework: &'a Framework, question: &'a Question) -> Option<Vec<&'a Alternative>> {
    match (&question.applies, &question.rule) {
        (Some(When::If(condition)), _) => Some(condition.alternatives.iter().collect()),
        (Some(When::Always | When::Judged), _) | (None, None) => None,
        (None, Some(rule)) => {
            let mut all: Vec<&Alternative> = Vec::new();
            for entry in rule.required.iter().chain(&rule.plus) {
                let own = match &entry.target {
                    Target::Question(question) => asked_where(framework, &framework.questions[*question])?,
                    Target::Observation(id) => match &framework.catalogue.observations.get(id)?.when {
                        When::If(condition) => condition.alternatives.iter().collect(),
                        When::Always | When::Judged => return None,
                    },
                };
                all.extend(own.into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>());
            }
            Some(all)
        }
    }
}

/// "assumed (August 2014 report, page 5)".
pub(crate) fn standing(origin: &Origin) -> Option<String> {
    match (origin.status, &origin.source) {
        (Some(status), Some(source)) => Some(format!("{} ({source})", status.word())),
        (Some(status), None) => Some(status.word().to_owned()),
        (None, Some(source)) => Some(source.clone()),
        (None, None) => None,
    }
}

fn kinds(kinds: &[ProviderKind]) -> String {
    match kinds {
        [] => "any body".into(),
        _ => kinds.iter().map(|kind| kind.title()).collect::<Vec<_>>().join(", "),
    }
}

/// A decimal of at most six places, as written in a framework.
pub(crate) fn decimal(value: &Exact) -> String {
    let millionths = (value * Exact::from_integer(1_000_000.into())).to_integer().to_string();
    let padded = format!("{millionths:0>7}");
    let (whole, decimals) = padded.split_at(padded.len() - 6);
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
}

#[cfg(test)]
mod tests {
    use assize_model::Exact;

    use super::overall::totals;
    use super::{decimal, ranges};

    fn edges() -> Vec<Exact> {
        [(50, 1), (129, 2), (80, 1)].map(|(n, d)| Exact::new(n.into(), d.into())).into()
    }

    #[test]
    fn bands_and_totals_in_words() {
        assert_eq!(ranges(&edges(), &[]), ["under 50%", "50% to under 64.5%", "64.5% to under 80%", "80% and over"]);
        let totals: Vec<String> = totals(&[6, 16, 26], 30).into_iter().map(|(_, text)| text).collect();
        assert_eq!(totals, ["0 to 5", "6 to 15", "16 to 25", "26 to 30"]);
        assert_eq!(decimal(&Exact::new(1.into(), 8.into())), "0.125");
    }
}
