use assize_diag::Spanned;
use assize_reader::Complaints;

use super::catalogue::{Vocabulary, check_unit};
use super::condition::check_when;
use super::look_up_declared;
use super::rules::{check_rule, complain_of_circles};
use super::scale::check_scales;
use crate::diags::{Sort, ambiguous_id};
use crate::draft::{FrameworkDraft, PromptDraft, QuestionDraft};
use crate::{Node, Prompt, Question};

/// The questions and prompts of a framework; the questions are hung from their nodes.
pub(super) fn check_questions(
    draft: &FrameworkDraft,
    vocabulary: &Vocabulary,
    nodes: &mut [Node],
    complaints: &Complaints,
) -> (Vec<Question>, Vec<Prompt>) {
    let mut questions = Vec::new();
    for (index, written) in draft.questions.iter().enumerate() {
        complain_of_column("question", &written.id, vocabulary, complaints);
        let mut question = check_question(draft, written, vocabulary, complaints);
        question.under = check_under(draft, &written.under, nodes, complaints);
        for node in &question.under {
            nodes[*node].questions.push(index);
        }
        questions.push(question);
    }
    complain_of_circles(draft, &questions, complaints);
    check_scales(draft, &mut questions, complaints);
    let prompts = draft.prompts.iter().map(|written| check_prompt(draft, written, vocabulary, complaints)).collect();
    (questions, prompts)
}

fn check_prompt(
    draft: &FrameworkDraft,
    written: &PromptDraft,
    vocabulary: &Vocabulary,
    complaints: &Complaints,
) -> Prompt {
    complain_of_column("prompt", &written.question.id, vocabulary, complaints);
    let known: Vec<_> = draft.questions.iter().map(|question| question.id.value.as_str()).collect();
    let informs = written.informs.as_ref();
    let informs = informs.and_then(|informs| look_up_declared(Sort::Question, informs, &known, draft, complaints));
    let question = check_question(draft, &written.question, vocabulary, complaints);
    Prompt { question, informs: informs.unwrap_or_default() }
}

/// A column must mean one thing: complains of a question with the id of a fact or an observation.
fn complain_of_column(noun: &'static str, id: &Spanned<String>, vocabulary: &Vocabulary, complaints: &Complaints) {
    if let Some(first) = vocabulary.column(&id.value) {
        complaints.push(ambiguous_id(&id.value, first, (noun, id.span)));
    }
}

fn check_under(
    draft: &FrameworkDraft,
    under: &[Spanned<String>],
    nodes: &[Node],
    complaints: &Complaints,
) -> Vec<usize> {
    let known: Vec<_> = nodes.iter().map(|node| node.id.as_str()).collect();
    under.iter().filter_map(|id| look_up_declared(Sort::Node, id, &known, draft, complaints)).collect()
}

fn check_question(
    draft: &FrameworkDraft,
    written: &QuestionDraft,
    vocabulary: &Vocabulary,
    complaints: &Complaints,
) -> Question {
    let catalogue = &vocabulary.catalogue;
    let unit = written.unit.as_ref().and_then(|unit| check_unit(unit, catalogue, complaints));
    Question {
        id: written.id.value.clone(),
        declared_by: written.declared_by.clone(),
        under: Vec::new(),
        unit: unit.unwrap_or_default().to_owned(),
        label: written.label.clone(),
        title: written.title.clone(),
        applies: written.applies.as_ref().map(|applies| check_when(applies, unit, catalogue, complaints)),
        rule: written.rule.as_ref().map(|rule| check_rule(draft, (written, unit), rule, catalogue, complaints)),
        scale: None,
        answers_of: None,
        scored: written.scored,
        text: written.text.clone(),
        origin: written.origin.clone(),
        span: written.id.span,
    }
}
