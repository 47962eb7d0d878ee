//! `[defaults]`, `[rates]` and `[[shift]]`.

use assize_reader::{TomlItem, TomlTable};

use super::{AnswerRates, CountsWanted, Defaults, SharesWanted, Shift, Wanted, facts};
use crate::chance::{Chance, get_share, read_share};
use crate::diags;

pub(super) fn defaults(mut table: TomlTable<'_>) -> Defaults {
    let usual = Defaults::default();
    let defaults = Defaults {
        sufficient: get_share(&mut table, "sufficient").unwrap_or(usual.sufficient),
        asked: get_share(&mut table, "asked").unwrap_or(usual.asked),
        quality: get_share(&mut table, "quality").unwrap_or(usual.quality),
        cannot_tell: get_share(&mut table, "cannot-tell").unwrap_or(usual.cannot_tell),
        missing: get_share(&mut table, "missing").unwrap_or(usual.missing),
        exact: table.flag("exact").map_or(usual.exact, |flag| flag.value),
    };
    table.finish();
    defaults
}

pub(super) fn read(top: &mut TomlTable<'_>) -> Vec<AnswerRates> {
    let Some(table) = top.table("rates") else { return Vec::new() };
    let entry = |(id, item): (_, TomlItem<'_>)| {
        let (wanted, quality) = if item.is_table() { wanted(item.table()?)? } else { short(item)? };
        Some(AnswerRates { id, wanted, quality })
    };
    table.entries().into_iter().filter_map(entry).collect()
}

/// A share alone is that of the sufficient.
fn short(item: TomlItem<'_>) -> Option<(Wanted, Option<Chance>)> {
    let sufficient = Some(read_share(item)?);
    Some((Wanted::Shares(SharesWanted { sufficient, ..SharesWanted::default() }), None))
}

/// Counts where `insufficient` stands, else shares.
fn wanted(mut table: TomlTable<'_>) -> Option<(Wanted, Option<Chance>)> {
    let before = table.page.complaints.errors();
    let quality = get_share(&mut table, "quality");
    let wanted = match table.get("insufficient") {
        Some(insufficient) => {
            let count = |item: Option<TomlItem<'_>>| item.and_then(TomlItem::whole).map(|count| count.value);
            let sufficient = table.required("sufficient");
            Wanted::Counts(CountsWanted {
                sufficient: count(sufficient).unwrap_or_default(),
                insufficient: count(Some(insufficient)).unwrap_or_default(),
                cannot_tell: count(table.get("cannot-tell")).unwrap_or_default(),
                missing: count(table.get("missing")).unwrap_or_default(),
                not_applicable: count(table.get("not-applicable")),
            })
        }
        None => Wanted::Shares(SharesWanted {
            sufficient: get_share(&mut table, "sufficient"),
            asked: get_share(&mut table, "asked"),
            cannot_tell: get_share(&mut table, "cannot-tell"),
            missing: get_share(&mut table, "missing"),
        }),
    };
    let page = table.page;
    table.finish();
    (page.complaints.errors() == before).then_some((wanted, quality))
}

pub(super) fn shift(mut table: TomlTable<'_>) -> Option<Shift> {
    let (page, what, span) = (table.page, table.what.clone(), table.span);
    let among = table.required("among").and_then(facts::among);
    let (raise, lower) = (get_share(&mut table, "raise"), get_share(&mut table, "lower"));
    table.finish();
    if raise.is_some() == lower.is_some() {
        page.complaints.push(diags::raise_or_lower(&what, span));
    }
    let none = Chance::of_millionths(0);
    Some(Shift { among: among?, raise: raise.unwrap_or(none), lower: lower.unwrap_or(none) })
}
