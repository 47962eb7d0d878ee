use assize_diag::{Span, Spanned};
use assize_reader::{TomlItem, TomlTable};

use super::id::id_of;
use super::{BoundDraft, Origin, RatingConditionDraft, replaces};

#[derive(Clone)]
pub(crate) struct LimitDraft {
    pub(crate) id: Spanned<String>,
    /// `None`: the overall rating.
    pub(crate) on: Option<Spanned<String>>,
    pub(crate) condition: RatingConditionDraft,
    /// `None` where it could not be read, which has been complained of.
    pub(crate) bound: Option<BoundDraft>,
    pub(crate) origin: Origin,
    pub(crate) replaces: Option<Span>,
}

impl LimitDraft {
    pub(crate) fn read(mut table: TomlTable<'_>) -> Option<Self> {
        let id = id_of(&mut table, "limit");
        let replaces = replaces(&mut table);
        let on = table.get("on").and_then(TomlItem::string).filter(|on| on.value != "overall");
        let bound = BoundDraft::read(&mut table, &[("at-most", true), ("at-least", false)]);
        let condition = RatingConditionDraft::read(&mut table);
        let origin = Origin::read_expected(&mut table);
        table.finish();
        Some(Self { id: id?, on, condition, bound: bound.map(|(bound, _)| bound), origin, replaces })
    }
}
