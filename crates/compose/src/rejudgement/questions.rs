//! Each question under a regime: answered and how, or why not.

use assize_analysis::Judged;
use assize_disclose::Mask;
use assize_framework::{Framework, Rule};
use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Table};
use assize_scoring::{Figure, NoBasis, Reached};

use super::question_title;
use crate::figures::{self, bounded_text};
use crate::inspection::{name, question_text};
use crate::scorecard::column;
use crate::words;

/// The questions that the cases answer: share with its limits, the same for 0, 1 and 2 misses, and how it came.
pub(super) fn answered(judged: &Judged<'_>, id: &str, mask: &Mask) -> Option<Table> {
    let framework = judged.framework;
    let answered: Vec<usize> =
        (0..judged.questions.len()).filter(|index| judged.questions[*index].reached != Reached::None).collect();
    let hangs = |by_misses: &[(u8, Result<Figure, NoBasis>)]| by_misses.windows(2).any(|pair| pair[0].1 != pair[1].1);
    let has_misses = answered.iter().any(|index| hangs(&judged.questions[*index].by_misses));
    let mut columns = vec![
        column(&question_title(framework), ColumnKind::Text),
        column("Share", ColumnKind::Text),
        column("Settled", ColumnKind::Number),
    ];
    if has_misses {
        columns.extend(["No miss", "1 miss", "2 misses"].map(|title| column(title, ColumnKind::Number)));
    }
    columns.push(column("Answers", ColumnKind::Text));
    let rows: Vec<Row> = answered.iter().map(|index| row(judged, *index, has_misses, mask)).collect();
    let mut notes = vec![
        "Settled: units whose answer does not hang on anything unknown, of those it applies to or may apply to."
            .to_owned(),
    ];
    if has_misses {
        notes.push("No miss, 1 miss, 2 misses: the limits of a derived share if its rule let so many of its lesser observations be insufficient, whatever it lets now; blank where nothing hangs on it.".to_owned());
    }
    (!rows.is_empty()).then(|| Table {
        name: String::new(),
        id: format!("{id}-answered"),
        title: "What the cases answer".to_owned(),
        columns,
        rows,
        notes,
    })
}

fn row(judged: &Judged<'_>, index: usize, has_misses: bool, mask: &Mask) -> Row {
    let (framework, card) = (judged.framework, &judged.card);
    let question = &framework.questions[index];
    let score = &card.questions[index];
    let figure_name = name(card, &question.id);
    let hidden = mask.hides(&figure_name);
    let share = match &score.figure {
        _ if hidden => Cell::text(figures::figure(&figure_name, &figures::Value::Words(""), None, mask).text),
        Ok(share) => Cell::Bar {
            point: share.point.as_ref().map(figures::number),
            low: figures::number(&share.limits.low.value),
            high: figures::number(&share.limits.high.value),
            edges: edges(framework, index),
            text: match score.reached {
                Reached::Derived | Reached::Mixed | Reached::Recorded => {
                    bounded_text(share.point.as_ref(), &share.limits)
                }
                _ => question_text(card, index),
            },
        },
        Err(why) => Cell::text(words::no_basis(*why)),
    };
    let settled = match (score.cell(), hidden) {
        (Some(cell), false) => {
            let of = cell.certain() + cell.optional();
            Cell::text(figures::of_text(cell.all_sufficient() + cell.all_insufficient(), of))
        }
        _ => Cell::empty(""),
    };
    let mut cells = vec![Cell::text(format!("{} {}", question.id, question.title.en)), share, settled];
    if has_misses {
        let by_misses = &judged.questions[index].by_misses;
        let hangs_on_misses = by_misses.windows(2).any(|pair| pair[0].1 != pair[1].1);
        cells.extend((0..3).map(|place| match by_misses.get(place) {
            Some((_, Ok(share))) if !hidden && hangs_on_misses => Cell::text(limits(share)),
            _ => Cell::empty(""),
        }));
    }
    cells.push(Cell::text(how(judged, index)));
    Row { figure: None, kind: RowKind::Body, cells }
}

fn limits(share: &Figure) -> String {
    match share.limits.as_point() {
        Some(point) => figures::percent_text(point),
        None => figures::limits_text(&share.limits.low, &share.limits.high),
    }
}

