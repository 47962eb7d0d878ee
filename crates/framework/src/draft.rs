//! What a file says, read but not yet looked up: names are still words, and every one of them knows its place.

mod band;
mod base;
mod catalogue;
mod condition;
mod header;
mod id;
pub(crate) mod kind;
mod limit;
mod measure;
mod node;
mod origin;
mod overall;
mod proportions;
mod provider;
mod question;
mod rating_rule;
mod ratings;
mod rule;
mod sample;
mod scale;
mod twice;
mod weights;
mod words;

pub(crate) use band::BandDraft;
pub(crate) use catalogue::{CatalogueDraft, FactDraft, ObservationDraft};
pub(crate) use condition::{AlternativeDraft, ConditionDraft, WhenDraft};
pub(crate) use header::Header;
pub(crate) use limit::LimitDraft;
pub(crate) use measure::MeasureDraft;
pub(crate) use node::NodeDraft;
pub use origin::Origin;
pub(crate) use overall::{OverallDraft, TotalEdges};
pub(crate) use proportions::ProportionsDraft;
pub(crate) use provider::ProviderDraft;
pub(crate) use question::{PromptDraft, QuestionDraft};
pub(crate) use rating_rule::{BoundDraft, MatrixDraft, OfDraft, RatingConditionDraft, RatingRuleDraft, RungDraft};
pub(crate) use ratings::RatingsDraft;
pub(crate) use rule::{EntryDraft, RuleDraft};
pub(crate) use sample::SampleDraft;
pub(crate) use scale::ScaleDraft;
pub(crate) use weights::WeightsDraft;
pub(crate) use words::WordDraft;

use assize_diag::{Span, Spanned};
use assize_model::ProviderKind;
use assize_reader::TomlTable;

use crate::MissingRule;
use crate::diags::Sort;

/// A framework as its file has it; after [`extend`](crate::extend::extend), with all that it inherits.
#[derive(Clone)]
pub(crate) struct FrameworkDraft {
    pub(crate) header: Header,
    /// Kinds of provider of its own.
    pub(crate) kinds: Vec<(Spanned<String>, ProviderKind)>,
    pub(crate) ratings: Option<RatingsDraft>,
    pub(crate) bands: Vec<BandDraft>,
    pub(crate) proportions: Option<ProportionsDraft>,
    pub(crate) overall: Option<OverallDraft>,
    pub(crate) limits: Vec<LimitDraft>,
    pub(crate) words: Vec<WordDraft>,
    pub(crate) missing: Option<MissingRule>,
    pub(crate) sample: Option<SampleDraft>,
    pub(crate) nodes: Vec<NodeDraft>,
    pub(crate) questions: Vec<QuestionDraft>,
    pub(crate) prompts: Vec<PromptDraft>,
    pub(crate) catalogue: CatalogueDraft,
}

impl FrameworkDraft {
    /// Reads a framework file; `None` where it does not say which framework it is.
    pub(crate) fn read(mut file: TomlTable<'_>) -> Option<Self> {
        file.get("$schema");
        let kinds = kind::read_all(&mut file);
        let own: Vec<_> = kinds.iter().map(|(_, kind)| kind.clone()).collect();
        let header = file.required_table("framework", "[framework]").and_then(|table| Header::read(table, &own));
        let id = header.as_ref().map(|header| header.id.value.clone());
        let id = id.as_deref().unwrap_or_default();
        let ratings = file.table("ratings").map(RatingsDraft::read);
        let bands = file.table("bands").map(BandDraft::read_all).unwrap_or_default();
        let proportions = file.table("proportions").map(ProportionsDraft::read);
        let overall = file.table("overall").map(OverallDraft::read);
        let limits = file.tables("limit").into_iter().filter_map(LimitDraft::read).collect();
        let words = file.table("words").map(WordDraft::read_all).unwrap_or_default();
        let sample = file.table("sample").map(SampleDraft::read);
        let missing = file.table("missing").and_then(base::read_missing);
        let nodes = file.tables("node").into_iter().filter_map(NodeDraft::read).collect();
        let questions =
            file.tables("question").into_iter().filter_map(|table| QuestionDraft::read(table, id)).collect();
        let prompts = file.tables("prompt").into_iter().filter_map(|table| PromptDraft::read(table, id)).collect();
        let catalogue = CatalogueDraft::read(&mut file, Some(id));
        for key in file.misspelt() {
            if let Some(sort) = Sort::of_noun(key) {
                file.page.follows(sort.code());
            }
        }
        file.finish();
        Some(Self {
            header: header?,
            kinds,
            ratings,
            bands,
            proportions,
            overall,
            limits,
            words,
            missing,
            sample,
            nodes,
            questions,
            prompts,
            catalogue,
        })
    }
}

/// Where a table has `replaces = true`.
fn replaces(table: &mut TomlTable<'_>) -> Option<Span> {
    table.flag("replaces").filter(|flag| flag.value).map(|flag| flag.span)
}
