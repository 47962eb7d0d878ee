//! Chapter 5: each standard that is judged from cases, question by question.

use assize_analysis::{AskedOf, Quality};
use assize_model::RemarkKind;
use assize_report::{Block, Cell, Chart, Column, Section, Table, Weight};
use assize_scoring::{Child, Outcome, Scorecard};
use indexmap::IndexSet;

use super::bars::{Beside, chart, edges_of, known_alone, of_questions, within_limits_alone};
use super::{listed, sentence};
use crate::against::Means;
use crate::cells;
use crate::figures::of_text;
use crate::scorecard::{known_lowest, remarks_on};
use crate::spread::{one_after_another, one_number, spread};
use crate::uncertainty::Uncertainty;
use crate::words::{self, list, lower};

/// All questions in one chart, standard by standard, and what the ratings panel changed.
pub(super) fn standards(card: &Scorecard<'_>, means: &Means, uncertainty: Uncertainty) -> Section {
    let nodes: Vec<usize> =
        card.framework.tree_order().into_iter().filter(|node| !answered(card, *node).is_empty()).collect();
    Section::new("standards", "Standard by standard")
        .blocks(all_questions(card, &nodes, means, uncertainty))
        .blocks(nodes.iter().filter_map(|node| by_panel(card, *node)))
}

/// Annex: a section a standard that has questions of its own which are answered.
pub(super) fn details(card: &Scorecard<'_>, quality: &Quality<'_>, means: &Means, uncertainty: Uncertainty) -> Section {
    let made = card.framework.tree_order().into_iter();
    Section::new("standards-in-detail", "Each standard in detail")
        .sections(made.filter_map(|node| standard(card, quality, node, means, uncertainty)))
}

/// The questions of these nodes, a group a node.
pub(super) fn all_questions(
    card: &Scorecard<'_>,
    nodes: &[usize],
    means: &Means,
    uncertainty: Uncertainty,
) -> Option<Chart> {
    let framework = card.framework;
    let level = &framework.question_level;
    let id = "questions-chart";
    let mut whole: Option<Table> = None;
    let mut all: Vec<usize> = Vec::new();
    for node in nodes {
        let questions = answered(card, *node);
        let lowest = lowest(card, *node);
        let table = of_questions(card, id, &questions, &Beside { means, lowest: &lowest, uncertainty });
        let whole = whole.get_or_insert_with(|| Table { rows: Vec::new(), ..table.clone() });
        whole.group(card.node(*node).title());
        whole.rows.extend(table.rows);
        all.extend(questions);
    }
    // Limits alone say too little for a picture; the tables of each standard have them.
    let (table, without) = known_alone(whole?);
    if table.rows.is_empty() {
        return None;
    }
    let measure = format!("Per cent of {} judged sufficient; {}", list(units(card, &all)), card.inspection.title);
    let band = framework.nodes[nodes[0]].band;
    let same = nodes.iter().all(|node| framework.nodes[*node].band == band);
    let edges = if same { edges_of(framework, nodes[0]) } else { Vec::new() };
    let drawn = chart(id, spread(card, &all, level), measure, edges, table);
    Some(within_limits_alone(drawn, without, level))
}

/// What the ratings panel gave, where it gave one.
fn by_panel(card: &Scorecard<'_>, node: usize) -> Option<Block> {
    let (framework, score) = (card.framework, &card.nodes[node]);
    let panel = score.panel.as_ref()?;
    let text = format!(
        "{}: the ratings panel gave {}. {} By the scoring rule it is {}.",
        card.node(node).title(),
        lower(words::rating(framework, panel.rating)),
        sentence(&panel.decision.value.reason),
        lower(&words::outcome(framework, score.rule))
    );
    Some(Block::Remark { weight: Weight::Info, text })
}

/// Scored questions that hang from a node and have a share.
pub(super) fn answered(card: &Scorecard<'_>, node: usize) -> Vec<usize> {
    let own = card.framework.nodes[node].questions.iter().copied();
    own.filter(|question| card.framework.questions[*question].scored && card.questions[*question].figure.is_ok())
        .collect()
}

