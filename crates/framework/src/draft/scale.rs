use assize_diag::Spanned;
use assize_model::{answer_of_word, fold};
use assize_reader::{TomlItem, TomlTable, tick};

use super::twice;
use crate::diags::bad_scale;

/// `scale`, `met` and `answers-of` of a question.
#[derive(Clone)]
pub(crate) struct ScaleDraft {
    /// The values, worst first; `None`: those of the question whose answers it has.
    pub(crate) values: Option<Spanned<Vec<Spanned<String>>>>,
    pub(crate) answers_of: Option<Spanned<String>>,
    pub(crate) met: Spanned<String>,
}

impl ScaleDraft {
    pub(super) fn read(table: &mut TomlTable<'_>) -> Option<Self> {
        let [scale, met, answers_of] = ["scale", "met", "answers-of"].map(|key| table.get(key));
        let spans = [&scale, &met, &answers_of].map(|item| item.as_ref().map(|item| item.span));
        match spans {
            [None, None, None] => return None,
            [Some(_), _, Some(span)] => {
                let message = format!("{} has a scale of its own and the answers of another question", table.what);
                table.page.complaints.push(bad_scale(message, "leave `scale` or `answers-of` out", span));
            }
            [None, Some(span), None] => {
                let message = format!("{} says in `met` which value is enough, but has no scale", table.what);
                let help = "`scale` lists the values, worst first; `answers-of` names a question that has one";
                table.page.complaints.push(bad_scale(message, help, span));
            }
            [span, None, other] => {
                let message = format!("{} does not say which value of its scale is sufficient", table.what);
                let help = "`met = \"...\"`: this value and those after it";
                table.page.complaints.push(bad_scale(message, help, span.or(other).unwrap_or(table.span)));
            }
            [Some(_), Some(_), None] | [None, Some(_), Some(_)] => {}
        }
        let values = scale.map(read_values);
        let (met, answers_of) = (met.and_then(TomlItem::string), answers_of.map(TomlItem::string));
        // What could not be read has been complained of.
        Some(Self {
            values: values.map_or(Some(None), |values| values.map(Some))?,
            answers_of: answers_of.flatten(),
            met: met?,
        })
    }
}

fn read_values(item: TomlItem<'_>) -> Option<Spanned<Vec<Spanned<String>>>> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let values: Vec<Spanned<String>> = item.list()?.into_iter().map(TomlItem::string).collect::<Option<_>>()?;
    twice::words(page, &what, &values);
    if values.len() < 2 {
        let message = format!("{what} has {} of the two values or more that a scale needs", values.len());
        page.complaints.push(bad_scale(message, "list all that may be answered, worst first", span));
    }
    for value in &values {
        let other = answer_of_word(&fold(&value.value)).filter(|answer| !answer.is_known());
        if let Some(other) = other {
            let message =
                format!("{} is not a value of a scale: it means \"{}\" everywhere", tick(&value.value), other.word());
            page.complaints.push(bad_scale(message, "leave it out: it may be answered in any case", value.span));
        }
    }
    Some(Spanned { value: values, span })
}
