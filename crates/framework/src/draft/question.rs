use assize_diag::{Span, Spanned};
use assize_model::Text;
use assize_reader::{TomlItem, TomlTable};

use super::catalogue::complain_of_column_name;
use super::id::id_of;
use super::{Origin, RuleDraft, ScaleDraft, WhenDraft, replaces, twice};
use crate::diags::orphan;

#[derive(Clone)]
pub(crate) struct QuestionDraft {
    pub(crate) id: Spanned<String>,
    pub(crate) declared_by: String,
    pub(crate) under: Vec<Spanned<String>>,
    /// `None` where it could not be read, which has been complained of.
    pub(crate) unit: Option<Spanned<String>>,
    pub(crate) label: Option<String>,
    pub(crate) title: Text,
    pub(crate) applies: Option<WhenDraft>,
    pub(crate) rule: Option<RuleDraft>,
    pub(crate) scale: Option<ScaleDraft>,
    /// It has a scale that could not be read, which has been complained of.
    pub(crate) has_bad_scale: bool,
    pub(crate) scored: bool,
    pub(crate) text: Option<Text>,
    pub(crate) origin: Origin,
    pub(crate) replaces: Option<Span>,
}

#[derive(Clone)]
pub(crate) struct PromptDraft {
    pub(crate) question: QuestionDraft,
    pub(crate) informs: Option<Spanned<String>>,
}

impl QuestionDraft {
    pub(crate) fn read(mut table: TomlTable<'_>, declared_by: &str) -> Option<Self> {
        let mut question = read_asked(&mut table, "question", declared_by);
        let under = table.required("under").and_then(read_under);
        let scored = table.flag("scored").is_none_or(|flag| flag.value);
        let scale = ScaleDraft::read(&mut table);
        if let Some(question) = &mut question {
            question.has_bad_scale = scale.is_none() && table.get("scale").is_some();
            question.scale = scale;
        }
        if let (Some(question), Some(under)) = (&mut question, under) {
            if under.value.is_empty() {
                table.page.complaints.push(orphan(&question.id.value, under.span));
            }
            question.under = under.value;
            question.scored = scored;
        }
        table.finish();
        question
    }
}

impl PromptDraft {
    pub(crate) fn read(mut table: TomlTable<'_>, declared_by: &str) -> Option<Self> {
        let question = read_asked(&mut table, "prompt", declared_by);
        // With `under` in its place, that is what is reported.
        let informs = if table.has("under") { table.get("informs") } else { table.required("informs") };
        let informs = informs.and_then(TomlItem::string);
        table.finish();
        Some(Self { question: question?, informs })
    }
}

/// What questions and prompts have in common.
fn read_asked(table: &mut TomlTable<'_>, noun: &'static str, declared_by: &str) -> Option<QuestionDraft> {
    let id = id_of(table, noun);
    if let Some(id) = &id {
        complain_of_column_name(table.page, noun, id);
    }
    let replaces = replaces(table);
    let unit = table.required("unit").and_then(TomlItem::string);
    let label = table.string("label");
    let title = table.required_text("title");
    let applies = table.get("applies").and_then(WhenDraft::read);
    let origin = Origin::read(table);
    let rule = table.get("rule").and_then(|item| RuleDraft::read(item, &table.what, &origin));
    let text = table.text("text");
    let (declared_by, under, scored) = (declared_by.to_owned(), Vec::new(), false);
    Some(QuestionDraft {
        id: id?,
        declared_by,
        under,
        unit,
        label,
        title,
        applies,
        rule,
        scale: None,
        has_bad_scale: false,
        scored,
        text,
        origin,
        replaces,
    })
}

fn read_under(item: TomlItem<'_>) -> Option<Spanned<Vec<Spanned<String>>>> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let under = item.list()?;
    let written = under.len();
    let under: Vec<_> = under.into_iter().filter_map(TomlItem::string).collect();
    twice::ids(page, &what, &under);
    (written == under.len()).then_some(Spanned { value: under, span })
}