fn standard(
    card: &Scorecard<'_>,
    quality: &Quality<'_>,
    node: usize,
    means: &Means,
    uncertainty: Uncertainty,
) -> Option<Section> {
    let framework = card.framework;
    let declared = &framework.nodes[node];
    let questions = answered(card, node);
    if questions.is_empty() {
        return None;
    }
    let lowest = lowest(card, node);
    let measure = format!("Per cent of {} judged sufficient; {}", list(units(card, &questions)), card.inspection.title);
    let id = format!("standard-{}", declared.id);
    let chart_id = format!("{id}-chart");
    let drawn = of_questions(card, &chart_id, &questions, &Beside { means, lowest: &lowest, uncertainty });
    let finding = finding(card, node, &questions, &lowest);
    let practice = remarks_on(card.inspection, RemarkKind::Practice, Some(&declared.id));
    let section = Section::new(&id, declared.titled())
        .blocks(declared.text.as_ref().map(|text| Block::paragraph(sentence(&text.en))))
        .block(chart(&chart_id, finding, measure, edges_of(framework, node), drawn))
        .blocks(by_panel(card, node))
        .blocks(prompts(quality, &questions, &id))
        .blocks(listed("From practice:", practice));
    Some(section)
}

fn units<'a>(card: &Scorecard<'a>, questions: &[usize]) -> IndexSet<&'a str> {
    let units = questions.iter().map(|question| card.framework.questions[*question].unit.as_str());
    units.map(|unit| words::plural(card.framework, unit)).collect()
}

/// The questions that hold a node down, where the lowest decides and they are not all.
fn lowest(card: &Scorecard<'_>, node: usize) -> Vec<usize> {
    let score = &card.nodes[node];
    let lowest = known_lowest(card.node(node));
    if lowest.len() == score.children.len() {
        return Vec::new();
    }
    let question = |child: &Child| match child {
        Child::Question(question) => Some(*question),
        Child::Node(_) => None,
    };
    lowest.iter().filter_map(question).collect()
}

fn finding(card: &Scorecard<'_>, node: usize, questions: &[usize], lowest: &[usize]) -> String {
    let framework = card.framework;
    let level = &framework.question_level;
    let score = &card.nodes[node];
    let Outcome::Rated(rating) = score.rule else { return spread(card, questions, level) };
    if lowest.is_empty() {
        return spread(card, questions, level);
    }
    let said = lowest.iter().map(|question| {
        let question = card.question(*question);
        one_number(question).map(|(_, text)| format!("{} ({text})", question.declared().title.en))
    });
    // Where what is not known may be lower, the lowest is not known.
    let Some(titles) = said.collect::<Option<Vec<String>>>() else { return spread(card, questions, level) };
    let (is, holds) = if titles.len() == 1 { ("is", "puts") } else { ("are", "put") };
    format!(
        "{} {is} the lowest of {} {level}s and {holds} the standard at {}.",
        one_after_another(&titles),
        questions.len(),
        lower(words::rating(framework, rating))
    )
}

/// What informs these questions, counted; prompts enter no rating.
fn prompts(quality: &Quality<'_>, questions: &[usize], id: &str) -> Option<Table> {
    let framework = quality.framework;
    let mut table = Table::new("prompts", "What the judgements rest on").of(id).columns([
        Column::text("title", ""),
        Column::text("of", "n of N").for_readers(),
        Column::share("share", "Sufficient"),
        Column::count("unknown", "Not known").unit("units"),
        Column::text("id", "Id").for_scripts(),
        Column::text("question", "Question").for_scripts(),
    ]);
    for question in questions {
        let counts = quality.tables.iter().flat_map(|table| &table.answers);
        let of_it: Vec<_> = counts
            .filter_map(|counts| match &counts.of {
                AskedOf::Prompt(prompt) if framework.prompts[*prompt].informs == *question => Some((*prompt, counts)),
                AskedOf::Prompt(_) | AskedOf::Question(_) | AskedOf::Observation(_) => None,
            })
            .collect();
        if of_it.is_empty() {
            continue;
        }
        let declared = &framework.questions[*question];
        table.group(declared.titled());
        for (prompt, counts) in of_it {
            let prompt = &framework.prompts[prompt].question;
            let known = counts.known();
            table.row(vec![
                Cell::text(&prompt.title.en),
                Cell::text(of_text(counts.sufficient, known)),
                cells::counted(None, counts.sufficient, known),
                cells::count_unless_none(counts.cannot_tell + counts.blank + counts.open),
                Cell::text(&prompt.id),
                Cell::text(&declared.id),
            ]);
        }
    }
    table.note("Prompts inform the judgement on a question; they are not added up to it.");
    table.filled()
}