/// "derived from 5 of 6 observations; without \"...\"": how the answers came.
fn how(judged: &Judged<'_>, index: usize) -> String {
    let question = &judged.questions[index];
    let score = &judged.card.questions[index];
    if matches!(score.figure, Err(NoBasis::NoUnitApplies)) {
        return "no unit applies".to_owned();
    }
    let mut parts = vec![words::reached(question.reached).to_owned()];
    if matches!(question.reached, Reached::Derived | Reached::Mixed) {
        let of = question.evidence.observations.len();
        let missing: Vec<&str> = question.evidence.missing().collect();
        let kept = of - missing.len();
        parts[0] = match missing.as_slice() {
            [] if of == 1 => format!("{parts} from 1 observation", parts = parts[0]),
            [] => format!("{parts} from all {of} observations", parts = parts[0]),
            _ => format!(
                "{parts} from {kept} of {of} observations, without {missing}",
                parts = parts[0],
                missing = words::list(&missing)
            ),
        };
        parts.extend(judged.framework.questions[index].rule.as_ref().and_then(allowed));
    }
    if let Some(tally) = score.tally.filter(|tally| tally.agreement.of > 0) {
        parts.push(format!(
            "the rule agrees in {counts}",
            counts = figures::counts_text(tally.agreement.same, tally.agreement.of)
        ));
    }
    if score.small_base {
        parts.push("fewer than 10 units".to_owned());
    }
    parts.join("; ")
}

/// How many misses the rule itself allows; nothing where it has no observations that may be missed.
fn allowed(rule: &Rule) -> Option<String> {
    (!rule.plus.is_empty()).then(|| match rule.misses {
        0 => "none may be missed".to_owned(),
        1 => "1 may be missed".to_owned(),
        misses => format!("{misses} may be missed"),
    })
}

/// The edges of the bands of the nodes that a question hangs from.
fn edges(framework: &Framework, question: usize) -> Vec<f64> {
    let under = framework.questions[question].under.iter();
    let band = under.filter_map(|node| framework.nodes[*node].band).next();
    band.map(|band| framework.bands[band].edges.iter().map(figures::hundredths).collect()).unwrap_or_default()
}

/// The questions that the cases do not answer, and what is missing for each.
pub(super) fn unanswerable(judged: &Judged<'_>, id: &str) -> Vec<Block> {
    let framework = judged.framework;
    let unanswered: Vec<usize> =
        (0..judged.questions.len()).filter(|index| judged.questions[*index].reached == Reached::None).collect();
    let evidence = |index: &usize| &judged.questions[*index].evidence;
    let (no_rule, with_rule): (Vec<usize>, Vec<usize>) = unanswered.iter().partition(|index| !evidence(index).has_rule);
    let rows: Vec<Row> = with_rule.iter().map(|index| unanswered_row(judged, *index)).collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            name: String::new(),
            id: format!("{id}-unanswerable"),
            title: "What the cases cannot answer".to_owned(),
            columns: vec![
                column(&question_title(framework), ColumnKind::Text),
                column("None of these was recorded", ColumnKind::Text),
            ],
            rows,
            notes: Vec::new(),
        }));
    }
    if !no_rule.is_empty() {
        let ids: Vec<&str> = no_rule.iter().map(|index| framework.questions[*index].id.as_str()).collect();
        let text = format!(
            "No observation answers {ids}: only the inspector's own answers would, and there are none.",
            ids = words::list(&ids)
        );
        blocks.push(Block::Paragraph { text });
    }
    blocks
}

fn unanswered_row(judged: &Judged<'_>, index: usize) -> Row {
    let framework = judged.framework;
    let question = &framework.questions[index];
    let evidence = &judged.questions[index].evidence;
    let title = |id: &str| {
        let observation = framework.catalogue.observations.get(id);
        observation.map_or_else(|| id.to_owned(), |observation| format!("{} [{id}]", observation.title.en))
    };
    let missing = match evidence.has_table {
        true => evidence.missing().map(title).collect::<Vec<_>>().join("; "),
        false => {
            let units = framework.catalogue.units.get(&question.unit);
            let plural = units.map_or(question.unit.as_str(), |unit| unit.plural.en.as_str());
            format!(
                "there is no table of {plural}: {missing}",
                missing = evidence.missing().map(title).collect::<Vec<_>>().join("; ")
            )
        }
    };
    let cells = vec![Cell::text(format!("{} {}", question.id, question.title.en)), Cell::text(missing)];
    Row { figure: None, kind: RowKind::Body, cells }
}
