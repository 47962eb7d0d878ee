//! What the pairs come to on the cases of an inspection.

use assize_analysis::{Comparability, Consequence, Crosswalk, Reason};
use assize_disclose::Mask;
use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::{Figure, FigureName, NoBasis, Reached};

use super::{OnCases, number};
use crate::comparability;
use crate::figures::{Value, bounded_text, figure};
use crate::scorecard::column;
use crate::words;

/// A table of the pairs that the cases can answer; a word where they answer none.
pub(super) fn on_cases(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>, mask: &Mask) -> Option<Section> {
    let inspection = one.rejudgement.inspection;
    let id = format!("cases-{}", inspection.id);
    let blocks = if one.consequence.is_empty() {
        let text = "The cases answer no question of one of the two, so nothing can be shown side by side.";
        vec![Block::Paragraph { text: text.to_owned() }]
    } else {
        let caveats: Vec<&str> = {
            let mut all: Vec<_> = one.consequence.iter().flat_map(|pair| pair.verdict.caveats()).collect();
            all.sort_unstable();
            all.dedup();
            all.into_iter().map(comparability::caveat).collect()
        };
        let both: Vec<&Consequence> =
            one.consequence.iter().filter(|pair| pair.a.1.is_ok() && pair.b.1.is_ok()).collect();
        let mut blocks = Vec::new();
        if !both.is_empty() {
            blocks.push(Block::Table(table(walk, one, &both, &id, mask)));
        }
        let half = one.consequence.len() - both.len();
        if half > 0 {
            let text = format!(
                "Pairs of which the cases can answer one side alone: {half}; they are not listed.",
                half = number(half)
            );
            blocks.push(Block::Paragraph { text });
        }
        blocks.extend(shared(walk, one, &id, mask).map(Block::Table));
        if !caveats.is_empty() {
            blocks
                .push(Block::Paragraph { text: format!("To bear in mind: {caveats}.", caveats = caveats.join("; ")) });
        }
        blocks
    };
    Some(Section {
        id,
        title: format!("On the cases of {inspection}", inspection = inspection.title),
        blocks,
        sections: Vec::new(),
    })
}

fn table(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>, pairs: &[&Consequence], id: &str, mask: &Mask) -> Table {
    let columns = vec![
        column(&walk.a.id, ColumnKind::Text),
        column("Share", ColumnKind::Number),
        column(&walk.b.id, ColumnKind::Text),
        column("Share", ColumnKind::Number),
        column("Side by side", ColumnKind::Text),
    ];
    let rows = pairs.iter().map(|pair| row(walk, one, pair, mask)).collect();
    Table {
        name: String::new(), id: format!("{id}-pairs"),
        title: "The same cases under both".to_owned(),
        columns,
        rows,
        notes: vec!["Shares with their limits, whatever the unknown answers are. No difference is shown where two questions ask different things.".to_owned()],
    }
}

fn row(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>, consequence: &Consequence, mask: &Mask) -> Row {
    let pair = &walk.pairs[consequence.pair];
    let (question_a, question_b) = (&walk.a.questions[pair.a], &walk.b.questions[pair.b]);
    let inspection = &one.rejudgement.inspection.id;
    let names = [
        FigureName::new(inspection, &walk.a.id, &question_a.id),
        FigureName::new(inspection, &walk.b.id, &question_b.id),
    ];
    let share =
        |name: &FigureName, (reached, figure): &(Reached, Result<Figure, NoBasis>)| shown(name, *reached, figure, mask);
    let cells = vec![
        Cell::text(format!("{} {}", question_a.id, question_a.title.en)),
        share(&names[0], &consequence.a),
        Cell::text(format!("{} {}", question_b.id, question_b.title.en)),
        share(&names[1], &consequence.b),
        Cell::text(verdict(consequence)),
    ];
    Row { figure: None, kind: RowKind::Body, cells }
}

fn shown(name: &FigureName, reached: Reached, share: &Result<Figure, NoBasis>, mask: &Mask) -> Cell {
    let text = match share {
        Ok(share) => bounded_text(share.point.as_ref(), &share.limits),
        Err(NoBasis::NoData) if reached == Reached::None => "not known".to_owned(),
        Err(why) => words::no_basis(*why).to_owned(),
    };
    Cell::Figure(figure(name, &Value::Words(&text), None, mask))
}

/// Each regime's questions by their own rules over what the other asks too.
fn shared(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>, id: &str, mask: &Mask) -> Option<Table> {
    let columns = vec![
        column("", ColumnKind::Text),
        column("Observations left", ColumnKind::Number),
        column("Share", ColumnKind::Number),
        column("Which", ColumnKind::Text),
    ];
    let mut rows = Vec::new();
    for (framework, questions) in [walk.a, walk.b].into_iter().zip(&one.shared) {
        if questions.is_empty() {
            continue;
        }
        let heading = Cell::text(format!("By the rules of {framework}", framework = framework.id));
        rows.push(Row {
            figure: None,
            kind: RowKind::Group,
            cells: vec![heading, Cell::empty(""), Cell::empty(""), Cell::empty("")],
        });
        rows.extend(questions.iter().map(|shared| {
            let question = &framework.questions[shared.question];
            let name = FigureName::new(&one.rejudgement.inspection.id, &framework.id, &question.id);
            let kept: Vec<&str> = shared.kept.iter().map(String::as_str).collect();
            let cells = vec![
                Cell::text(format!("{} {}", question.id, question.title.en)),
                Cell::text(format!("{kept} of {shared}", kept = shared.kept.len(), shared = shared.of)),
                shown(&name, Reached::Derived, &shared.share, mask),
                Cell::text(words::list(&kept)),
            ];
            Row { figure: None, kind: RowKind::Body, cells }
        }));
    }
    (!rows.is_empty()).then(|| Table {
        name: String::new(), id: format!("{id}-shared"),
        title: "On what both regimes ask".to_owned(),
        columns,
        rows,
        notes: vec!["Each regime's own rule over the observations that both ask, from observations alone: beside the figures above, never instead of them.".to_owned()],
    })
}

/// The verdict with its reasons, but for what the table's note says already.
fn verdict(consequence: &Consequence) -> String {
    let verdict = &consequence.verdict;
    let word = comparability::comparability(verdict.comparability());
    if verdict.comparability() == Comparability::Comparable {
        return word.to_owned();
    }
    let what = |reason: Reason| match reason {
        Reason::Observations => "observations",
        Reason::Rule => "rules",
        Reason::Applies => "of whom they are asked",
        other => comparability::reason(other),
    };
    let reasons: Vec<&str> = verdict.reasons().map(what).collect();
    format!("{word}: {}", reasons.join(", "))
}
