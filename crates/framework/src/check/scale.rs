//! Scales of questions, with the value from which an answer is sufficient.

use assize_diag::Spanned;
use assize_model::fold;
use assize_reader::{Complaints, tick};

use super::look_up_declared;
use crate::diags::{Sort, bad_scale};
use crate::draft::{FrameworkDraft, QuestionDraft, ScaleDraft};
use crate::{Question, Scale};

/// Gives the questions their scales, and those with the answers of another what goes with them.
pub(super) fn check_scales(draft: &FrameworkDraft, questions: &mut [Question], complaints: &Complaints) {
    for (index, written) in draft.questions.iter().enumerate() {
        let Some(scale) = &written.scale else { continue };
        let of = match &scale.answers_of {
            Some(of) => match answers_of(draft, (written, of), complaints) {
                Some(of) => Some(of),
                None => continue,
            },
            None => None,
        };
        let values =
            of.map_or(Some(scale), |of| draft.questions[of].scale.as_ref()).and_then(|scale| scale.values.as_ref());
        let Some(values) = values else { continue };
        questions[index].scale = check_met(&values.value, scale, complaints);
        questions[index].answers_of = of;
        if let Some(of) = of {
            questions[index].applies = questions[of].applies.clone();
        }
    }
}

/// The question whose answers a question has: one of the same unit with a scale of its own.
fn answers_of(
    draft: &FrameworkDraft,
    (written, of): (&QuestionDraft, &Spanned<String>),
    complaints: &Complaints,
) -> Option<usize> {
    let known: Vec<_> = draft.questions.iter().map(|question| question.id.value.as_str()).collect();
    let index = look_up_declared(Sort::Question, of, &known, draft, complaints)?;
    let other = &draft.questions[index];
    let (question, named) = (tick(&written.id.value), tick(&of.value));
    let unit = |question: &QuestionDraft| question.unit.as_ref().map(|unit| unit.value.clone());
    let found = match () {
        // One that could not be read has been complained of.
        () if other.has_bad_scale => None,
        () if other.scale.as_ref().is_none_or(|scale| scale.values.is_none()) => Some((
            format!("question {question} has the answers of {named}, which has no scale"),
            "give that one a `scale`",
        )),
        () if unit(written) != unit(other) => {
            let help = "answers are in one table: both questions must be about one unit";
            Some((format!("question {question} has the answers of {named}, which is asked of another unit"), help))
        }
        () if written.rule.is_some() || written.applies.is_some() => {
            let help = "leave `applies` and `rule` out: it applies where that one does";
            Some((format!("question {question} has the answers of {named} and conditions of its own"), help))
        }
        () => None,
    };
    if let Some((message, help)) = found {
        complaints.push(bad_scale(message, help, of.span));
        return None;
    }
    Some(index)
}

fn check_met(values: &[Spanned<String>], scale: &ScaleDraft, complaints: &Complaints) -> Option<Scale> {
    let is_met = |value: &Spanned<String>| fold(&value.value) == fold(&scale.met.value);
    let listed: Vec<String> = values.iter().map(|value| tick(&value.value)).collect();
    let found = values.iter().position(is_met);
    let fault = match found {
        None => Some((
            format!("{} is not a value of the scale", tick(&scale.met.value)),
            format!("its values are {}", listed.join(", ")),
        )),
        Some(0) => {
            let message =
                format!("{} is the worst value of the scale, so every answer is sufficient", tick(&scale.met.value));
            Some((message, format!("write a scale worst first: {}", listed.join(", "))))
        }
        Some(_) => None,
    };
    if let Some((message, help)) = fault {
        complaints.push(bad_scale(message, help, scale.met.span));
        return None;
    }
    let values = values.iter().map(|value| value.value.clone()).collect();
    Some(Scale { values, met: found? })
}
