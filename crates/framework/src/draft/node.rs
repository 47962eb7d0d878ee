use assize_diag::{Span, Spanned};
use assize_model::Text;
use assize_reader::{TomlItem, TomlTable};

use super::id::id_of;
use super::{MeasureDraft, Origin, RatingRuleDraft, WeightsDraft, replaces};
use crate::diags::{reserved_id, rule_of_another_rollup};
use crate::{Also, Rollup};

#[derive(Clone)]
pub(crate) struct NodeDraft {
    pub(crate) id: Spanned<String>,
    /// `None` where it could not be read, which has been complained of.
    pub(crate) level: Option<Spanned<String>>,
    pub(crate) label: Option<String>,
    pub(crate) title: Text,
    pub(crate) under: Option<Spanned<String>>,
    pub(crate) rollup: Option<Rollup>,
    pub(crate) rating_rule: Option<RatingRuleDraft>,
    pub(crate) measure: Option<MeasureDraft>,
    pub(crate) also: Option<Also>,
    pub(crate) band: Option<Spanned<String>>,
    pub(crate) weights: Option<WeightsDraft>,
    pub(crate) in_total: bool,
    pub(crate) text: Option<Text>,
    pub(crate) origin: Origin,
    pub(crate) replaces: Option<Span>,
}

impl NodeDraft {
    pub(crate) fn read(mut table: TomlTable<'_>) -> Option<Self> {
        let id = id_of(&mut table, "node");
        if let Some(id) = id.as_ref().filter(|id| id.value == "overall") {
            table.page.complaints.push(reserved_id("node", id, "the name of the overall figure"));
        }
        let replaces = replaces(&mut table);
        let level = table.required("level").and_then(TomlItem::string);
        let label = table.string("label");
        let title = table.required_text("title");
        let under = table.get("under").and_then(TomlItem::string);
        let rollup = match table.get("rollup") {
            None => Ok(None),
            Some(item) => item.choice("rollup", &Rollup::ALL, Rollup::words).map(Some).ok_or(()),
        };
        let (rating_rule, is_whole) = RatingRuleDraft::read(&mut table, rollup);
        let measure = read_measure(&mut table, rollup);
        let is_read = rollup.is_ok();
        let rollup = rollup.ok().flatten();
        let also = table.get("also").and_then(read_also);
        // Of a rollup that could not be read it is not known whether it may have one.
        let band = table.get("band").and_then(TomlItem::string).filter(|_| is_read);
        let weights = table.get("weights").and_then(WeightsDraft::read).filter(|_| is_whole);
        let in_total = table.flag("in-total").is_none_or(|flag| flag.value);
        let text = table.text("text");
        let origin = Origin::read(&mut table);
        table.finish();
        Some(Self {
            id: id?,
            level,
            label,
            title,
            under,
            rollup,
            rating_rule,
            measure,
            also,
            band,
            weights,
            in_total,
            text,
            origin,
            replaces,
        })
    }
}

/// The measure that the rollup needs; one that it does not is complained of. `Err`: the word for the rollup is wrong, which has been
/// complained of.
fn read_measure(table: &mut TomlTable<'_>, rollup: Result<Option<Rollup>, ()>) -> Option<MeasureDraft> {
    if rollup == Ok(Some(Rollup::Measure)) {
        return table.required("measure").and_then(MeasureDraft::read);
    }
    if let (Some(item), Ok(rollup)) = (table.get("measure"), rollup) {
        let complaint = rule_of_another_rollup(&table.what, "measure", Rollup::Measure, rollup, item.span);
        table.page.complaints.push(complaint);
    }
    None
}

/// `also = { rollup, status, source }`.
fn read_also(item: TomlItem<'_>) -> Option<Also> {
    let span = item.span;
    let mut table = item.table()?;
    let rollup = table.required("rollup").and_then(|item| item.choice("rollup", &Rollup::SHARES, Rollup::words));
    let origin = Origin::read_expected(&mut table);
    table.finish();
    Some(Also { rollup: rollup?, origin, span })
}
