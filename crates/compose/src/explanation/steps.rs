//! The same derivation in a few sentences, for a report: what the figure is made of, by which rule, from where. No case is named.

use std::cell::RefCell;

use assize_diag::Sources;
use assize_report::{Audience, Tree};
use assize_scoring::{Child, FigureName, Reached, Scorecard, StepKind, Trace, TraceStep, has};

use super::{Explainer, UnitIds};
use crate::figures::whole_text;
use crate::inspection::question_text;
use crate::scorecard::capital;
use crate::words;

/// The steps to a figure, for this audience; `None` where the scorecard has no such figure.
pub(crate) fn steps(
    card: &Scorecard<'_>,
    name: &FigureName,
    sources: &Sources,
    audience: Audience,
) -> Option<Vec<String>> {
    if !has(card, name) {
        return None;
    }
    let framework = card.framework;
    let (what, span) = if name.id == "overall" {
        let what = if card.total.is_some() { StepKind::Total } else { StepKind::Printed };
        (what, framework.overall.as_ref().map(|overall| overall.span))
    } else if let Some(node) = framework.node(&name.id) {
        (StepKind::Node { node, leaving: Vec::new() }, Some(framework.nodes[node].span))
    } else if let Some(question) = framework.question(&name.id) {
        let what = StepKind::Question { question, units: Vec::new(), observations: Vec::new() };
        (what, Some(framework.questions[question].span))
    } else if let Some(figure) = card.record.figures.iter().position(|figure| figure.id == name.id) {
        (StepKind::Context(figure), None)
    } else {
        card.inspection.finding(&name.id)?;
        (StepKind::Finding, None)
    };
    let made_of = made_of(card, &what);
    let read_from = read_from(card, &what, sources);
    let trace = Trace { steps: vec![TraceStep { name: name.clone(), what, inputs: Vec::new(), span }] };
    let shown = RefCell::new(Vec::new());
    let explainer = Explainer { card, trace: &trace, sources, audience, ids: UnitIds::Withheld, shown, in_short: true };
    let tree = explainer.step(0);
    let prefix = format!("{name}: ");
    let mut steps = vec![sentence(tree.text.strip_prefix(&prefix).unwrap_or(&tree.text))];
    steps.extend(made_of);
    steps.extend(tree.children.iter().map(flat));
    steps.extend(read_from);
    steps.extend(tree.notes.iter().map(|note| sentence(note)));
    Some(steps)
}

fn sentence(text: &str) -> String {
    let text = capital(text);
    if text.ends_with('.') { text } else { format!("{text}.") }
}

fn flat(branch: &Tree) -> String {
    let inner: Vec<String> = branch.children.iter().map(|child| child.text.clone()).collect();
    let notes: Vec<&str> = branch.notes.iter().map(String::as_str).collect();
    let mut text = branch.text.clone();
    if !inner.is_empty() {
        text += &format!(": {}", inner.join("; "));
    }
    if !notes.is_empty() {
        text += &format!(" ({})", notes.join("; "));
    }
    sentence(&text)
}

/// The shares that a node is made of.
fn made_of(card: &Scorecard<'_>, what: &StepKind) -> Option<String> {
    let StepKind::Node { node, .. } = what else { return None };
    let said = |child: &Child| match child {
        Child::Question(question) => {
            let is_known = card.questions[*question].figure.is_ok();
            is_known.then(|| format!("{} {}", child.label(card.framework), question_text(card, *question)))
        }
        Child::Node(_) => None,
    };
    let parts: Vec<String> = card.nodes[*node].children.iter().filter_map(said).collect();
    (!parts.is_empty()).then(|| format!("Its parts: {}.", words::list(&parts)))
}

/// From which file, without its folders; of a table nothing but its name and how many rows it has.
fn read_from(card: &Scorecard<'_>, what: &StepKind, sources: &Sources) -> Option<String> {
    let StepKind::Question { question, .. } = what else { return None };
    let declared = &card.framework.questions[*question];
    let from_rows = matches!(card.tally.reached[*question], Reached::Recorded | Reached::Derived | Reached::Mixed);
    if !from_rows {
        return None;
    }
    if let Some(members) = &card.members {
        return Some(format!("Pooled from {} inspections.", members.ids.len()));
    }
    let table = card.inspection.table(&declared.unit)?;
    let name = sources.get(table.source).file_name();
    Some(format!("Read from {name}: {} rows.", whole_text(table.len() as u64)))
}
