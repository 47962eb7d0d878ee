//! Chapter 2 of an aggregate: each outcome or standard, question by question, stage by stage.

use assize_model::{Exact, RemarkKind, ratio};
use assize_report::chart::{Dots, Named};
use assize_report::{Block, Cell, Chart, Column, Form, Section, Table};
use assize_scoring::{FigurePart, Scorecard};
use indexmap::IndexSet;

use super::bars::{Beside, chart, known_alone, of_questions, within_limits_alone};
use super::{listed, sentence};
use crate::against::Means;
use crate::cells;
use crate::figures::{self, percent_text};
use crate::scorecard::remarks_on;
use crate::spread::spread;
use crate::uncertainty::Uncertainty;
use crate::words::{list, lower};

/// A section for each top node with a question answered.
pub(super) fn outcomes(pooled: &[&Scorecard<'_>], uncertainty: Uncertainty) -> Section {
    of_each(pooled, ("outcomes", "Part by part"), |card, node| outcome(card, node, uncertainty))
}

/// Annex: what was not done at all, examples from practice and recommendations, part by part.
pub(super) fn details(pooled: &[&Scorecard<'_>]) -> Section {
    of_each(pooled, ("outcomes-in-detail", "Part by part, in detail"), detail)
}

fn of_each<'c, 'a: 'c>(
    pooled: &[&'c Scorecard<'a>],
    (id, title): (&str, &str),
    make: impl Fn(&'c Scorecard<'a>, usize) -> Option<Section>,
) -> Section {
    let mut sections = Vec::new();
    for card in pooled {
        let tops = (0..card.nodes.len()).filter(|node| card.framework.nodes[*node].parent.is_none());
        let of_card: Vec<Section> = tops.filter_map(|node| make(card, node)).collect();
        match pooled.len() {
            1 => sections.extend(of_card),
            _ => {
                let id = format!("{id}-{}", card.inspection.id);
                sections.push(Section::new(&id, &card.inspection.title).sections(of_card));
            }
        }
    }
    Section::new(id, title).sections(sections)
}

fn outcome(card: &Scorecard<'_>, top: usize, uncertainty: Uncertainty) -> Option<Section> {
    let framework = card.framework;
    let nodes = framework.with_nodes_below(top);
    let is_answered =
        |question: &usize| card.questions[*question].figure.is_ok() && framework.questions[*question].scored;
    let stages: Vec<(usize, Vec<usize>)> = nodes
        .iter()
        .map(|node| (*node, framework.nodes[*node].questions.iter().copied().filter(is_answered).collect()))
        .filter(|(_, questions): &(usize, Vec<usize>)| !questions.is_empty())
        .collect();
    if stages.is_empty() {
        return None;
    }
    let declared = &framework.nodes[top];
    let id = format!("outcome-{}-{}", card.inspection.id, declared.id);
    let mut section = Section::new(&id, declared.titled()).block(Block::paragraph(expected(card, top, &stages)));
    if super::headline::scored(card).contains(&top)
        && let figure @ assize_report::Cell::Share(_) = cells::of_node(card.node(top))
    {
        let note = "of all together; the lowest and the highest of the bodies are in the table of results".to_owned();
        let figures = vec![assize_report::KeyFigure { label: "Score".to_owned(), figure, note }];
        section = section.block(Block::KeyFigures { figures });
    }
    let all: Vec<usize> = stages.iter().flat_map(|(_, questions)| questions.iter().copied()).collect();
    section = section.blocks(over_bodies(card, &all, &format!("{id}-bodies"), uncertainty));
    Some(section.blocks(by_stage(card, &stages, &id, uncertainty)))
}

/// What is known of a node at the top besides its shares.
fn detail(card: &Scorecard<'_>, top: usize) -> Option<Section> {
    let framework = card.framework;
    let nodes = framework.with_nodes_below(top);
    let is_answered =
        |question: &usize| card.questions[*question].figure.is_ok() && framework.questions[*question].scored;
    let of_nodes = nodes.iter().flat_map(|node| framework.nodes[*node].questions.iter().copied());
    let all: Vec<usize> = of_nodes.filter(is_answered).collect();
    let declared = &framework.nodes[top];
    let id = format!("outcome-{}-{}-detail", card.inspection.id, declared.id);
    let mut section = Section::new(&id, declared.titled()).blocks(not_done(card, &all, &id));
    for (kind, heading) in [(RemarkKind::Practice, "From practice:"), (RemarkKind::Recommendation, "Recommended:")] {
        let on = |node: &usize| remarks_on(card.inspection, kind, Some(&framework.nodes[*node].id));
        let points: IndexSet<String> = nodes.iter().flat_map(on).collect();
        section = section.blocks(listed(heading, points.into_iter().collect()));
    }
    section.filled()
}

/// What was looked at.
fn expected(card: &Scorecard<'_>, top: usize, stages: &[(usize, Vec<usize>)]) -> String {
    let framework = card.framework;
    let text = framework.nodes[top].text.as_ref().map(|text| format!("{} ", sentence(&text.en))).unwrap_or_default();
    let titles: Vec<String> = stages.iter().map(|(node, _)| lower(&framework.nodes[*node].title.en)).collect();
    let questions: usize = stages.iter().map(|(_, questions)| questions.len()).sum();
    format!("{text}Looked at, in {questions} {}s: {}.", framework.question_level, list(&titles))
}

/// A dot a question on its range over the bodies, with the range that chance alone gives.
fn over_bodies(card: &Scorecard<'_>, questions: &[usize], id: &str, uncertainty: Uncertainty) -> Option<Chart> {
    let members = card.members.as_ref()?;
    let framework = card.framework;
    let mut table = Table::new("dots", "")
        .of(id)
        .column(Column::text("title", ""))
        .column(Column::share("share", "Pooled"))
        .column(Column::text("of", "n of N").for_readers())
        .column(Column::number("range", "Range").unit("per cent"))
        .column(Column::count("bodies", "Bodies").unit("bodies"))
        .column(Column::count("smallest_base", "Smallest base").unit("units"))
        .column(Column::number("expected", "By chance").unit("per cent"));
    let mut wider = 0;
    for question in questions.iter().map(|question| card.question(*question)) {
        let spread = members.spread.get(&question.index).filter(|spread| spread.members > 1);
        let (Some(spread), Some((n, of))) = (spread, question.counts().and_then(assize_scoring::NineCounts::point))
        else {
            continue;
        };
        let share = cells::of_question(question);
        let by_chance = uncertainty.by_chance(n, of, &spread.bases);
        let ends = [figures::number(&spread.lowest), figures::number(&spread.highest)];
        let range = format!("{} to {}", percent_text(&spread.lowest), percent_text(&spread.highest));
        wider += usize::from(by_chance.as_ref().is_some_and(|([low, high], _)| ends[0] < *low || ends[1] > *high));
        let row = vec![
            Cell::text(question.title()),
            share.clone(),
            cells::of(&share),
            cells::range(ends, range),
            cells::count(spread.members as u64),
            cells::count(spread.smallest_base),
            cells::or(by_chance.map(|(ends, text)| cells::range(ends, text)), "not known"),
        ];
        table.figure(question.name(), row);
    }
    if table.rows.is_empty() {
        return None;
    }
    let level = &framework.question_level;
    let finding = match (wider, table.rows.len()) {
        (0, 1) => "The bodies differ by no more than chance alone would give.".to_owned(),
        (0, many) => format!("In none of {many} {level}s do the bodies differ by more than chance alone would give."),
        (some, many) if some == many => {
            format!("In all of {many} {level}s the bodies differ by more than chance alone would give.")
        }
        (some, many) => format!("In {some} of {many} {level}s the bodies differ by more than chance alone would give."),
    };
    let said = table.rows.iter().map(|row| {
        let said = |column: &str| table.cell(row, column).map_or("", Cell::words);
        let [title, share, of, range, bodies, chance] =
            ["title", "share", "of", "range", "bodies", "expected"].map(said);
        format!("{title}: {share} ({of}), {range} over {bodies}, by chance {chance}")
    });
    let said: Vec<String> = said.collect();
    table.note(format!(
        "By chance: if all bodies had one true share, the pooled one, all of their shares would be in it {percent} times in a hundred, with samples as large as theirs. Many questions are looked at, so that some fall outside by chance. Bodies are not ranked.",
        percent = uncertainty.confidence.percent()
    ));
    let named = |column: &str, label: String| Named { column: column.to_owned(), label };
    Some(Chart {
        id: id.to_owned(),
        finding,
        measure: format!("Per cent judged sufficient, all bodies together and the range over {}", members.ids.len()),
        alternative: format!("Dots on ranges, from the top down. {}.", said.join("; ")),
        reading: "The dot is the share of all units together; the thin line runs from the lowest to the highest body, the thick one over the range that chance alone would give.".to_owned(),
        source: String::new(),
        form: Form::Dots(Dots {
            share: "share".to_owned(),
            base: Some("of".to_owned()),
            range: named("range", format!("range over {} bodies", members.ids.len())),
            expected: Some(named("expected", "expected from chance alone".to_owned())),
        }),
        table,
    })
}

/// The questions of each stage as bars, the best first.
fn by_stage(card: &Scorecard<'_>, stages: &[(usize, Vec<usize>)], id: &str, uncertainty: Uncertainty) -> Option<Chart> {
    let level = &card.framework.question_level;
    // By the point, else by the middle of the limits.
    let place = |question: &usize| -> Option<(bool, Exact)> {
        let share = card.questions[*question].figure.as_ref().ok()?;
        let (low, high) = (&share.limits.low.value, &share.limits.high.value);
        let middle = share.point.clone().unwrap_or_else(|| (low + high) * ratio(1, 2));
        Some((share.point.is_some(), middle))
    };
    let id = format!("{id}-questions");
    let mut whole: Option<Table> = None;
    let mut all: Vec<usize> = Vec::new();
    for (node, questions) in stages {
        let mut sorted = questions.clone();
        sorted.sort_by(|a, b| place(b).cmp(&place(a)).then(a.cmp(b)));
        let table = of_questions(card, &id, &sorted, &Beside { means: &Means::new(), lowest: &[], uncertainty });
        let whole = whole.get_or_insert_with(|| Table { rows: Vec::new(), ..table.clone() });
        if !table.rows.is_empty() {
            whole.group(&card.framework.nodes[*node].title.en);
            whole.rows.extend(table.rows);
            all.extend(sorted);
        }
    }
    // Limits alone say too little for a picture; the table of all questions has them.
    let (table, without) = known_alone(whole?);
    if table.rows.is_empty() {
        return None;
    }
    let measure = format!("Per cent judged sufficient; {}", card.inspection.title);
    let drawn = chart(&id, spread(card, &all, level), measure, Vec::new(), table);
    Some(within_limits_alone(drawn, without, level))
}

/// What was needed and not done at all, apart from what was done but not well enough.
fn not_done(card: &Scorecard<'_>, questions: &[usize], id: &str) -> Option<Table> {
    let mut table = Table::new("not-done", "Not done though needed")
        .of(id)
        .column(Column::text("title", ""))
        .column(Column::share("not_done", "Not done at all"))
        .column(Column::text("of", "n of N").for_readers())
        .column(Column::share("not_well", "Done, not well enough"))
        .column(Column::text("of_not_well", "n of N").for_readers());
    for question in questions.iter().map(|question| card.question(*question)) {
        if question.not_done().is_none() {
            continue;
        }
        let name = question.name().part(FigurePart::NotDone);
        let counted = question.counts().and_then(assize_scoring::NineCounts::point);
        let not_well = counted
            .zip(question.score().not_done())
            .map(|((good, all), (n, of))| cells::counted(None, all - good - n.min(all - good), of));
        let not_done = cells::not_done_of(question);
        let not_well = cells::or(not_well, "not known");
        let (of, of_not_well) = (cells::of(&not_done), cells::of(&not_well));
        table.figure(name, vec![Cell::text(question.title()), not_done, of, not_well, of_not_well]);
    }
    table.note("Both are parts of what was not sufficient; where the source does not say how many were not done, the question is not here.");
    table.filled()
}
